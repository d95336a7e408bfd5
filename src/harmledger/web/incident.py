"""The incident page: the toll with the sentences behind it, what is open, who says what, and how it came about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from harmledger.errors import UnknownTargetError
from harmledger.model import Harm
from harmledger.publish.index import Index
from harmledger.publish.passages import around
from harmledger.review import Told, in_force, open_problems
from harmledger.review.briefs import own_claims
from harmledger.web import figures, matrix, timeline, veil
from harmledger.web.moments import Moment
from harmledger.web.pages import get
from harmledger.web.queue import standing

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from starlette.responses import Response

    from harmledger.model import (
        Attack,
        Book,
        Bound,
        Decision,
        Document,
        Incident,
        Link,
        Problem,
        Responsibility,
        TollLine,
    )
    from harmledger.review import Brief
    from harmledger.store.picture import Picture
    from harmledger.store.reading import Seen
    from harmledger.web.desk import Ask
    from harmledger.web.figures import Figure, Text

NEAR = 8  # other incidents shown as possible doubles at most


@dataclass(frozen=True, slots=True)
class Cell:
    """One bound of a toll with the figures that set it."""

    name: str
    bound: Bound
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A line of the toll."""

    line: TollLine
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Question:
    """What is open: a problem with its figures, or a figure that the reader was not sure of."""

    id: str
    problem: Problem | None
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Stance:
    """What a party says about who did it."""

    said: Responsibility
    document: str
    outlet: str
    before: str  # what stands before and after it in its sentence
    after: str


@dataclass(frozen=True, slots=True)
class Near:
    """Another incident that may be the same, with what was compared."""

    brief: Brief
    link: Link


@dataclass(frozen=True, slots=True)
class Past:
    """A decision of the incident's history."""

    decision: Decision
    in_force: bool


@dataclass(frozen=True, slots=True)
class IncidentView:
    """An incident as the page shows it."""

    incident: Incident
    brief: Brief
    standing: str
    rows: tuple[Row, ...]
    figures: tuple[Figure, ...]
    texts: tuple[Text, ...]
    questions: tuple[Question, ...]
    stances: tuple[Stance, ...]
    attacks: tuple[tuple[Attack, str], ...]  # with the outlet
    same: tuple[Link, ...]
    near: tuple[Near, ...]
    history: tuple[Past, ...]
    matrix: matrix.Matrix
    timeline: timeline.Timeline
    outlets: Mapping[str, str]  # attack → outlet
    seen: str

    @property
    def makers(self) -> tuple[Figure, ...]:
        """Give the figures that make the toll, one of each sentence."""
        made = (figure for row in self.rows for cell in row.cells for figure in cell.figures)
        return tuple({(f.claim.document, f.before, f.after): f for f in made}.values())

    @property
    def is_closed(self) -> bool:
        """Tell whether a person settled it as it is."""
        return self.standing in {"final", "rejected"}


def view(picture: Picture, book: Book, seen: Seen) -> IncidentView:
    """Gather what the page shows of an incident."""
    incident, index = book.incidents[0], Index.of(book)
    brief = picture.named([incident.id])[0]
    outlets = {document.id: figures.outlet(document) for document in book.documents}
    told = Told.of(book)
    claims = [told.claims[claim] for claim in own_claims(incident, told) if claim in told.claims]
    shown = figures.figures(claims, told.documents, book.decisions)
    attacks = tuple((index.attacks[a], outlets[index.attacks[a].document]) for a in incident.attacks)
    alive = {decision.id for decision in in_force(book.decisions)}
    moments = {document.id: Moment.of(document, index.accounts.get(document.id)) for document in book.documents}
    texts = tuple(figures.text(d, index.accounts.get(d.id), shown, whole=False) for d in book.documents)
    return IncidentView(
        incident=incident,
        brief=brief,
        standing=standing(brief, picture.readers),
        rows=tuple(_row(line, shown) for line in sorted(incident.toll, key=_rank)),
        figures=shown,
        texts=texts,
        questions=tuple(questions(incident, told, shown)),
        stances=tuple(_stance(said, index.documents[a.document]) for a, _ in attacks for said in a.responsibility),
        attacks=attacks,
        same=tuple(link for link in incident.links if link.same),
        near=tuple(_near(picture, incident)),
        history=tuple(Past(d, d.id in alive) for d in reversed(book.decisions)),
        matrix=matrix.matrix(shown, moments),
        timeline=timeline.timeline(texts, shown, moments),
        outlets={attack.id: outlet for attack, outlet in attacks},
        seen=written(seen),
    )


