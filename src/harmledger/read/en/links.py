"""How the phrases of a sentence hang together: coordinated ("six children and three women") or part of a whole."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from harmledger.model import Unit
from harmledger.read.en.group import Form
from harmledger.read.en.nests import alike, exceeded, large, within
from harmledger.read.en.stops import ADVERB, BE, CONJUNCTION, DETERMINER, HAVE, words
from harmledger.read.mentions import Back

if TYPE_CHECKING:
    from collections.abc import Sequence

    from harmledger.read.en.group import Group
    from harmledger.read.en.line import Line

_PART = words("part")
_SPLIT = words("split") | {","}
_AMONG = {"among", "amongst"}
_SEVERELY = {(word,) for word in words("severity")}
# Right behind people: they speak, and what follows is no list of them.
_SAID = {"said", "says", "told", "added", "reported"}
_AWAY = {",", ";", ":", "(", "and", "who", "which", "that"}  # between a part and the whole that follows it
_AMONG_THEM = {("among", "them"), ("amongst", "them"), ("among", "whom")}
_LEAST = 2  # parts that a whole is divided into
_GAP = 16  # tokens that a phrase's own "of …" may put between it and the next


@dataclass(frozen=True, slots=True)
class Link:
    """What a phrase belongs to: the phrase it is coordinated with, and the whole it is a part of."""

    after: int | None = None
    whole: int | None = None


def links(line: Line, found: Sequence[Group]) -> list[Link]:
    """Link each phrase of a sentence to those before it."""
    given: list[Link] = []
    for at, group in enumerate(found):
        given.append(_link(line, found, given, at) if at else Link())
        if group.oblique and group.form is Form.BARE:
            given[at] = Link() if given[at].whole is None else given[at]
    for at in range(1, len(found)):
        if given[at].whole is None and _is_whole_ahead(line, found[at - 1], found[at]):
            for i in chain(given, at - 1):
                given[i] = Link(given[i].after, at) if i < at else given[i]
    for at in range(len(found) - 2):
        _divide(line, found, given, at)
    return given


def _divide(line: Line, found: Sequence[Group], given: list[Link], at: int) -> None:
    """Make those behind a comma parts of the first if they add up to it: "five people, two women and three men, …"."""
    members = chain(given, at)
    first, rest = members[0], members[1:]
    if first != at or len(rest) < _LEAST or line.lows[found[at].end : found[rest[0]].start] != (",",):
        return
    sizes = [found[i].count.number for i in rest]
    whole = all(within(found[i], found[at]) and found[i].unit is found[at].unit for i in rest)
    if whole and None not in sizes and sum(n or 0 for n in sizes) == found[at].count.number:
        for i in rest:
            given[i] = Link(given[i].after if given[i].after != at else None, at)


def _is_whole_ahead(line: Line, part: Group, whole: Group) -> bool:
    """Say whether the whole follows its part: "three children were among at least 11 killed"."""
    gap = line.lows[part.end : whole.start]
    if gap[-1:] not in {("among",), ("amongst",)} or part.form in {Form.DEFINITE, Form.ZERO} or len(gap) > _GAP:
        return False
    if not _AWAY.isdisjoint(gap) or any(part.end <= at < whole.start for at in line.harms):
        return False
    told = whole.form is Form.DEFINITE and whole.end in line.harms  # "a child was among the civilians killed"
    return (told or whole.form in {Form.COUNTED, Form.ELLIPTICAL}) and whole.many and large(whole, part)


def _link(line: Line, found: Sequence[Group], given: Sequence[Link], at: int) -> Link:
    """Link one phrase by the words between it and the one before."""
    group, last = found[at], _last(found, at)
    before = found[last]
    gap = line.lows[before.end : group.start]
    if "(" in line.lows and (link := _in_brackets(line, found, given, at)):
        return link
    apart = before.form is Form.DEFINITE and group.form is Form.ARTICLE and gap == (",",)  # "the victim, a man, …"
    ahead = _is_whole_ahead(line, before, group)
    others = group.additional and "among" in gap  # "among other people" are none of those told before
    if apart or others or ahead or (group.back is Back.REPEAT and group.form is Form.DEFINITE):
        return Link()
    if (
        line.lows[group.end : group.end + 2] == ("among", "them")
        or _says_part(gap)
        or (group.start and line.lows[group.start - 1] in _PART)
        or _is_worse(line, group, gap)
    ):
        return Link(whole=_stated(found, at))
    owned = gap == ("with",) and group.form is Form.OWNED  # "a mother with her four children"
    joined = (owned or _is_coordination(line, before.end, group.start)) and not (
        _speaks(line, group) or _speaks(line, before)
    )
    joined = joined and (group.form is not Form.OPEN or all(w in CONJUNCTION or w in _SPLIT for w in gap))
    told = before.back is Back.WHOLE or (given[last].whole is not None and gap[-1:] == ("and",))
    if not joined or (group.back is Back.WHOLE and not told):
        return Link(whole=_whole(found, at) if group.back is Back.WHOLE else None)
    outer = given[last].whole
    if _bracketed(line, group.start) or (outer is not None and _runs_on(line, found[outer], before, group)):
        return Link(after=last, whole=outer)  # they may make more than their whole: then the text contradicts itself
    above = outer is not None and (")" in gap or _more(line, group))
    return _sibling(found, given, outer if outer is not None and above else last, at)


def _in_brackets(line: Line, found: Sequence[Group], given: Sequence[Link], at: int) -> Link | None:
    """Link what a bracket holds, or what goes on behind it: "21 children (seven killed, 14 wounded) and nine women"."""
    group, last, owner = found[at], _last(found, at), _divided(line, found, at)
    if owner is not None and large(found[owner], group):
        part = line.lows[group.start - 1] in _PART
        return Link(whole=owner) if part else Link(after=owner, whole=given[owner].whole)
    inside = group.harm is not None and given[last].whole == last - 1 and _bracketed(line, group.start)
    return Link(after=last, whole=last - 1) if inside else None


def _divided(line: Line, found: Sequence[Group], at: int) -> int | None:
    """Give the phrase that a bracket before another one divides: "42 people (9 killed), including 21 children"."""
    if line.lows[found[at].start - 1] not in _PART | _SPLIT:
        return None
    closed = next((t for t in range(found[at].start - 1, found[at - 1].end - 1, -1) if line.lows[t] == ")"), None)
    opened = next((t for t in range(closed or 0, 0, -1) if line.lows[t] == "("), None)
    if closed is None or opened is None:
        return None
    return next((i for i in range(at) if found[i].end == opened and found[i].form is Form.COUNTED), None)


def _is_worse(line: Line, group: Group, gap: Sequence[str]) -> bool:
    """Say whether a bare number tells how badly some are hurt: "wounded 17 people, three seriously"."""
    severe = line.lows[group.end : group.end + 1] in _SEVERELY
    return tuple(gap) == (",",) and group.form is Form.ELLIPTICAL and severe


def _more(line: Line, group: Group) -> bool:
    """Say whether others come on top of a whole and its parts: "11, including two boys, died, and three more were"."""
    behind = line.lows[group.end : group.end + 1]
    return group.additional and bool(behind) and (behind[0] in BE or behind[0] in HAVE or group.end in line.harms)


def _runs_on(line: Line, whole: Group, before: Group, group: Group) -> bool:
    """Say whether a phrase goes on with the parts of a whole: behind its colon, or as "four men and three women"."""
    paired = line.lows[before.end : group.start] == ("and",) and alike(before, group)
    return _opened(line, whole.end, group) or (paired and within(group, whole))


def _opened(line: Line, start: int, group: Group) -> bool:
    """Say whether a phrase stands in the list that a colon behind its whole opens, and no verb claims it."""
    behind = line.lows[group.end : group.end + 1]
    if behind and (behind[0] in BE or behind[0] in HAVE or group.end in line.harms):
        return False
    for t in range(group.start - 1, max(start - 1, group.start - 3 * _GAP), -1):
        if line.lows[t] == ":":
            return True
        if line.lows[t] in BE or line.lows[t] in HAVE or line.lows[t] in {";", "."} or t in line.harms:
            return False
    return False


def _speaks(line: Line, group: Group) -> bool:
    """Say whether a phrase names who is cited: "…, neighbours said"."""
    end = group.end
    if line.lows[end : end + 1] == ("and",) and (other := line.nouns.get(end + 1)):
        end = other.end  # "…, relatives and colleagues said"
    elif line.lows[end : end + 1] == ("of",):
        end = next((h.end for t in range(end + 1, end + 4) if (h := line.nouns.get(t))), end)
    hit = line.speech.get(end)
    said = hit is not None and hit.value == "verb" and line.lows[group.start - 1] in {",", "and"}
    return said and group.form in {Form.BARE, Form.DEFINITE, Form.OWNED, Form.ARTICLE}


def _bracketed(line: Line, at: int) -> bool:
    """Say whether a token stands between brackets."""
    for t in range(at - 1, max(-1, at - 3 * _GAP), -1):
        if line.lows[t] in {"(", ")"}:
            return line.lows[t] == "("
    return False


def _last(found: Sequence[Group], at: int) -> int:
    """Give the phrase before another, passing over what only describes it: "three members of the people, two …"."""
    last = at - 1
    counted = found[at].form in {Form.COUNTED, Form.ARTICLE, Form.ELLIPTICAL}
    while counted and last > 0 and found[last].oblique and found[last].form in {Form.BARE, Form.DEFINITE}:
        last -= 1
    return last if found[last].form in {Form.COUNTED, Form.ARTICLE, Form.ELLIPTICAL} else at - 1


def _says_part(gap: Sequence[str]) -> bool:
    """Say whether the words between two phrases make the second a part of the first."""
    if not gap:
        return False
    if gap[0] in {"(", ":", "-"} and len(gap) <= 3 and not any(w in BE for w in gap):  # noqa: PLR2004
        return True
    if gap[-1] in {":", "("} and len(gap) < _GAP and gap[0] not in _SAID:
        return True
    if tuple(gap[-2:]) in _AMONG_THEM or (gap[-1] in BE and tuple(gap[-3:-1]) in _AMONG_THEM):
        return True  # "…; among them were ten children"
    among = any(w in _AMONG for w in gap) and not any(w in BE for w in gap)
    return (among or any(w in _PART for w in gap[-8:])) and gap[-1] not in {".", ";"}


def _is_coordination(line: Line, start: int, end: int) -> bool:
    """Say whether only "and", a comma or a phrase's own "of …" stands between."""
    gap = line.lows[start:end]
    if not gap or len(gap) > _GAP or any(at in line.harms for at in range(start, end)):
        return False
    if gap[0].endswith("ed") and gap[1:2] and gap[1] in DETERMINER:
        return False  # "armed men looted our hospital, and …"
    core = [w for w in gap if w not in ADVERB]
    if all(w in CONJUNCTION or w in _SPLIT for w in core):
        return bool(core)
    joined = gap[-1] in CONJUNCTION or gap[-1] in _SPLIT or gap[-2:] == ("well", "as") or gap[-2:] == ("addition", "to")
    return joined and not any(w in BE or w in HAVE or w in {";", ":", '"', "that", "who", "when"} for w in gap)


