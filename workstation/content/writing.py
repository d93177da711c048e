"""The diagnostics of what advisers insert and share: phrases, templates, documents."""

from __future__ import annotations

from collections.abc import Mapping

from workstation.content.kinds import Kind, error, warning
from workstation.i18n import mark

WRITING: Mapping[str, Kind] = {
    "RP210": error(
        mark("“{name}” is no variable that a phrase may insert."),
        mark("Write one of those of the page on phrases, or figures.x."),
        about="variable",
    ),
    "RP211": error(mark("No figure is called “{name}”."), mark("Declare it in scripts/figures.yaml."), about="figure"),
    "RP212": error(
        mark("The figure “{name}” is not said in “{language}”."),
        mark("Give it “said” in that language in scripts/figures.yaml, or write the text without it."),
    ),
    "RP213": error(
        mark("“{name}” is missing in “{language}”: a customer who speaks it would read another language."),
        mark("Write it in that language."),
    ),
    "RP214": error(
        mark("“{wording}” breaks the rule “{name}” in “{language}”: whoever inserts this would be marked for it."),
        mark("Say it another way."),
    ),
    "RP215": error(
        mark("The words of this trap stand nowhere in the text in “{language}”: “{name}”."),
        mark("Copy them from the text, to the letter."),
    ),
    "RP216": error(
        mark("“{name}” holds a client’s data, and might go by open mail, or before Identity 2."),
        mark("Leave email out of its ways, and set identity to 2 or 3."),
    ),
    "RP217": error(
        mark("The guide of “{channel}” has no stage “{name}”."), mark("Name a stage of that guide."), about="stage"
    ),
    "RP218": warning(
        mark("This phrase has {count} characters in “{language}”; nobody reads more than {most} at once in a chat."),
        mark("Say one thing, and leave the rest to another phrase."),
    ),
    "RP220": error(
        mark("This class has {count} poor answers: whoever meets it has nothing to fall into."),
        mark("Write two at least, each of another family, and why."),
    ),
    "RP221": error(
        mark("Letting go is all that is right here, and answers are written."),
        mark("Remove “answers”, or “only”."),
    ),
    "RP222": error(
        mark("This class has {count} accepted answers: one way of answering is no choice."),
        mark("Write two at least, each by another technique."),
    ),
    "RP223": error(
        mark("“{name}” is no breach of the house, nor a rule."),
        mark("Name one of scripts/breaches.yaml, of the scorecards or of scripts/rules/."),
        about="flag",
    ),
    "RP224": warning(
        mark("This sentence has {count} words in “{language}”; nobody says more than {most} in one breath."),
        mark("Say one thing, and let the customer answer."),
    ),
    "RP225": error(
        mark("“{name}” can never be offered: {reason}."),
        mark("Change what calls for it, or what forbids it: the two contradict each other."),
    ),
}
