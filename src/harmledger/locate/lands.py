"""Which lands a text speaks of by its words and parties: "Sudanese doctors", «الجيش اللبناني», the Houthis."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from harmledger.locate import key
from harmledger.locate.spot import without_clitics

if TYPE_CHECKING:
    from collections.abc import Iterable

_WORD = re.compile(r"[^\W_]+")
_ARTICLE = "ال"
_ENDINGS = ("ي", "ية", "يين", "يون", "يان", "يات")


def spoken_of(text: str, parties: Iterable[str]) -> frozenset[str]:
    """Give the lands that a text speaks of by a word of its own or by a party that is of one land only.

    >>> sorted(spoken_of("Sudanese doctors met «الرئيس الصومالي».", ["Houthis"]))
    ['SD', 'SO', 'YE']
    """
    written = {key.folded(word) for word in set(_WORD.findall(text))}
    bare = {name.removeprefix(_ARTICLE) for word in written for name in without_clitics(word)}
    own = {_words()[word] for word in bare & _words().keys()}
    return frozenset(own | {land for party in parties if (land := _parties("parties").get(party))})


def of_party(party: str) -> str | None:
    """Give the land of a party that fights or rules in one land only, once it is known that no bare name is meant."""
    return _parties("bare").get(party) or _parties("parties").get(party)


@cache
def _words() -> dict[str, str]:
    return {
        key.folded(word).removeprefix(_ARTICLE): land
        for land, row in _table().items()
        for word in (*row.get("words", ()), *(stem + end for stem in row.get("nisba", ()) for end in _ENDINGS))
    }


@cache
def _parties(kind: str) -> dict[str, str]:
    return {party: land for land, row in _table().items() for party in row.get(kind, ())}


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(files("harmledger.locate").joinpath("lands.toml").read_text("utf-8"))
