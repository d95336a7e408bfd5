"""Explanations in words: which sentences stand behind a figure, and by which rules it came about."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from rich.padding import Padding
from rich.text import Text

from harmledger.cli import ids, tables, words
from harmledger.model import Ruling
from harmledger.reconcile.rules import rules
from harmledger.reconcile.toll import in_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from rich.console import RenderableType

    from harmledger.model import Account, Attack, Book, Bound, Claim, Decision, Incident, Link, Problem, TollLine

INDENT = 2
SPACES = re.compile(r"\s+")
PAIR = 2
CONTEXT = 160  # characters of the text around a quote


def incident(book: Book, found: Incident) -> Iterator[RenderableType]:
    """Explain an incident: toll, links, verdicts, problems."""
    place = words.places((found.place,)) if found.place else "place not told"
    yield _head(f"Incident {found.id}", f"{place}, {words.when(found.when) or 'day not told'}")
    yield _line(f"Told by {', '.join(found.documents)}.")
    claims = _claims(book)
    for line in found.toll:
        yield from _toll(line, claims)
    yield _head("Grade", f"{found.grade.value}")
    said = rules().words
    names = f" ({', '.join(found.claimants)})" if found.claimants else ""
    yield _line(f"Evidence {found.evidence.value}: {said['evidence'][found.evidence.value]}{names}.")
    actors = f" ({', '.join(found.actors)})" if found.actors else ""
    yield _line(f"Attribution {found.attribution.value}: {said['attribution'][found.attribution.value]}{actors}.")
    yield _line(f"Toll {found.toll_agreement.value}: {said['agreement'][found.toll_agreement.value]}.")
    homes = {attack.id: stated.document for stated in book.accounts for attack in stated.attacks}
    same = [pair for pair in found.links if pair.same]
    told = [pair for pair in same if pair.left in homes]
    strongest = _strongest(told)
    yield from _links("Why these reports are one incident", strongest, homes)
    if rest := len(told) - len(strongest):
        yield _line(f"{words.plural(rest, 'more pair')}, less close: `harmledger link --why A B` tells about each.")
    yield from _links("Documents that only speak of it", [p for p in same if p.left not in homes], homes)
    near = [pair for pair in book.unlinked if {pair.left, pair.right} & set(found.attacks)]
    yield from _links("What was compared and kept apart", near, homes)
    yield from tables.problems(_problems(found.problems, claims))


def account(book: Book, stated: Account) -> Iterator[RenderableType]:
    """Explain a document: what was read in it, from which words, by which rule."""
    yield tables.account(stated)
    for item in stated.claims:
        yield from claim(book, item)


def claim(book: Book, item: Claim) -> Iterator[RenderableType]:
    """Explain a claim by its words in their place."""
    yield _head(f"Claim {item.id}", f"{words.figure(item)}, in {item.document}")
    yield _quoted(book, item.document, (item.start, item.end))
    by = f"by {item.claimant.party} ({item.claimant.basis.value})" if item.claimant else "without naming who says so"
    yield _line(f"Read by rule “{item.rule}”, confidence {item.confidence:.2f}; stated {by}.")
    if item.part_of:
        yield _line(f"Part of {item.part_of}.")
    if item.same_as:
        yield _line(f"Repeats {item.same_as}.")
    for place in item.places:
        yield from _place(place.name, place.reasons)
    yield from (decision(made) for made in book.decisions if made.target == item.id)


def decision(made: Decision) -> RenderableType:
    """Tell what a person ruled, when and why."""
    value = f" {made.value}" if made.value and made.ruling is not Ruling.ADD else ""  # what was added is shown itself
    return _line(f"{made.ruling.value} {made.target}{value} by {made.by}, {made.at:%Y-%m-%d} ({made.id}): {made.why}")


def attack(book: Book, item: Attack) -> Iterator[RenderableType]:
    """Explain an attack by its words in their place."""
    yield _head(f"Attack {item.id}", f"{words.label(item.type)}, in {item.document}")
    yield _quoted(book, item.document, (item.start, item.end))
    for place in item.places:
        yield from _place(place.name, place.reasons)
    for said in item.responsibility:
        yield _line(f"{said.by or 'The text'} {said.stance.value.replace('_', ' ')} {said.actor or ''}: “{said.quote}”")
    yield from (_line(f"Tells of claim {name}.") for name in item.claims)


def _toll(line: TollLine, claims: dict[str, Claim]) -> Iterator[RenderableType]:
    """Explain one line of a toll; bounds that come of the same claims by the same rule are explained once."""
    one = line.low.value == line.high.value == 1
    yield _head(f"{words.toll(line)} {words.counted(line.people, line.unit, line.harm, one=one)}", "")
    bounds = (("at least", line.low), ("best", line.best), ("at most", line.high))
    grounds: dict[Bound, list[str]] = {}
    for name, bound in (("exactly", line.low),) if line.low == line.high else bounds:
        if bound.value is not None:
            grounds.setdefault(replace(bound, value=None), []).append(f"{name} {bound.value:,}")
    for ground, said in grounds.items():
        yield from _ground(", ".join(said), ground, claims)


def _ground(said: str, ground: Bound, claims: dict[str, Claim]) -> Iterator[RenderableType]:
    yield _line(said + (f": {in_words(ground)}" if ground.rule else ""))
    for item in (claims[name] for name in ground.claims if name in claims):
        by = item.claimant.party if item.claimant else "no claimant named"
        yield Padding(Text(f"“{item.quote}” – {item.document}, {by}, {item.id}"), (0, 0, 0, 2 * INDENT), expand=False)


def _problems(found: Iterable[Problem], claims: dict[str, Claim]) -> Iterator[Problem]:
    """Give problems with the number of reports that make each, where they are more than the two of a pair."""
    for problem in found:
        reports = {claims[name].document for name in problem.claims if name in claims}
        told = f" ({words.plural(len(reports), 'report')})" if len(reports) > PAIR else ""
        yield replace(problem, message=problem.message + told)


def _strongest(pairs: Iterable[Link]) -> list[Link]:
    """Give the links that hold an incident together, strongest first, and leave out what they imply."""
    group: dict[str, int] = {}
    kept: list[Link] = []
    for number, pair in enumerate(sorted(pairs, key=lambda p: (-p.score, p.left, p.right))):
        left, right = group.setdefault(pair.left, -2 * number - 1), group.setdefault(pair.right, -2 * number - 2)
        if left != right:
            kept.append(pair)
            group = {name: left if own == right else own for name, own in group.items()}
    return kept


def _links(title: str, pairs: Iterable[Link], homes: dict[str, str]) -> Iterator[RenderableType]:
    found = list(pairs)
    if found:
        yield _head(title, "")
    for pair in found:
        left, right = (
            f"{homes[side]} ({ids.short(side)})" if side in homes else side for side in (pair.left, pair.right)
        )
        yield _line(f"{left} and {right}, {pair.score:+.1f}: {'; '.join(pair.reasons)}.")


def _place(name: str, reasons: Iterable[str]) -> Iterator[RenderableType]:
    if told := "; ".join(reasons):
        yield _line(f"{name}: {told}")


def _quoted(book: Book, document: str, span: tuple[int, int]) -> RenderableType:
    """Show a passage in the text around it, the passage itself set off."""
    text = next((kept.text for kept in book.documents if kept.id == document), "")
    start, end = span
    before, after = text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
    shown = Text("…" + SPACES.sub(" ", before), style="dim")
    shown.append(SPACES.sub(" ", text[start:end]), style="bold not dim")
    shown.append(SPACES.sub(" ", after) + "…")
    return Padding(shown, (0, 0, 0, INDENT), expand=False)


def _claims(book: Book) -> dict[str, Claim]:
    return {item.id: item for stated in book.accounts for item in stated.claims}


def _head(title: str, rest: str) -> RenderableType:
    head = Text(f"\n{title}", style="bold")
    return head.append(f"  {rest}", style="not bold") if rest else head


def _line(text: str) -> RenderableType:
    return Padding(Text(text), (0, 0, 0, INDENT), expand=False)
