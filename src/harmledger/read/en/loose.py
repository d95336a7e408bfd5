"""Phrases without a number or without a noun: "civilians", "woman", "36", "a butcher"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from harmledger.model import Count, Unit
from harmledger.read.ages import aged
from harmledger.read.en import ages
from harmledger.read.en.group import ANYONE, Form, Group
from harmledger.read.en.heads import Head, beside, head_of, is_head, is_participle, may_modify
from harmledger.read.en.line import Line
from harmledger.read.en.people import affiliations, who
from harmledger.read.en.quantities import Quantity, firsts, months, numbers, quantity
from harmledger.read.en.stops import ADVERB, BE, CONJUNCTION, COUNTED, DETERMINER, ENDS, NUMBERED, PREPOSITION
from harmledger.read.numbers import bounded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from harmledger.read.en.line import Line

_VERBS = {("were",), ("have",), ("had",), ("are",)}
_ALONE = {
    "millions",
    "dozens",
    "hundreds",
    "thousands",
    "scores",
    "several",
    "many",
    "some",
    "others",
    "most",
    "number",
}
_WHEN = {("during",), ("after",), ("before",), ("amid",), ("despite",), ("since",), ("until",), ("within",)}
_UNKNOWN = {"unidentified", "unknown", "unnamed", "innocent"}
_YEARS = range(1900, 2101)
_AGED = {"whom", "he", "she", "who"}  # "the oldest of whom was 11"
_AGES_GO_ON = {",", "and", "or", "to", "between", "from", "-", "–"}  # what stands between the ages of a list


def bare(line: Line, at: int) -> Group | None:
    """Read a noun without article or number: "civilians were killed", "woman wounded"."""
    owned = at > 0 and line.lows[at - 1] == "its"  # "its driver", but not "its inhabitants"
    head = None if is_participle(line, line.nouns[at]) else head_of(line, at)
    if (
        head is None
        or not (head.harm or is_head(line, head.end))
        or _after_people(line, at, head)
        or not stands(line, head)
    ):
        return None
    many = head.nouns[-1].number != "one"
    if (owned and many) or (line.lows[at - 1 : at] == ("any",) and not head.harm):
        return None  # "denied that any civilians were hurt"
    count = bounded(None) if many else Count.exact(1)
    group = Group(_begins(line, at), head.end, Form.BARE, count, head.people, harm=head.harm, many=many)
    return household(line, group, head)


def stands(line: Line, head: Head) -> bool:
    """Say whether nouns can be a phrase without a number: "forces" cannot, and "deaths of …" speaks of what follows."""
    opens = head.harm is not None and line.lows[head.end : head.end + 1] in {("of",), ("to",)}
    return head.nouns[-1].number != "counted" and not opens


def _begins(line: Line, at: int) -> int:
    """Go left over what describes a bare noun: "SDF fighters", "Iranian-backed militiamen"."""
    start = at
    while start > 0 and at - start < 5 and may_modify(line, start - 1):  # noqa: PLR2004
        word, low = line.tokens.words[start - 1], line.lows[start - 1]
        written = ("-" in low or word[0].isupper()) and low[0].isalpha()
        if not (written or low in _UNKNOWN or affiliations().match(line.lows, start - 1)):
            break
        start -= 1
    return start


def _after_people(line: Line, at: int, head: Head) -> bool:
    """Say whether words like "dead and wounded" are said of people named right before them, or are a verb."""
    if head.harm is None or at not in line.harms:
        return False
    before = line.lows[at - 1] if at else ""
    following = line.lows[head.end : head.end + 1]
    if following and (following[0][0].isdigit() or following[0] in firsts() or following[0] in DETERMINER):
        return True  # "killed and wounded over 30 people"
    return before in BE or before in ADVERB or any(h.end == at for h in line.nouns.values())


def elliptical(line: Line, found: Quantity) -> Group | None:
    """Read a number without a noun: "36 were injured", "killing 11", "two others"."""
    lows, end = line.lows, found.end
    following = lows[end] if end < len(lows) else "."
    if following in {"others", "other", "more"}:
        return Group(found.start, end + 1, Form.ELLIPTICAL, found.count, additional=True)
    apart = lows[end - 1] not in _ALONE or following in {"of", "in", "with", "from"}
    if (found.word == "article" and not found.additional) or (found.word == "vague" and apart):
        return None
    after = next((t for t in range(end, len(lows)) if lows[t] not in ADVERB), len(lows))
    if lows[end - 1] == "some" and not (after in line.harms or lows[after : after + 1] in _VERBS):
        return None  # "five were hurt, some seriously"
    # "with many seeking refuge in camps" only says more of those told before
    if found.word == "vague" and lows[found.start - 1 : found.start] == ("with",) and following.endswith("ing"):
        return None
    raised = lows[found.start - 1 : found.start] == ("to",) and following == "the"  # "raises to 14 the number of dead"
    if not (raised or _may_follow(line, end, following)) or _is_other_number(line, found):
        return None
    kind = who(["member"], beside(line, end, end)) if following == "of" else ANYONE
    return Group(found.start, end, Form.ELLIPTICAL, found.count, kind, additional=found.additional)


def _may_follow(line: Line, end: int, following: str) -> bool:
    """Say whether a number can stand for people before this word."""
    closed = following in ENDS or following in ADVERB or following in CONJUNCTION or following in PREPOSITION
    return (closed and following != "%") or end in line.harms


def _is_other_number(line: Line, found: Quantity) -> bool:
    """Say whether a bare number is a date, a year, an hour, a resolution or a road."""
    lows, start, end = line.lows, found.start, found.end
    before = lows[start - 1] if start else ""
    after = lows[end] if end < len(lows) else ""
    number = found.count.number
    clock = (before == ":" and _glued(line, start - 1)) or _is_first_day(lows, end)
    age = clock or (before == "," and after in {",", "and"} and start > 1 and _is_person(line, start - 2))
    age = age or _in_ages(line, start) or (start > 1 and before in BE and lows[start - 2] in _AGED)
    year = age or (number in _YEARS and lows[end - 1].isdecimal() and len(lows[end - 1]) == 4)  # noqa: PLR2004
    beside = (
        before in NUMBERED
        or after in COUNTED
        or after in {"/", "%", "-", "percent"}
        or lows[end : end + 2] == ("per", "cent")
        or _glued(line, end)
        or before in {"/", "$", "€", "#"}
    )
    named = (
        start > 1 and line.tokens.words[start - 1][0].isupper() and lows[end - 1].isdecimal() and end not in line.harms
    )
    named = named and after not in BE  # "in Lower Rumman 14 were hurt"
    return year or beside or (named and before not in ENDS and start - 1 not in line.harms)


def _is_first_day(lows: Sequence[str], end: int) -> bool:
    """Say whether the number that ends here is the first day of a span: "between 3 and 9 June 2024"."""
    span, day, month = (*lows[end : end + 3], "", "", "")[:3]
    return span in _SPANS and day.isdecimal() and month in months()


_SPANS = {"and", "to", "-", "–", "until"}


def _glued(line: Line, at: int) -> bool:
    """Say whether a token is the colon of a clock or a score, with figures right beside it: "15:30"."""
    if not 0 < at < len(line.lows) - 1 or line.lows[at] != ":":
        return False
    starts, ends = line.tokens.starts, line.tokens.ends
    return ends[at - 1] == starts[at] and ends[at] == starts[at + 1] and line.lows[at + 1][0].isdigit()


def _is_person(line: Line, at: int) -> bool:
    """Say whether a token ends a name or a noun for one person."""
    named = line.tokens.words[at][0].isupper() and line.lows[at] not in NUMBERED
    return named or any(h.end == at + 1 for h in line.nouns.values())


def _in_ages(line: Line, at: int) -> bool:
    """Say whether a number stands in a list of ages: "aged 14, 17 and 45", "aged between 8 and 11", "aged 8 to 11"."""
    lows = line.lows
    if ages.counts(line, at):
        return False
    while at > 0 and (lows[at - 1] in _AGES_GO_ON or lows[at - 1].isdecimal() or lows[at - 1] in numbers()):
        at -= 1
    listed = lows[at] == "," and at > 0 and _is_person(line, at - 1) and ages.lists(line, at + 1)
    return listed or (at > 0 and lows[at - 1] == "aged")


def age_alone(line: Line, found: Quantity) -> Group | None:
    """Read "a 12-year-old" without a noun."""
    years = ages.age(line.lows[found.end]) if found.end < len(line.lows) else None
    if years is None:
        return None
    return Group(found.start, found.end + 1, Form.ARTICLE, found.count, aged(ANYONE, years))


def young_name(line: Line, at: int) -> Group | None:
    """Read "twelve-year-old Salma", "17-year-old student Omar": one person, by the age before the name."""
    years = ages.age(line.lows[at])
    if years is None or at + 1 >= len(line.lows):
        return None
    head = head_of(line, at)
    if head is not None and head.nouns[-1].number == "one":
        return Group(at, head.end, Form.ARTICLE, Count.exact(1), head.people, harm=head.harm, many=False)
    named = line.tokens.words[at + 1][0].isupper() and head is None
    return Group(at, at + 1, Form.ARTICLE, Count.exact(1), aged(ANYONE, years), many=False) if named else None


def open_class(line: Line, found: Quantity) -> Group | None:
    """Read "a butcher": one unknown noun, which only a word of killing right beside it can make a person."""
    end = found.end
    if end >= len(line.lows) or found.word not in {"article", "number"} or found.count.number in _YEARS:
        return None
    if line.lows[found.start - 1 : found.start] in _WHEN:
        return None
    after = line.lows[end + 1] if end + 1 < len(line.lows) else "."
    if not (after in ENDS or after in ADVERB or end + 1 in line.harms):
        return None
    low = line.lows[end]
    known = (
        low in numbers()
        or low in COUNTED
        or low in DETERMINER
        or low in ENDS
        or low in ADVERB
        or not low.isalpha()
        or end in line.harms
    )
    listed = any(end in hits for hits in (line.attacks, line.weapons, line.targets, line.parties, line.cues))
    if known or listed or low.endswith(("ing", "ed", "al", "ous", "ive", "ful")):
        return None
    return Group(found.start, end + 1, Form.OPEN, found.count, additional=found.additional)


def household(line: Line, group: Group, head: Head) -> Group:
    """Count families as households, but "a family of five" as five people."""
    if head.nouns[-1].group != "household":
        return group
    if group.end + 1 < len(line.lows) and line.lows[group.end] == "of":
        size = quantity(line.lows, group.end + 1)
        if size and size.word == "number":
            members = head_of(line, size.end)  # "a family of four members"
            end = members.end if members and members.nouns[0].group == "member" else size.end
            return replace(group, end=end, form=Form.COUNTED, count=size.count, many=True)
    return replace(group, unit=Unit.HOUSEHOLD)
