"""The tables of the terminal. They fit its width: what is long wraps, and the quotes give way first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich import box
from rich.console import Group
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from harmledger.cli import words
from harmledger.model import Scope, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from rich.console import RenderableType

    from harmledger.model import Account, Attack, Book, Claim, Incident, PeriodTotal, Problem

SIGNS = {Severity.ERROR: ("!!", "bold red"), Severity.WARNING: ("!", "yellow"), Severity.INFO: ("·", "dim")}
SCOPES = {Scope.INCIDENT: "", Scope.PERIOD: "period", Scope.BACKGROUND: "background", Scope.UNKNOWN: "?"}
PART = "└ "


def _table(*columns: str, title: str | None = None) -> Table:
    table = Table(box=box.SIMPLE_HEAD, title=title, title_justify="left", title_style="bold", pad_edge=False)
    for column in columns:
        table.add_column(column, overflow="fold")
    return table


def account(stated: Account) -> RenderableType:
    """Show what one document states."""
    published = words.days(stated.published.earliest, stated.published.latest) if stated.published else ""
    head = Text(stated.document, style="bold")
    head.append(f"  {stated.language}, {f'published {published}' if published else 'no publication date'}", style="dim")
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
    table = _table("Figure", "Who", "Where", "When", "Claimed by", "Scope")
    table.columns[0].no_wrap = True
    fresh = [claim for claim in stated if claim.same_as is None]
    for claim, depth in _nested(fresh):
        table.add_row(
            "  " * (depth - 1) + PART * bool(depth) + words.figure(claim),
            claim.people.group,
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
            attack.type.value.replace("_", " ") + (" (retold)" if attack.retold else ""),
            words.places(attack.places),
            words.when(attack.when),
            attack.weapon.value.replace("_", " ") if attack.weapon else "",
            attack.actor.name if attack.actor else "",
            ", ".join(dict.fromkeys(target.type.value.replace("_", " ") for target in attack.targets)),
        )
    return table


def problems(found: Iterable[Problem]) -> Iterable[RenderableType]:
    """Show problems as sentences with a sign for how much they matter."""
    for problem in found:
        sign, style = SIGNS[problem.severity]
        line = Text(f"{sign} ", style=style)
        line.append(problem.message, style="default")
        yield Padding(line, (0, 0, 0, 0))


def incidents(found: Sequence[Incident]) -> RenderableType:
    """Show incidents with their tolls and grades."""
    table = _table("Incident", "When", "Where", "Killed", "Injured", "Weapon", "By", "Docs", "Grade")
    table.columns[0].no_wrap = True
    table.columns[7].justify = "right"
    for incident in found:
        table.add_row(
            incident.id,
            words.when(incident.when),
            words.places((incident.place,)) if incident.place else "",
            words.whole(incident.toll, "killed"),
            words.whole(incident.toll, "injured"),
            ", ".join(weapon.value.replace("_", " ") for weapon in incident.weapons),
            ", ".join(incident.actors),
            str(len(incident.documents)),
            incident.grade.value,
        )
    return table


def totals(found: Sequence[PeriodTotal]) -> RenderableType:
    """Show period totals beside what is recorded for the same place and time."""
    table = _table("Stated", "Who", "Where", "When", "Claimed by", "Recorded", "Not accounted for")
    for total in found:
        stated = f"{words.count(total.count)} {words.counted(total.harm, total.unit)}"
        table.add_row(
            stated,
            total.people.group,
            words.places((total.place,)) if total.place else "",
            words.when(total.when),
            total.claimant or "",
            words.span(total.recorded_low, total.recorded_high) if total.comparable else "–",
            words.span(total.unaccounted_low, total.unaccounted_high) if total.comparable else total.note,
        )
    return table


def doubts(book: Book) -> RenderableType:
    """Show all problems with where each was found."""
    table = _table("", "Problem", "Found in")
    for problem in book.problems:
        sign, style = SIGNS[problem.severity]
        table.add_row(Text(sign, style=style), problem.message, problem.document or "")
    return table
