"""The passes of `assemble`, each on readings made by hand from a marked-up text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date
from typing import TYPE_CHECKING

import pytest

from harmledger.assemble import assemble
from harmledger.assemble.problems import codes
from harmledger.locate import Located
from harmledger.model import (
    Age,
    AttackType,
    Count,
    Counts,
    Document,
    Harm,
    Manner,
    Modifier,
    People,
    Place,
    PlaceMode,
    Relation,
    Scope,
    Sex,
    Status,
    TimePrecision,
    Weapon,
    When,
)
from harmledger.read.mentions import (
    AttackMention,
    Back,
    Figure,
    Near,
    PartyMention,
    PlaceMention,
    Reading,
    Sentence,
    SentenceKind,
    TimeMention,
    Use,
    WeaponMention,
)

if TYPE_CHECKING:
    from harmledger.model import Account, Claim

GROUPS = {
    "all": People(),
    "civilian": People(status=Status.CIVILIAN),
    "combatant": People(status=Status.COMBATANT),
    "child": People(age=Age.CHILD),
    "girl": People(age=Age.CHILD, sex=Sex.FEMALE),
    "woman": People(age=Age.ADULT, sex=Sex.FEMALE),
    "man": People(age=Age.ADULT, sex=Sex.MALE),
}
MARK = re.compile(r"\[([^|\]]+)\|([^\]]+)\]")


@dataclass
class Script:
    """A reading in the making: `[quote|kind words…]` in the text marks a mention."""

    text: str = ""
    sentences: list[Sentence] = field(default_factory=list)
    figures: list[Figure] = field(default_factory=list)
    places: list[PlaceMention] = field(default_factory=list)
    times: list[TimeMention] = field(default_factory=list)
    parties: list[PartyMention] = field(default_factory=list)
    weapons: list[WeaponMention] = field(default_factory=list)
    attacks: list[AttackMention] = field(default_factory=list)
    spots: list[Place] = field(default_factory=list)
    whens: list[When] = field(default_factory=list)

    def add(self, line: str, paragraph: int) -> None:
        """Add one sentence; a line that begins with # is a headline."""
        kind = SentenceKind.TITLE if line.startswith("#") else SentenceKind.BODY
        start, at = len(self.text), 0
        for mark in MARK.finditer(line := line.lstrip("# ")):
            self.text += line[at : mark.start()]
            self._mention(len(self.text), len(self.text) + len(mark[1]), mark[1], mark[2].split())
            self.text += mark[1]
            at = mark.end()
        self.text += line[at:]
        self.sentences.append(Sentence(start, len(self.text), paragraph, kind))
        self.text += "\n"

    def _mention(self, start: int, end: int, name: str, words: list[str]) -> None:
        here = start, end, len(self.sentences)
        kind, rest = words[0], words[1:]
        if kind in set(Harm) or kind == "figure":
            self._figure(here, None if kind == "figure" else Harm(kind), rest)
        elif kind in set(Near) or kind.startswith("list"):
            near = Near.AT if kind.startswith("list") else Near(kind)
            listed = int(kind[4:]) if kind.startswith("list") else None
            self.places.append(PlaceMention(*here, name=name, near=near, listed=listed))
            self.spots.append(Place(name))
        elif kind in {"day", "span"}:
            first, last = date.fromisoformat(rest[0]), date.fromisoformat(rest[-1])
            back = 0 if name == "this month" else None
            month = first.month if back is None else None
            self.times.append(
                TimeMention(*here, month=month, months_back=back, span=kind == "span", since="Since" in name)
            )
            self.whens.append(When(first, last, TimePrecision.DAY if first == last else None, text=name))
        elif kind in {"says", "by"}:
            use = Use.CLAIMANT if kind == "says" else Use.ACTOR
            self.parties.append(PartyMention(*here, party=" ".join(rest) or name, use=use))
        elif kind == "attack":
            flags = set(rest[1:])
            self.attacks.append(
                AttackMention(*here, type=AttackType(rest[0]), definite="the" in flags, plural="plural" in flags)
            )
        else:
            self.weapons.append(WeaponMention(*here, weapon=Weapon(kind)))

    def _figure(self, here: tuple[int, int, int], harm: Harm | None, words: list[str]) -> None:
        number, group = words[0], next((w for w in words if w in GROUPS), "all")
        options = dict(w.split("=") for w in words if "=" in w)
        self.figures.append(
            Figure(
                *here,
                harm=harm,
                people=GROUPS[group],
                count=_count(number),
                rule="test",
                elliptical="others" in words,
                counts=Counts.ADDITIONAL if "more" in words else Counts.TOTAL,
                part_of=int(options["part"]) if "part" in options else None,
                after=int(options["after"]) if "after" in options else None,
                back=Back(options["back"]) if "back" in options else None,
                manner=Manner.DIED_OF_WOUNDS if "wounds" in words else Manner.UNKNOWN,
            )
        )

    def account(self) -> Account:
        """Assemble it."""
        reading = Reading(
            "en",
            sentences=tuple(self.sentences),
            figures=tuple(self.figures),
            places=tuple(self.places),
            times=tuple(self.times),
            parties=tuple(self.parties),
            weapons=tuple(self.weapons),
            attacks=tuple(self.attacks),
        )
        document = Document("d", self.text, "0")
        return assemble(document, reading, Located(tuple(self.spots), tuple(self.whens)))


