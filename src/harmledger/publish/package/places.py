"""Names of countries, from the list by which places are found."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from harmledger.model import Place


def country_name(place: Place | None) -> str | None:
    """Give the English name of the country in which a place lies."""
    return _names().get(place.country) if place and place.country else None


@cache
def _names() -> dict[str, str]:
    text = files("harmledger.locate").joinpath("countries.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in text.splitlines() if line and not line.startswith("#"))
    return {code: english.split("|")[0] for code, english, *_ in rows}
