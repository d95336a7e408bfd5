"""What may leave: a name, a number or a shelter's point that is planted anywhere in a ledger is in no shared file."""

from __future__ import annotations

import csv
import dataclasses
from dataclasses import replace
from typing import TYPE_CHECKING, Any, get_type_hints

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harmledger import model
from harmledger.errors import BadRulesError
from harmledger.model import (
    Book,
    Bound,
    Document,
    Harm,
    Incident,
    Kind,
    People,
    Place,
    Precision,
    Sensitivity,
    Sex,
    Source,
    Target,
    TargetType,
    TollLine,
    Unit,
)
from harmledger.publish import Edition, write
from harmledger.publish.disclosure import NAMES, disclose, profile
from harmledger.publish.disclosure.quotes import allowed
from tests import books

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SECRET = "Zyxamen Ghalwari 0944-777-3131"  # noqa: S105 - an invented name and number, no password
TRACES = ("zyxamen", "ghalwari", "777-3131", "35.7575", "36.6269")
OURS = {  # fields that only Harmledger fills, with ids that it makes: nobody's words reach them
    "id", "document", "attack", "part_of", "same_as", "claims", "attacks", "aliases", "documents", "incidents",
    "related_to", "claim", "left", "right", "target", "version_of", "corrects", "retracts",
}  # fmt: skip
GAZETTEER = {"label", "admin1", "admin2", "admin3"}  # of a place that a public gazetteer names
SHARED = ("partners", "public")


def planted(value: Any, *, public_places: bool) -> Any:
    """Plant the secret in every text of a noun and of all nouns inside it, whatever fields they will have."""
    if isinstance(value, tuple):
        return tuple(planted(one, public_places=public_places) for one in value)
    if not dataclasses.is_dataclass(value):
        return value
    changed: dict[str, Any] = {}
    for field in dataclasses.fields(value):
        held, hint = getattr(value, field.name), str(_hints(type(value))[field.name])
        texts_only = isinstance(held, str) or (isinstance(held, tuple) and all(isinstance(one, str) for one in held))
        if (field.name in OURS and texts_only) or (
            public_places and isinstance(value, Place) and field.name in GAZETTEER
        ):
            continue
        if hint in {"<class 'str'>", "str | None"}:
            changed[field.name] = SECRET
        elif hint == "tuple[str, ...]":
            changed[field.name] = (*held, SECRET)
        else:
            changed[field.name] = planted(held, public_places=public_places)
    if isinstance(value, Place) and not public_places:
        changed["id"] = f"own:{SECRET}"
    return replace(value, **changed)


def _hints(kind: Any) -> dict[str, Any]:
    return get_type_hints(kind)


def shelter() -> Incident:
    """Give an attack on a shelter with its exact point."""
    harvest, _ = books.book().incidents
    return replace(harvest, id="i-4", aliases=(), attacks=("a-4",), place=_tent(), toll=harvest.toll[:1])


def _tent() -> Place:
    return replace(books.SARJA, precision=Precision.EXACT, lat=35.75751, lon=36.62692, admin3="Ariha", admin2="Ariha")


def full() -> Book:
    """Give the book with an attack on a shelter beside its own."""
    book = books.book()
    account, other = book.accounts
    tent = replace(
        account.attacks[0], id="a-4", claims=(), places=(_tent(),), targets=(Target(TargetType.IDP_SITE, "a tent"),)
    )
    accounts = (replace(account, attacks=(*account.attacks, tent)), other)
    return replace(book, accounts=accounts, incidents=(*book.incidents, shelter()))


