"""One written word taken apart: conjunction, preposition, article, stem, pronoun, and what the lexicons know of it."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from harmledger.read.ar.forms import ONE, TWO, Numeral, Person, Verb, cues, given_names, numerals, persons, verbs
from harmledger.read.ar.letters import fold, number
from harmledger.read.ar.phrasebook import core, vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator

    from harmledger.model import Sex

_PRONOUNS = ("هما", "هم", "هن", "ها", "ه", "نا", "كم", "ي")
_TWO = re.compile("(?:\u064e\u0651?|\u0651\u064e)ي\u0652?ن\u0650?$")  # "مدنيَين" with its vowel is a dual
_TANWEEN = "\u064b"  # ends what is counted: "سورياً", not the country
_HAMZA = frozenset("أآإ")
_REMEMBERED = 1 << 16


@dataclass(frozen=True, slots=True)
class Word:
    """A word's parts and senses. `stem` keeps the article, `base` does not."""

    key: str
    lead: str = ""  # و or ف
    prep: str = ""  # ب, ل or ك
    stem: str = ""
    base: str = ""
    definite: bool = False
    pronoun: str = ""
    person: Person | None = None
    verb: Verb | None = None
    numeral: Numeral | None = None
    cues: frozenset[str] = frozenset()
    name: Sex | None = None
    value: float | None = None  # of digits
    plain: bool = False  # means nothing to any lexicon
    dual: bool = False  # written with the vowel of a dual

    @property
    def known(self) -> bool:
        """Say whether any lexicon knows the word."""
        return self.stem in _known() or self.base in _known() or bool(self.pronoun)


@cache
def _known() -> frozenset[str]:
    """Give every form that clitics may be taken off from."""
    return core() | vocabulary()


@lru_cache(maxsize=_REMEMBERED)
def word(written: str) -> Word:
    """Take a word apart as written; what is seen often is remembered."""
    found = _parted(written)
    if _TANWEEN in written and found.person is None and (own := persons().get(found.base.removesuffix("ا"))):
        return replace(found, person=own, plain=False)  # "15 سورياً"
    if not _TWO.search(written):
        return found
    two = found.person is not None and found.person.dual
    return replace(found, dual=True, person=replace(found.person, number=TWO) if found.person and two else found.person)


def _parted(written: str) -> Word:
    if written[0].isdecimal():
        return Word(written, stem=written, base=written, value=number(written))
    key = fold(written.lower())
    if key == "واحد" and "أ" in written:
        return _sense((key, "و", ""), "احد", "احد")  # "وأحد الجرحى", not "واحد"
    if not key or not written[0].isalpha():
        return Word(written, stem=written, base=written)
    for lead, prep, stem in _splits(key):
        base = _bare(stem)
        if len(stem) == 2 and _whole(written, prep, stem):  # noqa: PLR2004
            continue
        if stem in _known() or base in _known():
            return _sense((key, lead, prep), stem, base)
    for lead, prep, stem in _splits(key):
        base = _bare(stem)
        for own, pronoun in _possessed(base):
            if own in persons() or own in _FIVE or own in verbs() or "companion" in cues().get(own, ()):
                return _sense((key, lead, prep), stem, own, pronoun)
    lead, prep, stem = _guessed(key)
    return Word(key, lead, prep, stem, _bare(stem), definite=stem.startswith("ال"), plain=True)


def _whole(written: str, prep: str, stem: str) -> bool:
    """Say whether three letters are one word: "باب" is a gate, not "in August"; "كتم" a town, not "like was"."""
    return prep == "ك" or (bool(prep) and stem[0] == "ا" and not _HAMZA & set(written))


def of_nation(found: Word) -> bool:
    """Say whether a word tells a nation, in either gender: «لبناني», «لبنانية»."""
    own = persons().get(found.base.removesuffix("ة"))
    return own is not None and "nation" in own.features


def _guessed(key: str) -> tuple[str, str, str]:
    """Take clitics off a word that no lexicon knows, where the article shows that they are some."""
    lead = key[0] if key[0] in "وف" and key[1:].startswith(("ال", "لل", "بال", "كال")) else ""
    rest = key[len(lead) :]
    if rest.startswith("لل") and len(rest) > 4:  # noqa: PLR2004
        return lead, "ل", "ال" + rest[2:]
    if rest.startswith(("بال", "كال")) and len(rest) > 5:  # noqa: PLR2004
        return lead, rest[0], rest[1:]
    return lead, "", rest


def _bare(stem: str) -> str:
    return stem[2:] if stem.startswith("ال") and len(stem) > 3 else stem  # noqa: PLR2004 - "الى" and the like


def _splits(key: str) -> Iterator[tuple[str, str, str]]:
    """Give the ways to part a word from its clitics, the least first."""
    heads = [("", key)]
    if key[0] in "وف" and len(key) > 2:  # noqa: PLR2004
        heads.append((key[0], key[1:]))
    for lead, rest in heads:
        yield lead, "", rest
    for lead, rest in heads:
        if rest.startswith("لل") and len(rest) > 3:  # noqa: PLR2004
            yield lead, "ل", "ال" + rest[2:]
        if rest[0] in "بلك" and len(rest) > 2:  # noqa: PLR2004
            yield lead, rest[0], rest[1:]


def _possessed(base: str) -> Iterator[tuple[str, str]]:
    """Give the word a possessive pronoun is attached to: "زوجته" is زوجة, "طفليهما" طفلي."""
    for pronoun in _PRONOUNS:
        own = base.removesuffix(pronoun)
        if own != base and len(own) > 1:
            if own.endswith("ت"):
                yield own[:-1] + "ة", pronoun
            yield own, pronoun
            if own.endswith(("ا", "و", "ي")):
                yield own[:-1] + "ء", pronoun


_FIVE = {"اخي", "اخو", "اخا", "ابي", "ابو", "ابا"}  # brother and father lengthen before a pronoun


def _owned(base: str) -> Person | None:
    """Give the people of a word with a pronoun: "طفلاها" are two, for the ending of one child takes none."""
    if base in _FIVE:
        return persons()[base[:-1]]
    person = persons().get(base)
    two = person is not None and person.number == ONE and base.endswith("ا") and persons().get(base[:-1]) is not None
    return replace(person, number=TWO) if person and two else person


def _sense(clitics: tuple[str, str, str], stem: str, base: str, pronoun: str = "") -> Word:
    key, lead, prep = clitics
    definite = stem.startswith("ال") and stem != base
    if stem in numerals() or stem in verbs():
        base = stem  # "ألفي" is no "الـ"
    verb = verbs().get(base)
    if verb and (definite or prep) and not verb.kinds & {"noun", "body"}:
        verb = None  # only nouns take the article or a preposition
    return Word(
        key,
        lead,
        prep,
        stem,
        base,
        definite,
        pronoun,
        _owned(base)
        if pronoun
        else persons().get(base) or persons().get(base[:-1] + "ة" if base.endswith("ه") else ""),
        verb,
        None if stem in cues() and base != stem else numerals().get(base),
        cues().get(stem, frozenset()) | (cues().get(base, frozenset()) if not definite else frozenset()),
        given_names().get(stem),
    )
