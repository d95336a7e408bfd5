"""Take one document as a whole: its claims and attacks, and the problems inside its text.

Small passes, each in a file of its own, over one intermediate `State`: cut the text into scenes, complete the figures,
settle scope, gather scenes into events, cite, find repeats and parts, describe, weigh; then write claims and attacks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from harmledger.assemble import attributes
from harmledger.assemble.attacks import attacks
from harmledger.assemble.claimants import claimants
from harmledger.assemble.claims import claims, ids
from harmledger.assemble.confidence import weigh
from harmledger.assemble.cues import cues
from harmledger.assemble.events import events
from harmledger.assemble.groups import drafts
from harmledger.assemble.inherited import inherited
from harmledger.assemble.parts import parts
from harmledger.assemble.problems import dated, find, presumed, problem
from harmledger.assemble.refined import refined
from harmledger.assemble.repeats import repeats
from harmledger.assemble.revisions import is_revised, revisions
from harmledger.assemble.scenes import scenes
from harmledger.assemble.scope import scopes
from harmledger.assemble.state import State
from harmledger.assemble.tallies import tallies
from harmledger.model import Account

if TYPE_CHECKING:
    from harmledger.locate import Located
    from harmledger.model import Claim, Document, Problem
    from harmledger.read.mentions import Reading

__all__ = ["PASSES", "assemble", "settled", "written"]

PASSES = (
    scenes,
    drafts,
    scopes,
    events,
    repeats,
    claimants,
    parts,
    tallies,
    revisions,
    attributes.events,
    refined,
    attributes.figures,
    inherited,
    weigh,
)


def assemble(document: Document, reading: Reading, located: Located) -> Account:
    """Turn what the sentences say into what the document states."""
    return written(settled(document, reading, located))


def settled(document: Document, reading: Reading, located: Located) -> State:
    """Run all passes over a document."""
    state = State.begin(document, reading, located, cues(reading.language))
    for step in PASSES:
        state = step(state)
    return state


def written(state: State) -> Account:
    """Write down what a document states."""
    named = ids(state)
    made, first = attacks(state, named)
    stated = claims(state, named, first)
    return Account(
        document=state.document.id,
        language=state.reading.language,
        claims=stated,
        attacks=made,
        problems=_problems(state, stated, named, first),
        published=state.located.published or state.document.published,
        made_by=state.reading.made_by,
    )


def _problems(
    state: State, stated: tuple[Claim, ...], named: dict[int, str], first: dict[int, str]
) -> tuple[Problem, ...]:
    """Give all that is doubtful in the document."""
    denied = frozenset(claim for i, claim in named.items() if state.drafts[i].figure.denied)
    undated = frozenset(attack for n, attack in first.items() if state.events[n].presumed)
    revised = frozenset(claim for i, claim in named.items() if is_revised(state, state.drafts[i]))
    found = find(stated, denied, revised, state.text)
    unread = (problem(code, (), state.document.id) for code in state.reading.problems)
    return (*unread, *dated(state.located.problems, stated), *found, *presumed(stated, undated))
