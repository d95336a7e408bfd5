"""Keys that give one string for one place name in any romanisation and in Arabic script.

`strict` keeps consonants, a mark for a vowel at the beginning, and the glides w and y; `loose` drops the glides too.
Measured in our trials: exact spelling finds 4 to 8 of 20 village names of a report, these keys all of them.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

_VOWELS = "aeiou"
_CONSONANT = "[b-df-hj-np-tv-z]"
_MARKS = re.compile("[\u064b-\u065f\u0670\u0640\u200b-\u200f\u202a-\u202e\u2066-\u2069]")
_SILENT = str.maketrans(dict.fromkeys("‘’ʿʾ`'ʻ´ʼ′", ""))
_BRACKETS = re.compile(r"[(\[].*?[)\]]")
_PIECES = re.compile(r"[\s\-_،,;:()\[\]/.–—‐‑]+")
_ARABIC = re.compile("[\u0600-\u06ff\ufb50-\ufdff\ufe70-\ufefc]")
_PRESENTED = re.compile("[\ufb50-\ufdff\ufe70-\ufefc]")  # letters in their printed shapes, as some PDF files give them
_CYRILLIC = re.compile("[\u0400-\u04ff]")
# Of most names every letter is one that tidying or folding leaves as it is, which is seen at once.
_TIDY = re.compile("[\u0621-\u063a\u0641-\u064a -]*")
_FOLDED = re.compile("[a-z -]*|[\u0621\u0627-\u063a\u0641-\u064a -]*")  # no letter that carries a hamza or a madda
_NOT_LATIN = re.compile("[^a-z]+")
_DOUBLED = re.compile(rf"({_CONSONANT})\1+")
_TA_MARBUTA = re.compile(rf"(?<={_CONSONANT})(?:ah|eh|ih|uh)$")
_FINAL_H = re.compile(rf"(?<=[{_VOWELS}])h$")
_W_GLIDE = re.compile("(?<=[a-z])u(?=[aei])")
_Y_GLIDE = re.compile("(?<=[a-z])i(?=[aou])|(?<=[aou])i(?=e)")
_MUTE_GLIDE = re.compile(f"[wy](?![{_VOWELS}])")
_UNVOWELLED = str.maketrans(dict.fromkeys(_VOWELS, ""))
_ATTACHED = re.compile(rf"^el(?={_CONSONANT})")
_FIRST_ARTICLE = re.compile(rf"^(?:al|el)-?(?={_CONSONANT})(?=.{{4,}})", re.IGNORECASE)
_SOFT = str.maketrans(dict.fromkeys("wyA", ""))
_SPELLING = str.maketrans("أإآٱىؤئةک", "ااااىويهك")
_FATHER = frozenset(
    {"abu", "abou", "abo", "aboo", "albu", "albou", "elbu", "ابو", "أبو"}
)  # a tribe's "Al-Bu" and a village's "Abu" interchange
_SHAPES = str.maketrans("یکھہ", "يكهه")  # Persian, Urdu and Kurdish keyboards in Arabic text
_THREE_VOWELS = str.maketrans("eowy", "iuui")  # Arabic has three vowels; w and y are two of them
_LONG = {**dict.fromkeys("اأآىٱةە", "a"), **dict.fromkeys("وؤ", "u"), **dict.fromkeys("يیئإ", "i")}
_ATTACHED_LENGTH = 6  # an attached article is looked for in later words of this many letters or more
_ARTICLE_LENGTH = 3  # "ال" is an article only in longer words
_GENERIC_LEFT_OUT, _ARTICLE_LEFT_OUT = 0.12, 0.05


@dataclass(frozen=True, slots=True)
class Form:
    """One way to look a name up: its keys, the qualifiers taken off it and what the liberty costs."""

    strict: str
    loose: str
    qualifiers: frozenset[str] = frozenset()
    penalty: float = 0.0
    plain: str = ""  # the spelling with vowels, folded: for likeness

    def dearer(self, by: float) -> Form:
        """Give the same way with another liberty taken."""
        return Form(self.strict, self.loose, self.qualifiers, self.penalty + by, self.plain)


@dataclass(frozen=True, slots=True)
class _Letters:
    articles: frozenset[str]
    digraphs: tuple[tuple[str, str], ...]
    latin: dict[int, str]
    arabic: dict[str, str]
    cyrillic: dict[int, str]
    qualifiers: dict[str, str]
    generics: frozenset[str]
    areas: frozenset[str]


@cache
def _letters() -> _Letters:
    """Read the data file once."""
    data: dict[str, Any] = tomllib.loads(files("harmledger.locate").joinpath("letters.toml").read_text("utf-8"))
    return _Letters(
        frozenset(data["articles"].split()),
        tuple((a, b) for a, b in data["digraphs"]),
        str.maketrans(data["latin"]),
        data["arabic"],
        str.maketrans(data["cyrillic"]),
        {word: kind for kind, words in data["qualifiers"].items() for word in words.split()},
        frozenset(data["generics"]["words"].split()),
        frozenset(data["areas"]["words"].split()),
    )


def area_words() -> frozenset[str]:
    """Give the words that say "governorate" and the like."""
    return _letters().areas


def digraphs() -> tuple[str, ...]:
    """Give the groups of Latin letters that stand for one sound."""
    return tuple(group for group, _ in _letters().digraphs)


def is_close(left: str, right: str) -> bool:
    """Tell whether two keys are at most one letter apart."""
    if left == right:
        return True
    short, long = (left, right) if len(left) <= len(right) else (right, left)
    if len(long) - len(short) > 1:
        return False
    at = next((i for i, c in enumerate(short) if c != long[i]), len(short))
    return short[at:] == long[at + 1 :] or (len(short) == len(long) and short[at + 1 :] == long[at + 1 :])


def is_arabic(name: str) -> bool:
    """Tell whether a name is written in Arabic script."""
    return not name.isascii() and _ARABIC.search(name) is not None


def strict(name: str) -> str:
    """Give the key that keeps glides: "Ruwaiha", "Rouaïha" and «رويحة» are one."""
    return _arabic_key(_arabic_words(name)) if is_arabic(name) else _latin_key(_latin_words(name))


def loose(name: str) -> str:
    """Give the key without any w, y and vowel mark after its first letter."""
    return _loosened(strict(name))


def tidy(name: str) -> str:
    """Give letters in printed shapes as letters, one shape for each; drop marks, tatweel and invisible signs."""
    if name.isascii() or _TIDY.fullmatch(name):
        return name
    shaped = unicodedata.normalize("NFKC", name) if _PRESENTED.search(name) else name
    return _MARKS.sub("", shaped).translate(_SHAPES)


def forms(name: str) -> tuple[Form, ...]:
    """Give the ways to look a name up, the full name first.

    >>> [form.strict for form in forms("Khirbet al-Joz")]
    ['xrbtjz', 'jz']
    """
    return _forms(tidy(name) if is_arabic(name) else folded(name))


@lru_cache(maxsize=20_000)
def _forms(name: str) -> tuple[Form, ...]:
    core, qualifiers, bare = _parts(name)
    found = [_form(core, qualifiers, 0.0)]
    if bare:
        found.append(_form(bare, qualifiers, _GENERIC_LEFT_OUT))
    if (article := _FIRST_ARTICLE.match(core)) and not is_arabic(core):
        found.append(_form(core[article.end() :], qualifiers, _ARTICLE_LEFT_OUT))
    if len(found) == 1:
        return tuple(found) if found[0].strict else ()
    return tuple({form.strict: form for form in reversed(found) if form.strict}.values())[::-1]


@lru_cache(maxsize=50_000)
def plain(name: str) -> str:
    """Fold a spelling but keep its vowels, so that likeness can be measured within one script."""
    if is_arabic(name):
        return _arabic_plain(_arabic_words(tidy(name)))
    return _latin_plain(_latin_words(name))


@lru_cache(maxsize=50_000)
def skeleton(name: str) -> str:
    """Give an Arabic spelling in the letters of `plain` Latin, long vowels only: to compare across scripts."""
    consonants = _letters().arabic
    return "".join(consonants.get(c) or _LONG.get(c, "") for word in _arabic_words(tidy(name)) for c in word)


@lru_cache(maxsize=50_000)
def folded(word: str) -> str:
    """Lower case without diacritics, ayn and hamza marks."""
    if _FOLDED.fullmatch(word):
        return word
    if word.isascii():
        return word.replace("'", "").replace("`", "").lower()
    letters = _letters()
    text = tidy(word).translate(_SILENT).lower()
    if text.isascii():
        return text
    text = text.translate(letters.latin)
    if _CYRILLIC.search(text):
        text = text.translate(letters.cyrillic)
    if text.isascii():
        return text
    return "".join([c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c)])


@lru_cache(maxsize=50_000)
def letters(name: str) -> str:
    """Give the letters of a spelling and no more: what two people who write a name alike have in common."""
    return "".join(c for c in folded(name) if c.isalnum())


def _form(name: str, qualifiers: frozenset[str], penalty: float) -> Form:
    if is_arabic(name):
        words = _arabic_words(name)
        key, spelling = _arabic_key(words), _arabic_plain(words)
    else:
        words = _latin_words(name)
        key, spelling = _latin_key(words), _latin_plain(words)
    return Form(key, _loosened(key), qualifiers, penalty, spelling)


def _loosened(key: str) -> str:
    return key[:1] + key[1:].translate(_SOFT)


def _parts(name: str) -> tuple[str, frozenset[str], str | None]:
    """Take a name apart: its core, its qualifiers, and the core without a generic first word."""
    bare = _BRACKETS.sub(" ", name) if "(" in name or "[" in name else name
    words = [w for w in _PIECES.split(bare if bare.strip() else name) if w]
    arabic = is_arabic(name)
    if len(words) == 1:
        return words[0] if arabic else folded(words[0]), frozenset(), None
    letters = _letters()
    keys = words if _FOLDED.fullmatch(name) else [folded(w) for w in words]
    words = words if arabic else keys
    kinds = [_kind(k) for k in keys]
    core = [(w, k) for w, k, kind in zip(words, keys, kinds, strict=True) if not kind]
    while len(core) > 1 and core[-1][1] in letters.articles:
        core.pop()
    if not core or (len(core) == 1 and core[0][1] in letters.articles):
        return " ".join(words), frozenset(), None
    generic = len(core) > 1 and core[0][1] in letters.generics
    rest = " ".join(w for w, _ in core[1:]) if generic else None
    return " ".join(w for w, _ in core), frozenset(k for k in kinds if k), rest


def _kind(word: str) -> str | None:
    """Give the qualifier that a word is; the number of a village with many namesakes is one too."""
    if word.isdecimal():
        return word
    return _letters().qualifiers.get(f"{word[:-1]}ة" if word.endswith("ه") else word)  # «الكبيره» for «الكبيرة»


def _arabic_words(name: str) -> list[str]:
    words = [w for w in _PIECES.split(_MARKS.sub("", name).strip()) if w]
    bare = [w[2:] if w.startswith("ال") and len(w) > _ARTICLE_LENGTH else w for w in words]
    return ["بو" if w in _FATHER else w for w in bare]


def _arabic_key(words: list[str]) -> str:
    last = len(words) - 1
    return "".join([_arabic_word(w, i == 0, i == last) for i, w in enumerate(words)])


def _arabic_plain(words: list[str]) -> str:
    return "".join(words).translate(_SPELLING)


@lru_cache(maxsize=50_000)
def _arabic_word(word: str, first: bool, last: bool) -> str:  # noqa: FBT001 - by name, a cached call costs twice as much
    consonants = _letters().arabic
    out: list[str] = []
    for i, c in enumerate(word.removesuffix("ه")):
        if c in consonants:
            out.append(consonants[c])
        elif c == "ة":
            out.append("" if last else "t")
        elif c in "ويی":
            out.append(_semivowel(word, i))
        elif c in "اأإآىٱءئؤعە" and i == 0 and first:
            out.append("A")
    return "".join(out)


def _semivowel(word: str, i: int) -> str:
    """Waw and ya are consonants at the beginning of a word and beside a long vowel or another semivowel."""
    glide = "w" if word[i] == "و" else "y"
    following = word[i + 1 : i + 2]
    kept = i == 0 or (following and following in "اىةعيوی") or word[i - 1] in "اع"
    return glide if kept else ""


@lru_cache(maxsize=20_000)
def _latin_words(name: str) -> list[str]:
    articles = _letters().articles
    text = folded(name)
    words = [w for w in _NOT_LATIN.split(_BRACKETS.sub("", text) if "(" in text or "[" in text else text) if w]
    kept = ["bu" if w in _FATHER else w for i, w in enumerate(words) if w not in articles or i == len(words) - 1]
    return [_ATTACHED.sub("", w) if i and len(w) >= _ATTACHED_LENGTH else w for i, w in enumerate(kept)]


def _latin_key(words: list[str]) -> str:
    return "".join([_latin_word(w, i == 0) for i, w in enumerate(words)])


def _latin_plain(words: list[str]) -> str:
    return "".join([_evened(w).translate(_THREE_VOWELS) for w in words])


@lru_cache(maxsize=50_000)
def _evened(word: str) -> str:
    """Even out habits of romanisation, vowels kept."""
    for group, letter in _letters().digraphs:
        if group in word:
            word = word.replace(group, letter)
    if _DOUBLED.search(word):
        word = _DOUBLED.sub(r"\1", word)
    return _FINAL_H.sub("", _TA_MARBUTA.sub("a", word)) if word.endswith("h") else word


@lru_cache(maxsize=50_000)
def _latin_word(word: str, first: bool) -> str:  # noqa: FBT001 - by name, a cached call costs twice as much
    word = _evened(word)
    if "u" in word:
        word = _W_GLIDE.sub("w", word)
    if "i" in word:
        word = _Y_GLIDE.sub("y", word)
    start, rest = word[:1], word[1:]
    if "w" in rest or "y" in rest:
        rest = _MUTE_GLIDE.sub("", rest)
    beginning = ("A" if first else "") if start in _VOWELS else start
    return beginning + rest.translate(_UNVOWELLED)
