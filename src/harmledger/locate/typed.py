"""What a name may become while it is being typed."""

from __future__ import annotations

from harmledger.locate import key

_ARTICLE = "ال"


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
