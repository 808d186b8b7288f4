"""The site of the committed outputs: nothing is executed, nothing comes from the network."""

from __future__ import annotations

import re
import subprocess
from typing import Any

import books
import notebooks
import pages
import verdicts
from message import Refusal
from paths import NOTEBOOKS, RESULTS, ROOT, shown


def committed() -> pages.Site:
    """What the checkout holds, refused where it is not fit to be shown."""
    shelf = [books.read(file) for file in notebooks.chosen([], NOTEBOOKS)]
    for book in shelf:
        books.require_whole(book)
        books.require_small(book)
        if book.measures and not any(RESULTS.glob(f"{book.stem}.*.json")):
            raise Refusal(
                f"{shown(book.file)} has no results in {shown(RESULTS)}: it was renamed, or never "
                f"recorded. Rename it back, or: python3 kernel-setup record {shown(book.file)}"
            )
    return pages.Site(shelf, RESULTS, verdicts.by_page(RESULTS), theme=launching(remote()), strict=True)


def remote() -> str:
    """The address that the checkout was cloned from; empty if there is none, or no Git."""
    try:
        asked = ["git", "-C", str(ROOT), "remote", "get-url", "origin"]
        told = subprocess.run(asked, capture_output=True, text=True, check=False)
    except OSError:
        return ""
    return told.stdout.strip() if told.returncode == 0 else ""


def launching(address: str) -> dict[str, Any]:
    """Links to the source and to Binder, for a repository on GitHub; elsewhere none."""
    place = re.fullmatch(
        r"(?:https://|git@|ssh://git@)github\.com[:/]([\w.-]+/[\w.-]+?)(?:\.git)?/?", address
    )
    if not place:
        return {}
    return {
        "repository_url": f"https://github.com/{place[1]}",
        "repository_branch": "main",
        "path_to_docs": NOTEBOOKS.name,
        "use_repository_button": True,
        "launch_buttons": {
            "binderhub_url": "https://mybinder.org",
            "notebook_interface": "jupyterlab",
        },
    }
