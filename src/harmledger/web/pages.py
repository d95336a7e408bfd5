"""Routes: a function that takes an `Ask` and gives a response, run in a thread of its own."""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import FormData
from starlette.exceptions import HTTPException
from starlette.routing import Route

from harmledger.web.desk import Ask

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.requests import Request
    from starlette.responses import Response

    Page = Callable[[Ask], Response]

PART = 2_000_000  # bytes of one field of a form; files have a limit of their own
FIELDS = 500


def get(path: str, page: Page) -> Route:
    """Give the route of a page that is looked at."""

    async def endpoint(request: Request) -> Response:
        return await run_in_threadpool(page, Ask(request.app.state.desk, request, FormData()))

    return Route(path, endpoint, methods=["GET"])


def post(path: str, page: Page) -> Route:
    """Give the route of a form that is sent."""

    async def endpoint(request: Request) -> Response:
        try:
            async with request.form(max_fields=FIELDS, max_files=FIELDS, max_part_size=PART) as form:
                return await run_in_threadpool(page, Ask(request.app.state.desk, request, form))
        except HTTPException as error:
            if "exceeded" in error.detail:  # the form reader's word for a field that is too long
                raise HTTPException(HTTPStatus.REQUEST_ENTITY_TOO_LARGE) from error
            raise

    return Route(path, endpoint, methods=["POST"])
