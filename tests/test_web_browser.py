"""A day of work at the desk in a real browser: by mouse, by keyboard, without scripts, with a colleague."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from harmledger.store import Ledger
from tests import chromium, desks

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, Page

pytestmark = chromium.needed

REPORTS = [
    "Artillery shelling killed four civilians in the village of Sarja on 6 October 2023, the Civil Defence said.",
    "A drone strike injured a farmer and two children near Qoqfin on 6 October 2023, a local council said.",
    "قُتل ثلاثة مدنيين بقصف مدفعي استهدف قرية البارة يوم 6 تشرين الأول 2023، وفق الدفاع المدني.",
]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture(name="browser", scope="module")
def _browser() -> Iterator[Browser]:
    with chromium.launched() as browser:
        yield browser


@pytest.fixture(name="address")
def _address(tmp_path: Path) -> Iterator[str]:
    with desks.served(desks.copied(tmp_path)) as address:
        yield address


@pytest.fixture(name="page")
def _page(browser: Browser, address: str) -> Iterator[Page]:
    with chromium.opened(browser, address, locale="en-GB") as page:
        yield page


def paste(page: Page, text: str) -> None:
    """Paste a report, wait until what is read in it is shown, and keep it."""
    page.goto("/add")
    page.get_by_label("Text", exact=True).fill(text)
    page.locator("#preview mark").first.wait_for()
    page.get_by_role("button", name="Keep it").click()
    page.get_by_text("is in the ledger now").wait_for()


def kept(page: Page) -> None:
    """Wait until the whole page is there that says that something was kept."""
    page.get_by_text("Kept.").wait_for()
    page.wait_for_load_state()


def broken(page: Page) -> list[tuple[str, str]]:
    """Give the rules of accessibility that a page breaks, and whether it is wider than the screen."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    found = axe.run(page, options={"runOnly": RULES}).response["violations"]
    wide = page.evaluate("document.documentElement.scrollWidth - innerWidth") > 0
    return [(rule["id"], rule["nodes"][0]["html"]) for rule in found] + [("wide", page.url)] * wide


def pick(page: Page, query: str) -> str:
    """Open the first incident that a filter finds and give its address."""
    page.goto(f"/?standing=any&{query}")
    page.locator("[data-open]").first.click()
    page.wait_for_url("**/incident/**")
    return page.url.partition("?")[0]


def test_reports_are_added_and_judged(page: Page, tmp_path: Path) -> None:
    """Three reports, one of them Arabic, are pasted, read within the page and kept; one is confirmed, one corrected."""
    for text in REPORTS:
        paste(page, text)
    pick(page, "since=2023-10-06&until=2023-10-06&place=Qoqfin")
    page.locator(".figure >> text=Correct").first.click()
    form = page.locator(".figure details[open] form").first
    form.get_by_label("At least").fill("3")
    form.get_by_label("At most").fill("3")
    form.get_by_label("Reason").fill("the council's list")
    form.get_by_role("button", name="Save the correction").click()
    kept(page)
    assert page.locator("ins").count() > 0
    page.locator(".done").get_by_role("button", name="Take back").click()
    page.locator("ins").first.wait_for(state="detached")
    with Ledger.open(str(tmp_path / "desk.db")) as ledger:
        assert [decision.ruling.value for decision in ledger.decisions()] == ["correct", "undo"]
        assert ledger.tampered() is None


def test_two_keys_confirm_what_is_sure(page: Page) -> None:
    """With its sentence on screen a sure incident is confirmed by a and Enter; u takes it back."""
    page.goto("/?sure=yes")
    page.keyboard.press("j")
    first = page.locator("[data-item].at [data-open]")
    place = first.inner_text()
    assert page.locator("[data-item].at blockquote").is_visible()
    page.keyboard.press("a")
    assert page.locator("#told").is_visible()
    page.keyboard.press("Enter")
    kept(page)
    assert place != page.locator("[data-open]").first.inner_text()
    page.keyboard.press("u")
    page.wait_for_function("p => document.querySelector('[data-open]')?.innerText === p", arg=place)


def test_several_are_confirmed_at_once(page: Page, tmp_path: Path) -> None:
    """What is sure is ticked by x and confirmed together; what is doubtful has no tick."""
    page.goto("/?sure=yes")
    ticks = page.locator("input[form=batch]").count()
    for _ in range(3):
        page.keyboard.press("j")
        page.keyboard.press("x")
    page.get_by_role("button", name="Confirm all ticked").click()
    kept(page)
    assert page.locator("input[form=batch]").count() == ticks - 3
    page.goto("/?sure=no")
    assert page.locator("input[form=batch]").count() == 0
    with Ledger.open(str(tmp_path / "desk.db")) as ledger:
        assert [decision.ruling.value for decision in ledger.decisions()] == ["accept"] * 3


