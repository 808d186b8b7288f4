"""Reads every page of a site in a real browser as its readers do, and says what they would meet.

Called with a browser's executable, a folder for a site of oddities that it makes, and the folders
of sites. Prints one line a page; ends with status 1 if a page has a fault. Wide and narrow, light
and dark, on paper, by keys, without scripts.
"""

from __future__ import annotations

import functools
import http.server
import json
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from chromium import FLAGS
from playwright.sync_api import Browser, Page, sync_playwright

SETUP = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(SETUP))

import books  # noqa: E402
import pages  # noqa: E402

HEAVIEST = 1_500_000  # bytes of a page with all that it loads
CHART_SECONDS = 1.0
PAPER = {"width": 718, "height": 1046}  # an A4 sheet without its margins, in CSS pixels
CUT = """() => [...document.querySelectorAll("article *")]
  .filter(it => it.clientWidth && it.getBoundingClientRect().width
    && getComputedStyle(it).display !== "inline"
    && (it.scrollWidth > it.clientWidth + 1
        && getComputedStyle(it).overflowX !== "visible"
      || it.getBoundingClientRect().right > innerWidth + 1))
  .filter(it => !it.closest("svg, math, .visually-hidden, .headerlink, .copybtn"))
  .map(it => `${it.tagName}.${it.className}`.slice(0, 60)).slice(0, 3)"""

# Lines of code that go on left of where they began, and blocks whose copy would lack a line's end.
UNINDENTED = """() => {
  const faults = [];
  for (const block of document.querySelectorAll("article .highlight pre")) {
    const lines = [...block.querySelectorAll(".line")];
    if (block.textContent.replace(/\\n$/, "").split("\\n").length !== lines.length) {
      faults.push(`copied as other lines: ${block.textContent.slice(0, 40)}`);
    }
    for (const line of lines) {
      const range = document.createRange();
      range.selectNodeContents(line);
      const parts = [...range.getClientRects()].filter(part => part.width > 0);
      if (parts.some(part => part.top >= parts[0].bottom && part.left < parts[0].left + 10)) {
        faults.push(line.textContent.trim().slice(0, 40));
      }
    }
  }
  return faults.slice(0, 3);
}"""


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        pass


