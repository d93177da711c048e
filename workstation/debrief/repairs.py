"""Acts done otherwise than asked, and what put them right afterwards: the fault stays, its repair is told beside it."""

from __future__ import annotations

from dataclasses import dataclass, field

from workstation import events as e
from workstation.bank.acts import ACTS
from workstation.roleplay.playing.program import Program
from workstation.roleplay.playing.step import WRONG_DEED
from workstation.session.deeds import deed_of
from workstation.session.state import Contact
from workstation.wording import clock


@dataclass
class _Wrong:
    """An act done otherwise: the entry that flags it, the move it was to be; when it was undone, and done rightly."""

    entry: int
    move: str
    done: e.ActDone
    undone: str = ""
    righted: str = ""


@dataclass
class Repairs:
    """The repairs of a contact, read entry by entry."""

    program: Program
    _wrong: list[_Wrong] = field(default_factory=list)

    def take(self, entry: e.Entry[e.Event], before: Contact) -> None:
        """One more entry, with the contact as it stood before it."""
        event, at = entry.event, clock(max(0, entry.at - max(0, before.life.answered_at)))
        if isinstance(event, e.ActDone):
            for one in self._wrong:
                same = (one.done.client, one.done.target) == (event.client, event.target)
                if same and ACTS[one.done.act].undone_by == event.act:
                    one.undone = at
                step = self.program.step_of(one.move)
                if step is not None and step.is_done_by(deed_of(event)):
                    one.righted = at
        if isinstance(event, e.ConversationMoved) and before.desk.acts:
            moves = (flag.partition(":")[2] for flag in event.flags if flag.startswith(WRONG_DEED))
            known = (move for move in moves if self.program.step_of(move))
            self._wrong += [_Wrong(entry.number, move, before.desk.acts[-1]) for move in known]

    def of(self, entry: int) -> tuple[str, ...]:
        """When what an entry flags was undone, and when it was done as asked, on the contact's clock; else nothing."""
        one = next((one for one in self._wrong if one.entry == entry), None)
        return (one.undone, one.righted) if one else ()
