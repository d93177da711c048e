"""Knowledge sheets on screen: a small part of Markdown as painted, plain paragraphs.

Headings, bold, lists, and lines that begin with « > »: sentences to say.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from math import ceil
from typing import Literal

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QPainter, QPaintEvent, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QLabel, QSizePolicy, QVBoxLayout, QWidget

from widgets.common.buttons import Button
from widgets.common.placed import empty
from widgets.common.theme import Theme
from widgets.common.wrapped_text import WrappedText, text_width
from workstation.i18n import tr

Kind = Literal["heading", "text", "bullet", "number", "say"]

_HEADING = re.compile(r"#{1,4}\s+(.*)")
_SAY = re.compile(r">\s*(.*)")
_BULLET = re.compile(r"[-*]\s+(.*)")
_NUMBER = re.compile(r"(\d{1,3}[.)])\s+(.*)")
_BOLD = re.compile(r"\*\*(.+?)\*\*")
READABLE = 560


@dataclass(frozen=True)
class Paragraph:
    """One paragraph of a sheet. ``bold`` holds (first character, how many); ``mark`` is a list's number."""

    kind: Kind
    text: str
    bold: tuple[tuple[int, int], ...] = ()
    mark: str = ""


def read_markdown(text: str) -> tuple[Paragraph, ...]:
    """The paragraphs of a Markdown text. What is none of the things known here stays as it is written."""
    found: list[Paragraph] = []
    open_lines: list[str] = []
    kind: Kind = "text"
    mark = ""
    for raw in [*text.splitlines(), ""]:
        line = raw.strip()
        heading, bullet, number = _HEADING.fullmatch(line), _BULLET.fullmatch(line), _NUMBER.fullmatch(line)
        say = _SAY.fullmatch(line)
        if open_lines and (not line or heading or bullet or number or say):
            found.append(_paragraph(kind, " ".join(open_lines), mark))
            open_lines, kind, mark = [], "text", ""
        if heading:
            found.append(_paragraph("heading", heading[1], ""))
        elif say:
            open_lines, kind = [say[1]], "say"
        elif bullet:
            open_lines, kind = [bullet[1]], "bullet"
        elif number:
            open_lines, kind, mark = [number[2]], "number", number[1]
        elif line:
            open_lines.append(line)
    return tuple(found)


def _paragraph(kind: Kind, text: str, mark: str) -> Paragraph:
    shown, bold, last = "", [], 0
    for match in _BOLD.finditer(text):
        shown += text[last : match.start()]
        bold.append((len(shown), len(match[1])))
        shown += match[1]
        last = match.end()
    return Paragraph(kind, shown + text[last:], tuple(bold), mark)


class _Marked(WrappedText):
    """A wrapped text with words in bold."""

    def __init__(self, text: str, font: QFont, line: float, spans: tuple[tuple[int, int], ...]) -> None:
        super().__init__(text, font, line)
        strong = QTextCharFormat()
        strong.setFontWeight(QFont.Weight.Bold)
        ranges = []
        for start, length in spans:
            span = QTextLayout.FormatRange()
            span.start, span.length, span.format = start, length, strong
            ranges.append(span)
        self._layout.setFormats(ranges)


