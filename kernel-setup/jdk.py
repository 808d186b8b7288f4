"""Finds a JDK that can run the kernel, by reading files rather than by starting each java."""

from __future__ import annotations

import os
import platform
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path
from collections.abc import Iterator, Mapping

from message import Refusal

FEATURE = 25
MODULES = ("jdk.jshell", "jdk.compiler", "java.desktop")

# Where installers, version managers and IDEs put JDKs; * is one folder, %NAME% a variable.
USUAL = {
    "Linux": (
        "/usr/lib/jvm/*",
        "/usr/lib64/jvm/*",
        "/usr/java/*",
        "/usr/local/*",
        "/usr/local/lib/jvm/*",
        "/opt/*",
        "/opt/java/*",
        "/opt/jdk/*",
        "/snap/openjdk/current/jdk",
        "/home/linuxbrew/.linuxbrew/opt/openjdk*/libexec",
    ),
    "Darwin": (
        "/Library/Java/JavaVirtualMachines/*/Contents/Home",
        "~/Library/Java/JavaVirtualMachines/*/Contents/Home",
        "/opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home",
        "/usr/local/opt/openjdk*/libexec/openjdk.jdk/Contents/Home",
        "~/.sdkman/candidates/java/*/*/Contents/Home",
        "~/.jdks/*/Contents/Home",
    ),
    "Windows": tuple(
        f"%{base}%/{vendor}/*"
        for base in ("ProgramFiles", "ProgramW6432", "LOCALAPPDATA/Programs")
        for vendor in (
            "Java",
            "Eclipse Adoptium",
            "Microsoft",
            "Zulu",
            "Amazon Corretto",
            "BellSoft",
            "Semeru",
            "SapMachine",
            "OpenJDK",
            "RedHat",
        )
    )
    + (
        "~/scoop/apps/*jdk*/current",
        "~/scoop/apps/*openjdk*/current",
        "%ProgramData%/scoop/apps/*jdk*/current",
    ),
}
EVERYWHERE = (
    "~/.jdks/*",
    "~/.sdkman/candidates/java/*",
    "~/.asdf/installs/java/*",
    "~/.local/share/mise/installs/java/*",
    "~/.jbang/cache/jdks/*",
    "~/.jbang/currentjdk",
    "~/.gradle/jdks/*",
    "~/.jenv/versions/*",
)
HOW_TO_GET_ONE = {
    "Linux": "from your distribution (openjdk-25-jdk or java-25-openjdk-devel) or with SDKMAN "
    "(sdk install java)",
    "Darwin": "with Homebrew (brew install openjdk@25) or SDKMAN (sdk install java)",
    "Windows": "with winget (winget install EclipseAdoptium.Temurin.25.JDK)",
}


@dataclass(frozen=True)
class Java:
    """A Java found on this machine, fit or not."""

    home: Path
    version: str
    modules: frozenset[str]
    where: str  # what led to it: JAVA_HOME, PATH or a folder

    @property
    def feature(self) -> int:
        number = re.match(r"(?:1\.)?(\d+)", self.version)
        return int(number[1]) if number else 0

    @property
    def executable(self) -> Path:
        return executable_of(self.home)

    @property
    def objection(self) -> str:
        """Why this Java cannot run the kernel; empty where it can."""
        if self.feature < FEATURE:
            return f"too old, {FEATURE} or newer is needed"
        missing = [module for module in MODULES if module not in self.modules]
        if missing:
            return f"not a whole JDK, it lacks {', '.join(missing)}"
        return ""


@dataclass(frozen=True)
class Machine:
    """What the search depends on; the tests make up others."""

    system: str
    environment: Mapping[str, str]
    home: Path
    root: Path

    @staticmethod
    def this() -> Machine:
        system = platform.system()
        return Machine(
            system if system in USUAL else "Linux", os.environ, Path.home(), Path(Path.cwd().anchor)
        )


def executable_of(home: Path) -> Path:
    windows = home / "bin" / "java.exe"
    return windows if windows.is_file() else home / "bin" / "java"


