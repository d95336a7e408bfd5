"""What a line of a document is for: headline, text, caption, date line or page furniture."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from harmledger.read.lexicon import phrases, rows
from harmledger.read.mentions import SentenceKind

if TYPE_CHECKING:
    from collections.abc import Sequence

_DATA = "harmledger.read.data"
_HEADLINE_WORDS = 36  # longer lines are text even without a full stop
_OPENING = 400  # characters of a line that tell its kind
_LONG_LINE = 500  # characters that no headline has
_BODY_WORDS = 9
_LINK_WORDS = 5  # fewer words are no headline of a story
_FRONT_PAGE = 12  # so many lines without one sentence of running text are no report
_EDGES = " \t\u00a0\u200b\u200e\u200f\ufeff.,:;!|-–—•*#\"'“”’()[]<>«»،؛"
_TERMINAL = frozenset(".!?؟۔")
_CLOSING = " \t\u00a0\"”’')]»"  # what may stand behind a full stop
_BULLET = re.compile(r"\s*(?:[•▪◾●■*·–-]|\(?\d{1,3}[.)\-])\s*\S")
_CREDITED = re.compile(r"\s[–—-]\s?(?:[A-Z][\w’'.]*\s?){1,4}$")
_ROW = re.compile(r"(?:[|\t]|\w:)\s*\d[\d,.]*\s*(?:[|\t]|$)")
_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"[^\W\d_]+|\d+")


@cache
def _listed(kind: str) -> frozenset[str]:
    """Give the phrases of one kind of furniture."""
    found = (phrase for what, column in rows(_DATA, "furniture.tsv") if what == kind for phrase in phrases(column))
    return frozenset(plain for plain in map(_plain, found) if plain)


@cache
def _firsts(kind: str) -> frozenset[str]:
    return frozenset(phrase.split(" ")[0].strip(_EDGES) for phrase in _listed(kind))


@cache
def _captions(where: str) -> tuple[str, ...]:
    return tuple(p for what, column in rows(_DATA, "captions.tsv") if what == where for p in phrases(column))


@cache
def _signs() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Give the marks inside a caption under what several share: a bracket, a slash, a word; so few are looked for."""
    found: dict[str, tuple[str, ...]] = {}
    for mark in _captions("inside"):
        sign = next((c for c in "([/" if c in mark), mark.split(" ")[-1])
        found[sign] = (*found.get(sign, ()), mark)
    return tuple(found.items())


@cache
def _calendar() -> frozenset[str]:
    """Give every word that may stand on a line that is only a date."""
    return frozenset(w for *_, column in rows(_DATA, "calendar.tsv") for p in phrases(column) for w in p.split())


def _plain(line: str) -> str:
    return " ".join(line.lower().split()).strip(_EDGES)


def kinds(lines: Sequence[str], title: str | None) -> list[SentenceKind]:
    """Give each line of a document its kind. Looks at a line and its neighbours only, so it is linear."""
    own, plains = _plain(title or ""), [_plain(line[:_OPENING]) for line in lines]
    found = _marked(lines, plains, own)
    _end_of_page(lines, found)
    _linked(lines, found)
    _before_title(lines, plains, found, own)
    _headlines(lines, plains, found, own)
    return found


def _marked(lines: Sequence[str], plains: Sequence[str], title: str) -> list[SentenceKind]:
    """Give the kinds that a line's own words tell, and those of the lists that follow a marker."""
    found: list[SentenceKind] = []
    listing = ended = body = False
    for i, (line, plain) in enumerate(zip(lines, plains, strict=True)):
        listing = listing and not (len(plain) > 15 and plain in title)  # noqa: PLR2004 - its own headline: it begins
        if body and not ended and plain in _listed("answer"):
            found[-1] = SentenceKind.FURNITURE  # the comment that it answers
            ended = True
        if ended or (body and _in(plain, "end")):
            ended = True
            found.append(SentenceKind.FURNITURE)
        elif plain in _listed("list") or _opens_list(line, plain):
            listing = True
            found.append(SentenceKind.FURNITURE)
        elif listing and (is_headline(line) or len(plain.split()) < _BODY_WORDS or (body and _among(lines, i))):
            found.append(SentenceKind.FURNITURE)
        else:
            listing = False
            found.append(_own(line, plain))
            body = body or (found[-1] is SentenceKind.BODY and is_body(line))
    return found


