"""What is typed on a terminal, letter by letter."""

from __future__ import annotations

import codecs
import os
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

_ERASERS, _ENDS, _ESCAPE = frozenset("\x7f\b"), frozenset("\r\n\x03\x04"), "\x1b"
_AT_ONCE = 64  # bytes: a paste comes in one piece


def typing() -> Iterator[str]:
    """Give the empty line, then the line after each key, until Enter, Escape or Ctrl-D; arrows change nothing."""
    line = ""
    with _keys() as pressed:
        yield line
        while (keys := pressed()) != _ESCAPE and not _ENDS.intersection(keys):
            for key in "" if keys.startswith(_ESCAPE) else keys:
                line = line[:-1] if key in _ERASERS else line + (key if key.isprintable() else "")
            yield line


@contextmanager
def _keys() -> Iterator[Callable[[], str]]:
    """Give what waits for a key. The terminal hands keys over at once all the while, so that no quick one is lost."""
    try:
        import termios  # noqa: PLC0415 - not on Windows
        import tty  # noqa: PLC0415
    except ImportError:
        yield click.getchar
        return
    terminal, decoder = sys.stdin.fileno(), codecs.getincrementaldecoder("utf-8")("replace")
    before = termios.tcgetattr(terminal)
    try:
        tty.setcbreak(terminal, termios.TCSADRAIN)
        yield lambda: decoder.decode(os.read(terminal, _AT_ONCE) or b"\x04")
    finally:
        termios.tcsetattr(terminal, termios.TCSADRAIN, before)
