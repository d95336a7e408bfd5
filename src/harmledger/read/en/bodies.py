"""Who speaks without a name: "the camp coordination group said", "according to a doctor at the hospital"."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from harmledger.read.en import speakers, subjects
from harmledger.read.en.line import Hit, Line, Party
from harmledger.read.en.stops import BE, DETERMINER, ENDS, HAVE, words
from harmledger.read.en.words import DATA, split
from harmledger.read.lexicon import Lexicon, load

if TYPE_CHECKING:
    from collections.abc import Iterator

_REACH = 8  # tokens between who speaks and the verb: "a doctor at the hospital in Harem said"
_OWNED = 2  # tokens of who owns a body
_ACRONYM = 2  # letters that are no name of a body
_MOST = 4  # words before the noun that tell which body it is
_LONGEST = 7  # words of a body's own name: "the Wadi Hamra Emergency Response Room"
_BARE = DETERMINER | words("begins") | {"one", "two", "three", "other", "'s", "-", "'"}
_LINKS = {"there", "here", "in", "of", "at", "near", "for", "the", "from", "also", "had", "has", "have", "later", "'s"}
_LINKS |= {"region", "district", "city", "province", "town", "contacted", "reached", "by", "phone", "earlier", "and"}
_OF = {"of", "at", "in", "from", "for", "to", "by", "near", "with"}
_NONE = words("negative")
_WORKERS, _NATIONS = {"hospital", "own_team", "relative"}, ("i", "an", "ish")
_SHOWS = words("shows")
_COUNTS = {"documented", "recorded", "counted", "verified", "registered", "treated", "received", "monitored"}
_OWN = {"his", "her", "their", "its"}
_SPEAKER_SAID = BE | words("negative") | {"to", "not", "on", "of", "the", "in", "with", "by", "as"}
_OPENS = {",", "'", '"', "!", "?"}
_CLAUSE = _OPENS | {";", ":", "that", "but", "while"}  # before the subject of a clause
_TOLD = 6  # tokens of a heading and what it tells: no row of a list
_HEAD = 3  # words of the noun of a body
Span = tuple[int, int]


@cache
def nouns() -> Lexicon[str]:
    """Give the nouns with the basis on which their bearers speak."""
    return load(DATA, "bodies.tsv", lambda basis: basis, split=split)


def bodies(line: Line) -> Iterator[Hit]:
    """Give the nameless parties that a sentence cites, each under its own words."""
    done = 0
    if ":" in line.lows[:_LONGEST] and (headed := _heading(line)) is not None:
        yield _hit(line, *headed)
        done = headed[1]
    if "we" in line.lows and (we := _we(line)) is not None:
        yield we
        done = we.end
    for _, hit in sorted(line.speech.items()):
        person = _person(line, hit)
        if person is not None and person.start >= done and hit.value != "care":
            yield person
            done = person.end
            continue
        span = _behind(line, hit.end) if hit.value == "before" else _around(line, hit)
        if span is None or span[0] < done or _named(line, *span) or _nobody(line, span[0]):
            continue
        if hit.value == "care" and done and line.lows[span[0] - 1] in _OWN:
            continue  # "a hospital director said his staff had treated 30"
        yield _hit(line, *span)
        done = span[1]


def _we(line: Line) -> Hit | None:
    """Give the writers where they say what they counted themselves: "we have documented 13 deaths"."""
    at = line.lows.index("we")
    verb = next((t for t in range(at + 1, len(line.lows)) if line.lows[t] not in HAVE and line.lows[t] != "also"), at)
    counts = at < verb and line.lows[verb] in _COUNTS and not _is_quoted(line, at)
    return Hit(at, at + 1, Party("we", "own_team")) if counts else None


def _is_quoted(line: Line, at: int) -> bool:
    """Say whether a token stands in a quotation that its paragraph has opened."""
    text, end = line.tokens.text, line.tokens.starts[at]
    before = text[text.rfind("\n", 0, end) + 1 : end]
    return before.count('"') % 2 == 1 or before.count("“") > before.count("”")


def _heading(line: Line) -> Span | None:
    """Give the body before the colon with which a sentence begins: "Al-Awda hospital: a strike killed two"."""
    end = line.lows.index(":")
    if end + _TOLD > len(line.lows) or not line.harms or any(t < end for t in line.speech):
        return None
    head = next((t for t in range(max(0, end - _HEAD), end) if _is_noun(line, t, end)), None)
    start = 0 if head is None else _begin(line, head)
    return (start, end) if head is not None and _unowned(line, start) == 0 and not _named(line, start, end) else None


def _person(line: Line, hit: Hit) -> Hit | None:
    """Give the person cited by name before a word of saying, or behind it."""
    if hit.value == "before":
        return speakers.behind(line, hit.end, nouns())
    if hit.start and line.lows[hit.start - 1] in BE:
        return None
    behind = speakers.behind(line, hit.end, nouns()) if _is_inverted(line, hit) else None
    return behind or (speakers.before(line, hit.start, nouns()) if hit.start else None)


def _is_inverted(line: Line, verb: Hit) -> bool:
    """Say whether a quotation ends before a word of saying, so that the speaker may follow."""
    return verb.start > 0 and line.lows[verb.start - 1] in _OPENS and line.lows[verb.start] not in {"told", "tells"}


def _around(line: Line, verb: Hit) -> Span | None:
    """Give who stands before a word of saying, or behind it where a quotation ends: "…”, said a doctor"."""
    if verb.start and line.lows[verb.start - 1] in BE:
        return None
    if verb.start and line.lows[verb.start - 1] in _SHOWS:
        return _before(line, verb.start - 1)  # "hospital records show"
    behind = _behind(line, verb.end) if _is_inverted(line, verb) else None
    if behind is not None or not verb.start or line.lows[verb.start - 1] != ",":
        return behind or _before(line, _who(line, verb.start)) or subjects.before(line, verb.start)
    opened = speakers.opening(line, verb.start - 1)  # "the Lantern Desk, a monitoring group, said"
    return _before(line, opened) if opened else None


def _who(line: Line, verb: int) -> int:
    """Give where the relative clause before a verb begins: "a source who asked not to be named said"."""
    for t in range(verb - 1, max(0, verb - _REACH), -1):
        if line.lows[t] == "who":
            return t
        if line.lows[t] in ENDS - _SPEAKER_SAID or line.lows[t] in {",", "."}:
            break
    return verb


def subject(line: Line, at: int) -> Hit | None:
    """Give the nameless body that is the subject of the verb at a token."""
    span = _before(line, at)
    return None if span is None or _named(line, *span) else _hit(line, *span)


def _before(line: Line, at: int) -> Span | None:
    """Give the last body before a verb that hangs on no preposition, else the last: "a doctor at the hospital said"."""
    hanging: Span | None = None
    t = at
    while t > max(0, at - _REACH):
        t -= 1
        found = nouns().match(line.lows, t)
        if found is not None and found[0] <= at:
            named = found[1] in {"media", "org"} and found[0] < at
            named = named and all(_is_proper(line, w) for w in range(found[0], at))
            end = _of_what(line, found[0]) if found[1] in {"official", "org"} else found[0]
            span = (found[0], at) if named else (_begin(line, t), end)  # "local outlet Tamu Post said"
            if not _hangs(line, span[0]):
                return _first(line, span)
            hanging = hanging or span
            t = span[0]
        elif not (line.lows[t] in _LINKS or line.lows[t] in _BARE or _is_named(line, t) or _ends(line, t)):
            break
    return hanging or _proper(line, at)


def _first(line: Line, span: Span) -> Span:
    """Give the first of two bodies that speak together: "local officials and a hospital source said"."""
    end = _unowned(line, span[0]) - 1
    if end < 1 or line.lows[end] not in {"and", "&"}:
        return span
    head = next((t for t in range(end - 1, max(-1, end - _HEAD), -1) if _is_noun(line, t, end)), None)
    start = end if head is None else _begin(line, head)
    opened = _unowned(line, start)
    opens = opened == 0 or line.lows[opened - 1] in _CLAUSE
    return (start, end) if head is not None and opens else span


def _is_noun(line: Line, at: int, end: int) -> bool:
    """Say whether the noun of a body stands between two tokens."""
    found = nouns().match(line.lows, at)
    return found is not None and found[0] == end


def _unowned(line: Line, at: int) -> int:
    """Give where the article of a noun phrase begins."""
    while at > 0 and line.lows[at - 1] in _BARE:
        at -= 1
    return at


def _is_named(line: Line, at: int) -> bool:
    """Say whether a token is a word of a name, of a town's too: "the hospital in Deir al-Balah"."""
    word = line.tokens.words[at]
    return word[0].isupper() or word.partition("-")[2][:1].isupper()


