"""A static site of what a profile lets out: no script, no third party, addresses that stay."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from importlib.resources import files
from typing import TYPE_CHECKING

from markupsafe import Markup

from harmledger.publish.index import Index
from harmledger.publish.package.folder import put
from harmledger.publish.report.cells import cell
from harmledger.publish.report.ground import Ground, Wish, named
from harmledger.publish.report.speech import LANGUAGES, Speech, speech
from harmledger.publish.site import incidents, overview
from harmledger.publish.site.view import incident_path
from harmledger.publish.template import template

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from harmledger.publish.disclosure import Released
    from harmledger.publish.package.edition import Edition
    from harmledger.publish.package.manifest import Manifest
    from harmledger.publish.site.view import Page

PACKAGE = "harmledger.publish.site"
MENU = ("index.html", "home"), ("months.html", "months"), ("downloads.html", "downloads"), ("method.html", "method")
ERRORS = ("correct.html", "correct")


def site(folder: Path, released: Released, index: Index, edition: Edition, release: Manifest) -> None:
    """Write the site into a folder, once in each language."""
    look = files("harmledger.publish.report").joinpath("templates", "report.css").read_text(encoding="utf-8")
    own = files(__package__).joinpath("templates", "site.css").read_text(encoding="utf-8")
    put(folder / "style.css", [look, own])
    put(folder / "index.html", [template(PACKAGE, "languages.html.j2").render(languages=LANGUAGES)])
    for language in LANGUAGES:
        ground = _ground(released, index, edition, _speech(language))
        for page in _pages(ground, edition, release):
            put(folder / language / page.path, [_written(page, ground.speech, release)])


def _ground(released: Released, index: Index, edition: Edition, tongue: Speech) -> Ground:
    """Give what report and site are made from, of a book that was released already."""
    wish = Wish(edition.profile, edition.window, edition.publisher, outlines=edition.outlines)
    if tongue.is_rtl and edition.names:
        index = Index.of(named(released.book, edition.names), released.hidden)
    return Ground.drawn(tongue, wish, released, index, released.book)


def _speech(language: str) -> Speech:
    """Give the report's words with those of the site."""
    text = files(__package__).joinpath(f"{language}.toml").read_text(encoding="utf-8")
    found = speech(language)
    return replace(found, table={**found.table, **tomllib.loads(text)})


def _pages(ground: Ground, edition: Edition, release: Manifest) -> Iterator[Page]:
    yield from overview.pages(ground, edition.contact)
    yield from (incidents.page(ground, incident) for incident in ground.incidents)
    yield from (incidents.lead_on(ground, redirect) for redirect in release.redirects)


def _written(page: Page, tongue: Speech, release: Manifest) -> str:
    """Lay a page out."""
    other = next(language for language in LANGUAGES if language != tongue.language)

    def href(target: str) -> str:
        if "://" in target or target.startswith("#"):
            return target
        if target.startswith("file:"):
            return f"{page.up}../../{target.removeprefix('file:')}"
        if target.startswith("i-"):
            return page.up + incident_path(target)
        return page.up + target if target.endswith(".html") else ""

    told = {"page": page, "speech": tongue, "other": other, "href": href, "release": release}
    return template(PACKAGE, "page.html.j2").render(told, cell=cell, menu=MENU, errors=ERRORS, drawn=Markup)
