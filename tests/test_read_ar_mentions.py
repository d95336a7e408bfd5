"""Places, times, parties, weapons and attacks of Arabic sentences."""

from __future__ import annotations

from typing import Any

import pytest

from harmledger.model import Basis, Part, Precision, Stance, Weapon
from harmledger.read import read
from harmledger.read.mentions import Anchor, Near, Use


def _times(text: str) -> list[dict[str, Any]]:
    kept = (
        "year",
        "month",
        "day",
        "weekday",
        "days_from",
        "days_to",
        "months_back",
        "years_back",
        "part",
        "eve",
        "since",
        "until",
    )
    return [
        {k: getattr(t, k) for k in kept if getattr(t, k) is not None and getattr(t, k) is not False}
        for t in read(text, language="ar").times
    ]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("قصفت القرية أمس", {"days_from": -1, "days_to": -1}),
        ("قصفت القرية فجر اليوم", {"days_from": 0, "days_to": 0, "part": Part.DAWN}),
        ("مساء أمس الخميس", {"days_from": -1, "days_to": -1, "weekday": 3, "part": Part.EVENING}),
        ("ليلة الجمعة", {"weekday": 4, "part": Part.NIGHT, "eve": True}),
        ("في 27 تشرين الثاني 2024", {"year": 2024, "month": 11, "day": 27}),
        ("في 22 أكتوبر/تشرين الأول 2019", {"year": 2019, "month": 10, "day": 22}),
        ("يوم 24/7/2022", {"year": 2022, "month": 7, "day": 24}),
        ("منذ مطلع العام الحالي", {"since": True, "years_back": 0}),
        ("منذ عام 2011", {"since": True, "year": 2011}),
        ("خلال الأسبوع الماضي", {"days_from": -7, "days_to": 0}),
        ("الشهر الماضي", {"months_back": 1}),
        ("حتى 12 أيلول", {"until": True, "month": 9, "day": 12}),
    ],
)
def test_times_are_taken_apart(text: str, says: dict[str, Any]) -> None:
    """Levantine and international months, weekdays, parts of the day, periods."""
    assert _times(text) == [says]


def test_days_counted_from_publication_are_anchored_there() -> None:
    """The words "أمس" is counted from the day of publication, a date from its own calendar."""
    one, two = read("قتل طفل أمس بعد إصابته في 3 آذار", language="ar").times
    assert (one.anchor, two.anchor) == (Anchor.PUBLISHED, Anchor.CALENDAR)


def test_place_words_tell_what_a_name_is() -> None:
    """The words "قرية", "مدينة", "ريف" and directions say how fine and how near a place is."""
    found = read("قصف على قرية تل الورد قرب مدينة سرمين في ريف إدلب الشرقي", language="ar").places
    assert [(p.name, p.cue) for p in found[:2]] == [("تل الورد", Precision.VILLAGE), ("سرمين", Precision.TOWN)]
    assert found[2].near is Near.WITHIN
    assert found[0].sure
    assert found[0].longest == found[0].start + len("تل الورد")


def test_places_of_a_list_share_a_number() -> None:
    """The words "قريتي X وY" are two places of one list."""
    found = read("قصفت القوات قريتي الزيتونة وحلوز بريف إدلب", language="ar").places
    assert [p.name for p in found[:2]] == ["الزيتونة", "حلوز"]
    assert found[0].listed == found[1].listed is not None


@pytest.mark.parametrize(
    ("text", "party", "use"),
    [
        ("قصفت قوات النظام القرية", "Syrian government", Use.ACTOR),
        ("قصف تركي على القرية", "Turkey", Use.ACTOR),
        ("استهدف القصف مواقع قوات النظام", "Syrian government", Use.VICTIM),
        ("وقال الدفاع المدني السوري إن القصف مستمر", "White Helmets", Use.CLAIMANT),
        ("بحسب المرصد السوري لحقوق الإنسان", "SOHR", Use.CLAIMANT),
        ("استجابت الفرق #الخوذ_البيضاء", "White Helmets", Use.OTHER),
        ("نفذتها طائرة مسيرة تابعة للتحالف الدولي", "US-led Coalition", Use.ACTOR),
        ("قصف من مناطق سيطرة قسد", "SDF", Use.ACTOR),
    ],
)
def test_what_a_party_does(text: str, party: str, use: Use) -> None:
    """A party attacks, was attacked, is cited, or is only named."""
    assert (party, use) in {(p.party, p.use) for p in read(text, language="ar").parties}


