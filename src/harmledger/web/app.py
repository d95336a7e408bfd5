"""The application: its pages, our files, the guard before them, and faults as sentences."""

from __future__ import annotations

from contextlib import asynccontextmanager
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING

from starlette.applications import Starlette
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.routing import Mount
from starlette.staticfiles import StaticFiles
from xstatic.pkg import leaflet

from harmledger.errors import HarmledgerError, NoLedgerError, UnknownTargetError
from harmledger.store.gazetteer import open_default
from harmledger.web import (
    add,
    byhand,
    cases,
    day,
    decide,
    document,
    incident,
    map,  # noqa: A004 - the page is called so
    places,
    preferences,
    queue,
    search,
    sources,
    totals,
    views,
)
from harmledger.web.desk import Ask, Desk
from harmledger.web.guard import Guard
from harmledger.web.settling import Settler

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Collection
    from contextlib import AbstractAsyncContextManager

    from starlette.requests import Request
    from starlette.responses import Response

    from harmledger.settings import Settings
    from harmledger.store import Ledger

# modules with ROUTES
PAGES = (
    queue,
    incident,
    document,
    decide,
    add,
    byhand,
    day,
    cases,
    map,
    totals,
    places,
    sources,
    search,
    preferences,
    views,
)
LOCAL = ("127.0.0.1", "localhost", "::1")
MISSING = (NoLedgerError, UnknownTargetError)


def app(ledger: Ledger, settings: Settings, *, hosts: Collection[str] = LOCAL) -> Starlette:
    """Give the desk of an open ledger; `hosts` are the names under which it may be asked for."""
    desk = Desk(ledger, settings, open_default(), Settler(ledger))
    routes = [route for page in PAGES for route in page.ROUTES]
    made = Starlette(
        routes=[*routes, *_files()],
        middleware=[Middleware(Guard, hosts=hosts)],
        lifespan=_closing(desk.settler),
        exception_handlers={HarmledgerError: _refused, HTTPException: _strayed, Exception: _failed},
    )
    made.state.desk = desk
    return made


def _closing(settler: Settler) -> Callable[[Starlette], AbstractAsyncContextManager[None]]:
    """Let go of what computes beside the server when it stops."""

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        yield
        settler.close()

    return lifespan


def _files() -> tuple[Mount, ...]:
    return (
        Mount("/static/leaflet", StaticFiles(directory=leaflet.BASE_DIR)),
        Mount("/static", StaticFiles(directory=Path(__file__).with_name("static"))),
    )


def _ask(request: Request) -> Ask:
    return Ask(request.app.state.desk, request, FormData())


async def _refused(request: Request, error: Exception) -> Response:
    """Say what a user can mend."""
    status = HTTPStatus.NOT_FOUND if isinstance(error, MISSING) else HTTPStatus.BAD_REQUEST
    return _ask(request).page("error.html", status, says=str(error), title="error.refused")


async def _strayed(request: Request, error: Exception) -> Response:
    """Say that there is no such page, or that too much was sent."""
    status = error.status_code if isinstance(error, HTTPException) else HTTPStatus.BAD_REQUEST
    kinds = {404: "error.missing", 413: "error.large"}
    ask = _ask(request)
    says = ask.t("error.use_add") if status == HTTPStatus.REQUEST_ENTITY_TOO_LARGE else ""
    return ask.page("error.html", status, says=says, title=kinds.get(status, "error.bad"))


async def _failed(request: Request, error: Exception) -> Response:
    """Say that the program failed, without the error's own text: it may quote a source."""
    return _ask(request).page("error.html", 500, says=type(error).__name__, title="error.failed")
