"""What happened to a group: told by the verb before it, or by its own noun."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from harmledger.model import Age, Harm, Modifier, People, Status
from harmledger.read.ar.letters import fold
from harmledger.read.ar.parties import armed
from harmledger.read.numbers import bounded

if TYPE_CHECKING:
    from harmledger.read.ar.clause import Scan
    from harmledger.read.ar.group import Group
    from harmledger.read.ar.lines import Line
    from harmledger.read.ar.triggers import Trigger
    from harmledger.read.ar.words import Word

_SHORT = 6  # and people without a number
_BROUGHT = {"انتشال", "نقل", "اسعاف", "استقبال", "تشييع"}  # "نقل شهيد"
_STILL = {"يزال", "تزال", "زال", "زالت", "يزالون"}  # "لا يزال" denies nothing
_CALLED = {  # what is called after the dead
    fold(w)
    for w in [
        "مشفى",
        "مستشفى",
        "مدرسة",
        "شارع",
        "حي",
        "ساحة",
        "دوار",
        "جامع",
        "مسجد",
        "مركز",
        "مخيم",
        "قاعدة",
        "لواء",
        "كتيبة",
        "ذكرى",
        "مؤسسة",
        "ملعب",
        "حديقة",
    ]
}
_OPENERS = {":", "|", "عاجل", "(", "-"}
_OVERRULING = {Harm.KILLED, Harm.CASUALTIES, Harm.RELEASED}  # what is said of the injured or detained
REACH = 11  # words a verb may be away from the number it governs
_PREPOSITIONS = {"في", "على", "الي", "من", "عن", "بين", "ضد", "لدي", "مع", "قبل", "يد", "ايدي", "رصاص", "نيران"}


def governed(seen: Scan, people: Group) -> bool:
    """Let the open trigger govern a group, if it reaches that far."""
    found = seen.toll or seen.open
    if found is None or (found.used and not _risen(seen, found, people)):
        return False
    if _doer(seen, found, people):
        found.last = people.last
        return False
    if not _near(seen, found, people) or _generic(found, people):
        return False
    found.used = True
    if people.people == People() and (people.elliptical or "toll" in found.kinds):
        people.people = found.people
        people.elliptical = "toll" not in found.kinds  # a toll is not of those whom the text told of last
    if found.exceeds and people.count.number is not None and people.count.modifier is Modifier.EXACT:
        people.count = bounded(people.count.number, Modifier.MORE_THAN)
    if "sibling" in people.features and people.kin and any(g.people.age is Age.CHILD for g in seen.groups):
        people.people = replace(people.people, age=Age.CHILD)
    # The verb says more than the noun in "استشهاد أحد الجرحى", less in "راح ضحيته 80 بين قتيل وجريح".
    own = people.harm and (people.undivided or found.harm not in _OVERRULING)
    people.said = people.harm if own else found.harm
    people.trigger, people.rule = found.first, "verb then people"
    return True


def _risen(seen: Scan, found: Trigger, people: Group) -> bool:
    """Say whether a toll that was told rose to a second: "من خمسة إلى ثمانية"."""
    last = seen.groups[-1] if seen.groups else None
    rose = last is not None and last.trigger == found.first and seen.line.key(last.first - 1) == "من"
    return rose and found is seen.toll and seen.line.key(people.first - 1) == "الي"


def _near(seen: Scan, found: Trigger, people: Group) -> bool:
    """Say whether a group is near enough to its trigger: a number may be far, people without one may not."""
    line = seen.line
    far = sum(i not in seen.dated for i in range(found.last, people.first))
    numbered = people.kind in {"counted", "dual", "bare"} and people.count.modifier is not Modifier.VAGUE
    before = line.key(people.first - 1)
    if "toll" in found.kinds:
        told = before in {"الي", "ل"} or line.words[people.first].prep == "ل"
        return numbered and far <= (2 * REACH if told else REACH)
    if numbered:
        doer = _doing(line, found.last)
        return far <= (REACH + 8 if doer else REACH) and (not far or before not in {"في", "على", "الي"})
    return far <= _SHORT and _passable(seen, found, people)


def _doing(line: Line, at: int) -> bool:
    """Say whether a verb's doer stands behind it, in quotation marks or not: "قتل حرس الحدود شابا"."""
    at += line.key(at) in {'"', "“", "«"}
    return at < len(line) and ("doer" in line.words[at].cues or armed(line, at) is not None)


def _generic(found: Trigger, people: Group) -> bool:
    """Say whether a group is spoken of in general, or was told before: "قتل المدنيين"."""
    far = people.first - found.last
    if "nation" in people.features and far and people.kind not in {"counted", "dual"}:
        return True
    if not people.definite:
        return False
    if people.kind == "many":
        return not (people.kin and not far) and (found.harm is not Harm.DISPLACED or bool(far))
    if people.kin:
        return bool(far)
    near = far <= 1 or people.kind == "name"
    return people.kind in {"one", "dual", "name"} and not (people.named or ("title" in people.features and near))


