"""A move the recruit may make: its letter, its sentence, its hint, and why it can't be said when it can't."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QEnterEvent, QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QRadioButton, QWidget

from widgets.common import marks
from widgets.common.focus import is_shown
from widgets.common.theme import Theme
from widgets.common.tips import tip
from widgets.common.wrapped_text import WrappedText
from workstation.i18n import tr

WIDE = 10_000.0
"""Pixels no sentence takes on one line."""
MoveState = Literal["normal", "said", "locked", "desk"]
Sign = Literal["", "hint", "warning"]


@dataclass(frozen=True)
class Option:
    """One move. ``text`` comes without guillemets. ``reason`` says when it was said or what unlocks it.

    ``hint`` is the tutor's, behind its ``sign``: a hand that points at what is best now, a triangle, or nothing. A
    ``desk`` option names an act to do at the desk: it lights the pane it is about; picked, it leads there and is
    never chosen.
    """

    id: str
    letter: str
    text: str
    hint: str = ""
    state: MoveState = "normal"
    reason: str = ""
    sign: Sign = "hint"


class MoveCard(QRadioButton):
    """A card of the list. It is a radio button to a screen reader; the list decides which one is chosen."""

    picked = Signal(str)
    key_pressed = Signal(object)
    desk_lit = Signal(str, bool)

    def __init__(self, theme: Theme, option: Option, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.option = option
        self._tight = False
        self._most = 0
        self._say = self._small = WrappedText("", theme.font("body"), 0)
        self._cuts: dict[tuple[int, int], tuple[WrappedText, WrappedText | None]] = {}
        self.setAutoExclusive(False)
        self.setCheckable(option.state == "normal")
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setProperty("ownFocusRing", True)
        if option.state == "normal":
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(self._spoken())
        self.setAccessibleDescription(self._under())
        self.restyle()

    def set_tight(self, tight: bool) -> None:
        """Keep less room around the words, and put the hint at the end of the last line where it goes in."""
        self._tight = tight
        self._cuts.clear()

    def restyle(self) -> None:
        """Take the theme's fonts again."""
        theme = self._theme
        self._say = WrappedText(self._sentence(), theme.font("body"), theme.px(19))
        role = "label" if self._hinted() else "meta"
        self._small = WrappedText(self._under(), theme.font(role), theme.line(role))
        self._cuts.clear()
        self.updateGeometry()
        self.update()

    def lines_at(self, width: int) -> int:
        """How many lines the sentence takes in a card ``width`` pixels wide."""
        self._say.layout(self._text_room(width))
        return self._say.lines

    def heightForWidth(self, width: int) -> int:
        """High enough for every word, in pixels, the focus ring's margin included."""
        return self.height_at(width, 0)

    def height_at(self, width: int, most: int) -> int:
        """Its height with no more than ``most`` lines of words; 0 for all of them."""
        theme = self._theme
        say, small = self._fitted(width, most)
        height = say.layout(self._text_room(width)).height()
        if small is not None:
            height += self._gap() + small.layout(self._small_room(width)).height()
        return round(max(height, theme.px(24)) + 2 * self._inset()) + 2 * marks.RING_MARGIN

    def fold(self, most: int) -> None:
        """Show no more than ``most`` lines, the rest in the tooltip; 0 for every word."""
        if most != self._most:
            self._most = most
            self.update()
        whole = not most or self.height_at(self.width(), most) == self.height_at(self.width(), 0)
        words = "" if whole else "\n".join(filter(None, (self._sentence(), self._under())))
        self.setToolTip(tip(words))

    def _fitted(self, width: int, most: int) -> tuple[WrappedText, WrappedText | None]:
        """The sentence and the words under it, cut to ``most`` lines: the sentence keeps them first."""
        beside = not self._under() or self._beside(width)
        room = self._text_room(width)
        self._say.layout(room)
        self._small.layout(self._small_room(width))
        below = 0 if beside else self._small.lines
        if not most or self._say.lines + below <= most:
            return self._say, None if beside else self._small
        if (width, most) not in self._cuts:
            # Where the hint has no room, its sign stays at the end of the sentence.
            left = most - min(self._say.lines, most)
            spared = 0 if left else self._sign_room()
            say = WrappedText(self._say.cut(most, spared), self._theme.font("body"), self._theme.px(19))
            role = "label" if self._hinted() else "meta"
            small = WrappedText(self._small.cut(left), self._theme.font(role), self._theme.line(role)) if left else None
            self._cuts[width, most] = say, small
        return self._cuts[width, most]

    def hasHeightForWidth(self) -> bool:
        """The sentence wraps."""
        return True

    def sizeHint(self) -> QSize:
        """At the width it has now, or some 360 px."""
        width = self.width() if self.width() > 100 else self._theme.px(360)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """The list gives the height."""
        return QSize(self._theme.px(160), self._theme.px(44))

    def hitButton(self, pos: QPoint) -> bool:
        """The whole card answers the mouse."""
        return self.rect().contains(pos)

    def nextCheckState(self) -> None:
        """A click asks to be picked; the list answers."""
        self.picked.emit(self.option.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The list answers first: arrows, letters and Enter are its own."""
        event.ignore()
        self.key_pressed.emit(event)
        if not event.isAccepted():
            super().keyPressEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Light what the card is about."""
        super().enterEvent(event)
        self._light(True)

    def leaveEvent(self, event: QEvent) -> None:
        """Put the light out, unless the focus is here."""
        super().leaveEvent(event)
        self._light(self.hasFocus())

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Light what the card is about."""
        super().focusInEvent(event)
        self._light(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Put the light out, unless the mouse is here."""
        super().focusOutEvent(event)
        self._light(self.underMouse())

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it."""
        theme, pad = self._theme, self._theme.pad
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        outer = QRectF(self.rect()).adjusted(*(marks.RING_MARGIN * side for side in (1, 1, -1, -1)))
        self._paint_box(painter, outer)
        inset = self._inset()
        cap = QRectF(outer.left() + pad(12), outer.top() + inset, theme.px(24), theme.px(24))
        self._paint_cap(painter, cap)
        width = self.width()
        room = self._text_room(width)
        say, small = self._fitted(width, self._most)
        size = say.layout(room)
        closed = self.option.state in ("said", "locked")
        at = QPointF(outer.left() + self._text_left(), outer.top() + inset)
        if say.lines == 1 and small is None:
            at += QPointF(0, max(0, (theme.px(24) - theme.px(19)) / 2))
        say.paint(painter, at, theme.color("text_quiet" if closed else "text_strong"))
        last = size.height() - theme.px(19)
        if small is not None:
            self._paint_under(painter, at + QPointF(0, size.height() + self._gap()), small)
        elif say is not self._say:
            self._paint_sign(painter, at + QPointF(room - theme.pad(14), last))
        elif self._under():
            self._paint_under(painter, at + QPointF(room - self._small_wide(), last), self._small)
        if is_shown(self):
            marks.focus_ring(painter, theme, outer, theme.radius("card"))
        painter.end()

    def _sentence(self) -> str:
        if self.option.state == "desk":
            return tr("At the desk: {act}", act=self.option.text)
        return tr("“{sentence}”", sentence=self.option.text)

    def _spoken(self) -> str:
        said = {
            "normal": "",
            "desk": "",
            "said": tr("already said"),
            "locked": tr("unavailable"),
        }[self.option.state]
        words = [self.option.letter, self._sentence(), said]
        return ", ".join(word for word in words if word)

    def _hinted(self) -> bool:
        return self.option.state in ("normal", "desk") and bool(self.option.hint) and not self.option.reason

    def _under(self) -> str:
        return self.option.reason or (self.option.hint if self.option.state in ("normal", "desk") else "")

    def _text_left(self) -> int:
        return int(self._theme.pad(12) + self._theme.px(24) + self._theme.pad(10))

    def _text_room(self, width: int) -> float:
        return max(40.0, width - 2 * marks.RING_MARGIN - self._text_left() - self._theme.pad(12))

    def _sign_room(self) -> int:
        return self._theme.pad(18) if self._hinted() and self.option.sign else 0

    def _small_room(self, width: int) -> float:
        return self._text_room(width) - self._sign_room()

    def _small_wide(self) -> float:
        """What the words under the sentence take on one line, their sign included."""
        return self._small.layout(WIDE).width() + self._sign_room()

    def _beside(self, width: int) -> bool:
        """Whether those words stand at the end of the sentence's last line."""
        room = self._text_room(width)
        self._say.layout(room)
        return self._tight and self._say.end + self._theme.pad(14) + self._small_wide() <= room

    def _inset(self) -> int:
        return self._theme.pad(4 if self._tight else 10)

    def _gap(self) -> int:
        return 0 if self._tight else self._theme.pad(4)

    def _light(self, lit: bool) -> None:
        self.update()
        if self.option.state == "desk":
            self.desk_lit.emit(self.option.id, lit)

    def _paint_box(self, painter: QPainter, outer: QRectF) -> None:
        theme, radius = self._theme, self._theme.radius("card")
        state = self.option.state
        fill, edge, width, dashed = "panel", "edge_sharp", 1.0, False
        if self.isChecked():
            fill, edge, width = "bank_soft", "bank", 2.0
        elif state == "said":
            edge = "edge_soft"
        elif state == "locked":
            dashed = True
        elif state == "desk":
            fill, edge = ("bank_soft" if self.underMouse() or is_shown(self) else "hollow"), "bank_line"
        elif self.underMouse():
            fill = "hover"
        painter.setBrush(theme.color(fill))
        painter.setPen(marks.pen(theme.color(edge), width, dashed=dashed))
        painter.drawRoundedRect(marks.box_inside(outer, width), radius - width / 2, radius - width / 2)

    def _paint_cap(self, painter: QPainter, cap: QRectF) -> None:
        theme, state = self._theme, self.option.state
        if state == "said":
            marks.tick(painter, cap.center(), cap.width() * 0.66, theme.color("text_quiet"))
            return
        if state in ("locked", "desk"):
            name, ink = ("closed_level", "text_quiet") if state == "locked" else ("monitor", "bank_text")
            picture = theme.pixmap(name, round(cap.width() * 0.8), ink)
            side = picture.deviceIndependentSize().width() / 2
            painter.drawPixmap(cap.center() - QPointF(side, side), picture)
            return
        chosen = self.isChecked()
        painter.setBrush(theme.color("bank" if chosen else "panel"))
        painter.setPen(marks.pen(theme.color("bank" if chosen else "edge_sharp"), 1.0))
        painter.drawRoundedRect(marks.box_inside(cap, 1.0), cap.width() * 0.29, cap.width() * 0.29)
        font = theme.font("label")
        font.setPixelSize(theme.px(13))
        painter.setFont(font)
        painter.setPen(theme.color("on_bank" if chosen else "text_medium"))
        painter.drawText(cap, Qt.AlignmentFlag.AlignCenter, self.option.letter)

    def _paint_under(self, painter: QPainter, at: QPointF, words: WrappedText) -> None:
        theme = self._theme
        words.layout(self._small_room(self.width()))
        if not self._hinted():
            words.paint(painter, at, theme.color("text_quiet"))
            return
        self._paint_sign(painter, at)
        words.paint(painter, at + QPointF(self._sign_room(), 0), theme.color("tutor_text"))

    def _paint_sign(self, painter: QPainter, at: QPointF) -> None:
        if self._sign_room():
            theme, size = self._theme, self._theme.pad(14)
            picture = theme.pixmap(self.option.sign, size, "tutor", "fill")
            painter.drawPixmap(QPointF(at.x(), at.y() + (theme.line("label") - size) / 2), picture)
