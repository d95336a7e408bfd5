"""Plain text, in any encoding."""

from __future__ import annotations

import random
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harmledger import errors
from harmledger.collect.text import LIMIT, checked, decode, document

if TYPE_CHECKING:
    from pathlib import Path

ARABIC = "قصفت طائرات حربية سوق بلدة تل عمارة صباح الخميس، ما أدى إلى مقتل ثلاثة مدنيين بينهم طفلان وإصابة عشرة آخرين."
ENGLISH = "Shells fell on the café’s terrace in Tel Amara – three people were killed."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1256"])
def test_arabic_is_decoded(encoding: str) -> None:
    """Arabic reads the same from UTF-8, UTF-16 with and without its mark, UTF-32 and the Windows code page."""
    assert decode(ARABIC.encode(encoding), "a.txt") == ARABIC


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_english_is_decoded(encoding: str) -> None:
    """English reads the same from the encodings it is found in."""
    assert decode(ENGLISH.encode(encoding), "a.txt") == ENGLISH


def test_line_ends_stay(tmp_path: Path) -> None:
    """Offsets are those of the text as given: no line end is changed."""
    raw = b"One.\r\nTwo.\rThree.\n"
    assert document("a", raw, str(tmp_path)).text == "One.\r\nTwo.\rThree.\n"


@pytest.mark.parametrize("raw", [bytes(range(256)) * 4, b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(100)])
def test_binary_is_refused(raw: bytes) -> None:
    """A picture is no text, whatever its name."""
    with pytest.raises(errors.BinaryFileError):
        decode(raw, "a.txt")


def test_noise_is_refused() -> None:
    """Random bytes are no text."""
    with pytest.raises((errors.BinaryFileError, errors.UnknownEncodingError)):
        decode(random.Random(7).randbytes(5000), "a.txt")  # noqa: S311 - noise, no secret


@pytest.mark.parametrize("text", ["", " \n\t\r\n "])
def test_empty_text_is_refused(text: str) -> None:
    """A document without a letter is told to be empty."""
    with pytest.raises(errors.EmptyFileError):
        checked(text, "a.txt")


def test_the_limit_is_stated() -> None:
    """A text that is too long is refused with the limit in words."""
    with pytest.raises(errors.TooLargeError, match=f"{LIMIT:,} characters"):
        checked("a" * (LIMIT + 1), "a.txt")


@given(st.text(st.characters(), min_size=1).filter(str.strip))
def test_what_cannot_be_kept_is_replaced_in_place(text: str) -> None:
    """NUL and half characters, which no database keeps, become one character each: offsets hold."""
    kept = checked(text + "\x00\ud800", "a.txt")
    assert len(kept) == len(text) + 2
    assert "\x00" not in kept
    kept.encode()


@given(st.binary())
def test_any_bytes_are_taken_or_refused(raw: bytes) -> None:
    """No bytes make the program fail otherwise than by its own words."""
    with suppress(errors.HarmledgerError):
        assert isinstance(decode(raw, "a.txt"), str)
