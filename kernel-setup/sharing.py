"""One notebook, as its reader ran it, in one HTML file that can be sent to anyone."""

from __future__ import annotations

import base64
import getpass
import html
import os
import platform
import re
import socket
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import books
import pages
import steps
import verdicts
from books import Book
from message import Refusal
from paths import KERNEL, ROOT, TARGET, shown
from stamps import write_atomically

RUN = TARGET / "run"
LARGEST = 5_000_000  # bytes; mail takes more, and a chat window about that
SHEETS = ("pygments.css", "styles/pydata-sphinx-theme.css", "styles/sphinx-book-theme.css")
# An absolute path; what it ends with may be said.
PATH = re.compile(
    r"(?<![\w.~/])(?:/(?:home|root|Users|tmp|var|opt|usr|work|mnt|private|media|srv|workspaces?)"
    r"|[A-Za-z]:\\)(?:[\\/][^\s\"'<>:;,()\\/&]+)+|(?<![\w])[A-Za-z]:\\[^\s\"'<>:;,()&]+"
)
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
        for name in _private():
            if name in cell["source"]:
                raise Refusal(
                    f"Cell {place} of {shown(file)} names {name}, which is nobody else's business: "
                    "write a relative path, or take it out; then run the cell again and save."
                )
    return book


def _private() -> list[str]:
    names = [str(ROOT), str(Path.home()) + os.sep, "/home/", "/Users/", "C:\\Users\\", *_names()]
    return [name for name in names if len(name) > 3]


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
    results = RUN / "results" if book.file.resolve().is_relative_to(RUN) else KERNEL / "none"
    clean = replace(book, cells=[_clean(cell) for cell in book.cells])
    with tempfile.TemporaryDirectory(dir=KERNEL, prefix="share-") as temporary:
        site = pages.Site([clean], results, [], downloads=False)
        pages.build(site, Path(temporary) / "site")
        text = _one_file(Path(temporary) / "site", clean, _card(results, book.stem))
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
    text = PATH.sub(lambda path: "…/" + re.split(r"[\\/]", path[0])[-1], text)
    for name in _names():
        text = re.sub(rf"\b{re.escape(name)}\b", "…", text)
    return text


def _one_file(site: Path, book: Book, card: str) -> str:
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
    return PAGE.format(title=html.escape(book.title), style=style, article=body, card=card)


def _base64(file: Path) -> str:
    return base64.b64encode(file.read_bytes()).decode()


def _card(results: Path, stem: str) -> str:
    """What the numbers depend on: as the run kept it, or as this machine is now."""
    runs = [run for file in sorted(results.glob(f"{stem}.*.json")) for run in verdicts.read(file)]
    if runs:
        machine = runs[-1]["machine"]
        title = f"Run on {runs[-1]['started'][:10]}, {runs[-1]['mode'].lower()} mode"
        rows = [
            ("JDK", machine["jdk"]),
            ("system", f"{machine['os']}, {machine['architecture']}"),
            ("processor", f"{machine['processor']}, {machine['cpus']} CPUs"),
            ("Python", machine["python"]),
        ]
    else:
        java = steps.remembered_java()
        title = f"This file was made on {time.strftime('%Y-%m-%d')}, on a machine with"
        rows = [
            ("JDK", java.version if java else ""),
            ("system", f"{platform.system()} {platform.release()}, {platform.machine()}"),
            ("processor", f"{_processor()}{os.cpu_count()} CPUs"),
            ("Python", platform.python_version()),
        ]
    body = "".join(
        f'<tr><th scope="row">{name}</th><td>{html.escape(_anonymous(said))}</td></tr>'
        for name, said in rows
        if said
    )
    return f'<div class="card"><table><caption>{title}</caption><tbody>{body}</tbody></table></div>'


def _processor() -> str:
    try:
        told = Path("/proc/cpuinfo").read_text(encoding="utf-8")
    except OSError:
        return ""
    model = re.search(r"^model name\s*:\s*(.+)$", told, re.MULTILINE)
    return f"{model[1]}, " if model else ""
