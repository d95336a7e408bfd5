"""People without a number before them: duals, one person, bare plurals, relatives, "أحد …", "آخرون"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from harmledger.model import Count, People
from harmledger.read.ar.forms import MANY, ONE, TWO, Person, people
from harmledger.read.ar.group import VAGUE, Group, compounds, merged
from harmledger.read.ar.names import begins, name_end
from harmledger.read.ar.nouns import FROM, headed, refine, whose

if TYPE_CHECKING:
    from harmledger.model import Harm
    from harmledger.read.ar.lines import Line
    from harmledger.read.ar.words import Word

_ORDINALS = {"ثان", "ثاني", "ثالث", "رابع", "خامس"}
_ONE_OF_THEM = {"احدهم", "احدهما", "احداهما", "احداهن"}
_THEIRS = {"ه", "ها", "هما", "هم", "هن"}
_LOOSE = {"خال", "عم", "قريب", "قريبا", "قريبة"}
_CHILD_OF = {"ابن", "ابنة", "بنت"}  # "ابن عمه"; of the others "ام وابنها" counts
_SHORT_KIN = {"ام", "خال", "عم", "جد", "جدا", "عما", "خالا", "قريب", "قريبا", "قريبة", "ابي", "ابن", "جدة"}


def others(line: Line, at: int) -> Group | None:
    """Read "آخران", "آخرون", "آخر" where they stand for people."""
    word = line.words[at]
    if word.dual or word.key.endswith(("ران", "ريان")):
        count = Count.exact(2)
    elif word.base in {"اخرون", "اخرين", "اخريات"}:
        count = VAGUE
    elif word.base == "اخر" or (
        word.base in _ORDINALS
        and (at + 1 == len(line) or _alone(line.words[at + 1]))
        and not (word.definite and (line.words[at - 1].definite or line.key(at - 1) == "في"))  # "الفوج الرابع"
    ):
        count = Count.exact(1)
    else:
        return None
    last = at + 2 if at + 1 < len(line) and "two" in line.words[at + 1].cues else at + 1
    count = Count.exact(2) if last > at + 1 else count
    after = line.words[last] if last < len(line) else None
    harm = _described(after) if after else None
    return Group(at, last + (harm is not None), count, People(), "other", harm, elliptical=True)


def _described(after: Word) -> Harm | None:
    """Give what an adjective behind "another" says of them: "وآخر جريح"."""
    person = after.person
    return person.harm if person and "adj" in person.features and not (after.lead or after.definite) else None


def _alone(after: Word) -> bool:
    """Say whether a word cannot be what an ordinal counts: "إصابة ثالث بجروح"."""
    return after.prep in {"ب", "ل"} or bool(after.cues & {"function", "wounds"}) or not after.key[0].isalpha()


def one_of(line: Line, at: int) -> Group | None:
    """Read "أحد عناصر …", "أحد أبناء زوجها", "إحدى النساء": one of several."""
    word = line.words[at]
    if word.numeral is None or word.numeral.kind != "teen" or word.definite or at + 1 >= len(line):
        return None
    after = line.words[at + 1]
    person = after.person
    if person is None or person.number == ONE or after.lead or after.prep:
        return None
    who = whose(line, at + 1, person)
    found = Group(at, at + 2, Count.exact(1), who, "one", None, features=person.features | {"one_of"})
    found.kin = "kin" in person.features
    return found


def one_of_them(line: Line, at: int) -> Group | None:
    """Read "أحدهما" where it is who was harmed: behind the word of harm, not before who he is."""
    before, after = line.words[at - 1] if at else None, line.words[at + 1] if at + 1 < len(line) else None
    if line.key(at) not in _ONE_OF_THEM or (after is not None and after.person is not None and not after.lead):
        return None
    if after is not None and (
        "حالة" in {after.base, line.key(at + 2)} or after.base == "رصاص"
    ):  # "3 أطفال، أحدهم في حالة حرجة"
        return Group(at, at + 1, Count.exact(1), People(), "bare", of_whole=True, elliptical=True)
    if before is None or before.verb is None:
        return None
    several = (w.person for w in reversed(line.words[:at]) if w.person and w.person.number != ONE)
    told = next(several, None)
    return Group(at, at + 1, Count.exact(1), told.people if told else People(), "one", elliptical=told is None)


def noun(line: Line, at: int) -> Group | None:
    """Read a noun without a number before it."""
    word = line.words[at]
    person = word.person
    if (
        person is None
        or word.prep == "ك"
        or line.key(at - 1) in {"برتبة", "رتبة"}
        or _adjective(line, at, word, person)
    ):
        return None
    if compound := compounds().match(line.stems, at):
        return _of_words(line, at, person, compound)
    two = at + 1 < len(line) and "two" in line.words[at + 1].cues and not line.words[at + 1].lead and not word.definite
    if person.number == TWO and "kin" in person.features and word.key.endswith("ي") and not word.pronoun:
        return None  # "ابني" is my son
    if person.number == TWO or (two and person.number == MANY) or (person.dual and _really_two(line, at)):
        return _dual(line, at, person)
    if person.number == ONE:
        return _one(line, at, person)
    found = headed(line, at, at, VAGUE)
    found.kind, found.definite = "many", word.definite or bool(word.pronoun)
    found.kin = "kin" in person.features and word.pronoun in _THEIRS
    amount = _numbered_behind(line.words[found.last]) if found.last < len(line) else None
    if (word.definite or word.pronoun) and amount:
        found.count, found.kind, found.last = Count.exact(amount), "counted", found.last + 1
        found.definite = word.definite
    return found


def _numbered_behind(after: Word) -> int | None:
    """Read the number behind those it counts: "أطفاله الأربعة", "مرافقيه الاثنين"."""
    if after.lead or not after.definite:
        return None
    return 2 if after.base in {"اثنين", "اثنان"} else after.numeral.value if after.numeral else None


def _of_words(line: Line, at: int, person: Person, found: tuple[int, frozenset[str]]) -> Group:
    """Make the group of people named by several words."""
    end, features = found
    two = end < len(line) and "two" in line.words[end].cues
    count = Count.exact(2) if two or person.number == TWO else Count.exact(1) if person.number == ONE else VAGUE
    kind = "dual" if count.number == 2 else "one" if count.number == 1 else "many"  # noqa: PLR2004
    return named(line, Group(at, end + two, count, people(features), kind, features=features))


def _adjective(line: Line, at: int, word: Word, person: Person) -> bool:
    """Say whether a word only describes the thing before it: "الدفاع المدني"."""
    if "adj" not in person.features or person.number != ONE or word.lead or word.prep or not at:
        return False
    before = line.words[at - 1]
    if word.definite:
        return "nation" in person.features or (before.definite and before.person is None and before.key[0].isalpha())
    return bool(before.cues & {"thing", "strike", "doer"}) and before.verb is None


def _really_two(line: Line, at: int) -> bool:
    """Say whether a form that may be dual or plural is the dual: "شابين شقيقين", "المواطنين فلان وفلان"."""
    return line.key(at + 1) in {"شقيقين", "شقيقان", "مدنيان", "هما", "وهما"} or _two_named(line, at)


def _two_named(line: Line, at: int) -> bool:
    """Say whether just two names stand behind a noun."""
    if not (line.words[at].definite and at + 1 < len(line) and line.words[at + 1].name is not None):
        return False
    one = name_end(line, at + 1)
    two = name_end(line, one) if _and_name(line, one) else one
    return two > one and not _and_name(line, two)


def _and_name(line: Line, at: int) -> bool:
    return at < len(line) and line.words[at].lead == "و" and begins(line, at)


def _dual(line: Line, at: int, person: Person) -> Group:
    word = line.words[at]
    who = People() if "parent" in person.features else person.people  # "والداه": father and mother
    found = Group(at, at + 1, Count.exact(2), who, "dual", person.harm, features=person.features)
    found.kin, found.definite = bool(word.pronoun) and "kin" in person.features, word.definite
    found.elliptical = person.harm is not None
    refine(line, found)
    after = line.words[found.last] if found.last < len(line) else None
    if word.definite and after and after.definite and after.person and after.person.number == TWO:
        found.people, found.last = merged(found.people, after.person), found.last + 1  # "الشهيدان الشقيقان"
    return named(line, found) if word.definite or "kin" in person.features else found


def _one(line: Line, at: int, person: Person) -> Group | None:
    """Read a single person; a definite one must be a title or be counted by the verb before it."""
    word = line.words[at]
    if _no_one(line, at, person):
        return None
    found = Group(at, at + 1, Count.exact(1), person.people, "one", person.harm, features=person.features)
    found.kin, found.elliptical = "kin" in person.features, "beside" in person.features
    if "family" in person.features:
        found.people, found.count = people({"family_member"}), VAGUE
        of = next((i + 1 for i in range(at + 1, at + 4) if line.key(i) == FROM), len(line))  # "عائلة كاملة من …"
        counts = of < len(line) and (line.words[of].numeral or line.words[of].value)
        return None if counts else found  # "عائلة من خمسة أفراد"
    both = word.lead == "و" and at > 0 and (before := line.words[at - 1].person) and "parent" in before.features
    alone = not word.pronoun and not both and not (word.definite and word.base not in _LOOSE)
    if found.kin and alone and word.base in _SHORT_KIN:
        after = line.words[at + 1] if at + 1 < len(line) else None
        if after is None or not any(
            w.pronoun and w.person for w in line.words[at + 1 : at + 2 + 2 * (after.lead == "و")]
        ):
            return None
        if word.base in _CHILD_OF:
            found.last, found.people = at + 2, People(sex=found.people.sex)  # "ابن عمه" is no child
        elif after.lead != "و":
            return None
    if "child_of" in person.features and not word.pronoun:
        found.people = People(sex=found.people.sex)  # "الابن الأكبر"
    found.definite = word.definite
    refine(line, found)
    return named(line, found)


def _no_one(line: Line, at: int, person: Person) -> bool:
    """Say whether a singular names nobody: the noun "إصابة", the month "22 آب", "من عائلة واحدة", the verb "ذكر"."""
    if "cite" in line.words[at].cues and not (at and line.words[at - 1].verb):
        return True
    if "casecount" in person.features:
        return not (at + 1 < len(line) and "one" in line.words[at + 1].cues)
    if "family" in person.features:
        return line.key(at - 1) == FROM
    return line.words[at].base == "اب" and at > 0 and line.words[at - 1].value is not None


def _appositions(line: Line, found: Group, end: int) -> None:
    """Let titles before a name say who it was: "الشهيد الطفل فلان", "ابنه الشاب فلان"."""
    for word in line.words[found.last : end]:
        if not (word.definite and word.person and "title" in word.person.features):
            return
        if word.person.harm is None and word.person.people != People():
            found.people = word.person.people


def named(line: Line, found: Group) -> Group:
    """Take in the name and age behind a person."""
    end = name_end(line, found.last, titled=found.definite and "title" in found.features)
    _appositions(line, found, end)
    if end > found.last:
        found.last, found.kind = end, "name" if found.kind == "one" and found.definite else found.kind
        found.named = True
        if found.kind == "dual" and _and_name(line, end):
            found.last = name_end(line, end)  # "الشهيدين فلان وفلان"
    return found
