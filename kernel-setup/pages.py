"""Makes a site of notebooks as they were executed: pages with a front, claims, search and more."""

from __future__ import annotations

import base64
import html
import json
import os
import re
import shutil
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import commands
import environment
import figures
import front
import record
from books import COLOURS, Book, names
from message import Refusal
from paths import KERNEL, SETUP, private_environment
from verdicts import Verdict

SOURCES = SETUP / "website"
LINK = re.compile(r'<a href="([\w-]+)\.ipynb">(.*?)</a>')  # of a notebook
ALONG = re.compile(
    r'(href="([\w-]+)\.html"\s+title="(?:next|previous) page">(?:(?!</a>).)*?'
    r'<p class="prev-next-title">)(.*?)(?=</p>)',
    re.DOTALL,
)
TAKEAWAYS = "The article's five takeaways"


@dataclass(frozen=True)
class Site:
    """What is shown: notebooks with the results of their run, and what is said above them all."""

    books: list[Book]
    results: Path
    verdicts: list[Verdict]
    banner: str = ""
    theme: dict[str, Any] = field(default_factory=dict)
    downloads: bool = True
    strict: bool = False  # whether what Sphinx warns of, a dead link for example, is refused


def build(site: Site, target: Path) -> Path:
    """Writes the site to `target`, whole or not at all; returns its front page."""
    KERNEL.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory(dir=KERNEL, prefix="pages-") as folder:
        source, made = Path(folder) / "source", Path(folder) / "made"
        _write_sources(site, source)
        _call_sphinx(source, made, site.strict)
        _finish(site, made)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.rmtree(target, ignore_errors=True)
        shutil.move(made, target)
    return target / "index.html"


def _write_sources(site: Site, source: Path) -> None:
    shutil.copytree(SOURCES, source, ignore=shutil.ignore_patterns("requirements.*", "*.json"))
    extra = source / "extra"
    (extra / "charts").mkdir(parents=True)
    (extra / "results").mkdir()
    claims = front.Claims.of(site.verdicts)
    there = {book.stem for book in site.books}
    for book in site.books:
        cells = [
            _cell(book, place, there, claims, extra / "charts") for place in range(len(book.cells))
        ]
        files = sorted(site.results.glob(f"{book.stem}.*.json"))
        for file in files:
            shutil.copy(file, extra / "results")
        if site.downloads:
            cells.append(_markdown(front.downloads(book, files)))
        for number, cell in enumerate(cells):
            cell["id"] = f"cell-{number}"
        content = {
            "cells": cells,
            "metadata": {
                "kernelspec": {"display_name": "Java", "language": "java", "name": "java"}
            },
            "nbformat": 4,
            "nbformat_minor": 5,
        }
        (source / f"{book.stem}.ipynb").write_text(json.dumps(content), encoding="utf-8")
    # Of a run its last chart: the first still shows what was recorded before.
    pictures = {book.stem: _picture(book, -1 if site.banner else 0) for book in site.books}
    (source / "index.md").write_text(
        front.index(site.books, site.verdicts, pictures, _takeaways(site.books, claims)),
        encoding="utf-8",
    )
    (source / "claims.md").write_text(front.claims_page(claims, site.books), encoding="utf-8")
    options = {"project": front.TITLE, "banner": html.escape(site.banner), "theme": site.theme}
    (source / "options.json").write_text(json.dumps(options), encoding="utf-8")


def _call_sphinx(source: Path, made: Path, strict: bool) -> None:
    command = [str(environment.SITE.python), "-m", "sphinx", "-b", "html", "-q"]
    command += ["-W", "--keep-going"] if strict else []
    jobs = str(os.cpu_count() or 1)
    code, output = commands.run(
        [*command, "-j", jobs, "-d", str(source.parent / "doctrees")] + [str(source), str(made)],
        private_environment(),
    )
    if code:
        said = COLOURS.sub("", output).replace(str(source) + os.sep, "").strip()
        raise Refusal(f"The pages could not be made, nothing was written. Sphinx says:\n{said}")


def _cell(
    book: Book, place: int, there: set[str], claims: front.Claims, charts: Path
) -> dict[str, Any]:
    cell = book.cells[place]
    if cell["cell_type"] != "code":
        return _markdown(claims.linked(front.linked(cell["source"], there)))
    shown = [
        _output(output, charts / f"{book.stem}-{place}-{number}.png", claims, there)
        for number, output in enumerate(cell["outputs"])
    ]
    return {
        "cell_type": "code",
        "execution_count": cell["execution_count"],
        # What the reader came for is the chart, and not how it is called.
        "metadata": {"tags": ["hide-input"] if place in record.first_screen(book.content) else []},
        "source": cell["source"],
        "outputs": [
            {"output_type": "display_data", "metadata": {}, "data": {"text/html": text}}
            for text in shown
            if text
        ],
    }


