"""The report says minimums with their ranges, sets others' totals beside them, and every number leads to its claims."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import pypdf
import pytest

from accuracy.sets import gazetteer, shared, taken
from harmledger.link import link
from harmledger.model import Book, Bound, Harm, Manner, When
from harmledger.pipeline import account
from harmledger.publish.disclosure import profile
from harmledger.publish.index import latest_day
from harmledger.publish.report import LANGUAGES, Report, Wish, report
from harmledger.publish.report.html import html
from harmledger.publish.report.outlines import Outline
from harmledger.publish.report.pdf import pdf
from harmledger.publish.report.speech import speech
from harmledger.publish.window import Window, month, window
from harmledger.reconcile import reconcile
from tests import books
from tests.test_publish_browser import CHROMIUM, OPTIONS
from tests.test_publish_disclosure import TRACES, smuggled

if TYPE_CHECKING:
    from pathlib import Path

NOVEMBER = month("2023-11")


def made(book: Book | None = None, language: str = "en", span: Window = NOVEMBER, **more: Any) -> Report:
    """Give the report of a span."""
    told, _ = report(book or books.book(), Wish(profile("public"), span, "Sample Rescue"), language, **more)
    return told


def texts(told: Report, section: str) -> list[list[str]]:
    """Give the rows of a section's tables."""
    (found,) = (part for part in told.sections if part.id == section)
    return [[cell.text for cell in row.cells] for block in found.blocks for row in block.rows]


def stats(told: Report) -> dict[str, str]:
    """Give the headline."""
    return {stat.kind: stat.figure for stat in told.stats}


def test_the_headline_is_a_minimum() -> None:
    """Eleven were killed, seven of them children; how many were injured is kept back, and that is not zero."""
    told = made()
    assert stats(told) == {"killed": "11", "injured": "–", "children": "7", "incidents": "2"}
    assert told.lead == "At least 11 people were killed. Recorded incidents: 2."
    assert told.kicker == "Documented minimums, not totals"


def test_a_total_stands_beside_the_record() -> None:
    """In October nothing is recorded and 66 are stated: the 66 are in no sum."""
    told = made(span=month("2023-10"))
    assert stats(told)["killed"] == "0"
    stated, claimant, days, recorded, rest = texts(told, "totals")[0]
    assert (stated, claimant, days) == ("66 civilians killed", "White Helmets", "October 2023, Idleb")
    assert (recorded, rest) == ("5–7", "59–61")


def test_ranges_are_told() -> None:
    """Where reports differ the figure has both bounds; where nobody gives an upper one it is open."""
    harvest, roundup = books.book().incidents
    wide = tuple(replace(line, high=Bound(14)) if line.harm is Harm.KILLED else line for line in harvest.toll)
    told = made(replace(books.book(), incidents=(replace(harvest, toll=wide), roundup)))
    assert texts(told, "figures")[0][1] == "11–14"
    assert "at most 14" in told.stats[0].note


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_link_leads_somewhere(language: str) -> None:
    """Each figure's address is that of a row in the same report, and the rows lead to claims."""
    page = html(made(language=language))
    anchors = set(re.findall(r'id="([^"]+)"', page))
    links = re.findall(r'href="#([^"]+)"', page)
    assert set(links) <= anchors
    assert {"f-killed-all", "f-killed-child", "i-1", "c-1", "c-2"} <= set(links)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_asks_for_nothing(language: str) -> None:
    """The HTML has no script, no style from elsewhere and no address that a browser would load."""
    page = html(made(language=language))
    assert "<script" not in page
    assert not re.search(r'(?:src|xlink:href)="', page)
    assert "default-src &#39;none&#39;" in page
    assert f'lang="{language}" dir="{"rtl" if language == "ar" else "ltr"}"' in page


@pytest.mark.skipif(not CHROMIUM.exists(), reason="no /usr/bin/chromium: apt-get install chromium")
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_in_a_browser(tmp_path: Path, language: str) -> None:
    """Axe finds no fault; nothing is blocked or asked for; a small phone need not scroll sideways."""
    api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")
    (tmp_path / "report.html").write_text(html(made(language=language)), encoding="utf-8")
    said: list[str] = []
    with api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=OPTIONS)
        page = browser.new_context(bypass_csp=True, viewport={"width": 360, "height": 700}).new_page()
        page.on("console", lambda message: said.append(message.text))
        page.on("request", lambda asked: said.append(asked.url) if not asked.url.startswith("file:") else None)
        page.goto((tmp_path / "report.html").as_uri())
        assert page.evaluate("document.documentElement.scrollWidth") <= 360
        found = axe.Axe().run(page)
        browser.close()
    assert said == []
    assert found.violations_count == 0, found.generate_report()


