"""The files for other places call commands that there are; the places themselves are not tried."""

from __future__ import annotations

import json
import re
import unittest

import context  # noqa: F401  first: it finds the others

import cli
from paths import ROOT, SETUP

CALLS = [
    *sorted((ROOT / ".github" / "workflows").glob("*.yml")),
    ROOT / ".binder" / "Dockerfile",
    ROOT / ".devcontainer" / "devcontainer.json",
    ROOT / "README.md",
    *sorted((SETUP / "website").glob("*.md")),
]


class Places(unittest.TestCase):
    def test_only_verbs_that_there_are_are_called(self) -> None:
        for file in CALLS:
            text = file.read_text(encoding="utf-8")
            called = re.findall(r"(?:python3?|py) kernel-setup (\w+)", text)
            with self.subTest(file.name):
                self.assertTrue(called or "kernel-setup" not in text)
                self.assertLessEqual(set(called), set(cli.VERBS))

    def test_the_workflows_test_every_week_and_publish_what_site_writes(self) -> None:
        tests, pages = (
            (ROOT / ".github" / "workflows" / name).read_text(encoding="utf-8")
            for name in ("tests.yml", "pages.yml")
        )
        self.assertRegex(tests, r"cron: \"\d+ \d+ \* \* \d\"")
        self.assertIn("run: ./mvnw -B -ntp verify", tests)
        self.assertIn("run: python3 kernel-setup site", pages)
        self.assertIn("path: target/site", pages)

    def test_the_container_is_built_from_a_stage_that_there_is(self) -> None:
        told = json.loads(
            (ROOT / ".devcontainer" / "devcontainer.json").read_text(encoding="utf-8")
        )
        dockerfile = ROOT / ".devcontainer" / told["build"]["dockerfile"]
        self.assertIn(f" AS {told['build']['target']}\n", dockerfile.read_text(encoding="utf-8"))


if __name__ == "__main__":
    unittest.main()
