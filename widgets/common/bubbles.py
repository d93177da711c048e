"""One line of a conversation: a bubble, its time in the gutter, its knot on the thread."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QVariantAnimation, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget

from widgets.common import marks
from widgets.common.buttons import Button
from widgets.common.focus import is_shown
from widgets.common.theme import Theme
from widgets.common.wrapped_text import WrappedText, text_width
from workstation.i18n import tr

Who = Literal["customer", "adviser", "fact"]

WIDEST = 0.86
"""The share of the room beside the thread that a bubble may take."""


@dataclass(frozen=True)
class Row:
    """What was said, or what happened. ``at_text`` is the time as it reads; ``note`` a small line under the text.

    ``heard`` stands under the bubble: how it was heard; ``breaks``: as something that breaks a rule.
    A letter has a ``subject``, and over it its ``sender``: it is shown as a card, as wide as there is room. A file has
    an ``icon``, and ``act`` in words where something may be done with it.
    """

    id: str
    at_text: str
    who: Who
    text: str
    note: str = ""
    subject: str = ""
    sender: str = ""
    heard: str = ""
    breaks: bool = False
    icon: str = ""
    act: str = ""


@dataclass(frozen=True)
class Gutter:
    """Where time, thread and bubbles stand, in pixels from the left. Without a thread times stand under the bubbles."""

    time_right: float
    thread: float
    start: float
    margin: float

    @classmethod
    def measure(cls, theme: Theme, widest_time: str) -> Gutter:
        """The gutter that fits the widest time of the conversation."""
        right = max(theme.px(46), theme.pad(12) + text_width(time_font(theme), widest_time))
        return cls(right, right + theme.pad(9), right + theme.pad(28), theme.pad(20))

    @classmethod
    def of_messages(cls, theme: Theme) -> Gutter:
        """That of a chat: bubbles from one side to the other."""
        return cls(0, -1, theme.pad(20), theme.pad(20))


def time_font(theme: Theme) -> QFont:
    """The clock's face at its lightest: times are read beside the words, not before them."""
    font = QFont(theme.font("clock_inline"))
    font.setWeight(QFont.Weight.Normal)
    return font


