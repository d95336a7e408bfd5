"""What every page works with: the ledger, and one request's language, reviewer and form."""

from __future__ import annotations

import getpass
from dataclasses import dataclass, field
from threading import Lock
from typing import TYPE_CHECKING, TypeVar, cast
from urllib.parse import parse_qsl, unquote, urlencode, urlsplit

from starlette.responses import HTMLResponse, RedirectResponse

from harmledger import __version__
from harmledger.store.picture import Picture
from harmledger.web.respond import environment
from harmledger.web.say import Say
from harmledger.web.tongue import CODES, Tongue, tongue

if TYPE_CHECKING:
    from collections.abc import Callable

    from starlette.datastructures import FormData
    from starlette.requests import Request
    from starlette.responses import Response

    from harmledger.locate import Gazetteer
    from harmledger.settings import Settings
    from harmledger.store import Ledger
    from harmledger.web.settling import Settler

T = TypeVar("T")
NAV = (  # in the order of a day's work
    ("queue", "/"),
    ("add", "/add"),
    ("day", "/day"),
    ("cases", "/cases"),
    ("map", "/map"),
    ("totals", "/totals"),
    ("places", "/places"),
    ("sources", "/sources"),
    ("search", "/search"),
)
NAME = 80  # characters of a reviewer's name
NOTICES = frozenset({"done", "open", "of"})  # what an address says about the ruling before it


@dataclass(frozen=True, slots=True)
class Desk:
    """A ledger that is served."""

    ledger: Ledger
    settings: Settings
    gazetteer: Gazetteer
    settler: Settler
    known: dict[tuple[str, str], object] = field(default_factory=dict)
    reading: Lock = field(default_factory=Lock)  # one text at a time: the gazetteer is shared

    @property
    def readers(self) -> int:
        """Give how many people must confirm an incident before it is final."""
        return 2 if self.settings.second_reader == "yes" else 1

    @property
    def picture(self) -> Picture:
        """Give what the ledger says, to be asked piece by piece."""
        return Picture(self.ledger, readers=self.readers)

    def choices(self) -> dict[str, tuple[str, ...]]:
        """Give the values to choose filters from."""
        return self.remembered("choices", self.picture.choices)

    def remembered(self, name: str, make: Callable[[], T]) -> T:
        """Give what takes a pass over the whole ledger: made once for each state of it."""
        key = (self.picture.state(), name)
        found = self.known.get(key)
        if found is None:
            for old in [kept for kept in list(self.known) if kept[0] != key[0]]:
                self.known.pop(old, None)  # another request may have dropped it meanwhile
            found = self.known[key] = make()
        return cast("T", found)

    def settle(self) -> None:
        """See to it that what is shown is computed from all that the ledger holds now, or say that it is not yet."""
        self.settler.settle()


@dataclass(frozen=True, slots=True)
class Ask:
    """One request, as a page sees it. `form` is empty unless something was sent."""

    desk: Desk
    request: Request
    form: FormData

    @property
    def t(self) -> Tongue:
        """Give the language that the reader chose, else the first of the browser's that we have."""
        chosen = self.request.query_params.get("lang") or self.request.cookies.get("lang", "")
        if chosen in CODES:
            return tongue(chosen)
        accepted = self.request.headers.get("accept-language", "")
        named = (part.strip()[:2].lower() for part in accepted.split(","))
        return tongue(next((code for code in named if code in CODES), CODES[0]))

    @property
    def reviewer(self) -> str:
        """Give who decides: the name chosen in this browser, else that of the settings, else the user's."""
        chosen = unquote(self.request.cookies.get("reviewer", "")).strip()
        return chosen[:NAME] or self.desk.settings.reviewer or getpass.getuser()

    @property
    def shows_names(self) -> bool:
        """Tell whether the reader switched victims' names on."""
        return self.request.cookies.get("names") == "on"

    def text(self, name: str) -> str:
        """Give a field of the form, or of the address where the form has none."""
        value = self.form.get(name, self.request.query_params.get(name, ""))
        return value.strip() if isinstance(value, str) else ""

    @property
    def back(self) -> str:
        """Give the page that a form wants to return to: one of ours, else the queue."""
        return own_path(self.text("back"))

    @property
    def here(self) -> str:
        """Give the address of this page as it was asked for."""
        url = self.request.url
        return f"{url.path}?{url.query}" if url.query else url.path

    @property
    def before(self) -> str:
        """Give where the last decision was made, for who takes it back: the incident it was about, else this page."""
        of = self.text("of")
        return own_path(f"/incident/{of}" if of else noted(self.here))

    @property
    def nav(self) -> tuple[tuple[str, str], ...]:
        """Give the pages of the head: name and address."""
        return NAV

    def page(self, template: str, status: int = 200, **values: object) -> Response:
        """Give a page."""
        t = self.t
        common = {"t": t, "say": Say(t), "ask": self, "version": __version__, "behind": self.desk.settler.is_behind}
        content = environment().get_template(template).render(common | values)
        return HTMLResponse(content, status)

    def go(self, address: str) -> Response:
        """Send the browser on to a page after something was done."""
        return RedirectResponse(address, status_code=303)


def own_path(address: str) -> str:
    """Give an address if it is a path on this desk, else the queue's: no form leads elsewhere."""
    parts = urlsplit(address)
    ours = address.startswith("/") and not parts.netloc and not address.startswith(("//", "/\\"))
    return address if ours else "/"


def noted(address: str, **notices: str) -> str:
    """Give an address with notices about the ruling before it instead of older ones."""
    parts = urlsplit(address)
    query = [(name, value) for name, value in parse_qsl(parts.query) if name not in NOTICES]
    return parts._replace(query=urlencode([*query, *notices.items()])).geturl()
