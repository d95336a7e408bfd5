"""The cue words of each language, from `cues.toml`."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass, fields
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Cues:
    """Word lists of one language; see the comments in `cues.toml`."""

    turns: tuple[str, ...] = ()
    returns: tuple[str, ...] = ()
    retold: tuple[str, ...] = ()
    divides: tuple[str, ...] = ()
    sums: tuple[str, ...] = ()
    shares: tuple[str, ...] = ()
    background: tuple[str, ...] = ()
    report_on: tuple[str, ...] = ()
    same_time: tuple[str, ...] = ()
    similar: tuple[str, ...] = ()
    compares: tuple[str, ...] = ()
    recalled: tuple[str, ...] = ()
    pointers: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    nameless: tuple[str, ...] = ()
    monitors: tuple[str, ...] = ()
    speaks_on: tuple[str, ...] = ()
    clauses: tuple[str, ...] = ()
    among_dead: tuple[str, ...] = ()
    of_whole: tuple[str, ...] = ()
    of_dead: tuple[str, ...] = ()
    among_injured: tuple[str, ...] = ()
    owners: tuple[str, ...] = ()
    again: tuple[str, ...] = ()
    helpers: tuple[str, ...] = ()
    follows: tuple[str, ...] = ()
    aftermath: tuple[str, ...] = ()
    prior: tuple[str, ...] = ()
    rises: tuple[str, ...] = ()
    may_rise: tuple[str, ...] = ()
    acts_on: tuple[str, ...] = ()
    raised: tuple[str, ...] = ()
    earlier: tuple[str, ...] = ()
    unnamed: tuple[str, ...] = ()
    in_order: tuple[str, ...] = ()
    anew: tuple[str, ...] = ()
    offices: tuple[str, ...] = ()
    ours: tuple[str, ...] = ()
    publishers: tuple[str, ...] = ()
    press: tuple[str, ...] = ()
    reprisal: tuple[str, ...] = ()
    so_far: tuple[str, ...] = ()
    states: tuple[str, ...] = ()
    fighters: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    trend: tuple[str, ...] = ()


@cache
def cues(language: str) -> Cues:
    """Give the cue words of a language; a language without any has empty lists."""
    table = tomllib.loads(files(__package__).joinpath("cues.toml").read_text(encoding="utf-8"))
    words = table.get(language, {})
    return Cues(**{f.name: tuple(words.get(f.name, ())) for f in fields(Cues)})


def opens(opening: str, words: tuple[str, ...]) -> bool:
    """Whether a sentence begins with one of the words."""
    return opening.startswith(words)


def holds(text: str, words: tuple[str, ...]) -> bool:
    """Whether a text contains one of the words."""
    return any(w in text for w in words)
