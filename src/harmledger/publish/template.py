"""Templates of what is published: every value is escaped, and one that is not given is an error."""

from __future__ import annotations

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined, Template


def template(package: str, name: str) -> Template:
    """Give a template of the folder `templates` of a package."""
    return _environment(package).get_template(name)


@cache
def _environment(package: str) -> Environment:
    return Environment(
        loader=PackageLoader(package), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
