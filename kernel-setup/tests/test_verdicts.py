"""Reading results and showing what became of the claims."""

from __future__ import annotations

import json
import tempfile
import unittest
from pathlib import Path

import context  # noqa: F401  first: it finds the others

import verdicts
from message import Refusal
from verdicts import Verdict


def verdict(claim: str, outcome: str) -> dict:
    told = {"id": claim, "sentence": f"about {claim}"}
    return {"claim": told, "outcome": outcome, "basis": f"numbers of {outcome}"}


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

    def test_claims_come_in_their_natural_order(self) -> None:
        for name in ("C10", "C2", "C1a", "C1"):
            self.result(name)
        order = [verdict.claim for verdict in verdicts.of(self.folder)]
        self.assertEqual(order, ["C1", "C1a", "C2", "C10"])

    def test_outcomes_are_words(self) -> None:
        self.result("C1", runs=[{"verdicts": [verdict("C1", "NOT_TESTABLE")]}])
        self.assertEqual(verdicts.of(self.folder)[0].outcome, "not testable")

    def test_the_gravest_of_a_notebook_counts(self) -> None:
        for number, outcome in enumerate(("CONFIRMED", "REFUTED", "UNDECIDED")):
            runs = [{"notebook": "01-x", "verdicts": [verdict("C1", outcome)]}]
            self.result(f"part{number}", runs=runs)
        seen = verdicts.of(self.folder)
        self.assertEqual([(one.outcome, one.basis) for one in seen], [("refuted", "numbers of REFUTED")])

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
    LONG = Verdict("C1a", " ".join(["word"] * 40), "not testable", "numbers", "01-x")

    def test_wraps_the_sentence_below_itself(self) -> None:
        lines = verdicts.table([self.LONG], 60).splitlines()
        self.assertGreater(len(lines), 3)
        self.assertTrue(all(len(line) <= 60 for line in lines))
        column = lines[1].index("word")
        self.assertTrue(all(line.index("word") == column for line in lines[1:-3]))

    def test_keeps_some_room_for_the_sentence_on_a_narrow_terminal(self) -> None:
        lines = verdicts.table([self.LONG], 10).splitlines()
        self.assertIn("word word", lines[1])

    def test_no_claim_is_said(self) -> None:
        self.assertIn("No claim", verdicts.table([], 80))

    def test_summary_counts_outcomes(self) -> None:
        some = [Verdict("C1", "", "confirmed", "", ""), Verdict("C2", "", "refuted", "", "")] * 2
        self.assertEqual(verdicts.summary(some), "4 claims tested: 2 confirmed, 2 refuted.")

    def test_the_numbers_stand_below_what_is_not_confirmed(self) -> None:
        some = [Verdict("C1", "a", "confirmed", "one", ""), Verdict("C2", "b", "refuted", "two", "")]
        self.assertNotIn("one", verdicts.table(some, 80))
        self.assertIn("two", verdicts.table(some, 80))


if __name__ == "__main__":
    unittest.main()