def test_a_cited_party_goes_on_speaking() -> None:
    """The words "وأضافت أن …" goes back to the party cited last."""
    found = read("قال الدفاع المدني إن القصف مستمر.\nوأضافت أن ثلاثة قتلوا.", language="ar").parties
    assert [(p.party, p.sentence, p.use) for p in found][-1] == ("White Helmets", 1, Use.CLAIMANT)
    assert found[-1].basis is Basis.OWN_TEAM


def test_the_occupier_is_whom_the_text_names() -> None:
    """The words "الاحتلال" alone is the party that the text calls so in full; without one the land tells."""
    assert [p.party for p in read("قصف الاحتلال التركي القرية. وكان الاحتلال قصفها أمس.", language="ar").parties] == [
        "Turkey"
    ] * 2
    assert [p.party for p in read("قصف الاحتلال القرية.", language="ar").parties] == ["occupier"]


@pytest.mark.parametrize(
    ("text", "weapon"),
    [
        ("بصواريخ تحمل قنابل عنقودية", Weapon.CLUSTER_MUNITION),
        ("غارة جوية", Weapon.AIRSTRIKE),
        ("بطائرة مسيّرة", Weapon.DRONE),
        ("انفجار لغم أرضي", Weapon.MINE),
        ("ببراميل متفجرة", Weapon.BARREL_BOMB),
        ("بقصـ ـف مد.فعي", Weapon.ARTILLERY),
        ("سيارة مفخخة", Weapon.IED),
    ],
)
def test_weapons_are_told_by_their_words(text: str, weapon: Weapon) -> None:
    """The longest name of a weapon counts."""
    assert weapon in {w.weapon for w in read(text, language="ar").weapons}


@pytest.mark.parametrize(
    ("text", "stance", "by", "actor"),
    [
        ("نفت وزارة الدفاع الروسية قصف القرية", Stance.DENIES, "Russian Defence Ministry", None),
        ("اتهم الدفاع المدني قوات النظام بقصف السوق", Stance.ACCUSES, "White Helmets", "Syrian government"),
        ("طائرة يعتقد أنها تركية", Stance.SUSPECTS, None, "Turkey"),
        ("تحمّل الهيئة الدولية قوات الدعم السريع المسؤولية", Stance.ACCUSES, "الهيئة الدولية", "RSF"),
        ("وفق وزارة الدفاع السورية التي حملت قسد المسؤولية", Stance.ACCUSES, "Syrian Defence Ministry", "SDF"),
    ],
)
def test_stances_name_who_speaks_and_of_whom(text: str, stance: Stance, by: str | None, actor: str | None) -> None:
    """The party beside the verb speaks, an armed one behind it is spoken of."""
    found = read(text, language="ar").stances
    assert [(s.stance, s.by, s.actor) for s in found] == [(stance, by, actor)]


def test_a_figure_told_to_be_denied_says_so() -> None:
    """A denied figure is kept and marked."""
    found = read("نفت الوزارة مقتل 19 مدنياً في الغارة.", language="ar").figures
    assert [(f.count.number, f.denied) for f in found] == [(19, True)]


@pytest.mark.parametrize(
    ("text", "by"),
    [
        ("أنقرة تنفي قصف سوق تل الورد والدفاع المدني يتحدث عن قتلى", "Turkey"),
        ("ونفت وزارة الدفاع الروسية أن تكون طائراتها قد قصفت السوق", "Russian Defence Ministry"),
        ("قصف على تل الورد، وموسكو تنفي", "Russia"),
    ],
)
def test_who_denies_is_the_verbs_own_subject(text: str, by: str) -> None:
    """The subject stands right before the verb or behind it; the party of the next clause denies nothing."""
    (stance,) = read(text, language="ar").stances
    assert (stance.stance, stance.by) == (Stance.DENIES, by)


