"""Counted people: numbers with their nouns, and numbers alone where what follows shows that they stand alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from harmledger.model import Count, Harm, Modifier, People
from harmledger.read.ar.counting import Counted, counted, modifiers
from harmledger.read.ar.forces import force
from harmledger.read.ar.forms import MANY, ONE, people
from harmledger.read.ar.group import VAGUE, Group, compounds
from harmledger.read.ar.nouns import FROM, headed, refine
from harmledger.read.ar.single import noun, one_of, one_of_them, others
from harmledger.read.numbers import bounded

if TYPE_CHECKING:
    from harmledger.read.ar.lines import Line
    from harmledger.read.ar.words import Word

_COLLECTIVE = {"كادر", "كوادر", "طاقم", "طواقم"}
_AUGUST = "اب"  # "22 آب" is a day; fathers are not counted in digits
_CASES = {"حالة", "حالات"}
_TALLY = {"تعداد", "عدد"}  # "686 تعداد المدنيين الذين"
_MODIFIERS = {
    "فوق",
    "اكتر",
    "اكثر",
    "ما",
    "لا",
    "مالا",
    "ليس",
    "يزيد",
    "ازيد",
    "يتجاوز",
    "تجاوز",
    "نحو",
    "حوالي",
    "قرابة",
    "زهاء",
    "يقارب",
    "مايزيد",
    "بين",
    "يفوق",
    "على",
    "اقل",
    "نصف",
}
_NUMERIC = {"/", ":", "%", "٪", "-", "–", "_", "$", "م", "الساعة", "عام", "سنة", "رقم", "M", "+"}
_PUNCTUATION = {".", "،", ",", "؛", "!", "؟", ")", "(", "»", '"', "”", "…"}


def group(line: Line, at: int) -> Group | None:
    """Read the people that a noun phrase beginning at a word counts."""
    word = line.words[at]
    if at and "lives" in line.words[at - 1].cues and word.person and word.person.number == MANY:
        return None  # "a tent that housed displaced people" counts nobody
    numeric = not _is_clock(line, at) if word.value is not None else word.numeral or word.stem in _MODIFIERS
    number = counted(line, at) if numeric else None
    if number and number.end <= len(line):
        found = _numbered(line, at, number)
        return _bounded(line, found) if found else None
    if one := one_of(line, at) if word.numeral else one_of_them(line, at):
        return one
    if "other" in word.cues:
        return others(line, at)
    if word.person is None and (compound := compounds().match(line.stems, at)):
        count, kind = (VAGUE, "many") if word.base in _COLLECTIVE else (Count.exact(1), "one")
        return Group(at, compound[0], count, people(compound[1]), kind, features=compound[1])
    single = noun(line, at) if word.person else None
    return _bounded(line, single) if single and single.kind in {"one", "dual"} else single


def _numbered(line: Line, at: int, number: Counted) -> Group | None:
    """Read the noun behind a number; a number alone counts too where what follows shows that it stands alone."""
    noun = _skip(line, number.end)
    counted_so = _cases(line, at, noun, number) or _between(line, at, number) or _of_words(line, at, noun, number)
    if counted_so:
        return counted_so
    word = line.words[noun] if noun < len(line) else None
    if word is None or not _headless(word, number):
        return _bare(line, at, number, number.end) if word is None else _counted_noun(line, at, noun, number)
    if (word.base == _AUGUST and number.digits) or (word.cues & {"thing", "animal"} and not (word.person or word.prep)):
        return None
    if "other" in word.cues and not word.lead:
        return Group(at, noun + 1, number.count, People(), "other", elliptical=True)
    of = noun > number.end and line.key(number.end) == FROM and word.numeral is None
    if of and number.count.number is not None:
        return Group(at, noun, number.count, _people_of(line, noun), "bare", elliptical=True)
    grave = noun < len(line) and bool(line.words[noun].cues & {"wounds"})
    return _bare(line, at, number, noun if grave else number.end)  # "3 حالات حرجة"


def _cases(line: Line, at: int, noun: int, number: Counted) -> Group | None:
    """Read what is counted in cases: "212 حالة اعتقال"."""
    verb = line.words[noun].verb if number.end < noun < len(line) else None
    if verb is None or "noun" not in verb.kinds or line.words[noun - 1].base not in _CASES or line.words[noun].person:
        return None
    return Group(at, noun + 1, number.count, People(), "counted", verb.harm)


def _of_words(line: Line, at: int, noun: int, number: Counted) -> Group | None:
    """Read people named by several words behind a number: "ثلاثة من الكادر الطبي"."""
    found = compounds().match(line.stems, noun) if noun < len(line) and not line.words[noun].person else None
    if found is None:
        return None
    return Group(at, found[0], number.count, people(found[1]), "counted", features=found[1])


def _headless(word: Word, number: Counted) -> bool:
    """Say whether the word behind a number is not the noun that it counts."""
    person = word.person
    if person is None or (word.base == _AUGUST and number.digits):
        return True
    if word.prep or (word.lead and not number.definite):
        return True
    return person.number == ONE and "title" in person.features and word.definite


def _counted_noun(line: Line, at: int, noun: int, number: Counted) -> Group:
    found = headed(line, at, noun, number.count)
    found.definite = number.definite
    several = number.count.number is not None and line.key(noun - 1) == FROM  # but not "عدد من الجرحى"
    found.of_whole = several and line.words[noun].definite and found.harm is not None
    return found


def _between(line: Line, at: int, number: Counted) -> Group | None:
    """Read "80 شخصا بين قتيل وجريح": the figure is undivided."""
    person = line.words[number.end].person if number.end < len(line) else None
    end = number.end + 1 if person and person.harm is None else number.end
    end += line.key(end) == "ما"
    if line.key(end) != "بين" or end + 2 >= len(line):
        return None
    if not _either(line, end + 1):
        return None
    who = person.people if person else People()
    found = Group(at, end + 3, number.count, who, "counted", Harm.CASUALTIES, undivided=True)
    refine(line, found)
    return found


def _bounded(line: Line, found: Group) -> Group:
    """Take in what bounds a figure behind its noun: "13 شخصا على الأقل"."""
    _undivided(line, found)
    last = found.last + (_whose(line, found.last) is not None)  # "15 مسلحا حوثيا على الأقل"
    after = modifiers("after").match(line.stems, last) if last < len(line) else None
    if after and found.count.number is not None and found.count.modifier is Modifier.EXACT:
        found.last, found.count = after[0], bounded(found.count.number, after[1])
    return found


def _whose(line: Line, at: int) -> Word | None:
    """Give the adjective that tells whose the people are, if one stands at a word."""
    word = line.words[at] if at < len(line) else None
    return word if word and not word.lead and word.base.endswith(("ي", "يا", "ية", "يين")) and not word.verb else None


def _undivided(line: Line, found: Group) -> None:
    """Take in "بين قتيل وجريح" behind a figure and its complement: nobody says how many of each."""
    for i in range(found.last, min(len(line) - 2, found.last + 9)):
        if line.words[i].lead or line.words[i].verb or line.key(i) in {".", "؛", "،"}:
            return
        if line.key(i) == "بين" and _either(line, i + 1):
            found.harm, found.undivided, found.last = Harm.CASUALTIES, True, i + 3
            return


def _either(line: Line, at: int) -> bool:
    """Say whether "قتيل وجريح" stands at a word; the noun of killing is often written for the killed."""
    one, two = line.words[at].person or line.words[at].verb, line.words[at + 1].person
    both = {Harm.KILLED, Harm.INJURED}
    return bool(one and two and line.words[at + 1].lead == "و" and {one.harm, two.harm} == both)


def _skip(line: Line, at: int) -> int:
    """Pass over "من" and "حالة" between a number and its noun."""
    while (
        at < len(line)
        and not line.words[at].lead
        and (line.words[at].key == FROM or line.words[at].base in _CASES or (line.words[at].key in _TALLY))
    ):
        at += 1
    if at < len(line) and line.key(at) == ")":
        at += 1
    return at


def _bare(line: Line, at: int, number: Counted, end: int) -> Group | None:
    """Read a number without a noun: "إصابة سبعة بجروح", "ستة منهم"."""
    amount = number.count.number
    if number.digits and amount is not None and 1900 <= amount <= 2100:  # noqa: PLR2004 - a year
        return None
    if "one" in line.words[at].cues or line.key(at - 1) == "(" or (number.digits and _label(line, at)):
        return None
    if _in_figures(line, at) or line.key(end) in _NUMERIC or "الساعة" in {line.key(at - 2), line.key(at - 3)}:
        return None
    after = line.words[end] if end < len(line) else None
    if after and "part" in after.cues and after.key.startswith("من"):
        return _of_them(line, at, number, end + 1)
    if (
        after is None
        or after.lead
        or after.prep in {"ب", "ل"}
        or after.cues & {"function", "part", "most", "wounds", "are"}
        or after.key in _PUNCTUATION
    ):
        kind = "bare" if number.count.number is not None else "vague"
        return Group(at, end, number.count, People(), kind, elliptical=True, definite=number.definite)
    return None


def _in_figures(line: Line, at: int) -> bool:
    """Say whether a number goes on with a time, a sum or a name before it: "12:30", "رقم 5", but not "الحصيلة: 2"."""
    before, item = line.key(at - 1), line.key(at + 1) in {".", ")"} and at + 2 < len(line)
    return before in _NUMERIC and (before != ":" or item or line.words[at - 2].value is not None)


def _is_clock(line: Line, at: int) -> bool:
    """Say whether digits are the hour or the minutes of a post's stamp: "16:30 إصابة طفلة"."""
    hour = at if line.key(at + 1) == ":" else at - 2
    if line.key(hour + 1) != ":" or hour < 0 or line.words[hour].value is None or hour + 2 >= len(line):
        return False
    return line.words[hour + 2].value is not None and line.ends[hour + 2] - line.starts[hour] <= len("16:30")


def _label(line: Line, at: int) -> bool:
    """Say whether digits only name the thing before them: "الوحدة 15"."""
    before = line.words[at - 1] if at else None
    counts = at + 1 < len(line) and "part" in line.words[at + 1].cues  # "قوات سوريا الديمقراطية 9 بينهم سيدتان"
    return (
        not counts
        and before is not None
        and before.definite
        and not (before.person or before.cues or before.verb or before.numeral)
    )


def _of_them(line: Line, at: int, number: Counted, end: int) -> Group:
    """Read a number of those told before, with who they were: "ثلاثة منهم", "ثلاثة منهم أطفال"."""
    who = line.words[end].person if end < len(line) and not line.words[end].lead else None
    if who and who.number == MANY and who.harm is None:
        return Group(at, end + 1, number.count, who.people, "bare", of_whole=True, features=who.features)
    return Group(at, end, number.count, People(), "bare", elliptical=True, of_whole=True)


def _people_of(line: Line, at: int) -> People:
    """Tell the people of "99 من هيئة …" by the force that follows; a quotation mark may stand before it."""
    while at < len(line) and line.key(at) in {'"', "“", "«", "”"}:
        at += 1
    return people({"combatant"}) if force(line, at) is not None else People()
