"""Documents that are typed rather than fetched: a text pasted at the desk, or what a person enters by hand."""

from __future__ import annotations

import json
from dataclasses import dataclass, replace
from hashlib import sha256

from harmledger import errors
from harmledger.collect.files import content
from harmledger.collect.refused import Refused
from harmledger.model import Document, Kind, Sensitivity, Source

BY_HAND = "by hand"  # the origin of what a person entered: no reader looks for figures in it


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed; what is empty was not said."""

    text: str
    title: str = ""
    publisher: str = ""
    published: str = ""
    url: str = ""


def pasted(typed: Typed) -> Document | Refused:
    """Make a document of a text. Its id comes from the text, so that the same text is known again."""
    return _document(typed, f"pasted-{_digest(typed.text)}", "pasted.jsonl")


def entered(typed: Typed, event: str, by: str) -> Document:
    """Make the document that a person enters for an event; where no source is named it is theirs, and not public.

    Raises what `collect` refuses a text for.
    """
    made = _document(typed, f"hand-{_digest(typed.text + event)}", BY_HAND)
    if isinstance(made, Refused):
        raise made.error
    named = bool(made.source or made.url)
    return replace(
        made,
        origin=BY_HAND,
        kind=Kind.FIELD_NOTE,
        source=made.source or Source(f"entered by {by}"),
        sensitivity=made.sensitivity if named else Sensitivity.RESTRICTED,
    )


def _document(typed: Typed, name: str, origin: str) -> Document | Refused:
    if not typed.text:
        return Refused("", errors.EmptyFileError())
    fields = {field: getattr(typed, field) for field in ("text", "title", "publisher", "published", "url")}
    raw = json.dumps({"id": name} | fields, ensure_ascii=False).encode()
    return next(content("typed.jsonl", raw, origin=origin if origin == BY_HAND else f"{name}.jsonl", limit=len(raw)))


def _digest(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:10]
