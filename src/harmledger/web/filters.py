"""A filter from a page's address, and back into one."""

from __future__ import annotations

import dataclasses
from dataclasses import fields
from datetime import date
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urlencode

from harmledger.review import Filter

if TYPE_CHECKING:
    from collections.abc import Mapping

LENGTH = 200  # characters of a value
CORNERS = 4


def asked(query: Mapping[str, str]) -> Filter:
    """Read a filter from an address; what cannot be read is as if it were not there."""
    given = {field.name: query.get(field.name, "").strip()[:LENGTH] for field in fields(Filter)}
    typed: dict[str, Any] = {name: value for name, value in given.items() if value}
    readers = {"since": day_of, "until": day_of, "least": _number, "sure": _truth, "box": _box}
    typed |= {name: read(typed[name]) for name, read in readers.items() if name in typed}
    return Filter(**typed)


def address(wanted: Filter = Filter(), **more: object) -> str:  # noqa: B008 - a frozen value
    """Write a filter as an address's query, with further values; empty ones are left out."""
    kept = {field.name: _written(getattr(wanted, field.name)) for field in fields(wanted)}
    kept |= {name: _written(value) for name, value in more.items()}
    return "?" + urlencode({name: value for name, value in kept.items() if value})


def parsed(query: str) -> dict[str, str]:
    """Take the query of an address apart."""
    return dict(parse_qsl(query.removeprefix("?")))


def but(wanted: Filter, **changed: Any) -> Filter:
    """Give a filter with some fields changed."""
    return dataclasses.replace(wanted, **changed)


def _written(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return ",".join(f"{corner:g}" for corner in value)
    return "" if value is None else str(value)


def day_of(text: str) -> date | None:
    """Read a day, if it is one."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _number(text: str) -> int | None:
    return int(text) if text.isdecimal() else None


def _truth(text: str) -> bool | None:
    return {"yes": True, "no": False}.get(text)


def _box(text: str) -> tuple[float, ...] | None:
    try:
        corners = tuple(float(corner) for corner in text.split(","))
    except ValueError:
        return None
    return corners if len(corners) == CORNERS else None
