"""Rulings by plain forms: each of them, taken back, in conflict, and on record."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from harmledger.store import Ledger
from tests import desks

if TYPE_CHECKING:
    from pathlib import Path

    import httpx

HIDDEN = re.compile(r'name="seen" value="([\d.]+)"')


def found(desk: httpx.Client, query: str) -> str:
    """Give the id of the first incident that a filter finds, whatever its standing."""
    listed = re.search(r'href="/incident/(i-\w+)[^"]*" data-open', desk.get(f"/?standing=any&{query}").text)
    assert listed
    return listed[1]


def rule(desk: httpx.Client, incident: str, ruling: str, **fields: str | list[str]) -> httpx.Response:
    """Send a form of an incident's page as it stands now."""
    seen = fields.pop("seen", "") or HIDDEN.findall(desk.get(f"/incident/{incident}").text)[0]
    data = {"incident": incident, "target": incident, "back": f"/incident/{incident}", "seen": seen, "ruling": ruling}
    return desk.post("/decide", data=data | fields)


def figure(page: str, says: str) -> str:
    """Give the id of the figure that says this on a page."""
    held = re.search(rf'id="f-(c-\w+)"(?:(?!id="f-).)*?{says}', page, re.DOTALL)
    assert held
    return held[1]


def decisions(path: Path) -> list[tuple[str, str, str]]:
    """Give what is on record: the ruling, who, why."""
    with Ledger.open(str(path)) as ledger:
        assert ledger.tampered() is None
        return [(decision.ruling.value, decision.by, decision.why) for decision in ledger.decisions()]


def test_a_sure_incident_is_confirmed_from_the_queue(desk: httpx.Client, path: Path) -> None:
    """Nothing is in doubt and the sentence is on screen: one button confirms; it can be taken back."""
    page = desk.get("/?sure=yes").text
    name = re.findall(r'href="/incident/(i-\w+)[^"]*" data-open', page)[0]
    item = page.split(f'aria-labelledby="{name}"')[1].split("</li>")[0]
    assert "<blockquote" in item
    answer = rule(desk, name, "accept", back="/?sure=yes")
    assert f"/incident/{name}" not in answer.text.split('class="queue"')[1]
    assert decisions(path) == [("accept", "Amal", "sentence read")]
    assert name in desk.get("/?standing=final").text
    last = re.search(r'name="target" value="(d-\w+)"', desk.get("/").text)
    assert last
    desk.post("/decide", data={"ruling": "undo", "target": last[1], "back": "/"})
    assert name in desk.get("/?sure=yes").text


def test_what_became_doubtful_is_not_confirmed_with_the_rest(desk: httpx.Client, path: Path) -> None:
    """Of several sent together only those are confirmed of which nothing is open."""
    listed = re.compile(r'href="/incident/(i-\w+)[^"]*" data-open')
    sure, doubtful = (listed.findall(desk.get(query).text) for query in ("/?sure=yes", "/?sure=no"))
    data = {"ruling": "batch", "seen": HIDDEN.findall(desk.get("/").text)[0], "back": "/"}
    desk.post("/decide", data=data | {"target": [sure[0], doubtful[0], sure[1]]})
    assert decisions(path) == [("accept", "Amal", "sentence read")] * 2
    final = listed.findall(desk.get("/?standing=final").text)
    assert set(final) == set(sure[:2])


def test_open_questions_come_first(desk: httpx.Client, path: Path) -> None:
    """An incident in doubt is not confirmed by a button alone: each question must be looked at, and a reason given."""
    name = found(desk, "code=parts_exceed_whole")
    answer = rule(desk, name, "accept", why="read")
    assert "Look at each open question first" in answer.text
    assert decisions(path) == []
    looked = re.findall(r'name="looked" value="([^"]+)"', desk.get(f"/incident/{name}").text)
    assert rule(desk, name, "accept", looked=looked).status_code == 400
    answer = rule(desk, name, "accept", looked=looked, why="asked the source")
    assert ("Confirmed" in answer.text, decisions(path)) == (True, [("accept", "Amal", "asked the source")])


def test_a_correction_stands_beside_what_was_read(desk: httpx.Client) -> None:
    """A corrected figure shows both, the toll follows, and taking it back restores it."""
    name = found(desk, "code=parts_exceed_whole")
    claim = figure(desk.get(f"/incident/{name}").text, "5 family members killed")
    answer = rule(desk, name, "correct", target=claim, low="7", high="7", harm="killed", scope="incident", why="list")
    assert "<del>5 family members killed</del> <ins>7 family members killed</ins>" in answer.text
    assert "7 killed" in answer.text
    assert "Parts add up to more than the whole" not in answer.text
    undo = re.search(r'class="done".*?value="(d-\w+)"', answer.text, re.DOTALL)
    assert undo
    answer = rule(desk, name, "undo", target=undo[1])
    assert "<del>" not in answer.text
    assert "took back" in answer.text


@pytest.mark.parametrize("fields", [{"low": "seven"}, {"low": "1", "harm": "evil"}, {"low": "1", "why": ""}])
def test_a_bad_correction_is_refused(desk: httpx.Client, path: Path, fields: dict[str, str]) -> None:
    """What no figure can be is a sentence, and nothing is kept."""
    name = found(desk, "code=parts_exceed_whole")
    claim = figure(desk.get(f"/incident/{name}").text, "5 family members killed")
    sent = {"target": claim, "low": "", "high": "", "harm": "killed", "scope": "incident", "why": "x"} | fields
    assert rule(desk, name, "correct", **sent).status_code == 400
    assert decisions(path) == []


