"""Icons by meaning, drawn from the bundled Phosphor outlines in any colour and at any size."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPixmap, QPixmapCache
from PySide6.QtSvg import QSvgRenderer

from workstation.paths import RESOURCES

FOLDER = RESOURCES / "icons"
WEIGHTS = ("regular", "bold", "fill")
SIZES = (13, 15, 17, 20, 24, 30)

MEANINGS = {
    "answer": "phone",
    "call": "phone",
    "ringing": "phone-incoming",
    "refuse": "phone-x",
    "decline": "phone-x",
    "hang_up": "phone-disconnect",
    "on_line": "phone-call",
    "call_back": "phone-outgoing",
    "callback": "phone-outgoing",
    "outbound": "phone-outgoing",
    "hold": "pause",
    "resume": "play",
    "mute": "microphone",
    "muted": "microphone-slash",
    "recording": "circle",
    "recording_paused": "pause",
    "recording_off": "prohibit",
    "more": "dots-three",
    "consult": "users",
    "conference": "users-three",
    "transfer": "phone-transfer",
    "help": "hand-palm",
    "idle_line": "headset",
    "ready": "headset",
    "search": "magnifying-glass",
    "done": "check",
    "passed": "check-circle",
    "missed": "x",
    "failed": "x-circle",
    "close": "x",
    "warning": "warning",
    "problem": "warning-circle",
    "info": "info",
    "masked": "lock",
    "opened": "lock-open",
    "closed_level": "lock-simple",
    "identified": "shield-check",
    "not_identified": "shield-slash",
    "breach": "shield-warning",
    "card": "credit-card",
    "cards_pane": "cards",
    "accounts": "wallet",
    "operations": "receipt",
    "identity": "identification-card",
    "loan": "hand-coins",
    "savings": "piggy-bank",
    "insurance": "shield",
    "household": "users-three",
    "consent": "handshake",
    "clock": "clock",
    "late": "warning-circle",
    "due": "clock-countdown",
    "waiting": "hourglass",
    "history": "clock-counter-clockwise",
    "appointment": "calendar",
    "chat": "chat-circle-text",
    "email": "envelope-simple",
    "note": "note-pencil",
    "code": "tag",
    "whisper": "ear",
    "training": "chalkboard-teacher",
    "mandatory": "scales",
    "mood": "pulse",
    "hint": "hand-pointing",
    "objection": "chat-circle-text",
    "undo": "arrow-u-up-left",
    "again": "arrow-counter-clockwise",
    "replay": "arrow-clockwise",
    "back": "arrow-left",
    "next": "arrow-right",
    "see_above": "arrow-up",
    "export": "export",
    "keys": "keyboard",
    "log_out": "sign-out",
    "settings": "gear",
    "light": "sun",
    "dark": "moon",
    "person": "user",
    "other_person": "user-plus",
    "add": "plus",
    "add_fact": "plus-circle",
    "menu": "list",
    "guide": "list-checks",
    "sheet": "book-open",
    "why": "lightbulb",
    "revise": "cards",
    "show": "eye",
    "hide": "eye-slash",
    "saved": "check",
    "save": "floppy-disk",
    "rebound": "trend-up",
    "raise_limit": "trend-up",
    "lower_limit": "arrow-down",
    "home": "house",
    "recommended": "chalkboard-teacher",
    "text_size": "text-aa",
    "language": "globe",
    "unknown": "question",
    "flag": "flag",
    "app": "device-mobile",
    "template": "file-text",
    "phrases": "lightning",
    "to_complete": "pencil-simple",
    "sound": "speaker-high",
    "silent": "speaker-slash",
    "never": "prohibit",
    "block_card": "shield-slash",
    "send": "paper-plane-right",
    "figures": "chart-bar",
    "fragment": "puzzle-piece",
    "awaited": "circle-dashed",
    "to_do": "circle",
    "open_menu": "caret-down",
}


@lru_cache(maxsize=512)
def outline(name: str, weight: str = "regular") -> str:
    """The SVG text of an icon, by meaning or by Phosphor name. Raises ``KeyError`` when it is not bundled."""
    path = FOLDER / weight / f"{MEANINGS.get(name, name)}.svg"
    if weight not in WEIGHTS or not path.is_file():
        raise KeyError(f"no icon {name!r} in {weight}")
    return path.read_text(encoding="utf-8")


def pixmap(name: str, size: int, color: QColor, weight: str = "regular", ratio: float = 1.0) -> QPixmap:
    """The icon ``size`` logical pixels wide, in ``color``, for a screen of that device pixel ratio.

    Raises ``KeyError`` for an icon that is not bundled.
    """
    key = f"icon/{name}/{weight}/{size}/{color.name()}/{ratio}"
    picture = QPixmap()
    # Qt empties its own cache before the application goes; one of ours would outlive it.
    if QPixmapCache.find(key, picture):
        return picture
    drawing = outline(name, weight).replace("currentColor", color.name())
    pixels = max(1, round(size * ratio))
    picture = QPixmap(pixels, pixels)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    QSvgRenderer(QByteArray(drawing.encode())).render(painter, QRectF(0, 0, pixels, pixels))
    painter.end()
    picture.setDevicePixelRatio(ratio)
    QPixmapCache.insert(key, picture)
    return picture
