"""Find figures that a text states again: in the lead after the headline, in a summary, as "the 11 victims"."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from harmledger.assemble.cues import opens
from harmledger.assemble.nesting import PEOPLE
from harmledger.assemble.scope import is_row
from harmledger.assemble.sequels import is_anew
from harmledger.model import Counts, Harm, Modifier, Scope
from harmledger.read.mentions import Back, SentenceKind, Use

if TYPE_CHECKING:
    from harmledger.assemble.state import Draft, State

TELLING = PEOPLE - {"man"}  # who tells more than "civilian"; a man is who is not described

Key = tuple[int, Harm | None]
AND = {"and", "or", "و"}
NAMED = {"name", "named"}  # rules by which a bare name counts one
APART = -3  # the thread of those whom no attack harmed
BEFALLEN = {
    Harm.KILLED,
    Harm.INJURED,
    Harm.RELEASED,
}  # what is new of people spoken of before: "the two boys were injured"


def repeats(state: State) -> State:
    """Point every repeat at the figure it repeats, and give that figure the better description."""
    drafts = list(state.drafts)
    pools: dict[Key, list[int]] = {}
    counted: list[int] = []
    for i, draft in enumerate(drafts):
        if draft.dropped:
            continue
        if draft.figure.back is Back.REPEAT:
            drafts[i] = _named_again(draft, next((j for j in counted if _meant(drafts[j], draft)), None))
            if drafts[i] is not draft:
                continue
        pool = pools.setdefault((_thread(state, draft), draft.harm), [])
        first = next((j for j in pool if _repeats(state, drafts, j, draft)), None)
        if first is None:
            pool.append(i)
            counted.append(i)
        elif _guarded(state, drafts[first], draft):
            _swap(drafts, first, i, pool)
        else:
            drafts[i] = replace(draft, same_as=first)
            drafts[first] = _enriched(drafts[first], draft, one=_thread(state, draft) >= 0)
    _summed_up(state, drafts, pools)
    return replace(state, drafts=tuple(_rooted(drafts)))


def _summed_up(state: State, drafts: list[Draft], pools: dict[Key, list[int]]) -> None:
    """Let bare "casualties" in a headline or lead be what the text below says of the dead and injured."""
    for (thread, harm), pool in pools.items():
        for i in pool:
            draft = drafts[i]
            bare = harm is Harm.CASUALTIES and draft.figure.count.modifier is Modifier.VAGUE
            if bare and draft.part_of is None:
                title = state.scenes[draft.scene].kind is SentenceKind.TITLE
                counted = (j for h in (Harm.KILLED, Harm.INJURED) for j in pools.get((thread, h), []))
                below = (j for j in counted if j > i and (title or drafts[j].figure.count.number is not None))
                drafts[i] = replace(draft, same_as=next(below, None))


def _thread(state: State, draft: Draft) -> int:
    """Give the event a figure belongs to; all periods of a document are one thread, and so is its background."""
    scene = state.scenes[draft.scene]
    if not draft.by_attack:
        return APART
    if draft.scope in {Scope.PERIOD, Scope.BACKGROUND}:
        return -1 if draft.scope is Scope.PERIOD else -2
    if scene.event is not None:
        return scene.event
    return -1 if scene.scope is Scope.PERIOD else -2


def _bounds(draft: Draft) -> tuple[int | None, int | None]:
    return draft.figure.count.low, draft.figure.count.high


def _meant(first: Draft, again: Draft) -> bool:
    """Whether "the two boys" can name those counted before: as many, and with the harm that is told of them now."""
    told = again.figure.harm
    same = told not in BEFALLEN or (told is first.harm and _alike(first, again))
    return same and _bounds(first) == _bounds(again)


def _named_again(draft: Draft, first: int | None) -> Draft:
    """Point "the two boys" at whom it names.

    If nobody was counted so, it states what befell them now ("the two boys were injured"), or nothing of its own.
    """
    if first is not None:
        return replace(draft, same_as=first)
    told = draft.figure.harm in BEFALLEN and draft.figure.count.low is not None
    return draft if told else replace(draft, dropped=True)


def _repeats(state: State, drafts: list[Draft], at: int, again: Draft) -> bool:
    """Whether a figure of the same event and harm says what an earlier one said."""
    first = drafts[at]
    both = first.counts is again.counts and again.figure.count.modifier is Modifier.VAGUE  # "two others", "others"
    if (again.counts is Counts.ADDITIONAL and not both) or _lived(first, again):
        return False
    if first.figure.sentence == again.figure.sentence and not _said_twice(state, first, again):
        return False
    if first.figure.unit is not again.figure.unit or first.figure.assertion is not again.figure.assertion:
        return False
    if (
        not _alike(first, again)
        or _others(state, first, again)
        or _besides(state, first, again)
        or not _same_whole(state, drafts, first, again)
    ):
        return False
    if _bounds(first) == _bounds(again) or _at_least(first, again):
        return True
    # what is told of a time or of history without a number may be of other people than what is counted
    vaguer = _vaguer(drafts, first, again) or _vaguer(drafts, again, first)
    return _thread(state, first) >= 0 and (_heralds(state, first) or vaguer)


def _lived(first: Draft, again: Draft) -> bool:
    """Whether "five of the injured" who died can be none of those told as killed at once."""
    later = again.figure.elliptical and again.figure.from_harm is Harm.INJURED
    return later and first.figure.from_harm is not Harm.INJURED


def _said_twice(state: State, first: Draft, again: Draft) -> bool:
    """Whether one sentence states a figure and who else states it, or says one vague thing in two words.

    "…, and the rescuers said that …"; "loss of life and casualties".
    """
    if _bounds(first) != _bounds(again):
        return False
    between = range(first.figure.end, again.figure.start)
    cited = (p for p in state.parties_in[first.figure.sentence] if p.use is Use.CLAIMANT)
    return _paired(state, first, again) or any(p.start in between for p in cited)


def _paired(state: State, first: Draft, again: Draft) -> bool:
    bare = all(
        d.harm is Harm.CASUALTIES and d.people.group == "all" and d.figure.count.low is None for d in (first, again)
    )
    return bare and state.text[first.figure.end : again.figure.start].strip() in AND


def _heralds(state: State, first: Draft) -> bool:
    """Whether a headline's bare "dead and wounded" only announces those whom the text below counts."""
    bare = first.figure.count.modifier is Modifier.VAGUE and first.people.group == "all" and first.part_of is None
    return bare and state.scenes[first.scene].kind is SentenceKind.TITLE


