"""How long a run has still to go, from the last run's cells or else from this one's."""

from __future__ import annotations

import json
from pathlib import Path

from stamps import write_atomically


class Times:
    """Seconds per code cell of each notebook, kept from run to run for each mode."""

    def __init__(self, file: Path, mode: str) -> None:
        self.file = file
        self.mode = mode
        try:
            self.known = json.loads(file.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            self.known = {}

    def of(self, stem: str, cells: int) -> list[float] | None:
        """The last run's times, where the notebook still has as many cells."""
        times = self.known.get(self.mode, {}).get(stem)
        return times if times and len(times) == cells else None

    def keep(self, stem: str, times: list[float]) -> None:
        self.known.setdefault(self.mode, {})[stem] = [round(seconds, 3) for seconds in times]
        write_atomically(self.file, json.dumps(self.known, indent=1) + "\n")


class Estimate:
    """Follows one run over some notebooks, each with a number of code cells."""

    def __init__(self, cells: dict[str, int], times: Times) -> None:
        self.expected = {stem: times.of(stem, count) for stem, count in cells.items()}
        self.open = dict(cells)
        self.spent: list[float] = []
        self.count = cells

    def cell_done(self, stem: str, seconds: float) -> None:
        self.spent.append(seconds)
        self.open[stem] -= 1

    def given_up(self, stem: str) -> None:
        self.open[stem] = 0

    def left(self, running: float) -> float | None:
        """Seconds to go, given those the running cell has taken; None where nothing is known."""
        expected: list[float] = []
        for stem, cells in self.open.items():
            known = self.expected[stem]
            if known:
                expected += known[len(known) - cells :]
            elif self.spent:
                expected += [sum(self.spent) / len(self.spent)] * cells
            elif cells:
                return None
        # A cell that takes longer than expected makes those after it no shorter.
        return sum(expected) - min(running, expected[0]) if expected else 0.0
