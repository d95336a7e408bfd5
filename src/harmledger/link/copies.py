"""Which documents repeat another's text: wire copies, reposts and edited versions, by near-duplicate hashing.

Shingles of five words are hashed with MinHash over whole documents and over passages, so that a copy is found when
it was cut short, or when a third was rewritten. A pair so found is measured: the share of the shorter text's
shingles that stand in the other (containment).
"""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from datetime import UTC
from functools import lru_cache
from typing import TYPE_CHECKING

from rensa import RMinHash

from harmledger.link.outlets import outlet
from harmledger.link.traces import Kind, trace

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

    from harmledger.link.traces import Trace
    from harmledger.model import Document

WORDS = re.compile(r"\w+")
SHINGLE = 5
ROWS, BAND = 96, 4  # 24 bands of 4 rows: half of the pairs with a likeness of .45 are found, nearly all with .6
SEED = 7
PASSAGE = 60  # words: long enough to be one's own, short enough to survive the rewriting of its neighbours
SHORT = 8  # shingles: below this a text says too little to be called a copy
COPY = 0.5  # share of the shorter text's shingles that must stand in the other
HEADLINE = 0.6  # share of their headlines' words that two pages of one site with one story have in common
CROWD = 200  # passages so common that they are furniture


@dataclass(frozen=True, slots=True)
class Copy:
    """A document whose text repeats another's; `likeness` is the share of shingles in common."""

    document: str
    of: str
    likeness: float


@lru_cache(maxsize=64)  # the texts of a family are compared with each other
def shingles(text: str) -> frozenset[str]:
    """Give the runs of five words of a text."""
    words = WORDS.findall(text.casefold())
    return frozenset(" ".join(words[i : i + SHINGLE]) for i in range(len(words) - SHINGLE + 1))


def containment(left: frozenset[str], right: frozenset[str]) -> float:
    """Give the share of the smaller set that stands in the other."""
    smaller = min(len(left), len(right))
    return len(left & right) / smaller if smaller >= SHORT else 0.0


def keys(text: str) -> frozenset[str]:
    """Give the keys of a text: two texts that share one may be copies."""
    words = WORDS.findall(text.casefold())
    passages = [words[i : i + PASSAGE] for i in range(0, len(words), PASSAGE)]
    parts = [words, *passages] if len(passages) > 1 else passages
    return frozenset(key for part in parts for key in _bands(part))


def _bands(words: Sequence[str]) -> Iterator[str]:
    grams = [" ".join(words[i : i + SHINGLE]) for i in range(len(words) - SHINGLE + 1)]
    if len(grams) < SHORT:
        return
    hashed = RMinHash(num_perm=ROWS, seed=SEED)
    hashed.update(grams)
    digest = hashed.digest()
    for at in range(0, ROWS, BAND):
        yield f"{at}:" + ",".join(map(str, digest[at : at + BAND]))


def repeated(documents: Mapping[str, Document], pairs: Iterable[tuple[str, str]]) -> tuple[Copy, ...]:
    """Give the documents of some pairs that repeat another, each with the origin of its family."""
    alike = {pair: share for pair in pairs if (share := _measure(documents, pair)) >= COPY}
    found: list[Copy] = []
    for family in _families(alike):
        origin = min((documents[d] for d in family), key=_age)
        found += [Copy(d, origin.id, _to_origin(documents, alike, d, origin.id)) for d in family if d != origin.id]
    return tuple(found)


def _measure(documents: Mapping[str, Document], pair: tuple[str, str]) -> float:
    left, right = documents[pair[0]], documents[pair[1]]
    if left.version_of == right.id or right.version_of == left.id:
        return 1.0
    if _share_a_page(left, right):
        return 0.0
    return 1.0 if left.sha256 == right.sha256 else containment(shingles(left.text), shingles(right.text))


def _share_a_page(left: Document, right: Document) -> bool:
    """Tell whether two texts are two stories of one site: under other headlines they share its furniture alone.

    A site's list of related news may be most of a short page, or all that was taken from it.
    """
    if outlet(left).isdisjoint(outlet(right)):
        return False
    one, other = (set(WORDS.findall((d.title or "").casefold())) for d in (left, right))
    return bool(one and other) and len(one & other) < HEADLINE * len(one | other)


def _families(alike: Iterable[tuple[str, str]]) -> list[list[str]]:
    root: dict[str, str] = {}

    def find(name: str) -> str:
        while root.setdefault(name, name) != name:
            root[name] = root[root[name]]
            name = root[name]
        return name

    for left, right in sorted(alike):
        a, b = find(left), find(right)
        root[max(a, b)] = min(a, b)
    members: dict[str, list[str]] = defaultdict(list)
    for name in sorted(root):
        members[find(name)].append(name)
    return list(members.values())


def _age(document: Document) -> tuple[str, str, bool, str]:
    """Order a family: the earliest published is its origin; an undated one only where none is dated."""
    told = document.published
    day, at = (told.latest, told.at) if told else (None, None)
    hour = at.astimezone(UTC).isoformat() if at else "9999"
    return (day.isoformat() if day else "9999", hour, document.version_of is not None, document.id)


def _to_origin(documents: Mapping[str, Document], alike: Mapping[tuple[str, str], float], name: str, of: str) -> float:
    pair = (min(name, of), max(name, of))
    return round(alike[pair] if pair in alike else _measure(documents, pair), 3)


def alike(documents: Mapping[str, Document], pairs: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    """Give those of some pairs of documents of which one repeats the other."""
    return [pair for pair in sorted(set(pairs)) if _measure(documents, pair) >= COPY]


def regrouped(
    documents: Mapping[str, Document], pairs: Iterable[tuple[str, str]], known: Mapping[str, str]
) -> dict[str, str]:
    """Give the origin of each document of the families that pairs make with those that were known."""
    found: dict[str, str] = {}
    for family in _families([*pairs, *((d, of) for d, of in known.items() if d != of)]):
        origin = min((documents[d] for d in family), key=_age)
        found |= dict.fromkeys(family, origin.id)
    return found


def texts(documents: Iterable[Document]) -> Iterator[tuple[Trace, str]]:
    """Give the traces of documents' texts."""
    for document in documents:
        yield from (((Kind.COPY, trace(key)), document.id) for key in keys(document.text))


def outdated(documents: Mapping[str, Document], known: Container[str] | None = None) -> dict[str, str]:
    """Give the documents that a newer version or a correction replaces, or that were withdrawn, with the newer one.

    `known` are the ids of all documents, where only those that may replace others are at hand.
    """
    there = documents if known is None else known
    found: dict[str, str] = {}
    for document in sorted(documents.values(), key=lambda d: d.id):
        for old in (document.version_of, document.corrects, document.retracts):
            if old and old in there and old != document.id:
                found.setdefault(old, document.id)
    return found


def families(found: Iterable[Copy]) -> dict[str, str]:
    """Give the origin of each document that has or is a copy."""
    origins = {copy.document: copy.of for copy in found}
    return origins | {of: of for of in origins.values()}
