"""What documents of one incident say against each other: shown, never smoothed."""

from __future__ import annotations

from dataclasses import replace
from itertools import combinations
from typing import TYPE_CHECKING

from harmledger.link.compare import span
from harmledger.link.nearby import distance, gap, reach
from harmledger.link.parties import actors
from harmledger.link.sight import days, presumed
from harmledger.model import NOUNS, Counts, Problem, Severity, Stance, StatusBasis
from harmledger.reconcile.slots import Slot, disjoint_sum, slot
from harmledger.reconcile.toll import latest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from harmledger.link.cluster import Pair
    from harmledger.model import Attack, Interval, Link, TollLine
    from harmledger.reconcile.slots import Line
    from harmledger.reconcile.sums import Figure, Speech
    from harmledger.reconcile.toll import Speeches, Told
    from harmledger.reconcile.words import Said, Word

SOME = 2  # people from whom an equal figure is told apart from chance


def between(
    words: Sequence[Word], speeches: Speeches, attacks: Sequence[Attack], toll: Sequence[TollLine], said: Said
) -> tuple[Problem, ...]:
    """Give the problems between the documents of one incident."""
    found = [*_figures(speeches), *_status(toll), *_parts(toll), *_replaced(attacks, said)]
    found += [*_denials(attacks), *_places(attacks), *_dates(attacks), *_doubled(words)]
    return tuple(sorted(set(_once(found)), key=lambda p: (p.code, p.message, p.claims)))


def _once(found: Iterable[Problem]) -> Iterator[Problem]:
    """Say once what several copies of a report make, with the claims of all, unless each asks for a ruling."""
    notes: dict[Problem, set[str]] = {}
    for problem in found:
        if problem.severity is Severity.INFO:
            notes.setdefault(replace(problem, claims=()), set()).update(problem.claims)
        else:
            yield problem
    for note, claims in notes.items():
        yield replace(note, claims=tuple(sorted(claims)))


def _figures(speeches: Speeches) -> Iterator[Problem]:
    for of, said in speeches.items():
        for key in {s for one in said for s in one.figures if not one.figures[s].implied}:
            own = [s for s in said if key in s.figures and not s.figures[key].implied and not s.figures[key].vague]
            yield from _conflicts(of, key, latest(own, key))
            for a, b in combinations(own, 2):
                if a.voice.key == b.voice.key:
                    yield from _changes(of, key, a, b)


def _conflicts(of: Line, key: Slot, told: Sequence[Told]) -> Iterator[Problem]:
    """Give the claimants whose last figures cannot be true together."""
    for a, b in combinations([t for t in told if t.independent], 2):
        x, y = a.figure, b.figure
        if not _meet((x.low, x.high), (y.low, y.high)):
            message = f"{a.name} and {b.name} tell of {_told(of, key, x, y)}."
            claims = tuple(sorted({*x.claims, *y.claims}))
            yield Problem("claimants_in_conflict", Severity.WARNING, message, claims)


def _changes(of: Line, key: Slot, a: Speech, b: Speech) -> Iterator[Problem]:
    """Give two figures of one claimant: a toll that changed, or a doubt which is the later."""
    if a.follows(b):
        a, b = b, a
    x, y = a.figures[key], b.figures[key]
    if _meet((x.low, x.high), (y.low, y.high)):
        return
    claims = tuple(sorted({*x.claims, *y.claims}))
    if b.follows(a):
        apart = "on different days" if a.day != b.day else "at different hours"
        message = f"{a.voice.name} told of {_told(of, key, x, y)} {apart}: the later figure counts."
        yield Problem("toll_changed", Severity.INFO, message, claims)
    else:
        message = f"{a.voice.name} tells of {_told(of, key, x, y)}, and nothing shows which is the later."
        yield Problem("same_claimant_two_figures", Severity.WARNING, message, claims)


def _told(of: Line, key: Slot, x: Figure, y: Figure) -> str:
    group = key.people(None).group
    who = NOUNS["all" if group == "civilian" else group][(y.low, y.high) != (1, 1)]
    return f"{_said(x.low, x.high)} and {_said(y.low, y.high)} {who} {of.harm}"


def _meet(a: tuple[int | None, int | None], b: tuple[int | None, int | None]) -> bool:
    low = max(a[0] or 0, b[0] or 0)
    return all(high is None or low <= high for high in (a[1], b[1]))


def _said(low: int | None, high: int | None) -> str:
    if low == high:
        return str(low)
    if high is None:
        return f"at least {low}"
    return f"up to {high}" if low is None else f"{low}–{high}"


def _status(toll: Sequence[TollLine]) -> Iterator[Problem]:
    for line in toll:
        if line.people.status_basis is StatusBasis.DISPUTED:
            message = (
                "Only the accused party says that there were combatants among the victims; civilians are presumed."
            )
            yield Problem("status_disputed", Severity.WARNING, message, line.claims)


def _parts(toll: Sequence[TollLine]) -> Iterator[Problem]:
    for line in toll:
        if not _is_whole(line) or line.high.value is None:
            continue
        parts = [t for t in toll if _is_part(t, line)]
        least = disjoint_sum({slot_of(t): t.low.value or 0 for t in parts})
        if least > line.high.value:
            message = f"The groups told of add up to {least} {line.harm}, more than the whole of {line.high.value}."
            claims = tuple(sorted({*line.high.claims, *(c for t in parts for c in t.low.claims)}))
            yield Problem("parts_exceed_whole", Severity.ERROR, message, claims)


