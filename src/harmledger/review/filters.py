"""What a reviewer asks to see: one value for lists, counts and maps."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date  # noqa: TC003 - the address of a page is read into these fields at run time


@dataclass(frozen=True, slots=True)
class Filter:
    """Which incidents to show. Every field that is empty lets all pass.

    `standing` is open · second · final · reopened · rejected; `lack` is place · date · toll; `group` is a group of the
    victims ("child"), as `People.groups` names them.
    `box` is south, west, north, east in degrees.
    """

    place: str = ""
    standing: str = ""
    severity: str = ""
    grade: str = ""
    area: str = ""
    actor: str = ""
    weapon: str = ""
    group: str = ""
    code: str = ""
    lack: str = ""
    since: date | None = None
    until: date | None = None
    least: int | None = None  # killed or injured, at least
    sure: bool | None = None
    box: tuple[float, float, float, float] | None = None
