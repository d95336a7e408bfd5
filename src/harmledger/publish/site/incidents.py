"""The page of one incident, and those of ids that lead on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from harmledger.model import Unit
from harmledger.publish import words
from harmledger.publish.report.annex import claim_row, claims_of
from harmledger.publish.report.view import Block, Cell, Row, Section
from harmledger.publish.site.view import Page, incident_path

if TYPE_CHECKING:
    from collections.abc import Iterator

    from harmledger.model import Incident, TollLine
    from harmledger.publish.package.manifest import Redirect
    from harmledger.publish.report.ground import Ground


def month_path(incident: Incident) -> str:
    """Give where the list stands that holds an incident."""
    first = words.span(incident.when)[0]
    return f"months/{first:%Y-%m}.html" if first else "months/undated.html"


def page(ground: Ground, incident: Incident) -> Page:
    """Give an incident's page."""
    speech = ground.speech
    comma = "، " if speech.is_rtl else ", "
    title = f"{speech.place(incident.place)}{comma}{speech.when(incident.when)}"
    sections = (_toll(ground, incident), _about(ground, incident), _claims(ground, incident))
    lead = speech.say("permanent", "site")
    return Page(incident_path(incident.id), title, lead, sections, back=month_path(incident))


def _toll(ground: Ground, incident: Incident) -> Section:
    speech = ground.speech
    head = ("", *(speech.say(key, "site") for key in ("low", "best", "high")))
    rows = tuple(_line(ground, line) for line in incident.toll)
    block = Block("table", head=head, rows=rows)
    empty = Block("text", texts=(speech.say("no_toll", "site"),))
    return Section("toll", speech.say("toll", "site"), blocks=(block if rows else empty,))


def _line(ground: Ground, line: TollLine) -> Row:
    speech = ground.speech
    unit = "" if line.unit is Unit.PERSON else speech.word("unit", line.unit)
    who = unit or speech.word("group", line.people.group)
    bounds = (line.low, line.best, line.high)
    cells = (Cell(speech.number(b.value), f"#{b.claims[0]}" if b.claims else "", number=True) for b in bounds)
    return Row((Cell(f"{speech.word('harm', line.harm)}: {who}", strong=True), *cells))


def _about(ground: Ground, incident: Incident) -> Section:
    rows = tuple(Row((Cell(name, strong=True), Cell(value))) for name, value in _facts(ground, incident) if value)
    block = Block("table", head=("", ""), rows=rows)
    return Section("about", ground.speech.say("about", "site"), blocks=(block,))


def _facts(ground: Ground, incident: Incident) -> Iterator[tuple[str, str]]:
    speech, place = ground.speech, incident.place
    if place:
        yield speech.word("column", "area"), speech.ltr(words.within(place))
        precision = speech.word("precision", place.precision) if place.precision else ""
        yield speech.say("place_exact", "site"), precision
    comma = "، " if speech.is_rtl else ", "
    yield speech.word("column", "means"), comma.join(speech.word("weapon", w) for w in incident.weapons)
    yield speech.word("column", "blamed"), comma.join(map(speech.party, incident.actors))
    yield speech.say("attribution", "site"), speech.word("attribution", incident.attribution)
    yield speech.say("sources", "site"), comma.join(map(speech.party, incident.claimants))
    yield speech.say("independent", "site"), speech.number(incident.independent_claimants)
    yield speech.say("reports", "site"), speech.number(len(incident.documents))
    yield speech.say("evidence", "site"), speech.word("evidence", incident.evidence)
    yield speech.say("agreement", "site"), speech.word("agreement", incident.toll_agreement)
    yield speech.word("column", "grade"), speech.word("grade", incident.grade)


def _claims(ground: Ground, incident: Incident) -> Section:
    speech = ground.speech
    head = tuple(speech.word("column", key) for key in ("stated", "claimant", "outlet", "source"))
    rows = tuple(claim_row(ground, claim) for claim in claims_of(ground, incident))
    block = Block("table", head=head, rows=rows)
    empty = Block("text", texts=(speech.say("nothing"),))
    return Section("claims", speech.say("claims", "site"), blocks=(block if rows else empty,))


def lead_on(ground: Ground, redirect: Redirect) -> Page:
    """Give the page of an id that was published once: it leads on, or says that the incident was removed."""
    kind = "moved" if redirect.into else "gone"
    say = ground.speech.say
    onward = incident_path(redirect.into) if redirect.into else ""
    return Page(incident_path(redirect.id), say(kind, "site"), say(f"{kind}_text", "site"), onward=onward)
