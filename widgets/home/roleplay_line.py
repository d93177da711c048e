"""One role-play on the list: what happens, what it trains, how hard, how long, the best score, and the way in."""

from __future__ import annotations

from typing import Literal

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from widgets.common.buttons import Button
from widgets.common.chips import Chip
from widgets.common.gauges import DifficultyDots, ScoreBar
from widgets.common.labels import Label
from widgets.common.placed import nest
from widgets.common.pressed import Pressed
from widgets.common.theme import Theme
from widgets.common.tips import tip
from widgets.home.model import RoleplayRow
from widgets.home.words import channel_icon, difficulty_level, minutes_word
from workstation.i18n import tr
from workstation.phrases import phrase

Shape = Literal["wide", "medium", "narrow"]

ICON, TRAINS, DIFFICULTY, MINUTES, SCORE, ACT = 28, 176, 132, 68, 134, 132
"""Widths of the columns at 100 %; the situation takes the rest."""
SITUATION = 290
GAP = 8
"""Between the situation and what is trained, at 100 %."""
COLUMNS = {"trains": TRAINS, "difficulty": DIFFICULTY, "minutes": MINUTES, "score": SCORE}
LEAST = 52
SIDES = 32


def shape_for(theme: Theme, width: int) -> Shape:
    """Which columns have room in ``width`` pixels: all, all but what is trained, or a line of words instead."""
    least = ICON + SITUATION + DIFFICULTY + MINUTES + SCORE + ACT + SIDES
    if width >= theme.px(least + TRAINS):
        return "wide"
    return "medium" if width >= theme.px(least) else "narrow"


def _has_room(column: str, shape: Shape) -> bool:
    return shape == "wide" or (shape == "medium" and column != "trains")


class Cell(QWidget):
    """A place of fixed width in a row; ``width`` is at 100 %."""

    def __init__(self, theme: Theme, width: int, *parts: QWidget, right: bool = False) -> None:
        super().__init__()
        self._theme, self._width = theme, width
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.pad(8))
        if right:
            row.addStretch(1)
        for part in parts:
            row.addWidget(part)
        if not right:
            row.addStretch(1)
        self._restyle()
        theme.changed.connect(self._restyle)

    def _restyle(self) -> None:
        self.setFixedWidth(self._theme.px(self._width))