def candidates(machine: Machine) -> Iterator[tuple[Path, str]]:
    """Folders that may be a Java home, the user's own choice first."""
    environment = machine.environment
    if environment.get("JAVA_HOME"):
        yield Path(environment["JAVA_HOME"]), "JAVA_HOME"
    separator = ";" if machine.system == "Windows" else ":"
    for folder in environment.get("PATH", "").split(separator):
        for name in ("java", "java.exe"):
            if folder and (Path(folder) / name).is_file():
                yield (Path(folder) / name).resolve().parent.parent, "PATH"
    for name, value in sorted(environment.items()):
        if value and (name == "JDK_HOME" or re.fullmatch(r"JAVA_HOME_\d+(_\w+)?", name)):
            yield Path(value), name
    for pattern in USUAL[machine.system] + EVERYWHERE:
        yield from ((found, pattern) for found in _expanded(pattern, machine))


def _expanded(pattern: str, machine: Machine) -> list[Path]:
    variable = re.match(r"%(\w+)((?:/\w+)?)%/(.*)", pattern)
    if variable:
        value = machine.environment.get(variable[1])
        base, rest = Path(f"{value}{variable[2]}") if value else None, variable[3]
    elif pattern.startswith("~/"):
        base, rest = machine.home, pattern[2:]
    else:
        base, rest = machine.root, pattern[1:]
    try:
        return sorted(base.glob(rest)) if base else []
    except OSError:  # a folder that may not be listed
        return []


def read(home: Path, where: str) -> Java | None:
    """What the folder says of itself, or None where it is no Java."""
    executable = executable_of(home)
    try:
        if not executable.is_file():
            return None
        text = (home / "release").read_text(encoding="utf-8", errors="replace")
    except OSError:
        text = ""
    facts = dict(re.findall(r'^(\w+)="?([^"\n]*)"?\s*$', text, re.MULTILINE))
    version, modules = facts.get("JAVA_VERSION", ""), facts.get("MODULES", "").split()
    if not version and not (home / "lib" / "modules").is_file() and not text:
        return None  # /usr/bin/java that leads nowhere, a shim of a version manager
    too_old = Java(home, version, frozenset(), where).feature < FEATURE
    if not version or (not modules and not too_old):
        version, modules = _asked(executable, version)
    return Java(home, version, frozenset(modules), where)


def _asked(executable: Path, version: str) -> tuple[str, list[str]]:
    """For the few whose release file does not tell."""
    try:
        listed = subprocess.run(
            [str(executable), "--list-modules"], capture_output=True, text=True, timeout=20
        ).stdout
    except (OSError, subprocess.SubprocessError):
        return version, []
    own = re.search(r"^java\.base@(\S+)", listed, re.MULTILINE)
    return own[1] if own else version, re.findall(r"^([\w.]+)", listed, re.MULTILINE)


def found(machine: Machine) -> list[Java]:
    """Every Java of the machine, once."""
    javas: dict[Path, Java] = {}
    for home, where in candidates(machine):
        try:
            real = home.resolve()
        except OSError:
            continue
        if real not in javas:
            java = read(home, where)
            if java:
                javas[real] = java
    return list(javas.values())


def chosen(javas: list[Java]) -> Java | None:
    """JAVA_HOME where it is fit, then the oldest that is fit: preview interfaces still move."""
    fit = [java for java in javas if not java.objection]
    return min(fit, key=lambda java: (java.where != "JAVA_HOME", java.feature), default=None)


def require(machine: Machine) -> Java:
    javas = found(machine)
    java = chosen(javas)
    if java:
        return java
    raise Refusal(refusal(javas, machine.system))


def refusal(javas: list[Java], system: str) -> str:
    lines = [
        f"No JDK {FEATURE} or newer found by JAVA_HOME, on PATH or in the usual folders"
        + (", only:" if javas else ".")
    ]
    for java in javas:
        lines.append(f"  {java.version or 'unknown':<10} {java.home}  ({java.objection})")
    lines.append(
        f"Get a JDK {FEATURE} {HOW_TO_GET_ONE[system]}; one in an unusual folder is found through "
        "JAVA_HOME. Then repeat the command."
    )
    return "\n".join(lines)
