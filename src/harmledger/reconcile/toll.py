"""Fold what all voices say of an incident into low, best and high, with the claims and rules behind each bound."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from harmledger.model import Assertion, Bound, Harm, Status, StatusBasis, TollLine, Unit
from harmledger.reconcile.arithmetic import Bounds, arithmetic
from harmledger.reconcile.rules import rules
from harmledger.reconcile.slots import CIVILIANS, Line, Slot, basis, line
from harmledger.reconcile.sums import Speech, one_voice, speech
from harmledger.reconcile.wounds import moved

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from harmledger.reconcile.sums import Figure
    from harmledger.reconcile.words import Word

    Speeches = Mapping[Line, list[Speech]]  # what each voice says in each document, by line


@dataclass(frozen=True, slots=True)
class Told:
    """What one voice says of one slot at last."""

    voice: str
    name: str
    independent: bool
    figure: Figure


def speeches(words: Sequence[Word]) -> Speeches:
    """Give what each voice says in each document, by line."""
    groups: dict[tuple[Line, str, str], list[Word]] = defaultdict(list)
    for word in words:
        if (of := line(word.claim)) and word.claim.assertion is Assertion.HARM:
            groups[of, word.voice.key, word.claim.document].append(word)
    found: dict[Line, list[Speech]] = defaultdict(list)
    for key in sorted(groups, key=lambda k: (k[0].order(), k[1], k[2])):
        found[key[0]].append(speech(groups[key]))
    return moved(words, found)


def latest(said: Sequence[Speech], slot: Slot) -> list[Told]:
    """Give what each voice says of a slot at last: its latest dated figure replaces its earlier ones."""
    by_voice: dict[str, list[Speech]] = defaultdict(list)
    for one in said:
        if slot in one.figures:
            by_voice[one.voice.key].append(one)
    return [_last(by_voice[key], said, slot) for key in sorted(by_voice)]


def _last(own: Sequence[Speech], said: Sequence[Speech], slot: Slot) -> Told:
    kept = [s for s in own if not any(other.follows(s) for other in own)] or list(own)
    figure = one_voice([s.figures[slot] for s in kept])
    if len(kept) < len(own):
        figure = replace(figure, rules=(*figure.rules, "latest"))
    for more in _later(own, kept, said, slot):
        figure = figure.plus(more, "additional")
    voice = own[0].voice
    return Told(voice.key, voice.name, voice.independent, figure)


def _later(own: Sequence[Speech], kept: Sequence[Speech], said: Sequence[Speech], slot: Slot) -> list[Figure]:
    """Give what the same voice added later to a figure that it told before."""
    key, last = own[0].voice.key, max((s.day for s in kept if s.day), default=None)
    later = [s for s in said if s.voice.key == key and slot in s.more and slot not in s.figures]
    later = [s for s in later if not any(told.follows(s) for told in kept)]
    return [s.more[slot] for s in later if s.day and last and s.day >= last]


def toll(words: Sequence[Word], speeches: Speeches, perpetrators: frozenset[str]) -> tuple[TollLine, ...]:
    """Give the toll of an incident from the claims that count."""
    found: list[TollLine] = []
    by_id = {w.claim.id: w for w in words}
    for of, said in sorted(speeches.items(), key=lambda item: item[0].order()):
        slots = sorted({s for one in said for s in (*one.figures, *one.more)})
        bounds = {s: _bounds(_all(said, s), s) for s in slots}
        found += [_line(of, s, b, by_id, perpetrators) for s, b in sorted(arithmetic(bounds).items())]
    return (*found, *_nobody(words, found))


def _all(said: Sequence[Speech], slot: Slot) -> list[Told]:
    """Give what is told of a slot; what is only told on top of others' figures stands where there is nothing else."""
    told = latest(said, slot)
    if told:
        return told
    more = [s for s in said if slot in s.more]
    return [Told(s.voice.key, s.voice.name, s.voice.independent, replace(s.more[slot], high=None)) for s in more]


