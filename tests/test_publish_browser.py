"""The page in a real browser: nothing blocked, nothing fetched, filter and keyboard work, axe finds nothing."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from harmledger.publish import page as written
from tests import books

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

CHROMIUM = Path("/usr/bin/chromium")
OPTIONS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]

pytestmark = pytest.mark.skipif(not CHROMIUM.exists(), reason="no /usr/bin/chromium: apt-get install chromium")


@pytest.fixture(name="browser", scope="module")
def _browser() -> Iterator[Browser]:
    api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=OPTIONS)
        yield browser
        browser.close()


@pytest.fixture(name="said")
def _said() -> list[str]:
    return []


@pytest.fixture(name="page")
def _page(browser: Browser, tmp_path: Path, said: list[str]) -> Iterator[Page]:
    yield from opened(browser, tmp_path, said)


def opened(browser: Browser, folder: Path, said: list[str], **options: Any) -> Iterator[Page]:
    """Open the book's page from disk and note all that the browser complains of or asks the network for."""
    file = folder / "ledger.html"
    file.write_text(written(books.book()), encoding="utf-8")
    context = browser.new_context(**options)
    page = context.new_page()
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: said.append(request.url) if not request.url.startswith("file:") else None)
    page.goto(file.as_uri())
    yield page
    context.close()


def test_browser_quiet(page: Page, said: list[str]) -> None:
    """The browser blocks nothing, runs no foreign script and asks the network for nothing."""
    assert page.title().endswith("for inside use")
    assert said == []


def test_browser_follow(page: Page) -> None:
    """A figure leads to its marked sentence, and the mark's number leads back."""
    page.locator("#i-1-1 td.num a").first.click()
    assert page.url.endswith("#s-c-1")
    assert page.locator("mark:target").inner_text() == "11 civilians, including "
    page.locator("#report-1 a.back").first.focus()
    page.keyboard.press("Enter")
    assert page.url.endswith("#i-1-2")


def test_browser_filter(page: Page) -> None:
    """The filter hides incidents, dims their markers and counts the rest; a link to a hidden one brings it back."""
    page.locator("input[name=find]").fill("sarja")
    assert page.locator(".item:visible").count() == 1
    assert page.locator("form.filter output").inner_text() == "1 of 2 shown"
    assert page.locator("svg .marker.off").count() > 0
    page.evaluate("location.hash = '#i-1'")
    page.locator("#i-1").wait_for(state="visible")
    assert page.locator(".item:visible").count() == 2


def test_browser_keyboard(page: Page) -> None:
    """The first key stop skips to the content; markers of the map can be reached and followed."""
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    page.locator(".map a.marker.killed").focus()
    page.keyboard.press("Enter")
    assert page.url.endswith("#i-1")


def test_browser_plain(browser: Browser, tmp_path: Path, said: list[str]) -> None:
    """Without JavaScript everything is shown and no filter pretends to work."""
    for page in opened(browser, tmp_path, said, java_script_enabled=False):
        assert page.locator(".item:visible").count() == 2
        assert page.locator("form.filter:visible").count() == 0


def test_browser_phone(browser: Browser, tmp_path: Path, said: list[str]) -> None:
    """At the width of a small phone the page does not scroll sideways."""
    for page in opened(browser, tmp_path, said, viewport={"width": 360, "height": 700}):
        assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_browser_arabic(page: Page) -> None:
    """An Arabic document runs from right to left."""
    line = page.locator("#report-2 .source p").first
    assert line.evaluate("node => getComputedStyle(node).direction") == "rtl"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_browser_axe(browser: Browser, tmp_path: Path, said: list[str], scheme: str) -> None:
    """Axe finds no violation, in light and in dark colours."""
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")
    for page in opened(browser, tmp_path, said, color_scheme=scheme, bypass_csp=True):
        page.locator("details").evaluate_all("all => all.forEach(one => one.open = true)")
        found = axe.Axe().run(page)
        assert found.violations_count == 0, found.generate_report()
