"""What a correction may say of a claim."""

from __future__ import annotations

from harmledger.model import Harm, Scope

WORDS: dict[str, set[str]] = {"harm": set(Harm), "scope": set(Scope)}


def is_correction(value: str) -> bool:
    """Tell whether a correction can be applied: "number=7", "low=5 high=9", "harm=injured", "scope=period"."""
    parts = [part.partition("=") for part in value.split()]
    return bool(parts) and all(sign and _fits(name, new) for name, sign, new in parts)


def _fits(field: str, new: str) -> bool:
    """Tell whether a field may hold this; a bound may be left open."""
    if field == "number":
        return new.isdecimal()
    if field in {"low", "high"}:
        return not new or new.isdecimal()
    return new in WORDS.get(field, set())