def _passable(seen: Scan, found: Trigger, people: Group) -> bool:
    """Say whether only a doer, a date or an adverb stands between a trigger and people without a number."""
    line, dated = seen.line, seen.dated
    gap = range(found.last, people.first)
    if not gap:
        return True
    if line.key(people.first - 1) in _PREPOSITIONS and line.key(people.first - 2) not in {"كل", "كلا"}:
        return False
    if all(i in dated or line.words[i].cues & {"adverb", "wounds"} or line.key(i) in {'"', "“", "«", ":"} for i in gap):
        return True
    return bool(found.kinds & {"either", "do"}) and _doing(line, found.last) and len(gap) <= 5  # noqa: PLR2004


def _doer(seen: Scan, found: Trigger, people: Group) -> bool:
    """Say whether people behind "killed" are those who did it: "قتل مسلحون مجهولون شابا"."""
    key = seen.line.words[people.first].base
    return (
        bool(found.kinds & {"either", "do"})
        and people.kind == "many"
        and key.endswith("ون")
        and (people.people.status is Status.COMBATANT or key == "مجهولون")
    )


def itself(seen: Scan, people: Group) -> bool:
    """Let a noun such as "قتيل", "جرحى" say itself what happened."""
    line, first = seen.line, people.first
    if people.harm is None or _unsaid(line, people):
        return False
    if people.kind == "name":
        sure = _surely(line, people)
    elif people.kind in {"dual", "counted"}:
        stated = people.count.number is not None
        sure = people.kind == "dual" or stated or _neutral(line, first) or _opening(line, first)
    elif people.kind == "many":
        sure = _bare_plural(line, people)
    else:
        sure = _alone(line, people)
    if not sure:
        return False
    people.said, people.trigger = people.harm, first
    people.rule = "named" if people.kind == "name" else "noun of harm"
    return True


def _unsaid(line: Line, people: Group) -> bool:
    """Say whether the words before deny or fear it, or the noun only takes up who was told of."""
    first = people.first
    near = line.words[max(0, first - 3) : first]
    if any("unreal" in w.cues for w in near) or (near and near[-1].base == "بين"):
        return True
    if any("not" in line.words[i].cues and line.key(i + 1) not in _STILL for i in range(max(0, first - 4), first)):
        return True
    if any("no_news" in w.cues for w in line.words[max(0, first - 5) : first]):
        return any("not" in w.cues for w in line.words[max(0, first - 8) : first])
    return (
        people.definite
        and people.kind != "name"
        and not people.named
        and not (people.kind == "counted" and people.count.number)
    )


def _neutral(line: Line, first: int) -> bool:
    """Say whether a verb such as "سقط" or "خلف" stands shortly before."""
    return any("neutral" in w.cues for w in line.words[max(0, first - 3) : first])


def _opening(line: Line, first: int) -> bool:
    """Say whether a word opens a sentence or headline, behind a stamp or not: "11:40 شهداء وجرحى"."""
    stamped = not any(w.key[0].isalpha() for w in line.words[:first])
    return first <= 1 or stamped or line.key(first - 1) in _OPENERS


def _bare_plural(line: Line, people: Group) -> bool:
    """Say whether a plural without a number is a figure: "سقوط قتلى", "جرحى مدنيون", a headline's "شهداء بقصف …"."""
    first = people.first
    if _neutral(line, first):
        return True
    after = line.words[people.last] if people.last < len(line) else None
    if after and after.lead == "و" and after.person and after.person.harm not in {None, people.harm}:
        return not after.definite  # "قتلى وجرحى"
    if _opening(line, first):
        return after is None or _ends(after)  # but "شهداء الثورة", "شهداء مدينة كذا"
    return people.people.status is not Status.UNKNOWN


def _alone(line: Line, people: Group) -> bool:
    """Say whether one person is a figure: "سقط قتيل", "فلان شهيدا", "إصابة واحدة"."""
    first = people.first
    brought = first > 0 and line.words[first - 1].base in _BROUGHT
    if brought or _neutral(line, first) or _opening(line, first) or "casecount" in people.features:
        return True
    return line.words[first].key.endswith("ا") and first > 0 and line.words[first - 1].name is not None


def _surely(line: Line, people: Group) -> bool:
    """Say whether "الشهيد فلان" is a person: a given name is among the words, and no hospital is called so."""
    if people.first and line.words[people.first - 1].base in _CALLED:
        return False
    return any(line.words[i].name is not None for i in range(people.first, people.last))


def _ends(after: Word) -> bool:
    """Say whether a word goes on behind a headline's "شهداء" without telling whose they are."""
    if after.lead or after.prep in {"ب", "ل"} or not after.key[0].isalpha():
        return True
    return after.person is not None or bool(after.cues & {"function", "part", "adverb"})
