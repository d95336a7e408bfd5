"""What one publication is made of: whom it is for, which days, who publishes it, and what was published before."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from harmledger.publish.window import Window

if TYPE_CHECKING:
    from collections.abc import Mapping

    from harmledger.publish.disclosure import Profile
    from harmledger.publish.package.manifest import Manifest
    from harmledger.publish.report.outlines import Outline


OPEN = Window()


@dataclass(frozen=True, slots=True)
class Edition:
    """The choices of whoever publishes."""

    profile: Profile
    window: Window = OPEN
    publisher: str = ""
    contact: str = ""
    before: Manifest | None = None
    site: bool = False
    names: Mapping[str, str] = field(default_factory=dict)  # a place's id → its Arabic name, for the site
    outlines: tuple[Outline, ...] = ()  # borders of the site's map

    def after(self, before: Manifest | None) -> Edition:
        """Give the edition with the release before it."""
        return replace(self, before=before)

    def drawn(self, names: Mapping[str, str], outlines: tuple[Outline, ...]) -> Edition:
        """Give the edition with what the gazetteer adds to its site."""
        return replace(self, names=names, outlines=outlines)

    @property
    def series(self) -> str:
        """Name what is published again and again: changes are told from one release of it to the next."""
        days = " to ".join(str(day or "") for day in (self.window.first, self.window.last))
        return self.profile.name if self.window.is_open else f"{self.profile.name} {days}"
