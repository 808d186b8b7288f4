"""Uses a notebook as its readers do, in the kernel that has just run it from top to bottom.

Each code cell is rerun alone, last to first; then each exercise is done: the edit, and exactly the
cells that the page tells the reader to rerun. What goes wrong is reported, cell by cell.
"""

from __future__ import annotations

import re
from itertools import zip_longest
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from nbclient import NotebookClient

OUTCOMES = ("confirmed", "refuted", "undecided", "not testable")
# A verdict's text: its id, its claim, and its outcome, which alone begins a sentence so.
VERDICT = re.compile(r"^(\w+): .*?\b(Confirmed|Refuted|Undecided|Not testable)\. ", re.M)
# What another machine found, which this one may contradict.
RECORDED = re.compile(r"^\w+: .*? Recorded\b.*$", re.M)


async def rehearse(client: NotebookClient, notebook: Any, places: list[int]) -> list[str]:
    """Returns the faults found; none if all is well.

    The client has a copy of the notebook of its own, so that what was run first stays as it was.
    """
    faults: list[str] = []
    for place in reversed(places):
        cell = notebook.cells[place]
        again, error = await _rerun(client, cell.source, place, faults)
        if not error:
            faults += _differences(cell, again, place)
    exercises = notebook.metadata.get("exercises", [])
    for exercise, then in zip_longest(exercises, exercises[1:]):
        try:
            faults += await _do(client, notebook, places, exercise, then)
        except ValueError as unclear:
            faults.append(str(unclear))
    return faults


async def _rerun(
    client: NotebookClient, source: str, place: int, faults: list[str]
) -> tuple[Any, bool]:
    from nbclient.exceptions import CellExecutionError

    cell = client.nb.cells[place]
    cell.source, cell.outputs = source, []
    try:
        await client.async_execute_cell(cell, place, store_history=False)
    except CellExecutionError as failure:
        said = f"{failure.ename}: {failure.evalue}"
        faults.append(f"cell {place + 1} fails when rerun: {_first(source)}\n{said[:600]}")
        return cell, True
    return cell, False


def _differences(before: Any, after: Any, place: int) -> list[str]:
    """Another kind of output, a null, or the opposite outcome."""
    found = []
    if kinds(before) != kinds(after):
        found.append(f"answers with {kinds(after)}, not {kinds(before)}")
    if re.search(r"(?<!\w)null(?!\w)", text(after)) and "null" not in text(before):
        found.append("answers null")
    then, now = outcomes(RECORDED.sub("", text(before))), outcomes(text(after))
    for claim in then.keys() & now.keys():
        if {then[claim], now[claim]} == {"confirmed", "refuted"}:
            found.append(f"{claim} was {then[claim]} and is {now[claim]}")
    return [f"cell {place + 1}, rerun alone, {what}: {_first(before.source)}" for what in found]


async def _do(
    client: NotebookClient,
    notebook: Any,
    places: list[int],
    exercise: dict[str, Any],
    then: dict[str, Any] | None,
) -> list[str]:
    """Makes the edit, reruns what the page says, looks, and takes the edit back.

    What the next exercise, `then`, reruns itself is not measured in between, nor is anything after
    the last one.
    """
    edited, again = _cells(notebook, places, exercise)
    source = notebook.cells[edited].source.replace(exercise["find"], exercise["replace"])
    faults: list[str] = []
    said: list[str] = []
    for place in [edited, *(place for place in again if place != edited)]:
        code = source if place == edited else notebook.cells[place].source
        cell, error = await _rerun(client, code, place, faults)
        said.append(text(cell))
        if error:
            break
    for expected in exercise["expect"]:
        faults += _missed(expected, said)
    if then is not None:
        following = _cells(notebook, places, then)[1]
        back = [place for place in again if place != edited]
        # Only at the end: what comes earlier is used by what comes later.
        while back and back[-1] in following:
            back.pop()
        for place in [edited, *back]:
            await _rerun(client, notebook.cells[place].source, place, faults)
    return [f'exercise "{exercise["title"]}": {fault}' for fault in faults]


def _cells(notebook: Any, places: list[int], exercise: dict[str, Any]) -> tuple[int, list[int]]:
    """The cell that an exercise edits, and those that it reruns."""
    title = exercise["title"]
    edited = _only(notebook, places, exercise["find"], title)
    return edited, [_only(notebook, places, one, title) for one in exercise["rerun"]]


def _missed(expected: dict[str, str], said: list[str]) -> list[str]:
    if "contains" in expected:
        wanted = expected["contains"]
        return [] if any(wanted in one for one in said) else [f"no output contains {wanted!r}"]
    seen = {}
    for one in said:
        seen.update(outcomes(one))
    outcome = seen.get(expected["claim"], "not shown")
    # A busy machine may leave a claim undecided, and one with too few CPUs cannot test it.
    allowed = (expected["outcome"], "undecided", "not testable")
    return [] if outcome in allowed else [f"{expected['claim']} is {outcome}, not {expected['outcome']}"]


def _only(notebook: Any, places: list[int], wanted: str, title: str) -> int:
    found = [place for place in places if wanted in notebook.cells[place].source]
    if len(found) != 1:
        raise ValueError(f'exercise "{title}": {len(found)} cells hold {wanted!r}, must be 1')
    return found[0]


def outcomes(said: str) -> dict[str, str]:
    """The outcome of each claim whose verdict stands in a text."""
    return {claim: outcome.lower() for claim, outcome in VERDICT.findall(said)}


def kinds(cell: Any) -> list[str]:
    """The kinds of a cell's outputs; what is empty shows nothing and counts for none."""
    return [
        "picture" if "image/png" in output.get("data", {}) else output.output_type
        for output in cell.outputs
        if output.output_type != "display_data" or any(output.data.values())
    ]


def text(cell: Any) -> str:
    parts = [output.get("text", "") or output.get("data", {}).get("text/plain", "") for output in cell.outputs]
    return "\n".join(parts)


def _first(source: str) -> str:
    return source.strip().splitlines()[0][:100]
