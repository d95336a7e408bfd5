"""`harmledger places`."""

from __future__ import annotations

import io
import json
import os
import pty
import select
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from click.testing import CliRunner

from harmledger.cli import cli
from harmledger.cli.bidi import isolated
from tests.files_server import Files, serving

if TYPE_CHECKING:
    from collections.abc import Iterator


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


SQUARE = [[36.0, 35.0], [37.0, 35.0], [37.0, 36.0], [36.0, 36.0], [36.0, 35.0]]


def boundaries(path: Path) -> str:
    """Write the boundary of a made-up governorate."""
    properties = {"ADM1_EN": "Northland", "ADM1_AR": "الشمال", "ADM1_PCODE": "XA01", "ADM0_PCODE": "XA"}
    shape = {"type": "Polygon", "coordinates": [SQUARE]}
    feature = {"type": "Feature", "properties": properties, "geometry": shape}
    path.write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}), encoding="utf-8")
    return str(path)


def dump() -> bytes:
    """Give a country of GeoNames' as an archive."""
    rows = (
        ("1", "Northland", "A", "ADM1", "35.5"),
        ("2", "Sandal", "P", "PPL", "35.4"),
        ("3", "Far", "P", "PPL", "12.0"),
    )
    lines = (
        f"{n}\t{name}\t{name}\t\t{lat}\t36.5\t{kind}\t{code}\tXA\t\t01\t\t\t\t0\t\t\t\t\n"
        for n, name, kind, code, lat in rows
    )
    return zipped("XA.txt", "".join(lines))


def zipped(name: str, text: str) -> bytes:
    """Give an archive with one file."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(name, text)
    return out.getvalue()


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Files]:
    """Serve a country's lists on this machine, and set the addresses to them."""
    with serving() as files:
        files.files |= {"/XA.zip": dump(), "/names/XA.zip": zipped("XA.txt", "9\t2\tar\tصندل\t1\t\t\t\t\t\n")}
        files.files["/xa.geojson"] = Path(boundaries(tmp_path / "xa.geojson")).read_bytes()
        monkeypatch.setenv("HARMLEDGER_CACHE", str(tmp_path / "cache"))
        monkeypatch.setenv("HARMLEDGER_GEONAMES", files.address + "/{CC}.zip")
        monkeypatch.setenv("HARMLEDGER_ALTERNATE_NAMES", files.address + "/names/{CC}.zip")
        monkeypatch.setenv("HARMLEDGER_OCHA", files.address + "/{cc}.geojson YE=" + files.address + "/ye.xlsx")
        yield files


def test_a_country_is_installed_from_its_addresses(run: CliRunner, server: Files) -> None:
    """Boundaries, places and names in other scripts come, with licence and hash; a point that does not fit is told."""
    done = run.invoke(cli, ["places", "install", "xa"])
    assert done.exit_code == 0, done.output
    assert [path for path, _ in server.asked] == ["/xa.geojson", "/XA.zip", "/names/XA.zip"]
    assert "SHA-256" in done.output
    assert "Licence: GeoNames, CC BY 4.0" in done.output
    assert "line 3: Far: it is said to be in Northland, its point lies 2,557 km from there" in done.output
    assert "Sandal" in run.invoke(cli, ["places", "find", "صندل"]).output
    again = run.invoke(cli, ["places", "install", "XA"])
    assert "unchanged since" in again.output
    assert " 0 places added" in again.output


def test_without_a_network_the_kept_copy_is_installed(run: CliRunner, tmp_path: Path, server: Files) -> None:
    """What was fetched once serves again; what never was is told, and the exit code says so."""
    run.invoke(cli, ["places", "install", "XA"])
    (tmp_path / "gazetteer.db").unlink()
    server.files.clear()
    missing = run.invoke(cli, ["places", "install", "XA"])
    assert missing.exit_code == 1
    assert "Not fetched" in missing.output
    assert run.invoke(cli, ["places", "install", "Syria"]).exit_code == 2


def test_a_place_by_hand_is_put_where_it_lies(run: CliRunner, tmp_path: Path) -> None:
    """Names in both scripts find it; the governorate comes from the boundaries, or from what is said."""
    run.invoke(cli, ["places", "import", boundaries(tmp_path / "xa.geojson")])
    added = run.invoke(cli, ["places", "add", "Hope Camp", "مخيم الأمل", "--at", "35.2", "36.2", "--class", "camp"])
    assert added.exit_code == 0, added.output
    shown = run.invoke(cli, ["places", "show", "own:Hope Camp@35.2000,36.2000"]).output
    assert "neighbourhood" in shown
    assert "Northland, XA" in shown
    assert "مخيم الأمل (ar, variant)" in shown
    assert "Hope Camp" in run.invoke(cli, ["places", "find", "مخيم الام"]).output
    far = run.invoke(cli, ["places", "add", "Far Camp", "--at", "10.0", "20.0", "--class", "camp", "--in", "XA01"])
    assert far.exit_code == 0, far.output
    assert "Northland" in run.invoke(cli, ["places", "show", "own:Far Camp@10.0000,20.0000"]).output


