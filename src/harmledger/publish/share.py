"""What may leave the house: only values of closed vocabularies, numbers, days, and names from public lists.

A party is named only if it stands in the list of parties (organisations, armies, agencies): a neighbour who is cited
never is. A place is named only as the gazetteer names it. A document that is not public, or a post of somebody
who is not in that list, gives neither its outlet nor its address.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit, urlunsplit

from harmledger.link.parties import canonical, party
from harmledger.model import AREAS, Kind, Precision, Sensitivity

if TYPE_CHECKING:
    from collections.abc import Iterable

    from harmledger.model import Document, Place

FORMULA = ("=", "+", "-", "@", "\t", "\r")  # a spreadsheet would run a cell that begins so
PRIVATE = frozenset({Kind.POST, Kind.INTERVIEW, Kind.FIELD_NOTE})
ANYONE = "not named here"
PLACES = {Precision.EXACT: 2}  # decimals of a degree: an exact point is given to a kilometre,
USUAL = 3  # a village's middle to a hundred metres


def names(parties: Iterable[str]) -> str:
    """Name parties of the public list; the others are there, but not by name."""
    return "; ".join(dict.fromkeys(name(one) for one in parties))


def name(one: str) -> str:
    """Name a party, or the parties of a joint one ("Syrian government and Russia"), if all are in the public list."""
    if party(one):
        return canonical(one)
    joint = one.split(" and ")
    return one if len(joint) > 1 and all(party(part) for part in joint) else ANYONE


def open_to_all(document: Document | None) -> bool:
    """Tell whether a document's outlet and address may be given."""
    if document is None or document.sensitivity is not Sensitivity.PUBLIC:
        return False
    return document.kind not in PRIVATE or bool(document.source and party(document.source.name))


def outlet(document: Document | None) -> str | None:
    """Give a document's publisher, if it may be named."""
    return document.source.name if document and document.source and open_to_all(document) else None


def address(document: Document | None) -> str | None:
    """Give a document's web address without what tracks a reader, if it may be given."""
    if document is None or not document.url or not open_to_all(document):
        return None
    parts = urlsplit(document.url)
    return (
        urlunsplit((parts.scheme, parts.hostname or "", parts.path, "", ""))
        if parts.scheme in ("http", "https")
        else None
    )


def place(where: Place | None) -> str | None:
    """Give the gazetteer's name of a place; a name that is in no gazetteer could be anybody's."""
    return where.label if where and where.id else None


def point(where: Place | None) -> tuple[float, float] | None:
    """Give latitude and longitude no finer than they are known; None for an area, which never becomes a pin."""
    if where is None or where.lat is None or where.lon is None or where.precision is None or where.precision in AREAS:
        return None
    decimals = PLACES.get(where.precision, USUAL)
    return round(where.lat, decimals), round(where.lon, decimals)


def safe(text: str) -> str:
    """Keep a spreadsheet from running a text as a formula."""
    return f"'{text}" if text.startswith(FORMULA) else text
