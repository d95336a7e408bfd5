"""The words of the pages, one catalogue a language; English has every key, and so has every other."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

CODES = ("en", "ar")
RIGHT_TO_LEFT = frozenset({"ar"})
FEW, MANY = range(3, 11), range(11, 100)  # Arabic counts by the last two digits


@dataclass(frozen=True, slots=True)
class Tongue:
    """A language of the pages. Called with a key it gives the words."""

    code: str
    texts: Mapping[str, str]

    @property
    def dir(self) -> str:
        """Give the direction of its script."""
        return "rtl" if self.code in RIGHT_TO_LEFT else "ltr"

    def __call__(self, key: str, **values: object) -> str:
        """Give the words of a key with values put in."""
        return self.texts[key].format(**values)

    def n(self, key: str, number: int, **values: object) -> str:
        """Give the words of a key as they go with a number: `{n}` stands for it."""
        form = f"{key}.{plural(self.code, number)}"
        text = self.texts.get(form) or self.texts[f"{key}.other"]
        return text.format(n=f"{number:,}", **values)

    def has(self, key: str) -> bool:
        """Tell whether there are words for a key."""
        return key in self.texts


def plural(code: str, number: int) -> str:
    """Give the plural category of a whole number, as the Unicode CLDR has it for English and Arabic."""
    if code == "ar":
        exact = {0: "zero", 1: "one", 2: "two"}.get(number)
        return exact or ("few" if number % 100 in FEW else "many" if number % 100 in MANY else "other")
    return "one" if number == 1 else "other"


@cache
def tongue(code: str) -> Tongue:
    """Read the catalogue of a language."""
    table = tomllib.loads(files(__package__).joinpath("texts", f"{code}.toml").read_text(encoding="utf-8"))
    return Tongue(code, dict(_flat(table)))


def _flat(table: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, str]]:
    for name, value in table.items():
        if isinstance(value, str):
            yield prefix + name, value
        else:
            yield from _flat(value, f"{prefix}{name}.")
