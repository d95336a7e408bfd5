"""Fetch a public file once: goes on where it broke off, checks what came, keeps it for the next time.

Beside each kept file stands a small JSON file that says where it came from, when, and its SHA-256.
"""

from __future__ import annotations

import hashlib
import json
import time
import zipfile
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from urllib.parse import quote, urlsplit
from urllib.request import getproxies, proxy_bypass

import urllib3
from urllib3.exceptions import HTTPError, MaxRetryError

from harmledger import errors

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from urllib3.response import BaseHTTPResponse

    Progress = Callable[[int, int | None], None]  # bytes that have come, and bytes that there are

_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
_WAIT = urllib3.Timeout(connect=10, read=30)  # seconds
_TRIES = 4  # how often a download that breaks off is taken up again by itself
_PAUSE = 0.5  # seconds before the first of these; each further one is twice as long
_PIECE = 1 << 13  # bytes; of a piece that breaks off, nothing is kept
_OK, _PART, _SAME, _NO_SUCH_PART = 200, 206, 304, 416
_ZIPPED = (".zip", ".xlsx")


@dataclass(frozen=True, slots=True)
class Kept:
    """What is known of a file that was fetched."""

    address: str
    sha256: str
    size: int
    fetched: str  # UTC, ISO 8601
    etag: str = ""
    modified: str = ""


@dataclass(frozen=True, slots=True)
class Fetched:
    """A file at hand. `news` is False where the server said that the kept one is still the same, or was not reached."""

    path: Path
    kept: Kept
    news: bool
    reached: bool = True


def fetch(address: str, cache: Path, progress: Progress = lambda *_: None) -> Fetched:
    """Give the file at an address, from the cache where it has not changed since or the server cannot be reached.

    Raises `InsecureAddressError` (https only, but for this machine), `NotFoundError`, `OfflineError`,
    `BrokenDownloadError` (what came is kept, the next call goes on) and `DamagedDownloadError`.
    """
    path = _place(address, cache)
    path.parent.mkdir(parents=True, exist_ok=True)
    kept = _kept(path)
    for again in range(_TRIES + 1):
        try:
            return _attempt(address, path, kept, progress)
        except (MaxRetryError, errors.OfflineError):
            if kept:
                return Fetched(path, kept, news=False, reached=False)
            raise errors.OfflineError(address) from None
        except (HTTPError, OSError, _BrokenOffError) as error:
            if isinstance(error, OSError) and error.errno:
                raise  # of this machine: the disk is full, the folder cannot be written
            time.sleep(_PAUSE * 2**again)
    raise errors.BrokenDownloadError(address)


class _BrokenOffError(Exception):
    """Fewer bytes came than were promised."""


def _attempt(address: str, path: Path, kept: Kept | None, progress: Progress) -> Fetched:
    part, mark = _beside(path, ".part"), _beside(path, ".part-of")
    begun = part.stat().st_size if part.exists() and mark.exists() else 0
    headers = _range(begun, mark) if begun else _unless_same(kept)
    answer = _get(address, headers)
    try:
        if answer.status == _SAME and kept:
            return Fetched(path, kept, news=False)
        if answer.status == _NO_SUCH_PART or (answer.status == _PART and not _goes_on(answer, begun)):
            part.unlink()
            raise _BrokenOffError
        _refuse(answer, address)
        _take(answer, part, mark, begun if answer.status == _PART else 0, progress)
    finally:
        answer.release_conn()
    return _finished(address, path, part, answer)


def _get(address: str, headers: dict[str, str]) -> BaseHTTPResponse:
    where = urlsplit(address)
    if where.scheme != "https" and not (where.scheme == "http" and where.hostname in _LOOPBACK):
        raise errors.InsecureAddressError(address)
    pool = _pool(where.scheme, where.hostname or "")
    sent = {"User-Agent": "harmledger", "Accept-Encoding": "identity"} | headers
    retries = urllib3.Retry(total=3, connect=1, read=0, redirect=3, backoff_factor=_PAUSE)
    answer = pool.request("GET", address, headers=sent, preload_content=False, retries=retries, redirect=True)
    if (answer.geturl() or address).startswith("http:") and where.scheme == "https":
        raise errors.InsecureAddressError(answer.geturl() or address)
    return answer


