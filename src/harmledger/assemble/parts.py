"""Say which figures are parts of which: across sentences, under undivided totals, down the rows of a list."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from harmledger.assemble.cues import opens
from harmledger.assemble.nesting import UNDIVIDED, WITHIN, fits, leaves_room, number, stands_alone
from harmledger.assemble.overviews import in_all, over_events, over_lists
from harmledger.assemble.revisions import is_superseded
from harmledger.assemble.rows import down_the_rows
from harmledger.model import Counts, Harm, Manner, Scope
from harmledger.read.mentions import SentenceKind

if TYPE_CHECKING:
    from harmledger.assemble.state import Draft, State
    from harmledger.model import Claimant

DIVIDERS = ":–—(-"
COMMAS = {",", "،"}
TOTALS = 6  # figures with which a report opens


def parts(state: State) -> State:
    """Link the parts that no sentence links by itself."""
    drafts = list(_acyclic(state.drafts))
    _of_whole(state, drafts)
    _in_sentences(state, drafts)
    _raising(drafts)
    over_lists(state, drafts)
    over_events(state, drafts)
    in_all(state, drafts)
    for members in _threads(state).values():
        _one_by_one(drafts, members)
        _under_wholes(drafts, [i for i in members if not is_superseded(state, drafts[i])])
        _under_casualties(drafts, members)
    totals = [i for i, d in enumerate(drafts) if stands_alone(d) and d.scope is not Scope.BACKGROUND]
    _under_casualties(drafts, totals[:TOTALS])
    for members in _lists(state).values():
        _under_casualties(drafts, members)
        down_the_rows(state, drafts, members)
    _speak_for(drafts)
    _said_together(drafts)
    return replace(state, drafts=tuple(_acyclic(tuple(drafts))))


def _speak_for(drafts: list[Draft]) -> None:
    """Give a whole that cites nobody, as headlines do, the claimant whom all its parts go back to."""
    said: dict[int, list[Claimant | None]] = {}
    for draft in drafts:
        if draft.part_of is not None and not draft.dropped:
            said.setdefault(draft.part_of, []).append(draft.claimant)
    for i, claimants in said.items():
        if drafts[i].claimant is None and claimants[0] and {c and c.party for c in claimants} == {claimants[0].party}:
            drafts[i] = replace(drafts[i], claimant=claimants[0])


def _said_together(drafts: list[Draft]) -> None:
    """Give a part that cites nobody the claimant of its whole."""
    for i, draft in enumerate(drafts):
        if draft.part_of is not None and draft.claimant is None:
            drafts[i] = replace(draft, claimant=drafts[draft.part_of].claimant)


def _acyclic(drafts: tuple[Draft, ...]) -> tuple[Draft, ...]:
    """Cut part-of links that lead back to their own beginning."""
    kept = list(drafts)
    safe: set[int] = set()
    for i in range(len(kept)):
        path, at = {i}, kept[i].part_of
        trail = [i]
        while at is not None and at not in safe:
            if at in path:
                kept[trail[-1]] = replace(kept[trail[-1]], part_of=None)
                break
            path.add(at)
            trail.append(at)
            at = kept[at].part_of
        safe |= path
    return tuple(kept)


def _threads(state: State) -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for i, draft in enumerate(state.drafts):
        event = state.scenes[draft.scene].event if stands_alone(draft) else None
        if event is not None and draft.scope not in {Scope.PERIOD, Scope.BACKGROUND}:
            found.setdefault(event, []).append(i)
    return found


def _lists(state: State) -> dict[int, list[int]]:
    """Sort the figures of periods by the sentence that sets the period; a headline's by the one that repeats it."""
    found: dict[int, list[int]] = {}
    again = {d.same_as: d.scene for d in reversed(state.drafts) if d.same_as is not None}
    for i, draft in enumerate(state.drafts):
        if stands_alone(draft) and draft.scope is not Scope.BACKGROUND:
            scene = state.scenes[draft.scene]
            at = again.get(i, draft.scene) if scene.kind is SentenceKind.TITLE else draft.scene
            frame = state.scenes[at].frame
            if scene.scope is Scope.PERIOD:
                found.setdefault(at if frame is None else frame, []).append(i)
    return found


def _of_whole(state: State, drafts: list[Draft]) -> None:
    """Put what a sentence counts under the whole that it opens with: "of the 37, 14 were killed in …"."""
    for scene in state.scenes:
        first, *rest = scene.figures or (0,)
        whole = drafts[first].same_as if rest and drafts[first].figure.back is not None else None
        if whole is None or not opens(scene.opening, state.cues.of_whole):
            continue
        for i in rest:
            if stands_alone(drafts[i]) and drafts[i].part_of is None and drafts[i].harm is drafts[whole].harm:
                drafts[i] = replace(drafts[i], part_of=whole)


def _in_sentences(state: State, drafts: list[Draft]) -> None:
    """Find a whole followed by figures of its own sentence that add up to it: "eight: five Syrians, three others"."""
    rows: dict[tuple[int, Harm | None], list[int]] = {}
    for i, draft in enumerate(drafts):
        if stands_alone(draft) and draft.part_of is None and draft.figure.count.low is not None:
            rows.setdefault((draft.figure.sentence, draft.harm), []).append(i)
    for first, *rest in rows.values():
        added = sum(drafts[j].figure.count.low or 0 for j in rest)
        if (
            len(rest) > 1
            and added == drafts[first].figure.count.low
            and _divided(state, drafts[first], drafts[rest[0]])
        ):
            for j in rest:
                drafts[j] = replace(drafts[j], part_of=first)


