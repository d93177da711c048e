"""Codes in words: what events and states hold as a code, the reader's language says.

One table a group; ``phrase("act", "card.block")`` is « Opposer la carte ».

Every pane uses it, so that a thing has one name.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Protocol

from workstation.bank.acts import ACTS
from workstation.bank.acts.declaring import JOBS, Choice
from workstation.bank.held import HELD
from workstation.bank.parts import OPENINGS, PARTS
from workstation.bank.targets import TARGETS
from workstation.channels import WRITTEN
from workstation.i18n import mark, tr
from workstation.wording import clock


class Fact(Protocol):
    """A line of a transcript that is no sentence."""

    @property
    def code(self) -> str:
        """What happened."""

    @property
    def values(self) -> tuple[str, ...]:
        """What it happened with."""


# A mood's code is its level and the customer's gender: French agrees, so English needs two words that say the same.
PHRASES: Mapping[str, Mapping[str, str]] = {
    "presence": {
        "ready": mark("Ready"),
        "not_ready": mark("Not ready"),
        "not_responding": mark("Not responding"),
        "break_asked": mark("Break asked for"),
        "ringing": mark("Ringing"),
        "talking": mark("On the line"),
        "held": mark("Customer on hold"),
        "wrap_up": mark("Wrap-up"),
        "paused": mark("Session paused"),
    },
    "reason": {
        "training": mark("Training"),
        "break": mark("Break"),
        "lunch": mark("Lunch"),
        "meeting": mark("Meeting"),
        "incident": mark("Technical incident"),
    },
    "refused": {
        "out_of_role": mark("This act is not within your role. Pass it on to the second level."),
        "no_target": mark("Choose what the act is done to: this dossier holds nothing of the kind chosen."),
        "out_of_bounds": mark("A value of the form is out of bounds, or the opening has been taken. Choose another."),
        "card_blocked": mark("This card is blocked already: a block is final."),
        "limit_not_raised": mark("The limit asked for is not above the one this card has."),
        "card_ordered": mark("A new card is on its way already."),
        "creditor_blocked": mark("This creditor is blocked already."),
        "not_blocked": mark("This creditor is not blocked."),
        "already_open": mark("This part is already open."),
        "already_ready": mark("You are ready already. The next call will ring."),
        "busy": mark("A contact is in progress. Finish it first."),
        "code_missing": mark("Choose the disposition code."),
        "outcome_missing": mark("Choose the outcome."),
        "do_it_at_the_desk": mark("Do it at the desk first; the sentence comes after."),
        "edit_outside": mark("This text has changed elsewhere. It is shown again as it stands."),
        "identity_needed": mark("This act asks for a higher identity level. Establish the identity first."),
        "muted": mark("Your microphone is off. Open it to speak."),
        "no_dossier": mark("No dossier is open for this person. Open it first."),
        "no_extension": mark("The extension has been used. Finish when the note is complete."),
        "not_held": mark("The customer is not on hold."),
        "not_muted": mark("The microphone is open."),
        "not_now": mark("This does not apply now."),
        "not_ringing": mark("The call is no longer ringing. It went back to the queue."),
        "no_reply": mark("No written reply is awaited here."),
        "not_spoken": mark("Nobody listens here: this contact is a written one."),
        "not_started": mark("The session has not started."),
        "not_talking": mark("Nobody is on the line."),
        "not_wrap_up": mark("The call is still in progress. Hang up before finishing."),
        "not_your_turn": mark("The customer is speaking. Wait for your turn."),
        "note_saved": mark("The note has been saved and can no longer be changed."),
        "nothing_to_judge": mark("No answer is waiting to be compared."),
        "paused": mark("The session is paused. Resume it first."),
        "reply_awaited": mark("The customer awaits a written reply. Write it, then send it."),
        "reply_empty": mark("The reply is empty. Write it first."),
        "session_over": mark("The session is over."),
        "unknown_contact": mark("This contact no longer exists."),
        "unknown_move": mark("This sentence is no longer offered."),
        "unknown_reason": mark("This reason is not in the list."),
    },
    "refused_written": {
        "already_ready": mark("You are ready already. The next contact will come."),
        "not_ringing": mark("It is no longer offered. It went back to the queue."),
        "not_talking": mark("No conversation is open."),
        "not_wrap_up": mark("The conversation is still open. Close it before finishing."),
    },
    "section": {
        **{part.id: part.words for part in PARTS.values()},
        **{"upcoming": mark("Coming up"), "incidents": mark("Incidents")},
        "contracts": mark("Contracts"),
        "household": mark("Household"),
    },
    "act": {
        **{act.id: act.words for act in ACTS.values()},
        **{step: part.opening for step, part in OPENINGS.items()},
    },
    "act_done": {act.id: act.done for act in ACTS.values()},
    "job": JOBS,
    "target": {kind: target.words for kind, target in TARGETS.items()},
    "held": {kind: held.words for kind, held in HELD.items()},
    "account": {
        "current": mark("Current account"),
        "joint": mark("Joint account"),
        "livret_a": mark("Livret A savings"),
        "ldds": mark("LDDS savings"),
        "lep": mark("LEP savings"),
        "livret_jeune": mark("Youth savings"),
        "cel": mark("Home savings account"),
        "pel": mark("Home savings plan"),
        "life_insurance": mark("Life insurance"),
    },
    "card": {
        "classic": mark("Classique card"),
        "premier": mark("Premier card"),
        "deposit_only": mark("Deposit card"),
    },
    "card_status": {
        "active": mark("Active card"),
        "blocked": mark("Blocked card"),
        "expired": mark("Expired card"),
    },
    "debit": {
        "immediate": mark("immediate debit"),
        "deferred": mark("deferred debit"),
    },
    "contract": {
        "payment_insurance": mark("Payment insurance"),
        "home_insurance": mark("Home insurance"),
        "car_insurance": mark("Car insurance"),
        "personal_loan": mark("Personal loan"),
        "mortgage": mark("Mortgage"),
    },
    "incident": {
        "rejected_debit": mark("Rejected direct debit"),
        "overdraft_exceeded": mark("Overdraft exceeded"),
        "dispute": mark("Dispute"),
        "complaint": mark("Complaint"),
    },
    "incident_state": {
        "open": mark("Incident open"),
        "closed": mark("Incident closed"),
    },
    "element": {
        "name": mark("First name and surname"),
        "birth_date": mark("Date of birth"),
        "address": mark("Postal address"),
        "product": mark("Product held"),
        "operation": mark("Recent operation"),
        "app": mark("Approval in the app"),
    },
    "element_kind": {
        "name": mark("static"),
        "birth_date": mark("static"),
        "address": mark("static"),
        "product": mark("dynamic"),
        "operation": mark("dynamic"),
        "app": mark("strong"),
    },
    "operation_status": {
        "booked": mark("Booked"),
        "pending": mark("Awaiting booking"),
        "refused": mark("Operation refused"),
    },
    "outcome": {
        "solved": mark("Solved"),
        "pending": mark("In hand"),
        "transferred": mark("Transferred"),
        "refused": mark("Refused"),
    },
    "follow_up": {
        "none": mark("No follow-up"),
        "callback": mark("Call back"),
        "letter": mark("Letter or message"),
        "appointment": mark("Appointment"),
        "second_level": mark("Second level"),
    },
    "relation": {
        "spouse": mark("spouse"),
        "child": mark("child"),
        "parent": mark("parent"),
    },
    "appointment_mode": {
        "branch": mark("in branch"),
        "phone": mark("by telephone"),
        "video": mark("by video"),
    },
    "channel": {
        "call": mark("Call"),
        "chat": mark("Chat"),
        "email": mark("E-mail"),
        "branch": mark("Branch"),
        "callback": mark("Call-back"),
        "outbound": mark("Outgoing call"),
    },
    "stage": {
        "welcome": mark("Welcome"),
        "identify": mark("Identification"),
        "discover": mark("Discovery"),
        "rephrase": mark("Rephrasing"),
        "solve": mark("Solution"),
        "objection": mark("Objection"),
        "rebound": mark("Rebound"),
        "conclude": mark("Conclusion"),
        "wrap": mark("Note"),
    },
    "end": {
        "done": mark("Contact closed"),
        "abandoned": mark("The customer left before the answer"),
        "hung_up": mark("The contact was cut short"),
        "transferred": mark("The call was transferred"),
    },
    "ended_by": {
        "adviser": mark("You hung up"),
        "customer": mark("The customer hung up"),
    },
    "closed_by": {
        "adviser": mark("You closed the conversation"),
        "customer": mark("The customer closed the conversation"),
    },
    "offered": {
        "call": mark("Incoming call"),
        "chat": mark("Incoming conversation"),
        "email": mark("E-mail to handle"),
        "callback": mark("Call-back planned"),
        "outbound": mark("Outgoing call"),
    },
    "take": {
        "call": mark("Answer"),
        "chat": mark("Take it"),
        "email": mark("Take it"),
        "callback": mark("Dial"),
        "outbound": mark("Dial"),
    },
    "close": {
        "call": mark("Hang up"),
        "chat": mark("Close the conversation"),
        "email": mark("Close the message"),
    },
    "over": {
        "call": mark("The call is over."),
        "chat": mark("The conversation is closed."),
        "email": mark("The message is closed."),
    },
    "breathe": {
        "call": mark("The call is over, breathe"),
        "chat": mark("The conversation is closed, breathe"),
        "email": mark("The message is closed, breathe"),
    },
    "opened": {
        "chat": mark("Chat open"),
        "email": mark("Message open"),
    },
    "closed": {
        "chat": mark("Chat closed"),
        "email": mark("Message closed"),
    },
    "said_all": {
        "chat": mark("Everything has been said. Close the conversation."),
        "email": mark("Everything has been answered. Close the message."),
    },
    "comes_here": {
        "call": mark("The next call will ring here. Its reason is shown before you answer."),
        "chat": mark("The next conversation comes here. What is known of it is shown before you take it."),
        "email": mark("The next message comes here. Its subject is shown before you take it."),
        "callback": mark("The planned call-back comes here. Nothing is dialled before you ask for it."),
        "outbound": mark("The next call to make comes here. Nothing is dialled before you ask for it."),
    },
    "comes_next": {
        "call": mark("The call comes then, not before."),
        "chat": mark("The conversation comes then, not before."),
        "email": mark("The message comes then, not before."),
        "callback": mark("The call-back comes then, not before."),
    },
    "difficulty": {
        "easy": mark("Easy"),
        "medium": mark("Medium"),
        "hard": mark("Hard"),
    },
    "help": {
        "demo": mark("Demonstration"),
        "guided": mark("Guided"),
        "choice": mark("Choice"),
        "first_words": mark("First words"),
        "free": mark("Free text"),
        "exam": mark("Exam"),
    },
    "help_note": {
        "demo": mark("The desk plays by itself"),
        "guided": mark("Hints and whispers shown"),
        "choice": mark("Sentences without hints"),
        "first_words": mark("Only the first words shown"),
        "free": mark("You write your sentences"),
        "exam": mark("No help, the score counts"),
    },
    "kind": {
        "practice": mark("Practice"),
        "exam": mark("Exam"),
        "day": mark("Day"),
        "demo": mark("Demonstration"),
        "branch": mark("From a moment on"),
        "quiz": mark("Quiz"),
        "cards": mark("Cards to revise"),
    },
    "mood": {
        "0f": mark("Calm"),
        "1f": mark("Attentive"),
        "2f": mark("Uneasy"),
        "3f": mark("Strained"),
        "4f": mark("Angry"),
        "0m": mark("Calm"),
        "1m": mark("Listening"),
        "2m": mark("Ill at ease"),
        "3m": mark("On edge"),
        "4m": mark("Cross"),
    },
}


def phrase(group: str, code: str | int, gender: str = "") -> str:
    """The words of a code, in the reader's language; ``gender`` (f, m) for a mood, 0 to 4.

    An unknown code is shown as it is, since content may bring its own. Raises ``KeyError`` for an unknown group.
    """
    words = PHRASES[group]
    key = f"{code}{gender or 'f'}" if group == "mood" else str(code)
    return tr(words[key]) if key in words else str(code)


def deed(act: str, target: str, values: Iterable[tuple[str, str]]) -> str:
    """An act with what it was done to and how: « Opposer la carte · Carte : classic · Motif : Perte »."""
    declared = ACTS.get(act)
    if declared is None:
        return phrase("act", act)
    pairs = [(declared.target, target)] if target else []
    said = [tr(declared.words)]
    for key, value in (*pairs, *values):
        field = declared.field(key)
        label = tr(field.words) if field else phrase("target", key)
        options = {o.code: tr(o.words) for o in field.options} if isinstance(field, Choice) else {}
        words = ", ".join(options.get(one, one) for one in value.split(", "))
        said.append(tr("{label}: {value}", label=label, value=words))
    return " · ".join(said)


def of_channel(group: str, channel: str) -> str:
    """The words of a group for a channel; a call's where it has none of its own. Raises ``KeyError``."""
    return phrase(group, channel if channel in PHRASES[group] else "call")


