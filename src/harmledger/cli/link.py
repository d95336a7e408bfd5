"""`harmledger link --why A B`: why two reports are or are not one incident."""

from __future__ import annotations

from itertools import product
from typing import TYPE_CHECKING

import click

from harmledger.cli.common import book_of, console, ledger_option

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from harmledger.model import Book, Incident, Link


@click.command(
    epilog="""
\b
Examples:
  harmledger link --why report-17 report-23
  harmledger link --why i-4f2a9c i-77c0de
  harmledger link --why a-1f00aa report-23
"""
)
@click.argument("left", metavar="A")
@click.argument("right", metavar="B")
@click.option("--why", is_flag=True, help="Say why: this is all the command does, with the option or without.")
@ledger_option
def link(left: str, right: str, *, why: bool, address: str) -> None:  # noqa: ARG001 - `link --why A B` reads well
    """Tell why two documents, attacks or incidents, A and B, are or are not one incident.

    The closest of their attacks are compared: every aspect says what it speaks for and how much, in bits. What a
    person ruled is told first, for it always wins. The beginning of an id is enough.
    """
    from harmledger.cli.ids import full  # noqa: PLC0415 - keeps start-up quick

    book = book_of(address)
    screen = console()
    for line in _lines(book, full(book, left), full(book, right)):
        screen.print(line, markup=False, highlight=False)


def _lines(book: Book, left: str, right: str) -> Iterator[str]:
    ours, theirs = _attacks(book, left), _attacks(book, right)
    spoken = [f"{name} tells of no attack of its own." for name, own in ((left, ours), (right, theirs)) if not own]
    yield from spoken or _verdict(book, ours, theirs)
    told = list(_spoken(book, left, right)) if spoken else []
    yield from told or _closest(book, ours or (left,), theirs or (right,))


def _attacks(book: Book, name: str) -> tuple[str, ...]:
    """Give the attacks that an incident, a document or an attack's id stands for."""
    from harmledger.reconcile import resolve  # noqa: PLC0415 - keeps start-up quick

    told = next((a.attacks for a in book.accounts if a.document == name), None)
    if told is not None:
        return tuple(attack.id for attack in told)
    if name.startswith("a-"):
        return (name,)
    found = resolve(book.incidents, name)
    return found.attacks if found else ()


def _verdict(book: Book, ours: Sequence[str], theirs: Sequence[str]) -> Iterator[str]:
    shared = [i.id for i in book.incidents if {*ours} & {*i.attacks} and {*theirs} & {*i.attacks}]
    if shared:
        yield f"They tell of one incident: {', '.join(shared)}."
    else:
        yield f"They tell of different incidents: {_names(book, ours)} and {_names(book, theirs)}."
    yield from _ruled(book.incidents, ours, theirs)


def _names(book: Book, attacks: Sequence[str]) -> str:
    return ", ".join(i.id for i in book.incidents if {*attacks} & {*i.attacks}) or "none"


def _ruled(incidents: Iterable[Incident], ours: Sequence[str], theirs: Sequence[str]) -> Iterator[str]:
    """Give what people ruled, and what one text settles."""
    wanted = {frozenset(pair) for pair in product(ours, theirs)}
    links = {k for i in incidents for k in i.links if frozenset((k.left, k.right)) in wanted}
    said = dict.fromkeys(reason for k in sorted(links, key=lambda k: (k.left, k.right)) for reason in k.reasons)
    yield from (f"  {reason}" for reason in said if reason.startswith(("a person", "one text")))


def _closest(book: Book, ours: Sequence[str], theirs: Sequence[str]) -> Iterator[str]:
    from harmledger.link import closest  # noqa: PLC0415 - keeps start-up quick
    from harmledger.link.levels import levels  # noqa: PLC0415

    if {*ours} == {*theirs} and len(ours) == 1:
        yield "They are one attack."
        return
    found = closest(book.documents, book.accounts, ours, theirs)
    homes = {attack.id: told.document for told in book.accounts for attack in told.attacks}
    homes |= {told.document: told.document for told in book.accounts if not told.attacks}
    yield f"Closest: {found.left} ({homes[found.left]}) and {found.right} ({homes[found.right]})"
    yield f"  Score {found.score:+g}; {levels().threshold:g} and more is one incident (by {levels().version})."
    yield f"  {levels().prior:+g} to begin with: most neighbours are not one."
    yield from (f"  {reason}" for reason in found.reasons)
    if found.same and (joining := _unjoined(book, found)):
        yield joining
    if homes[found.left] == homes[found.right]:
        yield "  One document tells them apart, so only its own words or a person can make them one."


def _unjoined(book: Book, found: Link) -> str:
    """Say why two attacks that are alike enough lie in two incidents; nothing where they lie in one."""
    homes = [i for i in book.incidents if {found.left, found.right} & {*i.attacks}]
    if len(homes) != 2:  # noqa: PLR2004 - one for each attack
        return ""
    pair = {found.left, found.right}
    met = any({k.left, k.right} == pair for k in (*book.unlinked, *homes[0].links, *homes[1].links))
    why = "others of their incidents speak against it" if met else "no place or rare words led from one to the other"
    merge = f"`harmledger decide merge {homes[0].id} {homes[1].id} --why …`"
    return f"  Enough for one incident, but {why}. {merge} makes them one."


def _spoken(book: Book, left: str, right: str) -> Iterator[str]:
    """Say of which incident a document without an attack speaks."""
    for incident in book.incidents:
        for found in incident.links:
            if found.left in {left, right} and found.left in incident.documents:
                yield f"{found.left} speaks of {incident.id}:"
                yield from (f"  {reason}" for reason in found.reasons)
