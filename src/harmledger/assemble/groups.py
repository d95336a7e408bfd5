"""Complete each figure from those it leans on: the harm it refers back to, the group it is coordinated with."""

from __future__ import annotations

from collections import deque
from dataclasses import replace
from typing import TYPE_CHECKING

from harmledger.assemble.nesting import fits
from harmledger.assemble.revisions import is_superseded
from harmledger.assemble.state import Draft, State
from harmledger.model import Age, Counts, Harm, People, Sex, Status, Unit
from harmledger.read.mentions import Back

if TYPE_CHECKING:
    from harmledger.model import Count
    from harmledger.read.mentions import Figure

WHOLES = 8
AFTER = 40  # characters after a figure in which "were among the dead" stands
BESIDE = 6  # figures looked back at
OTHERS = 2  # sentences back to those whom "two others" are of
HELD = (Harm.DETAINED, Harm.ABDUCTED)  # the released are some of them
BACK = {Back.DEAD: Harm.KILLED, Back.INJURED: Harm.INJURED, Back.CASUALTIES: Harm.CASUALTIES}


def drafts(state: State) -> State:
    """Make a draft of every figure. Drafts stand in the order of the reading's figures."""
    among = _among(state)
    scene_of = {i: n for n, scene in enumerate(state.scenes) for i in scene.figures}
    done: list[Draft] = []
    wholes: deque[int] = deque(maxlen=WHOLES)  # the whole figures told last
    for i, figure in enumerate(state.reading.figures):
        done.append(_draft(among.get(i, figure), scene_of.get(i), done, wholes))
        _take_back(done)
        if not done[-1].dropped and not is_superseded(state, done[-1]):
            _remember(i, done[-1], wholes)
    return replace(state, drafts=tuple(_no_fighters(done)))


def _no_fighters(done: list[Draft]) -> list[Draft]:
    """Give back the group that figures with children among them took from fighters: "12 others, including two boys"."""
    young = {d.part_of for d in done if d.people.age is Age.CHILD and not d.dropped}
    wrong = (i in young and d.borrowed and d.people.status is Status.COMBATANT for i, d in enumerate(done))
    return [replace(d, people=d.figure.people, borrowed=False) if w else d for d, w in zip(done, wrong, strict=True)]


def _take_back(done: list[Draft]) -> None:
    """Let a figure lose the group it borrowed when others are among it: "two, one of them a man"."""
    part = done[-1]
    whole = done[part.part_of] if part.part_of is not None and part.part_of < len(done) - 1 else None
    if whole and whole.figure.elliptical and not fits(part.people.group, whole.people.group):
        done[part.part_of or 0] = replace(whole, people=People(), borrowed=False)


def _among(state: State) -> dict[int, Figure]:
    """Give the figures whose sentence says that they are some of the dead or wounded told before, marked so."""
    figures = state.reading.figures
    found: dict[int, Figure] = {}
    for i in range(len(figures) - 1, -1, -1):
        figure = figures[i]
        if figure.back is not None or figure.part_of is not None:
            continue
        following = found.get(i + 1)
        back = _said_among(state, figure)
        if back is None and following is not None and following.after == i:  # "five children and six women were …"
            back = following.back
        if back is not None and figure.harm in {None, BACK[back]}:
            found[i] = replace(figure, back=back)
    return found


def _said_among(state: State, figure: Figure) -> Back | None:
    before = state.text[max(0, figure.start - AFTER) : figure.start].rstrip(" ,").lower()
    if before.endswith(state.cues.of_dead):
        return Back.DEAD
    words = state.text[figure.end : figure.end + AFTER].lstrip().lower()
    if words.startswith(state.cues.among_dead):
        return Back.DEAD
    return Back.INJURED if words.startswith(state.cues.among_injured) else None


def _draft(figure: Figure, scene: int | None, done: list[Draft], wholes: deque[int]) -> Draft:
    whole = _whole(figure, wholes, done)
    harm = figure.harm or _harm(figure, whole, done)
    people, borrowed = _people(figure, whole, done)
    return Draft(
        figure=figure,
        scene=-1 if scene is None else scene,
        harm=harm,
        people=people,
        dropped=scene is None or (harm is None and figure.unit in {Unit.PERSON, Unit.HOUSEHOLD}),
        borrowed=borrowed,
        part_of=whole,
        counts=figure.counts,
        tally=figure.after,
        scope=figure.scope,
    )


