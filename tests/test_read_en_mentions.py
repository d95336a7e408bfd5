"""What the English reader finds besides figures: places, times, parties, weapons, targets, attacks, stances."""

from __future__ import annotations

import pytest

from harmledger.model import (
    Assertion,
    Basis,
    Counts,
    Effect,
    Harm,
    Manner,
    Movement,
    Part,
    Precision,
    Stance,
    TargetType,
    Unit,
    Weapon,
)
from harmledger.read import read
from harmledger.read.mentions import Anchor, Near, Reading, Use


def _read(text: str) -> Reading:
    return read(text, language="en")


def test_a_list_of_villages_shares_its_cue() -> None:
    """Names joined by commas and "and" are all villages and carry one list number."""
    places = _read("Shells hit the villages of Tal Rumman, Dahr, al-Qasr and Salim on Sunday.").places
    assert [p.name for p in places] == ["Tal Rumman", "Dahr", "al-Qasr", "Salim"]
    assert {p.cue for p in places} == {Precision.VILLAGE}
    assert len({p.listed for p in places}) == 1


def test_how_a_place_is_meant() -> None:
    """A wider place, an area, a neighbourhood of a place and an origin are told apart."""
    places = {
        p.name: p for p in _read("Two people from Harran were killed in Darin, in northern Marwan province.").places
    }
    assert places["Harran"].near is Near.FROM
    assert places["Darin"].near is Near.AT
    assert places["Marwan"].near is Near.WITHIN
    near = _read("A mine killed a man near Darin, and shells fell in the countryside of Salim.").places
    assert [p.near for p in near] == [Near.NEAR, Near.AREA]


def test_a_name_before_a_colon_heads_what_happened_around_it() -> None:
    """Of a roundup: "Marwan: shells killed two people in Darin" is in Darin, wherever in Marwan that lies."""
    places = {p.name: p.near for p in _read("Marwan: shells killed two people in Darin.").places}
    assert places == {"Marwan": Near.WITHIN, "Darin": Near.AT}


def test_a_list_goes_on_behind_what_says_what_a_name_is() -> None:
    """A "water station camp" behind a name does not end its list, and camps without a name are no place."""
    places = _read("Rockets hit IDP camps in Tal Rumman, Dahr water station camp, Salim village camp and Marj.").places
    assert [p.name for p in places] == ["Tal Rumman", "Dahr", "Salim", "Marj"]
    assert len({p.listed for p in places}) == 1


def test_what_stands_around_a_name_is_none_of_it() -> None:
    """Who holds a town, a kind of place in capitals and the letter of a road are no part of a name, nor names."""
    told = "A drone hit a car on the M7 road near Darin Village, west of rebel-held Salim, between Marj and Qarn Cities"
    assert [p.name for p in _read(told).places] == ["Darin", "Salim", "Marj", "Qarn"]
    assert "Marj" not in [p.name for p in _read("Two people of Marj Street Aid were killed in Darin.").places]


def test_where_guns_stand_is_no_place_of_an_attack() -> None:
    """Forces "stationed in" a village fired from there; a direction in two letters belongs to no name."""
    places = _read("Forces stationed in Salim village fired ten shells on Darin village, NE Marwan.").places
    assert [(p.name, p.near) for p in places] == [("Salim", Near.FROM), ("Darin", Near.AT), ("Marwan", Near.AREA)]


def test_a_tribes_name_may_begin_a_villages() -> None:
    """A village is called "Arab Hasan"; the Arab League is no place."""
    for told in ("Shells hit the village of Arab Hasan.", "The Arab League met. Shells hit Arab Hasan village."):
        assert [p.name for p in _read(told).places] == ["Arab Hasan"]


def test_where_people_are_brought_is_no_place_of_an_attack() -> None:
    """The morgue of a city is a place that people were brought to; where they crossed a border is where they were."""
    places = _read("The rescuers delivered two bodies to the morgue in the city of Darin.").places
    assert [(p.name, p.near) for p in places] == [("Darin", Near.FROM)]
    crossed = _read("Two men were shot while crossing the border from the village of Salim.").places
    assert [p.near for p in crossed] == [Near.NEAR]


