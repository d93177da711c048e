"""``verify`` and ``recompute``: marks worked out again, of a report from anywhere or of the sessions kept here."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from workstation.assessment.marking import VERSIONS, Marks
from workstation.assessment.pinned import pinned_card
from workstation.assessment.remarking import remark
from workstation.assessment.scorecard import ScoredFlag
from workstation.cli.answers import CommandFault, lines, reason, say
from workstation.debrief.evidence import KEY, Difference, NoEvidence, Verified, verify
from workstation.i18n import mark, tr
from workstation.library.set_aside import describe
from workstation.library.shelf import Shelf
from workstation.library.start import reopen
from workstation.library.store import Store, world_of
from workstation.session.afterwards import to_confirm
from workstation.session.log import SessionRow
from workstation.session.runner import Session
from workstation.session.unreadable import UnreadableSession, read_or_set_aside


def verify_file(arguments: argparse.Namespace, _shelf: Shelf) -> int:
    """Say whether the mark of a report follows from what it carries: 0 when it does, 1 with each difference."""
    path = arguments.file
    try:
        report = json.loads(path.read_text(encoding="utf-8"))
        found = [(_of_whom(one), verify(one)) for one in _reports(report)]
    except OSError as fault:
        raise CommandFault(tr("{path} cannot be read: {reason}.", path=path, reason=reason(fault))) from fault
    except (NoEvidence, ValueError, RecursionError) as fault:
        raise CommandFault(
            tr("{path} is no report to verify: write one with “main.py report SESSION --format json”.", path=path)
        ) from fault
    return max(_verdict(f"{path} {contact}".strip(), each) for contact, each in found)


def _reports(report: Any) -> list[Any]:
    """A report, or those of the contacts of a shift."""
    whole = isinstance(report, dict) and KEY not in report
    contacts = report.get("contacts") if whole else None
    return contacts if isinstance(contacts, list) and contacts else [report]


def _of_whom(report: Any) -> str:
    return str(report["contact"]) if isinstance(report, dict) and "contact" in report else ""


def _verdict(path: str, found: Verified) -> int:
    for difference in found.differences:
        lines(difference_word(difference))
    if found.differences or found.marks is None:
        lines(tr("{path}: the mark is not what the log gives.", path=path))
        return 1
    marks = tr("To confirm: a trainer has sentences to settle.") if found.to_confirm else marks_word(found.marks)
    lines(tr("{path}: equal. {marks}", path=path, marks=marks))
    return 0


_WORDS = {
    "score": mark("Score: the report says {told}, the log gives {found}."),
    "without": mark("Without what is contested: the report says {told}, the log gives {found}."),
    "passed": mark("Passed: the report says {told}, the log gives {found}."),
    "pass_mark": mark("Pass mark: the report says {told}, the role-play {found}."),
    "version": mark("Marking version: the report says {told}, the log {found}."),
    "end": mark("Ending: the report says {told}, the log gives {found}."),
    "criterion": mark("Criterion {name}: the report says {told}, the log gives {found}."),
    "flag": mark("Breach {name}: the report says {told}, the log gives {found}."),
    "log": mark("The log in it was changed after it was written."),
    "text": mark("A text in it is not the one the session pinned: {name}."),
    "step": mark("Entry {name}: the role-play gives something else than the log tells."),
    "unreadable": mark("The log in it does not hold together."),
}


def difference_word(difference: Difference) -> str:
    """A difference in one line."""
    plain = {
        "None": tr("to confirm"),
        "": tr("nothing"),
        "True": tr("yes"),
        "False": tr("no"),
        "fatal": tr("knock-out"),
    }
    told, found = (plain.get(said, said) for said in (difference.told, difference.found))
    return tr(_WORDS[difference.code], name=difference.name, told=told, found=found)


def marks_word(marks: Marks) -> str:
    """Marks in one sentence."""
    passed = tr("passed") if marks.passed else tr("not passed")
    return tr(
        "{score} out of 100, {passed}, marking version {version}.",
        score=marks.score,
        passed=passed,
        version=marks.version,
    )


def recompute(arguments: argparse.Namespace, store: Store) -> int:
    """Say what each version of marking gives of the sessions kept, or of one. Nothing kept is changed."""
    rows = [row for row in store.log.sessions() if row.state == "ended"]
    if arguments.session:
        rows = [row for row in rows if row.id == arguments.session]
        if not rows:
            name = arguments.session
            raise CommandFault(tr("There is no finished session “{name}”: see “main.py sessions”.", name=name))
    breaches = Shelf().breaches
    for row in rows:
        try:
            _told(row, store, breaches)
        except UnreadableSession as fault:
            say(fault.describe())
    if not rows:
        lines(tr("No session has been played yet."))
    if lost := store.set_aside():
        say(describe(lost))
    return 0


def _told(row: SessionRow, store: Store, breaches: tuple[ScoredFlag, ...]) -> None:
    session = reopen(row.id, store.log, world_of(store))
    for contact in (one.id for one in session.state.own):
        kept = store.results.of(row.id, contact)
        with read_or_set_aside(row.id):
            own, others = _versions(session, contact, breaches)
        waits = to_confirm(session.state, row.kind)
        word = tr("To confirm: a trainer has sentences to settle.") if waits else marks_word(own)
        lines(f"{row.id}  {row.scenario}  {word}")
        if waits:
            continue
        if kept and (kept.score, kept.passed) != (own.score, own.passed):
            lines("  " + tr("Kept: {score} out of 100, which its log does not give.", score=kept.score))
        for other in others:
            lines("  " + tr("Marking version {version}: {change}", version=other.version, change=_change(own, other)))


def _versions(session: Session, contact: str, breaches: tuple[ScoredFlag, ...]) -> tuple[Marks, list[Marks]]:
    """The marks under the session's own version, then under each other one.

    What the house says a breach costs is today's for a session that pinned none.
    """
    state, pins, entries = session.state, session.world.pins, session.entries()
    assert state.started is not None  # noqa: S101  a session with a contact has begun
    card = pinned_card(pins, state.started, state.contacts[contact].offer.channel)
    today = card if card.breaches else replace(card, breaches=breaches)
    own = remark(entries, pins, card, state.started.marking, contact)
    others = [version for version in VERSIONS if version != own.version]
    return own, [remark(entries, pins, today, version, contact) for version in others]


def _change(own: Marks, other: Marks) -> str:
    """What another version changes, in a few words."""
    found = list(_changes(own, other))
    return tr("{changes}.", changes=", ".join(found)) if found else tr("the same.")


def _changes(own: Marks, other: Marks) -> Iterator[str]:
    if own.score != other.score:
        yield tr("{before} becomes {after}", before=own.score, after=other.score)
    if own.passed != other.passed:
        yield tr("passed") if other.passed else tr("not passed")
    for one, two in zip(own.criteria, other.criteria, strict=True):
        if one.got != two.got:
            yield tr("{name} {before} becomes {after}", name=one.id, before=one.got, after=two.got)
    before = {flag.raised: _cost(flag.fatal, flag.penalty) for flag in own.flags}
    after = {flag.raised: _cost(flag.fatal, flag.penalty) for flag in other.flags}
    for name in {**before, **after}:
        if before.get(name) != after.get(name):
            nothing = tr("nothing")
            yield tr(
                "{name} {before} becomes {after}",
                name=name,
                before=before.get(name, nothing),
                after=after.get(name, nothing),
            )


def _cost(fatal: bool, penalty: int) -> str:
    return tr("knock-out") if fatal else tr("{n} points", n=penalty)
