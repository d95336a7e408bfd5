"""Parties of a sentence and what each does in it: attacks, is attacked, or is cited."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from harmledger.model import Basis
from harmledger.read.en import names
from harmledger.read.en.agents import is_passive, strikes
from harmledger.read.en.bands import bands, named
from harmledger.read.en.bodies import bodies, lends
from harmledger.read.en.line import Hit, Line, Party
from harmledger.read.en.stops import words
from harmledger.read.mentions import PartyMention, Use

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

_BASIS = {
    "own_team": Basis.OWN_TEAM,
    "official": Basis.OFFICIAL,
    "hospital": Basis.HOSPITAL,
    "anonymous": Basis.ANONYMOUS,
    "relative": Basis.RELATIVE,
    "media": Basis.CORRESPONDENT,
}
_VICTIM = words("victim")
_HELD = words("held")
_BRANCH = words("branch")
_LINKED = words("linked")
_LAND = words("land")
_GUARDS = words("guards")
_COUNTRIES = words("country")
_INSIDE = {"in", "across", "throughout", "inside", "within"}
_SIDES = {
    "northern",
    "southern",
    "eastern",
    "western",
    "central",
    "northeastern",
    "northwestern",
    "southeastern",
    "southwestern",
}
_FIRED = 5  # tokens from a weapon to who used it
_BODIES = {"network", "ministry", "organisation", "organization", "agency", "observatory", "group", "monitor"}
_NO_BODIES = {"hospital", "anonymous", "relative", "person"}
_UNKNOWN = "unknown"
_GANGS = "gangs"
_PRONOUNS = {"he", "she", "they", "it"}
_ANAPHORS = words("anaphor")
_OFFICES = words("office")
_WITHIN = {"of", "for", "at", "in", "the", "'s", ",", "a", "its", "and"}
_OFFICE = 14  # tokens between "according to" and the body for which somebody speaks
_CARRIES = 3  # sentences over which "he added" goes back to who was cited
_OWNER = 4  # tokens before a party that say that something is only its own
_SPEAKS = 9  # tokens between a claimant and its verb


@dataclass(slots=True)
class Voice:
    """The party cited last, to whom "he added" and "the source said" go back."""

    hit: Party | None = None
    sentence: int = -9
    people: dict[str, Party] = field(default_factory=dict)  # by the last word of their names


def parties(line: Line, voice: Voice) -> Iterator[PartyMention]:
    """Give the parties of a sentence with what they do."""
    cited: list[tuple[Hit, Party]] = []
    found = [_mention(line, hit, band, Use.ACTOR) for hit, band in bands(line) if strikes(line, hit)]
    for _, listed in sorted(line.parties.items()):
        hit = named(line, listed) if isinstance(listed.value, Party) and listed.value.name == _GANGS else listed
        if not isinstance(hit.value, Party) or any(h.start < hit.end <= h.end for h, _ in cited):
            continue
        if hit.value.name == _UNKNOWN and _is_named(line, hit):
            continue
        use = _use(line, hit, hit.value)
        if use is Use.CLAIMANT:
            cited.append((hit, hit.value))
        else:
            found.append(_mention(line, hit, hit.value, use))
    yield from found
    cited += [(h, h.value) for h in bodies(line) if isinstance(h.value, Party) and not _points_back(line, h, voice)]
    cited += _surnames(line, voice, {t for h, _ in cited for t in range(h.start, h.end)})
    yield from _claimants(line, sorted(cited, key=lambda c: c[0].start), voice)


def _surnames(line: Line, voice: Voice, taken: Collection[int]) -> Iterator[tuple[Hit, Party]]:
    """Give those cited by surname who were cited by their whole names before: "Ngongo added"."""
    for at, hit in sorted(line.speech.items()) if voice.people else ():
        beside = (at - 1, hit.end) if hit.value == "verb" else (hit.end,)
        for t in beside:
            told = voice.people.get(line.tokens.words[t]) if 0 <= t < len(line.lows) and t not in taken else None
            if told is not None:
                yield Hit(t, t + 1, told), told
                break


def _is_named(line: Line, hit: Hit) -> bool:
    """Say whether it is told whose gunmen they are: "Hamas gunmen", "Hamas-led gunmen"."""
    led = hit.start > 0 and line.lows[hit.start - 1].endswith(("-led", "-backed", "-linked", "-affiliated", "-aligned"))
    return led or any(h.end == hit.start for h in line.parties.values())


def _points_back(line: Line, hit: Hit, voice: Voice) -> bool:
    """Say whether a body is only the one cited before, named by its kind: "the ministry added"."""
    bare = hit.end - hit.start == 1 and line.lows[hit.start] in _ANAPHORS
    if bare and line.lows[hit.start] in _BODIES and voice.hit is not None and _is_no_body(voice.hit):
        return False
    return bare and _is_near(line, voice) and hit.start > 0 and line.lows[hit.start - 1] in {"the", "same", "this"}


def _is_no_body(party: Party) -> bool:
    """Say whether a party cited is none that "the network" or "the ministry" can mean: a morgue, a resident."""
    return party.sort in _NO_BODIES and not party.name.endswith(("authorities", "officials"))


def _mention(line: Line, hit: Hit, party: Party, use: Use) -> PartyMention:
    start, end = line.span(hit.start, hit.end)
    return PartyMention(start, end, line.sentence, party=party.name, use=use)


def _claimant(line: Line, hit: Hit, party: Party, reach: tuple[int, int], via: tuple[str, ...] = ()) -> PartyMention:
    basis = _BASIS.get(party.sort, Basis.OFFICIAL if party.sort == "belligerent" else Basis.UNATTRIBUTED)
    start, end = line.span(hit.start, hit.end)
    return PartyMention(start, end, line.sentence, party.name, Use.CLAIMANT, basis, via, *reach)


def _use(line: Line, hit: Hit, party: Party) -> Use:
    """Say what a party does: cited, attacking, attacked, or only named."""
    before = line.lows[max(0, hit.start - _OWNER) : hit.start]
    held = "by" in before and not _HELD.isdisjoint(before) and not _is_fired(line, hit)
    land = _is_land(line, hit, party) or _is_border(line, hit) or (party.sort == "belligerent" and lends(line, hit))
    if held or land or _is_parent(line, hit):
        return Use.OTHER  # "a command centre used by the group", "near the Turkish border"
    if party.sort != "belligerent":
        return Use.CLAIMANT if _is_cited(line, hit, party) else Use.OTHER
    if strikes(line, hit):
        return Use.ACTOR
    if party.name != _UNKNOWN and _is_cited(line, hit, party):
        return Use.CLAIMANT
    return Use.VICTIM if _is_attacked(line, hit) else Use.OTHER


def _is_parent(line: Line, hit: Hit) -> bool:
    """Say whether another party is told of by this one: "HTS, a branch of al-Qaeda", "al-Qaeda affiliated HTS"."""
    before = line.lows[max(0, hit.start - _OWNER) : hit.start]
    return ("of" in before and not _BRANCH.isdisjoint(before)) or not _LINKED.isdisjoint(
        line.lows[hit.end : hit.end + 1]
    )


def _is_land(line: Line, hit: Hit, party: Party) -> bool:
    """Say whether a party's name says only where: "violence in Ukraine killed …", "Ukraine: overnight attacks"."""
    lows = line.lows
    inside = hit.start > 0 and (lows[hit.start - 1] in _INSIDE or lows[hit.start - 1] in _SIDES)
    heads = party.sort == "belligerent" and hit.start == 0 and lows[hit.end : hit.end + 1] == (":",)
    return heads or (inside and hit.end - hit.start == 1 and lows[hit.start] in _COUNTRIES)


