"""What is heard at the desk, and when: each sound says again what the screen shows, and none is needed to work.

A ring lasts as long as its card is seen; a message has its line; a long hold its strip; a call that ends its note.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from widgets.common.hold_strip import COME_BACK_S
from widgets.common.sounds import Sounds
from workstation import events as e
from workstation.channels import WRITTEN
from workstation.clock import SECOND
from workstation.session.state import SessionState
from workstation.settings import Settings

AGAIN_S = 15
"""Seconds between two reminders of a hold that lasts. Design default."""


class Earcons:
    """Sounds that follow a session; ``settings`` are asked each time, so a change is heard at once."""

    def __init__(self, sounds: Sounds, settings: Callable[[], Settings]) -> None:
        self._sounds, self._settings = sounds, settings
        self._reminded = -1

    def follow(self, entries: Sequence[e.Entry[e.Event]], state: SessionState) -> None:
        """Sound what just happened; the ring goes on until nobody rings."""
        self._obey()
        ringing = any(contact.phase == "ringing" for contact in state.contacts.values())
        if ringing != self._sounds.ringing:
            (self._sounds.ring if ringing else self._sounds.stop)()
        for entry in entries:
            event = entry.event
            if isinstance(event, e.CustomerSpoke) and state.contacts[event.contact].offer.channel in WRITTEN:
                self._sounds.message()
            elif isinstance(event, e.ContactEnded) and state.contacts[event.contact].offer.channel not in WRITTEN:
                self._sounds.end()

    def tick(self, state: SessionState, at: int) -> None:
        """Remind of a hold from the moment one should have come back, then now and again."""
        held = [contact.leg.held_at for contact in state.contacts.values() if contact.phase == "held"]
        lasts = (at - min(held)) // SECOND if held else 0
        due = (lasts - COME_BACK_S) // AGAIN_S
        if due > self._reminded and lasts >= COME_BACK_S:
            self._obey()
            self._sounds.tick()
        self._reminded = due if lasts >= COME_BACK_S else -1

    def silence(self) -> None:
        """The session is left."""
        if self._sounds.ringing:
            self._sounds.stop()

    def _obey(self) -> None:
        chosen = self._settings()
        self._sounds.enabled, self._sounds.volumes = chosen.sounds, chosen.volumes
