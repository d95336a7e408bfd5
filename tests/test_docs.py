"""The documents cannot grow stale: what they list is looked up in the code."""

from __future__ import annotations

import re
import tomllib
from importlib.resources import files
from pathlib import Path

import click
import pytest

from harmledger.cli import cli

ROOT = Path(__file__).parent.parent
SOURCE = ROOT / "src" / "harmledger"


def _meanings() -> set[str]:
    texts = (
        files(f"harmledger.{room}").joinpath("problems.toml").read_text("utf-8") for room in ("assemble", "reconcile")
    )
    return {code for text in texts for code in tomllib.loads(text)}


def test_every_problem_code_in_the_code_is_explained() -> None:
    """A code that a command can print stands in the reference with what it means."""
    used = {
        code for path in SOURCE.rglob("*.py") for code in re.findall(r'Problem\(\s*"(\w+)"', path.read_text("utf-8"))
    }
    assert used
    assert used <= _meanings()


def _commands() -> list[str]:
    context = click.Context(cli, info_name="harmledger")
    return cli.list_commands(context)


@pytest.mark.parametrize("name", _commands())
def test_every_command_shows_an_example(name: str) -> None:
    """`--help` of each command ends with how one would type it."""
    context = click.Context(cli, info_name="harmledger")
    command = cli.get_command(context, name)
    assert command
    shown = click.Context(command, info_name=f"harmledger {name}", parent=context).get_help()
    assert f"harmledger {name}" in shown.split("\n", 1)[1] or isinstance(command, click.Group)


def test_the_readme_names_only_commands_that_exist() -> None:
    """What a newcomer copies from the README works."""
    named = set(re.findall(r"^harmledger (\w+)", (ROOT / "README.md").read_text("utf-8"), re.MULTILINE))
    assert named
    assert named <= set(_commands())