def smuggled(*, public_places: bool) -> Book:
    """Give the book with the secret in every field, documents' own ids too."""
    book = planted(full(), public_places=public_places)
    names = {document.id: f"{document.id} {SECRET}" for document in book.documents}

    def renamed(noun: Any) -> Any:
        return replace(noun, document=names[noun.document])

    return replace(  # type: ignore[no-any-return]
        book,
        documents=tuple(
            replace(d, id=names[d.id], url=f"https://example.org/{SECRET}?who={SECRET}", kind=Kind.ARTICLE)
            for d in book.documents
        ),
        accounts=tuple(
            replace(renamed(a), claims=tuple(map(renamed, a.claims)), attacks=tuple(map(renamed, a.attacks)))
            for a in book.accounts
        ),
        incidents=tuple(replace(i, documents=tuple(names[d] for d in i.documents)) for i in book.incidents),
        totals=tuple(map(renamed, book.totals)),
    )


def texts(folder: Path) -> Iterator[tuple[str, str]]:
    """Read every file of a folder as text, Parquet by its cells."""
    for path in sorted(folder.rglob("*")):
        if path.suffix == ".parquet":
            import duckdb  # noqa: PLC0415 - slow to import

            with duckdb.connect() as database:
                found = database.execute(f"SELECT * FROM '{path}'").fetchall()  # noqa: S608 - our own path
            yield path.name, repr(found)
        elif path.is_file():
            yield path.name, path.read_bytes().decode("utf-8", "replace")


def traces(folder: Path) -> set[tuple[str, str]]:
    """Give where something planted shows."""
    return {(name, trace) for name, text in texts(folder) for trace in TRACES if trace in text.casefold()}


def rows(folder: Path, name: str) -> list[dict[str, str]]:
    """Read a table without its row of tags."""
    with (folder / name).open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))[1:]


@pytest.mark.parametrize("public_places", [True, False])
@pytest.mark.parametrize("name", SHARED)
def test_nothing_planted_leaves(tmp_path: Path, name: str, *, public_places: bool) -> None:
    """A name, a telephone number and a shelter's point in every field of every noun are in no shared file."""
    write(smuggled(public_places=public_places), tmp_path / "out", Edition(profile(name)))
    assert traces(tmp_path / "out") == set()


def test_the_search_finds_what_is_there(tmp_path: Path) -> None:
    """The same search finds all of it in the files for inside use: it can fail."""
    write(smuggled(public_places=True), tmp_path / "out", Edition(profile("internal")))
    assert {trace for _, trace in traces(tmp_path / "out")} == set(TRACES)
    assert {"claims.csv", "claims.parquet"} <= {name for name, _ in traces(tmp_path / "out")}


def test_a_field_that_no_list_names_is_withheld() -> None:
    """Every field of every noun stands in a list or is left empty: a new one stays inside until it is listed."""
    rules = profile("public")
    book = disclose(smuggled(public_places=True), rules).book
    kinds = {type(noun) for noun in _nouns(book)}
    assert len(kinds) > 10
    for noun in _nouns(book):
        listed = rules.fields[type(noun).__name__.lower()]
        for field in dataclasses.fields(noun):
            held = getattr(noun, field.name)
            unset = held in ("", None, (), 0, 0.0, False) or held == field.default
            assert field.name in listed or unset or isinstance(noun, Place), (type(noun), field.name)


def _nouns(value: Any) -> Iterator[Any]:
    if isinstance(value, tuple):
        for one in value:
            yield from _nouns(one)
    elif dataclasses.is_dataclass(value):
        yield value
        for field in dataclasses.fields(value):
            yield from _nouns(getattr(value, field.name))


def test_every_listed_field_exists() -> None:
    """The rules name only nouns and fields that there are, and give a reason for each rule."""
    nouns = {name.lower(): kind for name, kind in vars(model).items() if dataclasses.is_dataclass(kind)}
    for name in SHARED:
        for noun, fields in profile(name).fields.items():
            assert set(fields) <= {field.name for field in dataclasses.fields(nouns[noun])}
        told = disclose(smuggled(public_places=False), profile(name)).withheld
        assert told
        assert all(row.why and row.count for row in told)


