"""Give every event and every figure its place, time, actor and weapon: its own, else its event's, else its frame's."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from harmledger.assemble import means, places, times
from harmledger.assemble.cues import opens
from harmledger.assemble.groups import HELD
from harmledger.assemble.responsibility import blamed, responsibilities
from harmledger.assemble.scope import entries
from harmledger.assemble.sequels import sequel
from harmledger.assemble.state import died_later, later_death
from harmledger.model import Precision, Scope, TimePrecision, Weapon, When
from harmledger.read.mentions import SentenceKind

if TYPE_CHECKING:
    from harmledger.assemble.means import Armed
    from harmledger.assemble.state import Draft, Event, Scene, State
    from harmledger.model import Named


HEADS = 6  # scenes among which a document's headlines stand
BACK = 4  # scenes
MANY = 3  # places of a list that makes a roundup
COUNTRY = places.RANK[Precision.COUNTRY]


def events(state: State) -> State:
    """Put together what all scenes of an event say of it."""
    said = responsibilities(state)
    done: list[Event] = []
    rows = entries(state)
    for n, event in enumerate(state.events):
        made = _event(state, event, blamed(said.get(n, ())))
        made = _goes_on(state, made, done[-1]) if done else made
        head = _announced(state, event, rows)
        made = _sharing(made, done[head]) if head is not None and head < n else made
        harmed = any(state.scenes[i].figures for i in event.scenes)
        done.append(replace(made, site=done[-1].site) if done and harmed and not made.site.places else made)
    return replace(state, events=tuple(done))


def _event(state: State, event: Event, accused: Named | None) -> Event:
    scenes = [state.scenes[n] for n in event.scenes]
    scenes = [s for s in scenes if not later_death(state, s)] or scenes
    told = [s for s in scenes if s.kind is SentenceKind.BODY]
    site = _narrowest(state, told)
    site = site if site.rank < places.NOWHERE else _narrowest(state, scenes)
    if not site.places:
        site = _beside(state, event)
    armed = _weapon(state, scenes)
    actors = [a for s in scenes if (a := means.actor(state, s))]
    when = _told_day(state, event, scenes) or _roundup(state, site, scenes) or _headed(state, scenes)
    presumed = None if when else _presumed(state, scenes)
    return replace(
        event,
        site=site,
        when=when or presumed,
        presumed=presumed is not None,
        actor=_attacker(state, actors) or accused or _sole(state, armed) or next(iter(actors), None),
        weapon=armed[0] if armed else None,
        weapon_text=armed[1] if armed else None,
    )


def _attacker(state: State, told: list[Named]) -> Named | None:
    """Give the first attacker with a name, else the first who is said to be unknown."""
    known = next((a for a in told if a.name != means.UNKNOWN), None)
    return known or next((a for a in told if not means.is_vague(state, a)), None)


def _goes_on(state: State, event: Event, before: Event) -> Event:
    """Give an attack what it shares with the one before: a sequel all that it does not say, "they also" the actor."""
    first = state.scenes[event.scenes[0]]
    if sequel(state, first) is None:
        also = opens(first.opening, state.cues.acts_on) and bool(state.strikes(first))
        return replace(event, actor=event.actor or before.actor) if also else event
    return replace(_sharing(event, before), site=event.site if event.site.places else before.site)


def _announced(state: State, event: Event, rows: set[int]) -> int | None:
    """Give the event of the sentence that announces the list in which an event stands: "yesterday's raids left:"."""
    first = event.scenes[0]
    if state.scenes[first].paragraph not in rows:
        return None
    head = next((s for s in reversed(state.scenes[:first]) if s.paragraph not in rows), None)
    lists = head is not None and state.text[head.start : head.end].rstrip().endswith(":")
    return head.event if head and lists and state.strikes(head) else None


def _sharing(event: Event, before: Event) -> Event:
    """Give an event with the day, actor and weapon of another where it has none of its own."""
    undated = event.presumed or event.when is None
    return replace(
        event,
        when=before.when if undated else event.when,
        presumed=before.presumed if undated else event.presumed,
        actor=event.actor or before.actor,
        weapon=event.weapon or before.weapon,
        weapon_text=event.weapon_text or before.weapon_text,
    )


def _told_day(state: State, event: Event, scenes: list[Scene]) -> When | None:
    """Give the day that an event's scenes name, or the clause before it."""
    if scenes[0].scope is Scope.PERIOD:
        return times.period(times.of_scene(state, scenes[0]))
    told = [d for s in scenes if (d := times.struck(state, s))]
    dated = next((d for d in told if d.earliest), told[0] if told else None) or _same_breath(state, event)
    return dated or next((d for s in scenes if (d := times.spoken(times.of_scene(state, s)))), None)


