"""Parties: who attacked, who was attacked, who is cited and for which words."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache
from typing import TYPE_CHECKING

from harmledger.model import Basis
from harmledger.read.ar.arms import alike
from harmledger.read.ar.bodies import bodies, relayed, renamed, signed
from harmledger.read.ar.citing import CITING, is_cited, reach
from harmledger.read.ar.forms import DATA
from harmledger.read.ar.letters import fold
from harmledger.read.ar.phrasebook import cut
from harmledger.read.lexicon import Lexicon, phrases, rows
from harmledger.read.mentions import PartyMention, Use

if TYPE_CHECKING:
    from collections.abc import Iterator

    from harmledger.read.ar.lines import Line

_APART = {'"', "“", "«", "”", "ل"}  # may part a party from the word before it: «تابعة لـ "…"»


@dataclass(frozen=True, slots=True)
class _Party:
    name: str
    what: str
    basis: Basis

    @property
    def nameless(self) -> bool:
        """Whether it is only what somebody is: "doctors", "a medical source"."""
        return self.what == "claimant" and self.name.islower()


Spotted = tuple[int, int, _Party]


@cache
def _known() -> Lexicon[_Party]:
    return Lexicon(
        (cut(p), _Party(name, what, Basis.UNATTRIBUTED if basis == "-" else Basis(basis)))
        for name, what, basis, column in rows(DATA, "parties.tsv")
        for p in phrases(column)
    )


def armed(line: Line, at: int) -> int | None:
    """Give the end of the armed party whose name begins at a word; a country is none."""
    found = _known().match(line.stems, at)
    if found is None or found[1].what != "actor" or (found[0] == at + 1 and found[1].name in _COUNTRIES):
        return None
    return found[0] if _named(line, at, *found)[2] is found[1] else None


_COUNTRIES = {"Russia", "Turkey", "Israel", "US", "Iran", "unknown", "occupier"}


def spot(line: Line) -> list[Spotted]:
    """Find the names of parties: their first word, their end and who they are."""
    found = [_named(line, *known) for known in _known().find(line.stems)]
    taken = frozenset(i for first, last, who in found if not who.nameless for i in range(first, last))
    named = [(first, last, _Party(name, "claimant", basis)) for first, last, name, basis in bodies(line, taken)]
    inner = {i for first, last, _ in named for i in range(first, last)}  # "نقابة أطباء …" are not any doctors
    return sorted([*(s for s in found if s[0] not in inner), *named], key=lambda s: s[0]) if named else found


def _named(line: Line, first: int, last: int, party: _Party) -> Spotted:
    """Give a party that is listed, or the other body whose name only begins like it."""
    other = renamed(line, first, last) if party.what == "claimant" or last == first + 1 else None
    if other is None or (party.what == "actor" and not line.words[first].definite):
        return first, last, party
    return first, other[0], _Party(other[1], "claimant", other[2])


def spans(spotted: list[Spotted]) -> frozenset[int]:
    """Give the words that belong to names of several words."""
    return frozenset(i for first, last, _ in spotted if last - first > 1 for i in range(first, last))


def likened(line: Line, named: list[PartyMention], told: list[PartyMention], sentence: int) -> list[PartyMention]:
    """Give who attacked last where an attack is only likened to that one: "قصف مماثل استهدف القرية"."""
    again = alike(line)
    last = next((p for p in reversed(told) if p.use is Use.ACTOR), None)
    if again is None or last is None or any(p.use is Use.ACTOR for p in named):
        return []
    return [replace(last, start=line.starts[again - 1], end=line.ends[again], sentence=sentence)]


def parties(
    line: Line, spotted: list[Spotted], sentence: int, span: tuple[int, int], harmed: frozenset[int] = frozenset()
) -> Iterator[PartyMention]:
    """Give the parties of a sentence with what each does in it; `harmed` are the words that name fighters harmed."""
    passed = _passed_on(line, spotted)
    before, use = 0, Use.OTHER
    for first, last, party in spotted:
        joined = before == first and use is Use.VICTIM and line.words[first].lead == "و"
        lost = joined or first in harmed or _one_of(line, first, harmed) or _is_object(line, first)
        before, use = last, _quoting(passed, first, Use.VICTIM if lost else _use(line, first, last, party))
        vouched = reach(line, first, last, *span) if use is Use.CLAIMANT else (None, None)
        found = PartyMention(
            line.starts[first],
            line.ends[last - 1],
            sentence,
            party=party.name,
            use=use,
            via=(passed[first][2].name,) if first in passed else (),
            basis=party.basis if use is Use.CLAIMANT else Basis.UNATTRIBUTED,
            reach_start=vouched[0],
            reach_end=vouched[1],
        )
        yield found
        forces = party.name if party.what == "actor" else _forces().get(party.name)
        did = use is Use.OTHER and party.what != "actor" and first > 0 and "strike" in line.words[first - 1].cues
        if forces and (did or (use is Use.CLAIMANT and _struck_itself(line, last))):
            yield replace(
                found, party=forces, use=Use.ACTOR, basis=Basis.UNATTRIBUTED, reach_start=None, reach_end=None
            )


def _passed_on(line: Line, spotted: list[Spotted]) -> dict[int, Spotted]:
    """Give who passes on the words of a party, by that party's first word: "نقلت وكالة … عن مصدر طبي"."""
    outlets = [p for p in spotted if p[2].basis is Basis.CORRESPONDENT]
    if not outlets:
        return {}
    quoted = {i: heard for i, w in enumerate(line.words) if w.cues & _QUOTING and (heard := relayed(line, i))}
    found = {heard: p for i, heard in quoted.items() for p in outlets if i <= p[1] < heard}
    return {p[0]: found[p[0]] for p in spotted if p[0] in found and p[2].what != "actor"}


