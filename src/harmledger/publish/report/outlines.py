"""Outlines of areas as the map draws them."""

from __future__ import annotations

from dataclasses import dataclass

Ring = tuple[tuple[float, float], ...]  # longitude, latitude


@dataclass(frozen=True, slots=True)
class Outline:
    """An area's borders; `level` is 0 for a country, 1 for a governorate and so on."""

    name: str
    level: int
    rings: tuple[Ring, ...]
