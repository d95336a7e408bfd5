"""Templates, and what every page is given."""

from __future__ import annotations

import re
from functools import cache
from hashlib import sha256
from importlib.resources import files

from jinja2 import Environment, PackageLoader, StrictUndefined

from harmledger.publish.passages import END

OVERRIDES = re.compile("[\u202d\u202e]")  # they show text in another order than it is written: a figure could be faked
SHOWN = "\u2370"  # ⍰, so that the reader sees that something stood there; every character keeps its offset


@cache
def environment() -> Environment:
    """Give the templates of the pages."""
    made = Environment(
        loader=PackageLoader("harmledger.web"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters |= {"shown": shown, "head": head, "tail": tail}
    made.globals["static"] = static
    return made


def tail(text: str) -> str:
    """Give what of the text before a passage belongs to its sentence."""
    return text[max((found.end() for found in END.finditer(text)), default=0) :].lstrip()


def head(text: str) -> str:
    """Give what of the text after a passage belongs to its sentence."""
    end = END.search(text)
    return text[: end.end() if end else None].rstrip()


def shown(text: str) -> str:
    """Give text of a document as it may be shown: what would turn it around is a visible mark."""
    return OVERRIDES.sub(SHOWN, text)


@cache
def static(name: str) -> str:
    """Give the address of one of our files; it changes with the content, so that browsers may keep it."""
    content = files(__package__).joinpath("static", name).read_bytes()
    return f"/static/{name}?{sha256(content).hexdigest()[:8]}"
