"""What the command line asks of the window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from workstation.settings import Settings

if TYPE_CHECKING:
    from workstation.library.store import Store


@dataclass(frozen=True)
class Options:
    """``demo`` is the role-play a demonstration plays, ``shots`` where its pictures go; ``size`` in pixels."""

    folder: Path
    settings: Settings
    open_store: Callable[[], Store]
    take_lock: Callable[[], bool]
    today: date | None = None
    demo: str = ""
    speed: float | None = None
    shots: Path | None = None
    size: tuple[int, int] | None = None
    theme: str = ""
