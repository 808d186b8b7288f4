"""What the output of a chart carries beside the picture: its numbers, and the runs they are from."""

from __future__ import annotations

import html
from typing import Any

MOST_NAMES = 3


def told(output: dict[str, Any]) -> dict[str, Any]:
    return output.get("metadata", {}).get("image/png", {})


def table(chart: dict[str, Any]) -> str:
    """The numbers as a table; empty where the chart does not carry them."""
    if not chart.get("numbers"):
        return ""
    head, *rows = [line.split("\t") for line in chart["numbers"].split("\n")]
    heads = "".join(f'<th scope="col">{html.escape(name)}</th>' for name in head)
    body = "".join(
        f'<tr><th scope="row">{html.escape(row[0])}</th>'
        + "".join(f"<td>{html.escape(cell)}</td>" for cell in row[1:])
        + "</tr>"
        for row in rows
    )
    return (
        f"<table><caption>{html.escape(_caption(chart))}</caption><thead><tr>{heads}</tr></thead>"
        f"<tbody>{body}</tbody></table>"
    )


def _caption(chart: dict[str, Any]) -> str:
    results = chart.get("results", [])
    names = ", ".join(results) if len(results) <= MOST_NAMES else f"{len(results)} results"
    runs = "; ".join(run["run"] for run in chart.get("runs", []))
    return ". ".join(part for part in (names, runs) if part) or "In numbers"


def runs(outputs: list[dict[str, Any]]) -> list[dict[str, str]]:
    """The runs that charts and tables show, each once; a notebook's own before those it quotes."""
    parts = [part for output in outputs for part in output.get("metadata", {}).values()]
    seen = [run for part in parts if isinstance(part, dict) for run in part.get("runs", [])]
    each = [run for place, run in enumerate(seen) if run not in seen[:place]]
    return sorted(each, key=lambda run: not run["run"].startswith("Measured"))
