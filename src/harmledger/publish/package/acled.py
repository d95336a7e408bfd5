"""A table in the shape of ACLED's: its 31 columns in their order, what only ACLED can know left empty."""

from __future__ import annotations

import calendar
import tomllib
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from harmledger.model import Harm, Precision
from harmledger.publish import share, sums, words
from harmledger.publish.package.places import country_name
from harmledger.publish.package.tables import DAY, INTEGER, NUMBER, TEXT, Column, Table
from harmledger.publish.package.told import Told, counted
from harmledger.publish.package.ucdp import number

if TYPE_CHECKING:
    from collections.abc import Callable

    from harmledger.model import Incident
    from harmledger.publish.index import Index

    Value = Callable[[Index, Incident], object]

OWN = "only ACLED assigns it: empty"
MONTH = 31
GEO = {Precision.SUBDISTRICT: 2, Precision.DISTRICT: 2}  # 1 town, 2 part of a region, 3 larger region
LARGE = frozenset({Precision.GOVERNORATE, Precision.REGION, Precision.COUNTRY})
VIOLENCE = "Political violence"


@cache
def _kinds() -> dict[str, dict[str, list[str]]]:
    text = files(__package__).joinpath("acled.toml").read_text(encoding="utf-8")
    found: dict[str, dict[str, list[str]]] = tomllib.loads(text)
    return found


def _kind(index: Index, incident: Incident) -> tuple[str, str]:
    """Give event type and sub-type by the weapon, else by the type of attack; nothing where neither is known."""
    types = [index.attacks[name].type for name in incident.attacks if name in index.attacks]
    found = [_kinds()["weapon"].get(w) for w in incident.weapons] + [_kinds()["type"].get(t) for t in types]
    first, second = next((kind for kind in found if kind), ["", ""])
    return first, second


def _disorder(index: Index, incident: Incident) -> str:
    kind = _kind(index, incident)[0]
    return "" if not kind else "Strategic developments" if kind == "Strategic developments" else VIOLENCE


def _length(incident: Incident) -> int | None:
    first, last = words.span(incident.when)
    return (last - first).days + 1 if first and last else None


def _time(_: Index, incident: Incident) -> int | None:
    length = _length(incident)
    return None if length is None else 1 if length == 1 else 2 if length <= 7 else 3  # noqa: PLR2004 - a week


def _geo(_: Index, incident: Incident) -> int | None:
    place = incident.place
    if place is None or place.precision is None:
        return None
    return 3 if place.precision in LARGE else GEO.get(place.precision, 1)


def _killed(incident: Incident) -> int:
    return (sums.whole(incident, Harm.KILLED) or (0, None))[0]


def _civilians(incident: Incident) -> bool:
    """Tell whether those harmed are civilians and nobody is said to have been a combatant."""
    groups = {line.people.group for line in incident.toll}
    return bool(groups) and "combatant" not in groups


def _actor2(_: Index, incident: Incident) -> str:
    if not _civilians(incident):
        return ""
    country = country_name(incident.place)
    return f"Civilians ({country})" if country else "Civilians"


def _targeting(_: Index, incident: Incident) -> str:
    return "Civilian targeting" if _civilians(incident) else ""


def _sources(index: Index, incident: Incident) -> str:
    found = (index.documents[name].source for name in incident.documents if name in index.documents)
    return "; ".join(dict.fromkeys(source.name for source in found if source))


def _notes(_: Index, incident: Incident) -> str:
    """Say in closed words what the figures are."""
    told = [(harm, sums.whole(incident, harm)) for harm in (Harm.KILLED, Harm.INJURED)]
    said = [f"{harm.value}: {words.bounds(*figure)}" for harm, figure in told if figure] or ["no casualties recorded"]
    by = words.number(incident.independent_claimants, ("independent claimant", "independent claimants"))
    return f"{'; '.join(said)}; {by}; grade {incident.grade.value}. Documented minimum, not a total."


