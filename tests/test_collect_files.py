"""Files, folders, archives and standard input; one bad file never stops the batch."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
import sys
from typing import TYPE_CHECKING, Any

import pytest
from pypdf import PdfReader, PdfWriter
from reportlab.pdfgen.canvas import Canvas

from harmledger import errors
from harmledger.collect import Refused, documents
from harmledger.collect.published import published
from harmledger.model import DateBasis, Document, Kind, Published, Source

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

ENGLISH = "Shelling killed three people in Tel Amara on Thursday, among them two children, rescuers said."
PAGE = f"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Three killed – Radio Amara</title>
<meta property="og:title" content="Three killed in Tel Amara"><meta property="og:site_name" content="Radio Amara">
<meta property="article:published_time" content="2023-10-06T08:00:00+03:00">
<link rel="canonical" href="https://radio.example.org/news/17"></head>
<body><nav><a href="/">Home</a><a href="/x">Sport</a></nav><article><h1>Three killed in Tel Amara</h1>
<p>{ENGLISH}</p><p>{"The village lies in the hills west of the road, and its market is open on Thursdays. " * 4}</p>
</article>
<footer>Accept cookies</footer></body></html>"""


def taken(*paths: str | Path) -> tuple[list[Document], list[Refused]]:
    """Collect, and tell what was taken from what was refused."""
    found = list(documents([str(path) for path in paths]))
    return [item for item in found if isinstance(item, Document)], [item for item in found if isinstance(item, Refused)]


def one(path: Path) -> Document:
    """Collect a file that holds one document."""
    (document,), refused = taken(path)
    assert refused == []
    return document


def why(path: str | Path) -> errors.HarmledgerError:
    """Collect a path that is refused, and give the reason."""
    found, (refused,) = taken(path)
    assert found == []
    assert str(refused.error).startswith(f"{path}: ")
    return refused.error


def put(path: Path, content: str | bytes) -> Path:
    """Write a file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def lines(*rows: object) -> str:
    """Write rows as JSON lines; text stands as it is."""
    return "".join((row if isinstance(row, str) else json.dumps(row)) + "\n" for row in rows)


def pdf(*pages: str, title: str | None = None) -> bytes:
    """Make a PDF with a line of text on each page."""
    buffer = io.BytesIO()
    canvas = Canvas(buffer)
    if title:
        canvas.setTitle(title)
    for text in pages:
        canvas.drawString(72, 720, text)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def test_a_text_file_is_a_document(tmp_path: Path) -> None:
    """A text file is taken as it is, named by its stem, with the digest of its bytes."""
    path = put(tmp_path / "report.v2.txt", ENGLISH)
    digest = hashlib.sha256(ENGLISH.encode()).hexdigest()
    assert one(path) == Document("report.v2", ENGLISH, digest, origin=str(path))


def test_a_page_gives_its_article(tmp_path: Path) -> None:
    """Of a web page the article is taken, with title, date, publisher and address, without its furniture."""
    document = one(put(tmp_path / "page.html", PAGE))
    assert ENGLISH in document.text
    assert "cookies" not in document.text
    assert document.title == "Three killed in Tel Amara"
    assert document.source == Source("Radio Amara")
    assert document.url == "https://radio.example.org/news/17"
    assert document.published is not None
    assert (str(document.published.earliest), document.published.basis) == ("2023-10-06", DateBasis.META)
    assert str(document.published.at) == "2023-10-06 08:00:00+03:00"


def test_a_page_in_a_code_page_is_decoded(tmp_path: Path) -> None:
    """A page says its own encoding, and is believed."""
    arabic = "قصف مدفعي على بلدة تل عمارة أدى إلى مقتل ثلاثة مدنيين بينهم طفلان، حسب فرق الإنقاذ في المنطقة. " * 3
    page = PAGE.replace("utf-8", "windows-1256").replace(ENGLISH, arabic).replace("–", "-")
    assert arabic.strip() in one(put(tmp_path / "page.htm", page.encode("cp1256"))).text


def test_a_page_without_text_is_told(tmp_path: Path) -> None:
    """A page of menus and scripts has no text."""
    path = put(tmp_path / "page.html", "<!doctype html><html><body><script>let a = 1</script></body></html>")
    assert isinstance(why(path), errors.NoTextError)


def test_a_pdf_gives_its_pages(tmp_path: Path) -> None:
    """The text of a PDF is that of its pages, one after the other."""
    document = one(
        put(tmp_path / "report.pdf", pdf("Three people were killed.", "Two were children.", title="October"))
    )
    assert document.text.index("Three people were killed.") < document.text.index("Two were children.")
    assert (document.title, document.kind) == ("October", Kind.REPORT)


def test_a_pdf_without_text_is_told(tmp_path: Path) -> None:
    """A scan has no text, and the message says to recognise it first."""
    assert isinstance(why(put(tmp_path / "scan.pdf", pdf(""))), errors.ScannedPdfError)


@pytest.mark.parametrize("cut", [20, 400, 900])
def test_a_broken_pdf_is_told(tmp_path: Path, cut: int) -> None:
    """A PDF that was cut short is damaged, or gives the text it still has."""
    whole = pdf("Three people were killed.")
    path = put(tmp_path / "cut.pdf", whole[:cut])
    found, refused = taken(path)
    assert len(found) + len(refused) == 1
    assert all(isinstance(item.error, (errors.BrokenPdfError, errors.ScannedPdfError)) for item in refused)


def test_what_only_is_called_pdf_is_told(tmp_path: Path) -> None:
    """A file that is a PDF by name alone is damaged."""
    assert isinstance(why(put(tmp_path / "no.pdf", "Dear Badr")), errors.BrokenPdfError)


def test_a_locked_pdf_is_told(tmp_path: Path) -> None:
    """A PDF with a password is told to be protected."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf("Three people were killed."))))
    writer.encrypt("secret", algorithm="RC4-128")
    buffer = io.BytesIO()
    writer.write(buffer)
    assert isinstance(why(put(tmp_path / "locked.pdf", buffer.getvalue())), errors.EncryptedPdfError)