def test_a_market_is_part_of_its_town() -> None:
    """The word "سوق" makes the town behind it a part of that town, and vouches for nothing that is only sold there."""
    town, maybe = read("غارة على سوق مدينة تل الورد، وغارة على سوق سرمين", language="ar").places
    assert (town.name, town.cue, town.sure) == ("تل الورد", Precision.NEIGHBOURHOOD, True)
    assert (maybe.name, maybe.cue, maybe.sure) == ("سرمين", Precision.NEIGHBOURHOOD, False)


def test_no_news_of_casualties_is_no_figure() -> None:
    """What no news came of is not counted; the shelling told beside it is."""
    found = read("طال القصف المدفعي قريتي تل الورد وكفر زيت، ولم ترد أنباء عن وقوع إصابات", language="ar")
    assert not found.figures
    assert found.attacks


def test_how_a_place_is_meant_carries_over_the_word_for_its_kind() -> None:
    """The words "قرب بلدة", "من قرية" and "ريف مدينة" say near, from and around, whatever the kind of place."""
    text = "قصف قرب بلدة سرمين أصاب رجلا من قرية الزيتونة في ريف مدينة حارم، ونقل المصابون إلى المشفى في مدينة جرابلس"
    found = [(p.name, p.near, p.cue) for p in read(text, language="ar").places]
    assert found == [
        ("سرمين", Near.NEAR, Precision.TOWN),
        ("الزيتونة", Near.FROM, Precision.VILLAGE),
        ("حارم", Near.AREA, Precision.TOWN),
        ("جرابلس", Near.FROM, Precision.TOWN),
    ]


def test_a_governorates_name_behind_the_word_for_a_city_is_the_city() -> None:
    """The words "مدينة حلب" name a town, "ريف حلب" and "حلب" alone the governorate."""
    found = read("قصف على مدينة حلب، وغارة على حي الزهراء بمدينة إدلب، وقصف بريف حلب", language="ar").places
    assert [p.cue for p in found] == [Precision.TOWN, Precision.NEIGHBOURHOOD, Precision.TOWN, Precision.GOVERNORATE]


def test_a_list_goes_on_over_kinds_and_a_road_has_two_ends() -> None:
    """The words "مدينة X وقرية Y" are one list, "طريق X - Y" a pair."""
    listed = read("قصف على مدينة حارم وقرية الزيتونة", language="ar").places
    road = read("استهداف سيارة على طريق حلوز - الزيتونة", language="ar").places
    assert [len(some) for some in (listed, road)] == [2, 2]
    assert all(some[0].listed == some[1].listed is not None for some in (listed, road))


def test_where_an_attacker_fires_from_is_not_where_it_struck() -> None:
    """Bases of the attacker, and the town a base lies in, are origins; a valley in quotes is a camp's own name."""
    text = "قصفت القوات من مواقعها القريبة من مطار السنابل العسكري في بلدة الزيتونة مخيم «وادي الحجل»"
    found = [(p.name, p.near) for p in read(text, language="ar").places]
    assert found == [("مطار السنابل", Near.FROM), ("الزيتونة", Near.FROM), ("وادي الحجل", Near.AT)]


@pytest.mark.parametrize("where", ["بمدينة سراقب", "بسراقب", "قرب سراقب", "في سراقب"])
def test_where_guns_stand_is_not_where_they_struck(where: str) -> None:
    """Whatever the preposition behind "المتمركزة", the fire came from there."""
    found = read(f"قصفت المدفعية المتمركزة {where} قرية الزيتونة", language="ar").places
    assert [p.near for p in found] == [Near.FROM, Near.AT]


def test_names_in_quotation_marks_are_whole() -> None:
    """A name in quotation marks keeps its first letter, and a term in them is no village of its first word."""
    listed = read("قصفت القوات قريتي “وردة” و“الحائط” بريف حلب", language="ar").places
    assert [p.name for p in listed] == ["وردة", "الحائط", "حلب"]
    struck = read("غارة تستهدف “الزيتونة” بريف حلب", language="ar").places
    term = read("قتل مدني في منطقة “خفض التصعيد” بريف حلب", language="ar").places
    hill = read("غارة على منطقة جبل “الشيخ سليم” بريف حلب", language="ar").places
    assert [[p.name for p in some] for some in (struck, term, hill)] == [
        ["الزيتونة", "حلب"],
        ["حلب"],
        ["الشيخ سليم", "حلب"],
    ]


