"""The verbs, and what is said when one of them cannot be done."""

from __future__ import annotations

import difflib
import sys
from collections.abc import Callable

import commands
from message import Refusal, say, stop_when_told

USAGE = """\
python3 kernel-setup VERB

  run [NOTEBOOK…] [--full]  execute fresh copies of the notebooks, make pages of them under
                            target/ and print the verdict of every claim
                            (--rehearse: then each cell again, alone, and each exercise)
  lab [-- OPTION…]          open JupyterLab on the first page; options go to JupyterLab
  record [NOTEBOOK…]        execute in full mode on a quiet machine and, if all pass, rewrite the
                            committed outputs
  site                      make a site of the committed outputs in target/site; runs nothing
  share NOTEBOOK            make one HTML file of a notebook as you ran it, to send to others
  install --user            register the kernel for VS Code and other front ends (--replace
                            where another kernel is called java)
  uninstall                 take that back
  doctor                    say what is on this machine, what is missing and what mends it

A notebook is named by its number, title or path. Set-up comes with the first verb that needs it."""


def main(arguments: list[str]) -> int:
    stop_when_told()
    try:
        return _do(arguments)
    except Refusal as refusal:
        print(f"kernel-setup: {refusal}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        commands.stop_all()
        print("\nStopped. The next call goes on from the last whole step.", file=sys.stderr)
        return 130


def _do(arguments: list[str]) -> int:
    if not arguments:
        print(USAGE, file=sys.stderr)
        return 2
    if arguments[0] in ("-h", "--help", "help"):
        print(USAGE)
        return 0
    verb, *rest = arguments
    if verb not in VERBS:
        near = difflib.get_close_matches(verb, VERBS, 1)
        hint = f" Did you mean {near[0]}?" if near else ""
        raise Refusal(f"There is no verb '{verb}', only {', '.join(VERBS)}.{hint}")
    return VERBS[verb](rest)


def _flags(verb: str, arguments: list[str], allowed: tuple[str, ...] = ()) -> set[str]:
    flags = {argument for argument in arguments if argument.startswith("-")}
    for flag in sorted(flags - set(allowed)):
        known = f"only {', '.join(allowed)}" if allowed else "none"
        raise Refusal(f"{verb} has no option '{flag}', {known}. See: python3 kernel-setup --help")
    return flags


def _without_names(verb: str, arguments: list[str]) -> None:
    names = [argument for argument in arguments if not argument.startswith("-")]
    if names:
        raise Refusal(f"{verb} takes no name, but was given '{names[0]}'. Leave it out.")


def _run(arguments: list[str]) -> int:
    flags = _flags("run", arguments, ("--full", "--rehearse"))
    verb = "rehearse" if "--rehearse" in flags else "run"
    return _execute(verb, "full" if "--full" in flags else "quick", arguments)


def _record(arguments: list[str]) -> int:
    _flags("record", arguments)
    return _execute("record", "full", arguments)


def _execute(verb: str, mode: str, arguments: list[str]) -> int:
    import notebooks
    import record
    import steps
    from paths import NOTEBOOKS, RESULTS, SETUP, VENV_PYTHON, become, private_environment

    names = [argument for argument in arguments if not argument.startswith("-")]
    files = notebooks.chosen(names, NOTEBOOKS)
    if verb == "record":
        record.require_inside(files, NOTEBOOKS)
        record.require_writable(NOTEBOOKS, RESULTS)
    steps.set_up(pages=True)
    command = [str(VENV_PYTHON), "-B", str(SETUP / "runner.py"), verb, mode, *map(str, files)]
    return become(command, private_environment())


def _lab(arguments: list[str]) -> int:
    import lab
    import steps

    if arguments and arguments[0] != "--":
        raise Refusal(
            f"lab takes options for JupyterLab after --, but was given '{arguments[0]}'. "
            f"Say: python3 kernel-setup lab -- {' '.join(arguments)}"
        )
    steps.set_up()
    return lab.open_lab(arguments[1:])


def _site(arguments: list[str]) -> int:
    import pages
    import sites
    import steps
    from paths import TARGET, shown

    _flags("site", arguments)
    _without_names("site", arguments)
    site = sites.committed()
    steps.set_up_pages()
    say(f"Site: {shown(pages.build(site, TARGET / 'site'))}")
    return 0


def _share(arguments: list[str]) -> int:
    import notebooks
    import sharing
    import steps
    from paths import NOTEBOOKS, TARGET, shown

    _flags("share", arguments)
    if len(arguments) != 1:
        raise Refusal(
            f"share takes one notebook, but was given {len(arguments)}. Say for example: "
            "python3 kernel-setup share 01"
        )
    book = sharing.fit(notebooks.chosen(arguments, NOTEBOOKS)[0])
    steps.set_up_pages()
    say(f"To send on: {shown(sharing.write(book, TARGET / 'share'))}")
    return 0


def _install(arguments: list[str]) -> int:
    import register
    import steps

    flags = _flags("install", arguments, ("--user", "--replace"))
    _without_names("install", arguments)
    if "--user" not in flags:
        raise Refusal(
            "install registers the kernel for your user account only, and wants that said: "
            "python3 kernel-setup install --user"
        )
    steps.set_up()
    register.install(register.of_this_user(), "--replace" in flags)
    return 0


def _uninstall(arguments: list[str]) -> int:
    import register

    _flags("uninstall", arguments, ("--user",))
    _without_names("uninstall", arguments)
    register.uninstall(register.of_this_user())
    return 0


def _doctor(arguments: list[str]) -> int:
    import doctor

    _flags("doctor", arguments)
    _without_names("doctor", arguments)
    return doctor.examine()


VERBS: dict[str, Callable[[list[str]], int]] = {
    "run": _run,
    "lab": _lab,
    "record": _record,
    "site": _site,
    "share": _share,
    "install": _install,
    "uninstall": _uninstall,
    "doctor": _doctor,
}
