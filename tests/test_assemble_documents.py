"""Whole documents through the pipeline, in words of our own: what DESIGN §3 asks of a document, not of a sentence."""

from __future__ import annotations

from datetime import date

import pytest

from harmledger.locate.gazetteer import MemoryGazetteer
from harmledger.locate.starter import starter
from harmledger.model import (
    Account,
    Attack,
    Basis,
    Claim,
    Claimant,
    Counts,
    DateBasis,
    Document,
    Entry,
    Harm,
    Precision,
    Published,
    Relation,
    Scope,
    Source,
    Stance,
    Weapon,
)
from harmledger.pipeline import account

TOWNS = [Entry(f"own:{name}", name, lat=35.0, lon=36.0 + i, country="SY") for i, name in enumerate(("Ariha", "Sarmin"))]
PLACES = MemoryGazetteer.of([*starter(), *TOWNS])
TUESDAY = Published(date(2023, 5, 16), date(2023, 5, 16), DateBasis.META)


def told(text: str, publisher: str | None = None) -> Account:
    """Read a report published on Tuesday 16 May 2023."""
    source = Source(publisher) if publisher else None
    return account(Document("own", text, "0", language="en", published=TUESDAY, source=source), PLACES)


def claim(stated: Account, quote: str) -> Claim:
    """Give the first claim that quotes some words."""
    return next(c for c in stated.claims if quote in c.quote)


def attack(stated: Account, quote: str) -> Attack:
    """Give the attack of a claim."""
    return next(a for a in stated.attacks if a.id == claim(stated, quote).attack)


def codes(stated: Account) -> set[str]:
    """Give the codes of a document's problems."""
    return {p.code for p in stated.problems}


def test_a_double_tap_is_two_attacks_on_one_place() -> None:
    """Who is killed by the second strike is none of the dead of the first."""
    stated = told(
        "Two people were killed when a missile hit a house in Ariha on Monday. "
        "A second strike hit the ambulance crew that had come to help, killing a paramedic."
    )
    first, second = attack(stated, "Two people"), attack(stated, "a paramedic")
    assert (second.relation, second.related_to, second.hit_responders) == (Relation.DOUBLE_TAP, first.id, True)
    assert (second.places, second.weapon) == (first.places, Weapon.MISSILE)
    assert claim(stated, "a paramedic").part_of is None


def test_a_barrage_goes_on_minutes_later() -> None:
    """More shells on another object are an attack of the same barrage, with its day and weapon."""
    stated = told(
        "Shells hit a school in Ariha on Monday, wounding three pupils. "
        "Minutes later more shells landed on the market, killing a man."
    )
    first, second = attack(stated, "three pupils"), attack(stated, "a man")
    assert (second.relation, second.related_to) == (Relation.SAME_BARRAGE, first.id)
    assert (second.when, second.weapon) == (first.when, first.weapon)


def test_what_an_attack_left_kills_later() -> None:
    """A damaged wall that falls is the aftermath of the attack."""
    stated = told(
        "A rocket hit a market in Ariha on Monday, killing five people. "
        "On Tuesday a wall damaged in the attack collapsed, injuring two workers."
    )
    assert attack(stated, "two workers").relation is Relation.AFTERMATH


def test_an_attack_of_last_month_is_retold() -> None:
    """A single earlier attack, dated by its month only, is an attack of its own and no period total."""
    stated = told(
        "A drone strike killed a farmer near Ariha on Monday. "
        "Last month, a similar strike on the town killed two children."
    )
    earlier = attack(stated, "two children")
    assert claim(stated, "two children").scope is Scope.INCIDENT
    assert earlier.retold
    assert earlier.when is not None
    assert earlier.when.earliest == date(2023, 4, 1)


def test_a_toll_that_rises_contradicts_nothing() -> None:
    """Two counts of one party differ without being a problem, where the text says that the toll rose."""
    start = "Six people were killed when shells hit Ariha on Monday. "
    assert "values_differ" not in codes(told(start + "The death toll later rose to eight."))
    assert "values_differ" in codes(told(start + "Seven people were killed when shells hit Ariha."))


def test_a_toll_that_may_rise_is_provisional() -> None:
    """The sentence after a toll says that it is not the last."""
    stated = told("At least seven people were killed in Ariha on Monday. The toll is expected to rise, rescuers said.")
    assert claim(stated, "seven people").provisional


def test_who_dies_later_was_hit_on_the_day_of_the_attack() -> None:
    """A further death is of the attack told before; its own day is that of the death."""
    stated = told(
        "Five people were killed when shells hit Ariha on Sunday. A further two died of their wounds on Tuesday."
    )
    two = claim(stated, "A further two")
    assert (two.counts, two.from_harm) == (Counts.ADDITIONAL, Harm.INJURED)
    assert two.when is not None
    assert two.when.latest == date(2023, 5, 14)
    assert two.outcome_when is not None
    assert two.outcome_when.latest == date(2023, 5, 16)
    assert two.attack == claim(stated, "Five people").attack


