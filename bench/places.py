"""A made-up country of any size as GeoNames publishes one, to measure the gazetteer with. No name of it is real."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# Latin and Arabic side by side, so that a place has a name in both scripts.
GENERIC = (("Kafr", "كفر"), ("Tell", "تل"), ("Khirbet", "خربة"), ("Ain", "عين"), ("Deir", "دير"), ("Bayt", "بيت"))
FIRST = (
    *(("Mar", "مار"), ("Sha", "شا"), ("Bal", "بال"), ("Zu", "زو"), ("Qar", "قار"), ("Ha", "حا"), ("Ji", "جي")),
    *(("Da", "دا"), ("Na", "نا"), ("Ru", "رو"), ("Su", "سو"), ("Ta", "تا"), ("Ghu", "غو"), ("La", "لا"), ("Fa", "فا")),
)
MIDDLE = (
    *(("ma", "ما"), ("ri", "ري"), ("du", "دو"), ("na", "نا"), ("li", "لي"), ("bu", "بو"), ("sha", "شا")),
    *(("qa", "قا"), ("ra", "را"), ("ti", "تي"), ("khu", "خو"), ("za", "زا"), ("wa", "وا"), ("ja", "جا"), ("", "")),
)
LAST = (
    *(("n", "ن"), ("ya", "يا"), ("biyah", "بية"), ("d", "د"), ("ran", "ران"), ("ta", "تا"), ("m", "م")),
    *(("sin", "سين"), ("l", "ل"), ("ka", "كا"), ("f", "ف"), ("niyah", "نية"), ("r", "ر"), ("had", "هاد"), ("q", "ق")),
)
QUALIFIERS = (("", ""), ("", ""), ("", ""), ("al-Kabir", "الكبير"), ("Shamali", "شمالي"), ("al-Gharbi", "الغربي"))
VARIANTS = (("sh", "ch"), ("q", "k"), ("u", "ou"), ("iyah", "iye"), ("kh", "h"), ("gh", "g"))
AREAS = 24
WEST, SOUTH, WIDE, HIGH = 36.0, 32.0, 12.0, 10.0


def write(file: Path, places: int) -> None:
    """Write a dump of so many places, always the same."""
    with file.open("w", encoding="utf-8") as out:
        out.writelines(f"{line}\n" for line in lines(places))


def lines(places: int) -> Iterator[str]:
    """Give the lines of a dump: first the areas, then settlements of all sizes with three to five spellings each."""
    chance = random.Random(places)  # noqa: S311 - no secret, only the same list each time
    for number in range(AREAS):
        yield _line(number + 1, f"{number:02}", chance, "A\tADM1")
    for number in range(places):
        yield _line(AREAS + number + 1, f"{number % AREAS:02}", chance, "P\tPPL")


def _name(chance: random.Random) -> tuple[str, list[str]]:
    parts = [chance.choice(p) for p in (FIRST, MIDDLE, MIDDLE, LAST)]
    latin, arabic = ("".join(p[script] for p in parts) for script in (0, 1))
    (before, before_ar), (after, after_ar) = chance.choice((*GENERIC, *(("", ""),) * 9)), chance.choice(QUALIFIERS)
    name = " ".join(p for p in (before, latin, after) if p)
    variants = [name.replace(a, b) for a, b in chance.sample(VARIANTS, 3) if a in name]
    return name, [*variants, " ".join(p for p in (before_ar, arabic, after_ar) if p)]


def _line(number: int, area: str, chance: random.Random, feature: str) -> str:
    name, others = _name(chance)
    lat, lon = SOUTH + HIGH * chance.random(), WEST + WIDE * chance.random()
    people = int(chance.paretovariate(0.6) * 40) if chance.random() < 0.3 else 0  # noqa: PLR2004 - most are not counted
    point = f"{lat:.5f}\t{lon:.5f}\t{feature}\tXA\t\t{area}\t\t\t"
    return f"{number}\t{name}\t{name}\t{','.join(others)}\t{point}\t{min(people, 9_000_000)}\t\t\t\t2024-01-01"
