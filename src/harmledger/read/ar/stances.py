"""What parties say about who did it: accusing, denying, admitting, suspecting."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from harmledger.model import Stance
from harmledger.read.ar.forms import DATA
from harmledger.read.ar.letters import fold
from harmledger.read.ar.phrasebook import cut
from harmledger.read.lexicon import Lexicon, phrases, rows
from harmledger.read.mentions import StanceMention

if TYPE_CHECKING:
    from collections.abc import Iterator

    from harmledger.read.ar.lines import Line
    from harmledger.read.ar.parties import Spotted

_BEARING, _BLAME = {"يحمل", "تحمل"}, fold("مسؤولية")  # "holds responsible", where it does not carry
_FAR = 8  # words between it and the blame
_NEAR = 5  # words between a verb and who speaks


@cache
def _words() -> Lexicon[Stance]:
    return Lexicon((cut(p), Stance(stance)) for stance, column in rows(DATA, "stances.tsv") for p in phrases(column))


def stances(line: Line, spotted: list[Spotted], sentence: int) -> Iterator[StanceMention]:
    """Give the stances a sentence tells of: the party behind the verb speaks, an armed one after it is spoken of."""
    for first, last, stance in _words().find(line.stems):
        if line.words[first].base in _BEARING and not any(w.base == _BLAME for w in line.words[last : last + _FAR]):
            continue  # "سيارة تحمل عناصر من …"
        speaker = _speaker(line, spotted, first, last) if stance is not Stance.SUSPECTS else None
        begun = speaker[1] if speaker and speaker[0] >= last else last
        meant = next((p for p in spotted if p[0] >= begun and p[2].what == "actor"), None)
        yield StanceMention(
            line.starts[first],
            line.ends[last - 1],
            sentence,
            stance=stance,
            by=speaker[2].name if speaker else None,
            actor=meant[2].name if meant else None,
        )


def _speaker(line: Line, spotted: list[Spotted], first: int, last: int) -> Spotted | None:
    """Give who speaks: the subject right before a verb that nothing joins, else behind it, before the next clause."""
    if first and "relative" in line.words[first - 1].cues:  # "بحسب الوزارة التي حملت الجيش المسؤولية"
        return next((p for p in reversed(spotted) if p[1] < first), None)
    if not line.words[first].lead:
        before = next((p for p in spotted if p[1] == first), None)
        if before is not None:
            return before
    after = (p for p in spotted if last <= p[0] <= last + _NEAR)
    behind = next((p for p in after if p[0] == last or line.words[p[0]].lead != "و"), None)
    return behind or next((p for p in spotted if 0 <= first - p[1] <= 1), None)


def denies(line: Line, at: int) -> bool:
    """Say whether what stands at a word is told in order to deny it: "نفت الوزارة مقتل …"."""
    return any(
        (found := _words().match(line.stems, i)) is not None and found[1] is Stance.DENIES
        for i in range(max(0, at - _NEAR), at)
    )
