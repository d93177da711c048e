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
    AsideHeard,
    ConversationMoved,
    CustomerLeft,
    CustomerSpoke,
    HearingCorrected,
    Meaning,
    MeaningChosen,
    Question,
    QueuedLine,
    ReplySent,
    SentenceAsked,
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
from workstation.events.training import (
    DeskCovered,
    DeskUncovered,
    HearingContested,
    SelfRated,
    SentenceSettled,
    SessionEnded,
    SessionPaused,
    SessionResumed,
    SessionShared,
    SessionStarted,
)

# The families. Whatever reads events names the families it reads, and within them every event: see CONTRIBUTING.
TrainingEvent = (
    SessionStarted
    | SessionPaused
    | SessionResumed
    | DeskCovered
    | DeskUncovered
    | SessionEnded
    | SelfRated
    | HearingContested
    | SentenceSettled
    | SessionShared
)
AFTERWARDS = SelfRated | HearingContested | SentenceSettled | SessionShared
"""What is said of a session once it is over: it moves no time."""
PresenceEvent = PresenceSet | BreakAsked
LineEvent = (
    ContactOffered
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
ScreenEvent = DossierOpened | SectionOpened | ActDone | ActRefused | SheetOpened
IdentityEvent = IdentityAsked | IdentityJudged
WritingEvent = DraftEdited | NoteFieldSet | NoteSaved
RoleplayEvent = (
    AsideHeard
    | ConversationMoved
    | SentenceUnclear
    | SentenceAsked
    | MeaningChosen
    | HearingCorrected
    | ReplySent
    | CustomerSpoke
    | CustomerLeft
)
ContactEvent = LineEvent | ScreenEvent | IdentityEvent | WritingEvent | RoleplayEvent
Event = TrainingEvent | PresenceEvent | ContactEvent

__all__ = [
    "AFTERWARDS",
    "ActDone",
    "ActRefused",
    "AsideHeard",
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
    "ContactEvent",
    "ContactOffered",
    "ConversationMoved",
    "CustomerLeft",
    "CustomerSpoke",
    "DeskCovered",
    "DeskUncovered",
    "DossierOpened",
    "DraftEdited",
    "Entry",
    "Event",
    "HearingContested",
    "HearingCorrected",
    "IdentityAsked",
    "IdentityEvent",
    "IdentityJudged",
    "LineEvent",
    "Meaning",
    "MeaningChosen",
    "MicMuted",
    "MicOpened",
    "NoteFieldSet",
    "NoteSaved",
    "PresenceEvent",
    "PresenceSet",
    "Question",
    "QueuedLine",
    "ReplySent",
    "RoleplayEvent",
    "ScreenEvent",
    "SectionOpened",
    "SelfRated",
    "SentenceAsked",
    "SentenceSettled",
    "SentenceUnclear",
    "SessionEnded",
    "SessionPaused",
    "SessionResumed",
    "SessionShared",
    "SessionStarted",
    "SheetOpened",
    "TrainingEvent",
    "WrapUpExtended",
    "WrapUpStarted",
    "WritingEvent",
]
