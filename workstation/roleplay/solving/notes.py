"""A note for each outcome a note can have, so that a way found by a proof can be played at the desk."""

from __future__ import annotations

from collections.abc import Iterator

from workstation.roleplay.model import NoteCheck, NoteText
from workstation.roleplay.notes import NoteWords, judge
from workstation.roleplay.program import Node, Program, Step
from workstation.roleplay.solving.world import most_missing, possible_notes


def model_notes(program: Program, words: NoteWords) -> dict[str, NoteText]:
    """A note by the id of the outcome it obtains: a test's own where one does, else one put together."""
    written = [note for test in program.script.tests for _, note in test.notes]
    found = {}
    for node in program.nodes:
        for chosen in possible_notes(node):
            for note in (*written, *_drafts(program, node, chosen, words)):
                if judge(node, note, words).chosen is chosen:
                    found[chosen.move.id] = note
                    break
    return found


def _drafts(program: Program, node: Node, chosen: Step, words: NoteWords) -> Iterator[NoteText]:
    """Notes that lack more and more; with a word that has no place there when a breach is wanted."""
    check = node.beat.note
    if check is None:
        return
    bad = _forbidden(check, words) if chosen.move.breach else ""
    for lacking in range(most_missing(check) + 1):
        must = check.must[lacking:]
        rest = lacking - len(check.must)
        code = program.script.motif if not check.codes else check.codes[0] if rest < 1 else "-"
        outcome = "solved" if not check.outcomes else check.outcomes[0] if rest < 2 else "-"
        text = ". ".join([*(element.any[0] for element in must if element.any), bad])
        yield NoteText(code, outcome, "none", text or ".")


def _forbidden(check: NoteCheck, words: NoteWords) -> str:
    return next((word for family in check.must_not for word, _ in words.families.get(family, ())), "")
