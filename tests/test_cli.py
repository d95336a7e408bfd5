"""The commands, through click's runner."""

from __future__ import annotations

import csv
import gzip
import io
import json
import re
import stat
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from harmledger import pipeline
from harmledger.cli import COMMANDS, words
from harmledger.link.levels import levels
from harmledger.store import Ledger
from tests.commands import ARABIC, ENGLISH

if TYPE_CHECKING:
    from pathlib import Path

    from click.testing import Result

    from tests.commands import Run

FRENCH = (
    "Le bombardement du village a tué trois personnes hier matin, selon les secouristes qui sont arrivés sur place."
)


def objects(result: Result) -> list[dict[str, Any]]:
    """Give the JSON objects that a command printed."""
    return [json.loads(line) for line in result.stdout.splitlines()]


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_shows_an_example(name: str, run: Run) -> None:
    """The help of each command says what it does and shows how it is called."""
    shown = run(name, "--help").output
    assert "Usage: " in shown
    assert re.search(rf"^ +(\w+=\S+ |cat \S+ \| )?harmledger .*\b{name}\b", shown, re.MULTILINE), shown


def test_the_overview_names_every_command(run: Run) -> None:
    """The overview lists all commands, each with its line, and all of them fit 80 columns."""
    shown = run("--help").output
    for name, (_, text) in COMMANDS.items():
        assert re.search(rf"^ +{name} +{re.escape(text[:30])}", shown, re.MULTILINE)
    assert max(map(len, shown.splitlines())) <= 80


def test_read_prints_one_object_a_document(run: Run, reports: Path) -> None:
    """Each document is one line with the keys that tools rely on, and every quote is the text at its span."""
    found = {item["doc"]: item for item in objects(run("read", "--format", "jsonl", str(reports)))}
    assert set(found) == {"english", "arabic"}
    for name, text in (("english", ENGLISH), ("arabic", ARABIC)):
        assert {"doc", "language", "published", "claims", "attacks", "problems"} <= set(found[name])
        figures = {(claim["harm"], claim["group"], claim["low"], claim["high"]) for claim in found[name]["claims"]}
        assert figures == {("killed", "civilian", 3, 3), ("killed", "child", 2, 2)}
        for claim in found[name]["claims"]:
            assert text[claim["start"] : claim["end"]] == claim["quote"]
            assert (claim["when"]["earliest"], claim["when"]["latest"]) == ("2023-10-05", "2023-10-05")
    assert [found["english"]["language"], found["arabic"]["language"]] == ["en", "ar"]


def test_read_shows_tables(run: Run, reports: Path) -> None:
    """For people the same is a table, of what is told, where, when and by whom."""
    (reports / "said.txt").write_text(f"The White Helmets said: {ENGLISH}")
    shown = run("read", str(reports)).output
    assert "3 civilians killed" in shown
    assert "White Helmets" in shown
    assert "5 Oct 2023" in shown


def test_read_takes_standard_input(run: Run) -> None:
    """A report may be piped in."""
    (found,) = objects(run("read", "--format", "jsonl", "-", stdin=ENGLISH.encode()))
    assert (found["doc"], len(found["claims"])) == ("stdin", 2)


def test_read_needs_no_ledger(run: Run, reports: Path, tmp_path: Path) -> None:
    """Reading leaves nothing behind."""
    run("read", str(reports))
    assert {path.name for path in tmp_path.iterdir()} == {"reports"}


def test_one_bad_file_is_told_and_the_rest_is_read(run: Run, reports: Path) -> None:
    """What cannot be read is told on standard error, the rest is printed, and the exit code is 1."""
    (reports / "empty.txt").touch()
    (reports / "french.txt").write_text(FRENCH)
    result = run("read", "--format", "jsonl", str(reports), "none.pdf", exit_code=1)
    assert {item["doc"] for item in objects(result)} == {"english", "arabic"}
    assert "empty.txt: the file is empty" in result.stderr
    assert "french.txt: the document is in a language that Harmledger does not read" in result.stderr
    assert "none.pdf: there is no such file" in result.stderr


def test_a_wrong_option_is_a_usage_error(run: Run) -> None:
    """What cannot be meant gives exit code 2 and the usage."""
    for arguments in (("read",), ("read", "--format", "xml", "a.txt"), ("incidents", "--nothing"), ("nothing",)):
        assert "Usage: " in run(*arguments, exit_code=2).output


