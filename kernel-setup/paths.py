"""Where things are: the checkout, what set-up keeps in it, and a process environment of its own."""

from __future__ import annotations

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SETUP = ROOT / "kernel-setup"
NOTEBOOKS = ROOT / "notebooks"
RESULTS = NOTEBOOKS / "results"
TARGET = ROOT / "target"
KERNEL = ROOT / ".kernel"
VENV = KERNEL / "venv"
SITE_VENV = KERNEL / "site"


def python_of(venv: Path) -> Path:
    return venv / ("Scripts/python.exe" if os.name == "nt" else "bin/python")


VENV_PYTHON = python_of(VENV)
KERNELSPEC = VENV / "share" / "jupyter" / "kernels" / "java"


def shown(path: Path) -> str:
    """A path as short as it can be said: relative inside the checkout."""
    try:
        return path.relative_to(ROOT).as_posix()
    except ValueError:
        return str(path)


def private_environment() -> dict[str, str]:
    """The caller's environment, without what would mix another Python or Jupyter into ours.

    The user's own Jupyter settings and kernels are neither read nor written.
    """
    strangers = ("PYTHONPATH", "PYTHONHOME", "JUPYTER_PATH", "JUPYTER_CONFIG_PATH", "VIRTUAL_ENV")
    environment = {name: value for name, value in os.environ.items() if name not in strangers}
    jupyter = KERNEL / "jupyter"
    environment.update(
        JUPYTER_PREFER_ENV_PATH="1",
        JUPYTER_CONFIG_DIR=str(jupyter / "config"),
        JUPYTER_DATA_DIR=str(jupyter / "data"),
        JUPYTER_RUNTIME_DIR=str(jupyter / "runtime"),
        JUPYTERLAB_WORKSPACES_DIR=str(jupyter / "workspaces"),
        IPYTHONDIR=str(jupyter / "ipython"),
        PYTHONDONTWRITEBYTECODE="1",
        PYTHONUTF8="1",
    )
    return environment


def become(command: list[str], environment: dict[str, str]) -> int:
    """Runs the command in place of this process, so that no one stands between it and a signal."""
    sys.stdout.flush()
    sys.stderr.flush()
    if os.name != "nt":
        os.execve(command[0], command, environment)
    import subprocess  # Windows has no exec that keeps the console

    with subprocess.Popen(command, env=environment) as process:
        while True:
            try:
                return process.wait()
            except KeyboardInterrupt:
                continue  # the child got it too, and ends in its own time
