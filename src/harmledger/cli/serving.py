"""The server behind `harmledger serve`."""

from __future__ import annotations

import os
import socket
from typing import TYPE_CHECKING

import uvicorn

from harmledger.cli.lazy import DEBUG
from harmledger.errors import PortTakenError

if TYPE_CHECKING:
    from starlette.applications import Starlette

WAITING = 64  # connections that wait to be answered


def listen(host: str, port: int) -> socket.socket:
    """Listen on an address of this machine."""
    try:
        return socket.create_server((host, port), backlog=WAITING)
    except OSError as error:
        where, hint = f"{host}:{port}", f"({error.strerror}) Name another with --port."
        raise PortTakenError(where, hint) from error


def run(app: Starlette, listening: socket.socket) -> None:
    """Serve until stopped. Nothing is logged: addresses hold what is searched for, and faults may quote a source."""
    level = "error" if os.environ.get(DEBUG) else "critical"
    uvicorn.Server(uvicorn.Config(app, log_level=level, access_log=False)).run([listening])