def _count(number: str) -> Count:
    if number == "some":
        return Count(None, None, None, Modifier.VAGUE)
    if number.endswith("+"):
        return Count(int(number[:-1]), int(number[:-1]), None, Modifier.AT_LEAST)
    return Count.exact(int(number))


def told(marked: str) -> Account:
    """Assemble a marked-up text: one sentence a line, paragraphs parted by empty lines."""
    script, paragraph = Script(), 0
    for line in marked.strip().splitlines():
        if line.strip():
            script.add(line.strip(), paragraph)
        else:
            paragraph += 1
    return script.account()


def claim(account: Account, quote: str) -> Claim:
    """Give the claim with a quote."""
    return next(c for c in account.claims if c.quote == quote)


def test_quotes_are_the_text() -> None:
    """A claim's quote is the text between its offsets."""
    account = told("[Two men|killed 2 man] died in [Tell Amar|at] when a [shell|artillery] fell.")
    assert [c.quote for c in account.claims] == ["Two men"]
    assert account.claims[0].start == 0


def test_headline_and_lead() -> None:
    """The lead repeats its headline's figure and says who the people were."""
    account = told("""
        # [Kill 11|killed 11] in [Tell Amar|at]

        The [shelling|attack shelling] of [Tell Amar|at] left [11 civilians|killed 11 civilian] dead.
        """)
    first, again = account.claims
    assert again.same_as == first.id
    assert first.people.group == "civilian"
    assert len(account.attacks) == 1


def test_guarded_body() -> None:
    """A headline that drops "at least" repeats the body, which is the more careful statement."""
    account = told("""
        # [Kills three|killed 3]

        [At least three people|killed 3+] died in the [shelling|attack shelling] of [Tell Amar|at].
        """)
    headline, body = account.claims
    assert headline.same_as == body.id
    assert body.same_as is None


def test_never_extra_dead() -> None:
    """A second count of some of the dead is a part of the whole, and a problem in words."""
    account = told("""
        [11 people|killed 11] died in [Tell Amar|at], including [seven children|killed 7 child part=0].
        The [attack|attack shelling the] left [four girls|killed 4 girl] dead.
        """)
    girls = claim(account, "four girls")
    assert girls.part_of == claim(account, "11 people").id
    assert girls.counts is Counts.PARTIAL
    assert "partial_counts" in {p.code for p in account.problems}


def test_parts_that_do_not_add_up() -> None:
    """Listed parts that exceed their whole are a problem."""
    account = told(
        """
        [Five|killed 5] died in [Tell Amar|at] ([a woman|killed 1 woman part=0],
        """.strip()
        + """ [four children|killed 4 child part=0 after=1] and [two men|killed 2 man part=0 after=2]).
        """
    )
    assert [p.code for p in account.problems] == ["parts_exceed_whole"]
    assert "1 + 4 + 2" in account.problems[0].message
    assert len({c.tally for c in account.claims if c.tally}) == 1


def test_part_larger_than_its_whole() -> None:
    """A part that is larger than its whole is a problem."""
    account = told("[Five|killed 5] died in [Tell Amar|at], [six children|killed 6 child part=0] among them.")
    assert [p.code for p in account.problems] == ["part_exceeds_whole"]


def test_borrowed_group() -> None:
    """A figure without a group takes that of the figure it is coordinated with; singular sex and age are not lent."""
    account = told("""
        [20 civilians|killed 20 civilian] died while [36|injured 36 others after=0] were hurt in [Tell Amar|at].
        [A woman|killed 1 woman] died and [four|injured 4 others after=2] were hurt in [Kafr Zed|at].
        """)
    assert claim(account, "36").people.group == "civilian"
    assert claim(account, "four").people.group == "all"


