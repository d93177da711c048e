"""The diagnostics of what an adviser looks up (RP170 to RP179): knowledge sheets, and the library of objections."""

from __future__ import annotations

from collections.abc import Mapping

from workstation.content.kinds import Kind, warning
from workstation.i18n import mark

KNOWLEDGE: Mapping[str, Kind] = {
    "RP170": warning(
        mark("No sheet is called “{name}”: the link leads nowhere."),
        mark("Write the id of a sheet, or take it out of “related”."),
        about="sheet",
    ),
    "RP171": warning(
        mark("Nobody answers for this sheet: “{name}” is missing."),
        mark(
            "Say who wrote it, who reviewed it and when, and what it rests on: “written”, “reviewed”, “reviewed_on”, "
            "“sources”."
        ),
    ),
    "RP172": warning(
        mark("This sheet held until {until}, and sessions take place until {day}."),
        mark("Review it and give it another “until”, or remove it."),
    ),
}
