"""The list that « / » opens at the cursor: the phrases and templates that answer what was typed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPainter
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from widgets.common.surfaces import Surface
from widgets.common.theme import Theme
from widgets.common.wrapped_text import broken, fitted, text_width
from workstation.i18n import tr
from workstation.session.inserting import Insertable

AnyIndex = QModelIndex | QPersistentModelIndex
ROWS = 5
LARGE_TEXT, LARGE_ROWS = 1.5, 3
WIDE = 460
SIGN = Qt.ItemDataRole.UserRole + 1
"""The icon before the second line of an item."""


def words_of(one: Insertable) -> str:
    """Its code, its situation and what it says, for the eye and for a screen reader."""
    about = tr("{title} · secure space only", title=one.title) if one.secure else one.title
    return f"/{one.code}\n{about}\n{' '.join(one.text.split())}"


class InsertableDelegate(QStyledItemDelegate):
    """The code and the situation on a line, what it says on the next ``lines``, after a sign where it has one."""

    def __init__(self, theme: Theme, parent: QWidget, lines: int = 1) -> None:
        super().__init__(parent)
        self._theme, self._lines = theme, lines

    def sizeHint(self, _option: QStyleOptionViewItem, _index: AnyIndex) -> QSize:
        """All the lines, whatever is said."""
        theme = self._theme
        return QSize(theme.px(200), theme.line("body") + self._lines * theme.line("small") + theme.pad(12))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Draw both lines, on a tint when it is the current one or under the pointer."""
        theme, box, state = self._theme, QRect(option.rect), option.state
        chosen = state & QStyle.StateFlag.State_Selected
        if chosen or state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(box, theme.color("bank_soft" if chosen else "hover"))
        if chosen:  # colour is not the only sign
            painter.fillRect(box.left(), box.top(), theme.pad(3), box.height(), theme.color("bank"))
        code, title, text = (*str(index.data()).split("\n", 2), "", "")[:3]
        inner = box.adjusted(theme.pad(12), theme.pad(6), -theme.pad(10), 0)
        inner.setHeight(theme.line("body"))
        bold = theme.font("body", 700)
        self._word(painter, inner, code, "body", 700, "bank_text")
        after = min(round(text_width(bold, code)) + theme.pad(10), inner.width())
        self._word(painter, inner.adjusted(after, 0, 0, 0), title, "body", None, "text_strong")
        inner.translate(0, inner.height())
        inner.setHeight(theme.line("small"))
        if icon := index.data(SIGN):
            side = theme.pad(13)
            painter.drawPixmap(inner.left(), inner.center().y() - side // 2, theme.pixmap(icon, side, "now_text"))
            inner.setLeft(inner.left() + side + theme.pad(6))
        for line in broken(theme.font("small", None), text, inner.width(), self._lines):
            self._word(painter, inner, line, "small", None, "text_medium")
            inner.translate(0, inner.height())

    def _word(self, painter: QPainter, box: QRect, text: str, role: str, weight: int | None, ink: str) -> None:
        if box.width() > 0:
            font = self._theme.font(role, weight)
            painter.setFont(font)
            painter.setPen(self._theme.color(ink))
            flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
            painter.drawText(box, flags, fitted(font, text, box.width()))


def fill_list(shown: QListWidget, found: Sequence[Insertable]) -> None:
    """Show what was found in a list."""
    shown.clear()
    for one in found:
        item = QListWidgetItem(words_of(one))
        item.setData(Qt.ItemDataRole.UserRole, (one.kind, one.code))
        item.setData(SIGN, "to_complete" if one.missing else "")
        shown.addItem(item)


class PhrasePopup(Surface):
    """A list over the window that never takes the keyboard: the field keeps it. ``chosen`` carries kind and code."""

    chosen = Signal(str, str)

    def __init__(self, theme: Theme, field: QWidget) -> None:
        super().__init__(theme, "popup", field)
        self._field = field
        self.list = QListWidget()
        self.list.setItemDelegate(InsertableDelegate(theme, self.list))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(tr("Phrases to insert"))
        self.list.setMouseTracking(True)
        self.list.itemClicked.connect(self._clicked)
        field.destroyed.connect(self.deleteLater)  # once shown it lies over the window, which outlives the field
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.pad(4),) * 4)
        column.addWidget(self.list)
        self.hide()

    @property
    def current(self) -> tuple[str, str] | None:
        """Kind and code of the one that Enter takes."""
        found = self.list.currentIndex().data(Qt.ItemDataRole.UserRole)
        return (str(found[0]), str(found[1])) if found else None

    def offer(self, found: Sequence[Insertable], at: QRect) -> None:
        """Show what was found by the cursor ``at``, in the field's own pixels; nothing found, nothing shown."""
        if not found:
            self.hide()
            return
        fill_list(self.list, found)
        self._place(len(found), at)
        self.show()
        self.raise_()
        self.list.setCurrentRow(0)  # the nearest to what was typed
        self.list.scrollToTop()
        self._say()

    def step(self, by: int) -> None:
        """Go to the next, or the one before, round the end."""
        self.list.setCurrentRow((self.list.currentRow() + by) % max(1, self.list.count()))
        self._say()

    def take(self) -> None:
        """Take the current one."""
        if self.current is not None:
            self.chosen.emit(*self.current)

    def _clicked(self, item: QListWidgetItem) -> None:
        self.list.setCurrentItem(item)
        self.take()

    def _place(self, rows: int, at: QRect) -> None:
        """Above the line where there is room, for the text goes on below; else under it; inside the window always."""
        window, theme = self._field.window(), self._theme
        if self.parentWidget() is not window:
            self.setParent(window)
        row = self.list.sizeHintForRow(0)
        wide = min(theme.px(WIDE), window.width() - 2 * theme.pad(8))
        corner = self._field.mapTo(window, QPoint(at.left(), at.top()))
        below = window.height() - corner.y() - at.height() - theme.pad(12)
        above = corner.y() - theme.pad(12)
        room = max(above, below)
        most = ROWS if theme.scale < LARGE_TEXT else LARGE_ROWS
        high = min(min(rows, most) * row + 2 * theme.pad(4), room)
        top = (
            corner.y() - high - theme.pad(4)
            if above >= high or above >= below
            else corner.y() + at.height() + theme.pad(4)
        )
        left = max(theme.pad(8), min(corner.x() - theme.pad(12), window.width() - wide - theme.pad(8)))
        self.setGeometry(left, max(0, top), wide, high)

    def _say(self) -> None:
        if self.current is not None and QAccessible.isActive():
            words = ", ".join(str(self.list.currentIndex().data()).split("\n"))
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._field, words))
