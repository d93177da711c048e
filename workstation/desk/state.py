"""The desk of one contact, a fold of its events."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from workstation.bank.entitled import may_act_in
from workstation.content.experts import ADVICE
from workstation.desk.marks import Mark, marked, moved
from workstation.events import (
    ActDone,
    ActRefused,
    AsideHeard,
    CallGivenBack,
    ColleagueAnswered,
    ColleagueAsked,
    ColleagueTold,
    ConsultEvent,
    ConversationMoved,
    CustomerLeft,
    CustomerSpoke,
    DocumentShared,
    DossierOpened,
    DraftEdited,
    HearingCorrected,
    HelpEvent,
    HelpGiven,
    IdentityAsked,
    IdentityEvent,
    IdentityJudged,
    InsertionChecked,
    InternalNoted,
    MeaningChosen,
    NoteFieldSet,
    NoteSaved,
    ObjectionClosed,
    ObjectionEvent,
    ObjectionHandled,
    ObjectionOpened,
    ObjectionRaised,
    PhraseInserted,
    ReboundAnswered,
    ReboundOffered,
    ReplySent,
    RightHeld,
    RoleplayEvent,
    ScreenEvent,
    SectionOpened,
    SentenceAsked,
    SentenceUnclear,
    SheetOpened,
    SupervisorTookOver,
    WritingEvent,
)
from workstation.events.desk import INTERNAL_TEXT, QUESTION_TEXT, REPLY_TEXT, SPEECH_TEXT, SUMMARY_TEXT, TO_TEXT

NOTE_TEXT = "note"
OFFERED = "offered"


@dataclass(frozen=True)
class Answer:
    """The customer's answer to one identity question. ``accepted`` is None until the adviser judged it."""

    element: str
    text: str
    right: bool
    accepted: bool | None = None


@dataclass(frozen=True)
class Identity:
    """What is established about one client in this contact.

    ``hears``: the right by which somebody else may, an attorney or a guardian; the level is then what they proved.
    """

    answers: tuple[Answer, ...] = ()
    level: int = 0
    reached_at: int = -1
    hears: str = ""

    @property
    def waiting(self) -> Answer | None:
        """The oldest answer still to judge."""
        return next((a for a in self.answers if a.accepted is None), None)

    @property
    def accepted(self) -> frozenset[str]:
        """The elements accepted so far."""
        return frozenset(a.element for a in self.answers if a.accepted)

    @property
    def missed(self) -> frozenset[str]:
        """The elements whose last answer was refused."""
        last = {a.element: a.accepted for a in self.answers}
        return frozenset(element for element, accepted in last.items() if accepted is False)

    @property
    def refused(self) -> bool:
        """An answer was refused, and no level stands: whoever speaks is not identified, whatever came since."""
        return self.level == 0 and any(a.accepted is False for a in self.answers)


@dataclass(frozen=True)
class OpenedDossier:
    """A dossier on screen, pinned by digest."""

    client: str
    name: str
    digest: str


@dataclass(frozen=True)
class Note:
    """The choices of the CRM note; its text is the draft named ``note``."""

    code: str = ""
    outcome: str = ""
    follow_up: str = ""
    saved: bool = False
    started_at: int = -1


@dataclass(frozen=True)
class Met:
    """An objection that the customer raised: what was done with it, in order, and what came of it, once it is over.

    ``patience`` is what the customer had left when they raised it, ``change`` what they lost or won until it was over.
    """

    objection: str
    title: str
    at: int
    patience: int = 0
    tags: tuple[str, ...] = ()
    outcome: str = ""
    change: int = 0


