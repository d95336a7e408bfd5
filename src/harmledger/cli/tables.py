"""The tables of the terminal. They fit its width: what is long wraps, and the quotes give way first."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from rich import box
from rich.console import Group
from rich.measure import Measurement
from rich.table import Table
from rich.text import Text

from harmledger.cli import ids, words
from harmledger.model import Scope, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rich.console import Console, ConsoleOptions, RenderableType

    from harmledger.model import Account, Attack, Book, Claim, Incident, PeriodTotal, Problem

SIGNS = {Severity.ERROR: ("!!", "bold red"), Severity.WARNING: ("!", "yellow"), Severity.INFO: ("·", "dim")}
SCOPES = {Scope.INCIDENT: "", Scope.PERIOD: "period", Scope.BACKGROUND: "background", Scope.UNKNOWN: "?"}
PART = "└ "
ENDLESS = 10_000  # columns: a terminal in which nothing wraps


@dataclass(frozen=True, slots=True)
class Fitting:
    """A table, or its brief form on a terminal that is too narrow for it. What goes to a file is never cut."""

    full: Table
    brief: Table

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> Iterable[Table]:
        """Give the one that fits."""
        width = Measurement.get(console, options.update(width=ENDLESS), self.full).maximum
        yield self.brief if console.is_terminal and width > options.max_width else self.full


def _table(*columns: str, gap: int = 2) -> Table:
    """Begin a table. Where it is too wide its widest columns wrap, but for those marked as in "=Grade"."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False, padding=(0, gap - 1, 0, 0))
    for column in columns:
        table.add_column(column.removeprefix("="), overflow="fold", no_wrap=column.startswith("="))
    return table


def account(stated: Account) -> RenderableType:
    """Show what one document states."""
    published = words.published(stated.published)
    head = Text(stated.document, style="bold")
    dated = f"published {published}" if published else "no publication date: --published gives one"
    head.append(f"  {stated.language}, {dated}", style="dim")
    parts: list[RenderableType] = [head]
    if stated.claims:
        parts.append(claims(stated.claims))
    if stated.attacks:
        parts.append(attacks(stated.attacks))
    if not stated.claims and not stated.attacks:
        parts.append(Text("No figure and no attack was found.", style="dim"))
    return Group(*parts, *problems(stated.problems), "")


def claims(stated: Sequence[Claim]) -> RenderableType:
    """Show the figures of a document, parts under their wholes, repeats only counted."""
    table = _table("Figure", "Where", "When", "Claimed by", "=Scope")
    fresh = [claim for claim in stated if claim.same_as is None]
    for claim, depth in _nested(fresh):
        table.add_row(
            "  " * (depth - 1) + PART * bool(depth) + words.figure(claim),
            words.places(claim.places),
            words.when(claim.when),
            claim.claimant.party if claim.claimant else "",
            SCOPES[claim.scope],
        )
    repeats = len(stated) - len(fresh)
    note = Text(f"{words.plural(repeats, 'figure')} repeated later in the text.", style="dim")
    return Group(table, note) if repeats else table


def _nested(stated: Sequence[Claim]) -> Iterable[tuple[Claim, int]]:
    """Give the claims in text order, each part after the whole it belongs to, with its depth."""
    ids = {claim.id for claim in stated}
    parts: dict[str | None, list[Claim]] = {}
    for claim in stated:
        parts.setdefault(claim.part_of if claim.part_of in ids else None, []).append(claim)
    waiting = [(claim, 0) for claim in reversed(parts.pop(None, []))]
    while waiting:
        claim, depth = waiting.pop()
        yield claim, depth
        waiting.extend((part, depth + 1) for part in reversed(parts.pop(claim.id, [])))


def attacks(stated: Sequence[Attack]) -> RenderableType:
    """Show the attacks of a document."""
    table = _table("Attack", "Where", "When", "Weapon", "By", "Struck")
    for attack in stated:
        table.add_row(
            words.label(attack.type) + (" (retold)" if attack.retold else ""),
            words.places(attack.places),
            words.when(attack.when),
            words.label(attack.weapon) if attack.weapon else "",
            attack.actor.name if attack.actor else "",
            ", ".join(dict.fromkeys(words.label(target.type) for target in attack.targets)),
        )
    return table


def problems(found: Iterable[Problem]) -> Iterable[RenderableType]:
    """Show problems as sentences with a sign for how much they matter."""
    for problem in found:
        sign, style = SIGNS[problem.severity]
        line = Text(f"{sign} ", style=style)
        line.append(problem.message, style="default")
        yield line


def incidents(found: Sequence[Incident]) -> RenderableType:
    """Show incidents with their tolls and grades; on a narrow terminal too one line each, as `git log` does."""
    full = _table("=Incident", "When", "Where", "Killed", "Injured", "How", "=Docs", "=Grade")
    brief = _table("=Incident", "=When", "Where", "Killed", "Injured", "How", "=Docs", "=Grade", gap=1)
    for table in (full, brief):
        table.columns[6].justify = "right"
    for incident in found:
        how = ", ".join([*map(words.label, incident.weapons), *incident.actors])
        where = words.places((incident.place,)) if incident.place else ""
        name, day = ids.short(incident.id), incident.when and replace(incident.when, part=None)
        tolls = (words.whole(incident.toll, "killed"), words.whole(incident.toll, "injured"))
        last = (str(len(incident.documents)), incident.grade.value)
        full.add_row(name, words.when(incident.when), where, *tolls, how, *last)
        brief.add_row(name, words.when(day), _cut(where), *tolls, _cut(how), *last)
    return Fitting(full, brief)


def _cut(text: str) -> Text:
    """Let a cell end in … rather than wrap."""
    return Text(text, no_wrap=True, overflow="ellipsis")


def totals(found: Sequence[PeriodTotal]) -> RenderableType:
    """Show period totals beside what is recorded for the same place and time; why not, where they cannot be."""
    table = _table("Stated", "Where", "When", "Claimed by", "=Recorded", "=Unaccounted")
    notes: list[str] = []
    above: list[str] = []
    for total in found:
        stated = f"{words.count(total.count)} {words.counted(total.people, total.unit, total.harm)}"
        frame = [words.places((total.place,)) if total.place else "", words.when(total.when), total.claimant or ""]
        table.add_row(stated, *(frame if frame != above else ["", "", ""]), *_compared(total, notes))
        above = frame
    return Group(table, *(Text(f"[{number}] {note}", style="dim") for number, note in enumerate(notes, 1)))


def _compared(total: PeriodTotal, notes: list[str]) -> tuple[str, str]:
    """Give what is recorded and not accounted for, or the number of the note that says why they are not compared."""
    if total.comparable:
        rest = words.span(total.unaccounted_low, total.unaccounted_high)
        return words.span(total.recorded_low, total.recorded_high), rest
    if total.note not in notes:
        notes.append(total.note)
    return "–", f"[{notes.index(total.note) + 1}]"


def doubts(book: Book) -> RenderableType:
    """Show all problems, the gravest first, with where each was found; one told from both sides is shown once."""
    table = _table("", "Problem", "Found in")
    homes = {problem: incident.id for incident in book.incidents for problem in incident.problems}
    unique = {(problem.code, problem.document, *sorted(problem.message.split())): problem for problem in book.problems}
    for problem in sorted(unique.values(), key=lambda problem: list(SIGNS).index(problem.severity)):
        sign, style = SIGNS[problem.severity]
        where = problem.document or ids.short(homes.get(problem, ""))
        table.add_row(Text(sign, style=style), ids.shortened(problem.message), where)
    return table
