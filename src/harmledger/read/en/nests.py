"""Which people of a sentence can be among which others: by kind and by number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from harmledger.model import Age, Sex, Status
from harmledger.read.en.group import Form

if TYPE_CHECKING:
    from harmledger.read.en.group import Group


def within(part: Group, whole: Group) -> bool:
    """Say whether people of the first kind can be among those of the second."""
    one, other = part.people, whole.people
    if {one.status, other.status} == {Status.CIVILIAN, Status.COMBATANT}:
        return False
    if one.status is Status.COMBATANT and (other.age is not Age.UNKNOWN or other.sex is not Sex.UNKNOWN):
        return False
    if (
        other.age is Age.CHILD
        and one.age is not Age.CHILD
        and (one.sex is not Sex.UNKNOWN or one.age is not Age.UNKNOWN)
    ):
        return False
    return not (other.sex is Sex.FEMALE and one.sex is Sex.MALE) and not (
        other.sex is Sex.MALE and one.sex is Sex.FEMALE
    )


def large(whole: Group, part: Group) -> bool:
    """Say whether a phrase counts enough people to hold those of another."""
    size, own = whole.count.number, part.count.number
    if whole.form in {Form.ARTICLE, Form.OPEN} or (not whole.many and whole.form is not Form.ELLIPTICAL):
        return False
    return size is None or own is None or size >= own


def alike(one: Group, other: Group) -> bool:
    """Say whether two phrases both count by sex or age, as the parts of one whole: "four men and three women"."""
    return all(
        g.form in {Form.COUNTED, Form.ARTICLE}
        and g.count.number is not None
        and (g.people.sex is not Sex.UNKNOWN or g.people.age is not Age.UNKNOWN)
        for g in (one, other)
    )


def exceeded(whole: Group, part: Group) -> bool:
    """Say whether a part is told of a whole that is too small for it: the text contradicts itself."""
    told = whole.form is Form.COUNTED and whole.many and not whole.oblique and whole.count.number is not None
    return told and whole.unit is part.unit and alike(part, part) and within(part, whole)
