"""The plain words of a text at a tenth of what a pattern costs: for tests that look at every text."""

from __future__ import annotations

# Letters in small, anything else as space.
_SMALL = bytes(ord(chr(code).lower()) if code < 128 and chr(code).isalpha() else 32 for code in range(256))  # noqa: PLR2004 - ASCII


def letters(text: str, without: bytes = b"") -> str:
    """Give a text in small letters of A to Z, with space for all else but for some marks, which leave none."""
    return text.encode("ascii", "replace").translate(_SMALL, without).decode("ascii")
