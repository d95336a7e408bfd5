"""The page is one file that leads from every figure to its sentence and back, and runs nothing foreign."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from itertools import pairwise

import lxml.html  # type: ignore[import-untyped]  # no types published
import pytest

from harmledger.model import Book
from harmledger.publish import page
from tests import books


@cache
def text() -> str:
    """Give the page of the book."""
    return page(books.book())


@cache
def tree() -> lxml.html.HtmlElement:
    """Give the parsed page."""
    return lxml.html.fromstring(text())


def words(element: lxml.html.HtmlElement) -> str:
    """Give an element's text with white space evened out."""
    return " ".join(" ".join(element.itertext()).split())


def test_page_links() -> None:
    """Every link leads to something on the page, and no id stands twice."""
    ids = [str(found) for found in tree().xpath("//@id")]
    assert len(ids) == len(set(ids))
    targets = {str(href) for href in tree().xpath("//a/@href")}
    assert {target for target in targets if target.removeprefix("#") not in ids} == set()


def test_page_marks() -> None:
    """Each claim's mark begins with its passage; the pieces of nested claims make the whole again."""
    english = words(tree().xpath("//mark[@id='s-c-1']/..")[0])
    assert "11 civilians, including seven children" in english
    assert words(tree().xpath("//mark[@id='s-c-2']")[0]) == "seven children"
    assert words(tree().xpath("//mark[@id='s-c-6']")[0]) == "11 مدنياً قُتلوا"


def test_page_back() -> None:
    """A mark leads back to the figure it makes: a line of a toll, a period total, a displacement."""
    back = {words(link): link.get("href") for link in tree().xpath("//article[@id='report-1']//a[@class='back']")}
    assert back == {"1": "#i-1-1", "2": "#i-1-2", "3": "#i-1-3", "4": "#total-c-4", "5": "#moved-c-5"}


def test_page_toll() -> None:
    """A line of a toll shows low, best and high, each with a link, and an open bound as not settled."""
    killed = tree().xpath("//tr[@id='i-1-1']")[0]
    assert words(killed).startswith("killed civilians 11 11 11")
    assert {link.get("href") for link in killed.xpath(".//a")} == {"#s-c-1", "#s-c-6"}
    assert "not settled" in words(tree().xpath("//tr[@id='i-1-3']")[0])


def test_page_total() -> None:
    """A period total stands beside what is recorded and the rest; it is not in the headline."""
    row = words(tree().xpath("//tr[@id='total-c-4']")[0])
    assert "66 civilians killed" in row
    assert "5–7" in row
    assert "59–61" in row
    assert words(tree().xpath("//dl[@class='stats']/div[1]//a[@class='big']")[0]) == "11"


def test_page_hostile() -> None:
    """Text of a document is shown, never run: tags in it stay text."""
    assert '<script>alert("figures")' not in text()
    assert "<b>no more</b>" not in text()
    assert len(tree().xpath("//script")) == 1
    assert '<script>alert("figures")</script> & <b>no more</b>' in words(tree().xpath("//article[@id='report-1']")[0])
    assert "Eleven killed <i>here</i>" in words(tree().xpath("//article[@id='report-1']//h3")[0])


@pytest.mark.parametrize("field", ["quote", "label", "publisher", "claimant", "message", "reason"])
def test_page_hostile_fields(field: str) -> None:
    """A tag is escaped wherever a document's words can reach the page."""
    evil = '"><img src=x onerror=alert(1)>'
    assert "<img" not in page(poisoned(field, evil))


def poisoned(field: str, evil: str) -> Book:
    """Give the book with evil text in one field."""
    book = books.book()
    incident, account, document = book.incidents[0], book.accounts[0], book.documents[0]
    if field in ("label", "claimant", "message", "reason"):
        assert incident.place is not None
        changed = {
            "label": replace(incident, place=replace(incident.place, label=evil, name=evil)),
            "claimant": replace(incident, claimants=(evil,), actors=(evil,)),
            "message": replace(incident, problems=(replace(incident.problems[0], message=evil),)),
            "reason": replace(incident, links=(replace(incident.links[0], reasons=(evil,)),)),
        }[field]
        return replace(book, incidents=(changed, *book.incidents[1:]))
    if field == "publisher":
        return replace(
            book, documents=(replace(document, title=evil, url=evil, id=evil, language=evil), *book.documents[1:])
        )
    claims = tuple(replace(claim, quote=evil) for claim in account.claims)
    return replace(book, accounts=(replace(account, claims=claims), *book.accounts[1:]))


def test_page_alone() -> None:
    """The page asks nothing of the network, and its policy allows only our own style and script."""
    loading = tree().xpath(
        "//@src | //link | //iframe | //object | //embed | //img | //@srcset | //@style | //@onclick"
    )
    assert loading == []
    assert "url(" not in text()
    assert "@import" not in text()
    assert not re.search(r'href="(?!#)', text())
    policy = str(tree().xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0])
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy


def test_page_inside() -> None:
    """The page says first of all that it is for inside use."""
    assert "For inside use: contains source text" in words(tree().xpath("//body/aside")[0])


def test_page_arabic() -> None:
    """Arabic text finds its own direction, and names in Arabic are isolated from the text around them."""
    source = tree().xpath("//article[@id='report-2']//div[@class='source']")[0]
    assert (source.get("dir"), source.get("lang")) == ("auto", "ar")
    assert {line.get("dir") for line in source.xpath("./p")} == {"auto"}
    named = [node for node in tree().xpath("//*[text()[contains(., 'قوقفين')]]") if node.tag not in ("mark", "p")]
    assert {node.tag for node in named} <= {"bdi", "q", "a", "text", "title"}


def test_page_spellings() -> None:
    """A card names the other spellings of its place and the years that fit."""
    card = words(tree().xpath("//article[@id='i-1']")[0])
    assert "also written Qaqfin, قوقفين" in card
    assert "could also be 25 November 2017" in card


def test_page_headings() -> None:
    """Headings go down step by step, tables have captions, and charts have names."""
    levels = [int(heading.tag[1]) for heading in tree().xpath("//h1 | //h2 | //h3 | //h4")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert tree().xpath("//table[not(caption)]") == []
    assert tree().xpath("//figure//svg[@role][not(@aria-label)]") == []


def test_page_empty() -> None:
    """A page without anything is still a page that says so."""
    assert "No report tells of an attack." in page(Book())


def test_page_same() -> None:
    """The same book gives the same page."""
    assert page(books.book()) == text()