@dataclass(frozen=True)
class Desk:
    """Everything the adviser has open for a contact."""

    authenticated: str = ""  # the client whom the voice server authenticated
    dossiers: tuple[OpenedDossier, ...] = ()
    current: str = ""
    sections: frozenset[tuple[str, str]] = frozenset()
    acts: tuple[ActDone, ...] = ()
    identities: Mapping[str, Identity] = field(default_factory=dict)
    note: Note = Note()
    drafts: Mapping[str, str] = field(default_factory=dict)
    sheets: tuple[str, ...] = ()
    finds: tuple[int, ...] = ()  # ms from the first letter of each search to the sheet opened from it
    internal: tuple[str, ...] = ()  # notes for colleagues alone
    asked: tuple[ColleagueAsked, ...] = ()  # of colleagues, in order
    answers: tuple[ColleagueAnswered, ...] = ()  # and what came of it
    advised: tuple[tuple[int, int], ...] = ()  # from when to when each advice was waited for, session ms
    marks: Mapping[str, tuple[Mark, ...]] = field(default_factory=dict)  # by draft, what was inserted and not checked
    inserted: tuple[PhraseInserted, ...] = ()
    shared: tuple[DocumentShared, ...] = ()
    rebounds: Mapping[tuple[str, str], str] = field(default_factory=dict)  # (client, rebound): what came of it
    objections: tuple[Met, ...] = ()
    looked_up: str = ""  # the class of the library that was opened last
    helped: tuple[HelpGiven, ...] = ()
    given_back: bool = False  # the supervisor was asked to take over, and did not

    @property
    def opened(self) -> OpenedDossier | None:
        """The dossier now shown."""
        return next((d for d in self.dossiers if d.client == self.current), None)

    @property
    def awaited(self) -> tuple[ColleagueAsked, ...]:
        """What colleagues are still to answer: one is asked again only once they have."""
        left = list(self.asked)
        for one in self.answers:
            left.remove(next(asked for asked in left if asked.colleague == one.colleague))
        return tuple(left)

    @property
    def objection(self) -> Met | None:
        """The objection at hand."""
        return self.objections[-1] if self.objections and not self.objections[-1].outcome else None

    @property
    def compares(self) -> bool:
        """Whether an answer about who somebody is waits to be compared with the dossier."""
        return any(identity.waiting for identity in self.identities.values())

    def identity(self, client: str) -> Identity:
        """What is established about a client; what the voice server checked counts from the start."""
        return self.identities.get(client, Identity(level=2 if client == self.authenticated else 0))

    @property
    def speaker(self) -> OpenedDossier | None:
        """The dossier of whoever proved to be somebody, and speaks for themself or by a right of their own."""
        return next((d for d in self.dossiers if (i := self.identity(d.client)).level and not i.hears), None)

    def reached(self, client: str, part: str) -> int:
        """The level reached for a part of that dossier: a right of somebody else's opens some of them."""
        identity = self.identity(client)
        return identity.level if not identity.hears or may_act_in(identity.hears, part) else 0

    def has_opened(self, client: str, section: str) -> bool:
        """Whether the adviser opened that part of that dossier."""
        return (client, section) in self.sections

    def did(self, act: str) -> bool:
        """Whether the act was done, on anybody."""
        return any(done.act == act for done in self.acts)


def edited(text: str, event: DraftEdited) -> str:
    """The draft after an edit. Raises ``ValueError`` when the edit does not fit the text."""
    if event.at < 0 or event.removed < 0 or event.at + event.removed > len(text):
        raise ValueError("an edit outside the draft")
    return text[: event.at] + event.inserted + text[event.at + event.removed :]


def _with_answer(desk: Desk, client: str, identity: Identity) -> Desk:
    return replace(desk, identities={**desk.identities, client: identity})


DeskEvent = ScreenEvent | IdentityEvent | WritingEvent | RoleplayEvent | ObjectionEvent | ConsultEvent | HelpEvent


def apply(desk: Desk, event: DeskEvent, at: int) -> Desk:
    """The desk after an event about its contact. What was said to a colleague leaves its box."""
    if isinstance(event, ObjectionEvent):
        return _objected(desk, event, at)
    if isinstance(event, HelpEvent):
        return _helped(desk, event)
    if isinstance(event, ConsultEvent):
        return _emptied(desk, SUMMARY_TEXT) if isinstance(event, ColleagueTold) else desk
    if isinstance(event, ScreenEvent):
        return _shown(desk, event)
    if isinstance(event, IdentityEvent):
        return _identified(desk, event, at)
    return _written(desk, event, at) if isinstance(event, WritingEvent) else _said(desk, event)


def _shown(desk: Desk, event: ScreenEvent) -> Desk:
    match event:
        case DossierOpened(client=client, name=name, digest=digest):
            known = {d.client: d for d in desk.dossiers}  # one opened again keeps its place among the tabs
            known[client] = OpenedDossier(client, name, digest)
            return replace(desk, dossiers=tuple(known.values()), current=client)
        case SectionOpened(client=client, section=section):
            return replace(desk, sections=desk.sections | {(client, section)})
        case ActDone():
            return replace(desk, acts=(*desk.acts, event))
        case ActRefused():
            return desk
        case SheetOpened(sheet=sheet, took=took):
            found = (took,) if took >= 0 else ()
            return replace(desk, sheets=(*desk.sheets, sheet), finds=(*desk.finds, *found))
        case ReboundOffered(client=client, rebound=rebound):
            return replace(desk, rebounds={**desk.rebounds, (client, rebound): OFFERED})
        case ReboundAnswered(client=client, rebound=rebound, outcome=outcome):
            return replace(desk, rebounds={**desk.rebounds, (client, rebound): outcome})
        case DocumentShared():
            return replace(desk, shared=(*desk.shared, event))


def _objected(desk: Desk, event: ObjectionEvent, at: int) -> Desk:
    match event:
        case ObjectionOpened(objection=objection):
            return replace(desk, looked_up=objection)
        case ObjectionRaised(objection=objection, title=title, patience=patience):
            met = Met(objection, title, at, patience)
            return replace(desk, objections=(*desk.objections, met), looked_up="")
        case ObjectionHandled(tags=tags):
            *before, last = desk.objections
            return replace(desk, objections=(*before, replace(last, tags=(*last.tags, *tags))))
        case ObjectionClosed(outcome=outcome, tags=tags, patience=change):
            *before, last = desk.objections
            over = replace(last, outcome=outcome, tags=tags, change=change)
            return replace(desk, objections=(*before, over))


