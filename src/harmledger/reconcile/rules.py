"""The written rules of reconciling, as `rules.toml` states them."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from harmledger.model import Attribution, Evidence, Grade

WORDS = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Vague:
    """What a vague word is taken for."""

    name: str
    low: int
    high: int | None


@dataclass(frozen=True, slots=True)
class GradeRow:
    """One row of the table that derives the grade; an empty set fits anything."""

    grade: Grade
    evidence: frozenset[Evidence]
    attribution: frozenset[Attribution]


@dataclass(frozen=True, slots=True)
class Rules:
    """All rules with their version and words."""

    version: str
    words: dict[str, dict[str, str]]
    phrases: tuple[tuple[str, Vague], ...]  # longest first
    plural: Vague
    grades: tuple[GradeRow, ...]

    def say(self, kind: str, *names: str) -> str:
        """Give rules in words."""
        return "; ".join(self.words[kind][name] for name in dict.fromkeys(names))

    def vague(self, quote: str) -> Vague:
        """Give what the vague word of a passage is taken for."""
        text = " " + " ".join(WORDS.findall(quote.casefold())) + " "
        return next((vague for phrase, vague in self.phrases if f" {phrase} " in text), self.plural)


@cache
def rules() -> Rules:
    """Read the rules that come with the package."""
    table = tomllib.loads(files(__package__).joinpath("rules.toml").read_text(encoding="utf-8"))
    vague = [(row["words"], Vague(row["name"], row["low"], row.get("high"))) for row in table["vague"]]
    phrases = sorted(((word, v) for words, v in vague for word in words), key=lambda p: (-len(p[0]), p[0]))
    return Rules(
        version=table["version"],
        words={kind: table[kind] for kind in ("toll", "evidence", "attribution", "agreement")},
        phrases=tuple(phrases),
        plural=next(v for _, v in vague if v.name == "plural"),
        grades=tuple(_grade(row) for row in table["grade"]),
    )


def _grade(row: dict[str, list[str]]) -> GradeRow:
    return GradeRow(
        Grade(str(row["grade"])),
        frozenset(Evidence(e) for e in row["evidence"]),
        frozenset(Attribution(a) for a in row["attribution"]),
    )
