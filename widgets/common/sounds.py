"""The sounds of the desk: the ring, a message, the hold reminder, the end of a call. Each has a twin on screen."""

from __future__ import annotations

import array
import logging
import os
import sys
from collections.abc import Callable, Generator, Mapping
from pathlib import Path
from typing import Protocol

from workstation.paths import RESOURCES
from workstation.settings import Settings

FOLDER = RESOURCES / "sounds"
RATE = 44_100
SAMPLE_WIDTH = 2
QUIET_PLATFORMS = ("offscreen", "minimal")

log = logging.getLogger(__name__)

Samples = Generator[bytes | memoryview, int, None]


class Device(Protocol):
    """What plays: one stream of 16-bit mono samples at a time."""

    def start(self, callback_generator: Samples) -> None: ...  # noqa: D102
    def stop(self) -> None: ...  # noqa: D102
    def close(self) -> None: ...  # noqa: D102


class Sounds:
    """Plays, or stays silent and says so once: a machine without sound is not an error.

    ``volumes``: of each sound by its name, from 0 to 1. ``open_device`` opens the sound card, and raises when there is
    none.
    """

    def __init__(
        self,
        enabled: bool = True,
        volumes: Mapping[str, float] | None = None,
        open_device: Callable[[], Device] | None = None,
    ) -> None:
        self.enabled = enabled
        self.volumes = volumes or Settings().volumes
        self._open_device = open_device or _open_device
        self._expected = open_device is not None or _expected()
        self._device: Device | None = None
        self._failed = False
        self._ringing = False

    @property
    def available(self) -> bool:
        """Whether a sound may be heard: a device is expected and none has failed to open."""
        return self._expected and not self._failed

    @property
    def ringing(self) -> bool:
        """Whether the ring goes on."""
        return self._ringing

    def ring(self) -> None:
        """Ring until ``stop``."""
        self._ringing = self._play("ring", forever=True)

    def stop(self) -> None:
        """Fall silent."""
        self._ringing = False
        if self._device is not None:
            self._device.stop()

    def message(self) -> None:
        """One note: something was received."""
        self._once("message")

    def tick(self) -> None:
        """One low note: the hold lasts."""
        self._once("tick")

    def end(self) -> None:
        """Two falling notes: the call is over."""
        self._once("end")

    def sample(self, name: str) -> None:
        """One of them once, for its volume to be set by ear."""
        self._once(name)

    def close(self) -> None:
        """Give the sound card back."""
        self._ringing = False
        if self._device is not None:
            self._device.close()
            self._device = None

    def _once(self, name: str) -> None:
        # The ring is the one sound that must not be cut short by another.
        if not self._ringing:
            self._play(name, forever=False)

    def _play(self, name: str, *, forever: bool) -> bool:
        volume = self.volumes[name]
        if not self.enabled or volume <= 0 or not self.available:
            return False
        try:
            if self._device is None:
                self._device = self._open_device()
            self._device.stop()
            stream = _stream(_samples(FOLDER / f"{name}.wav", volume), forever)
            next(stream)
            self._device.start(stream)
        except Exception as error:
            # The audio library has errors of its own, and sound is only there for comfort.
            self._failed = True
            log.info("No sound on this machine: %s", error)
            return False
        return True


def _expected() -> bool:
    """Whether this machine looks as if it could play; asked first because ALSA complains on stderr by itself."""
    if os.environ.get("QT_QPA_PLATFORM", "").split(":")[0] in QUIET_PLATFORMS:
        return False
    if not sys.platform.startswith("linux"):
        return True
    runtime = Path(os.environ.get("XDG_RUNTIME_DIR", "/nonexistent"))
    servers = (Path("/dev/snd"), runtime / "pulse" / "native", runtime / "pipewire-0")
    return "PULSE_SERVER" in os.environ or any(place.exists() for place in servers)


def _open_device() -> Device:
    import miniaudio  # type: ignore[import-untyped]  # imported at the first sound: the window paints without it

    device: Device = miniaudio.PlaybackDevice(
        output_format=miniaudio.SampleFormat.SIGNED16, nchannels=1, sample_rate=RATE, app_name="Poste Conseiller"
    )
    return device


def _samples(path: Path, volume: float) -> bytes:
    import miniaudio

    sound = miniaudio.decode_file(str(path), nchannels=1, sample_rate=RATE)
    level = min(1.0, max(0.0, volume))
    return array.array("h", (int(sample * level) for sample in sound.samples)).tobytes()


def _stream(samples: bytes, forever: bool) -> Samples:
    """Hand the samples out as the card asks for them; the first ``next`` only starts it."""
    wanted = yield b""
    view, at = memoryview(samples), 0
    while at < len(view) or forever:
        at = 0 if at >= len(view) else at
        end = at + wanted * SAMPLE_WIDTH
        piece, at = view[at:end], end
        wanted = yield piece