def serve(folder: Path) -> http.server.ThreadingHTTPServer:
    handler = functools.partial(Quiet, directory=str(folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.handle_error = lambda *_: None  # type: ignore[method-assign]  # a page that was left
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


class Reader:
    """One browser window, and what was wrong in it."""

    def __init__(self, browser: Browser, base: str, faults: list[str], **settings: object) -> None:
        self.faults, self.base, self.weight = faults, base, 0
        self.context = browser.new_context(**settings)  # type: ignore[arg-type]
        self.page = self.context.new_page()
        self.page.on("console", self._said)
        self.page.on("pageerror", lambda error: faults.append(f"script failed: {error}"))
        self.page.on("request", self._asked)
        self.page.on("response", self._answered)

    def _said(self, message: object) -> None:
        if message.type in ("error", "warning"):  # type: ignore[attr-defined]
            where = message.location.get("url", "")  # type: ignore[attr-defined]
            self.faults.append(f"console: {message.text} {where}")  # type: ignore[attr-defined]

    def _asked(self, request: object) -> None:
        url: str = request.url  # type: ignore[attr-defined]
        if not url.startswith((self.base, "data:", "file:")):
            self.faults.append(f"asks for {url}")

    def _answered(self, response: object) -> None:
        size = response.headers.get("content-length", "0")  # type: ignore[attr-defined]
        self.weight += int(size)

    def open(self, name: str) -> Page:
        self.weight = 0
        self.page.goto(f"{self.base}/{name}")
        return self.page


def accessible(page: Page) -> list[str]:
    page.evaluate("document.querySelectorAll('details').forEach(it => it.open = true)")
    # Its own loading of style sheets asks for files at the wrong place.
    options = {"resultTypes": ["violations"], "preload": False}
    found = Axe().run(page, options=options).response["violations"]
    return [
        f"axe {one['id']}: {one['nodes'][0]['html'][:110]} ({len(one['nodes'])}x, "
        f"{one['nodes'][0]['failureSummary'].splitlines()[-1].strip()[:150]})"
        for one in found
    ]


def not_wider_than_the_screen(page: Page) -> list[str]:
    page.evaluate("document.querySelectorAll('details').forEach(it => it.open = true)")
    width = page.evaluate("document.documentElement.scrollWidth")
    screen = page.viewport_size["width"] if page.viewport_size else 0
    return [f"scrolls sideways: {width} px on {screen} px"] if width > screen else []


def broken_lines_are_indented(page: Page) -> list[str]:
    found = page.evaluate(UNINDENTED)
    return [f"code goes on at the left edge: {', '.join(found)}"] if found else []


def whole_on_paper(page: Page) -> list[str]:
    page.evaluate("document.querySelectorAll('details').forEach(it => it.open = true)")
    cut = page.evaluate(CUT)
    return [f"cut on paper: {', '.join(cut)}"] if cut else []


def first_chart(reader: Reader, name: str) -> list[str]:
    """From the click to the picture, the better of two tries on a busy machine."""
    took = []
    for _ in range(2):
        begun = time.monotonic()
        page = reader.open(name)
        picture = page.locator("article img").first
        if not picture.count():
            return []
        picture.wait_for()
        page.wait_for_function("document.querySelector('article img').naturalWidth > 0")
        took.append(time.monotonic() - begun)
    return [f"first chart after {min(took):.1f} s"] if min(took) > CHART_SECONDS else []


def by_keys(page: Page) -> list[str]:
    """The first stop leads past the navigation; every table that scrolls can be reached."""
    page.keyboard.press("Tab")
    # A page of one file has no navigation to be led past.
    alone = not page.locator("nav, .bd-sidebar-primary").count()
    first = page.evaluate("document.activeElement.textContent.trim()")
    stuck = page.evaluate(
        "[...document.querySelectorAll('.wide')].filter(it => it.tabIndex !== 0).length"
    )
    return ([] if alone or "main content" in first else [f"the first stop of Tab is {first!r}"]) + (
        [f"{stuck} tables cannot be scrolled by keys"] if stuck else []
    )


def calculates(page: Page) -> list[str]:
    """The front page's calculator gives what the library gives, and follows what is typed."""
    points = json.loads((SETUP / "website" / "overlap.json").read_text(encoding="utf-8"))
    wrong = page.evaluate(
        """points => points.filter(p => {
          const told = {
            "gain-one": Overlap.gain(p.waiting, p.computing, p.tasks, 1),
            "gain-pool": Overlap.inPool(p.waiting, p.computing, p.tasks, p.cores, p.cores),
            "gain-all": Overlap.gain(p.waiting, p.computing, p.tasks, p.cores),
            "ceiling-one": Overlap.ceiling(p.waiting, p.computing, 1),
            "ceiling-all": Overlap.ceiling(p.waiting, p.computing, p.cores),
          };
          return Object.entries(told).some(([name, value]) => {
            const wanted = p[name] ?? Infinity;
            return !(value === wanted || Math.abs(value - wanted) < 1e-9 * value);
          });
        })""",
        points,
    )
    faults = [f"the calculator differs from Overlap at {wrong[:2]}"] if wrong else []
    page.locator("#calculator input[name=waiting]").focus()
    page.keyboard.press("Control+a")
    page.keyboard.type("0")
    if "No, async does not help" not in page.locator("#calculator output").inner_text():
        faults.append("the calculator does not follow what is typed")
    if page.locator("#gain-all").inner_text() != "2.0×":
        faults.append("the calculator shows another gain than its formula gives")
    return faults


def searches(reader: Reader, word: str) -> list[str]:
    page = reader.open(f"search.html?q={word}")
    page.locator("#search-results li").first.wait_for(timeout=10_000)
    return [] if page.locator("#search-results li").count() else [f"finds no page with {word}"]


def read_site(browser: Browser, site: Path) -> int:
    server = serve(site)
    base = f"http://127.0.0.1:{server.server_address[1]}"
    faults: list[str] = []
    settings: list[tuple[str, dict[str, object], list[Callable[[Page], list[str]]]]] = [
        (
            "wide and light",
            {"viewport": {"width": 1280, "height": 900}, "color_scheme": "light"},
            [by_keys, accessible, not_wider_than_the_screen],
        ),
        (
            "narrow and dark",
            {"viewport": {"width": 360, "height": 740}, "color_scheme": "dark"},
            [not_wider_than_the_screen, accessible, broken_lines_are_indented],
        ),
        ("on paper", {"viewport": PAPER}, [whole_on_paper]),
    ]
    readers = [(how, Reader(browser, base, faults, **s), checks) for how, s, checks in settings]
    readers[2][1].page.emulate_media(media="print")
    plain = Reader(browser, base, faults, java_script_enabled=False)
    local = Reader(browser, f"file://{site}", faults)
    bad = 0
    for file in sorted(site.glob("*.html")):
        faults.clear()
        if file.stem == "search":
            continue  # it has nothing to say without a word to search for, and is read below
        begun = time.monotonic()
        for how, reader, checks in readers:
            page = reader.open(file.name)
            if reader.weight > HEAVIEST:
                faults.append(f"weighs {reader.weight / 1e6:.2f} MB")
            for check in checks:
                faults += [f"{how}: {fault}" for fault in check(page)]
        if page.locator("#calculator").count():
            faults += calculates(readers[0][1].page)
        page = plain.open(file.name)
        if not page.locator("article h1").first.is_visible():
            faults.append("without scripts: no title is seen")
        faults += first_chart(local, file.name)
        took = time.monotonic() - begun
        print(
            f"{file.stem}: {'; '.join(dict.fromkeys(faults)) or f'ok in {took:.1f} s'}", flush=True
        )
        bad += bool(faults)
    for where in (readers[0][1], local) if (site / "search.html").exists() else ():
        faults.clear()
        for fault in searches(where, "outperforms") + faults:
            print(f"search: {fault}", flush=True)
            bad += 1
    server.shutdown()
    return bad


def oddities(target: Path) -> Path:
    """A site of what our own pages do not show: an error, a wide table, long lines, warnings."""
    columns = "".join(f"<th>a long head of column {number}</th>" for number in range(14))
    outputs = [
        {
            "output_type": "error",
            "ename": "EvalException",
            "evalue": "no",
            "traceback": ["\x1b[1m\x1b[30m|   int x = 1/0;\x1b[0m", "at " + "deep.inside." * 40],
        },
        {"output_type": "stream", "name": "stderr", "text": "careful " * 60},
        {"output_type": "stream", "name": "stdout", "text": "0123456789" * 40},
        {
            "output_type": "display_data",
            "metadata": {},
            "data": {"text/html": f"<table><caption>wide</caption><tr>{columns}</tr></table>"},
        },
    ]
    cell = {"cell_type": "code", "execution_count": 1, "metadata": {}, "source": "x" * 300}
    title = {"cell_type": "markdown", "metadata": {}, "source": "# It goes wrong\n\n$$x = 1$$"}
    book = books.Book(target.parent / "90-odd.ipynb", [title, {**cell, "outputs": outputs}])
    target.parent.mkdir(parents=True, exist_ok=True)
    book.file.write_text(json.dumps({"cells": book.cells}), encoding="utf-8")
    pages.build(pages.Site([book], target.parent / "none", [], "A test."), target)
    return target


def main(executable: str, odd: Path, sites: list[Path]) -> int:
    sites = [*sites, oddities(odd)]
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=executable, args=FLAGS)
        bad = sum(read_site(browser, site) for site in sites)
        browser.close()
    return 1 if bad else 0


if __name__ == "__main__":
    folders = [Path(name).resolve() for name in sys.argv[2:]]
    sys.exit(main(sys.argv[1], folders[0], folders[1:]))
