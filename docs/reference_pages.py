"""Write the reference pages from the code itself, so that they cannot grow stale."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from typing import TYPE_CHECKING, Any

import click

from harmledger.cli import cli

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
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
    for name, command in commands(cli, "harmledger"):
        text = click.Context(command, info_name=name, terminal_width=100, max_content_width=100).get_help()
        parts += [f"## `{name}`", f"```text\n{text}\n```"]
    return "\n\n".join(parts) + "\n"


def data(room: str, name: str) -> dict[str, Any]:
    """Give a data file of a room."""
    return tomllib.loads(files(f"harmledger.{room}").joinpath(name).read_text(encoding="utf-8"))


def table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Give a Markdown table."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(str(cell).replace("|", "\\|") for cell in line) + " |" for line in lines)


def problems_page() -> str:
    """Give the problems that a text shows by itself and those between texts."""
    inside, between = data("assemble", "problems.toml"), data("reconcile", "problems.toml")
    parts = ["# Problems", "Contradictions are shown, never smoothed. Written from the code's own lists."]
    rows = ((f"`{code}`", kind["severity"], kind["meaning"]) for code, kind in inside.items())
    parts += ["## Inside one text", table(("code", "severity", "what it means"), rows)]
    parts += ["## Between texts", table(("code", "what it means"), ((f"`{c}`", m) for c, m in between.items()))]
    return "\n\n".join(parts) + "\n"


def rules_page() -> str:
    """Give the rules in force, with their versions, as `link` and `reconcile` read them."""
    rules, levels = data("reconcile", "rules.toml"), data("link", "levels.toml")
    parts = [
        "# Rules in force",
        f"Tolls and verdicts: version `{rules['version']}`. Linking: version `{levels['version']}`.",
        "## Tolls",
        table(("rule", "what it does"), rules["toll"].items()),
        "## Vague words",
        table(("word", "low", "high"), ((v["name"], v["low"], v.get("high", "open")) for v in rules["vague"])),
    ]
    for verdict in ("evidence", "attribution", "agreement"):
        parts += [f"## {verdict.capitalize()}", table(("verdict", "when"), rules[verdict].items())]
    parts += ["## Linking", "Evidence for (+) or against (−) that two attacks are one, in bits."]
    for aspect, kinds in levels.items():
        if isinstance(kinds, dict) and all(isinstance(kind, dict) for kind in kinds.values()):
            rows = ((name, kind.get("weight", "never"), kind.get("why", "")) for name, kind in kinds.items())
            parts += [f"### {aspect.capitalize()}", table(("level", "weight", "reason"), rows)]
    return "\n\n".join(parts) + "\n"


def write(folder: Path) -> None:
    """Write the pages that are made from code; they are not kept in git."""
    pages = {"commands": commands_page, "problems": problems_page, "rules": rules_page}
    for name, page in pages.items():
        (folder / f"{name}.md").write_text(page(), encoding="utf-8")
