"""Sphinx's settings for the pages; what differs from build to build lies in options.json."""

import json
import sys
from pathlib import Path

HERE = Path(__file__).parent
OPTIONS = json.loads((HERE / "options.json").read_text(encoding="utf-8"))
sys.path.insert(0, str(HERE))

project = OPTIONS["project"]
html_title = project
author = copyright = ""
extensions = ["myst_nb", "mathml", "hanging"]
nb_execution_mode = "off"
nb_code_prompt_show = "Show the code"
nb_code_prompt_hide = "Hide the code"
myst_enable_extensions = ["dollarmath", "amsmath", "attrs_inline"]
myst_heading_anchors = 3
html_math_renderer = "mathml"
html_theme = "sphinx_book_theme"
html_theme_options = {
    "show_navbar_depth": 1,
    "use_fullscreen_button": False,
    "announcement": OPTIONS["banner"],
    "navbar_persistent": [],
    "show_toc_level": 1,
    "pygments_light_style": "a11y-high-contrast-light",
    "pygments_dark_style": "a11y-high-contrast-dark",
    **OPTIONS["theme"],
}
html_static_path = ["static"]
html_favicon = "static/favicon.svg"
html_css_files = ["site.css"]
html_js_files = []
html_extra_path = ["extra"]
html_show_search_summary = False  # it would read the pages again, which no browser does from disk
html_show_sphinx = False
html_show_copyright = False
html_sourcelink_suffix = ""
html_context = {"default_mode": "auto"}
html_use_index = False
language = "en"
