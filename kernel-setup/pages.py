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
from verdicts import CAPTION, HEADS, Standing

TEMPLATE = SETUP / "page-template"
LINK = re.compile(r'href="(\d\d-[a-z-]+)\.ipynb"')  # of a notebook, whose page lies beside this one


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
    body = LINK.sub(r'href="\1.html"', body)
    (site / f"{stem}.html").write_text(body, encoding="utf-8")
    return page


def fresh(site: Path) -> None:
    shutil.rmtree(site, ignore_errors=True)
    site.mkdir(parents=True)


def write_index(pages: list[Page], standings: list[Standing], mode: str, site: Path) -> Path:
    links = "\n".join(
        f'<li><a href="{html.escape(page.stem)}.html">{html.escape(page.title)}</a>'
        + (" <strong>(ended with an error)</strong>" if page.failed else "")
        + "</li>"
        for page in pages
    )
    heads = "".join(f"<th scope=col>{head}</th>" for head in HEADS)
    rows = "\n".join(_row(standing, {page.stem for page in pages}) for standing in standings)
    table = f"<h2>{CAPTION}</h2>\n<table>\n<tr>{heads}</tr>\n{rows}\n</table>" if rows else ""
    reasons = "\n".join(
        f"<li>{html.escape(standing.claim)}: {html.escape(reason)}</li>"
        for standing in standings
        for reason in standing.reasons
    )
    table += f"\n<h3>What is not confirmed, and why</h3>\n<ul>\n{reasons}\n</ul>" if reasons else ""
    index = site / "index.html"
    index.write_text(PAGE.format(mode=mode, links=links, table=table), encoding="utf-8")
    return index


def _row(standing: Standing, there: set[str]) -> str:
    claim, *cells = map(html.escape, standing.cells())
    if standing.page in there:
        cells[-1] = f'<a href="{cells[-1]}.html">{cells[-1]}</a>'
    return f"<tr><th scope=row>{claim}</th>" + "".join(f"<td>{cell}</td>" for cell in cells) + "</tr>"


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
