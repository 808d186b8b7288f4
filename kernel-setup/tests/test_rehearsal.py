"""Telling what has changed between a cell's run and its rerun."""

from __future__ import annotations

import unittest
from types import SimpleNamespace

import context  # noqa: F401  first: it finds the others

import rehearsal


class Output(SimpleNamespace):
    def get(self, name: str, default: object = None) -> object:
        return getattr(self, name, default)


def cell(text: str, **data: str) -> SimpleNamespace:
    output = Output(output_type="execute_result", data={"text/plain": text, **data})
    return SimpleNamespace(outputs=[output], source="run.verdict(\"C1\")")


class Differences(unittest.TestCase):
    CONFIRMED = "C1: Two waits overlap. Confirmed. 2 predictions: 2 confirmed."
    REFUTED = "C1: Two waits overlap. Refuted. 2 predictions: 2 refuted."

    def test_the_same_again_is_none(self) -> None:
        self.assertEqual(rehearsal._differences(cell(self.CONFIRMED), cell(self.CONFIRMED), 0), [])

    def test_the_opposite_outcome_is_one(self) -> None:
        self.assertEqual(len(rehearsal._differences(cell(self.CONFIRMED), cell(self.REFUTED), 0)), 1)

    def test_what_another_machine_found_may_be_contradicted(self) -> None:
        recorded = self.CONFIRMED.replace("Confirmed", "Recorded in “a run”: Confirmed")
        self.assertEqual(rehearsal._differences(cell(recorded), cell(self.REFUTED), 0), [])

    def test_a_null_is_one(self) -> None:
        self.assertEqual(len(rehearsal._differences(cell("2"), cell("null"), 0)), 1)

    def test_a_picture_that_is_gone_is_one(self) -> None:
        before = cell("alt", **{"image/png": "x"})
        self.assertEqual(len(rehearsal._differences(before, cell("alt"), 0)), 1)

    def test_an_expectation_allows_doubt_but_not_the_opposite(self) -> None:
        expected = {"claim": "C1", "outcome": "refuted"}
        self.assertEqual(rehearsal._missed(expected, [self.REFUTED]), [])
        self.assertEqual(len(rehearsal._missed(expected, [self.CONFIRMED])), 1)
        self.assertEqual(len(rehearsal._missed(expected, ["nothing"])), 1)


if __name__ == "__main__":
    unittest.main()