def test_a_university_and_a_square_are_in_the_city_they_name() -> None:
    """The words "جامعة حلب" and "ساحة" mean the city, not its governorate."""
    found = read("قصف على جامعة حلب، وغارة على ساحة العروس في مدينة سرمين", language="ar").places
    assert [p.cue for p in found] == [Precision.NEIGHBOURHOOD, Precision.NEIGHBOURHOOD, Precision.TOWN]


def test_an_interview_and_a_list_are_no_villages() -> None:
    """Villages are called so, but "in an interview" and "in a list" name none."""
    assert not read(
        "قال الطبيب في مقابلة إن ثلاثة قتلوا، ووردت أسماؤهم في قائمة، وقصف على محيطها", language="ar"
    ).places


def test_a_facility_without_a_name_is_no_place() -> None:
    """Behind "inside" a container or a workshop is no village, though some village is called like it."""
    found = read("انفجرت عبوة داخل حاوية نفايات في مدينة سرمين، وسقط صاروخ على معامل الدفاع", language="ar").places
    assert [p.name for p in found] == ["سرمين"]


def test_a_day_of_the_month_told_before_and_days_that_go_together() -> None:
    """Read "في 19 منه" as of the month told last, two weekdays as one span, and "since … until today"."""
    times = read("أصيب طفل في 6 شباط. وفي 19 منه قتل طفلان بلغم.", language="ar").times
    assert [(t.month, t.day) for t in times] == [(2, 6), (2, 19)]
    (both,) = read("قتل خمسة يومي الاثنين والثلاثاء في اشتباكات.", language="ar").times
    assert (both.weekday, both.to_weekday) == (0, 1)
    (since,) = read("قتل 750 شخصا منذ 18 آذار 2025 حتى اليوم.", language="ar").times
    assert (since.since, since.day) == (True, 18)
    (war,) = read("قتل 750 شخصا منذ بدء العدوان في تشرين الأول 2023.", language="ar").times
    assert (war.since, war.month, war.year) == (True, 10, 2023)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("أصيب رجل في العاصمة الأفغانية كابول.", "كابول"),
        ("قتل ثلاثة بقصف ببنغازي.", "بنغازي"),
        ("سقطت قذائف على معسكر الزهور.", "الزهور"),
        ("شهداء مجزرة كفر الورد.", "كفر الورد"),
        ("سقطت قذيفة على حي سكني في زهرات الوادي.", "زهرات الوادي"),
        ("أصيب شاب في الخليل.", "الخليل"),
        ("قتل رجلان بقصف بالضعين أمس.", "الضعين"),
        ("قتل رجلان بقصف بمعرة الورد أمس.", "معرة الورد"),
        ("أصيب شابان بلغم بمنطقة وادي الورد.", "وادي الورد"),
        ("اقتحمت القوات حي عد حسين واعتقلت شابين.", "عد حسين"),
    ],
)
def test_where_a_name_stands(text: str, name: str) -> None:
    """Behind "the capital", a camp, a massacre, what was built, and a preposition glued to it."""
    assert name in [p.name for p in read(text, language="ar").places]


