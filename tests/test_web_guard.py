"""What the desk refuses before any page is reached, and what every answer carries."""

from __future__ import annotations

from http.client import HTTPConnection
from typing import TYPE_CHECKING

import pytest

from harmledger.web.guard import BODY
from tests import desks

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import httpx


@pytest.fixture(name="desk", scope="module")
def _desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    folder: Path = tmp_path_factory.mktemp("desk")
    with desks.client(desks.copied(folder)) as client:
        yield client


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "", "127.0.0.2:80", "[::1", "["])
def test_another_host_is_refused(desk: httpx.Client, host: str) -> None:
    """A name that leads here by a trick of the DNS is not answered."""
    assert desk.get("/", headers={"host": host}).status_code == 421


@pytest.mark.parametrize("host", ["127.0.0.1:8765", "localhost", "[::1]:80"])
def test_this_machine_is_answered(desk: httpx.Client, host: str) -> None:
    """The names of this machine are answered, on any port."""
    assert desk.get("/preferences", headers={"host": host}).status_code == 200


@pytest.mark.parametrize(
    "headers",
    [
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"origin": "http://[::1"},
        {"origin": "http://127.0.0.1:9999"},
    ],
)
def test_a_form_of_another_site_changes_nothing(desk: httpx.Client, headers: dict[str, str]) -> None:
    """A page elsewhere cannot send a form in the reviewer's name."""
    sent = desk.post("/views", data={"name": "theirs", "query": "?"}, headers=headers)
    assert sent.status_code == 403
    assert "theirs" not in desk.get("/").text


def test_a_form_of_ours_is_taken(desk: httpx.Client) -> None:
    """Our own pages' forms are taken, and lead back to a page of ours whatever they name."""
    data = {"name": "Ours", "query": "?area=Idleb&order=day", "back": "https://evil.example/"}
    sent = desk.post("/views", data=data, headers={"origin": str(desk.base_url)}, follow_redirects=False)
    assert (sent.status_code, sent.headers["location"]) == (303, "/")
    assert "Ours" in desk.get("/").text


def test_every_answer_forbids_what_is_not_ours(desk: httpx.Client) -> None:
    """Pages, files and faults carry the policy; pages are not kept on disk."""
    for path in ("/", "/static/desk.css", "/static/leaflet/leaflet.js", "/nowhere"):
        headers = desk.get(path).headers
        assert "default-src 'none'" in headers["content-security-policy"]
        assert "unsafe" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
    assert desk.get("/").headers["cache-control"] == "no-store"


def test_too_much_is_refused(desk: httpx.Client) -> None:
    """A body that is too long is refused at once, with what to do."""
    connection = HTTPConnection(desk.base_url.host, desk.base_url.port or 80)
    connection.putrequest("POST", "/views")
    connection.putheader("content-length", str(BODY + 1))
    connection.endheaders()
    answer = connection.getresponse()
    assert answer.status == 413
    assert b"harmledger add" in answer.read()
    connection.close()


def test_a_page_that_is_not_there_says_so(desk: httpx.Client) -> None:
    """An address that leads nowhere is a page in the reader's language."""
    assert desk.get("/nowhere").status_code == 404
    assert "لا توجد صفحة" in desk.get("/nowhere?lang=ar").text
