"""What sentences are judged and recognised by, made ready while the telephone rings: the first is answered at once."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from widgets.worker import Progress, Worker
from workstation.commands import Refused
from workstation.session.hearing import rehearsal
from workstation.session.pins import Pins
from workstation.session.state import SessionState


def _rehearse(rehearsals: list[Callable[[], None]], _progress: Progress) -> None:
    for rehearse in rehearsals:
        rehearse()


class Warming:
    """What was made ready already, and the worker that does it."""

    def __init__(self) -> None:
        # Nobody's child: the window may close while it works.
        self._worker = Worker()
        self._heard: set[str] = set()

    def warm(self, state: SessionState, pins: Pins) -> None:
        """Make the contacts of the session ready that are not yet."""
        offers = {contact.offer.digest: contact.offer for contact in state.contacts.values()}
        new = offers.keys() - self._heard
        if state.started is None or not new:
            return
        self._heard |= new
        try:
            rehearsals = [rehearsal(state.started, pins, offers[digest]) for digest in sorted(new)]
        except Refused:  # no words for this language: what is typed will say so
            return
        self._worker.start(partial(_rehearse, rehearsals))

    def wait(self) -> None:
        """Wait until it is done."""
        self._worker.wait()
