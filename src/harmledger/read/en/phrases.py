"""One phrase that counts people, whatever its construction: "at least 12 civilians", "two of them", "his wife"."""

from __future__ import annotations

from dataclasses import replace

from harmledger.model import Count, Harm
from harmledger.read.en import names, shares
from harmledger.read.en.group import ANYONE, Form, Group
from harmledger.read.en.heads import Head, head_of, is_head, noun
from harmledger.read.en.line import Hit, Line, Trigger
from harmledger.read.en.loose import age_alone, bare, elliptical, household, open_class, stands, young_name
from harmledger.read.en.people import people
from harmledger.read.en.quantities import Quantity, quantity
from harmledger.read.en.stops import DETERMINER, words
from harmledger.read.mentions import Back
from harmledger.read.numbers import bounded

_THEM = {"them", "whom", "which", "these", "those", "who"}
_DEAD = {"dead": Back.DEAD, "killed": Back.DEAD, "deceased": Back.DEAD, "deaths": Back.DEAD, "fatalities": Back.DEAD}
_HURT = {"injured": Back.INJURED, "wounded": Back.INJURED, "injuries": Back.INJURED}
_VICTIMS = {"victims": Back.CASUALTIES, "casualties": Back.CASUALTIES}
BACKS = _DEAD | _HURT | _VICTIMS
_NO_PERSON = {"its", "all", "both", "any", "each", "every", "our", "my", "your"}  # determiners that single nobody out
_HARMED = {"victim", "victims"}  # "no victims" are no casualties
_SHARES = {("half", "of"), ("third", "of"), ("thirds", "of"), ("quarter", "of"), ("quarters", "of")}
_FUNCTIONS = words("function")
_HURTS = words("hurts")
_WOUNDS = 6  # tokens from "sustained" to the wounds
_PAIRS = words("pair")
_EVERY = {"all", "both"}
_OF_THEM = {("of", "them"), ("of", "whom")}
_MORE = {"more", "further", "additional"}
_FAMILY = 6  # tokens from "of" to the family
_OWNERS = {"his", "her", "their", "its", "my", "our"}


def phrase(line: Line, at: int) -> Group | None:
    """Read the phrase that begins at a token."""
    low = line.lows[at]
    if low in _EVERY:
        return _every(line, at)
    if low in DETERMINER and at + 1 < len(line.lows):
        return _definite(line, at)
    if found := quantity(line.lows, at):
        return _quantified(line, found) or (bare(line, at) if at in line.nouns else None)
    if low in {"others", "other"}:
        return _others(line, at)
    if low in {"nobody", "none"}:
        among = _of_the(line, at + 3) if line.lows[at + 1 : at + 3] == ("of", "the") else None
        return Group(at, among.end if among else at + 1, Form.ZERO, Count.exact(0), among.people if among else ANYONE)
    return bare(line, at) if at in line.nouns else young_name(line, at)


def _every(line: Line, at: int) -> Group | None:
    """Read "all passengers", "both brothers", "all six passengers", "all of them women"."""
    if line.lows[at + 1 : at + 3] in _OF_THEM:
        told = head_of(line, at + 3 + (line.lows[at + 3 : at + 4] == ("were",)))
        return Group(at, told.end, Form.COUNTED, bounded(None), told.people, back=Back.WHOLE) if told else None
    head = head_of(line, at + 1)
    if head is not None and head.nouns[-1].number != "one":
        count = Count.exact(2) if line.lows[at] == "both" else bounded(None)
        return Group(at, head.end, Form.COUNTED, count, head.people, harm=head.harm)
    found = quantity(line.lows, at)
    return _quantified(line, found) if found else None


def _of_the(line: Line, at: int) -> Head | None:
    """Read whom "none of the 20 workers" is about."""
    size = quantity(line.lows, at) if at < len(line.lows) else None
    return head_of(line, size.end if size else at)


def _others(line: Line, at: int) -> Group | None:
    """Read "others" and "other children"."""
    if line.lows[at] == "others":
        return Group(at, at + 1, Form.ELLIPTICAL, bounded(None), additional=True)
    if (found := quantity(line.lows, at + 1) if at + 1 < len(line.lows) else None) and found.word == "number":
        group = _quantified(line, found)
        return replace(group, start=at, additional=True) if group else None
    head = head_of(line, at + 1)
    if head is None or head.nouns[-1].number == "one":
        return None
    return Group(at, head.end, Form.COUNTED, bounded(None), head.people, harm=head.harm, additional=True)


