"""A sentence misheard: what it was taken for, what it may have meant instead, and the log without what came of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from workstation import events as e
from workstation.commands import CorrectHearing, Refused
from workstation.content.text import render_text
from workstation.events.desk import SPEECH_TEXT
from workstation.i18n import tr
from workstation.roleplay.customer import speech
from workstation.roleplay.customer.actor import Role
from workstation.roleplay.recognition import Matcher
from workstation.session.deeds import deeds
from workstation.session.state import Contact, SessionState
from workstation.session.transcript import Line

TAKEN = ("heard", "aside")
"""The codes of sentences that were taken for something, and may have been something else."""


def heard_words(move: str, role: Role) -> str:
    """What a move is heard as, in neutral words; never its sentence."""
    step = role.program.step_of(move)
    words = (step.move.asks or step.move.hint) if step else ""
    return render_text(words, role.values) if words else tr("a sentence of this role-play")


def heard_in(lines: Iterable[Line], role: Role) -> str:
    """How what was said in one breath was heard, as it stands under it: what was understood is told in one."""
    own = [line for line in lines if line.who == "adviser"]
    understood = ", ".join(dict.fromkeys(words for line in own if (words := _understood(line, role))))
    told = [tr("Heard: {words}", words=understood)] if understood else []
    told += [heard for line in own if not _understood(line, role) and (heard := heard_of(line, role))]
    told += [_not_taken_up(line) for line in own]
    return ", ".join(dict.fromkeys(filter(None, told)))


def _not_taken_up(line: Line) -> str:
    """The question of a sentence that nothing was heard in; nothing where there is none."""
    unheard = line.values[0] if line.code == "heard" and line.values else ""
    return tr("not taken up: “{words}”", words=unheard) if unheard else ""


def _understood(line: Line, role: Role) -> str:
    """What a sentence was understood as, in neutral words; nothing where it was not, or beside the role-play."""
    if line.code == "heard":
        return heard_words(line.move, role)
    if line.code != "aside":
        return ""
    spoken = role.program.script.language[:2]
    kinds = [kind.title for id_ in line.values if (kind := role.asides.get(id_, spoken))]
    return " · ".join([*kinds, *([heard_words(line.move, role)] if line.move else [])])


def heard_of(line: Line, role: Role) -> str:
    """How a sentence in the adviser's own words was heard, as it stands under it; nothing under another line."""
    match line.code if line.who == "adviser" else "":
        case "heard" | "aside":
            words = _understood(line, role)
            told = tr("Heard: {words}", words=words) if words else tr("Heard beside the role-play")
            return ", ".join(filter(None, (told, _not_taken_up(line))))
        case "forbidden":
            rules = [rule.title for flag in line.values if (rule := role.rules.get(flag))]
            return tr("Standing rule broken: {rules}", rules=", ".join(rules)) if rules else tr("Standing rule broken")
        case "unclear":
            return tr("Was not understood")
        case "doubtful":
            return tr("In doubt: a trainer will say what it was")
        case _:
            return ""


def misheard(state: SessionState, contact: str) -> tuple[Line, ...]:
    """The lines of the sentence that may still be corrected: nothing else was said or done since; else nothing.

    What breaks a rule is not taken back: it may be contested afterwards.
    """
    spoken = state.spoken
    if spoken is None or spoken.before.id != contact or state.ended:
        return ()
    lines = [line for line in state.contacts[contact].lines[len(spoken.before.lines) :] if line.who == "adviser"]
    return tuple(lines) if lines and all(line.code in TAKEN for line in lines) else ()


def correctable(state: SessionState, contact: str, role: Role) -> tuple[Line, ...]:
    """The same where sentences may be corrected at all: where one is asked what one meant.

    A fault that a rule finds in the words stands, whatever else they meant.
    """
    if role.help not in speech.ASKED_HELPS or role.exam:
        return ()
    lines, spoken = misheard(state, contact), state.spoken
    text = " ".join(line.text for line in lines)
    return () if spoken is None or speech.forbids(spoken.before.talk, text, role) else lines


def correction(state: SessionState, contact: str, role: Role, matcher: Matcher) -> e.HearingCorrected | None:
    """What is offered of the last sentence, nothing chosen yet; None where it cannot be corrected."""
    lines, spoken = correctable(state, contact, role), state.spoken
    if not lines or spoken is None:
        return None
    text, was = " ".join(line.text for line in lines), tuple(line.move for line in lines if line.move)
    offered = speech.meant_otherwise(spoken.before.talk, text, was, role, matcher)
    heard = ", ".join(heard_words(move, role) for move in was) or heard_of(lines[0], role)
    return e.HearingCorrected(contact, spoken.since, text, was, heard, offered, None, matcher.version)


def decide(
    state: SessionState, contact: Contact, command: CorrectHearing, role: Role, matcher: Matcher, at: int
) -> list[e.Event]:
    """The adviser says what they meant. Raises ``Refused``.

    A sentence begun meanwhile is kept: after the one that is to be put otherwise, or alone.
    """
    found = correction(state, contact.id, role, matcher)
    if found is None or state.spoken is None:
        raise Refused("not_now")
    chosen = replace(found, number=command.number)
    before, begun = state.spoken.before, contact.desk.drafts.get(SPEECH_TEXT, "")
    came = speech.decide_correction(before.talk, chosen, role, matcher, deeds(before), at)
    if begun and command.number is None:
        came.append(e.DraftEdited(contact.id, SPEECH_TEXT, len(found.text), 0, f" {begun}"))
    elif begun:
        came.append(e.DraftEdited(contact.id, SPEECH_TEXT, 0, 0, begun))
    return came


def without_undone(entries: Sequence[e.Entry[e.Event]]) -> list[e.Entry[e.Event]]:
    """The log without what was corrected, or heard again with what followed: it folds to the same."""
    kept: list[e.Entry[e.Event]] = []
    for entry in entries:
        event = entry.event
        if isinstance(event, e.HearingCorrected | e.MessagesJoined):
            kept = [x for x in kept if x.number < event.since or not _undone(x.event, event.contact)]
        kept.append(entry)
    return kept


def _undone(event: e.Event, contact: str) -> bool:
    """Whether it is undone with a sentence misheard on that contact. What is written elsewhere stays."""
    if not isinstance(event, e.ContactEvent) or event.contact != contact:
        return False
    if isinstance(event, e.DraftEdited):
        return event.where == SPEECH_TEXT
    apparatus = e.MicMuted | e.MicOpened | e.RecordingSet | e.KeysPressed
    return not isinstance(event, apparatus | e.MeaningChosen | e.NoteFieldSet | e.CustomerQuiet)
