"""Publishers and addresses of documents that may be shown: by the public list of parties, else by their website."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit, urlunsplit

from harmledger.link.parties import canonical, party
from harmledger.model import Source
from harmledger.publish.disclosure import quotes

if TYPE_CHECKING:
    from collections.abc import Collection
    from urllib.parse import SplitResult

    from harmledger.model import Document

WEB = ("http", "https")


def source(document: Document, named: Collection[str]) -> Source | None:
    """Name the publisher: by the list of parties or of the rules, else by the website that it published on."""
    own = document.source.name if document.source else ""
    if party(own) or own in named:
        return Source(canonical(own))
    host = _parts(document.url).hostname
    return Source(host.removeprefix("www.")) if host else None


def address(url: str | None) -> str | None:
    """Give a web address without what tracks a reader; a path whose words could be a name is cut off."""
    parts = _parts(url)
    if not parts.hostname:
        return None
    path = unquote(parts.path)
    plain = all(word in quotes.common() or party(word) for word in quotes.WORD.findall(path))
    return urlunsplit((parts.scheme, parts.hostname, parts.path if plain and path.isascii() else "/", "", ""))


def _parts(url: str | None) -> SplitResult:
    parts = urlsplit(url or "")
    return parts if parts.scheme in WEB else urlsplit("")
