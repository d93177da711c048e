"""Passing a contact on: to whom, and why it came back."""

from __future__ import annotations

from collections.abc import Mapping

from workstation.i18n import mark

GROUPS: Mapping[str, Mapping[str, str]] = {
    "service": {
        "second_level": mark("Second level"),
        "fraud": mark("Fraud desk"),
        "branch": mark("The person’s branch"),
        "complaints": mark("Complaints department"),
        "telephone": mark("The telephone, with you"),
        "supervisor": mark("Supervisor"),
        "neighbour": mark("A colleague of the team"),
    },
    "sent_back": {
        "service_closed": mark("This service is closed at this hour."),
        "identity_needed": mark("It takes nobody over who is not identified. Establish the identity first."),
        "summary_short": mark("The summary is too short to go on from. Say who, what was asked, what was done."),
        "summary_lacks": mark("The summary lacks something that it needs."),
        "not_theirs": mark("This is not theirs to handle."),
        "advises_only": mark("They advise, and take no call over."),
        "declined": mark("Whoever was rung declined the call."),
        "no_answer": mark("Nobody answered."),
        "incomplete": mark("They still ask for something."),
    },
    "reach": {
        "free": mark("Free"),
        "busy": mark("On a call"),
        "away": mark("Away from the desk"),
        "closed": mark("Closed"),
    },
    "colleague_line": {
        "rings": mark("Ringing"),
        "speaks": mark("You speak to them. The customer hears nothing."),
        "waits": mark("On hold: you speak to the customer."),
        "joined": mark("All three on the line: the customer hears everything."),
    },
    "colleague_left": {
        "adviser": mark("You hung up"),
        "declined": mark("Declined the call"),
        "no_answer": mark("No answer"),
        "sent_back": mark("Did not take the call over"),
        "tired": mark("Hung up: nobody spoke to them any more"),
    },
}
