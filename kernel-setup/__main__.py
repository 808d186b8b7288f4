"""Turns a fresh machine into one that runs the notebooks: python3 kernel-setup VERB."""

import sys

# This file must parse on any Python, so that an old one can say what it lacks.
if sys.version_info < (3, 10):
    sys.exit(
        "kernel-setup needs Python 3.10 or newer, but %s is Python %d.%d. "
        "Install a newer one and call it by its name, for example: python3.12 kernel-setup run"
        % (sys.executable, sys.version_info[0], sys.version_info[1])
    )

sys.dont_write_bytecode = True  # the checkout may be read-only, and should stay clean anyway

from cli import main  # noqa: E402

sys.exit(main(sys.argv[1:]))
