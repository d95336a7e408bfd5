"""Sentences that the ledger keeps in English, said in Arabic: taken apart by the template that they were made from."""

from __future__ import annotations

import re
import string
import tomllib
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING

from harmledger.model import NOUNS, Harm, TargetType, Weapon

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from harmledger.web.say import Say

WEIGHT = re.compile(r" \((?:never one attack|[+-][\d.]+)\)$")  # what ends a reason why attacks are one or not
NEXT = re.compile(r"(?<=\d\)); ")  # between two such reasons
GROUPS = {form: group for group, forms in NOUNS.items() for form in forms}
COUNTED = re.compile(r"([\d,]+) (.+) (\w+)")  # "5 children killed"
FIGURE = r"(?:at least |up to )?\d+(?:–\d+)?"


@dataclass(frozen=True, slots=True)
class Sentence:
    """A template in both languages: what the English one matches, and the kind of each value."""

    pattern: re.Pattern[str]
    kinds: tuple[tuple[str, str], ...]
    arabic: str


@dataclass(frozen=True, slots=True)
class Table:
    """All templates in the order in which they are tried, and fixed words that stand for a value."""

    sentences: tuple[Sentence, ...]
    fixed: dict[str, str]


@cache
def table() -> Table:
    """Read the templates."""
    read = tomllib.loads(files(__package__).joinpath("texts", "sentences.toml").read_text(encoding="utf-8"))
    fixed = "|".join(map(re.escape, read["is"]))
    forms = {"is": fixed, "figure": rf"{FIGURE}|{fixed}", "harm": "|".join(Harm)}
    return Table(tuple(_sentence(row["en"], row["ar"], forms) for row in read["sentence"]), read["is"])


def _sentence(english: str, arabic: str, forms: Mapping[str, str]) -> Sentence:
    """Take a template apart; a value of a kind without a form of its own is as short as the words around it allow."""
    pattern, kinds = "", []
    for words, name, kind, _ in string.Formatter().parse(english):
        pattern += re.escape(words)
        if name:
            pattern += f"(?P<{name}>{forms.get(kind or 'text', '.+?')})"
            kinds.append((name, kind or "text"))
    return Sentence(re.compile(pattern, re.DOTALL), tuple(kinds), arabic)


def arabic(text: str, say: Say) -> str | None:
    """Say a sentence of the ledger in Arabic; nothing where no template fits it."""
    bare = WEIGHT.sub("", text)
    for sentence in table().sentences:
        if found := sentence.pattern.fullmatch(bare):
            try:
                values = {name: KINDS[kind](found[name], say) for name, kind in sentence.kinds}
            except ValueError:
                continue  # the words fit, a value does not: it is another sentence
            return sentence.arabic.format(**values) + _weight(text)
    return None


def _weight(text: str) -> str:
    found = WEIGHT.search(text)
    if not found:
        return ""
    return " (ليسا هجوماً واحداً)" if "never" in found[0] else f" (\u2066{found[0].strip(' ()')}\u2069)"


def _text(value: str, _: Say) -> str:
    """Set apart what is said as it stands, so that it does not turn the sentence around."""
    return f"\u2068{value}\u2069"


def _party(value: str, say: Say) -> str:
    """Name who speaks as the pages do, with the outlet that quotes them as it stands: "hospital (The Courier)"."""
    name, quoted, outlet = value.partition(" (")
    return _text(f"{say.party(name)}{quoted}{outlet}", say)


def _fixed(value: str, _: Say) -> str:
    if value not in table().fixed:
        raise ValueError(value)
    return table().fixed[value]


def _figure(value: str, say: Say) -> str:
    if value in table().fixed:
        return table().fixed[value]
    numbers = [int(number) for number in re.findall(r"\d+", value)]
    low, high = numbers[0], numbers[-1]
    return say.bounds(None if value.startswith("up to") else low, None if value.startswith("at least") else high)


def _group(value: str, say: Say) -> str:
    key = GROUPS.get(value) or value.replace(" ", "_")
    return say.word("group", key) if say.t.has(f"group.{key}") else _fixed(value, say)


def _groups(value: str, say: Say) -> str:
    """Say figures of groups, as in "5 children killed, 2 women injured"."""
    told = []
    for part in value.split(", "):
        if not (found := COUNTED.fullmatch(part)):
            raise ValueError(part)
        number, group, harm = found.groups()
        told.append(say.t("claim.stated", count=number, who=_group(group, say), harm=say.word("harm", Harm(harm))))
    return say.t("desk.comma").join(told)


def _day(value: str, say: Say) -> str:
    """Say a day or an interval of days, written as in "2023-10-05" or "5 October 2023 – 7 October 2023"."""
    if value in table().fixed:
        return table().fixed[value]
    return " – ".join(end if end == "…" else say.day(_read(end)) for end in value.split(" – "))


def _read(day: str) -> date:
    if day[:4].isdecimal():
        return date.fromisoformat(day)
    return datetime.strptime(day, "%d %B %Y").replace(tzinfo=UTC).date()


def _listed(kind: str, known: Iterable[str]) -> Callable[[str, Say], str]:
    """Make what says one or several values of a vocabulary."""
    values = frozenset(known)

    def listed(written: str, say: Say) -> str:
        parts = written.split(", ")
        if not values.issuperset(parts):
            raise ValueError(written)
        return say.t("desk.comma").join(say.word(kind, part) for part in parts)

    return listed


def _reasons(value: str, say: Say) -> str:
    told = [arabic(part, say) for part in NEXT.split(value)]
    if None in told:
        raise ValueError(value)
    return say.t("desk.semicolon").join(filter(None, told))


KINDS: dict[str, Callable[[str, Say], str]] = {
    "text": _text,
    "party": _party,
    "is": _fixed,
    "figure": _figure,
    "group": _group,
    "groups": _groups,
    "day": _day,
    "reasons": _reasons,
    "harm": _listed("harm", Harm),
    "weapon": _listed("weapon", Weapon),
    "target": _listed("target", TargetType),
    "weekday": _listed("weekday", ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")),
}
