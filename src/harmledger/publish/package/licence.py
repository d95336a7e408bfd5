"""LICENSE.txt and CITATION.cff of a package."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from harmledger.publish.package.edition import Edition
    from harmledger.publish.package.manifest import Manifest

TITLE = "Incidents of harm to civilians, with the claims behind them"
ANYONE = "the keepers of this ledger"
SHARED = """\
{title}
Published by {publisher}. Release {version}.

You may copy, change and share these files, also for money, if you name who published them and the release, and say that
the figures are documented minimums: Creative Commons Attribution 4.0 International (CC BY 4.0),
https://creativecommons.org/licenses/by/4.0/legalcode

The reports behind the figures belong to those who published them; this licence is not for their texts.
Do not use these files to look for people who were harmed, or for those who speak of it.
"""
INTERNAL = """\
{title}
Kept by {publisher}. Release {version}.

FOR INSIDE USE. These files hold names and sentences of reports. They are not licensed to anybody: do not hand them on.
Publish the profile `public` or `partners` instead.
"""
CITATION = """\
cff-version: 1.2.0
message: Please cite these data as below, and call the figures documented minimums.
type: dataset
title: {title}
version: {version}
{day}authors:
  - name: {publisher}
{licence}"""


def licence(edition: Edition, release: Manifest) -> str:
    """Write how the files may be used."""
    text = INTERNAL if edition.profile.whole else SHARED
    return text.format(title=TITLE, publisher=edition.publisher or ANYONE, version=release.version)


def citation(edition: Edition, release: Manifest) -> str:
    """Write how the files are cited (Citation File Format 1.2.0)."""
    return CITATION.format(
        title=json.dumps(TITLE),
        version=release.version,
        day=f"date-released: {release.day}\n" if release.day else "",
        publisher=json.dumps(edition.publisher or ANYONE, ensure_ascii=False),
        licence="" if edition.profile.whole else "license: CC-BY-4.0\n",
    )
