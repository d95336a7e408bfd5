"""From clusters of attacks to incidents: what links say of each, and what people ruled on each as a whole."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from harmledger.link.rulings import founder
from harmledger.model import Ruling
from harmledger.reconcile.incidents import Case, incident
from harmledger.reconcile.problems import duplicates

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from harmledger.model import Decision, Incident, Link
    from harmledger.reconcile.words import Said

    Cluster = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Told:
    """What links tell of incidents; `beyond` gives the incident and the document of attacks that stay as they are."""

    links: Sequence[Link]
    about: Sequence[Link]
    beyond: Mapping[str, tuple[str, str]] = field(default_factory=dict)


def incidents(
    said: Said, told: Told, ruled: Sequence[Decision], names: Mapping[Cluster, str], minted: Mapping[str, str]
) -> tuple[Incident, ...]:
    """Compute the incidents of clusters that have their ids, in the order of their days."""
    where = {attack: own for cluster, own in names.items() for attack in cluster}
    links: dict[str, list[Link]] = defaultdict(list)
    for link in told.links:
        for own in {where.get(link.left), where.get(link.right)} - {None}:
            links[str(own)].append(link)
    about: dict[str | None, list[Link]] = defaultdict(list)
    for link in told.about:
        about[where.get(link.right)].append(link)
    doubles = duplicates(told.links, *_homes(said, told, where))
    rejected = _rejected(ruled, where)
    cases = [
        Case(own, c, _sorted(links[own]), _sorted(about[own]), tuple(doubles.get(own, ())), rejected=own in rejected)
        for c, own in names.items()
    ]
    return tuple(sorted((incident(case, said, minted) for case in cases), key=order))


def _sorted(links: Iterable[Link]) -> tuple[Link, ...]:
    return tuple(sorted(links, key=lambda k: (k.left, k.right)))


def apart(made: Iterable[Incident]) -> tuple[Link, ...]:
    """Give the pairs that were compared and kept apart, each once."""
    return _sorted({(k.left, k.right): k for incident in made for k in incident.links if not k.same}.values())


def is_outdated(said: Said, cluster: Cluster) -> bool:
    """Tell whether all documents that tell of it are replaced or withdrawn."""
    return all(said.attacks[a].document in said.outdated for a in cluster)


def _homes(said: Said, told: Told, where: Mapping[str, str]) -> tuple[dict[str, str], dict[str, set[str]]]:
    """Give the incident of each attack, and the documents of each incident."""
    homes = {attack: own for attack, (own, _) in told.beyond.items()} | dict(where)
    documents: dict[str, set[str]] = defaultdict(set)
    for attack, own in homes.items():
        documents[own].add(said.attacks[attack].document if attack in where else told.beyond[attack][1])
    return homes, documents


def order(incident: Incident) -> tuple[str, str]:
    """Give the place of an incident among others: by its day."""
    day = incident.when.earliest or incident.when.latest if incident.when else None
    return (day.isoformat() if day else "9999", incident.id)


def _rejected(ruled: Iterable[Decision], where: Mapping[str, str]) -> set[str]:
    """Give the incidents that a person rejected as a whole: the last word on each counts."""
    last: dict[str, Ruling] = {}
    for decision in ruled:
        own = where.get(founder(decision.target)) if decision.target.startswith("i-") else None
        if own and decision.ruling in {Ruling.ACCEPT, Ruling.REJECT}:
            last[own] = decision.ruling
    return {own for own, ruling in last.items() if ruling is Ruling.REJECT}
