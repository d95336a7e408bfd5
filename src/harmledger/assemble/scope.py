"""Tell incidents, periods and background apart from the whole document.

Signs, strongest first: what the sentence's own grammar settles; context words; the span of its time; a sum over
attacks ("these attacks left …"); the frame of the sentence before (a list that divides a total, the next sentence of
a report that opened with a period); the document's opening frame. See research on scope: one sentence is not enough.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from unicodedata import category

from harmledger.assemble import means, times
from harmledger.assemble.cues import holds, opens
from harmledger.assemble.places import AREA_RANK, NOWHERE
from harmledger.assemble.places import of_scene as place_of
from harmledger.model import AttackType, Harm, Movement, Scope
from harmledger.read.mentions import Near, SentenceKind

if TYPE_CHECKING:
    from datetime import date

    from harmledger.assemble.state import Draft, Scene, State
    from harmledger.assemble.times import Moment
    from harmledger.model import When
    from harmledger.read.mentions import Figure

HEADS = 4  # scenes among which a headline and its lead stand
NEUTRAL = 3  # scenes over which a period reaches, if they tell of nothing else
HISTORIC = 100_000  # no report's attacks or period harm as many
MANY_DISPLACED = 500_000  # nor displace as many
MANY = 50  # harmed nowhere in particular in a month, they are of more than one attack
PAST = 180  # days after which a report on something else only recalls an attack
BULLETS = "•–—-*·▪▫◾◼●■►▶➤→✔✅❗‼📍🔻🔴🔹🔸"
NUMBERED = re.compile(r"\(?\d{1,2}\s?[.)–-]\s?(?=\D)")
STAMP = re.compile(r"[\[(]?\d{1,2}[:.h]\d\d(?:\s?(?:am|pm|GMT|BST|EST|ET))?(?:\s?[\])|:–—-]|\s+(?=[A-Z]))")
LABEL = 40  # characters in which a row of a list names what it is about: "In the countryside of Aleppo:"


@dataclass(frozen=True, slots=True)
class _Told:
    """What a report that opened with a period last spoke of, for "the attacks" of a later sentence."""

    period: int | None = None  # the scene of the period
    several: bool = True  # whether the attack told last was several
    alone: bool = False  # whether nothing else was told since

    def after(self, state: State, n: int, scene: Scene) -> _Told:
        """Give it after one more scene."""
        if scene.scope is Scope.PERIOD:
            return _Told(scene.frame if scene.frame is not None else n, several=False, alone=True)
        dated = times.day(times.of_scene(state, scene)) is not None
        alone = self.alone and not state.strikes(scene) and not scene.figures and not dated
        return replace(self, several=self.several or _several(state, scene), alone=alone)

    def means(self, state: State, scene: Scene) -> bool:
        """Whether a scene's figures are of all attacks of the period: "1,867 fled the attacks", "in all 30"."""
        strikes = state.strikes(scene)
        if self.period is None or self.several or not scene.figures or not (strikes or self.alone):
            return False
        plural = all(s.definite and s.plural for s in strikes)
        site = place_of(state, scene)
        one = bool(site.places) and all(f.count.high == 1 for f in state.figures(scene))  # "in Hais a farmer was shot"
        return plural and times.day(times.of_scene(state, scene)) is None and site.rank >= AREA_RANK and not one


