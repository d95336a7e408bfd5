"""What stands beside the incidents: others' totals, displacement, days of death, corrections, method."""

from __future__ import annotations

from typing import TYPE_CHECKING

from harmledger.model import Assertion, Harm, Manner
from harmledger.publish import words
from harmledger.publish.report.view import Block, Cell, Row, Section
from harmledger.publish.sums import WHOLE
from harmledger.reconcile.rules import rules

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from harmledger.model import Claim, PeriodTotal
    from harmledger.publish.package.manifest import Change, Manifest
    from harmledger.publish.report.ground import Ground


def table(ground: Ground, keys: Sequence[str], widths: Sequence[float], rows: Sequence[Row], note: str = "") -> Block:
    """Give a table, or a sentence where it has no row."""
    speech = ground.speech
    if not rows:
        return Block("text", texts=(speech.say("nothing"),))
    head = tuple(speech.word("column", key) for key in keys)
    return Block("table", head=head, widths=tuple(widths), rows=tuple(rows), note=note)


def totals(ground: Ground) -> Section:
    """Set others' totals beside what is recorded; they are never added."""
    speech = ground.speech
    found = sorted((total for total in ground.index.book.totals if _fits(ground, total)), key=_order)
    rows = [_total(ground, total) for total in found if total.harm not in {Harm.DISPLACED, Harm.RETURNED}]
    block = table(ground, ("stated", "claimant", "days", "recorded", "rest"), (2.6, 2.2, 2.6, 1.4, 1.6), rows)
    return Section("totals", speech.say("totals", "head"), speech.say("totals", "text"), (block,))


def _fits(ground: Ground, total: PeriodTotal) -> bool:
    """Tell whether a total's span is about that of the report: a year's total says nothing of one month."""
    span, (first, last) = ground.wish.window, words.span(total.when)
    if span.first is None or span.last is None:
        return True
    first, last = first or last, last or first
    if first is None or last is None:
        return False
    shared = (min(last, span.last) - max(first, span.first)).days + 1
    return 2 * shared >= (last - first).days + 1


def _order(total: PeriodTotal) -> tuple[object, ...]:
    """Put the totals of one span together, the killed first, everybody before the groups among them."""
    part = total.people.group not in WHOLE
    return str(words.span(total.when)), list(Harm).index(total.harm), part, -(total.count.low or 0), total.claim


def _total(ground: Ground, total: PeriodTotal) -> Row:
    speech = ground.speech
    number = speech.say("few") if total.claim in ground.index.hidden else speech.count(total.count)
    stated = speech.figure(number, total.people.group, total.unit, total.harm)
    compared = total.comparable and total.recorded_low is not None
    where = f"{speech.when(total.when)}، " if speech.is_rtl else f"{speech.when(total.when)}, "
    return Row(
        (
            Cell(stated, total.claim, strong=True),
            Cell(speech.party(total.claimant) if total.claimant else ""),
            Cell(where + speech.place(total.place)),
            Cell(speech.bounds(total.recorded_low, total.recorded_high) if compared else "", number=True),
            Cell(speech.bounds(total.unaccounted_low, total.unaccounted_high) if compared else "", number=True),
        )
    )


def moved(ground: Ground) -> Section:
    """Give people who had to leave or came back, as stated."""
    speech = ground.speech
    found = sorted(ground.index.moved(), key=lambda c: (str(words.span(c.when)[0]), -(c.count.low or 0), c.id))
    rows = [_moved(ground, claim) for claim in found if claim.count.low is not None or claim.count.high is not None]
    block = table(ground, ("stated", "what", "place", "days", "claimant"), (2.4, 1.8, 2, 2.4, 2.2), rows)
    return Section("moved", speech.say("moved", "head"), speech.say("moved", "text"), (block,))


def _moved(ground: Ground, claim: Claim) -> Row:
    speech = ground.speech
    return Row(
        (
            Cell(speech.stated(claim), claim.id, strong=True),
            Cell(speech.word("movement", claim.movement) if claim.movement else ""),
            Cell(speech.place(claim.places[0]) if claim.places else speech.say("unknown_place")),
            Cell(speech.when(claim.when)),
            Cell(speech.party(claim.claimant.party) if claim.claimant else ""),
        )
    )