def test_the_day_on_which_somebody_speaks_is_not_that_of_the_attack() -> None:
    """Where the sentence names another time, what follows "said on Tuesday" dates the words only."""
    stated = told("The mayor said on Tuesday that shells had killed five people in Ariha on Sunday.")
    five = claim(stated, "five people")
    assert five.when is not None
    assert five.when.earliest == five.when.latest == date(2023, 5, 14)


def test_parts_told_one_by_one_add_up() -> None:
    """Three at once and a girl later are the four of the toll: disjoint, and nothing to doubt."""
    stated = told(
        "A girl died on Monday of wounds she had sustained in Friday's rocket attack on Sarmin, raising its death toll "
        "to four. Three members of her family were killed at once when the rocket hit their house."
    )
    girl, three = claim(stated, "A girl"), claim(stated, "Three members")
    assert girl.part_of == three.part_of is not None
    assert girl.tally == three.tally is not None
    assert "partial_counts" not in codes(stated)


def test_all_stances_of_a_report() -> None:
    """Everybody's word on who did it is kept; the accused is the actor where no sentence names one."""
    stated = told(
        "Missiles killed four people in Ariha on Monday. Residents blamed the Syrian army. "
        "The defence ministry denied responsibility. Israel declined to comment."
    )
    (struck,) = stated.attacks
    said = {(r.by, r.stance) for r in struck.responsibility}
    assert ("residents", Stance.ACCUSES) in said
    assert ("defence ministry", Stance.DENIES) in said
    assert ("Israel", Stance.NO_COMMENT) in said
    assert struck.actor is not None
    assert struck.actor.name == "Syrian government"


def test_they_also_shelled() -> None:
    """A pronoun goes on with the party that attacked last."""
    stated = told(
        "Regime forces shelled the town of Ariha on Monday, wounding a woman. "
        "They also shelled the town of Sarmin, killing a man."
    )
    assert [a.actor.name for a in stated.attacks if a.actor] == ["Syrian government"] * 2


@pytest.mark.parametrize(
    "quote",
    ["In all, 30 civilians were killed", "We also recorded the deaths of 30 civilians"],
)
def test_a_report_on_a_month_goes_on_with_it(quote: str) -> None:
    """The opening frame of a report governs a later sentence that tells of no attack of its own."""
    stated = told(f"April in figures\n\nIn April, 51 people were injured in Idlib province.\n\n{quote}.")
    assert claim(stated, "30 civilians").scope is Scope.PERIOD


def test_who_was_executed_is_none_of_those_who_died_in_custody() -> None:
    """Two ways of dying are two groups of people."""
    stated = told("Two men died under torture in a prison in Hama. Three detainees were executed there.")
    assert claim(stated, "Two men").part_of is None


def test_people_are_abducted_where_they_come_from() -> None:
    """For who is taken, "from" names the place."""
    stated = told("Gunmen abducted a shopkeeper from the town of Sarmin on Monday.")
    assert [p.name for p in claim(stated, "a shopkeeper").places] == ["Sarmin"]


def test_a_headline_goes_by_the_claimant_of_its_parts() -> None:
    """A total that cites nobody is the word of the one party that all its parts go back to."""
    stated = told(
        "Seven killed and injured in Ariha\n\n"
        "The White Helmets said three people were killed and four injured in Ariha."
    )
    whole = claim(stated, "Seven")
    assert whole.claimant is not None
    assert whole.claimant.party == "White Helmets"


def test_what_befell_those_named_before_is_counted() -> None:
    """Two boys spoken of before "were injured": a figure of its own where nobody was counted so, no repeat."""
    stated = told(
        "Two women were killed when a shell hit the car of a teacher and two boys in Ariha on Monday. "
        "The two boys were injured. The two women were buried at noon."
    )
    hurt = claim(stated, "two boys")
    assert (hurt.harm, hurt.people.group, hurt.same_as) == (Harm.INJURED, "boy", None)


def test_an_earlier_count_neither_holds_parts_nor_contradicts() -> None:
    """Parts told after a revision belong to the newest whole."""
    stated = told(
        "The number of dead in Monday's air strike on Ariha has risen to ten, the White Helmets said. "
        "Initial reports spoke of six dead. Four women are among the dead."
    )
    assert claim(stated, "Four women").part_of == claim(stated, "ten").id
    assert claim(stated, "six").part_of is None
    assert "values_differ" not in codes(stated)


def test_a_total_that_leaves_open_who_attacked_accuses_nobody() -> None:
    """Who is named for a part is not accused of the whole, nor of the part of others."""
    stated = told(
        "The Rights Monitor documented the death of 78 civilians in April at the hands of the parties to the conflict. "
        "The Syrian government killed 40 of them, and 9 were killed by the Syrian Democratic Forces. "
        "Another 29 were killed by other parties."
    )
    actors = [claim(stated, q).actor for q in ("78", "40", "9", "29")]
    assert [a and a.name for a in actors] == [None, "Syrian government", "SDF", None]