def scopes(state: State) -> State:
    """Settle each scene's scope, and whose period it shares."""
    done: list[Scene] = []
    listing, at, told, main = False, -1, _Told(), _main_day(state)
    for n, scene in enumerate(state.scenes):
        last = done[at] if at >= 0 and n - at <= NEUTRAL else None
        scope, frame = _own(state, scene, main), None
        if last is not None and scope is Scope.UNKNOWN:
            scope, frame = _of_same_time(state, scene, told) or _inherited(state, scene, last, at, listing=listing)
        if scope is Scope.UNKNOWN and told.means(state, scene):
            scope, frame = Scope.PERIOD, told.period
        elif last is not None and frame is None and scope is last.scope and not scene.figures and lists(state, scene):
            frame = last.frame if last.frame is not None else at
        done.append(replace(scene, scope=scope, frame=frame) if scope is not Scope.UNKNOWN else scene)
        told = told.after(state, n, done[-1])
        if scope is not Scope.UNKNOWN or scene.figures or state.strikes(scene):
            at = n
        listing = lists(state, scene) or (listing and _is_item(state, scene))
    return _with_history(replace(state, scenes=tuple(_heads(state, done))))


def _with_history(state: State) -> State:
    """Call a figure that no report's attacks explain background, whatever stands beside it."""
    vast = (i for i, d in enumerate(state.drafts) if d.scope is Scope.UNKNOWN and _context([d.figure]))
    incidents = (i for i in vast if state.scenes[state.drafts[i].scene].scope is not Scope.PERIOD)
    return state.with_drafts({i: replace(state.drafts[i], scope=Scope.BACKGROUND) for i in incidents})


def _heads(state: State, done: list[Scene]) -> list[Scene]:
    """Give a headline the period of its lead, where both state the same figure."""
    found = list(done)
    for n, scene in enumerate(done[:HEADS]):
        if scene.kind is not SentenceKind.TITLE or scene.scope is not Scope.UNKNOWN or not scene.figures:
            continue
        lead = next((s for s in done[n + 1 : n + HEADS] if s.figures and s.kind is SentenceKind.BODY), None)
        if lead is not None and lead.scope is Scope.PERIOD and _signs(state, scene) & _signs(state, lead):
            found[n] = replace(scene, scope=Scope.PERIOD)
    return found


def _signs(state: State, scene: Scene) -> set[tuple[Harm | None, int | None]]:
    return {(f.harm, f.count.low) for f in state.figures(scene) if f.count.low is not None}


def _main_day(state: State) -> date | None:
    """Give the day of the report's first attack with figures, the one it is about."""
    told = (times.of_scene(state, s) for s in state.scenes if s.figures and s.kind is not SentenceKind.TITLE)
    first = next((times.day(t) or times.spoken(t) for t in told), None)
    return first.earliest if first else None


def _own(state: State, scene: Scene, main: date | None) -> Scope:
    """Judge a scene by its own words."""
    figures = state.figures(scene)
    told = {f.scope for f in figures if f.scope is not Scope.UNKNOWN}
    if len(told) == 1:
        return told.pop()
    found = times.of_scene(state, scene)
    words = state.text[scene.start : scene.end].lower()
    if _context(figures) or (holds(words, state.cues.background) and times.day(found) is None):
        return Scope.BACKGROUND
    if _long_past(times.day(found) or times.month(found), main) or holds(words, state.cues.recalled):
        return Scope.BACKGROUND
    dated = opens(scene.opening, state.cues.so_far) and any(m.mention.month for m in found)
    counted = figures and dated and not state.strikes(scene)
    return Scope.PERIOD if counted or _spans(state, scene, found) or _of_a_day(state, scene, found) else Scope.UNKNOWN


def _long_past(when: When | None, main: date | None) -> bool:
    """Whether an attack is of another time than the one a report is about."""
    latest = when.latest if when and not when.candidates else None
    return latest is not None and main is not None and (main - latest).days > PAST


def _of_a_day(state: State, scene: Scene, found: list[Moment]) -> bool:
    """Whether figures are what a wide area saw "in the past 24 hours", of no one attack."""
    counted = bool(scene.figures) and any(map(_counts_days, found))
    wide = place_of(state, scene).rank >= AREA_RANK
    strikes = state.strikes(scene)  # "shelling" may be many
    return counted and wide and all(s.plural or s.definite or s.type is AttackType.SHELLING for s in strikes)


