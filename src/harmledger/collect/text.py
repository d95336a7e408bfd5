"""Turn the bytes of a text into a document, whatever their encoding."""

from __future__ import annotations

import codecs
import hashlib
import re

from harmledger import errors
from harmledger.model import Document

LIMIT = 10_000_000  # characters of one document: some thirty books
MARKS = (  # the longer mark first: UTF-32's begins with UTF-16's
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
CODE_PAGES = ["cp1256", "cp1252", "iso8859_6", "cp720"]  # what Arabic and English text is found in
SAMPLE = 200_000
UNSTORABLE = re.compile("[\x00\ud800-\udfff]")  # a database keeps neither NUL nor half a surrogate pair
CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
TOO_MANY_CONTROLS = 0.01


def document(name: str, raw: bytes, origin: str) -> Document:
    """Give the document of a text file."""
    return Document(id=name, text=checked(decode(raw, origin), origin), sha256=digest(raw), origin=origin)


def digest(raw: bytes) -> str:
    """Give the SHA-256 of what was taken in, as it was taken in."""
    return hashlib.sha256(raw).hexdigest()


def checked(text: str, origin: str) -> str:
    """Give the text if it is one that can be read and kept; every character keeps its offset."""
    if len(text) > LIMIT:
        raise errors.TooLargeError(origin, f"The limit is {LIMIT:,} characters.")
    if not text.strip():
        raise errors.EmptyFileError(origin)
    return UNSTORABLE.sub("\ufffd", text)


def decode(raw: bytes, origin: str) -> str:
    """Decode by mark, as UTF-8, as UTF-16 without its mark, or by the likeliest code page."""
    encoding = next((name for mark, name in MARKS if raw.startswith(mark)), "utf-8")
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError:
        text = ""
    if text and "\x00" not in text[:SAMPLE]:
        return text
    return _utf16(raw) or _code_page(raw, origin)


def _utf16(raw: bytes) -> str | None:
    """Read UTF-16 that lacks its mark: spaces and line ends have a zero byte, on one side only."""
    sample = raw[:SAMPLE]
    low, high = sample[1::2].count(0), sample[0::2].count(0)
    blanks = max(low, high) / max(1, len(sample) // 2)
    if blanks < 0.05 or min(low, high) > 0.01 * max(low, high):  # noqa: PLR2004 - a share of spaces, measured on text
        return None
    try:
        return raw.decode("utf-16-le" if low > high else "utf-16-be")
    except UnicodeDecodeError:
        return None


def _code_page(raw: bytes, origin: str) -> str:
    sample = raw[:SAMPLE]
    if len(CONTROLS.findall(sample)) > TOO_MANY_CONTROLS * len(sample):
        raise errors.BinaryFileError(origin)
    from charset_normalizer import from_bytes  # noqa: PLC0415 - slow to import, seldom needed

    best = from_bytes(sample, cp_isolation=CODE_PAGES).best()
    if best is None:
        raise errors.UnknownEncodingError(origin)
    return raw.decode(best.encoding, errors="replace")
