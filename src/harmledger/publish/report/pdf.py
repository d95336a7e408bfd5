"""A report as PDF by Typst: letters that shape Arabic, text that can be searched, no network and no clock."""

from __future__ import annotations

import json
import tempfile
from datetime import UTC, datetime
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from harmledger.serial import plain

if TYPE_CHECKING:
    from datetime import date

    from harmledger.publish.report.view import Report

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def pdf(report: Report, day: date | None) -> bytes:
    """Lay a report out as PDF; `day` is the one its data is known on, and the only one the file bears."""
    import typst  # noqa: PLC0415 - slow to import

    at = datetime(day.year, day.month, day.day, tzinfo=UTC) if day else EPOCH
    with tempfile.TemporaryDirectory() as room:
        folder = Path(room)
        (folder / "report.json").write_text(json.dumps(plain(report), ensure_ascii=False), encoding="utf-8")
        (folder / "report.typ").write_bytes(files(__package__).joinpath("templates", "report.typ").read_bytes())
        for number, picture in enumerate(_pictures(report)):
            (folder / f"picture-{number}.svg").write_text(picture, encoding="utf-8")
        made = typst.compile(
            str(folder / "report.typ"),
            root=room,
            font_paths=[str(_letters())],
            ignore_system_fonts=True,
            format="pdf",
            timestamp=at,
        )
    if not isinstance(made, bytes):
        raise TypeError(type(made))
    return made


def _pictures(report: Report) -> list[str]:
    return [block.picture for section in report.sections for block in section.blocks if block.picture]


def _letters() -> Path:
    """Give the folder of Amiri, which has Arabic and Latin letters."""
    import fontpkg  # noqa: PLC0415 - only for PDF

    return Path(fontpkg.family("amiri").files[0].path).parent
