"""Contradictions and doubts inside one text, in plain words. The codes and their words stand in `problems.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from harmledger.model import Counts, Modifier, Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from harmledger.model import Claim


@dataclass(frozen=True, slots=True)
class Code:
    """One kind of problem: how much it matters, what it means, what is said."""

    code: str
    severity: Severity
    meaning: str
    message: str


@cache
def codes() -> dict[str, Code]:
    """Give all kinds of problems that one text can show."""
    table = tomllib.loads(files(__package__).joinpath("problems.toml").read_text(encoding="utf-8"))
    return {c: Code(c, Severity(t["severity"]), t["meaning"], t["message"]) for c, t in table.items()}


def problem(code: str, claims: tuple[str, ...], document: str, **words: object) -> Problem:
    """Say what is wrong."""
    kind = codes()[code]
    return Problem(code, kind.severity, kind.message.format(**words), claims, document)


def find(
    claims: tuple[Claim, ...],
    denied: frozenset[str] = frozenset(),
    revised: frozenset[str] = frozenset(),
    text: str = "",
) -> tuple[Problem, ...]:
    """Find the problems that the claims of one document show.

    `denied` are the ids of figures that are denied, `revised` those of tolls that the text says have risen to them;
    `text` is the document's, to see where a list divides its whole.
    """
    by_id = {c.id: c for c in claims}
    kids: dict[str, list[Claim]] = {}
    for claim in claims:
        if claim.part_of is not None and claim.same_as is None:
            kids.setdefault(claim.part_of, []).append(claim)
    found = [p for i, parts in kids.items() for p in (*_parts(by_id[i], parts), *_short(by_id[i], parts, text))]
    found += [*_differ(tuple(c for c in claims if c.id not in revised)), *_denied(claims, denied)]
    return tuple(found)


def _parts(whole: Claim, parts: list[Claim]) -> Iterator[Problem]:
    """Compare the parts of a whole with it."""
    limit = whole.count.high
    same = [p for p in parts if p.harm is whole.harm or whole.harm == "casualties"]
    for part in same:
        if limit is not None and (part.count.low or 0) > limit:
            yield problem("part_exceeds_whole", (part.id, whole.id), whole.document, part=part.count.low, whole=limit)
        elif part.counts is Counts.PARTIAL:
            yield problem(
                "partial_counts", (part.id, whole.id), whole.document,
                part=_shown(part), harm=part.harm, quote=part.quote, whole=_shown(whole),
            )  # fmt: skip
    for tally in _tallies(same):
        total = sum(p.count.low or 0 for p in tally)
        if limit is not None and total > limit and len(tally) > 1:
            parts_said = " + ".join(str(p.count.low) for p in tally)
            ids = (whole.id, *(p.id for p in tally))
            yield problem("parts_exceed_whole", ids, whole.document, parts=parts_said, sum=total, whole=limit)


def _short(whole: Claim, parts: list[Claim], text: str) -> Iterator[Problem]:
    """Find a list that divides its whole, behind a colon or in brackets, and leaves some of it out."""
    first = min(parts, key=lambda p: p.start)
    divides = text[whole.end : first.start].rstrip().endswith((":", "("))
    exact = all(c.count.modifier is Modifier.EXACT and c.count.low for c in (whole, *parts))
    if not divides or not exact or len(parts) == 1 or len({(p.tally, p.harm, p.unit) for p in parts}) > 1:
        return
    total = sum(p.count.low or 0 for p in parts)
    if parts[0].tally and parts[0].harm is whole.harm and total < (whole.count.low or 0):
        said = " + ".join(str(p.count.low) for p in parts)
        ids = (whole.id, *(p.id for p in parts))
        yield problem("parts_fall_short", ids, whole.document, parts=said, sum=total, whole=whole.count.low)


def _tallies(parts: list[Claim]) -> list[list[Claim]]:
    """Give the parts that one breath lists, so that they add up."""
    found: dict[str, list[Claim]] = {}
    for part in parts:
        if part.count.low is not None:
            found.setdefault(part.tally or part.id, []).append(part)
    return list(found.values())


def _differ(claims: tuple[Claim, ...]) -> Iterator[Problem]:
    """Find the same people of one attack counted twice by one party with two results."""
    seen: dict[tuple[object, ...], Claim] = {}
    for claim in claims:
        exact = claim.count.modifier is Modifier.EXACT and claim.counts is Counts.TOTAL
        if claim.attack is None or claim.same_as or claim.part_of or claim.tally or not exact or not claim.count.low:
            continue
        party = claim.claimant.party if claim.claimant else None
        spot = claim.attack, claim.harm, claim.people.group, claim.unit, party
        first = seen.setdefault(spot, claim)
        if first.count.low != claim.count.low:
            yield problem(
                "values_differ", (first.id, claim.id), claim.document,
                one=first.count.low, other=claim.count.low, group=_people(claim), harm=claim.harm,
            )  # fmt: skip


def _denied(claims: tuple[Claim, ...], denied: frozenset[str]) -> Iterator[Problem]:
    """Mark figures that are stated in order to deny them."""
    for claim in claims:
        if claim.id in denied:
            yield problem("denied", (claim.id,), claim.document, quote=claim.quote)


def presumed(claims: tuple[Claim, ...], attacks: frozenset[str]) -> Iterator[Problem]:
    """Say which figures have their day from the publication only; `attacks` are the ids of attacks without a day."""
    held = [c for c in claims if c.attack in attacks and c.when and c.when.text is None]
    if held and held[0].when and held[0].when.earliest and held[0].when.latest:
        first, last = (f"{day:%-d %B %Y}" for day in (held[0].when.earliest, held[0].when.latest))
        yield problem("day_presumed", tuple(c.id for c in held), held[0].document, first=first, last=last)


def dated(found: tuple[Problem, ...], claims: tuple[Claim, ...]) -> tuple[Problem, ...]:
    """Say which claims hang on a year that the text leaves open."""
    open_ = tuple(c.id for c in claims if c.when and len(c.when.candidates) > 1)
    return tuple(replace(p, claims=open_) if p.code == "year_open" and not p.claims else p for p in found)


def _shown(claim: Claim) -> str:
    return "an unstated number" if claim.count.low is None else str(claim.count.low)


def _people(claim: Claim) -> str:
    return claim.people.group.replace("_", " ").replace("all", "people")
