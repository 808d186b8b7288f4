"""Drives the real kernel as a front end does, and tells what a reader would see.

Run with any Python: set-up makes what is missing, and the private one then goes on.
"""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
import unittest
from pathlib import Path
from typing import Any
from unittest import mock

SETUP = Path(__file__).resolve().parents[2]
ROOT = SETUP.parent
sys.path.insert(0, str(SETUP))
sys.dont_write_bytecode = True

PATIENCE = 120.0  # seconds for what takes a fraction of one on a machine left alone
EMOJI = "\N{ROCKET}"
RESET = "`%s` was reset because something it uses changed: rerun from the changed cell on"


def start_kernel() -> Any:
    from jupyter_client.kernelspec import KernelSpec
    from jupyter_client.manager import KernelManager
    from paths import KERNELSPEC

    manager = KernelManager()
    spec = json.loads((KERNELSPEC / "kernel.json").read_text(encoding="utf-8"))
    manager._kernel_spec = KernelSpec(**spec)
    manager.start_kernel(env=dict(os.environ, MEASURE_FIRST_MODE="quick"))
    return manager


class Said:
    """All that came of one cell."""

    def __init__(self, status: str, outputs: list[dict[str, Any]]) -> None:
        self.status = status
        self.results: list[dict[str, Any]] = []
        self.stdout = self.error = self.ename = ""
        for output in outputs:
            kind, content = output["msg_type"], output["content"]
            if kind == "stream":
                self.stdout += content["text"]
            elif kind == "error":
                self.ename = content["ename"]
                self.error = content["evalue"] + "\n" + "\n".join(content["traceback"])
            elif kind in ("execute_result", "display_data"):
                self.results.append(content["data"])

    @property
    def text(self) -> str:
        return self.results[-1]["text/plain"] if self.results else ""


class KernelTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls) -> None:
        cls.manager = start_kernel()
        cls.client = cls.manager.client()
        cls.client.start_channels()
        cls.client.wait_for_ready(timeout=PATIENCE)

    @classmethod
    def tearDownClass(cls) -> None:
        cls.client.stop_channels()
        cls.manager.shutdown_kernel(now=True)
        cls.manager.cleanup_resources()

    def cell(self, code: str) -> Said:
        outputs: list[dict[str, Any]] = []
        reply = self.client.execute_interactive(
            code, allow_stdin=False, timeout=PATIENCE, output_hook=outputs.append
        )
        return Said(reply["content"]["status"], outputs)

    def value(self, code: str) -> str:
        said = self.cell(code)
        self.assertEqual(said.status, "ok", said.error)
        return said.text

    def fails(self, code: str) -> str:
        said = self.cell(code)
        self.assertEqual(said.status, "error", said.text)
        return said.error

    def ask(self, question: str, code: str, position: int) -> dict[str, Any]:
        message = getattr(self.client, question)(code, position)
        while True:
            reply = self.client.get_shell_msg(timeout=PATIENCE)
            if reply["parent_header"].get("msg_id") == message:
                return reply["content"]

    def test_a_new_notebook_knows_the_usual_imports(self) -> None:
        self.assertEqual(self.value("Duration.ofSeconds(2)"), "PT2S")
        self.assertEqual(self.value("Stream.of(3, 1).sorted().toList()"), "[1, 3]")

    def test_the_snippet_of_the_readme_runs_as_it_stands(self) -> None:
        readme = (ROOT / "README.md").read_text(encoding="utf-8")
        for snippet in re.findall(r"```java\n(.*?)```", readme, re.DOTALL):
            said = self.cell(snippet)
            self.assertEqual(said.status, "ok", said.error)
            self.assertIn("image/png", said.results[-1])

    def test_imports_change_no_variable(self) -> None:
        self.value('var kept = List.of(1, 2); String[] words = {"a"}; int number = 7;')
        self.value("import java.nio.file.*;\nimport java.util.concurrent.locks.*;")
        self.value("import java.util.*;\nimport java.util.concurrent.*;")
        self.assertEqual(self.value("kept + words[0] + number"), "[1, 2]a7")

    def test_a_method_declared_anew_leaves_values_and_resets_what_would_call_the_old_one(self):
        self.value("int twice(int x) { return 2 * x; }")
        self.value("var results = List.of(twice(1)); int sum = twice(2);")
        self.value("Callable<Integer> call = () -> twice(3); var all = List.of(call);")
        self.value("int twice(int x) { return x + x + 0; }")
        self.assertEqual(self.value("results + \" \" + sum"), "[2] 4")
        self.assertIn(RESET % "call", self.fails("call.call()"))
        self.assertIn(RESET % "call", self.fails("call"))
        self.assertIn(RESET % "all", self.fails("all.size()"))
        self.value("call = () -> twice(3);")
        self.assertEqual(self.value("call.call()"), "6")

    def test_a_changed_constant_resets_the_code_that_was_compiled_with_the_old_one(self) -> None:
        self.value("int size = 10;\nSupplier<Integer> sized = () -> size;")
        self.value("int size = 20;")
        self.assertIn(RESET % "sized", self.fails("sized.get()"))

    def test_a_lambda_of_the_jdk_stays_unless_it_may_hold_the_readers_code(self) -> None:
        self.value("int digit(int x) { return x % 10; }")
        self.value("Comparator<Integer> down = Comparator.reverseOrder(); var up = down.reversed();")
        self.value("var free = Comparator.nullsFirst(up);")
        self.value("Comparator<Integer> last = Comparator.comparing(x -> digit(x));")
        self.value("int digit(int x) { return x / 10; }")
        self.assertEqual(self.value("free.compare(1, 2) + down.compare(1, 2)"), "0")
        self.assertIn("`last`", self.fails("List.of(1, 20).stream().sorted(last).toList()"))

    def test_a_reset_variable_is_told_wherever_the_null_was_met(self) -> None:
        self.value("int one() { return 1; }")
        self.value("Callable<Integer> gone = () -> one();")
        self.value("int one() { return 2; }")
        said = self.fails("CompletableFuture.supplyAsync(() -> Objects.requireNonNull(gone)).get()")
        self.assertIn("`gone`", said)
        self.assertIn("rerun from the changed cell on", said)

    def test_a_variable_of_a_changed_type_is_told_by_name(self) -> None:
        self.value("record Point(int x) {}\nvar point = new Point(1);")
        self.value("record Point(int x, int y) {}")
        self.assertIn(RESET % "point", self.fails("point.x()"))

    def test_a_declaration_that_fails_leaves_no_old_value(self) -> None:
        self.value('String old = "old";')
        self.fails("String old = List.<String>of().getFirst();")
        self.assertIn("\"old\" is null", self.fails("old.length()"))

    def test_a_loop_in_a_cell_ends_with_an_interrupt(self) -> None:
        for loop in (
            "while (true) {}",
            "{ long s = 0; for (long i = 0; i >= 0; i++) { s += i; } System.out.println(s); }",
            "for (;;) { try { Thread.sleep(10); } catch (InterruptedException e) {} }",
        ):
            with self.subTest(loop):
                self.assertIn("was interrupted", self.interrupted(loop))
                self.assertEqual(self.value(self.LEFT), "[]")

    def test_what_goes_on_after_an_interrupt_is_known_by_its_cell(self) -> None:
        self.value("class Holder { static volatile boolean stop; }")
        self.value("void spin() { while (!Holder.stop) {} }")
        self.assertIn("restart the kernel", self.interrupted("spin()"))
        self.assertRegex(self.value(self.LEFT), r"\[cell \d+\]")
        self.value("Holder.stop = true;")

    LEFT = (
        "Thread.getAllStackTraces().keySet().stream()"
        '.filter(t -> t.getName().equals("cell") && t != Thread.currentThread())'
        ".map(t -> Threads.origin(t).get()).toList()"
    )

    def interrupted(self, code: str) -> str:
        timer = threading.Timer(1.0, self.manager.interrupt_kernel)
        timer.start()
        try:
            return self.fails(code)
        finally:
            timer.cancel()

    def test_text_blocks_reach_java_to_the_letter(self) -> None:
        block = 'System.out.print("""\nq=%20x\n%word\nid=%d %load\n%load x\n""");'
        said = self.cell(block)
        self.assertEqual(said.status, "ok", said.error)
        self.assertEqual(said.stdout, "q=%20x\n%word\nid=%d %load\n%load x\n")

    def test_magics_outside_of_text_still_work(self) -> None:
        self.value("%addMavenRepo measure http://127.0.0.1/")

    def test_an_error_has_its_causes_and_places_and_no_frame_or_colour_of_the_kernel(self) -> None:
        self.value("int deep(int x) {\n  throw new IllegalStateException(\"deep\");\n}")
        error = self.fails(
            "// first\nvar never = CompletableFuture\n"
            "    .supplyAsync(() -> deep(1))\n    .thenApply(x -> x + 1).join();"
        )
        self.assertIn("caused by IllegalStateException: deep", error)
        self.assertRegex(error, r"at deep\(\), cell \d+, line 2\n +at cell \d+, line 3")
        self.assertNotRegex(error, "measurefirst|spencerpark|REPL|JShell|jdk\\.")
        self.assertNotRegex(error, "\x1b\\[(?:3|4|9|10)\\d")

    def test_a_compile_error_marks_its_place(self) -> None:
        error = self.fails('int fine = 1;\nint wrong = "a";')
        self.assertRegex(error, r"cell \d+, line 2: incompatible types")
        self.assertIn('    int wrong = "a";\n                ^^^', error)
        self.assertNotRegex(error, "\x1b\\[(?:3|4|9|10)\\d")

    def test_inspection_works_at_the_end_of_a_word_and_on_our_own_types(self) -> None:
        for position in (9, 10):
            shown = self.ask("inspect", "Comparison", position)
            self.assertTrue(shown["found"])
            self.assertIn("measurefirst.experiment.Comparison\n", shown["data"]["text/plain"])
        method = self.ask("inspect", "Comparison.of", 13)["data"]["text/plain"]
        self.assertRegex(method, r"Comparison\.of\(String name\)\n\w")
        html = self.ask("inspect", "List", 4)["data"]["text/html"]
        self.assertIn("java.util.List&lt;E&gt;", html)

    def test_completion_is_right_after_an_emoji(self) -> None:
        code = f'String e = "{EMOJI}{EMOJI}"; e.len'
        completion = self.ask("complete", code, len(code))
        self.assertEqual(completion["matches"], ["length()"])
        self.assertEqual(completion["cursor_start"], len(code) - 3)
        self.assertEqual(completion["cursor_end"], len(code))

    def test_the_language_is_what_notebooks_hold_so_that_opening_one_changes_nothing(self) -> None:
        import record

        self.assertEqual(self.kernel_info()["language_info"], record.LANGUAGE)

    def kernel_info(self) -> dict[str, Any]:
        message = self.client.kernel_info()
        while True:
            reply = self.client.get_shell_msg(timeout=PATIENCE)
            if reply["parent_header"].get("msg_id") == message:
                return reply["content"]

    def test_the_running_cell_knows_the_code_that_it_uses(self) -> None:
        self.value("int step = 1;\nint stepped(int x) { return x + step; }")
        self.value("var used = Declarations.ofRunningCell(); stepped(1)")
        self.assertEqual(self.value("used.keySet()"), "[step, stepped]")
        self.assertEqual(self.value("Declarations.changedSince(used)"), "[]")
        self.value("int step = 2;")
        self.assertEqual(self.value("Declarations.changedSince(used)"), "[step]")

    def test_numbers_are_written_with_one_kind_of_digits(self) -> None:
        self.assertEqual(self.value('String.format("%,d %.1f", 1234, 0.5)'), "1,234 0.5")


