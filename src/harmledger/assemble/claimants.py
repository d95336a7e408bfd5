"""Who says each figure: the party whose words hold it, else the one that its attack's report goes back to."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from harmledger.assemble.cues import holds, opens
from harmledger.assemble.scope import entries
from harmledger.model import Basis, Claimant, Harm
from harmledger.read.mentions import PartyMention, SentenceKind, Use

if TYPE_CHECKING:
    from harmledger.assemble.state import Draft, Scene, State
    from harmledger.read.mentions import Sentence


QUOTES = ("“", '"', "«", "‘")
BYSTANDERS = {Basis.ANONYMOUS, Basis.RELATIVE}
OURS = {Basis.OWN_TEAM, Basis.UNATTRIBUTED}
WE = "we"
TREATED = {Harm.KILLED, Harm.INJURED, Harm.CASUALTIES, Harm.MISSING}
_LEAD = 3  # sentences in which a report opens with an unnamed body
_BELOW = 3  # sentences behind it in which the body is named
_INITIALS = 2  # letters too few to be a body's initials
_HEAD = 2  # sentences in which a report says who speaks in all of it
TOLD = 20  # characters between a source and whom it told


def claimants(state: State) -> State:
    """Give each figure its claimant: cited in its sentence, carried from the sentence before, or its event's."""
    cited = _cited(state)
    carried = _carried(state, cited)
    changed: dict[int, Draft] = {}
    for i, draft in enumerate(state.drafts):
        if draft.dropped:
            continue
        party = _covers(cited.get(draft.figure.sentence, []), draft) or carried.get(draft.figure.sentence)
        if party is not None:
            changed[i] = replace(draft, claimant=_claimant(state, party))
    return _shared(_told_below(_specified(state.with_drafts(changed), cited)), cited)


def _specified(state: State, cited: dict[int, list[PartyMention]]) -> State:
    """Cite "a medical group said" of a lead as the party of its kind that one of the next sentences names."""
    named = {p.start: q for n, here in cited.items() for p in here if (q := _named_below(state, cited, n, p))}
    held = {(p.party, n): q for n, here in cited.items() for p in here if (q := named.get(p.start))}
    changed = {
        i: replace(draft, claimant=_claimant(state, meant))
        for i, draft in enumerate(state.drafts)
        if draft.claimant and (meant := held.get((draft.claimant.party, draft.figure.sentence)))
    }
    return state.with_drafts(changed)


def _named_below(
    state: State, cited: dict[int, list[PartyMention]], sentence: int, party: PartyMention
) -> PartyMention | None:
    """Give the first party with a name of its own cited behind a body that has none: "a medical group".

    A headline leaves out the article too ("doctors' network says"); there the name must hold what the body is called.
    """
    headed = state.reading.sentences[sentence].kind is SentenceKind.TITLE
    vague = party.basis is Basis.UNATTRIBUTED and state.text.endswith(" a ", 0, party.start)
    if sentence > _LEAD or not party.party.islower() or not (headed or vague):
        return None
    behind = (p for n in range(sentence + 1, sentence + 1 + _BELOW) for p in cited.get(n, ()))
    first = next((p for p in behind if vague or party.party.split()[-1] in p.party.lower().split()), None)
    return None if first is None or first.party.islower() or first.basis is Basis.CORRESPONDENT else first


def _told_below(state: State) -> State:
    """Cite the first statement of a figure as the one is cited that tells it again below."""
    said: dict[int, Claimant] = {}
    for draft in state.drafts:
        if draft.same_as is not None and draft.claimant is not None:
            said.setdefault(draft.same_as, draft.claimant)
    told = {i: replace(state.drafts[i], claimant=by) for i, by in said.items() if state.drafts[i].claimant is None}
    return state.with_drafts(told)


