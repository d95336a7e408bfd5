"""Read a text: what its sentences state, each with its span. Pure: no gazetteer, no clock, no files but our own."""

from __future__ import annotations

import re
from functools import cache
from hashlib import sha256
from importlib import import_module
from importlib.resources import files
from typing import TYPE_CHECKING, Protocol

from harmledger import __version__
from harmledger.read.causes import told_apart
from harmledger.read.join import join
from harmledger.read.language import is_arabic_at_most
from harmledger.read.language import language as language_of
from harmledger.read.mentions import Reading, Sentence, SentenceKind
from harmledger.read.sentences import sentences

if TYPE_CHECKING:
    from collections.abc import Iterator

_ARABIC, _LATIN = re.compile("[\u0620-\u06ff]+"), re.compile("[A-Za-z]+")  # run by run, which costs less
_TELLING = 80  # characters that tell a language
READERS = ("en", "ar")  # languages that have a reader: a folder of this name


def language(text: str) -> str:
    """Give the language of a text: "en", "ar", another code or "und"."""
    return language_of(text)


def read(text: str, *, title: str | None = None, language: str | None = None) -> Reading:
    """Read a text, each passage by the reader of its language.

    `language` is what the source says; the text itself is believed where it speaks another language that we read.
    """
    whole = language_of(text)
    stated = (language or "").lower().split("-")[0]
    main = whole if whole in READERS or not stated else stated
    cut = sentences(text, title)
    kept = cut if text.isascii() else tuple(s for s in cut if not _is_foreign(text, s))
    found = [_reader(code)(text, part, title) for code, part in _passages(text, kept, main)]
    problems = ("passage_not_read",) if len(kept) < len(cut) else ()
    problems = problems if main in READERS or not text.strip() else ("language_not_read",)
    return told_apart(text, join(main, cut, found, made_by=made_by(), problems=problems))


class _Reader(Protocol):
    """What the package of a language gives."""

    def __call__(self, text: str, sentences: tuple[Sentence, ...], title: str | None) -> Reading: ...


def _reader(code: str) -> _Reader:
    """Give the reader of a language; its lexicons are loaded when the first text needs them."""
    found: _Reader = import_module(f"harmledger.read.{code}").read
    return found


def _is_foreign(text: str, sentence: Sentence) -> bool:
    """Tell whether a sentence, long enough to tell, is in a language that has no reader."""
    if sentence.end - sentence.start < _TELLING or sentence.kind is not SentenceKind.BODY:
        return False
    sample = text[sentence.start : min(sentence.end, sentence.start + 200)]
    if sample.isascii() or is_arabic_at_most(sample):
        return False
    return language_of(sample) not in {*READERS, "und"}


def _passages(text: str, cut: tuple[Sentence, ...], main: str) -> Iterator[tuple[str, tuple[Sentence, ...]]]:
    """Give the sentences of each language that has a reader, in text order."""
    one = main not in READERS or (main == "en" and (text.isascii() or not _ARABIC.search(text)))
    codes = [main if one else _code(text, sentence, main) for sentence in cut]
    for code in READERS:
        part = tuple(s for s, c in zip(cut, codes, strict=True) if c == code and s.kind is not SentenceKind.FURNITURE)
        if part:
            yield code, part


def _code(text: str, sentence: Sentence, main: str) -> str:
    """Tell the language of a sentence in a text of either by its script."""
    sample = text[sentence.start : min(sentence.end, sentence.start + 200)]
    if main == "en":
        return "ar" if not sample.isascii() and _letters(_ARABIC, sample) > _letters(_LATIN, sample) else "en"
    # "December 11, 2024 · Shared with Public" over an Arabic post: the Arabic reader reads stamps of either script.
    latin, dated = _letters(_LATIN, sample), sentence.kind is SentenceKind.DATELINE
    # A name in Latin letters is no passage.
    return "en" if latin > 20 and latin > 2 * _letters(_ARABIC, sample) and not dated else "ar"  # noqa: PLR2004


def _letters(script: re.Pattern[str], sample: str) -> int:
    return sum(map(len, script.findall(sample)))


@cache
def made_by() -> str:
    """Name the reader, its version and a hash of all its data, so that a claim says what read it."""
    digest = sha256()
    for folder in ("data", *(f"{code}/data" for code in READERS)):
        for file in sorted(files("harmledger.read").joinpath(folder).iterdir(), key=lambda f: f.name):
            if file.name.endswith((".tsv", ".toml")):
                digest.update(file.name.encode() + file.read_bytes())
    return f"harmledger-reader {__version__} {digest.hexdigest()[:8]}"
