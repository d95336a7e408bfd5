"""Decide which documents repeat one text and which attacks are one incident, with reasons in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from harmledger.model import Account, Decision, Document, Link


@dataclass(frozen=True, slots=True)
class Copy:
    """A document whose text repeats another's; `likeness` is the share of shingles in common."""

    document: str
    of: str
    likeness: float


@dataclass(frozen=True, slots=True)
class Linked:
    """Attack ids by incident, why they are together or apart, and which documents are copies."""

    clusters: tuple[tuple[str, ...], ...] = ()
    links: tuple[Link, ...] = ()
    copies: tuple[Copy, ...] = ()


def link(documents: Sequence[Document], accounts: Sequence[Account], decisions: Sequence[Decision] = ()) -> Linked:
    """Cluster the attacks of many documents into incidents."""
    raise NotImplementedError
