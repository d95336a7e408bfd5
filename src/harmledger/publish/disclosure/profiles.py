"""The rules of disclosure, as `profiles.toml` states them or a file of the user's own."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from harmledger.errors import BadRulesError
from harmledger.model import Harm, Kind, Precision, Sensitivity, TargetType

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

NAMES = ("internal", "partners", "public")
KINDS = ("keys", "as_is", "parties", "words", "gazetteer", "open", "quote")


@dataclass(frozen=True, slots=True)
class Coarse:
    """Places of attacks on these targets, or with these harms, are given no finer than this."""

    targets: frozenset[TargetType]
    harms: frozenset[Harm]
    to: Precision
    why: str


@dataclass(frozen=True, slots=True, eq=False)
class Profile:
    """What one kind of reader may see. `whole` lets everything through; the rest then says nothing."""

    name: str
    about: str
    version: str
    fields: Mapping[str, Mapping[str, str]]  # noun → field → how it is let through
    why: Mapping[str, str]
    whole: bool = False
    quotes: str = "none"
    gazetteers: frozenset[str] = frozenset()
    outlets: frozenset[str] = frozenset()  # publishers that may be named beside the public list of parties
    open: frozenset[Sensitivity] = frozenset()
    listed: frozenset[Sensitivity] = frozenset(Sensitivity)
    private: frozenset[Kind] = frozenset()
    decimals: int = 6
    small: frozenset[Harm] = frozenset()
    below: int = 0
    months: frozenset[Harm] = frozenset()
    coarsen: tuple[Coarse, ...] = ()


def profile(name: str, rules: Path | None = None) -> Profile:
    """Give a profile of the rules in force, or of a file of the same form."""
    return _profile(name, rules.read_text(encoding="utf-8") if rules else _own())


@cache
def _own() -> str:
    return files(__package__).joinpath("profiles.toml").read_text(encoding="utf-8")


@cache
def _profile(name: str, text: str) -> Profile:
    try:
        return _read(name, tomllib.loads(text))
    except (tomllib.TOMLDecodeError, KeyError, ValueError, TypeError, AttributeError) as error:
        raise BadRulesError(name, f"({error})") from error


def _read(name: str, table: dict[str, Any]) -> Profile:
    row: dict[str, Any] = table["profile"][name]
    small = row.get("small", {"harms": [], "below": 0})
    return Profile(
        name=name,
        about=row["about"],
        version=table["version"],
        fields={noun: _fields(lists) for noun, lists in table["fields"].items()},
        why=table["why"],
        whole=row.get("whole", False),
        quotes=row.get("quotes", "none"),
        gazetteers=frozenset(row.get("gazetteers", ())),
        outlets=frozenset(row.get("outlets", ())),
        open=frozenset(map(Sensitivity, row.get("open", ()))),
        listed=frozenset(map(Sensitivity, row.get("listed", Sensitivity))),
        private=frozenset(map(Kind, row.get("private", ()))),
        decimals=row.get("decimals", 6),
        small=frozenset(map(Harm, small["harms"])) - {Harm.KILLED},
        below=small["below"],
        months=frozenset(map(Harm, row.get("months", ()))),
        coarsen=tuple(_coarse(rule) for rule in row.get("coarsen", ())),
    )


def _fields(lists: dict[str, list[str]]) -> dict[str, str]:
    """Give each field of a noun with the list it stands in."""
    if unknown := set(lists) - set(KINDS):
        raise ValueError(*unknown)
    return {field: kind for kind, names in lists.items() for field in names}


def _coarse(rule: dict[str, Any]) -> Coarse:
    return Coarse(
        targets=frozenset(map(TargetType, rule.get("targets", ()))),
        harms=frozenset(map(Harm, rule.get("harms", ()))),
        to=Precision(rule["to"]),
        why=rule["why"],
    )
