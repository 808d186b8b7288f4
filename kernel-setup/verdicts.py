"""What became of the claims: read from the results of a run, shown as a table.

Page 15 shows the same table, made by `ClaimTable.outcomes` of the library; a test holds the two
together, word for word.
"""

from __future__ import annotations

import json
import math
import textwrap
from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

from message import Refusal
from paths import ROOT

FORMAT = "measure-first-result"
SCHEMA = 2
CLAIMS = ROOT / "src" / "main" / "resources" / "measurefirst" / "result" / "claims.json"

# The gravest first: one refuted prediction refutes the claim.
GRAVEST = ("refuted", "undecided", "not testable", "confirmed")
CAPTION = "What became of the claims"
HEADS = ("claim", "what is claimed", "outcome", "largest error", "page")
LEAST = 30  # characters that a sentence gets on a terminal however narrow


@dataclass(frozen=True)
class Standing:
    """What all results together say of one claim, and what each of its verdicts that is not
    confirmed rests on."""

    claim: str
    sentence: str
    outcome: str
    error: str
    page: str
    reasons: tuple[str, ...] = ()

    def cells(self) -> tuple[str, ...]:
        return (self.claim, self.sentence, self.outcome, self.error, self.page)


@dataclass(frozen=True)
class Verdict:
    """What one notebook says of one claim; `article_is` holds for what came out."""

    claim: str
    sentence: str
    outcome: str
    basis: str
    notebook: str
    rival: str = ""
    article: str = ""
    article_is: str = ""


def read(file: Path) -> list[dict[str, Any]]:
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


def runs(folder: Path) -> list[dict[str, Any]]:
    """All runs in the result files of a folder, by the names of the files."""
    return [run for file in sorted(folder.glob("*.json")) for run in read(file)]


def merge(folder: Path, into: Path) -> None:
    """Writes all runs of a folder to one file, a line each, for others to lay over theirs."""
    lines = ",\n".join(json.dumps(run, ensure_ascii=False) for run in runs(folder))
    head = f'"format": "{FORMAT}", "schema": {SCHEMA}'
    into.write_text(f'{{{head}, "runs": [\n{lines}\n]}}\n', encoding="utf-8")


def of(folder: Path) -> list[Standing]:
    """The claims that the results in a folder test: the project's in their order, then others."""
    all_runs = runs(folder)
    claims = {claim["id"]: claim for claim in json.loads(CLAIMS.read_text(encoding="utf-8"))}
    for verdict in _each(all_runs, "verdicts"):
        claims.setdefault(verdict["claim"]["id"], verdict["claim"])
    found = (_standing(claim, all_runs) for claim in claims.values())
    return [standing for standing in found if standing]


def by_page(folder: Path) -> list[Verdict]:
    """What each notebook says of each claim in the results of a folder, in the order of the claims."""
    all_runs = runs(folder)
    order = {standing.claim: place for place, standing in enumerate(of(folder))}
    whole: dict[tuple[str, str], dict[str, Verdict]] = {}
    for run in all_runs:
        for told in run.get("verdicts", []):
            verdict = _verdict(told, run.get("notebook", ""))
            whole.setdefault((verdict.claim, verdict.notebook), {})[run.get("name", "")] = verdict
    together = (_together(named) for named in whole.values())
    return sorted(together, key=lambda one: (order[one.claim], one.notebook))


def _together(named: dict[str, Verdict]) -> Verdict:
    """The gravest of a page's verdicts on one claim, with what each of them rests on."""
    gravest_first = sorted(named.items(), key=lambda one: GRAVEST.index(one[1].outcome))
    gravest = gravest_first[0][1]
    if len(named) == 1:
        return gravest
    bases = " ".join(f'In "{name}": {verdict.basis}' for name, verdict in gravest_first)
    return replace(gravest, basis=bases)


def _verdict(told: dict[str, Any], notebook: str) -> Verdict:
    claim, outcome = told["claim"], _word(told["outcome"])
    article_is = claim.get("articleIs", "")
    if outcome != "confirmed":
        article_is = f"undecided, as our claim is {outcome}"
    rival, article = claim.get("rival", ""), claim.get("article", "")
    return Verdict(
        claim["id"], claim["sentence"], outcome, told["basis"], notebook, rival, article, article_is
    )


