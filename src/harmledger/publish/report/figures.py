"""Who was harmed: the headline and the table of groups, each figure a documented minimum with its range."""

from __future__ import annotations

from typing import TYPE_CHECKING

from harmledger.model import Evidence, Harm
from harmledger.publish.disclosure.headline import ALL, GROUPS
from harmledger.publish.report.view import Block, Cell, Row, Section, Stat

if TYPE_CHECKING:
    from collections.abc import Iterator

    from harmledger.publish.report.ground import Ground
    from harmledger.publish.sums import Sum

HARMS = (Harm.KILLED, Harm.INJURED)
INSIDE = frozenset({"girl", "boy"})  # rows that stand inside the row of children


def anchor(harm: Harm, group: str) -> str:
    """Give the id of the list of incidents that a sum is made of."""
    return f"f-{harm.value}-{group}"


def stats(ground: Ground) -> Iterator[Stat]:
    """Give the figures of the headline."""
    speech, sums = ground.speech, ground.released.sums
    wanted = ((Harm.KILLED, ALL, "killed"), (Harm.INJURED, ALL, "injured"), (Harm.KILLED, "child", "children"))
    for harm, group, key in wanted:
        found = sums.get((harm, group))
        note = " · ".join([speech.say("at_least"), _range(ground, found)]) if found else _unknown(ground, harm)
        figure = speech.number(found.low) if found else "–" if note else "0"
        yield Stat(figure, speech.say(key), note, anchor(harm, group) if found else "", key)
    fair = sum(1 for incident in ground.counted if incident.evidence is Evidence.FAIR)
    number = speech.number(len(ground.incidents))
    yield Stat(number, speech.say("incidents"), speech.say("fair", n=speech.number(fair)), "events", "incidents")


def _range(ground: Ground, found: Sum) -> str:
    high = found.high
    return ground.speech.say("open_high") if high is None else ground.speech.say("at_most", high=f"{high:,}")


def _unknown(ground: Ground, harm: Harm) -> str:
    """Say where a figure is kept back: it is not zero."""
    hidden = any(own == harm for _, own in ground.released.hidden)
    return ground.speech.say("not_given") if hidden else ""


def section(ground: Ground) -> Section:
    """Give the killed and injured by group."""
    speech = ground.speech
    groups = [group for group in GROUPS if any((harm, group) in ground.released.sums for harm in HARMS)]
    block = Block(
        "table",
        head=tuple(speech.word("column", key) for key in ("group", "killed", "injured")),
        widths=(2, 3, 3),
        rows=tuple(_row(ground, group) for group in groups),
        note=_suppressed(ground),
    )
    empty = Block("text", texts=(speech.say("nothing"),))
    title = speech.say("figures", "head")
    return Section("figures", title, speech.say("figures", "text"), (block if groups else empty,))


def _suppressed(ground: Ground) -> str:
    hidden = any(harm == Harm.INJURED for _, harm in ground.released.hidden)
    return ground.speech.say("suppressed", below=ground.wish.profile.below) if hidden else ""


def _row(ground: Ground, group: str) -> Row:
    name = ground.speech.word("group", group)
    head = Cell(name, strong=group == ALL, inside=group in INSIDE)
    return Row((head, *(_cell(ground, harm, group) for harm in HARMS)))


def _cell(ground: Ground, harm: Harm, group: str) -> Cell:
    sums = ground.released.sums
    found = sums.get((harm, group))
    if found is None:
        return Cell("", number=True)
    longest = max((s.high or s.low for (h, _), s in sums.items() if h is harm), default=1) or 1
    text = ground.speech.bounds(found.low, found.high)
    more = max((found.high or found.low) - found.low, 0) / longest
    return Cell(text, anchor(harm, group), number=True, bar=found.low / longest, more=more, strong=group == ALL)
