"""The desk: pages for review on top of a ledger, served on this machine.

How a page comes about, and how to add one:

1. A module of its own (`queue.py`, `incident.py`, …) holds a frozen `…View` dataclass and a pure function that makes
   it from what the store gives (`ask.desk.picture` and `ask.desk.ledger`: ask for what the page shows, no more).
2. A route function takes an `Ask` (request, tongue, reviewer, form) and gives `ask.page("name.html", view=…)`.
   `ROUTES = (get("/address", show), post("/address", save))` at the end of the module; `app.py` lists the modules.
   A page that shows computed things calls `ask.desk.settle()` first. A post ends in `ask.go("/address")`.
3. The template extends `layout.html` and stands in `templates/`. Everything works as plain links and forms; a form with
   `data-swap="ID"` has only that element replaced by `static/desk.js` where scripts run.
4. Every word comes from `texts/en.toml` and `texts/ar.toml` (`t("section.key")`, `t.n("section.counted", 3)`), values
   of the model through `say` (`say.when(…)`, `say.word("harm", …)`). Tests compare the two catalogues and look for
   unused keys. Problems and reasons are kept as English sentences: `m.sentence(say, …)` says them by `sentences.toml`.
5. A script or style is a file in `static/`; the content-security policy allows nothing else. Text of documents goes
   through the `shown` filter, in an element with `dir="auto"`.
"""

from __future__ import annotations

from harmledger.web.app import app

__all__ = ["app"]