def test_json_lines_are_documents(tmp_path: Path, day: date) -> None:
    """Each line is a document with the keys of the contract; its text keeps every offset."""
    row = {
        "id": "n-1",
        "text": "  Three killed.\r\n",
        "title": "News",
        "published": "5 أكتوبر 2023",
        "publisher": "Radio Amara",
        "language": "AR",
        "url": "https://example.org/1",
    }
    path = put(tmp_path / "all.jsonl", lines(row))
    document = one(path)
    assert document.text == row["text"]
    assert document.published == Published(day, day, DateBasis.META)
    assert (document.id, document.title, document.language) == ("n-1", "News", "ar")
    assert (document.source, document.url) == (Source("Radio Amara"), row["url"])
    assert document.origin == f"{path}, line 1"


def test_a_line_without_an_id_is_named_by_its_number(tmp_path: Path) -> None:
    """Documents without an id are told apart by file and line."""
    found, _ = taken(put(tmp_path / "all.jsonl", lines({"text": "One."}, {"text": "Two.", "id": 7})))
    assert [document.id for document in found] == ["all-1", "7"]


def test_the_bad_line_is_named_and_the_rest_is_read(tmp_path: Path) -> None:
    """Invalid JSON on line 7 is told by its number, and every other line is taken."""
    rows: list[object] = [{"id": f"n-{number}", "text": "Three killed."} for number in range(1, 11)]
    rows[6] = '{"id": "n-7", "text": '
    path = put(tmp_path / "all.jsonl", lines(*rows))
    found, (refused,) = taken(path)
    assert [document.id for document in found] == [f"n-{number}" for number in (1, 2, 3, 4, 5, 6, 8, 9, 10)]
    assert isinstance(refused.error, errors.InvalidJsonError)
    assert str(refused.error).startswith(f"{path}, line 7: ")


@pytest.mark.parametrize("row", ["[1]", '"text"', "{}", '{"text": ""}', '{"text": 5}', '{"text": null, "id": "x"}'])
def test_a_line_that_is_no_document_is_told(tmp_path: Path, row: str) -> None:
    """Valid JSON that has no text is told by its line."""
    found, (refused,) = taken(put(tmp_path / "all.jsonl", lines({"text": "One."}, row)))
    assert len(found) == 1
    assert isinstance(refused.error, errors.NotADocumentError)
    assert ", line 2: " in str(refused.error)