def read(data: bytes) -> str:
    """Give the text of a PDF."""
    return "\n".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages)


def test_the_pdf_can_be_searched() -> None:
    """The text of the PDF is text: figures, places, parties and headings are found, and the same bytes come twice."""
    told, day = made(), latest_day(books.book())
    data = pdf(told, day)
    text = read(data)
    for words in ("Harm to civilians", "November 2023", "At least 11 people were killed", "Qoqfin", "White Helmets"):
        assert words in text
    assert pdf(told, day) == data
    assert pypdf.PdfReader(io.BytesIO(data)).metadata.title == "Harm to civilians: November 2023"  # type: ignore[union-attr]


def test_the_arabic_pdf_can_be_searched() -> None:
    """Arabic words come out of the PDF as they were written, not as shapes; places have their Arabic names."""
    wish = Wish(profile("public"), NOVEMBER, names={"ocha:C4064": "قوقفين"})
    told, _ = report(books.book(), wish, "ar")
    text = read(pdf(told, latest_day(books.book())))
    for word in ("المدنيين", "القتلى", "الأطفال", "تشرين", "قوقفين", "الدفاع", "السوري"):
        assert word in text
    assert "11" in text


def test_both_languages_say_the_same_things() -> None:
    """Every word and sentence stands in both languages, with the same blanks."""
    english, arabic = (speech(language).table for language in LANGUAGES)
    assert english.keys() == arabic.keys()
    for kind in english.keys() - {"one", "party"}:
        assert english[kind].keys() == arabic[kind].keys(), kind
        for key, words in english[kind].items():
            blanks = [set(re.findall(r"{(\w+)}", str(said))) for said in (words, arabic[kind][key])]
            assert blanks[0] == blanks[1], (kind, key)
    assert not re.search("[\u064b-\u0652]", str(arabic)), "vowel marks break a PDF's words apart"


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_planted_is_in_a_report(language: str) -> None:
    """A name, a number and a shelter's point in every field of every noun are in no public report."""
    told, _ = report(smuggled(public_places=True), Wish(profile("public"), NOVEMBER), language)
    found = html(told).casefold() + read(pdf(told, None)).casefold()
    assert [trace for trace in TRACES if trace in found] == []


def test_hostile_words_are_only_words() -> None:
    """Markup in a name is shown as it is, in tables, in the map and in the PDF."""
    harvest, roundup = books.book().incidents
    bad = '<b>&"]#panic("x")'
    place = replace(books.QOQFIN, label=bad, name=bad)
    book = replace(books.book(), incidents=(replace(harvest, place=place), roundup))
    told, _ = report(book, Wish(profile("internal"), NOVEMBER), "en")
    page = html(told)
    assert "<b>" not in page
    assert "&lt;b&gt;&amp;" in page
    assert '#panic("x")' in read(pdf(told, None))


def test_the_day_of_the_death_is_told_apart() -> None:
    """Who dies in December of an attack in November counts in November by attack, and in December by death."""
    book = books.book()
    first, second = book.accounts
    december = When(date(2023, 12, 3), date(2023, 12, 3))
    claims = tuple(
        replace(c, manner=Manner.DIED_OF_WOUNDS, outcome_when=december) if c.id == "c-2" else c for c in first.claims
    )
    late = replace(book, accounts=(replace(first, claims=claims), second))
    assert [row[0] for row in texts(made(late), "deaths")] == ["11", "7", "0", "4"]
    assert [row[0] for row in texts(made(late, span=month("2023-12")), "deaths")] == ["0", "0", "7", "7"]


def test_corrections_since_the_last_report() -> None:
    """A report of the same span says what was revised since; the same again says the same."""
    harvest, roundup = books.book().incidents
    _, first = report(books.book(), Wish(profile("public"), NOVEMBER), "en")
    toll = tuple(replace(line, low=Bound(12), high=Bound(12)) for line in harvest.toll[:1])
    later = replace(books.book(), incidents=(replace(harvest, toll=toll), roundup))
    told, second = report(later, Wish(profile("public"), NOVEMBER), "en", first)
    ((what, place, _, was, now),) = texts(told, "changes")
    assert (what, place) == ("revised", "Qoqfin")
    assert ("killed: 11" in was, "killed: 12" in now) == (True, True)
    assert report(later, Wish(profile("public"), NOVEMBER), "ar", second)[1] == second


