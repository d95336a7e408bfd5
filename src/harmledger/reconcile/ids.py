"""Incident ids: minted once from an attack, kept for good, with everything that ever led here as an alias.

An incident is minted as "i-" and the hash of its founding attack. So any id ever given can be followed: it leads to the
incident in which its founding attack now lies, through every merge and split.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from harmledger.link.rulings import founder

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from harmledger.model import Incident


def mint(attack: str) -> str:
    """Give the id of an incident that is founded on an attack."""
    return f"i-{attack[2:]}"


def name(
    clusters: Sequence[tuple[str, ...]], minted: Mapping[str, str], elsewhere: Collection[str] = frozenset()
) -> dict[tuple[str, ...], str]:
    """Give each cluster its id: the one it was given before where there is one, each once, none of elsewhere."""
    live = {attack for cluster in clusters for attack in cluster}
    wishes = sorted(
        (w for c in clusters for w in _wishes(c, minted, live)), key=lambda w: (not w[0], -w[1], w[2], w[3])
    )
    found: dict[tuple[str, ...], str] = {}
    taken: set[str] = set(elsewhere)
    for _, _, wish, cluster in wishes:
        if cluster not in found and wish not in taken:
            found[cluster] = wish
            taken.add(wish)
    for cluster in sorted(set(clusters) - found.keys()):
        found[cluster] = next(mint(a) for a in cluster if mint(a) not in taken)
        taken.add(found[cluster])
    return found


def _wishes(
    cluster: tuple[str, ...], minted: Mapping[str, str], live: set[str]
) -> list[tuple[bool, int, str, tuple[str, ...]]]:
    """Give the earlier ids that a cluster may keep: its founders' own first, then those most of its attacks had."""
    counts = Counter(minted[a] for a in cluster if a in minted)
    free = {i: n for i, n in counts.items() if founder(i) in cluster or founder(i) not in live}
    return [(founder(i) in cluster, n, i, cluster) for i, n in free.items()]


def aliases(cluster: Iterable[str], own: str, minted: Mapping[str, str]) -> tuple[str, ...]:
    """Give the ids that lead to an incident beside its own: its attacks, and incidents that were merged into it."""
    attacks = sorted(cluster)
    former = {minted[a] for a in attacks if a in minted and founder(minted[a]) in attacks} - {own}
    return (*sorted(former), *attacks)


def resolve(incidents: Iterable[Incident], wanted: str) -> Incident | None:
    """Find an incident by any id it ever had, or by the id of one of its attacks."""
    attack = founder(wanted)
    kept = list(incidents)
    own = next((i for i in kept if i.id == wanted), None)
    return own or next((i for i in kept if attack in i.attacks or wanted in i.aliases), None)
