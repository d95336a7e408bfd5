"""Settings from the file and from variables."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from harmledger.errors import BadSettingsError
from harmledger.settings import Settings, load, path

if TYPE_CHECKING:
    from pathlib import Path


def test_nothing_set_gives_the_defaults(tmp_path: Path) -> None:
    """Without a file and variables the ledger is harmledger.db in the folder one is in."""
    assert load({"HARMLEDGER_CONFIG": str(tmp_path / "none.toml")}) == Settings(ledger="harmledger.db")


def test_variables_stand_over_the_file(tmp_path: Path) -> None:
    """What the file says holds, unless a variable says otherwise; keys that are not known do not matter."""
    file = tmp_path / "settings.toml"
    file.write_text('ledger = "one.db"\nreviewer = "Amal"\ncolour = "red"\n')
    found = load({"HARMLEDGER_CONFIG": str(file), "HARMLEDGER_LEDGER": "two.db"})
    assert (found.ledger, found.reviewer) == ("two.db", "Amal")


@pytest.mark.parametrize("content", [b"ledger = ", b"ledger = 5", b"\xff\xfe"])
def test_a_bad_file_is_told(tmp_path: Path, content: bytes) -> None:
    """A settings file that cannot be read is named, with what it must be."""
    file = tmp_path / "settings.toml"
    file.write_bytes(content)
    with pytest.raises(BadSettingsError, match=r"settings\.toml: the settings file cannot be read"):
        load({"HARMLEDGER_CONFIG": str(file)})


def test_the_file_is_in_the_users_folder() -> None:
    """Without HARMLEDGER_CONFIG the file is where the system keeps a user's settings."""
    assert path({}).parts[-2:] == ("harmledger", "settings.toml")