def test_back_to_the_dead() -> None:
    """A figure "of the dead" takes harm, whole and event from the figure it refers to."""
    account = told("""
        [Eight people|killed 8] died and [two|injured 2 others after=0] were hurt in [Tell Amar|at].
        [Five|figure 5 child back=dead] were children.
        """)
    five = claim(account, "Five")
    assert five.harm is Harm.KILLED
    assert five.part_of == claim(account, "Eight people").id
    assert five.places[0].name == "Tell Amar"


def test_named_again() -> None:
    """A phrase like "the 11 victims" names again who was counted, whatever its number of words."""
    account = told("""
        [11 people|killed 11] died in [Tell Amar|at].

        Prayers were held for [the 11 victims|casualties 11 back=repeat].
        """)
    assert account.claims[1].same_as == account.claims[0].id


def test_two_attacks_in_one_sentence() -> None:
    """Clauses with places of their own are attacks of their own, each with its weapon."""
    account = told(
        "[Tell Amar|at] was [struck|attack airstrike] with [missiles|missile], in addition to "
        "[targeting|attack shelling] [Kafr Zed|list1], [Ruba|list1] and [Deir Sim|list1] with [shells|artillery]."
    )
    assert [a.places[0].name for a in account.attacks] == ["Tell Amar", "Kafr Zed", "Ruba", "Deir Sim"]
    assert [a.weapon for a in account.attacks] == [Weapon.MISSILE, *[Weapon.ARTILLERY] * 3]
    assert [a.place_mode for a in account.attacks[1:]] == [PlaceMode.EACH] * 3
    assert len({a.id for a in account.attacks}) == 4


def test_another_place_another_attack() -> None:
    """A new place opens another attack, and its figures go with it."""
    account = told("""
        [Two men|killed 2 man] died in the [shelling|attack shelling] of [Tell Amar|at].

        A [drone|attack drone_strike] hit [Kafr Zed|at] and hurt [two men|injured 2 man].
        """)
    assert len(account.attacks) == 2
    assert claim(account, "two men").attack == account.attacks[1].id


def test_another_day_another_attack() -> None:
    """The same place on another day is another attack, told again if it is earlier."""
    account = told("""
        [Two men|killed 2 man] died in the [shelling|attack shelling] of [Tell Amar|at] on [5 May|day 2023-05-05].

        On [1 May|day 2023-05-01] a [raid|attack airstrike] on [Tell Amar|at] killed [a woman|killed 1 woman].
        """)
    assert [a.retold for a in account.attacks] == [False, True]
    assert claim(account, "a woman").when == account.attacks[1].when


def test_period_and_its_rows() -> None:
    """Rows below a total of a period share its scope and hang on the figure of their group."""
    account = told("""
        [Since January|span 2023-01-01 2023-06-30] [attacks|attack drone_strike plural] left [25 dead|killed 25]:

        • [Ten civilians|killed 10 civilian].
        • [Nine fighters|killed 9 combatant].

        They were spread as follows:

        • [Four civilians|killed 4 civilian] in [Hadar|area].
        • [Four civilians|killed 4 civilian] in [Tell Amar|at].
        """)
    total, first, _, second, third = account.claims
    assert {c.scope for c in account.claims} == {Scope.PERIOD}
    assert first.part_of == total.id
    assert second.part_of == third.part_of == first.id
    assert third.same_as is None
    assert first.when == total.when


def test_one_attack_dated_by_its_month() -> None:
    """One strike in one place is an incident even where only its month is given."""
    for month in ("In [February", "Early [this month"):
        account = told(
            month + "|day 2023-02-01 2023-02-28] a [drone|attack drone_strike] killed [a man|killed 1 man] in [Zed|at]."
        )
        assert account.claims[0].scope is Scope.INCIDENT


def test_background_is_no_attack() -> None:
    """Millions displaced belong to no attack."""
    account = told("It is estimated that [6.5 million people|displaced 6500000] are displaced in [Aram|area].")
    assert account.claims[0].scope is Scope.BACKGROUND
    assert not account.attacks


