"""Take documents in: files, folders, archives and standard input become `Document` values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from harmledger.errors import HarmledgerError
    from harmledger.model import Document


@dataclass(frozen=True, slots=True)
class Refused:
    """An input that could not be taken in, with what is wrong and what to do."""

    origin: str
    error: HarmledgerError


def documents(paths: Sequence[str]) -> Iterator[Document | Refused]:
    """Give the documents of files and folders one by one; what cannot be read is given as `Refused`."""
    raise NotImplementedError
