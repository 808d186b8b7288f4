"""What is on this machine, what is missing, and the command that mends it. Changes nothing."""

from __future__ import annotations

import os
import platform
import shutil
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

import environment
import fonts
import jdk
import kernelspec
import library
import register
import steps
from message import Refusal, say
from paths import KERNEL, ROOT

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome")
ENOUGH_MEMORY = 4 << 30


@dataclass(frozen=True)
class Finding:
    mark: str  # "ok", "set-up" (the next verb mends it), "note" or "MISSING"
    what: str
    detail: str


def examine() -> int:
    findings = [
        _machine(),
        _python(),
        *_javas(),
        _fonts(),
        _wrapper(),
        _writable(),
        *_steps(),
        _registered(),
        _browser(),
    ]
    for finding in findings:
        head, *rest = finding.detail.splitlines()
        say(f"{finding.mark:<8} {finding.what:<16} {head}")
        for line in rest:
            say(f"{'':<25} {line}")
    missing = [finding.what for finding in findings if finding.mark == "MISSING"]
    if missing:
        say(f"\nMissing: {', '.join(missing)}. Mend that as said above, then call doctor again.")
        return 1
    if any(finding.mark == "set-up" for finding in findings):
        say("\nAll that is needed is here; set-up does the rest: python3 kernel-setup run")
    else:
        say("\nAll that is needed is here and set up.")
    return 0


def _machine() -> Finding:
    memory = _memory()
    size = f"{memory / (1 << 30):.1f} GB of memory" if memory else "memory unknown"
    try:
        processors = len(os.sched_getaffinity(0))
    except AttributeError:
        processors = os.cpu_count() or 1
    detail = f"{platform.platform()}, {processors} CPUs, {size}"
    if memory and memory < ENOUGH_MEMORY:
        return Finding(
            "note", "machine", f"{detail}\nThe kernel may take 2 GB: close other programs."
        )
    return Finding("ok", "machine", detail)


def _memory() -> int | None:
    try:
        return os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    except (AttributeError, ValueError, OSError):
        return None  # Windows


def _python() -> Finding:
    detail = f"{platform.python_version()} in {sys.executable}"
    try:
        environment.require_venv()
    except Refusal as refusal:
        return Finding("MISSING", "Python", f"{detail}\n{refusal}")
    return Finding("ok", "Python", detail)


def _javas() -> list[Finding]:
    machine = jdk.Machine.this()
    javas = jdk.found(machine)
    choice = jdk.chosen(javas)
    findings = [
        Finding(
            "ok" if java is choice else "note",
            "JDK" if java is choice else "another Java",
            f"{java.version or 'unknown'} in {java.home} (by {java.where})"
            + (f": {java.objection}" if java.objection else ""),
        )
        for java in sorted(javas, key=lambda java: java is not choice)
    ]
    if choice is None:
        findings.insert(0, Finding("MISSING", "JDK", jdk.refusal([], machine.system)))
    return findings


def _fonts() -> Finding:
    problem = fonts.objection()
    if problem:
        return Finding("MISSING", "fonts", f"{problem}\n{fonts.REMEDY}")
    number = fonts.number() if sys.platform.startswith("linux") else None
    return Finding("ok", "fonts", f"fontconfig finds {number}" if number else "of the system")


def _wrapper() -> Finding:
    name = "mvnw.cmd" if os.name == "nt" else "mvnw"
    if (ROOT / name).is_file():
        return Finding("ok", "Maven wrapper", name)
    return Finding("MISSING", "Maven wrapper", f"{name} is gone. git checkout -- {name}")


def _writable() -> Finding:
    folder = KERNEL if KERNEL.is_dir() else ROOT
    try:
        with tempfile.TemporaryFile(dir=folder):
            return Finding("ok", "checkout", str(ROOT))
    except OSError as trouble:
        return Finding(
            "MISSING",
            "checkout",
            f"{ROOT} cannot be written ({trouble.strerror}).\n"
            "Copy the checkout to a folder of your own, and call it there.",
        )


def _steps() -> list[Finding]:
    packages = environment.FRONT_END.ready(steps.STAMPS)
    findings = [_step("packages", packages, "Python packages in .kernel/venv")]
    jars = library.folder(steps.STAMPS)
    findings.append(_step("library", jars is not None, "the library's jars, as the sources are"))
    java = steps.remembered_java()
    spec = bool(java and jars and kernelspec.ready(java, jars))
    findings.append(_step("kernel", spec, "the command that starts the kernel"))
    proof = bool(java and jars and steps.proven(java, jars))
    findings.append(_step("proof", proof, "a cell evaluated, a chart drawn, a start cache kept"))
    return findings


def _step(what: str, ready: bool, detail: str) -> Finding:
    if ready:
        return Finding("ok", what, detail)
    return Finding("set-up", what, f"missing or older than what it is made from: {detail}")


def _registered() -> Finding:
    place = register.of_this_user()
    home = register.owner(place)
    if home == ROOT.as_posix():
        return Finding("ok", "other front ends", f"registered in {place}")
    if home:
        return Finding("note", "other front ends", f"{place} belongs to the checkout {home}")
    told = f"{place} is not ours" if place.exists() else "not registered"
    return Finding("note", "other front ends", f"{told}; python3 kernel-setup install --user")


def _browser() -> Finding:
    places = [shutil.which(name) for name in BROWSERS]
    places += [
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
        os.path.join(os.environ.get("ProgramFiles", ""), "Google/Chrome/Application/chrome.exe"),
    ]
    for place in places:
        if place and Path(place).is_file():
            return Finding("ok", "browser", f"{place}, for the browser test")
    return Finding(
        "note", "browser", "none: the browser test is left out (Debian: apt-get install chromium)"
    )
