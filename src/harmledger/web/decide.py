"""Rulings sent from the pages: what each means as decisions, and what happens when two people rule at once."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from harmledger.errors import BadDecisionError, ChangedSinceError, UnknownTargetError
from harmledger.model import Ruling
from harmledger.reconcile.again import again
from harmledger.review import fingerprint, in_force, is_correction, made
from harmledger.review.amend import DAYS
from harmledger.store.reading import Seen
from harmledger.web import additions, veil
from harmledger.web.desk import noted, own_path
from harmledger.web.filters import day_of
from harmledger.web.incident import about, asks, book_of
from harmledger.web.pages import post
from harmledger.web.queue import next_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from starlette.responses import Response

    from harmledger.model import Book, Decision, Incident
    from harmledger.web.desk import Ask

SEEN = re.compile(r"(\d{1,12})\.(\d{1,12})")
INCIDENT = "/incident/"
WHY = 2000  # characters of a reason


@dataclass(frozen=True, slots=True)
class ConflictView:
    """What someone else did meanwhile, beside what this reviewer meant to do."""

    was: Incident | None
    now: Incident | None
    decisions: tuple[Decision, ...]
    documents: tuple[str, ...]
    fields: tuple[tuple[str, str], ...]
    seen: str
    back: str


def decide(ask: Ask) -> Response:
    """Keep what a reviewer ruled, unless something about the same was ruled since the page was opened."""
    ask.desk.settle()
    maker = MAKERS.get(ask.text("ruling"))
    if maker is None:
        raise BadDecisionError(ask.text("ruling")[:40])
    book = book_of(ask, ask.text("incident")) if ask.text("incident") else None
    seen, (back, notices) = _seen(ask, book), _back(ask, book)
    rulings = tuple(maker(ask, book))
    if not rulings:
        return ask.go(noted(ask.back, open="1") + "#verdict")
    try:
        ask.desk.ledger.decide(*rulings, seen=seen)
    except ChangedSinceError:
        return ask.page("conflict.html", 409, view=_conflict(ask, book, seen))
    ask.desk.settle()
    return ask.go(noted(_still(ask, back), done=rulings[-1].id, **notices))


def _still(ask: Ask, back: str) -> str:
    """Give the page to return to; the queue's where the ruling took its incident away."""
    name = urlsplit(back).path.removeprefix(INCIDENT)
    gone = back.startswith(INCIDENT) and ask.desk.picture.home(name) is None
    return "/" if gone else back


def _back(ask: Ask, book: Book | None) -> tuple[str, dict[str, str]]:
    """Give where a ruling leads, and its notices: a verdict on an incident to the next of its list as it is before."""
    if book and ask.text("then") == "next":
        name = book.incidents[0].id
        return own_path(next_of(ask, name)), {"of": name}
    return ask.back, {}


def _why(ask: Ask, *, required: bool = True) -> str:
    """Give the reason; where none is needed, what the button itself says."""
    why = ask.text("why")[:WHY]
    if required and not why:
        raise BadDecisionError(ask.text("ruling"), ask.t("decide.needs_why"))
    return why or ask.t("decide.looked")


def _rule(ask: Ask, ruling: Ruling, target: str, value: str | None = None, *, required: bool = True) -> Decision:
    return made(ruling, target, value, by=ask.reviewer, why=_why(ask, required=required))


def _accept(ask: Ask, book: Book | None) -> Iterator[Decision]:
    """Confirm a figure; or an incident as it is, once every open question was looked at."""
    target = ask.text("target")
    if not target.startswith("i-") or book is None:
        yield _rule(ask, Ruling.ACCEPT, target, required=False)
        return
    incident, asked = book.incidents[0], {question.id for question in asks(book)}
    if asked <= set(map(str, ask.form.getlist("looked"))):
        yield _rule(ask, Ruling.ACCEPT, incident.id, fingerprint(incident), required=bool(asked))


def _batch(ask: Ask, _: Book | None) -> Iterator[Decision]:
    """Confirm several incidents at once; one of which something became doubtful meanwhile is left open."""
    for book in _ticked(ask):
        if not tuple(asks(book)):
            incident = book.incidents[0]
            yield _rule(ask, Ruling.ACCEPT, incident.id, fingerprint(incident), required=False)


def _ticked(ask: Ask) -> Iterator[Book]:
    names = dict.fromkeys(map(str, ask.form.getlist("target")))
    yield from (book_of(ask, name) for name in names if name.startswith("i-"))


def _reject(ask: Ask, _: Book | None) -> Iterator[Decision]:
    """Rule a figure or an incident out: of a whole incident the reason must be said."""
    yield _rule(ask, Ruling.REJECT, ask.text("target"), required=ask.text("target").startswith("i-"))


def _correct(ask: Ask, _: Book | None) -> Iterator[Decision]:
    """Set what a figure is: only what differs from what was read is ruled on."""
    parts = [f"{name}={ask.text(name)}" for name in ("low", "high", "harm", "scope") if name in ask.form]
    if ask.text("low") and ask.text("low") == ask.text("high"):
        parts = [f"number={ask.text('low')}", *parts[2:]]
    value = " ".join(parts)
    if not is_correction(value):
        raise BadDecisionError(value)
    yield _rule(ask, Ruling.CORRECT, ask.text("target"), value)


