"""The report of a shift as a standalone page: its lanes, the same as a table, then each contact's own report."""

from __future__ import annotations

from datetime import date
from typing import Any

from workstation.content.text import render_page
from workstation.debrief import shift_words as words
from workstation.debrief.lanes import Lane, Lanes, Span
from workstation.debrief.page import page_values
from workstation.debrief.shift import ShiftReport
from workstation.i18n import language, tr
from workstation.paths import RESOURCES
from workstation.phrases import phrase
from workstation.wording import clock, hour, spoken_date

TEMPLATE = RESOURCES / "templates" / "shift_report.html.j2"
CONTACT = RESOURCES / "templates" / "report_contact.html.j2"

# The drawing of the lanes, in its own units.
WIDTH, NAMES, LANE, AXIS = 1000, 150, 58, 26
_TICKS = (15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200)
_MOST_TICKS = 10
# How each phase is filled, edged, and whether its edge is dashed.
LOOKS = {
    "queued": ("#FFFFFF", "#D99A1C", True),
    "ringing": ("#FDF2DA", "#D99A1C", False),
    "talking": ("#DDECEA", "#A9CCC9", False),
    "held": ("#FDF2DA", "#D99A1C", True),
    "wrap_up": ("#ECEAE3", "#878C88", False),
}
# How an answer owed is drawn: its colour, and its height, which grows as it gets late.
PACES = {"ease": ("#1C7348", 3), "watch": ("#D99A1C", 5), "over": ("#B03228", 8)}


def shift_as_html(report: ShiftReport) -> str:
    """The page, in the language now spoken."""
    one = page_values(report.one)
    day = date.fromisoformat(report.one.day)
    began = hour(report.one.start, report.lanes.origin)
    when = f"{spoken_date(day, language())} {day.year}, {began}"
    head = {**one["head"], "title": report.title, "when": when, "length": clock(report.lanes.duration)}
    return render_page(
        TEMPLATE,
        language=language(),
        labels={**one["labels"], **labels()},
        head=head,
        told=words.lanes_told(report),
        drawing=_drawing(report.lanes),
        keys=list(_keys()),
        figures=words.figures(report),
        heading=words.delays_heading(report),
        delays=[
            {
                "title": words.delay_title(delay, report),
                "where": words.delay_where(delay, report),
                "why": words.delay_why(delay, report),
            }
            for delay in report.delays
        ],
        rows=words.rows(report),
        contacts=[
            {
                "name": f"{each.customer} · {phrase('channel', each.channel)}",
                "title": each.title,
                "body": render_page(CONTACT, **page_values(each)),
            }
            for each in report.contacts
        ],
    )


def labels() -> dict[str, Any]:
    """The titles of the parts and of the columns."""
    return {
        "thread": tr("The thread of the shift"),
        "contacts": tr("Contact by contact"),
        "columns": words.figure_names(),
        "no_delay": words.no_delay(),
        "table": tr("The same as a table"),
        "moments": words.row_names(),
    }


def _drawing(lanes: Lanes) -> dict[str, Any]:
    found = [_lane(lane, lanes, 4 + n * LANE) for n, lane in enumerate(lanes.lanes)]
    return {"height": 4 + len(found) * LANE + AXIS, "lanes": found, "ticks": _ticks(lanes)}


def _x(moment: int, lanes: Lanes) -> float:
    return round(NAMES + (WIDTH - NAMES - 12) * lanes.at(moment) / lanes.duration, 1)


def _bar(start: int, end: int, lanes: Lanes) -> dict[str, Any]:
    left = _x(start, lanes)
    return {"x": left, "w": max(1.5, round(_x(end, lanes) - left, 1)), "time": clock(end - start)}


def _lane(lane: Lane, lanes: Lanes, y: int) -> dict[str, Any]:
    return {
        "y": y,
        "name": lane.customer,
        "channel": phrase("channel", lane.channel),
        "hand": [_bar(one.start, one.end, lanes) for one in lanes.hand if one.what == lane.contact],
        "spans": [{**_bar(span.start, span.end, lanes), **_look(span.what), "told": _told(span, lane)}
                  for span in lane.spans],
        "owed": [
            {
                **_bar(owed.start, owed.end, lanes),
                "fill": PACES[owed.pace][0],
                "h": PACES[owed.pace][1],
                "late": owed.pace == "over",
                "told": f"{words.phase_word('owed')} {clock(owed.end - owed.start)}",
            }
            for owed in lane.owed
        ],
    }  # fmt: skip


def _told(span: Span, lane: Lane) -> str:
    return f"{words.phase_word(span.what, lane.channel)} {clock(span.lasted)}"


def _look(phase: str) -> dict[str, Any]:
    fill, edge, dashed = LOOKS[phase]
    return {"fill": fill, "edge": edge, "dashed": dashed}


def _keys() -> list[dict[str, Any]]:
    """What each sign stands for."""
    found = [{"word": words.phase_word("hand"), "fill": "#0D5459", "edge": "#0D5459", "dashed": False, "y": 4, "h": 5}]
    found += [{"word": words.phase_word(phase, "chat"), **_look(phase), "y": 1, "h": 10} for phase in LOOKS]
    for pace, (ink, high) in PACES.items():
        look = {"fill": ink, "edge": ink, "dashed": False, "y": 6 - high / 2, "h": high}
        found.append({"word": words.pace_word(pace), **look})
    return found


def ticks(duration: int) -> list[int]:
    """The moments to mark on an axis of that many ms, its end left out."""
    step = next((each for each in _TICKS if duration / (each * 1000) <= _MOST_TICKS), _TICKS[-1]) * 1000
    return [at for at in range(0, duration, step) if duration - at > step / 2]


def _ticks(lanes: Lanes) -> list[dict[str, Any]]:
    found = [{"x": _x(lanes.origin + at, lanes), "word": clock(at), "anchor": "middle"} for at in ticks(lanes.duration)]
    return [*found, {"x": _x(lanes.end, lanes), "word": clock(lanes.duration), "anchor": "end"}]
