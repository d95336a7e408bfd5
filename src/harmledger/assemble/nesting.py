"""Which groups of people, and which figures, can be part of which."""

from __future__ import annotations

from typing import TYPE_CHECKING

from harmledger.model import Harm, Unit

if TYPE_CHECKING:
    from harmledger.assemble.state import Draft

UNDIVIDED = {Harm.KILLED, Harm.INJURED}

PEOPLE = {
    "child",
    "girl",
    "boy",
    "woman",
    "man",
    "elderly",
    "medic",
    "rescuer",
    "aid_worker",
    "journalist",
    "family_member",
}
WITHIN = {  # the groups that a group can be part of, narrowest first
    **dict.fromkeys(PEOPLE, ("civilian", "all")),
    **dict.fromkeys(("child", "woman", "man", "elderly"), ("family_member", "civilian", "all")),
    "girl": ("child", "civilian", "all"),
    "boy": ("child", "civilian", "all"),
    "civilian": ("all",),
    "combatant": ("all",),
    "all": (),
}


def fits(part: str, whole: str) -> bool:
    """Whether people of one group can be among people of another; who is not described can be among any."""
    return part in {whole, "all"} or whole in WITHIN.get(part, ())


def stands_alone(draft: Draft) -> bool:
    """Whether a figure stands by itself so far."""
    person = draft.figure.unit is Unit.PERSON and draft.harm is not None
    somebody = draft.figure.count.high != 0  # nobody is no part of anybody
    return person and somebody and not draft.dropped and draft.same_as is None and draft.by_attack


def number(draft: Draft) -> int | None:
    """Give the number of a figure that others may be part of: its upper bound, else its lower one."""
    count = draft.figure.count
    return count.high if count.high is not None else count.low


def leaves_room(whole: Draft, part: Draft) -> bool:
    """Whether a figure's number leaves room for another; a higher one than "at least three" is a later toll."""
    size, limit = part.figure.count.low, number(whole)
    return size is not None and limit is not None and size <= limit
