"""Pieces of SVG with everything escaped. Dark red against light holds for print in grey and for the colour-blind."""

from __future__ import annotations

from typing import Any
from xml.sax.saxutils import escape, quoteattr

INK, SOFT, LINE, KILLED, PALE, WATER = "#1c2226", "#565f66", "#d4d0c7", "#8a1c2e", "#e3b9bd", "#f3f1ec"
HATCH = (
    f'<pattern id="{{name}}" width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    f'<rect width="5" height="5" fill="#fff"/><rect width="2" height="5" fill="{KILLED}"/></pattern>'
)


def element(name: str, content: str = "", /, **attributes: Any) -> str:
    """Write an element; an underscore in an attribute's name is a hyphen."""
    told = "".join(f" {key.replace('_', '-')}={quoteattr(_plain(value))}" for key, value in attributes.items())
    return f"<{name}{told}>{content}</{name}>" if content else f"<{name}{told}/>"


def _plain(value: object) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".") if isinstance(value, float) else str(value)


def text(words: str, x: float, y: float, **attributes: Any) -> str:
    """Write a label."""
    return element("text", escape(words), x=x, y=y, **({"font_size": 12, "fill": INK} | attributes))


def picture(width: float, height: float, *parts: str, family: str, label: str) -> str:
    """Write a whole picture that scales."""
    head = {"xmlns": "http://www.w3.org/2000/svg", "viewBox": f"0 0 {width:g} {height:g}", "role": "img"}
    return element("svg", "".join(parts), **head, aria_label=label, font_family=family)
