"""What narrows a long list of role-plays: words typed, and what the rows are put together by."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from widgets.common.buttons import Button
from widgets.common.fields import LineField
from widgets.common.keycap import KeyCap
from widgets.common.labels import Label
from widgets.common.placed import nest
from widgets.common.tabs import SegmentedControl
from widgets.common.theme import Theme
from widgets.home.grouping import GROUPINGS, grouping_word
from widgets.keys import SEARCH
from workstation.i18n import tr

FIELD = 240


class ListTools(QWidget):
    """``changed`` when other rows are wanted or other headings; ``entered`` leaves the field for the rows;
    ``all_asked`` wants every row back."""

    changed = Signal()
    entered = Signal()
    all_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._field = LineField()
        self._field.setPlaceholderText(tr("Customer, situation, word"))
        self._field.setAccessibleName(tr("Search the role-plays"))
        self._cap = KeyCap(theme, SEARCH.keys)
        self._word = Label(theme, tr("Group by"), "small", "medium")
        self._by = SegmentedControl(theme, [(by, grouping_word(by)) for by in GROUPINGS])
        self._by.setAccessibleName(tr("Group by"))
        self._by.select(GROUPINGS[0])
        self._shown = Label(theme, "", "small", "medium", wrap=True)
        self._all = Button(theme, tr("Show all"), "link", "small")
        self._place()
        self._search = QAction(tr("Search the role-plays"), self)
        self._search.setShortcut(QKeySequence(SEARCH.keys))
        self._search.triggered.connect(self._on_search)
        self.addAction(self._search)
        self._field.textChanged.connect(self.changed)
        self._field.installEventFilter(self)
        self._by.chosen.connect(self.changed)
        self._all.clicked.connect(self.all_asked)
        self._restyle()
        theme.changed.connect(self._restyle)

    def _place(self) -> None:
        self._left, self._right, self._told = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        self._left.addWidget(self._field, 1)
        self._left.addWidget(self._cap)
        self._right.addWidget(self._word)
        self._right.addWidget(self._by)
        self._right.addStretch(1)
        self._told.addWidget(self._shown, 1)
        self._told.addWidget(self._all)
        self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        nest(self._top, self._left)
        nest(self._top, self._right, 1)
        column = self._column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        nest(column, self._top)
        nest(column, self._told)

    @property
    def field(self) -> LineField:
        """Where one types."""
        return self._field

    @property
    def typed(self) -> str:
        """What is looked for."""
        return self._field.text()

    @property
    def by(self) -> str:
        """What the rows are put together by, one of ``GROUPINGS``."""
        return self._by.current_name()

    def clear(self) -> None:
        """Look for nothing any more."""
        self._field.clear()

    def tell(self, shown: int, total: int) -> None:
        """Say how many rows are left; nothing while all are."""
        self._shown.setText(tr("{n} shown out of {total}", n=shown, total=total) if shown < total else "")
        self._shown.setVisible(shown < total)
        self._all.setVisible(shown < total)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Down and Enter go to the rows, Escape empties the field."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if self._field.composition.under_way:
            return False
        match event.key():
            case Qt.Key.Key_Down | Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.entered.emit()
                return True
            case Qt.Key.Key_Escape if self.typed:
                self._field.clear()
                return True
            case _:
                return False

    def minimumSizeHint(self) -> QSize:
        """The wider of its parts: they stand one under the other where they must."""
        wide = max(self._left.minimumSize().width(), self._right.minimumSize().width())
        return QSize(wide, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One row, or two."""
        super().resizeEvent(event)
        self._turn()

    def _turn(self) -> None:
        ways = QBoxLayout.Direction
        needed = self._theme.px(FIELD) + self._cap.sizeHint().width() + self._right.sizeHint().width()
        wide = needed + self._theme.pad(40) <= self.width()
        self._top.setDirection(ways.LeftToRight if wide else ways.TopToBottom)
        self._field.setFixedWidth(self._theme.px(FIELD)) if wide else self._field.setMaximumWidth(16_777_215)

    def _on_search(self) -> None:
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._field.selectAll()

    def _restyle(self) -> None:
        theme = self._theme
        self._field.setMinimumWidth(theme.px(140))
        self._field.setFont(theme.font("body"))
        for layout in (self._left, self._right, self._told):
            layout.setSpacing(theme.pad(8))
        self._top.setSpacing(theme.pad(14))
        self._column.setSpacing(theme.pad(6))
        self._turn()