class ParentTest(unittest.TestCase):
    @unittest.skipIf(os.name == "nt", "needs a process to be killed without notice")
    def test_the_kernel_ends_when_its_parent_is_killed(self) -> None:
        code = (
            "import sys, time; sys.path.insert(0, sys.argv[1]); import drive\n"
            "manager = drive.start_kernel()\n"
            "client = manager.client(); client.start_channels(); client.wait_for_ready(120)\n"
            "print(manager.provisioner.pid, flush=True); time.sleep(600)"
        )
        here = str(Path(__file__).parent)
        with subprocess.Popen(
            [sys.executable, "-c", code, here], stdout=subprocess.PIPE, text=True
        ) as parent:
            assert parent.stdout is not None
            kernel = int(parent.stdout.readline())
            parent.kill()
        deadline = time.monotonic() + PATIENCE
        while self.alive(kernel) and time.monotonic() < deadline:
            time.sleep(0.1)
        self.assertFalse(self.alive(kernel))

    @staticmethod
    def alive(process: int) -> bool:
        try:
            os.kill(process, 0)
        except ProcessLookupError:
            return False
        try:
            state = Path(f"/proc/{process}/stat").read_text(encoding="ascii")
            return state.rpartition(")")[2].split()[0] != "Z"
        except OSError:
            return True


    @unittest.skipIf(os.name == "nt", "needs a process to be killed without notice")
    def test_a_killed_kernel_takes_its_server_and_its_python_along(self) -> None:
        import leftovers

        manager = start_kernel()
        client = manager.client()
        client.start_channels()
        client.wait_for_ready(timeout=PATIENCE)
        client.execute(BUSY, allow_stdin=False)
        kernel = manager.provisioner.pid
        children: set[str] = set()
        deadline = time.monotonic() + PATIENCE
        while len(children) < 2 and time.monotonic() < deadline:
            time.sleep(0.1)
            children = {one for one in leftovers.of_processes(kernel) if one.startswith("process")}
        os.kill(kernel, signal.SIGKILL)
        manager.provisioner.process.wait()
        self.assertEqual(len(children), 2, children)
        pids = [int(re.findall(r"\d+", one)[0]) for one in children]
        deadline = time.monotonic() + PATIENCE
        while any(map(self.alive, pids)) and time.monotonic() < deadline:
            time.sleep(0.1)
        self.assertEqual([pid for pid in pids if self.alive(pid)], [])
        client.stop_channels()
        manager.cleanup_resources()


