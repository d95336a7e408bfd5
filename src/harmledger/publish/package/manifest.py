"""What a release held, so that the next can say what changed: added, revised, merged, removed.

A release is named by a digest of its data. The same data again is the same release, with the same changes: published
twice it is the same byte for byte. Ids that were published once lead on for good: merged ones redirect, removed ones
leave a tombstone.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from hashlib import sha256
from typing import TYPE_CHECKING

from harmledger.errors import NotAReleaseError
from harmledger.model import Harm
from harmledger.publish import share, sums, words
from harmledger.publish.package.incidents import INCIDENTS
from harmledger.serial import build, plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

    from harmledger.model import Incident
    from harmledger.publish.index import Index

FILE = "release.json"


@dataclass(frozen=True, slots=True)
class Record:
    """An incident as it was published: a digest of its row, and what people ask about first."""

    id: str
    digest: str
    place: str
    days: str
    killed: str
    injured: str
    grade: str


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one incident since the release before."""

    id: str
    kind: str  # added · revised · merged · removed
    into: str = ""
    place: str = ""
    days: str = ""
    was: str = ""
    now: str = ""


@dataclass(frozen=True, slots=True)
class Redirect:
    """An id that was published once and now leads to another; to none where the incident was removed."""

    id: str
    into: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """A release: its name, the one before it, its incidents, what changed, and all ids that lead on."""

    version: str
    profile: str
    previous: str = ""
    day: str = ""
    records: tuple[Record, ...] = ()
    changes: tuple[Change, ...] = ()
    redirects: tuple[Redirect, ...] = field(default=())


def records(index: Index) -> tuple[Record, ...]:
    """Give the incidents of a release as its manifest keeps them."""
    return tuple(_record(told.incident, cells) for told, cells in INCIDENTS.filled(index))


def _record(incident: Incident, cells: Sequence[str | float]) -> Record:
    digest = sha256(json.dumps(cells, ensure_ascii=False).encode()).hexdigest()[:16]
    killed, injured = (_figure(incident, harm) for harm in (Harm.KILLED, Harm.INJURED))
    days = words.days(*words.span(incident.when))
    return Record(incident.id, digest, share.label(incident.place) or "", days, killed, injured, incident.grade.value)


def _figure(incident: Incident, harm: Harm) -> str:
    figure = sums.whole(incident, harm)
    return words.bounds(*figure) if figure else ""


def of(index: Index, profile: str, content: str, before: Manifest | None) -> Manifest:
    """Give the manifest of a release, with what changed since the one before it."""
    if before and (before.version, before.profile) == (content, profile):
        return before
    found = records(index)
    last = before if before and before.profile == profile else None
    leads = redirects(index, last)
    return Manifest(
        version=content,
        profile=profile,
        previous=last.version if last else "",
        day=str(index.day or ""),
        records=found,
        changes=tuple(_changes(found, last, {lead.id: lead.into for lead in leads})),
        redirects=leads,
    )


def redirects(index: Index, before: Manifest | None) -> tuple[Redirect, ...]:
    """Give every incident id that was published before and is none any more, with where it leads now."""
    live = {incident.id for incident in index.book.incidents}
    heirs = {alias: incident.id for incident in index.book.incidents for alias in incident.aliases}
    heirs |= {f"i-{alias[2:]}": own for alias, own in heirs.items() if alias.startswith("a-")}
    once = {r.id for r in before.records} | {r.id for r in before.redirects} if before else set()
    return tuple(Redirect(name, heirs.get(name, "")) for name in sorted(once - live))


def _changes(found: Iterable[Record], last: Manifest | None, leads: dict[str, str]) -> Iterable[Change]:
    old = {record.id: record for record in last.records} if last else {}
    for record in found:
        if record.id not in old:
            yield Change(record.id, "added", place=record.place, days=record.days, now=_says(record))
        elif record.digest != old[record.id].digest:
            was = _says(old[record.id])
            yield Change(record.id, "revised", place=record.place, days=record.days, was=was, now=_says(record))
    for name, into in leads.items():
        if name in old:
            gone = old[name]
            kind = "merged" if into else "removed"
            yield Change(name, kind, into, gone.place, gone.days, was=_says(gone))


def _says(record: Record) -> str:
    told = {"killed": record.killed, "injured": record.injured, "grade": record.grade}
    return "; ".join(f"{name}: {value}" for name, value in told.items() if value)


def text(release: Manifest) -> str:
    """Write a manifest."""
    return json.dumps(plain(release), ensure_ascii=False, indent=0) + "\n"


def parse(written: str, where: str) -> Manifest:
    """Read a manifest back."""
    try:
        return build(Manifest, json.loads(written))
    except (ValueError, TypeError, KeyError) as error:
        raise NotAReleaseError(where, f"(Its {FILE} cannot be read.)") from error


def last_in(folder: Path) -> Manifest | None:
    """Give the manifest of the release that a folder holds, if any."""
    file = folder / FILE
    return parse(file.read_text(encoding="utf-8"), str(folder)) if file.is_file() else None