def test_claimant_of_the_event() -> None:
    """A figure in the lead goes back to the one party that the report of its attack cites."""
    account = told("""
        [Two men|killed 2 man] died in the [shelling|attack shelling] of [Tell Amar|at].
        The [rescue service|says White Helmets] said that [one child|injured 1 child] was hurt.
        """)
    assert {c.claimant.party for c in account.claims if c.claimant} == {"White Helmets"}
    assert all(c.claimant for c in account.claims)


def test_rival_parties_are_no_parts() -> None:
    """What one party counts is no part of what another counts."""
    account = told("""
        The [clinic|says Clinic] said [11 people|killed 11] died in the [raid|attack airstrike] on [Tell Amar|at].
        The [council|says Council] said [nine civilians|killed 9 civilian] died in [Tell Amar|at].
        """)
    assert claim(account, "nine civilians").part_of is None


def test_mines_have_no_actor_around_them() -> None:
    """A mine takes no actor from the attack told beside it."""
    account = told("""
        The [army|by Army] [shelled|attack shelling] [Tell Amar|at] and [two men|killed 2 man] died.

        In [Tell Amar|at] [a child|killed 1 child] died when a [mine|mine] went off.
        """)
    assert claim(account, "a child").actor is None


def test_two_values() -> None:
    """One party that gives two numbers for the same people is a problem."""
    account = told("""
        [Five people|killed 5] died in the [shelling|attack shelling] of [Tell Amar|at].
        In all [seven people|killed 7] died in [Tell Amar|at].
        """)
    assert "values_differ" in {p.code for p in account.problems}


def test_a_place_that_narrows() -> None:
    """The headline's area and the body's village are one attack, placed in the village."""
    account = told("""
        # [Child injured|injured 1 child] in [Hadar countryside|area]

        A [drone|attack drone_strike] hit [Tell Amar|at] in [Hadar countryside|within].
        It hurt [a child|injured 1 child].
        """)
    assert len(account.attacks) == 1
    assert account.claims[0].places[0].name == "Tell Amar"


def test_ids_do_not_depend_on_the_reader() -> None:
    """A claim keeps its id when a better reader finds more around it."""
    text = "[Two men|killed 2 man] died in [Tell Amar|at]."
    assert told(text).claims[0].id == told(text + " [A child|injured 1 child] was hurt.").claims[0].id


def test_figures_in_page_furniture_are_left_out() -> None:
    """Figures of furniture are never read."""
    script = Script()
    script.add("[Two men|killed 2 man] died in [Tell Amar|at].", 0)
    script.sentences[0] = replace(script.sentences[0], kind=SentenceKind.FURNITURE)
    assert not script.account().claims


@pytest.mark.parametrize("code", sorted(codes()))
def test_every_problem_is_explained(code: str) -> None:
    """Every code has a meaning for the documents and a message for the reviewer."""
    kind = codes()[code]
    assert kind.meaning.endswith(".")
    assert kind.message.endswith(".")


def test_a_headline_shares_its_leads_period() -> None:
    """A headline without a time of its own is a total where its lead is one."""
    account = told("""
        # [Kill 31|killed 31]

        In all [31 civilians|killed 31 civilian] were killed [in June|span 2023-06-01 2023-06-30].
        """)
    assert {c.scope for c in account.claims} == {Scope.PERIOD}


def test_a_headline_sums_several_attacks() -> None:
    """A headline's undivided figure that the attacks below add up to is their whole, and a total."""
    account = told("""
        # [Seven hurt|casualties 7] by drones

        [Four men|killed 4 man] died when a [drone|drone] [struck|attack drone_strike] [Tell Amar|at].

        Elsewhere a [drone|drone] [struck|attack drone_strike] [Kafr Zed|at] and hurt [three men|injured 3 man].
        """)
    assert {c.part_of for c in account.claims[1:]} == {account.claims[0].id}
    assert account.claims[0].scope is Scope.PERIOD


def test_a_whole_in_the_same_breath() -> None:
    """Figures after a colon that add up to the figure before it are its parts."""
    account = told(
        "[Eight people|killed 8] died in [Tell Amar|at]: [five men|killed 5 man], [three women|killed 3 woman]."
    )
    assert [c.part_of for c in account.claims] == [None, account.claims[0].id, account.claims[0].id]


def test_a_list_of_places_is_no_return_to_one() -> None:
    """A roundup that names an earlier place among many is told as attacks of its own."""
    account = told("""
        [Two men|killed 2 man] died in the [shelling|attack shelling] of [Ruba|at].

        [Tell Amar|list1], [Kafr Zed|list1], [Ruba|list1] and [Deir Sim|list1] were [shelled|attack shelling].
        """)
    assert [a.places[0].name for a in account.attacks] == ["Ruba", "Tell Amar", "Kafr Zed", "Ruba", "Deir Sim"]


