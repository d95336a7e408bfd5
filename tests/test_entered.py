"""An incident made by hand, from the entry to the toll and back, on both databases."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from harmledger import pipeline
from harmledger.collect.typed import BY_HAND, Typed, entered
from harmledger.errors import EmptyFileError
from harmledger.link.sight import presumed
from harmledger.model import Harm, Incident, Place, Precision, Ruling, Sensitivity, Weapon
from harmledger.review import made
from harmledger.review.amend import DAYS, GROUPS
from harmledger.review.entered import Entered, Harmed
from harmledger.store import Ledger
from harmledger.store.gazetteer import open_default
from tests.ledger_builder import report

if TYPE_CHECKING:
    from pathlib import Path

    from harmledger.model import Document

DAY = date(2023, 10, 5)
WORDS = "A neighbour rang: a shell fell on a house at the edge of the village, three dead, among them a child."
SANDAL = Place("Sandal", "x:1", "Sandal", lat=35.51, lon=36.41, precision=Precision.VILLAGE, admin1="Idleb", score=10.0)
SAID = Entered(
    place=SANDAL,
    since=DAY,
    until=DAY,
    by="Amal",
    why="called twice",
    harmed=(
        Harmed(Harm.KILLED, 3, 3, GROUPS["all"]),
        Harmed(Harm.KILLED, 1, 1, GROUPS["child"]),
        Harmed(Harm.INJURED, 2, None, GROUPS["all"]),
    ),
    claimant="a neighbour",
    actor="Russia",
    weapon=Weapon.ARTILLERY,
)


def note(said: Entered = SAID, text: str = WORDS) -> Document:
    """Give the document of an entry."""
    return entered(Typed(text, published="2023-10-05 14:30 +03:00"), said.event, said.by)


def only(ledger: Ledger) -> Incident:
    """Give the one incident of a ledger."""
    (found,) = pipeline.book(ledger).incidents
    return found


def test_an_entry_becomes_an_incident_like_any_other(address: str) -> None:
    """Place, day, toll, actor and weapon are those that were said, behind each figure the words; nothing was read."""
    with Ledger.open(address) as ledger:
        kept, _ = pipeline.enter(ledger, note(), SAID, ())
        found = only(ledger)
        toll = {(line.harm.value, line.people.group): (line.low.value, line.high.value) for line in found.toll}
        assert toll == {("killed", "civilian"): (3, 3), ("killed", "child"): (1, 1), ("injured", "civilian"): (2, None)}
        assert (found.place, found.actors, found.weapons) == (SANDAL, ("Russia",), (Weapon.ARTILLERY,))
        assert (found.claimants, found.independent_claimants) == (("a neighbour",), 1)
        assert found.when is not None
        assert (found.when.earliest, found.when.latest) == (DAY, DAY)
        (account,) = ledger.accounts()
        assert {claim.made_by for claim in account.claims} == {"Amal"}
        assert {claim.quote for claim in account.claims} == {WORDS}
        assert (account.made_by, ledger.read_accounts()[0].claims) == (BY_HAND, ())
        assert str(kept.published.at if kept.published else None) == "2023-10-05 14:30:00+03:00"
        assert {(d.ruling, d.by, d.why) for d in ledger.decisions()} == {(Ruling.ADD, "Amal", "called twice")}
        assert ledger.tampered() is None


def test_an_entry_is_taken_back_and_made_again(address: str) -> None:
    """The same entry again changes nothing; undone its incident is gone, and entered anew it has its old id."""
    with Ledger.open(address) as ledger:
        _, added = pipeline.enter(ledger, note(), SAID, ())
        first, count = only(ledger), len(ledger.decisions())
        assert pipeline.enter(ledger, note(), SAID, ())[1] == added
        assert len(ledger.decisions()) == count
        ledger.decide(made(Ruling.UNDO, added.id, by="Basel", why="another village"))
        assert pipeline.book(ledger).incidents == ()
        assert all(claim.attack is None for account in ledger.accounts() for claim in account.claims)
        pipeline.enter(ledger, note(), SAID, ())
        assert only(ledger).id == first.id


def test_a_report_that_comes_later_tells_of_it_too(address: str) -> None:
    """What a person entered is a neighbour like any other for whatever is added after it."""
    later = report("later", "White Helmets", "2023-10-05", text=WORDS).attack(SANDAL, "2023-10-05").killed(3)
    with Ledger.open(address) as ledger:
        pipeline.enter(ledger, note(), SAID, ())
        home = only(ledger).id
        ledger.add(later.document, later.account)
        assert pipeline.settle(ledger)
        assert (only(ledger).id, "later" in only(ledger).documents) == (home, True)


def test_other_figures_in_the_same_words_are_another_entry(address: str) -> None:
    """Who enters the same words with another toll is not told that it is there already: both stand."""
    risen = replace(SAID, harmed=(Harmed(Harm.KILLED, 5, 5, GROUPS["all"]),))
    with Ledger.open(address) as ledger:
        pipeline.enter(ledger, note(), SAID, ())
        home = only(ledger).id
        pipeline.enter(ledger, note(risen), risen, [(Ruling.MERGE, home)])
        assert len(only(ledger).documents) == 2


def test_its_days_are_corrected_like_any_other(address: str) -> None:
    """A ruling on the days of an attack that was added holds; days that a person said are not presumed ones."""
    with Ledger.open(address) as ledger:
        _, added = pipeline.enter(ledger, note(), SAID, ())
        ledger.decide(
            made(Ruling.CORRECT, added.target, f"{DAYS}2023-10-06/2023-10-07", by="Amal", why="the neighbour's diary")
        )
        found = only(ledger).when
        assert found is not None
        assert (str(found.earliest), str(found.latest)) == ("2023-10-06", "2023-10-07")
        assert not any(presumed(event) for account in ledger.accounts() for event in account.attacks)


def test_reading_again_leaves_an_entry_as_it_is(address: str) -> None:
    """A newer reader looks for nothing in what a person entered."""
    with Ledger.open(address) as ledger:
        pipeline.enter(ledger, note(text="Shelling killed nine people in the village of Sarja."), SAID, ())
        before = only(ledger)
        assert [type(item).__name__ for item in pipeline.reread(ledger, open_default())] == ["Account"]
        assert only(ledger) == before


def near(km: float) -> Entered:
    """Give an entry for a village so far to the north, on the same day, with other figures."""
    place = replace(SANDAL, name="Tel", id="x:2", label="Tel", lat=(SANDAL.lat or 0) + km / 111.2)
    return replace(SAID, place=place, harmed=(Harmed(Harm.KILLED, 9, 9, GROUPS["all"]),), actor=None, weapon=None)


def test_what_lies_there_and_then_is_told(address: str) -> None:
    """What was in the same village or the next on the same day is told with reasons, and nothing far off."""
    later = replace(SAID, since=date(2023, 10, 12), until=date(2023, 10, 12))
    with Ledger.open(address) as ledger:
        pipeline.enter(ledger, note(), SAID, ())
        home = only(ledger).id
        told = {
            name: pipeline.doubles(ledger, note(said, "Somebody else rang."), said)
            for name, said in (("same", SAID), ("near", near(3)), ("far", near(40)), ("later", later))
        }
    assert {name: [double.brief.id for double in found] for name, found in told.items()} == {
        "same": [home],
        "near": [home],
        "far": [],
        "later": [],
    }
    assert told["same"][0].link.same
    assert "the same place, Sandal, of which few reports tell (+2.75)" in told["same"][0].link.reasons
    assert not told["near"][0].link.same


@pytest.mark.parametrize(("ruling", "incidents"), [(Ruling.MERGE, 1), (Ruling.SPLIT, 2)])
def test_a_person_says_whether_it_is_the_same(address: str, ruling: Ruling, incidents: int) -> None:
    """It is this one, however unlike; or it is another, however alike: and no doubt is told of it afterwards."""
    said = near(3) if ruling is Ruling.MERGE else SAID
    with Ledger.open(address) as ledger:
        pipeline.enter(ledger, note(), SAID, ())
        home = only(ledger).id
        pipeline.enter(ledger, note(said, WORDS.replace("three", "two")), said, [(ruling, home)])
        found = pipeline.book(ledger).incidents
        assert len(found) == incidents
        assert home in {incident.id for incident in found}
        assert "possible_duplicate" not in {p.code for incident in found for p in incident.problems}


def test_without_a_source_it_is_nobodys_but_the_reviewers() -> None:
    """A note without a source is named after who entered it and is not public; the source that is named stands."""
    own, cited = note(), entered(Typed(WORDS, publisher="Radio Amara"), SAID.event, "Amal")
    assert own.source is not None
    assert cited.source is not None
    assert (own.source.name, own.sensitivity) == ("entered by Amal", Sensitivity.RESTRICTED)
    assert (cited.source.name, cited.sensitivity) == ("Radio Amara", Sensitivity.PUBLIC)
    with pytest.raises(EmptyFileError):
        entered(Typed(""), SAID.event, "Amal")


def test_a_ledger_that_is_killed_keeps_all_of_an_entry_or_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Document and additions are one transaction: where the last of them fails there is no trace of the first."""
    with Ledger.open(str(tmp_path / "ledger.db")) as ledger:
        broken = replace(SAID, why="\ud800")  # cannot be written as UTF-8
        with pytest.raises(UnicodeEncodeError):
            pipeline.enter(ledger, note(), broken, ())
        assert (ledger.documents(), ledger.decisions()) == ((), ())
        monkeypatch.undo()
        pipeline.enter(ledger, note(), SAID, ())
        assert ledger.tampered() is None
