"""Victims' names, hidden unless a reader switches them on: every letter becomes a mark, so that offsets stay.

Who is hidden are people whom a figure of one person singles out. Rather a word too many is hidden than a name too few.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from harmledger.link.parties import known
from harmledger.model import Unit
from harmledger.read.ar.words import word as arabic

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from harmledger.model import Account, Book, Claim, Document, Problem
    from harmledger.store.picture import Passage
    from harmledger.store.stated import Told

MARK = "▪"
LATIN = re.compile(r"\b[A-Z][\w'’-]+(?:[ -](?:(?:al|el|bin|ibn|abu|um|umm)[ -])?[A-Z][\w'’-]+)*")
ARABIC = re.compile(r"[\u0621-\u064a\u0671-\u06d3]+")
SHORT = 3  # letters of the shortest Arabic name


def book(found: Book) -> Book:
    """Give an incident's book with names hidden in every passage that pages show."""
    names = _names(claim for account in found.accounts for claim in account.claims)
    incidents = tuple(replace(one, problems=_problems(one.problems, names)) for one in found.incidents)
    documents = tuple(_document(document, names) for document in found.documents)
    return replace(
        found,
        incidents=incidents,
        documents=documents,
        accounts=tuple(_account(account, names) for account in found.accounts),
    )


def told(found: Told) -> Told:
    """Give a document with names hidden in its text and in what was read of it."""
    names = _names(claim for account in found.accounts for claim in account.claims)
    documents = tuple(_document(document, names) for document in found.documents)
    return replace(found, documents=documents, accounts=tuple(_account(account, names) for account in found.accounts))


def passage(found: Passage, singled: Iterable[str]) -> Passage:
    """Give a passage with the names hidden that stand in the words of figures of one person."""
    names = {name for quote in singled for name in in_quote(quote)}
    before, quote, after = (hidden(part, names) for part in (found.before, found.quote, found.after))
    return replace(found, before=before, quote=quote, after=after)


def hidden(text: str, names: Iterable[str]) -> str:
    """Hide names wherever they stand; every character keeps its offset."""
    wanted = sorted(filter(str.strip, names), key=len, reverse=True)
    if not wanted:
        return text
    either = "|".join(re.escape(name) for name in wanted)
    return re.sub(rf"(?<!\w)([وفبلك]?)({either})(?!\w)", lambda found: found[1] + _marks(found[2]), text)


def _marks(name: str) -> str:
    return re.sub(r"\w", MARK, name)


def in_quote(quote: str) -> Iterator[str]:
    """Give what may be a name in the words of a figure of one person, whole and word by word."""
    for found in LATIN.finditer(quote):
        if not any(word.casefold() in _public() for word in found[0].split()):
            yield from _parts(found[0])
    yield from (word for word in ARABIC.findall(quote) if _may_name(word))


@cache
def _public() -> frozenset[str]:
    """Give the words of parties' names, and those that begin a sentence about one person: they name no victim."""
    parties = {word for name in known() for word in name.casefold().split()}
    return frozenset(parties | {"one", "another", "an", "the", "his", "her", "their", "at", "only"})


def _may_name(word: str) -> bool:
    """Tell whether an Arabic word is a given name, or one that no lexicon knows."""
    read = arabic(word)
    return len(word) >= SHORT and (read.name is not None or not read.known)


def _parts(name: str) -> Iterator[str]:
    yield name
    yield from (part for part in name.split() if part[0].isupper())


def _names(claims: Iterable[Claim]) -> frozenset[str]:
    return frozenset(name for claim in claims if is_single(claim) for name in in_quote(claim.quote))


def is_single(claim: Claim) -> bool:
    """Tell whether a figure is of one person, whom its words may name."""
    return claim.unit is Unit.PERSON and claim.count.low == claim.count.high == 1


def _document(document: Document, names: frozenset[str]) -> Document:
    return replace(document, text=hidden(document.text, names), title=hidden(document.title or "", names) or None)


def _account(account: Account, names: frozenset[str]) -> Account:
    claims = tuple(replace(claim, quote=hidden(claim.quote, names)) for claim in account.claims)
    attacks = tuple(
        replace(
            attack,
            quote=hidden(attack.quote, names),
            responsibility=tuple(replace(said, quote=hidden(said.quote, names)) for said in attack.responsibility),
        )
        for attack in account.attacks
    )
    return replace(account, claims=claims, attacks=attacks, problems=_problems(account.problems, names))


def _problems(problems: Iterable[Problem], names: frozenset[str]) -> tuple[Problem, ...]:
    return tuple(replace(problem, message=hidden(problem.message, names)) for problem in problems)