def _of_what(line: Line, end: int) -> int:
    """Give where a body's name ends that goes on with its field: "the Ministry of Information"."""
    at = end + 1 if line.lows[end : end + 1] == ("of",) else end
    while end < at < len(line.lows) and _is_proper(line, at):
        at += 1
    return at if at > end + 1 and line.tokens.words[end - 1][0].isupper() else end


def _ends(line: Line, at: int) -> bool:
    """Say whether a token goes on with a noun that begins before it: "health workers"."""
    return any((found := nouns().match(line.lows, t)) and found[0] > at for t in range(max(0, at - 2), at))


def _proper(line: Line, end: int) -> Span | None:
    """Give the body that bears a name of its own before a token: "the Rights Desk said"; a person's has no article."""
    start = end
    while start > max(0, end - _LONGEST) and (_is_proper(line, start - 1) or _joins(line, start - 1)):
        start -= 1
    if start > _OWNED and line.lows[start - 3] == "the" and _owns(line, start - 1):
        start -= 2  # "the Ombudsman's Office"
    told = start and line.lows[start - 1] in {"the", "'s"}
    told = told or (end - start > 1 and (start == 0 or line.lows[start - 1] in _OPENS))  # "…, Sahel Rights Watch said"
    return (start, end) if start < end and (told or _is_acronym(line, start, end)) else None


