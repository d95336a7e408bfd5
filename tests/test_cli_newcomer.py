"""What a newcomer meets: where a command cannot do what was asked, it says what is the matter and what to do."""

from __future__ import annotations

import csv
import json
import re
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.commands import Run

CALL = ("enter", "A neighbour rang: four dead.", "--place", "Sarja", "--entry", "none", "--why", "called twice")


@pytest.mark.parametrize(
    ("day", "says"), [("yesterday", "write it as 2023-10-31"), ("2999-01-01", "2999-01-01 lies ahead")]
)
def test_a_day_that_is_none_is_told_with_its_form(run: Run, reports: Path, day: str, says: str) -> None:
    """Neither a word nor a day that has not come is the day of an attack."""
    run("add", str(reports))
    assert says in run(*CALL, "--since", day, exit_code=2).output


def test_an_entry_needs_words(run: Run, reports: Path) -> None:
    """An empty text is no word of a source."""
    run("add", str(reports))
    assert "say what you were told" in run("enter", " ", *CALL[2:], "--since", "2023-10-05", exit_code=2).output


def test_a_corrected_sheet_is_not_written_over(run: Run, reports: Path, tmp_path: Path) -> None:
    """Exporting again leaves the file that may hold an evening's corrections."""
    run("add", str(reports))
    run("export", "claims.csv")
    (tmp_path / "claims.csv").write_text("corrected")
    assert "was left as it is" in run("export", "claims.csv", exit_code=1).output
    assert (tmp_path / "claims.csv").read_text() == "corrected"


def test_a_sheet_shows_each_figure_in_its_sentence(run: Run, reports: Path, tmp_path: Path) -> None:
    """Whoever corrects a figure sees the sentence around it, not the figure alone."""
    run("add", str(reports))
    run("export", "claims.csv")
    rows = csv.DictReader((tmp_path / "claims.csv").read_text(encoding="utf-8-sig").splitlines())
    sentences = {row["sentence"] for row in rows if row["document"] == "english"}
    assert sentences == {(reports / "english.txt").read_text()}


@pytest.mark.parametrize("text", ["Dear Badr, all is well.", "name,number\nSarja,3\n"])
def test_a_file_that_is_no_sheet_of_claims_is_told_once(run: Run, reports: Path, tmp_path: Path, text: str) -> None:
    """A letter or another table gives one sentence, not one for each of its lines, and never "0 decisions kept"."""
    run("add", str(reports))
    (tmp_path / "other.csv").write_text(text)
    said = run("import", "other.csv", exit_code=1).output
    assert "it is no sheet of claims" in said
    assert "decision" not in said


def test_a_file_that_cannot_be_written_is_not_called_a_ledger(run: Run, reports: Path) -> None:
    """The message is about the file that was named."""
    run("add", str(reports))
    for command in (("page", "--to"), ("report", "--to"), ("export",)):
        said = run(*command, "nowhere/out.html" if "--to" in command else "nowhere/out.csv", exit_code=1).output
        assert "nowhere/out" in said
        assert "Check that its folder is there" in said
        assert "the ledger" not in said


def test_undo_takes_back_a_decision_and_nothing_else(run: Run, reports: Path) -> None:
    """To undo an incident would keep a ruling that does nothing."""
    run("add", str(reports))
    assert "takes back a decision" in run("decide", "undo", "i-4f2a9c", "--why", "a slip", exit_code=2).output


def test_every_problem_says_where_it_was_found(run: Run, reports: Path) -> None:
    """A problem of an incident leads to the incident, as one of a document leads to the document."""
    (reports / "other.txt").write_text(
        "Shelling of the village of Sarja on 5 October 2023 killed nine civilians, the village council said."
    )
    (reports / "third.txt").write_text(
        "Shelling of the village of Sarja on 5 October 2023 killed five civilians, the White Helmets said."
    )
    run("add", str(reports))
    found = re.findall(r"tell of 9 and 5 people killed\. +(\S+)", run("problems").output)
    assert len(found) == 1
    assert found[0] in run("incidents").output


