"""Kept sessions that cannot be read any more: named in a sentence, whatever in them is damaged.

A byte lost in an event, in a text it was played with or in its row may surface anywhere that the log is folded or its
texts are read; to whoever opens the session it is one thing.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from workstation.commands import Refused
from workstation.i18n import tr
from workstation.problem import Problem


class UnreadableSession(Problem):
    """The session cannot be read: it is damaged, or was written by a newer program."""

    def __init__(self, session: str, detail: str) -> None:
        super().__init__(f"{session}: {detail}")
        self.session = session

    def describe(self) -> str:
        """The problem and its cure, in the reader's language."""
        return tr(
            "The session {session} cannot be read any more. It is set aside and kept as it is: start another.",
            session=self.session,
        )


@contextmanager
def read_or_set_aside(session: str) -> Iterator[None]:
    """Within it, a kept session is read: whatever is wrong with what was kept is raised as ``UnreadableSession``.

    A problem of the file itself (full, locked) stays what it is. Its ``str`` names the fault by its kind alone: the
    fault's own words may quote what somebody typed.
    """
    try:
        yield
    except (Problem, Refused):
        raise
    except Exception as error:  # a log out of order may break any rule of the fold
        raise UnreadableSession(session, type(error).__name__) from error
