"""What can have happened: frozen facts in the past tense, ids and values only.

Every event about a contact carries its ``contact``. Times inside events are session milliseconds.
"""

from __future__ import annotations

from workstation.events.base import Entry
from workstation.events.contacts import (
    Arrival,
    ChannelSet,
    ContactAbandoned,
    ContactAnswered,
    ContactClosed,
    ContactDeclined,
    ContactEnded,
    ContactFocused,
    ContactMissed,
    ContactOffered,
    ContactRang,
    ContactTransferred,
    QueuePlanned,
    WrapUpExtended,
    WrapUpStarted,
)
from workstation.events.desk import (
    ActDone,
    ActRefused,
    ColleagueAnswered,
    ColleagueAsked,
    DocumentShared,
    DossierOpened,
    DraftEdited,
    IdentityAsked,
    IdentityJudged,
    Insertion,
    InsertionChecked,
    InternalNoted,
    NoteFieldSet,
    NoteSaved,
    PhraseInserted,
    ReboundAnswered,
    ReboundOffered,
    RightHeld,
    SectionOpened,
    SheetOpened,
)
from workstation.events.help import (
    CallGivenBack,
    HelpGiven,
    SupervisorTookOver,
)
from workstation.events.mails import (
    ColleagueCame,
    ContactPutBack,
    ContactTakenOver,
    Mail,
    MailCopy,
    MailJoined,
    Visit,
)
from workstation.events.objections import (
    ObjectionClosed,
    ObjectionHandled,
    ObjectionOpened,
    ObjectionRaised,
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
    CallHeld,
    CallResumed,
    ColleagueLeft,
    ColleaguePickedUp,
    ColleagueRung,
    ColleagueTold,
    KeysPressed,
    LegsJoined,
    MicMuted,
    MicOpened,
    PresenceSet,
    RecordingSet,
)
from workstation.events.training import (
    DeskCovered,
    DeskUncovered,
    HearingContested,
    InstructionsChanged,
    SelfRated,
    SentenceSettled,
    SessionEnded,
    SessionPaused,
    SessionResumed,
    SessionShared,
    SessionStarted,
)
from workstation.events.written import (
    CustomerNudged,
    CustomerQuiet,
    DocumentAttached,
    DocumentDetached,
    FileOpened,
    MessagesJoined,
    ProposalRejected,
    ProposalTaken,
    ReplyAstray,
    ReplyPosted,
    ReplyReviewed,
    ReplyTakenBack,
    SentMessage,
)

