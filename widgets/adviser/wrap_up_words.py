"""What the wrap-up says is left to do."""

from __future__ import annotations

from workstation.i18n import tr


def left_words() -> dict[str, str]:
    """By what is missing; empty where nothing is, ``late`` where the planned time is over."""
    return {
        "late": tr("The planned time is over. Finish as soon as the note is right."),
        "code_missing": tr("One code is left to choose. The note is kept as you type."),
        "outcome_missing": tr("The outcome is left to choose. The note is kept as you type."),
        "follow_up": tr("The follow-up is left to say. The note is kept as you type."),
        "note": tr("The note is left to write. It is kept as you type."),
        "facet": tr("Something is left to say or mend in the note. See the lines under it."),
        "": tr("Code, outcome and follow-up are chosen. Read the note again, then finish."),
    }


def still_left(left: str) -> str:
    """The same in a few words, of what stops nobody from finishing; empty where nothing is left."""
    return {
        "follow_up": tr("The follow-up is left to say"),
        "note": tr("The note is left to write"),
        "facet": tr("Something is left to say or mend in the note"),
    }.get(left, "")
