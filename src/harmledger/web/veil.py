"""Names of people, hidden unless a reader switches them on: every letter becomes a mark, so that offsets stay.

Who is hidden is whoever a text names (`persons`) and whoever a figure of one person singles out. Rather a word too many
is hidden than a name too few.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from harmledger.link.parties import known, party
from harmledger.model import Unit
from harmledger.read.ar.words import word as arabic
from harmledger.review.names import folded
from harmledger.store import naming
from harmledger.web import persons
from harmledger.web.persons import Named

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from harmledger.model import (
        Account,
        Attack,
        Book,
        Claim,
        Claimant,
        Decision,
        Document,
        Link,
        PeriodTotal,
        Problem,
        Responsibility,
    )
    from harmledger.store import Ledger
    from harmledger.store.picture import Passage
    from harmledger.store.stated import Told

MARK = "▪"
LATIN = re.compile(r"\b[A-Z][\w'’-]+(?:[ -](?:(?:al|el|bin|ibn|abu|um|umm)[ -])?[A-Z][\w'’-]+)*")
ARABIC = re.compile(r"[\u0621-\u064a\u0671-\u06d3]+")
SHORT = 3  # letters of the shortest Arabic name
LETTER = r"[^\W\d_]"


def book(found: Book) -> Book:
    """Give an incident's book with names hidden in everything that pages show."""
    names = _names(found.documents, found.accounts)
    incidents = tuple(
        replace(
            one,
            problems=_problems(one.problems, names),
            links=tuple(_link(link, names) for link in one.links),
            claimants=tuple(cited(name) for name in one.claimants),
        )
        for one in found.incidents
    )
    return replace(
        found,
        incidents=incidents,
        documents=tuple(_document(document, names) for document in found.documents),
        accounts=tuple(_account(account, names) for account in found.accounts),
        decisions=tuple(_decision(decision, names) for decision in found.decisions),
    )


def told(found: Told) -> Told:
    """Give a document with names hidden in its text and in what was read of it."""
    names = _names(found.documents, found.accounts)
    return replace(
        found,
        documents=tuple(_document(document, names) for document in found.documents),
        accounts=tuple(_account(account, names) for account in found.accounts),
        decisions=tuple(_decision(decision, names) for decision in found.decisions),
    )


def read(document: Document, account: Account) -> tuple[Document, Account]:
    """Give a document that is not kept yet, and what was read of it, with names hidden."""
    names = _names((document,), (account,))
    return _document(document, names), _account(account, names)


def named(ledger: Ledger, documents: Collection[str], passages: Iterable[Passage] = ()) -> Mapping[str, Named]:
    """Find whom each of some kept documents names; of a long one, in its beginning and in passages of it."""
    singled, grounds = naming.singled(ledger, documents), naming.grounds(ledger, documents)
    texts = dict(naming.texts(ledger, documents, persons.SHORT))
    for found in passages:
        if len(texts[found.document]) == persons.SHORT:
            texts[found.document] += f"\n{found.before}{found.quote}{found.after}"
    places = {name: frozenset(map(folded, grounds.get(name, ()))) for name in texts}
    return {name: persons.persons(text, places[name]) | _singled(singled.get(name, ())) for name, text in texts.items()}


def passage(found: Passage, names: Named) -> Passage:
    """Give a passage with the names hidden that its document holds."""
    before, quote, after = (hidden(part, names) for part in (found.before, found.quote, found.after))
    return replace(found, before=before, quote=quote, after=after)


def plain(text: str) -> str:
    """Give a text that stands alone, such as a headline, with the people it names hidden."""
    return hidden(text, persons.persons(text))


def cited(name: str) -> str:
    """Give the name of who is cited: parties are shown, a person is not."""
    return name if party(name) else plain(name)


def total(found: PeriodTotal) -> PeriodTotal:
    """Give a period total with its claimant's name hidden where that is a person."""
    return replace(found, claimant=cited(found.claimant)) if found.claimant else found


def decision(found: Decision) -> Decision:
    """Give a decision with the people hidden whom its reason names."""
    return replace(found, why=plain(found.why))


def hidden(text: str, names: Named) -> str:
    """Hide names wherever they stand; every character keeps its offset."""
    wanted = sorted(filter(str.strip, names.names), key=len, reverse=True)
    if not wanted:
        return text
    either, kept = ("|".join(map(re.escape, part)) for part in (wanted, sorted(names.others, key=len, reverse=True)))
    pattern = rf"(?<!{LETTER})(?:(?P<kept>{kept or '(?!)'})|[وفبلك]?(?P<name>{either}))(?!{LETTER})"
    return re.sub(pattern, _veiled, text)


def _veiled(found: re.Match[str]) -> str:
    name = found["name"]
    return found[0] if name is None else found[0][: -len(name)] + re.sub(r"\w", MARK, name)


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


def _names(documents: Iterable[Document], accounts: Iterable[Account]) -> Named:
    """Find whom some documents name, in their texts, headlines and figures."""
    texts = (text for document in documents for text in (document.text, document.title or ""))
    held = [claim.places for account in accounts for claim in account.claims]
    held += [attack.places for account in accounts for attack in account.attacks]
    outlets = (document.source.name for document in documents if document.source)
    places = frozenset(map(folded, (*outlets, *(place.name for found in held for place in found))))
    return persons.of(texts, places) | _singled(c.quote for account in accounts for c in account.claims if is_single(c))


def _singled(quotes: Iterable[str]) -> Named:
    return Named(frozenset(name for quote in quotes for name in in_quote(quote)))


def is_single(claim: Claim) -> bool:
    """Tell whether a figure is of one person, whom its words may name."""
    return claim.unit is Unit.PERSON and claim.count.low == claim.count.high == 1


def _document(document: Document, names: Named) -> Document:
    """Hide names in a document; of an address, whose last part may spell them, only the site is left."""
    site = urlsplit(document.url or "").netloc
    return replace(
        document,
        text=hidden(document.text, names),
        title=hidden(document.title or "", names) or None,
        url=site if site and names.names else document.url,
    )


def _account(account: Account, names: Named) -> Account:
    return replace(
        account,
        claims=tuple(_claim(claim, names) for claim in account.claims),
        attacks=tuple(_attack(attack, names) for attack in account.attacks),
        problems=_problems(account.problems, names),
    )


def _claim(claim: Claim, names: Named) -> Claim:
    said = claim.claimant
    return replace(claim, quote=hidden(claim.quote, names), claimant=_claimant(said, names) if said else None)


def _claimant(said: Claimant, names: Named) -> Claimant:
    return replace(said, party=cited(said.party), text=hidden(said.text, names), via=tuple(map(cited, said.via)))


def _attack(attack: Attack, names: Named) -> Attack:
    said = tuple(_responsibility(one, names) for one in attack.responsibility)
    return replace(attack, quote=hidden(attack.quote, names), responsibility=said)


def _responsibility(said: Responsibility, names: Named) -> Responsibility:
    return replace(said, quote=hidden(said.quote, names), by=cited(said.by) if said.by else None)


def _link(link: Link, names: Named) -> Link:
    return replace(link, reasons=tuple(hidden(reason, names) for reason in link.reasons))


def _decision(decision: Decision, names: Named) -> Decision:
    return replace(decision, why=hidden(decision.why, names))


def _problems(problems: Iterable[Problem], names: Named) -> tuple[Problem, ...]:
    return tuple(replace(problem, message=hidden(problem.message, names)) for problem in problems)
