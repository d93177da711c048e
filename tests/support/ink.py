"""What was really written on a picture of a window: each text, where its letters fell, in what ink, on what ground.

Our own widgets write through ``QPainter.drawText`` and ``QTextLayout.draw``; both are listened to while a picture is
taken, so that a text drawn by hand is judged as strictly as a label of Qt's.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter, QTextLayout
from PySide6.QtWidgets import QWidget

from widgets.common.tokens import contrast

ALIKE = 1.12
"""Two colours under this contrast are the same one to the eye: an edge smoothed, not another ground."""


@dataclass(frozen=True)
class Ink:
    """A text on a widget. ``letters`` is where they fall, ``room`` where they may, in the widget's own pixels."""

    widget: QWidget
    text: str
    letters: QRectF
    room: QRectF
    color: QColor
    whole: str = ""
    """What was to be written, when only its beginning was."""


class Listener:
    """Collects every text drawn while it listens."""

    def __init__(self) -> None:
        self.inks: list[Ink] = []
        self._cut: dict[str, str] = {}

    @contextmanager
    def listening(self) -> Generator[Listener, None, None]:
        """Hear what is drawn until the end of the block."""
        draw, lay, elide = QPainter.drawText, QTextLayout.draw, QFontMetricsF.elidedText

        def draw_text(painter: QPainter, *given: Any) -> Any:
            self._heard_text(painter, given)
            return draw(painter, *given)

        def draw_layout(layout: QTextLayout, painter: QPainter, at: QPointF, *rest: Any) -> Any:
            self._heard_layout(layout, painter, at)
            return lay(layout, painter, at, *rest)

        def elided(metrics: QFontMetricsF, text: str, *rest: Any) -> str:
            short = elide(metrics, text, *rest)
            if short != text:
                self._cut[short] = text
            return short

        patched: Any = (QPainter, QTextLayout, QFontMetricsF)
        patched[0].drawText, patched[1].draw, patched[2].elidedText = draw_text, draw_layout, elided
        try:
            yield self
        finally:
            patched[0].drawText, patched[1].draw, patched[2].elidedText = draw, lay, elide

    def _heard_text(self, painter: QPainter, given: tuple[Any, ...]) -> None:
        match given:
            case (QRectF() | QRect() as box, flags, str(text)) if not isinstance(flags, str):
                where, bits = QRectF(box), int(getattr(flags, "value", flags))
            case (int(x), int(y), int(across), int(down), flags, str(text)):
                where, bits = QRectF(x, y, across, down), int(getattr(flags, "value", flags))
            case (QPointF() | QPoint() as at, str(text)):
                rise = QFontMetricsF(painter.font()).ascent()
                wide = QFontMetricsF(painter.font()).horizontalAdvance(text)
                where, bits = QRectF(at.x(), at.y() - rise, wide, QFontMetricsF(painter.font()).height()), 0
            case _:
                raise AssertionError(f"a text is drawn in a way nobody listens to: {given}")
        letters = _letters(painter.font(), where, bits, text)
        # Qt cuts what passes its box unless told not to.
        free = bits & Qt.TextFlag.TextDontClip.value
        self._keep(painter, text, letters, letters if free else where)

    def _heard_layout(self, layout: QTextLayout, painter: QPainter, at: QPointF) -> None:
        text, metrics = layout.text(), QFontMetricsF(layout.font())
        for index in range(layout.lineCount()):
            line = layout.lineAt(index)
            words = text[line.textStart() : line.textStart() + line.textLength()].strip()
            if words:
                left = at.x() + line.x()
                tight = metrics.tightBoundingRect(words)
                tight.setWidth(max(tight.width(), line.naturalTextWidth() - tight.x()))
                letters = tight.translated(left, at.y() + line.y() + line.ascent())
                self._keep(painter, words, letters, letters)

    def _keep(self, painter: QPainter, text: str, letters: QRectF, room: QRectF) -> None:
        device: Any = painter.device()
        if not isinstance(device, QWidget) or not text.strip():
            return
        moved = painter.worldTransform()
        self.inks.append(
            Ink(
                device,
                text,
                moved.mapRect(letters),
                moved.mapRect(room) & QRectF(device.rect()),
                painter.pen().color(),
                self._cut.get(text, ""),
            )
        )


