"""A table in the shape of the UCDP Georeferenced Event Dataset: its 49 columns in their order.

What only UCDP can know (conflicts, dyads, types of violence, its own codes) is left empty; the dictionary says so.
Codes: UCDP GED codebook. The cell of the PRIO grid is computed from the point: half-degree cells counted from the south
pole and the date line, 720 to a row.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from harmledger.model import Harm, Precision, Status
from harmledger.publish import share, sums, words
from harmledger.publish.package.places import country_name
from harmledger.publish.package.tables import DAY, INTEGER, NUMBER, TEXT, Column, Table
from harmledger.publish.package.told import Told, counted

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from harmledger.model import Document, Incident
    from harmledger.publish.index import Index

    Value = Callable[[Index, Incident], object]

OWN = "only UCDP assigns it: empty"
WHERE = {  # 1 exact point, 2 within about 25 km, 3 ADM2, 4 ADM1, 5 general area, 6 country
    Precision.SUBDISTRICT: 2,
    Precision.DISTRICT: 3,
    Precision.GOVERNORATE: 4,
    Precision.REGION: 5,
    Precision.COUNTRY: 6,
}
DAYS = ((1, 1), (6, 2), (7, 3), (31, 4), (366, 5))  # days at most, and the code


def number(name: str) -> int:
    """Give an incident's id as a whole number that stays the same: 48 bits of its digest."""
    digest = "".join(c for c in name if c in "0123456789abcdef")[-12:]
    return int(digest or "0", 16)


def date_prec(first: date, last: date) -> int | None:
    """Give the code of how finely a time is known; None where it is longer than a year."""
    length = (last - first).days + 1
    return next((code for most, code in DAYS if length <= most), None)


def _where(_: Index, incident: Incident) -> int | None:
    place = incident.place
    return WHERE.get(place.precision, 1) if place and place.precision else None


def _day(which: int) -> Value:
    return lambda _, incident: words.span(incident.when)[which]


def _date_prec(_: Index, incident: Incident) -> int | None:
    first, last = words.span(incident.when)
    return date_prec(first, last) if first and last else None


def _documents(index: Index, incident: Incident) -> list[Document]:
    return [index.documents[name] for name in incident.documents if name in index.documents]


def _offices(index: Index, incident: Incident) -> str:
    return ";".join(dict.fromkeys(d.source.name for d in _documents(index, incident) if d.source))


def _dates(index: Index, incident: Incident) -> str:
    told = (d.published.earliest for d in _documents(index, incident) if d.published)
    return ";".join(dict.fromkeys(str(day) for day in told if day))


def _articles(index: Index, incident: Incident) -> str:
    found = _documents(index, incident)
    told = (
        (d.source.name if d.source else "", str(d.published.earliest or "") if d.published else "", d.url or "")
        for d in found
    )
    return ";".join(dict.fromkeys(",".join(filter(None, parts)) for parts in told if any(parts)))


def _killed(told: Told) -> tuple[int, int, int | None]:
    """Give low, best and high; what is not agreed on has its minimum as best."""
    low, high = told.wholes.get(Harm.KILLED, (0, None))
    best = told.best(Harm.KILLED)
    return low, low if best is None else best, high


def _fighters(told: Told) -> int:
    line = told.lines.get((Harm.KILLED, "combatant"))
    return (line.low.value or 0) if line else 0


def _is_civilian(told: Told) -> bool:
    """Tell whether the killed are civilians by what is said or presumed: rules of `reconcile`."""
    lines = (told.lines.get((Harm.KILLED, group)) for group in sums.WHOLE)
    return all(line.people.status is Status.CIVILIAN for line in lines if line)


def _point(axis: int) -> Value:
    def value(_: Index, incident: Incident) -> float | None:
        point = share.point(incident.place)
        return point[axis] if point else None

    return value


def _wkt(_: Index, incident: Incident) -> str | None:
    point = share.point(incident.place)
    return f"POINT ({point[1]} {point[0]})" if point else None


def gid(lat: float, lon: float) -> int:
    """Give the number of the PRIO grid's cell in which a point lies."""
    return math.floor((lat + 90) * 2) * 720 + math.floor((lon + 180) * 2) + 1


def _gid(_: Index, incident: Incident) -> int | None:
    point = share.point(incident.place)
    return gid(*point) if point else None


def _area(field: str) -> Value:
    return lambda _, incident: getattr(incident.place, field) if incident.place else None


def _empty(name: str, meaning: str = OWN, kind: str = TEXT) -> Column[Told]:
    return Column(name, "", meaning, lambda _, _i: None, kind)


def _filled(name: str, meaning: str, value: Value, kind: str = TEXT) -> Column[Told]:
    return Column(name, "", meaning, lambda index, told: value(index, told.incident), kind)  # type: ignore[arg-type,return-value]


