"""What a finished session is worth is kept: once, and again when a trainer has settled a sentence of an exam."""

from __future__ import annotations

from workstation.debrief.report import Report
from workstation.library.store import Store
from workstation.session.keeping import Result
from workstation.session.log import COUNTED_KINDS
from workstation.session.state import SessionState


def keep_worth(store: Store, state: SessionState, report: Report) -> None:
    """Keep a counted session's marks. Raises ``Problem`` when they cannot be written."""
    settles = report.kind == "exam"  # what is contested or settled later changes its mark
    if report.kind not in COUNTED_KINDS or state.started is None:
        return
    if settles or store.results.of(report.session, report.contact) is None:
        marks = report.marks
        store.results.keep(
            Result(
                report.session,
                report.contact,
                report.scenario,
                state.started.profile,
                report.score,
                marks.passed and not report.to_confirm,
                str(marks.version),
                marks.points,
                tuple(flag.id for flag in marks.flags),
                report.duration // 1000,
            )
        )