def _counts_days(moment: Moment) -> bool:
    """Whether a time is a count of days or hours up to the publication, not one night."""
    told = moment.mention
    days = told.days_from is not None and told.days_to is not None and told.days_from < told.days_to
    return days and (told.span or told.part is None)


def _context(figures: list[Figure]) -> bool:
    """Whether all figures are stocks of the displaced or larger than any one attack explains."""
    return bool(figures) and all(
        f.movement is Movement.STOCK or (f.count.low or 0) >= (MANY_DISPLACED if f.harm is Harm.DISPLACED else HISTORIC)
        for f in figures
    )


def _spans(state: State, scene: Scene, found: list[Moment]) -> bool:
    """Whether the scene's figures are a total over a period."""
    if times.day(found) is not None:
        since = any(m.mention.since for m in found)
        toll = since and bool(scene.figures) and not state.strikes(scene)  # "the toll since Thursday is 532"
        return toll or ((since or _up_to_now(state, scene)) and _several(state, scene))
    long = [m for m in found if m.long]
    fled = all(f.harm is Harm.DISPLACED for f in state.figures(scene))  # "have left since Friday because of shelling"
    if fled and scene.figures and all(m.mention.weekday is not None for m in long):
        return False
    return bool(long) and not _single(state, scene, long)


def _up_to_now(state: State, scene: Scene) -> bool:
    """Whether a scene counts what a day has seen so far, and does not go on to tell attack by attack."""
    counts = holds(state.text[scene.start : scene.end].lower(), state.cues.so_far)
    return counts and bool(scene.figures) and not lists(state, scene)


def _several(state: State, scene: Scene) -> bool:
    return any(a.plural for a in state.strikes(scene))


def _single(state: State, scene: Scene, long: list[Moment]) -> bool:
    """Whether one attack is dated by its month or year only: "in February, a drone killed a man in Aleppo"."""
    if any(m.mention.since or m.mention.until for m in long) or _several(state, scene):
        return False
    if not all(_named(m) for m in long):
        return _one_back(state, scene, long)
    spread = any(s.mention.near is Near.ACROSS for i in scene.places if (s := state.spots[i]))
    site = place_of(state, scene)
    if state.strikes(scene):
        return not spread and (bool(site.places) or all((f.count.low or 0) <= MANY for f in state.figures(scene)))
    return len(site.places) == 1 and site.rank < AREA_RANK and all(f.count.high == 1 for f in state.figures(scene))


def _one_back(state: State, scene: Scene, long: list[Moment]) -> bool:
    """Whether one attack is told of a week or month before: "last month, a similar strike killed two children"."""
    alike = holds(state.text[scene.start : scene.end].lower(), state.cues.similar)
    told = [a for a in state.strikes(scene) if alike or a.type is not AttackType.SHELLING]  # "shelling" may be many
    dated = all(m.back or m.mention.months_back == 0 for m in long)  # "early this month"
    return dated and bool(told) and place_of(state, scene).rank not in range(AREA_RANK, NOWHERE)


def _named(moment: Moment) -> bool:
    """Whether a time is a month or year by name, not "the past week" nor "the first half of February"."""
    return moment.mention.day is None and (moment.mention.month is not None or moment.mention.year is not None)


def _of_same_time(state: State, scene: Scene, told: _Told) -> tuple[Scope, int] | None:
    """Judge a scene that says that it is of the period told before: "in the same period"."""
    if told.period is None:
        return None
    same = holds(state.text[scene.start : scene.end].lower(), state.cues.same_time)
    return (Scope.PERIOD, told.period) if same or _counts_on(state, scene) else None


def _counts_on(state: State, scene: Scene) -> bool:
    """Whether a report on a period counts something else of it: "the group also documented the arrest of 539"."""
    free = times.day(times.of_scene(state, scene)) is None and place_of(state, scene).rank >= AREA_RANK
    several = all(s.plural or s.type in means.ARRESTS for s in state.strikes(scene))
    return free and several and bool(scene.figures) and opens(scene.opening, state.cues.report_on)


