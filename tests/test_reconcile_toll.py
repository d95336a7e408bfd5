"""Reconciling: how claims of one incident become low, best and high."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from harmledger.model import (
    Age,
    Agreement,
    Count,
    Counts,
    Evidence,
    Harm,
    Manner,
    Movement,
    People,
    Ruling,
    Sex,
    Status,
    StatusBasis,
    Unit,
)
from tests.ledger_builder import at_least, book, on, report, ruling

if TYPE_CHECKING:
    from collections.abc import Sequence

    from harmledger.model import Book, Decision, Incident, TollLine
    from tests.ledger_builder import Report

CHILD = People(age=Age.CHILD)
WOMAN = People(sex=Sex.FEMALE, age=Age.ADULT)
CIVILIAN = People(Status.CIVILIAN, StatusBasis.STATED)
MAN = People(sex=Sex.MALE, age=Age.ADULT)
FIGHTER = People(Status.COMBATANT, StatusBasis.STATED)
DAY = "2023-11-25"


def told(name: str, source: str | None = None, published: str | None = DAY) -> Report:
    """Begin a report of the one attack that these tests speak of."""
    return report(name, source, published).attack("Qaqfin", DAY)


def only(made: Book) -> Incident:
    """Give the one incident of a book."""
    assert len(made.incidents) == 1
    return made.incidents[0]


def line(incident: Incident, harm: Harm, group: str = "civilian", movement: Movement | None = None) -> TollLine:
    """Give a line of the toll."""
    found = [t for t in incident.toll if (t.harm, t.people.group, t.movement) == (harm, group, movement)]
    assert len(found) == 1, [(t.harm, t.people.group) for t in incident.toll]
    return found[0]


def bounds(
    reports: Sequence[Report], harm: Harm = Harm.KILLED, group: str = "civilian", decisions: Sequence[Decision] = ()
) -> tuple[int | None, int | None, int | None]:
    """Give low, best and high of a line."""
    found = line(only(book(reports, decisions)), harm, group)
    return found.low.value, found.best.value, found.high.value


def test_one_claimant_gives_no_best() -> None:
    """One claimant's figure is low and high, but nothing corroborates it."""
    assert bounds([told("a").killed(11, by="SOHR")]) == (11, None, 11)


def test_independent_claimants_give_the_range() -> None:
    """Two claimants that differ give low and high, each with its claim behind it."""
    made = only(book([told("a").killed(11, by="SOHR"), told("b").killed(9, by="White Helmets")]))
    killed = line(made, Harm.KILLED)
    assert (killed.low.value, killed.best.value, killed.high.value) == (9, None, 11)
    assert killed.low.claims != killed.high.claims
    assert made.toll_agreement is Agreement.CONFLICT
    assert any(p.code == "claimants_in_conflict" for p in made.problems)


def test_claimants_that_agree_give_best() -> None:
    """Two independent claimants with one number give best; so do a number and a bound that holds it."""
    assert bounds([told("a").killed(11, by="SOHR"), told("b").killed(11, by="SNHR")]) == (11, 11, 11)
    found = only(book([told("a").killed(11, by="SOHR"), told("b").killed(at_least(9), by="SNHR")]))
    assert line(found, Harm.KILLED).best.value == 11
    assert found.toll_agreement is Agreement.OVERLAP


def test_ten_outlets_with_one_claimant_are_one_source() -> None:
    """However many outlets quote one claimant under whatever name, it is one source and corroborates nothing."""
    names = ("White Helmets", "Syrian Civil Defence", "الدفاع المدني السوري")
    reports = [told(str(i), f"Outlet {i}").killed(11, by=names[i % 3]) for i in range(10)]
    found = only(book(reports))
    assert (found.independent_claimants, found.evidence) == (1, Evidence.WEAK)
    assert line(found, Harm.KILLED).best.value is None


