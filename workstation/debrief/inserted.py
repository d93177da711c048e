"""What was inserted in the messages that left: which phrases, what went unchecked, and what was left to complete."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from workstation import events as e
from workstation.session.state import SessionState, fold


@dataclass(frozen=True)
class Inserted:
    """A message that held something inserted, sent or said ``at`` that time (session ms).

    ``titles`` are those of its phrases and templates, in order. ``unchecked``: the words filled in that nobody said
    were right; ``left``: those that stood there to be completed.
    """

    at: int
    where: str
    titles: tuple[str, ...]
    unchecked: tuple[str, ...] = ()
    left: tuple[str, ...] = ()


def read_inserted(entries: Sequence[e.Entry[e.Event]], contact: str) -> tuple[Inserted, ...]:
    """The messages of a contact in which something had been inserted."""
    return tuple(_sent(entries, contact))


def _sent(entries: Sequence[e.Entry[e.Event]], contact: str) -> Iterator[Inserted]:
    state, waiting = SessionState(), dict[str, list[str]]()
    for entry in entries:
        event, before = entry.event, state.contacts.get(contact)
        state = fold(state, entry)
        if before is None or getattr(event, "contact", "") != contact:
            continue
        if isinstance(event, e.PhraseInserted):
            waiting.setdefault(event.where, []).append(event.title)
        # What is read as one with the message before it is said anew, as if from the box that one was in.
        joined, drafts = isinstance(event, e.MessagesJoined), state.contacts[contact].desk.drafts
        for where in [name for name in waiting if joined or not drafts.get(name)]:
            titles, marks = tuple(waiting.pop(where)), before.desk.marks.get(where, ())
            if not isinstance(event, e.DraftEdited):  # else it was taken away
                unchecked = tuple(mark.words for mark in marks if not mark.missing)
                left = tuple(mark.words for mark in marks if mark.missing)
                yield Inserted(entry.at, where, titles, unchecked, left)
