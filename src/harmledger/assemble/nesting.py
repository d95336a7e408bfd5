"""Which groups of people can be part of which."""

from __future__ import annotations

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
