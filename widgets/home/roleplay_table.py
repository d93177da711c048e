"""The list of role-plays: filters, level of help, and a row each."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from widgets.common.empty_state import EmptyState
from widgets.common.labels import Label
from widgets.common.placed import nest
from widgets.common.surfaces import Card
from widgets.common.tabs import SegmentedControl
from widgets.common.theme import Theme
from widgets.home import roleplay_line as line
from widgets.home.filter_chips import FilterChips
from widgets.home.grouping import answers, grouped
from widgets.home.list_tools import ListTools
from widgets.home.model import RoleplayRow
from widgets.home.roleplay_list import RoleplayList
from widgets.home.words import channel_plural, help_line
from workstation.i18n import tr, trn
from workstation.phrases import phrase
from workstation.settings import ALLOWED

ALL = "all"
FEW = 8
"""As many role-plays are taken in at a glance; more are searched, and stand under headings."""


class _Header(QWidget):
    """The names of the columns, over them."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._row = QHBoxLayout(self)
        self._row.setSpacing(0)
        self._row.addWidget(line.Cell(theme, line.ICON))
        self._row.addWidget(Label(theme, tr("Situation"), "label", "medium"), 1)
        self._cells = {
            "trains": line.Cell(theme, line.TRAINS, Label(theme, tr("You work on"), "label", "medium")),
            "difficulty": line.Cell(theme, line.DIFFICULTY, Label(theme, tr("Difficulty"), "label", "medium")),
            "minutes": line.Cell(theme, line.MINUTES, Label(theme, tr("Length"), "label", "medium")),
            "score": line.Cell(theme, line.SCORE, Label(theme, tr("Best score / 100"), "label", "medium")),
        }
        for cell in self._cells.values():
            self._row.addWidget(cell)
        self._row.addWidget(line.Cell(theme, line.ACT))
        self._restyle()
        theme.changed.connect(self._restyle)

    def set_shape(self, shape: line.Shape) -> None:
        """Follow the rows."""
        self.setVisible(shape != "narrow")
        self._cells["trains"].setVisible(shape == "wide")

    def _restyle(self) -> None:
        theme = self._theme
        self._row.setContentsMargins(theme.px(16), theme.pad(5), theme.px(16), theme.pad(5))


