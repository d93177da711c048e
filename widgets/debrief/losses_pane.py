"""Every point lost and why, criterion by criterion, the breaches, and the note beside what was done."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from widgets.common.empty_state import EmptyState
from widgets.common.labels import Label
from widgets.common.placed import nest
from widgets.common.theme import Theme
from widgets.debrief.room import Room
from workstation.debrief.explaining import Explained, explanations
from workstation.debrief.report import Report
from workstation.i18n import tr


class LossesPane(QWidget):
    """Built once from a report; it scrolls with the keyboard."""

    def __init__(self, theme: Theme, report: Report, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        inner = QWidget()
        self._column = QVBoxLayout(inner)
        self._rows: list[QHBoxLayout] = []
        self._costs: list[Label] = []
        self._room = Room(theme, inner)
        self._room.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._room.setAccessibleName(tr("Each point lost, and why"))
        self.setFocusProxy(self._room)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 1, 1, 1)
        outer.addWidget(self._room)
        parts = explanations(report)
        for part in parts:
            title = f"{part.title} · {part.figure}" if part.figure else part.title
            self._column.addWidget(Label(theme, title, "h3", wrap=True))
            for row in part.rows:
                nest(self._column, self._row(row))
        if not parts:
            nothing = EmptyState(
                theme, tr("No point was lost."), tr("The score pane shows what each criterion obtained.")
            )
            self._column.addWidget(nothing)
        self._column.addStretch(1)
        theme.changed.connect(self._restyle)
        self._restyle()

    def set_whole(self, whole: bool) -> None:
        """Show everything at full height, or scroll inside the height there is."""
        self._room.set_whole(whole)

    def _row(self, row: Explained) -> QHBoxLayout:
        theme, across, texts = self._theme, QHBoxLayout(), QVBoxLayout()
        cost = Label(theme, row.cost, "small", "alert" if row.grave else "strong", weight=700, wrap=True)
        if not row.cost:
            cost.hide()  # no empty column before the words
        self._costs.append(cost)
        self._rows.append(across)
        texts.setSpacing(0)
        if row.where:
            texts.addWidget(
                Label(theme, row.where, "small", "alert" if row.grave and not row.cost else "medium", wrap=True)
            )
        for line in row.lines:
            texts.addWidget(Label(theme, line, "body", wrap=True))
        if row.why:
            texts.addWidget(Label(theme, row.why, "small", "medium", wrap=True))
        across.addWidget(cost, 0, Qt.AlignmentFlag.AlignTop)
        nest(across, texts, 1)
        return across

    def _restyle(self) -> None:
        theme = self._theme
        side = theme.pad(18)
        self._column.setContentsMargins(side, theme.pad(12), side, theme.pad(12))
        self._column.setSpacing(theme.pad(10))
        for across in self._rows:
            across.setSpacing(theme.pad(10))
        for cost in self._costs:
            cost.setFixedWidth(theme.px(84))
