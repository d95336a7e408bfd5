"""Counted people: numbers with their nouns, duals, single persons, bare plurals, relatives and persons only named."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cache
from typing import TYPE_CHECKING

from harmledger.model import Age, Count, Harm, Modifier, People, Sex, Status, Unit
from harmledger.read.ar.counting import Counted, counted, modifiers
from harmledger.read.ar.forms import DATA, MANY, ONE, TWO, Person, people
from harmledger.read.ar.letters import fold
from harmledger.read.ar.names import name_end
from harmledger.read.ar.phrasebook import cut
from harmledger.read.lexicon import Lexicon, phrases, rows
from harmledger.read.numbers import bounded

if TYPE_CHECKING:
    from harmledger.read.ar.lines import Line
    from harmledger.read.ar.words import Word

_FROM, _IN = "من", {"في", "بين", "ب"}
_RANKS = {"صفوف", "اوساط"}
_CASES = {"حالة", "حالات"}
_TALLY = {"تعداد", "عدد"}  # "686 تعداد المدنيين الذين"
VAGUE = bounded(None)


@dataclass(slots=True)
class Group:
    """People counted by one noun phrase: words `first` to `last`, not included."""

    first: int
    last: int
    count: Count
    people: People
    kind: str  # counted, dual, one, many, bare, other, name
    harm: Harm | None = None  # said by the noun itself
    unit: Unit = Unit.PERSON
    features: frozenset[str] = frozenset()
    definite: bool = False
    elliptical: bool = False
    kin: bool = False
    of_whole: bool = False  # "two of them"
    undivided: bool = False  # "15 killed and injured"
    # what the grammar of the sentence finds out:
    said: Harm | None = None
    trigger: int | None = None
    rule: str = ""
    in_list: bool = False
    part_of: Group | None = field(default=None, repr=False)
    after: Group | None = field(default=None, repr=False)


def civilians() -> People:
    """Give civilians as people."""
    return people({"civilian"})


@cache
def _compounds() -> Lexicon[frozenset[str]]:
    found = [
        (cut(p), frozenset(features.split(","))) for features, column in rows(DATA, "compounds.tsv") for p in phrases(column)
    ]
    return Lexicon(found)


def group(line: Line, at: int) -> Group | None:
    """Read the people that a noun phrase beginning at a word counts."""
    word = line.words[at]
    number = counted(line, at) if word.value is not None or word.numeral or word.cues & _OPENERS or word.stem in _MODIFIERS else None
    if number and number.end <= len(line):
        found = _numbered(line, at, number)
        return _bounded(line, found) if found else None
    if word.numeral and (one := _one_of(line, at)):
        return one
    if "other" in word.cues:
        return _others(line, at)
    if word.person is None and (compound := _compounds().match(line.stems, at)):
        return Group(at, compound[0], Count.exact(1), people(compound[1]), "one", features=compound[1])
    return _noun(line, at) if word.person else None


_OPENERS: frozenset[str] = frozenset()
_MODIFIERS = {"اكثر", "ما", "لا", "لا", "مالا", "ليس", "يزيد", "ازيد", "يتجاوز", "تجاوز", "نحو", "حوالي", "قرابة", "زهاء", "يقارب", "مايزيد", "بين", "يفوق", "على", "اقل", "نصف"}


def _numbered(line: Line, at: int, number: Counted) -> Group | None:
    """Read the noun behind a number; a number alone counts too where what follows shows that it stands alone."""
    if between := _between(line, at, number):
        return between
    noun = _skip(line, number.end)
    word = line.words[noun] if noun < len(line) else None
    if word is None:
        return _bare(line, at, number, number.end)
    if word.cues & {"thing", "animal"} and not word.person:
        return None
    if word.person and not word.prep and not (word.lead and not number.definite) and not (word.person.number == ONE and "title" in word.person.features and word.definite):
        found = _headed(line, at, noun, number.count)
        found.definite = number.definite
        return found
    if "other" in word.cues and not word.lead:
        return Group(at, noun + 1, number.count, People(), "other", elliptical=True)
    if noun > number.end and line.words[number.end].key == _FROM and word.numeral is None and number.count.number is not None:
        return Group(at, noun, number.count, _people_of(line, noun), "bare", elliptical=True)
    return _bare(line, at, number, number.end)


def _between(line: Line, at: int, number: Counted) -> Group | None:
    """Read "80 شخصا بين قتيل وجريح": the figure is undivided."""
    person = line.words[number.end].person if number.end < len(line) else None
    end = number.end + 1 if person and person.harm is None else number.end
    end += line.key(end) == "ما"
    if line.key(end) != "بين" or end + 2 >= len(line):
        return None
    one, two = line.words[end + 1].person, line.words[end + 2].person
    if not (one and two and line.words[end + 2].lead == "و" and {one.harm, two.harm} == {Harm.KILLED, Harm.INJURED}):
        return None
    who = person.people if person else People()
    found = Group(at, end + 3, number.count, who, "counted", Harm.CASUALTIES, undivided=True)
    _refine(line, found)
    return found


def _bounded(line: Line, found: Group) -> Group:
    """Take in what bounds a figure behind its noun: "13 شخصا على الأقل"."""
    after = modifiers("after").match(line.stems, found.last) if found.last < len(line) else None
    if after and found.count.number is not None and found.count.modifier is Modifier.EXACT:
        found.last, found.count = after[0], bounded(found.count.number, after[1])
    return found


def _skip(line: Line, at: int) -> int:
    """Pass over "من" and "حالة" between a number and its noun."""
    while at < len(line) and not line.words[at].lead and (line.words[at].key == _FROM or line.words[at].base in _CASES or (line.words[at].key in _TALLY)):
        at += 1
    if at < len(line) and line.key(at) == ")":
        at += 1
    return at


def _bare(line: Line, at: int, number: Counted, end: int) -> Group | None:
    """Read a number without a noun: "إصابة سبعة بجروح", "ستة منهم"."""
    amount = number.count.number
    if number.digits and amount is not None and 1900 <= amount <= 2100:  # noqa: PLR2004 - a year
        return None
    if "one" in line.words[at].cues:
        return None
    if line.key(at - 1) in _NUMERIC or line.key(end) in _NUMERIC or "الساعة" in {line.key(at - 2), line.key(at - 3)}:
        return None
    after = line.words[end] if end < len(line) else None
    if after and "part" in after.cues and after.key.startswith("من"):
        return Group(at, end + 1, number.count, People(), "bare", elliptical=True, of_whole=True)
    if after is None or after.lead or after.prep in {"ب", "ل"} or after.cues & {"function", "part", "wounds", "are"} or after.key in _PUNCTUATION:
        kind = "bare" if number.count.number is not None else "vague"
        return Group(at, end, number.count, People(), kind, elliptical=True, definite=number.definite)
    return None


_NUMERIC = {"/", ":", "%", "٪", "-", "–", "_", "$", "م", "الساعة", "عام", "سنة", "رقم", "M", "+"}
_PUNCTUATION = {".", "،", ",", "؛", "!", "؟", ")", "(", "»", '"', "”", "…"}


def _headed(line: Line, at: int, noun: int, count: Count) -> Group:
    """Make the group of a number and its noun, with the adjectives and complements that say more of the people."""
    word = line.words[noun]
    person = word.person
    assert person is not None  # noqa: S101 - the callers looked
    if compound := _compounds().match(line.stems, noun):
        return Group(at, compound[0], count, people(compound[1]), "counted", None, features=compound[1])
    found = Group(at, noun + 1, count, person.people, "counted", person.harm, features=person.features)
    found.elliptical = person.harm is not None or bool(person.features & {"killed", "injured"})
    if "family" in person.features and person.number == ONE and line.key(noun - 1) == _FROM:
        found.people, found.elliptical = People(), False  # "خمسة من عائلة …"
    elif "family" in person.features:
        found.unit, found.people = Unit.HOUSEHOLD if count.number is not None else Unit.PERSON, people({"civilian"})
    if word.definite and noun > at + 1 and _mixed(line, noun):
        found.people, found.last = People(), noun + 2
        return found
    found.definite = word.definite and count.number is not None and line.words[noun - 1].key != _FROM
    _pair(line, found)
    _refine(line, found)
    if count.number is not None and found.harm is Harm.CASUALTIES and not found.undivided:
        found.harm = Harm.KILLED  # "5 ضحايا"
    if count.number and count.number > 2 and found.people.age is Age.CHILD and found.last < len(line) and line.key(found.last) == "وطفلة":  # noqa: PLR2004
        found.last += 1  # "20 طفلا وطفلة"
    return found


def _mixed(line: Line, noun: int) -> bool:
    """Say whether two kinds of people stand under one number: "3 من الأطفال والنساء"."""
    after = line.words[noun + 1] if noun + 1 < len(line) else None
    return after is not None and after.lead == "و" and after.definite and after.person is not None and after.person.harm is None


def _pair(line: Line, found: Group) -> None:
    """Read a second noun of harm under the same number: "15 قتيلا وجريحا"."""
    if found.harm is None or found.last >= len(line) or line.words[found.first].person:
        return
    word = line.words[found.last]
    other = word.person
    if word.lead == "و" and other and other.harm and other.harm is not found.harm and other.number != TWO and found.count.number != 1:
        if other.number == ONE and found.count.number is not None and found.count.number <= 10:  # noqa: PLR2004 - "3 قتلى وجريح"
            return
        found.last, found.harm, found.undivided = found.last + 1, Harm.CASUALTIES, True


def _refine(line: Line, found: Group) -> None:
    """Take in adjectives ("مدنيين", "آخرين") and complements ("من المدنيين", "في صفوف المدنيين")."""
    while found.last < len(line):
        word = line.words[found.last]
        if word.lead or word.prep in {"ب", "ل"}:
            return
        if word.cues & _fitting(found.count.number) and not word.definite:
            found.last += 1
        elif word.person and "adj" in word.person.features and word.definite == line.words[found.last - 1].definite:
            found.people = merged(found.people, word.person)
            found.elliptical = found.elliptical and found.people == People()
            found.harm = found.harm or word.person.harm
            found.last += 1
        elif (end := _complement(line, found.last)) is not None:
            more = line.words[end - 1].person
            if more is None:
                found.people = people({"combatant"})
                found.elliptical = False
            elif not more.features & {"kin", "nation"} or more.people.age is Age.CHILD:
                found.people = merged(found.people, more)
                found.elliptical = found.elliptical and found.people == People()
            found.last = end
            return
        else:
            return


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
    elif line.key(end) == _FROM:
        end += 1
    elif line.words[end].base in _RANKS and line.words[end].prep == "ب":
        end += 1
    else:
        return None
    if end < len(line) and line.words[end].stem in FORCES and not (line.words[end].person or line.words[end].lead):
        return end + 1
    if end < len(line) and line.words[end].person and not line.words[end].lead:
        person = line.words[end].person
        return end + 1 if person and person.number == MANY and (line.words[end].definite or line.key(at) == _FROM or end > at + 1) else None
    return None


def merged(first: People, more: Person) -> People:
    """Add to people what an adjective or complement says of them."""
    second = more.people
    if first.roles:
        return first
    if second.roles:
        return second
    return replace(
        first,
        status=second.status if first.status is Status.UNKNOWN else first.status,
        status_basis=second.status_basis if first.status is Status.UNKNOWN else first.status_basis,
        sex=second.sex if first.sex is Sex.UNKNOWN else first.sex,
        age=second.age if first.age in {Age.UNKNOWN, Age.ADULT} and second.age is not Age.UNKNOWN and not (first.age is Age.ADULT and second.age is Age.ADULT) else first.age,
    )


FORCES = {fold(w) for w in ("قوات", "ميليشيا", "ميليشيات", "مليشيا", "مليشيات", "فصيل", "فصائل", "تنظيم", "حركة", "لواء", "فيلق", "جيش", "الجيش", "كتيبة", "فرقة", "هيئة", "الجبهة", "جبهة", "صقور", "عناصر", "قسد", "داعش", "عصابات", "الشرطة", "مسلحي", "الفصائل", "التنظيم", "الحرس", "حزب", "القوات", "الجنود")}


def _people_of(line: Line, at: int) -> People:
    """Tell the people of "99 من هيئة …" by the force that follows; a quotation mark may stand before it."""
    while at < len(line) and line.key(at) in {'"', "“", "«", "”"}:
        at += 1
    return people({"combatant"}) if at < len(line) and line.words[at].stem in FORCES else People()


def _others(line: Line, at: int) -> Group | None:
    """Read "آخران", "آخرون", "آخر" where they stand for people."""
    word = line.words[at]
    if word.key.endswith(("ران", "ريان")):
        count = Count.exact(2)
    elif word.base in {"اخرون", "اخرين", "اخريات"}:
        count = VAGUE
    elif word.base == "اخر" or (word.base in {"ثالث", "رابع"} and (at + 1 == len(line) or _alone(line.words[at + 1]))):
        count = Count.exact(1)
    else:
        return None
    last = at + 2 if at + 1 < len(line) and "two" in line.words[at + 1].cues else at + 1
    return Group(at, last, Count.exact(2) if last > at + 1 else count, People(), "other", elliptical=True)


def _alone(after: Word) -> bool:
    """Say whether a word cannot be what an ordinal counts: "إصابة ثالث بجروح"."""
    return after.prep in {"ب", "ل"} or bool(after.cues & {"function", "wounds"}) or not after.key[0].isalpha()


def _one_of(line: Line, at: int) -> Group | None:
    """Read "أحد عناصر …", "أحد أبناء زوجها", "إحدى النساء": one of several."""
    word = line.words[at]
    if word.numeral is None or word.numeral.kind != "teen" or word.definite or at + 1 >= len(line):
        return None
    after = line.words[at + 1]
    person = after.person
    if person is None or person.number == ONE or after.lead or after.prep:
        return None
    found = Group(at, at + 2, Count.exact(1), person.people, "one", None, features=person.features | {"one_of"})
    found.kin = "kin" in person.features
    return found


def _noun(line: Line, at: int) -> Group | None:
    """Read a noun without a number before it."""
    word = line.words[at]
    person = word.person
    if person is None or word.prep == "ك" or line.key(at - 1) in {"برتبة", "رتبة"} or _adjective(line, at, word, person):
        return None
    if compound := _compounds().match(line.stems, at):
        return _compound(line, at, person, compound)
    two = at + 1 < len(line) and "two" in line.words[at + 1].cues and not line.words[at + 1].lead and not word.definite
    if person.number == TWO and "kin" in person.features and word.key.endswith("ي") and not word.pronoun:
        return None  # "ابني" is my son
    if person.number == TWO or (two and person.number == MANY) or (person.dual and _really_two(line, at)):
        return _dual(line, at, person)
    if person.number == ONE:
        return _one(line, at, person)
    found = _headed(line, at, at, VAGUE)
    found.kind, found.definite = "many", word.definite or bool(word.pronoun)
    amount = line.words[found.last].numeral if found.last < len(line) else None
    if (word.definite or word.pronoun) and amount and line.words[found.last].definite and not line.words[found.last].lead:
        found.count, found.kind, found.last = Count.exact(amount.value), "counted", found.last + 1
        found.definite = word.definite
    return found


def _compound(line: Line, at: int, person: Person, found: tuple[int, frozenset[str]]) -> Group:
    """Make the group of people named by several words."""
    end, features = found
    two = end < len(line) and "two" in line.words[end].cues
    count = Count.exact(2) if two or person.number == TWO else Count.exact(1) if person.number == ONE else VAGUE
    kind = "dual" if count.number == 2 else "one" if count.number == 1 else "many"  # noqa: PLR2004
    return _named(line, Group(at, end + two, count, people(features), kind, features=features))


def _adjective(line: Line, at: int, word: Word, person: Person) -> bool:
    """Say whether a word only describes the thing before it: "الدفاع المدني"."""
    if "adj" not in person.features or person.number != ONE or word.lead or word.prep or not at:
        return False
    before = line.words[at - 1]
    if word.definite:
        return "nation" in person.features or (before.definite and before.person is None and before.key[0].isalpha())
    return bool(before.cues & {"thing", "strike", "doer"}) and before.verb is None


def _really_two(line: Line, at: int) -> bool:
    """Say whether a form that may be dual or plural is followed by a dual adjective: "مدنيين آخرَين", "شابين شقيقين"."""
    return at + 1 < len(line) and line.words[at + 1].key in {"شقيقين", "شقيقان", "مدنيان", "هما", "وهما"}


def _dual(line: Line, at: int, person: Person) -> Group:
    word = line.words[at]
    found = Group(at, at + 1, Count.exact(2), person.people, "dual", person.harm, features=person.features)
    found.kin, found.definite = bool(word.pronoun) and "kin" in person.features, word.definite
    found.elliptical = person.harm is not None
    _refine(line, found)
    return _named(line, found) if word.definite or "kin" in person.features else found


def _one(line: Line, at: int, person: Person) -> Group | None:
    """Read a single person; a definite one must be a title or be counted by the verb before it."""
    word = line.words[at]
    if "casecount" in person.features and not (at + 1 < len(line) and "one" in line.words[at + 1].cues):
        return None  # "إصابة" alone is the verbal noun
    found = Group(at, at + 1, Count.exact(1), person.people, "one", person.harm, features=person.features)
    found.kin = "kin" in person.features
    if "family" in person.features:
        found.people, found.count = people({"family_member"}), VAGUE
        counts = line.key(at + 1) == _FROM and at + 2 < len(line) and (line.words[at + 2].numeral or line.words[at + 2].value)
        return None if counts else found  # "عائلة من خمسة أفراد"
    if found.kin and not word.pronoun and word.base in _SHORT_KIN and not (word.definite and word.base not in _LOOSE):
        after = line.words[at + 1] if at + 1 < len(line) else None
        if after is None or not (after.pronoun and after.person):
            return None
        if word.base in _CHILD_OF:
            found.last = at + 2
        elif after.lead != "و":
            return None
    found.definite = word.definite
    _refine(line, found)
    return _named(line, found)


_LOOSE = {"خال", "عم", "قريب", "قريبا", "قريبة"}
_CHILD_OF = {"ابن", "ابنة", "بنت"}  # "ابن عمه"; of the others "ام وابنها" counts
_SHORT_KIN = {"ام", "خال", "عم", "جد", "جدا", "عما", "خالا", "قريب", "قريبا", "قريبة", "ابي", "ابن", "جدة"}


def _named(line: Line, found: Group) -> Group:
    """Take in the name and age behind a person."""
    end = name_end(line, found.last, titled=found.definite and "title" in found.features)
    if end > found.last:
        found.last, found.kind = end, "name" if found.kind == "one" and found.definite else found.kind
    return found
