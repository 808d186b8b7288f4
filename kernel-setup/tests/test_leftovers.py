"""Counting the processes and ports of a kernel."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import unittest

import context  # noqa: F401  first: it finds the others

import leftovers


@unittest.skipUnless(sys.platform.startswith("linux"), "counts by /proc")
class Leftovers(unittest.TestCase):
    def test_a_child_and_its_child_are_named_until_they_end(self) -> None:
        before = leftovers.of_processes(os.getpid())
        with subprocess.Popen(
            [sys.executable, "-c", NEST], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        ) as child:
            assert child.stdin is not None and child.stdout is not None
            inner = int(child.stdout.readline())
            left = leftovers.of_processes(os.getpid()) - before
            named = {int(one.split()[1].rstrip(":")) for one in left}
            self.assertEqual(named, {child.pid, inner})
            self.assertTrue(all("python" in one for one in left), left)
            child.stdin.close()
        self.assertEqual(leftovers.of_processes(os.getpid()), before)

    def test_a_port_is_named_while_it_is_listened_on(self) -> None:
        before = leftovers.of_processes(os.getpid())
        with socket.socket() as door:
            door.bind(("127.0.0.1", 0))
            self.assertEqual(leftovers.of_processes(os.getpid()), before)
            door.listen()
            port = door.getsockname()[1]
            left = leftovers.of_processes(os.getpid()) - before
            self.assertEqual(left, {f"port {port} of the kernel"})
        self.assertEqual(leftovers.of_processes(os.getpid()), before)


NEST = """
import subprocess, sys
code = "import os, sys; print(os.getpid(), flush=True); sys.stdin.read()"
subprocess.run([sys.executable, "-c", code])
"""


if __name__ == "__main__":
    unittest.main()
