"""How sure the program may be: counts how often each rule was right and fits the weights of other signs.

`python -m accuracy.confidence` shows what a new count and fit would give, on the reports that they saw and on the third
that is held back; `--write` writes them down in `assemble/reliability.tsv` and `assemble/confidence.toml`.
"""

from __future__ import annotations

import argparse
import math
import re
import sys
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table

from accuracy import sets
from accuracy.scorer import SURE, match
from harmledger import assemble
from harmledger.assemble.claims import ids
from harmledger.assemble.confidence import signs, weights
from harmledger.locate import locate
from harmledger.read import read
from harmledger.serial import to_json

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from accuracy.sets import Annotated
    from harmledger.locate import Gazetteer
    from harmledger.model import Document

ROOM = Path(assemble.__file__).parent
ROUNDS, PULL = 200, 2.0  # steps of the fit; how strongly a weight is drawn to 0, in claims
SETTINGS = {"base", "smoothing"}


@dataclass(frozen=True, slots=True)
class Seen:
    """A claim that was read: by which rule, with which signs, and whether it is right."""

    document: str
    language: str
    rule: str
    signs: frozenset[str]
    right: bool


def claims(annotated: Annotated, places: Gazetteer) -> list[Seen]:
    """Read a set and tell right claims from wrong ones."""
    return [s for d in annotated.documents for s in _claims(annotated, d, places)]


def _claims(annotated: Annotated, document: Document, places: Gazetteer) -> list[Seen]:
    reading = read(document.text, title=document.title, language=document.language)
    state = assemble.settled(document, reading, locate(document, reading, places))
    written = to_json(assemble.written(state))["claims"]
    pairs, _, extra = match(annotated.gold[document.id]["claims"], written)
    verdicts = [(claim["id"], True) for _, claim in pairs] + [(claim["id"], False) for claim in extra]
    draft_of, found = {claim: i for i, claim in ids(state).items()}, signs(state)
    return [
        Seen(document.id, reading.language, state.drafts[i].figure.rule, found[i], right)
        for i, right in ((draft_of[claim], right) for claim, right in verdicts)
    ]


def count(found: Sequence[Seen]) -> dict[tuple[str, str], Counter[bool]]:
    """Count how often each rule of each language was right."""
    counts: dict[tuple[str, str], Counter[bool]] = {}
    for seen in found:
        counts.setdefault((seen.language, seen.rule), Counter())[seen.right] += 1
    return counts


def reliabilities(found: Sequence[Seen]) -> Callable[[Seen], float]:
    """Give the log-odds of each claim's rule, as `assemble.confidence` computes them."""
    counts, added = count(found), weights()["smoothing"]
    share = sum(seen.right for seen in found) / len(found)

    def odds(seen: Seen) -> float:
        mine = counts.get((seen.language, seen.rule), Counter())
        return math.log((mine[True] + added * share) / (mine[False] + added * (1 - share)))

    return odds


def fit(found: Sequence[Seen]) -> dict[str, float]:
    """Fit the signs' weights to what the rules leave open: a logistic regression drawn to 0, by damped Newton steps."""
    odds = reliabilities(found)
    names = sorted(set(weights()) - SETTINGS)
    given = dict.fromkeys(["base", *names], 0.0)
    for _ in range(ROUNDS):
        slope, bend = {n: -PULL * given[n] * (n != "base") for n in given}, dict.fromkeys(given, PULL)
        for seen in found:
            held = ("base", *seen.signs)
            share = 1 / (1 + math.exp(-odds(seen) - sum(given[s] for s in held)))
            for sign in held:
                slope[sign] += seen.right - share
                bend[sign] += share * (1 - share)
        given = {n: given[n] + 0.3 * slope[n] / bend[n] for n in given}
    return given


def surely(found: Sequence[Seen], odds: Callable[[Seen], float], given: dict[str, float]) -> tuple[float, float]:
    """Give the share of right claims among the sure ones, and the share of sure claims among all."""
    sums = ((odds(seen) + given["base"] + sum(given[s] for s in seen.signs), seen.right) for seen in found)
    sure = [right for odd, right in sums if 1 / (1 + math.exp(-odd)) >= SURE]
    return sum(sure) / max(1, len(sure)), len(sure) / max(1, len(found))


def write(found: Sequence[Seen], given: dict[str, float]) -> None:
    """Write counts and weights into the room's data files, keeping their comments."""
    counts = sorted(count(found).items(), key=lambda c: (c[0][0], -sum(c[1].values()), c[0][1]))
    table, toml = ROOM / "reliability.tsv", ROOM / "confidence.toml"
    head = [line for line in table.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
    rows = [f"{language}\t{rule}\t{c[True]}\t{c[False]}" for (language, rule), c in counts]
    table.write_text("\n".join([*head, *rows]) + "\n", encoding="utf-8")
    text = toml.read_text(encoding="utf-8")
    for sign, weight in given.items():
        text = re.sub(rf"(?m)^{sign} = \S+", f"{sign} = {weight:.2f}", text)
    toml.write_text(text, encoding="utf-8")


def main(arguments: Sequence[str] | None = None) -> int:
    """Count and fit on what rules are written on, and show how sure that makes the program there and elsewhere."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="write the data files")
    options = parser.parse_args(arguments)
    console, places = Console(), sets.gazetteer()
    annotated = [a for language in ("en", "ar") if (a := sets.gold(language))]
    if not annotated:
        console.print("[yellow]skipped[/] confidence: the annotated reports are not here")
        return 0
    found = [seen for a in annotated for seen in claims(a, places)]
    known = [seen for seen in found if not sets.is_held(seen.document)]
    odds, given = reliabilities(known), fit(known)
    table = Table("language", "reports", "claims", "sure", "sure and right")
    for language in sorted({seen.language for seen in found}):
        for name, held in (("seen", False), ("held back", True)):
            rows = [s for s in found if s.language == language and sets.is_held(s.document) is held]
            right, share = surely(rows, odds, given)
            table.add_row(language, name, str(len(rows)), f"{share:.3f}", f"{right:.3f}")
    console.print(table)
    if options.write:
        write(known, given)
    return 0


if __name__ == "__main__":
    sys.exit(main())
