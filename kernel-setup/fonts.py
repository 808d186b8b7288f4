"""Whether Java can draw text: on Linux it asks fontconfig, and fails where that is missing."""

from __future__ import annotations

import ctypes
import sys

from message import Refusal

REMEDY = (
    "Debian, Ubuntu: apt-get install fontconfig fonts-dejavu-core. Fedora: dnf install fontconfig "
    "dejavu-sans-fonts. Alpine: apk add fontconfig font-dejavu."
)


class _FontSet(ctypes.Structure):
    _fields_ = [("count", ctypes.c_int)]


def number() -> int | None:
    """How many fonts Java will find, or None where fontconfig is missing."""
    try:
        fontconfig = ctypes.CDLL("libfontconfig.so.1")
    except OSError:
        return None
    fontconfig.FcInitLoadConfigAndFonts.restype = ctypes.c_void_p
    fontconfig.FcConfigGetFonts.restype = ctypes.POINTER(_FontSet)
    fontconfig.FcConfigGetFonts.argtypes = [ctypes.c_void_p, ctypes.c_int]
    fonts = fontconfig.FcConfigGetFonts(fontconfig.FcInitLoadConfigAndFonts(), 0)
    return fonts.contents.count if fonts else 0


def objection() -> str:
    """Why no chart can be drawn; empty where it can."""
    if not sys.platform.startswith("linux"):
        return ""
    fonts = number()
    if fonts is None:
        return "fontconfig is missing, and without it Java cannot draw a chart."
    if fonts == 0:
        return "fontconfig finds no font, and without one Java cannot draw a chart."
    return ""


def require() -> None:
    problem = objection()
    if problem:
        raise Refusal(f"{problem[0].upper()}{problem[1:]} {REMEDY}")
