"""Which notebooks a name on the command line means."""

from __future__ import annotations

import tempfile
import unittest
from pathlib import Path

import context  # noqa: F401  first: it finds the others

import notebooks
from message import Refusal


class Names(unittest.TestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name).resolve()
        for name in ("01-two-fetches.ipynb", "00-start.ipynb", "scratch.ipynb", "02-notes.md"):
            (self.folder / name).touch()

    def stems(self, *names: str) -> list[str]:
        return [file.stem for file in notebooks.chosen(list(names), self.folder)]

    def test_none_means_all_that_are_numbered_in_order(self) -> None:
        self.assertEqual(self.stems(), ["00-start", "01-two-fetches"])

    def test_number_stem_file_name_and_path(self) -> None:
        path = str(self.folder / "01-two-fetches.ipynb")
        for name in ("01", "01-two-fetches", "01-two-fetches.ipynb", path):
            self.assertEqual(self.stems(name), ["01-two-fetches"], name)

    def test_named_twice_runs_once_in_the_order_asked(self) -> None:
        self.assertEqual(self.stems("01", "00", "01-two-fetches"), ["01-two-fetches", "00-start"])

    def test_a_path_elsewhere(self) -> None:
        self.assertEqual(self.stems(str(self.folder / "scratch.ipynb")), ["scratch"])

    def test_unknown_name_lists_those_there_are(self) -> None:
        with self.assertRaises(Refusal) as refused:
            self.stems("1")
        message = str(refused.exception)
        self.assertIn("'1'", message)
        self.assertIn("00-start", message)
        self.assertIn("01-two-fetches", message)

    def test_no_notebook_at_all(self) -> None:
        for file in self.folder.iterdir():
            file.unlink()
        with self.assertRaises(Refusal):
            self.stems()


if __name__ == "__main__":
    unittest.main()
