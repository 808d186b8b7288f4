"""The numbers behind a chart, as a table: found by the results that its cell draws."""

from __future__ import annotations

import html
import math
import re
import statistics
from pathlib import Path
from typing import Any

import verdicts
from books import Book

# What a statement at the start of a line gives a name to.
DECLARED = re.compile(r"^(?:final )?[\w<>\[\], .]+? (\w+) ?=(?!=)", re.MULTILINE)
HEADS = ("way", "at", "measured", "95 %", "n", "predicted", "rival", "outcome")
STEPS = ((1e9, "s"), (1e6, "ms"), (1e3, "µs"), (1, "ns"))


def results_of(folder: Path, stem: str) -> dict[str, dict[str, Any]]:
    """The results of one notebook, by name."""
    runs = [run for file in sorted(folder.glob(f"{stem}.*.json")) for run in verdicts.read(file)]
    return {run["name"]: run for run in runs}


def drawn_by(book: Book, place: int, names: set[str]) -> list[str]:
    """Names of the results that a cell's source mentions, itself or by the variables in it."""
    cells = [cell["source"] for cell in book.cells if cell["cell_type"] == "code"]
    home = {name: source for source in reversed(cells) for name in DECLARED.findall(source)}
    seen: set[str] = set()
    sources = [book.cells[place]["source"]]
    while sources:
        said = [text for source in sources for text in re.findall(r'"([^"\n]+)"', source)]
        found = [text for text in dict.fromkeys(said) if text in names]
        if found:
            return found
        words = {word for source in sources for word in re.findall(r"\b\w+\b", source)} - seen
        seen |= words
        sources = [home[word] for word in sorted(words) if word in home]
    return []


def table(run: dict[str, Any]) -> str:
    """All that was measured in one result: each finding, and each series without one."""
    rows = [_finding(finding) for finding in run["findings"]]
    judged = {(row["contender"], row["point"]["name"]) for row in run["findings"]}
    rows += [
        _series(series)
        for series in run["series"]
        if series["values"] and (series["name"], series["point"]["name"]) not in judged
    ]
    used = [place for place in range(len(HEADS)) if any(row[place] for row in rows)]
    heads = "".join(f'<th scope="col">{HEADS[place]}</th>' for place in used)
    body = "".join(
        f'<tr><th scope="row">{html.escape(row[0])}</th>'
        + "".join(f"<td>{html.escape(row[place])}</td>" for place in used[1:])
        + "</tr>"
        for row in rows
    )
    told = f"{run['name']}, {run['mode'].lower()} mode, {run['started'][:10]}"
    return (
        f"<table><caption>{html.escape(told)}</caption><thead><tr>{heads}</tr></thead>"
        f"<tbody>{body}</tbody></table>"
    )


def _finding(finding: dict[str, Any]) -> tuple[str, ...]:
    prediction, measured = finding["prediction"], finding["measured"]
    units = {"TIME": "ns", "RATIO": "×", "TIMES_AS_LONG": "×"}
    unit = units.get(prediction["quantity"]) or str(finding["unit"])
    lead = {"EXACTLY": "", "MORE": "more than ", "LESS": "less than "}[prediction["kind"]]
    return (
        finding["contender"],
        finding["point"]["name"],
        number(measured["estimate"], unit),
        f"{number(measured['low'], unit)} – {number(measured['high'], unit)}",
        str(measured["n"]),
        lead + number(prediction["value"], unit),
        " or ".join(number(rival, unit) for rival in prediction["rivals"]),
        finding["outcome"].lower().replace("_", " "),
    )


def _series(series: dict[str, Any]) -> tuple[str, ...]:
    values = [value for value in series["values"] if value is not None]
    middle = number(statistics.median(values), series["unit"]) if values else ""
    count = str(len(values))
    return (series["name"], series["point"]["name"], middle and f"{middle} (median)", "", count) + (
        "",
    ) * 3


def number(value: float | str | None, unit: str) -> str:
    """With four digits, in the unit that a person would take."""
    if value is None or isinstance(value, str) or not math.isfinite(value):
        return ""
    if unit == "ns":
        size, unit = next(((s, u) for s, u in STEPS if abs(value) >= s), STEPS[-1])
        value /= size
    text = f"{value:.4g}"
    if "e" in text:
        text = f"{value:,.0f}" if abs(value) >= 1 else f"{value:.3g}"
    return f"{text}{unit}" if unit == "×" else f"{text} {unit}".rstrip()
