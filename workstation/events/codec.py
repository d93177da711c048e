"""Stored name ↔ event class, version by version. The names are promises: they outlive every class."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from typing import Any, get_args

from workstation import events
from workstation.content.plain import from_plain, to_plain

NAMES: Mapping[str, type] = {
    "session.started": events.SessionStarted,
    "session.instructed": events.InstructionsChanged,
    "session.paused": events.SessionPaused,
    "session.resumed": events.SessionResumed,
    "session.covered": events.DeskCovered,
    "session.uncovered": events.DeskUncovered,
    "session.ended": events.SessionEnded,
    "session.self_rated": events.SelfRated,
    "session.contested": events.HearingContested,
    "session.settled": events.SentenceSettled,
    "session.shared": events.SessionShared,
    "presence.set": events.PresenceSet,
    "presence.break_asked": events.BreakAsked,
    "queue.planned": events.QueuePlanned,
    "queue.channel_set": events.ChannelSet,
    "contact.offered": events.ContactOffered,
    "contact.focused": events.ContactFocused,
    "contact.transferred": events.ContactTransferred,
    "contact.closed": events.ContactClosed,
    "contact.put_back": events.ContactPutBack,
    "contact.taken_over": events.ContactTakenOver,
    "mail.colleague_came": events.ColleagueCame,
    "mail.joined": events.MailJoined,
    "call.rang": events.ContactRang,
    "call.missed": events.ContactMissed,
    "call.declined": events.ContactDeclined,
    "call.abandoned": events.ContactAbandoned,
    "call.answered": events.ContactAnswered,
    "call.held": events.CallHeld,
    "call.resumed": events.CallResumed,
    "call.muted": events.MicMuted,
    "call.unmuted": events.MicOpened,
    "call.recording_set": events.RecordingSet,
    "call.keys_pressed": events.KeysPressed,
    "call.ended": events.ContactEnded,
    "consult.rang": events.ColleagueRung,
    "consult.answered": events.ColleaguePickedUp,
    "consult.told": events.ColleagueTold,
    "consult.joined": events.LegsJoined,
    "consult.left": events.ColleagueLeft,
    "wrapup.started": events.WrapUpStarted,
    "wrapup.extended": events.WrapUpExtended,
    "dossier.opened": events.DossierOpened,
    "dossier.section_opened": events.SectionOpened,
    "desk.act_done": events.ActDone,
    "desk.act_refused": events.ActRefused,
    "identity.asked": events.IdentityAsked,
    "identity.judged": events.IdentityJudged,
    "identity.right_held": events.RightHeld,
    "draft.edited": events.DraftEdited,
    "draft.phrase_inserted": events.PhraseInserted,
    "draft.insertion_checked": events.InsertionChecked,
    "note.field_set": events.NoteFieldSet,
    "note.saved": events.NoteSaved,
    "note.internal": events.InternalNoted,
    "colleague.asked": events.ColleagueAsked,
    "colleague.answered": events.ColleagueAnswered,
    "rebound.offered": events.ReboundOffered,
    "rebound.answered": events.ReboundAnswered,
    "objection.opened": events.ObjectionOpened,
    "objection.raised": events.ObjectionRaised,
    "objection.handled": events.ObjectionHandled,
    "objection.closed": events.ObjectionClosed,
    "help.given": events.HelpGiven,
    "help.given_back": events.CallGivenBack,
    "help.taken_over": events.SupervisorTookOver,
    "sheet.opened": events.SheetOpened,
    "document.shared": events.DocumentShared,
    "roleplay.moved": events.ConversationMoved,
    "roleplay.unclear": events.SentenceUnclear,
    "roleplay.aside": events.AsideHeard,
    "roleplay.asked": events.SentenceAsked,
    "roleplay.meant": events.MeaningChosen,
    "roleplay.corrected": events.HearingCorrected,
    "roleplay.replied": events.ReplySent,
    "roleplay.spoke": events.CustomerSpoke,
    "roleplay.left": events.CustomerLeft,
    "written.joined": events.MessagesJoined,
    "written.file_opened": events.FileOpened,
    "written.quiet": events.CustomerQuiet,
    "written.nudged": events.CustomerNudged,
    "written.posted": events.ReplyPosted,
    "written.reviewed": events.ReplyReviewed,
    "written.taken_back": events.ReplyTakenBack,
    "written.astray": events.ReplyAstray,
    "written.attached": events.DocumentAttached,
    "written.detached": events.DocumentDetached,
    "written.proposal_taken": events.ProposalTaken,
    "written.proposal_rejected": events.ProposalRejected,
}

VERSIONS: Mapping[str, int] = dict.fromkeys(NAMES, 1)

# (name, version) → what turns that version's body into the next one's. None has been needed yet.
LIFTS: Mapping[tuple[str, int], Callable[[dict[str, Any]], dict[str, Any]]] = {}

_NAME_OF = {cls: name for name, cls in NAMES.items()}


class UnreadableEvent(ValueError):
    """A stored event this program does not know: written by a newer one, or damaged."""


def stored_name(event: type) -> str:
    """The name under which events of that class are kept. Raises ``KeyError`` for another class."""
    return _NAME_OF[event]


def encode(event: events.Event) -> tuple[str, int, str]:
    """The stored name, the version, and the body as JSON."""
    name = _NAME_OF[type(event)]
    return name, VERSIONS[name], json.dumps(to_plain(event), ensure_ascii=False, separators=(",", ":"))


def decode(name: str, version: int, body: str) -> events.Event:
    """The event again, lifted to today's version. Raises ``UnreadableEvent``."""
    if name not in NAMES or version > VERSIONS[name]:
        raise UnreadableEvent(f"{name} version {version}")
    try:
        plain = json.loads(body)
        while version < VERSIONS[name]:
            plain = LIFTS[name, version](plain)
            version += 1
        event: events.Event = from_plain(NAMES[name], plain)
    except (ValueError, KeyError, TypeError, RecursionError) as fault:
        # The fault's own words may quote what somebody typed.
        raise UnreadableEvent(f"{name} version {version}: {type(fault).__name__}") from None
    return event


def all_event_classes() -> tuple[type, ...]:
    """Every class of the ``Event`` union, for the test that each has a stored name."""
    return get_args(events.Event)
