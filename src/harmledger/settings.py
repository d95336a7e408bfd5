"""Settings: one frozen value from the TOML file, then HARMLEDGER_* variables, then a command's options."""

from __future__ import annotations

import dataclasses
import os
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from harmledger.errors import BadSettingsError

if TYPE_CHECKING:
    from collections.abc import Mapping

PREFIX = "HARMLEDGER_"


@dataclass(frozen=True, slots=True)
class Settings:
    """What a user may set.

    `reviewer` signs the decisions made on this machine. With `second_reader = "yes"` an incident is final only after
    two people confirmed it. The last three are where `harmledger places install` finds lists of places: addresses with
    {CC} or {cc} for the country's two letters, several with blanks between them, "SY=" before one that is for one
    country only; `cache` is the folder that keeps what was fetched.
    """

    ledger: str = "harmledger.db"
    gazetteer: str | None = None
    reviewer: str | None = None
    second_reader: str | None = None
    cache: str | None = None
    geonames: str = "https://download.geonames.org/export/dump/{CC}.zip"
    alternate_names: str = "https://download.geonames.org/export/dump/alternatenames/{CC}.zip"
    ocha: str | None = None


def load(environment: Mapping[str, str] | None = None) -> Settings:
    """Give the settings in force on this machine."""
    given = os.environ if environment is None else environment
    names = {field.name for field in dataclasses.fields(Settings)}
    values = {name: value for name, value in _file(given).items() if name in names}
    variables = {name: given[PREFIX + name.upper()] for name in names if given.get(PREFIX + name.upper())}
    return Settings(**(values | variables))


def path(environment: Mapping[str, str]) -> Path:
    """Give where the settings file is: HARMLEDGER_CONFIG, else the user's configuration folder."""
    if named := environment.get(f"{PREFIX}CONFIG"):
        return Path(named)
    from platformdirs import user_config_path  # noqa: PLC0415 - not needed where the variable is set

    return user_config_path("harmledger") / "settings.toml"


def _file(environment: Mapping[str, str]) -> dict[str, str]:
    file = path(environment)
    try:
        table = tomllib.loads(file.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise BadSettingsError(str(file)) from error
    if not all(isinstance(value, str) for value in table.values()):
        raise BadSettingsError(str(file), "Every value must be text in quotes.")
    return table