def test_a_total_is_broken_down_by_means() -> None:
    """Who is told "of the dead" is part of the whole, which has the weapon of none of them; nor have arrests."""
    stated = told(
        "In April the Rights Monitor documented the deaths of 64 civilians. Of the dead, 38 died in air strikes, "
        "20 by artillery and six by mines. It also recorded 212 arbitrary arrests."
    )
    whole, *parts, arrests = stated.claims
    assert [(p.count.number, p.people.group, p.part_of) for p in parts] == [
        (n, "civilian", whole.id) for n in (38, 20, 6)
    ]
    assert (whole.weapon, arrests.weapon) == (None, None)


def test_children_are_among_no_fighters() -> None:
    """Others told beside fighters are not taken for fighters where children are among them."""
    stated = told(
        "A car bomb in Ariha on Monday killed six fighters, and another 12 were wounded, including two children."
    )
    assert [claim(stated, q).people.group for q in ("six fighters", "12")] == ["combatant", "all"]


def test_a_passage_in_another_language_is_said_to_be_left_out() -> None:
    """A French paragraph in an English report gives no figures but a problem, so that nobody takes it for read."""
    lead = "Shelling killed two civilians in the town of Binnish on Monday, rescuers said."
    french = "Selon les secouristes, quatre civils ont été tués dans le bombardement de la ville."
    stated = told(f"{lead}\n\n{french}")
    assert [c.count.number for c in stated.claims] == [2]
    assert "passage_not_read" in codes(stated)


def test_civilians_among_the_injured_are_among_no_soldiers() -> None:
    """The seven injured behind a dead soldier are no soldiers once civilians are among them."""
    stated = told("أدى القصف إلى استشهاد عسكري وإصابة سبعة بجروح بينهم مدنيان.")
    assert claim(stated, "سبعة").people.group == "all"


def test_a_part_that_only_repeats_who_the_whole_are_is_none() -> None:
    """No part of their own are "soldiers" among seven people whom the headline calls soldiers."""
    head = "مقتل 7 عسكريين في غارة على بنش"
    stated = told(f"{head}\n\nقتل سبعة أشخاص، بينهم عسكريون، جراء غارة جوية استهدفت مدينة بنش مساء أمس الإثنين.")
    assert [(c.people.group, c.count.number) for c in stated.claims if c.same_as is None] == [("combatant", 7)]


def test_a_place_near_a_camp_is_not_where_it_was_hit() -> None:
    """A camp that no gazetteer knows is where it happened, not the town that it lies near to."""
    stated = told("قُتل طفل بقصف استهدف مخيم «وادي الحجل» بالقرب من سرمين بريف إدلب.")
    assert [p.name for p in claim(stated, "طفل").places] == ["وادي الحجل"]


def test_an_unlisted_village_stands_where_the_area_around_it_is() -> None:
    """A village that no gazetteer knows keeps its name; the country around the town named behind it is its place."""
    stated = told("A shepherd was killed on Monday in shelling on Qarmuza village in the Sarmin countryside.")
    (place,) = attack(stated, "A shepherd").places
    assert (place.name, place.id, place.precision) == ("Qarmuza", "ocha:C3953", Precision.SUBDISTRICT)
    assert "stands for it" in place.reasons[-1]


def test_two_towns_struck_in_one_sentence_are_two_attacks() -> None:
    """The second toll of a sentence is that of the shelling it names, though the reader knows of a shelling already."""
    stated = told("A girl was killed in shelling on Ariha, and four people were injured in the shelling on Sarmin.")
    assert [p.name for p in attack(stated, "A girl").places] == ["Ariha"]
    assert [p.name for p in attack(stated, "four people").places] == ["Sarmin"]


def test_a_province_that_heads_a_sentence_parts_no_attack() -> None:
    """Read "Idlib province: shelling and machine-gun fire on Ariha" as one attack, in Ariha."""
    stated = told("Idlib province: Two people were hurt by artillery shelling and machine-gun fire on Ariha village.")
    assert [[p.name for p in a.places] for a in stated.attacks] == [["Ariha"]]


def test_the_town_of_a_dateline_is_no_place_of_an_attack() -> None:
    """What stands before "«outlet»:" is where one writes, also in Arabic; without the outlet it is a place."""
    headed, bare = (
        account(Document("own", f"{head}: قتل ثلاثة مدنيين بقصف مدفعي", "0", language="ar"), PLACES)
        for head in ("دمشق– «صوت الوادي»", "ريف دمشق")
    )
    assert [bool(a.places) for a in (*headed.attacks, *bare.attacks)] == [False, True]


def test_an_earlier_shelling_was_not_on_the_day_of_the_death() -> None:
    """The day that a headline names beside "an earlier shelling" only ends the time of the attack."""
    stated = told(
        "Baker dies of wounds sustained in an earlier shelling on Ariha, May 9, 2023\n\nThe baker had no shelter."
    )
    when = claim(stated, "Baker").when
    assert when is None or (when.earliest is None and when.latest == date(2023, 5, 9))