def _date(ask: Ask, _: Book | None) -> Iterator[Decision]:
    """Set the days of an attack that a text leaves open or that was misread."""
    first, last = day_of(ask.text("since")), day_of(ask.text("until")) or day_of(ask.text("since"))
    if first is None or last is None or last < first:
        raise BadDecisionError(ask.text("since"), ask.t("decide.needs_day"))
    yield _rule(ask, Ruling.CORRECT, ask.text("target"), f"{DAYS}{first}/{last}")


def _merge(ask: Ask, book: Book | None) -> Iterator[Decision]:
    """Put two incidents together; the other's id leads here from then on."""
    other = book_of(ask, ask.text("value")).incidents[0].id
    if book is None or other == book.incidents[0].id:
        raise BadDecisionError(ask.text("value"), ask.t("decide.same_incident"))
    yield _rule(ask, Ruling.MERGE, ask.text("target"), other)


def _apart(ask: Ask, _: Book | None) -> Iterator[Decision]:
    """Rule that two incidents are not the same."""
    yield _rule(ask, Ruling.SPLIT, ask.text("target"), book_of(ask, ask.text("value")).incidents[0].id)


def _split(ask: Ask, book: Book | None) -> Iterator[Decision]:
    """Take attacks out of an incident: each apart from one that stays, those that leave together."""
    attacks = book.incidents[0].attacks if book else ()
    leaving = [attack for attack in attacks if attack in ask.form.getlist("leaves")]
    staying = [attack for attack in attacks if attack not in leaving]
    if not leaving or not staying:
        raise BadDecisionError(ask.text("target"), ask.t("decide.some_stay"))
    yield from (_rule(ask, Ruling.SPLIT, attack, staying[0]) for attack in leaving)
    yield from (_rule(ask, Ruling.MERGE, attack, leaving[0]) for attack in leaving[1:])


def _undo(ask: Ask, _: Book | None) -> Iterator[Decision]:
    """Take a decision back."""
    if not any(decision.id == ask.text("target") for decision in ask.desk.picture.by_id(ask.text("target"))):
        raise BadDecisionError(ask.text("target"))
    yield _rule(ask, Ruling.UNDO, ask.text("target"), required=False)


def _reopen(ask: Ask, book: Book | None) -> Iterator[Decision]:
    """Take back every ruling by which an incident is closed."""
    own = {book.incidents[0].id, *book.incidents[0].aliases} if book else set()
    for decision in in_force(book.decisions if book else ()):
        if decision.target in own and decision.target.startswith("i-") and decision.ruling in CLOSING:
            yield _rule(ask, Ruling.UNDO, decision.id)


def _add(ask: Ask, _: Book | None) -> Iterator[Decision]:
    """Add a figure that the reader missed, from a passage of a text."""
    found = ask.desk.picture.document(ask.text("document"))
    if found is None:
        raise UnknownTargetError(ask.text("document"))
    name, value = additions.read(ask, found)
    yield _rule(ask, Ruling.ADD, name, value.written())


CLOSING = frozenset({Ruling.ACCEPT, Ruling.REJECT})
MAKERS: dict[str, Callable[[Ask, Book | None], Iterator[Decision]]] = {
    "accept": _accept,
    "batch": _batch,
    "reject": _reject,
    "correct": _correct,
    "date": _date,
    "merge": _merge,
    "apart": _apart,
    "split": _split,
    "undo": _undo,
    "reopen": _reopen,
    "add": _add,
}


def _seen(ask: Ask, book: Book | None) -> Seen | None:
    """Give what the reviewer had before them; without an incident only the target itself."""
    found = SEEN.fullmatch(ask.text("seen"))
    if not found:
        return None
    held = [about(one) for one in ((book,) if book else _ticked(ask) if ask.text("ruling") == "batch" else ())]
    names = {name for own, _ in held for name in own} | {ask.text("target"), ask.text("value")} - {""}
    documents = {name for _, own in held for name in own}
    return Seen(int(found[1]), int(found[2]), frozenset(names), frozenset(documents))


def _conflict(ask: Ask, book: Book | None, seen: Seen | None) -> ConflictView:
    """Gather both versions, and what was sent, so that it can be sent again."""
    picture = ask.desk.picture
    since = picture.since(seen) if seen else ()
    decisions = picture.by_id(*since) if ask.shows_names else tuple(map(veil.decision, picture.by_id(*since)))
    ids = {decision.id for decision in decisions}
    documents = tuple(name for name in since if name not in ids)
    now = picture.seen((), ())
    sent = [(name, str(value)) for name, value in ask.form.multi_items() if name not in {"seen", "back", "ruling"}]
    return ConflictView(
        was=_before(ask, book, ids, documents) if book else None,
        now=book.incidents[0] if book else None,
        decisions=decisions,
        documents=documents,
        fields=tuple(sent),
        seen=f"{now.decision}.{now.reading}",
        back=ask.back,
    )


def _before(ask: Ask, book: Book, new: set[str], documents: tuple[str, ...]) -> Incident:
    """Compute the incident as the reviewer saw it: without what came since."""
    incident = book.incidents[0]
    kin = ask.desk.picture.kin(incident)
    late = {attack.id for account in kin.accounts if account.document in documents for attack in account.attacks}
    old = replace(incident, attacks=tuple(attack for attack in incident.attacks if attack not in late))
    decisions = [decision for decision in book.decisions if decision.id not in new]
    return again(old, kin.documents, kin.accounts, decisions, kin.families)


ROUTES = (post("/decide", decide),)