def test_an_area_by_hand_holds_points(run: CliRunner, tmp_path: Path) -> None:
    """With a radius or an outline; `at` then tells it."""
    run.invoke(cli, ["places", "add", "North Front", "--at", "35.5", "36.5", "--class", "front", "--radius", "10"])
    outline = boundaries(tmp_path / "hills.geojson")
    run.invoke(cli, ["places", "add", "Red Hills", "--class", "massif", "--outline", outline])
    assert [name in run.invoke(cli, ["places", "at", "35.55", "36.5"]).output for name in ("Front", "Hills")] == [
        True,
        True,
    ]
    assert [name in run.invoke(cli, ["places", "at", "35.7", "36.5"]).output for name in ("Front", "Hills")] == [
        False,
        True,
    ]
    assert "none of the imported areas" in run.invoke(cli, ["places", "at", "-10", "-36.5"]).output


def test_imported_boundaries_are_drawn_in_a_report(
    run: CliRunner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The map of a report has borders once there are any."""
    monkeypatch.chdir(tmp_path)
    assert run.invoke(cli, ["demo"]).exit_code == 0
    drawn = []
    for name in ("before.html", "after.html"):
        run.invoke(cli, ["--ledger", "demo/demo.db", "report", "--to", name])
        drawn.append('fill-opacity="0.55"' in (tmp_path / name).read_text(encoding="utf-8"))
        run.invoke(cli, ["places", "import", boundaries(tmp_path / "xa.geojson")])
    assert drawn == [False, True]


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["add", "Odd"], "Give --at LAT LON, or --outline FILE"),
        (["add", "Odd", "--at", "135.5", "36.5"], "may be swapped"),
        (["add", "Odd", "--at", "35.5", "36.5", "--class", "castle"], "“castle” is no class of place"),
        (["add", "Odd", "--at", "35.5", "36.5", "--in", "Zzxqjvb"], "no gazetteer has this place"),
        (["add", "Odd", "--at", "35.5", "36.5", "--in", "San Antonio"], "several places are called"),
        (["show", "x:1"], "no gazetteer has this place"),
        (["at", "35.5", "36.5"], "no boundaries are imported"),
        (["at", "95.5", "36.5"], "95.5 is not in the range"),
        (["find"], "Missing argument"),
    ],
)
def test_what_is_asked_wrongly_is_told(run: CliRunner, words: list[str], says: str) -> None:
    """A sentence, never a traceback."""
    done = run.invoke(cli, ["places", *words])
    assert done.exit_code in {1, 2}
    assert says in " ".join(done.output.split())


def test_what_was_joined_is_told(run: CliRunner, tmp_path: Path) -> None:
    """`find` says from which list, how near and why; `show` too."""
    (tmp_path / "a.csv").write_text("name,lat,lon,pcode\nSandal,35.5,36.5,XA0101\n", encoding="utf-8")
    (tmp_path / "b.csv").write_text("name,lat,lon,geonameid,id\nSandel,35.503,36.5,7,geonames:7\n", encoding="utf-8")
    run.invoke(cli, ["places", "import", str(tmp_path / "a.csv"), str(tmp_path / "b.csv")])
    found = " ".join(run.invoke(cli, ["places", "find", "Sandal"], env={"COLUMNS": "200"}).output.split())
    assert "joined from GeoNames 7 (0.3 km, same key)" in found
    assert "from GeoNames 7 (0.3 km, same key), b" in run.invoke(cli, ["places", "show", "ocha:XA0101"]).output
    assert "Sandal" in run.invoke(cli, ["places", "show", "xa0101"]).output  # its P-code alone


def test_places_are_shown_while_one_types(run: CliRunner, tmp_path: Path) -> None:
    """On a terminal without a name: letters, a backspace, Arabic letters, and Enter ends it."""
    run.invoke(cli, ["places", "import", str(tmp_path / "own.csv")])
    ours, theirs = pty.openpty()
    environment = os.environ | {"COLUMNS": "120", "TERM": "xterm", "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, "-m", "harmledger", "places", "find"]
    typing = subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, env=environment)  # noqa: S603 - our own
    try:
        until(ours, "Type the beginning")
        line = "Place: sandal▏"
        steps = (("s", "Place: s▏"), ("andalx", "Place: sandalx"), ("\x7f", line), ("\x1b[A", line), (" ", "Sandal "))
        for pressed, shown in (*steps, ("\x7f" * 7 + "صن", f"Place: {isolated('صن')}")):
            os.write(ours, pressed.encode())
            until(ours, shown)
        os.write(ours, b"\r")
        assert typing.wait(60) == 0
    finally:
        typing.kill()
        typing.wait()
        os.close(theirs)
        os.close(ours)


def until(terminal: int, awaited: str) -> None:
    """Read a terminal until something is shown; nothing for a minute fails."""
    seen = b""
    while awaited not in seen.decode(errors="replace"):
        assert select.select([terminal], [], [], 60)[0], f"“{awaited}” was not shown"
        seen += os.read(terminal, 4096)
