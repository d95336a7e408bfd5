"""A noun with its adjectives and complements: "شهداء مدنيين", "إصابات في صفوف المدنيين"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from harmledger.model import Age, Count, Harm, People, Unit
from harmledger.read.ar.forces import force
from harmledger.read.ar.forms import MANY, ONE, TWO, Person, people
from harmledger.read.ar.group import Group, compounds, merged

if TYPE_CHECKING:
    from harmledger.read.ar.lines import Line
    from harmledger.read.ar.words import Word

FROM = "من"
_MEMBERS = {"افراد", "فردا", "فردين"}
_SINGULAR = 10  # above it what is counted stands in the singular, in the accusative
_RANKS = {"صفوف", "اوساط"}


def headed(line: Line, at: int, noun: int, count: Count) -> Group:
    """Make the group of a number and its noun, with the adjectives and complements that say more of the people."""
    word = line.words[noun]
    person = word.person
    assert person is not None  # noqa: S101 - the callers looked
    if compound := compounds().match(line.stems, noun):
        return Group(at, compound[0], count, people(compound[1]), "counted", None, features=compound[1])
    who = whose(line, noun, person)
    found = Group(at, noun + 1, count, who, "counted", person.harm, features=person.features)
    found.elliptical = person.harm is not None or bool(person.features & {"killed", "injured"})
    if "family" in person.features and person.number == ONE and line.key(noun - 1) == FROM:
        found.people, found.elliptical = People(), False  # "خمسة من عائلة …"
    elif "family" in person.features:
        found.unit, found.people = Unit.HOUSEHOLD if count.number is not None else Unit.PERSON, people({"civilian"})
    if "family" in person.features and found.last < len(line) and "one" in line.words[found.last].cues:
        found.last += 1  # "ثلاثة من أسرة واحدة"
    if word.definite and noun > at + 1 and _mixed(line, noun):
        found.people, found.last = People(), noun + 2
        return found
    if word.base in _MEMBERS:
        _of_family(line, noun, found)
    found.definite = word.definite and count.number is not None and line.words[noun - 1].key != FROM
    _pair(line, found)
    refine(line, found)
    if count.number is not None and found.harm is Harm.CASUALTIES and not found.undivided:
        found.harm = Harm.KILLED  # "5 ضحايا"
    if found.last < len(line):
        _counted_too(line, found)
    return found


def _of_family(line: Line, noun: int, found: Group) -> None:
    """Take in whose members are counted: "أربعة من أفراد عائلة واحدة", "13 فردا من عائلة واحدة"."""
    if any(map(_is_family, line.words[noun + 1 : noun + 2])):
        found.last += 1
    elif line.key(noun + 1) == FROM and any(map(_is_family, line.words[noun + 2 : noun + 3])):
        found.people, found.last = people({"family_member"}), noun + 3


def _counted_too(line: Line, found: Group) -> None:
    """Take in a second noun under the same number: "20 طفلا وطفلة", in the accusative too: "460 مريضا ومرافقا"."""
    word, number = line.words[found.last], found.count.low or 0
    more = word.person
    if number > TWO and found.people.age is Age.CHILD and word.key == "وطفلة":
        found.last += 1
    elif number > _SINGULAR and word.lead == "و" and word.key.endswith("ا") and more and more.number == ONE:
        found.people = found.people if more.harm or more.people in {found.people, People()} else People()
        found.last += more.harm is None


def _is_family(word: Word) -> bool:
    return word.person is not None and "family" in word.person.features and not word.lead


def whose(line: Line, at: int, person: Person) -> People:
    """Give the people that a noun names; "أبناء القرية" are no children."""
    return People() if "natives" in person.features and not line.words[at].pronoun else person.people


def _mixed(line: Line, noun: int) -> bool:
    """Say whether two kinds of people stand under one number: "3 من الأطفال والنساء"."""
    after = line.words[noun + 1] if noun + 1 < len(line) else None
    return (
        after is not None
        and after.lead == "و"
        and (after.definite or bool(after.pronoun))
        and after.person is not None
        and after.person.harm is None
    )


def _pair(line: Line, found: Group) -> None:
    """Read a second noun of harm under the same number: "15 قتيلا وجريحا"."""
    if found.harm is None or found.last >= len(line) or line.words[found.first].person:
        return
    word = line.words[found.last]
    other = word.person
    if (
        word.lead == "و"
        and other
        and other.harm
        and other.harm is not found.harm
        and other.number != TWO
        and found.count.number != 1
    ):
        if other.number == ONE and found.count.number is not None and found.count.number <= 10:  # noqa: PLR2004 - "3 قتلى وجريح"
            return
        found.last, found.harm, found.undivided = found.last + 1, Harm.CASUALTIES, True


def refine(line: Line, found: Group) -> None:
    """Take in adjectives ("مدنيين", "آخرين") and complements ("من المدنيين", "في صفوف المدنيين")."""
    while found.last < len(line) and _adjective(line, found):
        found.last += 1
    if found.last >= len(line):
        return
    word = line.words[found.last]
    if word.lead or word.prep in {"ب", "ل"}:
        bare = found.harm is not None and found.people == People()
        if word.prep == "ل" and not word.lead and bare and force(line, found.last):
            found.people, found.elliptical = people({"combatant"}), False  # "قتلى لقوات …"
    elif "ranked" in found.features and (end := force(line, found.last)) is not None:
        found.people, found.elliptical, found.last = people({"combatant"}), False, end
    elif (end := _complement(line, found.last)) is not None:
        _complemented(line, found, end)


def _adjective(line: Line, found: Group) -> bool:
    """Take in what an adjective behind people says of them; say whether one stands there."""
    word = line.words[found.last]
    if word.lead or word.prep in {"ب", "ل"}:
        return False
    if word.cues & _fitting(found.count.number) and not word.definite:
        return True
    if not (word.person and "adj" in word.person.features and word.definite == line.words[found.last - 1].definite):
        return False
    found.people = merged(found.people, word.person)
    found.elliptical = found.elliptical and found.people == People()
    found.harm = found.harm or word.person.harm
    return True


def _complemented(line: Line, found: Group, end: int) -> None:
    """Take in whom a complement names: "من المدنيين", "في صفوف القوات"."""
    if both := _of_both(line, end):
        found.last = both
        return
    more = line.words[end - 1].person
    if more is None or force(line, end - 1) is not None:
        found.people, found.elliptical = people({"combatant"}), False
    elif not more.features & {"kin", "nation"} or whose(line, end - 1, more).age is Age.CHILD:
        found.people = merged(found.people, more)
        found.elliptical = found.elliptical and found.people == People()
    found.last = end


def _of_both(line: Line, at: int) -> int | None:
    """Give where it ends that others are counted too: "من العسكريين والمدنيين", "من المتظاهرين ومن القوات"."""
    again = line.key(at) == "ومن"
    at += again
    word = line.words[at] if at < len(line) else None
    if word is None or not word.definite or not (again or word.lead == "و"):
        return None
    people = word.person is not None and word.person.harm is None
    return at + 1 if people or (again and force(line, at) is not None) else None


def _fitting(number: int | None) -> set[str]:
    """Give the adjectives of number that fit a figure: "مدنيين اثنين", but not "3 قتلى، اثنان منهم"."""
    return {"other"} | ({"one"} if number == 1 else set()) | ({"two"} if number in {2, None} else set())


def _complement(line: Line, at: int) -> int | None:
    """Find the end of "من المدنيين", "في صفوف المدنيين", "بين المدنيين", where people follow."""
    end = at
    if line.key(end) in {"في", "بين", "ضمن"}:
        end += 1
        if end < len(line) and line.words[end].base in _RANKS:
            end += 1
    elif line.key(end) in {"تعود", "يعود"} and end + 1 < len(line) and line.words[end + 1].prep == "ل":
        after = line.words[end + 1].person  # "ست جثث تعود لمدنيين"
        return end + 2 if after and after.number == MANY else None
    elif line.key(end) == FROM or (line.words[end].base in _RANKS and line.words[end].prep == "ب"):
        end += 1
    else:
        return None
    if (named := force(line, end)) is not None:
        return named
    if end < len(line) and line.words[end].person and not line.words[end].lead:
        person = line.words[end].person
        return (
            end + 1
            if person and person.number == MANY and (line.words[end].definite or line.key(at) == FROM or end > at + 1)
            else None
        )
    return None
