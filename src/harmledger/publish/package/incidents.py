"""The columns of `incidents.csv`, of its Parquet file and of the GeoJSON beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from harmledger.model import Harm
from harmledger.publish import share, words
from harmledger.publish.package.tables import DAY, INTEGER, NUMBER, TEXT, Column, Table
from harmledger.publish.package.told import Told, all_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from harmledger.model import Bound, Incident
    from harmledger.publish.index import Index

LIMITS = "documented minimum, not a total"
GROUPS = {  # column, its HXL attributes and the group that it counts
    "civilians": ("+civilian", "civilian"),
    "children": ("+children", "child"),
    "women": ("+f+adults", "woman"),
    "men": ("+m+adults", "man"),
    "girls": ("+f+children", "girl"),
    "boys": ("+m+children", "boy"),
    "elderly": ("+elderly", "elderly"),
    "medics": ("+medic", "medic"),
    "rescuers": ("+rescuer", "rescuer"),
    "aid_workers": ("+aidworker", "aid_worker"),
    "journalists": ("+journalist", "journalist"),
    "combatants": ("+combatant", "combatant"),
}
HARMS = (
    Harm.CASUALTIES,
    Harm.MISSING,
    Harm.DETAINED,
    Harm.ABDUCTED,
    Harm.RELEASED,
    Harm.DISPLACED,
)
Made = Column[Told]


def _column(name: str, tag: str, meaning: str, value: Callable[[Incident], object], kind: str = TEXT) -> Made:
    return Column(name, tag, meaning, lambda _, told: value(told.incident), kind)  # type: ignore[arg-type,return-value]


def _place(field: str) -> Callable[[Incident], object]:
    return lambda incident: getattr(incident.place, field) if incident.place else None


def _identity() -> Iterator[Made]:
    yield _column("id", "#meta+id", "the incident; stays the same, see changes.csv", lambda i: i.id)
    yield _column("date_start", "#date+start", "first day it can have been", lambda i: words.span(i.when)[0], DAY)
    yield _column("date_end", "#date+end", "last day it can have been", lambda i: words.span(i.when)[1], DAY)
    yield _column(
        "date_precision",
        "#meta+time+precision",
        "how finely the time is known",
        lambda i: i.when.precision if i.when else None,
    )
    yield _column(
        "date_open",
        "#meta+time+open",
        "yes where the year is not stated and others fit",
        lambda i: bool(words.readings(i.when)),
    )
    yield _column(
        "place", "#loc+name", "the gazetteer's name, or the area that may be named", lambda i: share.label(i.place)
    )
    yield _column("pcode", "#loc+code+v_pcode", "the place's P-code, if it has one", _place("pcode"))
    yield _column("place_precision", "#meta+loc+precision", "how finely the place is given", _place("precision"))
    yield _column("country", "#country+code+v_iso2", "two letters", _place("country"))
    for level in (1, 2, 3):
        yield _column(f"admin{level}", f"#adm{level}+name", f"area of level {level}", _place(f"admin{level}"))
    yield _column(
        "lat",
        "#geo+lat",
        "the middle of the place; empty for an area",
        lambda i: (share.point(i.place) or (None,))[0],
        NUMBER,
    )
    yield _column("lon", "#geo+lon", "likewise", lambda i: (share.point(i.place) or (None, None))[1], NUMBER)


def _tolls() -> Iterator[Made]:
    for harm in (Harm.KILLED, Harm.INJURED):
        yield from _everybody(harm)
        for plural, (tag, group) in GROUPS.items():
            yield from _part(harm, plural, tag, group)
    for harm in HARMS:
        yield from _everybody(harm)
    yield Column(
        "suppressed",
        "#meta+suppressed",
        "harms whose figures are kept back because they count few living people",
        lambda index, told: "; ".join(index.hidden.get(told.incident.id, ())),
    )


def _everybody(harm: Harm) -> Iterator[Made]:
    name, tag = harm.value, f"#affected+ind+{harm.value}"
    said = f"people {words.HARMS[harm]}"
    low, high = "at least: sum this one", "at most; empty where nobody says"
    yield Column(f"{name}_low", f"{tag}+min", f"{said}, {low}", lambda _, t: t.whole(harm)[0], INTEGER)
    yield Column(
        f"{name}_best", tag, "empty unless claimants agree or a person ruled", lambda _, t: t.best(harm), INTEGER
    )
    yield Column(f"{name}_high", f"{tag}+max", high, lambda _, t: t.whole(harm)[1], INTEGER)


def _part(harm: Harm, plural: str, attributes: str, group: str) -> Iterator[Made]:
    name, tag = f"{harm.value}_{plural}", f"#affected+ind+{harm.value}{attributes}"
    inside = f"beside {harm.value}_low" if group == "combatant" else f"inside {harm.value}_low"
    said = f"{plural.replace('_', ' ')} {harm.value}, at least; {inside}"
    yield Column(f"{name}_low", f"{tag}+min", said, lambda _, t: _bound(t, harm, group, "low"), INTEGER)
    yield Column(f"{name}_high", f"{tag}+max", "at most", lambda _, t: _bound(t, harm, group, "high"), INTEGER)


def _bound(told: Told, harm: Harm, group: str, which: str) -> int | None:
    line = told.lines.get((harm, group))
    bound: Bound | None = getattr(line, which) if line else None
    return bound.value if bound else None


def _verdicts() -> Iterator[Made]:
    yield _column("blamed", "#group+name", "who is said to have done it", lambda i: "; ".join(i.actors))
    yield _column("means", "#cause+type", "weapon or way of attack", lambda i: "; ".join(i.weapons))
    yield Column("struck", "#impact+type", "kinds of objects struck", _targets)
    yield _column(
        "claimants", "#org+reporting+name", "organisations cited for the figures", lambda i: "; ".join(i.claimants)
    )
    yield _column(
        "independent_claimants",
        "#meta+claimants",
        "copies and repeats count once",
        lambda i: i.independent_claimants,
        INTEGER,
    )
    yield _column("reports", "#meta+reports", "documents that tell of it", lambda i: len(i.documents), INTEGER)
    yield _column(
        "evidence", "#status+evidence", "weak: one independent claimant; fair: two or more", lambda i: i.evidence
    )
    yield _column("attribution", "#status+attribution", "who did it, as parties say", lambda i: i.attribution)
    yield _column("toll_agreement", "#status+toll", "how independent figures compare", lambda i: i.toll_agreement)
    yield _column("grade", "#status+name", "the three verdicts in one word", lambda i: i.grade)
    yield _column("doubts", "#meta+doubts", "problems a person should look at", lambda i: len(i.problems), INTEGER)
    yield _column("limits", "#meta+limits", "what the figures are", lambda _: LIMITS)


def _targets(index: Index, told: Told) -> str:
    found = (
        target.type.value for a in told.incident.attacks if a in index.attacks for target in index.attacks[a].targets
    )
    return "; ".join(dict.fromkeys(found))


INCIDENTS: Table[Told] = Table(
    name="incidents",
    about="One row per incident: the event behind the reports that tell of it.",
    sums=(
        "To count people killed, sum `killed_low` over rows whose grade is not `discounted`, and say “at least”. Do not"
        " add other columns to it: children, women, medics and all others but combatants are inside `killed_low`, and a"
        " medic may be a woman too. `casualties` are killed or injured undivided, not a sum of both. Where `suppressed`"
        " names a harm, an empty cell is a small number, not zero."
    ),
    columns=(*_identity(), *_tolls(), *_verdicts()),
    rows=all_of,
)