def test_nameless_sources_stand_with_their_outlet() -> None:
    """Local and medical sources of one outlet are one; those of two outlets are two."""
    a = told("a", "Paper A").killed(3, by="local sources").injured(2, by="medical sources")
    assert only(book([a])).independent_claimants == 1
    assert only(book([a, told("b", "Paper B").killed(3, by="local sources")])).independent_claimants == 2


def test_unattributed_never_corroborates() -> None:
    """A figure that an outlet states in its own voice widens the range but supports nobody."""
    found = only(book([told("a", "Paper A").killed(3), told("b", "Paper B").killed(4)]))
    assert (found.independent_claimants, line(found, Harm.KILLED).high.value) == (0, 4)


def test_a_recorder_speaks_in_its_own_publication() -> None:
    """A monitoring group's own report needs no citation."""
    assert only(book([told("a", "Syrian Observatory for Human Rights").killed(3)])).independent_claimants == 1


def post(name: str, number: int, at: str) -> Report:
    """Begin a post of the rescuers with a number of killed, published at a moment of or near the day."""
    return told(name, "White Helmets", at).killed(number)


def test_of_one_day_the_later_hour_counts() -> None:
    """Where the hours of one claimant's posts are known, the last replaces the earlier ones, and no doubt is left."""
    found = only(book([post("a", 3, f"{DAY}T15:10+03:00"), post("b", 5, f"{DAY}T16:40+03:00")]))
    killed = line(found, Harm.KILLED)
    assert (killed.low.value, killed.high.value, killed.low.rule) == (5, 5, "single + latest")
    assert [(p.code, "at different hours" in p.message) for p in found.problems] == [("toll_changed", True)]


def test_hours_are_compared_across_zones() -> None:
    """What is written after midnight in one zone may be the earlier post."""
    late, early = post("a", 9, "2023-11-25T23:30+00:00"), post("b", 4, "2023-11-26T01:00+03:00")
    assert bounds([late, early]) == (9, None, 9)


def test_what_has_no_hour_neither_replaces_nor_is_replaced_on_its_day() -> None:
    """A post of which only the day is known stays a rival of that day's others, and gives way to the next day's."""
    known, open_ = post("a", 3, f"{DAY}T15:10+03:00"), post("b", 5, DAY)
    assert bounds([known, open_]) == (3, None, 5)
    assert bounds([known, open_, post("c", 6, "2023-11-26")]) == (6, None, 6)


def test_without_hours_one_day_leaves_a_doubt() -> None:
    """Where no hour is known two figures of one claimant on one day are both kept, and the doubt is told."""
    found = only(book([post("a", 3, DAY), post("b", 5, DAY)]))
    assert (line(found, Harm.KILLED).low.value, line(found, Harm.KILLED).high.value) == (3, 5)
    assert "same_claimant_two_figures" in {p.code for p in found.problems}


@given(st.permutations([("a", 3, "09:00"), ("b", 5, "11:30"), ("c", 4, "10:15"), ("d", 7, "11:31")]))
def test_the_order_of_adding_does_not_matter(posts: list[tuple[str, int, str]]) -> None:
    """Whatever comes in first, the figure of the last hour stands."""
    assert bounds([post(name, number, f"{DAY}T{hour}+03:00") for name, number, hour in posts]) == (7, None, 7)


def test_at_least_fits_the_closer_figure_of_the_same_claimant() -> None:
    """A post says at least 16, the next of the day 23: they can both be true, so 23 stands; another's 20 rivals it."""
    first = told("a").killed(at_least(16), by="White Helmets")
    assert bounds([first, told("b").killed(23, by="White Helmets")]) == (23, None, 23)
    assert bounds([first, told("c").killed(20, by="White Helmets"), told("b").killed(23, by="White Helmets")])[::2] == (
        20,
        23,
    )


def test_latest_figure_of_a_claimant_replaces_earlier() -> None:
    """A toll that rises from post to post is its last figure, and the change is noted."""
    posts = [told(str(n), "White Helmets", f"2023-11-2{5 + i}").killed(n) for i, n in enumerate((3, 5, 8))]
    made = only(book(posts))
    assert line(made, Harm.KILLED).low.value == line(made, Harm.KILLED).high.value == 8
    assert {p.code for p in made.problems} == {"toll_changed"}