def _inherited(state: State, scene: Scene, last: Scene, before: int, *, listing: bool) -> tuple[Scope, int | None]:
    """Judge a scene by the one before it."""
    if last.scope in {Scope.UNKNOWN, Scope.INCIDENT} or times.day(times.of_scene(state, scene)) is not None:
        return Scope.UNKNOWN, None
    frame = last.frame if last.frame is not None else before
    words = state.text[scene.start : scene.end].lower()
    listed = (listing and _is_item(state, scene)) or (not scene.figures and lists(state, scene))
    listed = listed or (last.scope is Scope.PERIOD and holds(words, state.cues.shares))
    told_on = last.scope is Scope.PERIOD and opens(scene.opening, state.cues.report_on)
    if listed or told_on or _sums(state, scene) or _refers(state, scene) or _goes_on(state, scene, last):
        return last.scope, frame
    return Scope.UNKNOWN, None


def lists(state: State, scene: Scene) -> bool:
    """Whether a scene announces a list that divides its total."""
    words = state.text[scene.start : scene.end].rstrip()
    return words.endswith(":") or holds(words.lower(), state.cues.divides)


def _is_item(state: State, scene: Scene) -> bool:
    bullet = state.text[scene.start : scene.start + 1] in BULLETS
    return bullet or (bool(scene.figures) and not opens(scene.opening, state.cues.retold))


def entries(state: State) -> set[int]:
    """Give the paragraphs in which an entry of a list or a live blog opens."""
    return {s.paragraph for s in state.scenes if is_entry(state.text[s.start : s.end])}


def is_entry(words: str) -> bool:
    """Whether a scene opens an entry of its own: behind a bullet, or behind the hour in a live blog."""
    opening = words.lstrip()
    mark = opening[:1]
    headed = STAMP.match(opening) or NUMBERED.match(opening)
    return bool(mark) and (mark in BULLETS or category(mark) == "So" or bool(headed))


def is_row_of(state: State, scene: Scene) -> bool:
    """Whether a scene is a row of a list with figures, or goes on with one."""
    return is_entry(words := state.text[scene.start : scene.end]) or ":" in words[:LABEL]


def is_row(state: State, draft: Draft) -> bool:
    """Whether a figure stands in a row of a list: behind a bullet or a label."""
    opening = state.text[state.scenes[draft.scene].start : draft.figure.start].lstrip()
    return opening.startswith(tuple(BULLETS)) or bool(NUMBERED.match(opening)) or ":" in opening[:LABEL]


def _sums(state: State, scene: Scene) -> bool:
    strikes = state.strikes(scene)
    return opens(scene.opening, state.cues.sums) and (not strikes or any(s.plural or s.definite for s in strikes))


def _refers(state: State, scene: Scene) -> bool:
    """Whether all its figures refer back, or it only speaks of the same attacks again."""
    figures, strikes = state.figures(scene), state.strikes(scene)
    if figures and figures[0].back is not None and opens(scene.opening, state.cues.of_whole):
        return True
    drafts = (state.drafts[i] for i in scene.figures)
    if figures and all(d.figure.back is not None or d.figure.part_of is not None for d in drafts):
        return True
    return bool(strikes) and all(s.definite and s.plural for s in strikes)


def _goes_on(state: State, scene: Scene, last: Scene) -> bool:
    """Whether it adds figures to a period, with no place and no attack of its own, in its paragraph or by cause."""
    if last.scope is not Scope.PERIOD or not scene.figures:
        return False
    causes = _several(state, scene) and not place_of(state, scene).places  # "Air strikes caused 44 casualties"
    if scene.paragraph != last.paragraph and not causes:
        return False
    return place_of(state, scene).rank >= AREA_RANK and all(s.plural or s.definite for s in state.strikes(scene))
