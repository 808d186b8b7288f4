"""Set-up: its steps in order, each done when it is missing or stale, and otherwise not."""

from __future__ import annotations

import json
import os
import tempfile
import time
from concurrent.futures import Future, ThreadPoolExecutor, wait
from pathlib import Path
from collections.abc import Callable

import commands
import environment
import fonts
import jdk
import kernelspec
import library
from lock import only_one
from message import Offline, Refusal, say, seconds
from paths import KERNEL, KERNELSPEC, ROOT, SETUP, VENV_PYTHON, private_environment, shown
from stamps import Stamps, digest_of

STAMPS = Stamps(KERNEL / "stamps")
PROOF = "proof"
STILL_AT_IT = 20.0  # seconds of silence after which a step says that it is alive


def set_up(pages: bool = False) -> None:
    """Does what is missing. Interrupted, the next call goes on from the last whole step.

    With `pages`, what makes pages of notebooks comes along.
    """
    _require_writable()
    with only_one(KERNEL / "set-up.lock", "set-up"):
        java = _java()
        begun = time.monotonic()
        work: dict[str, Callable[[], None]] = {}
        _add(environment.FRONT_END, work)
        if pages:
            _add(environment.SITE, work)
        if library.folder(STAMPS) is None:
            how = f"from {library.given()}" if library.given() else "built with Maven"
            work[f"library, {how}"] = lambda: library.make(STAMPS, java)
        jars = library.folder(STAMPS)
        busy = bool(work) or jars is None or not proven(java, jars)
        if busy:
            fonts.require()
            say("Set-up of what is missing or changed; the first time takes a minute or more.")
            say(f"  JDK {java.version} in {java.home}")
        _together(work)
        jars = library.folder(STAMPS)
        assert jars is not None
        if not kernelspec.ready(java, jars):
            kernelspec.make(java, jars)
        if not proven(java, jars):
            _prove(java, jars)
        if busy:
            say(f"Set-up done in {seconds(time.monotonic() - begun)}.")


def set_up_pages() -> None:
    """Does what making pages needs, and that is neither a JDK nor the library."""
    _require_writable()
    with only_one(KERNEL / "set-up.lock", "set-up"):
        work: dict[str, Callable[[], None]] = {}
        _add(environment.SITE, work)
        _together(work)


def _add(wanted: environment.Environment, work: dict[str, Callable[[], None]]) -> None:
    if not wanted.ready(STAMPS):
        environment.require_venv()
        work[f"Python packages, into {shown(wanted.folder)}"] = lambda: wanted.make(STAMPS)


def _require_writable() -> None:
    if os.pathsep in str(ROOT):
        raise Refusal(
            f"The checkout must not lie in a folder with '{os.pathsep}' in its name, which "
            f"separates the entries of Java's class path, but it is {ROOT}. Move it."
        )
    try:
        KERNEL.mkdir(exist_ok=True)
        with tempfile.TemporaryFile(dir=KERNEL):
            pass
    except OSError as trouble:
        raise Refusal(
            f"Set-up keeps what it makes in {KERNEL}, but cannot write there "
            f"({trouble.strerror}). Copy the checkout to a folder of your own, and call it there."
        ) from None


def _java() -> jdk.Java:
    java = remembered_java()
    if java is None:
        java = jdk.require(jdk.Machine.this())
        STAMPS.write("jdk", os.environ.get("JAVA_HOME", ""), str(java.home))
    return java


def remembered_java() -> jdk.Java | None:
    """The JDK of the last time, while it is fit and JAVA_HOME says nothing new."""
    home = STAMPS.value("jdk", os.environ.get("JAVA_HOME", ""))
    java = jdk.read(Path(home), "remembered") if home else None
    return None if java is None or java.objection else java


def _together(work: dict[str, Callable[[], None]]) -> None:
    """Runs the steps side by side: one waits for the network while another compiles."""
    if not work:
        return
    begun = time.monotonic()
    with ThreadPoolExecutor(len(work)) as pool:
        names: dict[Future[None], str] = {}
        for name, task in work.items():
            say(f"  {name} …")
            names[pool.submit(task)] = name
        pending = set(names)
        refusals: list[Refusal] = []
        try:
            while pending:
                done, pending = wait(pending, STILL_AT_IT, return_when="FIRST_COMPLETED")
                for future in done:
                    trouble = future.exception()
                    if isinstance(trouble, Refusal):
                        refusals.append(trouble)
                    elif trouble is not None:
                        raise trouble
                    else:
                        took = seconds(time.monotonic() - begun)
                        say(f"  {names[future]}: done in {took}")
                if not done:
                    left = " and ".join(sorted(names[future] for future in pending))
                    say(f"  still at it after {seconds(time.monotonic() - begun)}: {left}")
        except BaseException:
            commands.stop_all()
            raise
    if refusals:
        raise _one_of(refusals)


def _one_of(refusals: list[Refusal]) -> Refusal:
    offline = [str(refusal) for refusal in refusals if isinstance(refusal, Offline)]
    others = [str(refusal) for refusal in refusals if not isinstance(refusal, Offline)]
    if offline:
        others.append(
            f"Set-up needs the network this once, to download {' and '.join(offline)}. Connect, or "
            "name your proxy (HTTPS_PROXY for pip; MAVEN_OPTS=-Dhttps.proxyHost=… for Maven), and "
            "repeat the command: what is done stays done."
        )
    return Refusal("\n".join(others))


def proof_key(java: jdk.Java, jars: Path) -> str:
    sources = [kernelspec.LOGGING, SETUP / "proof.py"]
    texts = [source.read_text(encoding="utf-8") for source in sources]
    return digest_of(kernelspec.text(java, jars), *texts)


def proven(java: jdk.Java, jars: Path) -> bool:
    made = STAMPS.value(PROOF, proof_key(java, jars))
    if made is None or not kernelspec.ready(java, jars):
        return False
    return made == "no cache" or kernelspec.cache(java, jars).is_file()


def _prove(java: jdk.Java, jars: Path) -> None:
    say("  proof: the kernel evaluates a cell and draws a chart …")
    cache = kernelspec.cache(java, jars)
    # The cache is for the plain kernel: another collector, say, would make it useless there.
    java_options = ("JDK_JAVA_OPTIONS", "JAVA_TOOL_OPTIONS", "_JAVA_OPTIONS")
    code, output = commands.run(
        [
            str(VENV_PYTHON),
            "-B",
            str(SETUP / "proof.py"),
            str(KERNELSPEC / "kernel.json"),
            str(cache),
        ],
        {name: value for name, value in private_environment().items() if name not in java_options},
    )
    if code:
        raise Refusal(
            f"Everything is in place, but {output.strip()}\n"
            "See what this machine lacks with: python3 kernel-setup doctor"
        )
    told = json.loads(output.strip().splitlines()[-1])
    say(f"  proof: done, first chart {seconds(told['chart'])} after the start")
    if told["without_cache"]:
        say(f"  no start cache, so kernels start a second later: {told['without_cache']}")
    else:
        later = seconds(told["all"] - told["chart"])
        say(f"  start cache for later kernels: done in {later}")
    STAMPS.write(PROOF, proof_key(java, jars), "no cache" if told["without_cache"] else "cache")
    for other in kernelspec.CACHES.iterdir():
        if other != cache:
            try:
                other.unlink()
            except OSError:  # Windows: a running kernel has it open
                say(f"  {shown(other)} is in use and stays until the next set-up")
