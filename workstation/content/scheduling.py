"""The diagnostics of what comes when: the hours of a role-play, and the contacts of a shift."""

from __future__ import annotations

from collections.abc import Mapping

from workstation.content.kinds import Kind, error
from workstation.i18n import mark

SCHEDULING: Mapping[str, Kind] = {
    "RP200": error(
        mark("There is no role-play “{name}” that can be played."),
        mark("Write the id of one that checks."),
        about="role-play",
    ),
    "RP201": error(
        mark("This window is upside down: “{first}” does not come before “{last}”."), mark("Write the earlier first.")
    ),
    "RP202": error(
        mark("At {moment} more contacts come than can be in hand at once: {names}."),
        mark("Let one of them come at another moment."),
    ),
    "RP203": error(
        mark("Nobody holds {count} contacts of “{name}” at once: the most is {most}."), mark("Lower the capacity.")
    ),
    "RP204": error(
        mark("“{name}” takes place at {moment}, and its role-play happens from {first} to {last} only."),
        mark("Set it at another hour, or widen “between” in the role-play."),
    ),
    "RP205": error(
        mark("“{name}” may come at {moment}, and the shift lasts {length} minutes."),
        mark("Let it come earlier, or lengthen the shift."),
    ),
    "RP206": error(
        mark("No contact of this shift is called “{name}”."),
        mark("Write the id of a contact, a slash and a step of its role-play."),
        about="contact",
    ),
    "RP207": error(
        mark("“{name}” was to be answered by {limit}, before the shift begins."),
        mark("Write a later limit, or leave it out: the channel has its own."),
    ),
    "RP208": error(
        mark("“{name}” is no e-mail: “{key}” says nothing of it."),
        mark("Leave it out, and write under “at” when it comes."),
    ),
    "RP209": error(
        mark("“{name}” is played as “{job}”, and the shift begins as “{first}”: one adviser is at the desk."),
        mark("Keep the contacts of one role, or write the same “job” in their role-plays."),
    ),
}
