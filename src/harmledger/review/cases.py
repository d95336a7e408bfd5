"""People of an incident whose fate is open: missing, under rubble, in danger of dying."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from harmledger.model import Assertion, Harm

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from harmledger.model import Claim, Document

REACH = 300  # characters on both sides of a figure
MISSING = "missing"


def cases(claims: Iterable[Claim], documents: Mapping[str, Document]) -> tuple[str, ...]:
    """Name what is open about the people whom an incident's figures count."""
    return tuple(dict.fromkeys(_cases(claims, documents)))


def _cases(claims: Iterable[Claim], documents: Mapping[str, Document]) -> Iterator[str]:
    for claim in claims:
        if claim.harm is Harm.MISSING and claim.assertion is Assertion.HARM:
            yield MISSING
        if claim.document in documents:
            around = documents[claim.document].text[max(0, claim.start - REACH) : claim.end + REACH].casefold()
            yield from (name for name, words in _words().items() if any(word in around for word in words))


@cache
def _words() -> dict[str, list[str]]:
    table = tomllib.loads(files(__package__).joinpath("cases.toml").read_text(encoding="utf-8"))
    return {name: row["words"] for name, row in table.items()}
