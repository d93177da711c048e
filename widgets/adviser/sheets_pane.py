"""Knowledge sheets: those this contact may need, one open at a time."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from widgets.bridge import Bridge
from widgets.common.buttons import Button
from widgets.common.empty_state import EmptyState
from widgets.common.labels import Label
from widgets.common.sheet_view import SheetView
from widgets.common.surfaces import Panel
from widgets.common.theme import Theme
from workstation.commands import OpenSheet
from workstation.content.sheets import Sheet, read_sheet
from workstation.content.text import render_text
from workstation.i18n import tr
from workstation.session.state import Contact


class _SheetButton(Button):
    """The title of a sheet; ``asked`` carries its id."""

    asked = Signal(str)

    def __init__(self, theme: Theme, sheet: Sheet) -> None:
        super().__init__(theme, sheet.title, "link", "small", icon="sheet", weight="regular")
        self.sheet = sheet.id
        self.setAutoDefault(True)
        self.clicked.connect(self._press)

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
            self._show_sheet(contact, self._sheet(self._open))
        else:
            self._show_list([self._sheet(name) for name in allowed])

    def _sheet(self, name: str) -> Sheet:
        path = f"sheets/{name}.md"
        return read_sheet(self._bridge.file(path), path)

    def _clear(self) -> None:
        self._titles = []
        while (item := self._page_column.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        theme = self._theme
        self._page_column.setContentsMargins(theme.pad(16), theme.pad(10), theme.pad(16), theme.pad(12))
        self._page_column.setSpacing(theme.pad(6))

    def _show_list(self, sheets: list[Sheet]) -> None:
        for sheet in sheets:
            button = _SheetButton(self._theme, sheet)
            button.asked.connect(self._ask)
            self._page_column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
            self._titles.append(button)
        self._page_column.addStretch(1)

    def _show_sheet(self, contact: Contact, sheet: Sheet) -> None:
        back = Button(self._theme, tr("All sheets"), "link", "small", icon="back")
        back.clicked.connect(self._back)
        self._page_column.addWidget(back, 0, Qt.AlignmentFlag.AlignLeft)
        self._page_column.addWidget(Label(self._theme, sheet.title, "h2", wrap=True))
        body = render_text(sheet.body, self._bridge.role(contact).values)
        self._page_column.addWidget(SheetView(self._theme, body))
        self._page_column.addStretch(1)
        self._scroll.verticalScrollBar().setValue(0)

    def _ask(self, sheet: str) -> None:
        contact = self._bridge.contact()
        # Reading goes on after the call: the log has no more to say of it then.
        if contact is not None and not contact.call.over:
            self._bridge.do(OpenSheet(contact.id, sheet))
        self._open = sheet
        self._paint()
        self._scroll.setFocus(Qt.FocusReason.OtherFocusReason)

    def _back(self) -> None:
        self._open = ""
        self._paint()
        self.focus_pane()
