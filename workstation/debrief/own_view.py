"""What the adviser says of their own contact, before any score is shown: the questions, the answers, the words."""

from __future__ import annotations

from workstation.debrief.report import Report
from workstation.i18n import tr

# The self-rating's own scale, in four words.
_EASE = (40, 60, 80)


def ease_word(score: int) -> str:
    """The recruit's own figure in words."""
    words = (tr("Hard going"), tr("Mixed"), tr("Rather at ease"), tr("At ease"))
    return words[sum(score >= step for step in _EASE)]


def questions() -> tuple[str, str, str]:
    """The three questions of the self-rating."""
    return (
        tr("I understood the request before I answered."),
        tr("My answer was right and complete."),
        tr("The person felt listened to."),
    )


def answers() -> tuple[str, str, str, str]:
    """The four answers, from 1 to 4."""
    return tr("Not at all"), tr("A little"), tr("Rather"), tr("Fully")


def own_answers(report: Report) -> list[tuple[str, str]]:
    """What the adviser answered to each question of the self-rating, before any score was shown."""
    said, given = answers(), report.rating.answers if report.rating else ()
    pairs = zip(questions(), given, strict=False)
    return [(question, said[answer - 1]) for question, answer in pairs if 1 <= answer <= len(said)]
