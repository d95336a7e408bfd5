"""Words that stand side by side, as one key for both scripts: the names of people and things, and quoted wording.

Each word is taken by its consonants, as place names are, so that a victim's or a village's name gives the same key in
an English and an Arabic report. Only hashes of pairs leave this module: no name can be read from them.
"""

from __future__ import annotations

import re
from array import array
from functools import lru_cache
from zlib import crc32

from harmledger.link.wording import ARTICLE
from harmledger.locate.key import loose

TOKENS = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|[.!?؟:؛\n|]")  # a word, or what parts two
SMALL = frozenset({"al", "el", "ul", "as", "ad", "an", "ar", "the", "of", "and", "in", "a"})
SHORT, BOTH = 2, 5  # consonants that a word must have, and a pair of words together


def phrases(text: str) -> array[int]:
    """Give the hashes of the pairs of neighbouring words of a passage, each once and in order."""
    found: set[int] = set()
    before = ""
    for token in TOKENS.findall(text):
        key = _key(token)
        if key is None:
            continue
        if before and key and len(before) + len(key) >= BOTH:
            found.add(crc32(f"{before} {key}".encode()))
        before = key
    return array("I", sorted(found))


@lru_cache(maxsize=65_536)
def _key(token: str) -> str | None:
    """Give the consonants of a word, none of what parts two or is too short, and None for what stands between words."""
    word = token.casefold()
    if word in SMALL:
        return None
    if not token[0].isalpha():
        return ""
    key = loose(ARTICLE.sub("", word) if word[0] > "\u0600" else word).removesuffix(
        "h"
    )  # "Samih", "Samiha": often unheard
    return key if len(key) >= SHORT else ""
