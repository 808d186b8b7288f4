"""Whether other programs leave this machine alone, which a recording needs."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable
from pathlib import Path

from message import Refusal, say

MOST = 0.1  # CPUs
LOOK_SECONDS = 2.0
PATIENCE_SECONDS = 600.0
# What a library's result says when others have taken CPU time from it.
FLAGS = ("cpu-shared", "cpu-stolen", "cpu-throttled")


def busy_cpus(look: float = LOOK_SECONDS) -> float:
    """How many CPUs are busy, on average over a short look; from the load where ticks are unknown."""
    before = _busy_ticks()
    if before is None:
        return os.getloadavg()[0] if hasattr(os, "getloadavg") else 0.0
    begun = time.monotonic()
    time.sleep(look)
    after = _busy_ticks() or before
    return (after - before) / os.sysconf("SC_CLK_TCK") / (time.monotonic() - begun)


def _busy_ticks() -> float | None:
    try:
        first = Path("/proc/stat").read_text().splitlines()[0].split()
    except OSError:
        return None
    user, nice, system, _, _, irq, soft, steal = (float(ticks) for ticks in first[1:9])
    return user + nice + system + irq + soft + steal


def wait(
    busy: Callable[[], float] = busy_cpus,
    patience: float = PATIENCE_SECONDS,
    clock: Callable[[], float] = time.monotonic,
) -> None:
    """Returns once the machine is quiet, and refuses if it never is."""
    end = clock() + patience
    told = False
    while (seen := busy()) >= MOST:
        if clock() >= end:
            raise Refusal(
                f"Other programs keep {seen:.1f} CPUs busy, and a recording needs less than {MOST}: "
                "close them, and record again."
            )
        if not told:
            say(f"Waiting for a quiet machine: other programs keep {seen:.1f} CPUs busy.")
            told = True


def flagged(results: Path, notebook: str) -> list[str]:
    """The results of a notebook during which other programs used the CPU."""
    found = []
    for file in sorted(results.glob(f"{notebook}.*.json")):
        for run in json.loads(file.read_text(encoding="utf-8"))["runs"]:
            if any(warning["code"] in FLAGS for warning in run.get("warnings", [])):
                found.append(run["name"])
    return found
