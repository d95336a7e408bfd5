"""The sample reports hold what they promise."""

from __future__ import annotations

import json

from harmledger import samples


def test_samples_eight() -> None:
    """There are eight files, in four forms."""
    found = samples.paths()
    assert len(found) == 8
    assert {path.suffix for path in found} == samples.SUFFIXES


def test_samples_described() -> None:
    """The README beside the samples describes each file."""
    readme = (samples.paths()[0].parent / "README.md").read_text(encoding="utf-8")
    assert [path.name for path in samples.paths() if f"`{path.name}`" not in readme] == []


def test_samples_posts() -> None:
    """Every post is one object with an id and a text, and no id stands twice."""
    lines = [
        line for path in samples.paths() if path.suffix == ".jsonl" for line in path.read_text("utf-8").splitlines()
    ]
    posts = [json.loads(line) for line in lines]
    assert all(post["text"] for post in posts)
    assert len({post["id"] for post in posts}) == len(posts) == 9
