"""Linking: which attacks are one incident, and why."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from harmledger.link import Linked, closest, link, why
from harmledger.model import Age, Count, People, Place, Precision, Relation, Ruling, Sex, TimePrecision, Weapon, When
from tests.ledger_builder import book, place, report, ruling, years_open

if TYPE_CHECKING:
    from harmledger.model import Link
    from tests.ledger_builder import Report


def linked(*reports: Report) -> Linked:
    """Link reports."""
    return link([r.document for r in reports], [r.account for r in reports])


def test_same_village_and_day_are_one() -> None:
    """Two reports of one village and one day tell of one attack."""
    a = report("a").attack("Qaqfin", "2023-11-25").killed(11)
    b = report("b").attack("Qaqfin", "2023-11-25").killed(9)
    found = linked(a, b)
    assert len(found.clusters) == 1
    assert any("the same place, Qaqfin" in why for why in found.links[0].reasons)


def test_other_village_is_refused_with_its_reason() -> None:
    """However much agrees, villages far apart are never one, and the refusal says so."""
    a = report("a").attack("Qaqfin", "2023-11-25", weapon=Weapon.ARTILLERY).killed(11)
    b = report("b").attack("Faraway", "2023-11-25", weapon=Weapon.ARTILLERY).killed(11)
    assert len(linked(a, b).clusters) == 2


def test_two_names_of_which_no_list_knows_one_are_two_places() -> None:
    """A village without a point is not the town of another report, unless it bears its name in other letters."""
    a = report("a").attack("Qaqfin", "2023-11-25").killed(3)
    other, same = Place("كفركلا"), Place("قوقفين")
    assert "two names" in "".join(why_of(a, report("b").attack(other, "2023-11-25").killed(3)).reasons)
    assert "no place that is known" in "".join(why_of(a, report("c").attack(same, "2023-11-25").killed(3)).reasons)


def test_dates_beyond_the_window_are_never_one() -> None:
    """The same village a month later is another attack."""
    a = report("a").attack("Qaqfin", "2023-11-25").killed(11)
    b = report("b").attack("Qaqfin", "2023-12-25").killed(11)
    assert len(linked(a, b).clusters) == 2


def test_open_dates_need_figures() -> None:
    """Without a day, the same village and a large equal toll are one attack; the village alone is not."""
    a = report("a").attack("Qaqfin").killed(11).injured(6)
    b = report("b").attack("Qaqfin").killed(11).injured(6)
    c = report("c").attack("Qaqfin").killed(2)
    assert linked(a, b, c).clusters == tuple(
        sorted([tuple(sorted((a.attacks[0].id, b.attacks[0].id))), (c.attacks[0].id,)])
    )


def test_day_and_month_without_a_year_are_enough() -> None:
    """Two reports that name 5 October without a year meet."""
    a = report("a").attack("Qaqfin", years_open("2023-10-05", "2022-10-05", "2021-10-05")).killed(5)
    b = report("b").attack("Qaqfin", years_open("2023-10-05", "2022-10-05", "2021-10-05")).killed(5)
    assert len(linked(a, b).clusters) == 1


def test_two_attacks_of_one_document_stay_two() -> None:
    """A third report never pulls two attacks of one document into one incident."""
    a = report("a").attack("Qaqfin", "2023-11-25").killed(3).attack("Qaqfin", "2023-11-25").killed(3)
    b = report("b").attack("Qaqfin", "2023-11-25").killed(3)
    found = linked(a, b)
    assert len(found.clusters) == 2


def test_double_tap_of_one_document_is_one() -> None:
    """A second strike on the rescuers, told as such, belongs to the first."""
    a = report("a").attack("Qaqfin", "2023-11-25").killed(3)
    a.attack("Qaqfin", "2023-11-25", related_to=a.attacks[0].id, relation=Relation.DOUBLE_TAP)
    assert len(linked(a).clusters) == 1


def test_area_and_village_may_be_one() -> None:
    """A report of the governorate on the same day, with the same large toll, tells of the village's attack."""
    a = report("a").attack("Qaqfin", "2023-11-25").killed(11).injured(9)
    b = report("b").attack(place("Idlib", Precision.GOVERNORATE), "2023-11-25").killed(11).injured(9)
    assert len(linked(a, b).clusters) == 1


