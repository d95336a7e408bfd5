"""The word lists by which people's names are told from others."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def listed(language: str) -> dict[str, frozenset[str]]:
    """Give the lists of a language by their names."""
    table: dict[str, Any] = tomllib.loads(files(__package__).joinpath("words.toml").read_text(encoding="utf-8"))
    return {name: frozenset(words) for name, words in table[language].items()}
