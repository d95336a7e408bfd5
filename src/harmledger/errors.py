"""Errors a user can mend. The class's docstring says what is wrong; the argument names where."""

from __future__ import annotations

import inspect


class HarmledgerError(Exception):
    """Something went wrong that the message explains."""

    exit_code = 1

    def __init__(self, where: str = "", what_to_do: str = "") -> None:
        """Take the file or name concerned, and what the user can do about it."""
        self.where = where
        self.what_to_do = what_to_do
        parts = [
            f"{where}: " if where else "",
            inspect.getdoc(type(self)) or "",
            f" {what_to_do}" if what_to_do else "",
        ]
        super().__init__("".join(parts))
