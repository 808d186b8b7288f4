"""Turns executed notebooks into pages that anyone can open, with a list of them."""

from __future__ import annotations

import copy
import html
import re
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from nbconvert import HTMLExporter

from paths import SETUP
from verdicts import Verdict

TEMPLATE = SETUP / "page-template"


@dataclass(frozen=True)
class Page:
    stem: str
    title: str
    failed: bool


def title_of(notebook: Any, stem: str) -> str:
    """The first heading, without the marks of Markdown."""
    for cell in notebook.cells:
        heading = re.search(r"^#\s+(.+)$", cell.source, re.MULTILINE)
        if cell.cell_type == "markdown" and heading:
            return re.sub(r"[*_`]", "", heading[1]).strip()
    return stem


def write(notebook: Any, stem: str, failed: bool, site: Path) -> Page:
    exporter = HTMLExporter(
        template_name=TEMPLATE.name, extra_template_basedirs=[str(TEMPLATE.parent)]
    )
    page = Page(stem, title_of(notebook, stem), failed)
    titled = copy.deepcopy(notebook)
    titled.metadata["title"] = page.title
    body, _ = exporter.from_notebook_node(titled)
    (site / f"{stem}.html").write_text(body, encoding="utf-8")
    return page


def fresh(site: Path) -> None:
    shutil.rmtree(site, ignore_errors=True)
    site.mkdir(parents=True)


def write_index(pages: list[Page], verdicts: list[Verdict], mode: str, site: Path) -> Path:
    links = "\n".join(
        f'<li><a href="{html.escape(page.stem)}.html">{html.escape(page.title)}</a>'
        + (" <strong>(ended with an error)</strong>" if page.failed else "")
        + "</li>"
        for page in pages
    )
    rows = "\n".join(
        f"<tr><th scope=row>{html.escape(verdict.claim)}</th>"
        f"<td>{html.escape(verdict.outcome)}</td><td>{html.escape(verdict.sentence)}</td>"
        f"<td>{html.escape(verdict.basis)}</td></tr>"
        for verdict in verdicts
    )
    table = (
        "<h2>What became of the claims</h2>\n<table>\n<tr><th scope=col>claim</th>"
        f"<th scope=col>outcome</th><th scope=col>what is claimed</th>"
        f"<th scope=col>what was seen</th></tr>\n{rows}\n</table>"
        if rows
        else ""
    )
    index = site / "index.html"
    index.write_text(PAGE.format(mode=mode, links=links, table=table), encoding="utf-8")
    return index


PAGE = """<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>The notebooks of this run</title>
<style>
body {{ font: 17px/1.5 system-ui, sans-serif; max-width: 50em; margin: 2em auto; padding: 0 1em }}
ul {{ list-style: none; padding: 0 }}
table {{ border-collapse: collapse }}
th, td {{ text-align: left; vertical-align: top; padding: .3em .8em .3em 0 }}
</style>
</head>
<body>
<main>
<h1>The notebooks of this run</h1>
<p>Executed on this machine in {mode} mode.</p>
<ul>
{links}
</ul>
{table}
</main>
</body>
</html>
"""