def test_a_published_date_that_is_not_understood_is_a_problem(run: Run, tmp_path: Path) -> None:
    """The date is not guessed, and a problem says that it was there."""
    row = {"id": "n", "text": ENGLISH, "published": "the day before the feast"}
    (tmp_path / "n.jsonl").write_text(json.dumps(row))
    (found,) = objects(run("read", "--format", "jsonl", "n.jsonl"))
    assert "published_not_understood" in {problem["code"] for problem in found["problems"]}


def test_add_and_list(run: Run, reports: Path) -> None:
    """Two commands lead from reports to incidents; both reports tell of one."""
    assert "Added 2 documents" in run("add", str(reports)).output
    incidents = objects(run("incidents", "--format", "jsonl"))
    documents = [name for incident in incidents for name in incident["documents"]]
    assert sorted(documents) == ["arabic", "english"]
    killed = [
        line for line in incidents[0]["toll"] if line["harm"] == "killed" and line["group"] in {"all", "civilian"}
    ]
    assert killed[0]["low"] == 3
    assert incidents[0]["id"].startswith("i-")


def test_adding_again_changes_nothing(run: Run, reports: Path) -> None:
    """The same reports added again are known; incidents keep their ids."""
    run("add", str(reports))
    before = run("incidents", "--format", "jsonl").stdout
    again = run("add", str(reports)).output
    assert "Added 0 documents; 2 there already." in again
    assert run("incidents", "--format", "jsonl").stdout == before


def test_an_edited_post_is_one_document_with_a_higher_toll(run: Run, tmp_path: Path) -> None:
    """The toll follows the newer version of a post, and the list names the post once."""
    for number, name in ((3, "old"), (5, "new")):
        row = {"id": "post", "text": ENGLISH.replace("three", str(number)), "url": "https://example.org/1"}
        (tmp_path / f"{name}.jsonl").write_text(json.dumps(row))
        run("add", f"{name}.jsonl")
    (incident,) = objects(run("incidents", "--format", "jsonl"))
    assert incident["documents"] == ["post"]
    killed = next(line for line in incident["toll"] if line["group"] == "civilian")
    assert killed["low"] == 5


def test_add_reads_archives_and_tells_the_bad_line(run: Run, tmp_path: Path) -> None:
    """An archive with a broken line is added without it, and the line is named."""
    rows = [json.dumps({"id": f"n{i}", "text": f"{ENGLISH} Report {i}."}) for i in range(1, 10)]
    rows[6] = "{broken"
    (tmp_path / "all.jsonl.gz").write_bytes(gzip.compress("\n".join(rows).encode()))
    result = run("add", "all.jsonl.gz", exit_code=1)
    assert "all.jsonl.gz, line 7: it is not valid JSON" in result.stderr
    assert "Added 8 documents" in result.stdout
    assert "1 not read" in result.stdout


def test_a_spreadsheet_of_incidents(run: Run, reports: Path) -> None:
    """As CSV each incident is a row, with columns that any tool reads."""
    run("add", str(reports))
    rows = list(csv.DictReader(io.StringIO(run("incidents", "--format", "csv").stdout)))
    assert rows[0]["killed_low"] == "3"
    assert {"id", "place", "lat", "lon", "earliest", "latest", "killed_child_low", "grade", "documents"} <= set(rows[0])


def test_tables_of_incidents_totals_and_problems(run: Run, reports: Path) -> None:
    """Each list has a table for people, also where there is nothing to list."""
    (reports / "month.txt").write_text("The White Helmets said 66 civilians were killed in Idlib in October 2023.")
    run("add", str(reports))
    assert "Figures are documented minimums" in run("incidents").output
    assert "66 civilians killed" in run("totals").output
    assert "Unaccounted" in run("totals").output  # "Missing" would read as missing persons
    assert objects(run("totals", "--format", "jsonl"))[0]["number"] == 66
    run("problems")
    run("problems", "--format", "jsonl")


@pytest.mark.parametrize(
    ("value", "label"), [("erw", "explosive remnant"), ("ied", "IED"), ("barrel_bomb", "barrel bomb")]
)
def test_tables_for_people_have_words(value: str, label: str) -> None:
    """A value of a vocabulary is written as words in a table for people."""
    assert words.label(value) == label


