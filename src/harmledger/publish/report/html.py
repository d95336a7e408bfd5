"""A report as one HTML file: no script, no network, ready for print."""

from __future__ import annotations

import base64
import hashlib
from importlib.resources import files
from typing import TYPE_CHECKING

from markupsafe import Markup

from harmledger.publish.report.cells import cell
from harmledger.publish.template import template

if TYPE_CHECKING:
    from harmledger.publish.report.view import Report


def html(report: Report) -> str:
    """Lay a report out as HTML."""
    style = files(__package__).joinpath("templates", "report.css").read_text(encoding="utf-8")
    look = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return template("harmledger.publish.report", "report.html.j2").render(
        report=report,
        style=Markup(style),  # noqa: S704 - our own file, not data
        policy=f"default-src 'none'; style-src 'sha256-{look}'; base-uri 'none'; form-action 'none'",
        cell=cell,
        href=lambda target: target if "://" in target else f"#{target}",
        drawn=Markup,  # pictures are our own SVG, escaped where they are made
    )
