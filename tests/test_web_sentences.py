"""Problems and reasons in the Arabic interface: whatever the ledger says in English has its Arabic sentence."""

from __future__ import annotations

import json
import re
import tomllib
from datetime import date
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from harmledger import pipeline
from harmledger.link.levels import levels
from harmledger.model import (
    DateBasis,
    Document,
    Harm,
    People,
    Precision,
    Published,
    Relation,
    Responsibility,
    Ruling,
    Scope,
    Stance,
    Status,
    StatusBasis,
    TargetType,
    Weapon,
)
from harmledger.store import Ledger
from harmledger.store.gazetteer import open_default
from harmledger.store.writing import orphans
from harmledger.web.say import Say
from harmledger.web.sentences import table
from harmledger.web.tongue import tongue
from tests import desks
from tests.ledger_builder import Report, book, on, place, report, ruling

if TYPE_CHECKING:
    from collections.abc import Iterable

    from harmledger.model import Account, Place, Problem

ARABIC, ENGLISH = Say(tongue("ar")), Say(tongue("en"))
CORPUS = Path(__file__).parent / "corpus"
DAY, NEXT = "2023-10-05", "2023-10-06"
SET_APART = re.compile("\u2068.*?\u2069", re.DOTALL)
TEXTS = [
    "قُتل ثلاثة مدنيين بينهم أربعة أطفال بقصف مدفعي على أريحا.",
    "On Monday, 5 October 2023, shells killed two people in Ariha.",
    "Shells killed two people in Ariha yesterday.",
    "Shells killed two people in Ariha on 5 October. Russia denied that its jets killed ten people in Saraqib.",
    "Shelling on Ariha killed ten people: four men, three women and two children.",
]
MIXED = (
    "Shells killed two people in Ariha on Monday, rescuers said.\n\n"
    "Selon les secouristes, quatre civils ont été tués dans le bombardement de la ville."
)
VALUES = {  # what stands in a reason of an aspect
    "place": ("Sarja (north)", "سرجة"),
    "time": ("5 October 2023 – 7 October 2023", "no day"),
    "killed": ("5", "7–9"),
    "injured": ("none told", "12"),
    "groups": ("5 children killed, 1 family member injured", "2 women killed"),
    "actor": ("Russia and Syrian government", "Turkey"),
    "weapon": ("guided_missile", "drone"),
    "target": ("idp_site, school", "medical"),
}


def read(document: Document) -> Account:
    """Give what a document states."""
    return pipeline.account(document, open_default())


def corpora() -> Iterable[Account]:
    """Give what the documents of our corpora state."""
    for path in sorted(CORPUS.glob("*_documents.jsonl")):
        for row in map(json.loads, path.read_text(encoding="utf-8").splitlines()):
            day = date.fromisoformat(row["published"]) if row.get("published") else None
            published = Published(day, day, DateBasis.META) if day else None
            yield read(Document(row["id"], row["text"], "0", language=row["lang"], published=published))


def texts() -> Iterable[Problem]:
    """Give the problems inside the texts of our corpora and of this file."""
    yield from (problem for account in corpora() for problem in account.problems)
    for text in TEXTS:
        yield from read(Document("own", text, "0", language="en" if text.isascii() else "ar")).problems
    yield from read(Document("own", MIXED, "0", language="en")).problems
    yield from read(Document("own", TEXTS[1], "0", language="en", published_text="before the feast")).problems
    yield from orphans(told("a").account, ["c-lost"])


def told(name: str, source: str | None = None, published: str | None = DAY, **fields: str) -> Report:
    """Begin a report of one attack."""
    return report(name, source, published, **fields).attack("Qaqfin", DAY, actor="Russia")


