"""Runs the functions of a source text on request and times them.

One JSON object a line in, one a line out, on descriptors of its own: what the source prints, reads
or lets other processes print never meets them. The first request brings the source, which is
executed as it stands; each further one names a function, its arguments and how often to call it. A
reply bears its request's id. The process ends when its requests do, in the middle of a call too, so
it never outlives the kernel. Its private folder is the global variable "folder".
"""

import _thread
import asyncio
import base64
import importlib
import inspect
import json
import math
import os
import pickle
import queue
import shutil
import signal
import sys
import threading
import time
import traceback

try:
    import resource
except ImportError:  # on Windows
    resource = None

# Duplicates are not inherited by the programs that the source starts.
requests = open(os.dup(0), "rb", closefd=False)
replies = open(os.dup(1), "wb", closefd=False)
null = os.open(os.devnull, os.O_RDWR)
os.dup2(null, 0)  # who reads finds the end
os.dup2(2, 1)  # who prints is not taken for a reply

DEEPEST = 100
GRACE = 0.5  # seconds that a call has to come to its end when there is nobody left to answer
WAYS = "numbers, texts, truth values, None, bytes, or lists, tuples, sets and dicts of these"

# What the module "cell" consists of, in this process and in those that import it to find the
# functions they are to run, as multiprocessing's spawn and forkserver do. Line numbers are the
# source's own.
STUB = """
def load(scope):
    import linecache, os, pickle
    with open(os.path.join(os.path.dirname(__file__), "cell.pickle"), "rb") as file:
        source, given = pickle.load(file)
    linecache.cache["cell.py"] = len(source), None, source.splitlines(True), "cell.py"
    scope.update(given)
    del scope["load"]
    exec(compile(source, "cell.py", "exec"), scope)

load(globals())
"""


def packed(value, depth=0):
    """The value as JSON has it; what it lacks is an object of one member that names the kind."""
    if value is None or isinstance(value, (bool, str)):
        return value
    if isinstance(value, int):  # in digits of 16, which Python turns to text at any length
        return value if value.bit_length() < 64 else {"int": format(int(value), "x")}
    if isinstance(value, float):
        return value if math.isfinite(value) else {"float": repr(float(value))}
    if isinstance(value, (bytes, bytearray)):
        return {"bytes": base64.b64encode(value).decode("ascii")}
    if isinstance(value, (list, tuple, set, frozenset, dict)):
        if depth == DEEPEST:
            raise ValueError(
                f"an answer nested more than {DEEPEST} deep, or within itself, cannot be sent to "
                "Java: return a flat one"
            )
        depth += 1
        if isinstance(value, dict):
            return {"dict": [[packed(k, depth), packed(v, depth)] for k, v in value.items()]}
        items = [packed(item, depth) for item in value]
        return {"set": items} if isinstance(value, (set, frozenset)) else items
    name = f"{type(value).__module__}.{type(value).__qualname__}"
    name = name.removeprefix("builtins.").removeprefix("cell.")
    if inspect.isawaitable(value):
        raise TypeError(f"an answer of type {name} is no answer yet: await it in an async def")
    raise TypeError(
        f"an answer of type {name} cannot be sent to Java: return {WAYS}; "
        "int(…), float(…), str(…) or list(…) turn many types into one of these"
    )


def unpacked(value):
    """The value that Java packed."""
    if isinstance(value, list):
        return [unpacked(item) for item in value]
    if not isinstance(value, dict):
        return value
    ((kind, content),) = value.items()
    if kind == "int":
        return int(content, 16)
    if kind == "float":
        return float(content)
    if kind == "bytes":
        return base64.b64decode(content)
    if kind == "set":
        return {hashable(unpacked(item)) for item in content}
    return {hashable(unpacked(k)): unpacked(v) for k, v in content}


def hashable(value):
    """What may be in a set or a key: a tuple for a list, a frozen set for a set."""
    if isinstance(value, list):
        return tuple(map(hashable, value))
    return frozenset(value) if isinstance(value, set) else value


def cpu_nanos():
    """Of this process and of those it started and has seen end."""
    if resource is None:
        return time.process_time_ns()
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time_ns() + int((children.ru_utime + children.ru_stime) * 1e9)


def timed(function, calls, arguments):
    answer = None
    cpu = cpu_nanos()
    start = time.perf_counter_ns()
    for _ in range(calls):
        answer = function(*arguments)
    nanos = time.perf_counter_ns() - start
    return {"nanos": nanos, "cpu": cpu_nanos() - cpu, "answer": answer}


