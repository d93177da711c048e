"""The only writer: a command in, its events made durable, the state folded, listeners told."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence

from workstation import events as e
from workstation.commands import Command, stored_name
from workstation.events.codec import encode
from workstation.session import instructing
from workstation.session.decide import INSTRUCTED, World, decide, due, fall_due, leaves_first, react
from workstation.session.entries import read_entries
from workstation.session.log import EventLog, StoredEvent
from workstation.session.state import SessionState, fold
from workstation.written.decide import LEAVES

MAX_ROUNDS = 100

Listener = Callable[[Sequence[e.Entry[e.Event]], SessionState], None]


class Session:
    """A running session. Time is handed in and never goes back; listeners hear only of what is durable.

    A session of the log is read to its end. Raises ``KeyError`` for an unknown one, ``UnreadableEvent`` when an event
    cannot be read or is missing; a damaged log may raise anything, see ``read_or_set_aside``.
    """

    def __init__(self, session_id: str, log: EventLog, world: World) -> None:
        self.id = session_id
        self.world = world
        self.state = SessionState()
        self.number = 0
        self.at = 0
        self._log = log
        self._listeners: list[Listener] = []
        for entry in read_entries(log.read(session_id)):
            self.state = fold(self.state, entry)
            self.number, self.at = entry.number, entry.at

    def listen(self, listener: Listener) -> None:
        """Tell ``listener`` of every batch of entries and the state after it."""
        self._listeners.append(listener)

    def entries(self) -> list[e.Entry[e.Event]]:
        """The whole log again."""
        return list(read_entries(self._log.read(self.id)))

    def do(self, command: Command, at: int | None = None) -> list[e.Entry[e.Event]]:
        """Carry out a command at session time ``at`` (now by default). Raises ``Refused``: nothing happened.

        An e-mail that is still to leave does so first where the command would end its contact.
        """
        moment = max(self.at, at if at is not None else self.at)
        for contact in leaves_first(self.state, command):
            self._happen(fall_due(self.state, contact, LEAVES, moment, self.world), moment)
        return self._happen(decide(self.state, command, moment, self.world), moment, stored_name(type(command)))

    def record(self, event: e.Event, at: int | None = None) -> list[e.Entry[e.Event]]:
        """Write an event that no command brings about: the start, a contact offered."""
        return self._happen([event], max(self.at, at if at is not None else self.at))

    def due(self, contact: str = "") -> int | None:
        """When something will happen by itself, or None; for one contact where it is named."""
        found = due(self.state, self.world, contact)
        return found[0] if found else None

    def advance(self, to: int) -> list[e.Entry[e.Event]]:
        """Let session time run until ``to``: everything that falls due happens, each at its own moment."""
        happened: list[e.Entry[e.Event]] = []
        while (found := self._next()) and found[0] <= to:
            moment = max(self.at, found[0])
            came = self._happen(fall_due(self.state, found[1], found[2], moment, self.world), moment)
            if not came:
                raise RuntimeError(f"the timer {found[2]} brought nothing about")
            happened += came
        self.at = max(self.at, to)
        return happened

    def _next(self) -> tuple[int, str, str] | None:
        """The earliest (moment, contact, timer); an hour of the house comes before what falls due at it."""
        found, changes = due(self.state, self.world), instructing.due(self.state, self.world.pins)
        if changes is None or (found is not None and found[0] < changes):
            return found
        return changes, "", INSTRUCTED

    def _happen(self, first: list[e.Event], at: int, asked: str = "") -> list[e.Entry[e.Event]]:
        """Fold the events and every reaction to them, then append the lot in one transaction."""
        state, number, waiting = self.state, self.number, deque(first)
        origin = number + 1
        entries: list[e.Entry[e.Event]] = []
        while waiting:
            if len(entries) >= MAX_ROUNDS:
                raise RuntimeError("features react to one another without end")
            number += 1
            entry = e.Entry(number, at, waiting.popleft(), origin, asked)
            state = fold(state, entry)  # what cannot be folded is never written
            entries.append(entry)
            waiting.extend(react(state, entry.event, at, self.world))
        if entries:
            self._log.append(self.id, [StoredEvent(x.number, x.at, *encode(x.event), origin, asked) for x in entries])
            self.state, self.number, self.at = state, number, at
            if state.ended and any(isinstance(x.event, e.SessionEnded) for x in entries):
                self._log.end(self.id)
            for listener in self._listeners:
                listener(entries, state)
        return entries
