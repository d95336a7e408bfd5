"""Word lists as data files, and the look-up of their words and phrases in running text.

A file is a table of tab-separated columns: first the features, last the words, separated by commas.
`#` begins a comment, an empty line is nothing. So a linguist can read and extend it without touching code:

    # harm     kind    words
    killed     verb    kill, kills, killed
    killed     noun    loss of life, death
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from itertools import compress, count
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

Value = TypeVar("Value")


@cache
def source(package: str, name: str) -> str:
    """Give the text of a data file that lies in a package."""
    return files(package).joinpath(name).read_text(encoding="utf-8")


def rows(package: str, name: str) -> Iterator[tuple[str, ...]]:
    """Give the columns of a data file, row by row, without comments."""
    for line in source(package, name).splitlines():
        kept = line.split("#", 1)[0].rstrip()
        if kept:
            yield tuple(column.strip() for column in kept.split("\t") if column.strip())


def phrases(column: str) -> Iterator[str]:
    """Give the words and phrases of a row's last column.

    Alternatives stand in brackets and may be empty: "[serious|minor|] injuries" is three phrases.
    """
    for phrase in column.split(","):
        if "[" in phrase:
            yield from _expanded(phrase)
        elif plain := phrase.strip():  # most, and word lists are read at every start
            yield plain


def _expanded(phrase: str) -> Iterator[str]:
    """Write out the alternatives of a phrase."""
    before, _, rest = phrase.partition("[")
    choices, _, after = rest.partition("]")
    for choice in choices.split("|"):
        yield from phrases(" ".join(f"{before}{choice}{after}".split()))


Entry = tuple[int, tuple[str, ...], Value]  # how many words, those after the first, what it means
Entries = dict[str, tuple[Entry[Value], ...]]  # under a second word those that it can be of; else ""


def by_words(entries: Iterable[tuple[tuple[str, ...], Value]]) -> dict[str, Entries[Value]]:
    """Sort phrases by their first two words, longest first, so that few are compared at a token."""
    found: dict[str, list[Entry[Value]]] = {}
    for words, value in entries:
        found.setdefault(words[0], []).append((len(words), words[1:], value))
    return {first: _by_second(sorted(told, key=lambda e: -e[0])) for first, told in found.items()}


def _by_second(entries: list[Entry[Value]]) -> Entries[Value]:
    """Tell the entries of a first word apart by their second, where there are more than a few."""
    if len(entries) <= _FEW:
        return {"": tuple(entries)}
    alone, found = tuple(e for e in entries if not e[1]), dict[str, list[Entry[Value]]]()
    for entry in entries:
        if entry[1]:
            found.setdefault(entry[1][0], []).append(entry)
    return {"": alone} | {second: (*told, *alone) for second, told in found.items()}


_FEW = 3


class Memo(dict[str, Value]):
    """The words met so far with what a function says of each: a cache at a third of the price of `functools.cache`."""

    def __init__(self, tell: Callable[[str], Value]) -> None:
        """Take the function."""
        super().__init__()
        self._tell = tell

    def __missing__(self, word: str) -> Value:
        """Ask the function; a full memory begins anew."""
        if len(self) >= _REMEMBERED:
            self.clear()
        return self.setdefault(word, self._tell(word))


_REMEMBERED = 1 << 16  # words


class Lexicon(Generic[Value]):
    """Phrases with what they mean, found at a token in time that depends on the phrase's length only."""

    __slots__ = ("_by_first",)

    def __init__(self, entries: Iterable[tuple[Sequence[str], Value]]) -> None:
        """Take phrases as sequences of folded words; of two equal ones the later wins."""
        self._by_first = by_words({tuple(words): value for words, value in entries}.items())

    def match(self, lows: Sequence[str], at: int) -> tuple[int, Value] | None:
        """Give the end and the meaning of the longest phrase that begins at a token."""
        found = self._by_first.get(lows[at])
        if found is None:
            return None
        second = lows[at + 1] if at + 1 < len(lows) else ""
        for size, rest, value in found[second if second in found else ""]:
            if not rest or tuple(lows[at + 1 : at + size]) == rest:
                return at + size, value
        return None

    def find(self, lows: Sequence[str]) -> Iterator[tuple[int, int, Value]]:
        """Give start, end and meaning of the phrases of a passage, longest first, none overlapping."""
        done = 0
        for at in self.begins(lows, 0, len(lows)):
            found = self.match(lows, at) if at >= done else None
            if found is not None:
                yield at, *found
                done = found[0]

    def first(self, lows: Sequence[str], start: int, end: int) -> Value | None:
        """Give the meaning of the first phrase that begins between two tokens."""
        found = (self.match(lows, at) for at in self.begins(lows, start, end))
        return next((match[1] for match in found if match), None)

    def begins(self, lows: Sequence[str], start: int, end: int) -> Iterator[int]:
        """Give the tokens between two at which a phrase may begin: few, and seen without a step for each token."""
        return compress(count(start), map(self._by_first.__contains__, lows[start:end]))

    def __contains__(self, word: str) -> bool:
        """Say whether a phrase begins with the word."""
        return word in self._by_first


def load(
    package: str, name: str, make: Callable[..., Value], *, split: Callable[[str], Sequence[str]] = str.split
) -> Lexicon[Value]:
    """Read a data file into a lexicon; `make` turns a row's features into the value of its words."""
    return Lexicon(
        (split(phrase), make(*features)) for *features, words in rows(package, name) for phrase in phrases(words)
    )
