"""What is known while the harms of a sentence are read."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from harmledger.model import Harm
from harmledger.read.en import names
from harmledger.read.en.group import Form
from harmledger.read.en.heads import head_of
from harmledger.read.en.line import Trigger
from harmledger.read.en.links import Link
from harmledger.read.en.stops import ADVERB, BE, HAVE, RELATIVE, words
from harmledger.read.mentions import Back

if TYPE_CHECKING:
    from collections.abc import Sequence

    from harmledger.model import People
    from harmledger.read.en.group import Group
    from harmledger.read.en.line import Hit, Line

FAR = 40  # tokens beyond which nothing belongs to a verb
_NAME = 12  # tokens of a name with the age behind it
_ASIDE = {("as", "well", "as"), ("in", "addition", "to")}
_PRONOUNS = {("they",), ("he",), ("she",), ("it",)}
_JOINS = ({"and"}, {","}, {",", "and"})
_CLOSES = {",", ";", ":", "|", ".", "(", ")", "and", "or", "that", "which", "who", "but", "&"}
_LEFT = {"past", "part", "intr", "adj", "suffer"}  # forms that take the people before them
_AUXILIARY = ADVERB | BE | HAVE | RELATIVE
BESIDE = ADVERB | words("beside")


@dataclass(slots=True)
class State:
    """What is known so far while a sentence is read."""

    line: Line
    groups: list[Group]
    links: list[Link]
    harms: dict[int, tuple[Harm | None, Hit, str]] = field(default_factory=dict)
    later: set[int] = field(default_factory=set)  # phrases of people who were hurt and died of it

    def starting(self, at: int, gap: int) -> int | None:
        """Give the phrase that begins at a token or shortly after, with nothing in between that ends the clause."""
        for i, group in enumerate(self.groups):
            if group.start >= at:
                between = self.line.lows[at : group.start]
                near = group.start - at <= gap and not any(w in _CLOSES for w in between)
                clear = not any(t in self.line.harms for t in range(at, group.start))
                return i if near and clear else None
        return None

    def ending(self, at: int) -> int | None:
        """Give the phrase that ends right before a token; adverbs, quotes and the person's name may stand between."""
        ends = {group.end: i for i, group in enumerate(self.groups)}
        for end in range(at, max(-1, at - _NAME), -1):
            if end in ends:
                return ends[end]
            if end == 0 or not (self.line.lows[end - 1] in BESIDE or self._names(end - 1)):
                return None
        return None

    def _names(self, at: int) -> bool:
        """Say whether a token can stand between a person and the verb: a name, an age in brackets, a quote."""
        low, beside = self.line.lows[at], [low.isdecimal() for low in self.line.lows[max(0, at - 1) : at + 2 : 2]]
        if low == ",":  # "a woman, Khawla, wounded", "her grandson, 15, wounded"
            return self.line.tokens.words[at + 1][0].isupper() or self.line.lows[at + 1] == "aged" or any(beside)
        if low == "and":
            return all(beside)  # "his sons, 9 and 12, wounded"
        if (
            low in {'"', ")", "(", "-", "named", "called", "aged", "years", "old", "al", "abu", "year-old"}
            or low.isdecimal()
        ):
            return True
        return self.line.tokens.words[at][0].isupper() or low.startswith(("al-", "el-"))

    def subject(self, at: int) -> int | None:
        """Give the phrase to the left that a verb at a token is about."""
        oblique, stands_for = None, self.line.lows[at - 1 : at] in _PRONOUNS
        for i in range(len(self.groups) - 1, -1, -1):
            group = self.groups[i]
            if group.end > at or (stands_for and group.form is Form.OPEN):
                continue
            told = self._participle(i)  # "a girl wounded in May died"
            if self._closed(group.end if told is None else told.end, at):
                if group.oblique and group.form is Form.BARE:
                    continue  # "a driver who helped residents flee was killed"
                break
            if i in self.harms and self.line.lows[max(0, group.start - 3) : group.start] in _ASIDE:
                continue  # "96 civilians, as well as four deaths due to torture, were killed"
            if self.links[i].whole is not None and self.links[i].whole not in self.harms and i not in self.harms:
                return i if ";" in self.line.lows[self.groups[self._top(i)].end : group.start] else self._top(i)
            if i in self.harms and told is None and RELATIVE.isdisjoint(self.line.lows[group.end : group.end + 2]):
                break
            if not group.oblique:
                return oblique if group.form is Form.OPEN and oblique is not None else i
            oblique = i if oblique is None and group.form in {Form.COUNTED, Form.ARTICLE} else oblique
        return oblique

    def _participle(self, i: int) -> Hit | None:
        """Give the word right behind a phrase that has said what happened to its people."""
        hit = self.harms[i][1] if i in self.harms else None
        return hit if hit is not None and hit.start == self.groups[i].end else None

    def _top(self, at: int) -> int:
        """Give the outermost whole of a part."""
        while (whole := self.links[at].whole) is not None:
            at = whole
        return at

    def _closed(self, start: int, end: int) -> bool:
        """Say whether a clause ends between two tokens."""
        lows = self.line.lows
        if end - start > FAR or any(w in {";", "|"} for w in lows[start:end]):
            return True
        first = start + self._behind(start)
        busy = [hit for t in range(first, end) if (hit := self.line.harms.get(t)) and self.is_verb(hit)]
        return bool(busy) and not any(w in RELATIVE for w in lows[start : start + 3])

    def _behind(self, at: int) -> bool:
        """Say whether a participle begins at a token, right behind its people: "a boy hit by shrapnel was killed"."""
        hit = self.line.harms.get(at)
        return hit is not None and self.line.lows[at] in {"hit", "struck", "wounded", "injured"}

    def is_verb(self, hit: Hit) -> bool:
        """Say whether a word of harm is a verb outside every phrase."""
        return (
            isinstance(hit.value, Trigger)
            and hit.value.form in {"past", "intr", "base", "ing", "suffer"}
            and not self.inside(hit.start)
        )

    def inside(self, at: int) -> bool:
        """Say whether a token is inside a phrase."""
        return any(group.start <= at < group.end for group in self.groups)

    def _own(self, i: int) -> bool:
        """Say whether a phrase has a harm of its own: by its noun, or by a participle right behind it."""
        return self.groups[i].harm is not None or self.verb(i) is not None

    def claimed(self, i: int) -> bool:
        """Say whether a phrase is the subject of the verb right behind it: "… and two others were wounded"."""
        lows, at = self.line.lows, self.groups[i].end
        while at < len(lows) and lows[at] in ADVERB:
            at += 1
        if at < len(lows) and lows[at] in BE:
            return True
        hit = self.line.harms.get(at)
        return hit is not None and isinstance(hit.value, Trigger) and hit.value.form in _LEFT

    def verb(self, i: int) -> Hit | None:
        """Give the word of harm that says what happened to a phrase: "nine who died", "16 had been wounded"."""
        at, lows = self.groups[i].end, self.line.lows
        while at < len(lows) and (lows[at] in _AUXILIARY):
            at += 1
        hit = self.line.harms.get(at)
        told = hit is not None and isinstance(hit.value, Trigger) and hit.value.form in _LEFT
        return hit if told else None

    def name(self, group: Group | None, trigger: Hit, harm: Harm) -> None:
        """Add people told by name only, unless a phrase has counted them."""
        if (
            group
            and not self._named_before(group)
            and not any(g.start < group.end and group.start < g.end for g in self.groups)
        ):
            self.groups.append(replace(group, people=self._said_of(group)))
            self.links.append(Link())
            self.give([len(self.groups) - 1], trigger, harm, "name")
            self._kin(group, trigger, harm)

    def _named_before(self, named: Group) -> bool:
        """Say whether somebody counted before is only called by name: "a reporter for the channel, Omar Rifai, …"."""
        start = named.start - 1
        told = (g for i, g in enumerate(self.groups) if i in self.harms and g.form is Form.ARTICLE and g.end <= start)
        last = max(told, key=lambda g: g.end, default=None)
        if last is None or named.many or self.line.lows[start : start + 1] != (",",) or start - last.end > _NAME:
            return False
        return not any(w in _CLOSES or w in BE or w in HAVE for w in self.line.lows[last.end : start])

    def _said_of(self, named: Group) -> People:
        """Give who people told by name are, where the text says it behind them: "…, a nurse", "…, both nurses"."""
        one = next((g for g in self.groups if g.form is Form.ARTICLE and 0 < g.start - named.end <= 1), None)
        if one is not None and not named.many:
            return one.people
        at = names.aside(self.line, named.end) + 1
        both = self.line.lows[at - 1 : at + 1] in {(",", "both"), (",", "all")}
        head = head_of(self.line, at + 1) if both else None
        return head.people if head else named.people

    def _kin(self, named: Group, trigger: Hit, harm: Harm) -> None:
        """Give those coordinated with somebody told by name the same harm: "Rana Haddad and her brother"."""
        end = names.aside(self.line, named.end)
        for i, group in enumerate(self.groups[:-1]):
            joined = end <= group.start and set(self.line.lows[end : group.start]) in _JOINS
            if joined and i not in self.harms and group.form is Form.OWNED and not self.claimed(i):
                self.give([i], trigger, harm, "name")

    def _is_dead(self, i: int, harm: Harm | None) -> bool:
        """Say whether people are some of the dead, so that nothing else happens to them: "many of the dead were …"."""
        return self.groups[i].back is Back.DEAD and harm is not Harm.KILLED

    def give(self, members: Sequence[int], trigger: Hit, harm: Harm | None, rule: str) -> None:
        """Give phrases a harm, and the parts of each with it; what has one keeps it."""
        for i in members:
            if i not in self.harms and not self._is_dead(i, harm):
                self.harms[i] = (harm, trigger, rule)
        grown = True
        while grown:
            parts = [
                i
                for i, link in enumerate(self.links)
                if link.whole in members and i not in self.harms and not self._own(i)
            ]
            grown = bool(parts)
            for i in parts:
                self.harms[i] = (harm, trigger, f"{rule}, part")
            members = [*members, *parts]
