"""The report of a finished contact: everything the debrief shows, and the same as JSON and as a page."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from workstation.assessment.marking import Marks
from workstation.content.house import House
from workstation.content.plain import to_plain
from workstation.debrief.abuse import Abuse
from workstation.debrief.avoided import Avoided
from workstation.debrief.drafted import Drafted
from workstation.debrief.hearing import Hearing
from workstation.debrief.helped import TAKEN_OVER, Helped
from workstation.debrief.indicators import Indicators
from workstation.debrief.inserted import Inserted
from workstation.debrief.losses import Loss
from workstation.debrief.mails import MailFigures
from workstation.debrief.moments import Moment
from workstation.debrief.objections import TracedObjection
from workstation.debrief.pause import Pause
from workstation.debrief.timeline import Timeline
from workstation.debrief.told import ToldDeed
from workstation.debrief.tried import Tried
from workstation.headings import heading
from workstation.session.transcript import Line


@dataclass(frozen=True)
class Rating:
    """The recruit's own view before the score: 0 to 100, and answers from 1 to 4."""

    score: int
    answers: tuple[int, ...] = ()


@dataclass(frozen=True)
class SavedNote:
    """The note as it went into the CRM, its choices in the content's words and by their ``codes``, in that order."""

    code: str
    outcome: str
    follow_up: str
    text: str
    codes: tuple[str, str, str] = ("", "", "")

    def choices(self) -> tuple[str, ...]:
        """What was chosen, in the reader's language."""
        titles = (self.code, self.outcome, self.follow_up)
        groups = ("disposition", "outcome", "follow_up")
        return tuple(heading(*each) for each in zip(groups, self.codes, titles, strict=True) if each[2])


@dataclass(frozen=True)
class Report:
    """One contact, finished. Times of moments and lines are session ms; ``timeline.at`` puts them on the call.

    ``day`` is an ISO date and ``start`` the minutes from midnight of session time 0. ``how`` tells what became of the
    contact: closed, failed, abandoned (nobody answered), unfinished (the session was given up). ``end`` is the
    ending's code and ``end_title`` the author's words for it. ``first`` is the number of the moment to open on.
    ``best`` is the best score before this one, if there was any. ``losses`` explain every point lost, ``deeds`` hold
    the note against what was done, ``inserted`` tells of phrases and templates in what was sent, ``drafted`` of
    the drafts made by a machine.
    ``without`` are the marks with the contested sentences set aside, if there are any;
    ``mail``: how an e-mail was served, by the clocks of its queue;
    ``to_confirm``: an exam of which a trainer has still to settle a sentence, and that has no score until then;
    ``shared``: trainers may read its sentences; ``objections``: those that were raised, and what was made of each;
    ``helped``: what was whispered to a raised hand, which costs nothing;
    ``tried``: what was asked of the desk beyond one's reach, which costs nothing;
    ``avoided``: the words to avoid in what was said in one's own words;
    ``abuse``: the insults that were heard, and what was made of them;
    ``pause``: after a hard contact, whether the pause it gives right to was taken.
    """

    session: str
    contact: str
    kind: str
    scenario: str
    title: str
    channel: str
    adviser: str
    bank: House
    customer: str
    gender: str
    help: str
    day: str
    start: int
    how: str
    end: str
    end_title: str
    pass_mark: int
    marks: Marks
    rating: Rating | None
    moments: tuple[Moment, ...]
    lines: tuple[Line, ...]
    timeline: Timeline
    indicators: Indicators
    patience_max: int = 1
    note: SavedNote | None = None
    first: int = 0
    best: int | None = None
    job: str = "junior"
    losses: tuple[Loss, ...] = ()
    deeds: tuple[ToldDeed, ...] = ()
    inserted: tuple[Inserted, ...] = ()
    drafted: tuple[Drafted, ...] = ()
    hearing: Hearing = field(default_factory=Hearing)
    without: Marks | None = None
    to_confirm: bool = False
    shared: bool = False
    mail: MailFigures | None = None
    objections: tuple[TracedObjection, ...] = ()
    helped: tuple[Helped, ...] = ()
    tried: tuple[Tried, ...] = ()
    avoided: tuple[Avoided, ...] = ()
    abuse: Abuse | None = None
    pause: Pause | None = None

    @property
    def duration(self) -> int:
        """From the answer to the close, ms."""
        return self.timeline.duration

    @property
    def not_understood(self) -> int:
        """How many sentences of the adviser's own nobody understood. They cost nothing."""
        return sum(line.code in ("unclear", "doubtful") for line in self.lines) + self.hearing.left_aside

    @property
    def relieved(self) -> bool:
        """Whether the supervisor took it over: nothing is marked from there on, and it is no pass."""
        return any(one.how == TAKEN_OVER for one in self.helped)

    @property
    def score(self) -> int | None:
        """The score, or None while it is to be confirmed."""
        return None if self.to_confirm else self.marks.score

    def moment(self, number: int) -> Moment:
        """The moment of that number. Raises ``KeyError``."""
        for moment in self.moments:
            if moment.number == number:
                return moment
        raise KeyError(number)

    def criterion(self, criterion: str) -> str:
        """The title of a criterion, in the reader's language; nothing for one that is not marked."""
        return next((heading("criterion", c.id, c.title) for c in self.marks.criteria if c.id == criterion), "")

    def unreached(self, criterion: str) -> bool:
        """Whether the contact was cut short before anything of the criterion could be had: it is told as no failure."""
        codes = {loss.code for loss in self.losses if loss.criterion == criterion}
        got = next((c.got for c in self.marks.criteria if c.id == criterion), 0)
        return self.how != "closed" and not got and bool(codes) and codes <= {"unreached", "unread"}

    def mood(self, patience: int) -> int:
        """The mood, 0 (calm) to 4 (angry), of a customer with that much patience left."""
        return round((self.patience_max - min(self.patience_max, patience)) * 4 / self.patience_max)


