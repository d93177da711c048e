"""How each of the adviser's own sentences was heard, what was made clear, corrected, contested and settled."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from workstation import events as e
from workstation.roleplay.customer.actor import Role
from workstation.session.afterwards import may_contest, questions
from workstation.session.correcting import heard_of, heard_words
from workstation.session.state import SessionState


@dataclass(frozen=True)
class Ruling:
    """What a trainer settled of a sentence: the neutral words of the move, or nothing; and why."""

    move: str
    words: str
    why: str


@dataclass(frozen=True)
class Hearing:
    """Of each entry with a sentence in one's own words, how it was ``heard``, in words.

    ``clarified`` sentences had their meaning chosen by their adviser, ``corrected`` ones among them after they were
    misheard; of ``left_aside`` ones none of the meanings offered was chosen. ``contested`` are entries, ``why`` what
    was said of them; ``open`` those that a trainer has to settle, ``contestable`` those that may be contested.
    """

    heard: dict[int, str] = field(default_factory=dict)
    clarified: int = 0
    corrected: int = 0
    left_aside: int = 0
    contested: tuple[int, ...] = ()
    why: dict[int, str] = field(default_factory=dict)
    settled: dict[int, Ruling] = field(default_factory=dict)
    open: tuple[int, ...] = ()
    contestable: tuple[int, ...] = ()


def read_hearing(entries: Sequence[e.Entry[e.Event]], role: Role, state: SessionState, contact: str) -> Hearing:
    """How a contact's sentences were heard. ``entries`` are those that stand."""
    lines = state.contacts[contact].lines
    meant = [x.event.number for x in entries if isinstance(x.event, e.MeaningChosen) and x.event.contact == contact]
    again = [x.event.number for x in entries if isinstance(x.event, e.HearingCorrected) and x.event.contact == contact]
    contested = {number: found for (of, number), found in state.contested.items() if of == contact}
    ruled = {number: found for (of, number), found in state.settled.items() if of == contact}
    return Hearing(
        heard={line.number: words for line in lines if (words := heard_of(line, role))},
        clarified=sum(number is not None for number in (*meant, *again)),
        corrected=len(again),
        left_aside=sum(number is None for number in meant),
        contested=tuple(sorted(contested)),
        why={number: found.why for number, found in contested.items()},
        settled={
            number: Ruling(found.move, heard_words(found.move, role) if found.move else "", found.why)
            for number, found in ruled.items()
        },
        open=tuple(line.number for line in questions(state, contact)),
        contestable=tuple(line.number for line in lines if state.ended and may_contest(state, contact, line.number)),
    )
