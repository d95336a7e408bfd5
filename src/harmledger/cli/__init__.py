"""The command line: thin commands over the rooms, each imported only when it is called."""

from __future__ import annotations

import os
import sys

import click

from harmledger import __version__
from harmledger.cli.lazy import Lazy
from harmledger.settings import PREFIX, load

COMMANDS = {  # where each command is, and its line in the overview
    "read": ("harmledger.cli.read:read", "Show what reports state, without a ledger."),
    "add": ("harmledger.cli.add:add", "Put reports into the ledger."),
    "incidents": ("harmledger.cli.incidents:incidents", "List the incidents with their tolls and grades."),
    "totals": ("harmledger.cli.totals:totals", "List period totals beside what is recorded."),
    "problems": ("harmledger.cli.problems:problems", "List contradictions and doubts found in the data."),
    "explain": ("harmledger.cli.explain:explain", "Tell how an incident, document or figure came about."),
    "link": ("harmledger.cli.link:link", "Tell why two reports are or are not one incident."),
    "decide": ("harmledger.cli.decide:decide", "Record what a person ruled on a claim, attack or incident."),
    "enter": ("harmledger.cli.enter:enter", "Make an incident by hand, for what no text tells."),
    "serve": ("harmledger.cli.serve:serve", "Open the desk: review and decide in the browser."),
    "verify": ("harmledger.cli.verify:verify", "Check that no past decision was changed or removed."),
    "places": ("harmledger.cli.places:places", "Import and look up gazetteers of places."),
    "page": ("harmledger.cli.page:page", "Write the ledger as one HTML page for inside use."),
    "publish": ("harmledger.cli.publish:publish", "Write a package of open data, maps and what they mean."),
    "export": ("harmledger.cli.export:export", "Write the claims as a spreadsheet to correct."),
    "import": ("harmledger.cli.bring:bring", "Take corrections from a spreadsheet back as decisions."),
    "report": ("harmledger.cli.report:report", "Write the report of a month or any span, as HTML or PDF."),
    "reread": ("harmledger.cli.reread:reread", "Read the ledger's documents again with this version's reader."),
    "backup": ("harmledger.cli.backup:backup", "Copy the ledger to one file."),
    "restore": ("harmledger.cli.backup:restore", "Bring a copy back as the ledger."),
    "settings": ("harmledger.cli.settings:settings", "Show the settings in force."),
    "demo": ("harmledger.cli.demo:demo", "Add sample reports to a fresh ledger and show what they say."),
}


@click.group(
    cls=Lazy,
    commands_at=COMMANDS,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Begin with `harmledger demo`, or with `harmledger read FILE`.",
)
@click.option("--ledger", metavar="PATH", help="The ledger: a file or a PostgreSQL address.")
@click.version_option(__version__, prog_name="harmledger")
@click.pass_context
def cli(context: click.Context, ledger: str | None) -> None:
    """Turn reports on attacks on civilians into a ledger of claims that anyone can check."""
    context.obj = ledger
    if gazetteer := load().gazetteer:
        os.environ[f"{PREFIX}GAZETTEER"] = gazetteer  # `store.gazetteer` looks there


def main() -> None:
    """Run the command line. Output is UTF-8 on every system, as Arabic needs it."""
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]  # both are text files here
    cli(prog_name="harmledger")
