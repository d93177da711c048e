"""The rows of the role-plays under their headings, placed without a layout: each is measured once at a width.

A layout would ask every row for its height again and again, for each row that comes; with sixty of them, for most of a
second.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from widgets.common.theme import Theme
from widgets.home.group_line import GroupLine
from widgets.home.grouping import Group
from widgets.home.model import RoleplayRow
from widgets.home.roleplay_line import RoleplayLine, Shape

Stop = RoleplayLine | GroupLine
ARROWS: dict[int, int] = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1, Qt.Key.Key_Home: -10_000, Qt.Key.Key_End: 10_000}


class RoleplayList(QWidget):
    """Tab stops on one row and one heading; the arrows go through them all. ``asked`` carries the id of a role-play,
    ``current`` the line that took the keyboard, ``left_above`` an arrow up from the first."""

    asked = Signal(str)
    current = Signal(object)
    left_above = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._lines: dict[str, RoleplayLine] = {}
        self._headings: dict[str, GroupLine] = {}
        self._groups: tuple[Group, ...] = ()
        self._folded: set[str] = set()
        self._stops: list[Stop] = []
        self._heights: dict[int, list[int]] = {}
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def set_rows(self, rows: tuple[RoleplayRow, ...], shape: Shape | None, *, leads: bool) -> None:
        """Make a line for each; ``show_groups`` says which are in sight. ``leads``: see the table."""
        for each in (*self._lines.values(), *self._headings.values()):
            each.hide()
            each.deleteLater()
        self._lines, self._headings, self._stops = {}, {}, []
        for row in rows:
            line = RoleplayLine(self._theme, row, leads=leads and row.recommended, parent=self)
            line.asked.connect(self.asked)
            line.keyed.connect(self._on_key)
            line.focused.connect(self._on_focused)
            if shape:
                line.set_shape(shape)
            self._lines[row.id] = line

    def show_groups(self, groups: tuple[Group, ...]) -> None:
        """Show these rows and no others, under these headings."""
        self._groups = groups
        self._show()

    def set_shape(self, shape: Shape) -> None:
        """Show the columns there is room for."""
        for line in self._lines.values():
            line.set_shape(shape)
        self._measure_again()

    def lines(self) -> list[RoleplayLine]:
        """The rows in view, in order."""
        return [stop for stop in self._stops if isinstance(stop, RoleplayLine)]

    def focus_first(self) -> None:
        """Give the keyboard to the recommended row, else to the first in view."""
        if stop := self._first():
            stop.setFocus(Qt.FocusReason.OtherFocusReason)

    def hasHeightForWidth(self) -> bool:
        """Titles wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """All the rows in view."""
        return sum(self._measured(width))

    def sizeHint(self) -> QSize:
        """The rows as they stand: a layout asks for their height at the width it gives."""
        return QSize(self._theme.px(300), sum(self._heights.get(self.width(), ())))

    def minimumSizeHint(self) -> QSize:
        """The widest of the rows."""
        return QSize(max((stop.minimumSizeHint().width() for stop in self._stops), default=0), 0)

    def event(self, event: QEvent) -> bool:
        """A row that has changed is measured again."""
        if event.type() == QEvent.Type.LayoutRequest:
            self._measure_again()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the rows."""
        super().resizeEvent(event)
        self._place()

    def _show(self) -> None:
        self._stops = list(self._found())
        # Those never seen too: a page shown again shows whatever in it was not hidden.
        for gone in {*self._lines.values(), *self._headings.values()} - set(self._stops):
            gone.hide()
        self._measure_again()
        for stop in self._stops:
            stop.raise_()  # where there is no layout, the children are read in their order
            stop.show()
        for first in (self._first(), next(iter(self._stops), None)):
            if first is not None:
                self._rove(first)

    def _found(self) -> Iterator[Stop]:
        for group in self._groups:
            if group.name:
                yield self._heading(group)
            if group.name not in self._folded:
                yield from (self._lines[row.id] for row in group.rows)

    def _heading(self, group: Group) -> GroupLine:
        made = self._headings.get(group.name)
        if made is None:
            made = self._headings[group.name] = GroupLine(self._theme, group.name, self)
            made.setChecked(group.name not in self._folded)
            made.folded.connect(self._on_folded)
            made.keyed.connect(self._on_key)
            made.focused.connect(self._on_focused)
        made.set_group(group)
        return made

    def _first(self) -> Stop | None:
        lines = self.lines()
        first = lines[0] if lines else next(iter(self._stops), None)
        return next((line for line in lines if line.row.recommended), first)

    def _measured(self, width: int) -> list[int]:
        if width not in self._heights:
            self._heights[width] = [
                stop.heightForWidth(width) if stop.hasHeightForWidth() else stop.sizeHint().height()
                for stop in self._stops
            ]
        return self._heights[width]

    def _measure_again(self) -> None:
        self._heights = {}
        self.updateGeometry()
        self._place()

    def _place(self) -> None:
        top = 0
        for stop, high in zip(self._stops, self._measured(self.width()), strict=True):
            stop.setGeometry(0, top, self.width(), high)
            top += high

    def _rove(self, to: Stop) -> None:
        for each in self._stops:
            if type(each) is type(to):
                each.setFocusPolicy(Qt.FocusPolicy.StrongFocus if each is to else Qt.FocusPolicy.ClickFocus)

    def _on_key(self, stop: Stop, key: int) -> None:
        at = self._stops.index(stop)
        if key == Qt.Key.Key_Left:
            target = max((i for i, each in enumerate(self._stops[:at]) if isinstance(each, GroupLine)), default=at)
        else:
            target = max(0, min(len(self._stops) - 1, at + ARROWS[key]))
        self._stops[target].setFocus(Qt.FocusReason.OtherFocusReason)
        if target == at == 0 and key == Qt.Key.Key_Up:
            self.left_above.emit()

    def _on_focused(self, stop: Stop) -> None:
        self._rove(stop)
        self.current.emit(stop)

    def _on_folded(self, name: str, folded: bool) -> None:
        (self._folded.add if folded else self._folded.discard)(name)
        self._show()
        self._rove(self._headings[name])
