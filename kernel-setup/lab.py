"""JupyterLab on the notebooks, with the Java kernel and settings of its own."""

from __future__ import annotations

import json
import os

from paths import KERNEL, NOTEBOOKS, SETUP, VENV, VENV_PYTHON, become, private_environment
from stamps import write_atomically

OVERRIDES = VENV / "share" / "jupyter" / "lab" / "settings" / "overrides.json"
SETTINGS = {
    "@jupyterlab/apputils-extension:notification": {
        "checkForUpdates": False,
        "fetchNews": "false",
    },
    "@jupyterlab/extensionmanager-extension:plugin": {"enabled": False},
}
OPTIONS = [
    "--KernelSpecManager.ensure_native_kernel=False",
    "--KernelSpecManager.allowed_kernelspecs=java",
    "--MultiKernelManager.default_kernel_name=java",
    "--LabApp.extension_manager=readonly",
    # JupyterLab's own export drops what can replace a picture.
    "--HTMLExporter.template_name=export-template",
    f"--HTMLExporter.extra_template_basedirs={SETUP}",
    f"--AsyncFileCheckpoints.checkpoint_dir={KERNEL / 'jupyter' / 'checkpoints'}",
]


def open_lab(arguments: list[str]) -> int:
    text = json.dumps(SETTINGS, indent=1) + "\n"
    if not OVERRIDES.is_file() or OVERRIDES.read_text(encoding="utf-8") != text:
        write_atomically(OVERRIDES, text)
    root = ["--allow-root"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    elsewhere = any(argument.startswith("--ServerApp.root_dir") for argument in arguments)
    first = min(NOTEBOOKS.glob("*.ipynb")).name
    folder = (
        []
        if elsewhere
        else [f"--ServerApp.root_dir={NOTEBOOKS}", f"--LabApp.default_url=/lab/tree/{first}"]
    )
    command = [str(VENV_PYTHON), "-m", "jupyterlab", *folder, *OPTIONS, *root, *arguments]
    return become(command, private_environment())
