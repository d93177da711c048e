"""Every note and reply of a contact with what came of each of its facets, as it was judged when it was written."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from workstation import events as e
from workstation.roleplay.customer.actor import Role
from workstation.roleplay.judging.notes import Judgement, judge
from workstation.roleplay.judging.rules import NOTES_LANGUAGE
from workstation.roleplay.model import NoteCheck, NoteText, ReplyCheck
from workstation.roleplay.playing.program import IDENTITY
from workstation.roleplay.playing.step import node_at
from workstation.session.deeds import standing
from workstation.session.state import Contact, SessionState, fold


@dataclass(frozen=True)
class JudgedText:
    """A note or a reply as it was written, where, and what came of it. ``kind``: note, reply."""

    kind: str
    beat: str
    text: str
    check: NoteCheck | ReplyCheck
    judgement: Judgement


def judged_texts(entries: Sequence[e.Entry[e.Event]], role: Role, contact: str) -> Iterator[JudgedText]:
    """The notes and replies of a contact, in the order they were written."""
    state = SessionState()
    for entry in entries:
        before = state.contacts.get(contact)
        state = fold(state, entry)
        if before is not None and before.talk.place and getattr(entry.event, "contact", "") == contact:
            yield from _judged(entry.event, before, role.under(state.started.instructions) if state.started else role)


def _judged(event: e.Event, before: Contact, role: Role) -> Iterator[JudgedText]:
    node = node_at(role.program, before.talk.place)
    deeds = standing(before, role.program)
    if isinstance(event, e.NoteSaved) and node and node.beat.note:
        note = NoteText(event.code, event.outcome, event.follow_up, event.text)
        found = judge(node.beat.note, note, role.rules, role.values, deeds, NOTES_LANGUAGE)
        yield JudgedText("note", node.beat.id, event.text, node.beat.note, found)
    elif isinstance(event, e.ReplySent) and node and node.beat.reply:
        script, identity = role.program.script, before.talk.place[IDENTITY]
        found = judge(
            node.beat.reply, event.text, role.rules, role.values, deeds, script.language[:2], script.channel, identity
        )
        yield JudgedText("reply", node.beat.id, event.text, node.beat.reply, found)
