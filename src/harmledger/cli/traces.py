"""How a document was read, sentence by sentence, for who writes rules: fits the terminal, in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.padding import Padding
from rich.text import Text

from harmledger.cli import words
from harmledger.model import Scope
from harmledger.read.mentions import SentenceKind

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rich.console import RenderableType

    from harmledger.assemble.trace import Passage
    from harmledger.model import Claim, Document

INDENT = 4
LONGEST = 70  # characters shown of what was put aside


def document(read: Document, passages: Iterable[Passage]) -> Iterator[RenderableType]:
    """Show each sentence with what was read in it and what was put aside; furniture in a row is one line."""
    yield Text(f"\n{read.id}", style="bold")
    skipped = 0
    for passage in passages:
        if passage.kind is SentenceKind.FURNITURE:
            skipped += 1
            continue
        yield from _skipped(skipped)
        skipped = 0
        yield from _sentence(read.text, passage)
    yield from _skipped(skipped)


def _skipped(lines: int) -> Iterator[RenderableType]:
    if lines:
        yield Text(f"\n{words.plural(lines, 'line')} of page furniture not read.", style="dim")


def _sentence(text: str, passage: Passage) -> Iterator[RenderableType]:
    """Show one sentence: its words with the figures set off, then one line for each finding."""
    kind = "" if passage.kind is SentenceKind.BODY else f"[{passage.kind.value}] "
    frame = "" if passage.scope in {Scope.UNKNOWN, Scope.INCIDENT} else f"[{passage.scope.value}] "
    shown = Text(f"\n{kind}{frame}", style="dim")
    at = passage.start
    for claim in passage.claims:
        shown.append(_flat(text[at : claim.start]), style="not dim")
        shown.append(_flat(text[max(at, claim.start) : claim.end]), style="bold not dim")
        at = max(at, claim.end)
    yield shown.append(_flat(text[at : passage.end]), style="not dim")
    yield from (_line("+", _claim(claim)) for claim in passage.claims)
    heard = [f"{h.what} “{_flat(h.quote)}” {words.label(h.meaning)}" for h in passage.heard]
    if heard:
        yield _line("·", "; ".join(heard), style="dim")
    yield from (_line("–", f"“{_short(a.quote)}”: {a.why}", style="yellow") for a in passage.asides)
    if not (passage.claims or heard or passage.asides):
        yield _line("–", "nothing read: no word of harm, attack, party, place or time", style="dim")


def _claim(claim: Claim) -> str:
    """Tell a claim in one line: what it states, by which rule, how sure, and what the document adds."""
    told = [
        f"by rule “{claim.rule}”, {claim.confidence:.2f} sure, {claim.scope.value}",
        words.places(claim.places),
        words.when(claim.when),
        "" if claim.manner.by_attack else f"by {claim.manner.value}, no attack",
        f"says {claim.claimant.party}" if claim.claimant else "",
        f"part of {claim.part_of}" if claim.part_of else "",
        f"repeats {claim.same_as}" if claim.same_as else "",
    ]
    return f"{words.figure(claim)} ({claim.id}): " + "; ".join(t for t in told if t)


def _line(sign: str, text: str, style: str = "") -> RenderableType:
    return Padding(Text(f"{sign} {text}", style=style), (0, 0, 0, INDENT), expand=False)


def _flat(text: str) -> str:
    """Write a passage on one line, keeping the blanks at its ends."""
    return " ".join(text.split(" ")).replace("\n", " ")


def _short(text: str) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= LONGEST else flat[: LONGEST - 1] + "…"
