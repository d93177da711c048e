"""One wait over its limit: who waited, from when to when, what the adviser was at, and the way back to there."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from widgets.common.buttons import Button
from widgets.common.chips import Chip
from widgets.common.labels import Label
from widgets.common.placed import nest
from widgets.common.surfaces import Card
from widgets.common.theme import Theme
from workstation.debrief import shift_words as words
from workstation.debrief.shift import ShiftReport
from workstation.i18n import tr
from workstation.wording import clock


class DelayCard(Card):
    """``restart_asked`` carries the number of the last entry to keep."""

    restart_asked = Signal(int)

    def __init__(self, theme: Theme, report: ShiftReport, number: int, parent: QWidget | None = None) -> None:
        super().__init__(theme, "card", parent)
        self._delay = delay = report.delays[number - 1]
        title = words.delay_title(delay, report)
        self._chip = Chip(theme, str(number), "alert", icon="")
        self._head = QHBoxLayout()
        self._head.addWidget(self._chip, 0, Qt.AlignmentFlag.AlignTop)
        self._head.addWidget(Label(theme, title, "h3", wrap=True), 1)
        self.again = Button(theme, tr("Try again from here"), size="small", icon="undo")
        again = tr("Try again from here: {told}", told=title)
        self.again.setAccessibleName(again)
        self.again.clicked.connect(self._restart)
        at = clock(report.lanes.at(delay.start))
        back = tr("The whole desk starts again at {time}. Your first try stays on file.", time=at)
        self._foot = QHBoxLayout()
        self._foot.addWidget(self.again)
        self._foot.addWidget(Label(theme, back, "small", "medium", wrap=True), 1)
        self._column = QVBoxLayout(self)
        nest(self._column, self._head)
        self._column.addWidget(Label(theme, words.delay_where(delay, report), "small", "medium", wrap=True))
        self._column.addWidget(Label(theme, words.delay_why(delay, report), "body", wrap=True))
        nest(self._column, self._foot)
        theme.changed.connect(self._restyle)
        self._restyle()

    def _restart(self) -> None:
        self.restart_asked.emit(self._delay.fork)

    def _restyle(self) -> None:
        theme = self._theme
        across, down = theme.pad(14), theme.pad(10)
        self._column.setContentsMargins(across, down, across, down)
        self._column.setSpacing(theme.pad(6))
        for row in (self._head, self._foot):
            row.setSpacing(theme.pad(10))
