"""A figure that a reviewer found in a text, from the form under the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from harmledger.assemble.identity import claim_id
from harmledger.errors import BadDecisionError
from harmledger.model import Harm
from harmledger.review import Addition
from harmledger.review.amend import GROUPS

if TYPE_CHECKING:
    from harmledger.store.stated import Told
    from harmledger.web.desk import Ask

OFTEN = 1000  # figures that one passage may state


def read(ask: Ask, found: Told) -> tuple[str, Addition]:
    """Give the id of a figure and what is said of it; the passage is given by its offsets or by its words."""
    document = found.documents[0]
    start, end = _span(ask, document.text)
    low, high = _bounds(ask)
    attacks = {attack.id for account in found.accounts for attack in account.attacks}
    people = GROUPS.get(ask.text("group"), GROUPS["all"])
    value = Addition(
        document=document.id,
        start=start,
        end=end,
        quote=document.text[start:end],
        harm=_harm(ask),
        low=low,
        high=high,
        attack=ask.text("attack") if ask.text("attack") in attacks else None,
        status=people.status,
        sex=people.sex,
        age=people.age,
        claimant=ask.text("claimant") or None,
    )
    return _free(found, value), value


def _free(found: Told, value: Addition) -> str:
    """Give an id that no figure of the document has."""
    taken = {claim.id for account in found.accounts for claim in account.claims}
    span = (value.start, value.end)
    names = (claim_id(value.document, span, value.harm, value.unit, number) for number in range(OFTEN))
    return next(name for name in names if name not in taken)


def _bounds(ask: Ask) -> tuple[int | None, int | None]:
    low, high = number(ask.text("low")), number(ask.text("high"))
    if low is None and high is None:
        raise BadDecisionError(ask.t("correct.low"), ask.t("decide.needs_number"))
    return low, high


def _harm(ask: Ask) -> Harm:
    if ask.text("harm") not in set(Harm):
        raise BadDecisionError(ask.t("correct.harm"))
    return Harm(ask.text("harm"))


def _span(ask: Ask, text: str) -> tuple[int, int]:
    """Find the passage: by the offsets that the script took from the selection, else by its words as typed."""
    start, end = number(ask.text("start")), number(ask.text("end"))
    quote = ask.text("quote")
    if start is None or end is None or len(text[start:end].strip()) != len(quote):  # names in it may be hidden
        start = text.find(quote) if quote else -1
        end = start + len(quote)
    if not 0 <= start < end <= len(text):
        raise BadDecisionError(quote[:80], ask.t("document.no_passage"))
    return start, end


def number(text: str) -> int | None:
    """Read a number that a toll or an offset may be; nothing where it is none."""
    return int(text) if text.isdecimal() and len(text) < 10 else None  # noqa: PLR2004 - no toll has ten digits