def test_another_name_in_brackets_is_meant_as_the_name_before() -> None:
    """In "west of Dahr (Marwan)" both names say near which town it was."""
    places = _read("Four civilians were injured west of Dahr Salim (Marwan) on Monday.").places
    assert [(p.name, p.near) for p in places] == [("Dahr Salim", Near.NEAR), ("Marwan", Near.NEAR)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("killed on March 23, 2023", {"year": 2023, "month": 3, "day": 23}),
        ("killed on 9 October", {"month": 10, "day": 9}),
        ("killed on Thursday night", {"weekday": 3, "part": Part.NIGHT}),
        ("killed yesterday", {"anchor": Anchor.PUBLISHED, "days_from": -1, "days_to": -1}),
        ("killed in the past week", {"anchor": Anchor.PUBLISHED, "days_from": -7, "days_to": 0, "span": True}),
        ("killed last month", {"anchor": Anchor.PUBLISHED, "months_back": 1, "span": True}),
        ("killed since December 2019", {"year": 2019, "month": 12, "since": True}),
        ("killed from 3 to 9 October", {"day": 3, "to_day": 9, "month": 10, "span": True}),
        ("killed the next day", {"anchor": Anchor.TEXT, "days_from": 1, "days_to": 1}),
        ("killed this morning", {"anchor": Anchor.PUBLISHED, "days_from": 0, "part": Part.MORNING}),
        ("killed since early 2023", {"year": 2023, "since": True, "span": True}),
        ("killed on 2021-09-07", {"year": 2021, "month": 9, "day": 7}),
    ],
)
def test_times_are_taken_apart(text: str, expected: dict[str, object]) -> None:
    """A time expression is split into its parts and resolved nowhere."""
    (time,) = _read(f"Two people were {text}.").times
    assert {name: getattr(time, name) for name in expected} == expected


def test_who_attacks_who_is_attacked_and_who_says_so() -> None:
    """A party's use follows from the words beside it."""
    text = "SOHR said Turkish artillery shelled positions of the SDF near Darin."
    assert [(p.party, p.use) for p in _read(text).parties] == [
        ("SOHR", Use.CLAIMANT),
        ("Turkey", Use.ACTOR),
        ("SDF", Use.VICTIM),
    ]


def test_an_agent_behind_by_is_the_actor() -> None:
    """In a passive the party after "by" attacked."""
    parties = _read("Three people were killed in an air strike carried out by Russian forces.").parties
    assert [(p.party, p.use) for p in parties] == [("Russia", Use.ACTOR)]


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("Israel on Friday struck a depot near Homs, killing two people.", ["Israel"]),
        ("The Syrian Democratic Forces in March arrested two men in Raqqa.", ["SDF"]),
        ("Turkey, which holds the town, struck the village of Sarja, killing three civilians.", ["Turkey"]),
        ("Turkish forces are shelling right now the villages of Harbal and Sarja.", ["Turkey"]),
        ("A fighter of the SDF lost his life after a Turkish drone hit his car.", ["Turkey"]),
        ("Three ISIS members were arrested in a raid on a farm.", []),
        ("Five people accused of links to the Islamic State group during a raid were killed.", []),
        ("Al-Qaeda affiliated Hayat Tahrir al-Sham targeted a crowd in Hama.", ["HTS"]),
        ("Mourners gathered for Kurdish fighters killed in a week of battles.", []),
    ],
)
def test_the_subject_of_an_attack_is_the_actor_and_no_other_party(text: str, actors: list[str]) -> None:
    """A day may stand between a party and its verb; the party of those who were harmed attacked nobody."""
    assert [p.party for p in _read(text).parties if p.use is Use.ACTOR] == actors


