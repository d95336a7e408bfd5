"""Decisions as they are made: their ids, what each is about, and whether it moves attacks between incidents."""

from __future__ import annotations

from datetime import UTC, datetime
from hashlib import sha256
from typing import TYPE_CHECKING

from harmledger.model import Decision, Ruling

if TYPE_CHECKING:
    from collections.abc import Mapping

ON_FIGURES = frozenset({Ruling.ACCEPT, Ruling.CORRECT, Ruling.REJECT})


def made(ruling: Ruling, target: str, value: str | None = None, *, by: str, why: str) -> Decision:
    """Make a decision, now."""
    at = datetime.now(UTC)
    content = "\n".join([ruling, target, value or "", by, at.isoformat(), why])
    return Decision(f"d-{sha256(content.encode()).hexdigest()[:12]}", ruling, target, value, by, at, why)


def subject(decision: Decision, known: Mapping[str, Decision]) -> Decision:
    """Give the decision that an undo is about in the end; any other is about itself."""
    while decision.ruling is Ruling.UNDO and decision.target in known:
        decision = known[decision.target]
    return decision


def is_local(decision: Decision) -> bool:
    """Tell whether a decision leaves every attack in its incident: then only the figures of one change."""
    return decision.ruling in ON_FIGURES and decision.target[:2] in {"c-", "i-"}
