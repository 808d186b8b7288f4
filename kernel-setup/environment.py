"""The private Python environment, from the lock file, each file checked by its hash."""

from __future__ import annotations

import importlib.util
import sys

import commands
from message import Offline, Refusal
from paths import SETUP, VENV, VENV_PYTHON, private_environment
from stamps import Stamps, digest_of

STEP = "environment"
LOCK = SETUP / "requirements.lock"


def key() -> str:
    return digest_of(LOCK.read_text(encoding="utf-8"), str(VENV))


def ready(stamps: Stamps) -> bool:
    # Where the Python that it was made with is gone, so is the executable's target.
    return stamps.value(STEP, key()) is not None and VENV_PYTHON.exists()


def require_venv() -> None:
    specs = {name: importlib.util.find_spec(name) for name in ("venv", "ensurepip")}
    # An empty folder left by a removed package counts as missing: it has no origin.
    missing = [name for name, spec in specs.items() if spec is None or spec.origin is None]
    if missing:
        version = f"{sys.version_info[0]}.{sys.version_info[1]}"
        raise Refusal(
            f"{sys.executable} lacks {' and '.join(missing)}, which set-up needs to make its "
            "private environment. On Debian and Ubuntu: apt-get install "
            f"python{version}-venv. Elsewhere: use a Python that has them."
        )


def make(stamps: Stamps) -> None:
    require_venv()
    environment = private_environment()
    code, output = commands.run([sys.executable, "-m", "venv", "--clear", str(VENV)], environment)
    if code:
        raise Refusal(f"Python could not create {VENV}: {_last_line(output)}")
    code, output = commands.run(
        [str(VENV_PYTHON), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
        + ["--no-input", "--no-user", "--retries", "2", "--no-deps", "--require-hashes"]
        + ["--only-binary=:all:", "-r", str(LOCK)],
        environment,
    )
    if code:
        raise _refusal(output)
    stamps.write(STEP, key())


def _refusal(output: str) -> Refusal:
    # With no network pip first warns of each try, then claims that no version exists.
    if any(sign in output for sign in ("NewConnectionError", "ConnectTimeout", "ProxyError")) or (
        "establish a new connection" in output or "resolve" in output
    ):
        return Offline("the Python packages (pip could not connect)")
    if "No matching distribution" in output:
        return Refusal(
            f"A Python package has no ready-made file for Python {sys.version.split()[0]} on this "
            f"machine: {_last_line(output)} Use Python 3.10 to 3.13: python3.12 kernel-setup …"
        )
    return Refusal(f"pip could not install the Python packages: {_last_line(output)}")


def _last_line(output: str) -> str:
    errors = [line for line in output.splitlines() if line.lower().startswith("error")]
    lines = errors or [line for line in output.splitlines() if line.strip()] or ["it said nothing."]
    return lines[-1].strip()
