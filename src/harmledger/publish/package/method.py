"""METHOD.md of a package: how figures are made and what limits them, written from the rules in force."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import TYPE_CHECKING, Any

from harmledger import __version__
from harmledger.reconcile.rules import rules

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from harmledger.publish.disclosure import Profile
    from harmledger.publish.index import Index

HEAD = """\
# Method and limits

Written from the rules in force: {rules}, {linking}, {disclosure}; Harmledger {version}; read by {readers}.

A program reads each report and takes down every figure of people harmed with the passage that states it, the party that
is cited for it, the group, the place and the time (a *claim*). Claims about one attack make an *incident*; its toll is
computed from them, never typed in. Whoever finds an error corrects the claim, and the correction is kept beside it.

## What counts

- People are civilians unless there is evidence otherwise; a perpetrator's word alone does not change it.
- Ten outlets that quote one claimant are one source; copies of a text count once.
- Figures are documented minimums: only harm that a report tells of, and never "the total".
- Contradictions between reports are shown as a range from low to high, never averaged.
- Who dies of wounds later counts with the attack; the day of the death is kept beside it.
"""
TOTALS = """
## Period totals

A figure for an area and a span ("66 civilians in October") is never added to incidents. It stands beside what is
recorded for the same place, days, people and blamed party; what no incident explains is shown as not accounted for.
"""
LIMITS = """
## Limits

- Areas where nobody can report have fewer incidents, not less harm. Differences between months or places can come from
  who was able to report.
- Reports are read by a program: it can misread a sentence or miss one. `confidence` in `claims.csv` is its own
  estimate.
- Injured people are undercounted more than the dead: few reports return to them.
- A place is as fine as the reports and the rules of disclosure let it be; a point is the middle of a settlement, not
  the spot that was hit.
- An incident without a known day is in no sum of a month.
"""


def method(index: Index, profile: Profile) -> str:
    """Write the method of a release."""
    return "".join([_head(index, profile), *_tolls(), *_verdicts(), TOTALS, *_disclosure(profile), LIMITS])


def _head(index: Index, profile: Profile) -> str:
    readers = sorted({account.made_by.partition(" ")[0] for account in index.book.accounts if account.made_by})
    return HEAD.format(
        rules=rules().version,
        linking=_levels()["version"],
        disclosure=profile.version,
        version=__version__,
        readers=", ".join(readers) or "the readers of this version",
    )


def _levels() -> dict[str, Any]:
    return tomllib.loads(files("harmledger.link").joinpath("levels.toml").read_text(encoding="utf-8"))


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Give a Markdown table."""
    lines = [head, ["---"] * len(head), *rows]
    return "".join("| " + " | ".join(map(str, line)) + " |\n" for line in lines)


def _tolls() -> Iterator[str]:
    yield "\n## How a toll is made\n\n"
    yield table(("rule", "what it does"), rules().words["toll"].items())
    yield "\nWhere nobody tells a number, a vague word is taken for this much:\n\n"
    named = {vague.name: vague for _, vague in rules().phrases} | {rules().plural.name: rules().plural}
    rows = ((v.name, v.low, "open" if v.high is None else v.high) for v in sorted(named.values(), key=lambda v: v.name))
    yield table(("word", "low", "high"), rows)


def _verdicts() -> Iterator[str]:
    for verdict, title in (("evidence", "Evidence"), ("attribution", "Who did it"), ("agreement", "Agreement")):
        yield f"\n## {title}\n\n" + table((verdict, "when"), rules().words[verdict].items())
    yield "\n## Grade\n\nThe first row that fits:\n\n"
    rows = (
        (row.grade, ", ".join(sorted(row.evidence)) or "any", ", ".join(sorted(row.attribution)) or "any")
        for row in rules().grades
    )
    yield table(("grade", "evidence", "attribution"), rows)


def _disclosure(profile: Profile) -> Iterator[str]:
    yield f"\n## What is withheld\n\nProfile {profile.name}: {profile.about}\n\n"
    if profile.whole:
        return
    for rule in profile.coarsen:
        what = ", ".join(sorted(map(str, rule.targets | rule.harms))).replace("_", " ")
        yield f"- Places of {what}: no finer than the {rule.to}, for {rule.why}.\n"
    yield f"- Other points are rounded to {profile.decimals} decimals of a degree.\n"
    small = ", ".join(sorted(profile.small))
    yield f"- Fewer than {profile.below} people {small}: not given, nor the groups that would tell it.\n"
    yield "- The dead are never suppressed: most attacks kill fewer than five, and each of them counts.\n"
    yield f"- People {', '.join(sorted(profile.months))}: by the month only.\n"
    yield "- Nobody is named but organisations, armies and agencies of a public list.\n"