def _standing(claim: dict[str, Any], all_runs: list[dict[str, Any]]) -> Standing | None:
    verdicts = [one for one in _each(all_runs, "verdicts") if one["claim"]["id"] == claim["id"]]
    findings = [
        (one, run.get("notebook", ""))
        for run in all_runs
        for one in run.get("findings", [])
        if one["prediction"]["claim"] == claim["id"]
    ]
    outcomes = [_word(one["outcome"]) for one in (*verdicts, *(one for one, _ in findings))]
    if not outcomes:
        return None
    return Standing(
        claim["id"],
        claim["sentence"],
        min(outcomes, key=GRAVEST.index),
        _largest_error(findings, claim.get("page", "")),
        claim.get("page", ""),
        tuple(one["basis"] for one in verdicts if _word(one["outcome"]) != "confirmed"),
    )


def _each(all_runs: list[dict[str, Any]], part: str) -> Iterator[dict[str, Any]]:
    for run in all_runs:
        yield from run.get(part, [])


def _word(outcome: str) -> str:
    return outcome.lower().replace("_", " ")


def _largest_error(findings: list[tuple[dict[str, Any], str]], page: str) -> str:
    """The error, and the number of its page where that is not the claim's own."""
    error, place = max(_errors(findings), key=lambda one: abs(one[0]), default=(math.nan, ""))
    elsewhere = place and place != page
    return f"{_percent(error)} (page {place.partition('-')[0]})" if elsewhere else _percent(error)


def _errors(findings: list[tuple[dict[str, Any], str]]) -> Iterator[tuple[float, str]]:
    """Measured over predicted, less 1, of each prediction that names a value above 0; its page."""
    for finding, page in findings:
        prediction, estimate = finding["prediction"], finding["measured"]["estimate"]
        if prediction["kind"] == "EXACTLY" and prediction["value"] > 0 and estimate is not None:
            yield float(estimate) / prediction["value"] - 1, page


def _percent(share: float) -> str:
    """As the library writes an error: three digits, half up, with its sign."""
    if math.isnan(share):
        return ""
    percent = 100 * share
    digits = 0 if abs(percent) >= 100 else 1 if abs(percent) >= 10 else 2
    rounded = Decimal(repr(abs(percent))).quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)
    sign = "" if rounded == 0 else "−" if percent < 0 else "+"
    return f"{sign}{rounded}\u00a0%"


def table(standings: list[Standing], width: int) -> str:
    """The table, in aligned columns.

    Where the terminal is narrow, sentences are wrapped and a page is told by its number.
    """
    if not standings:
        return "No claim was tested: the notebooks that ran state none."
    lines = [HEADS, *(standing.cells() for standing in standings)]
    widths, others = _widths(lines)
    if others + LEAST > width:
        numbered = (standing.cells() for standing in standings)
        lines = [HEADS, *((*cells[:-1], cells[-1].partition("-")[0]) for cells in numbered)]
        widths, others = _widths(lines)
    widths[1] = max(LEAST, min(widths[1], width - others))
    told = [CAPTION]
    for line in lines:
        sentence = textwrap.wrap(line[1], widths[1], break_on_hyphens=False)
        for count, part in enumerate(sentence):
            cells = [cell if count == 0 else "" for cell in line]
            cells[1] = part
            padded = (cell.ljust(widths[column]) for column, cell in enumerate(cells))
            told.append("  ".join(padded).rstrip())
    return "\n".join(told)


def _widths(lines: list[tuple[str, ...]]) -> tuple[list[int], int]:
    """The width of each column, and of all but the sentences together."""
    widths = [max(len(line[column]) for line in lines) for column in range(len(HEADS))]
    return widths, sum(widths) - widths[1] + 2 * (len(HEADS) - 1)


def reasons(standings: list[Standing], width: int) -> str:
    """The numbers behind each verdict that is not confirmed."""
    return "\n".join(
        textwrap.fill(
            f"{standing.claim}: {reason}",
            max(width, LEAST),
            subsequent_indent="    ",
            break_on_hyphens=False,
        )
        for standing in standings
        for reason in standing.reasons
    )


def summary(standings: list[Standing]) -> str:
    outcomes = sorted({standing.outcome for standing in standings})
    counts = [
        f"{sum(standing.outcome == outcome for standing in standings)} {outcome}"
        for outcome in outcomes
    ]
    return f"{len(standings)} claims tested: {', '.join(counts)}." if standings else ""