def _cited(state: State) -> dict[int, list[PartyMention]]:
    """Give the parties that each sentence cites; a bare "the source" is the one cited before it."""
    found: dict[int, list[PartyMention]] = {}
    last: PartyMention | None = None
    monitor: PartyMention | None = None
    teams = (p for p in state.reading.parties if p.basis is Basis.OWN_TEAM and not p.party.islower())
    house = next((p for p in teams if not _ours(state, p)), None)
    for party in state.reading.parties:
        if party.party in state.cues.monitors and party.use in {Use.CLAIMANT, Use.OTHER}:
            monitor = party
        if party.use is not Use.CLAIMANT:
            continue
        if party.party == WE and not _publisher(state):
            continue
        ours = _us(state, party, house) if _ours(state, party) else None
        meant = ours or _named_before(state, party, found) or _meant(state, party, last, monitor)
        meant = _just_named(state, party) or meant if meant is party else meant
        found.setdefault(party.sentence, []).append(meant)
        last = meant
    return found


def _us(state: State, party: PartyMention, house: PartyMention | None) -> PartyMention | None:
    """Give whom "our teams" and "we" mean: the body that the text names, else who published it."""
    named = house.party if house and party.party != WE else _publisher(state) if party.basis in OURS else ""
    return replace(party, party=named) if named else None


def _publisher(state: State) -> str:
    """Give the name of who published the document, without the network it did so on: "Facebook: Sahwa Hospital"."""
    name = state.document.source.name if state.document.source else ""
    return name.partition(": ")[2] or name


def _ours(state: State, party: PartyMention) -> bool:
    """Whether a party is called the writer's own: "our teams"."""
    return party.party == WE or state.text[max(0, party.start - TOLD) : party.start].rstrip().lower().endswith(
        state.cues.ours
    )


def _named_before(state: State, party: PartyMention, cited: dict[int, list[PartyMention]]) -> PartyMention | None:
    """Give the party cited before whose name holds the word that this one is called by: "the Network said"."""
    kind = _bare(_words(state, party))
    if kind not in state.cues.kinds:
        return None
    signs = (p for p in state.reading.parties if p.use is Use.SIGNS)
    before = (*signs, *(p for parties in cited.values() for p in reversed(parties)))
    named = [p for p in before if kind in map(_bare, words := _words(state, p).split()) and len(words) > 1]
    return replace(party, party=named[-1].party, basis=named[-1].basis) if named else None


def _just_named(state: State, party: PartyMention) -> PartyMention | None:
    """Give the body named just before, though not cited, that one called by its kind alone is."""
    if _bare(_words(state, party)) not in state.cues.kinds:
        return None
    told = state.parties_in[max(0, party.sentence - 1) : party.sentence + 1]
    near = (p for here in reversed(told) for p in reversed(here))
    named = (p for p in near if p.start < party.start and p.party in state.cues.publishers)
    return next((replace(party, party=p.party) for p in named), None)


def _bare(name: str) -> str:
    """Give a name without its article, in either language."""
    return name.removeprefix("the ").removeprefix("ال")


def _words(state: State, party: PartyMention) -> str:
    return state.text[party.start : party.end].lower()


def _meant(state: State, party: PartyMention, last: PartyMention | None, monitor: PartyMention | None) -> PartyMention:
    """Give the party that a nameless source stands for."""
    words = _words(state, party)
    owner = state.text[max(0, party.start - TOLD) : party.start].rstrip().lower()
    if last is not None and (words in state.cues.pointers or owner.endswith(state.cues.owners)):
        return replace(party, party=last.party, basis=last.basis, via=last.via)
    if party.party not in state.cues.nameless:
        return party
    told = next((p for p in _after(state, party) if p.party in state.cues.monitors), None) or monitor
    return replace(party, party=told.party, via=(party.party,)) if told is not None else party


def _after(state: State, party: PartyMention) -> list[PartyMention]:
    """Give the parties that stand just after one: "reliable sources told the Observatory"."""
    return [p for p in state.parties_in[party.sentence] if 0 < p.start - party.end < TOLD]


