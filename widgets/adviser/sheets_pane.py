"""Knowledge sheets: those this contact may need, one open at a time."""

from __future__ import annotations

from math import ceil

from PySide6.QtCore import QPointF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from widgets.bridge import Bridge
from widgets.common.buttons import Button
from widgets.common.empty_state import EmptyState
from widgets.common.labels import Label
from widgets.common.placed import empty
from widgets.common.pressed import Pressed
from widgets.common.sheet_view import SheetView
from widgets.common.surfaces import Panel
from widgets.common.theme import Theme
from widgets.common.wrapped_text import WrappedText, text_width
from workstation.commands import OpenSheet
from workstation.content.sheets import Sheet
from workstation.i18n import tr


class _SheetButton(Pressed, QPushButton):
    """The title of a sheet, as a link that wraps; ``asked`` carries its id."""

    asked = Signal(str)

    def __init__(self, theme: Theme, sheet: Sheet) -> None:
        super().__init__(sheet.title)
        self._theme, self.sheet = theme, sheet.id
        self.setProperty("painted", True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        font = theme.font("body", 600)
        font.setUnderline(True)
        self._words = WrappedText(sheet.title, font, theme.line("body"))
        self._wide = text_width(font, sheet.title)
        self.clicked.connect(self._press)

    def hasHeightForWidth(self) -> bool:
        """The title wraps."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Every line of the title, never less than a target."""
        return max(self._theme.px(30), ceil(self._words.layout(width - self._left()).height()) + self._theme.pad(8))

    def sizeHint(self) -> QSize:
        """On one line, where there is room."""
        wide = self._left() + self._wide + 1
        return QSize(wide, self.heightForWidth(wide))

    def minimumSizeHint(self) -> QSize:
        """A few words a line."""
        return QSize(min(self.sizeHint().width(), self._theme.px(120)), self._theme.px(30))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the sheet's sign and its title."""
        theme, side = self._theme, self._theme.pad(15)
        painter = QPainter(self)
        high = self._words.layout(self.width() - self._left()).height()
        top = (self.height() - high) / 2
        mark = theme.pixmap("sheet", side, "bank_text")
        painter.drawPixmap(theme.pad(4), round(top + (theme.line("body") - side) / 2), mark)
        self._words.paint(painter, QPointF(self._left(), top), theme.color("bank_text"))
        painter.end()

    def _left(self) -> int:
        return self._theme.pad(4 + 15 + 8)

    def _press(self) -> None:
        self.asked.emit(self.sheet)


class SheetsPane(Panel):
    """A list of titles, then the sheet that was chosen."""

    def __init__(self, theme: Theme, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(theme, "hollow", parent)
        self._theme, self._bridge = theme, bridge
        self._open = ""
        self._shown: tuple[str, ...] = ("?",)
        self._titles: list[_SheetButton] = []
        self._page = QWidget()
        self._page_column = QVBoxLayout(self._page)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._scroll.setAccessibleName(tr("Knowledge sheets"))
        self._scroll.setWidget(self._page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._scroll)
        bridge.happened.connect(self._happened)
        theme.changed.connect(self._restyle)
        self._paint()

    @property
    def titles(self) -> tuple[_SheetButton, ...]:
        """The sheets on offer."""
        return tuple(self._titles)

    @property
    def open_sheet(self) -> str:
        """The sheet being read; empty on the list."""
        return self._open

    def view_state(self) -> object:
        """The sheet being read."""
        return self._open

    def restore_view(self, state: object) -> None:
        """Read it."""
        self._open = str(state)
        self._paint()

    def focus_pane(self) -> None:
        """Give the keyboard to the first title, or to the text of the open sheet."""
        target: QWidget = self._titles[0] if self._titles and not self._open else self._scroll
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _happened(self, _entries: object, _state: object) -> None:
        self._paint()

    def _restyle(self) -> None:
        self._shown = ("?",)
        self._paint()

    def _paint(self) -> None:
        contact = self._bridge.contact()
        allowed = self._bridge.program(contact).script.documents if contact else ()
        shown = (contact.id if contact else "", self._open, *allowed)
        if shown == self._shown:
            return
        if shown[0] != self._shown[0]:
            self._open = ""
        self._shown = (shown[0], self._open, *allowed)
        self._clear()
        if contact is None or not allowed:
            words = tr("The sheets a contact may need are listed here when it comes.")
            self._page_column.addWidget(EmptyState(self._theme, tr("No sheet yet"), words))
        elif self._open:
            self._show_sheet(self._bridge.sheet(self._open))
        else:
            self._show_list([self._bridge.sheet(name) for name in allowed])

    def _clear(self) -> None:
        self._titles = []
        empty(self._page_column)
        theme = self._theme
        self._page_column.setContentsMargins(theme.pad(16), theme.pad(10), theme.pad(16), theme.pad(12))
        self._page_column.setSpacing(theme.pad(6))

    def _show_list(self, sheets: list[Sheet]) -> None:
        for sheet in sheets:
            button = _SheetButton(self._theme, sheet)
            button.asked.connect(self._ask)
            self._page_column.addWidget(button)
            self._titles.append(button)
        self._page_column.addStretch(1)

    def _show_sheet(self, sheet: Sheet) -> None:
        back = Button(self._theme, tr("All sheets"), "link", "small", icon="back")
        back.clicked.connect(self._back)
        self._page_column.addWidget(back, 0, Qt.AlignmentFlag.AlignLeft)
        self._page_column.addWidget(Label(self._theme, sheet.title, "h2", wrap=True))
        self._page_column.addWidget(SheetView(self._theme, sheet.body))
        self._page_column.addStretch(1)
        self._scroll.verticalScrollBar().setValue(0)

    def _ask(self, sheet: str) -> None:
        contact = self._bridge.contact()
        # Reading goes on after the call, and in a pause: the log has nothing to say of it then.
        if contact is not None and not contact.over and not self._bridge.state.paused:
            self._bridge.do(OpenSheet(contact.id, sheet))
        self._open = sheet
        self._paint()
        self._scroll.setFocus(Qt.FocusReason.OtherFocusReason)

    def _back(self) -> None:
        self._open = ""
        self._paint()
        self.focus_pane()
