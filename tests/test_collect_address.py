"""Addresses that tell the day of publication."""

from __future__ import annotations

from datetime import date

import pytest

from harmledger.collect.address import dated
from harmledger.model import DateBasis


@pytest.mark.parametrize(
    ("url", "day", "basis"),
    [
        ("https://x.com/somebody/status/1580000000000000000", "2022-10-12", DateBasis.PLATFORM_ID),
        ("https://twitter.com/i/web/status/1580000000000000000?s=20", "2022-10-12", DateBasis.PLATFORM_ID),
        ("https://www.tiktok.com/@somebody/video/7153000000000000000", "2022-10-11", DateBasis.PLATFORM_ID),
        ("https://outlet.example/2023/10/05/shelling-of-a-village/", "2023-10-05", DateBasis.URL),
        ("https://outlet.example/news/2023-10-5-shelling", "2023-10-05", DateBasis.URL),
    ],
)
def test_an_address_dates_its_document(url: str, day: str, basis: DateBasis) -> None:
    """The day in a path, or the moment in the number of a post, is the day of publication."""
    found = dated(url)
    assert found is not None
    assert (found.earliest, found.latest, found.basis) == (date.fromisoformat(day), date.fromisoformat(day), basis)


def test_a_posts_number_tells_its_moment() -> None:
    """The number of a post holds the second at which it was written; a path only a day."""
    post = dated("https://x.com/somebody/status/1580000000000000000")
    path = dated("https://outlet.example/2023/10/05/shelling/")
    assert post is not None
    assert path is not None
    assert (str(post.at), path.at) == ("2022-10-12 00:58:49+00:00", None)


@pytest.mark.parametrize(
    "url",
    [
        None,
        "",
        "https://outlet.example/archives/510895",
        "https://outlet.example/2023/02/31/no-such-day",
        "https://outlet.example/status/1580000000000000000",
        "https://x.com/somebody/status/9223372036854775807",
        "https://[broken",
    ],
)
def test_other_addresses_tell_nothing(url: str | None) -> None:
    """Without a day, or with one that cannot be, an address tells nothing."""
    assert dated(url) is None
