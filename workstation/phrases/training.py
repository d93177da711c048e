"""The practice: how hard, how much help, what kind of session."""

from __future__ import annotations

from collections.abc import Mapping

from workstation.i18n import mark

GROUPS: Mapping[str, Mapping[str, str]] = {
    "difficulty": {
        "easy": mark("Easy"),
        "medium": mark("Medium"),
        "hard": mark("Hard"),
    },
    "help": {
        "demo": mark("Demonstration"),
        "guided": mark("Guided"),
        "choice": mark("Choice"),
        "first_words": mark("First words"),
        "free": mark("Free text"),
        "exam": mark("Exam"),
    },
    "help_note": {
        "demo": mark("The desk plays by itself"),
        "guided": mark("Hints and whispers shown"),
        "choice": mark("Sentences without hints"),
        "first_words": mark("Only the first words shown"),
        "free": mark("You write your sentences"),
        "exam": mark("No help, the score counts"),
    },
    "kind": {
        "practice": mark("Practice"),
        "exam": mark("Exam"),
        "day": mark("Day"),
        "demo": mark("Demonstration"),
        "branch": mark("From a moment on"),
        "quiz": mark("Quiz"),
        "cards": mark("Cards to revise"),
    },
}