def _markdown(text: str) -> dict[str, Any]:
    return {"cell_type": "markdown", "metadata": {}, "source": text}


def _output(
    output: dict[str, Any], chart: Path, claims: front.Claims, there: set[str]
) -> str:
    """One output as HTML."""
    if output["output_type"] == "error":
        said = "\n".join(output["traceback"]) or f"{output['ename']}: {output['evalue']}"
        return f'<pre class="failed">{html.escape(COLOURS.sub("", said))}</pre>'
    data = output.get("data", {})
    if "image/png" in data:
        chart.write_bytes(base64.b64decode(data["image/png"]))
        told = figures.told(output)
        sentence = told.get("alt") or data.get("text/plain", "")
        numbers = figures.table(told)
        return (
            f'<figure><img src="charts/{chart.name}" alt="{html.escape(sentence)}"'
            f"{_size(told)}>"
            f"<figcaption><details><summary>This chart in {'numbers' if numbers else 'words'}"
            f"</summary><p>{html.escape(sentence)}</p>{wide(numbers)}</details></figcaption></figure>"
        )
    if "text/html" in data:
        return wide(claims.linked_html(_linked(data["text/html"], there)))
    text = data.get("text/plain", output.get("text", ""))
    return f'<pre class="said">{html.escape(COLOURS.sub("", text))}</pre>' if text else ""


def _linked(text: str, there: set[str]) -> str:
    """Links to notebooks lead to their pages; what has no page here is no link."""
    return LINK.sub(
        lambda link: f'<a href="{link[1]}.html">{link[2]}</a>' if link[1] in there else link[2],
        text,
    )


def _takeaways(books: list[Book], claims: front.Claims) -> str:
    """The table of the article's takeaways, as the tour shows it first; empty without it."""
    tables = (
        output["data"]["text/html"]
        for book in books
        for cell in book.cells
        for output in cell.get("outputs", [])
        if TAKEAWAYS in output.get("data", {}).get("text/html", "")
    )
    return wide(claims.linked_html(next(tables, "")))


def _size(told: dict[str, Any]) -> str:
    return "".join(f' {side}="{int(told[side])}"' for side in ("width", "height") if side in told)


def wide(text: str) -> str:
    """A table in a frame of its own that scrolls, by keys too, where the screen is too narrow."""
    return re.sub(
        r"<table.*?</table>",
        lambda table: (
            '<div class="wide" tabindex="0" role="group" '
            f'aria-label="{_caption(table[0])}">{table[0]}</div>'
        ),
        text,
        flags=re.DOTALL,
    )


def _caption(table: str) -> str:
    caption = re.search(r"<caption[^>]*>(.*?)</caption>", table, re.DOTALL)
    return re.sub(r"<[^>]*>", "", caption[1]).replace('"', "&quot;") if caption else "table"


def _picture(book: Book, which: int) -> front.Picture | None:
    """One of the charts of a page."""
    charts = [
        (f"charts/{book.stem}-{place}-{number}.png", output)
        for place, cell in enumerate(book.cells)
        for number, output in enumerate(cell.get("outputs", []))
        if "image/png" in output.get("data", {})
    ]
    if not charts:
        return None
    source, output = charts[which]
    told = figures.told(output)
    return front.Picture(
        source, told.get("alt") or output["data"].get("text/plain", ""), _size(told)
    )


def _finish(site: Site, made: Path) -> None:
    """Mends what the theme offers no setting for, and drops what no page needs."""
    called = names(site.books)
    for page in made.glob("*.html"):
        text = page.read_text(encoding="utf-8")
        # The titles of the pages are question and answer: too long for the way to the next.
        text = ALONG.sub(lambda way: way[1] + html.escape(called.get(way[2], way[3])), text)
        # Icons come from the fonts that lie here: the theme's script for others takes 1.5 MB.
        text = re.sub(
            r"<script[^>]*fontawesome[^>]*></script>|<link[^>]*fontawesome[^>]*>", "", text
        )
        # A reader by ear jumps from landmark to landmark, and the sidebar is none in the theme.
        sidebar = 'class="bd-sidebar-primary bd-sidebar"'
        text = text.replace(sidebar, f'{sidebar} role="navigation" aria-label="Site"')
        page.write_text(text, encoding="utf-8")
    scripts = [file for file in made.rglob("*.js") if "fontawesome" in file.as_posix()]
    for spare in {*made.rglob("*.map"), *scripts, *made.rglob(".buildinfo*")}:
        spare.unlink()
    shutil.rmtree(made / "_static" / "locales", ignore_errors=True)
    for book in site.books:  # what is downloaded is the notebook, not the page's source
        shutil.copy(book.file, made / "_sources" / book.file.name)