def test_a_person_decides() -> None:
    """A merge and a split win over every score, and undoing them gives the first state back."""
    a = report("a").attack("Qaqfin", "2023-11-25").killed(11)
    b = report("b").attack("Qaqfin", "2023-11-25").killed(11)
    c = report("c").attack("Faraway", "2023-01-01").killed(1)
    documents, accounts = [r.document for r in (a, b, c)], [r.account for r in (a, b, c)]
    first = link(documents, accounts).clusters
    ids = [r.attacks[0].id for r in (a, b, c)]
    split = ruling(Ruling.SPLIT, ids[1], ids[0], at=1)
    merge = ruling(Ruling.MERGE, ids[2], f"i-{ids[0][2:]}", at=2)
    ruled = link(documents, accounts, [split, merge])
    assert (ids[1],) in ruled.clusters
    assert tuple(sorted((ids[0], ids[2]))) in ruled.clusters
    assert any(r.reasons[0] == "a person ruled them apart" for r in ruled.links)
    undo = [ruling(Ruling.UNDO, split.id, at=3), ruling(Ruling.UNDO, merge.id, at=4)]
    assert link(documents, accounts, [split, merge, *undo]).clusters == first


def test_rejected_attack_is_no_incident() -> None:
    """An attack that a person rejected is in no incident."""
    a = report("a").attack("Qaqfin", "2023-11-25").killed(11)
    assert link([a.document], [a.account], [ruling(Ruling.REJECT, a.attacks[0].id)]).clusters == ()


