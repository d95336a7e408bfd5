"""The page: a whole book in one HTML file that opens from disk, for inside use."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from markupsafe import Markup

from harmledger import __version__
from harmledger.model import Harm
from harmledger.publish import atlas, cards, ledgers, reports, sums, timeline, words
from harmledger.publish.index import Index
from harmledger.publish.template import template

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from harmledger.model import Book, Incident


@dataclass(frozen=True, slots=True)
class Stat:
    """A figure of the headline."""

    figure: str
    label: str
    note: str
    among: str
    href: str
    kind: str = ""


def page(book: Book) -> str:
    """Write a book as one self-contained HTML page: every figure leads to its sentence and back."""
    index = Index.of(book)
    style, script = _resource("style.css"), _resource("script.js")
    return template("harmledger.publish", "page.html.j2").render(
        words=words,
        runs=ledgers.runs,
        version=__version__,
        style=Markup(style),  # noqa: S704 - our own file, not data
        script=Markup(script),  # noqa: S704 - our own file, not data
        policy=_policy(style, script),
        book=book,
        index=index,
        span=_span(book),
        stats=tuple(_stats(index)),
        map=atlas.atlas(index),
        timeline=timeline.timeline(index),
        cards=cards.cards(index),
        periods=ledgers.periods(index),
        moved=ledgers.moved(index),
        doubts=ledgers.doubts(index),
        apart=tuple(cards.reason(index, link) for link in book.unlinked if not link.same),
        texts=reports.texts(index),
    )


@cache
def _resource(name: str) -> str:
    return files(__package__).joinpath("templates", name).read_text(encoding="utf-8")


def _policy(style: str, script: str) -> str:
    """Allow exactly our own style and script, and nothing from anywhere else."""
    look, act = (base64.b64encode(hashlib.sha256(part.encode()).digest()).decode() for part in (style, script))
    ours = f"style-src 'sha256-{look}'; script-src 'sha256-{act}'"
    return f"default-src 'none'; {ours}; base-uri 'none'; form-action 'none'"


def _span(book: Book) -> str:
    """Give the days from the first to the last incident whose days are known."""
    spans = [words.span(incident.when) for incident in book.incidents]
    known = [day for earliest, latest in spans if earliest and latest for day in (earliest, latest)]
    return words.days(min(known), max(known)) if known else ""


def _stats(index: Index) -> Iterator[Stat]:
    incidents = sums.counted(index.book.incidents)
    for harm in (Harm.KILLED, Harm.INJURED):
        found = sums.total(sums.whole(incident, harm) for incident in incidents)
        yield Stat(
            f"{found.low:,}",
            f"{harm.value}, at least",
            _range(found),
            _among(incidents, harm),
            "#incidents",
            harm.value,
        )
    bare = sum(1 for incident in index.book.incidents if not incident.toll)
    yield Stat(
        f"{len(index.book.incidents):,}",
        "incidents",
        f"{bare:,} of them without casualties on record",
        "",
        "#incidents",
    )
    documents = words.number(len(index.book.documents), ("report", "reports"))
    yield Stat(f"{len(index.claims):,}", "figures read", f"in {documents}", "", "#reports")


def _range(found: sums.Sum) -> str:
    where = words.number(found.incidents, ("incident", "incidents"))
    return f"in {where}; " + ("the highest figure is open" if found.high is None else f"at most {found.high:,}")


def _among(incidents: Sequence[Incident], harm: Harm) -> str:
    """Name the children and women among the harmed, as far as they are told apart."""
    young = sums.total(sums.children(incident, harm) for incident in incidents).low
    women = sums.total(sums.women(incident, harm) for incident in incidents).low
    told = [words.number(young, ("child", "children"))] * bool(young) + [
        words.number(women, ("woman", "women"))
    ] * bool(women)
    return f"among them at least {' and '.join(told)}" if told else ""