def _bounds(told: Sequence[Told], slot: Slot) -> Bounds:
    stated = [t for t in told if not t.figure.implied] or list(told)
    kept = [t for t in stated if not t.figure.vague] or stated
    lows = [t for t in kept if t.figure.low is not None]
    low = min((t.figure.low for t in lows if t.figure.low is not None), default=None)
    highs = [t for t in kept if t.figure.high is not None]
    high = max((t.figure.high for t in highs if t.figure.high is not None), default=None)
    floor = max((t.figure.low or 0 for t in kept), default=0)
    if high is not None and high < floor:
        high = None  # somebody tells of at least more than anybody's upper bound
    rival = "same" if len(kept) > 1 else "single"
    if low != high or len({(t.figure.low, t.figure.high) for t in kept}) > 1:
        rival = "range" if len(kept) > 1 else "single"
    return Bounds(
        _bound(low, [t for t in lows if t.figure.low == low], rival),
        _best(kept, slot),
        _bound(high, [t for t in highs if t.figure.high == high], rival if high is not None else "open"),
    )


def _bound(value: int | None, by: Sequence[Told], rule: str) -> Bound:
    if value is None:
        return Bound(None, (), "open" if rule == "open" else "")
    made = [r for t in by for r in t.figure.rules if r not in {"single", "range"}]
    claims = sorted({c for t in by for c in t.figure.claims})
    return Bound(value, tuple(claims), " + ".join(dict.fromkeys([rule, *made])))


def _best(kept: Sequence[Told], slot: Slot) -> Bound:
    """Give the number on which two or more independent claimants agree, if it is the only one possible."""
    own = [t for t in kept if t.independent and not t.figure.vague]
    if len({t.voice for t in own}) < 2 or slot.status is Status.UNKNOWN:  # noqa: PLR2004 - two make an agreement
        return Bound(None)
    low = max(t.figure.low or 0 for t in own)
    high = min((t.figure.high for t in own if t.figure.high is not None), default=None)
    if low != high:
        return Bound(None)
    return Bound(low, tuple(sorted({c for t in own for c in t.figure.claims})), "agree")


def _line(of: Line, slot: Slot, own: Bounds, by_id: Mapping[str, Word], perpetrators: frozenset[str]) -> TollLine:
    claims = [by_id[c] for c in (*own.low.claims, *own.high.claims) if c in by_id]
    how = basis((w.claim for w in claims), slot.status)
    if slot.status is Status.COMBATANT and claims and all(w.voice.name in perpetrators for w in claims):
        how = StatusBasis.DISPUTED
        own = replace(own, low=Bound(0, own.low.claims, "disputed"), best=Bound(None))
    low, best, high = own.low, own.best, own.high
    return TollLine(of.harm, of.unit, slot.people(how), low, best, high, of.movement)


def _nobody(words: Sequence[Word], lines: Sequence[TollLine]) -> list[TollLine]:
    """Give zero where the text says that nobody was harmed and nobody says otherwise."""
    told = {line.harm for line in lines}
    found: dict[Harm, list[str]] = defaultdict(list)
    for word in words:
        harm = word.claim.harm
        if word.claim.assertion is not Assertion.NONE_OCCURRED or harm is None:
            continue
        against = {harm, Harm.KILLED, Harm.INJURED} if harm is Harm.CASUALTIES else {harm, Harm.CASUALTIES}
        if not told & against:
            found[harm].append(word.claim.id)
    return [_zero(harm, sorted(claims)) for harm, claims in sorted(found.items())]


def _zero(harm: Harm, claims: Sequence[str]) -> TollLine:
    nobody = Bound(0, tuple(claims), "none")
    return TollLine(harm, Unit.PERSON, CIVILIANS.people(StatusBasis.PRESUMED), nobody, Bound(None), nobody)


def in_words(bound: Bound) -> str:
    """Give the rules of a bound in words."""
    names = [n for n in bound.rule.split(" + ") if n]
    vague = [f"“{n[6:]}” by the table of {rules().version}" for n in names if n.startswith("vague:")]
    return "; ".join([rules().words["toll"][n] for n in names if n in rules().words["toll"]] + vague)