def test_a_verdict_leads_to_the_next_of_its_list(page: Page) -> None:
    """After a rejection the next incident of the filtered list is open, whichever was judged; n goes on without one."""
    page.goto("/?group=child&order=day")
    listed = [str(link.get_attribute("href")) for link in page.locator("[data-open]").all()]
    page.goto(listed[0])
    page.keyboard.press("n")
    page.wait_for_url(f"**{listed[1]}")
    page.wait_for_load_state()
    page.keyboard.press("r")
    page.keyboard.type("told twice")
    page.keyboard.press("Enter")
    page.wait_for_url("**done=**")
    assert page.url.split("/")[-1].startswith(listed[2].split("/")[-1].split("?")[0])


def test_what_is_doubtful_asks_first(page: Page) -> None:
    """The same key leads to the open question of a doubtful incident instead."""
    page.goto("/?code=parts_exceed_whole")
    page.keyboard.press("j")
    page.keyboard.press("a")
    page.wait_for_url("**/incident/**#verdict")
    assert page.get_by_role("heading", name="open question").first.is_visible()


def test_a_selected_passage_becomes_a_figure(page: Page) -> None:
    """Words selected in a text, behind an emoji and after a mark, are added as a figure with their own offsets."""
    paste(page, "🕊 Shelling killed four civilians in the village of Sarja. Scores lost their sheep and their barns.")
    page.get_by_role("link", name=re.compile("pasted-")).first.click()
    page.wait_for_load_state()
    page.evaluate(
        """() => {
            const walk = document.createTreeWalker(document.getElementById('source'), NodeFilter.SHOW_TEXT);
            let node;
            while ((node = walk.nextNode()) && !node.data.includes('Scores lost'));
            const range = document.createRange();
            range.setStart(node, node.data.indexOf('Scores'));
            range.setEnd(node, node.data.indexOf('Scores') + 'Scores lost their sheep'.length);
            getSelection().removeAllRanges();
            getSelection().addRange(range);
        }"""
    )
    form = page.locator("#add form")
    page.wait_for_function("() => document.getElementById('quote').value === 'Scores lost their sheep'")
    form.get_by_label("At least").fill("20")
    form.get_by_label("Harm").select_option("displaced")
    form.get_by_label("Reason").fill("read on site")
    form.get_by_role("button", name="Add the figure").click()
    kept(page)
    assert page.locator("#source mark", has_text="Scores lost their sheep").count() == 1
    assert page.get_by_text("added by Amal").is_visible()


def test_a_figure_is_corrected_by_selecting_its_words(page: Page) -> None:
    """Words selected that state a figure lead to its correction, which then stands beside what was read."""
    page.goto("/document/02-week-in-idlib")
    mark = page.locator("#source mark[id^=s-]").first
    mark.evaluate("""node => getSelection().selectAllChildren(node)""")
    page.locator("#states a").click()
    form = page.locator(".figure details[open] form")
    form.get_by_label("At least").fill("19")
    form.get_by_label("At most").fill("19")
    form.get_by_label("Reason").fill("a slip")
    form.get_by_role("button", name="Save the correction").click()
    page.locator(".figure ins").first.wait_for()
    assert page.locator(".figure del").first.is_visible()


def test_merge_and_split(page: Page) -> None:
    """Two incidents are merged by the id of the other, and split by choosing the report that leaves."""
    other = pick(page, "place=Moataf").split("/")[-1]
    pick(page, "place=Sfuhen")
    page.get_by_text("Merge with another incident").click()
    page.get_by_label("Its id").fill(other)
    page.locator("#merge").get_by_label("Reason").fill("one shell")
    page.locator("#merge").get_by_role("button").click()
    page.get_by_text("Split: take reports out").click()
    page.wait_for_load_state()
    assert page.locator("input[name=leaves]").count() == 2
    page.locator("input[name=leaves]").last.check()
    page.locator("#split").get_by_label("Reason").fill("two villages")
    page.locator("#split").get_by_role("button").click()
    kept(page)
    page.goto("/?place=Sfuhen")
    assert page.locator("[data-open]").count() == 1