def test_explain_leads_to_the_sentence(run: Run, reports: Path) -> None:
    """Every figure of an incident can be followed to its words."""
    run("add", str(reports))
    incident = objects(run("incidents", "--format", "jsonl"))[0]
    shown = run("explain", incident["id"]).output
    assert "three civilians" in shown or "ثلاثة مدنيين" in shown
    claim = incident["toll"][0]["claims"][0]
    assert claim in shown
    assert claim in run("explain", claim).output
    assert "two children" in run("explain", "english").output
    assert "no-such: nothing in the ledger has this id" in run("explain", "no-such", exit_code=1).output


def test_explain_shows_a_file_sentence_by_sentence(run: Run, tmp_path: Path) -> None:
    """A rule writer sees what was read by which rule and what was put aside, without a ledger."""
    path = tmp_path / "note.txt"
    path.write_text(
        "Seven people were killed when rockets hit a market in Homs on Monday, the mayor said.\n\n"
        "The town has 40 lorries.\n\nShare this on Facebook\n",
        encoding="utf-8",
    )
    shown = " ".join(run("explain", str(path)).output.split())
    assert "7 killed" in shown
    assert "by rule “passive”" in shown
    assert "says mayor" in shown
    assert "cited “mayor” mayor" in shown
    assert "“40”: no figure: nothing says that it counts people who were harmed" in shown
    assert "page furniture not read" in shown


def test_explain_shows_an_arabic_file(run: Run, tmp_path: Path) -> None:
    """Both languages are explained alike."""
    path = tmp_path / "note.txt"
    path.write_text("قتل ثلاثة مدنيين وأصيب خمسة آخرون بقصف مدفعي على مدينة حمص.\n", encoding="utf-8")
    shown = " ".join(run("explain", str(path)).output.split())
    assert "3 civilians killed" in shown
    assert "by rule “verb then people”" in shown


def test_explain_shows_a_kept_document_sentence_by_sentence(run: Run, reports: Path) -> None:
    """A document of the ledger is shown with its claims, then as it is read."""
    run("add", str(reports))
    assert "by rule" in run("explain", "english").output


def test_link_says_why(run: Run, reports: Path) -> None:
    """Two reports, incidents or attacks are one incident or not, and every aspect says what it speaks for."""
    run("add", str(reports))
    found = objects(run("incidents", "--format", "jsonl"))
    documents = sorted({name for incident in found for name in incident["documents"]})
    shown = run("link", "--why", documents[0], documents[1]).output
    assert "They tell of " in shown
    assert "Closest: a-" in shown
    assert f"{levels().prior:+g} to begin with" in shown
    assert "They are one attack." in run("link", "--why", *[found[0]["aliases"][-1]] * 2).output
    assert "nothing in the ledger has this id" in run("link", "--why", documents[0], "no-such", exit_code=1).output


def test_a_ruling_is_told_before_the_score(run: Run, reports: Path) -> None:
    """What a person put together stands first, whatever the score says."""
    run("add", str(reports))
    found = objects(run("incidents", "--format", "jsonl"))
    if len(found) < 2:
        run("decide", "split", found[0]["aliases"][-1], found[0]["aliases"][-2], "--why", "two shells", "--by", "Amal")
        found = objects(run("incidents", "--format", "jsonl"))
    first, second = (incident["aliases"][-1] for incident in found[:2])
    run("decide", "merge", first, second, "--why", "one shell", "--by", "Amal")
    shown = run("link", "--why", first, second).output
    assert "They tell of one incident: i-" in shown
    assert shown.index("a person put them together") < shown.index("Score ")


def test_decisions_are_kept_and_undone(run: Run, reports: Path) -> None:
    """A figure that a person corrects counts as corrected until the decision is undone."""
    run("add", str(reports / "english.txt"))
    first = run("incidents", "--format", "jsonl").stdout
    (whole,) = [line["claims"][0] for line in json.loads(first)["toll"] if line["group"] == "civilian"]
    kept = run("decide", "correct", whole, "number=7", "--why", "misread", "--by", "Amal").output
    toll = objects(run("incidents", "--format", "jsonl"))[0]["toll"]
    assert next(line for line in toll if line["group"] == "civilian")["low"] == 7
    (name,) = set(re.findall(r"d-[0-9a-f]+", kept))
    run("decide", "undo", name, "--why", "it was right", "--by", "Badr")
    assert run("incidents", "--format", "jsonl").stdout == first


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("correct", "c-1"), 2),
        (("correct", "c-1", "seven"), 2),
        (("accept", "c-1", "5"), 2),
        (("accept", "c-none"), 1),
        (("merge", "i-1"), 2),
    ],
)
def test_decisions_that_make_no_sense_are_refused(
    arguments: tuple[str, ...], code: int, run: Run, reports: Path
) -> None:
    """What cannot be applied is refused before it is kept."""
    run("add", str(reports))
    run("decide", *arguments, "--why", "a test", exit_code=code)
    with Ledger.existing("harmledger.db") as ledger:
        assert ledger.decisions() == ()


