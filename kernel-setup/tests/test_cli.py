"""What the command line accepts, how long is left, and whose kernel is whose."""

from __future__ import annotations

import contextlib
import io
import json
import tempfile
import unittest
from pathlib import Path

import context  # noqa: F401  first: it finds the others

import cli
import register
from estimate import Estimate, Times
from message import Refusal, seconds


def called(*arguments: str) -> tuple[int, str]:
    said = io.StringIO()
    with contextlib.redirect_stderr(said), contextlib.redirect_stdout(said):
        code = cli.main(list(arguments))
    return code, said.getvalue()


class CommandLine(unittest.TestCase):
    def refused(self, *arguments: str) -> str:
        code, said = called(*arguments)
        self.assertEqual(code, 1)
        self.assertNotIn("Traceback", said)
        return said

    def test_no_verb_shows_the_usage(self) -> None:
        code, said = called()
        self.assertEqual(code, 2)
        for verb in cli.VERBS:
            self.assertIn(f"  {verb} ", said)

    def test_unknown_verb_names_it_and_a_near_one(self) -> None:
        said = self.refused("rnu")
        self.assertIn("'rnu'", said)
        self.assertIn("Did you mean run?", said)

    def test_unknown_option(self) -> None:
        said = self.refused("run", "--ful")
        self.assertIn("'--ful'", said)
        self.assertIn("--full", said)

    def test_unknown_notebook_before_any_set_up(self) -> None:
        self.assertIn("'99-nothing'", self.refused("run", "99-nothing"))

    def test_install_wants_user(self) -> None:
        self.assertIn("install --user", self.refused("install"))

    def test_options_for_lab_come_after_two_dashes(self) -> None:
        self.assertIn("lab -- --port 9", self.refused("lab", "--port", "9"))

    def test_durations(self) -> None:
        said = [seconds(value) for value in (0.42, 7, 59.7, 65, 3725)]
        self.assertEqual(said, ["0.4 s", "7 s", "1:00 min", "1:05 min", "1:02:05 h"])


class TimeLeft(unittest.TestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.file = Path(folder.name) / "times.json"

    def test_from_the_last_run_of_the_same_mode(self) -> None:
        Times(self.file, "quick").keep("01", [1.0, 2.0, 3.0])
        estimate = Estimate({"01": 3}, Times(self.file, "quick"))
        self.assertEqual(estimate.left(0.0), 6.0)
        estimate.cell_done("01", 1.0)
        self.assertEqual(estimate.left(0.5), 4.5)
        self.assertIsNone(Estimate({"01": 3}, Times(self.file, "full")).left(0.0))

    def test_from_the_share_of_cells_where_the_notebook_is_new_or_changed(self) -> None:
        Times(self.file, "quick").keep("01", [1.0, 2.0, 3.0])
        estimate = Estimate({"01": 4}, Times(self.file, "quick"))
        self.assertIsNone(estimate.left(0.0))
        estimate.cell_done("01", 2.0)
        self.assertEqual(estimate.left(0.0), 6.0)

    def test_a_slow_cell_leaves_the_time_of_those_after_it(self) -> None:
        Times(self.file, "quick").keep("01", [1.0, 2.0, 3.0])
        self.assertEqual(Estimate({"01": 3}, Times(self.file, "quick")).left(60.0), 5.0)

    def test_a_notebook_that_failed_has_nothing_left(self) -> None:
        estimate = Estimate({"01": 2, "02": 1}, Times(self.file, "quick"))
        estimate.cell_done("01", 4.0)
        estimate.given_up("01")
        self.assertEqual(estimate.left(0.0), 4.0)

    def test_a_torn_file_is_as_good_as_none(self) -> None:
        self.file.write_text("{")
        self.assertIsNone(Times(self.file, "quick").of("01", 3))


class Registered(unittest.TestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.place = Path(folder.name) / "kernels" / "java"

    def someone_elses(self) -> None:
        self.place.mkdir(parents=True)
        (self.place / "kernel.json").write_text(json.dumps({"display_name": "Java"}))

    def test_the_folder_of_each_system(self) -> None:
        home = Path("/home/ada")
        places = {
            "Linux": home / ".local/share/jupyter/kernels/java",
            "Darwin": home / "Library/Jupyter/kernels/java",
            "Windows": home / "AppData/Roaming/jupyter/kernels/java",
        }
        for system, place in places.items():
            self.assertEqual(register.folder(system, {}, home), place)

    def test_a_kernel_that_is_not_ours_stays(self) -> None:
        self.someone_elses()
        for action in (lambda: register.install(self.place, False), self.uninstall):
            with self.assertRaises(Refusal):
                action()
        self.assertTrue((self.place / "kernel.json").is_file())

    def uninstall(self) -> None:
        with contextlib.redirect_stdout(io.StringIO()):
            register.uninstall(self.place)

    def test_ours_is_removed(self) -> None:
        self.place.mkdir(parents=True)
        content = {"metadata": {register.OWNER: {"home": "/checkout"}}}
        (self.place / "kernel.json").write_text(json.dumps(content))
        self.assertEqual(register.owner(self.place), "/checkout")
        self.uninstall()
        self.assertFalse(self.place.exists())


if __name__ == "__main__":
    unittest.main()
