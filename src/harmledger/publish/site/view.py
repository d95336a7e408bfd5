"""A page of the site, before it is laid out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from harmledger.publish.report.view import Section, Stat


@dataclass(frozen=True, slots=True)
class Page:
    """One page. `path` is its place below the language's folder; `onward` the page that it leads on to."""

    path: str
    title: str
    lead: str = ""
    sections: tuple[Section, ...] = ()
    stats: tuple[Stat, ...] = ()
    back: str = ""
    onward: str = ""

    @property
    def up(self) -> str:
        """Give the way from the page to the language's folder."""
        return "../" * self.path.count("/")


def incident_path(name: str) -> str:
    """Give where an incident's page stands, for good."""
    return f"incidents/{name}.html"
