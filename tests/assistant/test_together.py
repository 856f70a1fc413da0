"""Several visitors at once, from the first second on: each gets the answer to the question that is theirs."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from vectorstore.settings import PROJECT

QUESTIONS = (
    "hoeveel huizen worden er gebouwd in Emmen",
    "waarom kampt de zorg met krapte",
    "welke gevolgen heeft de vergrijzing",
    "hoe hoog is de werkloosheid in Hardenberg",
    "wat doet de stikstofcrisis met de landbouw",
    "hoeveel golfbanen zijn er",
)
ALL_AT_ONCE = """
import json, sys, threading
from pathlib import Path
from assistant.ask import Assistant
from vectorstore.library import open_index

assistant, questions, given = Assistant(open_index(Path(sys.argv[1]))), json.loads(sys.argv[2]), {}
start = threading.Barrier(len(questions) + 1)

def visitor(question):
    start.wait()
    given[question] = [assistant.ask(question).text for _ in range(3)]

def warm_up():
    start.wait()
    assistant.warm_up()

threads = [threading.Thread(target=visitor, args=(q,)) for q in questions] + [threading.Thread(target=warm_up)]
for thread in threads: thread.start()
for thread in threads: thread.join()
print(json.dumps([given.get(q) for q in questions] + [[assistant.ask(q).text] * 3 for q in questions]))
"""


@pytest.mark.slow
@pytest.mark.parametrize("attempt", range(3))
def test_visitors_at_once_get_their_own_answers(real_index: Path, attempt: int) -> None:
    command = [sys.executable, "-c", ALL_AT_ONCE, str(real_index), json.dumps(QUESTIONS)]
    done = subprocess.run(command, cwd=PROJECT, env=dict(os.environ), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert not done.stderr, done.stderr
    answers = json.loads(done.stdout)
    together, alone = answers[: len(QUESTIONS)], answers[len(QUESTIONS) :]
    assert together == alone
    assert len({texts[0] for texts in alone}) == len(QUESTIONS)
