"""Gather the scenes that tell of one attack: by place, time, weapon, actor, figures and how the text goes on."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from harmledger.assemble import places, times
from harmledger.assemble.cues import holds, opens
from harmledger.assemble.groups import HELD
from harmledger.assemble.means import BURIED, CLASS, USUAL
from harmledger.assemble.scope import is_entry
from harmledger.assemble.sequels import is_anew, sequel
from harmledger.assemble.state import Event, Scene, State, later_death
from harmledger.model import AttackType, Harm, Scope, Weapon
from harmledger.read.mentions import Near, SentenceKind, Use

if TYPE_CHECKING:
    from harmledger.assemble.state import Draft
    from harmledger.model import When
    from harmledger.read.mentions import TimeMention

RECENT = 6  # events that an unplaced sentence can speak of
LEAD = 4  # sentences after a headline that tell its story again
BLASTS = {AttackType.SHELLING, AttackType.AIRSTRIKE, AttackType.DRONE_STRIKE, AttackType.EXPLOSION}
HEADED = 5  # characters before the place with which a sentence opens: "In "
ENTRY = 1.5  # what speaks against an entry of a list going on with the entry before
ARRESTED = 4.0  # what speaks against arrests and an attack being one
AIR = {Weapon.AIRSTRIKE, Weapon.DRONE, Weapon.MISSILE}
UNDIVIDED = {Harm.KILLED, Harm.INJURED}
ROUNDUP = 3  # places of a list that stands for itself
Said = tuple[str, int, int]  # a kind of day and its value: month and day, weekday, days back
Sign = tuple[Harm | None, int | None, int | None]  # lower and upper bound; the upper only where there is no lower


@dataclass(frozen=True, slots=True)
class Facts:
    """What one scene says that tells attacks apart."""

    points: frozenset[str]  # places it is about
    loose: frozenset[str]  # names that may be such places, or places that it is only near to
    known: bool  # whether a gazetteer knows one of them
    areas: frozenset[str]  # wider places named around them
    width: int
    day: When | None
    said: frozenset[Said]  # days as worded, to tell apart what is not resolved
    weapons: frozenset[Weapon]
    actors: frozenset[str]
    signs: frozenset[Sign]
    anew: bool  # somebody else, or another attack
    turns: bool
    older: bool  # an attack told earlier, which the report is not about
    definite: bool
    fresh: bool  # an attack told as new
    second: bool  # another strike of the same story
    item: bool  # behind a bullet or an hour: an entry of a list
    entry: bool  # in a paragraph that opens so
    led: bool  # opens with its place: "In Huliaipole, a woman died"
    held: bool | None  # whether it tells of arrests only; None where it tells of nothing


NOTHING = Facts(
    points=frozenset(),
    loose=frozenset(),
    known=False,
    areas=frozenset(),
    width=places.NOWHERE,
    day=None,
    said=frozenset(),
    weapons=frozenset(),
    actors=frozenset(),
    signs=frozenset(),
    turns=False,
    anew=False,
    older=False,
    definite=False,
    fresh=False,
    second=False,
    item=False,
    entry=False,
    led=False,
    held=None,
)


@dataclass(slots=True)
class Thread:
    """An event while it is gathered."""

    scenes: list[int]
    last: Scene
    headline: bool
    second: bool
    item: bool = False
    held: bool | None = None
    points: set[str] = field(default_factory=set)
    loose: set[str] = field(default_factory=set)
    known: bool = False
    areas: set[str] = field(default_factory=set)
    width: int = places.NOWHERE
    day: When | None = None
    said: set[Said] = field(default_factory=set)
    weapons: set[Weapon] = field(default_factory=set)
    actors: set[str] = field(default_factory=set)
    signs: set[Sign] = field(default_factory=set)

    def take(self, number: int, scene: Scene, facts: Facts) -> None:
        """Add a scene."""
        self.scenes.append(number)
        self.item = facts.item or facts.entry or (self.item and scene.paragraph == self.last.paragraph)
        self.last = scene
        self.points |= facts.points
        self.loose |= facts.loose
        self.known |= facts.known
        self.held = facts.held if self.held is None else self.held and facts.held is not False
        self.areas |= facts.areas
        self.width = min(self.width, facts.width)
        self.day = self.day or facts.day
        self.said |= facts.said
        self.weapons |= facts.weapons
        self.actors |= facts.actors
        self.signs |= facts.signs


def events(state: State) -> State:
    """Sort every scene that tells of an attack into an event."""
    threads: list[Thread] = []
    recent: deque[int] = deque(maxlen=RECENT)
    at: dict[str, int] = {}  # the last event at each place
    owner: dict[int, int] = {}
    entries = {s.paragraph for s in state.scenes if _is_entry(state, s)}
    beside: tuple[int, frozenset[str]] | None = None
    for number, scene in enumerate(state.scenes):
        if not _tells(state, scene):
            beside = _beside(state, scene) or beside
            continue
        facts = _facts(state, scene)
        facts = replace(facts, entry=scene.paragraph in entries)
        if beside and beside[0] == scene.paragraph and not facts.points | facts.loose:
            facts = replace(facts, loose=beside[1])  # "A fire broke out in Podil. No one was hurt."
        beside = None
        mine = _choose(
            scene, facts, threads, sorted({*recent, *(at[p] for p in facts.points | facts.loose if p in at)})
        )
        if mine is None:
            mine = len(threads)
            threads.append(Thread([], scene, scene.kind is SentenceKind.TITLE, facts.second))
        threads[mine].take(number, scene, facts)
        owner[number] = mine
        at.update(dict.fromkeys(facts.points | facts.loose, mine))
        if mine in recent:
            recent.remove(mine)
        recent.append(mine)
    numbered = tuple(replace(s, event=owner[n]) if n in owner else s for n, s in enumerate(state.scenes))
    return replace(state, scenes=numbered, events=tuple(Event(tuple(t.scenes)) for t in threads))


def _beside(state: State, scene: Scene) -> tuple[int, frozenset[str]] | None:
    """Give the paragraph of a scene that tells of no attack, and the places that it is about."""
    found = (s for i in scene.places if (s := state.spots[i]))
    keys = frozenset(s.key for s in found if s.about and s.firm)
    return (scene.paragraph, keys) if keys else None


def _tells(state: State, scene: Scene) -> bool:
    """Whether a scene speaks of one attack: with its figures, or by an attack word and a place."""
    if scene.scope in {Scope.PERIOD, Scope.BACKGROUND} or scene.kind is SentenceKind.DATELINE:
        return False
    told = [d for i in scene.figures if not (d := state.drafts[i]).dropped and d.by_attack]
    return bool(told) or bool(state.strikes(scene)) or _armed(state, scene)


def _armed(state: State, scene: Scene) -> bool:
    """Whether a place and a weapon are named with its user, or in another attack's sentence: "and gun fire on Bara"."""
    used = any(state.reading.parties[i].use is Use.ACTOR for i in scene.parties)
    if scene.start == state.reading.sentences[scene.sentence].start and not used:
        return False
    spots = (s for i in scene.places if (s := state.spots[i]))
    return any(state.reading.weapons[i].used for i in scene.weapons) and any(s.about and s.point for s in spots)


