"""Take what was added or ruled since the incidents were computed into them, in one transaction."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import or_, select

from harmledger.link.area import entangled
from harmledger.link.cluster import ordered
from harmledger.link.copies import CROWD as COPIED
from harmledger.link.copies import alike, regrouped, texts
from harmledger.link.ground import OFTEN
from harmledger.link.ground import RARE as SELDOM
from harmledger.link.rulings import founder
from harmledger.link.traces import CROWD, NAMED, RARE, TOLD, Kind, trace, traces
from harmledger.model import Ruling
from harmledger.reconcile.again import Part
from harmledger.reconcile.ids import mint
from harmledger.review import subject
from harmledger.store import books, reading, stated, tables
from harmledger.store.around import COPIES, MEMBERS, Around, rows
from harmledger.store.rows import decision_of
from harmledger.store.traces import parts
from harmledger.store.writing import now

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from sqlalchemy import Connection

    from harmledger.link.again import Relinked
    from harmledger.link.sight import Sight
    from harmledger.model import Book, Decision, Document

LIMITS = (
    *((Kind.WORD, RARE), (Kind.WORD, NAMED), (Kind.PHRASE, TOLD)),
    *((Kind.SPOT, CROWD), (Kind.PLACE, SELDOM), (Kind.PLACE, OFTEN)),
)
MOVES = frozenset({Ruling.ACCEPT, Ruling.CORRECT, Ruling.REJECT, Ruling.MERGE, Ruling.SPLIT, Ruling.UNDO})
REPLACES = ("version_of", "corrects", "retracts")
DOCUMENTS, DECISIONS = tables.documents.c, tables.decisions


@dataclass(frozen=True, slots=True)
class Lag:
    """What came since the incidents were computed: documents by their ids, and decisions."""

    documents: tuple[str, ...]
    decisions: tuple[Decision, ...]


class Settling:
    """What came, while it is taken in. All of it holds once the transaction ends, or nothing."""

    def __init__(self, connection: Connection, lag: Lag) -> None:
        """Take the connection of the transaction, and what came."""
        self.connection, self.lag = connection, lag
        self.documents = {d.id: d for part in parts(lag.documents) for d in reading.documents(connection, part)}
        self.around = Around(connection, {})
        self.done = False

    def ruled(self) -> tuple[Decision, ...]:
        """Give all decisions that put attacks together, or apart, or out."""
        moving = [ruling.value for ruling in (Ruling.MERGE, Ruling.SPLIT, Ruling.UNDO)]
        query = select(DECISIONS).where(or_(DECISIONS.c.ruling.in_(moving), DECISIONS.c.target.like("a-%")))
        return tuple(decision_of(row) for row in self.connection.execute(query.order_by(DECISIONS.c.row)))

    def take_in(self) -> frozenset[str] | None:
        """Keep the traces of what came, and give all whose links may change by it; None where that is too much."""
        changed = self._families()
        about = self._about()
        if changed is None or about is None:
            return None
        self.around = Around(self.connection, changed)
        new = self.around.sights(self._telling({*self.documents, *changed}))
        groups = self._crossing(new)
        return frozenset({*new, *entangled(groups, self.around), *about, *self._replaced()})

    def _families(self) -> dict[str, str] | None:
        """Find whose texts the new documents repeat, and give the origin of each document whose origin is new."""
        told = list(texts(self.documents.values()))
        keys = {key for (_, key), _ in told}
        before = self.around.index.crowded(Kind.COPY, keys, COPIED)
        self.around.index.put((), {}, told)
        after = self.around.index.crowded(Kind.COPY, keys, COPIED)
        if after - before:
            return None
        held = self.around.index.holders(Kind.COPY, keys - after)
        pairs = {ordered(name, other) for (_, key), name in told for other in held.get(key, ()) if other != name}
        pairs |= self._versions()
        known = self._load({name for pair in pairs for name in pair})
        same = alike(known, pairs)
        members = self._members({name for pair in same for name in pair})
        found = regrouped(self._load({*members, *(n for pair in same for n in pair)}), same, members)
        self._drop({members[d] for d, origin in found.items() if d in members and members[d] != origin})
        return {d: origin for d, origin in found.items() if members.get(d) != origin}

    def _drop(self, origins: Collection[str]) -> None:
        """Forget the traces of families that have another origin now."""
        self.around.index.drop((Kind.NEAR, trace(f"copy|{origin}")) for origin in origins)

    def _versions(self) -> set[tuple[str, str]]:
        later = rows(self.connection, select(DOCUMENTS.id, DOCUMENTS.version_of), DOCUMENTS.version_of, self.documents)
        found = {(row.id, row.version_of) for row in later}
        found |= {(d.id, d.version_of) for d in self.documents.values() if d.version_of}
        there = self._load({name for pair in found for name in pair})
        return {ordered(a, b) for a, b in found if a in there and b in there and a != b}

    def _load(self, names: Collection[str]) -> dict[str, Document]:
        missing = [name for name in names if name not in self.documents]
        return self.documents | {d.id: d for part in parts(missing) for d in reading.documents(self.connection, part)}

    def _members(self, names: Collection[str]) -> dict[str, str]:
        """Give the origins of all documents of the families to which some belong."""
        origins = {row.origin for row in rows(self.connection, select(COPIES.origin), COPIES.document, names)}
        query = select(COPIES.document, COPIES.origin)
        return {row.document: row.origin for row in rows(self.connection, query, COPIES.origin, origins)}

    def _telling(self, documents: Collection[str]) -> frozenset[str]:
        """Give the attacks of documents, and those that tell of none."""
        found = self.around.told(documents)
        return frozenset({*found, *(set(documents) - set(found.values()))})

    def _crossing(self, new: Mapping[str, Sight]) -> list[Collection[str]]:
        """Keep the traces of attacks, and give who left those that too many have left now."""
        keys = defaultdict(set)
        for sight in new.values():
            for kind, key in traces(sight):
                keys[kind].add(key)
        index = self.around.index
        before = {(kind, most): index.crowded(kind, keys[kind], most) for kind, most in LIMITS}
        index.put(new.values(), self.around.families, ())
        groups: list[Collection[str]] = []
        for kind, most in LIMITS:
            crossed = index.crowded(kind, keys[kind], most) - before[kind, most]
            held = index.holders(kind, crossed)
            named = index.holders(Kind.MARK, crossed) if kind is Kind.WORD else {}
            met = ({*held[key], *named.get(key, ())} for key in crossed)
            groups += [self._telling(group) if kind is Kind.PLACE else group for group in met]
        return groups

    def _replaced(self) -> frozenset[str]:
        """Give the attacks of documents that new ones replace, correct or withdraw."""
        old = {name for d in self.documents.values() for name in (d.version_of, d.corrects, d.retracts) if name}
        return self._telling(frozenset(self._load(old)) & old)

    def _about(self) -> frozenset[str] | None:
        """Give the attacks that decisions move or whose figures they change; None where they change what was read."""
        made = self.lag.decisions
        known = {d.id: d for d in stated.decisions(self.connection, {d.id for d in made})}
        about = [subject(d, known | stated.earlier(self.connection, made)) for d in made]
        if any(d.ruling not in MOVES or (d.ruling is Ruling.CORRECT and d.target[:2] != "c-") for d in about):
            return None
        names = {founder(name) for d in about for name in (d.target, d.value) if name}
        claims = tables.claims.c
        query = select(claims.document).where(claims.superseded_at.is_(None))
        told = {row.document for row in rows(self.connection, query, claims.id, {d.target for d in about})}
        return frozenset(self.around.sights(names)) | self._telling(told)

    def part(self, linked: Relinked) -> Part:
        """Give all from which the incidents of a neighbourhood are computed."""
        attacks = {a for cluster in (*linked.clusters, *linked.beyond) for a in cluster}
        own = {*self.around.homes(attacks).values()}
        own |= {link.left for link in linked.about}
        replaced = (rows(self.connection, select(DOCUMENTS.id), DOCUMENTS[name], own) for name in REPLACES)
        wanted = own | {row.id for found in replaced for row in found}
        documents = {name: d for name, d in self._load(wanted).items() if name in wanted}
        told = [stated.stated(self.connection, names) for names in parts(documents)]
        named = {mint(a) for a in attacks} | attacks
        decisions = {*stated.decisions(self.connection, named), *(d for one in told for d in one.decisions)}
        minted = self._minted(attacks)
        return Part(
            tuple(documents.values()),
            tuple(account for one in told for account in one.accounts),
            tuple(sorted(decisions, key=stated.order)),
            self.around.families,
            minted,
            self._elsewhere({*minted.values()}, linked.moved | attacks),
            self._beyond({end for k in linked.links for end in (k.left, k.right)} - attacks),
        )

    def _minted(self, attacks: Collection[str]) -> dict[str, str]:
        minted = tables.minted.c
        query = select(minted.attack, minted.incident)
        return {row.attack: row.incident for row in rows(self.connection, query, minted.attack, attacks)}

    def _homes(self, attacks: Collection[str]) -> frozenset[str]:
        query = select(MEMBERS.attack, MEMBERS.incident)
        return frozenset(row.incident for row in rows(self.connection, query, MEMBERS.attack, attacks))

    def _beyond(self, attacks: Collection[str]) -> dict[str, tuple[str, str]]:
        """Give the incident and the document of some attacks, and of all that lie in the same incidents."""
        query = select(MEMBERS.attack, MEMBERS.incident, MEMBERS.document)
        found = rows(self.connection, query, MEMBERS.incident, self._homes(attacks))
        return {row.attack: (row.incident, row.document) for row in found}

    def _elsewhere(self, minted: Collection[str], moved: Collection[str]) -> frozenset[str]:
        """Give those of some ids that an incident elsewhere bears, or will as its founding attack lies there."""
        founders = {founder(name): name for name in minted}
        query = select(MEMBERS.attack, MEMBERS.incident)
        lying = rows(self.connection, query, MEMBERS.attack, founders)
        found = {founders[row.attack] for row in lying if row.attack not in moved}
        bearing = rows(self.connection, query, MEMBERS.incident, minted)
        return frozenset(found | {row.incident for row in bearing if row.attack not in moved})

    def keep(self, book: Book, linked: Relinked) -> None:
        """Keep the incidents of a neighbourhood in the place of those that were there."""
        attacks = linked.moved | {a for cluster in linked.beyond for a in cluster}
        books.exchange(self.connection, self._homes(attacks), book, self.around.changed, now())
        self.done = True
