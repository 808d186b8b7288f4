"""A line of code too wide for its place goes on below itself, indented."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from pygments.formatters import HtmlFormatter
from sphinx.highlighting import PygmentsBridge

TAG = re.compile(r"<[^>]*>")


class HangingLines(HtmlFormatter[str]):
    """Puts each line in a box that knows how far its code is indented."""

    def wrap(self, source: Any) -> Any:
        return super().wrap(self._boxes(source))

    @staticmethod
    def _boxes(source: Any) -> Iterator[tuple[int, str]]:
        for code, line in source:
            text = TAG.sub("", line)
            indent = len(text) - len(text.lstrip(" "))
            box = f'<span class="line" style="--indent:{indent}ch">'
            yield code, box + line.rstrip("\n") + "</span>\n"


def setup(app: Any) -> dict[str, bool]:
    PygmentsBridge.html_formatter = HangingLines
    return {"parallel_read_safe": True, "parallel_write_safe": True}
