"""How far the places of a report's attacks lie from the point that recorders coded for the incident it tells of.

Of the single-incident reports with a coded point: the share with an attack that is placed within 5 km of it, and the
share whose main attack (the first with casualties) is; of all reports, and of those whose text names such a place, by
an exact key of any name that the gazetteer has near the point.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from accuracy import linking
from harmledger.locate import key
from harmledger.locate.gazetteer import MemoryGazetteer, kilometres

if TYPE_CHECKING:
    from collections.abc import Iterator

    from accuracy.linking import Coded, Json
    from harmledger.model import Account, Attack, Entry, Place

FLOORS = {"en": {"any": 0.72, "main": 0.63}, "ar": {"any": 0.73, "main": 0.65}}  # of the reports that name the place
CLOSE_KM = 5.0
LEAST_KEY, LONGEST = 3, 4  # letters of a key, words of a name
_CLITIC = re.compile("^[وبل](?=..)")
_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")


@dataclass(frozen=True, slots=True)
class Share:
    """Shares of one set of reports."""

    reports: int
    any: float
    main: float


def whereabouts(language: str, gazetteer: MemoryGazetteer) -> dict[str, Share]:
    """Read a corpus; give the shares of all its reports with a point, and of those that name a place beside it."""
    coded = linking.read([language], gazetteer)
    entries = {e.id: e for e in gazetteer.entries if not e.is_area and e.lat is not None}
    rows = list(_rows(coded, entries))
    return {name: _share([row for row in rows if row[0] or name == "all"]) for name in ("all", "named")}


def _rows(coded: Coded, entries: dict[str, Entry]) -> Iterator[tuple[bool, bool, bool]]:
    """Give for each report whether it names the place, whether any attack is there, whether the main one is."""
    for document, account in zip(coded.documents, coded.accounts, strict=True):
        point = coded.gold.get(document.id)
        if point is None or point.get("lat") is None:
            continue
        near = [e for e in entries.values() if _km(point, e) < CLOSE_KM]
        there = [any(_is_there(p, point, entries) for p in a.places) for a in account.attacks]
        main = _main(account)
        yield _names(document.text, near), any(there), main is not None and there[account.attacks.index(main)]


def _main(account: Account) -> Attack | None:
    """Give the first attack with claims that is not retold, else the first."""
    live = [a for a in account.attacks if not a.retold]
    return next((a for a in live if a.claims), next(iter(live or account.attacks), None))


def _is_there(place: Place, point: Json, entries: dict[str, Entry]) -> bool:
    entry = entries.get(place.id or "")
    return entry is not None and _km(point, entry) < CLOSE_KM


def _km(point: Json, entry: Entry) -> float:
    return kilometres(point["lat"], point["lon"], entry.lat or 0.0, entry.lon or 0.0)


def _names(text: str, near: list[Entry]) -> bool:
    """Tell whether a name of one of the places stands in the text, whatever its spelling."""
    wanted = {f.strict for e in near for n in e.spellings for f in key.forms(n) if not f.penalty}
    wanted = {k for k in wanted if len(k) >= LEAST_KEY}
    words = _WORD.findall(text)
    said = {" ".join(words[i : i + n]) for i in range(len(words)) for n in range(1, LONGEST + 1)} if wanted else ()
    return any(key.strict(own) in wanted for name in said for own in (name, _CLITIC.sub("", name)))


def _share(rows: list[tuple[bool, bool, bool]]) -> Share:
    number = max(1, len(rows))
    return Share(len(rows), sum(r[1] for r in rows) / number, sum(r[2] for r in rows) / number)
