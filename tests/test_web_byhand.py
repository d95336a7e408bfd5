"""The page on which an incident is made by hand: what it asks, what it warns of, what it keeps."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from harmledger.model import Ruling
from harmledger.store import Ledger

if TYPE_CHECKING:
    from pathlib import Path

    import httpx

FORM = {
    "text": "A neighbour rang: a shell fell on a house, four dead.",
    "place": "Sfuhen",
    "since": "2021-06-10",
    "harm0": "killed",
    "group0": "all",
    "low0": "4",
    "high0": "4",
    "why": "called twice",
}


def sent(desk: httpx.Client, do: str, **fields: str) -> httpx.Response:
    """Send the form."""
    return desk.post("/add/incident", data=FORM | fields | {"do": do})


def shown(page: str) -> str:
    """Give the incidents that a page warns of."""
    found = re.search(r'name="shown" value="([^"]*)"', page)
    assert found
    return found[1]


def count(path: Path) -> int:
    """Count the documents of a ledger."""
    with Ledger.open(str(path)) as ledger:
        return ledger.size()


def test_the_warning_comes_before_the_incident(desk: httpx.Client, path: Path) -> None:
    """Incidents of the neighbourhood and days are shown with the reasons; nothing is kept before they were seen."""
    before = count(path)
    for do in ("check", "make"):
        page = sent(desk, do).text
        assert "may be the same" in page
        assert re.search(r"the same place, Sfuhen, of which few reports tell \(\+2\.75\)", page)
        assert count(path) == before
    assert 'value="4"' in page
    assert "called twice" in page


def test_it_is_made_all_the_same(desk: httpx.Client, path: Path) -> None:
    """Who has seen what may be the same makes a new incident, ruled apart from all of them, and takes it back."""
    seen = shown(sent(desk, "check").text)
    made = sent(desk, "make", shown=seen)
    assert made.url.path.startswith("/incident/i-")
    assert "4 killed" in made.text
    assert "entered by Amal" in made.text
    with Ledger.open(str(path)) as ledger:
        rulings = [decision.ruling for decision in ledger.decisions()]
        assert rulings == [Ruling.ADD, Ruling.ADD, *[Ruling.SPLIT] * len(seen.split())]
        done = made.url.params["done"]
        assert next(d for d in ledger.decisions() if d.id == done).target.startswith("a-")
    back = desk.post("/decide", data={"ruling": "undo", "target": done, "back": made.url.path})
    assert (back.status_code, back.url.path) == (200, "/")
    assert desk.get(made.url.path).status_code == 404


def test_only_what_was_shown_can_be_the_same(desk: httpx.Client, path: Path) -> None:
    """A button for another incident, or none that is known, shows the warning again and keeps nothing."""
    before, seen = count(path), shown(sent(desk, "check").text)
    for do in ("same:i-elsewhere", "same:", "", "drop"):
        assert "may be the same" in sent(desk, do, shown=seen).text
    assert count(path) == before


def test_it_is_one_that_is_there(desk: httpx.Client) -> None:
    """What was typed is added to the incident that it is."""
    seen = shown(sent(desk, "check").text)
    first = seen.split()[0]
    made = sent(desk, f"same:{first}", shown=seen)
    assert made.url.path == f"/incident/{first}"
    assert "A neighbour rang" in made.text


def test_a_place_is_chosen_and_looked_for_again(desk: httpx.Client) -> None:
    """The entries that a name may mean are offered; with another choice the warning is another."""
    page = sent(desk, "check").text
    assert re.search(r'name="entry" value="[^"]+" checked', page)
    other = sent(desk, "check", entry="as-written", place="Zzyzx").text
    assert re.search(r'value="as-written" checked', other)
    assert shown(other) == ""
    made = sent(desk, "make", entry="as-written", place="Zzyzx")
    assert "<bdi>Zzyzx</bdi>" in made.text
    assert made.url.path.startswith("/incident/")


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"text": ""}, "the file is empty"),
        ({"place": ""}, "Say where it happened"),
        ({"since": "yesterday"}, "Say the first day"),
        ({"since": "2021-06-10", "until": "2021-06-01"}, "Say the first day"),
        ({"why": ""}, "Say why"),
        ({"low0": "4", "high0": "3"}, "is more than"),
    ],
)
def test_what_is_missing_is_said(desk: httpx.Client, fields: dict[str, str], says: str) -> None:
    """Nothing is made without words, place, day and reason, and what was typed stays in the form."""
    page = sent(desk, "make", **fields)
    assert page.status_code == 400
    assert says in page.text
    assert 'name="low0" value="4"' in page.text


def test_hostile_words_stay_words(desk: httpx.Client) -> None:
    """Whatever is typed is shown as text."""
    evil = "<script>alert(1)</script>"
    page = sent(desk, "check", text=evil, place=evil, actor=evil, why=evil, published=evil, weapon=evil, low0="9" * 40)
    assert page.status_code == 200
    assert "<script>alert" not in page.text
