"""Saved social-media posts: heading, time stamp, text and comments told apart, even where a page glued them."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from harmledger.read.lexicon import phrases, rows
from harmledger.read.mentions import SentenceKind

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    Piece = tuple[int, int, SentenceKind | None]

_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_MONTH = "(?:" + "|".join(f"{m}|{m[:3]}" for m in _MONTHS) + ")"
_ARABIC_DATE = r"\d{1,2} [\u0621-\u064a]{3,8}(?: [\u0621-\u064a]{4,6})? \d{4}"
_DATE = rf"(?:{_MONTH} \d{{1,2}}(?:, \d{{4}})?|{_ARABIC_DATE})"
_STAMP = rf"\d{{1,2}}:\d\d\s?[AP]M\s?·\s?{_MONTH} \d{{1,2}}, \d{{4}}"
_HANDLE = rf"(?<=\S)@[A-Za-z0-9_]{{3,15}}(?:\s?·?\s?{_DATE})?"


@cache
def _marks() -> re.Pattern[str]:
    """Give one pattern for all marks, named by what they mark."""
    listed = {what: [re.escape(p) for p in _listed(what)] for what in ("head", "tail", "inside")}
    return re.compile(
        rf"(?P<stamp>{_STAMP})|(?P<head>(?:(?P<date>{_DATE})\s?)?(?:{'|'.join(listed['head'])}))"
        rf"|(?P<tail>{'|'.join(listed['tail'])})|(?P<inside>{'|'.join(listed['inside'])})|(?P<handle>{_HANDLE})"
    )


@cache
def _heads() -> tuple[str, ...]:
    return tuple(_listed("head"))


def _listed(what: str) -> list[str]:
    return [p for kind, column in rows("harmledger.read.data", "social.tsv") if kind == what for p in phrases(column)]


def is_post(text: str) -> bool:
    """Say whether a text was saved from a social-media page."""
    sample = text[:20_000]
    if "·" not in sample and not any(mark in sample for mark in _heads()):
        return False  # no stamp and no heading without one of these, which costs far less to see
    return any(m.lastgroup in {"stamp", "head"} for m in _marks().finditer(sample))


def pieces(text: str, lines: Sequence[tuple[int, int]]) -> Iterator[Piece]:
    """Cut the lines of a post at its marks. A piece's kind is None where the line itself must tell."""
    first = next((m.lastgroup for m in _marks().finditer(text)), None)
    # What runs on: the saved page's own title, the text of the post, what is below it.
    kind = SentenceKind.TITLE if first == "head" else None
    for start, end in lines:
        at = start
        for mark in _marks().finditer(text, start, end):
            if kind is SentenceKind.FURNITURE and mark.lastgroup not in {"handle", "stamp", "head"}:
                continue
            before, own, kind_after = _read(mark, kind)
            date = mark.start("date") if mark.lastgroup == "head" and mark["date"] else mark.start()
            yield at, date, before
            yield date, mark.end(), own
            at, kind = mark.end(), kind_after
        yield at, end, kind


def _read(
    mark: re.Match[str], kind: SentenceKind | None
) -> tuple[SentenceKind | None, SentenceKind, SentenceKind | None]:
    """Tell what stands before a mark, what the mark is, and what follows it."""
    match mark.lastgroup:
        case "stamp":
            return kind, SentenceKind.DATELINE, SentenceKind.FURNITURE
        case "head":
            own = SentenceKind.DATELINE if mark["date"] else SentenceKind.FURNITURE
            return SentenceKind.FURNITURE, own, SentenceKind.BODY
        case "handle":
            return SentenceKind.FURNITURE, SentenceKind.FURNITURE, SentenceKind.BODY
        case "tail":
            return kind, SentenceKind.FURNITURE, SentenceKind.FURNITURE
    return kind, SentenceKind.FURNITURE, kind