def test_one_vague_toll_in_two_words_is_told_once() -> None:
    """So "loss of life and casualties" counts nobody twice, and says of nobody who they were."""
    stated = told(
        "Jets bombed Ariha, causing loss of life and casualties.\n\nThe council condemned civilian casualties."
    )
    assert [c.people.group for c in stated.claims if c.same_as is None] == ["all"]


def test_two_names_that_share_no_word_are_two_people() -> None:
    """Each is counted, though both are one."""
    stated = told("The raid on Ariha killed Sami Barhoum.\n\nThe same raid killed Adel Qasim.")
    assert [c.same_as for c in stated.claims] == [None, None]


def arabic(text: str) -> Account:
    """Read an Arabic report published on Tuesday 16 May 2023."""
    return account(Document("own", text, "0", language="ar", published=TUESDAY), PLACES)


def test_a_toll_that_only_rises_is_of_the_attack_told_before() -> None:
    """A post that raises a toll names neither place nor weapon: they are those of the attack above it."""
    stated = arabic(
        "غارات للطيران الروسي على السوق في مدينة معرة النعمان\n"
        "🔴 12:15 الدفاع المدني: ارتفاع الحصيلة إلى 27 شهيداً بينهم طفلان"
    )
    toll = attack(stated, "27")
    assert toll.weapon is Weapon.AIRSTRIKE
    assert [toll.actor and toll.actor.name, *(p.name for p in toll.places)] == ["Russia", "معرة النعمان"]


def test_who_signs_a_statement_is_the_claimant_of_its_figures() -> None:
    """Nobody is cited in it, and its last line says whose statement it is."""
    stated = arabic("سقط 14 شهيداً في قصف على الحي.\n\nتنسيقية لجان مقاومة الوادي")
    said = claim(stated, "14").claimant
    assert said
    assert said.party == "تنسيقية لجان مقاومة الوادي"


def test_a_minister_named_again_by_office_only_is_the_same() -> None:
    """Who "the minister" is, was said before."""
    stated = arabic("أعلن وزير الصحة مقتل 21 شخصا في هجوم أمس.\n\nوذكر الوزير أن 15 من الجرحى في حالة حرجة.")
    assert {c.claimant.party for c in stated.claims if c.claimant} == {"وزير الصحة"}


def test_a_month_counted_by_a_monitor_is_a_period() -> None:
    """What was documented "during the month" is no one attack, and its rows are parts of it."""
    stated = arabic(
        "وثق المرصد خلال شهر نيسان مقتل 9 مدنيين جراء انفجار ألغام، توزعوا على النحو الآتي:\n"
        "- محافظة حلب: 7 قتلى.\n- محافظة حماة: قتيلان."
    )
    whole, *rows = stated.claims
    assert {c.scope for c in stated.claims} == {Scope.PERIOD}
    assert {c.part_of for c in rows} == {whole.id}


def test_a_list_of_attacks_shares_what_announces_it_and_its_total_is_of_no_one_attack() -> None:
    """Day, weapon and attacker of the raids stand above the rows, as does the sum of their dead."""
    stated = arabic(
        "أسفرت غارات إسرائيلية يوم أمس على بلدات الجنوب عن مقتل 5 أشخاص، وهم على النحو الآتي:\n"
        "- بلدة الورد: 3 قتلى.\n- بلدة الزهر: قتيلان."
    )
    whole, *rows = stated.claims
    assert whole.scope is Scope.PERIOD
    assert {c.part_of for c in rows} == {whole.id}
    assert {c.scope for c in rows} == {Scope.INCIDENT}
    assert {(c.weapon, c.actor and c.actor.name, c.when and c.when.earliest) for c in rows} == {
        (Weapon.AIRSTRIKE, "Israel", date(2023, 5, 15))
    }


def test_a_fighter_told_by_whose_he_was_is_no_other_told_before() -> None:
    """The article belongs to his rank."""
    stated = arabic(
        "أدت غارة على سيارة في بلدة الورد إلى سقوط شهيد.\n\n"
        "واستهدفت مسيّرة شقة في بلدة الزهر، ما أدى إلى مقتل القيادي في حركة حماس."
    )
    assert [c.same_as for c in stated.claims] == [None, None]


def test_a_locality_lies_in_the_district_named_behind_it() -> None:
    """Both are called districts; the second is wider."""
    stated = arabic("أصيبت امرأة بانفجار لغم في منطقة الوردية بمديرية الدريهمي.")
    assert [p.name for p in claim(stated, "امرأة").places] == ["الوردية"]


def test_a_count_of_several_attacks_since_dawn_is_of_no_one_attack() -> None:
    """The day is named, and still many raids are summed up."""
    stated = arabic("استشهد 84 فلسطينياً في غارات إسرائيلية على قطاع غزة منذ فجر اليوم الثلاثاء.")
    assert claim(stated, "84").scope is Scope.PERIOD