def _is_acronym(line: Line, start: int, end: int) -> bool:
    """Say whether a name is one word of capitals in a sentence that has others: "according to HRMMU"."""
    words = line.tokens.words
    small = any(w.islower() for w in (*words[start - 1 : start], *words[end : end + 1]))
    return end - start == 1 and len(words[start]) > _ACRONYM and words[start].isupper() and small


def _joins(line: Line, at: int) -> bool:
    """Say whether a small word stands inside a body's own name: "the Monitor for Peace and Rights"."""
    inside = at > 0 and line.lows[at] in {"for", "of", "and"}
    return inside and _is_proper(line, at - 1) and _is_proper(line, at + 1)


def _is_proper(line: Line, at: int) -> bool:
    """Say whether a token is a word of a name."""
    low = line.lows[at]
    return line.tokens.words[at][0].isupper() and not (low in ENDS or low in DETERMINER or at in line.nouns)


def _behind(line: Line, at: int) -> Span | None:
    """Give the body whose words begin at a token."""
    start = at
    while start < len(line.lows) and (line.lows[start] in _BARE):
        start += 1
    best: Span | None = None
    for t in range(start, min(len(line.lows), start + _MOST + 1)):
        if line.lows[t] in ENDS or (line.lows[t] in _BARE and line.lows[t] != "'s"):
            break
        if found := nouns().match(line.lows, t):
            best = start, found[0]
    return best or _proper(line, _through(line, start)) or subjects.behind(line, at)


def _through(line: Line, start: int) -> int:
    """Give where the name that begins at a token ends."""
    end = start
    while end < min(len(line.lows), start + _LONGEST) and (_is_proper(line, end) or _owns(line, end)):
        end += 1
    return end


def _owns(line: Line, at: int) -> bool:
    """Say whether a token and the possessive beside it are inside a body's own name: "the People's Defence Force"."""
    mark = at if line.lows[at] == "'s" else at + 1
    owned = 0 < mark < len(line.lows) - 1 and line.lows[mark] == "'s"
    return owned and line.tokens.words[mark - 1][0].isupper() and _is_proper(line, mark + 1)


def _begin(line: Line, head: int) -> int:
    """Give where the words before a noun begin that tell which body it is."""
    start = head
    while start > max(0, head - _MOST):
        if line.lows[start - 1] == "'" and line.lows[start - 2].endswith("s"):  # "the pilots' association"
            start -= 2
        elif line.lows[start - 1] in ENDS or line.lows[start - 1] in _BARE or start - 1 in line.speech:
            break
        else:
            start -= 1
    return start


def _hangs(line: Line, start: int) -> bool:
    """Say whether a noun hangs on a preposition: "to the hospital"."""
    before = _unowned(line, start) - 1
    return before >= 0 and line.lows[before] in _OF


def lends(line: Line, hit: Hit) -> bool:
    """Say whether a nation's adjective only tells where people work: "Israeli medics" are not Israel."""
    found = nouns().match(line.lows, hit.end) if hit.end < len(line.lows) else None
    return found is not None and found[1] in _WORKERS and line.lows[hit.end - 1].endswith(_NATIONS)


def _nobody(line: Line, start: int) -> bool:
    """Say whether it is denied that such a body spoke: "no group has claimed"."""
    return start > 0 and line.lows[start - 1] in _NONE


def _named(line: Line, start: int, end: int) -> bool:
    """Say whether a party with a name stands in some words: "the Turkish ministry"."""
    return any(h.start < end and start < h.end and not lends(line, h) for h in line.parties.values())


def _hit(line: Line, start: int, end: int) -> Hit:
    found = nouns().first(line.lows, start, end)
    proper = line.tokens.words[end - 1][0].isupper() and (start > 0 or end - start > 1)
    kept = (line.tokens.words[t] if proper or t in line.parties else line.lows[t] for t in range(start, end))
    name = " ".join(kept)  # "Israeli medics", but "local medics"
    sort = found or ("anonymous" if any(map(subjects.is_person, line.lows[start:end])) else "org")
    return Hit(start, end, Party(name.replace(" '", "'"), sort))
