"""Reconciling whole ledgers: ids, verdicts, period totals, and the promises that hold for any of them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from hypothesis import given, settings
from hypothesis import strategies as st

from harmledger.model import (
    Age,
    Attribution,
    Basis,
    Evidence,
    Grade,
    Harm,
    Interval,
    Movement,
    People,
    Precision,
    Relation,
    Responsibility,
    Ruling,
    Scope,
    Sex,
    Stance,
)
from harmledger.reconcile import resolve
from tests.ledger_builder import Report, book, on, place, report, ruling, vague, years_open

if TYPE_CHECKING:
    import random

    from harmledger.model import Book, Incident

DAY = "2023-10-05"
IDLIB = place("Idlib", Precision.GOVERNORATE)
OCTOBER = on("2023-10-01", "2023-10-31")


def two() -> list[Report]:
    """Give two reports of one attack."""
    a = report("a", "White Helmets", DAY).attack("Kafr Nouran", DAY, actor="Syrian government").killed(5)
    b = report("b", "SOHR", DAY).attack("Kafr Nouran", DAY, actor="Syrian government").killed(5)
    return [a, b]


def test_an_incident_keeps_its_first_id() -> None:
    """A report that comes later joins under the id that was given first, and its attack becomes an alias."""
    a, b = two()
    first = book([b]).incidents[0]
    minted = dict.fromkeys(first.attacks, first.id)
    both = book([a, b], minted=minted).incidents[0]
    assert both.id == first.id
    assert set(both.aliases) == {a.attacks[0].id, b.attacks[0].id}


def test_merged_incidents_redirect() -> None:
    """After a merge both former ids lead to one incident, and after its undo to their own again."""
    a, _ = two()
    c = report("c", "SOHR", "2023-01-05").attack("Faraway", "2023-01-05").killed(2)
    apart = book([a, c])
    minted = {x: i.id for i in apart.incidents for x in i.attacks}
    ids = [i.id for i in apart.incidents]
    merge = ruling(Ruling.MERGE, ids[0], ids[1], at=1)
    merged = book([a, c], [merge], minted)
    assert {getattr(resolve(merged.incidents, i), "id", None) for i in ids} == {merged.incidents[0].id}
    undone = book([a, c], [merge, ruling(Ruling.UNDO, merge.id, at=2)], minted)
    assert undone.incidents == apart.incidents


def test_rejected_incident_is_discounted() -> None:
    """A rejected incident stays to be seen, discounted."""
    a, _ = two()
    own = book([a]).incidents[0].id
    made = book([a], [ruling(Ruling.REJECT, own)]).incidents[0]
    assert (made.status, made.evidence, made.grade) == ("rejected", Evidence.DISCOUNTED, Grade.DISCOUNTED)


def said(who: str, stance: Stance) -> tuple[Responsibility, ...]:
    """Give what a party says of itself."""
    return (Responsibility(who, who, stance, "", 0, 0),)


def test_attribution_follows_what_the_accused_say() -> None:
    """Blame, denial, admission and rival blame are four verdicts."""
    blame = report("a").attack("Qaqfin", DAY, actor="Russia").killed(2)
    assert book([blame]).incidents[0].attribution is Attribution.ALLEGED
    denies = report("b").attack("Qaqfin", DAY, responsibility=said("Russia", Stance.DENIES))
    found = book([blame, denies]).incidents[0]
    assert found.attribution is Attribution.DENIED
    assert "denied" in {p.code for p in found.problems}
    admits = report("c").attack("Qaqfin", DAY, responsibility=said("Russia", Stance.ADMITS_CIVILIAN_HARM)).killed(2)
    assert book([blame, admits]).incidents[0].grade is Grade.CONFIRMED
    rival = report("d").attack("Qaqfin", DAY, actor="ISIS").killed(2)
    found = book([blame, rival]).incidents[0]
    assert (found.attribution, found.grade) == (Attribution.DISPUTED, Grade.CONTESTED)


def test_a_party_denies_once_whatever_it_is_called() -> None:
    """Russia and its ministry of defence, in one text, deny once."""
    both = (*said("Russia", Stance.DENIES), *said("Russian Defence Ministry", Stance.DENIES))
    made = book([report("a").attack("Qaqfin", DAY, actor="Russia", responsibility=both).killed(2)]).incidents[0]
    assert [p.message for p in made.problems if p.code == "denied"] == ["Russia denies it."]


def test_the_same_figure_of_two_attacks_may_be_counted_twice() -> None:
    """A double tap told with one toll for each strike adds up, and the doubt is shown."""
    a = report("a", "White Helmets", DAY).attack("Qaqfin", DAY).killed(4)
    a.attack("Qaqfin", DAY, related_to=a.attacks[0].id, relation=Relation.DOUBLE_TAP).killed(4)
    made = book([a]).incidents[0]
    assert made.toll[0].high.value == 8
    assert "possible_double_counting" in {p.code for p in made.problems}


def test_a_total_names_whoever_is_cited_for_it() -> None:
    """A total shows its claimant even where the claimant corroborates nothing."""
    fields: dict[str, Any] = {"scope": Scope.PERIOD, "when": OCTOBER, "places": (IDLIB,), "basis": Basis.UNATTRIBUTED}
    total = report("month").killed(66, by="الدفاع المدني السوري", **fields)
    assert book([total]).totals[0].claimant == "White Helmets"


def test_fair_needs_two_independent_claimants() -> None:
    """Two recorders make it fair."""
    assert book(two()).incidents[0].grade is Grade.FAIR
    assert book(two()[:1]).incidents[0].grade is Grade.WEAK


def monthly(**fields: Any) -> Report:
    """Give a report with the total of a month."""
    total: dict[str, Any] = {"scope": Scope.PERIOD, "when": OCTOBER, "places": (IDLIB,), **fields}
    return report("month", "White Helmets", "2023-11-02").killed(66, **total)


def test_a_total_is_compared_and_never_added() -> None:
    """A month's total stands beside what is recorded, with the rest as not accounted for."""
    made = book([*two(), monthly()])
    total = made.totals[0]
    assert (total.recorded_low, total.recorded_high, total.unaccounted_low, total.unaccounted_high) == (5, 5, 61, 61)
    assert (total.comparable, total.incidents) == (True, (made.incidents[0].id,))
    assert total.claimant == "White Helmets"
    assert sum(t.high.value or 0 for i in made.incidents for t in i.toll) == 5


