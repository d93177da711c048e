"""What is heard follows what is seen: the ring, a hold that lasts, the end; and nothing where sounds are off."""

from __future__ import annotations

from collections.abc import Sequence

from tests.widgets.phone.conftest import Workplace
from widgets.common.sounds import Samples, Sounds
from widgets.earcons import Earcons
from workstation import commands as c
from workstation import events as e
from workstation.session.state import SessionState
from workstation.settings import SOUNDS, VOLUME, Settings


class NullSink:
    """A sound card that counts what it plays and makes no sound."""

    def __init__(self) -> None:
        self.started = 0

    def start(self, callback_generator: Samples) -> None:
        self.started += 1

    def stop(self) -> None: ...

    def close(self) -> None: ...


class Listening:
    """A workplace whose sounds go to a null sink."""

    def __init__(self, place: Workplace) -> None:
        self.place, self.sink, self.settings = place, NullSink(), Settings(**{VOLUME + name: 1.0 for name in SOUNDS})
        self.sounds = Sounds(open_device=lambda: self.sink)
        self.earcons = Earcons(self.sounds, lambda: self.settings)
        place.bridge.happened.connect(self._follow)
        place.bridge.ticked.connect(self._tick)

    def _follow(self, entries: Sequence[e.Entry[e.Event]], state: SessionState) -> None:
        self.earcons.follow(entries, state)

    def _tick(self, at: int) -> None:
        self.earcons.tick(self.place.bridge.state, at)

    def played(self) -> int:
        before, self.sink.started = self.sink.started, 0
        return before


def test_a_call_is_heard_from_its_ring_to_its_end(place: Workplace) -> None:
    desk = Listening(place)
    place.ring()
    assert desk.sounds.ringing
    assert desk.played() == 1
    place.bridge.do(c.AnswerContact("c1"))
    assert not desk.sounds.ringing
    place.bridge.do(c.HoldCall("c1", 60))
    place.wait(44)
    assert desk.played() == 0, "one is not reminded of what is still in time"
    place.wait(2)
    assert desk.played() == 1
    place.wait(30)
    assert desk.played() == 2, "now and again, not every tick"
    place.bridge.do(c.ResumeCall("c1"))
    place.bridge.do(c.EndContact("c1"))
    assert desk.played() == 1


def test_what_is_chosen_in_the_settings_holds_at_once(place: Workplace) -> None:
    desk = Listening(place)
    place.answer()
    desk.played()
    desk.settings = Settings(sounds=False)
    place.bridge.do(c.EndContact("c1"))
    assert desk.played() == 0
    assert desk.sounds.available, "silence was chosen: no device is missing"