_QUOTING = {"cite", "source"}


def _quoting(passed: dict[int, Spotted], first: int, use: Use) -> Use:
    """Give what a party does where one quotes another: the other speaks, it only passes on."""
    if first in passed:
        return Use.CLAIMANT
    return Use.OTHER if use is Use.CLAIMANT and any(p[0] == first for p in passed.values()) else use


@cache
def _forces() -> dict[str, str]:
    return {who.strip(): party for party, column in rows(DATA, "forces.tsv") for who in column.split(",")}


def _struck_itself(line: Line, at: int) -> bool:
    """Say whether who is cited says that it attacked: "أعلن الجيش أنه استهدف …"."""
    that = next((i for i in range(at, min(len(line), at + 2 * CITING)) if line.key(i) in {"انه", "انها"}), None)
    return that is not None and any("strike" in w.cues for w in line.words[that + 1 : that + 3])


def _one_of(line: Line, at: int, harmed: frozenset[int]) -> bool:
    """Say whether whom a party lost stands before it: "مقتل إرهابي واحد من حركة الشباب"."""
    return line.key(at - 1) == "من" and not harmed.isdisjoint(range(at - _NEAR, at))


def _is_object(line: Line, at: int) -> bool:
    """Say whether one of its own was struck: «استهدفت قيادياً بارزاً في تنظيم …», whose ending says that he was."""
    tied = next((i for i in range(at - 1, max(0, at - 4), -1) if line.key(i) == "في"), 0)
    of = range(max(0, tied - 2), tied)
    return any(line.words[i].person and line.text[line.starts[i] : line.ends[i]].endswith(("اً", "ًا")) for i in of)


_NEAR = 4  # words between a fighter and whose he was


def signature(line: Line, spotted: list[Spotted], sentence: int) -> PartyMention | None:
    """Give who heads or signs a statement on a line of its own: "تنسيقية لجان مقاومة …"."""
    found = signed(line) or _alone(line, spotted)
    if found is None:
        return None
    first, last, name, basis = found
    listed = next((p for p in spotted if p[0] == first and p[1] >= last and p[2].what != "actor"), None)
    who = listed[2] if listed else _Party(name, "claimant", basis)
    return PartyMention(
        line.starts[first], line.ends[last - 1], sentence, party=who.name, use=Use.SIGNS, basis=who.basis
    )


def _alone(line: Line, spotted: list[Spotted]) -> tuple[int, int, str, Basis] | None:
    """Give the one listed body that a line of names or tags names: "#الدفاع_المدني_السوري #الخوذ_البيضاء"."""
    named = [p for p in spotted if p[2].what != "actor" and p[2].basis in _SPEAKING]
    if not named or len({p[2].name for p in named}) > 1:
        return None
    if sum(w.key[0].isalpha() for w in line.words) > sum(last - first for first, last, _ in named):
        return None
    first, last, who = named[0]
    return first, last, who.name, who.basis


_SPEAKING = {Basis.OWN_TEAM, Basis.OFFICIAL, Basis.HOSPITAL}


def _use(line: Line, first: int, last: int, party: _Party) -> Use:
    """Tell what a party does from the words around it."""
    if line.tags[first]:
        return Use.OTHER
    if is_cited(line, first, last, party.what):
        return Use.CLAIMANT
    if party.what != "actor":
        return Use.OTHER
    if "strike" in line.words[first].cues:
        return Use.ACTOR  # "قصف روسي"
    before = [w for w in line.words[max(0, first - 6) : first] if w.key not in _APART][-4:]
    if any("held" in w.cues for w in before[-2:]) or (before and before[-1].key == "في"):
        return Use.ACTOR if _theirs(line, first) or _fired(line, first) or _acts(line, last) else Use.VICTIM
    alone = last - first == 1 and line.stems[first] in _adjectives()
    acts = any(w.cues & {"strike", "side"} for w in before) if alone else _struck_by(line, first, last)
    accuses = bool(before) and "accuse" in before[-1].cues
    return Use.ACTOR if acts and not accuses else Use.OTHER


