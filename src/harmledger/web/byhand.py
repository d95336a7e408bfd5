"""An incident made by hand: a form, what may be the same incident already, and only then the new one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from harmledger import pipeline
from harmledger.collect.typed import Typed, entered
from harmledger.errors import BadDecisionError, HarmledgerError
from harmledger.model import Harm, Place, Ruling, Weapon
from harmledger.review.amend import GROUPS
from harmledger.review.amend import chosen as place_of
from harmledger.review.entered import Entered, Harmed
from harmledger.store.gazetteer import found_in
from harmledger.web.additions import number
from harmledger.web.filters import address, day_of
from harmledger.web.pages import get, post

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from starlette.responses import Response

    from harmledger.locate.match import Candidate
    from harmledger.model import Decision, Document
    from harmledger.pipeline import Double
    from harmledger.web.desk import Ask

ROWS = 4  # figures of the form
OFFERED, SHOWN = 6, 8  # entries for a place's name, incidents that may be the same
LONG = 20_000  # characters of a text that is typed
TEXTS = ("text", "publisher", "published", "url")
FIELDS = (*TEXTS, "place", "since", "until", "claimant", "actor", "weapon", "why")
FIGURE = ("harm", "group", "low", "high")
AS_WRITTEN = "as-written"  # the choice of none of the entries offered
MAKE, SAME = "make", "same:"  # what the buttons say: the latter before the id of the incident that it is


@dataclass(frozen=True, slots=True)
class Check:
    """What was understood: the entries that the place may be, the one taken, and what may be the same incident."""

    offered: tuple[Candidate, ...]
    entry: str
    doubles: tuple[Double, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """Give the ids of the incidents that the person is shown."""
        return tuple(double.brief.id for double in self.doubles)


@dataclass(frozen=True, slots=True)
class HandView:
    """The form as it was filled in, and after the first look what it would make."""

    fields: Mapping[str, str]
    check: Check | None = None
    refused: str = ""
    harms: tuple[Harm, ...] = (Harm.KILLED, Harm.INJURED, Harm.KILLED, Harm.MISSING)  # first choices of the rows
    groups: tuple[str, ...] = tuple(GROUPS)
    weapons: tuple[Weapon, ...] = tuple(Weapon)


def show(ask: Ask) -> Response:
    """Show the empty form; where nothing else is said, it is said now."""
    now = datetime.now(UTC).astimezone()
    return ask.page("byhand.html", view=HandView(_fields(ask) | {"published": f"{now:%Y-%m-%d %H:%M %z}"}))


def send(ask: Ask) -> Response:
    """Say what would be made and what may be the same; make it once the person has seen that."""
    ask.desk.settle()
    fields = _fields(ask)
    try:
        offered = _offered(ask)
        entry = _entry(ask, offered)
        said = _said(ask, offered, entry)
        document = _document(ask, said)
    except HarmledgerError as error:
        return ask.page("byhand.html", 400, view=HandView(fields, refused=str(error)))
    check = Check(offered, entry, pipeline.doubles(ask.desk.ledger, document, said)[:SHOWN])
    ruled = _ruled(ask.text("do"), check.names, ask.text("shown").split())
    if ruled is None:
        return ask.page("byhand.html", view=HandView(fields, check))
    return _made(ask, *pipeline.enter(ask.desk.ledger, document, said, ruled))


def _ruled(do: str, doubles: Sequence[str], shown: Collection[str]) -> list[tuple[Ruling, str]] | None:
    """Give the rulings that a button stands for: it is one of those shown, or none; None before all of them were."""
    if do == MAKE and set(doubles) <= set(shown):
        return [(Ruling.SPLIT, name) for name in doubles]
    return [(Ruling.MERGE, name) for name in doubles if do == SAME + name] or None


def _made(ask: Ask, document: Document, decision: Decision) -> Response:
    """Lead to the incident, or to the document while the incident is still computed, with a way to take it back."""
    ask.desk.settle()
    home = ask.desk.picture.home(decision.target)
    return ask.go((f"/incident/{home}" if home else f"/document/{document.id}") + address(done=decision.id))


def _fields(ask: Ask) -> dict[str, str]:
    rows = [f"{name}{row}" for row in range(ROWS) for name in FIGURE]
    return {name: ask.text(name) for name in (*FIELDS, *rows)}


def _document(ask: Ask, said: Entered) -> Document:
    text = {name: ask.text(name)[:LONG] for name in TEXTS}
    return entered(Typed(**text), said.event, said.by)


def _offered(ask: Ask) -> tuple[Candidate, ...]:
    if not ask.text("place"):
        raise BadDecisionError(ask.t("hand.place"), ask.t("hand.needs_place"))
    with ask.desk.reading:
        return tuple(found_in(ask.desk.gazetteer, ask.text("place")[:LONG], OFFERED))


def _entry(ask: Ask, offered: Sequence[Candidate]) -> str:
    """Give the entry that was chosen among those offered, before that the first."""
    names = [found.entry.id for found in offered]
    chosen = ask.text("entry")
    return chosen if chosen in {*names, AS_WRITTEN} else next(iter(names), AS_WRITTEN)


def _said(ask: Ask, offered: Sequence[Candidate], entry: str) -> Entered:
    since, until = day_of(ask.text("since")), day_of(ask.text("until")) or day_of(ask.text("since"))
    if since is None or until is None or until < since:
        raise BadDecisionError(ask.text("since"), ask.t("decide.needs_day"))
    if not ask.text("why"):
        raise BadDecisionError(ask.t("hand.title"), ask.t("decide.needs_why"))
    return Entered(
        place=_place(ask, offered, entry),
        since=since,
        until=until,
        by=ask.reviewer,
        why=ask.text("why"),
        harmed=tuple(_harmed(ask)),
        claimant=ask.text("claimant") or None,
        actor=ask.text("actor") or None,
        weapon=Weapon(ask.text("weapon")) if ask.text("weapon") in set(Weapon) else None,
    )


def _place(ask: Ask, offered: Sequence[Candidate], entry: str) -> Place:
    name = ask.text("place")
    taken = next((found.entry for found in offered if found.entry.id == entry), None)
    return place_of(name, taken, ask.reviewer) if taken else Place(name)


def _harmed(ask: Ask) -> Iterator[Harmed]:
    """Give the figures of the rows that hold a number."""
    for row in range(ROWS):
        harm, group, low, high = (ask.text(f"{name}{row}") for name in FIGURE)
        least, most = number(low), number(high)
        if least is not None and most is not None and least > most:
            raise BadDecisionError(ask.t("incident.toll"), ask.t("hand.bounds"))
        if (least, most) != (None, None) and harm in set(Harm):
            yield Harmed(Harm(harm), least, most, GROUPS.get(group, GROUPS["all"]))


ROUTES = (get("/add/incident", show), post("/add/incident", send))
