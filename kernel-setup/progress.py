"""Says where a run is: one line that changes on a terminal, a line now and then elsewhere."""

from __future__ import annotations

import shutil
import sys
import time

from estimate import Estimate
from message import say, seconds

EVERY = 15.0  # seconds between two lines where lines stay


class Progress:
    """Of one run over some notebooks."""

    def __init__(self, stems: list[str], estimate: Estimate) -> None:
        self.stems = stems
        self.estimate = estimate
        self.begun = time.monotonic()
        self.terminal = sys.stdout.isatty()
        self.last = 0.0
        self.stem = ""
        self.cell = 0
        self.cells = 0
        self.cell_begun = self.begun

    def notebook(self, stem: str, cells: int) -> None:
        self.stem, self.cells, self.cell = stem, cells, 0
        self.cell_begun = time.monotonic()
        self.last = 0.0
        self.show()

    def cell_started(self) -> None:
        self.cell += 1
        self.cell_begun = time.monotonic()
        self.show()

    def show(self) -> None:
        """To be called often; it says only what is due."""
        now = time.monotonic()
        if not self.terminal and now - self.last < EVERY:
            return
        self.last = now
        left = self.estimate.left(now - self.cell_begun)
        to_go = "time left unknown yet" if left is None else f"about {seconds(round(left))} left"
        text = (
            f"[{self.stems.index(self.stem) + 1} of {len(self.stems)}] {self.stem}: "
            f"cell {self.cell} of {self.cells}, {seconds(round(now - self.begun))}, {to_go}"
        )
        if self.terminal:
            columns = shutil.get_terminal_size().columns - 1
            sys.stdout.write(f"\r\033[K{text[:columns]}")
            sys.stdout.flush()
        else:
            say(text)

    def line(self, text: str) -> None:
        """A line that stays."""
        if self.terminal:
            sys.stdout.write("\r\033[K")
        say(text)