class RoleplayLine(Pressed, QAbstractButton):
    """A row. Pressing it anywhere, or Enter, asks for the role-play; the arrows go to its neighbours."""

    asked = Signal(str)
    keyed = Signal(object, int)
    focused = Signal(object)

    def __init__(self, theme: Theme, row: RoleplayRow, *, leads: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self.row = theme, row
        self._heights: dict[int, int] = {}
        self._shape: Shape = "wide"
        self._cells: dict[str, QWidget] = {}
        self._details: Label | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setProperty("focusRadius", 4)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        if not row.problem:
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(self._spoken())
        self._channel = QLabel()
        self._place(leads)
        self.clicked.connect(self._ask)
        self._restyle()
        theme.changed.connect(self._restyle)

    def _action(self, leads: bool) -> Button:
        row = self.row
        words = tr("Play again") if row.best is not None else tr("Begin")
        if row.recommended or leads:
            act = Button(self._theme, words, "primary" if leads else "plain", "small", icon="play", weight="fill")
        else:
            act = Button(self._theme, words, "link", "small")
        # The row itself is the stop for Tab and for the screen reader.
        act.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        act.setAccessibleName(f"{words}: {row.title}")
        act.clicked.connect(self._ask)
        return act

    def _place(self, leads: bool) -> None:
        theme, row = self._theme, self.row
        self._line = QHBoxLayout(self)
        self._line.setSpacing(0)
        self._line.addWidget(self._channel)
        nest(self._line, self._situation(), 1)
        if row.problem:
            return
        dots = DifficultyDots(theme, difficulty_level(row.difficulty))
        hard = Label(theme, phrase("difficulty", row.difficulty), "small")
        score = self._score()
        self._trains = Label(theme, ", ".join(row.trains), "small", "medium", wrap=True)
        self._cells = {
            "trains": Cell(theme, TRAINS, self._trains),
            "difficulty": Cell(theme, DIFFICULTY, dots, hard),
            "minutes": Label(theme, minutes_word(row.minutes), "small"),
            "score": score[0] if len(score) == 1 else Cell(theme, SCORE, *score),
        }
        for cell in self._cells.values():
            self._line.addWidget(cell)
        self._line.addWidget(Cell(theme, ACT, self._action(leads), right=True))

    def _situation(self) -> QVBoxLayout:
        theme, row = self._theme, self.row
        off = bool(row.problem)
        self._title = Label(theme, row.title, "body", "quiet" if off else "strong", wrap=True, weight=700)
        top = QHBoxLayout()
        top.setSpacing(theme.pad(8))
        top.addWidget(self._title)
        if row.recommended:
            top.addWidget(Chip(theme, tr("Recommended"), "tutor"), 0, Qt.AlignmentFlag.AlignTop)
        top.addStretch(1)
        words = self._words = QVBoxLayout()
        words.setContentsMargins(0, 0, theme.px(GAP), 0)
        words.setSpacing(0)
        words.addStretch(1)
        nest(words, top)
        if row.summary:
            words.addWidget(Label(theme, row.summary, "meta", "quiet" if off else "medium", elide=True))
        if off:
            words.addWidget(
                Label(theme, tr("Cannot be played: {problem}", problem=row.problem), "meta", "alert", wrap=True)
            )
        words.addStretch(1)
        return words

    def _score(self) -> tuple[QWidget, ...]:
        theme, row = self._theme, self.row
        if row.best is None:
            return (Label(theme, tr("Not played yet"), "small", "quiet"),)
        tick = QLabel()
        tick.setToolTip(tip(tr("Passed")))
        self._tick = tick if row.passed else None
        bar = ScoreBar(theme, row.best, width=52)
        bar.setFixedWidth(theme.pad(52))
        figure = Label(theme, str(row.best), "body", weight=700)
        return (bar, figure, tick) if row.passed else (bar, figure)

    def _in_words(self) -> str:
        row = self.row
        if row.problem:
            return ""
        score = tr("best score {n} out of 100", n=row.best) if row.best is not None else tr("not played yet")
        return " · ".join((phrase("difficulty", row.difficulty), minutes_word(row.minutes), score))

    def _spoken(self) -> str:
        row = self.row
        parts = [row.title, row.summary, phrase("channel", row.channel), self._in_words(), *row.trains]
        if row.recommended:
            parts.insert(1, tr("Recommended"))
        if row.problem:
            parts.append(tr("Cannot be played: {problem}", problem=row.problem))
        return ", ".join(part for part in parts if part)

    def set_shape(self, shape: Shape) -> None:
        """Show the columns there is room for."""
        if shape == self._shape:
            return
        before, self._shape = self._shape, shape
        self._heights.clear()
        for name, cell in self._cells.items():
            if _has_room(name, shape) != _has_room(name, before):
                cell.setVisible(_has_room(name, shape))
        if self._details is None and shape == "narrow" and self._cells:
            self._details = Label(self._theme, self._in_words(), "small", "medium", wrap=True)
            self._words.insertWidget(self._words.count() - 1, self._details)
        if self._details is not None:
            self._details.setVisible(shape == "narrow")

    def heightForWidth(self, width: int) -> int:
        """What its words take at that width; worked out once, for each layout in it asks all the others."""
        if width not in self._heights:
            self._heights[width] = max(self.minimumHeight(), super().heightForWidth(width))
        return self._heights[width]

    def event(self, event: QEvent) -> bool:
        """Something in it has changed: the list measures it again."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._heights.clear()
            self.updateGeometry()
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The list answers the arrows, Home and End; Left goes to the heading."""
        keys = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Home, Qt.Key.Key_End)
        if event.key() in keys:
            self.keyed.emit(self, event.key())
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell the list which row has the keyboard."""
        super().focusInEvent(event)
        self.focused.emit(self)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the fill and the line above; the words are labels."""
        painter, theme = QPainter(self), self._theme
        box = QRectF(self.rect())
        if self.row.recommended:
            painter.fillRect(box, theme.color("bank_soft"))
        elif self.underMouse() and not self.row.problem:
            painter.fillRect(box, theme.color("hover"))
        painter.fillRect(QRectF(0, 0, box.width(), 1), theme.color("edge_soft"))
        painter.end()

    def _ask(self) -> None:
        if not self.row.problem:
            self.asked.emit(self.row.id)

    def _restyle(self) -> None:
        theme = self._theme
        self.setMinimumHeight(theme.px(LEAST))
        self._line.setContentsMargins(theme.px(16), theme.px(5), theme.px(16), theme.px(4))
        ink = "text_quiet" if self.row.problem else "bank_text"
        name = "warning" if self.row.problem else channel_icon(self.row.channel)
        self._channel.setPixmap(theme.pixmap(name, theme.pad(18), ink))
        self._channel.setToolTip(tip(phrase("channel", self.row.channel)))
        if tick := getattr(self, "_tick", None):
            tick.setPixmap(theme.pixmap("done", theme.pad(15), "good_text", "bold"))
        self._channel.setFixedWidth(theme.px(ICON))
        for name, cell in self._cells.items():
            cell.setFixedWidth(theme.px(COLUMNS[name]))
        if self._cells:
            # The trained skills take the whole cell, and break where they must.
            self._trains.setFixedWidth(theme.px(TRAINS - 16))