def test_copies_keep_their_origin() -> None:
    """A copy with a third rewritten is found, and the earliest document is its origin."""
    wire = " ".join(f"word{i} of the first story stands here" for i in range(40))
    rewritten = wire[: len(wire) * 2 // 3] + " and now something else is told in other words by another desk" * 3
    a = report("a", published="2023-11-26", text=rewritten)
    b = report("b", published="2023-11-25", text=wire)
    c = report("c", text="A wholly different report on a market, a road and a school in the hills of the west today.")
    found = linked(a, b, c).copies
    assert [(x.document, x.of) for x in found] == [("a", "b")]
    assert found[0].likeness > 0.6


def test_pages_of_one_site_under_other_headlines_are_no_copies() -> None:
    """A site's list of related news makes no copies of its stories; a text posted again under its headline is one."""
    list_of_news = " ".join(f"related story number {i} of this site" for i in range(30))
    page = {"source": "Outlet", "text": list_of_news}
    a = report("a", **page, title="Shells fall on the olive press of Qaqfin")
    b = report("b", **page, title="Bread is dearer in the capital")
    c = report("c", **page, title="Shells fall on the olive press of Qaqfin, again")
    assert [(x.document, x.of) for x in linked(a, b, c).copies] == [("c", "a")]


def test_of_copies_of_one_day_the_first_hour_is_the_origin() -> None:
    """Where hours are known the text that was published first is the origin, whatever it is called."""
    wire = " ".join(f"word{i} of the first story stands here" for i in range(40))
    a = report("a", published="2023-11-25T18:00+03:00", text=wire)
    b = report("b", published="2023-11-25T10:00+00:00", text=wire)
    assert [(x.document, x.of) for x in linked(a, b, report("c", published="2023-11-25", text=wire)).copies] == [
        ("a", "b"),
        ("c", "b"),
    ]


def test_toll_that_grows_stays_one_incident() -> None:
    """A toll that rises from post to post on one day is one incident."""
    posts = [report(str(n), "White Helmets", "2023-11-25").attack("Qaqfin", "2023-11-25").killed(n) for n in (3, 5, 8)]
    assert len(linked(*posts).clusters) == 1


def weekday(text: str) -> When:
    """Give a time of which only the day of the week is known."""
    return When(date(2020, 1, 1), None, text=text)


def test_a_day_of_the_week_tells_attacks_apart_and_together() -> None:
    """Without a date the same weekday speaks for one attack, in either language, and another weekday against it."""
    a = report("a").attack("Qaqfin", weekday("on Friday morning")).killed(3)
    b = report("b", language="ar").attack("Qaqfin", weekday("صباح الجمعة")).killed(3)
    c = report("c").attack("Qaqfin", weekday("Monday")).killed(3)
    assert len(linked(a, b).clusters) == 1
    assert len(linked(a, c).clusters) == 2
    assert any(reason.startswith("they name different days of the week") for reason in why_of(a, c).reasons)


def why_of(a: Report, b: Report) -> Link:
    """Say why the first attacks of two reports are or are not one."""
    return why([a.document, b.document], [a.account, b.account], a.attacks[0].id, b.attacks[0].id)


def presumed(first: str, last: str) -> When:
    """Give the days that are presumed of an attack told as news without a day."""
    return When(date.fromisoformat(first), date.fromisoformat(last), TimePrecision.DAYS)


def test_a_presumed_day_refuses_nothing() -> None:
    """A report that names no day and comes weeks later may tell of the attack; one that comes before it never does."""
    a = report("a", published="2023-10-05").attack("Qaqfin", "2023-10-05").killed(11)
    late = report("b", published="2023-10-25").attack("Qaqfin", presumed("2023-10-24", "2023-10-25")).killed(11)
    early = report("c", published="2023-10-02").attack("Qaqfin", presumed("2023-10-01", "2023-10-02")).killed(11)
    assert why_of(a, late).same
    assert not why_of(a, early).same


def test_news_of_an_attack_without_a_day_says_nothing_of_the_day() -> None:
    """An attack of which only the earliest day is known is not news of whatever day another report is of."""
    a = report("a", published="2023-10-05").attack("Qaqfin", presumed("2023-10-04", "2023-10-05")).killed(3)
    b = report("b").attack("Qaqfin", When(date(2015, 1, 1), None)).killed(3)
    assert not any("news of the same day" in reason for reason in why_of(a, b).reasons)


def test_a_place_that_was_not_found_is_known_by_its_name_in_the_text() -> None:
    """Where the gazetteer has no such place, a report's own words may name that of the other."""
    a = report("a", text="Shells fell on Qaqfin at noon.").attack("Qaqfin", "2023-11-25").killed(3)
    b = report("b", text="Three died at noon in Qaqfin.").attack(None, "2023-11-25").killed(3)
    assert any(reason.startswith("one report names the other's place") for reason in why_of(a, b).reasons)


def test_what_one_report_only_recalls_needs_to_agree_in_more() -> None:
    """An attack told again beside news of its own joins its incident by place, day and toll, and the reason says so."""
    a = report("a").attack("Qaqfin", "2023-10-05").killed(9)
    b = report("b").attack("Nearby", "2023-11-25").killed(2)
    b.attack("Qaqfin", "2023-10-05", retold=True).killed(9)
    c = report("c").attack("Qaqfin", "2023-10-05", retold=True).killed(9)
    found = linked(a, b, c)
    assert len(found.clusters) == 2
    recalls = [link for link in found.links if any("only recalls it" in reason for reason in link.reasons)]
    assert {link.left for link in recalls} | {link.right for link in recalls} >= {a.attacks[0].id, b.attacks[1].id}


def test_two_reports_of_one_outlet_need_more() -> None:
    """One outlet's reports are alike anyway: between two of them the same evidence weighs less."""
    a = report("a", "Outlet").attack("Qaqfin", "2023-11-25").killed(3)
    b = report("b", "Outlet").attack("Qaqfin", "2023-11-25").killed(3)
    c = report("c", "Another").attack("Qaqfin", "2023-11-25").killed(3)
    assert why_of(a, b).score < why_of(a, c).score
    assert why_of(a, b).same


def test_names_meet_across_scripts() -> None:
    """The same rare names in an English and an Arabic report speak for one attack, and the reason names nobody."""
    a = report("a", text="Nuri al-Barqash and Samih Zurqan died.").attack("Qaqfin", "2023-11-25").killed(2)
    b = report("b", text="استشهد نوري البرقش وسميح زرقان", language="ar").attack("Qaqfin", "2023-11-25").killed(2)
    reasons = why_of(a, b).reasons
    assert any(reason.startswith("several rare names") for reason in reasons)
    assert not any("Barqash" in reason for reason in reasons)


def test_a_document_without_an_attack_is_laid_beside_the_one_it_speaks_of() -> None:
    """The burial of those killed is no attack of its own, joins no two, and is found with the incident."""
    text = "Rockets hit the olive press of Qaqfin and killed Nuri al-Barqash with Samih Darwaz and Walid Zurqan."
    a = report("a", text=text, published="2023-11-25").attack("Qaqfin", "2023-11-25").killed(3)
    burial = "Qaqfin buried Nuri al-Barqash with Samih Darwaz and Walid Zurqan of the olive press today."
    b = report("b", text=burial, published="2023-11-26")
    c = report("c", text="Bread is dearer in the capital this week, traders say.", published="2023-11-26")
    found = linked(a, b, c)
    assert [(k.left, k.right) for k in found.about] == [("b", a.attacks[0].id)]
    assert found.clusters == ((a.attacks[0].id,),)
    assert book([a, b, c]).incidents[0].documents == ("a", "b")


def test_a_document_without_an_attack_can_be_asked_about() -> None:
    """Why a burial stands beside an attack or not is told as of two attacks."""
    a = report("a", text="Shells fell on Qaqfin at noon.", published="2023-11-25").attack("Qaqfin", "2023-11-25")
    b = report("b", text="Qaqfin buried its dead today.", published="2023-11-26")
    found = closest([a.document, b.document], [a.account, b.account], ["b"], [a.attacks[0].id])
    assert {found.left, found.right} == {a.attacks[0].id, "b"}
    assert any(reason.startswith("one report names the other's place") for reason in found.reasons)


def test_range_meets_number() -> None:
    """A range and a number within it agree."""
    a = report("a").attack("Qaqfin", "2023-11-25").killed(Count(None, 10, 15))
    b = report("b").attack("Nearby", "2023-11-25").killed(12)
    assert len(linked(a, b).clusters) == 1


def test_victims_are_told_in_grammar() -> None:
    """Reasons are read by people: "2 children and 1 woman", not "2 child, 1 woman"."""
    a = (
        report("a")
        .attack("Qaqfin", "2023-11-25")
        .killed(5)
        .killed(2, People(age=Age.CHILD))
        .killed(1, People(sex=Sex.FEMALE, age=Age.ADULT))
    )
    b = (
        report("b")
        .attack("Qaqfin", "2023-11-25")
        .killed(5)
        .killed(2, People(age=Age.CHILD))
        .killed(1, People(sex=Sex.FEMALE, age=Age.ADULT))
    )
    (found,) = linked(a, b).links
    assert any("the same victims: 2 children killed, 1 woman killed" in reason for reason in found.reasons)


def test_that_nobody_was_hurt_speaks_against_an_attack_that_killed() -> None:
    """It refuses nothing, since a first report may say so too early, and it says why it weighs."""
    a = report("a").attack("Qaqfin", "2023-11-25").killed(2)
    b = report("b").attack("Qaqfin", "2023-11-25").none_occurred()
    silent = report("b").attack("Qaqfin", "2023-11-25")
    reasons = why_of(a, b).reasons
    assert any("nobody was hurt" in reason for reason in reasons)
    assert not any("nobody was hurt" in reason for reason in why_of(a, silent).reasons)