class PortTest(unittest.TestCase):
    def test_a_kernel_whose_port_is_taken_ends_and_says_so(self) -> None:
        from paths import KERNELSPEC

        argv = json.loads((KERNELSPEC / "kernel.json").read_text(encoding="utf-8"))["argv"]
        with socket.socket() as door, tempfile.TemporaryDirectory() as folder:
            door.bind(("127.0.0.1", 0))
            door.listen()
            taken = door.getsockname()[1]
            file = Path(folder) / "connection.json"
            ports = dict.fromkeys(("shell", "iopub", "stdin", "control", "hb"), taken)
            told = {f"{name}_port": port for name, port in ports.items()}
            about = {"ip": "127.0.0.1", "transport": "tcp", "key": "k"}
            file.write_text(json.dumps({**told, **about, "signature_scheme": "hmac-sha256"}))
            ended = subprocess.run(
                [*argv[:-1], str(file)], capture_output=True, text=True, timeout=PATIENCE, check=False
            )
        self.assertNotEqual(ended.returncode, 0)
        self.assertIn("Address already in use", ended.stderr)


class LeftBehindTest(unittest.TestCase):
    """What a page leaves in its kernel is a fault, by name; a page that ends what it starts has none."""

    def faults(self, *cells: str) -> list[str]:
        import asyncio

        import execution
        import nbformat
        from estimate import Estimate, Times
        from nbformat.v4 import new_code_cell, new_notebook
        from progress import Progress

        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "page.ipynb"
            nbformat.write(new_notebook(cells=[new_code_cell(cell) for cell in cells]), file)
            progress = Progress([file.stem], Estimate({file.stem: len(cells)}, Times(Path(folder) / "none", "")))
            done = asyncio.run(execution.execute(file, os.environ, progress, rehearse=True))
        self.assertEqual(done.error, "")
        return done.faults

    @unittest.skipUnless(sys.platform.startswith("linux"), "counts by /proc")
    def test_a_thread_a_process_and_a_port_are_named(self) -> None:
        found = "\n".join(self.faults(FORGOTTEN))
        for pid in re.findall(r"process (\d+): sleep", found):
            os.kill(int(pid), signal.SIGKILL)
        self.assertRegex(found, r'left behind: thread "forgotten" of cell 1\n')
        self.assertRegex(found, r"left behind: process \d+: sleep 600\n")
        self.assertRegex(found, r"left behind: port \d+ of the kernel\n")

    def test_what_the_library_opens_is_gone(self) -> None:
        self.assertEqual(self.faults(TIDY), [])


# A server in a JVM of its own, and Python in the middle of a call.
BUSY = """
var server = measurefirst.server.Server.with().start();
var python = measurefirst.python.Python.of("import time\\ndef nap(): time.sleep(600)");
python.call("nap")
"""
FORGOTTEN = """
void rest() { try { Thread.sleep(600_000); } catch (InterruptedException e) { } }
Thread.ofPlatform().daemon().name("forgotten").start(() -> rest());
var door = new java.net.ServerSocket(0);
var process = new ProcessBuilder("sleep", "600").start();
"""
TIDY = """
var web = Shared.of(() -> Web.open(Server.with()));
Python asked = Python.of("def two(): return 2");
var mixed = Comparison.of("tidy")
    .baseline("threads", () -> { try (var pool = Executors.newFixedThreadPool(2)) { return pool.submit(() -> 2).get(); } })
    .contender(asked.function("Python", "two"))
    .contender(Contender.with("server", web, w -> 2))
    .rounds(3).run();
"""


