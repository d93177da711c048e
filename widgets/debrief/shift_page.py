"""The debrief of a shift: everybody on one time line, what waited too long, and the way to each contact's own."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtGui import QFocusEvent, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from widgets.common.empty_state import EmptyState
from widgets.common.labels import Label
from widgets.common.placed import nest
from widgets.common.scrolled import Scrolled
from widgets.common.surfaces import Card
from widgets.common.tabs import SegmentedControl
from widgets.common.theme import Theme
from widgets.debrief.contact_tabs import WHOLE, ContactTabs
from widgets.debrief.delay_card import DelayCard
from widgets.debrief.lanes_table import LanesTable
from widgets.debrief.lanes_view import LanesLegend, LanesView
from widgets.debrief.room import Room
from widgets.debrief.top_bar import DebriefBar
from widgets.debrief.worked_card import WorkedCard
from workstation.debrief import shift_words as words
from workstation.debrief.shift import ShiftReport
from workstation.i18n import language, tr
from workstation.phrases import phrase
from workstation.wording import clock, hour, spoken_date

TWO_COLUMNS = 820
"""From this width at 100 % on, the contacts stand beside what waited."""


class ShiftPage(QWidget):
    """Signals: as ``DebriefPage``'s; ``contact_asked`` carries the contact whose debrief is wanted."""

    home_asked = Signal()
    replay_asked = Signal()
    help_asked = Signal()
    restart_from = Signal(int)
    export_asked = Signal()
    contact_asked = Signal(str)

    def __init__(self, theme: Theme, report: ShiftReport, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self.report = theme, report
        self._columns = 0
        self._bar = DebriefBar(theme, tr("Report · {title}", title=report.title), subtitle(report))
        self._bar.home_asked.connect(self.home_asked)
        self._bar.export_asked.connect(self.export_asked)
        self._bar.replay_asked.connect(self.replay_asked)
        self._bar.help_asked.connect(self.help_asked)
        self.tabs = ContactTabs(theme, contacts_of(report), WHOLE)
        self.tabs.chosen.connect(self._on_tab)
        body = QWidget()
        self._column = QVBoxLayout(body)
        self._column.addWidget(self._thread_card())
        self._lower = QWidget()
        self._grid = QGridLayout(self._lower)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._delays = self._delay_list()
        self._contacts = self._contact_list()
        self._column.addWidget(self._lower, 1)
        self._scroll = Scrolled(body)
        self.setProperty("surface", "window")
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        for part in (self._bar, self.tabs):
            outer.addWidget(part)
        outer.addWidget(self._scroll, 1)
        if report.delays:
            self.select(1)
        theme.changed.connect(self._restyle)
        self._restyle()

    def select(self, number: int) -> None:
        """Show a wait on the lanes and in the list."""
        self.lanes.select(number)
        card = self.cards[number - 1]
        if self.isVisible():
            self._room.ensureWidgetVisible(card, 0, self._theme.pad(12))

    def show_table(self, shown: bool = True) -> None:
        """The table in place of the drawing, or the drawing again."""
        self.ways.select("table" if shown else "lanes")
        self._view("table" if shown else "lanes")

    def view_state(self) -> object:
        """Which wait is shown, and how."""
        return self.lanes.selected, self.ways.current_name()

    def restore_view(self, state: object) -> None:
        """Show it."""
        if isinstance(state, tuple):
            number, way = state
            self.show_table(way == "table")
            if 1 <= number <= len(self.cards):
                self.select(number)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keyboard to the tabs: the whole first, then each contact."""
        super().focusInEvent(event)
        self.tabs.setFocus(event.reason())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Two columns, or one."""
        super().resizeEvent(event)
        self._arrange()

    def _thread_card(self) -> Card:
        theme = self._theme
        card = Card(theme)
        self._thread = QVBoxLayout(card)
        self._head = QHBoxLayout()
        self.ways = SegmentedControl(theme, (("lanes", tr("Drawing")), ("table", tr("Table"))))
        self.ways.setAccessibleName(tr("How to show the thread"))
        self.ways.select("lanes")
        self.ways.chosen.connect(self._view)
        self._head.addWidget(Label(theme, tr("The thread of the shift"), "h3"))
        self._head.addStretch(1)
        self._head.addWidget(self.ways)
        drawing = QWidget()
        self._drawing = QVBoxLayout(drawing)
        self._drawing.setContentsMargins(0, 0, 0, 0)
        self.lanes = LanesView(theme, self.report)
        self.lanes.delay_selected.connect(self.select)
        self._drawing.addWidget(self.lanes)
        self._drawing.addWidget(LanesLegend(theme, self.report))
        self.table = LanesTable(theme, self.report)
        self._stack = QStackedWidget()
        self._stack.addWidget(drawing)
        self._stack.addWidget(self.table)
        nest(self._thread, self._head)
        self._thread.addWidget(self._stack)
        return card

    def _delay_list(self) -> QWidget:
        theme, report = self._theme, self.report
        inner, part = QWidget(), QWidget()
        self._cards_column = QVBoxLayout(inner)
        self.cards = tuple(DelayCard(theme, report, number) for number in range(1, len(report.delays) + 1))
        for card in self.cards:
            card.restart_asked.connect(self.restart_from)
            self._cards_column.addWidget(card)
        if not self.cards:
            self._cards_column.addWidget(EmptyState(theme, words.delays_heading(report), words.no_delay()))
        self._cards_column.addStretch(1)
        self._room = Room(theme, inner)
        self._left = QVBoxLayout(part)
        self._left.setContentsMargins(0, 0, 0, 0)
        if self.cards:
            self._left.addWidget(Label(theme, words.delays_heading(report), "h3"))
        self._left.addWidget(self._room, 1)
        return part

    def _contact_list(self) -> QWidget:
        theme, report = self._theme, self.report
        inner, part = QWidget(), QWidget()
        self._worked = QVBoxLayout(inner)
        self.worked: dict[str, WorkedCard] = {}
        for figures in words.figures(report):
            contact = report.contact(figures.contact)
            passed = contact.marks.passed and not contact.to_confirm
            card = self.worked[figures.contact] = WorkedCard(theme, figures, contact.channel, passed)
            card.opened.connect(self.contact_asked)
            self._worked.addWidget(card)
        self._worked.addStretch(1)
        self._contact_room = Room(theme, inner)
        self._right = QVBoxLayout(part)
        self._right.setContentsMargins(0, 0, 0, 0)
        self._right.addWidget(Label(theme, tr("Contact by contact"), "h3"))
        self._right.addWidget(self._contact_room, 1)
        return part

    def _on_tab(self, contact: str) -> None:
        if contact != WHOLE:
            self.contact_asked.emit(contact)

    def _view(self, name: str) -> None:
        self._stack.setCurrentIndex(("lanes", "table").index(name))

    def _arrange(self) -> None:
        columns = 2 if self.width() / self._theme.scale >= TWO_COLUMNS else 1
        if columns != self._columns:
            self._columns = columns
            for part in (self._delays, self._contacts):
                self._grid.removeWidget(part)
            self._grid.addWidget(self._delays, 0, 0)
            self._grid.addWidget(self._contacts, *((0, 1) if columns == 2 else (1, 0)))
            for room in (self._room, self._contact_room):
                room.set_whole(columns == 1)
        self._grid.setColumnStretch(0, 1)
        wide = self._theme.px(380)
        self._contacts.setMinimumWidth(wide if columns == 2 else 0)
        self._contacts.setMaximumWidth(wide if columns == 2 else 16_777_215)

    def _restyle(self) -> None:
        theme = self._theme
        side = theme.pad(24)
        self._column.setContentsMargins(side, theme.pad(14), side, theme.pad(18))
        self._column.setSpacing(theme.pad(14))
        self._grid.setSpacing(theme.pad(16))
        across, down = theme.pad(20), theme.pad(10)
        self._thread.setContentsMargins(across, down, theme.pad(12), down)
        self._thread.setSpacing(theme.pad(10))
        self._drawing.setSpacing(theme.pad(4))
        for column in (self._cards_column, self._worked):
            column.setContentsMargins(4, 4, theme.pad(4), 4)  # room for the focus ring inside what scrolls
            column.setSpacing(theme.pad(9))
        for column in (self._left, self._right):
            column.setSpacing(theme.pad(8))
        self._arrange()


def contacts_of(report: ShiftReport) -> dict[str, str]:
    """Every contact by id, and who it was."""
    return {one.contact: f"{one.customer} · {phrase('channel', one.channel)}" for one in report.contacts}


def subtitle(report: ShiftReport) -> str:
    """How many came, with what help, when, how long, and in which professional role."""
    one = report.one
    day = spoken_date(date.fromisoformat(one.day), language())
    parts = [
        words.so_many(report),
        tr("help: {level}", level=phrase("help", one.help).lower()),
        f"{day}, {hour(one.start, report.lanes.origin)}",
        clock(report.lanes.duration),
        phrase("job", one.job),
    ]
    if report.kind == "branch":
        parts.insert(1, tr("second try"))
    return " · ".join(parts)