def _facts(state: State, scene: Scene) -> Facts:
    if later_death(state, scene):
        return replace(NOTHING, signs=frozenset(_sign(state, i) for i in scene.figures), definite=True)
    found = [s for s in places.told(state, scene) if not s.seat]
    strikes = state.strikes(scene)
    reading = state.reading
    return Facts(
        points=frozenset(s.key for s in found if s.about and s.point and s.apart),
        loose=frozenset(s.key for s in found if s.about and s.point and not s.apart),
        known=any(s.about and s.point and s.place.id is not None for s in found),
        areas=frozenset(s.key for s in found if s.mention.near is not Near.FROM and not (s.about and s.point)),
        width=min((s.rank for s in found if s.about), default=places.NOWHERE),
        day=times.struck(state, scene),
        said=frozenset(day for i in scene.times if (day := _said(reading.times[i]))),
        weapons=_weapons(state, scene),
        actors=frozenset(p.party for i in scene.parties if (p := reading.parties[i]).use is Use.ACTOR),
        signs=_signs(state, scene),
        turns=opens(scene.opening, state.cues.turns),
        anew=is_anew(state, scene),
        older=any(s.retold and not s.definite for s in strikes),
        definite=(bool(strikes) and all(s.definite for s in strikes)) or _rises(state, scene),
        fresh=any(not s.definite for s in strikes),
        second=sequel(state, scene) is not None,
        led=any(s.mention.start - scene.start < HEADED for s in found if s.about and s.point) and bool(scene.figures),
        item=_is_entry(state, scene),
        entry=False,
        held=_held(state, scene),
    )


