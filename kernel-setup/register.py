"""Tells VS Code and other front ends of the user about the kernel, and takes that back."""

from __future__ import annotations

import json
import os
import platform
import shutil
from pathlib import Path
from collections.abc import Mapping

from kernelspec import OWNER
from message import Refusal, say
from paths import KERNELSPEC, ROOT
from stamps import write_atomically


def folder(system: str, environment: Mapping[str, str], home: Path) -> Path:
    """Where the user's front ends look for a kernel named java."""
    if environment.get("JUPYTER_DATA_DIR"):
        data = Path(environment["JUPYTER_DATA_DIR"])
    elif system == "Darwin":
        data = home / "Library" / "Jupyter"
    elif system == "Windows":
        data = Path(environment.get("APPDATA") or home / "AppData" / "Roaming") / "jupyter"
    else:
        data = Path(environment.get("XDG_DATA_HOME") or home / ".local" / "share") / "jupyter"
    return data / "kernels" / "java"


def of_this_user() -> Path:
    return folder(platform.system(), os.environ, Path.home())


def owner(place: Path) -> str | None:
    """The checkout that a registered kernel belongs to; None where it is not one of ours."""
    try:
        content = json.loads((place / "kernel.json").read_text(encoding="utf-8"))
        return str(content["metadata"][OWNER]["home"])
    except (OSError, ValueError, KeyError, TypeError):
        return None


def install(place: Path, replace: bool) -> None:
    if place.exists() and owner(place) is None:
        if not replace:
            raise Refusal(
                f"{place} already holds a kernel named java that is not ours, so it stays. "
                "To put ours in its place: python3 kernel-setup install --user --replace"
            )
        shutil.rmtree(place)
    before = owner(place)
    text = (KERNELSPEC / "kernel.json").read_text(encoding="utf-8")
    write_atomically(place / "kernel.json", text)
    if before and before != ROOT.as_posix():
        say(f"It belonged to the checkout {before} before.")
    say(f"Registered the kernel java in {place}. It needs this checkout to stay where it is.")


def uninstall(place: Path) -> None:
    if not place.exists():
        say(f"Nothing to remove: there is no {place}.")
    elif owner(place) is None:
        raise Refusal(f"{place} holds a kernel that is not ours, so it stays. Remove it by hand.")
    else:
        shutil.rmtree(place)
        say(f"Removed {place}.")
