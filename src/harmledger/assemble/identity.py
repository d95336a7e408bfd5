"""Ids that a better reader does not change (DESIGN §5 rule 11)."""

from __future__ import annotations

from hashlib import blake2b

SIZE = 8  # bytes: 16 hex digits


def digest(letter: str, *parts: object) -> str:
    """Give a short id with its letter."""
    text = "\x1f".join(map(str, parts))
    return f"{letter}-{blake2b(text.encode(), digest_size=SIZE).hexdigest()}"


def claim_id(document: str, span: tuple[int, int], harm: str | None, unit: str, occurrence: int) -> str:
    """Give the id of a claim: document, span, harm, unit and occurrence."""
    return digest("c", document, *span, harm, unit, occurrence)


def attack_id(document: str, span: tuple[int, int]) -> str:
    """Give the id of an attack: document and trigger span."""
    return digest("a", document, *span)