def test_nameless_sources_tell_a_monitor() -> None:
    """What nameless sources told a monitor is the monitor's figure, with them as its chain."""
    account = told(
        "[Reliable sources|says local sources] told [the Observatory|says SOHR] that [two men|killed 2 man] died."
    )
    claimant = account.claims[0].claimant
    assert claimant is not None
    assert (claimant.party, claimant.via) in {("SOHR", ("local sources",)), ("SOHR", ())}


def test_the_source_is_the_one_cited_before() -> None:
    """A bare "the source" points back to the party cited last."""
    account = told("""
        A [doctor|says doctor] said that [two men|killed 2 man] died in [Tell Amar|at].

        The [source|says informed source] added that [a child|injured 1 child] was hurt in [Kafr Zed|at].
        """)
    assert {c.claimant.party for c in account.claims if c.claimant} == {"doctor"}


def test_a_quotation_goes_on() -> None:
    """A sentence that begins with a quotation mark belongs to whom was cited before it."""
    account = told("""
        The [council|says Council] said that [two men|killed 2 man] died in [Tell Amar|at].

        “[A child|injured 1 child] was hurt in [Kafr Zed|at].
        """)
    assert [c.claimant.party for c in account.claims if c.claimant] == ["Council", "Council"]


def test_a_mixed_group_is_not_lent() -> None:
    """Where civilians and fighters stand side by side, "others" takes neither group."""
    account = told(
        """
        [Nine civilians|killed 9 civilian] and [23 fighters|killed 23 combatant after=0] died
        """.strip()
        + " and [others|injured some others] were hurt in [Tell Amar|at]."
    )
    assert claim(account, "others").people.group == "all"


def test_confidence_follows_what_is_said() -> None:
    """A figure told twice, of people described, is surer than a bare plural."""
    account = told("""
        # [Two children hurt|injured 2 child] in [Tell Amar|at]

        [Two children|injured 2 child] were hurt in the [shelling|attack shelling] of [Tell Amar|at].
        [Some|killed some] died.
        """)
    assert account.claims[0].confidence > claim(account, "Some").confidence


def test_a_headline_near_a_town_is_the_attack_told_below() -> None:
    """A headline that names only the town near by sums up the attack at the village of the next sentence."""
    account = told("""
        # [Nine|killed 9] killed in an orchard south of [Big Town|near]

        [Shells|artillery] [struck|attack shelling] people in [Tell Amar|at], south of [Big Town|within].
        Rescuers said that [nine civilians|killed 9 civilian] were killed.
        """)
    (attack,) = account.attacks
    assert [p.name for p in attack.places] == ["Tell Amar"]
    assert len(attack.claims) == 2


def test_among_the_dead_of_a_period() -> None:
    """Who "were among the dead" after a week's total is part of it, not of the places named next."""
    account = told("""
        [Since 1 June|span 2021-06-01 2021-06-07] [shelling|attack shelling] killed [30 men|killed 30 man].

        [Four boys|killed 4 man] were among the dead.

        [Struck|attack other the] most were [Tell Amar|list1], [Wadi Rim|list1] and [Beit Zan|list1].
        """)
    boys = claim(account, "Four boys")
    assert boys.part_of == claim(account, "30 men").id
    assert boys.scope is Scope.PERIOD


def test_all_the_attacks_of_a_period() -> None:
    """Who was harmed "by the attacks" is of the period, and who says so has not told of the single attack before."""
    account = told("""
        [Since 1 June|span 2021-06-01 2021-06-07] [shelling|attack shelling] killed [30 men|killed 30 man].

        [Shells|artillery] [hit|attack shelling] [Tell Amar|at] on [Monday|day 2021-06-07]. [Two men|killed 2 man] died.

        By the [Relief Group|says], [900 people|displaced 900] were displaced by the [attacks|attack other the plural].
        """)
    displaced = claim(account, "900 people")
    assert displaced.scope is Scope.PERIOD
    assert displaced.claimant is not None
    assert claim(account, "Two men").claimant is None


