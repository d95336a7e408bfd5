"""A real browser for the desk: every page opened in it must be quiet and stay on this machine."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

CHROMIUM = Path("/usr/bin/chromium")
OPTIONS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run"]
needed = pytest.mark.skipif(not CHROMIUM.exists(), reason="no /usr/bin/chromium: apt-get install chromium")


@contextmanager
def launched() -> Iterator[Browser]:
    """Start the browser."""
    api = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    with api.sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=str(CHROMIUM), args=OPTIONS)
        yield browser
        browser.close()


@contextmanager
def opened(browser: Browser, address: str, **options: Any) -> Iterator[Page]:
    """Open the desk and fail where a page complains, or asks another machine for anything."""
    heard: list[str] = []
    context = browser.new_context(base_url=address, **options)
    page = context.new_page()
    page.set_default_timeout(60_000)  # the machine that runs the tests may be busy
    page.on("console", lambda message: heard.append(message.text))
    page.on("pageerror", lambda error: heard.append(str(error)))
    page.on(
        "request", lambda request: None if request.url.startswith((address, "data:")) else heard.append(request.url)
    )
    yield page
    context.close()
    statuses = "the server responded with a status of"  # what the browser remarks on a refusal is no fault
    assert [said for said in heard if statuses not in said] == []
