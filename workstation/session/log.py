"""The log of a session: where its events are kept, and how they are read again.

The log knows nothing of what an event means: it keeps a name, a version and a body of JSON text. It only ever grows;
the one way back is to erase a session whole, with its branches.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import Literal, Protocol

from workstation.i18n import tr
from workstation.problem import Problem

SessionKind = Literal["practice", "exam", "day", "demo", "branch", "quiz", "cards"]
SessionState = Literal["open", "ended", "erased"]

COUNTED_KINDS: tuple[SessionKind, ...] = ("practice", "exam", "day")
"""Kinds that are offered again after a crash, and that count for results."""


class LogConflict(Exception):
    """What was asked would break the log: a number taken or skipped, a session begun twice, one that was erased."""


class Erased(LogConflict, Problem):
    """Something was to be kept for a person, or in a session, that was erased."""

    def describe(self) -> str:
        """The problem and its cure, in the reader's language."""
        return tr("This profile or this session was erased: nothing more is kept for it. Choose a profile again.")


@dataclass(frozen=True)
class StoredEvent:
    """An event as it is kept. ``number`` counts from 1, ``at`` is session time in ms, ``body`` is JSON text.

    ``origin`` and ``asked`` as in ``Entry``; None in the rows of files that did not keep them yet.
    """

    number: int
    at: int
    name: str
    version: int
    body: str
    origin: int | None = None
    asked: str | None = None


@dataclass(frozen=True)
class SessionRow:
    """A session as lists show it. ``started`` is ISO text; ``fork_at`` is the last of its parent's events it holds."""

    id: str
    kind: SessionKind
    profile: str
    scenario: str
    state: SessionState
    started: str
    parent: str | None = None
    fork_at: int | None = None


class EventLog(Protocol):
    """Sessions and their events. What ``append`` returned from is safe from a crash."""

    def start(
        self,
        session_id: str,
        kind: SessionKind,
        profile: str,
        scenario: str,
        started: str,
        parent: str | None = None,
        fork_at: int | None = None,
    ) -> None:
        """Begin a session. A branch names its parent and the last of the parent's events it begins with.

        Raises ``LogConflict`` when the id is taken or ``fork_at`` isn't one of the parent's events, ``KeyError`` when
        there is no such parent, and ``Erased`` when nobody is on the list under ``profile`` (a log that lasts; an empty
        ``profile`` is nobody's).
        """

    def append(self, session_id: str, events: Sequence[StoredEvent]) -> None:
        """Keep the events, all or none. Their numbers follow the last one kept (of a branch: ``fork_at`` at first).

        Raises ``KeyError`` for an unknown session, ``LogConflict`` for a number out of turn, ``Erased``.
        """

    def read(self, session_id: str, after: int = 0, names: Collection[str] = ()) -> list[StoredEvent]:
        """The events numbered above ``after``, in order; of a branch, the parent's up to the fork, then its own.

        ``names``: of these names alone, where any is given.
        Raises ``KeyError`` for an unknown session, ``UnreadableEvent`` for an event that is none any more.
        """

    def end(self, session_id: str) -> None:
        """Mark the session as ended; comments and a trainer's adjustment may still follow. Raises ``KeyError``."""

    def sessions(self) -> list[SessionRow]:
        """Every session, newest first; an erased one keeps its place and nothing else."""

    def unfinished(self, profile: str | None = None) -> list[SessionRow]:
        """Open sessions worth taking up again, newest first; of one person when ``profile`` is given."""

    def erase_profile(self, profile: str) -> int:
        """Erase that person's sessions whole, with their branches and results. Answers how many were erased."""

    def purge(self, before: str) -> int:
        """Erase the sessions started before that ISO moment, whole, with their branches. Answers how many."""


@lru_cache(maxsize=1024)  # a session names every text that it may read, and the next one names them again
def digest(text: str) -> str:
    """The name under which a text is pinned: the same text has the same one everywhere."""
    return hashlib.blake2b(text.encode(), digest_size=16).hexdigest()


@dataclass
class _Kept:
    row: SessionRow
    events: list[StoredEvent] = field(default_factory=list)

    @property
    def last(self) -> int:
        return self.events[-1].number if self.events else self.row.fork_at or 0


