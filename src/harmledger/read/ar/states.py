"""Turn the groups that the grammar found into figures with offsets, bounds and references to each other."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from harmledger.model import Assertion, Count, Counts, Harm, Manner, Modifier, Movement, People, Status
from harmledger.read.ar.ages import aged
from harmledger.read.ar.forces import force
from harmledger.read.ar.forms import people as people_of
from harmledger.read.ar.group import Group, civilians
from harmledger.read.ar.stances import denies
from harmledger.read.mentions import Back, Figure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from harmledger.read.ar.clause import Scan
    from harmledger.read.ar.lines import Line
    from harmledger.read.ar.triggers import Trigger

_ROLL = 6  # sentences between a figure and the names of those it counts
_QUOTED = 5  # words between a verb and its figure that still make a short quote
_LIVED = 8  # words in which a verb of living stands around the displaced, or wounds behind who died of them
_SUCCUMBED = {"متاثرا", "متاثرة", "متاثرين", "متاثره", "متاثرتين"}
_BACK = {Harm.KILLED: Back.DEAD, Harm.INJURED: Back.INJURED}
_REPORTING = {"تسجيل", "تسجل", "يسجل", "توثيق"}


def figures(seen: Scan, sentence: int, before: Sequence[Figure]) -> list[Figure]:
    """Give the figures of a sentence in text order; `before` are those of the document so far."""
    groups = sorted((aged(seen.line, g) for g in seen.groups if g.said is not None), key=lambda g: g.first)
    groups = _names_together(groups)
    where = {id(g): len(before) + i for i, g in enumerate(groups)}
    _inherit(groups, before)
    found = [_named_before(_figure(seen, g, sentence, where), g, seen, before) for g in groups]
    found = [_named_again(f, [*before, *found[:i]]) if f.rule == "listed name" else f for i, f in enumerate(found)]
    found.extend(_zero(seen.line, zero, sentence) for zero in seen.zeros)
    return found


def _named_again(figure: Figure, before: Sequence[Figure]) -> Figure:
    """Let a roll of names stand for the figure told shortly before that can hold it."""
    near = (f for f in before if f.harm is figure.harm and figure.sentence - f.sentence <= _ROLL)
    whole = any((f.count.number or 0) >= (figure.count.number or 0) > 1 for f in near)
    return replace(figure, back=Back.REPEAT, part_of=None) if whole else figure


def _names_together(groups: list[Group]) -> list[Group]:
    """Count names in a row together: "مقتل فلان وفلان" is two."""
    kept: list[Group] = []
    for g in groups:
        last = kept[-1] if kept else None
        bare = _bare(g) and (g.in_list or g.rule == "and")
        if last and bare and _bare(last) and last.said is g.said:
            number = (last.count.number or 1) + 1
            who = last.people if last.people == g.people else People()
            kept[-1] = replace(last, last=g.last, count=Count.exact(number), people=who, elliptical=who == People())
        else:
            kept.append(g)
    return kept


def _bare(g: Group) -> bool:
    """Say whether somebody is only named; in a list a title is part of the name."""
    return g.kind == "name" and (not g.features or (g.in_list and g.harm is None))


def _inherit(groups: list[Group], before: Sequence[Figure]) -> None:
    """Give an elliptical figure the people it was stated with before, or those it is coordinated with."""
    whole: People | None = None
    earlier = next((f.people for f in reversed(before) if f.part_of is None and f.count.number), None)
    for g in groups:
        if g.elliptical and g.people == People():
            told = None if g.of_whole and whole is not None else _told(g, before)
            if told is not None:
                g.people = told
            elif whole is not None and (g.harm is None or g.kind == "other") and not g.in_list:
                g.people = whole
            elif whole is None and earlier is not None and g.kind == "other" and earlier.status is Status.CIVILIAN:
                g.people = earlier  # "وأدت الغارات إلى إصابة 12 آخرين"
            elif whole is not None and whole.status is Status.CIVILIAN and g.after is not None:
                g.people = civilians()
        if g.part_of is None and not g.in_list:
            mixed = g.after is not None and whole is not None and whole != g.people
            whole = People() if mixed else g.people  # "مقتل طفل وامرأة وإصابة 4 آخرين": nobody says of whom


def _told(g: Group, before: Sequence[Figure]) -> People | None:
    """Give the people that the same figure counted earlier in the text."""
    if g.count.number is None or g.count.number < 2:  # noqa: PLR2004 - any one may be another one
        return None
    same = (f for f in before if f.harm is g.said and f.count == g.count and f.part_of is None and f.people != People())
    return next((f.people for f in same), None)


def _figure(seen: Scan, g: Group, sentence: int, where: dict[int, int]) -> Figure:
    first, last = _span(g)
    line = seen.line
    trigger = next((t for t in seen.triggers if t.first == g.trigger), None)
    how = _manner(line, g, trigger)
    wounded = g.harm is Harm.INJURED or how is Manner.DIED_OF_WOUNDS
    return Figure(
        line.starts[first],
        line.ends[last - 1],
        sentence,
        g.said,
        g.people,
        g.count,
        g.rule,
        unit=g.unit,
        elliptical=g.elliptical,
        counts=Counts.ADDITIONAL if g.in_list and g.kind != "name" else Counts.TOTAL,
        part_of=where.get(id(g.part_of)) if g.part_of else None,
        after=where.get(id(g.after)) if g.after else None,
        back=Back.REPEAT if _restated(line, g) else _back(g),
        denied=g.trigger is not None and denies(line, g.trigger),
        manner=how,
        movement=_movement(line, g, trigger),
        from_harm=Harm.INJURED if wounded and g.said is Harm.KILLED else None,
        trigger_start=line.starts[g.trigger] if g.trigger is not None else None,
        trigger_end=line.ends[g.trigger] if g.trigger is not None else None,
    )


def _manner(line: Line, g: Group, trigger: Trigger | None) -> Manner:
    """Say how people died: «توفي رجل اليوم متأثراً بجراحه» names the wounds behind who died of them."""
    if trigger is None or g.said is not Harm.KILLED or trigger.manner is not Manner.UNKNOWN:
        return trigger.manner if trigger else Manner.UNKNOWN
    behind = line.words[trigger.last : max(trigger.last, g.last) + _LIVED]
    return Manner.DIED_OF_WOUNDS if any(w.base in _SUCCUMBED for w in behind) else Manner.UNKNOWN


def _movement(line: Line, g: Group, trigger: Trigger | None) -> Movement | None:
    """Tell people who fled from people who live displaced: «عدد النازحين الذين يقطنون المخيمات 3000»."""
    if g.said is not Harm.DISPLACED:
        return None
    if trigger is not None and "toll" not in trigger.kinds:
        return Movement.FLOW
    near = line.words[max(0, g.first - _LIVED) : g.last + _LIVED]
    return Movement.STOCK if trigger is None or any("lives" in w.cues for w in near) else Movement.FLOW


def _named_before(figure: Figure, g: Group, seen: Scan, before: Sequence[Figure]) -> Figure:
    """Tell whether "الشهيد فلان" names one who was counted before or one more."""
    if g.kind != "name" or g.harm is None or not g.definite or figure.part_of is not None:
        return figure
    told = [f for f in before if f.harm is figure.harm and f.count.number and f.back is not Back.REPEAT]
    if not told:
        return figure
    if told[-1].count.number != 1:
        return replace(figure, back=_BACK.get(g.said) if g.said else None)
    if told[-1].rule != figure.rule:
        return replace(figure, back=Back.REPEAT)
    text = seen.line.text
    same = text[told[-1].start : told[-1].end] in text[figure.start : figure.end]
    return figure if same else replace(figure, counts=Counts.ADDITIONAL)


def _span(g: Group) -> tuple[int, int]:
    """Give the words of the shortest passage that states a figure: with its verb where that stands near."""
    if g.trigger is None:
        return g.first, g.last
    if g.trigger < g.first and g.first - g.trigger <= _QUOTED and g.rule == "verb then people":
        return g.trigger, g.last
    far = g.trigger - g.last
    return g.first, g.trigger + 1 if 0 <= far <= 2 * _QUOTED else g.last


def _back(g: Group) -> Back | None:
    """Tell to which figure before it a figure refers."""
    if g.definite and (g.kind in {"counted", "bare"} or (g.harm is not None and g.kind == "dual" and not g.named)):
        return Back.REPEAT
    told = g.named or ("ranked" in g.features and g.last > g.first + 1)  # "القيادي في …" is told by whose he is
    if g.definite and g.kind == "one" and g.part_of is None and not (g.kin or told) and "title" in g.features:
        return Back.REPEAT  # "توفي الطفل": told before
    if g.part_of is None and g.in_list:
        return _BACK.get(g.said) if g.said else None
    if g.of_whole and g.harm is not None:  # "15 من الجرحى في حالة حرجة", but not who died of them
        return _BACK.get(g.harm) if g.harm is g.said else None
    return Back.WHOLE if g.of_whole and g.part_of is None else None


def _restated(line: Line, g: Group) -> bool:
    """Say whether a toll is summed up: "لتصبح حصيلة القصف مقتل امرأة وإصابة طفل"."""
    at = g.trigger if g.trigger is not None and g.rule == "verb then people" and g.part_of is None else 0
    return any(w.base == "حصيلة" for w in line.words[max(0, at - _QUOTED) : at])


def _zero(line: Line, zero: tuple[int, int, Harm, int], sentence: int) -> Figure:
    first, last, harm, whose = zero
    reported = any(line.words[i].base in _REPORTING for i in range(first, last))
    return Figure(
        line.starts[first],
        line.ends[last - 1],
        sentence,
        harm,
        _whose(line, whose),
        Count(0, 0, 0, Modifier.EXACT),
        "none",
        assertion=Assertion.NONE_REPORTED if reported else Assertion.NONE_OCCURRED,
    )


def _whose(line: Line, at: int) -> People:
    if at < 0:
        return People()
    word = line.words[at]
    if word.person:
        return word.person.people
    return people_of({"combatant"}) if force(line, at) is not None else People()