def _struck_by(line: Line, first: int, last: int) -> bool:
    """Say whether a party is told to have attacked, not only to border, mediate or comment."""
    before = line.words[max(0, first - 6) : first]
    if line.stems[first] in _LANDS and any(w.base in _DIPLOMACY for w in before):
        return False
    joined = line.words[first].lead == "و" and bool(before) and armed(line, first - 1) is not None
    two = line.words[first].lead == "و" and first > 1 and armed(line, first - 2) == first
    around = (*before, *line.words[first : last + 4])
    return joined or two or any("strike" in w.cues or w.verb is not None for w in around)


_LANDS = {fold(w) for w in ("روسيا", "تركيا", "إيران", "أمريكا", "أميركا", "إسرائيل", "اسرائيل")}
_DIPLOMACY = {fold(w) for w in ("بين", "اتفاق", "اتفاقية", "الحدود", "حدود", "برعاية", "ضامنة", "قمة", "تفاهم", "مع")}


def _theirs(line: Line, at: int) -> bool:
    """Say whether what belongs to a party struck, or is where the fire came from: "طائرة تابعة ل…", "من مناطق …"."""
    for i in range(max(0, at - 6), at):
        word = line.words[i]
        if word.base in _ORIGINS or (word.cues & {"strike"} and word.base not in _STRIKES):
            return not any(line.words[j].base in _STRUCK for j in range(i, at))
    return False


def _fired(line: Line, at: int) -> bool:
    """Say whether it was a party's own who fired: «برصاص عناصر …», «على يد مسلحي …»."""
    return line.words[at - 2].base in _FIRE if at > 1 else False


def _acts(line: Line, at: int) -> bool:
    """Say whether a verb of its own stands behind a party: «… التابعة لـ … تمكنت من قتل»."""
    at += line.key(at) in _APART
    return at < len(line) and line.key(at) in _DID


_FIRE = {"رصاص", "نيران", "يد", "ايدي"}
_DID = {"تمكنت", "تمكن", "نفذت", "نفذ", "شنت", "قصفت", "استهدفت", "هاجمت", "قامت", "قام"}
_ORIGINS = {"مصدره", "مصدرها", "مصدر", "من", "انطلاقا"}
_STRIKES = {"استهداف", "قصف", "غارة", "غارات", "طالت", "هجوم", "هجمات"}
_STRUCK = {
    "مركز",
    "قيادة",
    "نفق",
    "رتل",
    "رتلا",
    "موكب",
    "موكبا",
    "تجمعا",
    "ثكنة",
    "حاجزا",
    "انفاق",
    "غرفة",
    "مخزن",
    "منصة",
    "سيارة",
    "موقع",
    "مواقع",
    "نقاط",
    "نقطة",
    "عناصر",
    "مقر",
    "مقرات",
    "عنصر",
    "على",
}


@cache
def _adjectives() -> frozenset[str]:
    """Give the single words that tell whose a strike is, and nothing beside another word."""
    ends = ("ية", "ي")
    return frozenset(
        cut(p)[0]
        for _, what, _, column in rows(DATA, "parties.tsv")
        if what == "actor"
        for p in phrases(column)
        if len(cut(p)) == 1 and cut(p)[0].endswith(ends)
    )


def went_on(line: Line, sentence: int, last: PartyMention | None, end: int) -> PartyMention | None:
    """Let a sentence that begins "وأضافت أن …" go back to the party cited last."""
    if last is None:
        return None
    for i in range(min(2, len(line))):
        if "cite" in line.words[i].cues and line.key(i + 1) in _GOES_ON:
            return PartyMention(
                line.starts[i],
                line.ends[i],
                sentence,
                party=last.party,
                use=Use.CLAIMANT,
                basis=last.basis,
                reach_start=line.starts[i],
                reach_end=end,
            )
    return None


_GOES_ON = {"ان", "انه", "انها", "الى", "الي", "عن", "بان", "فيه", "فيها", "ايضا", ":"}


def named_fully(found: list[PartyMention]) -> tuple[PartyMention, ...]:
    """Let "الاحتلال", "المليشيا" alone be whom the text names most often so; where it names none, the land tells."""
    names = [p.party for p in found]
    meant = {bare: max(full, key=names.count) for bare, full in _CALLED.items() if not full.isdisjoint(names)}
    return tuple(replace(p, party=meant[p.party]) if p.party in meant else p for p in found)


_CALLED = {  # what several parties are called, and who they may be
    "occupier": {"Turkey", "Israel", "Russia"},
    "militia": {"RSF", "Houthis", "SDF", "Iran-backed groups", "Al-Shabaab"},
}
