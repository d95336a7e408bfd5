"""The audit chain: each decision is sealed to the one before it, so that a missing or changed one shows.

What is chained is a salted digest of a decision's content. Erasing a content and its salt therefore removes
it for good, and the chain of digests still verifies (DESIGN.md §5 rule 8).
"""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from harmledger.serial import plain

if TYPE_CHECKING:
    from collections.abc import Iterable

    from harmledger.model import Decision


@dataclass(frozen=True, slots=True)
class Seal:
    """A decision's salt, the digest of salt and content, and the digest that ties it to all before it."""

    salt: str
    content: str
    chain: str


def seal(decision: Decision, *, salt: str, after: str) -> Seal:
    """Seal a decision after the chain digest of the one before it (empty for the first)."""
    content = _digest(salt + json.dumps(plain(decision), ensure_ascii=False, sort_keys=True))
    return Seal(salt, content, _digest(after + content))


def broken(decisions: Iterable[tuple[Decision, Seal]]) -> str | None:
    """Give the id of the first decision that does not fit the chain; None where all do."""
    before = ""
    for decision, kept in decisions:
        if seal(decision, salt=kept.salt, after=before) != kept:
            return decision.id
        before = kept.chain
    return None


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()
