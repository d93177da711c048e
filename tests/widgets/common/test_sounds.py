"""The desk sounds when it can, and never fails because it cannot."""

from __future__ import annotations

import logging

import pytest

from widgets.common.sounds import FOLDER, Samples, Sounds
from workstation.settings import SOUNDS


def alike(part: float) -> dict[str, float]:
    """Every sound as loud as the others."""
    return dict.fromkeys(SOUNDS, part)


class Card:
    """A sound card that keeps what it was given."""

    def __init__(self) -> None:
        self.playing: Samples | None = None
        self.closed = False
        self.started = 0

    def start(self, callback_generator: Samples) -> None:
        self.playing = callback_generator
        self.started += 1

    def stop(self) -> None:
        self.playing = None

    def close(self) -> None:
        self.closed = True

    def hear(self, pieces: int) -> list[bytes]:
        assert self.playing is not None
        heard = []
        for _ in range(pieces):
            try:
                heard.append(bytes(self.playing.send(4410)))
            except StopIteration:
                break
        return heard


@pytest.fixture
def card() -> Card:
    return Card()


def test_an_offscreen_desk_is_silent() -> None:
    sounds = Sounds()
    assert not sounds.available
    sounds.ring()
    sounds.message()
    sounds.tick()
    sounds.stop()
    sounds.close()
    assert not sounds.ringing


def test_a_machine_without_sound_is_told_once_and_nothing_breaks(caplog: pytest.LogCaptureFixture) -> None:
    def missing() -> Card:
        raise OSError("no device")

    sounds = Sounds(open_device=missing)
    assert sounds.available
    with caplog.at_level(logging.INFO, logger="widgets.common.sounds"):
        sounds.ring()
        sounds.ring()
        sounds.message()
    assert not sounds.available
    assert [record.levelname for record in caplog.records] == ["INFO"]
    assert "no device" in caplog.text


def test_the_ring_goes_on_until_it_is_stopped(card: Card) -> None:
    sounds = Sounds(volumes=alike(1), open_device=lambda: card)
    sounds.ring()
    assert sounds.ringing
    heard = card.hear(100)
    assert len(heard) == 100
    assert any(any(piece) for piece in heard[60:])
    sounds.stop()
    assert card.playing is None
    assert not sounds.ringing


def test_a_message_is_one_note_and_does_not_cut_the_ring(card: Card) -> None:
    sounds = Sounds(open_device=lambda: card)
    sounds.message()
    assert 0 < len(card.hear(100)) < 100
    sounds.ring()
    started = card.started
    sounds.message()
    sounds.tick()
    assert card.started == started
    assert sounds.ringing


def test_the_volume_is_obeyed_and_zero_is_silence(card: Card) -> None:
    peaks = []
    for volume in (0.2, 1.0):
        Sounds(volumes=alike(volume), open_device=lambda: card).tick()
        samples = memoryview(b"".join(card.hear(20))).cast("h")
        peaks.append(max(abs(sample) for sample in samples))
    assert 0 < peaks[0] < peaks[1] / 3
    card.playing = None
    Sounds(volumes=alike(0), open_device=lambda: card).tick()
    Sounds(enabled=False, open_device=lambda: card).tick()
    assert card.playing is None


def test_each_sound_is_as_loud_as_it_was_set(card: Card) -> None:
    sounds = Sounds(volumes={**alike(1), "ring": 0}, open_device=lambda: card)
    sounds.sample("ring")
    assert card.playing is None
    sounds.sample("end")
    assert 0 < len(card.hear(100)) < 100, "it is heard once"


def test_the_card_is_given_back(card: Card) -> None:
    sounds = Sounds(open_device=lambda: card)
    sounds.ring()
    sounds.close()
    assert card.closed
    assert not sounds.ringing


def test_every_sound_is_bundled() -> None:
    assert sorted(path.stem for path in FOLDER.glob("*.wav")) == sorted(SOUNDS)