def test_people_accused_of_links_accuse_nobody() -> None:
    """Whom somebody is accused of helping is not accused of the arrest."""
    assert not _read("They arrested five people accused of links to the Islamic State group.").stances
    assert _read("Residents accused the army of killing five people.").stances


def test_a_person_who_is_named_is_no_place() -> None:
    """Whose death it was is not where it was."""
    text = "The bombing led to the death of Karim Shaban Madwar, a farmer from Anjara village, and wounded others."
    assert [p.name for p in _read(text).places] == ["Anjara"]


def test_a_pronoun_goes_back_to_who_was_cited() -> None:
    """A pronoun as in "they added" cites the claimant of the sentence before."""
    parties = _read("The White Helmets said five people were killed. They added that a child was injured.").parties
    assert [(p.party, p.use, p.basis) for p in parties] == [("White Helmets", Use.CLAIMANT, Basis.OWN_TEAM)] * 2


def test_a_medium_through_which_another_speaks_is_the_chain() -> None:
    """Words like "told the agency" put the agency into the chain, not into the claim."""
    parties = _read("A medical source told North Press that two men were injured.").parties
    (party,) = (p for p in parties if p.use is Use.CLAIMANT)
    assert party.party == "medical source"
    assert party.basis is Basis.HOSPITAL
    assert party.via == ("North Press",)


@pytest.mark.parametrize(
    ("text", "party", "basis"),
    [
        ("Interior Minister Petro Hlyn said that two people were killed.", "Petro Hlyn", Basis.OFFICIAL),
        ("Regional governor Vadym Ostrenko had earlier put the death toll at 11.", "Vadym Ostrenko", Basis.OFFICIAL),
        ("According to governor Serhiy Lanko, two people were killed.", "Serhiy Lanko", Basis.OFFICIAL),
        ("Oleh Synko, the head of the regional office, said 19 people were hurt.", "Oleh Synko", Basis.OFFICIAL),
        ("“They killed two people,” says Dr. Samir Haddadin.", "Samir Haddadin", Basis.UNATTRIBUTED),
        ("A spokesman for the fighters, Col. Pyae Tun, told us that jets killed 20.", "Pyae Tun", Basis.UNATTRIBUTED),
        ("Eyewitness Hassan Omar said that two shells killed four people.", "Hassan Omar", Basis.ANONYMOUS),
        ("UNICEF spokesperson Jane Holder said that 14 children were killed.", "UNICEF", Basis.OFFICIAL),
        (
            "Brigadier Musa Adeku, who disclosed this in a statement on Friday, said nine villagers were killed.",
            "Musa Adeku",
            Basis.UNATTRIBUTED,
        ),
    ],
)
def test_a_person_is_cited_by_name_unless_a_body_speaks(text: str, party: str, basis: Basis) -> None:
    """Office and title say on what basis somebody speaks; a spokesperson's words are those of the body."""
    (cited,) = (p for p in _read(text).parties if p.use is Use.CLAIMANT)
    assert (cited.party, cited.basis) == (party, basis)


