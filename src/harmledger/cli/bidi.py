"""Arabic on a terminal: each run of it is isolated, so that figures and dates beside it keep their place.

Terminals that order text by Unicode's algorithm (UAX #9) would else draw a date left of the Arabic words before it.
"""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typing import TextIO

FIRST, LAST = "\u2068", "\u2069"  # first strong isolate, pop directional isolate
LETTER = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
# From the first to the last letter of a run: neither the end of a table's cell nor a colour's code stands inside.
RUN = re.compile(rf"[{LETTER}](?:(?:(?!  )[^\x1b\n│{FIRST}{LAST}])*[{LETTER}])?")


def isolated(text: str) -> str:
    """Give text with every run of right-to-left letters between isolates."""
    return RUN.sub(lambda run: f"{FIRST}{run[0]}{LAST}", text)


class Isolating(io.TextIOBase):
    """A terminal to which right-to-left runs go isolated, after tables are laid out: isolates take no room."""

    def __init__(self, terminal: TextIO) -> None:
        """Take the terminal."""
        self.terminal = terminal

    def write(self, text: str) -> int:
        """Write a piece of output."""
        return self.terminal.write(isolated(text))

    def flush(self) -> None:
        """Write what waits."""
        self.terminal.flush()

    def isatty(self) -> bool:
        """Say that it is a terminal, if it is one."""
        return self.terminal.isatty()

    def fileno(self) -> int:
        """Give the terminal's number."""
        return self.terminal.fileno()
