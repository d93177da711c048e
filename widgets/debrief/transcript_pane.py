"""Everything that was said and done, with the numbered moments marked; the figures of the contact above it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QStackedLayout, QVBoxLayout, QWidget

from widgets.common.bubbles import Row, Who
from widgets.common.empty_state import EmptyState
from widgets.common.labels import Label
from widgets.common.placed import nest, nest_in_grid
from widgets.common.theme import Theme
from widgets.common.tips import tip
from widgets.common.transcript import Transcript
from workstation.debrief import words
from workstation.debrief.report import Report
from workstation.i18n import tr
from workstation.phrases import fact
from workstation.session.transcript import Line
from workstation.wording import clock

_WHO: dict[str, Who] = {"customer": "customer", "adviser": "adviser"}


ONE_ROW = 6
"""Figures that stand side by side; a written conversation has more."""


class TranscriptPane(QWidget):
    """Built once from a report; ``show_moment`` brings a moment's line into view.

    ``contest_asked`` carries the entry of a sentence that its adviser says was misheard.
    """

    contest_asked = Signal(int)

    def __init__(self, theme: Theme, report: Report, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._report = theme, report
        self._marked = {m.entry_number: m for m in report.moments}
        self._transcript = Transcript(theme)
        self._transcript.set_customer(report.customer)
        self._transcript.set_rows(self._row(line) for line in report.lines)
        contestable = {str(number) for number in report.hearing.contestable}
        self._transcript.set_links(contestable, tr("That is not what I said"))
        self._transcript.pressed.connect(self._on_misheard)
        self._columns: list[QVBoxLayout] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(1, 0, 1, 0)
        self._column.addWidget(self._figures())
        self._pages = QStackedLayout()
        self._pages.addWidget(self._transcript)
        self._pages.addWidget(
            EmptyState(theme, tr("Nothing was said."), tr("The conversation is shown here once a contact is taken."))
        )
        self._pages.setCurrentIndex(0 if report.lines else 1)
        nest(self._column, self._pages, 1)
        self.setFocusProxy(self._transcript)
        theme.changed.connect(self._restyle)
        self._restyle()

    def show_moment(self, entry_number: int) -> None:
        """Scroll to the line of an entry, if it has one."""
        if any(line.number == entry_number for line in self._report.lines):
            self._transcript.scroll_to(str(entry_number))

    def _row(self, line: Line) -> Row:
        moment = self._marked.get(line.number)
        note = ""
        if moment is not None:
            note = tr("Moment {n} · {kind}", n=moment.number, kind=words.kind_word(moment.kind))
        at = clock(self._report.timeline.at(line.at))
        text = line.text if line.who != "fact" else fact(line)
        heard, breaks = words.line_note(line, self._report), line.code == "forbidden"
        return Row(str(line.number), at, _WHO.get(line.who, "fact"), text, note, heard=heard, breaks=breaks)

    def _on_misheard(self, row: str) -> None:
        self.contest_asked.emit(int(row))

    def _figures(self) -> QWidget:
        """The indicators; the definition of each is its tooltip and its description."""
        holder = QWidget()
        self._grid = QGridLayout(holder)
        for name, value, told in words.figures(self._report):
            column = QVBoxLayout()
            self._columns.append(column)
            column.setSpacing(0)
            figure = Label(self._theme, value, "clock_inline")
            label = Label(self._theme, name, "meta", "medium", wrap=True)
            for part in (figure, label):
                part.setToolTip(tip(told))
            figure.setAccessibleName(f"{name}, {value}")
            figure.setAccessibleDescription(told)
            column.addWidget(figure)
            column.addWidget(label)
            column.addStretch(1)
        self.stack(False)
        return holder

    def heightForWidth(self, _width: int) -> int:
        """None, though the words wrap: it scrolls, and unseen it would push the buttons of a moment out of sight."""
        return -1

    def stack(self, narrow: bool) -> None:
        """Lay the figures on one row, on two when they are many, or two by two where there is no room."""
        many = len(self._columns) > ONE_ROW
        across = 2 if narrow else max(1, -(-len(self._columns) // 2) if many else len(self._columns))
        for n, column in enumerate(self._columns):
            self._grid.removeItem(column)
            nest_in_grid(self._grid, column, n // across, n % across)
            self._grid.setColumnStretch(n, 1 if n < across else 0)

    def _restyle(self) -> None:
        theme = self._theme
        side = theme.pad(18)
        self._grid.setContentsMargins(side, theme.pad(12), side, theme.pad(8))
        self._grid.setSpacing(theme.pad(12))
