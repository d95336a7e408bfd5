"""Take the article, its date and its publisher out of a web page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from harmledger import errors
from harmledger.collect import own
from harmledger.collect.address import dated
from harmledger.collect.published import published
from harmledger.collect.text import checked, decode, digest
from harmledger.model import Document, Source

MOMENT = "%Y-%m-%dT%H:%M:%S%z"  # with the hour where the page tells it; searched in text a date would often be wrong

if TYPE_CHECKING:
    from trafilatura.settings import Document as Page


def document(name: str, raw: bytes, origin: str) -> Document:
    """Give the document of a web page: its article without menus, comments and related stories."""
    if own.is_page(raw):
        raise errors.OwnWorkError(origin)
    page = _page(raw, origin)
    text = page.text if page else None
    if page is None or not text or not text.strip():
        raise errors.NoTextError(origin)
    publisher = page.sitename or page.hostname
    return Document(
        id=name,
        text=checked(text, origin),
        sha256=digest(raw),
        title=page.title or None,
        url=page.url or None,
        source=Source(publisher) if publisher else None,
        published=published(page.date) or dated(page.url),
        origin=origin,
    )


def _page(raw: bytes, origin: str) -> Page | None:
    from trafilatura import bare_extraction  # noqa: PLC0415 - half a second, and only pages need it

    found = bare_extraction(
        decode(raw, origin) if b"charset" not in raw[:4096].lower() else raw,  # the page knows its own encoding
        include_comments=False,
        include_tables=True,
        with_metadata=True,
        date_extraction_params={"original_date": True, "extensive_search": False, "outputformat": MOMENT},
    )
    return found if found is None or not isinstance(found, dict) else None
