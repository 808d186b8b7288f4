"""Reading results and showing what became of the claims."""

from __future__ import annotations

import json
import tempfile
import unittest
from pathlib import Path

import context  # noqa: F401  first: it finds the others

import verdicts
from message import Refusal
from verdicts import Standing


def verdict(claim: str, outcome: str) -> dict:
    told = {"id": claim, "sentence": f"about {claim}", "page": "01-x"}
    return {"claim": told, "outcome": outcome, "basis": f"numbers of {outcome}"}


def finding(claim: str, predicted: float, measured: float | None, kind: str = "EXACTLY") -> dict:
    prediction = {"kind": kind, "value": predicted, "claim": claim}
    return {"prediction": prediction, "measured": {"estimate": measured}, "outcome": "CONFIRMED"}


class Results(unittest.TestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def result(self, name: str, **changes: object) -> None:
        verdicts_ = [verdict(name, "CONFIRMED")]
        content = {
            "format": "measure-first-result",
            "schema": 2,
            "runs": [{"name": name, "notebook": "01-x", "verdicts": verdicts_}],
        }
        (self.folder / f"{name}.json").write_text(json.dumps({**content, **changes}))

    def only(self, outcome: str, findings: list[dict]) -> Standing:
        self.result("C1", runs=[{"verdicts": [verdict("C1", outcome)], "findings": findings}])
        return verdicts.of(self.folder)[0]

    def test_claims_come_in_the_projects_order_and_others_after_them(self) -> None:
        for name in ("C10", "A1", "C2", "C1"):
            self.result(name)
        order = [standing.claim for standing in verdicts.of(self.folder)]
        self.assertEqual(order, ["C1", "C2", "C10", "A1"])
        self.assertEqual(verdicts.of(self.folder)[-1].sentence, "about A1")

    def test_outcomes_are_words(self) -> None:
        self.assertEqual(self.only("NOT_TESTABLE", []).outcome, "not testable")

    def test_the_gravest_of_all_pages_counts(self) -> None:
        for number, outcome in enumerate(("CONFIRMED", "REFUTED", "UNDECIDED")):
            self.result(f"part{number}", runs=[{"verdicts": [verdict("C1", outcome)]}])
        [seen] = verdicts.of(self.folder)
        self.assertEqual(seen.outcome, "refuted")
        self.assertEqual(seen.reasons, ("numbers of REFUTED", "numbers of UNDECIDED"))

    def test_a_page_tells_what_each_of_its_verdicts_rests_on(self) -> None:
        for name, outcome in (("one", "CONFIRMED"), ("two", "UNDECIDED")):
            run = {"name": name, "notebook": "01-two-fetches", "verdicts": [verdict("C1", outcome)]}
            self.result(name, runs=[run])
        [seen] = verdicts.by_page(self.folder)
        self.assertEqual(seen.outcome, "undecided")
        self.assertEqual(
            seen.basis, 'In "two": numbers of UNDECIDED In "one": numbers of CONFIRMED'
        )

    def test_the_largest_error_is_that_of_a_named_value_either_way(self) -> None:
        some = [
            finding("C1", 2.0, 2.1),
            finding("C1", 2.0, 1.0),
            finding("C1", 0.0, 9.0),
            finding("C1", 1.0, 9.0, "MORE"),
            finding("C1", 1.0, None),
            finding("C2", 1.0, 9.0),
        ]
        self.assertEqual(self.only("CONFIRMED", some).error, "−50.0\u00a0%")
        self.assertEqual(self.only("CONFIRMED", []).error, "")

    def test_the_largest_error_names_its_page_where_that_is_not_the_claims_own(self) -> None:
        for page, error in (("00-tour", "+50.0\u00a0% (page 00)"), ("01-two-fetches", "+80.0\u00a0%")):
            some = [finding("C1", 1.0, 1.5 if page == "00-tour" else 1.8)]
            run = {"notebook": page, "verdicts": [verdict("C1", "CONFIRMED")], "findings": some}
            self.result(page, runs=[run])
            self.assertEqual(verdicts.of(self.folder)[0].error, error)

    def test_errors_are_rounded_half_up_to_three_digits(self) -> None:
        told = [verdicts._percent(share) for share in (0.0, 0.00125, 0.123456, -1.235, 0.00001)]
        self.assertEqual(
            told, ["0.00\u00a0%", "+0.13\u00a0%", "+12.3\u00a0%", "−124\u00a0%", "0.00\u00a0%"]
        )

    def test_one_file_holds_all_runs(self) -> None:
        self.result("C1")
        self.result("C2")
        whole = self.folder / "whole" / "results.json"
        whole.parent.mkdir()
        verdicts.merge(self.folder, whole)
        self.assertEqual([run["name"] for run in verdicts.read(whole)], ["C1", "C2"])

    def test_another_format_is_refused_by_name(self) -> None:
        self.result("C1", format="other")
        with self.assertRaises(Refusal) as refused:
            verdicts.of(self.folder)
        self.assertIn("C1.json", str(refused.exception))
        self.assertIn("other", str(refused.exception))

    def test_a_torn_file_is_refused(self) -> None:
        (self.folder / "C1.json").write_text('{"format"')
        with self.assertRaises(Refusal):
            verdicts.of(self.folder)


class Table(unittest.TestCase):
    LONG = Standing("C1a", " ".join(["word"] * 40), "not testable", "+1.2 %", "01-two-fetches")

    def test_wraps_the_sentence_below_itself(self) -> None:
        lines = verdicts.table([self.LONG], 100).splitlines()
        self.assertGreater(len(lines), 4)
        self.assertTrue(all(len(line) <= 100 for line in lines))
        column = lines[2].index("word")
        self.assertTrue(all(line.index("word") == column for line in lines[2:]))
        self.assertIn("01-two-fetches", lines[2])

    def test_tells_a_page_by_its_number_on_a_narrow_terminal(self) -> None:
        lines = verdicts.table([self.LONG], 76).splitlines()
        self.assertTrue(all(len(line) <= 76 for line in lines))
        self.assertTrue(lines[2].endswith("01"))

    def test_keeps_some_room_for_the_sentence_on_any_terminal(self) -> None:
        self.assertIn("word word", verdicts.table([self.LONG], 10).splitlines()[2])

    def test_no_claim_is_said(self) -> None:
        self.assertIn("No claim", verdicts.table([], 80))

    def test_summary_counts_outcomes(self) -> None:
        some = [Standing("C1", "", "confirmed", "", ""), Standing("C2", "", "refuted", "", "")] * 2
        self.assertEqual(verdicts.summary(some), "4 claims tested: 2 confirmed, 2 refuted.")

    def test_reasons_are_those_of_what_is_not_confirmed(self) -> None:
        some = [
            Standing("C1", "a", "confirmed", "", ""),
            Standing("C2", "b", "refuted", "", "", ("two",)),
        ]
        self.assertEqual(verdicts.reasons(some, 80), "C2: two")


if __name__ == "__main__":
    unittest.main()
