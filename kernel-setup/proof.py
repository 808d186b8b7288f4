"""Starts the real kernel once, evaluates a cell and draws a chart; run by .kernel/venv.

The same run trains the cache of loaded classes, which brings later kernels up sooner.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

from jupyter_client.blocking.client import BlockingKernelClient
from jupyter_client.kernelspec import KernelSpec
from jupyter_client.manager import KernelManager

CELLS = {
    "evaluate a cell": 'System.out.println("longest " + Collections.max(List.of(1, 2, 3)));',
    "know Duration without an import": "Duration.ofSeconds(2)",
    "draw a chart": """\
import org.knowm.xchart.*;
var chart = new XYChartBuilder().width(800).height(400).title("proof").build();
var line = chart.addSeries("seconds", new double[] {1, 2, 3}, new double[] {2, 3, 5});
chart""",
}
START_SECONDS = 60
CELL_SECONDS = 60
STOP_SECONDS = 30


class Failed(Exception):
    """The kernel did not do what a notebook will ask of it."""


def prove(spec: dict[str, Any], trace: Path) -> float:
    """Records the loaded classes in a file; returns the seconds from start to first chart."""
    argv = [part for part in spec["argv"] if not part.startswith("-XX:AOTCache=")]
    argv[1:1] = ["-XX:AOTMode=record", f"-XX:AOTConfiguration={trace.as_posix()}"]
    manager = KernelManager()
    manager._kernel_spec = KernelSpec(**{**spec, "argv": argv})
    begun = time.monotonic()
    with tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace") as log:
        manager.start_kernel(stdout=log, stderr=log, cwd=str(Path(tempfile.gettempdir())))
        client = manager.client()
        try:
            client.start_channels()
            try:
                client.wait_for_ready(timeout=START_SECONDS)
            except RuntimeError as trouble:
                raise Failed(f"the kernel does not start: {trouble}\n{tail(log)}") from None
            for what, code in CELLS.items():
                evaluate(client, what, code, log)
            took = time.monotonic() - begun
            client.shutdown()
            wait_for_end(manager)
        finally:
            client.stop_channels()
            if manager.is_alive():
                manager.shutdown_kernel(now=True)
            manager.cleanup_resources()
    return took


def evaluate(client: BlockingKernelClient, what: str, code: str, log: Any) -> None:
    outputs: list[dict[str, Any]] = []
    try:
        reply = client.execute_interactive(
            code, allow_stdin=False, timeout=CELL_SECONDS, output_hook=outputs.append
        )
    except TimeoutError:
        raise Failed(
            f"the kernel does not {what} within {CELL_SECONDS} seconds\n{tail(log)}"
        ) from None
    complaints = [complaint(output["msg_type"], output["content"]) for output in outputs]
    if reply["content"]["status"] != "ok" or any(complaints):
        told = "\n".join(filter(None, complaints)) or reply["content"].get("evalue")
        raise Failed(f"the kernel does not {what}:\n{told}\n{tail(log)}")
    if what == "draw a chart" and not any(
        "image/png" in output["content"].get("data", {}) for output in outputs
    ):
        raise Failed(f"the kernel was asked to {what}, but no image came back")


def complaint(kind: str, content: dict[str, Any]) -> str:
    if kind == "error":
        return re.sub("\x1b\\[[0-9;]*m", "", "\n".join(content["traceback"]))
    return content["text"] if kind == "stream" and content["name"] == "stderr" else ""


def wait_for_end(manager: KernelManager) -> None:
    """The trace is written while the kernel ends."""
    deadline = time.monotonic() + STOP_SECONDS
    while manager.is_alive() and time.monotonic() < deadline:
        time.sleep(0.05)


def tail(log: Any) -> str:
    log.seek(0)
    return "".join(log.readlines()[-20:]).strip()


def assemble(spec: dict[str, Any], trace: Path, cache: Path) -> str:
    """Makes the cache from the trace; returns why that failed, or nothing."""
    argv = [part for part in spec["argv"] if not part.startswith(("-XX:AOTCache=", "-Xlog:"))]
    half = cache.with_suffix(".half")
    command = [argv[0], "-XX:AOTMode=create", f"-XX:AOTConfiguration={trace.as_posix()}"]
    command += [f"-XX:AOTCache={half.as_posix()}", *argv[1:-2]]
    made = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)
    if made.returncode or not half.is_file():
        return (made.stdout + made.stderr).strip() or f"exit code {made.returncode}"
    os.replace(half, cache)
    return ""


def main(kernel_json: str, cache: str) -> int:
    spec = json.loads(Path(kernel_json).read_text(encoding="utf-8"))
    target = Path(cache)
    target.parent.mkdir(parents=True, exist_ok=True)
    trace = target.with_suffix(".trace")
    begun = time.monotonic()
    try:
        chart = prove(spec, trace)
    except Failed as failure:
        print(failure)
        return 1
    told = assemble(spec, trace, target) if trace.is_file() else "this JDK wrote no trace"
    trace.unlink(missing_ok=True)
    result = {"chart": chart, "all": time.monotonic() - begun, "without_cache": told}
    print(json.dumps(result))
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