def _is_fired(line: Line, hit: Hit) -> bool:
    """Say whether a weapon stands before a party: "a drone operated by the army"."""
    return any(hit.start - _FIRED <= t < hit.start for t in line.weapons)


def _is_border(line: Line, hit: Hit) -> bool:
    """Say whether only a border or a land is named: "the Turkish border", but not "Turkish border guards"."""
    behind = line.lows[hit.end : hit.end + 2]
    return bool(behind) and behind[0] in _LAND and _GUARDS.isdisjoint(behind[1:])


def _is_cited(line: Line, hit: Hit, party: Party) -> bool:
    """Say whether a word of saying goes with a party."""
    lows = line.lows
    if hit.start == 0 and lows[hit.end : hit.end + 1] == (":",) and party.sort != "belligerent":
        return True  # "SNHR: 96 civilians killed"
    if not line.speech:
        return False
    for t in range(max(0, hit.start - 5), hit.start):
        saying = line.speech.get(t)
        if saying and saying.value == "before" and saying.end >= hit.start - 3:
            return True
    if _speaks_for(line, hit):
        return True
    for t in range(hit.end, min(len(lows), hit.end + _SPEAKS)):
        saying = line.speech.get(t)
        saying = None if saying and _in_party(line, t) else saying
        own = party.sort in {"own_team", "hospital"}
        if saying and (saying.value == "verb" or (own and saying.value == "care")) and not is_passive(line, t):
            between = lows[hit.end : t]
            apart = party.sort == "belligerent" and between.count(",") == 1  # "clashes with rebels, the mayor said"
            return not apart and not any(w in {"by", "on", "against"} for w in between)
        if lows[t] in {".", ";"} or (lows[t] in {"that", "which"} and t > hit.end) or t in line.harms:
            break
    named = names.ending(line, hit.start - 1) if lows[hit.start - 1 : hit.start] == (",",) else None
    spoken = hit.start if named is None else named  # "…”, said Peter Lam, MSF coordinator"
    before = line.speech.get(spoken - 1) or line.speech.get(spoken - 2)
    inverted = (
        before is not None
        and before.value == "verb"
        and before.start > 0
        and lows[before.start - 1] in {",", '"', "'", "!"}
    )
    return inverted and (party.sort != "belligerent" or lows[hit.start - 1] != "that")