def test_the_other_bank_and_a_camp_of_its_town_are_no_names() -> None:
    """Alone, "الضفة" is the West Bank, but not "الضفة اليسرى"; "ومخيمها" is the camp of the town before it."""
    assert [p.name for p in read("قتل شاب في الضفة.", language="ar").places] == ["الضفة"]
    assert not read("قتل شاب على الضفة اليسرى للنهر.", language="ar").places
    assert [p.name for p in read("اقتحمت القوات مدينة نابلس ومخيمها.", language="ar").places] == ["نابلس"]


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("تنسيقية لجان مقاومة الوادي\n\nسقط 14 شهيدا في القصف.", "تنسيقية لجان مقاومة الوادي"),
        ("سقط 14 شهيدا في القصف.\n\nغرفة طوارئ الحي الجنوبي", "غرفة طوارئ الحي الجنوبي"),
        ("بيان صادر عن شبكة أطباء الوادي\n\nسقط 14 شهيدا.", "شبكة أطباء الوادي"),
        ("وصل 67 شهيدا إلى المستشفيات.\n\nوزارة الصحة - غزة", "Gaza Health Ministry"),
        ("صدر عن المديرية العامة للدفاع المدني ما يلي:\n\nسقط 14 شهيدا.", "المديرية العامة للدفاع المدني"),
        ("الهلال الأحمر الليبي فرع الوادي\n\nسقط 14 شهيدا.", "الهلال الأحمر الليبي"),
        ("#الدفاع_المدني_السوري #الخوذ_البيضاء\n\nسقط 14 شهيدا.", "White Helmets"),
        ("المفوضية العليا للحقوق في العراق – إحصائية الضحايا\n\nسقط 14 شهيدا.", "المفوضية العليا للحقوق"),
        ("التقرير اليومي لشبكة أطباء الوادي حول ضحايا القصف\n\nسقط 14 شهيدا.", "شبكة أطباء الوادي"),
        ("المتحدث باسم الهلال الأحمر الليبي فلان الفلاني:\n\nسقط 14 شهيدا.", "الهلال الأحمر الليبي"),
        ("مركز الوادي الإعلامي\n\nسقط 14 شهيدا.", None),
        ("محافظة مأرب:\n\nسقط 14 شهيدا.", None),
    ],
)
def test_who_signs_a_statement_on_a_line_of_its_own(text: str, party: str | None) -> None:
    """A body that heads or signs a text speaks in all of it; an outlet or the heading of a list does not."""
    signed = [p.party for p in read(text, language="ar").parties if p.use is Use.SIGNS]
    assert signed == ([party] if party else [])


def test_an_officer_is_cited_by_office_and_name() -> None:
    """Ministers, mayors and commanders speak under what they are."""
    parties = read("قال مدير ناحية الوادي إن شخصين قتلا.", language="ar").parties
    assert [(p.party, p.use) for p in parties] == [("مدير ناحية الوادي", Use.CLAIMANT)]


def test_a_hospital_speaks_before_a_colon() -> None:
    """Live reports put who says it before a colon, behind the hour."""
    parties = read("12:30 - مستشفى الأمل: وصول 5 شهداء.", language="ar").parties
    assert [(p.party, p.use) for p in parties] == [("مستشفى الأمل", Use.CLAIMANT)]


def test_years_and_months_of_a_span_are_counted() -> None:
    """What lasted "seven years" or "the last six months" counts back from publication."""
    for words, days in (("خلال سبع سنوات", 7 * 365), ("خلال الأشهر الستة الأخيرة", 180), ("خلال 10 أيام", 10)):
        (time,) = read(f"قتل 900 شخص {words}.", language="ar").times
        assert (time.days_from, time.days_to, time.span) == (-days, 0, True)


def test_counted_attacks_are_many() -> None:
    """A number before an attack makes it many: "118 اعتداء"."""
    assert [a.plural for a in read("سجل المركز 118 اعتداء.", language="ar").attacks] == [True]


def _uses(text: str) -> list[tuple[str, Use]]:
    return [(p.party, p.use) for p in read(text, language="ar").parties]


def test_an_army_that_says_that_it_struck_attacked() -> None:
    """Who speaks for forces speaks of what they did."""
    assert _uses("أعلنت أفريكوم أنها نفذت ضربة جوية قرب البلدة.") == [("AFRICOM", Use.CLAIMANT), ("US", Use.ACTOR)]
    assert _uses("قال الجيش الإسرائيلي إنه استهدف مركز قيادة لحركة حماس.") == [
        ("Israel", Use.CLAIMANT),
        ("Israel", Use.ACTOR),
        ("Hamas", Use.VICTIM),
    ]


