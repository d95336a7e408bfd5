"""What a stated age makes of people, in every language."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from harmledger.model import Age

if TYPE_CHECKING:
    from harmledger.model import People

ADULT, OLD = 18, 60  # years; a person of 60 counts as elderly (HelpAge, UN)


def aged(found: People, years: int) -> People:
    """Let a stated age decide between child, adult and elderly."""
    if years < ADULT:
        return replace(found, age=Age.CHILD)
    return replace(found, age=Age.ELDERLY) if years >= OLD else found