def _rises(state: State, scene: Scene) -> bool:
    """Whether a scene only raises a toll told before: "the toll rose to 27"."""
    told = bool(scene.figures) and not state.strikes(scene) and not scene.weapons
    return told and holds(state.text[scene.start : scene.end].lower(), state.cues.rises)


def _is_entry(state: State, scene: Scene) -> bool:
    return is_entry(state.text[scene.start : scene.end])


def _held(state: State, scene: Scene) -> bool | None:
    """Whether a scene tells of arrests only (True) or of bombs (False); None of a raid, which may be both."""
    harms = {state.drafts[i].harm for i in scene.figures if not state.drafts[i].dropped}
    told = {a.type for a in state.strikes(scene)}
    if told & BLASTS:
        return False
    return True if harms and harms <= set(HELD) else None


def _is_whole(draft: Draft) -> bool:
    """Whether a figure can tell attacks apart: "a woman" and "four children" are among the dead of many."""
    return not draft.dropped and draft.part_of is None and draft.by_attack


def _weapons(state: State, scene: Scene) -> frozenset[Weapon]:
    """Give the kinds of weapon that a scene names, else those that its attacks imply."""
    named = (state.reading.weapons[i] for i in scene.weapons)
    found = {w.weapon for w in named if w.used} or {USUAL[s.type] for s in state.strikes(scene) if s.type in USUAL}
    return frozenset(CLASS.get(w, w) for w in found)


def _said(mention: TimeMention) -> Said | None:
    if mention.told:
        return None
    if mention.month is not None and mention.day is not None:
        return "date", mention.month, mention.day
    if mention.weekday is not None:
        return "weekday", mention.weekday, 0
    back = mention.days_from
    return ("back", back, 0) if back is not None and back == mention.days_to else None


def _signs(state: State, scene: Scene) -> frozenset[Sign]:
    """Give the counts of a scene; the dead and the injured also together, as a headline sums them up."""
    found = {_sign(state, i) for i in scene.figures if _is_whole(state.drafts[i])}
    toll = {harm: low for harm, low, _ in found if harm in UNDIVIDED and low}
    summed = {(Harm.CASUALTIES, sum(toll.values()), None)} if len(toll) == len(UNDIVIDED) else set()
    return frozenset(found | summed)


def _sign(state: State, i: int) -> Sign:
    draft = state.drafts[i]
    count = draft.figure.count
    return draft.harm, count.low, count.high if count.low is None else None


def _choose(scene: Scene, facts: Facts, threads: list[Thread], open_: list[int]) -> int | None:
    """Give the event that a scene goes on with, or none where it begins another."""
    scored = [(_score(scene, facts, threads[i]), i) for i in open_]
    best, mine = max(scored, default=(0.0, -1))
    return mine if best > 0 else None


def _score(scene: Scene, facts: Facts, thread: Thread) -> float:
    """Weigh for and against one attack. Above 0 they are one."""
    score = _where(facts, thread) + _way(facts, thread) + _flow(scene, facts, thread)
    score += _when(facts, thread)
    if facts.held is not None and thread.held is not None and facts.held is not thread.held:
        score -= ARRESTED
    if facts.second and not thread.second and not thread.headline:
        score -= 6.0
    shared = {s for s in facts.signs & thread.signs if s[1] != 0 and not facts.anew}
    score += min(4.0, sum(2.0 if (s[1] or s[2] or 0) > 1 else 1.0 for s in shared))
    return score


