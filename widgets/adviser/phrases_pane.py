"""Phrases: those of the contact in hand, searched as one types, stage by stage, in the customer's language first."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from widgets.adviser.draft_box import DraftBox
from widgets.adviser.phrase_popup import InsertableDelegate, fill_list
from widgets.bridge import Bridge
from widgets.common.fields import LineField
from widgets.common.labels import Label
from widgets.common.placed import nest
from widgets.common.surfaces import Panel
from widgets.common.tabs import SegmentedControl
from widgets.common.theme import Theme
from workstation.content.fillings import LANGUAGES
from workstation.i18n import tr, trn


class PhrasesPane(Panel):
    """A field, the languages, a list. Enter or a click puts one where one writes."""

    def __init__(self, theme: Theme, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(theme, "hollow", parent)
        self._theme, self._bridge = theme, bridge
        self._contact, self._language = "", ""
        self._boxes: tuple[DraftBox, ...] = ()
        self.field = LineField()
        self.list = QListWidget()
        self.list.setItemDelegate(InsertableDelegate(theme, self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.languages = SegmentedControl(theme, [(name, name.upper()) for name in LANGUAGES])
        self._told = Label(theme, "", "small", "medium", wrap=True)
        self.field.textChanged.connect(self._paint)
        self.field.installEventFilter(self)
        self.list.itemActivated.connect(self._take)
        self.list.itemClicked.connect(self._take)
        row = QHBoxLayout()
        row.addWidget(self.field, 1)
        row.addWidget(self.languages)
        self.languages.chosen.connect(self._spoken)
        self._column = QVBoxLayout(self)
        nest(self._column, row)
        self._column.addWidget(self._told)
        self._column.addWidget(self.list, 1)
        bridge.happened.connect(self._happened)
        theme.changed.connect(self._restyle)
        self._restyle()
        self._paint()

    def write_in(self, *boxes: DraftBox) -> None:
        """The boxes that a phrase goes to: the one in sight."""
        self._boxes = boxes

    def focus_pane(self) -> None:
        """Give the keyboard to the field."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down goes to the list, Enter takes the first."""
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if self.field.composition.under_way or not self.list.count():
                return False
            if event.key() == Qt.Key.Key_Down:
                self.list.setCurrentRow(0)
                self.list.setFocus(Qt.FocusReason.OtherFocusReason)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._take(self.list.item(0))
                return True
        return False

    def _happened(self, _entries: object, _state: object) -> None:
        self._paint()

    def _spoken(self, language: str) -> None:
        self._language = language
        self._paint()

    def _paint(self, _text: str = "") -> None:
        contact = self._bridge.contact()
        if contact is None:
            self.list.clear()
            self._tell(tr("The phrases of a contact are listed here when it comes."))
            return
        if contact.id != self._contact:
            self._contact, self._language = contact.id, self._bridge.spoken(contact)
            if self._language in LANGUAGES:
                self.languages.select(self._language)
        found = self._bridge.insertable(contact, self.field.text(), self._language)
        fill_list(self.list, found)
        # How many there are takes a line from them: read out with the list, written where there is none.
        count = trn("{n} phrase", "{n} phrases", len(found))
        self.list.setAccessibleDescription(count)
        self._tell("" if found else count)

    def _tell(self, words: str) -> None:
        self._told.setText(words)
        self._told.setVisible(bool(words))

    def _take(self, item: QListWidgetItem | None) -> None:
        box = next((box for box in self._boxes if box.isVisible()), None)
        if item is not None and box is not None:
            kind, code = item.data(Qt.ItemDataRole.UserRole)
            box.insert_asked.emit(kind, code, self._language)
        elif item is not None:
            self._tell(tr("There is nothing to write just now. Choose among the sentences of “Your turn”."))

    def _restyle(self) -> None:
        side = self._theme.pad(12)
        self._column.setContentsMargins(side, side, side, side)
        self._column.setSpacing(self._theme.pad(6))
        self.field.setPlaceholderText(tr("Code, situation or word"))
        self.field.setAccessibleName(tr("Look for a phrase"))
        self.list.setAccessibleName(tr("Phrases to insert"))
        self.languages.setAccessibleName(tr("Language"))
