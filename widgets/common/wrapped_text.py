"""Text broken into lines for painting: measured once for a width, drawn anywhere, never clipped."""

from __future__ import annotations

import re
from math import ceil

from PySide6.QtCore import QPointF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QTextCharFormat, QTextLayout, QTextOption

SIZES_KEPT = 16
_LOOSE = re.compile(r" (?=[:;!?»%€·])|(?<=«) ")


def _kept_together(text: str) -> str:
    """No line begins with a colon or with the point between two facts, nor ends with «.

    Authors type plain spaces where French wants them unbroken.
    """
    return _LOOSE.sub("\u00a0", text)


def text_width(font: QFont, text: str) -> int:
    """How many pixels ``text`` takes on one line, rounded up."""
    return ceil(QFontMetricsF(font).horizontalAdvance(text))


def fitted(font: QFont, text: str, width: float) -> str:
    """The text, its end replaced by an ellipsis where ``width`` pixels are not enough."""
    return QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, width)


def broken(font: QFont, text: str, width: float, most: int) -> list[str]:
    """The text over at most ``most`` lines of ``width`` pixels, broken between words; the last is ``fitted``."""
    lines: list[str] = []
    rest = text
    while len(lines) < most - 1 and text_width(font, rest) > width:
        ends = [at for at, letter in enumerate(rest) if letter == " " and text_width(font, rest[:at]) <= width]
        if not ends:
            break
        lines.append(rest[: ends[-1]])
        rest = rest[ends[-1] + 1 :]
    return [*lines, fitted(font, rest, width)]


class WrappedText:
    """A paragraph of plain text; ``bold`` counts how many of its first characters are bold, ``lead`` is their ink.

    ``centred``: each line lies in the middle of the longest.
    """

    def __init__(
        self,
        text: str,
        font: QFont,
        line: float,
        bold: int = 0,
        lead: QColor | None = None,
        *,
        centred: bool = False,
    ) -> None:
        self._centred = centred
        self.line = max(line, QFontMetricsF(font).height())
        # A layout breaks paragraphs at U+2028, not at a newline.
        self._layout = QTextLayout(_kept_together(text.replace("\n", "\u2028")), font)
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self._layout.setTextOption(option)
        self._layout.setCacheEnabled(True)
        self._width = self._broken_at = -1.0
        # A layout asks for the same few widths again and again, and breaking lines is what costs.
        self._sizes: dict[float, QSizeF] = {}
        if bold:
            marked = QTextCharFormat()
            marked.setFontWeight(QFont.Weight.Bold)
            if lead is not None:
                marked.setForeground(lead)
            span = QTextLayout.FormatRange()
            span.start, span.length, span.format = 0, bold, marked
            self._layout.setFormats([span])

    def layout(self, width: float) -> QSizeF:
        """Break the lines at ``width`` pixels; the size the text then really takes."""
        self._width = width
        if width not in self._sizes:
            if len(self._sizes) == SIZES_KEPT:
                self._sizes.clear()
            self._sizes[width] = self._break(width)
        return self._sizes[width]

    def _break(self, width: float) -> QSizeF:
        self._broken_at = width
        self._layout.beginLayout()
        top, widest = 0.0, 0.0
        while (row := self._layout.createLine()).isValid():
            row.setLineWidth(max(width, 1.0))
            row.setPosition(QPointF(0, top + (self.line - row.height()) / 2))
            widest = max(widest, row.naturalTextWidth())
            top += self.line
        self._layout.endLayout()
        if self._centred:
            for row in map(self._layout.lineAt, range(self._layout.lineCount())):
                row.setPosition(QPointF((widest - row.naturalTextWidth()) / 2, row.y()))
        return QSizeF(ceil(widest), ceil(top))

    def _broken(self) -> QTextLayout:
        """The lines as the last ``layout`` breaks them."""
        if self._broken_at != self._width:
            self._break(self._width)
        return self._layout

    @property
    def lines(self) -> int:
        """How many lines the last ``layout`` made."""
        return self._broken().lineCount()

    @property
    def end(self) -> float:
        """Where the last line of the last ``layout`` ends, in pixels from its left."""
        broken = self._broken()
        return broken.lineAt(broken.lineCount() - 1).naturalTextWidth() if broken.lineCount() else 0.0

    def cut(self, most: int, spared: float = 0.0) -> str:
        """The text that fills ``most`` lines of the last ``layout``, an ellipsis for the rest.

        ``spared`` pixels are left free at the end of the last of them.
        """
        broken = self._broken()
        if broken.lineCount() < most or (broken.lineCount() == most and self.end <= self._width - spared):
            return broken.text()
        # Qt counts a text in UTF-16 units.
        start = 2 * broken.lineAt(most - 1).textStart()
        units = broken.text().encode("utf-16-le")
        rest = units[start:].decode("utf-16-le").replace("\u2028", " ")
        return units[:start].decode("utf-16-le") + fitted(broken.font(), rest, self._width - spared)

    def paint(self, painter: QPainter, at: QPointF, color: QColor) -> None:
        """Draw the text laid out before, its top left corner at ``at``."""
        painter.setPen(color)
        self._broken().draw(painter, at)
