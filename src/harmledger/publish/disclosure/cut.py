"""Cut a noun down to the fields of the allow-list. A field that no list names takes its empty value."""

from __future__ import annotations

import dataclasses
import re
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeVar, cast, get_type_hints

from harmledger import model
from harmledger.publish import share
from harmledger.publish.disclosure import closed, outlets, quotes
from harmledger.publish.disclosure.tally import Tally

if TYPE_CHECKING:
    from collections.abc import Mapping

    from harmledger.model import Document, Place
    from harmledger.publish.disclosure.profiles import Profile

T = TypeVar("T")
KEY = re.compile(r"[a-z]{1,2}-[0-9a-z-]{1,40}")  # ids that Harmledger makes: a letter and a digest
NOUNS = frozenset(kind for kind in vars(model).values() if dataclasses.is_dataclass(kind))
SMALL = frozenset({model.Place, model.People, model.When, model.Count, model.Claimant, model.Named, model.Published})
EMPTY = (None, (), "")
BLANKS: dict[Any, Any] = {str: "", int: 0, float: 0.0, bool: False}


@dataclass(frozen=True, slots=True)
class Cutter:
    """What is let through, and the count of what is not. `names` gives each document's public id."""

    profile: Profile
    tally: Tally
    names: Mapping[str, str]
    memory: dict[Any, Any] = field(default_factory=dict)  # small nouns that were cut already, with their counts

    def cut(self, noun: T) -> T:
        """Give the noun with the fields of its list alone, nouns inside it too."""
        kind = type(noun)
        if kind not in SMALL:
            return self._cut(noun)
        if (found := self.memory.get((kind, noun))) is None:
            apart = replace(self, tally=Tally())
            found = self.memory[kind, noun] = (apart._cut(noun), apart.tally)  # noqa: SLF001 - itself
        self.tally.join(found[1])
        return cast("T", found[0])

    def _cut(self, noun: T) -> T:
        kept: dict[str, Any] = {}
        name, fields = _plan(cast("Any", type(noun)), self.profile)
        for part, how, blank in fields:
            given = getattr(noun, part)
            if how is None:
                kept[part] = blank
                if given is not blank and given not in EMPTY:
                    self.tally.add("not_listed", f"{name}.{part}")
            elif given in EMPTY:
                kept[part] = given
            elif how == "as_is":
                kept[part] = self._plain(given, name, part)
            else:
                kept[part] = self._checked(how, name, part, given, noun)
        return type(noun)(**kept)

    def _checked(self, how: str, noun: str, field: str, given: Any, owner: object) -> Any:
        """Let text through as its list says, or withhold it."""
        if not isinstance(given, tuple):
            return self._one(how, noun, field, given, owner)
        return tuple(dict.fromkeys(one for part in given if (one := self._one(how, noun, field, part, owner))))

    def _one(self, how: str, noun: str, field: str, given: Any, owner: object) -> Any:
        found, rule = self._text(how, field, given, owner)
        if found in (None, "", share.ANYONE):
            self.tally.add(rule, f"{noun}.{field}")
        return found

    def _plain(self, given: Any, noun: str, field: str) -> Any:
        kind = type(given)
        if kind in NOUNS:
            return self.cut(given)
        if kind is tuple:
            return tuple([self._plain(one, noun, field) for one in given])
        if kind is str:
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


@lru_cache(maxsize=1000)
def _plan(kind: type, profile: Profile) -> tuple[str, tuple[tuple[str, str | None, Any], ...]]:
    """Give a noun's name, and each of its fields with how it is let through and its empty value."""
    name, hints = kind.__name__.lower(), get_type_hints(kind)
    rules = profile.fields.get(name, {})
    fields = dataclasses.fields(kind)
    return name, tuple((f.name, rules.get(f.name), _blank(f, hints[f.name])) for f in fields)


def _blank(field: dataclasses.Field[Any], hint: Any) -> Any:
    if field.default is not dataclasses.MISSING:
        return field.default
    return BLANKS.get(hint, () if "tuple" in str(hint) else None)
