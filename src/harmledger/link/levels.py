"""The levels of comparison and their weights, as `levels.toml` sets them."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from harmledger.model import Precision, Weapon

ASPECTS = (
    "place",
    "time",
    "killed",
    "injured",
    "groups",
    "actor",
    "weapon",
    "target",
    "news",
    "outlet",
    "text",
    "phrases",
)


@dataclass(frozen=True, slots=True)
class Level:
    """One level of one aspect: what it weighs, whether it refuses, and its reason."""

    aspect: str
    name: str
    weight: float
    never: bool
    why: str


@dataclass(frozen=True, slots=True)
class Levels:
    """The whole table with its version, so that a score can be traced to it."""

    version: str
    prior: float
    threshold: float
    doubtful: float
    window: int
    reported: int
    late: int
    reach: dict[Precision, float]
    levels: dict[tuple[str, str], Level]
    kin: tuple[frozenset[Weapon], ...]
    wording: float  # the most that wording and phrases can add

    def level(self, aspect: str, name: str) -> Level:
        """Give a level of an aspect."""
        return self.levels[aspect, name]


@cache
def levels() -> Levels:
    """Read the table that comes with the package."""
    table = tomllib.loads(files(__package__).joinpath("levels.toml").read_text(encoding="utf-8"))
    found = {
        (aspect, name): Level(aspect, name, row.get("weight", 0.0), row.get("never", False), row["why"])
        for aspect in ASPECTS
        for name, row in table[aspect].items()
    }
    return Levels(
        version=table["version"],
        prior=table["prior"],
        threshold=table["threshold"],
        doubtful=table["doubtful"],
        window=table["window"],
        reported=table["reported"],
        late=table["late"],
        reach={Precision(name): km for name, km in table["reach"].items()},
        levels=found,
        wording=sum(max(v.weight for (a, _), v in found.items() if a == aspect) for aspect in ("text", "phrases")),
        kin=tuple(frozenset(Weapon(w) for w in group) for group in table["kin"].values()),
    )
