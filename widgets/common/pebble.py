"""The pebble: an irregular round with initials, which stands for a person without showing a face."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise
from zlib import crc32

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from widgets.common.theme import Theme
from workstation.folding import straightened
from workstation.i18n import tr

TINTS = "abcde"
# Where the outline touches the top, right, bottom and left of its square, as parts of the side.
SHAPES = ((0.44, 0.45, 0.54, 0.51), (0.55, 0.53, 0.44, 0.47), (0.47, 0.47, 0.55, 0.55))

CIVILITIES = frozenset(
    ("m", "mm", "mr", "mrs", "ms", "mme", "mmes", "mlle", "dr", "me", "pr", "herr", "frau", "madame", "monsieur")
)
PARTICLES = frozenset(
    ("de", "du", "des", "d'", "la", "le", "les", "l'", "van", "von", "der", "den", "di", "da", "dos", "del", "della")
)
_HYPHEN = re.compile(r"\s*-\s*")


def tint(client: str) -> str:
    """One of five tints, always the same for the same client id."""
    return TINTS[crc32(client.encode()) % len(TINTS)]


def initials(name: str) -> str:
    """The letters on the pebble: of the given name and of the family name, civility and particles left out.

    A name of several words after a particle begins there; otherwise the last word is the family name. A hyphen makes
    one word. A single word gives one letter, and nothing to read « ? ».
    """
    spaced = unicodedata.normalize("NFC", _HYPHEN.sub("-", straightened(name))).replace("'", "' ")
    words = [word for word in spaced.split() if any(map(str.isalnum, word))]
    while len(words) > 1 and words[0].rstrip(".").casefold() in CIVILITIES:
        words = words[1:]
    if not words:
        return "?"
    given, rest = words[0], words[1:]
    after = [word for before, word in pairwise(rest) if _is_particle(before) and not _is_particle(word)]
    family = [after[0] if after else rest[-1]] if rest else []
    return "".join(next(filter(str.isalnum, word)).upper()[:1] for word in (given, *family))


def _is_particle(word: str) -> bool:
    return word.casefold() in PARTICLES


def paint_pebble(painter: QPainter, theme: Theme, box: QRectF, letters: str, client: str) -> None:
    """Draw a pebble in ``box``; also for delegates. Nobody's, without a ``client``, has the colour of no person."""
    fill, ink = (f"pebble_{tint(client)}", f"pebble_{tint(client)}_text") if client else ("hover", "text_medium")
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.color(fill))
    painter.drawPath(_outline(box, crc32(client.encode()) // len(TINTS) % len(SHAPES)))
    font = theme.font("label", 700)
    font.setPixelSize(max(8, round(box.height() * 0.38)))
    painter.setFont(font)
    painter.setPen(theme.color(ink))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, letters or "?")
    painter.restore()


def _outline(box: QRectF, shape: int) -> QPainterPath:
    x, y, w, h = box.x(), box.y(), box.width(), box.height()
    north, east, south, west = SHAPES[shape]
    path = QPainterPath()
    # Four quarter ellipses that share their tangents, so that no corner shows.
    top, right, bottom, left = x + north * w, y + east * h, x + south * w, y + west * h
    path.moveTo(top, y)
    bend = 0.5523
    path.cubicTo(top + bend * (x + w - top), y, x + w, right - bend * (right - y), x + w, right)
    path.cubicTo(x + w, right + bend * (y + h - right), bottom + bend * (x + w - bottom), y + h, bottom, y + h)
    path.cubicTo(bottom - bend * (bottom - x), y + h, x, left + bend * (y + h - left), x, left)
    path.cubicTo(x, left - bend * (left - y), top - bend * (top - x), y, top, y)
    path.closeSubpath()
    return path


class Pebble(QWidget):
    """A person's pebble, ``size`` pixels at 100 %; « ? » until the person is identified."""

    def __init__(
        self, theme: Theme, name: str = "", client: str = "", size: int = 32, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._size = theme, size
        self._name, self._client, self._known = name, client, bool(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._tell()
        theme.changed.connect(self._restyle)

    @property
    def letters(self) -> str:
        """What the pebble shows."""
        return initials(self._name) if self._known else "?"

    def set_person(self, name: str, client: str, *, identified: bool = True) -> None:
        """Stand for this person; the initials show only once ``identified``."""
        self._name, self._client, self._known = name, client, identified
        self._tell()
        self.update()

    def sizeHint(self) -> QSize:
        """A square."""
        side = self._theme.pad(self._size)
        return QSize(side, side)

    def minimumSizeHint(self) -> QSize:
        """A pebble is never squeezed."""
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the pebble."""
        painter = QPainter(self)
        side = self.sizeHint().width()
        box = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
        paint_pebble(painter, self._theme, box, self.letters, self._client if self._known else "")
        painter.end()

    def _tell(self) -> None:
        self.setAccessibleName(self._name if self._known and self._name else tr("Person not identified"))

    def _restyle(self) -> None:
        self.updateGeometry()
        self.update()
