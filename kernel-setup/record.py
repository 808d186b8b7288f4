"""Makes outputs fit to commit, and puts all of a recording in place or none of it."""

from __future__ import annotations

import base64
import copy
import json
import os
import shutil
import tempfile
from pathlib import Path
from typing import Any

import verdicts
from message import Refusal

KERNELSPEC = {"display_name": "Java", "language": "java", "name": "java"}
LANGUAGE = {
    "codemirror_mode": "java",
    "file_extension": ".jshell",
    "mimetype": "text/x-java-source",
    "name": "Java",
    "pygments_lexer": "java",
}
KEPT_OF_CELLS = ("tags", "mystnb")
KEPT_OF_NOTEBOOKS = ("exercises",)


def cleaned(notebook: dict[str, Any], root: Path) -> dict[str, Any]:
    """A copy without what differs from run to run for no reason of the experiment."""
    clean = copy.deepcopy(notebook)
    kept = {key: value for key, value in clean["metadata"].items() if key in KEPT_OF_NOTEBOOKS}
    clean["metadata"] = {"kernelspec": dict(KERNELSPEC), "language_info": dict(LANGUAGE), **kept}
    count = 0
    for cell in clean["cells"]:
        kept = {name: cell["metadata"][name] for name in KEPT_OF_CELLS if name in cell["metadata"]}
        cell["metadata"] = kept
        if cell["cell_type"] != "code":
            continue
        executed = bool("".join(cell["source"]).strip())
        count += executed
        cell["execution_count"] = count if executed else None
        # A progress bar leaves an empty output behind.
        cell["outputs"] = [output for output in cell["outputs"] if _shows(output)]
        for output in cell["outputs"]:
            if "execution_count" in output:
                output["execution_count"] = count
            output.pop("transient", None)
            for part in ("text", "data"):
                if part in output:
                    output[part] = _without_root(output[part], root)
    return clean


def _shows(output: dict[str, Any]) -> bool:
    return output["output_type"] != "display_data" or any(output["data"].values())


def _without_root(value: Any, root: Path) -> Any:
    """Paths inside the checkout become relative to it."""
    if isinstance(value, str):
        for spelling in {str(root), root.as_posix()}:
            value = value.replace(spelling + os.sep, "").replace(spelling + "/", "")
        return value
    if isinstance(value, list):
        return [_without_root(part, root) for part in value]
    if isinstance(value, dict):
        return {name: _without_root(part, root) for name, part in value.items()}
    return value


def code_cells(notebook: dict[str, Any]) -> list[int]:
    return [place for place, cell in enumerate(notebook["cells"]) if cell["cell_type"] == "code"]


def first_screen(notebook: dict[str, Any]) -> list[int]:
    """The places of the imports and of the cells after them that show the latest results."""
    code = code_cells(notebook)
    places = code[:1]
    for place in code[1:]:
        if "Results.latest(" not in "".join(notebook["cells"][place]["source"]):
            break
        places.append(place)
    return places


def last_picture(notebook: dict[str, Any]) -> bytes | None:
    """The last chart of a notebook, which is the one its verdict rests on, as PNG."""
    pictures = [
        output["data"]["image/png"]
        for cell in notebook["cells"]
        for output in cell.get("outputs", [])
        if "image/png" in output.get("data", {})
    ]
    return base64.b64decode("".join(pictures[-1])) if pictures else None


def text(notebook: dict[str, Any]) -> str:
    """As Jupyter itself writes notebooks, so that saving one there changes nothing."""
    return json.dumps(notebook, indent=1, sort_keys=True, ensure_ascii=False) + "\n"


def require_inside(files: list[Path], folder: Path) -> None:
    for file in files:
        if file.parent != folder:
            raise Refusal(
                f"record rewrites notebooks of {folder}, but {file} is not there. Move it there, "
                "or only run it: python3 kernel-setup run"
            )


def require_writable(*folders: Path) -> None:
    """Asked before measuring: twenty minutes for nothing are worse than a refusal."""
    for folder in folders:
        try:
            folder.mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryFile(dir=folder):
                pass
        except OSError as trouble:
            raise Refusal(
                f"A recording is written to {folder}, but that cannot be written "
                f"({trouble.strerror}). Copy the checkout to a folder of your own, and record it "
                "there."
            ) from None


def superseded(results: Path, recorded: set[str], existing: set[str]) -> list[Path]:
    """Result files all of whose runs come from notebooks now recorded, or no longer there."""
    old = []
    for file in sorted(results.glob("*.json")):
        notebooks = {run.get("notebook", "") for run in verdicts.read(file)}
        if notebooks <= recorded or not notebooks & existing:
            old.append(file)
    return old


def publish(new: dict[Path, Path], old: list[Path], stage: Path) -> None:
    """Moves staged files into place and old ones away; on any failure all is as before."""
    aside: dict[Path, Path] = {}
    placed: list[Path] = []
    backup = stage / "before"
    backup.mkdir(parents=True)
    try:
        for number, file in enumerate(dict.fromkeys([*old, *new])):
            if file.exists():
                keep = backup / f"{number}"
                shutil.copy2(file, keep)
                aside[file] = keep
        for target, staged in new.items():
            os.replace(staged, target)
            placed.append(target)
        for file in old:
            if file not in new:
                file.unlink()
    except BaseException:
        for file in placed:
            if file not in aside:
                file.unlink(missing_ok=True)
        for file, keep in aside.items():
            shutil.copy2(keep, file)
        raise