@pytest.mark.parametrize(
    ("text", "party", "basis"),
    [
        ("Shelling killed 22 people, local health workers reported.", "local health workers", Basis.HOSPITAL),
        ("Residents contacted by phone put the number of dead at around 80.", "residents", Basis.ANONYMOUS),
        ("The prosecutor's office of the region reported two injured.", "prosecutor's office", Basis.OFFICIAL),
        ("Medecins Sans Frontieres has treated 85 wounded patients.", "MSF", Basis.OWN_TEAM),
        ("The camp coordination group said 12 people were killed.", "camp coordination group", Basis.UNATTRIBUTED),
        ("Three people were killed, according to a doctor at the clinic.", "doctor", Basis.HOSPITAL),
        ("“Five people were injured,” said a nurse.", "nurse", Basis.HOSPITAL),
        ("The head of the hospital said four people were killed.", "hospital", Basis.HOSPITAL),
        ("Two women were killed, local residents told us.", "local residents", Basis.ANONYMOUS),
        ("The mayor of Sarmin said six people were injured.", "mayor", Basis.OFFICIAL),
        ("Harbour Relief Committee said six people were injured.", "Harbour Relief Committee", Basis.UNATTRIBUTED),
        ("A security source who asked not to be named put the death toll at 40.", "security source", Basis.ANONYMOUS),
        ("Partners report that three women were shot dead.", "partners", Basis.OFFICIAL),
        ("The military said two people were killed.", "military", Basis.OFFICIAL),
        ("Two people were killed, according to HRMX.", "HRMX", Basis.UNATTRIBUTED),
        (
            "A local leader, Chief Dikibo Amachi, however, put the number of dead at 11.",
            "Dikibo Amachi",
            Basis.OFFICIAL,
        ),
        ("The Delta State Police Command has confirmed the killing of six persons.", "police", Basis.OFFICIAL),
        ("The Ministry of Information said two people were killed.", "Ministry of Information", Basis.OFFICIAL),
        ("According to the Ombudsman's Office, two people were killed.", "Ombudsman's Office", Basis.OFFICIAL),
        ("The hospital in Deir al-Rumman received the bodies of two men.", "hospital", Basis.HOSPITAL),
        ("Two people were killed, per deputy commissioner Yasir Iqbar.", "Yasir Iqbar", Basis.OFFICIAL),
    ],
)
def test_who_speaks_without_a_name_is_cited_under_its_own_words(text: str, party: str, basis: Basis) -> None:
    """A body or person that nobody lists is a claimant where a word of saying goes with it."""
    (cited,) = (p for p in _read(text).parties if p.use is Use.CLAIMANT)
    assert (cited.party, cited.basis) == (party, basis)


@pytest.mark.parametrize(
    ("text", "party", "basis"),
    [
        ("A miner who escaped told the agency that 12 people were buried alive.", "miner", Basis.ANONYMOUS),
        ("A shell killed 13 people, camp managers reported.", "camp managers", Basis.ANONYMOUS),
        ("At least six people were killed, according to a student who fled.", "student", Basis.ANONYMOUS),
        ("The bus company said 14 passengers were abducted.", "bus company", Basis.UNATTRIBUTED),
        (
            "A leader of a local self-defence militia said nine people were wounded.",
            "leader of a local self-defence militia",
            Basis.ANONYMOUS,
        ),
        ("Three shopkeepers told AFP they had counted nine bodies.", "shopkeepers", Basis.ANONYMOUS),
        (
            "Local officials and a hospital source said more than 50 people were killed.",
            "local officials",
            Basis.OFFICIAL,
        ),
        ("A strike hit a hospital and residents said ten people died.", "residents", Basis.ANONYMOUS),
        ("Hospital records show that 31 people died of their wounds.", "hospital", Basis.HOSPITAL),
        ("The pilots' association said two of its members were killed.", "pilots' association", Basis.UNATTRIBUTED),
        ("Mayor: two dead after strike on the market.", "mayor", Basis.OFFICIAL),
        ("A justice ministry statement claimed that 35 soldiers had been killed.", "justice ministry", Basis.OFFICIAL),
        ("The military's media wing says 33 militants were killed.", "military's media wing", Basis.OFFICIAL),
        ("Since May we have documented 13 civilian deaths.", "we", Basis.OWN_TEAM),
        ("Shells hit the town, killing two, the regional police report.", "police", Basis.OFFICIAL),
        ("Rockets killed a farm worker, Israeli medics said.", "Israeli medics", Basis.HOSPITAL),
        (
            "Two died after clashes with Fano fighters, the Amhara Rights Desk has found.",
            "Amhara Rights Desk",
            Basis.UNATTRIBUTED,
        ),
        ("A clinic director said his staff had treated 30 people for burns.", "clinic director", Basis.HOSPITAL),
    ],
)
def test_whoever_stands_before_a_word_of_saying_speaks(text: str, party: str, basis: Basis) -> None:
    """A speaker needs to be in no list: the subject of a word of saying speaks, the first where two do."""
    (cited,) = (p for p in _read(text).parties if p.use is Use.CLAIMANT)
    assert (cited.party, cited.basis) == (party, basis)