def slot_of(line: TollLine) -> Slot:
    """Give the slot of a toll's line."""
    return Slot(line.people.status, line.people.sex, line.people.age, line.people.roles)


def _is_whole(line: TollLine) -> bool:
    return slot_of(line).is_whole


def _is_part(part: TollLine, whole: TollLine) -> bool:
    same = (part.harm, part.unit, part.movement, part.people.status)
    return same == (whole.harm, whole.unit, whole.movement, whole.people.status) and not _is_whole(part)


def _replaced(attacks: Sequence[Attack], said: Said) -> Iterator[Problem]:
    for old in sorted({a.document for a in attacks} & said.outdated.keys()):
        new = said.documents[said.outdated[old]]
        kind = "withdrew" if new.retracts == old else "corrected" if new.corrects == old else "edited"
        changed = _numbers(said, old) != _numbers(said, new.id)
        words = {"withdrew": "withdraws", "corrected": "corrects", "edited": "is a newer version of"}
        message = f"{new.id} {words[kind]} {old}" + (
            ": its figures differ." if changed else "; the figures are the same."
        )
        severity = Severity.WARNING if changed or kind == "withdrew" else Severity.INFO
        yield Problem(kind, severity, message, (), old)


def _numbers(said: Said, document: str) -> list[tuple[str, int | None, int | None]]:
    """Give what a document tells in figures, whatever the claims are called."""
    own = [w.claim for w in said.words.values() if w.claim.document == document and not w.claim.same_as]
    return sorted(((f"{c.harm} {slot(c)}", c.count.low, c.count.high) for c in own), key=repr)


def _denials(attacks: Sequence[Attack]) -> Iterator[Problem]:
    """Give each party's denial once a document, under whatever names it speaks."""
    for attack in attacks:
        for said in attack.responsibility:
            if said.stance is Stance.DENIES:
                who = " and ".join(sorted(actors(said.by) or actors(said.actor))) or "The accused"
                yield Problem("denied", Severity.WARNING, f"{who} denies it.", (), attack.document)


def _places(attacks: Sequence[Attack]) -> Iterator[Problem]:
    for a, b in combinations(sorted(attacks, key=lambda a: a.id), 2):
        if len(a.places) == 1 and len(b.places) == 1 and a.document != b.document:
            p, q = a.places[0], b.places[0]
            km = distance(p, q)
            if km is not None and p.id != q.id and km > reach(p) + reach(q):
                message = f"{a.document} tells of {p.name}, {b.document} of {q.name}, {km:.0f} km away."
                yield Problem("place_mismatch", Severity.WARNING, message)


def _dates(attacks: Sequence[Attack]) -> Iterator[Problem]:
    for a, b in combinations(sorted(attacks, key=lambda a: a.id), 2):
        x, y = _told_days(a), _told_days(b)
        if len(x) == 1 and len(y) == 1 and a.document != b.document and gap(x[0], y[0]) > 0:
            message = f"{a.document} tells of {span(x[0])}, {b.document} of {span(y[0])}."
            yield Problem("date_mismatch", Severity.WARNING, message)


def _doubled(words: Sequence[Word]) -> Iterator[Problem]:
    """Give the equal figures that one document tells of two attacks of the incident: they are added up."""
    wholes = [w.claim for w in words if w.claim.part_of is None and w.claim.counts is Counts.TOTAL]
    for a, b in combinations(sorted((c for c in wholes if (c.count.low or 0) >= SOME), key=lambda c: c.id), 2):
        alike = (a.harm, a.unit, a.people, a.count) == (b.harm, b.unit, b.people, b.count)
        if alike and a.document == b.document and a.attack != b.attack:
            message = (
                f"{a.document} tells of {a.count.low} {a.harm} twice, of two attacks of this incident: both count."
            )
            yield Problem("possible_double_counting", Severity.WARNING, message, (a.id, b.id), a.document)


def _told_days(attack: Attack) -> tuple[Interval, ...]:
    return () if presumed(attack) else days(attack)


def duplicates(
    links: Iterable[Link], where: Mapping[str, str], told: Mapping[str, set[str]]
) -> dict[str, list[Problem]]:
    """Give the pairs of incidents that may be one: kept apart by little, by no ruling and by no document."""
    best: dict[Pair, Link] = {}
    for link in links:
        a, b = where.get(link.left), where.get(link.right)
        if a is None or b is None or a == b or told[a] & told[b] or _settled(link):
            continue
        pair = (min(a, b), max(a, b))
        best[pair] = max(best.get(pair, link), link, key=lambda k: (k.score, k.left, k.right))
    found: dict[str, list[Problem]] = {}
    for (a, b), link in sorted(best.items()):
        message = f"{a} and {b} may be one attack: {'; '.join(link.reasons[:3])}."
        for own in (a, b):
            found.setdefault(own, []).append(Problem("possible_duplicate", Severity.WARNING, message))
    return found


def _settled(link: Link) -> bool:
    """Tell whether a person or a refusal settled it, or too little is told to trouble a person with it."""
    settled = ("a person", "one text tells")
    poor = ("never one attack", "is one of several places", "names no place", "different places")
    return any(reason.startswith(settled) or any(word in reason for word in poor) for reason in link.reasons)
