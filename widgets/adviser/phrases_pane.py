"""Phrases and documents of the contact in hand, searched as one types; phrases in the customer's language first."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QStackedWidget, QVBoxLayout, QWidget

from widgets.adviser.dock import SIDE, DockPane
from widgets.adviser.documents_list import DocumentsList
from widgets.adviser.draft_box import DraftBox
from widgets.adviser.phrase_popup import InsertableDelegate, fill_list
from widgets.awake import Awake
from widgets.bridge import Bridge
from widgets.common.fields import LineField
from widgets.common.labels import Label
from widgets.common.placed import nest
from widgets.common.tabs import SegmentedControl
from widgets.common.theme import Theme
from workstation.content.fillings import LANGUAGES
from workstation.i18n import tr, trn
from workstation.session.inserting import Insertable
from workstation.session.state import Contact

PHRASES, DOCUMENTS = "phrases", "documents"


class PhrasesPane(DockPane):
    """What is looked for, a field, a list. Enter or a click puts a phrase where one writes, or opens a document.

    Its key, pressed again, goes from phrases to documents and back.
    """

    def __init__(self, theme: Theme, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(theme, "hollow", parent)
        self._theme, self._bridge = theme, bridge
        self._contact, self._language = "", ""
        self._boxes: tuple[DraftBox, ...] = ()
        self._shown: tuple[Insertable, ...] | None = None
        self.sought = SegmentedControl(theme, ((PHRASES, tr("Phrases")), (DOCUMENTS, tr("Documents"))))
        self.sought.select(PHRASES)
        self.sought.setAccessibleName(tr("Phrases or documents"))
        self.field = LineField()
        self.list = QListWidget()
        self.list.setProperty("pane", True)
        self.list.setItemDelegate(InsertableDelegate(theme, self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.documents = DocumentsList(theme, bridge)
        self.languages = SegmentedControl(theme, [(name, name.upper()) for name in LANGUAGES])
        self._told = Label(theme, "", "small", "medium", wrap=True)
        self._pages = QStackedWidget()
        for page in (self.list, self.documents):
            self._pages.addWidget(page)
        row = QHBoxLayout()
        row.addWidget(self.field, 1)
        row.addWidget(self.languages)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self.sought, 0, Qt.AlignmentFlag.AlignLeft)
        nest(self._column, row)
        self._column.addWidget(self._told)
        self._column.addWidget(self._pages, 1)
        self._connect()
        self._restyle()

    def _connect(self) -> None:
        self.sought.chosen.connect(self._on_sought)
        self.documents.turned.connect(self._paint)
        self.languages.chosen.connect(self._spoken)
        self.field.textChanged.connect(self._paint)
        self.field.installEventFilter(self)
        self.list.itemActivated.connect(self._take)
        self.list.itemClicked.connect(self._take)
        Awake(self, self._bridge, self._paint)
        self._theme.changed.connect(self._restyle)

    def write_in(self, *boxes: DraftBox) -> None:
        """The boxes that a phrase goes to: the one in sight."""
        self._boxes = boxes

    def focus_pane(self) -> None:
        """Give the keyboard to the field; where it is there already, look for the other kind."""
        if self._of_documents and self.documents.reading and self._pages.isVisible():
            self.documents.card.focus_card()
            return
        if self.field.hasFocus():
            self.sought.choose(PHRASES if self._of_documents else DOCUMENTS)
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down goes to the list, Enter takes the first."""
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            shown = self.documents.list if self._of_documents else self.list
            if self.field.composition.under_way or not shown.isVisible() or not shown.count():
                return False
            if event.key() == Qt.Key.Key_Down:
                shown.setCurrentRow(0)
                shown.setFocus(Qt.FocusReason.OtherFocusReason)
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                take = self.documents.open_item if self._of_documents else self._take
                take(shown.item(0))
                return True
        return False

    @property
    def _of_documents(self) -> bool:
        return self.sought.current_name() == DOCUMENTS

    def _spoken(self, language: str) -> None:
        self._language = language
        self._paint()

    def _on_sought(self, _name: str) -> None:
        self._restyle()
        self._paint()

    def _paint(self, _text: str = "") -> None:
        contact = self._bridge.contact()
        self._pages.setVisible(contact is not None)
        self.languages.setVisible(not self._of_documents)
        if contact is None:
            self.field.show()
            self._tell(tr("What may be inserted and shared for a contact is listed here when it comes."))
            return
        if contact.id != self._contact:
            self._contact, self._language = contact.id, self._bridge.spoken(contact)
            if self._language in LANGUAGES:
                self.languages.select(self._language)
        self._pages.setCurrentWidget(self.documents if self._of_documents else self.list)
        if self._of_documents:
            found = self.documents.show_found(contact, self.field.text())
            self._tell("" if found else tr("No document answers that."))
        else:
            self._list(contact)
        self.field.setVisible(not (self._of_documents and self.documents.reading))  # a document takes the room

    def _list(self, contact: Contact) -> None:
        found = self._bridge.insertable(contact, self.field.text(), self._language)
        if found != self._shown:  # what is chosen, and how far one has read, stay otherwise
            self._shown = found
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
        side, top = self._theme.pad(SIDE), self._theme.pad(12)
        self._column.setContentsMargins(side, top, side, top)
        self._column.setSpacing(self._theme.pad(6))
        documents = self._of_documents
        self.field.setPlaceholderText(tr("Title, purpose or word") if documents else tr("Code, situation or word"))
        self.field.setAccessibleName(tr("Look for a document") if documents else tr("Look for a phrase"))
        self.list.setAccessibleName(tr("Phrases to insert"))
        self.languages.setAccessibleName(tr("Language"))
