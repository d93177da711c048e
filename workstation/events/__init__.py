"""What can have happened: frozen facts in the past tense, ids and values only.

Every event about a contact carries its ``contact``. Times inside events are session milliseconds.
"""

from __future__ import annotations

from workstation.events.base import Entry
from workstation.events.desk import (
    ActDone,
    ActRefused,
    DossierOpened,
    DraftEdited,
    IdentityAsked,
    IdentityJudged,
    NoteFieldSet,
    NoteSaved,
    SectionOpened,
    SheetOpened,
)
from workstation.events.roleplay import (
    ConversationMoved,
    CustomerLeft,
    CustomerSpoke,
    Question,
    QueuedLine,
    ReplySent,
    SentenceUnclear,
)
from workstation.events.telephony import (
    BreakAsked,
    CallAbandoned,
    CallAnswered,
    CallDeclined,
    CallEnded,
    CallHeld,
    CallMissed,
    CallRang,
    CallResumed,
    ContactClosed,
    ContactOffered,
    MicMuted,
    MicOpened,
    PresenceSet,
    WrapUpExtended,
    WrapUpStarted,
)
from workstation.events.training import SelfRated, SessionEnded, SessionPaused, SessionResumed, SessionStarted

TrainingEvent = SessionStarted | SessionPaused | SessionResumed | SessionEnded | SelfRated
TelephonyEvent = (
    PresenceSet
    | BreakAsked
    | ContactOffered
    | CallRang
    | CallMissed
    | CallDeclined
    | CallAbandoned
    | CallAnswered
    | CallHeld
    | CallResumed
    | MicMuted
    | MicOpened
    | CallEnded
    | WrapUpStarted
    | WrapUpExtended
    | ContactClosed
)
DeskEvent = (
    DossierOpened
    | SectionOpened
    | ActDone
    | ActRefused
    | IdentityAsked
    | IdentityJudged
    | DraftEdited
    | NoteFieldSet
    | NoteSaved
    | SheetOpened
)
RoleplayEvent = ConversationMoved | SentenceUnclear | ReplySent | CustomerSpoke | CustomerLeft
Event = TrainingEvent | TelephonyEvent | DeskEvent | RoleplayEvent

__all__ = [
    "ActDone",
    "ActRefused",
    "BreakAsked",
    "CallAbandoned",
    "CallAnswered",
    "CallDeclined",
    "CallEnded",
    "CallHeld",
    "CallMissed",
    "CallRang",
    "CallResumed",
    "ContactClosed",
    "ContactOffered",
    "ConversationMoved",
    "CustomerLeft",
    "CustomerSpoke",
    "DeskEvent",
    "DossierOpened",
    "DraftEdited",
    "Entry",
    "Event",
    "IdentityAsked",
    "IdentityJudged",
    "MicMuted",
    "MicOpened",
    "NoteFieldSet",
    "NoteSaved",
    "PresenceSet",
    "Question",
    "QueuedLine",
    "ReplySent",
    "RoleplayEvent",
    "SectionOpened",
    "SelfRated",
    "SentenceUnclear",
    "SessionEnded",
    "SessionPaused",
    "SessionResumed",
    "SessionStarted",
    "SheetOpened",
    "TelephonyEvent",
    "TrainingEvent",
    "WrapUpExtended",
    "WrapUpStarted",
]
