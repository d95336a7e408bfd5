"""Adding by paste and by file: what is read, what is kept, and what is refused with a sentence."""

from __future__ import annotations

import gzip
import json
import re
from typing import TYPE_CHECKING

import pytest

from harmledger.store import Ledger
from harmledger.web.add import PASTED

if TYPE_CHECKING:
    from pathlib import Path

    import httpx

ENGLISH = "Artillery shelling killed four civilians, including two children, in the village of Sarja on Friday."
ARABIC = "قُتل ثلاثة مدنيين بينهم طفل بقصف مدفعي استهدف قرية سرجة مساء الجمعة."
HOSTILE = "<script>alert(1)</script> Shelling killed \u202efour\u202c people. <img src=x onerror=alert(2)> \u2067"


@pytest.fixture(name="path")
def _path(tmp_path: Path) -> Path:
    return tmp_path / "new.db"


def paste(desk: httpx.Client, text: str, do: str, **fields: str) -> httpx.Response:
    """Send the form as a browser does, as parts."""
    data = {"text": text, "do": do, "published": "2023-10-06"} | fields
    return desk.post("/add", files={name: (None, value) for name, value in data.items()})


def documents(path: Path) -> list[str]:
    """Give the texts that are kept."""
    with Ledger.open(str(path)) as ledger:
        return [document.text for document in ledger.documents()]


@pytest.mark.parametrize(("text", "figure"), [(ENGLISH, "four civilians"), (ARABIC, "ثلاثة مدنيين")])
def test_what_is_read_is_seen_before_anything_is_kept(desk: httpx.Client, path: Path, text: str, figure: str) -> None:
    """A pasted text shows its figures; nothing is in the ledger until it is kept, once."""
    page = paste(desk, text, "read").text
    assert re.search(rf"<mark[^>]*>[^<]*{figure}", page)
    assert documents(path) == []
    kept = paste(desk, text, "save").text
    assert "is in the ledger now" in kept
    assert documents(path) == [text]
    assert "was in the ledger already" in paste(desk, text, "save").text
    assert "The ledger has this text already" in paste(desk, text, "read").text
    shown = re.search(r'href="(/document/pasted-\w+)"', kept)
    assert shown
    assert desk.get(shown[1]).status_code == 200


def test_files_are_kept_and_each_fault_is_named(desk: httpx.Client, path: Path) -> None:
    """Of several files the good ones are kept and each bad one is named with what to do."""
    lines = json.dumps({"id": "post-1", "text": ENGLISH}).encode() + b"\n{broken\n"
    sent = [
        ("report.txt", ARABIC.encode()),
        ("posts.jsonl.gz", gzip.compress(lines, mtime=0)),
        ("picture.png", b"\x89PNG\r\n\x1a\n" + bytes(200)),
        ("bomb.txt.gz", gzip.compress(bytes(40_000_000), mtime=0)),
        ("empty.txt", b""),
    ]
    files = [("files", (name, raw)) for name, raw in sent]
    page = desk.post("/add", data={"do": "files"}, files=files).text
    assert sorted(documents(path)) == sorted([ARABIC, ENGLISH])
    for name in ("posts.jsonl.gz, line 2", "picture.png", "bomb.txt.gz", "empty.txt"):
        assert name in page
    assert "Unpacked it is more than 30 MB" in page


def test_two_files_of_one_name_are_two_reports(desk: httpx.Client, path: Path) -> None:
    """Files are told apart by what is in them: another report of the same name replaces nothing."""
    other = "A landmine injured two shepherds near Qoqfin on Sunday, the local council said."
    for text in (ENGLISH, other):
        desk.post("/add", data={"do": "files"}, files=[("files", ("report.txt", text.encode()))])
    with Ledger.open(str(path)) as ledger:
        assert [document.version_of for document in ledger.documents()] == [None, None]


def test_too_long_a_paste_says_what_to_do(desk: httpx.Client, path: Path) -> None:
    """Ten megabytes, and a text that is only too long to read at once, are refused with a way out."""
    long = paste(desk, "Shelling killed four people. " * (PASTED // 20), "read")
    assert (long.status_code, "harmledger add" in long.text) == (400, True)
    huge = paste(desk, "x" * 10_000_000, "save")
    assert (huge.status_code, "harmledger add" in huge.text) == (413, True)
    assert documents(path) == []


def test_nothing_pasted_is_told(desk: httpx.Client) -> None:
    """An empty form is a sentence, not a fault."""
    answer = paste(desk, "  ", "save")
    assert (answer.status_code, "the file is empty" in answer.text) == (400, True)


def test_a_hostile_text_is_only_text(desk: httpx.Client) -> None:
    """Scripts, tags and marks that turn text around are shown as what they are, on every page that shows them."""
    for page in (paste(desk, HOSTILE, "read"), paste(desk, HOSTILE, "save", publisher="<b>Evil</b>")):
        assert "<script>alert" not in page.text
        assert "onerror=alert(2)>" not in page.text.replace("&gt;", "")
    name = re.search(r'href="(/document/pasted-\w+)"', page.text)
    assert name
    for shown in (desk.get(name[1]).text, desk.get("/").text):
        assert "<script>alert" not in shown
        assert "<b>Evil" not in shown
        assert "\u202e" not in shown
