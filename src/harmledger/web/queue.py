"""The queue: what needs judgement first, with filters, counts and named views."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from harmledger.review import Filter
from harmledger.web import veil, views
from harmledger.web.desk import own_path
from harmledger.web.filters import address, asked, but, parsed
from harmledger.web.pages import get
from harmledger.web.paging import Pages
from harmledger.web.views import Tab

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from starlette.responses import Response

    from harmledger.model import Decision
    from harmledger.review import Brief
    from harmledger.store.picture import Passage, Picture
    from harmledger.web.desk import Ask

SIZE = 25  # incidents a page
STANDINGS = ("open", "reopened", "second", "final", "rejected", "any")
SEVERITIES = ("error", "warning", "info")
ORDERS = ("priority", "day", "toll")
SHOWN = "shown"  # the name of the list's own count


@dataclass(frozen=True, slots=True)
class Item:
    """One incident in the queue."""

    brief: Brief
    passage: Passage | None
    standing: str


@dataclass(frozen=True, slots=True)
class QueueView:
    """The queue as the page shows it."""

    asked: Filter
    order: str
    items: tuple[Item, ...]
    total: int
    pages: Pages
    tabs: tuple[Tab, ...]
    choices: Mapping[str, tuple[str, ...]]
    views: tuple[Tab, ...]
    here: str  # the address with filter and page
    is_new: bool
    seen: str
    last: Decision | None  # the reviewer's own, which a key takes back
    severities: tuple[str, ...] = SEVERITIES
    orders: tuple[str, ...] = ORDERS

    @property
    def is_filtered(self) -> bool:
        """Tell whether anything but the standing is chosen."""
        return but(self.asked, standing="") != Filter()

    @property
    def is_any_sure(self) -> bool:
        """Tell whether some of what is shown may be confirmed at once."""
        return any(item.brief.is_sure and item.standing not in {"final", "rejected"} for item in self.items)

    def to(self, name: str) -> str:
        """Give the address of an incident, which remembers the list."""
        return _incident(name, self.list)

    @property
    def list(self) -> str:
        """Give the query of the list; nothing where all of it is as it is at first."""
        found = address(self.asked, order="" if self.order == ORDERS[0] else self.order)
        return "" if found == "?" else found

    @property
    def map(self) -> str:
        """Give the address of the same set on the map."""
        return "/map" + address(views.shown(self.asked))


def standing(brief: Brief, readers: int) -> str:
    """Say how far an incident is settled, in the words of `Filter.standing`."""
    if brief.rejected:
        return "rejected"
    if brief.readers >= readers:
        return "final"
    return "reopened" if brief.reopened else "second" if brief.readers else "open"


def view(ask: Ask) -> QueueView:
    """Gather what the queue shows."""
    picture, wanted = ask.desk.picture, asked(ask.request.query_params)
    shown, seen = views.shown(wanted), picture.seen((), ())
    order = ask.text("order") if ask.text("order") in ORDERS else ORDERS[0]
    kept = picture.views()
    counts = picture.counts(_counted(picture, wanted, kept))
    pages = Pages.of(ask.text("page"), counts[SHOWN], SIZE, lambda page: "/" + address(wanted, order=order, page=page))
    briefs = picture.briefs(shown, order=order, offset=pages.offset, limit=SIZE)
    passages = _passages(ask, briefs)
    here = "/" + address(wanted, order=order)
    return QueueView(
        asked=wanted,
        order=order,
        items=tuple(Item(b, passages.get(b.lead or ""), standing(b, picture.readers)) for b in briefs),
        total=counts[SHOWN],
        pages=pages,
        tabs=tuple(_tabs(counts, wanted, order)),
        choices=ask.desk.choices(),
        views=views.tabs(counts, kept, lambda query: f"/{query}", here),
        here=pages.at(pages.number) if pages.number > 1 else here,
        is_new=picture.is_new(),
        seen=f"{seen.decision}.{seen.reading}",
        last=picture.last_by(ask.reviewer),
    )


def _passages(ask: Ask, briefs: Sequence[Brief]) -> Mapping[str, Passage]:
    """Give the sentence of each incident's first figure; names in it only where they are asked for."""
    passages = ask.desk.picture.passages([brief.lead for brief in briefs if brief.lead])
    if ask.shows_names:
        return passages
    told = passages.values()
    names = veil.named(ask.desk.ledger, {passage.document for passage in told}, told)
    return {name: veil.passage(found, names[found.document]) for name, found in passages.items()}


def _counted(picture: Picture, wanted: Filter, kept: Mapping[str, str]) -> dict[str, Filter]:
    """Name every filter whose count the page shows: of the list, of each standing, of each named view."""
    standings = [name for name in STANDINGS if name != "second" or picture.readers > 1]
    tabs = {name: but(wanted, standing="" if name == "any" else name) for name in standings}
    return {SHOWN: views.shown(wanted)} | tabs | views.counted(kept)


def _tabs(counts: Mapping[str, int], wanted: Filter, order: str) -> Iterator[Tab]:
    for name in STANDINGS:
        if name in counts:
            href = "/" + address(but(wanted, standing=name), order=order)
            yield Tab(name, counts[name], href, name == (wanted.standing or "open"))


def show(ask: Ask) -> Response:
    """Show the queue."""
    ask.desk.settle()
    return ask.page("queue.html", view=view(ask))


def next_of(ask: Ask, name: str) -> str:
    """Give the address of the incident that follows one in the list from which it was opened, else the list's."""
    listed = parsed(ask.text("list"))
    order = listed.get("order", "") if listed.get("order") in ORDERS else ORDERS[0]
    found = ask.desk.picture.following(views.shown(asked(listed)), order, name)
    return _incident(found, ask.text("list")) if found else f"/{ask.text('list')}"


def _incident(name: str, listed: str) -> str:
    """Give the address of an incident, with the query of the list from which it is opened."""
    return f"/incident/{name}" + (address(list=listed) if listed else "")


def following(ask: Ask) -> Response:
    """Lead from one incident to the next of the list from which it was opened."""
    ask.desk.settle()
    return ask.go(own_path(next_of(ask, ask.text("after"))))


ROUTES = (get("/", show), get("/next", following))
