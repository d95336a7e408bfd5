"""What each figure rests on: its incidents, and the claims behind them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from harmledger.model import Harm
from harmledger.publish.disclosure.headline import ALL, GROUPS, figure
from harmledger.publish.report.beside import table
from harmledger.publish.report.figures import HARMS, anchor
from harmledger.publish.report.view import Block, Cell, Ref, Row, Section

if TYPE_CHECKING:
    from collections.abc import Iterator

    from harmledger.model import Claim, Incident
    from harmledger.publish.report.ground import Ground

SHORT = 8  # characters of a claim's id that are shown; the link is whole


def rests(ground: Ground) -> Section:
    """List for each sum the incidents that it is made of."""
    speech = ground.speech
    rows = [
        _made_of(ground, harm, group) for harm in HARMS for group in GROUPS if (harm, group) in ground.released.sums
    ]
    block = table(ground, ("figure", "incidents"), (2, 7), rows)
    return Section("rests", speech.say("rests", "head"), speech.say("rests", "text"), (block,), annex=True)


def _made_of(ground: Ground, harm: Harm, group: str) -> Row:
    speech, found = ground.speech, ground.released.sums[harm, group]
    refs = tuple(
        Ref(f"{speech.bounds(*told)} ({ground.numbers[incident.id]})", incident.id)
        for incident in ground.counted
        if (told := figure(incident, harm, group)) and told != (0, 0)
    )
    name = speech.word("harm", harm) + ("" if group == ALL else f", {speech.word('group', group)}")
    head = Cell(f"{name}: {speech.bounds(found.low, found.high)}", strong=True)
    return Row((head, Cell("", refs=refs)), anchor(harm, group))


def events(ground: Ground) -> Section:
    """List the incidents with the claims behind each."""
    speech = ground.speech
    keys = ("number", "day", "place", "killed", "injured", "grade", "claims")
    head = tuple(speech.say("claims", "head") if key == "claims" else speech.word("column", key) for key in keys)
    rows = tuple(_event(ground, incident) for incident in ground.incidents)
    block = Block("table", head=head, widths=(0.7, 2.4, 2.6, 1.1, 1.1, 1.2, 3), rows=rows)
    empty = Block("text", texts=(speech.say("nothing"),))
    return Section("events", speech.say("events", "head"), blocks=(block if rows else empty,), annex=True)


def _event(ground: Ground, incident: Incident) -> Row:
    speech = ground.speech
    own = list(claims_of(ground, incident))
    first = own[0].id if own else ""
    refs = tuple(Ref(speech.ltr(claim.id[:SHORT]), claim.id) for claim in own)
    return Row(
        (
            Cell(speech.number(ground.numbers[incident.id]), number=True),
            Cell(speech.when(incident.when)),
            Cell(speech.place(incident.place)),
            Cell(ground.figure(incident, Harm.KILLED), first, number=True),
            Cell(ground.figure(incident, Harm.INJURED), first, number=True),
            Cell(speech.word("grade", incident.grade)),
            Cell("", refs=refs),
        ),
        incident.id,
    )


def claims_of(ground: Ground, incident: Incident) -> Iterator[Claim]:
    """Give the claims of an incident, those that make its figures first."""
    made = [name for line in incident.toll for name in line.claims]
    held = [name for a in incident.attacks if a in ground.index.attacks for name in ground.index.attacks[a].claims]
    return (ground.index.claims[name] for name in dict.fromkeys(made + held) if name in ground.index.claims)


def claims(ground: Ground) -> Section:
    """List the claims, those of one incident together, then those of totals and displacement."""
    speech = ground.speech
    told = [claim for incident in ground.incidents for claim in claims_of(ground, incident)]
    told += [ground.index.claims[t.claim] for t in ground.index.book.totals if t.claim in ground.index.claims]
    unique = {claim.id: claim for claim in (*told, *ground.index.moved())}
    rows = [claim_row(ground, claim) for claim in unique.values()]
    block = table(ground, ("stated", "claimant", "outlet", "source"), (2.6, 2, 2.6, 2.2), rows)
    return Section("claims", speech.say("claims", "head"), speech.say("claims", "text"), (block,), annex=True)


def claim_row(ground: Ground, claim: Claim) -> Row:
    """Give what a claim states, by whom and where it was published."""
    speech, document = ground.speech, ground.index.documents[claim.document]
    told = ground.index.published(claim.document)
    outlet = speech.ltr(document.source.name) if document.source else ""
    day = speech.days(told.earliest, told.latest) if told else ""
    said = speech.stated(claim)
    if claim.id in ground.index.hidden:
        said = speech.figure(speech.say("few"), claim.people.group, claim.unit, claim.harm)
    said = f"{said} “{claim.quote}”" if claim.quote else said
    return Row(
        (
            Cell(said),
            Cell(speech.party(claim.claimant.party) if claim.claimant else ""),
            Cell(("، " if speech.is_rtl else ", ").join(filter(None, (outlet, day)))),
            Cell(speech.ltr(claim.id), document.url or ""),
        ),
        claim.id,
    )
