"""The columns of `totals.csv`: period totals beside what is recorded, never added to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from harmledger.model import Place
from harmledger.publish import share, words
from harmledger.publish.package.incidents import LIMITS
from harmledger.publish.package.tables import DAY, INTEGER, Column, Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from harmledger.model import PeriodTotal
    from harmledger.publish.index import Index

Made = Column["PeriodTotal"]
_NOWHERE = Place("")


def _stated() -> Iterator[Made]:
    yield Column("claim", "#meta+id", "the claim that states it", lambda _, t: t.claim)
    yield Column("harm", "#impact+harm", "what happened to them", lambda _, t: t.harm)
    yield Column("unit", "#meta+unit", "person, household", lambda _, t: t.unit)
    yield Column("group", "#meta+group", "who is counted", lambda _, t: t.people.group)
    yield Column("movement", "#meta+movement", "displacement: flow or stock", lambda _, t: t.movement)
    yield Column("stated_low", "#affected+stated+min", "at least, as stated", lambda _, t: t.count.low, INTEGER)
    yield Column("stated_high", "#affected+stated+max", "at most, as stated", lambda _, t: t.count.high, INTEGER)
    yield Column("modifier", "#meta+modifier", "exact, at least, about …", lambda _, t: t.count.modifier)
    yield Column("date_start", "#date+start", "first day", lambda _, t: words.span(t.when)[0], DAY)
    yield Column("date_end", "#date+end", "last day", lambda _, t: words.span(t.when)[1], DAY)
    yield Column("place", "#loc+name", "the area, by the gazetteer's name", lambda _, t: share.label(t.place))
    yield Column("pcode", "#loc+code+v_pcode", "its P-code", lambda _, t: (t.place or _NOWHERE).pcode)
    yield Column("claimant", "#org+reporting+name", "whose total it is", lambda _, t: t.claimant)
    yield Column("blamed", "#group+name", "the party whose attacks it covers, if it says", lambda _, t: t.actor)


def _recorded() -> Iterator[Made]:
    yield Column("comparable", "#meta+comparable", "whether incidents can be set against it", lambda _, t: t.comparable)
    yield Column(
        "recorded_low",
        "#affected+recorded+min",
        "in incidents of the same coverage",
        lambda _, t: t.recorded_low,
        INTEGER,
    )
    yield Column("recorded_high", "#affected+recorded+max", "likewise, at most", lambda _, t: t.recorded_high, INTEGER)
    yield Column(
        "rest_low", "#affected+rest+min", "not accounted for, at least", lambda _, t: t.unaccounted_low, INTEGER
    )
    yield Column(
        "rest_high", "#affected+rest+max", "not accounted for, at most", lambda _, t: t.unaccounted_high, INTEGER
    )
    yield Column("incidents", "#event+id", "the incidents it was compared with", lambda _, t: "; ".join(t.incidents))
    yield Column(
        "limits", "#meta+limits", "what the figures are", lambda _, _t: f"a stated total beside the record; {LIMITS}"
    )


def _rows(index: Index) -> list[PeriodTotal]:
    return sorted(index.book.totals, key=lambda total: (str(words.span(total.when)[0]), total.claim))


TOTALS: Table[PeriodTotal] = Table(
    name="totals",
    about="One row per period total: a figure for an area and a span, beside what is recorded there.",
    sums="Never add these to incidents or to each other: they overlap. `rest_low` is what no incident explains.",
    columns=(*_stated(), *_recorded()),
    rows=_rows,
)
