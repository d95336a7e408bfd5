"""Tell the dateline at the head of a report ("QAMISHLI, June 3 (Agency) –") from the sentence behind it.

What surely is one is a sentence of its own. Weaker signs only tell that the place at the head is where one writes.
"""

from __future__ import annotations

import re

LONGEST = 90  # characters of a dateline at the most
PLACE_WORDS = 5  # and words of its place

# Where it is written, when, by whom in brackets, and a dash with space after it.
_HEAD = re.compile(
    r"(?P<where>\(?[^\W\d_][^\n()\[\]\d:;.!?،,–—]{1,40}\)?)\s?"
    r"(?P<rest>(?:[,،]\s[^\n()\[\]:;!?–—-]{1,40})?(?:[(\[][^()\[\]\n]{2,40}[)\]]\s?)?)"
    r"(?:[–—]|--?)\s"
)
# "Homs, SANA-Three", «صيدا، لبنان – », «دمشق – «القدس العربي»: ».
_WEAK = re.compile(
    r"[^\W\d_][\w’' ,،/]{1,60}[,،]\s[A-Z]{2,8}\s*[-–—]"
    r"|[\u0621-\u064a][\w ]{1,30}[،,]\s[\u0621-\u064a][\w ]{1,30}\s?[–—-]\s"
    r"|[^\W\d_][\w ]{1,30}[–—-]\s?[«“\"][^«»“”\"\n]{2,40}[»”\"]\s?:"
)
_DASH = re.compile(r"[–—-]\s")
_CAPITALS = re.compile(r"[A-Z][A-Z’' -]{2,30}:\s(?=[A-Z][a-z])")


def head(text: str, start: int, end: int) -> int:
    """Give where the dateline at the head of a line ends; `start` where there is none.

    A place in capitals, an agency in brackets or a number (a day, a year) vouch that it is one.
    """
    last = min(end, start + LONGEST)
    found = _HEAD.match(text, start, last) if _DASH.search(text, start, last) else None  # most lines have no dash
    if found is None or found.end() >= end:
        return start
    where, rest = found["where"].strip(), found["rest"]
    vouched = where.isupper() or where.startswith("(") or any(c in "([" or c.isdigit() for c in rest)
    return found.end() if vouched and len(where.split()) <= PLACE_WORDS else start


def desk(text: str, start: int, end: int) -> int:
    """Give where a sentence stops telling where it was written; `start` where it does not begin so."""
    begun = head(text, start, end)
    weak = _WEAK.match(text, start, end) if begun == start else None
    return weak.end() if weak else begun


def capitals(text: str, start: int, end: int) -> int:
    """Give where a place in capitals with a colon ends ("PESHAWAR: Gunmen …"); it may be a headline's word too."""
    found = _CAPITALS.match(text, start, end)
    return found.end() if found else start
