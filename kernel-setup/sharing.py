"""One notebook, as its reader ran it, in one HTML file that can be sent to anyone."""

from __future__ import annotations

import base64
import getpass
import html
import os
import re
import socket
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import books
import figures
import pages
from books import Book
from message import Refusal
from paths import KERNEL, ROOT, shown
from stamps import write_atomically

LARGEST = 5_000_000  # bytes; mail takes more, and a chat window about that
SHEETS = ("pygments.css", "styles/pydata-sphinx-theme.css", "styles/sphinx-book-theme.css")
PART = r"[^\s\"'<>:;,()\\/&]+"
# The folder that is called like its user, whose name may have spaces.
HOME = rf"(?:home|Users)[\\/]+(?:{PART}(?: {PART}){{0,3}}(?=[\\/])|{PART})"
TOPS = "home|root|Users|tmp|var|opt|usr|work|mnt|private|media|srv|workspaces?|run|Volumes"
# An absolute path, as Linux, macOS or Windows write it, and a share of a server.
PATH = re.compile(
    rf"(?:(?:(?<![\w.~/\\])|file:/*)(?=/(?:{TOPS})[\\/])|(?:(?<!\w)|file:/+)[A-Za-z]:(?=[\\/])"
    rf"|(?<![\w\\:])\\\\[\w.-]{{2,}}(?=\\))(?:[\\/]+(?:{HOME}|{PART}))+"
)
AT_HOME = re.compile(rf"(?:(?<![\w.~])/|[A-Za-z]:[\\/]+){HOME}")
COMMON = {"root", "user", "admin", "java", "jovyan", "runner", "ubuntu", "vscode", "localhost"}
PAGE = """<!DOCTYPE html>
<html lang="en" data-theme="light">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title>
<link rel="icon" href="data:,">
<script>document.documentElement.dataset.theme =
  matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light"</script>
<style>
{style}
body {{ max-width: 58rem; margin: 0 auto; padding: 1rem }}
.headerlink {{ display: none !important }}
</style>
</head>
<body>
<main class="bd-content"><article class="bd-article">
{article}
{card}
</article></main>
</body>
</html>
"""


def fit(file: Path) -> Book:
    """The notebook, refused where it is not whole or its code names what is private."""
    book = books.read(file)
    books.require_whole(book)
    books.require_small(book)
    for place, cell in enumerate(book.cells, 1):
        if name := _private(cell["source"]):
            raise Refusal(
                f"Cell {place} of {shown(file)} names {name}, which is nobody else's business: "
                "write a relative path, or take it out; then run the cell again and save."
            )
    return book


def _private(source: str) -> str:
    """The first of what the text says of its writer's machine, or nothing."""
    if home := AT_HOME.search(source):
        return home[0]
    said = [place for place in (str(ROOT), str(Path.home()) + os.sep) if place in source]
    said += [name for name in _names() if re.search(rf"\b{re.escape(name)}\b", source)]
    return next((name for name in said if len(name) > 3), "")


def _names() -> list[str]:
    """Who this is and what the machine is called, where that is no word of many machines."""
    try:
        user = getpass.getuser()
    except (OSError, KeyError):  # an account without a name
        user = ""
    host = socket.gethostname().split(".")[0]
    return [name for name in (user, host) if len(name) > 3 and name.lower() not in COMMON]


def write(book: Book, folder: Path) -> Path:
    """Writes the file, whole or not at all."""
    clean = replace(book, cells=[_clean(cell) for cell in book.cells])
    with tempfile.TemporaryDirectory(dir=KERNEL, prefix="share-") as temporary:
        site = pages.Site([clean], KERNEL / "none", [], downloads=False)
        pages.build(site, Path(temporary) / "site")
        text = _one_file(Path(temporary) / "site", clean)
    size = len(text.encode())
    if size > LARGEST:
        raise Refusal(
            f"{shown(book.file)} becomes {size / 1e6:.1f} MB as one file, at most "
            f"{LARGEST / 1e6:.0f} MB can be sent. Take charts out of it, or send the notebook."
        )
    target = folder / f"{book.stem}.html"
    write_atomically(target, text)
    return target


def _clean(cell: dict[str, Any]) -> dict[str, Any]:
    if cell["cell_type"] != "code":
        return cell
    return {**cell, "outputs": [_strings(output, _anonymous) for output in cell["outputs"]]}


def _strings(value: Any, change: Callable[[str], str]) -> Any:
    if isinstance(value, dict):
        return {
            name: part if name == "image/png" and isinstance(part, str) else _strings(part, change)
            for name, part in value.items()
        }
    if isinstance(value, list):
        return [_strings(part, change) for part in value]
    return change(value) if isinstance(value, str) else value


def _anonymous(text: str) -> str:
    """Without the checkout's place, with the last part of every other path, without names."""
    text = text.replace(str(ROOT) + os.sep, "").replace(str(ROOT), ".")
    if len(home := str(Path.home())) > 3:
        text = text.replace(home + os.sep, "…/")
    text = PATH.sub(_last_part, text)
    for name in _names():
        text = re.sub(rf"\b{re.escape(name)}\b", "…", text)
    return text


def _last_part(path: re.Match[str]) -> str:
    """What a path ends with may be said, unless that is its user."""
    at_home = re.search(f"{HOME}$", path[0])
    return "…" if at_home else "…/" + re.split(r"[\\/]", path[0])[-1]


def _one_file(site: Path, book: Book) -> str:
    page = (site / f"{book.stem}.html").read_text(encoding="utf-8")
    article = re.search(r'<article class="bd-article">(.*?)</article>', page, re.DOTALL)
    assert article
    body = re.sub(
        r'src="(charts/[^"]+)"',
        lambda link: f'src="data:image/png;base64,{_base64(site / link[1])}"',
        article[1],
    )
    static = site / "_static"
    sheets = [static / name for name in SHEETS] + sorted(static.glob("mystnb*.css"))
    style = "\n".join(sheet.read_text(encoding="utf-8") for sheet in [*sheets, static / "site.css"])
    style = re.sub(r"@font-face\s*\{[^}]*\}|@import[^;]*;", "", style)
    return PAGE.format(
        title=html.escape(book.title), style=style, article=body, card=_card(book)
    )


def _base64(file: Path) -> str:
    return base64.b64encode(file.read_bytes()).decode()


def _card(book: Book) -> str:
    """What the numbers depend on, as the outputs themselves tell it."""
    runs = figures.runs(book.outputs())
    if not runs:
        said = "On which machine these numbers were measured, the notebook does not say."
        return f'<p class="card">{said}</p>'
    return "".join(
        f'<div class="card"><p>{html.escape(run["run"])}</p><table><tbody>'
        + "".join(
            f'<tr><th scope="row">{html.escape(name)}</th><td>{html.escape(said)}</td></tr>'
            for name, said in run.items()
            if said and name != "run"
        )
        + "</tbody></table></div>"
        for run in runs
    )
