"""Sphinx configuration. The command reference is written from the commands' own `--help` at every build."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from reference_pages import write  # our own, beside this file

from harmledger import __version__

write(Path(__file__).parent / "reference")

project = "Harmledger"
author = "The Harmledger developers"
project_copyright = "2026, The Harmledger developers"
release = __version__
extensions = ["myst_parser"]
myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3
exclude_patterns = ["_build"]
html_theme = "furo"
html_static_path = ["_static"]
html_title = f"Harmledger {__version__}"
