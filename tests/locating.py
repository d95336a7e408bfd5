"""Readings made by hand, for tests of `locate`."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from harmledger.locate import Located, MemoryGazetteer, locate
from harmledger.locate.starter import gazetteer as starter
from harmledger.model import DateBasis, Document, Entry, Precision, Published
from harmledger.read.mentions import Anchor, Near, PlaceMention, Reading, Sentence, SentenceKind, TimeMention

TODAY = date(2026, 6, 1)


def sentences(text: str, kinds: dict[int, SentenceKind] | None = None) -> tuple[Sentence, ...]:
    """Give each line as a sentence."""
    starts = [0, *(m.end() for m in re.finditer("\n", text))]
    ends = [*(s - 1 for s in starts[1:]), len(text)]
    found = enumerate(zip(starts, ends, strict=True))
    return tuple(Sentence(a, b, i, (kinds or {}).get(i, SentenceKind.BODY)) for i, (a, b) in found)


def place(text: str, name: str, near: Near = Near.AT, cue: Precision | None = None, **more: Any) -> PlaceMention:
    """Mention a name where it stands in the text for the first time."""
    start = text.index(name)
    return PlaceMention(start, start + len(name), text.count("\n", 0, start), name, near, cue, **more)


def moment(text: str, words: str, **parts: Any) -> TimeMention:
    """Mention a time where its words stand."""
    start = text.index(words)
    return TimeMention(start, start + len(words), text.count("\n", 0, start), **parts)


def located(
    text: str,
    *mentions: PlaceMention | TimeMention,
    published: date | None = None,
    kinds: dict[int, SentenceKind] | None = None,
    entries: tuple[Entry, ...] = (),
    language: str = "en",
) -> Located:
    """Locate the mentions of a text over the hand-written places, or over some entries."""
    known = Published(published, published, DateBasis.META) if published else None
    ordered = sorted(mentions, key=lambda m: m.start)
    reading = Reading(
        language,
        sentences(text, kinds),
        places=tuple(m for m in ordered if isinstance(m, PlaceMention)),
        times=tuple(m for m in ordered if isinstance(m, TimeMention)),
    )
    gazetteer = MemoryGazetteer.of(entries) if entries else starter()
    return locate(Document("d", text, "", published=known), reading, gazetteer, today=TODAY)


__all__ = ["Anchor", "Located", "located", "moment", "place", "sentences"]
