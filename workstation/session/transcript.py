"""What a conversation looks like afterwards: sentences, and the facts between them."""

from __future__ import annotations

from dataclasses import dataclass

from workstation import events as e
from workstation.attachments import Attachment
from workstation.channels import WRITTEN


@dataclass(frozen=True)
class Line:
    """One line of the transcript. ``who``: customer, adviser, fact. A fact has a ``code`` and ``values``, no text.

    The ``code`` of a sentence in one's own words is ``heard`` when it was taken for ``move``, ``unclear`` when it was
    not understood, ``doubtful`` when a trainer is to settle it, ``forbidden`` when it breaks rules: ``values``,
    ``aside`` when it was beside the matter: its kind. ``target`` and ``fields`` are those of an act done,
    ``file`` is what the customer dropped: the text is then its name. ``sent``: the messages it went out as, where they
    were read as one.
    """

    number: int
    at: int
    who: str
    text: str = ""
    move: str = ""
    code: str = ""
    values: tuple[str, ...] = ()
    target: str = ""
    fields: tuple[tuple[str, str], ...] = ()
    file: Attachment | None = None
    sent: tuple[e.SentMessage, ...] = ()


def line_of(number: int, at: int, event: e.ContactEvent, channel: str) -> Line | None:
    """The line an event adds to a contact on that channel, if any. What is being written adds none."""
    if isinstance(event, e.RoleplayEvent):
        return _of_the_talk(number, at, event)
    if isinstance(event, e.ActDone):
        return of_act(number, at, event)
    if isinstance(event, e.CustomerNudged):
        return Line(number, at, "adviser", event.text)
    fact = None
    if isinstance(event, e.LineEvent):
        fact = _on_the_line(event, channel)
    elif isinstance(event, e.ConsultEvent):
        fact = _beside_the_call(event)
    elif isinstance(event, e.ScreenEvent):
        fact = _on_screen(event)
    elif isinstance(event, e.ColleagueAsked | e.ColleagueAnswered | e.InternalNoted):
        fact = _for_colleagues(event)
    elif isinstance(event, e.HelpEvent):
        fact = _of_help(event)
    elif isinstance(event, e.CustomerQuiet):
        fact = "quiet", (str(event.stage),)
    elif isinstance(event, e.PileEvent):
        return _in_the_pile(number, at, event)
    elif isinstance(event, e.FileOpened):
        fact = "file_opened", (event.name,)
    elif isinstance(event, e.ReplyTakenBack):
        fact = "taken_back", (event.by,)
    elif isinstance(event, e.ReplyReviewed):
        fact = "reviewed", (event.reader, "approved" if event.approved else "returned", event.text)
    elif isinstance(event, e.ReplyAstray):
        fact = "astray", (", ".join(event.to),)
    elif isinstance(event, e.IdentityJudged | e.RightHeld):
        fact = _of_identity(event)
    return Line(number, at, "fact", code=fact[0], values=fact[1]) if fact else None


def _of_identity(event: e.IdentityJudged | e.RightHeld) -> tuple[str, tuple[str, ...]]:
    if isinstance(event, e.RightHeld):
        return "right", (event.hears,)
    return "identity", (event.element, "accepted" if event.accepted else "rejected", str(event.level))


def _for_colleagues(event: e.ColleagueAsked | e.ColleagueAnswered | e.InternalNoted) -> tuple[str, tuple[str, ...]]:
    if isinstance(event, e.ColleagueAsked):
        return f"asked_{event.way}", (event.title, event.text, *event.given)
    if isinstance(event, e.ColleagueAnswered):
        return "colleague_answered", (event.title, event.text)
    return "internal", (event.text,)


def _of_help(event: e.HelpEvent) -> tuple[str, tuple[str, ...]] | None:
    match event:
        case e.HelpGiven(depth=depth, text=text):
            return "helped", (str(depth), text)
        case e.CallGivenBack():
            return "given_back", ()
        case e.SupervisorTookOver():
            return None  # the end of the contact says it


def _in_the_pile(number: int, at: int, event: e.PileEvent) -> Line:
    match event:
        case e.MailJoined(sender=sender, text=text):
            return Line(number, at, "customer", text, code="copy", values=(sender,))
        case e.ContactPutBack(reason=reason):
            return Line(number, at, "fact", code="put_back", values=(reason,))
        case e.ColleagueCame(colleague=who, doing=doing):
            return Line(number, at, "fact", code="colleague", values=(who, doing))
        case e.ContactTakenOver(colleague=who):
            return Line(number, at, "fact", code="taken_over", values=(who,))