def _headed(state: State, scenes: list[Scene]) -> When | None:
    """Give the day that a headline sets for what stands below it: "Events of Thursday 19 January"."""
    if opens(scenes[0].opening, state.cues.retold) or any(a.retold for s in scenes for a in state.strikes(s)):
        return None
    heads = (s for s in state.scenes[:HEADS] if s.kind is SentenceKind.TITLE)
    return next((d for s in heads if (d := times.day(times.of_scene(state, s)))), None)


def _roundup(state: State, site: places.Site, scenes: list[Scene]) -> When | None:
    """Give the period of a list of places that a report on a period names without a day."""
    if len(site.places) < MANY or any(s.figures for s in scenes):
        return None
    return next((p for s in (*scenes, *_leads(state)) if (p := times.period(times.of_scene(state, s)))), None)


def _same_breath(state: State, event: Event) -> When | None:
    """Give the day that an earlier clause of the same sentence names, or what stands before it in its paragraph."""
    first = event.scenes[0]
    for scene in reversed(state.scenes[max(0, first - BACK) : first]):
        same = scene.sentence == state.scenes[first].sentence
        if scene.paragraph != state.scenes[first].paragraph or not (same or scene.event is None):
            break
        if (when := times.day(times.of_scene(state, scene))) is not None:
            return when
    return None


def _sole(state: State, armed: Armed | None) -> Named | None:
    """Give the one party that the document accuses of everything it tells; nobody is accused of what is buried."""
    sole = None if armed and armed[0] in means.BURIED else means.sole(state)
    gunmen = armed is None or armed[0] is Weapon.SMALL_ARMS  # "unknown gunmen" are no artillery
    return sole if gunmen or sole is None or sole.name != means.UNKNOWN else None


def _presumed(state: State, scenes: list[Scene]) -> When | None:
    """Give the day of publication and the one before, for an attack told as news without a day (`day_presumed`)."""
    published = state.located.published or state.document.published
    if published is None or published.earliest is None or published.earliest != published.latest:
        return None
    if any(state.spans(s) for s in scenes) or any(a.retold for s in scenes for a in state.strikes(s)):
        return None
    return When(published.earliest - timedelta(days=1), published.latest, TimePrecision.DAYS)


def _narrowest(state: State, scenes: list[Scene]) -> places.Site:
    return places.narrowest(places.of_scene(state, s) for s in scenes)


def _beside(state: State, event: Event) -> places.Site:
    """Give the place told last before an attack without one: its paragraph's, and for people also one before that."""
    first = event.scenes[0]
    before = [s for s in reversed(state.scenes[max(0, first - BACK) : first]) if places.of_scene(state, s).places]
    beside = [s for s in before if s.paragraph == state.scenes[first].paragraph]
    harmed = any(state.scenes[n].figures for n in event.scenes)
    return next((places.of_scene(state, s) for s in beside or (before if harmed else [])), places.Site())


def _weapon(state: State, scenes: list[Scene]) -> Armed | None:
    best: Armed | None = None
    for scene in scenes:
        best = means.finer(best, means.weapon(state, scene))
    return best or next((w for s in scenes if (w := means.implied(state, s))), None)


def figures(state: State) -> State:
    """Give every figure its place, time, actor and weapon."""
    leads = _leads(state)
    return state.with_drafts({
        i: _described(state, draft, leads)
        for i, draft in enumerate(state.drafts)
        if not draft.dropped
    })  # fmt: skip


def _described(state: State, draft: Draft, leads: list[Scene]) -> Draft:
    """Describe a figure as one of an attack, of a total, or of people whom no attack harmed."""
    if not draft.by_attack:
        return _caused(state, draft)
    outside = draft.scope in {Scope.PERIOD, Scope.BACKGROUND} or state.scenes[draft.scene].event is None
    return _framed(state, draft, leads) if outside else _told(state, draft)


