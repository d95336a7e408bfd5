"""Which documents are of one outlet: its reports share a style and a page, and it seldom tells one attack twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from harmledger.link.parties import canonical, fold

if TYPE_CHECKING:
    from harmledger.model import Document

PLATFORMS = frozenset(  # where anybody posts: the host says nothing of who does
    {
        "facebook.com",
        "instagram.com",
        "t.me",
        "telegram.me",
        "tiktok.com",
        "twitter.com",
        "vk.com",
        "x.com",
        "youtube.com",
    }
)


def outlet(document: Document) -> frozenset[str]:
    """Give what tells the outlet of a document: its publisher, and its host unless that is a platform."""
    publisher = fold(canonical(document.source.name)) if document.source else ""
    host = (document.url or "").split("//")[-1].split("/")[0].casefold().removeprefix("www.").removeprefix("m.")
    return frozenset(name for name in (publisher, "" if host in PLATFORMS else host) if name)