def _when(facts: Facts, thread: Thread) -> float:
    """Weigh the days: as resolved, else as worded."""
    if facts.day and thread.day:
        return -4.0 if times.apart(facts.day, thread.day) else 0.5
    if not facts.said or not thread.said or facts.said & thread.said:
        return 0.0
    alike = any(a[0] == b[0] for a in facts.said for b in thread.said)
    return -3.0 if alike else -1.5


def _where(facts: Facts, thread: Thread) -> float:
    """Weigh the places: one in common speaks for one attack, different ones against it."""
    mine, theirs = facts.points | facts.loose, thread.points | thread.loose
    if theirs and len(mine) >= ROUNDUP and len(mine & theirs) * 2 < len(mine) and not facts.signs & thread.signs:
        return -4.0  # a list of places is no return to one of them
    if mine & theirs:
        return 3.0
    if facts.points and thread.points:
        return -4.0
    if facts.anew and facts.areas and thread.points and not facts.areas & thread.areas:
        return -2.0  # "another shell landed in the western countryside"
    if mine & thread.areas or facts.areas & (theirs | thread.areas):
        return 1.0  # "a grove south of Idlib", then "the village of Qaqfin, south of Idlib"
    return _loosely(facts, thread, bool(mine and theirs))


def _loosely(facts: Facts, thread: Thread, both: bool) -> float:  # noqa: FBT001 - whether both name a place
    """Weigh places that are only near to what is told, or wider than it."""
    if both:
        return -2.5 if facts.led or (facts.known and thread.known) else -1.0
    return -0.5 if facts.points and thread.areas else 0.0


def _way(facts: Facts, thread: Thread) -> float:
    score = 0.0
    if facts.weapons and thread.weapons:
        score += _means(facts.weapons, thread.weapons)
    if facts.actors and thread.actors:
        score += 0.5 if _allied(facts.actors, thread.actors) else -3.5
    return score


def _means(some: frozenset[Weapon], others: set[Weapon]) -> float:
    """Weigh the weapons: the same speaks for one attack, from the air or from the ground alike is no matter."""
    if some & others:
        return 0.5
    if any({a, b} <= AIR for a in some for b in others):
        return 0.0
    return -2.0 if some & BURIED or others & BURIED else -1.0


def _allied(some: frozenset[str], others: set[str]) -> bool:
    """Whether two sets of parties can be one side: the same, or one that backs the other."""
    if some & others or "unknown" in some or "unknown" in others:
        return True
    return bool({w[:4] for n in some for w in n.split()} & {w[:4] for n in others for w in n.split()})


def _flow(scene: Scene, facts: Facts, thread: Thread) -> float:
    """Weigh how the text goes on: next sentence, same paragraph, headline and lead, "meanwhile"."""
    gap = scene.sentence - thread.last.sentence
    score = 0.25
    if gap <= 1:
        score += 0.5
    if scene.paragraph == thread.last.paragraph:
        score += 0.75
    if thread.headline and gap <= LEAD and len(thread.scenes) == 1:
        score += 1.5
    if scene.sentence == thread.last.sentence:
        score -= 3.0  # they were cut apart because they differ
    if facts.definite:
        score += 2.0 if gap <= 1 else 1.0
    if facts.turns or facts.anew:
        score -= 2.0
    if facts.older:
        score -= 1.0
    ended = thread.item and not facts.item and scene.paragraph != thread.last.paragraph  # what stands below a list
    begun = facts.item or (facts.entry and scene.paragraph != thread.last.paragraph)
    if (begun or ended) and gap and not facts.definite:
        score -= ENTRY
    if facts.fresh and not thread.headline and scene.paragraph != thread.last.paragraph:
        score -= 0.75
    return score