class BubbleRow(QLabel):
    """A row of the transcript. A label, so that a screen reader meets it as a text, one row after the other.

    ``pressed`` carries the id of the row when its link is pressed.
    """

    pressed = Signal(str)

    def __init__(self, theme: Theme, row: Row, speaker: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self._theme = theme
        self.row = row
        self.gutter = Gutter.measure(theme, row.at_text)
        self._body = self._note = self._subject = self._sender = WrappedText("", theme.font("body"), 0)
        self._heard = self._body
        self._link: Button | None = None
        self._more = False
        self._heights: dict[tuple[int, bool], int] = {}  # by width, and with more to follow
        self._opacity = 1.0
        self._fade: QVariantAnimation | None = None
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setProperty("ownFocusRing", True)
        self.set_speaker(speaker)
        self.restyle(self.gutter)
        self.set_link(row.act)

    @property
    def link(self) -> Button | None:
        """What may be said of how it was heard, if anything."""
        return self._link

    def set_link(self, words: str) -> None:
        """Offer to say something of how it was heard; no words, no longer."""
        if self._link is not None:
            self._link.hide()
            self._link.deleteLater()
            self._link = None
        if words:
            self._link = Button(self._theme, words, "link", "small", parent=self)
            self._link.setAccessibleDescription(self.row.text)
            self._link.clicked.connect(self._on_link)
            self._link.show()
        self._heights = {}
        self._place_link()

    def set_more(self, more: bool) -> None:
        """Whether another message of the same hand follows in the same minute: the last of them bears the time."""
        self._more = more

    def _on_link(self) -> None:
        self.pressed.emit(self.row.id)

    def set_speaker(self, speaker: str) -> None:
        """Say whose words these are, as a screen reader will: « Cliente, 0:09 : … »."""
        row = self.row
        told = " ".join(filter(None, (row.sender, row.subject, row.text, row.note, row.heard)))
        if self.row.who == "fact":
            self.setAccessibleName(tr("{at}: {text}", at=self.row.at_text, text=told))
        else:
            self.setAccessibleName(tr("{who}, {at}: {text}", who=speaker, at=self.row.at_text, text=told))

    def restyle(self, gutter: Gutter) -> None:
        """Take the theme's fonts and the conversation's gutter again."""
        theme = self._theme
        self.gutter = gutter
        if self.row.who == "fact":
            told = self.row.text if gutter.thread >= 0 else f"{self.row.at_text} · {self.row.text}"
            self._body = WrappedText(told, theme.font("small"), theme.px(18))
        else:
            self._body = WrappedText(self.row.text, theme.font("body"), theme.px(20))
        self._note = WrappedText(self.row.note, theme.font("meta"), theme.px(16))
        self._subject = WrappedText(self.row.subject, theme.font("body", 700), theme.px(20))
        self._sender = WrappedText(self.row.sender, theme.font("meta"), theme.px(16))
        self._heard = WrappedText(self.row.heard, theme.font("small"), theme.px(18))
        self._heights = {}
        self.update()

    def heightForWidth(self, width: int) -> int:
        """The bubble and the air around it, in pixels."""
        high = self._heights.get((width, self._more))
        if high is None:  # a line said measures itself alone, not all those before it
            below = self._theme.pad(1) if self._more else self._air()
            high = round(self._bubble(width).height() + self._under(width)) + self._air() + below
            self._heights[width, self._more] = high
        return high

    def hasHeightForWidth(self) -> bool:
        """The words wrap."""
        return True

    def sizeHint(self) -> QSize:
        """At the width it has now."""
        return QSize(self.width(), self.heightForWidth(self.width()))

    def minimumSizeHint(self) -> QSize:
        """The transcript decides."""
        return QSize(0, 0)

    def fade_in(self) -> None:
        """Let the bubble appear in place; at once where motion is reduced."""
        if not (span := self._theme.duration("bubble_in")):
            return
        self._fade = QVariantAnimation(self)
        self._fade.setDuration(span)
        self._fade.setStartValue(0.0)
        self._fade.setEndValue(1.0)
        self._fade.valueChanged.connect(self._set_opacity)
        self._set_opacity(0.0)
        self._fade.start()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        box = self._bubble(self.width())
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setOpacity(self._opacity)
        line = self._theme.px(18 if self.row.who == "fact" else 20)
        level = box.top() + self._pad()[1] + line / 2
        if self.gutter.thread >= 0:
            self._paint_gutter(painter, level)
        elif self._stamp():
            self._paint_stamp(painter, box)
        self._paint_bubble(painter, box)
        self._paint_heard(painter, box)
        if is_shown(self):
            marks.focus_ring(painter, self._theme, box, self._radius())
        painter.end()

    def _set_opacity(self, value: float) -> None:
        self._opacity = value
        self.update()

    def _air(self) -> int:
        return max(5, self._theme.pad(5))

    def _pad(self) -> tuple[int, int]:
        theme = self._theme
        return (theme.pad(12), theme.pad(6)) if self.row.who == "fact" else (theme.pad(14), theme.pad(10))

    def _radius(self) -> float:
        return self._theme.radius("bubble" if self.row.who != "fact" else "control")

    def _bubble(self, width: int) -> QRectF:
        """Where the bubble stands when the row is ``width`` wide. Lays the texts out too."""
        across, down = self._pad()
        room, inner = self._room(width), self._inner(width)
        size = self._body.layout(inner)
        wide, high = size.width(), size.height()
        if self.row.note:
            small = self._note.layout(inner)
            wide, high = max(wide, small.width()), high + small.height()
        if self.row.subject:
            wide, high = inner, high + self._head(inner)
        wide += self._indent()
        box = QRectF(self.gutter.start, self._air(), wide + 2 * across + 1, high + 2 * down)
        if self.row.who == "adviser":
            box.moveRight(width - self.gutter.margin)
        elif self.row.who == "fact":
            box.moveLeft(round(self.gutter.start + (room - box.width()) / 2))
        return box

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The link stands at the end of how it was heard."""
        super().resizeEvent(event)
        self._place_link()

    def _room(self, width: int) -> float:
        """What stands under the bubble may be as wide as the conversation."""
        return max(60.0, width - self.gutter.start - self.gutter.margin)

    def _beside(self, width: int) -> bool:
        """Whether the link stands on the line of how it was heard."""
        if self._link is None or not self.row.heard:
            return False
        one = text_width(self._theme.font("small"), self.row.heard)
        return one + self._theme.pad(22 + 12) + self._link.sizeHint().width() <= self._room(width)

    def _under(self, width: int) -> float:
        """The height of what stands under the bubble."""
        link = self._link.sizeHint().height() if self._link is not None else 0
        stamp = self._stamp()
        if not self.row.heard:
            return stamp + link
        high = self._heard.layout(self._room(width) - self._theme.pad(22)).height()
        return stamp + self._theme.pad(4) + (max(high, link) if self._beside(width) else high + link)

    def _stamp(self) -> float:
        """The height of the time under a bubble, where it stands there."""
        dated = self.row.subject or not self.row.at_text  # the head of a letter says when it came
        told = self.gutter.thread < 0 and not self._more and self.row.who != "fact" and not dated
        return self._theme.pad(3) + self._theme.px(16) if told else 0

    def _indent(self) -> float:
        """The room of an icon before the words."""
        return self._theme.pad(26) if self.row.icon else 0

    def _place_link(self) -> None:
        if self._link is None:
            return
        size, box = self._link.sizeHint(), self._bubble(self.width())
        right = round(self.width() - self.gutter.margin - size.width())
        if self.row.who == "customer":
            right = round(box.left())
        below = box.bottom() + self._under(self.width()) - size.height()
        self._link.setGeometry(right, round(below), size.width(), size.height())

    def _paint_heard(self, painter: QPainter, box: QRectF) -> None:
        """An ear and how it was heard, at the right; a shield where it breaks a rule."""
        if not self.row.heard:
            return
        theme, width = self._theme, self.width()
        ink, icon = ("alert_text", "breach") if self.row.breaks else ("tutor_text", "ear")
        size = self._heard.layout(self._room(width) - theme.pad(22))
        right = width - self.gutter.margin
        top = box.bottom() + self._stamp() + theme.pad(4)
        if self._link is not None and self._beside(width):
            right -= self._link.sizeHint().width() + theme.pad(12)
            top += (max(self._link.sizeHint().height(), size.height()) - size.height()) / 2
        at = QPointF(right - size.width(), top)
        mark = theme.pad(16)
        painter.drawPixmap(QPointF(at.x() - theme.pad(22), at.y() + 1), theme.pixmap(icon, mark, ink))
        self._heard.paint(painter, at, theme.color(ink))

    def _head(self, inner: float) -> float:
        """How high the head of a letter is, the line under it included."""
        above = self._sender.layout(inner).height() + self._subject.layout(inner).height()
        return above + 2 * self._theme.pad(7)

    def _paint_head(self, painter: QPainter, at: QPointF) -> float:
        """Whom a letter is from, its subject, a thin line; how high that is."""
        theme, inner = self._theme, self._inner(self.width())
        high = self._head(inner)
        quiet = "text_medium" if self.row.who == "adviser" else "text_quiet"
        self._sender.paint(painter, at, theme.color(quiet))
        below = QPointF(0, self._sender.layout(inner).height())
        self._subject.paint(painter, at + below, theme.color("text_strong"))
        painter.setPen(marks.pen(theme.color("bank_line" if self.row.who == "adviser" else "edge_soft"), 1.0))
        level = at.y() + high - theme.pad(7)
        painter.drawLine(QPointF(at.x(), level), QPointF(at.x() + inner, level))
        return high

    def _paint_stamp(self, painter: QPainter, box: QRectF) -> None:
        """The hour under the last of a burst, on its own side."""
        theme, mine = self._theme, self.row.who == "adviser"
        painter.setFont(time_font(theme))
        painter.setPen(theme.color("text_quiet"))
        where = QRectF(self.gutter.start, box.bottom() + theme.pad(3), self._room(self.width()), theme.px(16))
        side = Qt.AlignmentFlag.AlignRight if mine else Qt.AlignmentFlag.AlignLeft
        painter.drawText(where, side | Qt.AlignmentFlag.AlignVCenter, self.row.at_text)

    def _paint_gutter(self, painter: QPainter, level: float) -> None:
        theme = self._theme
        painter.setFont(time_font(theme))
        painter.setPen(theme.color("text_quiet"))
        half = theme.px(10)
        where = QRectF(0, level - half, self.gutter.time_right, 2 * half)
        painter.drawText(where, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, self.row.at_text)
        knot = QPointF(self.gutter.thread, level)
        painter.setPen(marks.pen(theme.color("bank"), 2.0))
        if self.row.who == "customer":
            painter.setBrush(theme.color("panel"))
            painter.drawEllipse(knot, theme.pad(9) / 2, theme.pad(9) / 2)
        elif self.row.who == "adviser":
            painter.setBrush(theme.color("bank"))
            painter.drawEllipse(knot, theme.pad(9) / 2, theme.pad(9) / 2)
        else:
            # A fact is no one's word: a notch across the thread, not a knot.
            painter.setPen(marks.pen(theme.color("text_quiet"), 2.0))
            painter.drawLine(knot + QPointF(-theme.pad(5), 0), knot + QPointF(theme.pad(5), 0))

    def _shape(self, box: QRectF) -> QPainterPath:
        round_, tail = self._radius(), self._theme.radius("bubble_tail")
        if self.row.who == "customer":
            return marks.rounded(box, tail, round_, round_, round_)
        if self.row.who == "adviser":
            return marks.rounded(box, round_, tail, round_, round_)
        return marks.rounded(box, round_, round_, round_, round_)

    def _paint_bubble(self, painter: QPainter, box: QRectF) -> None:
        theme = self._theme
        fills = {"customer": theme.color("bubble_customer"), "adviser": theme.color("bubble_you"), "fact": QColor(0)}
        edges = {"customer": "edge_soft", "adviser": "bank_line", "fact": "edge_sharp"}
        painter.setBrush(Qt.BrushStyle.NoBrush if self.row.who == "fact" else fills[self.row.who])
        painter.setPen(marks.pen(theme.color(edges[self.row.who]), 1.0, dashed=self.row.who == "fact"))
        painter.drawPath(self._shape(marks.box_inside(box, 1.0)))
        across, down = self._pad()
        at = box.topLeft() + QPointF(across, down)
        ink = "text_medium" if self.row.who == "fact" else "text_strong"
        if self.row.subject:
            at += QPointF(0, self._paint_head(painter, at))
        if self.row.icon:
            side, quiet = theme.pad(17), "alert_text" if self.row.breaks else "text_medium"
            painter.drawPixmap(at + QPointF(0, 2), theme.pixmap(self.row.icon, side, quiet))
            at += QPointF(self._indent(), 0)
        inner = self._inner(self.width())
        size = self._body.layout(inner)
        self._body.paint(painter, at, theme.color(ink))
        if self.row.note:
            self._note.layout(inner)
            quiet = "text_medium" if self.row.who == "adviser" else "text_quiet"
            self._note.paint(painter, at + QPointF(0, size.height()), theme.color(quiet))

    def _inner(self, width: int) -> float:
        """How wide the words may be: a letter takes the whole room."""
        share = 1.0 if self.row.subject else WIDEST
        return self._room(width) * share - 2 * self._pad()[0] - self._indent()
