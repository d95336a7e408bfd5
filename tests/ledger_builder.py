"""A small, readable builder of documents and accounts for tests of linking and reconciling.

`report("a", "White Helmets", "2023-10-06")` begins a report; `.attack(...)` adds an attack to it and `.claim(...)`
a figure to its last attack. Everything that is not said has the model's own default.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from harmledger.link import link
from harmledger.model import (
    Account,
    Assertion,
    Attack,
    Basis,
    Book,
    Claim,
    Claimant,
    Count,
    DateBasis,
    Decision,
    Document,
    Harm,
    Interval,
    Modifier,
    Named,
    People,
    Place,
    Precision,
    Published,
    Ruling,
    Scope,
    Source,
    Weapon,
    When,
)
from harmledger.reconcile import reconcile

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

VILLAGES = {  # invented points in one plain: 0.1 degree is some 11 km
    "Qaqfin": (35.70, 36.45),
    "Sarja": (35.80, 36.60),
    "Kafr Nouran": (36.05, 36.75),
    "Bara": (35.68, 36.53),
    "Nearby": (35.71, 36.46),
    "Faraway": (33.50, 40.20),
}


def place(name: str, precision: Precision = Precision.VILLAGE, admin1: str = "Idlib") -> Place:
    """Give a place of the builder's own small country."""
    lat, lon = VILLAGES.get(name, (None, None))
    return Place(
        name, f"test:{name}", name, lat=lat, lon=lon, precision=precision, admin1=admin1, country="SY", score=1.0
    )


def on(first: str | None, last: str | None = None) -> When:
    """Give a time of days, written as ISO dates."""
    start = date.fromisoformat(first) if first else None
    return When(start, date.fromisoformat(last) if last else start)


def years_open(*days: str) -> When:
    """Give a time whose year the text leaves open."""
    spans = tuple(Interval(date.fromisoformat(d), date.fromisoformat(d)) for d in days)
    return When(spans[0].earliest, spans[0].latest, candidates=spans)


def digest(letter: str, *parts: object) -> str:
    """Give an id as the readers do."""
    return f"{letter}-{sha256('|'.join(map(str, parts)).encode()).hexdigest()[:12]}"


@dataclass
class Report:
    """A report that is being built."""

    id: str
    source: str | None = None
    published: str | None = None
    text: str = ""
    language: str = "en"
    document_fields: dict[str, Any] = field(default_factory=dict)
    claims: list[Claim] = field(default_factory=list)
    attacks: list[Attack] = field(default_factory=list)

    def attack(self, where: str | Place | None = None, when: str | When | None = None, **fields: Any) -> Report:
        """Add an attack at a place and a day."""
        spot = place(where) if isinstance(where, str) else where
        day = on(when) if isinstance(when, str) else when
        actor = fields.pop("actor", None)
        places = fields.pop("places", (spot,) if spot else ())
        self.attacks.append(
            Attack(
                id=digest("a", self.id, len(self.attacks)),
                document=self.id,
                quote="",
                start=0,
                end=0,
                places=places,
                when=day,
                actor=Named(actor, actor) if actor else None,
                **fields,
            )
        )
        return self

    def claim(
        self, harm: Harm | str | None, number: int | Count | None, who: People | None = None, **fields: Any
    ) -> Report:
        """Add a figure to the last attack; with a scope other than incident it belongs to none."""
        scope = fields.pop("scope", Scope.INCIDENT)
        by, basis = fields.pop("by", None), fields.pop("basis", Basis.OFFICIAL)
        mine = self.attacks[-1] if self.attacks and scope is Scope.INCIDENT else None
        count = number if isinstance(number, Count) else Count.exact(number) if number is not None else vague()
        made = Claim(
            id=fields.pop("id", digest("c", self.id, len(self.claims))),
            document=self.id,
            quote=fields.pop("quote", ""),
            start=fields.pop("start", len(self.claims)),
            end=fields.pop("end", len(self.claims)),
            harm=Harm(harm) if harm else None,
            count=count,
            people=who or People(),
            scope=scope,
            claimant=Claimant(by, by, basis=basis) if by else None,
            attack=mine.id if mine else None,
            **fields,
        )
        self.claims.append(made)
        if mine:
            self.attacks[-1] = replace(mine, claims=(*mine.claims, made.id))
        return self

    def killed(self, number: int | Count | None, who: People | None = None, **fields: Any) -> Report:
        """Add a figure of people killed."""
        return self.claim(Harm.KILLED, number, who, **fields)

    def injured(self, number: int | Count | None, who: People | None = None, **fields: Any) -> Report:
        """Add a figure of people injured."""
        return self.claim(Harm.INJURED, number, who, **fields)

    def none_occurred(self, **fields: Any) -> Report:
        """Add the statement that nobody was harmed."""
        return self.claim(Harm.CASUALTIES, 0, assertion=Assertion.NONE_OCCURRED, **fields)

    @property
    def document(self) -> Document:
        """Give the document."""
        text = self.text or f"Report {self.id}."
        told = datetime.fromisoformat(self.published) if self.published else None
        return Document(
            id=self.id,
            text=text,
            sha256=sha256(text.encode()).hexdigest(),
            language=self.language,
            source=Source(self.source) if self.source else None,
            published=_published(told) if told else None,
            **self.document_fields,
        )

    @property
    def account(self) -> Account:
        """Give what the document states."""
        return Account(self.id, self.language, tuple(self.claims), tuple(self.attacks))


def _published(told: datetime) -> Published:
    """Give a day of publication; with its moment where a zone is told."""
    return Published(told.date(), told.date(), DateBasis.META, told if told.tzinfo else None)


def report(name: str, source: str | None = None, published: str | None = None, **fields: Any) -> Report:
    """Begin a report."""
    known = {key: fields.pop(key) for key in ("text", "language") if key in fields}
    return Report(name, source, published, **known, document_fields=fields)


def vague() -> Count:
    """Give a count without a number."""
    return Count(None, None, None, Modifier.VAGUE)


def at_least(number: int) -> Count:
    """Give a count with a lower bound only."""
    return Count(number, number, None, Modifier.AT_LEAST)


def ruling(kind: Ruling, target: str, value: str | None = None, *, at: int = 0) -> Decision:
    """Give a decision; `at` orders decisions of one test."""
    return Decision(f"d-{at}-{target}", kind, target, value, "amal", datetime(2024, 1, 1, 0, at, tzinfo=UTC), "because")


def book(
    reports: Iterable[Report], decisions: Iterable[Decision] = (), minted: Mapping[str, str] | None = None
) -> Book:
    """Link and reconcile reports."""
    kept = list(reports)
    documents, accounts, ruled = [r.document for r in kept], [r.account for r in kept], list(decisions)
    linked = link(documents, accounts, ruled)
    return reconcile(documents, accounts, linked, decisions=ruled, minted=minted or {})


__all__ = ["Report", "Weapon", "at_least", "book", "digest", "on", "place", "report", "ruling", "vague", "years_open"]
