"""What became of the claims: read from the results of a run, shown as a table."""

from __future__ import annotations

import json
import re
import textwrap
from dataclasses import dataclass
from pathlib import Path

from message import Refusal

FORMAT = "measure-first-result"


@dataclass(frozen=True)
class Verdict:
    claim: str
    outcome: str
    sentence: str
    notebook: str


def read(file: Path) -> list[dict]:
    """The runs in one result file."""
    try:
        content = json.loads(file.read_text(encoding="utf-8"))
        if content["format"] != FORMAT:
            raise ValueError(f"its format is {content['format']!r}, not {FORMAT!r}")
        return list(content["runs"])
    except (OSError, ValueError, KeyError, TypeError) as trouble:
        raise Refusal(
            f"{file} is not a result of the library: {trouble}. Remove it, and run its notebook "
            "again."
        ) from None


def of(folder: Path) -> list[Verdict]:
    """Every verdict in the result files of a folder, by claim."""
    verdicts = [
        Verdict(claim["id"], _said(claim["outcome"]), claim["sentence"], run.get("notebook", ""))
        for file in sorted(folder.glob("*.json"))
        for run in read(file)
        for claim in run.get("claims", [])
    ]
    return sorted(verdicts, key=lambda verdict: (_in_order(verdict.claim), verdict.notebook))


def _said(outcome: str) -> str:
    """As a reader says it, whether or not it is written as Java writes its constants."""
    return outcome.lower().replace("_", "-")


def _in_order(claim: str) -> list[tuple[int, str]]:
    """C2 before C10, C1 before C1a."""
    return [(int(digits or 0), text) for digits, text in re.findall(r"(\d*)(\D*)", claim)]


def table(verdicts: list[Verdict], width: int) -> str:
    """One row a verdict, its sentence wrapped to the width."""
    if not verdicts:
        return "No claim was tested: the notebooks that ran state none."
    heads = ("claim", "outcome")
    first = max(len(heads[0]), *(len(verdict.claim) for verdict in verdicts))
    second = max(len(heads[1]), *(len(verdict.outcome) for verdict in verdicts))
    indent = " " * (first + second + 4)
    lines = [f"{heads[0]:<{first}}  {heads[1]:<{second}}  what was seen"]
    for verdict in verdicts:
        lines.append(
            textwrap.fill(
                verdict.sentence,
                max(width, len(indent) + 30),
                initial_indent=f"{verdict.claim:<{first}}  {verdict.outcome:<{second}}  ",
                subsequent_indent=indent,
                break_long_words=False,
                break_on_hyphens=False,
            )
        )
    return "\n".join(lines)


def summary(verdicts: list[Verdict]) -> str:
    outcomes = sorted({verdict.outcome for verdict in verdicts})
    counts = [
        f"{sum(verdict.outcome == outcome for verdict in verdicts)} {outcome}"
        for outcome in outcomes
    ]
    return f"{len(verdicts)} claims tested: {', '.join(counts)}." if verdicts else ""