def _vaguer(drafts: list[Draft], one: Draft, other: Draft) -> bool:
    """Whether one figure is the other without its number: "civilians injured" of "two civilians were injured".

    "The bodies of children" do not repeat "13 people": they are some of them.
    """
    groups = {one.people.group, other.people.group}
    same = len(groups) == 1 or groups <= {"all", "civilian"} or one.borrowed or other.borrowed
    # the injured of "three killed or injured" are all the injured there are
    free = all(d.part_of is None or drafts[d.part_of].harm is not d.harm for d in (one, other))
    return same and one.figure.count.modifier is Modifier.VAGUE and free


def _others(state: State, first: Draft, again: Draft) -> bool:
    """Whether two are told by names that share no word, or the later one as another: two people."""
    scene = state.scenes[again.scene]
    if first.scene != again.scene and scene.kind is SentenceKind.BODY and is_anew(state, scene):
        return True
    if not {first.figure.rule, again.figure.rule} <= NAMED:
        return False
    one, other = (set(state.text[d.figure.start : d.figure.end].lower().split()) for d in (first, again))
    return not one & other


def _besides(state: State, first: Draft, again: Draft) -> bool:
    """Whether a report on a period goes on to others whom it counts: "3 were shot", "it recorded 3 medics killed"."""
    groups = {first.people.group, again.people.group}
    scene = state.scenes[again.scene]
    other = len(groups) > 1 and not groups <= {"all", "civilian"} and first.scene != again.scene
    return other and scene.scope is Scope.PERIOD and opens(scene.opening, state.cues.report_on)


def _at_least(first: Draft, again: Draft) -> bool:
    low = first.figure.count.low
    return low is not None and low == again.figure.count.low and Modifier.AT_LEAST in {
        first.figure.count.modifier, again.figure.count.modifier,
    }  # fmt: skip


