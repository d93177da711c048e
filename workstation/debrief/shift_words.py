"""What the debrief of a shift says, in the reader's language: the same words on the page and in the report."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from workstation.clock import SECOND
from workstation.debrief import words
from workstation.debrief.delays import FREE, Delay, Meanwhile
from workstation.debrief.lanes import AWAY, Lane
from workstation.debrief.report import Report
from workstation.debrief.shift import ShiftReport
from workstation.i18n import tr, trn
from workstation.phrases import phrase
from workstation.wording import clock

NONE = "–"


@dataclass(frozen=True)
class Row:
    """A line of the table that says what the lanes draw: from when to when, of whom, what, and how long."""

    start: str
    end: str
    who: str
    what: str
    lasted: str
    late: bool = False


@dataclass(frozen=True)
class Figures:
    """A contact in figures, in words: how long it waited, and what it is worth."""

    contact: str
    who: str
    channel: str
    wait: str
    longest: str
    held: str
    wrap_up: str
    score: str
    verdict: str


def phase_word(phase: str, channel: str = "call") -> str:
    """What a stretch of a lane is."""
    written = channel in ("chat", "email")
    return {
        "queued": tr("waits in the queue"),
        "ringing": tr("is offered to you"),
        "talking": tr("conversation") if written else tr("on the line"),
        "held": tr("on hold"),
        "wrap_up": tr("wrap-up"),
        "owed": tr("waits for your answer"),
        "hand": tr("in hand"),
    }[phase]


def pace_word(pace: str) -> str:
    """How an answer that was owed stood when it came."""
    return {"ease": tr("answer in time"), "watch": tr("answer just in time"), "over": tr("answer too late")}[pace]


def figure_names() -> tuple[str, ...]:
    """The columns of the contacts in figures."""
    return (
        tr("Customer"),
        tr("Channel"),
        tr("Before you"),
        tr("Longest answer"),
        tr("Hold"),
        tr("Wrap-up"),
        tr("Score"),
    )


def row_names() -> tuple[str, ...]:
    """The columns of the table that says what the lanes draw."""
    return tr("Start"), tr("End"), tr("Who"), tr("What"), tr("Length")


def delay_title(delay: Delay, report: ShiftReport) -> str:
    """« Mme Roussel : première réponse à 1:42 »."""
    who, time = report.lanes.lane(delay.contact).customer, clock(delay.lasted)
    return {
        "queue": tr("{who}: answered after {time}", who=who, time=time),
        "left": tr("{who}: gave up after {time}", who=who, time=time),
        "first": tr("{who}: first answer after {time}", who=who, time=time),
        "next": tr("{who}: {time} without an answer", who=who, time=time),
        "hold": tr("{who}: {time} on hold", who=who, time=time),
        "wrap_up": tr("{who}: wrap-up of {time}", who=who, time=time),
        "aside": tr("{who}: draft left for {time}", who=who, time=time),
    }[delay.kind]


def delay_where(delay: Delay, report: ShiftReport) -> str:
    """« de 2:10 à 3:52, repère 0:30 »."""
    at = report.lanes.at
    start, end, limit = clock(at(delay.start)), clock(at(delay.end)), clock(delay.limit)
    return tr("from {start} to {end}, limit {limit}", start=start, end=end, limit=limit)


def delay_why(delay: Delay, report: ShiftReport) -> str:
    """What the adviser was at meanwhile, and what would have been better."""
    parts = [_meanwhile(one, delay, report) for one in delay.meanwhile]
    told = tr("Meanwhile: {parts}.", parts=", ".join(parts)) if parts else ""
    return " ".join(filter(None, (told, _better(delay))))


def _meanwhile(one: Meanwhile, delay: Delay, report: ShiftReport) -> str:
    time = clock(one.lasted)
    if one.contact == AWAY:
        return tr("you took nobody ({time})", time=time)
    if one.contact == FREE:
        return tr("nobody in hand ({time})", time=time)
    who = report.lanes.lane(one.contact).customer
    if one.contact == delay.contact:
        return (
            tr("this contact in hand, nothing sent ({time})", time=time)
            if delay.kind
            in (
                "first",
                "next",
            )
            else tr("this contact in hand ({time})", time=time)
        )
    return {
        "wrap_up": tr("in the wrap-up of {who} ({time})", who=who, time=time),
        "held": tr("{who} on hold ({time})", who=who, time=time),
    }.get(one.doing, tr("with {who} ({time})", who=who, time=time))


def _better(delay: Delay) -> str:
    own = sum(one.lasted for one in delay.meanwhile if one.contact == delay.contact)
    mine = own * 2 > delay.lasted
    return {
        "queue": tr("Who waits to be taken comes before what can be announced and resumed."),
        "left": tr("Who waits to be taken comes before what can be announced and resumed."),
        "first": tr("A greeting holds the place: it takes one line, then you may finish what is begun."),
        "next": tr("A long search is announced with its length, then kept.")
        if mine
        else tr("Before you turn to another, announce the wait and its length."),
        "hold": tr("One comes back within the minute, even without the answer."),
        "wrap_up": tr("The note is written while one speaks: the wrap-up then takes a few seconds."),
        "aside": tr("Between two contacts, what is begun is finished before another e-mail is taken."),
    }[delay.kind]


def delays_heading(report: ShiftReport) -> str:
    """How many waited too long."""
    count = len(report.delays)
    if not count:
        return tr("Nobody waited too long")
    return trn("{n} wait too long", "{n} waits too long", count)


def no_delay() -> str:
    """What is said where nobody waited too long."""
    return tr("Every answer, hold and wrap-up kept within its limit.")


def rows(report: ShiftReport) -> list[Row]:
    """Everything the lanes draw, in order: phases, answers owed, whom the adviser had in hand."""
    found = sorted(_rows(report), key=lambda each: (each[0], each[1]))
    return [row for start, end, row in found if end - start >= SECOND]


def _rows(report: ShiftReport) -> Iterator[tuple[int, int, Row]]:
    lanes = report.lanes

    def row(start: int, end: int, who: str, what: str, late: bool = False) -> tuple[int, int, Row]:
        first, last = lanes.at(start), lanes.at(end)
        return start, end, Row(clock(first), clock(last), who, what, clock(end - start), late)

    for lane in lanes.lanes:
        for span in lane.spans:
            yield row(span.start, span.end, lane.customer, phase_word(span.what, lane.channel))
        for owed in lane.owed:
            late = owed.pace == "over"
            what = phase_word("owed")
            yield row(owed.start, owed.end, lane.customer, tr("{what}, too long", what=what) if late else what, late)
    for span in lanes.hand:
        who = tr("You") if span.what == AWAY else lanes.lane(span.what).customer
        yield row(span.start, span.end, who, tr("take nobody") if span.what == AWAY else phase_word("hand"))


def figures(report: ShiftReport) -> list[Figures]:
    """Each contact in figures."""
    return [_figures(lane, report.contact(lane.contact)) for lane in report.lanes.lanes]


def _figures(lane: Lane, contact: Report) -> Figures:
    def time(millis: int) -> str:
        return clock(millis) if millis >= SECOND else NONE

    longest = max((owed.end - owed.start for owed in lane.owed), default=0)
    return Figures(
        lane.contact,
        lane.customer,
        phrase("channel", lane.channel),
        time(lane.lasted("queued", "ringing")),
        time(longest),
        time(lane.lasted("held")),
        time(lane.lasted("wrap_up")),
        NONE if contact.score is None else str(contact.score),
        words.verdict(contact),
    )


def figures_told(one: Figures) -> str:
    """A contact's times in one line: those that there were."""
    parts = (
        (one.wait, tr("waited {time}", time=one.wait)),
        (one.longest, tr("longest answer {time}", time=one.longest)),
        (one.held, tr("hold {time}", time=one.held)),
        (one.wrap_up, tr("wrap-up {time}", time=one.wrap_up)),
    )
    return " · ".join(told for time, told in parts if time != NONE)


def so_many(report: ShiftReport) -> str:
    """« 3 contacts »."""
    return trn("{n} contact", "{n} contacts", len(report.lanes.lanes))


def lanes_told(report: ShiftReport) -> str:
    """The drawing in one sentence, for whoever does not see it."""
    return tr(
        "{time}; {count}; {delays}. The table says the same.",
        time=clock(report.lanes.duration),
        count=so_many(report),
        delays=delays_heading(report).lower(),
    )