def test_two_incidents_are_compared_with_the_word_why_or_without(run: Run, reports: Path) -> None:
    """`link A B` and `link --why A B` are one command."""
    run("add", str(reports))
    said = run("link", "english", "arabic").output
    assert said == run("link", "--why", "english", "arabic").output
    assert "They tell of" in said


def test_an_empty_ledger_says_how_it_is_filled(run: Run, tmp_path: Path) -> None:
    """No table of nothing."""
    (tmp_path / "news.txt").write_text("Bread was dear in the market of Sarja on Thursday, the baker said.")
    run("add", "news.txt")
    assert "harmledger add PATH" in run("incidents").output


def test_an_id_in_a_table_can_be_copied_whole(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    """However narrow the terminal is, the id of a place is not cut."""
    monkeypatch.setenv("COLUMNS", "80")
    assert "geonames:" in run("places", "find", "Aleppo").output
    assert "…" not in run("places", "find", "Aleppo").output


def test_a_report_can_be_read_as_of_a_day(run: Run, tmp_path: Path) -> None:
    """`read` says how a date is given where a text has none, and takes it as `add` does."""
    (tmp_path / "note.txt").write_text("Shelling of the village of Sarja in Idlib killed three people yesterday.")
    assert "--published gives one" in run("read", "note.txt").output
    assert "4 Oct 2023" in run("read", "note.txt", "--published", "2023-10-05").output


def test_a_vague_word_is_shown_as_it_is_said(run: Run, tmp_path: Path) -> None:
    """Dozens are more than "some": the table says which of them the text does."""
    (tmp_path / "note.txt").write_text("Shelling of the village of Sarja injured dozens of people, rescuers said.")
    assert "dozens injured" in run("read", "note.txt").output


@pytest.mark.parametrize(
    ("typed", "says"), [("incident", "`harmledger incidents`"), ("zzz", "`harmledger --help` lists all")]
)
def test_a_command_that_is_not_there_is_told_with_the_nearest(run: Run, typed: str, says: str) -> None:
    """A slip of the finger is answered with the command that was meant."""
    assert says in run(typed, exit_code=2).output


def test_every_command_fits_its_line_of_help(run: Run) -> None:
    """No line of an overview breaks off in the middle of a sentence."""
    for group in ((), ("places",)):
        assert not re.search(r"\w\.\.\.$", run(*group, "--help").output, re.MULTILINE)


def test_what_copies_of_a_report_make_is_explained_once(run: Run, tmp_path: Path) -> None:
    """A toll that rose after three outlets had told it is one note with the number of reports, not three notes."""
    rows = [("one", 3, "05"), ("two", 3, "05"), ("three", 3, "05"), ("late", 8, "06")]
    said = "Shelling of the village of Sarja killed {} civilians on 5 October 2023, the White Helmets said."
    lines = [
        json.dumps({"id": name, "text": said.format(killed), "published": f"2023-10-{day}", "publisher": name})
        for name, killed, day in rows
    ]
    (tmp_path / "posts.jsonl").write_text("\n".join(lines))
    run("add", "posts.jsonl")
    (incident,) = [json.loads(line) for line in run("incidents", "--format", "jsonl").output.splitlines()]
    explained = " ".join(run("explain", incident["id"]).output.split())  # whatever the width of the terminal
    assert explained.count("told of 3 and 8") == 1
    assert "the later figure counts. (4 reports)" in explained


def test_what_the_program_wrote_is_no_report(run: Run, reports: Path, tmp_path: Path) -> None:
    """Its own pages, reports and packages are told and left out of the ledger: their figures would count twice."""
    run("add", str(reports))
    (tmp_path / "out").mkdir()
    run("page", "--to", "out/page.html")
    run("report", "--to", "out/month.pdf")
    run("report", "--to", "out/month.html")
    run("publish", "--site", "--to", "out/public")
    said = run("add", "out", exit_code=1).output
    assert "Added 0 documents; 4 not read." in said
    assert said.count("Harmledger wrote this") == 4
    (site,) = (tmp_path / "out" / "public").rglob("en/index.html")
    assert "Harmledger wrote this" in run("read", str(site), exit_code=1).output