class RoleplayTable(Card):
    """The card. ``current`` carries the row that took the keyboard, so that a page can bring it into view."""

    start_asked = Signal(str)
    help_level_changed = Signal(str)
    current = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "card", parent)
        self._rows: tuple[RoleplayRow, ...] = ()
        self._filter = ALL
        self._long = False
        self._shape: line.Shape | None = None
        self._title = Label(theme, tr("Role-plays"), "h3")
        self._count = Label(theme, "", "small", "medium")
        self._chips = FilterChips(theme)
        self._help_word = Label(theme, tr("Level of help"), "small", "medium")
        self._help = SegmentedControl(theme, [(level, phrase("help", level)) for level in ALLOWED["help"]])
        self._help.setAccessibleName(tr("Level of help"))
        self._help_line = Label(theme, "", "meta", "medium", wrap=True)
        self._header = _Header(theme)
        self._list = RoleplayList(theme)
        self._tools = ListTools(theme)
        self._empty = EmptyState(theme, "", "")
        self._place()
        self._chips.chosen.connect(self._on_filter)
        self._help.chosen.connect(self._on_help)
        self._list.asked.connect(self.start_asked)
        self._list.current.connect(self.current)
        self._list.left_above.connect(self._on_left_above)
        self._tools.changed.connect(self._fill)
        self._tools.entered.connect(self._list.focus_first)
        self._tools.all_asked.connect(self._on_all)
        self._restyle()
        theme.changed.connect(self._restyle)

    def _place(self) -> None:
        self._left = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        for each in (self._title, self._count, self._chips):
            self._left.addWidget(each, 0, Qt.AlignmentFlag.AlignLeft)
        self._left.addStretch(1)
        self._right = QHBoxLayout()
        self._right.addWidget(self._help_word)
        self._right.addWidget(self._help)
        self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        nest(self._top, self._left, 1)
        nest(self._top, self._right)
        self._head = QVBoxLayout()
        nest(self._head, self._top)
        self._head.addWidget(self._help_line)
        self._head.addWidget(self._tools)
        column = QVBoxLayout(self)
        column.setContentsMargins(1, 1, 1, 8)
        column.setSpacing(0)
        nest(column, self._head)
        column.addWidget(self._header)
        column.addWidget(self._list)
        column.addWidget(self._empty)

    def set_rows(self, rows: tuple[RoleplayRow, ...], help_level: str, *, leads: bool) -> None:
        """Show these. ``leads`` says that beginning is the page's main gesture, for nothing else waits."""
        self._rows, self._long = rows, len(rows) > FEW
        channels = tuple(dict.fromkeys(row.channel for row in rows))
        if self._filter not in channels:
            self._filter = ALL
        counts = tuple((each, channel_plural(each), sum(row.channel == each for row in rows)) for each in channels)
        # A filter that leaves everything is no filter.
        several = len(channels) > 1
        self._chips.setVisible(several)
        self._chips.set_filters(((ALL, tr("All"), len(rows)), *counts) if several else (), self._filter)
        self._count.setVisible(bool(rows) and not several)
        self._count.setText(trn("{n} situation", "{n} situations", len(rows)))
        if help_level in ALLOWED["help"]:
            self._help.select(help_level)
        self._help_line.setText(help_line(help_level))
        self._tools.setVisible(self._long)
        self._list.set_rows(rows, self._shape, leads=leads)
        self._fill()

    def lines(self) -> list[line.RoleplayLine]:
        """The rows in view, in order."""
        return self._list.lines()

    def focus_first(self) -> None:
        """Give the keyboard to the recommended row, else to the first."""
        self._list.focus_first()

    def _fill(self) -> None:
        typed = self._tools.typed if self._long else ""
        shown = [row for row in self._rows if self._filter in (ALL, row.channel) and answers(row, typed)]
        self._list.show_groups(grouped(shown, self._tools.by if self._long else ""))
        self._tools.tell(len(shown), len(self._rows))
        self._list.setVisible(bool(shown))
        self._empty.setVisible(not shown)
        if self._rows:
            self._empty.set_words(tr("No role-play answers to that"), tr("Try fewer words, or show them all."))
        else:
            self._empty.set_words(
                tr("No role-play to show"),
                tr("The role-plays of the folder appear here as soon as one of them checks."),
            )
        self._header.setVisible(bool(shown) and self._shape != "narrow")

    def _on_filter(self, name: str) -> None:
        self._filter = name
        self._fill()

    def show_all(self) -> None:
        """Leave what was looked for and the channel chosen."""
        self._tools.clear()
        self._chips.select(ALL)

    def _on_all(self) -> None:
        self.show_all()
        self.focus_first()

    def _on_left_above(self) -> None:
        if self._long:
            self._tools.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_help(self, level: str) -> None:
        self._help_line.setText(help_line(level))
        self.help_level_changed.emit(level)

    def minimumSizeHint(self) -> QSize:
        """The wider of its parts: they stand one under the other, and columns leave, where they must."""
        parts = (*self._named(), self._right.minimumSize(), self._tools.minimumSizeHint())
        margins = self._head.contentsMargins()
        wide = max(part.width() for part in parts) + margins.left() + margins.right() + 2
        return QSize(wide, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show the columns there is room for."""
        super().resizeEvent(event)
        self._reshape()

    def _reshape(self) -> None:
        shape = line.shape_for(self._theme, self.width())
        if shape != self._shape:
            self._shape = shape
            self._list.set_shape(shape)
            self._header.set_shape(shape)
            self._header.setVisible(bool(self.lines()) and shape != "narrow")
        ways = QBoxLayout.Direction
        named = sum(size.width() + self._left.spacing() for size in self._named())
        self._left.setDirection(ways.TopToBottom if named + self._theme.pad(40) > self.width() else ways.LeftToRight)
        needed = named + self._right.minimumSize().width() + self._theme.pad(60)
        self._top.setDirection(ways.TopToBottom if needed > self.width() else ways.LeftToRight)

    def _named(self) -> list[QSize]:
        """What the title and what stands beside it need."""
        return [each.minimumSizeHint() for each in (self._title, self._count, self._chips) if not each.isHidden()]

    def _restyle(self) -> None:
        theme = self._theme
        self._head.setContentsMargins(theme.px(16), theme.pad(12), theme.px(16), theme.pad(10))
        self._head.setSpacing(theme.pad(6))
        self._left.setSpacing(theme.pad(14))
        self._right.setSpacing(theme.pad(10))
        self._top.setSpacing(theme.pad(8))
        self._shape = None
        self._reshape()
