"""Who left which traces: looked up, never gone through as a whole."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from harmledger.link.traces import Kind

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from harmledger.link.sight import Sight
    from harmledger.link.traces import Trace


def holder(sight: Sight, trace: Trace) -> str:
    """Give in whose name a trace is kept: of places we count the documents that tell of them."""
    return sight.attack.document if trace[0] is Kind.PLACE else sight.id


class Index(Protocol):
    """The traces of a whole ledger."""

    def crowded(self, kind: Kind, keys: Collection[int], most: int) -> frozenset[int]:
        """Give those of some keys that more than so many attacks left."""

    def holders(self, kind: Kind, keys: Collection[int]) -> Mapping[int, Collection[str]]:
        """Give who left some keys."""
