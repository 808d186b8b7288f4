"""What a page leaves behind in its kernel: processes, listening ports, threads born in its cells."""

from __future__ import annotations

import asyncio
import contextlib
import time
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nbclient import NotebookClient

PROC = Path("/proc")
LISTENING = "0A"
PATIENCE = 5.0  # seconds; what is about to end needs a moment on a busy machine
THREADS = 'String.join("\\n", measurefirst.machine.Threads.left("cell"))'


def of_processes(kernel: int) -> set[str]:
    """The children of a kernel, and the ports that it and they listen on.

    Empty where the system has no /proc: there the threads alone are counted.
    """
    if not (PROC / "net" / "tcp").is_file():
        return set()
    children = _children(kernel)
    left = {f"process {pid}: {_command(pid)}" for pid in children}
    ports = _listening()
    for pid in (kernel, *children):
        left |= {
            f"port {ports[socket]} of {'the kernel' if pid == kernel else f'process {pid}'}"
            for socket in _sockets(pid) & ports.keys()
        }
    return left


async def after(client: NotebookClient, kernel: int, before: set[str]) -> list[str]:
    """What is there now and was not before the page, named; what ends in a moment is not."""
    end = time.monotonic() + PATIENCE
    while True:
        left = sorted(of_processes(kernel) - before) + await _threads(client)
        if not left or time.monotonic() > end:
            return [f"left behind: {one}" for one in left]
        await asyncio.sleep(0.2)


async def _threads(client: NotebookClient) -> list[str]:
    """The threads born in a cell and still alive, as the kernel itself names them."""
    from nbformat.v4 import new_code_cell

    client.nb.cells.append(new_code_cell(THREADS))
    place = len(client.nb.cells) - 1
    try:
        cell = await client.async_execute_cell(client.nb.cells[place], place, store_history=False)
    finally:
        client.nb.cells.pop()
    said = "".join(output.get("data", {}).get("text/plain", "") for output in cell.outputs)
    return said.splitlines()


def _children(kernel: int) -> list[int]:
    """Every process that descends from the kernel or, orphaned, is still of its session."""
    parents: dict[int, int] = {}
    orphans: set[int] = set()
    for folder in PROC.iterdir():
        if folder.name.isdigit():
            with contextlib.suppress(OSError):
                # The name in brackets may hold anything; state, parent, group, session follow it.
                told = (folder / "stat").read_text(encoding="utf-8", errors="replace")
                state, parent, _, session = told.rpartition(")")[2].split()[:4]
                if state != "Z":
                    parents[int(folder.name)] = int(parent)
                    orphans |= {int(folder.name)} if int(session) == kernel else set()
    found = orphans - {kernel}
    for pid in parents:
        ancestor = parents.get(pid)
        while ancestor in parents and ancestor != kernel:
            ancestor = parents[ancestor]
        if ancestor == kernel:
            found.add(pid)
    return sorted(found)


def _command(pid: int) -> str:
    with contextlib.suppress(OSError):
        words = (PROC / str(pid) / "cmdline").read_bytes().decode(errors="replace").split("\0")
        return " ".join(Path(word).name for word in words[:3]).strip()
    return "gone meanwhile"


def _listening() -> dict[str, int]:
    """The ports that are listened on, by the number of their socket."""
    ports: dict[str, int] = {}
    for table in ("tcp", "tcp6"):
        with contextlib.suppress(OSError):
            for line in (PROC / "net" / table).read_text(encoding="ascii").splitlines()[1:]:
                fields = line.split()
                if fields[3] == LISTENING:
                    ports[fields[9]] = int(fields[1].rpartition(":")[2], 16)
    return ports


def _sockets(pid: int) -> set[str]:
    found: set[str] = set()
    with contextlib.suppress(OSError):
        for link in (PROC / str(pid) / "fd").iterdir():
            with contextlib.suppress(OSError):
                target = str(link.readlink())
                if target.startswith("socket:["):
                    found.add(target[len("socket:[") : -1])
    return found
