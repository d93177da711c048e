"""The diagnostics of meaning (RP130 to RP149): a file that reads well, and does not say what its author means.

And those of what is drawn (RP160 to RP165).
"""

from __future__ import annotations

from collections.abc import Mapping

from workstation.content.kinds import Kind, error, hint, warning
from workstation.i18n import mark

MEANING: Mapping[str, Kind] = {
    "RP130": error(
        mark("The breach “{name}” is never found: “{other}”, before it, takes every text."),
        mark("Put the breaches first, and the outcome for the rest last."),
    ),
    "RP131": error(
        mark("“{name}” asks for nothing: whatever is written holds it."),
        mark("Write what must be found there, in several wordings."),
    ),
    "RP132": error(
        mark("“{name}” is too short to be looked for: nearly every text holds it."),
        mark("Write the whole word, or several."),
    ),
    "RP133": warning(
        mark("“{name}” is also found in “{other}”, which says something else."),
        mark("Write a wording of several words, such as “{name}” with the word before it."),
    ),
    "RP134": warning(
        mark("“{name}” earns {points} points, and the move it calls better earns {others}."),
        mark("Give the better move more, or name another."),
    ),
    "RP135": warning(
        mark("“{name}” cannot be better here: it is {reason}."),
        mark("Name another move of the same beat."),
    ),
    "RP136": warning(
        mark("The subject of the contact is {name}, and no note accepts that code."),
        mark("Write the same code under “motif” and in the note."),
    ),
    "RP137": warning(
        mark("The person who speaks is {value}, and the dossier says {held}."),
        mark("Make the two agree, or write “caller” if somebody else speaks."),
    ),
    "RP138": warning(
        mark("“{name}” is not what the dossier holds: {held}."),
        mark("Correct the sentence, or the dossier."),
    ),
    "RP139": error(
        mark("{moment} is not a time when a client may be called: {reason}."),
        mark("Call from Monday to Friday, from 10:00 to 13:00 or from 14:00 to 20:00, and not on a public holiday."),
    ),
    "RP149": error(
        mark("{name} has not agreed to be called for a proposal."),
        mark("Set “sales_consent” to true in the dossier, or call somebody else."),
    ),
    "RP140": warning(
        mark("The house says what “{name}” costs, in every role-play: {house}."),
        mark("Remove what it costs here, or give a breach of your own another name."),
        about="flag",
    ),
    "RP141": warning(
        mark("“{name}” only takes points off, and the scorecard fails the contact for it: {held}"),
        mark("Set “fatal” to true."),
    ),
    "RP142": warning(
        mark("No test raises the flag “{name}”: without it, all would come out the same."),
        mark("Write a test that raises it, and expects it under “flags”."),
    ),
    "RP145": hint(
        mark("“{name}” gives the adviser a gender, and a recruit may have the other."),
        mark("Say it another way."),
    ),
    "RP146": hint(
        mark("“{name}” is written in clear, and will be wrong when it changes."),
        mark("Write {instead}."),
    ),
    "RP147": hint(
        mark("“{name}” breaks the rule “{rule}”, and nothing says that one does not."),
        mark("Give the move a flag, or say it another way."),
    ),
    "RP148": hint(
        mark("Nobody would say “{name}”: a mistake teaches when one could make it."),
        mark("Write what a kind or hurried adviser really says."),
    ),
    "RP168": hint(
        mark("“{name}” is no manner that the guide knows: it says nothing of how to speak with them."),
        mark("Write one of scripts/manners.yaml, “calm” where nothing in particular is asked, or leave “mood” out."),
        about="manner",
    ),
    "RP158": hint(
        mark("“{name}” is in no dictionary."),
        mark("Correct it, or leave it where it is meant."),
    ),
    "RP160": error(
        mark("“{name}” is a list with a single wording: nothing would be drawn."),
        mark("Write another wording, or the text alone."),
    ),
    "RP161": error(
        mark("“{wording}” stands twice among the ways of “{name}”."),
        mark("Word one of them otherwise, or remove it."),
    ),
    "RP162": error(
        mark("Nothing is drawn under the name “{name}”."),
        mark("Name a beat or a move that is worded in several ways, or BEAT.adds."),
    ),
    "RP163": error(
        mark("“{value}” is no value of the draw “{name}”: {known}."),
        mark("Write one of its values."),
    ),
    "RP164": error(
        mark("Nobody could reject the wrong answer of “{name}”: {reason}."),
        mark("Remove it, or write an answer that differs from the dossier to a question of identity."),
    ),
    "RP165": error(
        mark("When “{name}” is drawn as “{value}” the exemplary test goes wrong: {detail}."),
        mark("Leave a way on, and write a test that names this draw, passes with 90 points and raises no flag."),
    ),
    "RP166": error(
        mark("“{name}” is a move, and “seen” asks about a beat."),
        mark("Ask about “{beat}”, the beat that holds it; to know of the move itself, keep a variable by “set”."),
    ),
    "RP167": error(
        mark("No class of the library of objections is called “{name}”."),
        mark("Name a file of scripts/objections, or remove it: the beat is an objection by its “stage”."),
    ),
    "RP190": hint(
        mark("The customer’s lines are much of one length: {n}% have three words or fewer."),
        mark("Make one line in five a word or two: of people’s, 20 to 30% are."),
    ),
    "RP191": hint(
        mark("{n}% of the customer’s lines begin with a small word; of people’s, 45 to 60%."),
        mark("Begin some with what carries the mood: “oui bonjour”, “alors”, “ben”, “non mais”."),
    ),
    "RP192": hint(
        mark("The customer hesitates {n} times in 100 words; people do 1 to 6 times."),
        mark("Put a hesitation where thinking is hard: before a figure, a date, a name."),
    ),
    "RP193": hint(
        mark("The customer tells nothing at length: no line has more than 25 words."),
        mark("Make one line in ten a whole story: of people’s, 5 to 15% are."),
    ),
}
