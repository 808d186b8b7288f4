"""Waiting for a quiet machine, and telling what was measured on a busy one."""

from __future__ import annotations

import json
import tempfile
import unittest
from pathlib import Path

import context  # noqa: F401  first: it finds the others

import quiet
from message import Refusal


class Waiting(unittest.TestCase):
    def test_it_goes_on_once_the_machine_is_quiet(self) -> None:
        loads = iter([1.5, 0.4, 0.05])
        quiet.wait(busy=lambda: next(loads), clock=lambda: 0.0)
        self.assertIsNone(next(loads, None))

    def test_it_refuses_at_last(self) -> None:
        times = iter([0.0, 300.0, 601.0])
        with self.assertRaises(Refusal) as refused:
            quiet.wait(busy=lambda: 1.2, clock=lambda: next(times))
        self.assertIn("1.2 CPUs", str(refused.exception))

    def test_a_look_counts_cpus(self) -> None:
        self.assertGreaterEqual(quiet.busy_cpus(0.05), 0.0)


class Flagged(unittest.TestCase):
    def test_only_results_beside_other_programs_of_that_notebook(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            for name, code in (("01-x.a", "cpu-shared"), ("01-x.b", "drifting"), ("02-y.c", "cpu-stolen")):
                runs = [{"name": name[-1], "warnings": [{"code": code}]}]
                (Path(folder) / f"{name}.json").write_text(json.dumps({"runs": runs}))
            self.assertEqual(quiet.flagged(Path(folder), "01-x"), ["a"])


if __name__ == "__main__":
    unittest.main()
