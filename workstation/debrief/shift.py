"""The report of a finished shift: its lanes, what waited too long, and the report of each of its contacts."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from workstation import events as e
from workstation.content.diagnostics import ContentFault
from workstation.content.plain import to_plain
from workstation.content.reading import open_document
from workstation.debrief.building import make_report
from workstation.debrief.delays import Delay, find_delays
from workstation.debrief.lanes import Lanes, read_lanes
from workstation.debrief.report import Report, as_json
from workstation.session.pins import Pins

SHIFT = "shift"


@dataclass(frozen=True)
class ShiftReport:
    """A whole shift. ``contacts`` are in the order they came; every time is session time, ms.

    What each contact has in common with the others (who, when, with what help) stands in any of its reports.
    """

    session: str
    scenario: str
    title: str
    kind: str
    lanes: Lanes
    delays: tuple[Delay, ...]
    contacts: tuple[Report, ...]

    @property
    def one(self) -> Report:
        """Any of its contacts, for what they have in common."""
        return self.contacts[0]

    @property
    def passed(self) -> bool:
        """Whether every contact passes, and none waits for a trainer."""
        return all(one.marks.passed and not one.to_confirm for one in self.contacts)

    def contact(self, contact: str) -> Report:
        """The report of a contact. Raises ``KeyError``."""
        for one in self.contacts:
            if one.contact == contact:
                return one
        raise KeyError(contact)


def is_shift(entries: Sequence[e.Entry[e.Event]]) -> bool:
    """Whether a session's log is that of a shift to which somebody came, or of several contacts."""
    started = next((x.event for x in entries if isinstance(x.event, e.SessionStarted)), None)
    came = sum(isinstance(x.event, e.ContactOffered) for x in entries)
    return started is not None and came > (0 if started.unit == SHIFT else 1)


def make_shift_report(session: str, entries: Sequence[e.Entry[e.Event]], pins: Pins, kind: str = "") -> ShiftReport:
    """The report of a shift to which somebody came; ``kind`` as in ``make_report``.

    Raises ``ValueError`` for a log to which nobody came.
    """
    started = next((x.event for x in entries if isinstance(x.event, e.SessionStarted)), None)
    lanes = read_lanes(entries, partial(pins.answers, started.manifest)) if started is not None else None
    if started is None or lanes is None or not lanes.lanes:
        raise ValueError("no shift to report")
    contacts = tuple(make_report(session, entries, pins, lane.contact, kind) for lane in lanes.lanes)
    transactions = {entry.origin: (entry.at, entry.number) for entry in entries}
    return ShiftReport(
        session,
        started.scenario,
        _title(started, pins),
        kind or started.kind,
        lanes,
        find_delays(lanes, tuple(transactions.values())),
        contacts,
    )


def _title(started: e.SessionStarted, pins: Pins) -> str:
    """The shift's own title, of the text that the session pinned."""
    file = f"days/{started.scenario}.yaml"
    try:
        return open_document(pins.file(started.manifest, file), file).text("title") or started.scenario
    except (KeyError, ContentFault):
        return started.scenario


def shift_as_json(report: ShiftReport) -> dict[str, Any]:
    """The report for machines: times in ms from the first « Prêt », then each contact as its own report has it."""
    lanes = report.lanes
    return {
        "session": report.session,
        "kind": report.kind,
        "shift": report.scenario,
        "title": report.title,
        "passed": report.passed,
        "seconds": round(lanes.duration / 1000),
        "lanes": [
            {
                "contact": lane.contact,
                "customer": lane.customer,
                "channel": lane.channel,
                "waited_before": lane.before,
                "phases": [
                    {"start": lanes.at(span.start), "end": lanes.at(span.end), "phase": span.what}
                    for span in lane.spans
                ],
                "owed": [
                    {"start": lanes.at(owed.start), "end": lanes.at(owed.end), "first": owed.first, "pace": owed.pace}
                    for owed in lane.owed
                ],
            }
            for lane in lanes.lanes
        ],
        "in_hand": [
            {"start": lanes.at(span.start), "end": lanes.at(span.end), "contact": span.what} for span in lanes.hand
        ],
        "delays": [
            {**to_plain(delay), "start": lanes.at(delay.start), "end": lanes.at(delay.end)} for delay in report.delays
        ],
        "contacts": [{**as_json(one), "contact": one.contact} for one in report.contacts],
    }