@pytest.mark.parametrize(
    "text",
    [
        "The statement said that six people were killed.",
        "Twelve casualties reported after a strike on the market.",
        "The video showed six bodies.",
        "Hospital: 12 wounded",
        "Six died. “On that day we counted nine bodies.”",
    ],
)
def test_papers_figures_and_rows_speak_for_nobody(text: str) -> None:
    """What is written, those who were hurt and the label of a row are no claimants."""
    assert not [p for p in _read(text).parties if p.use is Use.CLAIMANT]


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Troops killed 11 herders at a market.", "army"),
        ("Lakurawa militants killed 12 people.", "Lakurawa militants"),
        ("Members of the Gran Grif gang killed 70 people.", "Gran Grif gang"),
        ("On Monday Chadian soldiers opened fire, killing two people.", "Chadian soldiers"),
        ("Suspected jihadists ambushed a bus, killing six people.", "unknown"),
        ("Hamas militants killed two soldiers.", "Hamas"),
        ("Three soldiers killed in an ambush.", None),
        ("Soldiers killed in an ambush near the river.", None),
        ("Forty SDF fighters killed and wounded in a raid.", None),
    ],
)
def test_fighters_attack_under_their_own_noun(text: str, actor: str | None) -> None:
    """Who attacks needs no name: bare soldiers are the army, other fighters are unknown unless they have one."""
    acting = [p.party for p in _read(text).parties if p.use is Use.ACTOR]
    assert acting == ([] if actor is None else [actor])


def test_a_surname_goes_back_to_the_whole_name_and_is_no_place() -> None:
    """Who was cited by name and office is cited again by the last word of the name."""
    found = _read("Two died, army spokesman Jules Ngondo said.\n\nHomes burned.\n\nFour more were taken, Ngondo added.")
    assert [p.party for p in found.parties] == ["Jules Ngondo"] * 2
    assert not any("Ngondo" in p.name for p in found.places)


def test_a_party_heard_is_no_victim() -> None:
    """The official of "according to the administrator of …" is not among the dead."""
    (figure,) = _read("According to the deputy administrator of Beni, Charles Ehua, six farmers were killed.").figures
    assert figure.count.number == 6


def test_the_day_of_a_word_of_saying_is_marked() -> None:
    """When somebody spoke may not be when it happened; where another day is named it is left out."""
    (alone,) = _read("Five people were killed, a rights group said in a statement late on Tuesday.").times
    (other,) = _read("Five people were killed on Monday, a rights group said on Tuesday.").times
    assert (alone.told, other.told, other.weekday) == (True, False, 0)


def test_a_land_in_which_it_happened_attacks_nobody() -> None:
    """Violence "in Ukraine" accuses nobody; nor does who evacuates people, nor who claims responsibility speak."""
    parties = _read(
        "Violence in Ukraine killed two people. The army evacuated 52 people. Hamas claimed responsibility."
    )
    assert not [p for p in parties.parties if p.use in {Use.ACTOR, Use.CLAIMANT}]


def test_according_to_the_ministry_goes_back() -> None:
    """A body called by its kind alone is the one cited before."""
    found = _read("The Health Ministry said two were killed. Nine were injured, according to the ministry.").parties
    assert [p.party for p in found] == ["Health Ministry"] * 2


@pytest.mark.parametrize(
    "text", ["No group has claimed the attack, which killed two people.", "Nine people were taken to the hospital."]
)
def test_a_body_that_says_nothing_is_not_cited(text: str) -> None:
    """A denied speaker is none, and a body that is only mentioned is none."""
    assert not [p for p in _read(text).parties if p.use is Use.CLAIMANT]


def test_a_nameless_body_can_deny() -> None:
    """A stance goes to the body that is the subject of its verb."""
    (said,) = _read("Six people were killed. The defence ministry denied the strike.").stances
    assert (said.stance, said.by) == (Stance.DENIES, "defence ministry")


