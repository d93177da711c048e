"""The knowledge sheet one reads while the phone rings, under the ring card."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from widgets.awake import Awake
from widgets.bridge import Bridge
from widgets.common.keycap import KeyCap
from widgets.common.labels import Label
from widgets.common.placed import nest
from widgets.common.sheet_view import SheetView
from widgets.common.surfaces import Card
from widgets.common.theme import Theme
from widgets.panes import key_of
from workstation.content.diagnostics import ContentFault
from workstation.content.sheets import Sheet
from workstation.i18n import tr


def first_sheet(bridge: Bridge) -> Sheet | None:
    """The first of the sheets the role-play allows, as it was pinned; None when it allows none."""
    contact = next(iter(bridge.state.contacts.values()), None)
    documents = bridge.program(contact).script.documents if contact is not None else ()
    for name in documents:
        try:
            return bridge.sheet(name)
        except (KeyError, ContentFault):
            continue
    return None


class IdentifySheet(Card):
    """The sheet in full, in bank ink: it belongs to the desk. Hidden when the role-play allows none."""

    def __init__(self, theme: Theme, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(theme, "selected", parent)
        self._bridge = bridge
        self._shown = ""
        self._icon = QLabel()
        self._title = Label(theme, "", "h2", wrap=True)
        self._view = SheetView(theme)
        head = QHBoxLayout()
        head.setSpacing(theme.pad(6))
        head.addWidget(self._icon)
        head.addWidget(Label(theme, tr("Sheet being read"), "label", "medium"), 1)
        head.addWidget(KeyCap(theme, key_of("sheets")))
        self._column = QVBoxLayout(self)
        nest(self._column, head)
        self._column.addWidget(self._title)
        self._column.addWidget(self._view)
        theme.changed.connect(self._restyle)
        Awake(self, bridge, self.render_state)
        self._restyle()
        self.render_state()

    def render_state(self, *_: object) -> None:
        """Show the sheet; it does not change while a contact lives."""
        sheet = first_sheet(self._bridge)
        name = sheet.id if sheet is not None else ""
        if name != self._shown and sheet is not None:
            self._title.setText(sheet.title)
            self._view.set_markdown(sheet.body)
            self.setAccessibleName(tr("Sheet: {title}", title=sheet.title))
        self._shown = name
        self.setVisible(sheet is not None)

    def _restyle(self) -> None:
        theme = self._theme
        self._icon.setPixmap(theme.pixmap("sheet", theme.pad(15), "text_medium"))
        self._column.setContentsMargins(*(theme.pad(side) for side in (20, 14, 20, 18)))
        self._column.setSpacing(theme.pad(8))
