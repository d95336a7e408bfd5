"""Long lists and long texts come a page at a time."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from harmledger.web.paging import Pages

if TYPE_CHECKING:
    import httpx

LONG = "Shelling killed two civilians in Sarja on 6 October 2023.\n" + "The road stayed closed until noon.\n" * 2000
LONG += "On 7 October 2023 a mine killed nine shepherds near Qoqfin.\n"


@given(st.text(max_size=12) | st.integers(-5, 10**12).map(str), st.integers(0, 10_000), st.integers(1, 100))
def test_whatever_is_asked_there_is_a_page(asked: str, total: int, size: int) -> None:
    """A page number that is none, or too high, leads to one that there is, and nothing lies outside the pages."""
    pages = Pages.of(asked, total, size, str)
    assert 1 <= pages.number <= pages.count
    assert pages.offset < max(total, 1) <= pages.count * size or total == 0


def test_a_figure_of_a_long_text_is_found_on_its_page(desk: httpx.Client) -> None:
    """A link to a figure opens the page of the text on which its sentence stands."""
    kept = desk.post("/add", files={"text": (None, LONG), "do": (None, "save")}).text
    found = re.search(r"/document/pasted-\w+", kept)
    assert found is not None
    first = desk.get(found[0]).text
    assert "two civilians" in first
    assert "nine shepherds" not in re.sub("<[^>]+>", "", first.partition('id="source"')[2].partition("</div>")[0])
    away = re.search(r'href="\?page=2#s-(c-\w+)"', first)
    assert away is not None
    assert f'id="s-{away[1]}"' in desk.get(f"{found[0]}?at={away[1]}").text
    assert "Page 2 of 2" in desk.get(f"{found[0]}?page=9").text


def test_the_last_page_of_what_was_found_is_shown_for_one_beyond(desk: httpx.Client) -> None:
    """Search and queue answer a page that does not exist with the last one."""
    for way in ("/search?q=killed", "/?standing=any"):
        last = desk.get(f"{way}&page=99").text
        assert 'rel="next"' not in last
        assert "data-open" in last