@pytest.mark.parametrize("name", SHARED)
def test_a_shelter_is_given_by_its_sub_district(tmp_path: Path, name: str) -> None:
    """An attack on a shelter has no village, no P-code and no point; one on a field keeps its village."""
    write(full(), tmp_path / "out", Edition(profile(name)))
    found = {row["id"]: row for row in rows(tmp_path / "out", "incidents.csv")}
    tent = found["i-4"]
    assert [tent[field] for field in ("place", "place_precision", "pcode", "lat")] == ["Ariha", "subdistrict", "", ""]
    assert found["i-1"]["place"] == "Qoqfin"
    assert "could be struck again" in (tmp_path / "out" / "withheld.csv").read_text(encoding="utf-8")


def line(harm: Harm, people: People, low: int, high: int | None) -> TollLine:
    """Give a line of a toll."""
    return TollLine(harm, Unit.PERSON, people, Bound(low, ("c-1",)), Bound(None), Bound(high, ("c-1",)))


def hurt(*lines: TollLine) -> Incident:
    """Give the harvest's incident with another toll."""
    return replace(books.book().incidents[0], toll=lines)


def released(*incidents: Incident) -> tuple[Incident, ...]:
    """Give incidents as the public sees them."""
    return disclose(replace(books.book(), incidents=incidents), profile("public")).book.incidents


def test_the_dead_are_never_suppressed() -> None:
    """One child killed is told; two injured are not, and the row says that they are kept back."""
    toll = (line(Harm.KILLED, books.CHILDREN, 1, 1), line(Harm.INJURED, books.CIVILIANS, 2, 2))
    (seen,) = released(hurt(*toll))
    assert [(one.harm, one.low.value) for one in seen.toll] == [(Harm.KILLED, 1)]
    found = disclose(replace(books.book(), incidents=(hurt(*toll),)), profile("public"))
    assert ("i-1", "injured") in found.hidden


def test_groups_beside_a_small_one_go_with_it() -> None:
    """Of nine injured, six women and three children, only the nine are told: the three could be subtracted."""
    toll = (
        line(Harm.INJURED, books.CIVILIANS, 9, 9),
        line(Harm.INJURED, books.WOMEN, 6, 6),
        line(Harm.INJURED, books.CHILDREN, 3, 3),
    )
    (seen,) = released(hurt(*toll))
    assert [(one.people.group, one.low.value) for one in seen.toll] == [("civilian", 9)]


def test_a_small_figure_is_kept_back_in_the_claims_too() -> None:
    """The two injured women of the text have no number in the claims, nor its words."""
    found = disclose(books.book(), profile("public")).book
    claims = {claim.id: claim for account in found.accounts for claim in account.claims}
    assert claims["c-3"].count.number is None
    assert claims["c-2"].count.number == 7


def test_a_sum_never_tells_the_one_figure_that_is_kept_back() -> None:
    """With one incident suppressed the sum leaves it out; with two it may hold them."""
    two, nine = (hurt(line(Harm.INJURED, books.CIVILIANS, n, n)) for n in (2, 9))
    one = disclose(replace(books.book(), incidents=(two, replace(nine, id="i-8"))), profile("public"))
    assert one.sums[Harm.INJURED, "all"].low == 9
    both = (two, replace(two, id="i-7"), replace(nine, id="i-8"))
    assert disclose(replace(books.book(), incidents=both), profile("public")).sums[Harm.INJURED, "all"].low == 13


@given(st.lists(st.integers(0, 12), min_size=1, max_size=6), st.lists(st.integers(0, 12), max_size=6))
def test_no_small_figure_of_the_living_is_told(wholes: list[int], parts: list[int]) -> None:
    """Whatever the figures, no number from one to four of injured people is released, and every death is."""
    toll = [line(Harm.INJURED, books.CIVILIANS, n, n) for n in wholes]
    toll += [line(Harm.INJURED, replace(books.WOMEN, sex=Sex.FEMALE), n, None) for n in parts]
    toll += [line(Harm.KILLED, books.CIVILIANS, n, n) for n in wholes]
    (seen,) = released(hurt(*toll))
    injured = [n for one in seen.toll if one.harm is Harm.INJURED for n in (one.low.value, one.high.value)]
    assert not [n for n in injured if n is not None and 0 < n < 5]
    assert [one.low.value for one in seen.toll if one.harm is Harm.KILLED] == wholes