def _columns() -> tuple[Column[Told], ...]:
    return (
        _filled("id", "a whole number made of our id", lambda _, i: number(i.id), INTEGER),
        _filled("relid", "our id of the incident", lambda _, i: i.id),
        _filled("year", "year of the first day", lambda _, i: _year(i), INTEGER),
        *(_empty(name, kind=INTEGER) for name in ("active_year",)),
        _empty("code_status"),
        _empty("type_of_violence", "needs a judgement on the parties that reports do not give: empty", INTEGER),
        *(_empty(name, kind=INTEGER) for name in ("conflict_dset_id", "conflict_new_id")),
        _empty("conflict_name"),
        *(_empty(name, kind=INTEGER) for name in ("dyad_dset_id", "dyad_new_id")),
        _empty("dyad_name"),
        *(_empty(name, kind=INTEGER) for name in ("side_a_dset_id", "side_a_new_id")),
        _filled("side_a", "who is blamed, by the reports; not UCDP's actor", lambda _, i: " / ".join(i.actors)),
        *(_empty(name, kind=INTEGER) for name in ("side_b_dset_id", "side_b_new_id")),
        _empty("side_b", "reports of harm to civilians name one side: empty"),
        _filled(
            "number_of_sources",
            "documents; -1 where none may be listed",
            lambda _, i: len(i.documents) or -1,
            INTEGER,
        ),
        _filled("source_article", "outlet, day and address of each document", _articles),
        _filled("source_office", "outlets, divided by ;", _offices),
        _filled("source_date", "their days, divided by ;", _dates),
        _empty("source_headline", "text of reports is not shared: empty"),
        _filled("source_original", "the claimants cited for the figures", lambda _, i: ";".join(i.claimants)),
        *_where_columns(),
        *_death_columns(),
    )


def _year(incident: Incident) -> int | None:
    first = words.span(incident.when)[0]
    return first.year if first else None


def _where_columns() -> tuple[Column[Told], ...]:
    return (
        _filled(
            "where_prec",
            "1 settlement, 2 sub-district, 3 district, 4 governorate, 5 region, 6 country",
            _where,
            INTEGER,
        ),
        _filled("where_coordinates", "the place", lambda _, i: share.label(i.place)),
        _empty("where_description", "text of reports is not shared: empty"),
        _filled("adm_1", "area of level 1", _area("admin1")),
        _filled("adm_2", "area of level 2", _area("admin2")),
        _filled("latitude", "the middle of the place; empty for an area", _point(0), NUMBER),
        _filled("longitude", "likewise", _point(1), NUMBER),
        _filled("geom_wkt", "the point as text", _wkt),
        _filled("priogrid_gid", "cell of the PRIO grid, computed from the point", _gid, INTEGER),
        _filled("country", "English name", lambda _, i: country_name(i.place)),
        _empty("country_id", "Gleditsch and Ward's code: empty", INTEGER),
        _empty("region"),
        _filled("event_clarity", "always 1: totals without incidents are in totals.csv", lambda _, _i: 1, INTEGER),
        _filled("date_prec", "1 day, 2 two to six days, 3 week, 4 month, 5 year", _date_prec, INTEGER),
        _filled("date_start", "first day", _day(0), DAY),
        _filled("date_end", "last day", _day(1), DAY),
    )


def _death_columns() -> tuple[Column[Told], ...]:
    others = "others in best: combatants of either side, and people of unknown status"
    return (
        _empty("deaths_a", "reports do not tell to which side fallen combatants belonged: empty", INTEGER),
        _empty("deaths_b", "likewise: empty", INTEGER),
        _counted("deaths_civilians", "civilians in best, stated or presumed", _civilians),
        _counted("deaths_unknown", others, _others),
        _counted("best", "agreed number, else the documented minimum", lambda t: _killed(t)[1] + _fighters(t)),
        _counted("high", "at most; empty where nobody says", _high),
        _counted("low", "documented minimum", lambda t: _killed(t)[0] + _fighters(t)),
        _empty("gwnoa", kind=INTEGER),
        _empty("gwnob", kind=INTEGER),
    )


def _counted(name: str, meaning: str, value: Callable[[Told], int | None]) -> Column[Told]:
    return Column(name, "", meaning, lambda _, told: value(told), INTEGER)


def _civilians(told: Told) -> int:
    return _killed(told)[1] if _is_civilian(told) else 0


def _others(told: Told) -> int:
    return _fighters(told) + (0 if _is_civilian(told) else _killed(told)[1])


def _high(told: Told) -> int | None:
    high, fighters = _killed(told)[2], told.lines.get((Harm.KILLED, "combatant"))
    if fighters is None or high is None:
        return high
    return None if fighters.high.value is None else high + fighters.high.value


def _rows(index: Index) -> list[Told]:
    """Give the incidents that the data set could hold: somebody died, and the time is known to a year."""
    kept = counted(index)
    return [told for told in kept if _killed(told)[0] + _fighters(told) and _date_prec(index, told.incident)]


UCDP: Table[Told] = Table(
    name="ucdp_ged",
    about="Incidents with at least one death, in the columns of UCDP GED: our incidents, not UCDP's data.",
    sums="Sum `best`, and give `low` and `high` with it. Here `best` is a documented minimum unless claimants agree.",
    columns=_columns(),
    rows=_rows,
)
