"""Date a document by its address: the day in its path, or the moment that a platform wrote into the post's number.

Sources: X numbers its posts with the milliseconds since 4 November 2010 above 22 low bits (the "snowflake" of 2010);
TikTok with the seconds of Unix time above 32 low bits.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from urllib.parse import unquote, urlsplit

from harmledger.model import DateBasis, Published

PATH = re.compile(r"/(20\d\d)[/-](0?[1-9]|1[0-2])[/-]([12]\d|3[01]|0?[1-9])(?!\d)")
POST = re.compile(r"/(?:status(?:es)?|video)/(\d{15,20})(?!\d)")
X_EPOCH = 1_288_834_974_657  # ms of Unix time
X_HOSTS, TIKTOK_HOSTS = frozenset({"twitter.com", "x.com"}), frozenset({"tiktok.com"})
AHEAD = timedelta(hours=3)  # how far the region's clocks are ahead of UTC: late in the evening its day is the next


def dated(url: str | None) -> Published | None:
    """Give the day of publication that an address tells; None where it tells none."""
    if not url:
        return None
    try:
        parts = urlsplit(url)
        host = (parts.hostname or "").removeprefix("www.").removeprefix("mobile.").removeprefix("m.")
        return _posted(host, parts.path) or _in_path(unquote(parts.path))
    except (ValueError, OverflowError):  # no address, 31 February, a number of no time
        return None


def _posted(host: str, path: str) -> Published | None:
    match = POST.search(path)
    if match is None or host not in X_HOSTS | TIKTOK_HOSTS:
        return None
    number = int(match[1])
    seconds = (number >> 32) if host in TIKTOK_HOSTS else ((number >> 22) + X_EPOCH) / 1000
    moment = datetime.fromtimestamp(seconds, UTC)
    if moment > datetime.now(UTC):
        return None
    day = (moment + AHEAD).date()
    return Published(day, day, DateBasis.PLATFORM_ID, moment.replace(microsecond=0))


def _in_path(path: str) -> Published | None:
    match = PATH.search(path)
    if match is None:
        return None
    day = date(int(match[1]), int(match[2]), int(match[3]))
    return Published(day, day, DateBasis.URL)