def test_a_toll_since_a_day_is_of_no_one_attack() -> None:
    """No attack is told, and it is counted from a day on."""
    stated = arabic("قتل رجل في قصف على بلدة الورد.\n\nوبلغت حصيلة القتلى منذ الخميس 532 مدنياً.")
    assert claim(stated, "532").scope is Scope.PERIOD


def test_the_district_behind_a_sub_district_is_wider() -> None:
    """«شمالي قضاء …» lies in the district, not near the town of its name."""
    stated = arabic("استهدفت مسيّرة مبنى في ناحية سنوني شمالي قضاء سنجار ما أدى إلى مقتل طفل.")
    assert [p.name for p in claim(stated, "طفل").places] == ["سنوني"]


def test_what_a_report_goes_on_to_count_repeats_nothing() -> None:
    """Three who were shot and three medics are six of a month's dead."""
    stated = arabic(
        "وثق المرصد خلال شهر نيسان مقتل 90 شخصاً. ووفق التقرير قتل 3 أشخاص برصاص طائش.\n\n"
        "ووثق التقرير مقتل ثلاثة من الكوادر الطبية."
    )
    assert [(c.people.group, c.same_as) for c in stated.claims] == [("all", None), ("all", None), ("medic", None)]


def test_one_attack_on_one_place_sums_up_no_others() -> None:
    """Two who were hurt in the first attack told are not the one and the one hurt in another."""
    stated = told(
        "An explosion in Ariha village killed a man and injured two people on Monday. "
        "In Sarmin, a drone strike injured a fighter. The strike also injured a woman."
    )
    assert claim(stated, "a fighter").part_of is None


def test_the_day_of_a_statement_gives_way_to_the_day_of_the_attack() -> None:
    """What a lead dates by who spoke is dated by the sentence below that tells of the attack."""
    stated = told(
        "Air strikes on a market in Ariha killed 34 people, a medical group said Tuesday.\n\n"
        "The Hamra Doctors Network said jets hit the market on Monday morning. At least 51 others were injured."
    )
    first = claim(stated, "34 people")
    assert first.when
    assert (first.when.earliest, first.when.latest) == (date(2023, 5, 15), date(2023, 5, 15))
    assert first.claimant
    assert first.claimant.party == "Hamra Doctors Network"


def test_a_day_and_a_town_head_their_paragraph() -> None:
    """An entry of a list of incidents opens with a day and a place, in a sentence of their own."""
    stated = told("Incidents of the month\n\n3 May - Ariha. Jets struck a fuel station. Ten people were killed.")
    ten = claim(stated, "Ten people")
    assert ten.when
    assert ten.when.earliest == date(2023, 5, 3)
    assert [p.name for p in ten.places] == ["Ariha"]


def test_a_quarter_lies_in_the_town_named_behind_it() -> None:
    """An unlisted quarter keeps its name and stands where its town does; a district of a town is a quarter too."""
    for quarter in ("the Salhiyat neighbourhood of Ariha", "the Salhiyat district of Ariha"):
        (place,) = claim(told(f"A shell hit {quarter} on Monday, killing two people."), "two people").places
        assert (place.name.split()[0], place.id) == ("Salhiyat", "own:Ariha")


def test_where_an_office_sits_is_not_where_it_happened() -> None:
    """The place of a speaker's office goes behind every other."""
    stated = told("Shells hit Ariha on Monday.\n\nNine people died, said Omar Rifai, the coordinator in Sarmin.")
    assert [p.name for p in claim(stated, "Nine people").places] == ["Ariha"]


def test_each_hour_of_a_live_blog_tells_its_own() -> None:
    """An entry behind an hour goes on with no other, and its place is that of its own paragraph."""
    stated = told(
        "09:41 - Three people were killed in Ariha, the mayor said.\n\n"
        "07:50 - A fire broke out in Sarmin. Nobody was hurt."
    )
    assert [p.name for p in claim(stated, "Nobody").places] == ["Sarmin"]
    assert attack(stated, "Nobody").id != attack(stated, "Three people").id


def test_causes_divide_the_period_of_a_report() -> None:
    """What air strikes caused in a report on a quarter is of that quarter; so is a count as of a day."""
    stated = told(
        "Between 1 January and 31 March 2023, the mission documented 197 civilian casualties.\n\n"
        "Air strikes remained the leading cause, with 98 civilian casualties.\n\n"
        "As of 12 May, 38,000 people had fled towards Sarmin."
    )
    assert {c.scope for c in stated.claims} == {Scope.PERIOD}


def test_who_publishes_its_own_count_is_its_claimant() -> None:
    """Figures of a group's own report that cite nobody are the group's; "our teams" are the writer's."""
    stated = told(
        "The Hamra Centre recorded 61 deaths in April.\n\n"
        "3 May - Ariha. Jets struck a house. Ten people were killed, according to the health ministry.\n\n"
        "4 May - Sarmin. A mine killed a farmer.",
        "Hamra Centre for Rights",
    )
    said = {c.quote: c.claimant.party for c in stated.claims if c.claimant}
    assert (said["Ten people"], said["a farmer"]) == ("Health Ministry", "Hamra Centre")
    ours = told("MSF says that it runs a clinic in Ariha. On Monday our teams treated 54 people for gunshot wounds.")
    assert claim(ours, "54 people").claimant == Claimant("MSF", "teams", basis=Basis.OWN_TEAM)


