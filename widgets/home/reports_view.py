"""Past sessions: when, what, how well, and the way to each report; under them what is counted over time."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from widgets.common.buttons import Button
from widgets.common.chips import Chip
from widgets.common.empty_state import EmptyState
from widgets.common.gauges import ScoreBar
from widgets.common.labels import Label
from widgets.common.placed import nest
from widgets.common.scrolled import Scrolled
from widgets.common.surfaces import Card
from widgets.common.theme import Theme
from widgets.home.model import ReportRow
from widgets.home.roleplay_line import Cell
from widgets.home.tally_card import TallyCard
from workstation.debrief.tally import Tally
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
        nest(self._line, words, 1)
        if row.score is not None:
            bar = ScoreBar(theme, row.score, width=78)
            bar.setFixedWidth(theme.pad(78))
            self._line.addWidget(bar)
            self._line.addWidget(Cell(theme, 32, Label(theme, f"{row.score}", "body", weight=700)))
        verdict = tr("Passed") if row.passed else tr("Not passed")
        said = tr("Second try") if row.second_try else tr("To confirm") if row.score is None else verdict
        waits = row.score is None and not row.second_try
        chip = Chip(theme, said, "good" if row.passed else "now" if waits else "neutral")
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


class ReportsView(Scrolled):
    """The list, newest first, as it is given. ``report_asked`` carries the session of the one to reread."""

    report_asked = Signal(str)

    def __init__(self, theme: Theme) -> None:
        content = QWidget()
        super().__init__(content)
        self._theme = theme
        self.lines: list[ReportLine] = []
        card = Card(theme)
        self._list = QVBoxLayout(card)
        self._list.setContentsMargins(1, 6, 1, 6)
        self._list.setSpacing(0)
        sentence = tr("The report of a contact appears here as soon as it is finished and rated.")
        self._empty = EmptyState(theme, tr("No report yet"), sentence)
        self._list.addWidget(self._empty)
        self._column = QVBoxLayout(content)
        self._column.addWidget(Label(theme, tr("Your reports"), "h1"))
        self._column.addWidget(card)
        self._tally = TallyCard(theme)
        self._column.addWidget(self._tally)
        self._column.addStretch(1)
        self._arrange()
        theme.changed.connect(self._arrange)

    def set_reports(self, reports: tuple[ReportRow, ...]) -> None:
        """Show these."""
        for line in self.lines:
            line.hide()
            line.deleteLater()
        self.lines = [ReportLine(self._theme, row) for row in reports]
        for line in self.lines:
            self._list.addWidget(line)
            line.asked.connect(self.report_asked)
        self._empty.setVisible(not reports)

    def set_tally(self, tally: Tally) -> None:
        """Show the counts over time; nothing where no objection was ever met."""
        self._tally.set_tally(tally)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the list readable on a large screen."""
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        theme = self._theme
        margin = max(theme.pad(28), (self.width() - theme.px(WIDEST)) // 2)
        self._column.setContentsMargins(margin, theme.pad(28), margin, theme.pad(28))
        self._column.setSpacing(theme.pad(16))