def test_totals_compare_like_with_like() -> None:
    """The children of a total are set beside the children recorded, and another area or month is left out."""
    a = (
        report("a", "SOHR", DAY)
        .attack("Qaqfin", DAY)
        .killed(5, id="c-w")
        .killed(2, People(age=Age.CHILD), part_of="c-w")
    )
    b = report("b", "SOHR", "2023-11-20").attack("Qaqfin", "2023-11-20").killed(4)
    raqqa = place("Faraway", admin1="Raqqa")
    c = report("c", "SOHR", "2023-10-20").attack(raqqa, "2023-10-20").killed(4)
    month = monthly(id="c-all")
    month.killed(23, People(age=Age.CHILD), part_of="c-all", scope=Scope.PERIOD, when=OCTOBER, places=(IDLIB,))
    whole, children = book([a, b, c, month]).totals
    assert (whole.recorded_low, whole.recorded_high) == (5, 5)
    assert (children.recorded_low, children.unaccounted_high) == (2, 21)


def test_a_total_of_two_documents_is_compared_once() -> None:
    """The same claimant's total in a second text, there without its area, is one total; another claimant's is not."""
    again = report("again").killed(66, by="White Helmets", scope=Scope.PERIOD, when=OCTOBER)
    other = report("other").killed(66, by="SOHR", scope=Scope.PERIOD, when=OCTOBER, places=(IDLIB,))
    first, second = book([*two(), again, monthly(by="White Helmets"), other]).totals
    assert {first.document, second.document} == {"month", "other"}
    kept = first if first.document == "month" else second
    assert kept.place == IDLIB
    assert "Stated too in again" in kept.note