def test_a_months_total_falls_to_places_clause_by_clause() -> None:
    """Each clause between commas has its own place, and all are of the period and parts of its total."""
    stated = arabic(
        "رصد المركز خلال شهر نيسان مقتل 17 شخصا برصاص الاحتلال في الضفة الغربية.\n"
        "وسجلت رام الله العدد الأكبر بواقع 8 قتلى، تلتها نابلس بـ 4 قتلى، ثم طولكرم 3 قتلى.\n"
        "كما وثق المركز اعتقال 539 مواطناً."
    )
    assert {c.scope for c in stated.claims} == {Scope.PERIOD}
    assert [[p.name for p in c.places] for c in stated.claims[1:4]] == [["رام الله"], ["نابلس"], ["طولكرم"]]
    assert {c.actor and c.actor.name for c in stated.claims[:1]} == {"Israel"}


def test_the_army_is_that_of_the_land_with_a_preposition_too() -> None:
    """A report that names a party of Sudan means the Sudanese army by "لطيران الجيش"."""
    stated = arabic("غارة لطيران الجيش على السوق أودت بحياة 9 مدنيين.\n\nواعتقلت قوات الدعم السريع أربعة متطوعين.")
    assert {c.actor and c.actor.name for c in stated.claims} == {"Sudanese Armed Forces", "RSF"}


def test_fire_behind_a_figure_names_who_fired() -> None:
    """The words "23 by Turkish fire" count no Turks, though nothing stands between."""
    stated = arabic("إصابة 23 آخرين بقصف تركي على القرية.")
    assert [c.actor and c.actor.name for c in stated.claims] == ["Turkey"]


def test_torture_is_told_of_those_who_died_of_it_only() -> None:
    """A headline counts the tortured beside the others."""
    stated = arabic(
        "مقتل 109 مدنيين في سوريا خلال نيسان 2023 بينهم 24 طفلاً و5 ضحايا بسبب التعذيب\n\nنشرت الشبكة تقريرها."
    )
    assert [c.weapon for c in stated.claims] == [None, None, Weapon.TORTURE]


def test_until_when_the_dead_were_counted_is_no_day_of_an_attack() -> None:
    """A count "by Wednesday evening" is of the attack told before, and no period."""
    stated = arabic("هاجمت قوات الدعم السريع قرية الورد أمس الاثنين.\nوقد حصر حتى مساء الاثنين 104 قتلى.")
    toll = claim(stated, "104")
    assert (toll.scope, toll.when and toll.when.earliest) == (Scope.INCIDENT, date(2023, 5, 15))


def test_one_death_in_a_district_of_its_own_is_no_total() -> None:
    """Behind a total since January, a farmer shot elsewhere is an attack of its own."""
    stated = arabic("وثقت الشبكة منذ مطلع العام مقتل 41 مدنيا.\n\nوفي مديرية حيس قتل مزارع برصاص قناص.")
    assert claim(stated, "مزارع").scope is Scope.INCIDENT


def test_paragraphs_labelled_with_their_place_tell_of_one_attack_each() -> None:
    """A headline that only announces attacks is none, a label is no attacker, and the day's sum is of the land."""
    stated = told(
        "Syria: overnight attacks\n\n"
        "Idlib province: the army hit Ariha with two aerial bombs. A man and a woman died, three more people were "
        "hospitalised.\n\n"
        "Aleppo: a woman was killed and her grandson, 15, wounded when a drone dropped explosives on Sarmin.\n\n"
        "In total, three people were killed across Syria in the past 24 hours. Air defence shot down nine drones."
    )
    where = {c.quote: [p.name for p in c.places] for c in stated.claims}
    assert where["three more people"] == ["Ariha"]
    assert where["her grandson"] == ["Sarmin"]
    assert claim(stated, "three people").scope is Scope.PERIOD
    assert len(stated.attacks) == 2
    assert "Syria" not in {a.actor.name for a in stated.attacks if a.actor}


def test_the_quarter_and_the_region_of_a_wider_place() -> None:
    """Each is narrower than what owns it."""
    stated = told("A car bomb in Ariha's Salhiyat district killed nine people on Monday.")
    assert [p.name for p in claim(stated, "nine").places] == ["Salhiyat"]
    stated = told("Clashes on Monday killed nine people in the Katumba region of Norvente department.")
    assert [p.name for p in claim(stated, "nine").places] == ["Katumba"]