def test_whose_fighter_was_killed_is_no_attacker() -> None:
    """Behind "one of" stands whom he belonged to."""
    assert _uses("أسفرت الضربة عن مقتل إرهابي واحد من حركة الشباب.") == [("Al-Shabaab", Use.VICTIM)]


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ('نفذت القيادة المركزية الأميركية عملية في الباب، استهدفت قيادياً بارزاً في تنظيم "داعش".', ["US"]),
        ("سقوط نحو 90 قتيلاً من ميليشيات أسد وإيران وحزب الله جراء القصف الإسرائيلي.", ["Israel"]),
        ("مقتل شاب برصاص عناصر قسد في بادية الرصافة.", ["SDF"]),
        ("تمكنت سرايا تابعة لـ “هيئة تحرير الشام” من قتل ثلاثة عناصر.", []),
        ("إن السرايا التابعة لـ “هيئة تحرير الشام” تمكنت من قتل ثلاثة عناصر لقوات النظام.", ["HTS"]),
        ("صعدت قوات الحكومة السورية قصفها المدفعي على ريف إدلب.", ["Syrian government"]),
    ],
)
def test_who_shot_attacked_and_whose_people_were_hit_did_not(text: str, actors: list[str]) -> None:
    """Behind a bullet stands who fired it; behind a leader who was struck, and behind "from", stands his side."""
    assert [party for party, use in _uses(text) if use is Use.ACTOR] == actors


def test_a_similar_attack_is_by_whom_attacked_last() -> None:
    """Likened to another, it names nobody, and means the attacker told before."""
    text = "قصفت قوات النظام السوري قرية الورد. وأصيب رجل بقصف مماثل على قرية الزهر."
    assert [p.party for p in read(text, language="ar").parties if p.use is Use.ACTOR] == ["Syrian government"] * 2


def test_the_militia_is_the_one_that_the_text_names() -> None:
    """What is "المليشيا" alone is named in full elsewhere."""
    assert {p for p, _ in _uses("قصفت مليشيا الحوثي الحي. وقتل ثمانية بنيران المليشيا.")} == {"Houthis"}


def test_residents_and_relatives_say_it_together() -> None:
    """Others may stand between who says it and the verb."""
    found = _uses("غير أن سكانا محليين وأقارب للقتيل أكدوا أن الغارة قتلت امرأة.")
    assert ("local residents", Use.CLAIMANT) in found


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("الدفاع المدني في غزة: انتشال 9 شهداء من تحت الأنقاض.", "White Helmets"),
        ("#عاجل وزير الصحة فلان الفلاني: 9 شهداء في الانفجار.", "وزير الصحة فلان الفلاني"),
        ("قتل سبعة عمال في قصف على المصنع، على ما أفاد الناطق باسم الهلال الأحمر.", "الهلال الأحمر"),
        ("أدانت الشبكة اليمنية للحقوق القصف الذي أدى إلى مقتل طفل.", "الشبكة اليمنية للحقوق"),
        ("صدر عن مركز عمليات الإغاثة التابع للوزارة بيان أعلن أن الغارة أدت إلى مقتل طفل.", "مركز عمليات الإغاثة"),
        ("أعلنت نقابة أطباء الوادي مقتل طفل.", "نقابة أطباء الوادي"),
        ("قال طبيب في المستشفى إن خمسة أشخاص قتلوا.", "doctor"),
        ("غرفة طوارئ الحمراء قالت إن خمسة مدنيين قتلوا.", "غرفة طوارئ الحمراء"),
        ("وقال الناطق باسم المركز إن بين القتلى ثلاثة مدنيين.", "المركز"),
        ("قتل ثلاثة في الغارة، بحسب مراسل «قناة الوادي».", "مراسل قناة الوادي"),
        ("قتل ثلاثة في الغارة، وفق ما أكده أحد أقاربهم.", "relatives"),
        ("مصدر طبي في المشفى الوطني: وصول 64 مصاباً.", "medical source"),
        ("قتلت امرأة بغارة على منزلها، بحسب سكان.", "local residents"),
        ("وفق مدير المستشفى فلان الفلاني الذي أعلن إقفاله، قتل سبعة.", "مدير المستشفى فلان الفلاني"),
        ("أفاد تقرير صادر عن مكتب الأمم المتحدة لحقوق الإنسان بأن 9 مدنيين قتلوا.", "UN"),
        ("أعلنت الجمعية الليبية للهلال الأحمر مقتل خمسة من متطوعيها.", "الجمعية الليبية للهلال الأحمر"),
    ],
)
def test_who_is_cited_in_the_ways_of_posts_and_agencies(text: str, party: str) -> None:
    """Before a colon behind the land or a herald, behind "as … said", and who condemns."""
    assert party in [p.party for p in read(text, language="ar").parties if p.use is Use.CLAIMANT]


