"""Long work that goes on where the visitor leaves or reloads the page: one at a time in this process, looked at by all."""

import logging
import threading
from collections.abc import Callable
from dataclasses import dataclass, field

from vectorstore.errors import DtzError, IngestBusyError

Tell = Callable[[str, int, int], None]
"""Called with the name of a step (Dutch), how much is done and how much there is."""
_LOG = logging.getLogger(__name__)
_STARTING = threading.Lock()


@dataclass
class Job:
    """Work that is under way, or done. `problem` is a Dutch sentence; `broken` says that the program is at fault."""

    title: str
    step: str = ""
    share: float = 0.0
    problem: str = ""
    broken: bool = False
    thread: threading.Thread | None = field(default=None, repr=False)

    @property
    def running(self) -> bool:
        """Whether it is still at work."""
        return self.thread is not None and self.thread.is_alive()

    def wait(self, seconds: float) -> None:
        """Wait until it is done, but no longer than this."""
        if self.thread:
            self.thread.join(seconds)

    def tell(self, step: str, done: int, total: int) -> None:
        """How far it is."""
        self.share = min(1.0, done / total) if total else 1.0
        self.step = f"{step}: {done} van {total}"


class _Desk:
    """Where the work of this process is kept."""

    job: Job | None = None


def current_job() -> Job | None:
    """The work that is under way, whoever started it."""
    job = _Desk.job
    return job if job and job.running else None


def start_job(title: str, work: Callable[[Tell], object]) -> Job:
    """Start work in a thread of its own. Raises IngestBusyError where other work is under way."""
    with _STARTING:
        if current_job():
            raise IngestBusyError(
                "Er wordt al een rapport toegevoegd of teruggedraaid; probeer het opnieuw als dat klaar is."
            )
        job = Job(title)
        job.thread = threading.Thread(target=_run, args=(job, work), daemon=True)
        _Desk.job = job
        job.thread.start()
    return job


def _run(job: Job, work: Callable[[Tell], object]) -> None:
    try:
        work(job.tell)
    except DtzError as problem:
        job.problem = str(problem)
    except Exception:
        _LOG.exception("fault while a report was added or taken out")
        job.broken = True
