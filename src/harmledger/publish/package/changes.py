"""The columns of `changes.csv`: what became of each incident since the release before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from harmledger.publish.package.tables import Column, Table

if TYPE_CHECKING:
    from harmledger.publish.package.manifest import Change, Manifest

KINDS = "added; revised; merged (its id leads to another); removed (its id stays as a tombstone)"


def changes(release: Manifest) -> Table[Change]:
    """Give the table of what changed in a release."""
    return Table(
        name="changes",
        about="One row per incident that was added, revised, merged or removed since the release before.",
        sums="Nothing here is to be summed.",
        columns=(
            Column("id", "#meta+id", "the incident", lambda _, c: c.id),
            Column("kind", "#meta+change", KINDS, lambda _, c: c.kind),
            Column("into", "#meta+into", "where a merged id leads", lambda _, c: c.into),
            Column("place", "#loc+name", "where it was", lambda _, c: c.place),
            Column("days", "#meta+days", "when it was, in words", lambda _, c: c.days),
            Column("was", "#meta+was", "figures and grade before", lambda _, c: c.was),
            Column("now", "#meta+now", "figures and grade now", lambda _, c: c.now),
        ),
        rows=lambda _: release.changes,
    )
