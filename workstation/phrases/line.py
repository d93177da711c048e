"""How a contact comes, is taken and ends, channel by channel; and the presence of whoever takes it."""

from __future__ import annotations

from collections.abc import Mapping

from workstation.i18n import mark

GROUPS: Mapping[str, Mapping[str, str]] = {
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
        "cool_down": mark("Pause after a hard contact"),
    },
    "recording": {
        "on": mark("Recorded"),
        "paused": mark("Recording paused"),
        "off": mark("Not recorded"),
    },
    "recording_set": {
        "on": mark("Recording goes on"),
        "paused": mark("Recording paused: card data"),
        "off": mark("Recording stopped: the person refuses it"),
    },
    "channel": {
        "call": mark("Call"),
        "chat": mark("Chat"),
        "email": mark("E-mail"),
        "branch": mark("Branch"),
        "callback": mark("Call-back"),
        "shift": mark("Several contacts"),
        "outbound": mark("Outgoing call"),
    },
    "end": {
        "done": mark("Contact closed"),
        "abandoned": mark("The customer left before the answer"),
        "hung_up": mark("The contact was cut short"),
        "transferred": mark("The contact was transferred"),
        "quiet": mark("Closed: the customer wrote no more"),
    },
    "ended_by": {
        "adviser": mark("You hung up"),
        "customer": mark("The customer hung up"),
        "transfer": mark("The call was passed on"),
        "supervisor": mark("The supervisor took the call over"),
    },
    "closed_by": {
        "adviser": mark("You closed the conversation"),
        "customer": mark("The customer closed the conversation"),
        "transfer": mark("The conversation was passed on"),
        "supervisor": mark("The supervisor took the conversation over"),
        "quiet": mark("You closed the conversation: no more answer"),
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
    "cut": {
        "call": mark("The person hung up"),
        "chat": mark("The person left the conversation"),
        "email": mark("The message is closed"),
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
    "leave": {
        "call": mark("Leave this call"),
        "chat": mark("Leave this conversation"),
        "email": mark("Leave this message"),
        "shift": mark("Leave this shift"),
    },
    "stay": {
        "call": mark("Stay on the call"),
        "chat": mark("Stay in the conversation"),
        "email": mark("Stay on the message"),
        "shift": mark("Stay at the desk"),
    },
    "kept": {
        "call": mark("The desk closes. The call is kept as it stands, and the home page offers it again."),
        "chat": mark("The desk closes. The conversation is kept as it stands, and the home page offers it again."),
        "email": mark("The desk closes. The message is kept as it stands, and the home page offers it again."),
        "shift": mark("The desk closes. The shift is kept as it stands, and the home page offers it again."),
    },
    "paused": {
        "call": mark("Paused, the call is kept as it stands, and the home page offers it again."),
        "chat": mark("Paused, the conversation is kept as it stands, and the home page offers it again."),
        "email": mark("Paused, the message is kept as it stands, and the home page offers it again."),
        "shift": mark("Paused, the shift is kept as it stands, and the home page offers it again."),
    },
    "given_up": {
        "call": mark("Given up, the call ends here without a mark, and it is not offered again."),
        "chat": mark("Given up, the conversation ends here without a mark, and it is not offered again."),
        "email": mark("Given up, the message ends here without a mark, and it is not offered again."),
        "shift": mark("Given up, the shift ends here for everybody, without a mark, and it is not offered again."),
    },
}
