"""The report as a standalone page: printable, light, no script, nothing fetched."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from workstation.content.text import render_page
from workstation.debrief import own_view, words
from workstation.debrief.explaining import explanations
from workstation.debrief.moments import Moment
from workstation.debrief.report import Report
from workstation.debrief.timeline import WORST_MOOD
from workstation.i18n import language, tr
from workstation.paths import RESOURCES
from workstation.phrases import fact, phrase
from workstation.wording import clock, hour, spoken_date

TEMPLATE = RESOURCES / "templates" / "report.html.j2"

# The drawing of the thread, in its own units.
WIDTH, TOP, BOTTOM, TRACK = 1000, 34, 104, 134


def as_html(report: Report) -> str:
    """The page, in the language now spoken."""
    return render_page(TEMPLATE, **page_values(report))


def page_values(report: Report) -> dict[str, Any]:
    """What the page of a contact says, by the names its template has for it."""
    flags = sorted(report.marks.flags, key=lambda flag: (not flag.fatal, -flag.penalty))
    return {
        "language": language(),
        "labels": _labels(report),
        "head": _head(report),
        "score": "–" if report.score is None else report.score,
        "verdict": words.verdict(report),
        "verdict_reason": words.verdict_reason(report),
        "hearing": " ".join(filter(None, (words.hearing(report), words.without(report)))),
        "passed": report.marks.passed and not report.to_confirm,
        "criteria": [replace(each, title=report.criterion(each.id)) for each in report.marks.criteria],
        "unreached": [each.id for each in report.marks.criteria if report.unreached(each.id)],
        "flags": [replace(flag, why=words.flag_why(flag, report)) for flag in flags],
        "flag_words": [_flag_word(flag.fatal, flag.penalty) for flag in flags],
        "explanations": explanations(report),
        "rating": _rating(report),
        "heading": words.heading(report),
        "moments": [_moment(moment, report) for moment in report.moments],
        "figures": words.figures(report),
        "lines": _lines(report),
        "note": report.note,
        "choices": " · ".join(report.note.choices()) if report.note else "",
        "thread": _thread(report),
    }


def _labels(report: Report) -> dict[str, str]:
    return {
        "bank": tr("{bank}, Adviser Workstation", bank=report.bank.name),
        "report": tr("Report"),
        "out_of": tr("out of {most}", most=100),
        "criteria": tr("Criteria"),
        "unreached": tr("not judged"),
        "no_flag": tr("No knock-out"),
        "lost": tr("Each point lost, and why"),
        "no_loss": tr("No point was lost."),
        "own_view": tr("Your own view, before the score"),
        "no_view": tr("No view was given before the score."),
        "thread": tr("The thread of the contact"),
        "mood": tr("Mood"),
        "better": tr("Better"),
        "why": tr("Why"),
        "no_moment": tr("Nothing in this contact calls for a comment."),
        "figures": tr("Figures"),
        "transcript": tr("Transcript"),
        "no_line": tr("Nothing was said."),
        "note": tr("Note"),
        "training": tr("A training session. The customer and the dossier are fictional."),
    }


def _head(report: Report) -> dict[str, str]:
    day = date.fromisoformat(report.day)
    return {
        "title": report.title,
        "adviser": f"{report.adviser}, {phrase('job', report.job).lower()}",
        "customer": report.customer,
        "help": tr("Help: {level}", level=phrase("help", report.help)),
        "when": f"{spoken_date(day, language())} {day.year}, {hour(report.start, report.timeline.origin)}",
        "length": clock(report.duration),
        "end": words.end_word(report),
    }


def _flag_word(fatal: bool, penalty: int) -> str:
    if fatal:
        return tr("Knock-out")
    return tr("−{points} points", points=penalty) if penalty else tr("Breach")


def _rating(report: Report) -> dict[str, Any] | None:
    if report.rating is None:
        return None
    return {
        "score": report.rating.score,
        "word": words.quoted(own_view.ease_word(report.rating.score)),
        "answers": own_view.own_answers(report),
    }


def _moment(moment: Moment, report: Report) -> dict[str, Any]:
    at = report.timeline.at
    return {
        "number": moment.number,
        "kind": moment.kind,
        "kind_word": words.kind_word(moment.kind),
        "title": words.moment_title(moment),
        "at": clock(at(moment.at)),
        "cost": words.cost_words(moment, report),
        "before": words.quoted(moment.before) if moment.before else "",
        "before_at": clock(at(moment.before_at)) if moment.before else "",
        "customer": report.customer,
        "said_label": words.said_label(moment),
        "said": words.moment_said(moment),
        "better": words.moment_better(moment),
        "why": words.moment_why(moment),
        "details": words.moment_details(moment),
    }


def _lines(report: Report) -> list[dict[str, str]]:
    by_entry = {moment.entry_number: str(moment.number) for moment in report.moments}
    names = {"customer": report.customer, "adviser": report.adviser, "fact": ""}
    return [
        {
            "at": clock(report.timeline.at(line.at)),
            "who": line.who,
            "name": names[line.who],
            "text": line.text if line.who != "fact" else fact(line),
            "moment": by_entry.get(line.number, ""),
            "note": words.line_note(line, report),
        }
        for line in report.lines
    ]


def _thread(report: Report) -> dict[str, Any]:
    """The time line as coordinates."""
    line = report.timeline

    def x(at: int) -> float:
        return round(12 + (WIDTH - 24) * max(0, min(at, line.duration)) / line.duration, 1)

    def y(level: float) -> float:
        return round(TOP + (BOTTOM - TOP) * level / WORST_MOOD, 1)

    # Steps, not a curve: a printed page must not draw a mood nobody observed.
    mood, last = [], None
    for at, level in line.mood:
        if last is not None:
            mood.append(f"{x(at)},{y(last)}")
        mood.append(f"{x(at)},{y(level)}")
        last = level
    if last is not None:
        mood.append(f"{x(line.duration)},{y(last)}")
    stages = [(x(at), phrase("stage", stage)) for at, stage in line.stages]
    return {
        "stages": [(left, word) for n, (left, word) in enumerate(stages) if _room(stages, n, word)],
        "marks": [left for left, _ in stages],
        "mood": " ".join(mood),
        "bands": [
            {"x": x(start), "w": max(2.0, round(x(end) - x(start), 1)), "kind": kind,
             "word": words.band_word(kind, start, end)}
            for start, end, kind in line.bands
        ],
        "knots": [(x(at), who) for at, who in line.knots],
        "moments": [(x(line.at(m.at)), m.number, m.kind) for m in report.moments if m.key],
        "length": clock(line.duration),
    }  # fmt: skip


def _room(stages: list[tuple[float, str]], n: int, word: str) -> bool:
    """Whether a stage's name fits before the next one begins."""
    after = stages[n + 1][0] if n + 1 < len(stages) else WIDTH
    return after - stages[n][0] > 6.2 * len(word) + 4
