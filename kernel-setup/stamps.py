"""Remembers what each step of set-up was done for, so that nothing is done twice."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from pathlib import Path
from collections.abc import Iterable


def digest_of(*texts: str) -> str:
    return hashlib.sha256("\0".join(texts).encode()).hexdigest()


def digest_of_files(files: Iterable[Path], base: Path) -> str:
    """One digest over the names (relative to the base) and the contents of files."""
    total = hashlib.sha256()
    for file in sorted(files):
        total.update(file.relative_to(base).as_posix().encode() + b"\0")
        total.update(hashlib.sha256(file.read_bytes()).digest())
    return total.hexdigest()


def write_atomically(file: Path, text: str) -> None:
    """Either the old content or the new one is there, never a half."""
    file.parent.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(prefix=file.name, dir=file.parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
        os.chmod(temporary, 0o644)
        os.replace(temporary, file)
    except BaseException:
        os.unlink(temporary)
        raise


class Stamps:
    """One file per step: the key it was done for, and the value that came of it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def value(self, step: str, key: str) -> str | None:
        """What the step gave, or None where it was not done for this key."""
        try:
            stamp = json.loads((self.folder / f"{step}.json").read_text(encoding="utf-8"))
            return stamp["value"] if stamp["key"] == key else None
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def write(self, step: str, key: str, value: str = "done") -> None:
        """To be called last, when all that the step makes is in place."""
        text = json.dumps({"key": key, "value": value}, indent=1)
        write_atomically(self.folder / f"{step}.json", text + "\n")