def ledgers() -> Iterable[list[Report]]:
    """Give small ledgers that each show a problem between documents."""
    fighters = People(Status.COMBATANT, StatusBasis.STATED)
    yield [told("a").killed(11, by="SOHR"), told("b").killed(9, by="White Helmets")]
    yield [told("a", None, None).killed(3, by="SOHR"), told("b", None, None).killed(5, by="SOHR")]
    yield [told("a").killed(4, fighters, by="Russia"), told("b").killed(4, by="SNHR")]
    for kind in ("version_of", "corrects", "retracts"):
        yield [told("old").killed(3), told("new", **{kind: "old"}).killed(5)]
    denies = (Responsibility(by="Russia", actor="Russia", stance=Stance.DENIES, quote="", start=0, end=0),)
    yield [report("a").attack("Qaqfin", DAY, actor="Russia", responsibility=denies).killed(2)]
    twice = told("a").killed(4)
    yield [twice.attack("Qaqfin", DAY, related_to=twice.attacks[0].id, relation=Relation.DOUBLE_TAP).killed(4)]
    area, october = (place("Idlib", Precision.GOVERNORATE),), on("2023-10-01", "2023-10-31")
    month = report("m", "SANA", "2023-11-02").killed(2, scope=Scope.PERIOD, when=october, places=area)
    yield [told("a").killed(5), month]
    yield [told("a").killed(5), report("b", "SNHR", DAY).attack("Nearby", DAY).killed(9)]


def between() -> Iterable[Problem]:
    """Give the problems between documents: those of small ledgers, of people's rulings and of the samples."""
    apart = [told("a").killed(5), report("b", "SNHR", NEXT).attack("Faraway", NEXT).killed(5)]
    joined = [ruling(Ruling.MERGE, apart[0].attacks[0].id, apart[1].attacks[0].id), ruling(Ruling.ACCEPT, "c-lost")]
    books = [book(own) for own in ledgers()] + [book(apart, joined)]
    with Ledger.open(str(desks.samples())) as ledger:
        books.append(pipeline.book(ledger))
    for made in books:
        yield from made.problems
        yield from (problem for incident in made.incidents for problem in incident.problems)
        yield from (problem for account in made.accounts for problem in account.problems)


def reasons() -> Iterable[str]:
    """Give every reason that the table of levels can make."""
    for level in levels().levels.values():
        left, right = VALUES.get(level.aspect, ("", ""))
        for km in ("12", "an unknown number of") if level.why else ():
            yield level.why.format(left=left, right=right, km=km) + " (+2.75)"


def placed() -> Iterable[Place]:
    """Give the places of our corpora, of sentences that say more of a place than its name, and of the samples."""
    own = [
        "Shells killed two people near Ariha, and one in the countryside of Saraqib.",
        "Two people were killed in the eastern neighbourhood of Ariha and in Zarnuqa.",
    ]
    stated = [*corpora(), *(read(Document("own", text, "0", language="en")) for text in own)]
    with Ledger.open(str(desks.samples())) as ledger:
        stated += pipeline.book(ledger).accounts
    return [place for account in stated for attack in account.attacks for place in attack.places]


def known_codes() -> set[str]:
    """Give every code that a problem can bear."""
    rooms = ("assemble", "reconcile")
    found = [files(f"harmledger.{room}").joinpath("problems.toml").read_text(encoding="utf-8") for room in rooms]
    return {code for text in found for code in tomllib.loads(text)}


def test_every_problem_has_its_arabic_sentence() -> None:
    """Whatever problem the program raises, the Arabic page says it in Arabic; no code is left untried."""
    found = {(problem.code, problem.message) for problem in (*texts(), *between())}
    found |= {
        ("published_differs", "Given as published on 2023-10-05, but its own date line says 2022-10-05."),
        ("possible_duplicate", "i-1 and i-2 may be one attack: the same place, Tel."),
    }
    assert {message for _, message in found if not is_arabic(message)} == set()
    assert {code for code, _ in found} == known_codes()


def test_every_reason_has_its_arabic_sentence() -> None:
    """Why two attacks are one or not is said in Arabic, also within the problem that names the reasons."""
    every = list(reasons())
    ruled = ["a person ruled them apart", "a person put them together", "one text tells both as one event"]
    assert [reason for reason in (*every, *ruled) if not is_arabic(reason)] == []
    both = f"i-1 and i-2 may be one attack: {'; '.join(every[:3])}."
    assert ARABIC.sentence(both) is not None
    assert is_arabic(both)


def test_every_reason_for_a_place_has_its_arabic_sentence() -> None:
    """Why a name was taken for a place is said in Arabic."""
    found = {reason for where in placed() for reason in where.reasons} | {"chosen by Amal"}
    assert {reason for reason in found if not is_arabic(reason)} == set()