def test_people_who_fled_are_tied_to_the_attacks_of_their_text() -> None:
    """A month's total of people who fled names the attacks that its text tells of; people who live displaced none."""
    fields: dict[str, Any] = {"scope": Scope.PERIOD, "when": OCTOBER, "places": (IDLIB,)}
    a = report("a", "OCHA", "2023-11-02").attack("Qaqfin", DAY).killed(2)
    a.claim(Harm.DISPLACED, 9000, movement=Movement.FLOW, **fields)
    a.claim(Harm.DISPLACED, 70_000, movement=Movement.STOCK, **fields)
    made = book([a])
    fled, living = made.totals
    assert fled.incidents == (made.incidents[0].id,)
    assert fled.note.endswith(f"beside 1 recorded incident: {made.incidents[0].id}.")
    assert (fled.recorded_low, fled.unaccounted_low) == (0, 9000)
    assert living.incidents == ()


def test_an_undated_incident_counts_only_upwards() -> None:
    """What may lie in the span raises the high of what is recorded, not the low."""
    a = report("a", "SOHR").attack("Qaqfin").killed(7)
    total = book([a, monthly()]).totals[0]
    assert (total.recorded_low, total.recorded_high, total.unaccounted_low, total.unaccounted_high) == (0, 7, 59, 66)


def test_a_total_of_an_open_span_is_not_compared() -> None:
    """A total whose period the text leaves open is not compared, and the note says why."""
    total = book([*two(), monthly(when=on("2019-12-01", None) and replace(on("2019-12-01"), latest=None))]).totals[0]
    assert (total.comparable, total.recorded_low) == (False, None)
    assert "both ends" in total.note


def test_an_open_year_is_compared_as_the_likeliest_and_said() -> None:
    """A month without a year is compared in its likeliest year, and the note says so."""
    month = years_open("2023-10-01", "2017-10-01")
    spans = tuple(Interval(s.earliest, s.earliest and s.earliest.replace(day=31)) for s in month.candidates)
    when = replace(month, latest=spans[0].latest, candidates=spans)
    a = report("a", "SOHR").attack("Qaqfin", years_open("2023-10-05", "2017-10-05")).killed(5)
    total = book([a, monthly(when=when)]).totals[0]
    assert (total.comparable, total.recorded_low, total.recorded_high) == (True, 5, 5)
    assert "the likeliest, 2023, is taken" in total.note


def test_one_document_tells_apart_what_is_no_duplicate() -> None:
    """Two incidents are possible duplicates only where no document tells of both."""
    a = report("a").attack("Qaqfin", DAY).attack("Nearby", DAY).killed(1)
    assert not [p for p in book([a]).problems if p.code == "possible_duplicate"]


def test_more_recorded_than_the_total() -> None:
    """A total below what is recorded is a problem."""
    low = report("month", "SANA", "2023-11-02").killed(2, scope=Scope.PERIOD, when=OCTOBER, places=(IDLIB,))
    assert "total_exceeded" in {p.code for p in book([*two(), low]).problems}


GROUPS = (People(), People(age=Age.CHILD), People(sex=Sex.FEMALE, age=Age.ADULT))


@st.composite
def ledgers(draw: st.DrawFn) -> list[Report]:
    """Draw small ledgers of reports about a few villages and days."""
    made = []
    for n in range(draw(st.integers(1, 6))):
        source = draw(st.sampled_from([None, "White Helmets", "SOHR", "Paper"]))
        one = report(f"r{n}", source, draw(st.sampled_from([None, "2023-10-06", "2023-10-09"])))
        for _ in range(draw(st.integers(0, 2))):
            one.attack(
                draw(st.sampled_from(["Qaqfin", "Nearby", "Sarja", None])),
                draw(st.sampled_from([None, DAY, "2023-10-06"])),
            )
            for who in draw(st.lists(st.sampled_from(GROUPS), max_size=3)):
                number = draw(st.one_of(st.integers(0, 12), st.just(vague())))
                one.killed(number, who, by=draw(st.sampled_from([None, "SNHR", "local sources"])))
        if draw(st.booleans()):
            one.killed(draw(st.integers(0, 40)), scope=Scope.PERIOD, when=OCTOBER, places=(IDLIB,))
        made.append(one)
    return made


