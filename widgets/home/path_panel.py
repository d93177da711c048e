"""The path: a thread read from top to bottom, a knot a step, and below it the last report."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from widgets.common import marks
from widgets.common.buttons import Button
from widgets.common.labels import Label
from widgets.common.placed import nest
from widgets.common.surfaces import Card
from widgets.common.theme import Theme
from widgets.common.thread_stepper import Step, paint_knot, state_word
from widgets.common.tips import tip
from widgets.home.model import PathStep, ReportRow
from workstation.i18n import tr, trn

MOST, BEFORE = 8, 2
"""Steps in sight, and how many of them come before the current one."""


class _PathLine(QWidget):
    """One step: its knot on the thread, its title, what it asks."""

    def __init__(self, theme: Theme, step: PathStep, before: PathStep | None, after: PathStep | None) -> None:
        super().__init__()
        self._theme, self._step, self._before, self._after = theme, step, before, after
        current = step.state == "current"
        self._title = Label(
            theme,
            step.title,
            "body",
            "medium" if step.state == "todo" else "strong",
            wrap=True,
            weight=700 if current else None,
        )
        self._sub = Label(theme, step.subtitle, "meta", "medium", wrap=True)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self._column.addWidget(self._title)
        self._column.addWidget(self._sub)
        self.setAccessibleName(tr("{step}, {state}", step=step.title, state=state_word(step.state)))
        self.setAccessibleDescription(step.subtitle)
        self._restyle()
        theme.changed.connect(self._restyle)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the thread and the knot; the words are labels."""
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        centre = QPointF(theme.pad(13), theme.pad(3) + theme.px(10))
        walked = ("done", "current")
        if self._before is not None:
            painter.setPen(marks.pen(theme.color("bank" if self._step.state in walked else "edge_soft"), 3))
            painter.drawLine(QPointF(centre.x(), 0), centre)
        if self._after is not None:
            painter.setPen(marks.pen(theme.color("bank" if self._after.state in walked else "edge_soft"), 3))
            painter.drawLine(centre, QPointF(centre.x(), self.height()))
        paint_knot(painter, theme, centre, Step("", "", self._step.state), theme.pad(10), plain=False)
        painter.end()

    def _restyle(self) -> None:
        theme = self._theme
        bottom = theme.pad(13) if self._after is not None else 0
        self._column.setContentsMargins(theme.pad(35), theme.pad(3), 0, bottom)
        self.update()


def in_sight(steps: tuple[PathStep, ...]) -> range:
    """Which steps are shown: on a long path, those around the current one."""
    if len(steps) <= MOST:
        return range(len(steps))
    current = next((i for i, step in enumerate(steps) if step.state == "current"), len(steps))
    start = max(0, min(current - BEFORE, len(steps) - MOST))
    return range(start, start + MOST)


class PathPanel(Card):
    """The recruit's path. ``report_asked`` carries the session of the last report."""

    report_asked = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "card", parent)
        self._steps: tuple[PathStep, ...] = ()
        self._last: ReportRow | None = None
        self._lines: list[_PathLine] = []
        self._title = Label(theme, "", "h3")
        self._count = Label(theme, "", "small", "medium")
        self._earlier = Label(theme, "", "meta", "medium")
        self._later = Label(theme, "", "meta", "medium")
        self._before = self._after = 0
        self._rule = QFrame()
        self._sheet = QLabel()
        self._report = Label(theme, "", "small", wrap=True)
        self._open = Button(theme, "", "link", "small")
        self._open.clicked.connect(self._ask_report)
        self._column = QVBoxLayout(self)
        head = QHBoxLayout()
        head.addWidget(self._title)
        head.addStretch(1)
        head.addWidget(self._count)
        self._thread = QVBoxLayout()
        self._thread.setSpacing(0)
        self._foot = QWidget()
        row = QHBoxLayout(self._foot)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._sheet)
        row.addWidget(self._report, 1)
        row.addWidget(self._open)
        nest(self._column, head)
        self._column.addWidget(self._earlier)
        nest(self._column, self._thread)
        self._column.addWidget(self._later)
        self._column.addWidget(self._rule)
        self._column.addWidget(self._foot)
        self._restyle()
        theme.changed.connect(self._restyle)

    def set_path(self, steps: tuple[PathStep, ...], last: ReportRow | None) -> None:
        """Show these steps, and the last report if there is one."""
        self._steps, self._last = steps, last
        for line in self._lines:
            line.hide()
            line.deleteLater()
        # Each knot draws half of the line to its neighbours, so it must know them.
        around = (None, *steps, None)
        shown = in_sight(steps)
        self._lines = [_PathLine(self._theme, steps[i], around[i], around[i + 2]) for i in shown]
        self._before, self._after = shown.start, len(steps) - shown.stop
        for line in self._lines:
            self._thread.addWidget(line)
        self.retranslate()

    def retranslate(self) -> None:
        """Say everything again, in the language spoken now."""
        done = sum(step.state == "done" for step in self._steps)
        self._title.setText(tr("Your path"))
        self._count.setText(trn("{n} step out of {total}", "{n} steps out of {total}", done, total=len(self._steps)))
        self._earlier.setText(trn("{n} step before", "{n} steps before", self._before))
        self._earlier.setVisible(bool(self._before))
        self._later.setText(trn("{n} more step", "{n} more steps", self._after))
        self._later.setVisible(bool(self._after))
        self._rule.setVisible(self._last is not None)
        self._foot.setVisible(self._last is not None)
        if self._last is not None:
            words = tr("Last contact: {score} out of 100", score=self._last.score)
            self._report.setText(words)
            self._open.setText(tr("Reread"))
            self._open.setAccessibleName(tr("Reread the report: {title}", title=self._last.title))
            self._open.setToolTip(tip(f"{self._last.title}, {self._last.when}"))

    def _ask_report(self) -> None:
        if self._last is not None:
            self.report_asked.emit(self._last.session)

    def _restyle(self) -> None:
        theme = self._theme
        side = theme.pad(18)
        self._column.setContentsMargins(side, theme.pad(14), side, theme.pad(16))
        self._column.setSpacing(theme.pad(14))
        self._rule.setFixedHeight(1)
        self._rule.setStyleSheet(f"background: {theme.tokens.edge_soft};")
        self._sheet.setPixmap(theme.pixmap("template", theme.pad(20), "text_medium"))
