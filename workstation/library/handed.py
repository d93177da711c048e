"""Notes and replies handed in from outside, played in the place of a role-play's own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from workstation.roleplay.model import NoteText
from workstation.roleplay.playing.program import Program
from workstation.roleplay.playing.step import is_open, replies
from workstation.roleplay.playing.steps import chosen_in
from workstation.session.player import Written
from workstation.session.state import Contact

NOTE, REPLY = "note", "reply"
GIVEN = "given"


@dataclass(frozen=True)
class Given:
    """What was handed in: a note if any, and the replies in the order they are sent."""

    note: NoteText | None = None
    replies: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return self.note is not None or bool(self.replies)

    def notes(self, own: Mapping[str, NoteText]) -> dict[str, NoteText]:
        """The notes by the name of a step."""
        return {**own, GIVEN: self.note} if self.note is not None else dict(own)

    def texts(self, own: Mapping[str, str]) -> dict[str, str]:
        """The replies by the name of a step."""
        return {**own, **{f"{GIVEN}-{n}": text for n, text in enumerate(self.replies)}}


NOTHING_GIVEN = Given()


class Handed(Written):
    """The steps of a list, with what was handed in sent instead; where it led elsewhere, one writes again or stops.

    What follows a reply was written for another one: a step that is not there any more is left out.
    """

    def __init__(self, program: Program, steps: Sequence[str], given: Given) -> None:
        super().__init__(steps)
        self._program = program
        self._given = given
        self._sent = 0

    def __call__(self, contact: Contact) -> str | None:
        """The next step, or None."""
        if not contact.on_line:
            return f"{NOTE}:{GIVEN}" if self._given.note is not None else super().__call__(contact)
        if not self._given.replies:
            return super().__call__(contact)
        place = contact.talk.place
        asked = bool(replies(self._program, place))
        while self._steps and not self._fits(self._steps[0], place, asked):
            self._steps.pop(0)
        if asked and (not self._steps or self._steps[0].startswith((f"{REPLY}:", f"{NOTE}:"))):
            if self._steps and self._steps[0].startswith(f"{REPLY}:"):
                self._steps.pop(0)
            number = min(self._sent, len(self._given.replies) - 1)
            self._sent += 1
            return f"{REPLY}:{GIVEN}-{number}"
        return super().__call__(contact)

    def _fits(self, step: str, place: tuple[int, ...], asked: bool) -> bool:
        word, sign, _ = step.partition(":")
        if word == REPLY:
            return asked
        if sign:  # a wait, the note
            return True
        try:
            found = self._program.step_of(chosen_in(step)[0])
        except ValueError:
            return True
        return found is None or not self._sent or is_open(self._program, place, found)