@pytest.mark.parametrize("raw", [b'{"text": "caf\xe9"}\n', b"[" * 100_000 + b"\n"])
def test_odd_lines_are_told(tmp_path: Path, raw: bytes) -> None:
    """Bytes that are not UTF-8 and JSON nested without end are told by their line."""
    _, (refused,) = taken(put(tmp_path / "all.jsonl", raw))
    assert isinstance(refused.error, errors.InvalidJsonError)


def test_a_date_that_is_not_understood_is_kept(tmp_path: Path) -> None:
    """A publication date that cannot be understood is kept as given, so that it can be pointed out."""
    document = one(put(tmp_path / "all.jsonl", lines({"text": "One.", "published": "٢٠ ربيع الأول"})))
    assert (document.published, document.published_text) == (None, "٢٠ ربيع الأول")


def test_archives_are_read(tmp_path: Path) -> None:
    """Compressed JSON lines are read like any; a byte order mark and blank lines do not matter."""
    raw = b"\xef\xbb\xbf" + lines({"id": "a", "text": "One."}, "", {"id": "b", "text": "Two."}).encode()
    found, refused = taken(put(tmp_path / "all.jsonl.gz", gzip.compress(raw)))
    assert ([document.id for document in found], refused) == (["a", "b"], [])


def test_a_damaged_archive_gives_what_it_can(tmp_path: Path) -> None:
    """What stands before the damage is taken, and the damage is told."""
    rows = [{"id": f"n-{n}", "text": hashlib.sha256(str(n).encode()).hexdigest() * 9} for n in range(400)]
    whole = gzip.compress(lines(*rows).encode())
    found, (refused,) = taken(put(tmp_path / "all.jsonl.gz", whole[: len(whole) // 2]))
    assert 0 < len(found) < 400
    assert isinstance(refused.error, errors.DamagedArchiveError)


def test_a_folder_is_read_in_order(tmp_path: Path) -> None:
    """All files below a folder that are of our forms are taken, hidden ones and others are not."""
    put(tmp_path / "b" / "two.txt", "Two.")
    put(tmp_path / "a" / "one.TXT", "One.")
    put(tmp_path / "c.jsonl", lines({"id": "three", "text": "Three."}))
    put(tmp_path / ".hidden" / "four.txt", "Four.")
    put(tmp_path / "photo.jpg", b"\xff\xd8\xff")
    found, refused = taken(tmp_path)
    assert ([document.id for document in found], refused) == (["one", "two", "three"], [])


def test_reports_that_are_not_taken_from_a_folder_are_named(tmp_path: Path) -> None:
    """A statement in a form that is not read is told, not lost in silence; what surrounds a saved page is none."""
    put(tmp_path / "one.txt", "One.")
    put(tmp_path / "page_files" / "style.css", "p {}")
    for name in ("letter.docx", "list.xlsx", "mail/old.eml", "rows.csv"):
        put(tmp_path / name, "x")
    found, (refused,) = taken(tmp_path)
    assert [document.id for document in found] == ["one"]
    assert str(refused.error).endswith("(letter.docx, list.xlsx, mail/old.eml and 1 more)")


def test_an_address_is_told_from_a_path() -> None:
    """Nothing is fetched from the web: how to bring a page is said instead of "no such file"."""
    assert isinstance(why("https://example.org/news/17"), errors.AddressError)


def test_an_empty_folder_is_told(tmp_path: Path) -> None:
    """A folder without a report is told, not passed over."""
    assert isinstance(why(tmp_path), errors.EmptyFolderError)


@pytest.mark.parametrize(
    ("name", "content", "error"),
    [
        ("empty.txt", b"", errors.EmptyFileError),
        ("blank.txt", b" \n\n", errors.EmptyFileError),
        ("empty.jsonl", b"\n\n", errors.EmptyFileError),
        ("empty.html", b"", errors.EmptyFileError),
        ("empty.pdf", b"", errors.EmptyFileError),
        ("photo.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)), errors.BinaryFileError),
        ("photo", b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(100), errors.BinaryFileError),
    ],
)
def test_a_bad_file_is_told(tmp_path: Path, name: str, content: bytes, error: type[Exception]) -> None:
    """Each kind of bad file has its own message, which names the file."""
    assert isinstance(why(put(tmp_path / name, content)), error)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    """A path that leads nowhere is told."""
    assert isinstance(why(tmp_path / "none.txt"), errors.MissingFileError)


def test_a_text_of_fifty_megabytes_is_refused_by_the_limit(tmp_path: Path) -> None:
    """A text beyond the limit is refused, and the message states the limit."""
    path = put(tmp_path / "huge.txt", b"Three people were killed in Tel Amara.\n" * (50_000_000 // 39))
    assert "10,000,000 characters" in str(why(path))


def test_a_line_of_fifty_megabytes_is_refused_and_the_next_is_read(tmp_path: Path) -> None:
    """One endless line of an archive does not take the others with it."""
    path = tmp_path / "all.jsonl.gz"
    with gzip.open(path, "wb", compresslevel=1) as file:
        file.write(b'{"text": "' + b"a" * 70_000_000 + b'"}\n')
        file.write(lines({"id": "b", "text": "Two."}).encode())
    found, (refused,) = taken(path)
    assert [document.id for document in found] == ["b"]
    assert isinstance(refused.error, errors.TooLargeError)


def test_one_bad_file_never_stops_the_batch(tmp_path: Path) -> None:
    """What can be read is read, whatever stands between."""
    bad = [put(tmp_path / "a.txt", b""), tmp_path / "none.txt", put(tmp_path / "c.pdf", b"%PDF-1.4 no")]
    good = [put(tmp_path / f"{name}.txt", ENGLISH) for name in ("x", "y")]
    found, refused = taken(bad[0], good[0], bad[1], bad[2], good[1])
    assert ([document.id for document in found], len(refused)) == (["x", "y"], 3)


@pytest.mark.parametrize(
    ("content", "ids"),
    [
        (ENGLISH.encode(), ["stdin"]),
        (PAGE.encode(), ["stdin"]),
        (pdf("Three people were killed."), ["stdin"]),
        (lines({"id": "a", "text": "One."}, {"id": "b", "text": "Two."}).encode(), ["a", "b"]),
        (gzip.compress(lines({"id": "a", "text": "One."}).encode(), mtime=0), ["a"]),
    ],
)
def test_standard_input_is_told_by_its_content(
    content: bytes, ids: Sequence[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """What comes in on standard input has no name: its first bytes say what it is."""
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BufferedReader(Raw(content))))
    found, refused = taken("-")
    assert ([document.id for document in found], refused) == (ids, [])


class Raw(io.RawIOBase):
    """A pipe that holds these bytes."""

    def __init__(self, content: bytes) -> None:
        """Take what the pipe will give."""
        self.rest = io.BytesIO(content)

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    def readinto(self, buffer: Any) -> int:
        """Give the next bytes."""
        return self.rest.readinto(buffer)


@pytest.fixture
def day() -> date:
    """Give the day that the examples were published."""
    from datetime import date  # noqa: PLC0415 - only needed here at run time

    return date(2023, 10, 5)


def test_what_is_without_a_date_takes_the_one_that_is_given(tmp_path: Path) -> None:
    """A date given with the files dates those that do not say it themselves, and no other."""
    put(tmp_path / "bare.txt", ENGLISH)
    put(tmp_path / "dated.jsonl", lines({"text": ENGLISH, "published": "2023-10-06"}))
    put(tmp_path / "unclear.jsonl", lines({"text": ENGLISH, "published": "the eve of the feast"}))
    given = published("2023-10-07 09:00 +03:00")
    found = {d.id: d.published for d in documents([str(tmp_path)], given) if isinstance(d, Document)}
    assert found["bare"] == given
    assert str(getattr(found["dated-1"], "latest", None)) == "2023-10-06"
    assert found["unclear-1"] is None


def test_an_hour_without_a_zone_is_not_taken_from_elsewhere(tmp_path: Path) -> None:
    """Of our own form of a date too the hour counts only with its zone."""
    told = {"earliest": "2023-10-05", "latest": "2023-10-05", "basis": "meta"}
    rows = [{"text": "One.", "published": told | {"at": f"2023-10-05T14:30:00{zone}"}} for zone in ("", "+03:00")]
    found, _ = taken(put(tmp_path / "all.jsonl", lines(*rows)))
    assert [str(document.published.at) for document in found if document.published] == [
        "None",
        "2023-10-05 14:30:00+03:00",
    ]