def test_copies_of_a_report_change_a_toll_once() -> None:
    """Five outlets with the early figure and one with the late one make one note, on the claims of all."""
    early = [told(str(i), f"Outlet {i}", DAY).killed(3, by="White Helmets") for i in range(5)]
    made = only(book([*early, told("late", "White Helmets", "2023-11-26").killed(8)]))
    assert [(p.code, len(p.claims)) for p in made.problems] == [("toll_changed", 6)]


def test_same_claimant_two_figures_undated() -> None:
    """Where nothing tells which figure is later both count and the doubt is shown."""
    made = only(book([told("a", None, None).killed(3, by="SOHR"), told("b", None, None).killed(5, by="SOHR")]))
    assert bounds([told("a", None, None).killed(3, by="SOHR"), told("b", None, None).killed(5, by="SOHR")]) == (
        3,
        None,
        5,
    )
    assert {p.code for p in made.problems} == {"same_claimant_two_figures"}


def test_parts_are_never_added_to_their_whole() -> None:
    """Eleven with seven children and a woman are eleven."""
    a = told("a").killed(11, id="c-whole")
    a.killed(7, CHILD, part_of="c-whole").killed(1, WOMAN, part_of="c-whole")
    assert bounds([a]) == (11, None, 11)
    assert bounds([a], group="child") == (7, None, 7)


def test_parts_bound_the_whole_from_below() -> None:
    """At least five, with four children and three women, are at least seven."""
    a = told("a").killed(at_least(5), id="c-whole")
    a.killed(4, CHILD, part_of="c-whole").killed(3, WOMAN, part_of="c-whole")
    assert bounds([a]) == (7, None, None)


def test_a_list_of_parts_adds_up() -> None:
    """Six children and three women are nine when nobody tells the whole."""
    a = told("a").killed(6, CHILD, tally="t").killed(3, WOMAN, tally="t")
    assert bounds([a]) == (9, None, 9)


def test_rival_tallies_do_not_add_up() -> None:
    """Two lists of the same dead are two tellings, not twice the dead."""
    a = told("a").killed(6, CHILD, tally="t").killed(3, WOMAN, tally="t")
    a.killed(5, CHILD, tally="u").killed(3, WOMAN, tally="u")
    assert bounds([a]) == (8, None, 9)


def test_additional_adds_and_partial_does_not() -> None:
    """What is told as further adds to the figure before; a count that does not claim to be whole sets no bound."""
    a = told("a").killed(5).killed(2, counts=Counts.ADDITIONAL).killed(1, counts=Counts.PARTIAL)
    assert bounds([a]) == (7, None, 7)
    b = told("b").killed(5).killed(2, counts=Counts.ADDITIONAL).killed(7)
    assert bounds([b]) == (7, None, 7)


def test_repeats_count_once() -> None:
    """A figure that the text only repeats changes nothing."""
    assert bounds([told("a").killed(5, id="c-first").killed(5, same_as="c-first")]) == (5, None, 5)


def test_vague_words_by_table_and_only_alone() -> None:
    """Dozens are 12 to 24 by a rule that the bound names; a number from anybody replaces them."""
    vague = told("a").injured(None, quote="dozens of people were injured")
    found = line(only(book([vague])), Harm.INJURED)
    assert (found.low.value, found.high.value) == (12, 24)
    assert "vague:dozens" in found.low.rule
    assert bounds([vague, told("b").injured(36)], Harm.INJURED) == (36, None, 36)
    arabic = told("c").injured(None, quote="إصابة عدد من المدنيين")
    assert bounds([arabic], Harm.INJURED) == (2, None, None)


