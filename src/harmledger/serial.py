"""The JSON codec of model values: the shapes of DESIGN.md §6, and a plain form that keeps every field.

`to_json` and `from_json` speak the published shapes, where a claim is flat. `plain` and `build` mirror a
dataclass field by field, for what only Harmledger itself reads back.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable
from datetime import date, datetime
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Any, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from harmledger.model import (
    Account,
    Attack,
    Bound,
    Claim,
    Incident,
    PeriodTotal,
    Place,
    Problem,
    Published,
    TollLine,
)

T = TypeVar("T")
Json = dict[str, Any]
Build = Callable[[Any], Any]
SPARSE = {Published: "at"}  # a field that is not written where it is empty: what knows no hour stays as it always was
VERSION = re.compile(r"@v\d+$")  # how the store marks the later versions of one id


def plain(value: object) -> Any:
    """Give a value as JSON knows it, a dataclass as an object with all its fields."""
    if dataclasses.is_dataclass(value):
        kind = cast("type", type(value))
        written = {name: plain(getattr(value, name)) for name in _fields(kind)}
        return _sparse(written, SPARSE[kind]) if kind in SPARSE else written
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):  # and datetime
        return value.isoformat()
    if isinstance(value, (tuple, list)):
        return [plain(item) for item in value]
    return value


def _sparse(written: Json, name: str) -> Json:
    return {field: value for field, value in written.items() if field != name or value is not None}


def build(kind: type[T], data: Any) -> T:
    """Give back the value whose plain form this is; fields that are missing take their default."""
    return cast("T", _builder(cast("Any", kind))(data))


@cache
def _fields(kind: type) -> dict[str, Any]:
    """Give the names and types of a dataclass's fields in order."""
    hints = get_type_hints(kind)
    return {field.name: hints[field.name] for field in dataclasses.fields(kind)}


@cache
def _builder(hint: Any) -> Build:
    """Give the function that makes values of a type: looked up once a type, not once a value."""
    if get_origin(hint) in {UnionType, Union}:
        one = _builder(next(arm for arm in get_args(hint) if arm is not NoneType))
        return lambda data: None if data is None else one(data)
    if get_origin(hint) is tuple:
        each = _builder(get_args(hint)[0])
        return lambda data: tuple(map(each, data or ()))
    if dataclasses.is_dataclass(hint):
        return _maker(cast("type", hint))
    if hint is datetime or hint is date:
        return lambda data: data if isinstance(data, date) else hint.fromisoformat(data)
    return hint if isinstance(hint, type) and issubclass(hint, (Enum, float)) else _same


def _maker(kind: type) -> Build:
    """Give the function that makes a dataclass from an object with its fields."""
    builders = [(name, _builder(hint)) for name, hint in _fields(kind).items()]
    simple = [name for name, builder in builders if builder is _same]
    others = [(name, builder) for name, builder in builders if builder is not _same]

    def make(data: Json) -> Any:
        values = {name: data[name] for name in simple if name in data}
        return kind(**values, **{name: builder(data[name]) for name, builder in others if name in data})

    return make


def _same(data: Any) -> Any:
    return data


def to_json(value: object) -> Json:
    """Give the published shape of a claim, attack, account, incident, period total or any other noun."""
    shape = _SHAPES.get(type(value))
    return shape(value) if shape else cast("Json", plain(value))


def from_json(kind: type[T], data: Json, *, document: str = "") -> T:
    """Give back a value from its published shape; claims and attacks take their document's id from outside."""
    read = _READERS.get(kind)
    return cast("T", read(data, document)) if read else build(kind, data)


def _places(places: tuple[Place, ...]) -> Any:
    """Give null, one place, or a list: as people read it."""
    return None if not places else plain(places[0] if len(places) == 1 else places)


