"""What could not be taken in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from harmledger.errors import HarmledgerError


@dataclass(frozen=True, slots=True)
class Refused:
    """An input that could not be taken in, with what is wrong and what to do."""

    origin: str
    error: HarmledgerError
