"""Executes one notebook in a fresh kernel, which ends with it whatever happens."""

from __future__ import annotations

import asyncio
import contextlib
import copy
import ctypes
import re
import shutil
import signal
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from collections.abc import Iterator, Mapping

import nbformat
from jupyter_client.manager import AsyncKernelManager
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError

import leftovers
import record
from progress import Progress

KERNEL_NAME = "java"
START_SECONDS = 60
CELL_SECONDS = 600  # no cell of a page takes a quarter of that
TICK = 0.5
COLOURS = re.compile("\x1b\\[[0-9;]*m")


@dataclass(frozen=True)
class Executed:
    """What came of one notebook: its outputs, the seconds of its cells, what went wrong, and what
    went wrong when it was used."""

    notebook: Any
    seconds: list[float]
    error: str
    faults: list[str]


def code_cells(notebook: Any) -> list[int]:
    """The places of the cells that have something to execute."""
    return [
        place
        for place, cell in enumerate(notebook.cells)
        if cell.cell_type == "code" and cell.source.strip()
    ]


async def execute(
    file: Path, environment: Mapping[str, str], progress: Progress, rehearse: bool = False
) -> Executed:
    """Executes a notebook; with `rehearse` its cells again, as a reader does."""
    notebook = nbformat.read(file, as_version=4)
    notebook.metadata.kernelspec = dict(record.KERNELSPEC)
    notebook.metadata.language_info = dict(record.LANGUAGE)
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.outputs, cell.execution_count = [], None
    places = code_cells(notebook)
    progress.notebook(file.stem, len(places))
    ticker = asyncio.create_task(_tick(progress))
    manager = AsyncKernelManager(kernel_name=KERNEL_NAME)
    times: list[float] = []
    faults: list[str] = []
    with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as log:
        try:
            await manager.start_kernel(
                env=dict(environment), cwd=str(file.parent), stdout=log, stderr=log, **_mortal()
            )
            error = await _run_cells(
                manager,
                notebook,
                places,
                progress,
                times,
                faults if rehearse else None,
                environment.get("MEASURE_FIRST_RESULTS", ""),
            )
            if "died" in error:
                log.seek(0)
                error += "\n" + "".join(log.readlines()[-20:])
        finally:
            ticker.cancel()
            if manager.has_kernel:
                await manager.shutdown_kernel(now=not _ended_well(times, places))
            await manager.cleanup_resources()
    nbformat.write(notebook, file)
    return Executed(notebook, times, error.strip(), faults)


def _mortal() -> dict[str, Any]:
    """Lets the kernel die with a runner that was killed outright, where the system offers that."""
    if not sys.platform.startswith("linux"):
        return {}
    libc = ctypes.CDLL(None)
    return {"preexec_fn": lambda: libc.prctl(1, signal.SIGKILL)}  # 1 is PR_SET_PDEATHSIG


def _ended_well(times: list[float], places: list[int]) -> bool:
    return len(times) == len(places)


async def _run_cells(
    manager: AsyncKernelManager,
    notebook: Any,
    places: list[int],
    progress: Progress,
    times: list[float],
    faults: list[str] | None,
    results: str,
) -> str:
    """Executes the cells up to the first that fails; returns what it said, or nothing."""
    client = NotebookClient(
        notebook, km=manager, coalesce_streams=True, record_timing=False, timeout=CELL_SECONDS
    )
    client.kc = manager.client()
    client.kc.start_channels()
    try:
        await client.kc.wait_for_ready(timeout=START_SECONDS)
        client.kc.allow_stdin = False
        kernel = manager.provisioner.pid
        before = leftovers.of_processes(kernel)
        for count, place in enumerate(places, 1):
            progress.cell_started()
            begun = time.monotonic()
            await client.async_execute_cell(notebook.cells[place], place, execution_count=count)
            times.append(time.monotonic() - begun)
            progress.estimate.cell_done(progress.stem, times[-1])
        if faults is not None:
            import rehearsal

            again = NotebookClient(copy.deepcopy(notebook), km=manager, timeout=CELL_SECONDS)
            again.kc = client.kc
            with _kept(Path(results)) if results else contextlib.nullcontext():
                faults += await rehearsal.rehearse(again, notebook, places)
            faults += await leftovers.after(again, kernel, before)
    except CellExecutionError as failure:
        return _told(notebook.cells[place], place, failure)
    except CellTimeoutError:
        return (
            f"Cell {place + 1} did not end within {CELL_SECONDS} s and was given up:\n"
            f"{_indented(notebook.cells[place].source)}"
        )
    except DeadKernelError:
        return f"The kernel died in cell {place + 1}:\n{_indented(notebook.cells[place].source)}"
    except RuntimeError as trouble:
        return f"The kernel died or never answered: {trouble}"
    finally:
        client.kc.stop_channels()
    return ""


@contextlib.contextmanager
def _kept(results: Path) -> Iterator[None]:
    """Leaves the results as the run measured them, whatever the edits of a rehearsal give."""
    with tempfile.TemporaryDirectory() as folder:
        measured = shutil.copytree(results, Path(folder) / results.name)
        try:
            yield
        finally:
            shutil.rmtree(results)
            shutil.copytree(measured, results)


def _told(cell: Any, place: int, failure: CellExecutionError) -> str:
    """The cell's code and all the kernel said, causes included."""
    said = [
        "\n".join(output.traceback) or f"{output.ename}: {output.evalue}"
        for output in cell.outputs
        if output.output_type == "error"
    ]
    told = COLOURS.sub("", "\n".join(said)) or f"{failure.ename}: {failure.evalue}"
    code = _indented(cell.source)
    return f"Cell {place + 1} raised an error:\n{code}\nThe kernel says:\n{_indented(told)}"


def _indented(text: str) -> str:
    return "\n".join(f"    {line}" for line in text.strip().splitlines())


async def _tick(progress: Progress) -> None:
    while True:
        await asyncio.sleep(TICK)
        progress.show()