def refusal(reason: str, channel: str = "call") -> str:
    """Why something asked for did not happen, in words that are true of the channel."""
    own = PHRASES["refused_written"] if channel in WRITTEN else {}
    return phrase("refused_written" if reason in own else "refused", reason)


def fact(line: Fact) -> str:
    """What happened between two sentences, as the transcript and the list of facts say it. ``line.who`` is ``fact``."""
    match line.code, line.values:
        case "silence", _:
            return tr("Silence")
        case "held", (seconds,):
            return (
                tr("Hold announced, {seconds} s", seconds=seconds) if int(seconds) else tr("Hold, no length announced")
            )
        case "resumed", (held,):
            return tr("Back on the line after {time}", time=clock(int(held)))
        case "act", (act, reference):
            return tr("{act}, ref. {reference}", act=phrase("act_done", act), reference=reference)
        case "act_refused", (act, reason):
            return tr("{act}: refused. {reason}", act=phrase("act", act), reason=phrase("refused", reason))
        case "section", (section, *_):
            return tr("{section} opened", section=phrase("section", section))
        case "revealed", (section, *_):
            return tr("Access before identification: {section}", section=phrase("section", section))
        case "identity", (element, "rejected", *_):
            return tr("{element}: wrong answer", element=phrase("element", element))
        case "identity", (element, _, level) if int(level):
            return tr("{element}: right answer, Identity {level}", element=phrase("element", element), level=level)
        case "identity", (element, *_):
            return tr("{element}: right answer", element=phrase("element", element))
        case "ended" | "closed" as code, (by,):
            return phrase(f"{code}_by", by)
        case "corrected", (text, heard):
            return tr("“{text}” had been heard as: {heard}. Corrected.", text=text, heard=heard)
        case _:
            return line.code