def _claim(claim: Claim) -> Json:
    people, count, claimant, actor = claim.people, claim.count, claim.claimant, claim.actor
    return {
        "id": claim.id,
        "quote": claim.quote,
        "start": claim.start,
        "end": claim.end,
        "harm": plain(claim.harm),
        **plain(people),
        "group": people.group,
        **plain(count),
        "unit": claim.unit.value,
        "assertion": claim.assertion.value,
        "counts": claim.counts.value,
        "tally": claim.tally,
        "provisional": claim.provisional,
        "part_of": claim.part_of,
        "same_as": claim.same_as,
        "scope": claim.scope.value,
        "movement": plain(claim.movement),
        "when": plain(claim.when),
        "outcome_when": plain(claim.outcome_when),
        "from_harm": plain(claim.from_harm),
        "manner": claim.manner.value,
        "place": _places(claim.places),
        "place_mode": plain(claim.place_mode),
        "claimant": claimant.party if claimant else None,
        "claimant_text": claimant.text if claimant else None,
        "claimant_via": list(claimant.via) if claimant else [],
        "claimant_basis": claimant.basis.value if claimant else None,
        "actor": actor.name if actor else None,
        "actor_text": actor.text if actor else None,
        "weapon": plain(claim.weapon),
        "weapon_text": claim.weapon_text,
        "attack": claim.attack,
        "confidence": claim.confidence,
        "made_by": claim.made_by,
        "rule": claim.rule,
    }


def _attack(attack: Attack) -> Json:
    flat: Json = plain(attack)
    del flat["document"], flat["places"]
    actor = attack.actor
    return flat | {
        "place": _places(attack.places),
        "actor": actor.name if actor else None,
        "actor_text": actor.text if actor else None,
    }


def _account(account: Account) -> Json:
    return {
        "doc": account.document,
        "language": account.language,
        "published": plain(account.published),
        "claims": [_claim(claim) for claim in account.claims],
        "attacks": [_attack(attack) for attack in account.attacks],
        "problems": plain(account.problems),
        "made_by": account.made_by,
    }


def given(document: str) -> str:
    """Give a document's id as it was given, without the mark of a later version."""
    return VERSION.sub("", document)


def _toll(line: TollLine) -> Json:
    return {
        "harm": line.harm.value,
        "unit": line.unit.value,
        **plain(line.people),
        "group": line.people.group,
        "low": line.low.value,
        "best": line.best.value,
        "high": line.high.value,
        "claims": list(line.claims),
        "rules": _rules(line.low, line.best, line.high),
    }


def _rules(*bounds: Bound) -> list[str]:
    return list(dict.fromkeys(bound.rule for bound in bounds if bound.rule))


def _incident(incident: Incident) -> Json:
    flat: Json = plain(incident)
    del flat["links"]
    return flat | {
        "documents": list(dict.fromkeys(given(document) for document in incident.documents)),
        "toll": [_toll(line) for line in incident.toll],
    }


def _total(total: PeriodTotal) -> Json:
    flat: Json = plain(total)
    del flat["people"], flat["count"]
    flat.update(plain(total.people), group=total.people.group)
    return flat | cast("Json", plain(total.count))


def _named(data: Json) -> Json | None:
    return None if data.get("actor") is None else {"name": data["actor"], "text": data.get("actor_text") or ""}


def _read_places(data: Any) -> list[Any]:
    return data if isinstance(data, list) else [data] if data else []


def _read_claim(data: Json, document: str) -> Claim:
    nested: Json = dict(data)
    nested["document"] = document
    nested["places"] = _read_places(data.get("place"))
    nested |= {"people": data, "count": data, "actor": _named(data), "claimant": _chain(data)}
    return build(Claim, nested)


def _chain(data: Json) -> Json | None:
    if data.get("claimant") is None:
        return None
    chain = {"party": data["claimant"], "text": data.get("claimant_text") or "", "via": data.get("claimant_via")}
    basis = data.get("claimant_basis")
    return chain | ({"basis": basis} if basis else {})


def _read_attack(data: Json, document: str) -> Attack:
    nested = {"document": document, "places": _read_places(data.get("place")), "actor": _named(data)}
    return build(Attack, data | nested)


def _read_account(data: Json, _: str) -> Account:
    document = data["doc"]
    return Account(
        document=document,
        language=data["language"],
        claims=tuple(_read_claim(claim, document) for claim in data["claims"]),
        attacks=tuple(_read_attack(attack, document) for attack in data["attacks"]),
        problems=tuple(build(Problem, problem) for problem in data["problems"]),
        published=build(Published, data["published"]) if data["published"] else None,
        made_by=data.get("made_by", ""),
    )


_SHAPES: dict[type, Any] = {
    Claim: _claim,
    Attack: _attack,
    Account: _account,
    Incident: _incident,
    PeriodTotal: _total,
}
_READERS: dict[type, Any] = {Claim: _read_claim, Attack: _read_attack, Account: _read_account}
