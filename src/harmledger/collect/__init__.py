"""Take documents in: files, folders, archives and standard input become `Document` values."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from harmledger.collect.files import content, inputs
from harmledger.collect.refused import Refused

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from harmledger.model import Document, Published

__all__ = ["Refused", "content", "documents"]


def documents(paths: Sequence[str], when: Published | None = None) -> Iterator[Document | Refused]:
    """Give the documents of files and folders one by one; what cannot be read is given as `Refused`.

    `when` is when those were published that do not say it themselves.
    """
    for path in paths:
        for item in inputs(path):
            if isinstance(item, Refused) or item.published or item.published_text:
                yield item
            else:
                yield replace(item, published=when)
