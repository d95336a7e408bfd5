"""Score read claims against annotated ones, by the rule of the gold set.

A claim is right when harm, group, low and high all agree, one to one. Repeats (`same_as`) are left out, and so is an
extra claim that quotes what the annotator marked as a repeat (`also`). Attributes are shares of the right claims for
which the annotator gave a value. `tests/test_accuracy_scorer.py` holds this to the gold set's own script.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, field
from typing import Any

Json = dict[str, Any]
ATTRIBUTES = ("modifier", "scope", "place", "when", "when_overlap", "claimant", "actor", "weapon", "part_of")
FOLDED = {"mortar": "artillery", "guided_missile": "missile", "loitering_munition": "drone", "erw": "mine"}
ARTICLES = re.compile(r"\b(?:al|el|ad|ar|as|at|an|az|ash|the|city of|town of|village of)[\s-]+")
SURE = 0.9  # confidence from which a claim counts as sure
SHORT = 3  # letters up to which one name inside another says nothing


@dataclass
class Score:
    """What was right, missed and extra, and the share of right attributes."""

    right: int = 0
    missed: int = 0
    extra: int = 0
    sure: Counter[bool] = field(default_factory=Counter)  # claims read with confidence, by whether they are right
    attributes: dict[str, Counter[bool]] = field(default_factory=lambda: {a: Counter() for a in ATTRIBUTES})

    @property
    def precision(self) -> float:
        """Give the share of read claims that are right."""
        return self.right / max(1, self.right + self.extra)

    @property
    def recall(self) -> float:
        """Give the share of annotated claims that were read."""
        return self.right / max(1, self.right + self.missed)

    @property
    def f1(self) -> float:
        """Give the harmonic mean of the two."""
        return 2 * self.right / max(1, 2 * self.right + self.extra + self.missed)

    def figures(self) -> dict[str, float]:
        """Give all figures by name."""
        sure = {"sure_share": self.sure.total() / max(1, self.right + self.extra)}
        sure |= {"sure_right": self.sure[True] / self.sure.total()} if self.sure else {}
        shares = {a: c[True] / (c[True] + c[False]) for a, c in self.attributes.items() if c[True] + c[False]}
        return {"f1": self.f1, "precision": self.precision, "recall": self.recall} | shares | sure


def score(gold: dict[str, Json], read: dict[str, Json]) -> Score:
    """Score the documents of a gold set."""
    total = Score()
    for document, annotated in gold.items():
        claims = read.get(document, {}).get("claims", [])
        pairs, left, more = match(annotated["claims"], claims)
        total.right += len(pairs)
        total.missed += len(left)
        total.extra += len(more)
        total.sure.update(True for _, c in pairs if c.get("confidence", 0) >= SURE)
        total.sure.update(False for c in more if c.get("confidence", 0) >= SURE)
        _attributes(pairs, claims, total)
    return total


def key(claim: Json) -> tuple[Any, ...]:
    """Give what must agree for a claim to be right."""
    return claim["harm"], claim.get("group") or "all", claim.get("low"), claim.get("high")


def match(gold: list[Json], read: list[Json]) -> tuple[list[tuple[Json, Json]], list[Json], list[Json]]:
    """Pair claims of equal key, those with overlapping quotes first."""
    left, pairs = list(gold), []
    rest = [c for c in read if not c.get("same_as") and c.get("unit") not in {"attack", "facility"}]
    for close in (True, False):
        for claim in list(rest):
            twin = next((g for g in left if key(g) == key(claim) and (not close or _meets(claim, [g["quote"]]))), None)
            if twin is not None:
                pairs.append((twin, claim))
                left.remove(twin)
                rest.remove(claim)
    again = [(key(g), g.get("also") or []) for g in gold]
    return pairs, left, [c for c in rest if not any(k == key(c) and _meets(c, also) for k, also in again)]


def _meets(claim: Json, quotes: list[str]) -> bool:
    quote = fold(claim.get("quote"))
    return any(quote and (quote in fold(q) or fold(q) in quote) for q in quotes)


def fold(text: str | None) -> str:
    """Give a name without case, article, marks and signs."""
    plain = unicodedata.normalize("NFKD", (text or "").lower())
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    plain = re.sub(r"[أإآٱ]", "ا", plain).replace("ة", "ه").replace("ى", "ي")
    return re.sub(r"[^\w\u0600-\u06ff]+", "", ARTICLES.sub("", plain))


def _attributes(pairs: list[tuple[Json, Json]], claims: list[Json], total: Score) -> None:
    twin = {id(c): g["id"] for g, c in pairs}
    by_id = {c["id"]: c for c in claims if c.get("id")}
    for gold, claim in pairs:
        for name in ATTRIBUTES:
            agrees = _whole(gold, claim, twin, by_id) if name == "part_of" else attribute(name, gold, claim)
            if agrees is not None:
                total.attributes[name][agrees] += 1


def _whole(gold: Json, claim: Json, twin: dict[int, str], by_id: dict[str, Json]) -> bool | None:
    """Whether a part hangs on the right whole; a whole that was misread is not counted twice."""
    if not gold.get("part_of"):
        return None
    whole = by_id.get(claim.get("part_of") or "")
    return claim.get("part_of") is not None if whole is None else twin.get(id(whole)) in {None, gold["part_of"]}


def attribute(name: str, gold: Json, claim: Json) -> bool | None:
    """Whether an attribute is right; nothing where the annotator gave none."""
    wanted, got = (c.get(name.removesuffix("_overlap")) for c in (gold, claim))
    if wanted is None or wanted == []:
        return None
    if name in {"modifier", "scope"}:
        return bool(wanted == got)
    if name == "weapon":
        return bool(FOLDED.get(wanted, wanted) == FOLDED.get(str(got), got))
    if name == "place":
        return any(_one_place(a, b) for a in _names(wanted) for b in _names(got))
    if name.startswith("when"):
        return _when(name, wanted, got)
    return _similar(str(wanted), str(got or ""))


def _names(value: Any) -> set[str]:
    values = value if isinstance(value, list) else [value]
    return {fold(v.get("name") if isinstance(v, dict) else v) for v in values} - {""}


def _one_place(a: str, b: str) -> bool:
    return a == b or (len(a) > SHORT and len(b) > SHORT and (a in b or b in a))


def _when(name: str, wanted: Json, got: Json | None) -> bool:
    if not got:
        return False
    (first, last), (a, b) = ((w.get("earliest"), w.get("latest")) for w in (wanted, got))
    if name == "when":
        return bool((a, b) == (first, last))
    return bool(a or b) and (a or "") <= (last or "9") and (first or "") <= (b or "9")


def _similar(a: str, b: str) -> bool:
    x, y = _words(a), _words(b)
    return bool(x and y) and (x <= y or y <= x or fold(a) == fold(b))


def _words(text: str) -> set[str]:
    return {fold(w) for w in re.split(r"[\s\-/,()]+", text)} - {"", "and", "of", "in", "for"}
