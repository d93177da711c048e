"""The text of a role-play as its author wrote it: numbered lines, and under each fault what is wrong and the cure."""

from __future__ import annotations

import re
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import (
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QSyntaxHighlighter,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from widgets.authoring.words import FILLS, INKS, SIGNS, tone_of
from widgets.common.fonts import drop
from widgets.common.theme import Theme
from workstation.content.diagnostics import Diagnostic
from workstation.i18n import tr
from workstation.library.authoring import SourceFile

_KEY = re.compile(r"^\s*(?:- )?\{?([A-Za-z_][\w./-]*)(?=:)|(?<=[{,] )([A-Za-z_]\w*)(?=:)")
_COMMENT = re.compile(r"(?:^|\s)#.*$")
_WORD = re.compile(r"[^\s,}\]:]+")
_QUOTED = re.compile(r'"(?:[^"\\]|\\.)*"')


@dataclass(frozen=True)
class Row:
    """A row of the view: a ``line`` of the file, or (0) a fault of the one above. ``tone``: empty where it is sound.

    ``columns``: where on the line the faults are, counted from 1.
    """

    line: int
    tone: str = ""
    columns: tuple[int, ...] = ()


class SourceView(QPlainTextEdit):
    """Read-only: the text is changed in the author's own editor."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.rows: list[Row] = []
        self._chosen = 0
        self._shown: SourceFile | None = None
        self._held = False  # the line asked for stays in the middle until somebody scrolls
        self.setProperty("pane", "true")
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByKeyboard | Qt.TextInteractionFlag.TextSelectableByMouse
        )
        self.setWordWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Lines must not break elsewhere because a bar comes or goes.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setAccessibleName(tr("Text of the role-play"))
        self._gutter = Gutter(theme, self)
        self._inks = Inks(theme, self)
        self.updateRequest.connect(self._on_update)
        self.verticalScrollBar().actionTriggered.connect(self._on_scrolled)
        theme.changed.connect(self._restyle)
        self._restyle()

    def show_file(self, file: SourceFile | None) -> None:
        """Show a text; the same file shown again keeps its place on screen, and the cursor its line."""
        same = file is not None and self._shown is not None and file.path == self._shown.path
        top, below = self._top() if same else (1, 0)
        cursor = self.line if same else 0
        if not same:
            self._chosen, self._held = 0, False
        self._shown = file
        rows, texts = [], []
        for number, line in enumerate(file.lines if file else (), 1):
            faults = file.at(number) if file else ()
            columns = tuple(fault.place.column for fault in faults)
            rows.append(Row(number, tone_of(faults[0]) if faults else "", columns))
            texts.append(line.replace("\t", "    "))
            for fault in faults:
                rows.append(Row(0, tone_of(fault)))
                texts.append(_told(fault))
        self.rows = rows
        self.setPlainText("\n".join(texts))
        self._dress()
        if same:
            if cursor and (block := self._block_of(cursor)).isValid():
                self.setTextCursor(QTextCursor(block))
            self._show_from(top, below)

    @property
    def line(self) -> int:
        """The line of the file that the cursor is at; that above, when it is in a fault's words."""
        block = self.textCursor().block()
        while block.isValid() and not self.row(block).line:
            block = block.previous()
        return self.row(block).line if block.isValid() else 0

    def reveal(self, line: int) -> None:
        """Bring a line to the middle of the view, and mark it."""
        block = self._block_of(line)
        if not block.isValid():
            return
        self._chosen, self._held = line, True
        self.setTextCursor(QTextCursor(block))
        self.centerCursor()
        self.viewport().update()

    @property
    def chosen_line(self) -> int:
        """The line last asked for; 0 when none was."""
        return self._chosen

    @property
    def top_line(self) -> int:
        """The line of the file at the top of the view."""
        return self._top()[0]

    def line_on_screen(self, line: int) -> bool:
        """Whether a line of the file is in view."""
        block = self._block_of(line)
        box = self.blockBoundingGeometry(block).translated(self.contentOffset())
        return block.isValid() and box.top() >= 0 and box.bottom() <= self.viewport().height() + 1

    def row(self, block: QTextBlock) -> Row:
        """What a block of the document is."""
        number = block.blockNumber()
        return self.rows[number] if 0 <= number < len(self.rows) else Row(0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The numbers keep to the left edge."""
        super().resizeEvent(event)
        self._fit_gutter()
        if self._held:
            self.centerCursor()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Whoever turns the wheel goes elsewhere."""
        self._held = False
        super().wheelEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """The style sheet sets every text box in the reading face; code has its own."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._dress()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The ground of faulty lines first, the text over it."""
        painter = QPainter(self.viewport())
        for block, box in self.blocks_in_view():
            row = self.row(block)
            full = QRectF(0, box.top(), self.viewport().width(), box.height())
            if row.tone:
                painter.fillRect(full, self._theme.color(FILLS[row.tone]))
            if row.line and row.line == self._chosen:
                painter.fillRect(QRectF(0, box.top(), self._theme.pad(3), box.height()), self._theme.color("bank"))
        painter.end()
        super().paintEvent(event)

    def blocks_in_view(self) -> list[tuple[QTextBlock, QRectF]]:
        """Each block that shows, and where."""
        found = []
        block = self.firstVisibleBlock()
        while block.isValid():
            box = self.blockBoundingGeometry(block).translated(self.contentOffset())
            if box.top() > self.viewport().height():
                break
            found.append((block, box))
            block = block.next()
        return found

    def _block_of(self, line: int) -> QTextBlock:
        for number, row in enumerate(self.rows):
            if row.line == line:
                return self.document().findBlockByNumber(number)
        return QTextBlock()

    def _top(self) -> tuple[int, int]:
        """The line of the file at the top of the view, and how many rows of the screen are scrolled past it."""
        block = self.firstVisibleBlock()
        while block.isValid() and not self.row(block).line:
            block = block.previous()
        if not block.isValid():
            return 1, 0
        return self.row(block).line, self.verticalScrollBar().value() - block.firstLineNumber()

    def _show_from(self, line: int, below: int) -> None:
        last = max((row.line for row in self.rows), default=0)
        wanted = self._block_of(min(line, last))
        block = self.document().begin()
        while block.isValid() and block.blockNumber() <= wanted.blockNumber():
            self.blockBoundingRect(block)  # a line knows how many rows it takes once it is laid out
            block = block.next()
        if wanted.isValid():
            self.verticalScrollBar().setValue(wanted.firstLineNumber() + below)

    def _on_scrolled(self, _action: int) -> None:
        self._held = False

    def _on_update(self) -> None:
        self._gutter.update()

    def _fit_gutter(self) -> None:
        wide = self._gutter.sizeHint().width()
        self.setViewportMargins(wide, 0, 0, 0)
        inner = self.contentsRect()
        self._gutter.setGeometry(inner.left(), inner.top(), wide, inner.height())

    def _dress(self) -> None:
        font = self._theme.font("code")
        if self.document().defaultFont() != font:
            self.document().setDefaultFont(font)
        self._fit_gutter()

    def _restyle(self) -> None:
        self.document().setDefaultFont(self._theme.font("code"))
        self._inks.rehighlight()
        self._fit_gutter()
        self.viewport().update()


class Gutter(QWidget):
    """Line numbers, and the sign of a fault beside them."""

    def __init__(self, theme: Theme, view: SourceView) -> None:
        super().__init__(view)
        self._theme, self._view = theme, view

    def sizeHint(self) -> QSize:
        """Room for the sign and the longest number."""
        theme = self._theme
        digits = max(3, len(str(max((row.line for row in self._view.rows), default=1))))
        wide = QFontMetricsF(theme.font("code")).horizontalAdvance("0" * digits)
        return QSize(round(wide) + theme.pad(18) + 3 * theme.pad(8), 0)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw what stands beside the lines in view."""
        theme = self._theme
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.color("panel"))
        font, side = theme.font("code"), theme.pad(16)
        painter.setFont(font)
        line = QFontMetricsF(font).height()
        for block, box in self._view.blocks_in_view():
            row = self._view.row(block)
            if row.tone:
                painter.fillRect(QRectF(0, box.top(), self.width(), box.height()), theme.color(FILLS[row.tone]))
            if not row.line:
                continue
            if row.tone:
                picture = theme.pixmap(SIGNS[row.tone], side, INKS[row.tone], "fill")
                painter.drawPixmap(theme.pad(8), round(box.top() + (line - side) / 2), picture)
            if box.top() < -line / 2 or box.top() + line > self.height() + 1:
                continue  # a number is whole or not there
            painter.setPen(theme.color(INKS[row.tone] if row.tone else "text_quiet"))
            place = QRectF(0, box.top() + drop(font), self.width() - theme.pad(10), line)
            painter.drawText(place, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, str(row.line))
        painter.end()


class Inks(QSyntaxHighlighter):
    """Keys, comments and faults, each in its ink."""

    def __init__(self, theme: Theme, view: SourceView) -> None:
        super().__init__(view.document())
        self._theme, self._view = theme, view

    def highlightBlock(self, text: str) -> None:
        """Set one row in its inks."""
        row = self._view.row(self.currentBlock())
        if not row.line:
            if row.tone:
                self._told(text, row.tone)
            return
        self._set(0, len(text), "text_strong")
        quoted = [found.span() for found in _QUOTED.finditer(text)]
        for key in _KEY.finditer(text):
            at = 1 if key.group(1) else 2
            if not any(start <= key.start(at) < end for start, end in quoted):
                self._set(key.start(at), key.end(at) - key.start(at), "bank_text")
        for comment in _COMMENT.finditer(text):
            if not any(start <= comment.start() < end for start, end in quoted):
                self._set(comment.start(), len(text) - comment.start(), "text_medium")
                break
        for column in row.columns:
            if word := _WORD.match(text, column - 1):
                self._underline(word.start(), word.end(), row.tone)

    def _told(self, text: str, tone: str) -> None:
        letters = QTextCharFormat()
        letters.setFont(self._theme.font("body"))
        letters.setForeground(self._theme.color("text_strong"))
        self.setFormat(0, len(text), letters)
        code = QTextCharFormat(letters)
        code.setFont(self._theme.font("body", 700))
        code.setForeground(self._theme.color(INKS[tone]))
        self.setFormat(0, len(text.split("\u2002")[0]), code)

    def _underline(self, start: int, end: int, tone: str) -> None:
        letters = QTextCharFormat(self.format(start))
        letters.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
        letters.setUnderlineColor(self._theme.color(INKS[tone]))
        self.setFormat(start, end - start, letters)

    def _set(self, start: int, length: int, ink: str) -> None:
        letters = QTextCharFormat()
        letters.setForeground(self._theme.color(ink))
        self.setFormat(start, length, letters)


def _told(fault: Diagnostic) -> str:
    """What stands under the faulty line."""
    return f"{fault.code}\u2002{fault.message} {fault.cure}".rstrip()