def test_people_who_were_taken_are_given_by_the_month_and_district() -> None:
    """The day and village of a detention would show who it was."""
    toll = line(Harm.DETAINED, People(), 7, 7)
    (seen,) = released(hurt(toll))
    assert seen.when
    assert seen.place
    assert (str(seen.when.earliest), str(seen.when.latest)) == ("2023-11-01", "2023-11-30")
    assert (seen.place.label, seen.place.precision, seen.place.lat) == ("Al Ma'ra", Precision.DISTRICT, None)


def test_confidential_documents_are_not_even_listed() -> None:
    """Neither they nor an incident that rests on them alone; one that others tell of too keeps its toll."""
    book = books.book()
    secret = tuple(replace(d, sensitivity=Sensitivity.CONFIDENTIAL) if d.id == "harvest" else d for d in book.documents)
    seen = disclose(replace(book, documents=secret), profile("public")).book
    assert len(seen.documents) == 1
    assert [incident.id for incident in seen.incidents] == ["i-1"]
    assert {claim for one in seen.incidents[0].toll for claim in one.claims} == {"c-6"}
    assert seen.totals == ()


@pytest.mark.parametrize(
    ("quote", "given_"),
    [
        ("Eleven people were killed", True),
        ("two women and four children were injured", True),
        ("Yamen was killed", False),
        ("two women, Salma and Huda, were injured", False),
        ("قتل ثلاثة مدنيين", False),
    ],
)
def test_a_plain_passage_holds_no_name(quote: str, *, given_: bool) -> None:
    """A passage is given to partners only where each of its words is a common one; to the public never."""
    assert bool(allowed(quote, "plain")) is given_
    assert allowed(quote, "none") == ""


def test_outlets_are_named_by_the_list_or_by_their_website() -> None:
    """A publisher of the public list has its name, another its website; a private post has neither."""
    (paper, _), book = books.book().documents, books.book()
    known = replace(paper, source=Source("White Helmets"))
    other = replace(paper, source=Source("Jalal Darwazi"), url="https://www.example.org/2023/killed?tel=0123#x")
    post = replace(other, kind=Kind.POST)

    def seen(document: Document) -> tuple[str | None, str | None]:
        found = disclose(replace(book, documents=(document, book.documents[1])), profile("public")).book.documents[0]
        return found.source.name if found.source else None, found.url

    assert seen(known)[0] == "White Helmets"
    assert seen(other) == ("example.org", "https://www.example.org/2023/killed")
    assert seen(replace(other, url="https://example.org/jalal-darwazi"))[1] == "https://example.org/"
    assert seen(post) == (None, None)


def test_rules_of_ones_own(tmp_path: Path) -> None:
    """A house may have its own rules in a file; a broken file is refused in words."""
    from harmledger.publish.disclosure import profiles  # noqa: PLC0415 - only here

    own = tmp_path / "rules.toml"
    own.write_text(profiles._own().replace("below = 5", "below = 20"), encoding="utf-8")  # noqa: SLF001 - the file
    assert profile("public", own).below == 20
    own.write_text(profiles._own().replace('to = "district"', 'to = "galaxy"'), encoding="utf-8")  # noqa: SLF001
    with pytest.raises(BadRulesError, match="galaxy"):
        profile("public", own)
    assert {profile(name).name for name in NAMES} == set(NAMES)


def test_text_never_passes_by_a_careless_rule() -> None:
    """A rules file that lists a field of free text as harmless does not let it out: it is refused."""
    rules = profile("public")
    careless = replace(rules, fields={**rules.fields, "claim": {**rules.fields["claim"], "weapon_text": "as_is"}})
    book = planted(full(), public_places=True)
    with pytest.raises(TypeError, match="weapon_text"):
        disclose(book, careless)