def test_where_residents_live_is_where_it_happened() -> None:
    """Who lives there saw it, and tells of the next shell too; a hospital's head works elsewhere."""
    stated = told(
        "Shells hit Ariha on Sunday.\n\nResidents of Qarmuza said that a mortar shell killed a mother on Monday. "
        "Another shell wounded four traders."
    )
    assert [p.name for p in claim(stated, "a mother").places] == ["Qarmuza"]
    assert {c.claimant.party for c in stated.claims if c.claimant} == {"residents"}
    stated = told("Two died near Qarmuza on Monday, said Omar Rifai, head of nursing at Sarmin Hospital.")
    assert [p.name for p in claim(stated, "Two").places] == ["Qarmuza"]


def test_figures_in_the_brackets_of_a_month_are_of_that_month() -> None:
    """What a total is compared with is another time."""
    stated = told("In April 2023 violence killed 183 civilians. This compares with March (209 killed).")
    when = claim(stated, "209").when
    assert when
    assert when.earliest == date(2023, 3, 1)


def test_a_day_that_opens_a_paragraph_begins_another_attack() -> None:
    """What happened on another day, told in another paragraph, goes on with nothing."""
    stated = told("Shells hit Ariha, killing four traders.\n\nOn 1 May, five prisoners died in a raid.")
    assert attack(stated, "four traders").id != attack(stated, "five prisoners").id


def test_who_died_of_wounds_is_none_of_those_killed_at_once() -> None:
    """The five of the injured are not the five women counted before, in either language."""
    stated = told(
        "14 people, among them two women, were killed in Ariha on Monday. "
        "The toll rose to 16 after two of the injured died."
    )
    assert claim(stated, "two of the injured").from_harm is Harm.INJURED
    stated = arabic(
        "قتل 14 شخصاً بينهم 5 نساء بقصف على مدينة كتم.\n\n"
        "وأفادت غرفة طوارئ كتم بارتفاع الحصيلة إلى 19 قتيلاً بعد وفاة 5 من المصابين متأثرين بجراحهم."
    )
    assert claim(stated, "5 من المصابين").from_harm is Harm.INJURED
    assert [p.name for p in claim(stated, "14 شخصاً").places] == ["كتم"]


def test_a_headlines_nameless_body_is_the_one_that_the_lead_names() -> None:
    """A headline leaves out who a network is; who spoke of other things is not meant."""
    stated = told(
        "Two killed in strike on Ariha, doctors' network says\n\n"
        "Two people were killed on Monday in Ariha, the Levant Doctors Network said in a statement. A shopkeeper who "
        "gave his name as Hamid told reporters that he had counted five bodies."
    )
    assert {c.claimant.party for c in stated.claims if c.claimant} == {"Levant Doctors Network", "shopkeeper"}


def test_a_roundup_ends_with_the_sum_of_its_attacks() -> None:
    """What the crews dealt with in all is no attack of its own, and the dead of each are its parts."""
    stated = arabic(
        "🔻 انتشال 9 شهداء بعد قصف منزل في بلدة الورد.\n🔻 13 شهيداً في قصف مدرسة في بلدة الزهر.\n"
        "🔻 انتشال شهيدين من بلدة الخوخ.\n\nليبلغ إجمالي ما تعاملت معه طواقمنا 24 شهيداً."
    )
    whole = claim(stated, "24")
    assert whole.scope is Scope.PERIOD
    assert [c.part_of for c in stated.claims if c is not whole] == [whole.id] * 3


def test_a_medic_who_is_abducted_was_not_hit() -> None:
    """Who came to help was hit only where somebody was hurt."""
    stated = told("Gunmen abducted a doctor in Ariha on Monday.")
    assert [a.hit_responders for a in stated.attacks] == [False]


def test_what_an_attack_answers_is_another() -> None:
    """Neither the place nor the day of the attack that is avenged is that of the revenge; the desk's town is none."""
    stated = told(
        "(Sarmin) - Mali's army killed 36 people in Ariha on 11 May, in retaliation for an attack on a camp in Qarmuza "
        "the day before, Hamra Rights Watch said."
    )
    shot = claim(stated, "36 people")
    assert shot.when
    assert shot.claimant
    assert shot.actor
    assert ([p.name for p in shot.places], shot.when.earliest) == (["Ariha"], date(2023, 5, 11))
    assert (shot.claimant.party, shot.actor.name) == ("Hamra Rights Watch", "Malian army")


def test_an_attack_on_its_own_day_ends_a_period() -> None:
    """Who was caught in crossfire on a day is not of the week told before; the press was told elsewhere."""
    stated = told(
        "Last week alone, the two hospitals received 127 people with gunshot wounds.\n\n"
        "On 3 May, an ambulance was caught in crossfire near Ariha. The driver was killed.\n\n"
        "The police confirmed the incident to journalists in Sarmin on Friday."
    )
    driver = claim(stated, "The driver")
    assert driver.scope is Scope.INCIDENT
    assert [p.name for p in driver.places] == ["Ariha"]


def test_a_body_that_reports_what_it_saw_is_the_claimant_of_its_publication() -> None:
    """It need not be cited in it."""
    stated = told(
        "The ICRC is alarmed by fighting in Ariha. On Monday a medic was killed.",
        "International Committee of the Red Cross",
    )
    said = claim(stated, "a medic").claimant
    assert said
    assert said.party == "ICRC"


