"""The written report of a month or any span: HTML that opens anywhere, or a PDF, in English or Arabic."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

from harmledger import __version__
from harmledger.publish.index import Index
from harmledger.publish.package import manifest
from harmledger.publish.report import annex, beside, chart, figures, maps, rankings
from harmledger.publish.report.ground import Ground, Wish
from harmledger.publish.report.speech import FAMILY, LANGUAGES, speech
from harmledger.publish.report.view import Block, Report, Section
from harmledger.serial import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from harmledger.model import Book
    from harmledger.publish.package.manifest import Manifest

__all__ = ["LANGUAGES", "Report", "Wish", "report", "series"]


def series(wish: Wish) -> str:
    """Name the reports that follow each other: of one profile and span."""
    days = " to ".join(str(day or "") for day in (wish.window.first, wish.window.last))
    return f"report {wish.profile.name} {days}"


def report(book: Book, wish: Wish, language: str, before: Manifest | None = None) -> tuple[Report, Manifest]:
    """Write the report of a span, and what the next one needs to tell what changed."""
    ground = Ground.of(book, wish, speech(language))
    kept = Index.of(ground.released.book, ground.released.hidden)  # places as they are called in every language
    content = sha256(repr(plain(manifest.records(kept))).encode()).hexdigest()[:12]
    release = manifest.of(kept, series(wish), content, before)
    return _report(ground, release), release


def _report(ground: Ground, release: Manifest) -> Report:
    say, window = ground.speech.say, ground.wish.window
    stats = tuple(figures.stats(ground))
    told = {"killed": stats[0].figure, "injured": stats[1].figure, "incidents": stats[3].figure}
    lead = say("lead" if stats[1].href else "lead_killed", **told)
    return Report(
        language=ground.speech.language,
        rtl=ground.speech.is_rtl,
        title=say("title"),
        span=say("all_days") if window.is_open else ground.speech.days(window.first, window.last),
        kicker=say("kicker"),
        lead=lead if ground.incidents else say("lead_none"),
        limits=say("limits_line"),
        stats=stats,
        sections=tuple(_sections(ground, release)),
        foot=tuple(_foot(ground, release)),
        contents=say("contents"),
        page=say("page"),
    )


def _sections(ground: Ground, release: Manifest) -> Iterator[Section]:
    family = FAMILY[ground.speech.language]
    yield figures.section(ground)
    yield beside.totals(ground)
    yield _days(ground, chart.chart(ground, family))
    yield rankings.places(ground, maps.drawn(ground, family))
    yield rankings.mass(ground)
    yield rankings.who(ground)
    yield beside.moved(ground)
    yield beside.deaths(ground)
    yield beside.changes(ground, release)
    yield beside.method(ground)
    yield annex.rests(ground)
    yield annex.events(ground)
    yield annex.claims(ground)


def _days(ground: Ground, picture: str) -> Section:
    say, out = ground.speech.say, chart.undated(ground)
    killed = sum(ground.killed(incident)[0] for incident in out)
    note = say("days_out", "text", n=len(out), killed=killed) if out else ""
    empty = Block("text", texts=(say("nothing"),))
    drawn = Block("picture", picture=picture, note=f"{say('days', 'text')} {note}".strip())
    blocks = (drawn,) if picture else (empty, *((Block("text", texts=(note,)),) if note else ()))
    return Section("days", say("days", "head"), blocks=blocks)


def _foot(ground: Ground, release: Manifest) -> Iterator[str]:
    speech = ground.speech
    if ground.wish.publisher:
        yield speech.say("publisher", publisher=ground.wish.publisher)
    if ground.index.day:
        yield speech.say("data_day", day=speech.day(ground.index.day))
    yield speech.say("version", version=speech.ltr(release.version))
    yield speech.say("by", version=__version__)