def _sibling(found: Sequence[Group], given: Sequence[Link], after: int, at: int) -> Link:
    """Join a phrase to the list before it, on the level on which the numbers and groups allow it."""
    while (whole := given[after].whole) is not None and not _fits(found, given, whole, at):
        after = whole
    return Link(after=after, whole=given[after].whole)


def _fits(found: Sequence[Group], given: Sequence[Link], whole: int, at: int) -> bool:
    """Say whether a phrase can still be a part of a whole: of its kind, and not more than what is left of it."""
    if not within(found[at], found[whole]):
        return False
    size, own = found[whole].count.number, found[at].count.number
    if size is None or own is None:
        return True
    said = sum(found[i].count.number or 0 for i, link in enumerate(given) if link.whole == whole)
    return said + own <= size or (own <= size and _overlaps(found, given, whole))


def _overlaps(found: Sequence[Group], given: Sequence[Link], whole: int) -> bool:
    """Say whether the parts told so far already exceed their whole, so that their sum decides nothing."""
    said = sum(found[i].count.number or 0 for i, link in enumerate(given) if link.whole == whole)
    return said > (found[whole].count.number or 0)


def _whole(found: Sequence[Group], at: int) -> int | None:
    """Find the phrase of which another is said to be a part: the nearest before it that is large enough."""
    nearest = None
    for i in range(at - 1, max(-1, at - 8), -1):
        if found[i].form is Form.ZERO or (found[i].unit is Unit.HOUSEHOLD and found[at].unit is Unit.PERSON):
            continue
        if large(found[i], found[at]) and within(found[at], found[i]):
            if not found[i].oblique or found[i].form in {Form.COUNTED, Form.ARTICLE, Form.ELLIPTICAL}:
                return i
            nearest = i if nearest is None else nearest
    return nearest


def _stated(found: Sequence[Group], at: int) -> int | None:
    """Find the whole of a stated part; where none is large enough the one right before it: the text errs, and shows."""
    whole = _whole(found, at)
    if whole is not None:
        return whole
    last = _last(found, at)
    return last if exceeded(found[last], found[at]) else None


def chain(given: Sequence[Link], at: int) -> list[int]:
    """Give all phrases coordinated with one on its own level, in order."""
    first = at
    while (before := given[first].after) is not None:
        first = before
    members = [first]
    for i in range(first + 1, len(given)):
        if given[i].after in members:
            members.append(i)
    return members