def test_the_services_spokesman() -> None:
    """A spokesman of "the service" speaks for the service cited before."""
    account = told("""
        The [Rescue Corps|says] said [two men|killed 2 man] died in the [shelling|attack shelling] of [Tell Amar|at].

        [A woman|injured 1 woman] was hurt, the service's [spokesman|says officials] said.
        """)
    woman = claim(account, "A woman").claimant
    assert woman is not None
    assert woman.party == "Rescue Corps"


def test_who_dies_later_belongs_to_the_attack() -> None:
    """A later death is of the attack told before; the hospital's town is not its place, the day only its outcome."""
    account = told("""
        On [3 May|day 2024-05-03] a [mine|mine] in [Tell Amar|at] [hurt|attack explosion] [two men|injured 2 man].
        [One of them|killed 1 back=whole wounds] died on [6 May|day 2024-05-06] in [Big Town|at].
        """)
    (attack,) = account.attacks
    dead = claim(account, "One of them")
    assert dead.id in attack.claims
    assert [p.name for p in dead.places] == ["Tell Amar"]
    assert dead.when is not None
    assert dead.when.latest == date(2024, 5, 3)
    assert dead.outcome_when is not None
    assert dead.outcome_when.latest == date(2024, 5, 6)


def test_a_weapon_and_its_verb_are_one_clause() -> None:
    """The clause "shots hit Beit Zan" after another attack is cut off before the weapon, with its place."""
    account = told("""
        [Guns|artillery] [hit|attack shelling] [Tell Amar|at], [shots|small_arms] [hit|attack shooting] [Beit Zan|at].
        """)
    assert [[p.name for p in a.places] for a in account.attacks] == [["Tell Amar"], ["Beit Zan"]]
    assert account.attacks[1].weapon is Weapon.SMALL_ARMS


def test_a_second_strike_on_the_rescuers() -> None:
    """A second strike that hits who came to help is an attack of its own, a double tap of the first."""
    account = told("""
        [Two men|killed 2 man] died in an [air raid|attack airstrike] on [Tell Amar|at].
        A second [strike|attack other the] hit the rescue teams.
        """)
    first, second = account.attacks
    assert (first.relation, first.hit_responders) == (None, False)
    assert (second.relation, second.related_to, second.hit_responders) == (Relation.DOUBLE_TAP, first.id, True)
    assert (second.places, second.weapon) == (first.places, first.weapon)


def test_shelling_by_aircraft_is_an_air_strike() -> None:
    """A word for any bombardment is an air strike where aircraft are named."""
    account = told("[Planes|airstrike] [bombed|attack shelling] [Tell Amar|at], and [a man|killed 1 man] died.")
    assert [a.type for a in account.attacks] == [AttackType.AIRSTRIKE]


def test_a_trend_is_no_attack() -> None:
    """How attacks go in general tells of none, and lends no weapon to the one told before."""
    account = told("""
        [Turkish forces|by Turkey] [targeted|attack other] [Kobani|at], where [two people|injured 2] were wounded.

        They have also increased their [drone|drone] [attacks|attack drone_strike plural] recently.
        """)
    assert [a.weapon for a in account.attacks] == [None]


def test_a_gun_that_is_named_is_what_bombs() -> None:
    """The verb "bombs" of a headline says less than the artillery that the text names."""
    account = told("""
        [Turkey|by] [bombs|airstrike] [Kobani|at] [city|attack airstrike].

        [Howitzers|artillery] [struck|attack other the] [Kobani|at], and [a man|killed 1 man] died.
        """)
    assert [a.weapon for a in account.attacks] == [Weapon.ARTILLERY]


def test_a_clause_is_cut_at_its_word() -> None:
    """The figure before "in an air raid" stays in its clause, whose word parts it from the shelling told before."""
    account = told(
        "[Shells|attack shelling] hit [Tell Amar|at], while [two men|killed 2 man] died, "
        "in a [raid|attack airstrike] on [Beit Zan|at]."
    )
    assert [p.name for p in claim(account, "two men").places] == ["Beit Zan"]


def test_unknown_gunmen_are_nobody_named_elsewhere() -> None:
    """Gunmen may be told by name in another sentence; of unknown gunmen none can."""
    for killers, party in (("gunmen", "SDF"), ("unknown gunmen", "unknown")):
        account = told(f"""
            [Two men|killed 2 man] were killed by [{killers}|by unknown] in [Tell Amar|at].
            The [force|by SDF] [shot|attack shooting the] [a boy|injured 1 boy] there too.
            """)
        assert [c.actor.name for c in account.claims[:1] if c.actor] == [party]
