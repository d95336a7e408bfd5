"""What no request gets past: other hosts, forms of other sites, bodies without end; and the headers of every answer."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.responses import PlainTextResponse

if TYPE_CHECKING:
    from collections.abc import Collection

    from starlette.types import ASGIApp, Message, Receive, Scope, Send

BODY = 30_000_000  # bytes of a request
SAFE = frozenset({"GET", "HEAD"})
OURS = frozenset({"same-origin", "none"})  # none: typed, or from a bookmark
HEADERS = {
    "content-security-policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
        "font-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
    ),
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}
PRIVATE = "no-store"  # pages quote reports: nothing of them stays on the disk of a shared machine
KEPT = "public, max-age=31536000, immutable"  # our files' addresses change with their content


class Guard:
    """Stands before the desk."""

    def __init__(self, app: ASGIApp, hosts: Collection[str]) -> None:
        """Take the names under which the desk may be asked for."""
        self.app, self.hosts = app, frozenset(hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Refuse, or let through with limits on what comes in and headers on what goes out."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        refused = self.refusal(scope["method"], Headers(scope=scope))
        if refused:
            await PlainTextResponse(refused[1], refused[0], HEADERS)(scope, receive, send)
            return
        await self.app(scope, _limited(receive), _dressed(send, scope["path"]))

    def refusal(self, method: str, headers: Headers) -> tuple[int, str] | None:
        """Say why a request is refused, if it is."""
        host = headers.get("host", "")
        if _name(host) not in self.hosts:
            return 421, "This desk answers under its own name only."
        if method not in SAFE and not _is_ours(host, headers):
            return 403, "This form was sent from another site. Nothing was changed."
        if int(headers.get("content-length") or 0) > BODY:
            return 413, f"That is more than the desk takes at once: {BODY // 1_000_000} MB. Use `harmledger add`."
        return None


def _name(host: str) -> str | None:
    """Give the name in a Host header, without its port."""
    try:
        return urlsplit(f"//{host}").hostname
    except ValueError:
        return None


def _is_ours(host: str, headers: Headers) -> bool:
    """Tell a form of our own pages: browsers say so in one header or the other, other programs in neither."""
    site, origin = headers.get("sec-fetch-site"), headers.get("origin")
    if site is not None and site not in OURS:
        return False
    return origin is None or origin.partition("://")[2] == host


def _limited(receive: Receive) -> Receive:
    """Count what comes in, for bodies that do not say how long they are."""
    taken = 0

    async def counted() -> Message:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        if taken > BODY:
            raise HTTPException(413)
        return message

    return counted


def _dressed(send: Send, path: str) -> Send:
    kept = path.startswith("/static/")

    async def sent(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in HEADERS.items():
                headers[name] = value
            headers.setdefault("cache-control", KEPT if kept else PRIVATE)
        await send(message)

    return sent
