"""What a demonstration says of each gesture: what is done, and why."""

from __future__ import annotations

from workstation import commands as c
from workstation.channels import WRITTEN
from workstation.events.desk import REPLY_TEXT
from workstation.i18n import tr
from workstation.phrases import phrase
from workstation.session.owed import owed_since
from workstation.session.player import Turn
from workstation.session.state import Contact
from workstation.wording import clock

AMONG_COLLEAGUES = (c.ConsultColleague, c.TellColleague, c.HandOver, c.TransferContact)
"""What is done with a colleague, in their pane."""


def silent() -> tuple[str, str]:
    """Nothing yet: what is done, and why."""
    return "", ""


def closing() -> tuple[str, str]:
    """What is said of the debrief."""
    return tr("The debrief: every moment of the call, and what would have been better."), ""


def closing_shift() -> tuple[str, str]:
    """What is said of the debrief of a shift."""
    return tr("The debrief: who waited when, whom one had in hand, then each contact."), ""


def broken_off() -> tuple[str, str]:
    """What was done at the desk meanwhile leaves the demonstration without what follows."""
    return (
        tr("The demonstration stops here."),
        tr("After what was done at the desk meanwhile, what it had to show can no longer be."),
    )


def caption(
    turn: Turn, said: str, contact: Contact | None = None, several: bool = False, at: int = 0
) -> tuple[str, str]:
    """(what, why) in the reader's language. ``said`` is the sentence of a move, ``contact`` whom the turn is for.

    ``several``: others are there too, and whose turn it is is told; ``at`` is session time.
    """
    if isinstance(turn.command, c.FocusContact) and contact is not None:
        return _turned(contact, at)
    if isinstance(turn.command, AMONG_COLLEAGUES):
        what, why = _to_a_colleague(turn.command)
    else:
        what, why = _told(turn, said, contact.offer.channel if contact is not None else "call")
    return (f"{contact.offer.customer} · {what}" if several and contact is not None and what else what), why


def _turned(contact: Contact, at: int) -> tuple[str, str]:
    """Why one turns to another contact."""
    what, since = tr("The adviser turns to {who}.", who=contact.offer.customer), owed_since(contact)
    if contact.phase == "wrap_up":
        return what, tr("The note is finished before another contact comes.")
    if since >= 0:
        return what, tr("An answer has been owed for {time}: nobody is left behind.", time=clock(at - since))
    return what, ""


def _answered(channel: str) -> tuple[str, str]:
    if channel in WRITTEN:
        why = tr("A greeting at once holds the place: the customer knows that somebody is there.")
        return tr("Somebody writes; the adviser takes the conversation."), why
    why = tr("A number that is known is not yet a person identified.")
    return tr("The call rings; the adviser answers."), why


def _told(turn: Turn, said: str, channel: str) -> tuple[str, str]:
    match turn.command:
        case c.GoReady():
            why = tr("One logs in not ready: no call comes before one has settled in.")
            return tr("The adviser chooses Ready."), why
        case c.AnswerContact():
            return _answered(channel)
        case c.OpenDossier():
            return tr("The adviser opens the dossier."), tr("Everything stays masked until the person is identified.")
        case c.Say():
            return tr("The adviser says: “{text}”", text=said), turn.why
        case c.JudgeIdentity(element=element, accepted=accepted):
            word = tr("right") if accepted else tr("wrong")
            what = tr("{element}: the answer is {word}.", element=phrase("element", element), word=word)
            return what, tr("The adviser compares with the dossier, and is the one who decides.")
        case c.OpenSection(section=section):
            what = tr("The adviser opens: {section}.", section=phrase("section", section))
            return what, turn.why or tr("The level is reached: what is shown is needed for the request.")
        case c.DoAct(act=act):
            what = tr("At the desk: {act}.", act=phrase("act", act))
            return what, turn.why or tr("The act is done while the customer is there.")
        case c.HoldCall(announced=announced):
            what = tr("The customer is put on hold, {n} seconds announced.", n=announced)
            return what, tr("A hold is asked for, explained, and kept to its time.")
        case c.ResumeCall():
            return tr("The adviser comes back."), tr("One thanks the customer for waiting.")
        case c.EndContact():
            over = tr("The conversation is over.") if channel in WRITTEN else tr("The call is over.")
            return over, tr("The note is written at once, while everything is fresh.")
        case c.EditDraft(where=where) if where == REPLY_TEXT:
            why = tr("The answer first, then why, then who does what and when.")
            return tr("The adviser writes the reply."), why
        case c.SendReply():
            return tr("The reply is sent."), tr(
                "What was asked is answered, and nothing that must stay secret is in it."
            )
        case c.EditDraft():
            why = tr("The client may ask to read it: facts, never a judgement.")
            return tr("The note: facts, dates, what comes next."), why
        case c.SetNoteField():
            return tr("The disposition code and the outcome."), tr("Without a code, the contact cannot be closed.")
        case c.CloseContact():
            return tr("The contact is closed."), ""
        case _:
            return "", ""


def _to_a_colleague(command: c.ConsultColleague | c.TellColleague | c.HandOver | c.TransferContact) -> tuple[str, str]:
    match command:
        case c.ConsultColleague():
            why = tr("Who is rung hears of the case before the customer does: nobody tells it twice.")
            return tr("The customer waits; the adviser rings a colleague."), why
        case c.TellColleague(text=text):
            why = tr("Who, what was asked, what was done: a colleague goes on from there.")
            return tr("To the colleague: “{text}”", text=text), why
        case c.HandOver():
            why = tr("The colleague knows enough: the call is left with them, and nobody is rung twice.")
            return tr("The adviser leaves the call with the colleague."), why
        case c.TransferContact():
            why = tr("The summary goes with the call: nothing is told twice.")
            return tr("The contact is passed on, with a summary."), why
