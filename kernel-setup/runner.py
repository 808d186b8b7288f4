"""Runs notebooks on the Java kernel, makes pages of them, and may record them; run by .kernel/venv.

Called as: runner.py run|rehearse|record quick|full NOTEBOOK…
"""

from __future__ import annotations

import asyncio
import json
import os
import shutil
import sys
import time
from pathlib import Path

import nbformat

import books
import execution
import notebooks
import pages
import quiet
import record
import verdicts
from estimate import Estimate, Times
from lock import only_one
from message import Refusal, say, seconds, stop_when_told
from paths import KERNEL, NOTEBOOKS, RESULTS, ROOT, TARGET, shown
from progress import Progress
from stamps import write_atomically

RUN = TARGET / "run"
SITE = RUN / "site"
AGAIN = 2


def main(verb: str, mode: str, files: list[Path]) -> int:
    if verb == "record":
        record.require_writable(NOTEBOOKS, RESULTS, KERNEL)
    TARGET.mkdir(exist_ok=True)
    with only_one(KERNEL / "run.lock", "run"):  # two at once would spoil each other's timings
        return _run(verb, mode, files)


def _run(verb: str, mode: str, files: list[Path]) -> int:
    shutil.rmtree(RUN, ignore_errors=True)
    results = RUN / "results"
    results.mkdir(parents=True)
    copies = [Path(shutil.copy(file, RUN)) for file in files]
    failed = _execute_all(verb, copies, mode, results)
    tested = verdicts.of(results)
    whole = RUN / "results.json"
    verdicts.merge(results, whole)
    width = shutil.get_terminal_size().columns
    say()
    for told in (
        verdicts.table(tested, width),
        verdicts.reasons(tested, width),
        verdicts.summary(tested),
    ):
        if told:
            say(told)
    say(f"Results: {whole}")
    say(f"Pages:   {_pages(copies, results, mode)}")
    if failed:
        for stem, why in failed.items():
            say(f"\n{stem}: {why}")
        say(f"Ended with an error or a fault: {', '.join(failed)}.")
        if verb == "record":
            say("Nothing was recorded: that needs every notebook to pass.")
        return 1
    if verb == "record":
        _record(copies, results)
    return 0


def _pages(copies: list[Path], results: Path, mode: str) -> Path:
    shelf = [books.read(file) for file in copies]
    for book in shelf:
        books.require_small(book)
    banner = (
        f"A run on this machine in {mode} mode, of {time.strftime('%Y-%m-%d %H:%M')}, and not the "
        "recorded one."
    )
    return pages.build(pages.Site(shelf, results, verdicts.by_page(results), banner), SITE)


def _execute_all(verb: str, copies: list[Path], mode: str, results: Path) -> dict[str, str]:
    """Returns the notebooks that failed, each with its reason."""
    times = Times(KERNEL / "times.json", mode)
    cells = {
        file.stem: len(execution.code_cells(nbformat.read(file, as_version=4))) for file in copies
    }
    progress = Progress(list(cells), Estimate(cells, times))
    failed: dict[str, str] = {}
    for file in copies:
        if verb == "record":
            quiet.wait()
        begun = time.monotonic()
        environment = dict(
            os.environ,
            MEASURE_FIRST_MODE=mode,
            MEASURE_FIRST_NOTEBOOK=file.stem,
            MEASURE_FIRST_RESULTS=str(results),
        )
        done = asyncio.run(execution.execute(file, environment, progress, verb == "rehearse"))
        if verb == "record" and not done.error:
            done = _until_quiet(done, file, environment, progress, results)
        if done.faults:
            failed[file.stem] = "FAULTS\n" + "\n".join(done.faults)
            progress.line(f"{file.stem}: {failed[file.stem]}\n")
        elif done.error:
            failed[file.stem] = f"FAILED\n{done.error}"
            progress.estimate.given_up(file.stem)
            progress.line(f"{file.stem}: {failed[file.stem]}\n")
        else:
            times.keep(file.stem, done.seconds)
            took = seconds(time.monotonic() - begun)
            progress.line(f"{file.stem}: ok, {len(done.seconds)} cells in {took}")
    return failed


