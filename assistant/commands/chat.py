"""`dtz chat`: the web app."""

import argparse
import os
import sys

from assistant.commands.dutch_parser import Commands
from vectorstore.errors import ServiceError
from vectorstore.settings import PROJECT


def add_chat(commands: Commands) -> argparse.ArgumentParser:
    """Add the command."""
    command = commands.add_parser("chat", help="open de chatpagina")
    command.add_argument("--port", type=int, default=8501, metavar="POORT", help="poort (8501)")
    command.add_argument("--no-browser", action="store_true", help="open geen browser")
    command.set_defaults(run=_chat)
    return command


def _chat(options: argparse.Namespace) -> int:
    import subprocess

    from vectorstore.library import open_library

    open_library(options.index)
    if not _is_free(options.port):
        raise ServiceError(f"Poort {options.port} is al in gebruik; kies een andere met: dtz chat --port 8502")
    command = [sys.executable, "-m", "streamlit", "run", str(PROJECT / "streamlit_app.py")]
    command += ["--server.port", str(options.port), "--server.headless", str(options.no_browser).lower()]
    print(f"De chatpagina staat op http://localhost:{options.port} (stoppen: Ctrl-C).", flush=True)
    environment = {**os.environ, "DTZ_INDEX": str(options.index)}
    return subprocess.run(command, env=environment, cwd=PROJECT, check=False).returncode


def _is_free(port: int) -> bool:
    import socket

    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) != 0
