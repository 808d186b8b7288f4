"""Cleaning outputs, and putting a recording in place whole or not at all."""

from __future__ import annotations

import json
import os
import tempfile
import unittest
from pathlib import Path
from unittest import mock

import context  # noqa: F401  first: it finds the others

import record
from message import Refusal
from paths import NOTEBOOKS

ROOT = Path("/somewhere/measure first")


def executed() -> dict:
    return {
        "cells": [
            {"cell_type": "markdown", "id": "a", "metadata": {}, "source": "# One"},
            {
                "cell_type": "code",
                "id": "b",
                "execution_count": 7,
                "metadata": {
                    "tags": ["keep"],
                    "execution": {"iopub.status.busy": "2024-03-17T00:00:00Z"},
                    "collapsed": True,
                },
                "outputs": [
                    {
                        "output_type": "execute_result",
                        "execution_count": 7,
                        "data": {"text/plain": [f"in {ROOT}/target/x\n", "3"]},
                        "metadata": {"image/png": {"alt": "a chart", "width": 800}},
                    }
                ],
                "source": "1 + 2",
            },
            {
                "cell_type": "code",
                "id": "c",
                "execution_count": None,
                "metadata": {},
                "outputs": [],
                "source": "",
            },
            {
                "cell_type": "code",
                "id": "d",
                "execution_count": 9,
                "metadata": {},
                "outputs": [{"output_type": "stream", "name": "stdout", "text": "y"}],
                "source": "y",
            },
        ],
        "metadata": {
            "kernelspec": {"name": "other", "display_name": "Other"},
            "language_info": {"name": "java", "version": "25.0.3+9"},
            "widgets": {"state": {}},
        },
        "nbformat": 4,
        "nbformat_minor": 5,
    }


class Cleaning(unittest.TestCase):
    def setUp(self) -> None:
        self.before = executed()
        self.clean = record.cleaned(self.before, ROOT)

    def test_counts_run_from_one_over_the_cells_with_code(self) -> None:
        counts = [cell.get("execution_count") for cell in self.clean["cells"]]
        self.assertEqual(counts, [None, 1, None, 2])
        self.assertEqual(self.clean["cells"][1]["outputs"][0]["execution_count"], 1)

    def test_metadata_is_the_same_for_every_recording(self) -> None:
        self.assertEqual(
            self.clean["metadata"],
            {"kernelspec": record.KERNELSPEC, "language_info": record.LANGUAGE},
        )
        self.assertEqual(self.clean["cells"][1]["metadata"], {"tags": ["keep"]})

    def test_exercises_stay(self) -> None:
        self.before["metadata"]["exercises"] = [{"find": "a"}]
        self.assertEqual(
            record.cleaned(self.before, ROOT)["metadata"]["exercises"], [{"find": "a"}]
        )

    def test_the_picture_of_a_notebook_is_its_last_chart(self) -> None:
        self.assertIsNone(record.last_picture(self.before))
        for cell, data in ((1, "b25l"), (3, "dHdv")):
            self.before["cells"][cell]["outputs"].append({"data": {"image/png": data}})
        self.assertEqual(record.last_picture(self.before), b"two")

    def test_paths_become_relative_to_the_checkout(self) -> None:
        data = self.clean["cells"][1]["outputs"][0]["data"]["text/plain"]
        self.assertEqual(data, ["in target/x\n", "3"])

    def test_alternative_text_and_ids_stay(self) -> None:
        cell = self.clean["cells"][1]
        self.assertEqual(cell["outputs"][0]["metadata"]["image/png"]["alt"], "a chart")
        self.assertEqual(cell["id"], "b")

    def test_twice_cleaned_is_once_cleaned_and_the_original_is_untouched(self) -> None:
        self.assertEqual(record.cleaned(self.clean, ROOT), self.clean)
        self.assertEqual(self.before, executed())

    def test_written_as_jupyter_writes(self) -> None:
        text = record.text({"b": "ä", "a": [1]})
        self.assertEqual(text, '{\n "a": [\n  1\n ],\n "b": "ä"\n}\n')


