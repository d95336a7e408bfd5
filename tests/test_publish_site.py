"""The site needs no script, asks nobody for anything, and an address that was given once leads on for good."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape
from typing import TYPE_CHECKING

import pytest

from harmledger.publish.report.speech import LANGUAGES
from harmledger.publish.site import _speech
from tests import books
from tests.test_publish_browser import CHROMIUM, OPTIONS
from tests.test_publish_disclosure import smuggled, traces
from tests.test_publish_package import everything, published

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture(name="site")
def _site(tmp_path: Path) -> Path:
    published(tmp_path / "out", site=True, contact="corrections@example.org")
    return tmp_path / "out" / "site"


def test_site_pages(site: Path) -> None:
    """Each language has its overview, months, files, method, form for corrections and a page per incident."""
    for language in LANGUAGES:
        found = {path.relative_to(site / language).as_posix() for path in (site / language).rglob("*.html")}
        assert found == {
            "index.html",
            "months.html",
            "months/2023-11.html",
            "downloads.html",
            "method.html",
            "correct.html",
            "incidents/i-1.html",
            "incidents/i-2.html",
        }
    assert "corrections@example.org" in (site / "ar" / "correct.html").read_text(encoding="utf-8")


def test_site_links(site: Path) -> None:
    """Every address on every page leads to a page, a file of the package or a place on the page."""
    for page in site.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        for found in re.findall(r'href="([^"]*)"', text):
            target, _, anchor = unescape(found).partition("#")
            if "://" in target:
                continue
            assert not target or (page.parent / target).resolve().is_file(), (page, target)
            assert not anchor or f'id="{anchor}"' in text


def test_site_quiet(site: Path) -> None:
    """No page has a script, a form, a picture from elsewhere or a style of its own."""
    for page in site.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        assert not re.search(r"<(script|form|iframe|img|style)\b|\bon\w+=|src=", text), page
        assert "default-src 'none'" in text


def test_site_incident(site: Path) -> None:
    """An incident's figures lead to the claims below them."""
    text = (site / "en" / "incidents" / "i-1.html").read_text(encoding="utf-8")
    assert '<a href="#c-1">11</a>' in text
    assert 'id="c-1"' in text
    assert "White Helmets" in text
    assert "Darwazi" not in text


def test_site_names(tmp_path: Path) -> None:
    """Arabic pages name places as the gazetteer does in Arabic, English pages in Latin letters."""
    published(tmp_path / "out", site=True, names={"ocha:C4064": "قوقفين"})
    for language, name in (("en", "Qoqfin"), ("ar", "قوقفين")):
        assert name in (tmp_path / "out" / "site" / language / "incidents" / "i-1.html").read_text(encoding="utf-8")


def test_site_addresses(site: Path) -> None:
    """After a merge the old page leads on; after a removal it says so; both in each release from then on."""
    folder = site.parent
    harvest, _ = books.book().incidents
    merged = replace(harvest, aliases=(*harvest.aliases, "i-2"))
    for _ in range(2):
        published(folder, replace(books.book(), incidents=(merged,)), site=True)
        text = (site / "en" / "incidents" / "i-2.html").read_text(encoding="utf-8")
        assert 'http-equiv="refresh" content="0; url=../incidents/i-1.html"' in text
    published(folder, replace(books.book(), incidents=()), site=True)
    assert "was removed from the record" in (site / "en" / "incidents" / "i-1.html").read_text(encoding="utf-8")


def test_site_again(site: Path) -> None:
    """The same book gives the same bytes, the site's too."""
    before = everything(site.parent)
    published(site.parent, site=True, contact="corrections@example.org")
    assert everything(site.parent) == before


@pytest.mark.parametrize("public_places", [True, False])
def test_nothing_planted_is_on_the_site(tmp_path: Path, *, public_places: bool) -> None:
    """A name, a number and a shelter's point in every field of every noun are on no page."""
    published(tmp_path / "out", smuggled(public_places=public_places), site=True)
    assert traces(tmp_path / "out") == set()


def test_site_words() -> None:
    """Every word of the site stands in both languages."""
    english, arabic = (_speech(language).table for language in LANGUAGES)
    for kind in english.keys() - {"one", "party"}:
        assert english[kind].keys() == arabic[kind].keys(), kind


@pytest.mark.skipif(not CHROMIUM.exists(), reason="no /usr/bin/chromium: apt-get install chromium")
def test_site_in_a_browser(site: Path) -> None:
    """Axe finds no fault on any kind of page, nothing is asked of the network, and a small phone need not scroll."""
    api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")
    said: list[str] = []
    names = ("index", "months", "downloads", "correct", "method", "incidents/i-1")
    with api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=OPTIONS)
        page = browser.new_context(bypass_csp=True, viewport={"width": 360, "height": 700}).new_page()
        page.on("request", lambda asked: said.append(asked.url) if not asked.url.startswith("file:") else None)
        for path in [site / "index.html", *(site / lang / f"{name}.html" for lang in LANGUAGES for name in names)]:
            page.goto(path.as_uri())
            assert page.evaluate("document.documentElement.scrollWidth") <= 360, path
            found = axe.Axe().run(page)
            assert found.violations_count == 0, f"{path}: {found.generate_report()}"
        assert page.evaluate("getComputedStyle(document.body).direction") == "rtl"
        browser.close()
    assert said == []
