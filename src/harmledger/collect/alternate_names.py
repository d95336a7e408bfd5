"""GeoNames' file of alternate names: a name a row, with its language and what GeoNames says of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from harmledger.collect import gazetteer_fields as fields
from harmledger.collect.listed import MoreNames
from harmledger.model import NameKind, Naming

if TYPE_CHECKING:
    from harmledger.collect.gazetteer_rows import Setting
    from harmledger.collect.gazetteer_tables import Row

_LONGEST = 3  # letters of a language's code; "link", "post", "iata" and the like stand for what is no name
_FLAGS = (  # the worst first: a name that is both historic and preferred is historic
    ("is_historic", NameKind.HISTORIC),
    ("is_colloquial", NameKind.COLLOQUIAL),
    ("is_short", NameKind.SHORT),
    ("is_preferred", NameKind.PREFERRED),
)


def read(row: Row, _: Setting) -> MoreNames | None:
    """Give the name of a row; codes of airports, post offices and the like, and addresses, are passed over."""
    language = row.get("isolanguage", "").partition("-")[0]
    if len(language) > _LONGEST:
        return None
    if not row.get("geonameid", "").isdigit():
        fields.refuse("it has no GeoNames id")
    name = fields.readable(row.get("alternate_name", "")) or fields.refuse("it has no name")
    kind = next((kind for column, kind in _FLAGS if row.get(column) == "1"), NameKind.VARIANT)
    return MoreNames(f"geonames:{row['geonameid']}", (Naming(name, language, kind),))