class _ParagraphLabel(QLabel):
    """One paragraph, painted; a label, so that a screen reader meets it as text."""

    def __init__(self, theme: Theme, paragraph: Paragraph, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._paragraph = theme, paragraph
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        super().setText(f"{paragraph.mark} {paragraph.text}".strip())
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._words = WrappedText("", theme.font("body"), 0)
        theme.scaled.connect(self._restyle)
        self._restyle()

    def sizeHint(self) -> QSize:
        """A readable measure."""
        wide = self._theme.px(READABLE if self._theme.scale < 1.5 else READABLE // 2)
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        """A few words a line."""
        return QSize(self._theme.px(120), self._theme.line(self._role()))

    def heightForWidth(self, width: int) -> int:
        """Every line, in pixels."""
        return ceil(self._words.layout(max(60, width - self._indent())).height())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the mark of a list, then the words."""
        theme, indent = self._theme, self._indent()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = theme.line(self._role())
        if self._paragraph.kind == "bullet":
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("bank"))
            dot = theme.pad(5) / 2
            painter.drawEllipse(QPointF(theme.pad(6), line / 2), dot, dot)
        elif self._paragraph.kind == "say":
            painter.fillRect(0, 0, theme.pad(3), self.height(), theme.color("bank"))
        elif self._paragraph.kind == "number":
            font = theme.font("body", 700)
            painter.setFont(font)
            painter.setPen(theme.color("bank_text"))
            painter.drawText(
                0, 0, indent, line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self._paragraph.mark
            )
        self._words.layout(max(60, self.width() - indent))
        ink = "text_strong" if self._paragraph.kind in ("heading", "say") else "text_medium"
        self._words.paint(painter, QPointF(indent, 0), theme.color(ink))
        painter.end()

    def is_heading(self, words: str) -> bool:
        """Whether it is the heading that reads so."""
        return self._paragraph.kind == "heading" and self._paragraph.text == words

    def _role(self) -> str:
        return "h3" if self._paragraph.kind == "heading" else "body"

    def _indent(self) -> int:
        match self._paragraph.kind:
            case "bullet":
                return self._theme.pad(18)
            case "say":
                return self._theme.pad(14)
            case "number":
                widest = text_width(self._theme.font("body", 700), "0" * (len(self._paragraph.mark) - 1) + ".")
                return max(self._theme.pad(18), widest + self._theme.pad(6))
            case _:
                return 0

    def _restyle(self) -> None:
        role = self._role()
        self._words = _Marked(
            self._paragraph.text, self._theme.font(role), self._theme.line(role), self._paragraph.bold
        )
        self.updateGeometry()
        self.update()


class SheetView(QWidget):
    """The text of a sheet, one paragraph under the other. It scrolls with whatever holds it.

    ``said`` carries a sentence to say that is to be inserted, where ``inserts`` offers it.
    """

    said = Signal(str)

    def __init__(self, theme: Theme, markdown: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._text, self._inserts = "", False
        self._paragraphs: tuple[Paragraph, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        theme.scaled.connect(self._restyle)
        self.set_markdown(markdown)

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """What is shown, in order."""
        return self._paragraphs

    def heading(self, words: str) -> QWidget | None:
        """Where a heading stands; None where there is no such."""
        labels = self.findChildren(_ParagraphLabel)
        return next((label for label in labels if label.is_heading(words)), None)

    def set_markdown(self, text: str, *, inserts: bool = False) -> None:
        """Show another sheet; ``inserts``: with a gesture beside each sentence to say."""
        empty(self._column)
        self._text, self._inserts = text, inserts
        self._paragraphs = read_markdown(text)
        before: Kind | None = None
        for paragraph in self._paragraphs:
            if before is not None:
                self._column.addSpacing(self._theme.pad(self._air(before, paragraph.kind)))
            self._column.addWidget(_ParagraphLabel(self._theme, paragraph))
            if inserts and paragraph.kind == "say":
                self._column.addWidget(self._inserting(paragraph.text), 0, Qt.AlignmentFlag.AlignLeft)
            before = paragraph.kind

    def _inserting(self, words: str) -> Button:
        button = Button(self._theme, tr("Insert"), "link", "small", icon="phrases")
        button.setAccessibleName(tr("Insert “{words}”", words=words))
        button.setProperty("words", words)
        button.clicked.connect(self._on_insert)
        return button

    def _on_insert(self) -> None:
        self.said.emit(str(self.sender().property("words")))

    @staticmethod
    def _air(before: Kind, after: Kind) -> int:
        if after == "heading":
            return 16
        return 6 if before == "heading" or before == after != "text" else 10

    def _restyle(self) -> None:
        self.set_markdown(self._text, inserts=self._inserts)
