"""Blamed parties, means, places, and the attacks that killed most."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from harmledger.model import Harm
from harmledger.publish import share
from harmledger.publish.report.view import Block, Cell, Row, Section

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from harmledger.model import Incident
    from harmledger.publish.report.ground import Ground

MASS = 5  # killed at least: what the field calls a mass-casualty attack; the report says the number
MOST = 12  # rows of a ranking


def who(ground: Ground) -> Section:
    """Give incidents and killed by blamed party and by means."""
    speech = ground.speech
    nobody, nothing = speech.say("not_blamed"), speech.say("no_weapon")
    parties = _grouped(ground, lambda i: [speech.party(name) for name in i.actors] or [nobody])
    means = _grouped(ground, lambda i: [speech.word("weapon", w) for w in i.weapons] or [nothing])
    blocks = (_ranking(ground, "actor", parties, "who"), _ranking(ground, "means", means, "means"))
    return Section("who", speech.say("who", "head"), blocks=blocks)


def places(ground: Ground, picture: str) -> Section:
    """Give the map and the places where most were killed."""
    speech = ground.speech
    found: dict[str, list[Incident]] = defaultdict(list)
    areas: dict[str, str] = {}
    for incident in ground.counted:
        if incident.place and share.label(incident.place):
            name = speech.place(incident.place)
            found[name].append(incident)
            areas[name] = speech.ltr(", ".join(filter(None, (incident.place.admin2, incident.place.admin1))))
    ranking = _ranking(ground, "place", found, "places", areas)
    drawn = (Block("picture", picture=picture, note=speech.say("map", "text")),) if picture else ()
    return Section("places", speech.say("places", "head"), blocks=(*drawn, ranking))


def _grouped(ground: Ground, names: object) -> dict[str, list[Incident]]:
    found: dict[str, list[Incident]] = defaultdict(list)
    for incident in ground.counted:
        for name in names(incident):  # type: ignore[operator]  # a function that gives names
            found[name].append(incident)
    return found


def _ranking(
    ground: Ground,
    column: str,
    found: Mapping[str, Sequence[Incident]],
    note: str,
    areas: Mapping[str, str] | None = None,
) -> Block:
    """Give the groups by the killed, then by the number of incidents."""
    speech = ground.speech
    tolls = {name: toll(ground, own) for name, own in found.items()}
    ordered = sorted(found, key=lambda name: (-tolls[name][0], -len(found[name]), name))
    longest = max((high or low for low, high in tolls.values()), default=1) or 1
    keys = (column, *(("area",) if areas is not None else ()), "incidents", "killed")
    rows = tuple(_row(ground, name, found[name], tolls[name], longest, areas) for name in ordered[:MOST])
    more = (speech.say("others", n=len(ordered) - MOST),) if len(ordered) > MOST else ()
    return Block(
        "table",
        head=tuple(speech.word("column", key) for key in keys),
        widths=(3, *((2.4,) if areas is not None else ()), 1.1, 3),
        rows=rows,
        note=" ".join((speech.say(note, "text"), *more)),
    )


def _row(  # noqa: PLR0913, PLR0917 - a row of a ranking is all of these
    ground: Ground,
    name: str,
    own: Sequence[Incident],
    killed: tuple[int, int | None],
    longest: int,
    areas: Mapping[str, str] | None,
) -> Row:
    low, high = killed
    bar = Cell(
        ground.speech.bounds(low, high),
        number=True,
        bar=max(low / longest, 1e-6),
        more=max((high or low) - low, 0) / longest,
    )
    first = _link(ground, name, own)
    middle = (Cell(areas.get(name, "")),) if areas is not None else ()
    return Row((first, *middle, Cell(ground.speech.number(len(own)), number=True), bar))


def _link(ground: Ground, name: str, own: Sequence[Incident]) -> Cell:
    """Name a group and lead to the incident of it that killed most."""
    worst = max(own, key=lambda incident: (ground.killed(incident)[0], incident.id))
    return Cell(name, worst.id)


def toll(ground: Ground, incidents: Iterable[Incident]) -> tuple[int, int | None]:
    """Add up the killed of incidents."""
    tolls = [ground.killed(incident) for incident in incidents]
    highs = [high for _, high in tolls]
    return sum(low for low, _ in tolls), None if None in highs else sum(h for h in highs if h is not None)


def mass(ground: Ground) -> Section:
    """Give the attacks that killed five or more."""
    speech = ground.speech
    found = sorted((i for i in ground.counted if ground.killed(i)[0] >= MASS), key=lambda i: -ground.killed(i)[0])
    keys = ("day", "place", "killed", "injured", "blamed", "grade")
    block = Block(
        "table",
        head=tuple(speech.word("column", key) for key in keys),
        widths=(2.2, 2.4, 1.2, 1.2, 3, 1.3),
        rows=tuple(_attack(ground, incident) for incident in found),
        note=speech.say("mass", "text"),
    )
    empty = Block("text", texts=(speech.say("nothing"),))
    return Section("mass", speech.say("mass", "head", n=MASS), blocks=(block if found else empty,))


def _attack(ground: Ground, incident: Incident) -> Row:
    speech = ground.speech
    return Row(
        (
            Cell(speech.when(incident.when)),
            Cell(f"{speech.place(incident.place)} ({ground.numbers[incident.id]})", incident.id),
            Cell(ground.figure(incident, Harm.KILLED), number=True, strong=True),
            Cell(ground.figure(incident, Harm.INJURED), number=True),
            Cell("، ".join(map(speech.party, incident.actors)) if speech.is_rtl else "; ".join(incident.actors)),
            Cell(speech.word("grade", incident.grade)),
        )
    )
