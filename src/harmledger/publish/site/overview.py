"""The pages that are not one incident's: overview, months, downloads, corrections, method."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from harmledger.model import Harm
from harmledger.publish import sums
from harmledger.publish.report import beside, chart, figures, maps, rankings
from harmledger.publish.report.speech import FAMILY
from harmledger.publish.report.view import Block, Cell, Row, Section
from harmledger.publish.site.incidents import month_path
from harmledger.publish.site.view import Page

if TYPE_CHECKING:
    from collections.abc import Iterator

    from harmledger.model import Incident
    from harmledger.publish.report.ground import Ground


def pages(ground: Ground, contact: str) -> Iterator[Page]:
    """Give all of them."""
    found: dict[str, list[Incident]] = defaultdict(list)
    for incident in ground.incidents:
        found[month_path(incident)].append(incident)
    yield _home(ground)
    yield _months(ground, found)
    for path, incidents in found.items():
        yield _month(ground, path, incidents)
    yield _downloads(ground)
    yield _correct(ground, contact)
    yield Page("method.html", ground.speech.say("method", "site"), sections=(beside.method(ground),))


def _home(ground: Ground) -> Page:
    family = FAMILY[ground.speech.language]
    picture = chart.chart(ground, family)
    note = ground.speech.say("days", "text")
    drawn = (Block("picture", picture=picture, note=note),) if picture else ()
    sections = (
        figures.section(ground),
        rankings.places(ground, maps.drawn(ground, family)),
        Section("days", ground.speech.say("days", "head"), blocks=drawn),
        rankings.mass(ground),
        rankings.who(ground),
        beside.totals(ground),
        beside.moved(ground),
    )
    lead = ground.speech.say("lead", "site")
    return Page("index.html", ground.speech.say("title"), lead, sections, tuple(figures.stats(ground)))


def month_name(ground: Ground, path: str) -> str:
    """Name a month by the path of its list."""
    name = path.removeprefix("months/").removesuffix(".html")
    if name == "undated":
        return ground.speech.say("undated", "site")
    year, month = name.split("-")
    return f"{ground.speech.texts('months', 'names')[int(month) - 1]} {year}"


def _months(ground: Ground, found: dict[str, list[Incident]]) -> Page:
    speech = ground.speech
    head = tuple(speech.word("column", key) for key in ("days", "incidents", "killed"))
    rows = tuple(
        Row((Cell(month_name(ground, path), path), Cell(speech.number(len(own)), number=True), _killed(ground, own)))
        for path, own in sorted(found.items(), reverse=True)
    )
    block = Block("table", head=head, rows=rows)
    title = speech.say("months", "site")
    return Page("months.html", title, sections=(Section("months", title, blocks=(block,)),))


def _killed(ground: Ground, incidents: list[Incident]) -> Cell:
    killed = rankings.toll(ground, sums.counted(incidents))
    return Cell(ground.speech.bounds(*killed), number=True)


def _month(ground: Ground, path: str, incidents: list[Incident]) -> Page:
    speech = ground.speech
    head = tuple(speech.word("column", key) for key in ("day", "place", "killed", "injured", "blamed", "grade"))
    rows = tuple(_row(ground, incident) for incident in incidents)
    title = month_name(ground, path)
    section = Section("list", speech.say("month", "site", n=len(rows)), blocks=(Block("table", head=head, rows=rows),))
    return Page(path, title, sections=(section,))


def _row(ground: Ground, incident: Incident) -> Row:
    speech = ground.speech
    comma = "، " if speech.is_rtl else ", "
    return Row(
        (
            Cell(speech.when(incident.when)),
            Cell(speech.place(incident.place), incident.id, strong=True),
            Cell(ground.figure(incident, Harm.KILLED), number=True),
            Cell(ground.figure(incident, Harm.INJURED), number=True),
            Cell(comma.join(map(speech.party, incident.actors))),
            Cell(speech.word("grade", incident.grade)),
        )
    )


def _downloads(ground: Ground) -> Page:
    speech = ground.speech
    head = (speech.say("file", "site"), speech.say("holds", "site"))
    rows = tuple(
        Row((Cell(speech.ltr(name), f"file:{name}", strong=True), Cell(str(holds))))
        for name, holds in speech.table["file"].items()
    )
    title = speech.say("downloads", "site")
    section = Section("files", title, blocks=(Block("table", head=head, rows=rows),))
    return Page("downloads.html", title, speech.say("files", "site"), (section,))


def _correct(ground: Ground, contact: str) -> Page:
    speech = ground.speech
    where = speech.say("contact", "correct", contact=contact) if contact else speech.say("no_contact", "correct")
    letter = "\n\n".join(speech.texts("correct", "form"))
    blocks = (
        Block("list", texts=speech.texts("correct", "items")),
        Block("text", texts=(speech.say("careful", "correct"), where, speech.say("letter", "correct"))),
        Block("letter", texts=(letter,)),
    )
    title = speech.say("correct", "site")
    return Page("correct.html", title, speech.say("lead", "correct"), (Section("correct", title, blocks=blocks),))
