"""Finding a JDK in made-up folder trees of the three systems."""

from __future__ import annotations

import tempfile
import unittest
from pathlib import Path

import context  # noqa: F401  first: it finds the others

import jdk
from message import Refusal

WHOLE = "java.base java.desktop jdk.compiler jdk.jshell"


class Tree(unittest.TestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = Path(folder.name).resolve()
        self.home = self.root / "home" / "ada"

    def java(self, path: str, version: str, modules: str = WHOLE, name: str = "java") -> Path:
        home = self.root / path
        (home / "bin").mkdir(parents=True)
        (home / "bin" / name).touch()
        (home / "release").write_text(f'JAVA_VERSION="{version}"\nMODULES="{modules}"\n')
        return home

    def machine(self, system: str, **environment: str) -> jdk.Machine:
        return jdk.Machine(system, environment, self.home, self.root)

    def found_in(self, system: str, path: str, name: str = "java", **environment: str) -> None:
        home = self.java(path, "25.0.3", name=name)
        self.assertEqual(jdk.require(self.machine(system, **environment)).home, home)


class UsualFolders(Tree):
    def test_linux(self) -> None:
        self.found_in("Linux", "usr/lib/jvm/java-25-openjdk-amd64")

    def test_opt_on_linux(self) -> None:
        self.found_in("Linux", "opt/jdk-25")

    def test_sdkman(self) -> None:
        self.found_in("Linux", "home/ada/.sdkman/candidates/java/25.0.3-tem")

    def test_intellij(self) -> None:
        self.found_in("Windows", "home/ada/.jdks/temurin-25", "java.exe")

    def test_mac(self) -> None:
        self.found_in("Darwin", "Library/Java/JavaVirtualMachines/zulu-25.jdk/Contents/Home")

    def test_homebrew(self) -> None:
        self.found_in("Darwin", "opt/homebrew/opt/openjdk@25/libexec/openjdk.jdk/Contents/Home")

    def test_program_files(self) -> None:
        self.found_in(
            "Windows",
            "Program Files/Eclipse Adoptium/jdk-25.0.3-hotspot",
            "java.exe",
            ProgramFiles=str(self.root / "Program Files"),
        )

    def test_installed_for_one_windows_user(self) -> None:
        self.found_in(
            "Windows",
            "local/Programs/Microsoft/jdk-25",
            "java.exe",
            LOCALAPPDATA=str(self.root / "local"),
        )

    def test_scoop(self) -> None:
        self.found_in("Windows", "home/ada/scoop/apps/temurin25-jdk/current", "java.exe")


class Choice(Tree):
    def test_java_home_wins(self) -> None:
        self.java("usr/lib/jvm/25", "25.0.3")
        newer = self.java("elsewhere", "26")
        java = jdk.require(self.machine("Linux", JAVA_HOME=str(newer)))
        self.assertEqual((java.home, java.where), (newer, "JAVA_HOME"))

    def test_java_home_that_is_too_old_is_passed_over(self) -> None:
        old = self.java("old", "17.0.1")
        fit = self.java("usr/lib/jvm/25", "25.0.3")
        self.assertEqual(jdk.require(self.machine("Linux", JAVA_HOME=str(old))).home, fit)

    def test_the_oldest_that_is_fit_goes_before_newer_ones(self) -> None:
        self.java("usr/lib/jvm/a26", "26-ea")
        fit = self.java("usr/lib/jvm/b25", "25.0.3")
        self.assertEqual(jdk.require(self.machine("Linux")).home, fit)

    def test_a_link_on_the_path_is_followed(self) -> None:
        home = self.java("strange/place", "25.0.3")
        (self.root / "bin").mkdir()
        try:
            (self.root / "bin" / "java").symlink_to(home / "bin" / "java")
        except OSError:
            self.skipTest("this user may not make links")
        java = jdk.require(self.machine("Linux", PATH=str(self.root / "bin")))
        self.assertEqual((java.home, java.where), (home, "PATH"))

    def test_one_java_reached_twice_is_one(self) -> None:
        home = self.java("usr/lib/jvm/25", "25.0.3")
        machine = self.machine("Linux", JAVA_HOME=str(home), JDK_HOME=str(home))
        self.assertEqual(len(jdk.found(machine)), 1)

    def test_feature_of_odd_versions(self) -> None:
        features = {
            version: jdk.Java(self.root, version, frozenset(), "").feature
            for version in ("1.8.0_402", "25", "26-ea", "25.0.3+9", "")
        }
        self.assertEqual(features, {"1.8.0_402": 8, "25": 25, "26-ea": 26, "25.0.3+9": 25, "": 0})


class Refusals(Tree):
    def message(self, system: str = "Linux") -> str:
        with self.assertRaises(Refusal) as refused:
            jdk.require(self.machine(system))
        return str(refused.exception)

    def test_names_what_was_found_where_and_why_it_is_refused(self) -> None:
        old = self.java("usr/lib/jvm/17", "17.0.15")
        runtime = self.java("usr/lib/jvm/jre", "25.0.3", "java.base java.desktop")
        message = self.message()
        self.assertRegex(message, rf"17\.0\.15 +{old} +\(too old")
        self.assertRegex(message, rf"25\.0\.3 +{runtime} .*lacks jdk\.jshell, jdk\.compiler")

    def test_says_how_to_get_one_on_each_system(self) -> None:
        remedies = {"Linux": "sdk install", "Darwin": "brew install", "Windows": "winget install"}
        for system, remedy in remedies.items():
            self.assertIn(remedy, self.message(system))

    def test_a_folder_without_java_is_not_listed(self) -> None:
        (self.root / "usr" / "lib" / "jvm" / "default").mkdir(parents=True)
        self.assertNotIn("default", self.message())


if __name__ == "__main__":
    unittest.main()
