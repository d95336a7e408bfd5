"""Read documents from JSON lines: `{"id","text","title","published","publisher","language","url"}`, one a line."""

from __future__ import annotations

import json
from enum import StrEnum
from typing import TYPE_CHECKING, Any, TypeVar

from harmledger import errors
from harmledger.collect.address import dated
from harmledger.collect.published import known, published
from harmledger.collect.refused import Refused
from harmledger.collect.text import LIMIT, checked, digest
from harmledger.model import Availability, Document, Kind, Published, Sensitivity, Source
from harmledger.serial import build

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

E = TypeVar("E", bound=StrEnum)
LONGEST_LINE = 6 * LIMIT  # each character may be written as \uXXXX
LANGUAGES = {"english": "en", "arabic": "ar", "العربية": "ar", "عربي": "ar"}


def lines(stem: str, stream: BinaryIO, origin: str) -> Iterator[Document | Refused]:
    """Give the document of each line; a line that holds none is refused by its number."""
    for number, raw in _numbered(stream):
        where = f"{origin}, line {number}"
        try:
            yield _line(f"{stem}-{number}", raw, where)
        except errors.HarmledgerError as error:
            yield Refused(where, error)


def _numbered(stream: BinaryIO) -> Iterator[tuple[int, bytes]]:
    """Give the lines that are not blank with their numbers, holding no more of an endless line than its limit."""
    number, first = 0, True
    while raw := stream.readline(LONGEST_LINE):
        number += 1
        yielded = raw.removeprefix(b"\xef\xbb\xbf") if first else raw
        first = False
        if yielded.strip():
            yield number, yielded
        while not raw.endswith(b"\n") and raw:
            raw = stream.readline(LONGEST_LINE)


def _line(name: str, raw: bytes, where: str) -> Document:
    if len(raw) >= LONGEST_LINE:
        raise errors.TooLargeError(where, f"The limit is {LIMIT:,} characters.")
    try:
        data = json.loads(raw.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise errors.InvalidJsonError(where, f"(Byte {error.start + 1} is not UTF-8.)") from None
    except json.JSONDecodeError as error:
        raise errors.InvalidJsonError(where, f"({error.msg} at column {error.colno}.)") from None
    except RecursionError:
        raise errors.InvalidJsonError(where, "(It is nested too deep.)") from None
    if not isinstance(data, dict) or not isinstance(data.get("text"), str) or not data["text"].strip():
        raise errors.NotADocumentError(where)
    return _document(name, data, raw, where)


def _document(name: str, data: dict[str, Any], raw: bytes, where: str) -> Document:
    given = data.get("published")
    url = _text(data.get("url"))
    when = _published(given) or dated(url)
    return Document(
        id=_text(data.get("id")) or name,
        text=checked(data["text"], where),
        sha256=digest(raw.strip()),
        title=_text(data.get("title")),
        language=_language(_text(data.get("language"))),
        url=url,
        source=Source(publisher) if (publisher := _text(data.get("publisher"))) else None,
        published=when,
        published_text=None if when else _text(given),
        kind=_one_of(Kind, data.get("kind"), Kind.ARTICLE),
        version_of=_text(data.get("version_of")),
        corrects=_text(data.get("corrects")),
        retracts=_text(data.get("retracts")),
        availability=_one_of(Availability, data.get("availability"), Availability.UNKNOWN),
        sensitivity=_one_of(Sensitivity, data.get("sensitivity"), Sensitivity.PUBLIC),
        origin=where,
    )


def _published(given: object) -> Published | None:
    """Take a date string, or the object that `harmledger read` itself prints."""
    if not isinstance(given, dict):
        return published(given)
    try:
        return known(build(Published, given))
    except (KeyError, TypeError, ValueError):
        return None


def _text(value: object) -> str | None:
    """Give a short field as text; numbers are accepted as ids, lists and objects are not."""
    if value is None or isinstance(value, (bool, dict, list)):
        return None
    return checked(str(value), "").strip() if str(value).strip() else None


def _language(name: str | None) -> str | None:
    """Give the two letters of "AR", "ar-SY" or "Arabic"."""
    if name is None:
        return None
    return LANGUAGES.get(name.casefold()) or name.casefold().replace("_", "-").split("-")[0]


def _one_of(kind: type[E], value: object, default: E) -> E:
    return next((word for word in kind if word.value == value), default)
