"""What becomes a page, what is refused with which words, and what a shared file leaves out."""

from __future__ import annotations

import json
import re
import tempfile
import unittest
from pathlib import Path
from typing import Any
from unittest import mock

import context  # noqa: F401  first: it finds the others

import books
import figures
import front
import pages
import sharing
import sites
from message import Refusal
from paths import NOTEBOOKS, RESULTS, ROOT


def code(source: str, *outputs: dict[str, Any], count: int | None = 1) -> dict[str, Any]:
    return {
        "cell_type": "code",
        "execution_count": count,
        "metadata": {},
        "source": source,
        "outputs": list(outputs),
    }


def shown(text: str) -> dict[str, Any]:
    return {"output_type": "execute_result", "metadata": {}, "data": {"text/plain": text}}


class Files(unittest.TestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def file(self, *cells: dict[str, Any], language: str = "java") -> Path:
        content = {
            "cells": list(cells),
            "metadata": {"kernelspec": {"display_name": language.title(), "language": language}},
            "nbformat": 4,
            "nbformat_minor": 5,
        }
        file = self.folder / "mine.ipynb"
        file.write_text(json.dumps(content), encoding="utf-8")
        return file

    def refused(self, *cells: dict[str, Any], language: str = "java") -> str:
        with self.assertRaises(Refusal) as caught:
            sharing.fit(self.file(*cells, language=language))
        return str(caught.exception)


class BadInput(Files):
    def test_a_cell_that_was_not_run_is_named_with_the_remedy(self) -> None:
        said = self.refused(code("int a = 1;"), code("a + 1", count=None))
        self.assertIn("Cell 2 of", said)
        self.assertIn('"a + 1"', said)
        self.assertIn("kernel-setup run", said)

    def test_an_error_is_named_without_its_colours(self) -> None:
        error = {
            "output_type": "error",
            "ename": "E",
            "evalue": "\x1b[1mno\x1b[0m",
            "traceback": [],
        }
        said = self.refused(code("fails()", error))
        self.assertIn("Cell 1 of", said)
        self.assertIn('E: "no"', said)

    def test_another_kernel(self) -> None:
        self.assertIn("Change Kernel > Java", self.refused(code("1"), language="python"))

    def test_a_huge_output(self) -> None:
        self.assertIn("shows 1.", self.refused(code("loop()", shown("x" * 1_100_000))))

    def test_no_notebook_at_all(self) -> None:
        file = self.folder / "mine.ipynb"
        file.write_text("[]", encoding="utf-8")
        with self.assertRaisesRegex(Refusal, "is not a notebook"):
            books.read(file)

    def test_a_renamed_notebook_has_no_results(self) -> None:
        renamed = self.folder / "01-another-name.ipynb"
        first = min(NOTEBOOKS.glob("*.ipynb"))
        renamed.write_text(first.read_text(encoding="utf-8"), encoding="utf-8")
        with mock.patch.object(sites, "NOTEBOOKS", self.folder):
            with self.assertRaisesRegex(Refusal, "was renamed"):
                sites.committed()

    def test_a_failed_build_leaves_the_old_site(self) -> None:
        target = self.folder / "site"
        target.mkdir()
        (target / "index.html").write_text("old", encoding="utf-8")
        book = books.read(self.file(code("1")))
        site = pages.Site([book], self.folder / "none", [])
        with mock.patch("pages.commands.run", return_value=(2, "no")):
            with self.assertRaisesRegex(Refusal, "nothing was written"):
                pages.build(site, target)
        self.assertEqual((target / "index.html").read_text(encoding="utf-8"), "old")


class Sharing(Files):
    def test_outputs_lose_paths_and_names(self) -> None:
        with mock.patch.object(sharing, "_names", return_value=["hostess"]):
            said = sharing._anonymous(f"{ROOT}/target/x at hostess in /home/me/deep/file.txt")
        self.assertEqual(said, "target/x at … in …/file.txt")

    def test_a_ratio_is_no_path(self) -> None:
        told = "K(W + C)/C, 3/4, and/or, </td>, 1/(1−f)"
        self.assertEqual(sharing._anonymous(told), told)

    def test_a_path_in_the_code_is_refused(self) -> None:
        said = self.refused(code('Path.of("/home/me/data")'))
        self.assertIn("Cell 1", said)
        self.assertIn("relative path", said)


class Charts(unittest.TestCase):
    def test_a_chart_finds_its_result_through_variables(self) -> None:
        cells = [
            code('var grid = Sweep.of("the map").rounds(3);\nvar done = grid.run();'),
            code('Charts.curves("How far?", done)'),
        ]
        book = books.Book(Path("x.ipynb"), cells)
        self.assertEqual(figures.drawn_by(book, 1, {"the map", "another"}), ["the map"])

    def test_numbers_are_said_as_a_person_would(self) -> None:
        told = [figures.number(value, unit) for value, unit in ((4_000_459_354, "ns"), (2.0, "×"))]
        self.assertEqual(told, ["4 s", "2×"])
        self.assertEqual(figures.number(1_234.5, "ns"), "1.234 µs")
        self.assertEqual(figures.number(75_123.0, "×"), "75,123×")
        self.assertEqual(figures.number(None, "ns"), "")

    def test_every_committed_chart_that_names_its_result_has_numbers(self) -> None:
        for file in sorted(NOTEBOOKS.glob("*.ipynb")):
            book = books.read(file)
            names = set(figures.results_of(RESULTS, book.stem))
            for place, cell in enumerate(book.cells):
                charts = [o for o in cell.get("outputs", []) if "image/png" in o.get("data", {})]
                if charts and re.search(
                    r"(Results\.latest|Comparison\.of|Sweep\.of)\(", cell["source"]
                ):
                    with self.subTest(file.stem, place=place):
                        self.assertTrue(figures.drawn_by(book, place, names))


class Site(unittest.TestCase):
    def test_launch_links_only_where_there_is_a_repository_on_github(self) -> None:
        for address in ("https://github.com/a/b.git", "git@github.com:a/b.git"):
            theme = sites.launching(address)
            self.assertEqual(theme["repository_url"], "https://github.com/a/b")
            self.assertIn("binderhub_url", theme["launch_buttons"])
        self.assertEqual(sites.launching("/somewhere/else"), {})
        self.assertEqual(sites.launching(""), {})

    def test_links_lead_only_to_pages_that_are_there(self) -> None:
        text = "[01](notebooks/01-a.ipynb), [the *rest*](02-b.ipynb)"
        self.assertEqual(front.linked(text, {"01-a"}), "[01](01-a.ipynb), the *rest*")

    def test_the_line_that_leads_on_goes_where_it_leads_nowhere(self) -> None:
        self.assertEqual(front.linked("[← 00](00-a.ipynb) · [02 →](02-b.ipynb)", {"03-c"}), "")

    def test_names_are_those_that_other_pages_use(self) -> None:
        text = {"cell_type": "markdown", "source": "[04 A CPU task →](04-cpu-op.ipynb)"}
        shelf = [books.Book(Path("00-a.ipynb"), [text]), books.Book(Path("04-cpu-op.ipynb"), [])]
        self.assertEqual(books.names(shelf), {"00-a": "00 A", "04-cpu-op": "04 A CPU task"})


if __name__ == "__main__":
    unittest.main()
