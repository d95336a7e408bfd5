"""Write the reference pages from the code itself, so that they cannot grow stale."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from harmledger.cli import main

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


def commands(command: click.Command, name: str) -> Iterator[tuple[str, click.Command]]:
    """Give a command and all below it, each with the words one types."""
    yield name, command
    if isinstance(command, click.Group):
        context = click.Context(command, info_name=name)
        for sub in command.list_commands(context):
            if found := command.get_command(context, sub):
                yield from commands(found, f"{name} {sub}")


def commands_page() -> str:
    """Give the page of all commands with their help as the terminal shows it."""
    parts = ["# Commands", "Written from the commands' own `--help`."]
    for name, command in commands(main, "harmledger"):
        text = click.Context(command, info_name=name, terminal_width=100, max_content_width=100).get_help()
        parts += [f"## `{name}`", f"```text\n{text}\n```"]
    return "\n\n".join(parts) + "\n"


def write(folder: Path) -> None:
    """Write the pages that are made from code; they are not kept in git."""
    (folder / "commands.md").write_text(commands_page(), encoding="utf-8")
