"""Reads a finished session and makes its report, from what the session pinned and nothing else."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

from workstation import events as e
from workstation.assessment.counting import counted
from workstation.assessment.marking import Marks, mark
from workstation.assessment.pinned import pinned_card
from workstation.bank.dispositions import Dispositions
from workstation.bank.perimeter import Perimeter
from workstation.channels import WRITTEN
from workstation.debrief.abuse import read_abuse
from workstation.debrief.answering import Answering, read_answering
from workstation.debrief.avoided import read_avoided
from workstation.debrief.drafted import read_drafted
from workstation.debrief.hearing import read_hearing
from workstation.debrief.helped import read_helped
from workstation.debrief.indicators import read_indicators
from workstation.debrief.inserted import read_inserted
from workstation.debrief.judged import judged_texts
from workstation.debrief.losses import find_losses
from workstation.debrief.mails import read_mail
from workstation.debrief.moments import Moment, find_moments, first_to_show
from workstation.debrief.objections import traced
from workstation.debrief.pause import read_pause
from workstation.debrief.report import Rating, Report, SavedNote
from workstation.debrief.timeline import read_timeline
from workstation.debrief.told import told_deeds
from workstation.debrief.tried import read_tried
from workstation.roleplay.customer.actor import Role
from workstation.roleplay.playing.program import Program
from workstation.session.afterwards import to_confirm
from workstation.session.correcting import without_undone
from workstation.session.hardship import was_hard
from workstation.session.instructing import as_of
from workstation.session.mails import clocks_of
from workstation.session.pins import Pins
from workstation.session.state import Contact, SessionState, fold_all


def make_report(session: str, entries: Sequence[e.Entry[e.Event]], pins: Pins, contact: str, kind: str = "") -> Report:
    """The report of a contact. ``kind`` overrides the session's own (a branch begins with its parent's start).

    Raises ``KeyError`` for a contact the session never had, ``ValueError`` for a log that does not begin.
    """
    state, told = fold_all(list(entries)), without_undone(entries)
    started, there = _started(state), state.contacts[contact]
    script = (role := pins.role(as_of(entries, contact) or started, there.offer)).program.script
    marks, heard = _marks(told, role, pins, state, contact), read_hearing(told, role, state, contact)
    moments, texts = find_moments(told, role, marks, contact), tuple(judged_texts(told, role, contact))
    return Report(
        session=session,
        contact=contact,
        kind=kind or started.kind,
        scenario=script.id,
        title=script.title,
        channel=there.offer.channel,
        adviser=started.adviser,
        bank=pins.house(started.manifest),
        job=started.job,
        customer=there.offer.customer,
        gender=script.persona.gender,
        help=started.help,
        day=started.today,
        start=started.start,
        how=_how(state, there, role.program),
        end=there.talk.end,
        end_title=_end_title(role.program, there),
        pass_mark=script.pass_mark,
        marks=marks,
        rating=_rating(state.ratings.get(contact)),
        moments=moments,
        lines=there.lines,
        timeline=read_timeline(told, role.program, contact),
        indicators=read_indicators(there, _last(entries), _answering(there, role, pins, started.manifest)),
        patience_max=script.persona.maximum,
        note=_note(entries, contact, pins.dispositions(started.manifest)),
        first=_first(moments),
        losses=find_losses(told, role, marks, texts, contact),
        deeds=told_deeds(there, role, texts),
        inserted=read_inserted(entries, contact),
        drafted=read_drafted(entries, role, contact),
        hearing=heard,
        without=_marks(told, role, pins, state, contact, heard.contested) if heard.contested else None,
        to_confirm=to_confirm(state, kind or started.kind),
        mail=read_mail(there, clocks_of(started, pins), _last(entries)),
        shared=state.shared,
        objections=traced(there, pins.objections(started.manifest)),
        **_unmarked(told, role, there, (started.job, pins.perimeter(as_of(entries, contact) or started))),
    )


def _unmarked(
    told: Sequence[e.Entry[e.Event]], role: Role, contact: Contact, reach: tuple[str, Perimeter]
) -> dict[str, Any]:
    """What is told beside the marks, and costs nothing. ``reach``: one's professional role, and who may do what."""
    return {
        "tried": read_tried(told, contact.id, *reach),
        "helped": read_helped(told, contact.id),
        "abuse": read_abuse(contact, role),
        "pause": read_pause(told, contact.id) if contact.phase == "closed" and was_hard(contact, role) else None,
        "avoided": read_avoided(contact.lines, role, contact.talk.flags),
    }


def _started(state: SessionState) -> e.SessionStarted:
    if state.started is None:
        raise ValueError("a log without a start")
    return state.started


def _marks(
    entries: Sequence[e.Entry[e.Event]],
    role: Role,
    pins: Pins,
    state: SessionState,
    contact: str,
    without: Collection[int] = (),
) -> Marks:
    """The marks of a contact, the sentences of the entries ``without`` set aside."""
    started, there = _started(state), state.contacts[contact]
    card = pinned_card(pins, started, there.offer.channel)
    got = counted(entries, role, contact, without)
    return mark(started.marking, card, role.program.script, got.points, got.flags, there.talk.end)


def _answering(contact: Contact, role: Role, pins: Pins, manifest: str) -> Answering | None:
    if contact.offer.channel not in WRITTEN:
        return None
    due = pins.answers(manifest, contact.offer.channel)
    return read_answering(contact, due, role.program.script.language[:2])


def _rating(rated: e.SelfRated | None) -> Rating | None:
    return Rating(rated.score, rated.answers) if rated else None


def _last(entries: Sequence[e.Entry[e.Event]]) -> int:
    """The last moment of the session itself."""
    return next((x.at for x in reversed(entries) if not isinstance(x.event, e.AFTERWARDS)), 0)


def _end_title(program: Program, contact: Contact) -> str:
    return next((end.title for end in program.script.ends if end.id == contact.talk.end), "")


def _first(moments: tuple[Moment, ...]) -> int:
    opening = first_to_show(moments)
    return opening.number if opening else 0


def _how(state: SessionState, contact: Contact, program: Program) -> str:
    if contact.phase == "abandoned":
        return "abandoned"
    if not contact.talk.end:
        return "unfinished" if contact.phase != "closed" or state.ended == "abandoned" else "failed"
    return program.end_kind(contact.talk.end)


def _note(entries: Sequence[e.Entry[e.Event]], contact: str, lists: Dispositions) -> SavedNote | None:
    for entry in reversed(entries):
        if isinstance(entry.event, e.NoteSaved) and entry.event.contact == contact:
            saved, leaf = entry.event, lists.leaf(entry.event.code)
            outcome = next((c.title for c in lists.outcomes if c.code == saved.outcome), saved.outcome)
            follow_up = next((c.title for c in lists.follow_ups if c.code == saved.follow_up), saved.follow_up)
            codes = saved.code, saved.outcome, saved.follow_up
            return SavedNote(leaf.title if leaf else saved.code, outcome, follow_up, saved.text, codes)
    return None
