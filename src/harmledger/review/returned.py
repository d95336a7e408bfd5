"""Claims that come back from a spreadsheet: what was changed there becomes decisions, nothing is overwritten.

Each row carries the revision of the claim when it was exported: a digest of what may be corrected. A row whose own
digest is still that one was not touched. A touched row becomes a correction only where the ledger's claim still has
that revision; where somebody changed it meanwhile both are shown and nothing is kept.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import TYPE_CHECKING

from harmledger.model import Ruling
from harmledger.reconcile.words import corrected
from harmledger.review.corrections import is_correction
from harmledger.review.standing import in_force

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from harmledger.model import Book, Claim, Decision

FIELDS = ("number", "low", "high", "harm", "scope")  # what a correction may say
NUMBERS = FIELDS[:3]
RULINGS = {"accept": Ruling.ACCEPT, "reject": Ruling.REJECT}


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the file: its line, the claim it is about, and its cells by column."""

    line: int
    cells: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Change:
    """What a row asks for, as a decision."""

    line: int
    claim: str
    ruling: Ruling
    value: str | None
    was: str
    why: str


@dataclass(frozen=True, slots=True)
class Refusal:
    """A row that is not kept, and why, in words."""

    line: int
    claim: str
    says: str


@dataclass(frozen=True, slots=True)
class Returned:
    """What a file asks for: changes, conflicts with what was changed meanwhile, rows that cannot be kept."""

    changes: tuple[Change, ...]
    conflicts: tuple[Refusal, ...]
    faults: tuple[Refusal, ...]
    untouched: int


def current(book: Book) -> dict[str, Claim]:
    """Give every claim as people's decisions leave it now."""
    ruled: dict[str, list[Decision]] = defaultdict(list)
    for decision in in_force(book.decisions):
        ruled[decision.target].append(decision)
    claims = (claim for account in book.accounts for claim in account.claims)
    return {claim.id: corrected(claim, ruled.get(claim.id, [])) for claim in claims}


def values(claim: Claim) -> dict[str, str]:
    """Give what may be corrected of a claim, as cells."""
    count = claim.count
    told = (count.number, count.low, count.high, claim.harm, claim.scope)
    return {name: "" if value is None else str(value) for name, value in zip(FIELDS, told, strict=True)}


def revision(cells: Mapping[str, str]) -> str:
    """Give the digest of a claim's cells."""
    return "r" + sha256("|".join(cells.get(name, "") for name in FIELDS).encode()).hexdigest()[:10]


def returned(rows: Iterable[Row], book: Book, why: str = "") -> Returned:
    """Compare the rows of a file with the ledger; `why` is the reason of rows that give none of their own."""
    claims, last = current(book), {decision.target: decision.ruling for decision in in_force(book.decisions)}
    changes: list[Change] = []
    conflicts: list[Refusal] = []
    faults: list[Refusal] = []
    untouched = 0
    for row in rows:
        found = _reasoned(_judged(row, claims, last), why)
        if isinstance(found, Change):
            changes.append(found)
        elif isinstance(found, Refusal):
            (conflicts if found.says.startswith(MEANWHILE) else faults).append(found)
        else:
            untouched += 1
    return Returned(tuple(changes), tuple(conflicts), tuple(faults), untouched)


MEANWHILE = "It was changed in the ledger meanwhile"
NO_REASON = "It does not say why: fill in its column `why`, or give all such rows one reason with --why."


def _reasoned(found: Change | Refusal | None, why: str) -> Change | Refusal | None:
    """Give a change its reason; one without any is refused like every ruling."""
    if not isinstance(found, Change) or found.why:
        return found
    return replace(found, why=why) if why else Refusal(found.line, found.claim, NO_REASON)


def _judged(row: Row, claims: Mapping[str, Claim], last: Mapping[str, Ruling]) -> Change | Refusal | None:
    """Give what a row asks for; nothing where it was not touched."""
    cells = _plain(row.cells)
    claim, exported = claims.get(cells.get("id", "")), cells.get("revision", "")
    if claim is None:
        return Refusal(row.line, cells.get("id", ""), "There is no such claim in the ledger.")
    if not exported:
        return Refusal(row.line, claim.id, "Its column `revision` is empty: export the claims again.")
    touched, now = revision(cells) != exported, values(claim)
    ruling = cells.get("ruling", "").casefold()
    if not touched and (not ruling or last.get(claim.id, "") == ruling):
        return None  # neither corrected nor ruled on, or ruled so already
    if revision(now) != exported:
        return _conflict(row, claim.id, now, cells)
    return _ruling(row, claim.id, now, cells, touched=touched)


def _ruling(
    row: Row, name: str, now: Mapping[str, str], cells: Mapping[str, str], *, touched: bool
) -> Change | Refusal:
    """Give the ruling of a row, or its correction where it has none."""
    ruling = cells.get("ruling", "").casefold()
    if not ruling:
        return _correction(row, name, now, cells)
    if ruling not in RULINGS:
        return Refusal(row.line, name, f"The ruling “{ruling}” is none: it is accept, reject or empty.")
    if touched:
        return Refusal(row.line, name, "It has a ruling and corrected cells: make it one of the two.")
    return Change(row.line, name, RULINGS[ruling], None, _said(now), cells.get("why", ""))


def _conflict(row: Row, name: str, now: Mapping[str, str], cells: Mapping[str, str]) -> Refusal | None:
    """Show both values, unless they are the same by now."""
    both = {**cells, "low": cells.get("number", ""), "high": cells.get("number", "")}  # a number sets its bounds
    if revision(now) in {revision(cells), revision(both)} and not cells.get("ruling"):
        return None
    return Refusal(row.line, name, f"{MEANWHILE}: it is {_said(now)} there, and {_said(cells)} in the file.")


def _correction(row: Row, name: str, now: Mapping[str, str], cells: Mapping[str, str]) -> Change | Refusal:
    changed = {field: cells.get(field, "") for field in FIELDS if cells.get(field, "") != now[field]}
    if changed.get("number") == "":
        del changed["number"]  # bounds without a number: "10 to 15"
    value = " ".join(f"{field}={new}" for field, new in changed.items())
    if not is_correction(value) or not _ordered({**now, **changed}):
        return Refusal(row.line, name, f"“{value or 'an empty number'}” cannot be a correction of {_said(now)}.")
    return Change(row.line, name, Ruling.CORRECT, value, _said(now), cells.get("why", ""))


def _ordered(cells: Mapping[str, str]) -> bool:
    """Tell whether the bounds stand the right way round."""
    low, high = cells["low"], cells["high"]
    return not low or not high or int(low) <= int(high)


def _plain(cells: Mapping[str, str]) -> dict[str, str]:
    """Give cells as they were exported, whatever a spreadsheet made of them: 7.0 and ٧ are 7, 1,867 is 1867."""
    return {name: _number(text.strip()) if name in NUMBERS else text.strip() for name, text in cells.items()}


def _number(text: str) -> str:
    bare = text.removesuffix(".0").replace(",", "")
    return str(int(bare)) if bare.isdecimal() else text


def _said(cells: Mapping[str, str]) -> str:
    exact = cells.get("number") and cells.get("number") == cells.get("low") == cells.get("high")
    told = [name for name in FIELDS if cells.get(name) and not (exact and name in {"low", "high"})]
    return ", ".join(f"{name} {cells[name]}" for name in told) or "without figures"
