"""Notebooks as they are shown: read from their files, and refused where a page would mislead."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import record
from message import Refusal
from paths import shown

LARGEST = 1_000_000  # characters that one output may have; a chart has a tenth of that
COLOURS = re.compile("\x1b\\[[0-9;]*m")


@dataclass(frozen=True)
class Book:
    """One notebook: its file, and its cells with their texts joined."""

    file: Path
    cells: list[dict[str, Any]]

    @property
    def stem(self) -> str:
        return self.file.stem

    @property
    def title(self) -> str:
        """The first heading, without the marks of Markdown."""
        for cell in self.cells:
            heading = re.search(r"^#\s+(.+)$", cell["source"], re.MULTILINE)
            if cell["cell_type"] == "markdown" and heading:
                return re.sub(r"[*_`]", "", heading[1]).strip()
        return self.stem

    @property
    def content(self) -> dict[str, Any]:
        return {"cells": self.cells}

    @property
    def measures(self) -> bool:
        """Whether a cell of it runs an experiment, rather than showing those of other notebooks."""
        return any(
            ".run()" in cell["source"] for cell in self.cells if cell["cell_type"] == "code"
        )

    @property
    def failed(self) -> bool:
        return any(output["output_type"] == "error" for output in self.outputs())

    def outputs(self) -> list[dict[str, Any]]:
        return [output for cell in self.cells for output in cell.get("outputs", [])]


def names(shelf: list[Book]) -> dict[str, str]:
    """What each notebook is called where others link to it, for example 01 Two fetches."""
    called = {}
    for book in shelf:
        number, _, words = book.stem.partition("-")
        called[book.stem] = f"{number} {words.replace('-', ' ').capitalize()}"
        if not number.isdigit():
            called[book.stem] = book.title
    link = re.compile(r"\[\W*?(\d\d [^\]→]+?) *(?:→|\(\w+\))?\]\(([\w-]+)\.ipynb\)")
    for book in shelf:
        for cell in book.cells:
            if cell["cell_type"] == "markdown":
                called.update(
                    {stem: name for name, stem in link.findall(cell["source"]) if stem in called}
                )
    return called


def read(file: Path) -> Book:
    """A notebook of the Java kernel; refuses what is none."""
    try:
        content = json.loads(file.read_text(encoding="utf-8"))
        if content["nbformat"] != 4:
            raise ValueError(f"its format is {content['nbformat']}, not 4")
        cells = [_joined(cell) for cell in content["cells"]]
        kernel = content["metadata"].get("kernelspec", {})
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as trouble:
        raise Refusal(
            f"{shown(file)} is not a notebook: {trouble!r}. Open it in JupyterLab and save it again, "
            "or restore it."
        ) from None
    if kernel.get("language", kernel.get("name", "")) != record.KERNELSPEC["language"]:
        called = kernel.get("display_name") or kernel.get("name") or "no kernel"
        raise Refusal(
            f"{shown(file)} was written for {called}, and only pages of the Java kernel are shown. "
            "Open it with python3 kernel-setup lab, choose Kernel > Change Kernel > Java, run all "
            "cells and save."
        )
    return Book(file, cells)


def require_whole(book: Book) -> None:
    """Refuses a notebook that was not run to its end, or shows an error."""
    for place, cell in enumerate(book.cells, 1):
        if cell["cell_type"] != "code" or not cell["source"].strip():
            continue
        where = f"Cell {place} of {shown(book.file)}, {_first_line(cell['source'])},"
        if cell.get("execution_count") is None:
            raise Refusal(
                f"{where} was not run, so there is nothing to show of it. Run all cells and save, or "
                f"let that be done: python3 kernel-setup run {shown(book.file)}"
            )
        for output in cell["outputs"]:
            if output["output_type"] == "error":
                raise Refusal(
                    f"{where} ended with an error: {output.get('ename')}: "
                    f"{_first_line(COLOURS.sub('', str(output.get('evalue', ''))))} Mend the cell, "
                    "or take it out; then run all cells and save."
                )


def require_small(book: Book) -> None:
    for place, cell in enumerate(book.cells, 1):
        for output in cell.get("outputs", []):
            size = len(json.dumps(output))
            if size > LARGEST:
                raise Refusal(
                    f"Cell {place} of {shown(book.file)}, {_first_line(cell['source'])}, shows "
                    f"{size / 1e6:.1f} MB, at most {LARGEST / 1e6:.0f} MB can be read. Print less "
                    "in it, run it again and save."
                )


def _first_line(text: str) -> str:
    line = text.strip().splitlines()[0] if text.strip() else ""
    return f'"{line[:60]}…"' if len(line) > 60 else f'"{line}"'


def _joined(cell: dict[str, Any]) -> dict[str, Any]:
    """Jupyter stores a text whole or as its lines."""
    joined = {**cell, "source": _text(cell["source"])}
    if cell["cell_type"] == "code":
        joined["outputs"] = [
            {
                **output,
                **({"text": _text(output["text"])} if "text" in output else {}),
                **(
                    {"data": {mime: _text(data) for mime, data in output["data"].items()}}
                    if "data" in output
                    else {}
                ),
            }
            for output in cell.get("outputs", [])
        ]
    return joined


def _text(lines: Any) -> Any:
    return "".join(lines) if isinstance(lines, list) else lines
