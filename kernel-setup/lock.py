"""Lets one process at a time in. The system drops the lock of a process that dies."""

from __future__ import annotations

import contextlib
import os
import time
from pathlib import Path
from typing import TextIO
from collections.abc import Iterator

from message import say

# Programs that set-up starts inherit these, so that the lock lasts until the last of them has ended
# even if set-up itself is killed.
held: set[int] = set()


@contextlib.contextmanager
def only_one(file: Path, what: str) -> Iterator[None]:
    """Waits until no other process holds the lock, and says so."""
    with open(file, "a+", encoding="utf-8") as stream:
        if not _taken(stream):
            say(f"Another {what} is under way in this checkout{_holder(file)}: waiting for it …")
            while not _taken(stream):
                time.sleep(0.2)
        # The holder's number is for the message above only.
        owner = file.with_suffix(".pid")
        with contextlib.suppress(OSError):
            owner.write_text(str(os.getpid()), encoding="utf-8")
        held.add(stream.fileno())
        try:
            yield
        finally:
            held.discard(stream.fileno())
            with contextlib.suppress(OSError):
                owner.unlink()
            _drop(stream)


def _holder(file: Path) -> str:
    try:
        return f" (process {int(file.with_suffix('.pid').read_text(encoding='utf-8'))})"
    except (OSError, ValueError):
        return ""


if os.name == "nt":
    import msvcrt

    def _taken(stream: TextIO) -> bool:
        stream.seek(0)
        try:
            msvcrt.locking(stream.fileno(), msvcrt.LK_NBLCK, 1)
            return True
        except OSError:
            return False

    def _drop(stream: TextIO) -> None:
        stream.seek(0)
        msvcrt.locking(stream.fileno(), msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _taken(stream: TextIO) -> bool:
        try:
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
            return True
        except BlockingIOError:
            return False

    def _drop(stream: TextIO) -> None:
        fcntl.flock(stream, fcntl.LOCK_UN)
