"""What set-up says: progress as it happens, and one message when it has to stop."""

from __future__ import annotations

import os
import signal
import sys


class Refusal(Exception):
    """Ends the program with one message that names the value, the rule and the remedy."""


class Offline(Refusal):
    """A download failed. Several of these are one problem for the reader."""


def stop_when_told() -> None:
    """Answers every way of being told to end as Ctrl-C is, even as a job in the background.

    Not by Python's own handler, which asyncio replaces by a cancellation that nbclient takes for
    the kernel's death.
    """
    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        if hasattr(signal, name):  # Windows has no SIGHUP
            signal.signal(getattr(signal, name), _stop)


def _stop(*_: object) -> None:
    raise KeyboardInterrupt


def say(text: str = "") -> None:
    try:
        print(text, flush=True)
    except BrokenPipeError:  # the reader, head for example, has seen enough; the work goes on
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except UnicodeEncodeError:  # a console that cannot show every letter
        encoding = sys.stdout.encoding or "ascii"
        print(text.encode(encoding, "replace").decode(encoding), flush=True)


def seconds(duration: float) -> str:
    """A duration as a person says it: 4.2 s (4 s if a whole number), 1:05 min, 1:02:03 h."""
    if duration < 9.95 and not isinstance(duration, int):
        return f"{duration:.1f} s"
    whole = round(duration)
    if whole < 60:
        return f"{whole} s"
    if whole < 3600:
        return f"{whole // 60}:{whole % 60:02d} min"
    return f"{whole // 3600}:{whole // 60 % 60:02d}:{whole % 60:02d} h"