def _stamp(index: Index, _: Incident) -> int | None:
    """Give the latest day that the data knows of, as seconds: no clock of the machine that published."""
    day = index.day
    return calendar.timegm(day.timetuple()) if day else None


def _filled(name: str, meaning: str, value: Value, kind: str = TEXT) -> Column[Told]:
    return Column(name, "", meaning, lambda index, told: value(index, told.incident), kind)  # type: ignore[arg-type,return-value]


def _empty(name: str, meaning: str = OWN, kind: str = TEXT) -> Column[Told]:
    return Column(name, "", meaning, lambda _, _i: None, kind)


def _area(field: str) -> Value:
    return lambda _, incident: getattr(incident.place, field) if incident.place else None


def _point(axis: int) -> Value:
    return lambda _, incident: (share.point(incident.place) or (None, None))[axis]


def _events() -> tuple[Column[Told], ...]:
    return (
        _filled("event_id_cnty", "country code and a number made of our id", _name),
        _filled("event_date", "first day", lambda _, i: words.span(i.when)[0], DAY),
        _filled("year", "its year", lambda _, i: getattr(words.span(i.when)[0], "year", None), INTEGER),
        _filled("time_precision", "1 day, 2 up to a week, 3 up to a month", _time, INTEGER),
        _filled("disorder_type", "by the event type", _disorder),
        _filled(
            "event_type", "by weapon, else type of attack; empty where neither is known", lambda x, i: _kind(x, i)[0]
        ),
        _filled("sub_event_type", "likewise", lambda x, i: _kind(x, i)[1]),
        _filled("actor1", "who is blamed, by the reports; not ACLED's actor", lambda _, i: "; ".join(i.actors)),
        _empty("assoc_actor_1"),
        _empty("inter1"),
        _filled("actor2", "civilians, where those harmed are, stated or presumed", _actor2),
        _empty("assoc_actor_2"),
        _filled("inter2", "likewise", lambda _, i: "Civilians" if _civilians(i) else ""),
        _empty("interaction"),
        _filled("civilian_targeting", "where those harmed are civilians and no combatant is told of", _targeting),
    )


def _rest() -> tuple[Column[Told], ...]:
    return (
        _empty("iso", "the numeric code: empty", INTEGER),
        _empty("region"),
        _filled("country", "English name", lambda _, i: country_name(i.place)),
        *(_filled(f"admin{n}", f"area of level {n}", _area(f"admin{n}")) for n in (1, 2, 3)),
        _filled("location", "the place", lambda _, i: share.label(i.place)),
        _filled("latitude", "the middle of the place; empty for an area", _point(0), NUMBER),
        _filled("longitude", "likewise", _point(1), NUMBER),
        _filled("geo_precision", "1 settlement, 2 district or smaller, 3 larger area", _geo, INTEGER),
        _filled("source", "outlets that may be named", _sources),
        _empty("source_scale"),
        _filled("notes", "figures and grade in closed words", _notes),
        _filled("fatalities", "killed at least: one number, the documented minimum", lambda _, i: _killed(i), INTEGER),
        _filled("tags", "our id and grade", lambda _, i: f"harmledger={i.id}; grade={i.grade.value}"),
        _filled("timestamp", "latest day the data knows of, in seconds since 1970", _stamp, INTEGER),
    )


def _name(_: Index, incident: Incident) -> str:
    return f"{(incident.place.country if incident.place else None) or ''}{number(incident.id)}"


def _rows(index: Index) -> list[Told]:
    """Give the incidents whose time is known to a month."""
    return [told for told in counted(index) if (_length(told.incident) or MONTH + 1) <= MONTH]


ACLED: Table[Told] = Table(
    name="acled",
    about="Incidents known to the month, in the columns of ACLED: our incidents, not ACLED's data.",
    sums="Sum `fatalities` and say “at least”. Injuries and ranges have no column there: take incidents.csv.",
    columns=(*_events(), *_rest()),
    rows=_rows,
)