class MemoryEventLog:
    """An ``EventLog`` that lasts as long as the program: for headless play and for tests."""

    def __init__(self) -> None:
        self._sessions: dict[str, _Kept] = {}

    def start(
        self,
        session_id: str,
        kind: SessionKind,
        profile: str,
        scenario: str,
        started: str,
        parent: str | None = None,
        fork_at: int | None = None,
    ) -> None:
        """See ``EventLog.start``."""
        if session_id in self._sessions:
            raise LogConflict(f"session {session_id} is there already")
        if (parent is None) != (fork_at is None):
            raise LogConflict("a branch has a parent and a place where it leaves it")
        if parent is not None:
            kept = self._living(parent)
            if not 0 <= (fork_at or 0) <= kept.last:
                raise LogConflict(f"session {parent} has no event {fork_at}")
        row = SessionRow(session_id, kind, profile, scenario, "open", started, parent, fork_at)
        self._sessions[session_id] = _Kept(row)

    def append(self, session_id: str, events: Sequence[StoredEvent]) -> None:
        """See ``EventLog.append``."""
        kept = self._living(session_id)
        check_numbers(session_id, kept.last, events)
        kept.events.extend(events)

    def read(self, session_id: str, after: int = 0, names: Collection[str] = ()) -> list[StoredEvent]:
        """See ``EventLog.read``."""
        kept = self._sessions[session_id]
        row = kept.row
        inherited: list[StoredEvent] = []
        if row.parent is not None and row.fork_at is not None and after < row.fork_at and row.state != "erased":
            inherited = [event for event in self.read(row.parent, after, names) if event.number <= row.fork_at]
        wanted = [event for event in kept.events if event.number > after and (not names or event.name in names)]
        return inherited + wanted

    def end(self, session_id: str) -> None:
        """See ``EventLog.end``."""
        kept = self._living(session_id)
        kept.row = replace(kept.row, state="ended")

    def sessions(self) -> list[SessionRow]:
        """See ``EventLog.sessions``."""
        rows = [kept.row for kept in self._sessions.values()][::-1]
        return sorted(rows, key=_started, reverse=True)

    def unfinished(self, profile: str | None = None) -> list[SessionRow]:
        """See ``EventLog.unfinished``."""
        return [
            row
            for row in self.sessions()
            if row.state == "open" and row.kind in COUNTED_KINDS and profile in (None, row.profile)
        ]

    def erase_profile(self, profile: str) -> int:
        """See ``EventLog.erase_profile``."""
        return self._erase({row.id for row in self.sessions() if row.profile == profile and row.state != "erased"})

    def purge(self, before: str) -> int:
        """See ``EventLog.purge``."""
        return self._erase({row.id for row in self.sessions() if row.started < before and row.state != "erased"})

    def _living(self, session_id: str) -> _Kept:
        kept = self._sessions[session_id]
        if kept.row.state == "erased":
            raise Erased(f"session {session_id} was erased")
        return kept

    def _erase(self, ids: set[str]) -> int:
        for kept in self._sessions.values():  # a branch is always younger than its parent, so one round finds them all
            if kept.row.parent in ids and kept.row.state != "erased":
                ids.add(kept.row.id)
        for session_id in ids:
            kept = self._sessions[session_id]
            kept.row = replace(kept.row, state="erased", profile="")
            kept.events.clear()
        return len(ids)


def to_resume(log: EventLog, profile: str | None = None) -> list[SessionRow]:
    """The sessions to offer again, newest first; of one person when ``profile`` is given.

    A step back in an unfinished contact makes a branch of it, and the call goes on there: the youngest of its line
    stands for it, and once that one is over nothing of the line is offered. « Reprendre d'ici » leaves from a contact
    that is over: such a branch stands for nothing.
    """
    youngest: dict[str, SessionRow] = {}
    for row in log.sessions():
        if row.parent is not None:
            youngest.setdefault(row.parent, row)
    found = []
    for begun in log.unfinished(profile):
        last, seen = begun, {begun.id}  # in a damaged file a session may descend from itself
        while (later := youngest.get(last.id)) is not None and later.id not in seen:
            last = later
            seen.add(last.id)
        if last.state == "open":
            found.append(last)
    return sorted(found, key=_started, reverse=True)


def check_numbers(session_id: str, last: int, events: Sequence[StoredEvent]) -> None:
    """Raise ``LogConflict`` unless the events are numbered one by one from ``last + 1``."""
    for expected, event in enumerate(events, last + 1):
        if event.number != expected:
            raise LogConflict(f"session {session_id}: event {event.number} where {expected} was due")


def _started(row: SessionRow) -> str:
    return row.started