# The families. Whatever reads events names the families it reads, and within them every event: see CONTRIBUTING.
TrainingEvent = (
    SessionStarted
    | InstructionsChanged
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
QueueEvent = QueuePlanned | ChannelSet | ContactFocused
LifeEvent = (
    ContactOffered
    | ContactRang
    | ContactMissed
    | ContactDeclined
    | ContactAbandoned
    | ContactAnswered
    | ContactTransferred
    | ContactEnded
    | WrapUpStarted
    | WrapUpExtended
    | ContactClosed
)
PileEvent = ContactPutBack | ColleagueCame | ContactTakenOver | MailJoined
LegEvent = CallHeld | CallResumed | MicMuted | MicOpened | RecordingSet | KeysPressed
LineEvent = LifeEvent | LegEvent
ConsultEvent = ColleagueRung | ColleaguePickedUp | ColleagueTold | LegsJoined | ColleagueLeft
ScreenEvent = (
    DossierOpened
    | SectionOpened
    | ActDone
    | ActRefused
    | SheetOpened
    | DocumentShared
    | ReboundOffered
    | ReboundAnswered
)
IdentityEvent = IdentityAsked | IdentityJudged | RightHeld
WritingEvent = (
    DraftEdited
    | PhraseInserted
    | InsertionChecked
    | NoteFieldSet
    | NoteSaved
    | InternalNoted
    | ColleagueAsked
    | ColleagueAnswered
)
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
WrittenEvent = (
    MessagesJoined
    | FileOpened
    | CustomerQuiet
    | CustomerNudged
    | ReplyPosted
    | ReplyReviewed
    | ReplyTakenBack
    | ReplyAstray
    | DocumentAttached
    | DocumentDetached
    | ProposalTaken
    | ProposalRejected
)
ObjectionEvent = ObjectionOpened | ObjectionRaised | ObjectionHandled | ObjectionClosed
HelpEvent = HelpGiven | CallGivenBack | SupervisorTookOver
ContactEvent = (
    LineEvent
    | ConsultEvent
    | ScreenEvent
    | IdentityEvent
    | WritingEvent
    | RoleplayEvent
    | ObjectionEvent
    | HelpEvent
    | WrittenEvent
    | PileEvent
)
Event = TrainingEvent | PresenceEvent | QueueEvent | ContactEvent

__all__ = [
    "AFTERWARDS",
    "ActDone",
    "ActRefused",
    "Arrival",
    "AsideHeard",
    "BreakAsked",
    "CallGivenBack",
    "CallHeld",
    "CallResumed",
    "ChannelSet",
    "ColleagueAnswered",
    "ColleagueAsked",
    "ColleagueCame",
    "ColleagueLeft",
    "ColleaguePickedUp",
    "ColleagueRung",
    "ColleagueTold",
    "ConsultEvent",
    "ContactAbandoned",
    "ContactAnswered",
    "ContactClosed",
    "ContactDeclined",
    "ContactEnded",
    "ContactEvent",
    "ContactFocused",
    "ContactMissed",
    "ContactOffered",
    "ContactPutBack",
    "ContactRang",
    "ContactTakenOver",
    "ContactTransferred",
    "ConversationMoved",
    "CustomerLeft",
    "CustomerNudged",
    "CustomerQuiet",
    "CustomerSpoke",
    "DeskCovered",
    "DeskUncovered",
    "DocumentAttached",
    "DocumentDetached",
    "DocumentShared",
    "DossierOpened",
    "DraftEdited",
    "Entry",
    "Event",
    "FileOpened",
    "HearingContested",
    "HearingCorrected",
    "HelpEvent",
    "HelpGiven",
    "IdentityAsked",
    "IdentityEvent",
    "IdentityJudged",
    "Insertion",
    "InsertionChecked",
    "InstructionsChanged",
    "InternalNoted",
    "KeysPressed",
    "LegEvent",
    "LegsJoined",
    "LifeEvent",
    "LineEvent",
    "Mail",
    "MailCopy",
    "MailJoined",
    "Meaning",
    "MeaningChosen",
    "MessagesJoined",
    "MicMuted",
    "MicOpened",
    "NoteFieldSet",
    "NoteSaved",
    "ObjectionClosed",
    "ObjectionEvent",
    "ObjectionHandled",
    "ObjectionOpened",
    "ObjectionRaised",
    "PhraseInserted",
    "PileEvent",
    "PresenceEvent",
    "PresenceSet",
    "ProposalRejected",
    "ProposalTaken",
    "Question",
    "QueueEvent",
    "QueuePlanned",
    "QueuedLine",
    "ReboundAnswered",
    "ReboundOffered",
    "RecordingSet",
    "ReplyAstray",
    "ReplyPosted",
    "ReplyReviewed",
    "ReplySent",
    "ReplyTakenBack",
    "RightHeld",
    "RoleplayEvent",
    "ScreenEvent",
    "SectionOpened",
    "SelfRated",
    "SentMessage",
    "SentenceAsked",
    "SentenceSettled",
    "SentenceUnclear",
    "SessionEnded",
    "SessionPaused",
    "SessionResumed",
    "SessionShared",
    "SessionStarted",
    "SheetOpened",
    "SupervisorTookOver",
    "TrainingEvent",
    "Visit",
    "WrapUpExtended",
    "WrapUpStarted",
    "WritingEvent",
    "WrittenEvent",
]
