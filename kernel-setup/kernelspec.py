"""How front ends start the kernel: one command line, absolute, the same every time."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import Any

from jdk import Java
from paths import KERNEL, KERNELSPEC, ROOT, SETUP, VENV_PYTHON
from stamps import digest_of, write_atomically

MAIN = "measurefirst.notebook.KernelMain"
LOGGING = SETUP / "logging.properties"
CACHES = KERNEL / "aot"
OWNER = "measure-first"


def flags(java: Java, jars: Path) -> list[str]:
    """What kernel, training run and cache must agree on."""
    class_path = os.pathsep.join(jar.as_posix() for jar in sorted(jars.glob("*.jar")))
    return [
        "--enable-preview",
        "--enable-native-access=ALL-UNNAMED",  # the library asks the system for CPU time
        # A young generation with room for a million waiters: what is alive need not be moved.
        "-Xms1000m",
        "-Xmn900m",
        "-Xmx2g",
        "-Djava.awt.headless=true",
        f"-Djava.util.logging.config.file={LOGGING.as_posix()}",
        f"-Dmeasurefirst.home={ROOT.as_posix()}",
        f"-Dmeasurefirst.python={VENV_PYTHON.as_posix()}",
        "-cp",
        class_path,
    ]


def cache(java: Java, jars: Path) -> Path:
    """The cache of loaded classes for exactly this JDK and command line."""
    release = java.home / "release"
    told = release.read_text(encoding="utf-8", errors="replace") if release.is_file() else ""
    return CACHES / f"{digest_of(str(java.home), told, *flags(java, jars))[:12]}.aot"


def content(java: Java, jars: Path) -> dict[str, Any]:
    environment = {
        # Not --release, which reads the JDK's interfaces from its slow archive of all releases.
        "IJAVA_COMPILER_OPTS": f"--enable-preview --source {java.feature}",
    }
    if sys.platform.startswith("linux"):
        environment["LC_ALL"] = "C.UTF-8"  # else Java cannot read a path with other letters
    # A cache that is missing or does not fit costs a second and is no news to the reader.
    start = [f"-XX:AOTCache={cache(java, jars).as_posix()}", "-Xlog:aot*=off", "-Xlog:cds*=off"]
    return {
        "argv": [java.executable.as_posix(), *start, *flags(java, jars), MAIN, "{connection_file}"],
        "display_name": "Java",
        "language": "java",
        "interrupt_mode": "message",
        "env": environment,
        "metadata": {OWNER: {"home": ROOT.as_posix()}},
    }


def text(java: Java, jars: Path) -> str:
    return json.dumps(content(java, jars), indent=1, ensure_ascii=False) + "\n"


def ready(java: Java, jars: Path) -> bool:
    try:
        return (KERNELSPEC / "kernel.json").read_text(encoding="utf-8") == text(java, jars)
    except OSError:
        return False


def make(java: Java, jars: Path) -> None:
    write_atomically(KERNELSPEC / "kernel.json", text(java, jars))