def _whole(figure: Figure, wholes: deque[int], done: list[Draft]) -> int | None:
    """Give the figure that this one says it is part of: the last that can hold it, else the last of its kind.

    "One of them died of his wounds" is one of the injured, "two were released" are two of the detained.
    """
    if figure.part_of is not None:
        return figure.part_of if figure.part_of != len(done) else None
    if figure.back is None:
        return _beside(figure, done)
    if figure.back is Back.REPEAT:
        return None
    harm = BACK.get(figure.back, figure.harm) if figure.back else figure.harm
    harms = {harm, figure.from_harm, *(HELD if harm is Harm.RELEASED else ())} - {None}
    harms |= {Harm.KILLED} if figure.back is Back.CASUALTIES else set()  # "a nurse was among the victims"
    kin = [
        i for i in reversed(wholes)
        if (not harms or done[i].harm in harms) and fits(figure.people.group, done[i].people.group)
    ]  # fmt: skip
    roomy = [i for i in kin if _has_room(done[i].figure.count, figure.count)]
    near = [i for i in roomy if done[i].harm is done[-1].harm]  # a list goes on with the harm of its last row
    return next(iter(near or roomy or kin), None)


def _beside(figure: Figure, done: list[Draft]) -> int | None:
    """Give the whole of the part told just before, if it holds both: "the army killed 40 of them, 9 were killed by"."""
    last = done[-1] if done else None
    if last is None or last.part_of is None or not (figure.elliptical and last.borrowed and last.harm is figure.harm):
        return None
    whole = last.part_of
    taken = sum(d.figure.count.low or 0 for d in done if d.part_of == whole and d.borrowed)
    size, limit = figure.count.low, done[whole].figure.count.high if whole < len(done) else None
    near = figure.sentence - last.figure.sentence <= 1
    return whole if near and size is not None and limit is not None and taken + size <= limit else None


def _has_room(whole: Count, part: Count) -> bool:
    return whole.high is None or part.low is None or part.low <= whole.high


def _harm(figure: Figure, whole: int | None, done: list[Draft]) -> Harm | None:
    if figure.back is Back.CASUALTIES and whole is not None and whole < len(done):
        return done[whole].harm
    if figure.back in BACK:
        return BACK[figure.back]
    for leant in (whole, figure.part_of, figure.after):
        if leant is not None and leant < len(done):
            return done[leant].harm
    return done[-1].harm if done and figure.back is Back.REPEAT else None


def _people(figure: Figure, whole: int | None, done: list[Draft]) -> tuple[People, bool]:
    """Give an elliptical figure the group of the figure it is coordinated with, "of them" that of its whole."""
    if not figure.elliptical or figure.people.group != "all":
        return figure.people, False
    of_them = figure.back is not Back.REPEAT and figure.part_of is None and whole is not None and whole < len(done)
    base = done[whole or 0] if of_them else _base(figure, done)
    if base is None or _mixed(base, done) or not _lends(base, figure):
        return figure.people, False
    return base.people, True


def _base(figure: Figure, done: list[Draft]) -> Draft | None:
    if figure.after is not None and figure.after < len(done):
        return _root(figure.after, done)
    same = (i for i in range(len(done) - 1, -1, -1))
    others = figure.counts is Counts.ADDITIONAL  # "Another 41 were injured.", "The other three are missing."
    reach = figure.sentence - OTHERS if others else figure.sentence
    for i in same:
        if done[i].figure.sentence < reach:
            return None
        if not done[i].dropped and (done[i].part_of is None or others):
            return _root(i, done)
    return None


def _mixed(base: Draft, done: list[Draft]) -> bool:
    """Whether people of another group stand beside: "nine civilians and 23 soldiers dead and others injured"."""
    beside = (
        d for d in reversed(done[-BESIDE:])
        if d.figure.sentence == base.figure.sentence and d.harm is base.harm and d.part_of is None
    )  # fmt: skip
    return any(d.people.group != base.people.group for d in beside)


def _root(at: int, done: list[Draft]) -> Draft:
    """Climb from a part to the whole that stands in its sentence."""
    seen = {at}
    while (whole := done[at].part_of) is not None and whole < len(done) and whole not in seen:
        seen.add(whole)
        at = whole
    return done[at]


def _lends(base: Draft, figure: Figure) -> bool:
    """Whether the group fits: "a woman killed and four injured" does not make four women."""
    people, one = base.people, base.figure.count.low == 1 and base.figure.count.high == 1
    if base.figure.unit is not figure.unit:
        return False
    if people.status in {Status.CIVILIAN, Status.COMBATANT} and people.sex is Sex.UNKNOWN and people.age is Age.UNKNOWN:
        return True
    return not one or figure.count.low == figure.count.high == 1


def _remember(i: int, draft: Draft, wholes: deque[int]) -> None:
    if draft.part_of is None and draft.figure.back is not Back.REPEAT and draft.harm is not None:
        wholes.append(i)