def as_json(report: Report) -> dict[str, Any]:
    """The report for machines: plain values, codes untranslated, times in ms of the call, indicators in seconds."""
    marks, at = report.marks, report.timeline.at
    return {
        "session": report.session,
        "kind": report.kind,
        "scenario": report.scenario,
        "title": report.title,
        "adviser": report.adviser,
        "job": report.job,
        "customer": report.customer,
        "help": report.help,
        "day": report.day,
        "score": report.score,
        "passed": None if report.to_confirm else marks.passed,
        "to_confirm": report.to_confirm,
        "pass_mark": report.pass_mark,
        "end": report.end or report.how,
        "seconds": round(report.duration / 1000),
        "marking": marks.version,
        "criteria": [
            {"id": c.id, "title": c.title, "got": c.got, "max": c.maximum, "weight": c.weight, "critical": c.critical}
            for c in marks.criteria
        ],
        "flags": to_plain(marks.flags),
        "losses": [{**to_plain(loss), "at": at(loss.at) if loss.entry else None} for loss in report.losses],
        "deeds": to_plain(report.deeds),
        "inserted": [{**to_plain(one), "at": at(one.at)} for one in report.inserted],
        "self_rating": to_plain(report.rating) if report.rating else None,
        "not_understood": report.not_understood,
        "clarified": report.hearing.clarified,
        "corrected": report.hearing.corrected,
        "contested": _contested(report),
        "settled": [
            {"entry": number, "move": ruling.move or None, "why": ruling.why}
            for number, ruling in sorted(report.hearing.settled.items())
        ],
        "moments": [
            {**to_plain(moment), "at": at(moment.at), "before_at": at(moment.before_at) if moment.before else None}
            for moment in report.moments
        ],
        "transcript": [
            {**to_plain(line), "at": at(line.at), "heard": report.hearing.heard.get(line.number, "")}
            for line in report.lines
        ],
        "indicators": to_plain(report.indicators),
        "objections": [{**to_plain(one), "at": at(one.at)} for one in report.objections],
        **_unmarked(report),
        "note": to_plain(report.note) if report.note else None,
    }


def _unmarked(report: Report) -> dict[str, Any]:
    """What is told beside the marks, and costs nothing."""
    at = report.timeline.at
    return {
        "helped": [{**to_plain(one), "at": at(one.at)} for one in report.helped],
        "tried": [{**to_plain(one), "at": at(one.at)} for one in report.tried],
        "abuse": to_plain(report.abuse) if report.abuse else None,
        "pause": to_plain(report.pause) if report.pause else None,
        "avoided": [{**to_plain(one), "at": at(one.at)} for one in report.avoided],
    }


def _contested(report: Report) -> dict[str, Any] | None:
    """The sentences contested, and the marks without them; None where there are none."""
    if report.without is None:
        return None
    marks, hearing = report.without, report.hearing
    return {
        "entries": [{"entry": number, "why": hearing.why[number]} for number in hearing.contested],
        "score": None if report.to_confirm else marks.score,
        "passed": None if report.to_confirm else marks.passed,
    }
