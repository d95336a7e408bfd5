"""A folder that appears whole or not at all."""

from __future__ import annotations

import os
import shutil
import tempfile
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from harmledger.errors import NotAReleaseError, UnwritableError
from harmledger.publish.package.manifest import FILE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

SUMS = "SHA256SUMS"
AT_ONCE = 1 << 20  # bytes held in memory


@contextmanager
def whole(target: Path, *, private: bool = False) -> Iterator[Path]:
    """Give a new folder beside the target, which takes its place when all went well.

    Only an empty folder, or one that holds a release, is ever replaced. A private one can be read by its owner alone.
    """
    if target.exists() and any(target.iterdir()) and not (target / FILE).is_file():
        raise NotAReleaseError(str(target))
    unfinished = _beside(target)
    try:
        yield unfinished
        unfinished.chmod(0o700 if private else 0o755)
        _swap(unfinished, target)
    finally:
        shutil.rmtree(unfinished, ignore_errors=True)


def _beside(target: Path) -> Path:
    parent = target.absolute().parent
    try:
        parent.mkdir(parents=True, exist_ok=True)
        return Path(tempfile.mkdtemp(prefix=f".{target.name}.", dir=parent))
    except OSError as error:
        raise UnwritableError(str(target)) from error


def _swap(new: Path, target: Path) -> None:
    """Put the new folder in the old one's place; the old one goes only when the new one stands."""
    if not target.exists():
        os.rename(new, target)  # noqa: PTH104 - one step, on every system
        return
    old = Path(tempfile.mkdtemp(prefix=f".{target.name}.old.", dir=target.absolute().parent))
    os.rename(target, old / target.name)  # noqa: PTH104 - likewise
    os.rename(new, target)  # noqa: PTH104 - likewise
    shutil.rmtree(old)


def put(file: Path, parts: Iterable[str]) -> None:
    """Write a text file, with the same line ends on every system."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("w", encoding="utf-8", newline="\n") as out:
        out.writelines(parts)


def digests(folder: Path) -> dict[str, str]:
    """Give the SHA-256 of every file of a folder, in the order of their names."""
    found = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    return {name: digest(folder / name) for name in found}


def digest(file: Path) -> str:
    """Give a file's SHA-256."""
    made = sha256()
    with file.open("rb") as data:
        while part := data.read(AT_ONCE):
            made.update(part)
    return made.hexdigest()
