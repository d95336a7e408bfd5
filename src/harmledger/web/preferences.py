"""What a reader chooses in this browser: name, language, victims' names, single-key shortcuts."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import quote

from harmledger.web.desk import NAME
from harmledger.web.pages import get, post
from harmledger.web.tongue import CODES

if TYPE_CHECKING:
    from starlette.responses import Response

    from harmledger.web.desk import Ask

YEAR = 365 * 24 * 3600  # seconds
SWITCHES = ("names", "keys")


def show(ask: Ask) -> Response:
    """Show the choices and the keyboard's help."""
    return ask.page("preferences.html", codes=CODES)


def keep(ask: Ask) -> Response:
    """Keep the choices that were sent, in cookies that only our own pages get."""
    answer = ask.go(ask.back)
    chosen = {name: "on" if ask.text(name) == "on" else "off" for name in SWITCHES if ask.text(name)}
    if ask.text("lang") in CODES:
        chosen["lang"] = ask.text("lang")
    if "reviewer" in ask.form:
        chosen["reviewer"] = quote(" ".join(ask.text("reviewer").split())[:NAME])
    for name, value in chosen.items():
        answer.set_cookie(name, value, max_age=YEAR, samesite="strict", httponly=True)
    return answer


ROUTES = (get("/preferences", show), post("/preferences", keep))
