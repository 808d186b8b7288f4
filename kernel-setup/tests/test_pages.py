"""What becomes a page, what is refused with which words, and what a shared file leaves out."""

from __future__ import annotations

import json
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
from paths import ROOT


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


def picture(told: dict[str, Any]) -> dict[str, Any]:
    data = {"image/png": "", "text/plain": "A chart."}
    return {"output_type": "display_data", "metadata": {"image/png": told}, "data": data}


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
        self.file(code('Comparison.of("mine").run()')).rename(self.folder / "01-another.ipynb")
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

    def test_no_home_folder_is_named_however_it_is_written(self) -> None:
        for told, left in (
            ("in /home/anna/work/a b.txt:12", "in …/a b.txt:12"),
            ("/home/anna", "…"),
            ("<td>/Users/Anna Smith/notes.txt</td>", "<td>…/notes.txt</td>"),
            ("file:///Users/anna/Library/x.jar!", "…/x.jar!"),
            ("C:\\Users\\anna\\x.txt", "…/x.txt"),
            ("'C:\\Users\\Anna B Smith\\Desktop'", "'…/Desktop'"),
            ('"C:\\\\Users\\\\anna"', '"…"'),
            ("file:/C:/Users/anna/x.txt", "…/x.txt"),
            ("/mnt/c/Users/anna/x", "…/x"),
            ("\\\\annas-pc\\share\\x.txt", "…/x.txt"),
        ):
            with self.subTest(told):
                self.assertEqual(sharing._anonymous(told), left)

    def test_a_file_made_of_outputs_with_paths_holds_none(self) -> None:
        said = "/home/anna/a C:\\Users\\anna\\b /Users/anna/c " + str(ROOT / "target" / "d")
        chart = picture({"alt": said, "numbers": f"way\n{said}", "runs": [{"run": said, "JDK": said}]})
        error = {"output_type": "stream", "name": "stderr", "text": said}
        book = books.Book(self.file(), [code("1", shown(said), chart, error)])
        clean = [sharing._clean(cell) for cell in book.cells]
        self.assertNotRegex(json.dumps(clean), "anna|home|Users")
        self.assertEqual(json.dumps(clean).count("target/d"), 6)

    def test_the_card_is_that_of_the_outputs_wherever_the_file_lies(self) -> None:
        run = {"run": "Measured on a Tuesday", "JDK": "25 <x>", "Python": ""}
        card = sharing._card(books.Book(self.file(), [code("1", picture({"runs": [run]}))]))
        self.assertIn("<p>Measured on a Tuesday</p>", card)
        self.assertIn('<th scope="row">JDK</th><td>25 &lt;x&gt;</td>', card)
        self.assertNotIn("Python", card)

    def test_an_unknown_machine_is_said_to_be_unknown(self) -> None:
        card = sharing._card(books.Book(self.file(), [code("1", shown("1"))]))
        self.assertIn("the notebook does not say", card)

    def test_a_path_in_the_code_is_refused(self) -> None:
        for path in ("/home/me/data", "/Users/me", "C:\\\\Users\\\\me", "C:/Users/me/x"):
            with self.subTest(path):
                said = self.refused(code(f'Path.of("{path}")'))
                self.assertIn("Cell 1", said)
                self.assertIn("relative path", said)

    def test_an_address_in_the_code_is_no_path(self) -> None:
        cell = code('URI.create("https://a.example/home/page")')
        self.assertEqual(sharing.fit(self.file(cell)).cells[0]["source"], cell["source"])


class Charts(unittest.TestCase):
    def test_its_numbers_are_those_that_its_output_carries(self) -> None:
        run = {"run": "Measured on a Tuesday", "JDK": "25"}
        chart = {"numbers": "way\tn\n<a>\t5", "results": ["two fetches"], "runs": [run]}
        told = figures.table(chart)
        self.assertIn("<caption>two fetches. Measured on a Tuesday</caption>", told)
        self.assertIn('<th scope="col">way</th><th scope="col">n</th>', told)
        self.assertIn('<tr><th scope="row">&lt;a&gt;</th><td>5</td></tr>', told)

    def test_a_chart_that_carries_none_has_no_table_and_still_its_words(self) -> None:
        self.assertEqual(figures.table({"alt": "Bars"}), "")
        chart = picture({"alt": "Bars of two."})
        with tempfile.TemporaryDirectory() as folder:
            said = pages._output(chart, Path(folder) / "x.png", front.Claims.of([]), set())
        self.assertIn("This chart in words", said)
        self.assertIn("<p>Bars of two.</p>", said)
        self.assertNotIn("<table", said)

    def test_every_run_is_told_once_and_the_own_one_first(self) -> None:
        own, quoted = {"run": "Measured today"}, {"run": "Recorded once"}
        outputs = [picture({"runs": [quoted]}), picture({"runs": [own, quoted]}), shown("1")]
        self.assertEqual(figures.runs(outputs), [own, quoted])


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