def _told(state: State, draft: Draft) -> Draft:
    """Describe a figure of an attack."""
    scene = state.scenes[draft.scene]
    event = state.events[scene.event or 0]
    own = places.of_scene(state, scene)
    site = own if own.firm else places.narrowest((own, event.site))
    site = places.each(state, scene).get(draft.figure.start, site)
    site = event.site if event.site.places and later_death(state, scene) else site
    theirs_too: Armed | None = (event.weapon, event.weapon_text or "") if event.weapon else None
    armed = means.finer(means.weapon(state, scene, draft.figure), theirs_too)
    when, outcome = _when(state, scene, event)
    when = when if outcome else times.each(state, scene).get(draft.figure.start, when)
    return replace(
        draft,
        places=site.places,
        place_mode=site.mode,
        when=when,
        outcome_when=outcome,
        actor=_actor(state, means.actor(state, scene, draft.figure), event.actor, armed),
        weapon=armed[0] if armed else None,
        weapon_text=armed[1] if armed else None,
        scope=Scope.INCIDENT,
    )


def _actor(state: State, own: Named | None, event: Named | None, armed: Armed | None) -> Named | None:
    """Give the actor; a mine has only the one that its own sentence names, a remnant none: nobody fired it then."""
    if armed and armed[0] is Weapon.ERW:
        return None
    if armed and armed[0] in means.REMNANTS:
        return own
    return event if event and (own is None or means.may_be_named(state, own)) else own


def _when(state: State, scene: Scene, event: Event) -> tuple[When | None, When | None]:
    """Give the day of the attack and, for who died of wounds later, the day of the death."""
    found = times.of_scene(state, scene)
    if not died_later(state, scene):
        return times.day(found) or times.month(found) or event.when, None
    own, last = times.first(found), times.last(found)
    if own is None:
        return event.when, None
    if last != own:
        return own, last
    return (event.when if event.when != own else None), own


def _leads(state: State) -> list[Scene]:
    """Give the scenes that set the frame of a document's totals: those of a period, in text order."""
    return [s for s in state.scenes if s.scope is Scope.PERIOD]


def _caused(state: State, draft: Draft) -> Draft:
    """Describe people harmed by no attack: where and when their own scene says, and nobody did it."""
    scene = state.scenes[draft.scene]
    found, site = times.of_scene(state, scene), places.of_scene(state, scene)
    period = scene.scope in {Scope.PERIOD, Scope.BACKGROUND}
    beside = state.events[scene.event].when if scene.event is not None else None
    when = times.each(state, scene).get(draft.figure.start)
    return replace(
        draft,
        scope=scene.scope if period else Scope.INCIDENT,
        places=site.places,
        place_mode=site.mode,
        when=when or (times.period(found) if period else times.day(found) or times.month(found) or beside),
    )


def _framed(state: State, draft: Draft, leads: list[Scene]) -> Draft:
    """Describe a total or a figure of the background."""
    scene = state.scenes[draft.scene]
    scope = draft.scope if draft.scope is not Scope.UNKNOWN else scene.scope
    frames = [scene] if scope is Scope.BACKGROUND else [scene, *_frames(state, scene, leads)]
    told = [s for s in frames if s.start <= scene.start]  # what is told of a part later is not told of the whole
    own = places.of_scene(state, scene)
    around = told if own.places and scene.kind is SentenceKind.BODY else frames
    sites = [p for s in around if (p := places.of_scene(state, s)).places] or [own]
    plain = sites[0].rank < COUNTRY and sites[0].doubt < places.NOWHERE
    site = sites[0] if plain else places.narrowest(sites)
    site = places.each(state, scene).get(draft.figure.start, site)
    armers = [scene] if draft.harm in HELD else told  # arrests have no weapon of a frame's
    named = (w for s in armers if (w := means.weapon(state, s) or means.implied(state, s)))
    armed = means.torture(state, scene, draft.figure) or next(named, None)
    return replace(
        draft,
        scope=scope,
        places=site.places,
        place_mode=site.mode,
        when=times.each(state, scene).get(draft.figure.start)
        or next((d for s in frames if (d := times.period(times.of_scene(state, s)))), None),
        actor=means.framed(state, draft, told),
        weapon=armed[0] if armed else None,
        weapon_text=armed[1] if armed else None,
    )


def _frames(state: State, scene: Scene, leads: list[Scene]) -> list[Scene]:
    """Give the scenes whose period a scene shares: its own frame, then the document's opening."""
    frame = [state.scenes[scene.frame]] if scene.frame is not None else []
    return frame + leads[:2]
