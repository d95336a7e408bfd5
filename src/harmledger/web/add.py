"""Add reports: paste a text and see at once what is read in it, or send files."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from itertools import chain
from typing import TYPE_CHECKING

from starlette.datastructures import UploadFile

from harmledger import pipeline
from harmledger.collect import Refused, content
from harmledger.collect.typed import Typed, pasted
from harmledger.errors import TooLargeError
from harmledger.web import figures, veil
from harmledger.web.pages import get, post

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from starlette.responses import Response

    from harmledger.model import Account, Document
    from harmledger.web.desk import Ask
    from harmledger.web.figures import Figure, Text

PASTED = 500_000  # characters: reading them takes seconds; longer texts go through the command line
UNPACKED = 30_000_000  # bytes of a compressed file
FIELDS = ("title", "publisher", "published", "url")


@dataclass(frozen=True, slots=True)
class Preview:
    """What would be kept of a pasted text."""

    text: Text
    figures: tuple[Figure, ...]
    account: Account
    known: bool  # whether the ledger has it already
    version_of: str | None


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one document."""

    name: str
    kind: str  # added · known · refused
    says: str = ""
    figures: int = 0
    attacks: int = 0
    incidents: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AddView:
    """The page with what was typed so far."""

    fields: Mapping[str, str]
    preview: Preview | None = None
    results: tuple[Result, ...] = ()
    refused: str = ""


def show(ask: Ask) -> Response:
    """Show the empty form."""
    return ask.page("add.html", view=AddView(dict.fromkeys(("text", *FIELDS), "")))


def send(ask: Ask) -> Response:
    """Read what was pasted; or keep it, or the files that were sent."""
    fields = {name: ask.text(name) for name in ("text", *FIELDS)}
    if ask.text("do") == "files":
        sent = chain.from_iterable(_file(item) for item in ask.form.getlist("files"))
        return ask.page("add.html", view=AddView(fields, results=tuple(_kept(ask, sent))))
    found = _pasted(fields)
    if isinstance(found, Refused):
        return ask.page("add.html", 400, view=AddView(fields, refused=str(found.error)))
    if ask.text("do") == "save":
        kept = tuple(_kept(ask, iter([found])))
        return ask.page("add.html", view=AddView(dict.fromkeys(fields, ""), results=kept))
    return ask.page("add.html", view=AddView(fields, _preview(ask, found)))


def _pasted(fields: Mapping[str, str]) -> Document | Refused:
    """Make a document of the form."""
    if len(fields["text"]) > PASTED:
        return Refused("", TooLargeError("", f"The desk takes {PASTED:,} characters; use `harmledger add` for more."))
    return pasted(Typed(**fields))


def _file(item: UploadFile | str) -> Iterator[Document | Refused]:
    """Take a file that was sent. Files of one name are told apart by what is in them."""
    if not isinstance(item, UploadFile) or not item.filename:
        return
    raw = item.file.read()
    origin = f"{sha256(raw).hexdigest()[:10]}/{item.filename}"
    yield from content(item.filename, raw, origin=origin, limit=UNPACKED)


def _preview(ask: Ask, document: Document) -> Preview:
    with ask.desk.reading:
        account = pipeline.account(document, ask.desk.gazetteer)
    admitted = ask.desk.ledger.admit(document)
    if not ask.shows_names:
        document, account = veil.read(document, account)
    claims = sorted(account.claims, key=lambda claim: (claim.start, -claim.end))
    shown = figures.figures(claims, {document.id: document}, ())
    text = figures.text(document, account, shown, whole=True)
    return Preview(text, shown, account, admitted is None, admitted.version_of if admitted else None)


def _kept(ask: Ask, documents: Iterator[Document | Refused]) -> Iterator[Result]:
    """Keep documents, and say where each led."""
    with ask.desk.reading:
        done = list(pipeline.put(ask.desk.ledger, documents, ask.desk.gazetteer))
    ask.desk.settle()
    for item in done:
        if isinstance(item, Refused):
            yield Result(item.origin.rpartition("/")[2], "refused", str(item.error).removeprefix(f"{item.origin}: "))
        elif isinstance(item, pipeline.Known):
            yield Result(item.document, "known")
        else:
            homes = ask.desk.picture.homes(item.document.id)
            incidents = tuple(dict.fromkeys(homes.values()))
            yield Result(item.document.id, "added", "", len(item.account.claims), len(item.account.attacks), incidents)


ROUTES = (get("/add", show), post("/add", send))
