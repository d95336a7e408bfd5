"""The parts of a package: tables with HXL tags, Parquet, GeoJSON, tables in others' shapes, and what explains them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from harmledger.publish.package.acled import ACLED
from harmledger.publish.package.claims import CLAIMS, DISPLACEMENT
from harmledger.publish.package.incidents import INCIDENTS
from harmledger.publish.package.totals import TOTALS
from harmledger.publish.package.ucdp import UCDP

if TYPE_CHECKING:
    from harmledger.publish.package.tables import Table

__all__ = ["OWN", "TABLES"]

OWN = (INCIDENTS, CLAIMS, TOTALS, DISPLACEMENT)  # with HXL tags, and as Parquet
TABLES: tuple[Table[Any], ...] = (*OWN, UCDP, ACLED)
