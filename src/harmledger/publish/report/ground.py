"""What all parts of a report are made from."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from harmledger.model import Harm
from harmledger.publish import sums, words
from harmledger.publish.disclosure import disclose
from harmledger.publish.index import Index
from harmledger.publish.window import within

if TYPE_CHECKING:
    from collections.abc import Mapping

    from harmledger.model import Book, Incident, Place
    from harmledger.publish.disclosure import Profile, Released
    from harmledger.publish.report.outlines import Outline
    from harmledger.publish.report.speech import Speech
    from harmledger.publish.window import Window


AREAS = ("admin1", "admin2", "admin3")


@dataclass(frozen=True, slots=True)
class Wish:
    """What whoever asks for a report chooses, and what the gazetteer at hand adds to it."""

    profile: Profile
    window: Window
    publisher: str = ""
    names: Mapping[str, str] | None = None  # a place's id, or an area's name → its name in the report's language
    outlines: tuple[Outline, ...] = ()


@dataclass(frozen=True, slots=True)
class Ground:
    """The released book of a span with the numbers that the report gives its incidents and claims."""

    speech: Speech
    wish: Wish
    released: Released
    index: Index
    incidents: tuple[Incident, ...]  # all of the span, the earliest first
    counted: tuple[Incident, ...]  # those that sums hold
    numbers: Mapping[str, int]  # incident → its number in the report
    whole: Book  # the book before any of it was left out, for deaths after older attacks

    @classmethod
    def of(cls, book: Book, wish: Wish, speech: Speech) -> Ground:
        """Cut the book to its span and profile."""
        released = disclose(within(book, wish.window), wish.profile)
        index = Index.of(named(released.book, wish.names or {}), released.hidden)
        return cls.drawn(speech, wish, released, index, book)

    @classmethod
    def drawn(cls, speech: Speech, wish: Wish, released: Released, index: Index, book: Book) -> Ground:
        """Give the ground of a book that was released already, its incidents numbered."""
        ordered = tuple(sorted(index.book.incidents, key=lambda i: (str(words.span(i.when)[0] or "9"), i.id)))
        numbers = {incident.id: n for n, incident in enumerate(ordered, 1)}
        return cls(speech, wish, released, index, ordered, tuple(sums.counted(ordered)), numbers, book)

    def killed(self, incident: Incident) -> tuple[int, int | None]:
        """Give low and high of the killed; zero where nothing is said."""
        return sums.whole(incident, Harm.KILLED) or (0, 0)

    def figure(self, incident: Incident, harm: Harm) -> str:
        """Write low and high of everybody harmed, or nothing."""
        found = sums.whole(incident, harm)
        return self.speech.bounds(*found) if found else ""


def named(book: Book, names: Mapping[str, str]) -> Book:
    """Give the book with its places named in the report's language, where the gazetteer knows such a name."""
    if not names:
        return book

    def local(place: Place) -> Place:
        areas = {field: names.get(name, name) for field in AREAS if (name := getattr(place, field))}
        label = names.get(place.id or "") or names.get(place.label or "") or place.label
        return replace(place, label=label, name=label or place.name, **areas)

    accounts = tuple(
        replace(
            account,
            claims=tuple(replace(claim, places=tuple(map(local, claim.places))) for claim in account.claims),
            attacks=tuple(replace(attack, places=tuple(map(local, attack.places))) for attack in account.attacks),
        )
        for account in book.accounts
    )
    return replace(
        book,
        accounts=accounts,
        incidents=tuple(replace(i, place=local(i.place) if i.place else None) for i in book.incidents),
        totals=tuple(replace(t, place=local(t.place) if t.place else None) for t in book.totals),
    )