def _in_party(line: Line, at: int) -> bool:
    """Say whether a token is inside a party's name: "states" of "United States"."""
    return any(hit.start < at < hit.end for hit in line.parties.values())


def _speaks_for(line: Line, hit: Hit) -> bool:
    """Say whether somebody is cited by name and office: "according to Munir Darwish, director of …"."""
    held = False
    for t in range(hit.start - 1, max(-1, hit.start - _OFFICE), -1):
        low, saying = line.lows[t], line.speech
        if any((said := saying.get(t - n)) and said.value == "before" and said.end == t + 1 for n in range(3)):
            return held
        held = held or low in _OFFICES
        if not (low in _OFFICES or low in _WITHIN or (held and line.tokens.words[t][0].isupper())):
            return False
    return False


def _is_attacked(line: Line, hit: Hit) -> bool:
    """Say whether a party is what was attacked: "positions of the army", "targeting SDF"."""
    return any(w in _VICTIM for w in line.lows[max(0, hit.start - 4) : hit.start])


def _claimants(line: Line, cited: list[tuple[Hit, Party]], voice: Voice) -> Iterator[PartyMention]:
    """Give those who are cited; each covers the sentence, or its share where several are."""
    if not cited:
        yield from _carried(line, voice)
        return
    ends = [line.span(0, len(line.lows))]
    main, via = _chain(cited)
    via = tuple(dict.fromkeys((*via, *_told(line))))
    for i, (hit, party) in enumerate(main):
        start = ends[0][0] if i == 0 else line.span(hit.start, hit.end)[0]
        end = line.span(main[i + 1][0].start, main[i + 1][0].end)[0] if i + 1 < len(main) else ends[0][1]
        yield _claimant(line, hit, party, (start, end), via)
        voice.hit, voice.sentence = party, line.sentence
        if " " in party.name and hit.end - hit.start > 1:
            voice.people[line.tokens.words[hit.end - 1]] = party


def _told(line: Line) -> Iterator[str]:
    """Give the media that somebody told something: "told North Press that …"."""
    for at, hit in sorted(line.parties.items()):
        if isinstance(hit.value, Party) and hit.value.sort == "media" and at and line.lows[at - 1] in {"told", "tells"}:
            yield hit.value.name


def _chain(cited: list[tuple[Hit, Party]]) -> tuple[list[tuple[Hit, Party]], tuple[str, ...]]:
    """Set the media through which another was cited apart from it."""
    media = [(h, p) for h, p in cited if p.sort == "media"]
    others = [(h, p) for h, p in cited if p.sort != "media"]
    if not others:
        return cited[:1], ()
    names: dict[str, tuple[Hit, Party]] = {}
    for h, p in others:
        names.setdefault(p.name, (h, p))
    if len(names) > 1:  # "SOHR sources" names one party twice: the named one counts
        named = {n: v for n, v in names.items() if v[1].sort != "anonymous"}
        names = named or names
    return list(names.values()), tuple(p.name for _, p in media)


def _is_near(line: Line, voice: Voice) -> bool:
    """Say whether somebody was cited shortly before."""
    return voice.hit is not None and line.sentence - voice.sentence <= _CARRIES


def _carried(line: Line, voice: Voice) -> Iterator[PartyMention]:
    """Let "he added" and "the source said" go back to who was cited shortly before."""
    if voice.hit is None or not _is_near(line, voice):
        return
    for t, saying in sorted(line.speech.items()):
        if saying.value == "before" and not _ANAPHORS.isdisjoint(line.lows[saying.end + 1 : saying.end + 2]):
            yield _claimant(
                line, Hit(saying.end + 1, saying.end + 2, voice.hit), voice.hit, line.span(0, len(line.lows))
            )
            return  # "according to the ministry"
        if saying.value != "verb" or is_passive(line, t):
            continue
        for at in range(t - 1, max(-1, t - 4), -1):
            if line.lows[at] in _PRONOUNS or (
                line.lows[at] in _ANAPHORS and at > 0 and line.lows[at - 1] in {"the", "same", "this"}
            ):
                yield _claimant(line, Hit(at, at + 1, voice.hit), voice.hit, line.span(0, len(line.lows)))
                voice.sentence = line.sentence
                return
