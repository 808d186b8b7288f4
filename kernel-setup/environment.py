"""The private Python environments, each from its lock file, each file checked by its hash."""

from __future__ import annotations

import importlib.util
import sys
from dataclasses import dataclass
from pathlib import Path

import commands
from message import Offline, Refusal
from paths import SETUP, SITE_VENV, VENV, private_environment, python_of
from stamps import Stamps, digest_of


@dataclass(frozen=True)
class Environment:
    """One virtual environment: the step that makes it, what goes into it, and where it lies."""

    step: str
    lock: Path
    folder: Path

    @property
    def python(self) -> Path:
        return python_of(self.folder)

    def key(self) -> str:
        return digest_of(self.lock.read_text(encoding="utf-8"), str(self.folder))

    def ready(self, stamps: Stamps) -> bool:
        # Where the Python that it was made with is gone, so is the executable's target.
        return stamps.value(self.step, self.key()) is not None and self.python.exists()

    def make(self, stamps: Stamps) -> None:
        require_venv()
        environment = private_environment()
        code, output = commands.run(
            [sys.executable, "-m", "venv", "--clear", str(self.folder)], environment
        )
        if code:
            raise Refusal(f"Python could not create {self.folder}: {_last_line(output)}")
        code, output = commands.run(
            [str(self.python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
            + ["--no-input", "--no-user", "--retries", "2", "--no-deps", "--require-hashes"]
            + ["--only-binary=:all:", "-r", str(self.lock)],
            environment,
        )
        if code:
            raise _refusal(output)
        stamps.write(self.step, self.key())


FRONT_END = Environment("environment", SETUP / "requirements.lock", VENV)
SITE = Environment("site", SETUP / "website" / "requirements.lock", SITE_VENV)


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