def test_a_drone_that_only_flies_is_not_used() -> None:
    """A weapon that was named but hit nobody is marked as not used."""
    weapons = _read("Drones hovered over the town while artillery shells killed two people.").weapons
    assert (Weapon.DRONE, False) in [(w.weapon, w.used) for w in weapons]
    assert (Weapon.ARTILLERY, True) in [(w.weapon, w.used) for w in weapons]


def test_what_was_struck_and_what_only_received_the_wounded() -> None:
    """A hospital that takes in the injured is no target; a school that was hit is."""
    targets = _read("Shells hit a school and destroyed three houses. The injured were taken to a hospital.").targets
    assert [(t.type, t.effect) for t in targets] == [
        (TargetType.SCHOOL, Effect.HIT),
        (TargetType.HOME, Effect.DESTROYED),
    ]


def test_attacks_are_told_or_referred_to() -> None:
    """A definite "the attack" refers back, "attacks" are several, and feared attacks are no event."""
    text = "A drone strike hit the town. The attack killed two. People fear further attacks."
    found = {text[a.start : a.end]: a for a in _read(text).attacks}
    assert not found["drone strike"].definite
    assert found["attack"].definite
    assert found["attacks"].plural
    assert found["attacks"].background


def test_stances_name_who_speaks_and_who_is_meant() -> None:
    """A denial is its speaker's own; an accusation names another."""
    (denies,) = _read("The Israeli army denied carrying out the attack that killed four people.").stances
    assert (denies.stance, denies.by) == (Stance.DENIES, "Israel")
    (accuses,) = _read("The White Helmets blamed Russia for the attack that killed four people.").stances
    assert (accuses.by, accuses.actor) == ("White Helmets", "Russia")


def test_a_figure_says_how_people_died() -> None:
    """Who dies of wounds was injured before; what is denied, provisional or only reported is marked."""
    (died,) = _read("A nurse died of her wounds on Friday.").figures
    assert (died.manner, died.from_harm) == (Manner.DIED_OF_WOUNDS, Harm.INJURED)
    (early,) = _read("At least five people were killed, a toll that is likely to rise.").figures
    assert early.provisional
    (denied,) = _read("The ministry denied that its forces had killed 19 civilians.").figures
    assert denied.denied
    (none,) = _read("No casualties were reported.").figures
    assert none.assertion is Assertion.NONE_REPORTED


def test_others_than_those_harmed_otherwise_are_a_whole() -> None:
    """Six others beside two dead are all of the wounded; two more dead come on top of the dead."""
    _, wounded = _read("Two people were killed and six others wounded in Marwan.").figures
    assert (wounded.harm, wounded.counts) == (Harm.INJURED, Counts.TOTAL)
    *_, more = _read("Two people were killed in Marwan. A further two were killed in the night.").figures
    assert (more.harm, more.counts) == (Harm.KILLED, Counts.ADDITIONAL)


def test_displacement_is_a_flow_or_a_stock_of_people_or_households() -> None:
    """People who fled are told from people who live displaced, and families from persons."""
    (flow,) = _read("Some 340 families fled the town.").figures
    assert (flow.movement, flow.unit) == (Movement.FLOW, Unit.HOUSEHOLD)
    (stock,) = _read("About 6.5 million people are currently displaced.").figures
    assert stock.movement is Movement.STOCK
    (towards,) = _read("The shelling forced 120 families to flee to camps by the border.").figures
    assert towards.movement is Movement.FLOW
    (living,) = _read("About 14,000 people displaced by the shelling were in the camps of Marwan.").figures
    assert living.movement is Movement.STOCK


def test_news_without_harm_is_not_read() -> None:
    """A text without a word of harm or attack gives its sentences and nothing else."""
    reading = _read("The council opened a new library in Marwan on Monday. Some 300 people came.")
    assert len(reading.sentences) == 2
    assert not reading.places
    assert not reading.figures
