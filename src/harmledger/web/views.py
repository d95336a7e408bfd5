"""Filters that reviewers named: shown with their counts above the queue and the map."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from harmledger.web.filters import address, asked, but, parsed
from harmledger.web.pages import post

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from starlette.responses import Response

    from harmledger.review import Filter
    from harmledger.web.desk import Ask

VIEW = "view "  # begins the names of their counts
NAME = 60  # characters of a view's name


@dataclass(frozen=True, slots=True)
class Tab:
    """A choice with its count and address."""

    name: str
    count: int
    href: str
    current: bool


def shown(wanted: Filter) -> Filter:
    """Give the filter in force in the queue: without a choice it shows what is open."""
    return but(wanted, standing="" if wanted.standing == "any" else wanted.standing or "open")


def counted(views: Mapping[str, str]) -> dict[str, Filter]:
    """Give the filters of named views, to be counted."""
    return {f"{VIEW}{name}": shown(asked(parsed(query))) for name, query in views.items()}


def tabs(counts: Mapping[str, int], views: Mapping[str, str], to: Callable[[str], str], here: str) -> tuple[Tab, ...]:
    """Give named views as links; `to` makes the address of a view's query, `here` is the one that is shown."""
    addresses = {name: to(query) for name, query in views.items()}
    return tuple(Tab(name, counts[f"{VIEW}{name}"], href, href == here) for name, href in addresses.items())


def keep(ask: Ask) -> Response:
    """Give a filter a name, or drop the name."""
    name, query = ask.text("name")[:NAME], address(asked(parsed(ask.text("query"))), order=ask.text("order"))
    if ask.text("drop"):
        ask.desk.picture.drop_view(ask.text("drop"))
    elif name:
        ask.desk.picture.keep_view(name, query)
    return ask.go(ask.back)


ROUTES = (post("/views", keep),)
