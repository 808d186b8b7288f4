"""Opens JupyterLab by the README's command in a real browser, runs notebooks, says how it went.

Called with a browser's executable, a folder for copies and screenshots, and notebooks. Prints one
line a notebook; ends with status 1 if a cell failed, was not run, or if no chart was drawn. The last
of them is used further: its first and last exercise, help at the cursor, an interrupt, an error in the dark.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path

from chromium import FLAGS
from playwright.sync_api import Locator, Page, sync_playwright
from playwright.sync_api import TimeoutError as PlaywrightTimeout

SETUP = Path(__file__).resolve().parents[2]
PATIENCE = 180.0  # seconds for one notebook in quick mode on a busy machine


# The least contrast of any text in an element. Axe does not judge what an overlay covers.
CONTRAST = """it => {
  const numbers = colour => colour.match(/[\\d.]+/g).map(Number);
  const light = colour => colour.slice(0, 3)
    .map(part => part / 255)
    .map(part => part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4)
    .reduce((sum, part, place) => sum + part * [0.2126, 0.7152, 0.0722][place], 0);
  const behind = node => {
    const [r, g, b, alpha = 1] = numbers(getComputedStyle(node).backgroundColor);
    if (alpha === 1 || !node.parentElement) return [r, g, b];
    const under = behind(node.parentElement);
    return [r, g, b].map((part, place) => alpha * part + (1 - alpha) * under[place]);
  };
  const ratios = [it, ...it.querySelectorAll("*")].filter(node => node.textContent.trim())
    .map(node => [numbers(getComputedStyle(node).color), behind(node)].map(light))
    .map(both => both.sort((a, b) => b - a))
    .map(([high, low]) => (high + 0.05) / (low + 0.05));
  return Math.min(...ratios);
}"""


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for(url: str, server: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end and server.poll() is None:
        try:
            urllib.request.urlopen(url, timeout=5).close()
            return
        except (urllib.error.URLError, OSError):
            time.sleep(0.3)
    raise SystemExit(f"JupyterLab did not answer (status {server.poll()})")


def code_cells(file: Path) -> list[dict]:
    book = json.loads(file.read_text(encoding="utf-8"))
    return [cell for cell in book["cells"] if cell["cell_type"] == "code"]


def run_all(page: Page, base: str, file: Path, pictures: Path) -> str:
    """Runs all cells and saves; what is wrong with the saved file, or nothing."""
    page.goto(f"{base}/lab/tree/{file.name}?reset")
    # Unknown is how JupyterLab calls a kernel that is connected and has not been asked anything.
    page.get_by_text(re.compile(r"Java \| (Idle|Unknown)")).wait_for(timeout=PATIENCE * 1000)
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
    end = time.monotonic() + PATIENCE
    wrong = "nothing was run"
    while wrong and time.monotonic() < end:
        page.wait_for_timeout(2000)
        page.keyboard.press("Control+s")
        page.wait_for_timeout(500)
        wrong = complaint(file)
    page.screenshot(path=str(pictures / f"{file.stem}-end.png"))
    page.keyboard.press("Control+Home")
    page.wait_for_timeout(500)
    page.screenshot(path=str(pictures / f"{file.stem}-top.png"))
    if page.locator(".jp-NotificationCenter, .Toastify__toast").count():
        wrong = wrong or "a pop-up covers the page"
    return wrong


def opened_and_saved(page: Page, base: str, file: Path) -> str:
    """Opens a notebook as it is committed and saves it, as autosave does; what that changed."""
    before = file.read_bytes()
    page.goto(f"{base}/lab/tree/{file.parent.name}/{file.name}?reset")
    page.get_by_text(re.compile(r"Java \| (Idle|Unknown)")).wait_for(timeout=PATIENCE * 1000)
    page.wait_for_timeout(500)
    written = file.stat().st_mtime_ns
    page.locator(".jp-Notebook").first.click()
    page.keyboard.press("Control+s")
    end = time.monotonic() + PATIENCE
    while file.stat().st_mtime_ns == written and time.monotonic() < end:
        page.wait_for_timeout(200)
    if file.stat().st_mtime_ns == written:
        return "it was not saved"
    page.wait_for_timeout(500)
    return "" if file.read_bytes() == before else "opening and saving it changed it"


def cell_with(page: Page, text: str) -> Locator:
    return page.locator(".jp-CodeCell").filter(has_text=re.compile(re.escape(text))).first


def rerun(page: Page, cell: Locator) -> str:
    """Runs one cell by keys; what it shows then."""
    cell.scroll_into_view_if_needed()
    cell.locator(".cm-content").click()
    page.keyboard.press("Control+Enter")
    prompt = cell.locator(".jp-InputPrompt")
    page.wait_for_timeout(300)
    end = time.monotonic() + PATIENCE
    while "*" in prompt.inner_text() and time.monotonic() < end:
        page.wait_for_timeout(200)
    page.wait_for_timeout(300)  # the last output comes with the prompt or just after it
    outputs = cell.locator(".jp-OutputArea-output")
    return outputs.last.inner_text() if outputs.count() else ""


def write(page: Page, cell: Locator, source: str) -> None:
    cell.scroll_into_view_if_needed()
    cell.locator(".cm-content").click()
    page.keyboard.press("Control+a")
    page.keyboard.insert_text(source)


def exercise(page: Page, file: Path, which: int) -> str:
    """Does an edit that the page proposes, and reruns the cells that it names."""
    book = json.loads(file.read_text(encoding="utf-8"))
    told = book["metadata"]["exercises"][which]
    sources = ["".join(cell["source"]) for cell in book["cells"] if cell["cell_type"] == "code"]
    source = next(source for source in sources if told["find"] in source)
    edited = cell_with(page, told["find"])
    write(page, edited, source.replace(told["find"], told["replace"]))
    shown = [rerun(page, cell_with(page, start)) for start in told["rerun"]]
    wanted = [one["outcome"] for one in told["expect"] if "outcome" in one]
    if not wanted:
        return f"the exercise '{told['title']}' expects no outcome"
    seen = shown[-1].lower()
    # Where other programs keep the CPUs busy, that is the outcome.
    missing = [one for one in wanted if one not in seen and "undecided" not in seen]
    return (
        f"after the edit of '{told['title']}' no {missing} in: {shown[-1][:200]}" if missing else ""
    )


def help_at_the_cursor(page: Page) -> str:
    cell = cell_with(page, "Comparison.of(")
    cell.scroll_into_view_if_needed()
    cell.locator(".cm-line", has_text="Comparison.of(").first.get_by_text(
        "Comparison"
    ).first.click()
    page.keyboard.press("Shift+Tab")
    tooltip = page.locator(".jp-Tooltip")
    try:
        tooltip.wait_for(timeout=15_000)
    except PlaywrightTimeout:
        return "Shift+Tab shows nothing"
    text = tooltip.inner_text()
    page.keyboard.press("Escape")
    return "" if "Comparison" in text else f"Shift+Tab shows {text[:80]!r}"


def interrupted(page: Page) -> str:
    """A cell that would run for ever ends when it is told to, and the next one runs."""
    last = page.locator(".jp-CodeCell").last
    write(page, last, "while (true) { Thread.onSpinWait(); }")
    page.keyboard.press("Control+Enter")
    page.get_by_text(re.compile(r"Java \| Busy")).wait_for(timeout=20_000)
    page.get_by_role("menuitem", name="Kernel", exact=True).click()
    page.get_by_role("menuitem", name="Interrupt Kernel").click()
    try:
        page.get_by_text(re.compile(r"Java \| Idle")).wait_for(timeout=20_000)
    except PlaywrightTimeout:
        return "a loop goes on after the interrupt"
    write(page, last, "6 * 7")
    return "" if rerun(page, last).strip() == "42" else "no cell runs after the interrupt"


def error_can_be_read_in_the_dark(page: Page, settings: Path) -> str:
    theme = settings / "@jupyterlab" / "apputils-extension" / "themes.jupyterlab-settings"
    theme.parent.mkdir(parents=True)
    theme.write_text(json.dumps({"theme": "JupyterLab Dark"}), encoding="utf-8")
    page.keyboard.press("Control+s")
    page.wait_for_timeout(1000)
    page.reload()
    page.locator("body[data-jp-theme-light=false]").wait_for(state="attached", timeout=60_000)
    page.get_by_text(re.compile(r"Java \| (Idle|Unknown)")).wait_for(timeout=60_000)
    write(page, cell_with(page, "6 * 7"), 'int broken = "no number";')
    last = cell_with(page, "int broken")
    if "broken" not in rerun(page, last):
        return "an error is not shown"
    page.keyboard.press("Escape")
    worst = last.locator(".jp-OutputArea-output pre").last.evaluate(CONTRAST)
    return "" if worst >= 4.5 else f"an error has a contrast of {worst:.2f} in the dark theme"


def used_as_a_reader_does(page: Page, file: Path, settings: Path) -> str:
    """After all cells ran: what goes wrong first of what a reader does next."""
    return (
        help_at_the_cursor(page)
        or exercise(page, file, 0)
        or exercise(page, file, -1)
        or interrupted(page)
        or error_can_be_read_in_the_dark(page, settings)
    )


def complaint(file: Path) -> str:
    cells = code_cells(file)
    if [cell["execution_count"] for cell in cells] != list(range(1, len(cells) + 1)):
        return "not every cell was run once, in order"
    outputs = [output for cell in cells for output in cell["outputs"]]
    failed = [output["evalue"] for output in outputs if output["output_type"] == "error"]
    if failed:
        return f"a cell failed: {failed[0]}"
    if not any("image/png" in output.get("data", {}) for output in outputs):
        return "no chart was drawn"
    return ""


def main(browser: str, folder: Path, files: list[Path]) -> int:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    copies = [Path(shutil.copy(file, folder)) for file in files]
    untouched = folder / "untouched"
    untouched.mkdir()
    originals = [Path(shutil.copy(file, untouched)) for file in files]
    for copy in copies:  # so that what is seen afterwards is what this run made
        book = json.loads(copy.read_text(encoding="utf-8"))
        for cell in book["cells"]:
            if cell["cell_type"] == "code":
                cell.update(execution_count=None, outputs=[])
        copy.write_text(json.dumps(book), encoding="utf-8")
    port = free_port()
    base = f"http://127.0.0.1:{port}"
    options = [
        "--no-browser",
        f"--port={port}",
        "--IdentityProvider.token=",
        f"--ServerApp.root_dir={folder}",
    ]
    settings = folder / "settings"  # so that no theme stays behind in the reader's own
    environment = dict(os.environ, JUPYTERLAB_SETTINGS_DIR=str(settings))
    command = [sys.executable, str(SETUP), "lab", "--", *options]
    server = subprocess.Popen(command, env=environment)
    bad = 0
    try:
        wait_for(f"{base}/api", server)
        with sync_playwright() as play:
            chromium = play.chromium.launch(executable_path=browser, args=FLAGS)
            page = chromium.new_page(viewport={"width": 1280, "height": 1000})
            for original in originals:
                wrong = opened_and_saved(page, base, original)
                print(f"{original.stem}, opened: {wrong or 'ok'}", flush=True)
                bad += bool(wrong)
            for copy in copies:
                wrong = run_all(page, base, copy, folder)
                if copy == copies[-1]:
                    wrong = wrong or used_as_a_reader_does(page, copy, settings)
                    page.screenshot(path=str(folder / f"{copy.stem}-used.png"))
                print(f"{copy.stem}: {wrong or 'ok'}", flush=True)
                bad += bool(wrong)
            chromium.close()
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(30)
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], Path(sys.argv[2]).resolve(), [Path(arg) for arg in sys.argv[3:]]))
