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
    },
    "sent_back": {
        "service_closed": mark("This service is closed at this hour."),
        "identity_needed": mark("It takes nobody over who is not identified. Establish the identity first."),
        "summary_short": mark("The summary is too short to go on from. Say who, what was asked, what was done."),
        "summary_lacks": mark("The summary lacks something that it needs."),
        "not_theirs": mark("This is not theirs to handle."),
    },
}
