"""Past sessions: when, what, how well, and the way to each report.

Signals:
    report_asked(session): the debrief of that session
The bar's own signals are on ``bar``.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from widgets.common.buttons import Button
from widgets.common.chips import Chip
from widgets.common.empty_state import EmptyState
from widgets.common.gauges import ScoreBar
from widgets.common.labels import Label
from widgets.common.surfaces import Card
from widgets.common.theme import Theme
from widgets.home.model import Profile, ReportRow
from widgets.home.page_bar import PageBar
from widgets.home.roleplay_line import Cell
from workstation.i18n import tr

WIDEST = 960


class ReportLine(QFrame):
    """One session."""

    asked = Signal(str)

    def __init__(self, theme: Theme, row: ReportRow) -> None:
        super().__init__()
        self._theme, self._row = theme, row
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(Label(theme, row.title, "body", elide=True, weight=700))
        words.addWidget(Label(theme, row.when, "meta", "medium", elide=True))
        self._line = QHBoxLayout(self)
        self._line.addLayout(words, 1)
        bar = ScoreBar(theme, row.score, width=78)
        bar.setFixedWidth(theme.pad(78))
        self._line.addWidget(bar)
        self._line.addWidget(Cell(theme, 32, Label(theme, f"{row.score}", "body", weight=700)))
        chip = Chip(theme, tr("Passed") if row.passed else tr("Not passed"), "good" if row.passed else "neutral")
        self._line.addWidget(Cell(theme, 96, chip))
        self.open = Button(theme, tr("Reread"), "link")
        self.open.setAccessibleName(tr("Reread the report: {title}", title=f"{row.title}, {row.when}"))
        self.open.clicked.connect(self._ask)
        self._line.addWidget(self.open)
        self._restyle()
        theme.changed.connect(self._restyle)

    def _ask(self) -> None:
        self.asked.emit(self._row.session)

    def _restyle(self) -> None:
        theme = self._theme
        self._line.setContentsMargins(theme.pad(18), theme.pad(8), theme.pad(14), theme.pad(8))
        self._line.setSpacing(theme.pad(14))


class ReportsPage(QWidget):
    """The list, newest first, as it is given."""

    report_asked = Signal(str)

    def __init__(
        self, theme: Theme, profile: Profile, reports: tuple[ReportRow, ...], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._theme = theme
        self.bar = PageBar(theme)
        self.bar.set_profile(profile)
        self.bar.set_pages(("home", "reports"))
        self.bar.select("reports")
        card = Card(theme)
        inner = QVBoxLayout(card)
        inner.setContentsMargins(1, 6, 1, 6)
        inner.setSpacing(0)
        self.lines = [ReportLine(theme, row) for row in reports]
        for line in self.lines:
            inner.addWidget(line)
            line.asked.connect(self.report_asked)
        if not reports:
            sentence = tr("The report of a call appears here as soon as the call is finished and rated.")
            inner.addWidget(EmptyState(theme, tr("No report yet"), sentence))
        content = QWidget()
        self._column = QVBoxLayout(content)
        self._column.addWidget(Label(theme, tr("Your reports"), "h1"))
        self._column.addWidget(card)
        self._column.addStretch(1)
        scroll = QScrollArea()
        scroll.setWidget(content)
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.bar)
        outer.addWidget(scroll, 1)
        self._arrange()
        theme.changed.connect(self._arrange)

    def showEvent(self, event: QShowEvent) -> None:
        """Put the focus on the newest report."""
        super().showEvent(event)
        if self.lines:
            self.lines[0].open.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the list readable on a large screen."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        theme = self._theme
        margin = max(theme.pad(28), (self.width() - theme.px(WIDEST)) // 2)
        self._column.setContentsMargins(margin, theme.pad(28), margin, theme.pad(28))
        self._column.setSpacing(theme.pad(16))