@pytest.mark.parametrize(
    ("text", "party", "via"),
    [
        ("نقلت وكالة الوادي للأنباء عن مدير صحة البلدة قوله إن طفلاً قتل.", "مدير صحة البلدة", "وكالة الوادي للأنباء"),
        ("قتل خمسة أشخاص وفق وكالة رويترز نقلا عن مصادر طبية.", "medical sources", "Reuters"),
    ],
)
def test_an_agency_passes_on_what_another_said(text: str, party: str, via: str) -> None:
    """Whom it quotes speaks; it is the chain."""
    cited = [p for p in read(text, language="ar").parties if p.use is Use.CLAIMANT]
    assert [(p.party, p.via) for p in cited] == [(party, (via,))]


def test_who_is_taken_to_a_hospital_cites_none() -> None:
    """The verb of quoting is the verb of carrying too."""
    assert not [p for p in read("نقلت إلى مستشفى الوادي جثمان طفل.", language="ar").parties if p.use is Use.CLAIMANT]


def test_a_town_that_opens_a_sentence_lies_around_what_is_told() -> None:
    """The place behind is where it happened."""
    places = read("وفي بيت لحم، أصيب طفل بالرصاص في بلدة الخضر جنوباً.", language="ar").places
    assert [(p.name, p.near) for p in places] == [("بيت لحم", Near.WITHIN), ("الخضر", Near.AT)]


def test_among_the_dead_cites_nobody() -> None:
    """The word for "among" is the verb "made clear" too."""
    cited = [p.party for p in read("قال الناطق باسم المركز إن بين القتلى أطباء.", language="ar").parties]
    assert cited == ["المركز", "doctors"]
    uses = [p.use for p in read("وكان بين القتلى أطباء ومسعفون.", language="ar").parties]
    assert Use.CLAIMANT not in uses


def test_who_carries_fighters_blames_nobody() -> None:
    """The verb of blaming is the verb of carrying too."""
    assert not read("استهدفت المسيرة شاحنة تحمل عناصر من قوات الدعم السريع.", language="ar").stances


def test_what_follows_the_village_is_not_its_name() -> None:
    """Neither the words of a speech nor a second noun."""
    assert not read(
        "وقال مختار القرية إن المهاجمين خطفوا اثنين من أبناء القرية والمطالبة مستمرة.", language="ar"
    ).places


def test_a_fuel_station_is_no_place_of_that_name() -> None:
    """What a station is for is not what it is called."""
    assert [p.name for p in read("غارة على محطة وقود في نيالا قتلت طفلاً.", language="ar").places] == ["نيالا"]


def test_what_lies_in_a_named_governorate_is_a_place() -> None:
    """No lexicon knows it, and only a preposition stands before it."""
    assert [p.sure for p in read("قتل خمسة في بارا بولاية شمال كردفان.", language="ar").places] == [True, True]


def test_a_day_between_who_speaks_and_what_is_said_is_when_it_was_said() -> None:
    """It may not be the day of the attack."""
    told = "أعلنت الوزارة، الثلاثاء، أن خمسة قتلوا. وقتل ستة يوم الثلاثاء."
    assert [t.told for t in read(told, language="ar").times] == [True, False]


def test_a_district_called_after_its_town_is_wider() -> None:
    """What stands before a name known everywhere tells what it is."""
    places = read("غارة على بلدة الورد في قضاء بعلبك قتلت طفلاً.", language="ar").places
    assert [p.cue for p in places] == [Precision.TOWN, Precision.DISTRICT]


def test_who_says_it_at_the_end_vouches_for_all_of_a_sentence() -> None:
    """Behind "على ما أفاد" the words before are vouched for, too."""
    text = "قتل سبعة عمال في قصف على المصنع صباح الاثنين جنوب المدينة، على ما أفاد الناطق باسم الهلال الأحمر."
    (cited,) = [p for p in read(text, language="ar").parties if p.use is Use.CLAIMANT]
    assert cited.reach_start == 0


def test_no_word_of_bringing_is_a_village() -> None:
    """The words "ونقلوا إلى" go on with a verb, not with a list of villages."""
    found = read("أصيب خمسة بقصف على قرية كفر الورد ونقلوا إلى المستشفى.", language="ar").places
    assert [p.name for p in found] == ["كفر الورد"]
