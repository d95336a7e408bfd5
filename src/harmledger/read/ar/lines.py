"""A sentence as the grammar sees it: its words taken apart, with their offsets into the original text."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from harmledger.read.ar.letters import DODGED, NUMBER, WORD, joined, pieces
from harmledger.read.ar.words import Word, word

_TOKEN = re.compile(
    rf"{WORD}|{NUMBER}|[A-Za-zÀ-ɏ]+|[^\s\w\u064b-\u065f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]|_"
)


_BEYOND = ("",) * 16  # words looked back at before the first, as negative indices
_HERALD = "عاجل"  # often glued to what it heralds


@dataclass(frozen=True, slots=True)
class Line:
    """The words of one sentence in parallel tuples; `tags` marks those of a hashtag of several words."""

    text: str
    words: tuple[Word, ...]
    stems: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    tags: tuple[bool, ...]
    keys: tuple[str, ...]  # of the words, and nothing beyond either end

    def __len__(self) -> int:
        """Count the words."""
        return len(self.words)

    def key(self, at: int) -> str:
        """Give the folded word at a place, or nothing beyond the ends."""
        try:
            return self.keys[at]
        except IndexError:
            return ""


def line(text: str, start: int, end: int) -> Line:
    """Cut a sentence into its words. `#` and `_` part words but are none."""
    kept = _kept(text, _spans(text, start, end))
    words = [word(text[s:e]) for s, e, _ in kept]
    for i in range(len(words) - 1, 0, -1):
        if words[i - 1].key == "و":  # written apart from the word it belongs to
            words[i] = replace(words[i], lead="و")
            del words[i - 1], kept[i - 1]
    return Line(
        text,
        tuple(words),
        tuple([w.stem or w.key for w in words]),
        tuple([s for s, _, _ in kept]),
        tuple([e for _, e, _ in kept]),
        tuple([t for _, _, t in kept]),
        (*[w.key for w in words], *_BEYOND),
    )


def _kept(text: str, spans: list[tuple[int, int]]) -> list[tuple[int, int, bool]]:
    """Give the spans of the words, and whether each stands in a hashtag."""
    if all(text[s] not in "#_" for s, _ in spans):
        return [(s, e, False) for s, e in spans]  # most sentences
    tags, own = _tags(text, spans), _numbers_of_tags(text, spans)
    return [(s, e, t) for (s, e), t in zip(spans, tags, strict=True) if text[s] not in "#_" and s not in own]


def _spans(text: str, start: int, end: int) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for match in _TOKEN.finditer(text, start, end):
        written = match.group()
        if written.isalpha() and not written.startswith(_HERALD):
            found.append(match.span())
            continue
        if written.startswith(_HERALD) and len(written) > len(_HERALD) + 2 and word(written[len(_HERALD) :]).known:
            found.extend([(match.start(), match.start() + len(_HERALD)), (match.start() + len(_HERALD), match.end())])
            continue
        if len(written) > 1 and DODGED.search(written) and not (written[0].isdecimal() or _whole(written)):
            found.extend((match.start() + s, match.start() + e) for s, e in pieces(written))
        else:
            found.append(match.span())
    return found


def _whole(written: str) -> bool:
    """Say whether a broken word is one: surely by its tatweels, or because we know it."""
    return joined(written) or word(written).known


def _numbers_of_tags(text: str, spans: list[tuple[int, int]]) -> set[int]:
    """Give where numbers begin that belong to a hashtag: `#خبر24` counts nobody."""
    found, inside, last = set(), False, -1
    for s, e in spans:
        inside = text[s] == "#" or (inside and s == last)
        if inside and text[s].isdecimal():
            found.add(s)
        last = e
    return found


def _tags(text: str, spans: list[tuple[int, int]]) -> list[bool]:
    """Mark the words of hashtags such as `#الخوذ_البيضاء`."""
    tags = [False] * len(spans)
    for i, (s, e) in enumerate(spans):
        if text[s] == "_" and 0 < i < len(spans) - 1:
            tags[i - 1] = tags[i + 1] = spans[i - 1][1] == s and spans[i + 1][0] == e
    return tags