def _covers(parties: list[PartyMention], draft: Draft) -> PartyMention | None:
    """Give the party whose words hold the figure; the nearest, where no words are marked."""
    at = draft.figure.start
    held = [p for p in parties if p.reach_start is not None and p.reach_start <= at < (p.reach_end or at)]
    loose = [p for p in parties if p.reach_start is None]
    pool = held or loose
    return min(pool, key=lambda p: abs(p.start - at), default=None)


def _carried(state: State, cited: dict[int, list[PartyMention]]) -> dict[int, PartyMention]:
    """Give the party whose words run on into a sentence: an open quotation, or "the source added"."""
    found: dict[int, PartyMention] = {}
    sentences = state.reading.sentences
    last: PartyMention | None = None
    for i, sentence in enumerate(sentences):
        if last and (sentence.start < (last.reach_end or last.end) or _speaks_on(state, sentence)):
            found[i] = last
        here = cited.get(i)
        last = here[-1] if here else last
    return found


def _speaks_on(state: State, sentence: Sentence) -> bool:
    """Whether a sentence that cites nobody goes on with the words of whom was cited before."""
    words = state.text[sentence.start : sentence.end].lower()
    return words.startswith(QUOTES) or holds(words, state.cues.speaks_on)


def _claimant(state: State, party: PartyMention) -> Claimant:
    text = state.text[party.start : party.end]
    return Claimant(party=party.party, text=text, via=party.via, basis=party.basis)


def _shared(state: State, cited: dict[int, list[PartyMention]]) -> State:
    """Let the figures that cite nobody go back to the party that the report of their attack or period goes by."""
    alone, signer = _alone(state, cited), _house(state, cited) or _signer(state)
    threads = _threads(state)
    voices: dict[int, list[PartyMention]] = {}
    for scene, thread in zip(state.scenes, threads, strict=True):
        here = (p for p in cited.get(scene.sentence, []) if scene.start <= p.start < scene.end)
        voices.setdefault(thread, []).extend(p for p in here if _reports(state, scene, p))
    changed = {}
    for i, draft in enumerate(state.drafts):
        if draft.dropped or draft.claimant is not None:
            continue
        party = _heard(voices[threads[draft.scene]], draft)
        later = party and signer and party.basis in BYSTANDERS and party.start > draft.figure.start
        party = None if party and (later or _contradicts(state, threads, party, draft)) else party
        party = party or _beside(state, cited, draft)
        party = party or (alone if alone and draft.figure.start > alone.start else None) or signer
        if party is not None:
            changed[i] = replace(draft, claimant=_claimant(state, party))
    return state.with_drafts(changed)


def _threads(state: State) -> list[int]:
    """Give the thread of each scene: its event, its period, or that of the sentence before it in its paragraph."""
    found: list[int] = []
    for n, scene in enumerate(state.scenes):
        before = state.scenes[n - 1] if n else None
        if scene.event is not None:
            found.append(scene.event)
        elif scene.frame is not None:
            found.append(found[scene.frame])
        elif before is not None and before.paragraph == scene.paragraph and not scene.figures:
            found.append(found[-1])
        else:
            found.append(-1 - n)
    return found


def _reports(state: State, scene: Scene, party: PartyMention) -> bool:
    """Whether a party tells of the attack: what bystanders only say of its circumstances, they do not count."""
    return party.basis not in BYSTANDERS or bool(scene.figures) or bool(state.strikes(scene))


def _contradicts(state: State, threads: list[int], party: PartyMention, draft: Draft) -> bool:
    """Whether a party cited below gives a higher number than a figure above it, which is then not the party's."""
    below = (
        d for d in state.drafts
        if d.claimant and d.claimant.party == party.party and threads[d.scene] == threads[draft.scene]
        and d.harm is draft.harm and d.people.group in {draft.people.group, "all"} and d.part_of is None
    )  # fmt: skip
    counted = [d.figure.count.low or 0 for d in below if d.figure.start > draft.figure.start]
    scene = state.scenes[draft.scene]
    told = scene.event is not None and scene.kind is SentenceKind.BODY and party.start > draft.figure.start
    own = draft.figure.count
    return told and draft.part_of is None and max(counted, default=0) > (own.high or own.low or 0) > 0


