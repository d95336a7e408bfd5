"""Find the files behind a path and give each to the reader of its form."""

from __future__ import annotations

import gzip
import io
import re
import sys
import zlib
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, cast

from harmledger import errors
from harmledger.collect import jsonl, own, pdf, text, web
from harmledger.collect.refused import Refused

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from harmledger.model import Document

STDIN = "-"
LINES = (".jsonl", ".ndjson")
PAGES = (".html", ".htm")
FORMS = (".txt", ".pdf", *PAGES, *LINES, *(f"{form}.gz" for form in LINES))  # what is taken from a folder
OTHERS = (  # what may be a report too, but is not read
    *(".doc", ".docx", ".odt", ".rtf", ".epub", ".eml", ".msg", ".mht", ".mhtml"),
    *(".csv", ".xls", ".xlsx", ".ods", ".json", ".zip"),
)
NAMED = 3  # of the files that are passed over
ADDRESS = re.compile(r"https?://", re.IGNORECASE)
LARGEST = 200_000_000  # bytes of a file: a PDF with pictures may be large; its text has a limit of its own
HEAD = 1024
STEP = 1 << 20  # bytes unpacked at a time
GZIP = b"\x1f\x8b"


def inputs(path: str) -> Iterator[Document | Refused]:
    """Give the documents behind one path: a file, a folder with all below it, or standard input."""
    if path == STDIN:
        stream = cast("io.RawIOBase", sys.stdin.buffer)  # buffered or not, it can be looked into once it is wrapped
        yield from _guarded("standard input", "stdin", io.BufferedReader(stream))
    elif ADDRESS.match(path):
        yield Refused(path, errors.AddressError(path))
    elif Path(path).is_dir():
        yield from _folder(Path(path))
    else:
        yield from _file(Path(path))


def content(name: str, raw: bytes, *, origin: str, limit: int) -> Iterator[Document | Refused]:
    """Give the documents of a file that is at hand as bytes; unpacked it may be no longer than the limit."""
    if raw.startswith(GZIP) and _unpacked_is_longer(raw, limit):
        yield Refused(name, errors.TooLargeError(name, f"Unpacked it is more than {limit // 1_000_000} MB."))
        return
    stream = cast("io.RawIOBase", io.BytesIO(raw))
    yield from _guarded(origin, name, io.BufferedReader(stream))


def _unpacked_is_longer(raw: bytes, limit: int) -> bool:
    """Tell whether a compressed file is a bomb, without unpacking more than the limit."""
    unpack = zlib.decompressobj(wbits=31)
    length = 0
    while raw and length <= limit:
        try:
            length += len(unpack.decompress(raw, STEP))
        except zlib.error:
            return False  # damaged: told when it is read
        raw = unpack.unconsumed_tail
    return length > limit


def _folder(folder: Path) -> Iterator[Document | Refused]:
    """Give what the files of a folder hold, in a fixed order, without hidden files; other reports are told of."""
    every = [file for file in sorted(folder.rglob("*")) if not _is_hidden(file.relative_to(folder)) and file.is_file()]
    releases = own.releases(every)
    yield from (Refused(str(release), errors.OwnWorkError(str(release))) for release in sorted(releases))
    seen = [file for file in every if releases.isdisjoint(file.parents)]
    taken = [file for file in seen if file.name.lower().endswith(FORMS)]
    for file in taken:
        yield from _file(file)
    if passed := [str(file.relative_to(folder)) for file in seen if file.name.lower().endswith(OTHERS)]:
        more = f" and {len(passed) - NAMED:,} more" if len(passed) > NAMED else ""
        yield Refused(str(folder), errors.PassedOverError(str(folder), f"({', '.join(passed[:NAMED])}{more})"))
    elif not taken and not releases:
        yield Refused(str(folder), errors.EmptyFolderError(str(folder)))


def _is_hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)


def _file(path: Path) -> Iterator[Document | Refused]:
    try:
        with path.open("rb") as stream:
            yield from _guarded(str(path), path.name, stream)
    except FileNotFoundError:
        yield Refused(str(path), errors.MissingFileError(str(path)))
    except (OSError, ValueError):  # ValueError: a NUL in the name
        yield Refused(str(path), errors.UnreadableFileError(str(path)))


def _guarded(origin: str, name: str, stream: BinaryIO) -> Iterator[Document | Refused]:
    """Give what a stream holds; one that cannot be read is refused, after what could be read of it."""
    try:
        yield from _opened(origin, name, stream)
    except errors.HarmledgerError as error:
        yield Refused(origin, error)
    except (EOFError, zlib.error, gzip.BadGzipFile):
        yield Refused(origin, errors.DamagedArchiveError(origin))


def _opened(origin: str, name: str, stream: BinaryIO) -> Iterator[Document | Refused]:
    head = _head(stream)
    if head.startswith(GZIP):
        stream, name = cast("BinaryIO", gzip.GzipFile(fileobj=stream)), name.removesuffix(".gz")
        head = _head(stream)
    if not head:
        raise errors.EmptyFileError(origin)
    stem = Path(name).stem
    if _is_lines(name, head):
        yield from _some(jsonl.lines(stem, stream, origin), origin)
    else:
        raw = stream.read(LARGEST + 1)
        if len(raw) > LARGEST:
            raise errors.TooLargeError(origin, f"The limit is {LARGEST // 1_000_000} MB.")
        yield _form(name, head)(stem, raw, origin)


def _some(found: Iterator[Document | Refused], origin: str) -> Iterator[Document | Refused]:
    """Give what a file of lines holds; one of blank lines alone is empty."""
    first = next(found, None)
    if first is None:
        raise errors.EmptyFileError(origin)
    yield first
    yield from found


def _head(stream: BinaryIO) -> bytes:
    return cast("io.BufferedReader", stream).peek(HEAD)[:HEAD]


def _is_lines(name: str, head: bytes) -> bool:
    """Tell JSON lines by name, or by their first character where the name says nothing."""
    lower = name.lower()
    return lower.endswith(LINES) or (not lower.endswith(FORMS) and head.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"{")


def _form(name: str, head: bytes) -> Callable[[str, bytes, str], Document]:
    """Choose the reader by what the file begins with, else by its name."""
    lower, start = name.lower(), head.lstrip().lower()
    if b"%PDF-" in head or lower.endswith(".pdf"):
        return pdf.document
    if lower.endswith(PAGES) or start.startswith((b"<!doctype html", b"<html")):
        return web.document
    return text.document