def test_a_condemned_attack_is_told_and_no_group_that_claims_it_did_it() -> None:
    """Statements open with what they condemn; who works for a body speaks for it."""
    stated = told(
        "MSF strongly condemns the deliberate bombing of its clinic in Ariha on Monday.\n\n"
        "Two patients were killed, said Peter Lam, MSF coordinator in Sarmin. No group claimed responsibility."
    )
    assert [a.when and a.when.earliest for a in stated.attacks] == [date(2023, 5, 15)]
    assert not stated.attacks[0].actor
    assert claim(stated, "Two patients").claimant == Claimant("MSF", "MSF", basis=Basis.OWN_TEAM)


def test_a_village_listed_before_another_is_no_part_of_it() -> None:
    """Only a quarter or a district lies in the town named behind it."""
    stated = told("Shells hit the village of Tall Nowhere, Ariha on Monday, killing two.")
    assert [p.id for p in claim(stated, "two").places if p.name == "Tall Nowhere"] in ([], [None])


def test_a_page_says_when_it_was_issued() -> None:
    """The stamp above a text dates it, whatever the page was saved as."""
    text = "Issued on: 13/02/2022 - 15:14\n\nThe raids on Tuesday night killed four people in Ariha, officials said."
    stated = account(Document("own", text, "0", language="en"), PLACES)
    assert stated.attacks[0].when is not None
    assert stated.attacks[0].when.earliest == date(2022, 2, 8)


def test_a_days_count_without_a_place_is_of_no_one_attack() -> None:
    """A ministry's daily count names no place; it is what a whole land saw, and so are its parts."""
    stated = arabic(
        "وصل مستشفيات القطاع خلال الـ24 ساعة الماضية 54 شهيدا منهم 3 شهداء انتشال و305 إصابات جراء العدوان المستمر."
    )
    assert {c.scope for c in stated.claims} == {Scope.PERIOD}
    assert not stated.attacks


def test_an_arabic_body_ends_before_whom_it_belongs_to() -> None:
    """The emergency centre "that belongs to" a ministry has no such word in its name."""
    stated = arabic("أعلن مركز عمليات الطوارئ التابع لوزارة الصحة أن الغارة على بلدة الطيبة أدت إلى سقوط شهيد وجريحين.")
    assert {c.claimant.party for c in stated.claims if c.claimant} == {"مركز عمليات الطوارئ"}


def test_our_teams_are_who_published() -> None:
    """What the writer's own people counted is the publisher's figure, by its name without the network."""
    stated = told(
        "Since Friday evening our teams have received 31 dead and 124 wounded.\n\n"
        "A shell fell at the gate and injured two nurses.\n\nVillagers say that ten bodies lie in the streets.",
        publisher="Facebook: Sahwa Field Hospital",
    )
    spoke = [c.claimant and c.claimant.party for c in stated.claims]
    assert spoke == ["Sahwa Field Hospital"] * 3 + ["villagers"]
    assert [c.scope for c in stated.claims[:2]] == [Scope.PERIOD] * 2


def test_a_headline_is_described_by_the_sentence_that_repeats_it() -> None:
    """Who attacked with what stands below it, where the headline is a sum over places."""
    stated = told(
        "Health ministry: 12 killed on Monday\n\n"
        "Israeli air strikes on Monday killed 12 people. The centre gave these figures:\n\n"
        "Ariha: 8 killed\nSarmin: 4 killed\n\nHezbollah rockets killed a farmer near Metula, Israeli medics said."
    )
    whole, first, second = (claim(stated, quote) for quote in ("12", "8", "4"))
    assert (whole.scope, whole.actor and whole.actor.name, whole.weapon) == (Scope.PERIOD, "Israel", Weapon.AIRSTRIKE)
    assert {first.part_of, second.part_of} == {whole.id}
    assert first.actor == second.actor == whole.actor


def test_a_statement_is_its_publishers_own() -> None:
    """Who condemns in the first sentence speaks throughout; "we have documented" is the publisher too."""
    told_ = told(
        "Peace Teams Duhok condemns the bombing of Ariha on Monday.\n\nThe strike killed two farmers.\n\n"
        "Since January we have documented 13 civilian deaths in the region.",
        publisher="Peace Teams Duhok",
    )
    assert {c.claimant and c.claimant.party for c in told_.claims} == {"Peace Teams Duhok"}


def test_we_of_an_unknown_writer_is_nobody() -> None:
    """Without a publisher nobody is cited."""
    assert all(c.claimant is None for c in told("Since January we have documented 13 deaths in Ariha.").claims)


def test_who_says_that_its_forces_struck_attacked() -> None:
    """A party that tells of its own strike is claimant and actor."""
    stated = claim(told("The Israeli military said its forces killed 12 militants in Ariha on Monday."), "12")
    assert (stated.claimant and stated.claimant.party, stated.actor and stated.actor.name) == ("Israel", "Israel")