def _helped(desk: Desk, event: HelpEvent) -> Desk:
    match event:
        case HelpGiven():
            return replace(desk, helped=(*desk.helped, event))
        case CallGivenBack():
            return replace(desk, given_back=True)
        case SupervisorTookOver():
            return desk


def _identified(desk: Desk, event: IdentityEvent, at: int) -> Desk:
    match event:
        case IdentityAsked(client=client, element=element, answer=answer, right=right):
            known = desk.identity(client)
            answers = (*(a for a in known.answers if a.element != element), Answer(element, answer, right))
            return _with_answer(desk, client, replace(known, answers=answers))
        case IdentityJudged(client=client, element=element, accepted=accepted, level=level):
            known = desk.identity(client)
            answers = tuple(replace(a, accepted=accepted) if a.element == element else a for a in known.answers)
            reached = at if level > known.level else known.reached_at
            return _with_answer(desk, client, Identity(answers, level, reached))
        case RightHeld(client=client, hears=hears, level=level):
            known = desk.identity(client)
            reached = at if level > known.level else known.reached_at
            return _with_answer(desk, client, Identity(known.answers, level, reached, hears if level else ""))


def _written(desk: Desk, event: WritingEvent, at: int) -> Desk:
    match event:
        case DraftEdited(where=where):
            drafts = {**desk.drafts, where: edited(desk.drafts.get(where, ""), event)}
            desk, note = _with_marks(desk, where, _edited_marks(desk, event, drafts[where])), desk.note
            if where == NOTE_TEXT and note.started_at < 0:
                note = replace(note, started_at=at)
            return replace(desk, drafts=drafts, note=note)
        case PhraseInserted(where=where, insertions=insertions):
            fresh = marked(desk.drafts.get(where, ""), insertions)
            marks = tuple(sorted((*desk.marks.get(where, ()), *fresh), key=lambda mark: mark.start))
            return replace(_with_marks(desk, where, marks), inserted=(*desk.inserted, event))
        case InsertionChecked(where=where, start=start):
            left = tuple(mark for mark in desk.marks.get(where, ()) if mark.start != start)
            return _with_marks(desk, where, left)
        case NoteFieldSet(field="code", value=value):
            return replace(desk, note=replace(desk.note, code=value))
        case NoteFieldSet(field="outcome", value=value):
            return replace(desk, note=replace(desk.note, outcome=value))
        case NoteFieldSet(value=value):
            return replace(desk, note=replace(desk.note, follow_up=value))
        case InternalNoted(text=text):
            drafts = {**desk.drafts, INTERNAL_TEXT: ""}
            return replace(desk, internal=(*desk.internal, text), drafts=drafts)
        case ColleagueAsked(way=way, due=due):
            spans = ((at, due),) if way == ADVICE else ()
            return replace(_emptied(desk, QUESTION_TEXT), asked=(*desk.asked, event), advised=(*desk.advised, *spans))
        case ColleagueAnswered():
            return replace(desk, answers=(*desk.answers, event))
        case NoteSaved():
            return replace(desk, note=replace(desk.note, saved=True))


def _with_marks(desk: Desk, where: str, marks: tuple[Mark, ...]) -> Desk:
    if marks == desk.marks.get(where, ()):
        return desk
    return replace(desk, marks={**desk.marks, where: marks})


def _edited_marks(desk: Desk, event: DraftEdited, after: str) -> tuple[Mark, ...]:
    return moved(desk.marks.get(event.where, ()), after, event.at, event.removed, len(event.inserted))


def _emptied(desk: Desk, where: str) -> Desk:
    """What left its box left its marks there too."""
    return _with_marks(replace(desk, drafts={**desk.drafts, where: ""}), where, ())


def _said(desk: Desk, event: RoleplayEvent) -> Desk:
    """What was sent or said leaves the box it was written in."""
    match event:
        case ReplySent():  # the head of the next e-mail says again whoever wrote
            left = {where: text for where, text in desk.drafts.items() if where != TO_TEXT}
            return _emptied(replace(desk, drafts=left), REPLY_TEXT)
        case ConversationMoved(cause="said" | "forbidden" | "completed") | SentenceUnclear() | AsideHeard() if (
            desk.drafts.get(SPEECH_TEXT)
        ):
            return _emptied(desk, SPEECH_TEXT)
        case SentenceAsked() | MeaningChosen() | HearingCorrected():  # it stays in its box until it is said
            return desk
        case ConversationMoved() | SentenceUnclear() | AsideHeard() | CustomerSpoke() | CustomerLeft():
            return desk
