"""How well one gazetteer entry answers one name: tier of the key, qualifiers, spelling."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from functools import lru_cache
from typing import TYPE_CHECKING

from rapidfuzz.distance import JaroWinkler
from rapidfuzz.fuzz import ratio
from rapidfuzz.process import extract

from harmledger.locate import key
from harmledger.locate.gazetteer import SECOND_NAME
from harmledger.model import Precision

if TYPE_CHECKING:
    from collections.abc import Iterable

    from harmledger.locate.gazetteer import Gazetteer, Hit
    from harmledger.model import Entry

# Weights measured in our trials (docs/explanation/limits.md); a change needs `make accuracy` before and after.
STRICT, LOOSE, NEIGHBOUR, SHORT_NEIGHBOUR = 1.0, 0.85, 0.55, 0.40
SLACK = 0.13  # a name without its generic word or a qualifier still counts
NEIGHBOUR_LENGTH, SHORT_LENGTH = 4, 3
DIFFERENT_QUALIFIER, ONE_QUALIFIER = 0.25, 0.2
WITH_PCODE, PER_TENFOLD = 0.03, 0.02
FIRM = 0.8  # from here on a candidate counts as found, and no neighbours are looked for
SPELLED = 0.95  # likeness from which a name counts as spelled so
TOWN = 10_000  # people
LAST_RESORT, LAST_RESORTS = 72, 12  # least likeness, and so many spellings at most
REMEMBERED = 20_000  # names
_LETTERS = "abcdfghjklmnrstxz"


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entry that a name may mean, with its score and why."""

    entry: Entry
    score: float
    tier: float
    likeness: float
    spelling: str
    reasons: tuple[str, ...] = ()
    whole: bool = True  # nothing of the name was left out or added: no qualifier, no generic word


@dataclass(frozen=True, slots=True)
class Matcher:
    """Looks names up in a gazetteer and remembers its answers."""

    gazetteer: Gazetteer
    _exact: dict[str, list[Candidate]] = field(default_factory=dict)
    _all: dict[str, list[Candidate]] = field(default_factory=dict)
    _inside: dict[tuple[str, bool], tuple[list[Hit], list[str]]] = field(default_factory=dict)

    def exact(self, name: str) -> list[Candidate]:
        """Give the entries that share a key with a name, best first; each entry once."""
        if name not in self._exact:
            self._forget()
            forms = key.forms(name)
            hits = ((form, hit) for form in forms for hit in self.gazetteer.look_up([form.loose]))
            self._exact[name] = _best(_compare(name, form, hit) for form, hit in hits)
        return self._exact[name]

    def candidates(self, name: str) -> list[Candidate]:
        """Give the entries a name may mean: with the same key, else also those one letter off."""
        if name not in self._all:
            found = self.exact(name)
            self._all[name] = found if found and found[0].score >= FIRM else _merged(found, self._near(name))
        return self._all[name]

    def alike(self, name: str, area: Entry) -> list[Candidate]:
        """Give the nearest spellings inside an area, at half weight: the search of last resort."""
        script = key.is_arabic(name)
        if (area.id, script) not in self._inside:
            hits = [hit for hit in self.gazetteer.inside(area) if key.is_arabic(hit.name) == script]
            self._inside[area.id, script] = hits, [hit.form.plain for hit in hits]
        hits, spellings = self._inside[area.id, script]
        near = extract(key.plain(name), spellings, scorer=ratio, score_cutoff=LAST_RESORT, limit=LAST_RESORTS)
        return _best(
            Candidate(hits[i].entry, value / 200, 0.0, value / 100, hits[i].name, (f"spelled like “{hits[i].name}”",))
            for _, value, i in near
        )

    def _forget(self) -> None:
        """Keep the memory bounded, however long the program runs."""
        if len(self._exact) > REMEMBERED:
            self._exact.clear()
            self._all.clear()

    def _near(self, name: str) -> list[Candidate]:
        asked = ((form, keys) for form in key.forms(name) if (keys := neighbours(form.loose)))
        return _best(_compare(name, form, hit) for form, keys in asked for hit in self.gazetteer.look_up(keys))


