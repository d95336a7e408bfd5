"""How much memory a process needs that reads and does nothing else: documents come one at a time and are let go."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from rich.table import Table

from bench import as_installed

STAGES = ("the reader imported", "English documents read one at a time", "Arabic ones too")


def memory_table() -> Table:
    """Give the peak of a fresh process at each stage; the texts are never in it but for the one that is read."""
    table = Table("stage", "peak", "wanted", title="Memory of a process that reads")
    command, kept = [sys.executable, "-m", __name__], as_installed()
    run = subprocess.run(command, check=True, capture_output=True, env=kept, text=True)  # noqa: S603 - our own words
    for stage, megabytes in zip(STAGES, run.stdout.split(), strict=True):
        table.add_row(stage, f"{megabytes} MB", "< 60 MB")
    return table


def peak() -> int:
    """Give the largest memory that this process has had, in MB; `getrusage` would count its parent's too."""
    told = dict(line.split(":", 1) for line in Path("/proc/self/status").read_text(encoding="utf-8").splitlines())
    return round(int(told["VmHWM"].split()[0]) / 1024)


def tell() -> None:
    """Write the peak so far."""
    sys.stdout.write(f"{peak()}\n")


def main() -> None:
    """Read all documents at hand and tell the peak at each stage."""
    from harmledger.read import read  # noqa: PLC0415 - its import is measured

    tell()
    from bench import texts  # noqa: PLC0415 - imported once the reader has been measured

    for language in ("en", "ar"):
        for text in texts.each(language):
            read(text)
        tell()


if __name__ == "__main__":
    main()
