"""What became of the claims: read from the results of a run, shown as a table."""

from __future__ import annotations

import json
import re
import textwrap
from dataclasses import dataclass
from pathlib import Path

from message import Refusal

FORMAT = "measure-first-result"


# The gravest first: one refuted prediction refutes the claim.
GRAVEST = ("refuted", "undecided", "not testable", "confirmed")


@dataclass(frozen=True)
class Verdict:
    """What one notebook says of one claim."""

    claim: str
    sentence: str
    outcome: str
    basis: str
    notebook: str
    rival: str = ""
    article: str = ""
    article_is: str = ""


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
    """Every verdict in the result files of a folder, by claim; one for each claim and notebook."""
    whole: dict[tuple[str, str], Verdict] = {}
    for file in sorted(folder.glob("*.json")):
        for run in read(file):
            for told in run.get("verdicts", []):
                verdict = _verdict(told, run.get("notebook", ""))
                key = (verdict.claim, verdict.notebook)
                whole[key] = _graver(whole.get(key, verdict), verdict)
    return sorted(whole.values(), key=lambda verdict: (_in_order(verdict.claim), verdict.notebook))


def _verdict(told: dict, notebook: str) -> Verdict:
    claim = told["claim"]
    outcome = told["outcome"].lower().replace("_", " ")
    said = [claim.get(key, "") for key in ("rival", "article", "articleIs")]
    return Verdict(claim["id"], claim["sentence"], outcome, told["basis"], notebook, *said)


def _graver(one: Verdict, other: Verdict) -> Verdict:
    return min(one, other, key=lambda verdict: GRAVEST.index(verdict.outcome))


def _in_order(claim: str) -> list[tuple[int, str]]:
    """C2 before C10, C1 before C1a."""
    return [(int(digits or 0), text) for digits, text in re.findall(r"(\d*)(\D*)", claim)]


def table(verdicts: list[Verdict], width: int) -> str:
    """A claim in words with its outcome; below it the numbers, where it is not confirmed."""
    if not verdicts:
        return "No claim was tested: the notebooks that ran state none."
    heads = ("claim", "outcome")
    first = max(len(heads[0]), *(len(verdict.claim) for verdict in verdicts))
    second = max(len(heads[1]), *(len(verdict.outcome) for verdict in verdicts))
    indent = " " * (first + second + 4)
    lines = [f"{heads[0]:<{first}}  {heads[1]:<{second}}  what is claimed, and where"]
    for verdict in verdicts:
        lead = f"{verdict.claim:<{first}}  {verdict.outcome:<{second}}  "
        lines.append(_wrapped(f"{verdict.sentence} ({verdict.notebook})", width, lead, indent))
        if verdict.outcome != "confirmed":
            lines.append(_wrapped(verdict.basis, width, indent, indent))
    return "\n".join(lines)


def _wrapped(text: str, width: int, lead: str, indent: str) -> str:
    return textwrap.fill(
        text,
        max(width, len(indent) + 30),
        initial_indent=lead,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )


def summary(verdicts: list[Verdict]) -> str:
    outcomes = sorted({verdict.outcome for verdict in verdicts})
    counts = [
        f"{sum(verdict.outcome == outcome for verdict in verdicts)} {outcome}"
        for outcome in outcomes
    ]
    return f"{len(verdicts)} claims tested: {', '.join(counts)}." if verdicts else ""