def _stance(said: Responsibility, document: Document) -> Stance:
    return Stance(said, document.id, figures.outlet(document), *around(document.text, said.start, said.end))


def written(seen: Seen) -> str:
    """Write what was seen into a form: the ids it is about follow from the incident."""
    return f"{seen.decision}.{seen.reading}"


def about(book: Book) -> tuple[set[str], set[str]]:
    """Give the ids that rulings on an incident are about, and its documents."""
    incident = book.incidents[0]
    claims = {claim.id for account in book.accounts for claim in account.claims if claim.attack in incident.attacks}
    return {incident.id, *incident.aliases, *incident.attacks, *claims}, set(incident.documents)


def questions(incident: Incident, told: Told, shown: tuple[Figure, ...]) -> Iterator[Question]:
    """Give what a person must look at before the incident is confirmed: the gravest first, notes left out."""
    by_id = {figure.claim.id: figure for figure in shown}
    asked: set[str] = set()
    for number, problem in enumerate(open_problems(incident, told)):
        if problem.severity != "info":
            held = tuple(by_id[claim] for claim in problem.claims if claim in by_id)
            asked |= {figure.claim.id for figure in held}
            yield Question(f"p{number}", problem, held)
    made = {claim for line in incident.toll for claim in line.claims}
    for figure in shown:
        if figure.is_doubtful and figure.claim.id in made - asked:
            yield Question(figure.claim.id, None, (figure,))


def asks(book: Book) -> Iterator[Question]:
    """Give what is open about an incident that is a book of its own."""
    told, incident = Told.of(book), book.incidents[0]
    claims = [told.claims[claim] for claim in own_claims(incident, told) if claim in told.claims]
    return questions(incident, told, figures.figures(claims, told.documents, book.decisions))


def _row(line: TollLine, shown: tuple[Figure, ...]) -> Row:
    bounds = (("low", line.low), ("best", line.best), ("high", line.high))
    return Row(line, tuple(Cell(n, b, tuple(f for f in shown if f.claim.id in b.claims)) for n, b in bounds))


def _rank(line: TollLine) -> tuple[int, bool, bool]:
    return list(Harm).index(line.harm), line.people.group not in {"all", "civilian"}, line.people.group == "civilian"


def _near(picture: Picture, incident: Incident) -> Iterator[Near]:
    """Give the incidents whose attacks were compared with this one's and kept apart, the likeliest first."""
    own = set(incident.attacks)
    apart = sorted((link for link in incident.links if not link.same), key=lambda link: -link.score)
    other = {link: link.right if link.left in own else link.left for link in apart}
    where = picture.where(list(other.values()))
    best: dict[str, Link] = {}
    for link, attack in other.items():
        if (home := where.get(attack, incident.id)) != incident.id:
            best.setdefault(home, link)
    briefs = {brief.id: brief for brief in picture.named(list(best)[:NEAR])}
    yield from (Near(briefs[home], link) for home, link in best.items() if home in briefs)


def book_of(ask: Ask, name: str) -> Book:
    """Give the incident that an id leads to now, as a book of its own."""
    home = ask.desk.picture.home(name)
    found = ask.desk.picture.incident(home) if home else None
    if found is None:
        raise UnknownTargetError(name)
    return found


def show(ask: Ask) -> Response:
    """Show an incident; an id that it had before leads on to its present one."""
    ask.desk.settle()
    name = ask.request.path_params["name"]
    seen = ask.desk.picture.seen((), ())
    book = book_of(ask, name)
    if book.incidents[0].id != name:
        return ask.go(f"/incident/{book.incidents[0].id}?was={name}")
    shown = book if ask.shows_names else veil.book(book)
    return ask.page("incident.html", view=view(ask.desk.picture, shown, seen))


ROUTES = (get("/incident/{name}", show),)
