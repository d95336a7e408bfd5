"""What counts of what was said: claims with their voices, after decisions, corrections and newer versions."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from harmledger.link.copies import outdated
from harmledger.link.parties import Voice, voice
from harmledger.model import Assertion, Count, Harm, Modifier, Ruling, Scope

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date, datetime

    from harmledger.model import Account, Attack, Claim, Decision, Document


@dataclass(frozen=True, slots=True)
class Word:
    """A claim as it counts: whose word it is, and when it was given."""

    claim: Claim
    voice: Voice
    day: date | None
    document: Document
    at: datetime | None = None  # the moment of that day, where it is known


@dataclass(frozen=True, slots=True)
class Said:
    """All that documents say, ready to be looked up."""

    words: Mapping[str, Word]  # by claim
    attacks: Mapping[str, Attack]
    documents: Mapping[str, Document]
    rejected: frozenset[str]  # claims that a person rejected
    outdated: Mapping[str, str]  # document → the newer one that replaces it
    families: Mapping[str, str]


def gather(
    documents: Sequence[Document],
    accounts: Sequence[Account],
    decisions: Iterable[Decision],
    families: Mapping[str, str],
) -> Said:
    """Take in what documents state, as people's decisions (those in force) leave it."""
    kept = {d.id: d for d in documents}
    told = {a.document: a for a in accounts if a.document in kept}
    ruled = _ruled(decisions)
    claims = [corrected(c, ruled.get(c.id, [])) for a in told.values() for c in a.claims]
    return Said(
        words={
            c.id: _word(c, kept[c.document], told[c.document], families) for c in sorted(claims, key=lambda c: c.id)
        },
        attacks={a.id: a for account in told.values() for a in account.attacks},
        documents=kept,
        rejected=frozenset(c for c, own in ruled.items() if own[-1].ruling is Ruling.REJECT),
        outdated=outdated(kept),
        families=families,
    )


def _ruled(decisions: Iterable[Decision]) -> dict[str, list[Decision]]:
    found: dict[str, list[Decision]] = defaultdict(list)
    for decision in decisions:
        if decision.ruling in {Ruling.ACCEPT, Ruling.CORRECT, Ruling.REJECT}:
            found[decision.target].append(decision)
    return found


def _word(claim: Claim, document: Document, account: Account, families: Mapping[str, str]) -> Word:
    published = account.published or document.published
    day, at = (published.latest, published.at) if published else (None, None)
    return Word(claim, voice(claim.claimant, document, families.get(document.id, document.id)), day, document, at)


def counts(said: Said, word: Word) -> bool:
    """Tell whether a claim can set a bound: not a repeat, not replaced, not rejected, not mere absence of news."""
    claim = word.claim
    return (
        claim.same_as is None
        and claim.id not in said.rejected
        and claim.document not in said.outdated
        and claim.assertion is not Assertion.NONE_REPORTED
        and claim.scope in {Scope.INCIDENT, Scope.UNKNOWN}
    )


def corrected(claim: Claim, decisions: Sequence[Decision]) -> Claim:
    """Give a claim as the corrections in force leave it."""
    for decision in decisions:
        if decision.ruling is Ruling.CORRECT and decision.value:
            claim = _changed(claim, decision.value)
    return claim


def _changed(claim: Claim, value: str) -> Claim:
    """Apply a correction, "number=7", "low=5 high=9", "harm=injured" or "scope=period", parts divided by spaces."""
    for part in value.split():
        field, _, new = part.partition("=")
        if field == "number":
            claim = replace(claim, count=Count.exact(int(new)))
        elif field in {"low", "high"}:
            bound = int(new) if new else None
            count = replace(claim.count, modifier=Modifier.RANGE)
            claim = replace(claim, count=replace(count, low=bound) if field == "low" else replace(count, high=bound))
        elif field == "harm":
            claim = replace(claim, harm=Harm(new))
        elif field == "scope":
            claim = replace(claim, scope=Scope(new))
    return claim
