"""One list of parties: who is meant by a name, whose word it is, and whether two names exclude each other."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from harmledger.model import Claimant, Document

UNKNOWN = frozenset({"", "unknown", "unidentified", "unknown actor"})
SPEAKS = frozenset({"documenter", "authority"})  # kinds whose own publications speak in their name

_MARKS = re.compile(r"[\u064b-\u0652\u0670\u0640]")  # Arabic vowel signs and the lengthening stroke
_ARABIC = re.compile("[\u0621-\u064a]")
_NOISE = re.compile(r"[^\w]+")
_AND = re.compile(r"\s+and\s+|\s*[,،]\s*|\s+و(?=\S{3})")
_FOLD = str.maketrans("أإآىة", "ااايه")


@dataclass(frozen=True, slots=True)
class Party:
    """A party of the list: its name, how far its word reaches and what it belongs to."""

    name: str
    kind: str
    within: str | None = None


@lru_cache(maxsize=65_536)
def fold(name: str) -> str:
    """Give a name without case, accents, articles and punctuation, so that spellings meet."""
    plain = unicodedata.normalize("NFKD", _MARKS.sub("", name).translate(_FOLD)).casefold()
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    words = _NOISE.sub(" ", plain.replace("'", "").replace(".", "")).split()
    return " ".join(words[1:] if len(words) > 1 and words[0] == "the" else words)


@cache
def known() -> dict[str, Party]:
    """Give the parties of `parties.toml` by every name they go by."""
    table = tomllib.loads(files(__package__).joinpath("parties.toml").read_text(encoding="utf-8"))
    found: dict[str, Party] = {}
    for row in table["party"]:
        party = Party(row["name"], row["kind"], row.get("within"))
        found.update({fold(name): party for name in (row["name"], *row["aliases"])})
    return found


@cache
def arabic() -> dict[str, str]:
    """Give each party's first name in Arabic script, where the list has one."""
    table = tomllib.loads(files(__package__).joinpath("parties.toml").read_text(encoding="utf-8"))
    named = {row["name"]: [alias for alias in row["aliases"] if _ARABIC.search(alias)] for row in table["party"]}
    return {name: aliases[0] for name, aliases in named.items() if aliases}


def party(name: str | None) -> Party | None:
    """Give the party of the list that a name stands for, if any."""
    return known().get(fold(name)) if name else None


def canonical(name: str) -> str:
    """Give the name under which the list keeps a party, or the name itself."""
    found = party(name)
    return found.name if found else name.strip()


@lru_cache(maxsize=4096)
def actors(name: str | None) -> frozenset[str]:
    """Give the parties of a joint actor ("Syrian government and Russia"); none where it is unknown."""
    if name is None or fold(name) in UNKNOWN:
        return frozenset()
    return frozenset(canonical(part) for part in _AND.split(name) if fold(part) not in UNKNOWN)


@lru_cache(maxsize=4096)
def wider(name: str) -> frozenset[str]:
    """Give a party with all that it belongs to."""
    found = party(name)
    return frozenset({name}) | (wider(found.within) if found and found.within else frozenset())


def exclude(left: frozenset[str], right: frozenset[str]) -> bool:
    """Tell whether two (joint) actors have no party in common, wider ones included."""
    if not left or not right:
        return False
    all_left = frozenset(w for name in left for w in wider(name))
    all_right = frozenset(w for name in right for w in wider(name))
    return not all_left & all_right


@dataclass(frozen=True, slots=True)
class Voice:
    """Whose word a figure is: ten outlets that quote one claimant are one voice."""

    key: str
    name: str
    independent: bool  # an unattributed figure never corroborates
    root: str = ""  # what counts once where claimants are counted: all nameless sources of one outlet


def voice(claimant: Claimant | None, document: Document, family: str) -> Voice:
    """Give the voice of a figure; `family` is the origin of the copies to which the document belongs."""
    outlet = canonical(document.source.name) if document.source else None
    found = party(claimant.party) if claimant else None
    if claimant is None or fold(claimant.party) in UNKNOWN or _passes_on(claimant, found):
        return _own(outlet, family)
    name = found.name if found else claimant.party.strip()
    if found and found.kind == "anonymous":
        through = claimant.via[-1] if claimant.via else outlet or family
        through = canonical(through)
        return Voice(
            f"{fold(name)} via {fold(through)}",
            f"{name} ({through})",
            independent=True,
            root=f"sources of {fold(through)}",
        )
    return _known(name)


def _passes_on(claimant: Claimant, found: Party | None) -> bool:
    """Tell whether a party is only where a figure was read; whoever records harm itself speaks on no other ground."""
    return claimant.basis == "unattributed" and not (found and found.kind in SPEAKS)


def _known(name: str) -> Voice:
    return Voice(fold(name), name, independent=True, root=fold(name))


def _own(outlet: str | None, family: str) -> Voice:
    found = party(outlet)
    if found and found.kind in SPEAKS:
        return _known(found.name)
    return Voice(f"unattributed in {family}", outlet or "unattributed", independent=False)
