"""What a reader finds in a text: the values that cross from `read` to `locate` and `assemble`.

They are the same for every language. A reader states what each sentence says and no more; what needs the
gazetteer (which place, which day) is left to `locate`, what needs the whole document (scope, carried claimants,
repeats, which attack) to `assemble`. Mentions refer to each other by their index in the `Reading`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from harmledger.model import (
    Assertion,
    AttackType,
    Basis,
    Count,
    Counts,
    Effect,
    Harm,
    Manner,
    Movement,
    Part,
    People,
    Precision,
    Relation,
    Scope,
    Stance,
    TargetType,
    Unit,
    Weapon,
)


class SentenceKind(StrEnum):
    """What a sentence is for. Figures of `FURNITURE` are never read."""

    TITLE = "title"  # a headline inside the text
    BODY = "body"
    CAPTION = "caption"
    DATELINE = "dateline"
    FURNITURE = "furniture"  # menus, related news, comment forms, cookie notes


class Back(StrEnum):
    """To which figure before it a figure without its own harm or group refers."""

    WHOLE = "whole"  # "Five were children", "two of them": part of the last whole figure
    DEAD = "dead"  # "of the dead", "among those killed"
    INJURED = "injured"  # "of the wounded"
    CASUALTIES = "casualties"  # "among the victims"
    REPEAT = "repeat"  # "the 11 victims", "the two boys": names again who was counted before


class Near(StrEnum):
    """How a place name is meant, from the words before it."""

    AT = "at"
    NEAR = "near"  # near, on the outskirts of, 10 km south of
    BETWEEN = "between"
    AREA = "area"  # countryside of, the region of
    WITHIN = "within"  # the wider place of another mention: "Sarja, in southern Idlib"
    FROM = "from"  # an origin: "displaced from", "a man from"
    ACROSS = "across"  # a total's area: "across", "throughout"


class Use(StrEnum):
    """What a party does in its sentence."""

    ACTOR = "actor"  # is said to have attacked
    CLAIMANT = "claimant"  # is cited
    SIGNS = "signs"  # heads or signs the whole text, on a line of its own
    VICTIM = "victim"  # was attacked
    OTHER = "other"


class Anchor(StrEnum):
    """From where a time is counted."""

    CALENDAR = "calendar"  # from its own year, month and day, as far as given
    PUBLISHED = "published"  # "today", "yesterday", "last month"
    TEXT = "text"  # from the day the text last spoke of: "the next day", "that night"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence (or heading, bullet, caption) with its offsets and the paragraph it stands in."""

    start: int
    end: int
    paragraph: int
    kind: SentenceKind = SentenceKind.BODY


@dataclass(frozen=True, slots=True)
class Mention:
    """A passage of one sentence. `sentence` is an index into `Reading.sentences`."""

    start: int
    end: int
    sentence: int


@dataclass(frozen=True, slots=True)
class Figure(Mention):
    """A figure of people as its sentence states it; `start`–`end` is the shortest passage that does.

    `harm` is None where only an earlier sentence tells it (then `back` says which figure is meant).
    `part_of` is the index of the figure this one is a stated part of; `after` the index of the figure it is
    coordinated with ("six children and three women"), so that chains of one tally can be followed.
    """

    harm: Harm | None
    people: People
    count: Count
    rule: str
    unit: Unit = Unit.PERSON
    assertion: Assertion = Assertion.HARM
    counts: Counts = Counts.TOTAL
    elliptical: bool = False  # names no group of its own: "36 were injured", "three others"
    part_of: int | None = None
    after: int | None = None
    back: Back | None = None
    provisional: bool = False
    manner: Manner = Manner.UNKNOWN
    from_harm: Harm | None = None  # "died of wounds": INJURED; "found dead": MISSING
    movement: Movement | None = None
    scope: Scope = Scope.UNKNOWN  # only where the sentence itself settles it
    denied: bool = False  # the figure is stated in order to deny it
    trigger_start: int | None = None  # the harm word, to find what governs the figure
    trigger_end: int | None = None