def _letters(font: QFont, where: QRectF, bits: int, text: str) -> QRectF:
    """Where the letters of a text drawn in a box fall."""
    metrics = QFontMetricsF(font)
    if bits & Qt.TextFlag.TextWordWrap.value or "\n" in text:
        return metrics.boundingRect(where, bits, text)
    spare, low = where.width() - metrics.horizontalAdvance(text), where.height() - metrics.height()
    flags = Qt.AlignmentFlag
    if bits & flags.AlignHCenter.value:
        left = where.x() + spare / 2
    else:
        left = where.x() + (spare if bits & flags.AlignRight.value else 0.0)
    if bits & flags.AlignVCenter.value:
        top = where.y() + low / 2
    else:
        top = where.y() + (low if bits & flags.AlignBottom.value else 0.0)
    return metrics.tightBoundingRect(text).translated(left, top + metrics.ascent())


class Picture:
    """The pixels of a widget and all it holds, and every text that was written to make them."""

    def __init__(self, root: QWidget, ground: QColor | None = None) -> None:
        """``ground`` is what lies under a widget that paints no ground of its own."""
        self.root = root
        self._image = QImage(root.size(), QImage.Format.Format_RGB32)
        self._image.fill(ground or root.palette().window().color())
        with Listener().listening() as heard:
            root.render(self._image)
        self.inks = heard.inks

    def page(self, widget: QWidget) -> Picture | None:
        """The whole of a page that this picture shows only the beginning of, on the same ground; None if it is not."""
        holder = widget.parentWidget()
        shown = self.seen(holder, QRectF(holder.rect())) if holder is not None else QRect()
        return Picture(widget, self._image.pixelColor(shown.topLeft())) if not shown.isEmpty() else None

    def colors(self, box: QRect) -> Counter[int]:
        """How often each colour stands in a rectangle of the picture."""
        box &= self._image.rect()
        pixels, wide = memoryview(self._image.constBits()).cast("I"), self._image.bytesPerLine() // 4
        found: Counter[int] = Counter()
        for y in range(box.top(), box.bottom() + 1, 3):  # one line in three tells as much
            found.update(pixels[y * wide + box.left() : y * wide + box.right() + 1])
        return found

    def seen(self, widget: QWidget, box: QRectF) -> QRect:
        """The part of a widget's rectangle that nothing that holds it cuts, on the picture."""
        here = box.toAlignedRect()
        each = widget
        while True:
            here &= each.rect()
            if each is self.root:
                return here
            here.translate(each.pos())
            holder = each.parentWidget()
            if holder is None:
                return QRect()
            each = holder

    def contrast_of(self, ink: Ink) -> float:
        """The contrast of a text with the ground it stands on; 99 where too little of it shows to be read."""
        box = self.seen(ink.widget, ink.letters)
        if box.width() < 3 or box.height() < ink.letters.height() / 2:
            return 99.0
        colors = self.colors(box)
        for color, _count in colors.most_common():
            ratio = contrast(ink.color.name(), _name(color))
            if ratio > ALIKE:
                return ratio
        return 1.0

    def contrast_in(self, widget: QWidget, box: QRect) -> float:
        """The contrast of what Qt itself wrote in a rectangle: its ground is what there is most of."""
        shown = self.seen(widget, QRectF(box))
        colors = self.colors(shown)
        if len(colors) < 2:
            return 99.0
        ground = _name(colors.most_common(1)[0][0])
        return max(contrast(ground, _name(color)) for color in colors)


def _name(color: int) -> str:
    return f"#{color & 0xFFFFFF:06x}"


def family(root: QWidget) -> Iterator[QWidget]:
    """A widget and everything in it that shows, in the order of the tree; windows of their own left out."""
    ahead = [root]
    while ahead:
        widget = ahead.pop()
        yield widget
        ahead += [child for child in reversed(widget.children()) if isinstance(child, QWidget) and _shows(child)]


def _shows(widget: QWidget) -> bool:
    return widget.isVisible() and not widget.isWindow() and widget.objectName() != "focusRing"
