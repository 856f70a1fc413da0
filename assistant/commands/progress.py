"""Progress of long work on a terminal."""

import sys
from typing import Never

from tqdm import tqdm


class ProgressBar:
    """Progress of a long step on stderr: a bar on a terminal, one line a step elsewhere."""

    def __init__(self) -> None:
        self._bars: dict[str, tqdm[Never]] = {}

    def __call__(self, step: str, done: int, total: int) -> None:
        """Show that `done` of `total` is done."""
        if step not in self._bars:
            self._bars[step] = tqdm(total=total, desc=step, disable=None, leave=False)
        bar = self._bars[step]
        bar.update(done - bar.n)
        if done == total:
            bar.close()
            print(f"{step}: {total}", file=sys.stderr)
