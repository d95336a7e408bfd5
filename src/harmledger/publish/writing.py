"""Write a package: tables with HXL tags, Parquet, GeoJSON, tables in others' shapes, and all that explains them."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING, Any

from harmledger.publish.disclosure import disclose
from harmledger.publish.index import Index
from harmledger.publish.package import OWN, TABLES, manifest
from harmledger.publish.package import folder as folders
from harmledger.publish.package.changes import changes
from harmledger.publish.package.descriptor import datapackage
from harmledger.publish.package.dictionary import readme
from harmledger.publish.package.geojson import geojson
from harmledger.publish.package.licence import citation, licence
from harmledger.publish.package.manifest import FILE
from harmledger.publish.package.method import method
from harmledger.publish.package.parquet import parquet
from harmledger.publish.package.withheld import withheld
from harmledger.publish.site import site
from harmledger.publish.window import within

if TYPE_CHECKING:
    from pathlib import Path

    from harmledger.model import Book
    from harmledger.publish.disclosure import Released
    from harmledger.publish.package.edition import Edition
    from harmledger.publish.package.manifest import Manifest
    from harmledger.publish.package.tables import Table


def write(book: Book, target: Path, edition: Edition) -> Manifest:
    """Write a book as a package that replaces the release in the folder as a whole; give what it holds."""
    released = disclose(within(book, edition.window), edition.profile)
    index = Index.of(released.book, released.hidden)
    with folders.whole(target, private=edition.profile.whole) as folder:
        data = (*TABLES, withheld(released.withheld))
        for table in data:
            folders.put(folder / table.file, [table.csv(index)])
        for own in OWN:
            parquet(own, folder / own.file, folder / f"{own.name}.parquet")
        folders.put(folder / "incidents.geojson", geojson(index))
        release = manifest.of(index, edition.series, _content(folder), edition.before)
        if edition.site:
            site(folder / "site", released, index, edition, release)
        _explain(folder, (*data, changes(release)), released, index, edition, release)
    return release


def _content(folder: Path) -> str:
    """Name the data that a folder holds: the same data, the same name."""
    listed = "".join(f"{digest}  {name}\n" for name, digest in folders.digests(folder).items())
    return sha256(listed.encode()).hexdigest()[:12]


def _explain(  # noqa: PLR0913, PLR0917 - all that the explaining files speak of
    folder: Path,
    tables: tuple[Table[Any], ...],
    released: Released,
    index: Index,
    edition: Edition,
    release: Manifest,
) -> None:
    """Write what explains the data, and the checksums of all."""
    folders.put(folder / tables[-1].file, [tables[-1].csv(index)])
    counted = [(table, len(table.filled(index))) for table in tables]
    texts = {
        FILE: manifest.text(release),
        "README.md": readme(counted, released, release),
        "METHOD.md": method(index, edition.profile),
        "LICENSE.txt": licence(edition, release),
        "CITATION.cff": citation(edition, release),
        "datapackage.json": datapackage(folder, tables, edition, release),
    }
    for name, written in texts.items():
        folders.put(folder / name, [written])
    sums = [f"{digest}  {name}\n" for name, digest in folders.digests(folder).items()]
    folders.put(folder / folders.SUMS, sums)