def _pool(scheme: str, host: str) -> urllib3.PoolManager:
    """Go through the proxy that this machine is set to use."""
    proxy = getproxies().get(scheme)
    if not proxy or host in _LOOPBACK or proxy_bypass(host):
        return urllib3.PoolManager(timeout=_WAIT)
    return urllib3.ProxyManager(proxy, timeout=_WAIT)


def _refuse(answer: BaseHTTPResponse, address: str) -> None:
    if answer.status in {404, 410}:
        raise errors.NotFoundError(address)
    if answer.status not in {_OK, _PART}:
        raise errors.OfflineError(address, f"The server answered {answer.status}.")


def _goes_on(answer: BaseHTTPResponse, begun: int) -> bool:
    return answer.headers.get("Content-Range", "").startswith(f"bytes {begun}-")


def _take(answer: BaseHTTPResponse, part: Path, mark: Path, begun: int, progress: Progress) -> None:
    """Write what comes behind what has come, and look whether all came."""
    coming = answer.headers.get("Content-Length")
    total = begun + int(coming) if coming else None
    mark.write_text(answer.headers.get("ETag") or answer.headers.get("Last-Modified") or "", "utf-8")
    with part.open("ab" if begun else "wb") as out:
        for piece in answer.stream(_PIECE):
            out.write(piece)
            progress(out.tell(), total)
        if total is not None and out.tell() != total:
            raise _BrokenOffError


def _finished(address: str, path: Path, part: Path, answer: BaseHTTPResponse) -> Fetched:
    """Check what came and put it in its place."""
    if not part.stat().st_size or (path.suffix.lower() in _ZIPPED and not _is_whole(part)):
        part.unlink()
        raise errors.DamagedDownloadError(address)
    with part.open("rb") as file:
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    now = datetime.now(UTC).isoformat(timespec="seconds")
    tags = answer.headers.get("ETag", ""), answer.headers.get("Last-Modified", "")
    kept = Kept(address, sha256, part.stat().st_size, now, *tags)
    part.replace(path)
    _beside(path, ".part-of").unlink(missing_ok=True)
    _beside(path, ".json").write_text(json.dumps(asdict(kept), indent=1), "utf-8")
    return Fetched(path, kept, news=True)


def _is_whole(part: Path) -> bool:
    """Tell whether every file of an archive has the check sum that the archive gives."""
    try:
        with zipfile.ZipFile(part) as archive:
            return archive.testzip() is None
    except (zipfile.BadZipFile, OSError, EOFError, RuntimeError):
        return False


def _kept(path: Path) -> Kept | None:
    """Give what is known of the kept file, if it is there and is still what came."""
    try:
        kept = Kept(**json.loads(_beside(path, ".json").read_text("utf-8")))
        with path.open("rb") as file:
            return kept if hashlib.file_digest(file, "sha256").hexdigest() == kept.sha256 else None
    except (OSError, ValueError, TypeError):
        return None


def _range(begun: int, mark: Path) -> dict[str, str]:
    """Ask for the rest, if the file is still the one that was begun; a weak tag cannot say so."""
    tag = mark.read_text("utf-8")
    return {"Range": f"bytes={begun}-", "If-Range": tag} if tag and not tag.startswith("W/") else {}


def _unless_same(kept: Kept | None) -> dict[str, str]:
    if kept is None:
        return {}
    return {"If-None-Match": kept.etag} if kept.etag else {"If-Modified-Since": kept.modified} if kept.modified else {}


def _place(address: str, cache: Path) -> Path:
    """Give where a file is kept: by its host and path, as two hosts may have files of one name."""
    where = urlsplit(address)
    parts = [quote(p, safe=" ") for p in where.path.split("/") if p not in {"", ".", ".."}]
    name = f"{parts[-1] if parts else 'index'}{quote('?' + where.query, safe='') if where.query else ''}"
    return cache.joinpath(quote(where.netloc, safe=""), *parts[:-1], name)


def _beside(path: Path, ending: str) -> Path:
    return path.with_name(path.name + ending)