async def timed_async(function, calls, arguments):
    answer = None
    cpu = cpu_nanos()
    start = time.perf_counter_ns()
    for _ in range(calls):
        answer = await function(*arguments)
    nanos = time.perf_counter_ns() - start
    return {"nanos": nanos, "cpu": cpu_nanos() - cpu, "answer": answer}


class Driver:
    def __init__(self, folder):
        self.lines = queue.SimpleQueue()
        self.owner = os.getpid()
        self.folder = folder
        self.scope = {}
        self.busy = False

    def handle(self, request):
        if "source" in request:
            self.load(request)
            return {"python": sys.version.split()[0]}
        if "defines" in request:
            return {"answer": callable(self.scope.get(request["defines"]))}
        reply = self.call(request)
        reply["answer"] = packed(reply["answer"])
        return reply

    def load(self, request):
        given = {name: unpacked(value) for name, value in request["given"].items()}
        with open(os.path.join(self.folder, "cell.pickle"), "wb") as file:
            pickle.dump((request["source"], given), file)
        with open(os.path.join(self.folder, "cell.py"), "w", encoding="ascii") as file:
            file.write(STUB)
        sys.path.insert(0, self.folder)
        self.scope = vars(importlib.import_module("cell"))

    def call(self, request):
        name = request["call"]
        function = self.scope.get(name)
        if not callable(function):
            known = sorted(k for k, v in self.scope.items() if inspect.isfunction(v))
            raise NameError(f"the source defines no function {name}; it defines {', '.join(known)}")
        arguments = unpacked(request["arguments"])
        if inspect.iscoroutinefunction(function):
            return asyncio.run(timed_async(function, request["calls"], arguments))
        return timed(function, request["calls"], arguments)

    def answer(self, line):
        request = json.loads(line)
        try:
            reply = self.handle(request)
        except BaseException as error:
            reply = {"error": explained(error)}
            if isinstance(error, ImportError):  # whose text may end with a file's place
                reply["absent"] = f"{type(error).__name__}: {str(error).split(' (', 1)[0]}"
        reply["id"] = request["id"]
        replies.write(json.dumps(reply, allow_nan=False).encode("ascii") + b"\n")
        replies.flush()

    def listen(self):
        """Runs beside the calls, so that the end of the requests is seen in the middle of one."""
        for line in requests:
            self.lines.put(line)
        self.lines.put(None)
        if self.busy:
            if hasattr(signal, "pthread_kill"):  # one that ends a sleep, too
                signal.pthread_kill(threading.main_thread().ident, signal.SIGINT)
            else:
                _thread.interrupt_main()
        time.sleep(GRACE)
        self.end_at_once()

    def end_at_once(self):
        """What an orderly end would have removed, and an end to all that was started from here."""
        if "multiprocessing" in sys.modules:
            import multiprocessing

            for child in multiprocessing.active_children():
                child.kill()
            sockets = getattr(multiprocessing.current_process(), "_config", {}).get("tempdir")
            if sockets:
                shutil.rmtree(sockets, ignore_errors=True)
        self.remove_folder()
        if hasattr(os, "killpg") and os.getpgrp() == os.getpid():
            # Which multiprocessing's tracker survives, to remove what was shared, and then ends.
            os.killpg(0, signal.SIGTERM)
        os._exit(1)

    def remove_folder(self):
        if os.getpid() == self.owner:
            shutil.rmtree(self.folder, ignore_errors=True)

    def forked(self):
        """A copy of this process has nothing to say to Java, and does not keep its pipes open."""
        os.dup2(null, requests.fileno(), inheritable=False)
        os.dup2(null, replies.fileno(), inheritable=False)
        self.lines.put(None)

    def run(self):
        if hasattr(os, "register_at_fork"):
            os.register_at_fork(after_in_child=self.forked)
        if hasattr(os, "setpgrp"):
            os.setpgrp()  # so that all that is started from here can be ended at once
        _thread.start_new_thread(self.listen, ())  # no Thread: the source's own are counted by it
        try:
            while (line := self.lines.get()) is not None:
                self.busy = True
                self.answer(line)
                self.busy = False
        finally:
            self.remove_folder()


def explained(error):
    """The traceback without this driver's own frames."""
    frames = error.__traceback__
    while frames and frames.tb_frame.f_code.co_filename != "cell.py":
        frames = frames.tb_next
    return "".join(traceback.format_exception(type(error), error, frames))


Driver(folder).run()
