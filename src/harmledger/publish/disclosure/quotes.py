"""Quotes that hold nothing but numbers and common words for people and harm: no word of them can be a name."""

from __future__ import annotations

import re
from functools import cache
from importlib.resources import files

LONGEST = 40  # words of a passage that may be given
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
LISTS = {
    "en": ("harm.tsv", "people.tsv", "quantities.tsv", "stops.tsv"),
    "ar": ("persons.tsv", "verbs.tsv", "numbers.tsv"),
}


def allowed(quote: str, how: str) -> str:
    """Give a quote if all its words are common ones, else nothing. A capital letter inside it may begin a name."""
    found = WORD.findall(quote)
    if how != "plain" or len(found) > LONGEST:
        return ""
    head, *rest = found or [""]
    plain = head.casefold() in common() and all(word in common() for word in rest)
    return quote if plain else ""


@cache
def common() -> frozenset[str]:
    """Give the words of the readers' lists."""
    found: set[str] = set()
    for language, names in LISTS.items():
        for name in names:
            text = files(f"harmledger.read.{language}.data").joinpath(name).read_text(encoding="utf-8")
            found |= {word for line in text.splitlines() if not line.startswith("#") for word in WORD.findall(line)}
    return frozenset(word for word in found if word == word.casefold())