def test_two_incidents_are_merged_and_split_again(desk: httpx.Client) -> None:
    """The merged incident's address leads on; a report that is taken out stands alone again."""
    one, other = found(desk, "place=Sfuhen"), found(desk, "place=Moataf")
    answer = rule(desk, one, "merge", value=other, why="same shell")
    assert answer.status_code == 200
    left, right = (desk.get(f"/incident/{name}") for name in (one, other))
    assert left.url.path == right.url.path
    kept = left.url.path.split("/")[-1]
    attacks = re.findall(r'name="leaves" value="(a-\w+)"', left.text)
    assert len(attacks) == 2
    gone = next(attack for attack in attacks if attack[2:] not in kept)
    assert rule(desk, kept, "split", leaves=[gone], why="two villages").status_code == 200
    assert desk.get(f"/incident/{one}").url.path != desk.get(f"/incident/{other}").url.path


def test_not_the_same_is_remembered(desk: httpx.Client, path: Path) -> None:
    """Two incidents that a person ruled apart say so on their pages."""
    one, other = found(desk, "place=Sfuhen"), found(desk, "place=Moataf")
    assert rule(desk, one, "apart", value=other, why="two villages").status_code == 200
    assert "a person ruled them apart" in desk.get(f"/incident/{one}").text
    assert decisions(path) == [("split", "Amal", "two villages")]


def test_rejected_and_opened_again(desk: httpx.Client) -> None:
    """A rejected incident leaves the queue with its reason, and comes back when it is opened again."""
    name = found(desk, "place=Sfuhen")
    assert rule(desk, name, "reject").status_code == 400
    assert "Rejected" in rule(desk, name, "reject", why="no attack").text
    assert f"/incident/{name}" not in desk.get("/").text
    rule(desk, name, "reopen", why="new report")
    assert name in desk.get("/?place=Sfuhen").text


def test_of_two_reviewers_the_second_sees_both_versions(desk: httpx.Client, path: Path) -> None:
    """Nothing is overwritten: the second gets what changed, both tolls and what was written, and may still do it."""
    name = found(desk, "code=parts_exceed_whole")
    page = desk.get(f"/incident/{name}").text
    seen, claim = HIDDEN.findall(page)[0], figure(page, "5 family members killed")
    sent = {"target": claim, "harm": "killed", "scope": "incident"}
    rule(desk, name, "correct", low="7", high="7", why="first", **sent)
    desk.post("/preferences", data={"reviewer": "Basel"})
    answer = rule(desk, name, "correct", low="6", high="6", why="my reason", seen=seen, **sent)
    assert answer.status_code == 409
    assert "Someone ruled on this meanwhile" in answer.text
    assert "my reason" in answer.text
    assert "<strong>5</strong>" in answer.text.split("What you saw")[1]
    assert "<strong>7</strong>" in answer.text.split("What it is now")[1]
    assert [by for _, by, _ in decisions(path)] == ["Amal"]
    again = HIDDEN.findall(answer.text)[0]
    assert rule(desk, name, "correct", low="6", high="6", why="mine", seen=again, **sent).status_code == 200
    assert [by for _, by, _ in decisions(path)] == ["Amal", "Basel"]


def test_two_reviewers_on_different_incidents_do_not_meet(desk: httpx.Client, path: Path) -> None:
    """A ruling elsewhere is no conflict."""
    one, other = found(desk, "place=Sfuhen"), found(desk, "place=Moataf")
    seen = HIDDEN.findall(desk.get(f"/incident/{one}").text)[0]
    rule(desk, other, "reject", why="no attack")
    assert rule(desk, one, "reject", why="no attack", seen=seen).status_code == 200
    assert len(decisions(path)) == 2


def test_with_a_second_reader_one_is_not_enough(path: Path) -> None:
    """Where the setting asks for two, an incident waits for another person; the same one twice does not count."""
    with desks.client(path, second_reader="yes") as desk:
        name = found(desk, "place=Sfuhen")
        rule(desk, name, "accept")
        assert name in desk.get("/?standing=second").text
        rule(desk, name, "accept")
        assert name in desk.get("/?standing=second").text
        desk.post("/preferences", data={"reviewer": "Basel"})
        rule(desk, name, "accept")
        assert name in desk.get("/?standing=final").text


@pytest.mark.parametrize("name", ["i-0000", "x", "i-' OR 1=1 --"])
def test_an_unknown_incident_is_told(desk: httpx.Client, name: str) -> None:
    """An address that leads to nothing is a page that says so."""
    answer = desk.get(f"/incident/{name}")
    assert (answer.status_code, "nothing in the ledger has this id" in answer.text) == (404, True)


def test_a_day_is_set_by_hand(desk: httpx.Client) -> None:
    """The days that a person sets are the incident's; those of the text come back when it is undone."""
    name = found(desk, "place=Sfuhen")
    page = desk.get(f"/incident/{name}").text
    attack = re.findall(r'<option value="(a-\w+)"', page)[0]
    assert rule(desk, name, "date", target=attack, since="2020-02-30", why="x").status_code == 400
    answer = rule(desk, name, "date", target=attack, since="2020-02-03", until="2020-02-04", why="asked the source")
    assert "3–4 February 2020" in answer.text
    undo = re.search(r'class="done".*?value="(d-\w+)"', answer.text, re.DOTALL)
    assert undo
    assert "2020" not in rule(desk, name, "undo", target=undo[1]).text.split("<footer>")[0].split('id="history"')[0]
