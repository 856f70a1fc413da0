"""Documents that cannot go stale: every command in README exists, every file named in ARCHITECTURE.md is there."""

import re
import shlex

import pytest

from assistant.cli import build_parser
from vectorstore.settings import PROJECT

README = (PROJECT / "README.md").read_text(encoding="utf-8")
COMMANDS = [
    line.strip().split("dtz ", 1)[1] for line in README.splitlines() if line.startswith("    ") and "bin/dtz " in line
]


@pytest.mark.parametrize("command", COMMANDS)
def test_commands_in_the_readme_are_understood(command: str) -> None:
    assert build_parser().parse_args(shlex.split(command)).run


def test_the_readme_has_commands() -> None:
    assert len(COMMANDS) >= 6


def test_make_targets_in_the_readme_exist() -> None:
    makefile = (PROJECT / "Makefile").read_text(encoding="utf-8")
    for target in set(re.findall(r"make (\w+)", README)):
        assert re.search(rf"^{target}:", makefile, re.MULTILINE), target


def test_files_in_the_architecture_exist() -> None:
    text = (PROJECT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    names = {name.rsplit("/", 1)[-1] for name in re.findall(r"[\w/]+\.py", text)}
    present = {
        path.name for folder in ("assistant", "ingest", "vectorstore", ".") for path in (PROJECT / folder).rglob("*.py")
    }
    assert names <= present


def test_every_module_is_in_the_architecture() -> None:
    text = (PROJECT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    for folder in ("assistant", "ingest", "vectorstore"):
        for path in (*(PROJECT / folder).glob("*.py"), *(PROJECT / folder / "evaluation").glob("*.py")):
            assert path.name == "__init__.py" or path.stem in text, path