def _of_the_talk(number: int, at: int, event: e.RoleplayEvent) -> Line | None:
    match event:
        case e.CustomerSpoke(text=text, file=file):
            return Line(number, at, "customer", text, file=file)
        case e.SentenceUnclear(text=text, offered=offered):
            return Line(number, at, "adviser", text, code="doubtful" if offered else "unclear")
        case e.HearingCorrected(text=text, heard=heard):
            return Line(number, at, "fact", code="corrected", values=(text, heard))
        case e.AsideHeard(text=text, matcher=""):
            return Line(number, at, "adviser", text)
        case e.AsideHeard(text=text, kind=kind, move=move):
            return Line(number, at, "adviser", text, move, "aside", (kind,))
        case e.ReplySent(text=text, move=move):
            return Line(number, at, "adviser", text, move)
        case e.ConversationMoved(cause="forbidden", said=said) if said:
            return Line(number, at, "adviser", said, code="forbidden", values=event.flags)
        case e.ConversationMoved(cause="completed", said=said):
            return Line(number, at, "adviser", said)
        case e.ConversationMoved(said=said, move=move, matcher=matcher, unheard=unheard) if said:
            return Line(number, at, "adviser", said, move, "heard" if matcher else "", (unheard,) if unheard else ())
        case e.ConversationMoved(cause="silence"):
            return Line(number, at, "fact", code="silence")
        case e.ConversationMoved() | e.SentenceAsked() | e.MeaningChosen() | e.CustomerLeft():
            return None


def _on_the_line(event: e.LineEvent, channel: str) -> tuple[str, tuple[str, ...]] | None:
    match event:
        case e.CallHeld(announced=announced):
            return "held", (str(announced),)
        case e.CallResumed(held=held):
            return "resumed", (str(held),)
        case e.ContactTransferred(title=title, accepted=True):
            return "passed_on", (title,)
        case e.ContactTransferred(title=title, reason=reason, said=said):
            return "sent_back", (title, reason, said)
        case e.ContactEnded(by=by):
            return "closed" if channel in WRITTEN else "ended", (by,)
        case e.ContactDeclined(reason=reason) if reason:
            return "declined", (reason,)
        case e.ContactOffered() | e.ContactRang() | e.ContactMissed() | e.ContactDeclined() | e.ContactAbandoned():
            return None
        case e.RecordingSet(state=state):
            return "recording", (state,)
        case e.ContactAnswered() | e.MicMuted() | e.MicOpened() | e.KeysPressed():
            return None
        case e.WrapUpStarted() | e.WrapUpExtended() | e.ContactClosed():
            return None


def _beside_the_call(event: e.ConsultEvent) -> tuple[str, tuple[str, ...]]:
    """What is said between colleagues is a fact: no sentence of the conversation with the customer."""
    match event:
        case e.ColleagueRung(title=title, blind=blind):
            return "colleague_rung", (title, "blind" if blind else "")
        case e.ColleaguePickedUp(said=said):
            return "colleague_picked_up", (said,)
        case e.ColleagueTold(text=text, said=said, reason=reason, heard=heard):
            return "colleague_told", (text, said, reason, "heard" if heard else "")
        case e.LegsJoined():
            return "legs_joined", ()
        case e.ColleagueLeft(by=by, said=said):
            return "colleague_left", (by, said)


def _on_screen(event: e.ScreenEvent) -> tuple[str, tuple[str, ...]] | None:
    match event:
        case e.ActRefused(act=act, reason=reason, ask=ask):
            return "act_refused", (act, reason, *([ask] if ask else []))
        case e.SectionOpened(section=section, level=level, needed=needed):
            return ("revealed" if level < needed else "section"), (section, str(needed))
        case e.DocumentShared(title=title, way=way, document=document):
            return "document", (title, way, document)
        case e.ReboundOffered(title=title):
            return "rebound", (title,)
        case e.ReboundAnswered(title=title, outcome=outcome, reason=reason):
            return "rebound_answer", (title, reason or outcome)
        case e.DossierOpened() | e.ActRefused() | e.SheetOpened() | e.ActDone():
            return None


def of_act(number: int, at: int, done: e.ActDone) -> Line:
    """The fact of an act done."""
    return Line(
        number, at, "fact", code="act", values=(done.act, done.reference), target=done.target, fields=done.values
    )