def test_another_language_corrects_nothing() -> None:
    """The report in Arabic, with places named in Arabic, is the same report; what it corrects is said in Arabic."""
    harvest, roundup = books.book().incidents
    arabic = Wish(profile("public"), NOVEMBER, names={harvest.place.id or "": "قوقفين"} if harvest.place else {})
    _, first = report(books.book(), Wish(profile("public"), NOVEMBER), "en")
    assert report(books.book(), arabic, "ar", first)[1] == first
    toll = tuple(replace(line, low=Bound(12), high=Bound(12)) for line in harvest.toll[:1])
    later = replace(books.book(), incidents=(replace(harvest, toll=toll), roundup))
    told, _ = report(later, arabic, "ar", first)
    assert not re.search("[a-z]", " ".join(cell for row in texts(told, "changes") for cell in row))


@pytest.mark.parametrize(("language", "says"), [("en", "since 10 June 2021"), ("ar", "منذ 10 حزيران/يونيو 2021")])
def test_a_time_that_is_open_is_no_single_day(language: str, says: str) -> None:
    """Of "in the past week" without a date the report gives "since 10 June 2021", never that one day."""
    assert speech(language).days(date(2021, 6, 10), None) == says


def test_a_chart_over_years_tells_them() -> None:
    """An axis from 2021 to 2023 says so: "Jun, May, Apr" would be read as one year backwards."""
    harvest, _ = books.book().incidents
    early = replace(harvest, id="i-early", attacks=(), when=When(date(2021, 6, 10), date(2021, 6, 10)))
    told = made(replace(books.book(), incidents=(early, harvest)), span=window(None, None))
    (section,) = (part for part in told.sections if part.id == "days")
    ticks = re.findall(r">(\w{3}(?: \d{4})?)<", section.blocks[0].picture)
    assert ticks[0] == "Jun 2021"
    assert [tick[4:] for tick in ticks if len(tick) > 3] == ["2021", "2022", "2023"]


def test_outlines_are_drawn_where_they_are_at_hand() -> None:
    """Imported borders lie under the points; without any the map has the points alone."""
    ring = ((36.0, 35.0), (37.0, 35.0), (37.0, 36.0), (36.0, 36.0), (36.0, 35.0))
    wish = Wish(profile("public"), NOVEMBER, outlines=(Outline("Idleb", 1, (ring,)),))
    (drawn, bare) = (html(report(books.book(), one, "en")[0]) for one in (wish, replace(wish, outlines=())))
    assert 'stroke="#9a958a"' in drawn
    assert 'stroke="#9a958a"' not in bare
    assert "<circle" in bare


def test_a_span_without_incidents() -> None:
    """A month of which nothing is recorded says so, and does not claim that nobody was harmed."""
    told = made(span=month("2024-05"))
    assert told.lead == "No incident is recorded for this span."
    assert "wherever nobody could report" in told.limits
    assert read(pdf(told, None))


@pytest.fixture(name="seeds", scope="module")
def _seeds() -> Book:
    if not (shared() / "seeds").exists():
        pytest.skip("the shared seeds are not here: the reports of October 2023 and June 2021 are not checked on them")
    documents = tuple(taken(sorted(str(path) for path in (shared() / "seeds").glob("*.txt"))))
    accounts = [account(document, gazetteer()) for document in documents]
    return reconcile(documents, accounts, link(documents, accounts, ()), minted={})


def test_october_2023_of_the_seeds(seeds: Book) -> None:
    """The White Helmets' 66 killed stand beside what is recorded; they are not added to it."""
    told = made(seeds, span=month("2023-10"))
    rows = {row[0]: row for row in texts(told, "totals")}
    assert rows["66 civilians killed"][1] == "White Helmets"
    assert rows["66 civilians killed"][3] != ""
    assert stats(told)["killed"] == "5"
    assert "66 civilians killed" in html(told)


def test_the_week_of_june_2021_of_the_seeds(seeds: Book) -> None:
    """The week's twenty killed and 36 injured stand beside the record, and the 1,867 displaced by themselves."""
    told = made(seeds, span=window("2021-06-08", "2021-06-15"))
    rows = {row[0]: row for row in texts(told, "totals")}
    assert {"20 civilians killed", "36 civilians injured"} <= rows.keys()
    assert stats(told)["killed"] == "0"
    assert "1,867 displaced" in {row[0] for row in texts(told, "moved")}
