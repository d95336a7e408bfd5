"""The way of the data, in one page: collect → read → locate → assemble → link → reconcile.

Each room takes values and gives values; only `collect` opens source documents and only `store` keeps anything.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from harmledger import __version__
from harmledger.assemble import settled, written
from harmledger.assemble.trace import trace
from harmledger.collect import Refused, documents
from harmledger.collect.typed import BY_HAND
from harmledger.errors import HarmledgerError, LanguageNotReadError, ReaderFailedError
from harmledger.link import doubles as link_doubles
from harmledger.link.again import relink
from harmledger.link.rulings import rulings
from harmledger.locate import locate
from harmledger.model import Book, Problem, Ruling, Severity
from harmledger.read import read
from harmledger.reconcile import completed
from harmledger.reconcile.again import again, renewed
from harmledger.review import amended, entered, in_force, made

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from harmledger.assemble.state import State
    from harmledger.assemble.trace import Passage
    from harmledger.locate import Gazetteer
    from harmledger.model import Account, Decision, Document, Link, Published
    from harmledger.review import Brief
    from harmledger.review.entered import Entered
    from harmledger.store import Ledger
    from harmledger.store.picture import Picture

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Known:
    """A document that the ledger has already: nothing was changed."""

    document: str


@dataclass(frozen=True, slots=True)
class Added:
    """A document that is in the ledger now, with what it states."""

    document: Document
    account: Account


@dataclass(frozen=True, slots=True)
class Double:
    """An incident that may be the one that a person tells of, with the reasons for and against."""

    brief: Brief
    link: Link


def account(document: Document, gazetteer: Gazetteer) -> Account:
    """Give all that one document states; what a person entered by hand is not read."""
    by_hand = document.origin == BY_HAND
    return _dated(document, entered.account(document) if by_hand else written(_settled(document, gazetteer)))


def traced(document: Document, gazetteer: Gazetteer) -> tuple[Passage, ...]:
    """Give how each sentence of a document is read, for who writes rules."""
    return () if document.origin == BY_HAND else trace(_settled(document, gazetteer))


def _settled(document: Document, gazetteer: Gazetteer) -> State:
    """Read, locate and assemble one document, up to what is written down."""
    reading = read(document.text, title=document.title, language=document.language)
    if "language_not_read" in reading.problems:
        raise LanguageNotReadError(document.origin or document.id, f"(It seems to be in “{reading.language}”.)")
    return settled(document, reading, locate(document, reading, gazetteer))


def accounts(paths: Sequence[str], gazetteer: Gazetteer, when: Published | None = None) -> Iterator[Account | Refused]:
    """Read files and folders without a ledger, one document at a time; `when` dates those without a date."""
    for item in documents(paths, when):
        yield item if isinstance(item, Refused) else _tried(item, gazetteer)


def add(
    ledger: Ledger, paths: Sequence[str], gazetteer: Gazetteer, when: Published | None = None
) -> Iterator[Added | Known | Refused]:
    """Put documents into the ledger one by one; each is saved before it is given. `when` dates those without a date."""
    return put(ledger, documents(paths, when), gazetteer)


def put(ledger: Ledger, items: Iterable[Document | Refused], gazetteer: Gazetteer) -> Iterator[Added | Known | Refused]:
    """Put documents that are at hand into the ledger, each saved before it is given."""
    for item in items:
        yield item if isinstance(item, Refused) else _add(ledger, item, gazetteer)


def reread(ledger: Ledger, gazetteer: Gazetteer) -> Iterator[Account | Refused]:
    """Read what the ledger keeps by today's reader; what a person ruled on stays as it was ruled."""
    kept = {stated.document: stated for stated in ledger.read_accounts()}
    for item in ledger.documents():
        found = _tried(item, gazetteer)
        if not isinstance(found, Refused) and found != kept.get(item.id):
            ledger.reread(found)
        yield found


def book(ledger: Ledger) -> Book:
    """Compute the ledger's incidents, totals and problems from its claims and decisions, or give what was kept."""
    if kept := ledger.saved(_rules()):
        return kept
    while True:
        renew(ledger)
        if listed := ledger.listed(_rules()):
            part, origins, state = listed
            found = completed(part, origins)
            ledger.complete(found, state)
            return found


def renew(ledger: Ledger) -> None:
    """Bring the incidents up to date, from nothing where too much came since; totals wait until `book` is asked for."""
    if not settle(ledger):
        from harmledger.anew import anew  # noqa: PLC0415 - reading without a ledger does without SQLAlchemy

        anew(ledger, _rules())


def settle(ledger: Ledger) -> bool:
    """Take what came since into the incidents that are kept, and tell whether they are up to date then.

    Only the neighbourhood of what came is computed anew; totals wait until `book` is asked for.
    """
    from harmledger.store.picture import Picture  # noqa: PLC0415 - reading without a ledger does without SQLAlchemy

    rules, picture = _rules(), Picture(ledger)
    lag = ledger.lag(rules)
    if lag is None:
        return False
    if lag.documents:
        return _take_in(ledger)
    touched = picture.touched(lag.decisions) if lag.decisions else ()
    if touched is None:
        return _take_in(ledger)
    if lag.decisions:
        ledger.replace(_again(picture, touched), rules)
    return True


