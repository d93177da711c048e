"""How many of a channel are in hand at once, and why whoever waits does not come."""

from __future__ import annotations

from collections.abc import Mapping

from workstation.i18n import mark

GROUPS: Mapping[str, Mapping[str, str]] = {
    "several": {
        "call": mark("Calls"),
        "chat": mark("Chats"),
        "email": mark("E-mails"),
        "callback": mark("Call-backs"),
        "outbound": mark("Outgoing calls"),
    },
    "take_again": {
        "call": mark("Take calls again"),
        "chat": mark("Take chats again"),
        "email": mark("Take e-mails again"),
        "callback": mark("Take call-backs again"),
        "outbound": mark("Take outgoing calls again"),
    },
    "not_taken": {
        "call": mark("You take no calls for now."),
        "chat": mark("You take no chats for now."),
        "email": mark("You take no e-mails for now."),
        "callback": mark("You take no call-backs for now."),
        "outbound": mark("You take no outgoing calls for now."),
    },
    "barred": {
        "not_ready": mark("you are not ready."),
        "break_asked": mark("you have asked for a break."),
        "closed": mark("you do not take this channel for now."),
        "one_rings": mark("another contact is offered first."),
        "line_busy": mark("somebody is on the line, and there is one line."),
        "full": mark("you hold as many as may be held at once."),
        "between": mark("somebody is in hand, and e-mails wait until then."),
        "not_beside_chat": mark("a call is in hand, and the rule of the day is one or the other."),
        "not_beside_email": mark("a call is in hand, and the rule of the day is one or the other."),
        "not_beside": mark("a written contact is in hand, and the rule of the day is one or the other."),
    },
}
