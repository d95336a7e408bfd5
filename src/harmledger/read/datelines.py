"""Tell the dateline at the head of a report ("QAMISHLI, June 3 (Agency) –") from the sentence behind it."""

from __future__ import annotations

import re

LONGEST = 90  # characters of a dateline at the most
PLACE_WORDS = 5  # and words of its place

# Where it is written, when, by whom in brackets, and a dash with space after it.
_HEAD = re.compile(
    r"(?P<where>[^\W\d_][^\n()\[\]\d:;.!?،,–—]{1,40})"
    r"(?P<rest>(?:[,،]\s[^\n()\[\]:;!?–—-]{1,40})?(?:[(\[][^()\[\]\n]{2,40}[)\]]\s?)?)"
    r"(?:[–—]|--?)\s"
)


_DASH = re.compile(r"[–—-]\s")


def head(text: str, start: int, end: int) -> int:
    """Give where the dateline at the head of a line ends; `start` where there is none.

    A place in capitals, an agency in brackets or a number (a day, a year) vouch that it is one.
    """
    last = min(end, start + LONGEST)
    found = _HEAD.match(text, start, last) if _DASH.search(text, start, last) else None  # most lines have no dash
    if found is None or found.end() >= end:
        return start
    where, rest = found["where"].strip(), found["rest"]
    vouched = where.isupper() or any(c in "([" or c.isdigit() for c in rest)
    return found.end() if vouched and len(where.split()) <= PLACE_WORDS else start