def deaths(ground: Ground) -> Section:
    """Tell the killed by the day of the attack from those by the day of the death."""
    speech, killed = ground.speech, sum(ground.killed(incident)[0] for incident in ground.counted)
    own = {attack for incident in ground.counted for attack in incident.attacks}
    late = [claim for account in ground.whole.accounts for claim in account.claims if _is_late(claim)]
    span = ground.wish.window
    after = sum(c.count.low or 0 for c in late if c.attack in own and not span.holds(c.outcome_when))
    earlier = sum(c.count.low or 0 for c in late if c.attack not in own and span.holds(c.outcome_when))
    told = (
        ("by_attack", killed, False),
        ("later", after, True),
        ("earlier", earlier, True),
        ("by_death", killed - after + earlier, False),
    )
    rows = tuple(
        Row((Cell(speech.number(number), number=True, strong=not part), Cell(speech.say(key, "text"), inside=part)))
        for key, number, part in told
    )
    block = Block("table", head=("", ""), widths=(1, 8), rows=rows)
    return Section("deaths", speech.say("deaths", "head"), speech.say("deaths", "text"), (block,))


def _is_late(claim: Claim) -> bool:
    """Tell whether a claim counts people who died of wounds on a day that is told."""
    return (
        claim.harm is Harm.KILLED
        and claim.manner is Manner.DIED_OF_WOUNDS
        and claim.outcome_when is not None
        and claim.assertion is Assertion.HARM
        and claim.same_as is None
    )


def changes(ground: Ground, release: Manifest) -> Section:
    """Give what changed since the last report of the same span."""
    speech = ground.speech
    title = speech.say("changes", "head")
    if not release.previous:
        return Section("changes", title, speech.say("changes_first", "text"))
    if not release.changes:
        return Section("changes", title, speech.say("changes_none", "text", previous=speech.ltr(release.previous)))
    rows = [_change(ground, change) for change in release.changes]
    block = table(ground, ("what", "place", "day", "was", "now"), (2, 2, 2, 2.6, 2.6), rows)
    return Section("changes", title, speech.say("changes", "text", previous=speech.ltr(release.previous)), (block,))


def _change(ground: Ground, change: Change) -> Row:
    speech = ground.speech
    says = speech.say(change.kind, "change", **({"into": speech.ltr(change.into)} if change.into else {}))
    href = change.id if change.id in ground.numbers else change.into if change.into in ground.numbers else ""
    now = next((i for i in ground.incidents if i.id == change.id), None)
    place, days = (
        (speech.place(now.place), speech.when(now.when)) if now else map(speech.ltr, (change.place, change.days))
    )
    cells = (Cell(says, href), Cell(place), Cell(days))
    return Row((*cells, Cell(_figures(ground, change.was)), Cell(_figures(ground, change.now))))


def _figures(ground: Ground, told: str) -> str:
    """Say what a release kept of an incident, as in "killed: 4–5; grade: weak", in the words of the report."""
    speech, parts = ground.speech, (part.partition(": ") for part in told.split("; ") if part)
    said = (
        f"{speech.word('column', name).lower()}: {speech.word(name, value)}"
        if name == "grade"
        else f"{speech.word('harm', name)}: {speech.ltr(value)}"
        for name, _, value in parts
    )
    return ("؛ " if speech.is_rtl else "; ").join(said)


def method(ground: Ground) -> Section:
    """Say how figures are made and what limits them."""
    speech, profile = ground.speech, ground.wish.profile
    in_force = {"rules": rules().version, "disclosure": profile.version, "profile": profile.name}
    closing = speech.say("rules", "method", **{name: speech.ltr(value) for name, value in in_force.items()})
    blocks = (Block("list", texts=speech.texts("method", "items")), Block("text", texts=tuple(_last(ground, closing))))
    return Section("method", speech.say("method", "head"), blocks=blocks)


def _last(ground: Ground, closing: str) -> Iterator[str]:
    if not ground.wish.profile.whole:
        yield ground.speech.say("no_names", "text")
    yield closing
