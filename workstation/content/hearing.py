"""The diagnostics of shared wordings, and of what a sentence is taken for."""

from __future__ import annotations

from collections.abc import Mapping

from workstation.content.kinds import Kind, error, hint
from workstation.i18n import mark

HEARING: Mapping[str, Kind] = {
    "RP150": error(
        mark("The intent “{name}” cannot be used: {reason}."),
        mark("Name an intent of scripts/intents in the language of the role-play, or write its wordings."),
        about="intent",
    ),
    "RP151": error(mark("The intent “{name}” takes in itself: {way}."), mark("Remove one of these names from “also”.")),
    "RP152": error(
        mark("“{name}” holds intents of {there}, and this role-play is in {here}."),
        mark("Include a file of its language, or correct “language”."),
    ),
    "RP153": error(
        mark("“{wording}” stands in two intents of the beat “{beat}”, “{other}” and “{name}”: neither would be heard."),
        mark("Take the wording out of one of them, or give one of the moves its own “hears” in place of its intent."),
    ),
    "RP154": error(
        mark("“{wording}” is meant for “{name}”, which is nothing that one may say here."),
        mark("Name a move that is said, or “none” for a sentence that is no move."),
    ),
    "RP155": error(
        mark("“{wording}” is meant for “{name}”, and comes to: {came}."),
        mark("Add a wording like it under “hears”, or correct the sentence."),
    ),
    "RP156": hint(
        mark("“{wording}” is taken for “{name}”, which costs something, and is not what was meant."),
        mark("Write under “unless” what is no way of saying it."),
    ),
    "RP157": error(
        mark("The sentence of “{other}” does not say its part “{name}”: whoever says it whole would lack it."),
        mark("Write under “says” words that stand in the sentence, or say the part in it."),
    ),
}
