"""Take documents in: files, folders, archives and standard input become `Document` values."""

from __future__ import annotations

from typing import TYPE_CHECKING

from harmledger.collect.files import content, inputs
from harmledger.collect.refused import Refused

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from harmledger.model import Document

__all__ = ["Refused", "content", "documents"]


def documents(paths: Sequence[str]) -> Iterator[Document | Refused]:
    """Give the documents of files and folders one by one; what cannot be read is given as `Refused`."""
    for path in paths:
        yield from inputs(path)