def _same_whole(state: State, drafts: list[Draft], first: Draft, again: Draft) -> bool:
    """Whether two parts can be parts of one whole: the same number in two rows of a list is two figures."""
    rows = is_row(state, first) and is_row(state, again)
    if _thread(state, first) >= 0:
        partly = rows and (first.part_of is None) is not (again.part_of is None)  # "three of them", then three others
        return not partly and _one_toll(drafts, first, again)
    if rows:
        return False
    if first.part_of is None or again.part_of is None:
        return first.part_of is None and again.part_of is None
    return drafts[again.part_of].same_as == first.part_of


def _one_toll(drafts: list[Draft], first: Draft, again: Draft) -> bool:
    """Whether two figures can be one: "one of the injured died" is none of those "among the dead" told next."""
    if first.part_of is None or again.part_of is None:
        return True
    return drafts[first.part_of].harm is drafts[again.part_of].harm


def _alike(first: Draft, again: Draft) -> bool:
    a, b = first.people.group, again.people.group
    if a == b or "all" in {a, b} or first.borrowed or again.borrowed:
        return True
    if {a, b} <= {"child", "girl", "boy"}:
        return "child" in {a, b}
    both = first.part_of is None or again.part_of is not None  # one of five told before is nobody told next alone
    one = both and first.figure.count.low == again.figure.count.low == 1
    return one and "civilian" in {a, b} and bool({a, b} & PEOPLE)


def _guarded(state: State, first: Draft, again: Draft) -> bool:
    """Whether a headline or lead only sums up, less carefully, what the text below states."""
    if first.figure.count.modifier is Modifier.VAGUE and again.figure.count.modifier is not Modifier.VAGUE:
        return True
    title = state.scenes[first.scene].kind is SentenceKind.TITLE
    return title and first.figure.count.modifier is Modifier.EXACT and again.figure.count.modifier is Modifier.AT_LEAST


def _swap(drafts: list[Draft], first: int, again: int, pool: list[int]) -> None:
    drafts[again] = _enriched(drafts[again], drafts[first])
    drafts[first] = replace(drafts[first], same_as=again)
    pool[pool.index(first)] = again


def _enriched(first: Draft, again: Draft, *, one: bool = False) -> Draft:
    """Take over who the people were, where the repeat says it and the first statement does not.

    Only within one event is the "civilian" of the headline the child of the text.
    """
    a, b = first.people.group, again.people.group
    vaguer = again.figure.count.modifier is Modifier.VAGUE and first.figure.count.modifier is not Modifier.VAGUE
    if again.borrowed or a == b or vaguer or _loose(again):
        return first
    better = (
        a == "all"
        or first.borrowed
        or (a == "child" and b in {"girl", "boy"})
        or (one and a == "civilian" and b in TELLING)
    )
    return replace(first, people=again.people, borrowed=False) if better else first


def _loose(draft: Draft) -> bool:
    """Whether a figure is a mere "civilian casualties", which tells of no attack who its people were."""
    return draft.harm is Harm.CASUALTIES and draft.figure.count.modifier is Modifier.VAGUE


def _is_empty(whole: Draft, part: Draft) -> bool:
    """Whether a part says nothing that its whole does not: "soldiers" among "seven soldiers"."""
    group = part.people.group
    return group != "all" and group == whole.people.group and part.figure.count.modifier is Modifier.VAGUE


def _rooted(drafts: list[Draft]) -> list[Draft]:
    """Let repeats point at the first statement, and parts at the first statement of their whole."""

    def root(i: int | None) -> int | None:
        seen: set[int] = set()
        while i is not None and drafts[i].same_as is not None and i not in seen:
            seen.add(i)
            i = drafts[i].same_as
        return i

    rooted = []
    for i, draft in enumerate(drafts):
        first, whole = root(draft.same_as), root(draft.part_of)
        whole = None if whole == i else whole
        empty = whole is not None and _is_empty(drafts[whole], draft)
        same = first == draft.same_as and whole == draft.part_of and not empty
        rooted.append(draft if same else replace(draft, same_as=first, part_of=whole, dropped=draft.dropped or empty))
    return rooted