def test_an_incident_is_made_by_hand(page: Page) -> None:
    """What no text tells is typed; the page warns of what may be the same; it is made nevertheless, and taken back."""
    page.goto("/add")
    page.get_by_role("link", name="Make an incident by hand").click()
    page.get_by_label("The words of the source").fill("A neighbour rang: a shell fell on a house, four dead.")
    page.get_by_label("Place", exact=True).fill("Sfuhen")
    page.get_by_label("First day").fill("2021-06-10")
    page.get_by_label("At least").first.fill("4")
    page.get_by_label("At most").first.fill("4")
    page.get_by_label("Claimant").fill("a neighbour")
    page.get_by_label("Reason").fill("called twice")
    page.get_by_role("button", name="Look for the same incident").click()
    page.get_by_role("heading", name="may be the same").wait_for()
    assert page.locator("#check .near > li", has_text="the same place, Sfuhen").count() == 1
    for width in (1200, 360):
        page.set_viewport_size({"width": width, "height": 900})
        assert broken(page) == []
    assert page.get_by_role("radio", name="Sfuhen village").is_checked()
    page.get_by_role("button", name="It is none of these").click()
    page.wait_for_url("**/incident/**")
    assert "Sfuhen, 10 June 2021" in page.get_by_role("heading", level=1).inner_text()
    assert page.get_by_text("4 killed").first.is_visible()
    page.locator(".done").get_by_role("button", name="Take back").click()
    page.wait_for_url("**/?done=*")
    page.goto("/?standing=any&since=2021-06-10&until=2021-06-10&place=Sfuhen&least=4")
    assert page.locator("[data-open]").count() == 0


def test_a_place_is_resolved(page: Page) -> None:
    """A name that no gazetteer knows is settled by looking up another spelling; its incident stands there then."""
    paste(page, "Shelling killed four civilians in the village of Zarnuqa on 6 October 2023.")
    page.goto("/places")
    page.locator("tr", has_text="Zarnuqa").get_by_role("link", name="Settle").click()
    page.get_by_label("Look up another spelling").fill("Sarmin")
    page.locator("#offered label", has_text="Sarmin").first.click()
    page.get_by_label("Reason").fill("the village council's map")
    page.get_by_role("button", name="Use in all documents").click()
    kept(page)
    assert page.locator("tr", has_text="Zarnuqa").count() == 0
    pick(page, "place=Sarmin&since=2023-10-06&until=2023-10-06")
    assert "Sarmin" in page.get_by_role("heading", level=1).inner_text()


@pytest.mark.parametrize("asked", ["Sfuhen", "{id}"])
def test_an_incident_is_found_again_by_search(page: Page, asked: str) -> None:
    """By its place and by its id a search leads back to an incident."""
    url = pick(page, "place=Sfuhen")
    page.goto("/")
    page.keyboard.press("/")
    page.get_by_role("searchbox").fill(asked.format(id=url.split("/")[-1]))
    page.get_by_role("button", name="Find").click()
    page.locator("[data-open]").first.click()
    page.wait_for_url(url)


def test_a_report_is_found_again_by_its_words(page: Page) -> None:
    """Words in another spelling than the report's lead to it, and from it to its incident."""
    paste(page, REPORTS[2])
    page.goto("/search?q=مدنيين الباره")
    page.locator("[data-open]").first.click()
    page.get_by_role("link", name="incident", exact=True).first.click()
    page.wait_for_url("**/incident/**")
    assert page.get_by_text("قرية البارة").first.is_visible()


def test_the_map_is_filtered(page: Page) -> None:
    """A filter, the bars of the timeline and the map itself narrow the list, and all of it is in the address."""
    page.goto("/map")
    every = page.locator("[data-open]").count()
    page.get_by_text("Filter", exact=True).click()
    page.get_by_label("Weapon").select_option("airstrike")
    page.get_by_role("button", name="Show", exact=True).click()
    page.wait_for_url("**/map?*weapon=airstrike*")
    struck = page.locator("[data-open]").count()
    assert 0 < struck < every
    page.locator("#ground canvas").wait_for()
    bar = page.locator("#timeline a").first
    bar.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/map?*since=2*")
    assert "weapon=airstrike" in page.url
    assert 0 < page.locator("[data-open]").count() <= struck
    page.wait_for_function("() => document.querySelector('#ground .leaflet-control-scale')")
    page.get_by_role("button", name="Only what the map shows").click()
    page.wait_for_url("**/map?*box=*")
    assert page.locator("[data-open]").count() > 0


