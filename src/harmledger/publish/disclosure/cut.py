"""Cut a noun down to the fields of the allow-list. A field that no list names takes its empty value."""

from __future__ import annotations

import dataclasses
import re
from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar, cast, get_type_hints

from harmledger.publish import share
from harmledger.publish.disclosure import closed, outlets, quotes

if TYPE_CHECKING:
    from collections.abc import Mapping

    from harmledger.model import Document, Place
    from harmledger.publish.disclosure.profiles import Profile
    from harmledger.publish.disclosure.tally import Tally

T = TypeVar("T")
KEY = re.compile(r"[a-z]{1,2}-[0-9a-z-]{1,40}")  # ids that Harmledger makes: a letter and a digest
BLANKS: dict[Any, Any] = {str: "", int: 0, float: 0.0, bool: False}


@dataclass(frozen=True, slots=True)
class Cutter:
    """What is let through, and the count of what is not. `names` gives each document's public id."""

    profile: Profile
    tally: Tally
    names: Mapping[str, str]

    def cut(self, noun: T) -> T:
        """Give the noun with the fields of its list alone, nouns inside it too."""
        kind = type(noun)
        name = kind.__name__.lower()
        rules = self.profile.fields.get(name, {})
        kept: dict[str, Any] = {}
        for field, blank in _blanks(cast("type", kind)):
            given = getattr(noun, field)
            how = rules.get(field)
            kept[field] = self._let(how, name, field, given, noun) if how else blank
            if how is None and given not in (blank, None, (), ""):
                self.tally.add("not_listed", f"{name}.{field}")
        return kind(**kept)

    def _let(self, how: str, noun: str, field: str, given: Any, owner: object) -> Any:
        """Let a value through as its list says, or withhold it."""
        if given is None or given in ((), ""):
            return given
        if isinstance(given, tuple) and how != "as_is":
            return tuple(dict.fromkeys(one for part in given if (one := self._one(how, noun, field, part, owner))))
        return self._one(how, noun, field, given, owner)

    def _one(self, how: str, noun: str, field: str, given: Any, owner: object) -> Any:
        if how == "as_is":
            return self._plain(given, noun, field)
        found, rule = self._text(how, field, given, owner)
        if found in (None, "", share.ANYONE):
            self.tally.add(rule, f"{noun}.{field}")
        return found

    def _plain(self, given: Any, noun: str, field: str) -> Any:
        if isinstance(given, tuple):
            return tuple(self._plain(one, noun, field) for one in given)
        if dataclasses.is_dataclass(given):
            return self.cut(given)
        if isinstance(given, str) and not isinstance(given, Enum):
            raise TypeError(noun, field)  # free text never passes unchecked, whatever a rules file says
        return given

    def _text(self, how: str, field: str, given: Any, owner: object) -> tuple[Any, str]:
        if how == "keys":
            return self._key(given), "other_word"
        if how == "parties":
            return share.name(given), "not_public_party"
        if how == "gazetteer":
            return self._public(given, cast("Place", owner)), "no_public_gazetteer"
        if how == "open":
            return self._open(field, cast("Document", owner)), "not_open"
        if how == "quote":
            return quotes.allowed(given, self.profile.quotes), "quote"
        return closed.word(field, given), "other_word"

    def _key(self, given: str) -> str | None:
        return self.names.get(given) or (given if KEY.fullmatch(given) else None)

    def _public(self, given: str, place: Place) -> str | None:
        """Give a name as the gazetteer of its place gives it, if that gazetteer is public."""
        source = (place.id or "").partition(":")[0]
        return given if source in self.profile.gazetteers and place.label else None

    def _open(self, field: str, document: Document) -> Any:
        if not share.is_open(document, self.profile.open, self.profile.private):
            return None
        if field == "sha256":
            return closed.word(field, document.sha256)
        return outlets.address(document.url) if field == "url" else outlets.source(document, self.profile.outlets)


@cache
def _blanks(kind: type) -> tuple[tuple[str, Any], ...]:
    """Give the fields of a noun with their empty values."""
    hints = get_type_hints(kind, vars(__import__("harmledger.model", fromlist=["model"])))
    return tuple((field.name, _blank(field, hints[field.name])) for field in dataclasses.fields(kind))


def _blank(field: dataclasses.Field[Any], hint: Any) -> Any:
    if field.default is not dataclasses.MISSING:
        return field.default
    return BLANKS.get(hint, () if "tuple" in str(hint) else None)
