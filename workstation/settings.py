"""Every setting once: its name, its default, what it may be. Kept as JSON beside the database."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

from workstation.i18n import tr
from workstation.paths import private_file, private_folder

FILE_NAME = "settings.json"
LONGEST = 65_536
"""Bytes beyond which the file is not one of ours."""

LONGEST_PROFILE = 200


@dataclass(frozen=True)
class Settings:
    """What a person chose on this machine. ``theme``: light, dark, system; ``scale``: 1, 1.15, 1.3, 1.5, 2."""

    theme: str = "light"
    scale: float = 1.0
    language: str = "fr"
    sounds: bool = True
    volume_ring: float = 0.4
    volume_message: float = 0.4
    volume_tick: float = 0.4
    volume_end: float = 0.4
    help: str = "guided"
    profile: str = ""

    @property
    def volumes(self) -> Mapping[str, float]:
        """How loud each sound of the desk is, by name, from 0 to 1."""
        return {name: getattr(self, VOLUME + name) for name in SOUNDS}


VOLUME = "volume_"
SOUNDS = tuple(field.name.removeprefix(VOLUME) for field in fields(Settings) if field.name.startswith(VOLUME))
"""The ring, a message, a hold that lasts, the end of a call."""

ALLOWED: dict[str, tuple[Any, ...]] = {
    "theme": ("light", "dark", "system"),
    "scale": (1.0, 1.15, 1.3, 1.5, 2.0),
    "language": ("fr", "en"),
    "help": ("guided", "choice", "free"),
}

_BOUNDS: Mapping[str, Callable[[Any], bool]] = {
    **{name: among.__contains__ for name, among in ALLOWED.items()},
    **dict.fromkeys((VOLUME + name for name in SOUNDS), lambda volume: 0 <= volume <= 1),
    "profile": lambda profile: len(profile) <= LONGEST_PROFILE and profile.isprintable(),
}


def load(folder: Path) -> Settings:
    """The settings kept in ``folder``; whatever is missing, unreadable or not allowed is the default."""
    return read(folder)[0]


def read(folder: Path) -> tuple[Settings, tuple[str, ...]]:
    """The settings kept in ``folder``, and the names of those that are the default because the kept value can't be.

    A file that can't be read at all goes by its own name. One that isn't there is no fault.
    """
    path = folder / FILE_NAME
    try:
        if not path.exists():
            return Settings(), ()
        found = _found(path)
    except (OSError, ValueError, RecursionError):
        return Settings(), (FILE_NAME,)
    chosen: dict[str, Any] = {}
    refused: list[str] = []
    for field in fields(Settings):
        if field.name in found:
            value = _fitting(found[field.name], field.default)
            if type(value) is type(field.default) and _BOUNDS.get(field.name, _any)(value):
                chosen[field.name] = value
            else:
                refused.append(field.name)
    return Settings(**chosen), tuple(refused)


def told(folder: Path) -> str:
    """What could not be read of the settings kept in ``folder``, in a sentence; nothing when all could."""
    refused, path = read(folder)[1], folder / FILE_NAME
    if not refused:
        return ""
    if refused == (FILE_NAME,):
        return tr("{path} cannot be read: settings are as at first.", path=path)
    names = ", ".join(refused)
    return tr(
        "{path} gives settings a value they cannot have, and they are as at first: {names}.", path=path, names=names
    )


def _found(path: Path) -> dict[str, Any]:
    """What the file says. Raises ``OSError`` or ``ValueError`` when it is not what we write, or ``RecursionError``."""
    if not path.is_file():  # a pipe would keep us waiting, a device has no end
        raise OSError
    with path.open("rb") as file:
        content = file.read(LONGEST + 1)
    found = json.loads(content.decode("utf-8-sig")) if len(content) <= LONGEST else None
    if not isinstance(found, dict):
        raise ValueError
    return found


def _fitting(value: Any, default: Any) -> Any:
    """A whole number where a number is meant."""
    whole = isinstance(value, int) and isinstance(default, float) and not isinstance(value, bool)
    return float(value) if whole and abs(value) < LONGEST else value


def _any(_value: Any) -> bool:
    return True


def draft_of(folder: Path) -> Path:
    """Where settings are written before they take the place of the old ones."""
    return (folder / FILE_NAME).with_suffix(".new")


def save(folder: Path, settings: Settings) -> None:
    """Keep the settings, whole or not at all. Raises ``OSError``."""
    private_folder(folder)
    fresh = draft_of(folder)
    private_file(fresh)
    fresh.write_text(json.dumps(asdict(settings), indent=2), encoding="utf-8")
    fresh.replace(folder / FILE_NAME)