class Publishing(unittest.TestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.stage = self.folder / "stage"
        self.place = self.folder / "notebooks"
        for folder_of_it in (self.stage, self.place):
            folder_of_it.mkdir()
        (self.place / "01").write_text("old 01")
        (self.place / "gone").write_text("old gone")
        self.new = {}
        for name in ("01", "02"):
            (self.stage / name).write_text(f"new {name}")
            self.new[self.place / name] = self.stage / name

    def content(self) -> dict[str, str]:
        return {file.name: file.read_text() for file in self.place.iterdir()}

    def test_all_of_it(self) -> None:
        record.publish(self.new, [self.place / "gone"], self.stage)
        self.assertEqual(self.content(), {"01": "new 01", "02": "new 02"})

    def test_none_of_it_when_a_later_file_fails(self) -> None:
        before = self.content()
        replace = os.replace

        def second_fails(source: Path, target: Path) -> None:
            if target.name == "02":
                raise OSError("disk full")
            replace(source, target)

        with mock.patch("os.replace", second_fails), self.assertRaises(OSError):
            record.publish(self.new, [self.place / "gone"], self.stage)
        self.assertEqual(self.content(), before)

    def test_none_of_it_when_an_old_file_cannot_be_removed(self) -> None:
        before = self.content()
        with mock.patch.object(Path, "unlink", side_effect=[OSError("busy"), None]):
            with self.assertRaises(OSError):
                record.publish(self.new, [self.place / "gone"], self.stage)
        after = self.content()
        self.assertEqual({name: after[name] for name in before}, before)

    def test_a_place_that_cannot_be_written_is_refused_before_measuring(self) -> None:
        with mock.patch("tempfile.TemporaryFile", side_effect=OSError(30, "Read-only")):
            with self.assertRaises(Refusal) as refused:
                record.require_writable(self.place)
        self.assertIn(str(self.place), str(refused.exception))

    def test_a_notebook_from_elsewhere_is_not_recorded(self) -> None:
        with self.assertRaises(Refusal) as refused:
            record.require_inside([self.stage / "03-mine.ipynb"], self.place)
        self.assertIn("03-mine", str(refused.exception))


class Superseded(unittest.TestCase):
    def test_results_of_recorded_and_of_vanished_notebooks_go(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            for name, notebooks in (
                ("a", ["01"]),
                ("b", ["02"]),
                ("c", ["99"]),
                ("d", ["01", "02"]),
            ):
                runs = [{"notebook": notebook} for notebook in notebooks]
                content = {"format": "measure-first-result", "runs": runs}
                (Path(folder) / f"{name}.json").write_text(json.dumps(content))
            old = record.superseded(Path(folder), {"01"}, {"01", "02"})
            self.assertEqual([file.stem for file in old], ["a", "c"])


class Committed(unittest.TestCase):
    """JupyterLab writes a notebook as nbformat does, with what the kernel says of itself."""

    def test_a_page_is_what_jupyterlab_would_write_of_it(self) -> None:
        files = sorted(NOTEBOOKS.glob("*.ipynb"))
        self.assertTrue(files)
        for file in files:
            with self.subTest(file.stem):
                text = file.read_text(encoding="utf-8")
                book = json.loads(text)
                for cell in book["cells"]:
                    self.assertLessEqual(set(cell["metadata"]), set(record.KEPT_OF_CELLS))
                    cell["source"] = split(cell["source"])
                    for output in cell.get("outputs", []):
                        if "text" in output:
                            output["text"] = split(output["text"])
                        for mime, data in output.get("data", {}).items():
                            if mime.startswith("text/"):
                                output["data"][mime] = split(data)
                self.assertEqual(record.text(book), text)
                self.assertEqual(book["metadata"]["kernelspec"], record.KERNELSPEC)
                self.assertEqual(book["metadata"]["language_info"], record.LANGUAGE)
                ids = [cell["id"] for cell in book["cells"]]
                self.assertEqual(len(set(ids)), len(ids))
                self.assertEqual((book["nbformat"], book["nbformat_minor"]), (4, 5))


def split(text: str | list[str]) -> list[str]:
    return "".join(text).splitlines(keepends=True)


class FirstScreen(unittest.TestCase):
    def test_it_is_the_imports_and_what_shows_the_latest_results_right_after_them(self) -> None:
        sources = ["import a;", "# text", "show(Results.latest(1))", "run()", "Results.latest(2)"]
        cells = [
            {"cell_type": "markdown" if source[0] == "#" else "code", "source": [source]}
            for source in sources
        ]
        self.assertEqual(record.first_screen({"cells": cells}), [0, 2])


if __name__ == "__main__":
    unittest.main()
