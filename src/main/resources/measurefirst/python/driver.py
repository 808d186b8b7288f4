"""Runs the functions of a source text on request and times them.

One JSON object a line in, one a line out. The first line brings the source, which is executed as it
stands; each further line names a function, its arguments and how often to call it. The child ends
when its input does, so it never outlives the kernel.
"""

import asyncio
import inspect
import json
import sys
import time
import traceback
import types

try:
    import resource
except ImportError:  # on Windows
    resource = None

requests, replies = sys.stdin, sys.stdout
sys.stdout = sys.stderr  # what the source prints must not be taken for a reply


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


def handle(request, scope):
    if "source" in request:
        scope.update(request["given"])
        exec(compile(request["source"], "cell.py", "exec"), scope)
        return {"python": sys.version.split()[0]}
    if "defines" in request:
        return {"answer": callable(scope.get(request["defines"]))}
    name = request["call"]
    function = scope.get(name)
    if not callable(function):
        known = sorted(k for k, v in scope.items() if inspect.isfunction(v))
        raise NameError(f"the source defines no function {name}; it defines {', '.join(known)}")
    arguments = request.get("arguments", [])
    if inspect.iscoroutinefunction(function):
        return asyncio.run(timed_async(function, request["calls"], arguments))
    return timed(function, request["calls"], arguments)


def explained(error):
    """The traceback without this driver's own frames."""
    frames = error.__traceback__
    while frames and frames.tb_frame.f_code.co_filename != "cell.py":
        frames = frames.tb_next
    return "".join(traceback.format_exception(type(error), error, frames))


def main():
    # A module that can be found, so that functions can be sent to processes forked from this one.
    module = types.ModuleType("cell")
    sys.modules["cell"] = module
    scope = module.__dict__
    for line in requests:
        try:
            reply = json.dumps(handle(json.loads(line), scope))
        except BaseException as error:
            reply = json.dumps({"error": explained(error)})
        replies.write(reply + "\n")
        replies.flush()


main()