def test_zero_only_where_the_text_says_so() -> None:
    """Nobody harmed is zero; once harm is told it lowers no bound."""
    nobody = told("a", "White Helmets").none_occurred()
    zero = only(book([nobody])).toll
    assert [(t.harm, t.low.value, t.high.value) for t in zero] == [(Harm.CASUALTIES, 0, 0)]
    assert bounds([nobody, told("b").killed(3)]) == (3, None, 3)


def test_civilian_is_presumed_here_and_shown() -> None:
    """People of unknown status are presumed civilian at reconciling, and the line says so."""
    assert line(only(book([told("a").killed(3)])), Harm.KILLED).people.status_basis is StatusBasis.PRESUMED
    stated = [told("a").killed(3), told("b").killed(3, CIVILIAN)]
    assert line(only(book(stated)), Harm.KILLED).people.status_basis is StatusBasis.STATED


def test_combatants_are_taken_out_of_an_undivided_whole() -> None:
    """Twenty people of whom five were fighters are fifteen civilians and five combatants."""
    a = told("a").killed(20, id="c-whole").killed(5, FIGHTER, part_of="c-whole")
    assert bounds([a]) == (15, None, 15)
    assert bounds([a], group="combatant") == (5, None, 5)


def test_the_accused_alone_makes_no_combatants() -> None:
    """What only the accused party calls combatants is disputed and starts at zero."""
    a = report("a", None, DAY).attack("Qaqfin", DAY, actor="Russia").killed(4, FIGHTER, by="Russia")
    b = report("b", None, DAY).attack("Qaqfin", DAY, actor="Russia").killed(4, by="SNHR")
    found = line(only(book([a, b])), Harm.KILLED, "combatant")
    assert (found.low.value, found.people.status_basis) == (0, StatusBasis.DISPUTED)
    assert bounds([a, b]) == (4, None, 4)


def test_died_of_wounds_moves_from_injured_to_killed() -> None:
    """Who dies days later is one more killed and one less injured of the old incident."""
    first = told("a", "White Helmets").killed(4).injured(6)
    later = report("b", "White Helmets", "2023-11-28").attack("Qaqfin", DAY, retold=True)
    later.killed(1, manner=Manner.DIED_OF_WOUNDS, from_harm=Harm.INJURED, outcome_when=on("2023-11-28"))
    assert bounds([first, later]) == (5, None, 5)
    assert bounds([first, later], Harm.INJURED) == (5, None, 5)
    again = report("c", "SOHR", "2023-11-28").attack("Qaqfin", DAY, retold=True)
    again.killed(1, manner=Manner.DIED_OF_WOUNDS, from_harm=Harm.INJURED, outcome_when=on("2023-11-28"))
    assert bounds([first, later, again])[2] == 5


def test_a_later_total_holds_the_later_dead() -> None:
    """A report that tells the death and the new total is not counted twice."""
    first = told("a", "White Helmets").killed(4)
    later = report("b", "White Helmets", "2023-11-28").attack("Qaqfin", DAY, retold=True).killed(5)
    later.killed(1, manner=Manner.DIED_OF_WOUNDS, from_harm=Harm.INJURED, outcome_when=on("2023-11-28"))
    assert bounds([first, later]) == (5, None, 5)


def test_a_figure_as_high_as_the_new_toll_holds_the_later_dead() -> None:
    """Nineteen told elsewhere are the nineteen that the deaths of five made, whichever was written first."""
    first = told("a", "White Helmets").killed(at_least(14))
    other = report("b", "SOHR", "2023-11-28").attack("Qaqfin", DAY, retold=True).killed(19)
    later = report("c", "SNHR", None).attack("Qaqfin", DAY, retold=True).killed(19)
    later.killed(5, manner=Manner.DIED_OF_WOUNDS, from_harm=Harm.INJURED)
    assert bounds([first, other, later])[2] == 19


def test_some_of_a_figure_are_no_rival_count() -> None:
    """Of 37 wounded eleven are in a critical condition: nobody says that only eleven were wounded."""
    a = told("a").injured(37, id="c-whole").injured(11, part_of="c-whole")
    assert bounds([a], Harm.INJURED) == (37, None, 37)