def _heard(voices: list[PartyMention], draft: Draft) -> PartyMention | None:
    """Give the party heard last before a figure; what comes before all of them goes by the only one there is."""
    if draft.harm not in TREATED:  # a hospital counts no displaced
        voices = [p for p in voices if p.basis is not Basis.HOSPITAL]
    before = [p for p in voices if p.start < draft.figure.start]
    if before:
        return before[-1]
    return voices[0] if len({p.party for p in voices}) == 1 else None


def _signer(state: State) -> PartyMention | None:
    """Give the one party that heads or signs the whole document, as its own statement."""
    parties = [p for p in state.reading.parties if p.use is Use.SIGNS]
    return parties[0] if len({p.party for p in parties}) == 1 else None


def _house(state: State, cited: dict[int, list[PartyMention]]) -> PartyMention | None:
    """Give the party that publishes the document, where it cites itself: its report is its own count throughout."""
    name = _publisher(state)
    short = "".join(word[0] for word in name.split() if word[0].isupper())
    told = [p for p in state.reading.parties if p.party in state.cues.publishers and p.use is Use.OTHER]
    every = [*(p for parties in cited.values() for p in parties), *told]
    own = (p for p in every if name and _is_called(state, p, name.lower(), short))
    cites = next((p for p in own if p.basis not in BYSTANDERS and p.basis is not Basis.CORRESPONDENT), None)
    return cites or _stating(state, name)


def _stating(state: State, name: str) -> PartyMention | None:
    """Give who published the document where it opens with what that body condemns or mourns: it is a statement."""
    for i, sentence in enumerate(state.reading.sentences[: _HEAD + 1] if name else ()):
        at = state.text.find(name, sentence.start, sentence.end)
        behind = state.text[at + len(name) : at + len(name) + TOLD + TOLD].lower()
        if at >= 0 and holds(behind, state.cues.states):
            return PartyMention(at, at + len(name), i, name, Use.SIGNS, Basis.UNATTRIBUTED)
    return None


def _beside(state: State, cited: dict[int, list[PartyMention]], draft: Draft) -> PartyMention | None:
    """Give the party cited right before a figure in its paragraph: who told of one shell told of the next."""
    scene = state.scenes[draft.scene]
    before = cited.get(scene.sentence - 1, [])
    same = state.reading.sentences[scene.sentence - 1].paragraph == scene.paragraph if before else False
    return before[-1] if same and opens(scene.opening, state.cues.anew) else None


def _entries(state: State) -> set[int]:
    """Give the sentences of entries, where a document has several: whom one cites has not told the others."""
    found = entries(state)
    return {s.sentence for s in state.scenes if s.paragraph in found} if len(found) > 1 else set()


def _is_called(state: State, party: PartyMention, name: str, short: str) -> bool:
    """Whether a party is cited by a part of a name or by its initials."""
    words = _words(state, party).removeprefix("the ")
    return party.party.lower() == name or words in name or (len(words) > _INITIALS and words.upper() in short)


def _alone(state: State, cited: dict[int, list[PartyMention]]) -> PartyMention | None:
    """Give the one party that a whole document cites for its figures, by its first citation, if there is only one."""
    told = {f.sentence for f in state.reading.figures} - _entries(state)
    parties = [p for sentence, found in cited.items() if sentence in told for p in found]
    heads = [p for sentence, found in cited.items() if sentence < _HEAD for p in found]
    if parties and len(cited) == 1:
        return None
    if not parties:  # "Morning summary from the head of the region, Petro Hlyn"
        parties = heads
    elif heads and heads[0] not in parties and _is_same(heads[0], parties[0]):
        parties = [heads[0], *(p for p in parties if not _is_same(heads[0], p))]  # "the regional police", "police"
    return parties[0] if len({p.party for p in parties}) == 1 else None


def _is_same(full: PartyMention, short: PartyMention) -> bool:
    """Whether one name is the end of another."""
    return full.party.lower().endswith(short.party.lower())
