"""Every setting once: its name, its default, what it may be. Kept as JSON beside the database."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

FILE_NAME = "settings.json"


@dataclass(frozen=True)
class Settings:
    """What a person chose on this machine. ``theme``: light, dark, system; ``scale``: 1, 1.15, 1.3, 1.5, 2."""

    theme: str = "light"
    scale: float = 1.0
    language: str = "fr"
    sounds: bool = True
    volume: float = 0.4
    help: str = "guided"
    profile: str = ""


ALLOWED: dict[str, tuple[Any, ...]] = {
    "theme": ("light", "dark", "system"),
    "scale": (1.0, 1.15, 1.3, 1.5, 2.0),
    "language": ("fr", "en"),
    "help": ("guided", "choice", "free"),
}


def load(folder: Path) -> Settings:
    """The settings kept in ``folder``; whatever is missing, unreadable or not allowed is the default."""
    try:
        found = json.loads((folder / FILE_NAME).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Settings()
    if not isinstance(found, dict):
        return Settings()
    chosen: dict[str, Any] = {}
    for field in fields(Settings):
        value = found.get(field.name)
        default = field.default
        if isinstance(value, int) and isinstance(default, float) and not isinstance(value, bool):
            value = float(value)
        if type(value) is type(default) and value in ALLOWED.get(field.name, (value,)):
            chosen[field.name] = value
    return Settings(**chosen)


def save(folder: Path, settings: Settings) -> None:
    """Keep the settings, whole or not at all. Raises ``OSError``."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / FILE_NAME
    fresh = path.with_suffix(".new")
    fresh.write_text(json.dumps(asdict(settings), indent=2), encoding="utf-8")
    fresh.replace(path)
