"""One sentence with everything that the word lists know about its words: one look-up for each token."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from functools import cache
from itertools import compress, count
from typing import TYPE_CHECKING, NamedTuple

from harmledger.model import AttackType, Effect, Harm, Precision, Stance, TargetType, Weapon
from harmledger.read.en.words import DATA, cut, split, unquoted
from harmledger.read.lexicon import by_words, phrases, rows

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from harmledger.read.lexicon import Entries
    from harmledger.read.tokens import Tokens


class Kind(IntEnum):
    """Which word list a word stands in, in the order of the fields of a line."""

    NOUN = 0  # people
    HARM = 1
    ATTACK = 2
    WEAPON = 3
    TARGET = 4
    PARTY = 5
    SPEECH = 6
    CUE = 7  # of places
    STANCE = 8
    EFFECT = 9


@dataclass(frozen=True, slots=True)
class Noun:
    """A noun for people: how many it can be, who they are, and the harm that it implies."""

    number: str  # one, many, both
    group: str
    harm: Harm | None = None


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word of harm and how it takes its people."""

    harm: Harm
    form: str


@dataclass(frozen=True, slots=True)
class Party:
    """A party's usual name, and what it is: a belligerent, or the basis on which it can be cited."""

    name: str
    sort: str


@dataclass(frozen=True, slots=True)
class Strike:
    """A word of attack: its type, and whether it is a verb or a noun."""

    type: AttackType
    form: str


@dataclass(frozen=True, slots=True)
class Cue:
    """A word beside a place's name: the kind of place, and whether it is an area."""

    precision: Precision
    near: str


@dataclass(frozen=True, slots=True)
class Saying:
    """A word of stance, and on which side of it the actor or the speaker stands."""

    stance: Stance
    side: str


class Hit(NamedTuple):
    """A phrase of a word list at the tokens `start` to `end`; `value` is its row, made into an object."""

    start: int
    end: int
    value: object


Hits = dict[int, Hit]


@dataclass(frozen=True, slots=True)
class Line:
    """A sentence: its tokens, and of each word list the hits by the token where they begin."""

    tokens: Tokens
    lows: tuple[str, ...]  # the folded words, which everything looks at
    sentence: int
    nouns: Hits
    harms: Hits
    attacks: Hits
    weapons: Hits
    targets: Hits
    parties: Hits
    speech: Hits
    cues: Hits
    stances: Hits
    effects: Hits

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Give the offsets in the text of tokens `start` to `end`."""
        return self.tokens.starts[start], self.tokens.ends[end - 1]


_KINDS = tuple(Kind)
_FILES: tuple[tuple[Kind, str, Callable[..., object]], ...] = (
    (Kind.NOUN, "people.tsv", Noun),
    (Kind.NOUN, "harmed.tsv", lambda harm, number: Noun(number, "all", Harm(harm))),
    (Kind.HARM, "harm.tsv", lambda harm, form: Trigger(Harm(harm), form)),
    (Kind.PARTY, "parties.tsv", Party),
    (Kind.SPEECH, "speech.tsv", str),
    (Kind.WEAPON, "weapons.tsv", Weapon),
    (Kind.ATTACK, "attacks.tsv", lambda sort, form: Strike(AttackType(sort), form)),
    (Kind.TARGET, "targets.tsv", TargetType),
    (Kind.EFFECT, "effects.tsv", Effect),
    (Kind.STANCE, "stances.tsv", lambda stance, side: Saying(Stance(stance), side)),
    (Kind.CUE, "cues.tsv", lambda precision, near: Cue(Precision(precision), near)),
)


def _entries() -> Iterator[tuple[tuple[str, ...], tuple[Kind, object]]]:
    """Give every phrase of every word list with its kind and what it means."""
    for kind, name, make in _FILES:
        for *features, column in rows(DATA, name):
            value = make(*features)
            for phrase in phrases(column):
                yield split(phrase), (kind, value)


@cache
def vocabulary() -> dict[str, Entries[tuple[Kind, object]]]:
    """Give all word lists as one: two look-ups for a token."""
    return by_words(_entries())


def line(text: str, start: int, end: int, sentence: int) -> Line:
    """Look up the words of a sentence; of each kind the longest phrase at a token counts."""
    tokens = cut(text, start, end)
    if '"' in tokens.lows:
        tokens = unquoted(tokens)
    lows, known = tokens.lows, vocabulary()
    hits: tuple[Hits, ...] = tuple([{} for _ in _KINDS])
    ends = [0] * len(_KINDS)
    for at in compress(count(), map(known.__contains__, lows)):
        entries, second = known[lows[at]], lows[at + 1] if at + 1 < len(lows) else ""
        for size, rest, (kind, value) in entries[second if second in entries else ""]:
            stop = at + size
            if at < ends[kind] or (rest and lows[at + 1 : stop] != rest):
                continue
            if (kind is not Kind.PARTY and kind is not Kind.SPEECH) or _cased(tokens, at, stop, kind):
                hits[kind][at] = Hit(at, stop, value)
                ends[kind] = stop
    return Line(tokens, lows, sentence, *hits)


def _closes(lows: tuple[str, ...], at: int) -> bool:
    """Say whether nothing follows of what a noun could go on with: "…, the regional police report."."""
    return at >= len(lows) or lows[at] in {".", ",", ":", "that"}


_NO_PLURAL = {"'s", "this", "its", "news", "as", "was", "is", "has"}  # before the noun "report"
_ACRONYM = 3  # letters up to which a party's name counts only in capitals: "US", "IS", "AA"


def _cased(tokens: Tokens, start: int, end: int, kind: Kind) -> bool:
    """Say whether a phrase is written as its kind must be: short names of parties in capitals, "report" as a verb."""
    if kind is Kind.SPEECH:
        before = tokens.lows[start - 1] if start else ""
        many = (before.endswith("s") and before not in _NO_PLURAL) or (before == "police" and _closes(tokens.lows, end))
        return tokens.lows[start] != "report" or many
    word = tokens.words[start]
    return end - start > 1 or len(word) > _ACRONYM or word.isupper()
