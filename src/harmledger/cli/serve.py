"""`harmledger serve`: the desk in the browser."""

from __future__ import annotations

import click

from harmledger import settings
from harmledger.cli.common import ledger_option


@click.command(
    epilog="""
\b
Examples:
  harmledger serve
  harmledger --ledger idlib.db serve --port 8000 --open
"""
)
@click.option("--port", default=8765, show_default=True, help="The port to listen on; 0 takes a free one.")
@click.option(
    "--host",
    "hosts",
    multiple=True,
    help="Listen on this address too (then anyone who reaches it can read and rule), or answer to this name.",
)
@click.option("--open", "opens", is_flag=True, help="Open the desk in the browser.")
@ledger_option
def serve(address: str, port: int, hosts: tuple[str, ...], *, opens: bool) -> None:
    """Open the desk: review, decide and understand in the browser, on this machine only.

    A ledger that is not there yet is made. Stop it with Ctrl-C: every decision is kept at once.
    """
    from harmledger.cli.serving import listen, run  # noqa: PLC0415 - keeps start-up quick
    from harmledger.store import Ledger  # noqa: PLC0415 - keeps start-up quick
    from harmledger.web import app  # noqa: PLC0415 - keeps start-up quick
    from harmledger.web.app import LOCAL  # noqa: PLC0415 - keeps start-up quick

    with Ledger.open(address) as ledger, listen(hosts[0] if hosts else "127.0.0.1", port) as socket:
        name, found = socket.getsockname()[:2]
        shown = f"http://{name}:{found}/"
        click.echo(f"The desk is open at {shown} (Ctrl-C closes it).")
        if opens:
            click.launch(shown)
        run(app(ledger, settings.load(), hosts=(*LOCAL, *hosts)), socket)