def _take_in(ledger: Ledger) -> bool:
    """Link what came with its neighbours, and compute the incidents of its neighbourhood anew."""
    with ledger.settling(_rules()) as settling:
        stirred = settling.take_in() if settling else None
        if settling is None or stirred is None:
            return False
        linked = relink(stirred, settling.around, rulings(settling.ruled()))
        settling.keep(renewed(settling.part(linked), linked), linked)
    return True


def _again(picture: Picture, names: Iterable[str]) -> Book:
    """Compute some incidents anew from their own documents."""
    whole = Book()
    for name in names:
        part = picture.incident(name)
        if part:
            old = part.incidents[0]
            kin = picture.kin(old)
            fresh = again(old, kin.documents, kin.accounts, part.decisions, kin.families)
            whole = replace(
                whole,
                incidents=(*whole.incidents, fresh),
                documents=(*whole.documents, *part.documents),
                accounts=(*whole.accounts, *part.accounts),
                decisions=(*whole.decisions, *part.decisions),
            )
    return whole


def doubles(ledger: Ledger, document: Document, said: Entered) -> tuple[Double, ...]:
    """Give the incidents of the same neighbourhood and days that an entry by hand may be, the likeliest first."""
    from harmledger.store import near  # noqa: PLC0415 - reading without a ledger does without SQLAlchemy
    from harmledger.store.picture import Picture  # noqa: PLC0415 - likewise

    picture = Picture(ledger)
    told = near.told(picture, near.near(picture, said.place, said.since, said.until))
    own = amended([entered.account(document)], entered.additions(document, said))
    name = entered.attack(document, said).id
    others = [account for account in told.accounts if account.document != document.id]
    links = link_doubles((*told.documents, document), (*others, *own), name)
    where = picture.where([_other(one, name) for one in links])
    best: dict[str, Link] = {}
    for one in links:
        if home := where.get(_other(one, name)):
            best.setdefault(home, one)
    return tuple(Double(brief, best[brief.id]) for home in best for brief in picture.named([home]))


def _other(link: Link, own: str) -> str:
    return link.right if link.left == own else link.left


def enter(
    ledger: Ledger, document: Document, said: Entered, ruled: Iterable[tuple[Ruling, str]]
) -> tuple[Document, Decision]:
    """Keep an entry by hand with what the person ruled of other incidents: merged with them, or split from them.

    Gives its document and the decision that takes it back when undone. The same entry again changes nothing, unless it
    was taken back.
    """
    from harmledger.store.picture import Picture  # noqa: PLC0415 - reading without a ledger does without SQLAlchemy

    kept = ledger.admit(document)
    found = kept or document
    event = entered.attack(found, said).id
    known = None if kept else Picture(ledger).document(found.id)
    before = [d for d in in_force(known.decisions if known else ()) if (d.ruling, d.target) == (Ruling.ADD, event)]
    if before:
        return found, before[0]
    first, *more = entered.additions(found, said)
    more += [made(ruling, event, other, by=said.by, why=said.why) for ruling, other in ruled]
    if kept:
        ledger.add(kept, _dated(kept, entered.account(kept)), first, *more)
    else:
        ledger.decide(first, *more)
    return found, first


def _add(ledger: Ledger, document: Document, gazetteer: Gazetteer) -> Added | Known | Refused:
    admitted = ledger.admit(document)
    if admitted is None:
        return Known(document.id)
    found = _tried(admitted, gazetteer)
    if isinstance(found, Refused):
        return found
    ledger.add(admitted, found)
    return Added(admitted, found)


def _tried(document: Document, gazetteer: Gazetteer) -> Account | Refused:
    """Read a document; one on which the program fails is refused, and the batch goes on."""
    origin = document.origin or document.id
    try:
        return account(document, gazetteer)
    except HarmledgerError as error:
        return Refused(origin, error)
    except Exception as error:  # noqa: BLE001 - one document never stops the batch; only the kind is told
        log.debug("reader_failed %s", type(error).__name__)
        return Refused(origin, ReaderFailedError(origin, f"({type(error).__name__})"))


def _dated(document: Document, stated: Account) -> Account:
    """Add a problem where the publication date was given but not understood."""
    if document.published_text is None:
        return stated
    says = "The publication date was not understood, so the days in the text have no anchor."
    doubt = Problem("published_not_understood", Severity.WARNING, says, (), document.id)
    return replace(stated, problems=(*stated.problems, doubt))


@cache
def _rules() -> str:
    """Name the rules by which a book is computed: the version, and when the files of its rooms last changed."""
    rooms = [files("harmledger") / room for room in ("link", "reconcile")]
    changed = [Path(str(file)).stat().st_mtime_ns for room in rooms for file in room.iterdir() if file.is_file()]
    return f"{__version__} {max(changed, default=0)}"
