"""Opens JupyterLab by the README's command in a real browser, runs notebooks, says how it went.

Called with a browser's executable, a folder for copies and screenshots, and notebooks. Prints one
line a notebook; ends with status 1 if a cell failed, was not run, or if no chart was drawn.
"""

from __future__ import annotations

import json
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

from playwright.sync_api import Page, sync_playwright

SETUP = Path(__file__).resolve().parents[2]
PATIENCE = 180.0  # seconds for one notebook in quick mode on a busy machine
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


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
    server = subprocess.Popen([sys.executable, str(SETUP), "lab", "--", *options])
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
                print(f"{copy.stem}: {wrong or 'ok'}", flush=True)
                bad += bool(wrong)
            chromium.close()
    finally:
        server.send_signal(signal.SIGTERM)
        server.wait(30)
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], Path(sys.argv[2]).resolve(), [Path(arg) for arg in sys.argv[3:]]))
