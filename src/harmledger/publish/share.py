"""Checks on single values before they leave the house: parties, documents, points, cells.

A party is named only if it stands in the list of parties (organisations, armies, agencies): a neighbour who is cited
never is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from harmledger.link.parties import canonical, party
from harmledger.model import AREAS

if TYPE_CHECKING:
    from collections.abc import Collection

    from harmledger.model import Document, Kind, Place, Sensitivity

FORMULA = ("=", "+", "-", "@", "\t", "\r")  # a spreadsheet would run a cell that begins so
ANYONE = "not named here"


def name(one: str) -> str:
    """Name a party, or the parties of a joint one ("Syrian government and Russia"), if all are in the public list."""
    if party(one):
        return canonical(one)
    joint = one.split(" and ")
    return one if len(joint) > 1 and all(party(part) for part in joint) else ANYONE


def is_open(document: Document, levels: Collection[Sensitivity], private: Collection[Kind]) -> bool:
    """Tell whether a document's outlet and address may be given: it is open, and its publisher no private person."""
    if document.sensitivity not in levels:
        return False
    return document.kind not in private or bool(document.source and party(document.source.name))


def label(where: Place | None) -> str | None:
    """Give the gazetteer's name of a place; a name that is in no gazetteer could be anybody's."""
    return where.label if where else None


def point(where: Place | None) -> tuple[float, float] | None:
    """Give latitude and longitude; None for an area, which never becomes a pin."""
    if where is None or where.lat is None or where.lon is None or where.precision is None or where.precision in AREAS:
        return None
    return where.lat, where.lon


def safe(text: str) -> str:
    """Keep a spreadsheet from running a text as a formula."""
    return f"'{text}" if text.startswith(FORMULA) else text
