"""The JSON codec."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from harmledger.model import (
    Account,
    Attack,
    Bound,
    Claim,
    Claimant,
    Count,
    DateBasis,
    Decision,
    Document,
    Harm,
    Incident,
    Interval,
    Modifier,
    Named,
    People,
    PeriodTotal,
    Place,
    Published,
    TollLine,
    When,
)
from harmledger.serial import build, from_json, plain, to_json

if TYPE_CHECKING:
    from collections.abc import Callable

FINITE = st.floats(allow_nan=False, allow_infinity=False)
st.register_type_strategy(float, FINITE)

CLAIM_KEYS = """\
id quote start end harm status status_basis sex age roles on_duty group number low high modifier unit
assertion counts tally provisional part_of same_as scope movement when outcome_when from_harm manner place place_mode
claimant claimant_text claimant_via claimant_basis actor actor_text weapon weapon_text attack confidence made_by
rule""".split()  # noqa: SIM905 - forty words read better as text
PLACE_KEYS = {"name", "id", "pcode", "lat", "lon", "precision", "admin1", "admin2", "admin3", "score", "alternatives"}
INCIDENT_KEYS = {"id", "aliases", "documents", "place", "when", "toll", "actors", "weapons", "claimants"} | {
    *{"independent_claimants", "evidence", "attribution", "toll_agreement", "grade", "problems", "status"},
}
TOLL_KEYS = {"harm", "unit", "status", "sex", "age", "group", "low", "best", "high", "claims"}


def turned(value: object) -> Any:
    """Send a value through JSON text."""
    return json.loads(json.dumps(to_json(value), ensure_ascii=False))


@given(st.from_type(Claim))
def test_a_claim_comes_back_from_its_json(claim: Claim) -> None:
    """A claim's published JSON keeps all of it but the document, which stands beside it."""
    assert from_json(Claim, turned(claim), document=claim.document) == claim


@given(st.from_type(Attack))
def test_an_attack_comes_back_from_its_json(attack: Attack) -> None:
    """An attack's published JSON keeps all of it but the document."""
    assert from_json(Attack, turned(attack), document=attack.document) == attack


@given(st.from_type(Document), st.from_type(Decision))
def test_plain_values_come_back(document: Document, decision: Decision) -> None:
    """What has no published shape of its own is kept field by field."""
    assert build(Document, json.loads(json.dumps(plain(document)))) == document
    assert build(Decision, json.loads(json.dumps(plain(decision)))) == decision


@pytest.mark.parametrize("kind", [Incident, PeriodTotal])
def test_computed_values_come_back_from_their_plain_form(kind: type) -> None:
    """Incidents and period totals can be kept and read again whole."""

    @settings(max_examples=20)
    @given(st.from_type(kind))
    def check(value: object) -> None:
        assert build(kind, json.loads(json.dumps(plain(value)))) == value

    check()


@given(st.from_type(Claim), st.from_type(Attack))
def test_an_account_comes_back_from_its_json(claim: Claim, attack: Attack) -> None:
    """The line that `harmledger read` prints can be read again."""
    at = {"document": "report"}
    claims, attacks = (build(Claim, plain(claim) | at),), (build(Attack, plain(attack) | at),)
    account = Account("report", "ar", claims=claims, attacks=attacks, made_by="reader 1")
    assert from_json(Account, turned(account)) == account


def claim(**fields: object) -> Claim:
    """Give a small claim."""
    return Claim("c-1", "report", "three people", 0, 12, Harm.KILLED, Count.exact(3), **fields)  # type: ignore[arg-type]


def test_a_claim_is_flat() -> None:
    """A claim's JSON has the keys that tools rely on, in this order, with null for what is missing."""
    data = turned(claim())
    assert list(data) == CLAIM_KEYS
    assert [data[name] for name in ("group", "number", "low", "high", "modifier")] == ["all", 3, 3, 3, "exact"]
    assert data["place"] is data["claimant"] is data["actor"] is data["when"] is None


def test_names_stand_beside_their_wording() -> None:
    """Claimant and actor are canonical names, with wording and chain in fields beside them."""
    said = claim(claimant=Claimant("White Helmets", "the volunteers", via=("Reuters",)), actor=Named("Russia", "jets"))
    data = turned(said)
    assert (data["claimant"], data["claimant_text"], data["claimant_via"]) == (
        "White Helmets",
        "the volunteers",
        ["Reuters"],
    )
    assert (data["actor"], data["actor_text"]) == ("Russia", "jets")


def test_one_place_is_an_object_and_several_are_a_list() -> None:
    """A claim's place is an object, or a list where several share the figure."""
    one, two = turned(claim(places=(Place("Sarja"),))), turned(claim(places=(Place("Sarja"), Place("Ruwaiha"))))
    assert set(one["place"]) >= PLACE_KEYS
    assert [place["name"] for place in two["place"]] == ["Sarja", "Ruwaiha"]


def test_an_open_year_lists_its_candidates() -> None:
    """A time whose year is open carries all readings, likeliest first."""
    days = [date(2023, 10, 5), date(2017, 10, 5)]
    data = turned(claim(when=When(None, None, candidates=tuple(Interval(day, day) for day in days))))
    assert [reading["earliest"] for reading in data["when"]["candidates"]] == ["2023-10-05", "2017-10-05"]


@settings(max_examples=20)
@given(st.from_type(Incident))
def test_an_incident_has_the_keys_that_tools_rely_on(incident: Incident) -> None:
    """An incident's JSON shows each line of the toll as plain numbers with its claims."""
    data = turned(incident)
    assert set(data) >= INCIDENT_KEYS
    for line in data["toll"]:
        assert set(line) >= TOLL_KEYS


def test_a_toll_line_gives_numbers_and_claims(incident: Callable[..., Incident]) -> None:
    """Bounds are numbers or null; the claims behind them stand once in one list."""
    bound = Bound(3, ("c-1",), "two claimants agree")
    line = TollLine(Harm.KILLED, claim().unit, People(), bound, Bound(None), Bound(4, ("c-1", "c-2")))
    data = turned(incident(toll=(line,)))["toll"][0]
    assert (data["low"], data["best"], data["high"], data["claims"]) == (3, None, 4, ["c-1", "c-2"])


def test_documents_are_named_as_they_were_given(incident: Callable[..., Incident]) -> None:
    """Two versions of one post are one document to the reader of a list."""
    assert turned(incident(documents=("post-7", "post-7@v2")))["documents"] == ["post-7"]


def test_bounds_of_a_count_are_kept_apart_from_its_number() -> None:
    """“More than 270” is 271 and up, shown with the number that the text states."""
    more = Claim("c", "d", "more than 270", 0, 13, Harm.INJURED, Count(270, 271, None, Modifier.MORE_THAN))
    data = turned(more)
    assert (data["number"], data["low"], data["high"], data["modifier"]) == (270, 271, None, "more_than")


def test_a_publication_without_an_hour_is_written_as_it_always_was() -> None:
    """The hour stands in the JSON only where it is known, and what was written before hours were kept is read."""
    day = date(2023, 10, 5)
    told, old = Published(day, day, DateBasis.META), {"earliest": "2023-10-05", "latest": "2023-10-05", "basis": "meta"}
    assert plain(told) == old
    assert build(Published, old) == told
    at = datetime(2023, 10, 5, 14, 30, tzinfo=timezone(timedelta(hours=3)))
    assert plain(replace(told, at=at)) == old | {"at": "2023-10-05T14:30:00+03:00"}
    assert build(Published, plain(replace(told, at=at))) == replace(told, at=at)
