"""Closed lists that text is checked against before it leaves: what stands in none of them stays."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from importlib.resources import files

from harmledger.publish import words
from harmledger.reconcile.rules import rules

FORMS = {
    "pcode": re.compile(r"[A-Z]{1,3}\d{1,10}"),
    "country": re.compile(r"[A-Z]{2}"),
    "sha256": re.compile(r"[0-9a-f]{64}"),
    "roles": re.compile("medic|rescuer|aid_worker|journalist|family_member|teacher|student|farmer|driver|detainee"),
    "status": re.compile("open|rejected|final|closed"),
}


def word(field: str, given: str) -> str | None:
    """Give a word if it is of the closed list of its field, else None."""
    if field in FORMS:
        return given if FORMS[field].fullmatch(given) else None
    if field == "rule":
        return given if all(part in _rules() for part in given.split(" + ")) else None
    return given if given in _known()[field] else None


@cache
def _rules() -> frozenset[str]:
    vague = {f"vague:{name.name}" for _, name in rules().phrases} | {f"vague:{rules().plural.name}"}
    return frozenset(rules().words["toll"]) | vague


@cache
def _known() -> dict[str, frozenset[str]]:
    codes: set[str] = set()
    for room in ("assemble", "reconcile"):
        codes |= set(tomllib.loads(files(f"harmledger.{room}").joinpath("problems.toml").read_text(encoding="utf-8")))
    return {"code": frozenset(codes), "language": frozenset(words.LANGUAGES)}