def _quantified(line: Line, found: Quantity) -> Group | None:
    """Read a phrase that begins with a quantity."""
    lows, end = line.lows, found.end
    if (share := shares.ending(lows, end)) is not None:
        return shares.people(line, found, share)
    if lows[end : end + 1] == (".",) and end + 1 in line.nouns:
        end += 1  # damage put a full stop between number and noun
    if found.word == "vague" and lows[end - 1] == "of" and lows[end : end + 1] and _is_open(line, end):
        found, end = replace(found, end=end - 1), end - 1  # "half of them"
    if found.word == "number" and lows[end : end + 2] == ("more", "of"):  # "two more of the injured"
        found, end = replace(found, end=end + 1, additional=True), end + 1
    if (
        end < len(lows)
        and lows[end] == "of"
        and found.word in {"number", "vague"}
        and (part := _partitive(line, found))
    ):
        return part
    if lows[end : end + 1] == ("others",) or (lows[end : end + 1] == ("more",) and end + 1 in line.harms):
        return elliptical(line, found)
    if lows[end - 2 : end] in _SHARES and lows[end : end + 1] == ("the",):
        end += BACKS.keys().isdisjoint(lows[end + 1 : end + 2])  # "half of the town's population"
        size = quantity(lows, end)
        end = size.end if size and size.word == "number" else end  # "half of the 9,000 residents"
    head = head_of(line, end)
    if found.word == "zero":
        return _none(line, found, head) if head else _no_one(line, found)
    if head is None:
        return age_alone(line, found) or elliptical(line, found) or open_class(line, found)
    return _headed(line, found, head)


def _headed(line: Line, found: Quantity, head: Head) -> Group | None:
    """Read a number with its noun."""
    if found.word == "article" and line.lows[head.end - 1] in _PAIRS:
        return Group(found.start, head.end, Form.COUNTED, Count.exact(2), head.people, additional=found.additional)
    if not _agrees(found, head, line):
        return elliptical(line, found) if found.additional else None  # "and another wounded"
    form = Form.ARTICLE if found.word == "article" else Form.COUNTED
    more = found.additional or line.lows[found.end] in _MORE  # "three more bodies"
    many, end = head.nouns[-1].number != "one", _kin(line, head)
    group = Group(found.start, end, form, found.count, head.people, harm=head.harm, many=many, additional=more)
    return household(line, group, head)


def _is_open(line: Line, at: int) -> bool:
    """Say whether "half of", "most of" go on with people told before: "them", "the inhabitants"."""
    low = line.lows[at]
    return (low in _THEM and low != "those") or (low in DETERMINER and head_of(line, at + 1) is not None)


def _kin(line: Line, head: Head) -> int:
    """Give where a phrase ends that says of which family its people were: "four members of a single family"."""
    if head.nouns[-1].group == "household" or line.lows[head.end : head.end + 1] not in {("of",), ("from",)}:
        return head.end
    children = quantity(line.lows, head.end + 1) if head.end + 1 < len(line.lows) else None
    if head.nouns[-1].number == "one" and children is not None and children.word == "number":
        return children.end if children.end not in line.nouns else head.end  # "a mother of three"
    for at in range(head.end + 1, min(head.end + _FAMILY, len(line.lows))):
        hit = line.nouns.get(at)
        if hit is not None:
            return hit.end if noun(hit).group == "household" and noun(hit).number == "one" else head.end
        if line.lows[at] in {",", "and"}:
            return head.end
    return head.end


def _none(line: Line, found: Quantity, head: Head) -> Group:
    """Read "no civilians", "no casualties", "no victims"."""
    harm = Harm.CASUALTIES if line.lows[head.end - 1] in _HARMED else head.harm
    return Group(found.start, head.end, Form.ZERO, found.count, head.people, harm=harm)


def _no_one(line: Line, found: Quantity) -> Group | None:
    following = line.lows[found.end : found.end + 2]
    for at in range(found.end, min(found.end + 4, len(line.lows))):
        if line.lows[at] in {"forces", "troops"}:
            return Group(found.start, at + 1, Form.ZERO, found.count, people("combatant"))
    if (following and following[0] in {"one", "other"}) or (following and following[0] in _DEAD | _HURT):
        return Group(found.start, found.end + 1, Form.ZERO, found.count)
    return None


