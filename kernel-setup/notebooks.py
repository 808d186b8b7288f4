"""Which notebooks there are, and which of them a name on the command line means."""

from __future__ import annotations

import re
from pathlib import Path

from message import Refusal
from paths import shown


def all_in(folder: Path) -> list[Path]:
    return sorted(file for file in folder.glob("*.ipynb") if re.match(r"\d\d-", file.name))


def chosen(names: list[str], folder: Path) -> list[Path]:
    """Every notebook of the folder, or those named by number, title, file name or path."""
    there = all_in(folder)
    if not names:
        if not there:
            raise Refusal(f"{shown(folder)} holds no notebook with a name like 01-title.ipynb.")
        return there
    picked = [_named(name, there) for name in names]
    return list(dict.fromkeys(picked))


def _named(name: str, there: list[Path]) -> Path:
    for notebook in there:
        number = notebook.name.split("-")[0]
        if name in (notebook.name, notebook.stem, number):
            return notebook
    path = Path(name)
    if path.suffix == ".ipynb" and path.is_file():
        real = path.resolve()
        return next((notebook for notebook in there if notebook.resolve() == real), real)
    list_of_names = "\n  ".join(notebook.stem for notebook in there) or "(none)"
    raise Refusal(
        f"No notebook is called '{name}'. Name one by its number, title or path; there are\n"
        f"  {list_of_names}"
    )