def test_reread_changes_nothing_with_the_same_reader(run: Run, reports: Path, tmp_path: Path) -> None:
    """Reading again with the same reader gives the same incidents, and writes nothing."""
    run("add", str(reports))
    before, content = run("incidents", "--format", "jsonl").stdout, (tmp_path / "harmledger.db").read_bytes()
    assert "Read 2 documents again." in run("reread").output
    assert run("incidents", "--format", "jsonl").stdout == before
    assert (tmp_path / "harmledger.db").read_bytes() == content


def test_a_newer_reader_takes_the_old_ones_place(run: Run, reports: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A reader of another version supersedes what the old one found; incidents keep their ids."""
    run("add", str(reports))
    before = objects(run("incidents", "--format", "jsonl"))
    old = pipeline.account
    monkeypatch.setattr(pipeline, "account", lambda *given: replace(old(*given), made_by="reader 2"))
    run("reread")
    with Ledger.existing("harmledger.db") as ledger:
        assert {stated.made_by for stated in ledger.accounts()} == {"reader 2"}
    assert objects(run("incidents", "--format", "jsonl")) == before


def test_a_team_keeps_its_ledger_on_a_server(run: Run, reports: Path, database: str) -> None:
    """The same commands work on PostgreSQL, and give the same incidents as on a file."""
    for address in (database, "file.db"):
        run("--ledger", address, "add", str(reports))
    listed = [run("--ledger", address, "incidents", "--format", "jsonl").stdout for address in (database, "file.db")]
    assert listed[0] == listed[1] != ""
    run("--ledger", database, "backup", "copy.db")
    assert run("--ledger", "copy.db", "incidents", "--format", "jsonl").stdout == listed[0]
    assert "2 there already" in run("--ledger", database, "add", str(reports)).output


def test_backup_and_restore(run: Run, reports: Path, tmp_path: Path) -> None:
    """One command copies the ledger to a file, one brings it back."""
    run("add", str(reports))
    before = run("incidents", "--format", "jsonl").stdout
    run("backup", "copy.db")
    run("restore", "copy.db", "--ledger", "again.db")
    assert run("incidents", "--format", "jsonl", "--ledger", "again.db").stdout == before
    assert stat.S_IMODE((tmp_path / "again.db").stat().st_mode) == 0o600
    assert "copy.db: the file is there already" in run("backup", "copy.db", exit_code=1).output
    assert (
        "again.db: the file is there already" in run("restore", "copy.db", "--ledger", "again.db", exit_code=1).output
    )


def test_the_ledger_is_named_by_option_variable_or_settings(run: Run, reports: Path, tmp_path: Path) -> None:
    """--ledger goes before HARMLEDGER_LEDGER, the settings file and the default, before or after the command."""
    run("--ledger", "one.db", "add", str(reports))
    run("add", "--ledger", "two.db", str(reports))
    (tmp_path / "none.toml").write_text('ledger = "three.db"\n')
    run("add", str(reports))
    assert {path.name for path in tmp_path.glob("*.db")} == {"one.db", "two.db", "three.db"}
    assert "three.db" in run("settings").output


@pytest.mark.parametrize("command", ["incidents", "totals", "problems", "reread", "page", "publish"])
def test_without_a_ledger_a_command_says_how_to_make_one(command: str, run: Run, tmp_path: Path) -> None:
    """A ledger that is not there is not made by looking at it."""
    options = {"page": ("--to", "a.html"), "publish": ("--to", "a")}.get(command, ())
    assert "harmledger add PATH" in run(command, *options, exit_code=1).output
    assert list(tmp_path.iterdir()) == []


def test_a_ledger_that_is_not_ours_is_left_alone(run: Run, reports: Path, tmp_path: Path) -> None:
    """Another file named as the ledger is refused and not touched."""
    (tmp_path / "letter.db").write_text("Dear Badr")
    for command in (("add", str(reports)), ("incidents",)):
        shown = run("--ledger", "letter.db", *command, exit_code=1).output
        assert "letter.db: it is not a Harmledger ledger" in shown
    assert (tmp_path / "letter.db").read_text() == "Dear Badr"


def test_the_page_and_the_tables(run: Run, reports: Path, tmp_path: Path) -> None:
    """The ledger becomes one page for inside use and a folder of tables."""
    run("add", str(reports))
    run("page", "--to", "ledger.html")
    assert stat.S_IMODE((tmp_path / "ledger.html").stat().st_mode) == 0o600
    assert "three civilians" in (tmp_path / "ledger.html").read_text()
    assert "the first release" in run("publish", "--to", "public").output
    assert (tmp_path / "public" / "README.md").exists()


def test_a_release_is_told_from_the_last_one(run: Run, reports: Path, tmp_path: Path) -> None:
    """The ledger remembers what it published: the same again is the same release, also in another folder."""
    run("add", str(reports))
    run("publish", "--to", "one")
    run("publish", "--to", "two")
    first, second = ((tmp_path / name / "release.json").read_text() for name in ("one", "two"))
    assert first == second
    claim = json.loads(run("incidents", "--format", "jsonl").output.splitlines()[0])["toll"][0]["claims"][0]
    run("decide", "correct", claim, "number=9", "--why", "misread")
    assert "revised" in run("publish", "--to", "three").output
    assert "since release" in run("publish", "--to", "three").output
    shown = run("publish", "--to", "one", "--profile", "internal")
    assert "Before you hand it on: 1 incident holds contradictions" in shown.stderr  # nine of the three killed
    assert "the highest toll is" in shown.stderr
    assert stat.S_IMODE((tmp_path / "one").stat().st_mode) == 0o700


def test_claims_corrected_in_a_spreadsheet(run: Run, reports: Path, tmp_path: Path) -> None:
    """What was changed comes back as decisions: shown first, kept then, and left alone where it is out of date."""
    run("add", str(reports))
    assert "keep it inside" in run("export", "claims.csv").output
    assert stat.S_IMODE((tmp_path / "claims.csv").stat().st_mode) == 0o600
    head, first, *rest = (tmp_path / "claims.csv").read_text(encoding="utf-8").splitlines()
    cells = first.split(",")
    (tmp_path / "claims.csv").write_text("\n".join([head, ",".join([cells[0], "9", *cells[2:]]), *rest]))
    assert "line 2: " in run("import", "claims.csv", exit_code=1).output  # no reason is given
    assert "would be kept" in run("import", "claims.csv", "--why", "misread", "--dry-run").output
    assert "1 decision kept" in run("import", "claims.csv", "--why", "misread").output
    assert "0 decisions kept" in run("import", "claims.csv").output
    (tmp_path / "claims.csv").write_text("\n".join([head, ",".join([cells[0], "8", *cells[2:]]), *rest]))
    assert "left alone" in run("import", "claims.csv", exit_code=1).output
    run("export", "claims.xlsx")
    assert "0 decisions would be kept" in run("import", "claims.xlsx", "--dry-run").output
    assert ".xlsx" in run("export", "claims.ods", exit_code=2).output


def test_the_report_of_a_month(run: Run, reports: Path, tmp_path: Path) -> None:
    """The report is written as HTML or PDF by the file's name, in either language; another name is refused."""
    run("add", str(reports))
    assert "October 2023" in run("report", "--month", "2023-10", "--to", "october.html").output
    run("report", "--month", "2023-10", "--language", "ar", "--to", "october.pdf")
    assert (tmp_path / "october.pdf").read_bytes().startswith(b"%PDF")
    assert 'lang="en"' in (tmp_path / "october.html").read_text()
    assert "--format" in run("report", "--month", "2023-10", "--to", "october.doc", exit_code=2).output
    assert "no span" in run("report", "--month", "2023-13", "--to", "october.html", exit_code=2).output


@pytest.mark.parametrize("days", [("--since", "yesterday"), ("--since", "2023-10-02", "--until", "2023-10-01")])
def test_a_span_that_is_none_is_refused(run: Run, reports: Path, days: tuple[str, ...]) -> None:
    """A day must be one, and the first stand before the last."""
    run("add", str(reports))
    assert "it is no span of days" in run("publish", "--to", "out", *days, exit_code=2).output


def test_a_fault_of_the_program_is_told_without_the_text(
    run: Run, reports: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where the program itself fails, the user sees a sentence, and nothing of the reports."""

    def fail(*_: object) -> None:
        raise ValueError(ENGLISH)

    monkeypatch.setattr("harmledger.pipeline.account", fail)
    result = run("add", str(reports), exit_code=1)
    assert "english.txt: Harmledger failed on this document" in result.stderr
    monkeypatch.setattr("harmledger.pipeline.book", fail)
    result = run("incidents", "--ledger", "harmledger.db", exit_code=1)
    assert "Harmledger failed (ValueError in test_cli.py" in result.stderr
    assert "Sarja" not in result.output


ENTRY = ("enter", "A neighbour rang: four dead.", "--place", "Sarja", "--entry", "none", "--since", "2023-10-05")


def test_an_incident_is_entered_and_taken_back(run: Run, reports: Path) -> None:
    """What may be the same stops it, until that is settled; what was entered is undone like any decision."""
    run("add", str(reports))
    held = run(*ENTRY, "--figure", "killed 4", "--why", "called twice", exit_code=1).output
    assert f"both on 5 October 2023 ({levels().level('time', 'day').weight:+g})" in held
    assert "--same with its id, or --new" in held
    before = len(run("incidents", "--format", "jsonl").output.splitlines())
    kept = run(*ENTRY, "--figure", "killed 4", "--figure", "injured child 2-3", "--why", "called twice", "--new").output
    found = [json.loads(line) for line in run("incidents", "--format", "jsonl").output.splitlines()]
    (made,) = [incident for incident in found if incident["id"] == kept.split(",")[0]]
    assert len(found) == before + 1
    assert {(t["harm"], t["group"], t["low"], t["high"]) for t in made["toll"]} >= {("killed", "civilian", 4, 4)}
    assert ("injured", "child", 2, 3) in {(t["harm"], t["group"], t["low"], t["high"]) for t in made["toll"]}
    undo = re.search(r"decide undo (d-\w+)", kept)
    assert undo is not None
    run("decide", "undo", undo[1], "--why", "another village")
    assert len(run("incidents", "--format", "jsonl").output.splitlines()) == before
    same = re.search(r"^(i-\w+)  ", held, re.MULTILINE)
    assert same is not None
    home = run(*ENTRY, "--figure", "killed 4", "--why", "it is it", "--same", same[1]).output.split(",")[0]
    joined = [json.loads(line) for line in run("incidents", "--format", "jsonl").output.splitlines()]
    assert [same[1] in (i["id"], *i["aliases"]) for i in joined if i["id"] == home] == [True]
    assert len(joined) == before
    run("verify")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--figure", "four dead"), "is no figure"),
        (("--figure", "killed penguin 4"), "is no figure"),
        (("--weapon", "stone"), "is none of"),
        (("--until", "2023-10-01"), "before the first day"),
        (("--entry", "x:nowhere"), "no gazetteer has this place"),
    ],
)
def test_an_entry_that_cannot_be_is_refused(run: Run, reports: Path, arguments: tuple[str, str], says: str) -> None:
    """Figures, weapons, days and places that cannot be are told, and nothing is kept."""
    run("add", str(reports))
    code = 1 if "--entry" in arguments else 2
    assert says in run(*ENTRY, *arguments, "--why", "a test", "--new", exit_code=code).output
    assert len(run("incidents", "--format", "jsonl").output.splitlines()) > 0


def test_reports_without_a_date_take_the_one_that_is_given(run: Run, tmp_path: Path) -> None:
    """`add --published` dates what does not say its date, with hour and zone; what is no date is refused."""
    (tmp_path / "bare.txt").write_text("Shelling killed three civilians in the village of Sarja on Thursday.")
    run("add", "bare.txt", "--published", "the eve of the feast", exit_code=2)
    run("add", "bare.txt", "--published", "2023-10-05 14:30 +03:00")
    with Ledger.existing("harmledger.db") as ledger:
        assert [str(d.published.at) for d in ledger.documents() if d.published] == ["2023-10-05 14:30:00+03:00"]
    assert "2023-10-05" in run("incidents", "--format", "jsonl").output
