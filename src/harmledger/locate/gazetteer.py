"""What a gazetteer gives: entries found by key. One implementation in memory, one layered; the file's is in `store`."""

from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Protocol

from harmledger.locate import key

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence

    from harmledger.model import Entry

KM_PER_DEGREE = 111.195
SECOND_NAME = 0.08
HISTORIC_NAME = 0.12  # what a place was called once: a namesake that is called so today comes first
_REMEMBERED = 20_000  # keys whose answers are kept
_SAME_PLACE_KM = 4.0  # two gazetteers' points for one settlement lie this close


@dataclass(frozen=True, slots=True)
class Hit:
    """A spelling of an entry that answers a look-up, with the form by which it is kept."""

    entry: Entry
    name: str
    form: key.Form


class Gazetteer(Protocol):
    """A read-only look-up of places, told from another by its identity."""

    def __hash__(self) -> int:
        """Give the identity."""
        ...

    def look_up(self, loose: Collection[str]) -> Sequence[Hit]:
        """Give all spellings kept under any of these loose keys."""
        ...

    def inside(self, area: Entry) -> Sequence[Hit]:
        """Give the settlements of a governorate, for the search of last resort."""
        ...

    def entry(self, ref: str) -> Entry | None:
        """Give the entry of an id."""
        ...

    def beginning(self, form: key.Form, limit: int) -> Sequence[Hit]:
        """Give places with a spelling that begins so, the largest first."""
        ...


@dataclass(frozen=True, slots=True, eq=False)
class MemoryGazetteer:
    """A small gazetteer held in memory."""

    entries: tuple[Entry, ...]
    _hits: dict[str, list[Hit]] = field(default_factory=dict)

    @classmethod
    def of(cls, entries: Iterable[Entry]) -> MemoryGazetteer:
        """Index entries by the loose keys of their spellings."""
        kept = tuple(entries)
        hits: defaultdict[str, list[Hit]] = defaultdict(list)
        for entry in kept:
            for name, form in keyed(entry):
                hits[form.loose].append(Hit(entry, name, form))
        return cls(kept, dict(hits))

    def look_up(self, loose: Collection[str]) -> Sequence[Hit]:
        """Give all spellings kept under any of these loose keys."""
        return [hit for k in loose for hit in self._hits.get(k, ())]

    def inside(self, area: Entry) -> Sequence[Hit]:
        """Give the settlements of a governorate."""
        names = {area_key(name) for name in area.spellings}
        return [
            hit
            for hits in self._hits.values()
            for hit in hits
            if not hit.entry.is_area and hit.entry.country == area.country and area_key(hit.entry.admin1) in names
        ]

    def entry(self, ref: str) -> Entry | None:
        """Give the entry of an id."""
        return next((e for e in self.entries if e.id == ref), None)

    def beginning(self, form: key.Form, limit: int) -> Sequence[Hit]:
        """Give places with a spelling that begins so, the largest first."""
        near = (hit for k, some in self._hits.items() if k.startswith(form.loose) for hit in some)
        hits = {hit.entry.id: hit for hit in near if hit.form.plain.startswith(form.plain)}
        return sorted(hits.values(), key=_by_size)[:limit]


@dataclass(frozen=True, slots=True, eq=False)
class Layers:
    """Several gazetteers as one: an entry of an earlier layer stands for the same place of a later one."""

    layers: tuple[Gazetteer, ...]
    _known: dict[str, tuple[Hit, ...]] = field(default_factory=dict)

    def look_up(self, loose: Collection[str]) -> Sequence[Hit]:
        """Give the hits of all layers, each place once."""
        missing = [k for k in loose if k not in self._known]
        if missing:
            if len(self._known) > _REMEMBERED:
                self._known.clear()
                missing = list(loose)
            self._known.update(self._merged(missing))
        return [hit for k in loose for hit in self._known[k]]

    def _merged(self, loose: Sequence[str]) -> dict[str, tuple[Hit, ...]]:
        found: dict[str, list[Hit]] = {k: [] for k in loose}
        for layer in self.layers:
            fresh: defaultdict[str, list[Hit]] = defaultdict(list)
            for hit in layer.look_up(loose):
                fresh[hit.form.loose].append(hit)
            for k, hits in fresh.items():
                found[k] = _joined(found[k], hits) if found[k] else hits
        return {k: tuple(hits) for k, hits in found.items()}

    def inside(self, area: Entry) -> Sequence[Hit]:
        """Give the settlements that the first layer with any holds."""
        return next((hits for layer in self.layers if (hits := layer.inside(area))), ())

    def entry(self, ref: str) -> Entry | None:
        """Give the entry of an id from the first layer that has it."""
        return next((e for layer in self.layers if (e := layer.entry(ref))), None)

    def beginning(self, form: key.Form, limit: int) -> Sequence[Hit]:
        """Give places with a spelling that begins so, of all layers, each once."""
        hits = {hit.entry.id: hit for layer in self.layers[::-1] for hit in layer.beginning(form, limit)}
        return sorted(hits.values(), key=_by_size)[:limit]


