"""`harmledger places`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from harmledger.cli import cli

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> CliRunner:
    """Give a runner whose gazetteer is a fresh file."""
    monkeypatch.setenv("HARMLEDGER_GAZETTEER", str(tmp_path / "gazetteer.db"))
    (tmp_path / "own.csv").write_text("name,lat,lon,admin1\nSandal,35.5,36.5,Idleb\nBad,x,36.5,\n", encoding="utf-8")
    return CliRunner()


def test_a_list_is_imported_listed_and_found(run: CliRunner, tmp_path: Path) -> None:
    """One command each; the faulty row is told with its line, the rest is there."""
    done = run.invoke(cli, ["places", "import", str(tmp_path / "own.csv")])
    assert done.exit_code == 0, done.output
    assert "1 places added" in done.output
    assert "line 3: “x” is no latitude" in done.output
    listed = run.invoke(cli, ["places", "list"])
    assert "own" in listed.output
    found = run.invoke(cli, ["places", "find", "sandel"])
    assert "Sandal" in found.output


def test_a_file_that_is_no_list_fails_alone(run: CliRunner, tmp_path: Path) -> None:
    """The other files are imported, the exit code says that one was not."""
    (tmp_path / "report.txt").write_text("A report.", encoding="utf-8")
    done = run.invoke(cli, ["places", "import", str(tmp_path / "report.txt"), str(tmp_path / "own.csv")])
    assert done.exit_code == 1
    assert "Not imported" in done.output
    assert "1 places added" in done.output


def test_nothing_imported_is_said(run: CliRunner) -> None:
    """An empty list of gazetteers is a sentence, an unknown name too."""
    assert "No gazetteer is imported" in run.invoke(cli, ["places", "list"]).output
    assert "No place is called" in run.invoke(cli, ["places", "find", "Zzxqjvbrfmkd"]).output
