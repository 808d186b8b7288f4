"""Runs the programs set-up needs, and leaves none behind when it is interrupted."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
import threading
from pathlib import Path

import lock

_running: set[subprocess.Popen[str]] = set()
_guard = threading.Lock()


def run(
    command: list[str], environment: dict[str, str] | None = None, folder: Path | None = None
) -> tuple[int, str]:
    """The exit code and all that the program said."""
    process = subprocess.Popen(
        command,
        env=environment,
        cwd=folder,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        start_new_session=os.name != "nt",  # so that its children can be stopped with it
        pass_fds=() if os.name == "nt" else tuple(lock.held),
    )
    with _guard:
        _running.add(process)
    try:
        output, _ = process.communicate()
    finally:
        with _guard:
            _running.discard(process)
    return process.returncode, output


def stop_all() -> None:
    with _guard:
        running = list(_running)
    for process in running:
        if os.name == "nt":
            subprocess.run(
                ["taskkill", "/F", "/T", "/PID", str(process.pid)], capture_output=True, check=False
            )
        else:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGTERM)
