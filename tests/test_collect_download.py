"""Files come from a real server on this machine: whole, in parts, damaged, or not at all."""

from __future__ import annotations

import io
import json
import random
import zipfile
from typing import TYPE_CHECKING

import pytest

from harmledger import errors
from harmledger.collect import download
from harmledger.collect.download import fetch
from tests.files_server import Files, serving

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Files]:
    """Give a server whose failures are not waited for."""
    monkeypatch.setattr(download, "_PAUSE", 0.0)
    with serving() as files:
        files.files["/SY.zip"] = archive(300_000)
        yield files


def archive(size: int) -> bytes:
    """Give an archive with a file of so many bytes that do not compress."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        made.writestr("SY.txt", random.Random(1).randbytes(size))  # noqa: S311 - any bytes will do
    return out.getvalue()


def test_a_file_comes_whole_and_is_kept_with_its_hash(server: Files, tmp_path: Path) -> None:
    """Where it came from and its SHA-256 stand beside it; how far it is, is told."""
    come: list[tuple[int, int | None]] = []
    found = fetch(f"{server.address}/SY.zip", tmp_path, lambda *done: come.append(done))
    content = server.files["/SY.zip"]
    assert found.path.read_bytes() == content
    assert come[-1] == (len(content), len(content))
    beside = json.loads(found.path.with_name("SY.zip.json").read_text())
    assert (beside["sha256"], beside["size"]) == (found.kept.sha256, len(content))


def test_a_download_that_breaks_off_is_taken_up_by_itself(server: Files, tmp_path: Path) -> None:
    """Twice half of the rest comes; each time only what is missing is asked for."""
    server.breaks = 2
    found = fetch(f"{server.address}/SY.zip", tmp_path)
    size = len(server.files["/SY.zip"])
    assert found.path.read_bytes() == server.files["/SY.zip"]
    starts = [int(wanted.removeprefix("bytes=").rstrip("-")) if wanted else 0 for _, wanted in server.asked]
    assert starts[0] == 0
    assert size // 3 < starts[1] <= size // 2 < starts[2]


def test_what_came_is_kept_for_the_next_run(server: Files, tmp_path: Path) -> None:
    """When it breaks off again and again the user is told; the next run goes on from there."""
    server.breaks = 5
    with pytest.raises(errors.BrokenDownloadError, match="goes on from there"):
        fetch(f"{server.address}/SY.zip", tmp_path)
    server.asked.clear()
    found = fetch(f"{server.address}/SY.zip", tmp_path)
    assert found.path.read_bytes() == server.files["/SY.zip"]
    assert [bool(wanted) for _, wanted in server.asked] == [True]


def test_a_file_that_changed_meanwhile_is_begun_anew(server: Files, tmp_path: Path) -> None:
    """The first half of one file and the second of another are no file."""
    server.breaks = 5
    with pytest.raises(errors.BrokenDownloadError):
        fetch(f"{server.address}/SY.zip", tmp_path)
    server.files["/SY.zip"] = archive(200_000)
    assert fetch(f"{server.address}/SY.zip", tmp_path).path.read_bytes() == server.files["/SY.zip"]


def test_a_server_without_ranges_sends_it_all_again(server: Files, tmp_path: Path) -> None:
    """Nothing is put together wrongly."""
    server.breaks, server.ranges = 1, False
    assert fetch(f"{server.address}/SY.zip", tmp_path).path.read_bytes() == server.files["/SY.zip"]


def test_a_damaged_archive_is_thrown_away(server: Files, tmp_path: Path) -> None:
    """One changed byte is noticed; nothing of it stays."""
    content = bytearray(server.files["/SY.zip"])
    content[len(content) // 2] ^= 0xFF
    server.files["/SY.zip"] = bytes(content)
    with pytest.raises(errors.DamagedDownloadError):
        fetch(f"{server.address}/SY.zip", tmp_path)
    assert not list(tmp_path.rglob("*.zip*part"))


def test_what_has_not_changed_is_not_sent_again(server: Files, tmp_path: Path) -> None:
    """The server is asked only whether it changed; what did, comes anew."""
    address = f"{server.address}/SY.zip"
    first = fetch(address, tmp_path)
    assert (first.news, fetch(address, tmp_path).news) == (True, False)
    server.files["/SY.zip"] = archive(1_000)
    assert fetch(address, tmp_path).path.read_bytes() == server.files["/SY.zip"]


def test_a_kept_file_that_was_tampered_with_is_fetched_again(server: Files, tmp_path: Path) -> None:
    """Its hash is looked at before it is used."""
    address = f"{server.address}/SY.zip"
    fetch(address, tmp_path).path.write_bytes(b"something else")
    again = fetch(address, tmp_path)
    assert again.news
    assert again.path.read_bytes() == server.files["/SY.zip"]


def test_without_a_network_the_kept_copy_serves(tmp_path: Path) -> None:
    """And where none is kept the user is told what to do."""
    with serving() as server:
        server.files["/SY.zip"] = archive(1_000)
        address = f"{server.address}/SY.zip"
        fetch(address, tmp_path)
    offline = fetch(address, tmp_path)
    assert (offline.news, offline.reached) == (False, False)
    with pytest.raises(errors.OfflineError, match="bring the file"):
        fetch(address, tmp_path / "elsewhere")


def test_two_files_of_one_name_are_kept_apart(server: Files, tmp_path: Path) -> None:
    """GeoNames' places and its alternate names are both SY.zip."""
    server.files["/names/SY.zip"] = archive(10)
    paths = {fetch(f"{server.address}{path}", tmp_path).path for path in ("/SY.zip", "/names/SY.zip")}
    assert len(paths) == 2


@pytest.mark.parametrize(
    ("address", "error"),
    [
        ("{here}/none.zip", errors.NotFoundError),
        ("http://example.org/SY.zip", errors.InsecureAddressError),
        ("ftp://example.org/SY.zip", errors.InsecureAddressError),
        ("SY.zip", errors.InsecureAddressError),
    ],
)
def test_what_cannot_be_fetched_is_told(server: Files, tmp_path: Path, address: str, error: type[Exception]) -> None:
    """A file that is not there, and an address that is not safe."""
    with pytest.raises(error):
        fetch(address.format(here=server.address), tmp_path)


def test_an_empty_answer_is_no_file(server: Files, tmp_path: Path) -> None:
    """Nothing is not kept."""
    server.files["/empty.csv"] = b""
    with pytest.raises(errors.DamagedDownloadError):
        fetch(f"{server.address}/empty.csv", tmp_path)