def _raising(drafts: list[Draft]) -> None:
    """Put under a toll who its own sentence says has raised it: "two more died, bringing the toll to 13"."""
    tolls = {
        (d.figure.sentence, d.harm): i if d.same_as is None else d.same_as
        for i, d in enumerate(drafts)
        if not d.dropped and d.figure.rule == "toll"
    }
    for i, part in enumerate(drafts):
        whole = tolls.get((part.figure.sentence, part.harm), i)
        free = part.part_of is None or drafts[part.part_of].harm is not part.harm  # "three of the injured have died"
        alone = stands_alone(part) and free and drafts[whole].part_of is None and part.figure.rule != "toll"
        if whole != i and alone and _fits(drafts[whole], part):
            drafts[i] = replace(part, part_of=whole, counts=Counts.PARTIAL)


def _divided(state: State, whole: Draft, part: Draft) -> bool:
    """Whether a colon, dash or bracket stands between a whole and its first part, or nothing but a comma."""
    gap = state.text[whole.figure.end : part.figure.start]
    return gap.strip() in COMMAS or any(c in DIVIDERS for c in gap)


def _rivals(one: Draft, other: Draft) -> bool:
    """Whether two parties speak: what one counts is no part of what the other counts."""
    if "equation" in {one.figure.rule, other.figure.rule}:
        return False  # "the dead included a reporter, her network said": of all the dead
    return bool(one.claimant and other.claimant and one.claimant.party != other.claimant.party)


def _coordinated(one: Draft, other: Draft) -> bool:
    return one.figure.sentence == other.figure.sentence and one.harm is other.harm


def _under_wholes(drafts: list[Draft], members: list[int]) -> None:
    """Put "a woman and four girls" under the "11 people" of the same event: never extra dead."""
    tops = [i for i in members if drafts[i].part_of is None and (number(drafts[i]) or 0) > 1]
    best: dict[tuple[Harm | None, str], int] = {}
    for i in tops:
        spot = drafts[i].harm, drafts[i].people.group
        if spot not in best or (number(drafts[i]) or 0) > (number(drafts[best[spot]]) or 0):
            best[spot] = i
    for i in members:
        part = drafts[i]
        if part.part_of is not None or part.counts is Counts.ADDITIONAL:
            continue
        for group in WITHIN.get(part.people.group, ()):
            whole = best.get((part.harm, group))
            later = whole is not None and whole > i and drafts[whole].claimant != part.claimant
            if whole is not None and whole != i and not later and _fits(drafts[whole], part):
                drafts[i] = replace(part, part_of=whole, counts=Counts.PARTIAL)
                break


def _one_by_one(drafts: list[Draft], members: list[int]) -> None:
    """Put those whom a sentence names one by one under the number that they make up, told before them."""
    wholes: dict[tuple[Harm | None, int | None], int] = {}
    rows: dict[tuple[int, Harm | None], list[int]] = {}
    for i in (i for i in members if drafts[i].part_of is None and drafts[i].counts is not Counts.ADDITIONAL):
        wholes.setdefault((drafts[i].harm, drafts[i].figure.count.low), i)
        rows.setdefault((drafts[i].figure.sentence, drafts[i].harm), []).append(i)
    for (_, harm), row in rows.items():
        whole = wholes.get((harm, len(row)), row[0])
        single = len(row) > 1 and all(drafts[i].figure.count.low == 1 for i in row)
        if single and whole < row[0] and all(_is_one_of(drafts[whole], drafts[i]) for i in row):
            for i in row:
                drafts[i] = replace(drafts[i], part_of=whole, counts=Counts.PARTIAL)


def _is_one_of(whole: Draft, part: Draft) -> bool:
    return fits(part.people.group, whole.people.group) and _fits(whole, part)


def _fits(whole: Draft, part: Draft) -> bool:
    manners = {whole.figure.manner, part.figure.manner}
    if len(manners) > 1 and Manner.UNKNOWN not in manners:  # who was executed is none of those who died in custody
        return False
    toll = whole.figure.rule.startswith("toll")  # "another man died, raising the toll to six"
    return leaves_room(whole, part) and (toll or not _coordinated(whole, part)) and not _rivals(whole, part)


def _under_casualties(drafts: list[Draft], members: list[int]) -> None:
    """Put "two were killed" and "six injured" under the "eight killed and wounded" that they add up to.

    A rounded sum ("over 80 killed and wounded") is a looser count of the same people, not a whole that was divided.
    """
    whole = next((i for i in members if drafts[i].harm is Harm.CASUALTIES and number(drafts[i])), None)
    if whole is None:
        return
    told = (d for d in drafts if d.part_of == whole and d.harm in UNDIVIDED)  # "nine casualties: four dead and …"
    left, rows = (number(drafts[whole]) or 0) - sum(d.figure.count.low or 0 for d in told), list[int]()
    for i in (i for i in members if i > whole and drafts[i].harm in UNDIVIDED and drafts[i].part_of is None):
        size = drafts[i].figure.count.low or 0
        if 0 < size <= left:
            rows.append(i)
            left -= size
    if left == 0:
        for i in rows:
            drafts[i] = replace(drafts[i], part_of=whole)