def is_arabic(text: str) -> bool:
    """Tell whether a sentence is said in Arabic, but for what is quoted as it stands."""
    said = ARABIC.sentence(text)
    return said is not None and not re.search("[A-Za-z]", SET_APART.sub("", said))


@pytest.mark.parametrize("text", ["A sentence of another release.", "the same weapon, trebuchet (+1)", ""])
def test_what_is_not_known_stays_as_it_is(text: str) -> None:
    """A sentence that no template fits is shown in English and marked as English."""
    assert ARABIC.sentence(text) is None


def test_values_are_said_in_arabic() -> None:
    """Figures, days and words of the model come out in the words of the page."""
    said = ARABIC.sentence("SOHR and SNHR tell of 5 and at least 7 family member killed.")
    assert said
    assert "7 أو أكثر" in said
    assert ARABIC.word("group", "family_member") in said
    days = ARABIC.sentence("No day is said: taken as 2023-10-05 or 2023-10-06, from the day of publication.")
    assert days
    assert "5 تشرين الأول 2023" in days


def test_the_arabic_page_shows_them(tmp_path: Path) -> None:
    """The open questions and the reasons of an incident are in Arabic, and what is not is marked."""
    with desks.client(desks.copied(tmp_path)) as desk:
        listed = desk.get("/?code=parts_exceed_whole&lang=ar").text
        page = desk.get(re.findall(r'href="(/incident/[^"?#]+)[^"]*" data-open', listed)[0] + "?lang=ar").text
    assert "مجموع الفئات المذكورة" in page
    assert '<span lang="en"' not in page


def test_english_pages_say_what_is_kept() -> None:
    """In English the sentence of the ledger stands as it is."""
    assert ENGLISH.sentence("Russia denies it.") is None


def test_no_template_takes_what_it_does_not_say() -> None:
    """Both languages of a template have the same values."""
    for sentence in table().sentences:
        assert set(re.findall(r"\{(\w+)\}", sentence.arabic)) == {name for name, _ in sentence.kinds}


@pytest.mark.parametrize(("kind", "values"), [("target", TargetType), ("weapon", Weapon), ("harm", Harm)])
def test_every_value_has_a_word(kind: str, values: Iterable[str]) -> None:
    """No value of a vocabulary breaks a sentence."""
    assert all(ARABIC.t.has(f"{kind}.{value}") for value in values)


@pytest.mark.parametrize(
    ("days", "english", "arabic"),
    [
        (("2021-06-08", "2021-06-15"), "8–15 June 2021", "\u20668–15\u2069 حزيران 2021"),
        (("2023-10-01", "2023-10-31"), "October 2023", "تشرين الأول 2023"),
        (("2024-01-28", "2024-02-03"), "28 January – 3 February 2024", "28 كانون الثاني – 3 شباط 2024"),
        (
            ("2023-12-30", "2024-01-02"),
            "30 December 2023 – 2 January 2024",
            "30 كانون الأول 2023 – 2 كانون الثاني 2024",
        ),
    ],
)
def test_days_are_written_as_shortly_as_they_can_be(days: tuple[str, str], english: str, arabic: str) -> None:
    """A week says its month once, a whole month is named; in Arabic the range does not turn around."""
    assert (ENGLISH.kept(*days), ARABIC.kept(*days)) == (english, arabic)


def test_who_speaks_is_named_in_the_language_of_the_page() -> None:
    """Inside a sentence too: a list of parties in Arabic and a conflict in English names would be two parties."""
    said = ARABIC.sentence("hospital (The Courier) and White Helmets tell of 23 and 43 people killed.")
    assert said is not None
    assert ("مستشفى (The Courier)" in said, "الدفاع المدني السوري" in said) == (True, True)


def test_a_sentence_of_an_older_release_is_said_too() -> None:
    """A ledger keeps sentences as they were made: "2 child killed" is what an earlier Harmledger wrote."""
    assert ARABIC.sentence("the same victims: 2 child killed (+1.75)") == ARABIC.sentence(
        "the same victims: 2 children killed (+1.75)"
    )