def _by_size(hit: Hit) -> tuple[int, str, str]:
    return -hit.entry.population, hit.entry.name, hit.entry.id


def keyed(entry: Entry, historic: Collection[str] = ()) -> list[tuple[str, key.Form]]:
    """Give every spelling of an entry with each form that finds it; a name of two parts is found by each part.

    Spellings that differ only in marks ("Sarâqeb", "Sāraqib") are one. A name that has nothing in common with the
    entry's own is trusted less: it is a second name, or the two lists were joined wrongly. So is a `historic` one.
    """
    found: dict[key.Form, str] = {}
    wrong = _wrong().get(entry.name, frozenset())
    own = {form.loose for part in _with_parts(entry.name) for form in key.forms(part)}
    for name in (n for n in entry.spellings if n not in wrong):
        for form in (form for part in _with_parts(name) for form in key.forms(part)):
            second = form.loose not in own and not any(key.is_close(form.loose, o) for o in own)
            less = (SECOND_NAME if second else 0.0) + (HISTORIC_NAME if name in historic else 0.0)
            found.setdefault(form.dearer(less) if less else form, name)
    return [(name, form) for form, name in found.items()]


@lru_cache(maxsize=50_000)
def area_key(name: str | None) -> str:
    """Fold the name of a governorate so that "Rural Damascus" and «ريف دمشق» count as Damascus."""
    if not name:
        return ""
    bare = " ".join(w for w in name.split() if key.folded(w) not in key.area_words())
    return key.loose(bare or name)


def distance(a: Entry, b: Entry) -> float:
    """Give kilometres between two entries; infinite where one has no point."""
    if a.lat is None or a.lon is None or b.lat is None or b.lon is None:
        return math.inf
    return kilometres(a.lat, a.lon, b.lat, b.lon)


def kilometres(lat1: float, lon1: float, lat2: float, lon2: float) -> float:
    """Give kilometres between two points; the flat formula is exact enough within a country."""
    width = (lon2 - lon1) * math.cos(math.radians((lat1 + lat2) / 2))
    return math.hypot(lat2 - lat1, width) * KM_PER_DEGREE


def same_place(a: Entry, b: Entry) -> bool:
    """Tell whether two entries are one place: same codes, or same class and key within a few kilometres."""
    if a.id == b.id or (a.pcode and a.pcode == b.pcode) or (a.geonameid and a.geonameid == b.geonameid):
        return True
    if a.country != b.country or a.is_area != b.is_area:
        return False
    if a.is_area:
        return a.precision is b.precision and area_key(a.name) == area_key(b.name)
    return distance(a, b) <= _SAME_PLACE_KM


@cache
def _wrong() -> dict[str, frozenset[str]]:
    """Read the spellings that lists give to the wrong place."""
    lines = files("harmledger.locate").joinpath("wrong.tsv").read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return {place: frozenset(wrong for name, wrong in rows if name == place) for place, _ in rows}


def _with_parts(name: str) -> tuple[str, ...]:
    """Give the parts of a double name: "Atma - Qah" is found by "Atma" and by "Qah" too."""
    for separator in (" - ", "_", " / "):
        if separator in name:
            return (name, *(part.strip() for part in name.split(separator) if part.strip()))
    return (name,)


def _joined(known: Sequence[Hit], fresh: Sequence[Hit]) -> list[Hit]:
    """Put later hits of a key to earlier ones: one place has the earlier entry, with the larger population told."""
    kept = {hit.entry.id: hit.entry for hit in known}
    same: dict[str, Entry] = {}
    for entry in {hit.entry.id: hit.entry for hit in fresh}.values():
        twin = next((k for k in kept.values() if same_place(k, entry)), entry)
        larger = replace(twin, population=max(twin.population, entry.population))
        same[entry.id] = kept[twin.id] = larger
    return [
        *(Hit(kept[hit.entry.id], hit.name, hit.form) for hit in known),
        *(Hit(kept[same[hit.entry.id].id], hit.name, hit.form) for hit in fresh),
    ]