def _agrees(found: Quantity, head: Head, line: Line) -> bool:
    """Say whether number and noun can belong together: "a civilians" cannot, nor can "5 civilian houses"."""
    last = head.nouns[-1]
    if last.number == "counted":
        return found.word == "number"
    if found.word in {"article", "ordinal"} and last.number == "many":
        return line.lows[head.end - 1] in {"couple", "dead", "wounded", "injured"} and False
    return last.number != "one" or is_head(line, head.end)


def _partitive(line: Line, found: Quantity) -> Group | None:
    """Read "two of them", "four of the fighters", "five of the dead", "one of his sons"."""
    at = found.end + 1
    if at >= len(line.lows):
        return None
    low = line.lows[at]
    if low in _THEM:
        end = at + 1
        return Group(found.start, end, Form.ELLIPTICAL, found.count, back=Back.WHOLE, additional=found.additional)
    if low not in DETERMINER:
        return _out_of(line, found, at)
    start = at + 1
    size = quantity(line.lows, start) if start < len(line.lows) else None
    if size and size.word == "number":
        start = size.end
    if start < len(line.lows) and (back := BACKS.get(line.lows[start])):
        return Group(found.start, start + 1, Form.ELLIPTICAL, found.count, back=back)
    head = head_of(line, start)
    if head is None:
        return None
    back = None if low in _OWNERS else Back.WHOLE
    return Group(found.start, head.end, Form.COUNTED, found.count, head.people, harm=head.harm, back=back)


def _out_of(line: Line, found: Quantity, at: int) -> Group | None:
    """Read "hundreds of civilians", "three of 12 passengers", "eleven of two families": the first number counts."""
    size = quantity(line.lows, at)
    among = size is not None and size.word == "number"
    head = head_of(line, size.end if size and among else at)
    if head is None or (not among and head.nouns[-1].number in {"one", "counted"}):
        return None
    return Group(found.start, head.end, Form.COUNTED, found.count, head.people)


def _definite(line: Line, at: int) -> Group | None:
    """Read "the victims", "the 11 victims", "his wife", "her three children"."""
    low, start = line.lows[at], at + 1
    toll = line.harms.get(start)
    if toll and (low in {"those", "these"} or fixed(line, toll) is not None):
        return None
    size = quantity(line.lows, start)
    if size and size.word in {"number", "vague"}:
        return _definite_number(line, at, _quantified(line, size))
    if named := young_name(line, start):
        return replace(named, start=at)  # "the 12-year-old Salma Nasser"
    head = head_of(line, start) if low not in _NO_PERSON else None
    if head is None or not stands(line, head) or (head.nouns[-1].number == "one" and not is_head(line, head.end)):
        return None
    many = head.nouns[-1].number != "one"
    form, back = (Form.OWNED, None) if low in _OWNERS else (Form.DEFINITE, Back.REPEAT)
    if many and line.lows[head.end - 1] in _PAIRS:
        return Group(at, head.end, Form.COUNTED, Count.exact(2), head.people)  # "the parents"
    if not many and form is Form.DEFINITE and (line.lows[head.end - 1] in _FUNCTIONS or names.begins(line, head.end)):
        form, back = Form.ARTICLE, None  # "the driver", "the journalist Walid Karam"
    count = bounded(None) if many else Count.exact(1)
    group = Group(at, head.end, form, count, head.people, harm=head.harm, many=many, back=back)
    return household(line, group, head)


def _definite_number(line: Line, at: int, group: Group | None) -> Group | None:
    """Read "the 11 victims", "her three children"."""
    low = line.lows[at]
    if group is None:
        return None
    if low in _OWNERS:
        return replace(group, start=at, form=Form.OWNED)
    again = None if group.additional or low in {"all", "both"} else Back.REPEAT
    return replace(group, start=at, back=group.back or again)


def fixed(line: Line, hit: Hit) -> int | None:
    """Give where a fixed expression ends, whose own words count nobody: "lost their lives", "sustained injuries"."""
    if not isinstance(hit.value, Trigger) or hit.start in line.nouns:
        return None
    if hit.value.form == "suffer":
        reach = range(hit.end, min(hit.end + _WOUNDS, len(line.lows)))
        return next((at + 1 for at in reach if line.lows[at] in _HURTS), None)
    several = hit.end - hit.start > 1 and hit.value.form != "noun"
    return hit.end if several or hit.value.form == "toll" else None
