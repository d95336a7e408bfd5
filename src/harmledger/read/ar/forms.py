"""The words of the lexicons in all their forms: duals, plurals, accusatives and constructs, made once at load."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from harmledger.model import Age, Harm, Manner, People, Sex, Status, StatusBasis
from harmledger.read.ar.letters import fold
from harmledger.read.lexicon import phrases, rows

if TYPE_CHECKING:
    from collections.abc import Iterator

DATA = "harmledger.read.ar.data"
ONE, TWO, MANY = 1, 2, 3

_GROUPS: dict[str, People] = {
    "all": People(),
    "civilian": People(status=Status.CIVILIAN, status_basis=StatusBasis.STATED),
    "child": People(age=Age.CHILD),
    "girl": People(sex=Sex.FEMALE, age=Age.CHILD),
    "boy": People(sex=Sex.MALE, age=Age.CHILD),
    "woman": People(sex=Sex.FEMALE, age=Age.ADULT),
    "man": People(sex=Sex.MALE, age=Age.ADULT),
    "elderly": People(age=Age.ELDERLY),
    "combatant": People(status=Status.COMBATANT, status_basis=StatusBasis.STATED),
}
_HARMS = {"killed", "injured", "casualties", "missing", "detained", "abducted", "displaced"}


@dataclass(frozen=True, slots=True)
class Person:
    """A form of a noun that names people."""

    people: People
    number: int  # ONE, TWO or MANY
    harm: Harm | None = None  # "قتيل", "جرحى": the noun itself says it
    features: frozenset[str] = frozenset()
    dual: bool = False  # could be a dual as well ("مدنيين")


@dataclass(frozen=True, slots=True)
class Verb:
    """A word that says what happened, and where it stands to the people."""

    harm: Harm
    kinds: frozenset[str]
    manner: Manner
    plural: bool = False  # agrees with several people before it: "قتلوا"


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number word."""

    value: int
    kind: str  # unit, ten, hundred, scale, teen, vague


def people(features: frozenset[str] | set[str]) -> People:
    """Give whom a noun's features name."""
    role = next((f for f in features if f in {"medic", "rescuer", "aid_worker", "journalist", "family_member"}), None)
    if role:
        return People(roles=(role,))
    found = next((_GROUPS[f] for f in sorted(features, key=_rank) if f in _GROUPS), People())
    if found.sex is Sex.UNKNOWN:
        return found
    status = _GROUPS["civilian"] if "civilian" in features else found  # "مواطنة" is a woman
    age = Age.ELDERLY if "elderly" in features else found.age
    return replace(found, age=age, status=status.status, status_basis=status.status_basis)


def _rank(feature: str) -> int:
    return {"civilian": 7, "elderly": 8, "all": 9}.get(feature, 0)


def inflected(singular: str) -> Iterator[tuple[str, int]]:
    """Give the forms of a singular: accusative, duals and their constructs.

    >>> ("طفلتين", TWO) in set(inflected("طفلة"))
    True
    """
    stem = singular[:-1] + "ت" if singular.endswith("ة") else singular
    yield singular, ONE
    if not singular.endswith("ة"):
        yield singular + "ا", ONE
    stem = stem.replace("ء", "ئ") if stem.endswith("ء") else stem
    for ending in ("ان", "ين", "ا", "ي"):
        if not (ending == "ا" and not singular.endswith("ة")):
            yield stem + ending, TWO


def sound(singular: str, ending: str) -> Iterator[str]:
    """Give the sound plural and its construct: "مدنيون", "مدنيين", "مدنيي"."""
    stem = singular.removesuffix("ة")
    yield from (stem + e for e in (("ون", "ين", "و", "ي") if ending == "+ون" else ("ات",)))


_COUNTRIES = {"سوريا", "روسيا", "تركيا", "ليبيا", "ألمانيا", "أوكرانيا"}


@cache
def persons() -> dict[str, Person]:
    """Map each form, without article, to the people it names."""
    found: dict[str, Person] = {}
    for features, singular, *plurals in rows(DATA, "persons.tsv"):
        _add(found, frozenset(features.split(",")), singular, " ".join(plurals).split())
    return found


def _add(found: dict[str, Person], features: frozenset[str], singular: str, plurals: list[str]) -> None:
    who, harm = people(features), next((Harm(f) for f in features if f in _HARMS), None)
    for form, number in inflected(singular):
        if "nation" in features and form in _COUNTRIES:
            continue  # "سوريا" is the country; with its vowel ("15 سورياً") they are people, see `words`
        key = fold(form)
        if key not in found or (number == ONE and found[key].number == TWO):
            found[key] = Person(who, number, harm, features)
    for plural in plurals:
        for form in sound(singular, plural) if plural.startswith("+") else (plural, plural + "ا"):
            key = fold(form)
            dual = key in found and found[key].number == TWO
            if not dual or form.endswith(("ين", "ي")):
                found[key] = Person(who, MANY, harm, features, dual)


@cache
def verbs() -> dict[str, Verb]:
    """Map each form to what it says; a form that is verb and noun carries both kinds."""
    found: dict[str, Verb] = {}
    for harm, kind, manner, *words in rows(DATA, "verbs.tsv"):
        how = Manner.UNKNOWN if manner == "-" else Manner(manner)
        for word in " ".join(words).split():
            key = fold(word)
            kinds = frozenset({kind}) | (found[key].kinds if key in found else frozenset())
            found[key] = Verb(Harm(harm), kinds, how, word.endswith(("وا", "ون", "ا")) and kind != "noun")
    return found


@cache
def numerals() -> dict[str, Numeral]:
    """Map each number word to its value."""
    return {
        fold(word): Numeral(int(value), kind)
        for value, kind, words in rows(DATA, "numbers.tsv")
        for word in words.split()
    }


@cache
def cues() -> dict[str, frozenset[str]]:
    """Map each word to what it does in the grammar around figures."""
    found: dict[str, set[str]] = {}
    for cue, words in rows(DATA, "cues.tsv"):
        for word in phrases(words):
            found.setdefault(fold(word), set()).add(cue)
    return {word: frozenset(does) for word, does in found.items()}


@cache
def given_names() -> dict[str, Sex]:
    """Map common given names to their sex."""
    return {fold(name.replace(" ", "")): Sex(sex) for sex, names in rows(DATA, "names.tsv") for name in phrases(names)}
