"""Take the text out of a PDF."""

from __future__ import annotations

import io
import logging
from typing import TYPE_CHECKING

from harmledger import errors
from harmledger.collect import own
from harmledger.collect.lines import unwrap
from harmledger.collect.text import checked, digest
from harmledger.model import Document, Kind

if TYPE_CHECKING:
    from pypdf import PdfReader

NOT_A_TITLE = ("microsoft word", "untitled", "powerpoint")


def document(name: str, raw: bytes, origin: str) -> Document:
    """Give the document of a PDF, its pages one after the other."""
    try:
        text, title = _read(raw, origin)
    except errors.HarmledgerError:
        raise
    except Exception as error:  # pypdf raises what it meets: KeyError, TypeError, RecursionError …
        raise errors.BrokenPdfError(origin) from error
    if not text.strip():
        raise errors.ScannedPdfError(origin)
    return Document(
        id=name, text=checked(text, origin), sha256=digest(raw), title=title, kind=Kind.REPORT, origin=origin
    )


def _read(raw: bytes, origin: str) -> tuple[str, str | None]:
    from pypdf import PasswordType, PdfReader  # noqa: PLC0415 - slow to import, and only PDF needs it

    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # it would quote the file's content
    reader = PdfReader(io.BytesIO(raw))
    if reader.is_encrypted and reader.decrypt("") == PasswordType.NOT_DECRYPTED:
        raise errors.EncryptedPdfError(origin)
    if reader.metadata and reader.metadata.keywords == own.NAME:
        raise errors.OwnWorkError(origin)
    return "\n\n".join(unwrap(page.extract_text()) for page in reader.pages), _title(reader)


def _title(reader: PdfReader) -> str | None:
    title = (reader.metadata.title if reader.metadata else None) or ""
    return title if title.strip() and not title.casefold().startswith(NOT_A_TITLE) else None