@dataclass(frozen=True, slots=True)
class PlaceMention(Mention):
    """A name that may be a place. `longest` bounds how far the name may reach; `locate` chooses.

    Latin names are delimited by the reader (`longest == end`). In Arabic, where nothing marks a name's end,
    `end` covers the first word and `longest` up to four.
    """

    name: str
    near: Near = Near.AT
    cue: Precision | None = None  # "the village of": VILLAGE; "province": GOVERNORATE
    longest: int | None = None
    listed: int | None = None  # names of one list share a number
    sure: bool = True  # a cue word or a place preposition vouches for it; otherwise only the gazetteer can


@dataclass(frozen=True, slots=True)
class TimeMention(Mention):
    """A time expression taken apart, but not yet resolved.

    Examples: "October 5" month=10 day=5 · "Thursday night" weekday=3 part=NIGHT (Monday is 0) · "yesterday"
    anchor=PUBLISHED days_from=-1 days_to=-1 · "in the past week" anchor=PUBLISHED days_from=-7 days_to=0 ·
    "last month" anchor=PUBLISHED months_back=1 · "since December 2019" since=True year=2019 month=12 ·
    "from 3 to 9 October" day=3 to_day=9 month=10.
    "last Friday" weekday=4; «ليلة الجمعة» weekday=4 part=NIGHT eve=True (the night before).
    """

    anchor: Anchor = Anchor.CALENDAR
    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    to_weekday: int | None = None  # the last of some days: "on Monday and Tuesday"
    to_year: int | None = None
    to_month: int | None = None
    to_day: int | None = None
    days_from: int | None = None  # relative to the anchor, both included
    days_to: int | None = None
    months_back: int | None = None  # 0 this month, 1 last month (calendar months)
    years_back: int | None = None
    weeks_back: int | None = None  # 0 this week, 1 last week (calendar weeks, from Monday)
    part: Part | None = None
    eve: bool = False
    since: bool = False
    until: bool = False
    span: bool = False  # a period rather than a moment: "in October", "over the past week"
    before: bool = False  # "last Thursday": not the day of publication itself
    told: bool = False  # when somebody spoke of it, which may not be when it happened


@dataclass(frozen=True, slots=True)
class PartyMention(Mention):
    """A party with its canonical name ("Syrian government", "White Helmets") and what it does here.

    `reach` bounds what a cited claimant covers: offsets from the beginning of what it says to its end.
    """

    party: str
    use: Use
    basis: Basis = Basis.UNATTRIBUTED
    via: tuple[str, ...] = ()
    reach_start: int | None = None
    reach_end: int | None = None


@dataclass(frozen=True, slots=True)
class WeaponMention(Mention):
    """A weapon or way of attack. `used` is false for one only named ("drones circled")."""

    weapon: Weapon
    used: bool = True


@dataclass(frozen=True, slots=True)
class TargetMention(Mention):
    """An object that was struck."""

    type: TargetType
    name: str | None = None
    effect: Effect = Effect.UNKNOWN


@dataclass(frozen=True, slots=True)
class AttackMention(Mention):
    """A word that tells of an attack: "shelled", "the massacre", "a mine exploded"."""

    type: AttackType
    retold: bool = False
    relation: Relation | None = None
    definite: bool = False  # refers to an attack told before: "the attack", "the massacre"
    acts: bool = False  # a verb tells it of who did it: "the army shelled …", no reference back
    plural: bool = False  # several attacks in one word: "attacks", "raids"
    background: bool = False  # not told as an event: "fear of attacks", "the war"


@dataclass(frozen=True, slots=True)
class StanceMention(Mention):
    """What a party says about who did it: "the ministry denied", "blamed the army for"."""

    stance: Stance
    by: str | None = None
    actor: str | None = None


@dataclass(frozen=True, slots=True)
class Reading:
    """All that a reader found in one text, in text order within each tuple."""

    language: str
    sentences: tuple[Sentence, ...] = ()
    figures: tuple[Figure, ...] = ()
    places: tuple[PlaceMention, ...] = ()
    times: tuple[TimeMention, ...] = ()
    parties: tuple[PartyMention, ...] = ()
    weapons: tuple[WeaponMention, ...] = ()
    targets: tuple[TargetMention, ...] = ()
    attacks: tuple[AttackMention, ...] = ()
    stances: tuple[StanceMention, ...] = ()
    made_by: str = ""
    problems: tuple[str, ...] = ()  # codes of doubts the reader itself has: "language_not_read"
