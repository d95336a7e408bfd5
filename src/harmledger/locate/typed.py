"""Places for a name while it is being typed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from harmledger.locate import key
from harmledger.locate.match import Candidate, matcher

if TYPE_CHECKING:
    from harmledger.locate.gazetteer import Gazetteer

_ARTICLE = "ال"
_SPELLED = 0.9  # likeness from which a name counts as typed in full
_LIKE = 0.6  # likeness below which a name of the same key is not shown to one who types


def found_in(gazetteer: Gazetteer, name: str, limit: int) -> list[Candidate]:
    """Give the places of a gazetteer that a typed name may mean: so spelled, then beginning so, then sounding so.

    Quick enough to be asked at every letter: names one letter off are looked for only where there is nothing else.
    """
    asked = matcher(gazetteer)
    exact = asked.exact(name)
    same = [c for c in exact if c.likeness >= _SPELLED]
    found = {c.entry.id: c for c in (*same, *_beginning(gazetteer, name, limit), *exact) if _is_like(c)}
    return list(found.values())[:limit] or [c for c in asked.candidates(name) if _is_like(c)][:limit]


def _is_like(candidate: Candidate) -> bool:
    """Leave out what has the same key and is spelled otherwise; what only begins so is not measured."""
    return candidate.likeness >= _LIKE or not candidate.tier


def _beginning(gazetteer: Gazetteer, name: str, limit: int) -> list[Candidate]:
    hits = {hit.entry.id: hit for form in begun(name) for hit in gazetteer.beginning(form, limit)}
    if not hits and (before := name.strip().rpartition(" ")[0]):
        return _beginning(gazetteer, before, limit)  # "Kafr Nouran al-Sh": its qualifier is no part of a name's key
    largest = sorted(hits.values(), key=lambda hit: -hit.entry.population)
    return [Candidate(hit.entry, 0.0, 0.0, 0.0, hit.name, (f"“{hit.name}” begins so",)) for hit in largest]


def begun(typed: str) -> tuple[key.Form, ...]:
    """Give the beginnings that a typed one may stand for: after "s" an "h" may come, and «ال» may be an article."""
    words = _arabic(typed) if key.is_arabic(typed) else _latin(typed)
    found = (form for word in words for form in key.forms(word)[:1])
    return tuple({form.plain: form for form in found if form.plain}.values())


def _arabic(typed: str) -> tuple[str, ...]:
    """Take the article off short words too: the key does so for longer ones."""
    return (typed, typed.removeprefix(_ARTICLE)) if typed.startswith(_ARTICLE) else (typed,)


def _latin(typed: str) -> tuple[str, ...]:
    """Complete a group of letters that stands for one sound: the key of its first letter is another."""
    text = typed.lower()
    groups = ((g, n) for g in key.digraphs() for n in range(1, len(g)) if text.endswith(g[:n]))
    return (text, *(text[:-n] + group for group, n in groups))