@given(ledgers(), st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_order_and_repetition_change_nothing(reports: list[Report], rng: random.Random) -> None:
    """In any order, and with documents given twice, the book is the same."""
    shuffled = list(reports)
    rng.shuffle(shuffled)
    first = book(reports)
    assert book(shuffled) == first
    minted = {a: i.id for i in first.incidents for a in i.attacks}
    again = book(reports, minted=minted)
    assert [(i.id, i.toll) for i in again.incidents] == [(i.id, i.toll) for i in first.incidents]


@given(ledgers())
@settings(max_examples=60, deadline=None)
def test_bounds_are_in_order_and_totals_stay_out(reports: list[Report]) -> None:
    """Low never exceeds high, every attack is in one incident, and period claims are behind no toll."""
    made = book(reports)
    for incident in made.incidents:
        for line in incident.toll:
            values = [v for v in (line.low.value, line.best.value, line.high.value) if v is not None]
            assert values == sorted(values)
    attacks = sorted(a for i in made.incidents for a in i.attacks)
    assert attacks == sorted(a.id for r in reports for a in r.attacks)
    period = {c.id for r in reports for c in r.claims if c.scope is Scope.PERIOD}
    assert not period & {c for i in made.incidents for t in i.toll for c in t.claims}
    assert len({i.id for i in made.incidents}) == len(made.incidents)


@given(ledgers(), st.data())
@settings(max_examples=60, deadline=None)
def test_removing_and_adding_again_changes_nothing(reports: list[Report], data: st.DataObject) -> None:
    """With some reports gone and back, the incidents and tolls are the same, and every id ever given leads to one."""
    first = book(reports)
    minted = {a: i.id for i in first.incidents for a in i.attacks}
    fewer = book([r for r in reports if data.draw(st.booleans(), r.id)], minted=minted)
    minted = {a: i.id for i in fewer.incidents for a in i.attacks} | minted
    back = book(reports, minted=minted)
    assert [(i.attacks, i.toll) for i in _by_attack(back)] == [(i.attacks, i.toll) for i in _by_attack(first)]
    given_once = {i.id for made in (first, fewer) for i in made.incidents}
    assert all(resolve(back.incidents, name) for name in given_once)


def _by_attack(made: Book) -> list[Incident]:
    return sorted(made.incidents, key=lambda i: i.attacks)


@given(ledgers(), st.data())
@settings(max_examples=40, deadline=None)
def test_undone_decisions_leave_no_trace(reports: list[Report], data: st.DataObject) -> None:
    """Whatever people ruled, undoing it gives the first incidents back."""
    first = book(reports)
    targets = sorted({a.id for r in reports for a in r.attacks} | {c.id for r in reports for c in r.claims}) or ["a-0"]
    kinds = st.sampled_from([Ruling.MERGE, Ruling.SPLIT, Ruling.REJECT, Ruling.ACCEPT])
    made = [
        ruling(data.draw(kinds), data.draw(st.sampled_from(targets)), data.draw(st.sampled_from(targets)), at=n)
        for n in range(3)
    ]
    undone = [ruling(Ruling.UNDO, d.id, at=10 + n) for n, d in enumerate(made)]
    ruled = book(reports, [*made, *undone])
    assert (ruled.incidents, ruled.totals) == (first.incidents, first.totals)


def test_a_second_harm_does_not_mix() -> None:
    """Killed and injured are lines of their own."""
    made = book([two()[0].injured(4)]).incidents[0]
    assert [(t.harm, t.low.value) for t in made.toll] == [(Harm.KILLED, 5), (Harm.INJURED, 4)]