def test_an_incident_is_walked_by_keyboard_alone(page: Page) -> None:
    """Found, corrected, taken back, confirmed, opened again and searched for: no hand leaves the keyboard."""
    press, write = page.keyboard.press, page.keyboard.type
    page.goto("/?code=parts_exceed_whole")
    for key in ("j", "Enter"):
        press(key)
    page.wait_for_url("**/incident/**")
    name = page.url.split("/")[-1].split("?")[0]
    press("e")
    for words in ("7", "7", None, None, "the list of names"):
        if words:
            press("Control+A")
            write(words)
        press("Tab")
    press("Enter")
    page.locator("ins").first.wait_for()
    page.wait_for_load_state()  # keys are heard from here on
    press("u")
    page.locator("ins").first.wait_for(state="detached")
    page.wait_for_load_state()
    press("a")
    for _ in range(page.locator("input[name=looked]").count()):
        press("Space")
        press("Tab")
    write("read twice")
    press("Tab")
    press("Enter")
    page.wait_for_url("**of=**")  # the next of the list, or the list where none is left
    assert name not in page.url.partition("?")[0]
    page.wait_for_load_state()
    press("u")
    page.wait_for_url(f"**/incident/{name}**")
    page.get_by_role("heading", name="open question").first.wait_for()
    page.wait_for_load_state()
    press("/")
    page.wait_for_url("**/search")
    write(name)
    press("Enter")
    page.wait_for_url("**/search?*")
    for key in ("j", "Enter"):
        press(key)
    page.wait_for_url(f"**/incident/{name}")


def test_two_reviewers_meet(browser: Browser, address: str, page: Page) -> None:
    """The second of two who opened the same page sees what the first did, with the own words kept, and may go on."""
    url = pick(page, "place=Sfuhen").split("#")[0]
    with chromium.opened(browser, address, locale="en-GB") as second:
        second.goto("/preferences")
        second.get_by_label("Your name").fill("Basel")
        second.get_by_role("button", name="Keep", exact=True).click()
        second.goto(url)
        for reader, reason in ((page, "first words"), (second, "second words")):
            reader.locator("#reject summary").click()
            reader.locator("#reject").get_by_label("Reason").fill(reason)
            reader.locator("#reject").get_by_role("button").click()
            reader.get_by_text("Kept." if reader is page else "Someone ruled on this meanwhile").first.wait_for()
            reader.wait_for_load_state()
        assert second.get_by_text("first words").is_visible()
        assert second.get_by_label("Reason").input_value() == "second words"


def test_without_scripts_everything_is_a_form(browser: Browser, address: str) -> None:
    """Reading, keeping and ruling work where scripts are off."""
    with chromium.opened(browser, address, java_script_enabled=False, locale="en-GB") as page:
        page.goto("/add")
        page.get_by_label("Text", exact=True).fill(REPORTS[0])
        page.get_by_role("button", name="Show what is read").click()
        page.locator("#preview mark").first.wait_for()
        assert page.locator("#preview mark").count() > 0
        page.get_by_role("button", name="Keep it").click()
        page.get_by_text("is in the ledger now").wait_for()
        page.goto("/?sure=yes")
        page.get_by_role("button", name="Confirm").first.click()
        kept(page)


def test_help_opens_by_key_and_can_be_switched_off(page: Page) -> None:
    """The question mark shows the keys; who does not want single keys turns them off."""
    page.goto("/")
    page.keyboard.press("?")
    assert page.get_by_role("dialog").is_visible()
    page.keyboard.press("Escape")
    page.goto("/preferences")
    page.get_by_label("Single-key commands").select_option("off")
    page.get_by_role("button", name="Keep", exact=True).click()
    page.keyboard.press("?")
    assert page.get_by_role("dialog").count() == 0


@pytest.mark.parametrize("code", ["en", "ar"])
@pytest.mark.parametrize("width", [1200, 360])
def test_every_page_can_be_used_by_everybody(browser: Browser, address: str, code: str, width: int) -> None:
    """No page breaks a rule of WCAG 2.2 AA or is wider than the screen, in both languages, large and small."""
    with chromium.opened(browser, address, viewport={"width": width, "height": 900}) as page:
        for path in desks.every_page(page):
            page.goto(path + ("&" if "?" in path else "?") + f"lang={code}")
            assert page.locator("html").get_attribute("dir") == ("rtl" if code == "ar" else "ltr")
            assert broken(page) == [], path


def test_what_counts_most_is_seen_on_a_phone(browser: Browser, address: str) -> None:
    """In totals and tolls no number stands beyond the edge of a small screen, where nobody looks for it."""
    with chromium.opened(browser, address, viewport={"width": 360, "height": 740}) as page:
        page.goto("/")
        incident = str(page.locator("[data-open]").first.get_attribute("href"))
        for path, cells in (("/totals", "td.num"), ("/sources", "td.num"), (incident, "#toll td.num")):
            page.goto(path)
            edges = page.locator(cells).evaluate_all("found => found.map(cell => cell.getBoundingClientRect().right)")
            assert edges, path
            assert max(edges) <= 360, path
