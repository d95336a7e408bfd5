"""An incident's figures as they came in: report after report, and a picture of the killed and injured among them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from harmledger.model import Assertion, Harm, Unit

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from harmledger.web.figures import Figure, Text
    from harmledger.web.moments import Moment

WIDTH, HEIGHT, EDGE = 320, 120, 22  # of the picture, and what is left free beside and above the marks
GROUND = HEIGHT - 4  # where nought lies
LETTER = 6  # the width of a digit
DRAWN = (Harm.KILLED, Harm.INJURED)


@dataclass(frozen=True, slots=True)
class Entry:
    """One report with its moment and figures."""

    moment: Moment
    document: str
    outlet: str
    figures: tuple[Figure, ...]


@dataclass(frozen=True, slots=True)
class Mark:
    """One figure in the picture: where its low and high stand, and its number where there is room for it."""

    figure: Figure
    x: float
    low: float
    high: float
    label: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """The reports in order, and the picture's marks; there are none where fewer than two figures have a day."""

    entries: tuple[Entry, ...]
    marks: tuple[Mark, ...]
    first: Moment
    last: Moment
    width: int = WIDTH
    height: int = HEIGHT
    ground: int = GROUND


def timeline(texts: Sequence[Text], figures: Sequence[Figure], moments: Mapping[str, Moment]) -> Timeline:
    """Lay an incident's reports out as they came in."""
    entries = sorted((_entry(text, figures, moments) for text in texts), key=lambda e: (e.moment.order, e.document))
    drawn = [
        (entry.moment, figure) for entry in entries if entry.moment.day for figure in entry.figures if _is_drawn(figure)
    ]
    moments_drawn = [moment for moment, _ in drawn] or [entries[0].moment]
    marks = tuple(_marks(drawn))[::-1] if len(drawn) > 1 else ()
    return Timeline(tuple(entries), marks, moments_drawn[0], moments_drawn[-1])


def _entry(text: Text, figures: Sequence[Figure], moments: Mapping[str, Moment]) -> Entry:
    own = tuple(figure for figure in figures if figure.claim.document == text.document.id)
    return Entry(moments[text.document.id], text.document.id, text.outlet, own)


def _is_drawn(figure: Figure) -> bool:
    """Tell whether a figure is a whole number of killed or injured people, neither a part nor a repeat of another."""
    claim = figure.now
    stated = claim.assertion is Assertion.HARM and (claim.count.low, claim.count.high) != (None, None)
    return stated and claim.harm in DRAWN and claim.unit is Unit.PERSON and not claim.part_of and not claim.same_as


def _marks(drawn: Sequence[tuple[Moment, Figure]]) -> Iterator[Mark]:
    """Give the marks, the latest first."""
    first = min(moment.day for moment, _ in drawn if moment.day)
    spots = [moment.minutes(first) or 0.0 for moment, _ in drawn]
    begin, length = min(spots), (max(spots) - min(spots)) or 1.0
    highest = max(_bounds(figure)[1] for _, figure in drawn) or 1
    free: dict[Harm | None, float] = {}  # from the right: the latest figure always has its number
    for spot, (_, figure) in reversed([*zip(spots, drawn, strict=True)]):
        x = round(EDGE + (spot - begin) / length * (WIDTH - 2 * EDGE), 1)
        low, high = (round(GROUND - n / highest * (GROUND - EDGE), 1) for n in _bounds(figure))
        label = _label(figure)
        half = (len(label) + 1) * LETTER / 2
        shows = x + half <= free.get(figure.now.harm, WIDTH + EDGE)
        free |= {figure.now.harm: x - half} if shows else {}
        yield Mark(figure, x, low, high, label if shows else "")


def _label(figure: Figure) -> str:
    """Write a number in signs alone: 11, 11–14, 11+, ≤20."""
    low, high = figure.now.count.low, figure.now.count.high
    if low is None:
        return f"≤{high}"
    return f"{low}+" if high is None else f"{low}" if low == high else f"{low}–{high}"


def _bounds(figure: Figure) -> tuple[int, int]:
    count = figure.now.count
    low = count.low if count.low is not None else count.high or 0
    return low, max(low, count.high or low)