TINY = [
    ("markdown", "# Tiny\n\nTwo lines."),
    ("code", "import measurefirst.chart.*;"),
    (
        "code",
        'var tiny = Comparison.of("tiny")\n'
        '    .baseline("once", () -> { Thread.sleep(2); return 1; })\n'
        '    .contender("again", () -> { Thread.sleep(2); return 1; }, Prediction.ratio(1))\n'
        "    .rounds(3).run();\n"
        'Charts.bars("Ünequal?", tiny)',
    ),
    ("code", "Math.random()"),
]


class RecordingTest(unittest.TestCase):
    """What `record` does with a page, on one that measures next to nothing."""

    def test_recording_twice_changes_outputs_and_results_alone(self) -> None:
        import figures
        import quiet
        import record
        import runner

        cells = [
            {"cell_type": kind, "id": f"c{place}", "metadata": {}, "source": text.splitlines(True)}
            for place, (kind, text) in enumerate(TINY)
        ]
        for cell in cells:
            if cell["cell_type"] == "code":
                cell.update(execution_count=None, outputs=[])
        cells[2]["metadata"] = {"tags": ["kept"]}
        metadata = {"exercises": [{"title": "z", "find": "a"}], "kernelspec": record.KERNELSPEC}
        metadata["language_info"] = record.LANGUAGE
        book = {"cells": cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}
        with tempfile.TemporaryDirectory() as folder:
            place = Path(folder).resolve()
            for name in (".kernel", "notebooks", "target"):
                (place / name).mkdir()
            page = place / "notebooks" / "90-tiny.ipynb"
            page.write_text(record.text(book), encoding="utf-8")
            elsewhere = {
                "KERNEL": place / ".kernel",
                "NOTEBOOKS": page.parent,
                "RESULTS": page.parent / "results",
                "TARGET": place / "target",
                "RUN": place / "target" / "run",
                "_pages": lambda *_: "none",
            }
            alone = {"wait": lambda: None, "flagged": lambda *_: []}
            with mock.patch.multiple(runner, **elsewhere), mock.patch.multiple(quiet, **alone):
                texts = [page.read_text(encoding="utf-8")]
                results = []
                for _ in range(2):
                    self.assertEqual(runner.main("record", "quick", [page]), 0)
                    texts.append(page.read_text(encoding="utf-8"))
                    results.append({file.name: file.read_bytes() for file in (page.parent / "results").iterdir()})
        self.assertEqual(len({without_outputs(text) for text in texts}), 1)
        self.assertEqual(len(set(texts)), 3)
        self.assertEqual(set(results[0]), {"90-tiny.png", "90-tiny.tiny.json"})
        self.assertEqual(set(results[0]), set(results[1]))
        self.assertNotEqual(results[0], results[1])
        chart = figures.told(json.loads(texts[2])["cells"][2]["outputs"][-1])
        self.assertEqual(chart["results"], ["tiny"])
        self.assertIn("\nagain\t", chart["numbers"])
        self.assertTrue(chart["runs"][0]["run"].startswith("Measured on "))
        self.assertIn("JDK", chart["runs"][0])
        counts = [cell.get("execution_count") for cell in json.loads(texts[2])["cells"]]
        self.assertEqual(counts, [None, 1, 2, 3])


def without_outputs(text: str) -> str:
    """A notebook's file with all that a run may change taken out, its order of names kept."""
    book = json.loads(text)
    for cell in book["cells"]:
        if cell["cell_type"] == "code":
            cell.update(execution_count=None, outputs=[])
    return json.dumps(book, indent=1, ensure_ascii=False)


def main() -> int:
    from paths import VENV_PYTHON, become, private_environment

    if Path(sys.prefix).resolve() != VENV_PYTHON.parents[1].resolve():
        import steps

        steps.set_up()
        return become([str(VENV_PYTHON), "-B", *sys.argv], private_environment())
    unittest.main(verbosity=2)
    return 0


if __name__ == "__main__":
    sys.exit(main())
