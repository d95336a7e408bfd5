"""Full text: a word is found however it was typed, in both scripts, on both databases."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from harmledger.store import Ledger
from harmledger.store.search import count, find

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from harmledger.model import Account, Document

TEXTS = {
    "market": "Shelling killed three people at the vegetable market of Tel Amara.",
    "school": "A strike hit a school in Qasr al-Nahr. The market was closed.",
    "سوق": "قُتل ثلاثة أشخاص في قصف على السُّوق الشعبي في تل عمارة.",
    "مدرسة": "أُصيب معلّم بقصف قرب المدرسة.",
}


@pytest.fixture(name="ledger")
def _ledger(address: str, report: Callable[..., Document], reading: Callable[..., Account]) -> Iterator[Ledger]:
    with Ledger.open(address) as ledger:
        for name, text in TEXTS.items():
            document = report(name, text)
            ledger.add(document, reading(document))
        yield ledger


@pytest.mark.parametrize(
    ("asked", "documents"),
    [
        ("market", {"market", "school"}),
        ("MARK", {"market", "school"}),
        ("market Amara", {"market"}),
        ("سوق", {"سوق"}),
        ("السوق", {"سوق"}),
        ("اشخاص", {"سوق"}),
        ("المدرسه", {"مدرسة"}),
        ("قصف", {"سوق", "مدرسة"}),
        ("hospital", set()),
        ('" OR * ( NEAR', set()),
        ("'':* & !", set()),
        ("", set()),
    ],
)
def test_words_are_found_however_typed(ledger: Ledger, asked: str, documents: set[str]) -> None:
    """Capitals, vowel signs, hamza, the article and a word's end make no difference; signs have no power."""
    found = find(ledger, asked)
    assert {hit.document for hit in found} == documents
    assert count(ledger, asked) == len(documents)


def test_what_was_found_is_shown_in_its_text(ledger: Ledger) -> None:
    """A hit shows the word as it stands, with the text on both sides."""
    hit = find(ledger, "vegetable")[0]
    assert hit.before + hit.quote + hit.after == TEXTS["market"]
    assert hit.quote == "vegetable"
    assert find(ledger, "سوق")[0].quote == "السُّوق"


def test_what_is_added_later_is_found(
    ledger: Ledger, report: Callable[..., Document], reading: Callable[..., Account]
) -> None:
    """The index follows the ledger."""
    assert count(ledger, "bridge") == 0
    document = report("bridge", "A bridge was struck.")
    ledger.add(document, reading(document))
    assert count(ledger, "bridge") == 1


def test_hits_come_a_page_at_a_time(ledger: Ledger) -> None:
    """Pages do not overlap, and the total is of all."""
    first, second = find(ledger, "market", limit=1), find(ledger, "market", offset=1, limit=1)
    assert count(ledger, "market") == len({hit.document for hit in first + second})
