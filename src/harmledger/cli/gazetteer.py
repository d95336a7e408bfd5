"""The gazetteer in force."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from harmledger.locate import Gazetteer


def gazetteer() -> Gazetteer:
    """Open all gazetteers at hand as one."""
    from harmledger.store.gazetteer import open_default  # noqa: PLC0415 - keeps start-up quick

    return open_default()