def _opens_list(line: str, plain: str) -> bool:
    """Say whether a line names the site whose other stories follow: "The latest on …"."""
    return len(line.split()) < _BODY_WORDS and is_headline(line) and line[-1:] != ":" and _in(plain, "opens")


def _among(lines: Sequence[str], at: int) -> bool:
    """Say whether a line is one of a list of headlines, though it ends in a full stop: two more follow it."""
    after = lines[at + 1 : at + 3]
    return len(after) > 1 and not any(is_body(n) for n in after)


def _own(line: str, plain: str) -> SentenceKind:
    """Tell a line's kind from its own words."""
    if not plain or plain in _listed("equal") or _in(plain, "begin") or _points_elsewhere(line):
        return SentenceKind.FURNITURE
    if _is_date(line) or _is_byline(line, plain):
        return SentenceKind.DATELINE
    return SentenceKind.CAPTION if is_caption(line) else SentenceKind.BODY


def _is_byline(line: str, plain: str) -> bool:
    """Say whether a line names its author and a day: "By Our Correspondent, 14 March 2022"."""
    return _in(plain, "byline") and is_headline(line) and any(c.isdigit() for c in line)


def _in(plain: str, kind: str) -> bool:
    """Say whether a line begins with a phrase of a kind: looks up its first words, however many phrases there are."""
    words = plain.split(" ", 9)[:8]
    if words[0].strip(_EDGES) not in _firsts(kind):
        return False
    listed = _listed(kind)
    return any(" ".join(words[:n]).strip(_EDGES) in listed for n in range(1, len(words) + 1))


def _points_elsewhere(line: str) -> bool:
    """Say whether a line only points to another story: "Read also: …", "Related | …"."""
    before, mark, _ = line[:60].partition(":")
    return bool(mark) and is_headline(line) and _plain(before) in _listed("list")


def is_headline(line: str) -> bool:
    """Say whether a line could be a headline: short, and without a full stop or a comma at its end."""
    short = len(line) < _LONG_LINE and line[-1:] not in {",", "،"} and not _is_closed(line)
    return short and len(line.split()) <= _HEADLINE_WORDS


def _is_closed(line: str) -> bool:
    """Say whether a line ends in a full stop; three dots close nothing."""
    end = line.rstrip(_CLOSING)
    return end[-1:] in _TERMINAL and end[-3:-1] != ".."


def is_body(line: str) -> bool:
    """Say whether a line is surely running text; a question is as often a headline."""
    words = line.count(" ") + 1
    stops = words >= _BODY_WORDS and _is_closed(line) and line.rstrip()[-1] not in "?؟"
    return words > _HEADLINE_WORDS or stops


def is_caption(line: str) -> bool:
    """Say whether a line is the caption of a picture."""
    if len(line) > 600:  # noqa: PLR2004 - no caption is longer
        return False
    low = line.lower()
    if low.startswith(_captions("begin")) or any(
        mark in low for sign, marks in _signs() if sign in low for mark in marks
    ):
        return True
    return is_headline(line) and bool(_CREDITED.search(line[-60:]))


def _is_date(line: str) -> bool:
    """Say whether a line holds a date and nothing else."""
    if len(line) > 80 or not _DIGIT.search(line):  # noqa: PLR2004
        return False
    words = _WORD.findall(line.lower())
    digits = [word for word in words if word.isdecimal()]
    return bool(digits) and all(word.isdecimal() or word in _calendar() for word in words)