@lru_cache(maxsize=4)
def matcher(gazetteer: Gazetteer) -> Matcher:
    """Give the one matcher of an open gazetteer; after an import, open the gazetteer anew."""
    return Matcher(gazetteer)


def _merged(first: list[Candidate], second: list[Candidate]) -> list[Candidate]:
    known = {c.entry.id for c in first}
    return sorted(first + [c for c in second if c.entry.id not in known], key=lambda c: (-c.score, c.entry.id))


def neighbours(loose: str) -> list[str]:
    """Give all keys at edit distance 1; of a key of three letters only those with its first letter."""
    if len(loose) < SHORT_LENGTH:
        return []
    first = 0 if len(loose) >= NEIGHBOUR_LENGTH else 1
    split = [(loose[:i], loose[i:]) for i in range(first, len(loose) + 1)]
    out = {a + b[1:] for a, b in split if b}
    out |= {a + c + b[1:] for a, b in split if b for c in _LETTERS}
    out |= {a + c + b for a, b in split for c in _LETTERS}
    return sorted(out - {loose})


def likeness(name: str, form: key.Form, hit: Hit) -> tuple[float, float]:
    """Give Jaro-Winkler and ratio of two spellings; across scripts by long vowels and consonants."""
    asked, kept = form.plain, hit.form.plain
    if asked.isascii() != kept.isascii():
        asked, kept = (asked, key.skeleton(hit.name)) if asked.isascii() else (key.skeleton(name), kept)
    return JaroWinkler.similarity(asked, kept), ratio(asked, kept) / 100


def _best(found: Iterable[Candidate | None]) -> list[Candidate]:
    """Keep the best answer of every entry, best first."""
    best: dict[str, Candidate] = {}
    for c in found:
        if c is not None and (c.entry.id not in best or c.score > best[c.entry.id].score):
            best[c.entry.id] = c
    return sorted(best.values(), key=lambda c: (-c.score, c.entry.id))


def _compare(name: str, form: key.Form, hit: Hit) -> Candidate | None:
    tier, why = _tier(form, hit.form)
    penalty, note = _qualifiers(form, hit.form)
    tier -= penalty + form.penalty + hit.form.penalty
    if tier <= 0:
        return None
    close, alike = likeness(name, form, hit)
    score = tier * (0.6 + 0.4 * close) * (0.45 + 0.55 * alike) + _standing(hit.entry)
    reasons = tuple(r for r in (f"{why} “{hit.name}”", note) if r)
    whole = not (penalty or form.penalty) and hit.form.penalty in {0.0, SECOND_NAME}
    return Candidate(hit.entry, score, tier, alike, hit.name, reasons, whole)


def _standing(entry: Entry) -> float:
    """Give what an entry's weight in the world is worth; a town counts as one though nobody counted its people."""
    people = max(entry.population, TOWN if entry.precision is Precision.TOWN else 0)
    return (WITH_PCODE if entry.pcode else 0.0) + PER_TENFOLD * math.log10(1 + people)


def _tier(asked: key.Form, kept: key.Form) -> tuple[float, str]:
    if asked.strict == kept.strict:
        return STRICT, "same key as"
    if asked.loose == kept.loose:
        return LOOSE, "same key but for glides as"
    long = min(len(asked.loose), len(kept.loose)) >= NEIGHBOUR_LENGTH
    return (NEIGHBOUR if long else SHORT_NEIGHBOUR), "one letter from"


def _qualifiers(asked: key.Form, kept: key.Form) -> tuple[float, str]:
    if asked.qualifiers == kept.qualifiers:
        return 0.0, ""
    if asked.qualifiers and kept.qualifiers:
        return DIFFERENT_QUALIFIER, "another qualifier"
    return ONE_QUALIFIER, "a qualifier on one side only"
