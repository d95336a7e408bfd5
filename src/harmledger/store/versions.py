"""Tell a document that is there already from a new version of it, and both from another one of the same name."""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlencode, urlsplit

from harmledger.serial import given as as_given
from harmledger.serial import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

    from harmledger.model import Document

TRACKING = re.compile(r"utm_\w+|fbclid|gclid|igshid|mc_[ce]id", re.IGNORECASE)  # who shared a link, not what it is
WORD = re.compile(r"\w+")
LINE = ", line "  # how `collect` names a line of a file
SHINGLE = 3  # words
ALIKE = 0.2  # the share of shingles that an edited text keeps; reports of other events keep almost none


@dataclass(frozen=True, slots=True)
class Kept:
    """A document of the ledger that has the id or the address of one that comes in."""

    id: str
    given: str
    fingerprint: str
    text: str
    url_key: str | None
    origin: str | None


@dataclass(frozen=True, slots=True)
class Verdict:
    """Where an incoming document belongs. `known` is the document that it is; else it gets `id`."""

    id: str
    known: str | None = None
    version_of: str | None = None


def fingerprint(document: Document) -> str:
    """Give the digest of what a reader reads: the same page fetched twice is the same document, whatever the hour."""
    day = replace(document.published, at=None) if document.published else None
    read = [document.text, document.title, plain(day)]
    return hashlib.sha256(json.dumps(read, ensure_ascii=False).encode()).hexdigest()


def url_key(url: str | None) -> str | None:
    """Give an address without what does not change the page: scheme, www, tracking marks, the last slash."""
    if not url:
        return None
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return url.strip()
    query = [(name, value) for name, value in parse_qsl(parts.query) if not TRACKING.fullmatch(name)]
    host = parts.netloc.casefold().removeprefix("www.")
    return host + parts.path.rstrip("/") + (f"?{urlencode(query)}" if query else "")


def judge(document: Document, family: Sequence[Kept]) -> Verdict:
    """Compare a document with those of the same id or address, given in the order in which they were added."""
    mark, address = fingerprint(document), url_key(document.url)
    related = [kept for kept in family if _related(document, address, kept)]
    if known := next((kept.id for kept in related if kept.fingerprint == mark), None):
        return Verdict(known, known=known)
    taken = {kept.id for kept in family}
    if not related:
        free = document.id not in taken
        return Verdict(document.id if free else document.id + _mark(document))
    return Verdict(_next(document.id, taken), version_of=related[-1].id)


def _related(document: Document, address: str | None, kept: Kept) -> bool:
    """Tell whether a document is the same one at another time. Other files may bear the same name by chance."""
    if address and kept.url_key:
        return address == kept.url_key
    if not _named_by_file(document) or document.origin == kept.origin or document.text == kept.text:
        return True
    return likeness(document.text, kept.text) >= ALIKE


def _named_by_file(document: Document) -> bool:
    """Tell whether the id is only the file's name, which says less than an id that the source gave."""
    path = (document.origin or "").split(LINE)[0]
    return bool(path) and document.id.startswith(Path(path).name.split(".")[0])


def likeness(left: str, right: str) -> float:
    """Give the share of the shorter text's three-word shingles that the other has too."""
    ours, theirs = _shingles(left), _shingles(right)
    return len(ours & theirs) / max(1, min(len(ours), len(theirs)))


def _shingles(text: str) -> set[tuple[str, ...]]:
    words = WORD.findall(text.casefold())
    return {tuple(words[i : i + SHINGLE]) for i in range(max(1, len(words) - SHINGLE + 1))}


def _next(name: str, taken: set[str]) -> str:
    """Give the id of the next version: the id itself while it is free, then name@v2, name@v3."""
    number = 2
    free = name
    while free in taken:
        free, number = f"{name}@v{number}", number + 1
    return free


def given(document: Document) -> str:
    """Give a document's id as the input gave it, before it was told apart from others of that id."""
    return as_given(document.id).removesuffix(_mark(document))


def _mark(document: Document) -> str:
    """Give what tells a document from another one whose file bears the same name."""
    return f"-{document.sha256[:8]}"