def test_flows_stocks_persons_and_households_stay_apart() -> None:
    """Displacement is never added over what it counts."""
    a = told("a").claim(Harm.DISPLACED, 300, movement=Movement.FLOW)
    a.claim(Harm.DISPLACED, 5000, movement=Movement.STOCK)
    a.claim(Harm.DISPLACED, 60, movement=Movement.FLOW, unit=Unit.HOUSEHOLD)
    found = {(t.movement, t.unit): t.low.value for t in only(book([a])).toll}
    assert found == {
        (Movement.FLOW, Unit.PERSON): 300,
        (Movement.STOCK, Unit.PERSON): 5000,
        (Movement.FLOW, Unit.HOUSEHOLD): 60,
    }


def test_an_edited_post_replaces_the_older_one() -> None:
    """A newer version replaces the older; the change is a problem, and nothing is counted twice."""
    old = told("old", "White Helmets").killed(3)
    new = report("new", "White Helmets", DAY, version_of="old").attack("Qaqfin", DAY).killed(5)
    made = only(book([old, new]))
    assert bounds([old, new]) == (5, None, 5)
    assert [p.code for p in made.problems] == ["edited"]


def test_people_correct_and_reject_claims() -> None:
    """A correction changes the figure that counts, a rejection takes it out, an undo brings it back."""
    a = told("a").killed(3, id="c-one")
    b = told("b").killed(8, id="c-two")
    fix = ruling(Ruling.CORRECT, "c-one", "number=5", at=1)
    out = ruling(Ruling.REJECT, "c-two", at=2)
    assert bounds([a, b], decisions=[fix, out]) == (5, None, 5)
    undo = [ruling(Ruling.UNDO, fix.id, at=3), ruling(Ruling.UNDO, out.id, at=4)]
    assert book([a, b], [fix, out, *undo]).incidents == book([a, b]).incidents


def test_up_to_is_no_lower_bound() -> None:
    """Up to twenty sets a high and no low."""
    assert bounds([told("a").killed(Count(20, None, 20))]) == (None, None, 20)


def killed_of(group: str, *reports: Report) -> tuple[int | None, int | None] | None:
    """Give the bounds of the killed of one group."""
    lines = book(reports).incidents[0].toll
    return next(((t.low.value, t.high.value) for t in lines if t.people.group == group), None)


def dead(number: int | Count, *parts: tuple[int | Count, People]) -> Report:
    """Give a report of people killed with its parts."""
    made = report("a", "White Helmets", "2023-10-05").attack("Qaqfin", "2023-10-05").killed(number, id="c-whole")
    for count, who in parts:
        made.killed(count, who, part_of="c-whole")
    return made


def test_men_are_the_whole_without_its_women_and_children() -> None:
    """Where the whole, the women and the children are told, the rest are men; women and children are never guessed."""
    assert killed_of("man", dead(10, (3, WOMAN), (4, CHILD))) == (3, 3)
    assert killed_of("man", dead(7, (3, WOMAN), (4, CHILD))) is None
    assert killed_of("man", dead(10, (4, CHILD))) is None
    assert killed_of("child", dead(10, (3, WOMAN), (4, MAN))) is None


def test_bounds_of_the_whole_and_its_parts_bound_the_rest() -> None:
    """A range of the whole leaves a range of men, and an open part leaves nothing to say."""
    assert killed_of("man", dead(Count(None, 10, 12), (3, WOMAN), (4, CHILD))) == (3, 5)
    assert killed_of("man", dead(10, (at_least(3), WOMAN), (4, CHILD))) is None


def test_an_open_part_is_bounded_by_the_others() -> None:
    """At least two women among ten with four children and three men are at most three."""
    assert killed_of("woman", dead(10, (at_least(2), WOMAN), (4, CHILD), (3, MAN))) == (2, 3)