def _end_of_page(lines: Sequence[str], found: list[SentenceKind]) -> None:
    """Mark the headlines of other stories that follow an article without any marker."""
    ends = (i for i in range(len(lines) - 1, -1, -1) if found[i] is SentenceKind.BODY and _is_text(lines, i))
    last = next((i for i in ends if not _is_teaser(lines, i)), None)
    if last is None and len(lines) >= _FRONT_PAGE:
        found[:] = [SentenceKind.FURNITURE] * len(lines)  # only the headlines of other stories were saved
    if last is None:
        return
    start = last + 1
    if lines[last].rstrip().endswith(":"):  # what it announces goes on to the first line of the page's own
        start = next((i for i in range(start, len(lines)) if found[i] is SentenceKind.FURNITURE), len(lines))
    tail = [i for i in range(start, len(lines)) if found[i] is not SentenceKind.FURNITURE]
    if len(tail) == 1 and last + 2 == len(lines):
        return
    for i in tail:
        heads = lines[i].rstrip().endswith(":") and i + 1 < len(lines) and _BULLET.match(lines[i + 1])
        if (is_headline(lines[i]) or _is_teaser(lines, i)) and not (heads or _BULLET.match(lines[i])):
            found[i] = SentenceKind.FURNITURE


def _is_text(lines: Sequence[str], at: int) -> bool:
    """Say whether a line is running text, a row of a table, or announces what the lines below it tell."""
    line = lines[at].rstrip()
    if _ROW.search(line):
        return True
    announces = line.endswith(":") and line.count(" ") + 1 >= _BODY_WORDS and at + 1 < len(lines)
    return is_body(line) or (announces and not is_headline(lines[at + 1]))


def _is_teaser(lines: Sequence[str], at: int) -> bool:
    """Say whether a line is the cut-off beginning of another story, under the headline of that story."""
    return lines[at].rstrip().endswith(("...", "…")) and at > 0 and is_headline(lines[at - 1])


def _linked(lines: Sequence[str], found: list[SentenceKind]) -> None:
    """Mark the first of two headlines in a row inside the text: it leads to another story, the second heads a part."""
    if len(lines) < 4:  # noqa: PLR2004 - the two with text on either side
        return
    heads = [
        found[i] is SentenceKind.BODY and is_headline(line) and line[-1:] != ":" and not _BULLET.match(line)
        and len(line.split()) >= _LINK_WORDS
        for i, line in enumerate(lines)
    ]  # fmt: skip
    texts = [found[i] is SentenceKind.BODY and is_body(line) for i, line in enumerate(lines)]
    for i in range(1, len(lines) - 2):
        if texts[i - 1] and heads[i] and heads[i + 1] and texts[i + 2]:
            found[i] = SentenceKind.FURNITURE


def _before_title(lines: Sequence[str], plains: Sequence[str], found: list[SentenceKind], title: str) -> None:
    """Mark the headlines above the document's own: they lead to other stories."""
    at = next((i for i, line in enumerate(lines) if len(line) > 15 and plains[i] in title), 0)  # noqa: PLR2004
    for i in range(at):
        if is_headline(lines[i]) and not _BULLET.match(lines[i]):
            found[i] = SentenceKind.FURNITURE


def _headlines(lines: Sequence[str], plains: Sequence[str], found: list[SentenceKind], title: str) -> None:
    """Mark the document's own headline, each time it stands in the text."""
    own: set[str] = set()
    text = any(found[i] is SentenceKind.BODY and is_body(line) for i, line in enumerate(lines))
    first = True
    for i, line in enumerate(lines):
        if found[i] is SentenceKind.DATELINE or (found[i] is SentenceKind.FURNITURE and not title):
            continue
        plain = plains[i]
        repeated = len(plain) > 15 and (plain in own or plain in title)  # noqa: PLR2004 - shorter ones tell nothing
        opening = first and text and found[i] is SentenceKind.BODY and is_headline(line) and not _BULLET.match(line)
        if (repeated and is_headline(line)) or opening:
            found[i] = SentenceKind.TITLE
            own.add(plain)
        first = first and found[i] in {SentenceKind.FURNITURE, SentenceKind.CAPTION}