def _until_quiet(
    done: execution.Executed,
    file: Path,
    environment: dict[str, str],
    progress: Progress,
    results: Path,
) -> execution.Executed:
    """Measures a notebook again, beside which other programs used the CPU; refuses in the end."""
    for _ in range(AGAIN):
        flagged = quiet.flagged(results, file.stem)
        if not flagged or done.error:
            return done
        progress.line(
            f"{file.stem}: again, as other programs were busy beside {', '.join(flagged)}"
        )
        for old in results.glob(f"{file.stem}.*.json"):
            old.unlink()
        quiet.wait()
        done = asyncio.run(execution.execute(file, environment, progress))
    if flagged := quiet.flagged(results, file.stem):
        raise Refusal(
            f"Other programs were busy beside {', '.join(flagged)} of {file.stem} each time: close "
            "them, and record again. Nothing was recorded."
        )
    return done


def _record(copies: list[Path], results: Path) -> None:
    stage = KERNEL / "record"
    shutil.rmtree(stage, ignore_errors=True)
    stage.mkdir()
    new: dict[Path, Path] = {}
    for file in copies:
        staged = stage / file.name
        clean = record.cleaned(json.loads(file.read_text(encoding="utf-8")), ROOT)
        staged.write_text(record.text(clean), encoding="utf-8", newline="\n")
        new[NOTEBOOKS / file.name] = staged
        picture = record.last_picture(clean)
        if picture:
            drawn = stage / f"{file.stem}.png"
            drawn.write_bytes(picture)
            new[RESULTS / drawn.name] = drawn
    for file in sorted(results.glob("*.json")):
        new[RESULTS / file.name] = Path(shutil.copy(file, stage))
    there = {notebook.stem for notebook in notebooks.all_in(NOTEBOOKS)}
    old = record.superseded(RESULTS, {file.stem for file in copies}, there)
    record.publish(new, old, stage)
    shutil.rmtree(stage, ignore_errors=True)
    for file in copies:
        _show_recording(NOTEBOOKS / file.name)
    names = ", ".join(file.stem for file in copies)
    say(f"Recorded in {shown(NOTEBOOKS)}, results in {shown(RESULTS)}: {names}.")


def _show_recording(file: Path) -> None:
    """Lets the first screen of a recorded notebook show that recording, and not the one before.

    A notebook that measured nothing shows what others recorded, so all of it is executed again.
    """
    book = json.loads(file.read_text(encoding="utf-8"))
    measured = any(RESULTS.glob(f"{file.stem}.*.json"))
    places = record.first_screen(book) if measured else record.code_cells(book)
    short = KERNEL / "record" / file.name
    short.parent.mkdir(parents=True, exist_ok=True)
    shown_cells = [book["cells"][place] for place in places]
    short.write_text(record.text({**book, "cells": shown_cells}), encoding="utf-8")
    environment = {
        key: value for key, value in os.environ.items() if key != "MEASURE_FIRST_RESULTS"
    }
    progress = Progress([file.stem], Estimate({file.stem: len(places)}, Times(KERNEL / "none", "")))
    done = asyncio.run(execution.execute(short, environment, progress))
    if done.error:
        raise Refusal(f"The first screen of {file.stem} cannot show its recording:\n{done.error}")
    fresh = record.cleaned(json.loads(short.read_text(encoding="utf-8")), ROOT)
    for place, cell in zip(places, fresh["cells"], strict=True):
        book["cells"][place]["outputs"] = cell["outputs"]
    write_atomically(file, record.text(book))
    shutil.rmtree(short.parent)


if __name__ == "__main__":
    stop_when_told()
    try:
        code = main(sys.argv[1], sys.argv[2], [Path(name) for name in sys.argv[3:]])
    except Refusal as refusal:
        print(f"kernel-setup: {refusal}", file=sys.stderr)
        code = 1
    except KeyboardInterrupt:
        print("\nStopped; its kernel is gone.", file=sys.stderr)
        code = 130
    sys.exit(code)
