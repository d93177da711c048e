"""The library of documents in the phrases pane: a list, then the one that was chosen, and the ways it may go."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStackedWidget, QVBoxLayout, QWidget

from widgets.adviser.document_card import DocumentCard, ways_words
from widgets.adviser.phrase_popup import SIGN, InsertableDelegate
from widgets.bridge import Bridge
from widgets.common.theme import Theme
from workstation.channels import WRITTEN
from workstation.commands import ShareDocument
from workstation.i18n import tr
from workstation.session.sharing import OPEN_WAYS, Shareable
from workstation.session.state import Contact

TOLD = ("guided", "choice")
"""Levels of help at which the desk says what may not be shared here; at the others the library's facts say it."""


class DocumentsList(QWidget):
    """What the library holds that answers ``query``. Enter or a click opens one; a gesture there shares it.

    ``turned``: a document was opened, or left.
    """

    turned = Signal()

    def __init__(self, theme: Theme, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._open = self._contact = self._query = ""
        self.list = QListWidget()
        self.list.setProperty("pane", True)
        self.list.setItemDelegate(InsertableDelegate(theme, self.list))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(tr("Documents to share"))
        self.list.itemActivated.connect(self.open_item)
        self.list.itemClicked.connect(self.open_item)
        self.card = DocumentCard(theme)
        self.card.sent.connect(self._share)
        self.card.closed.connect(self._close)
        self._pages = QStackedWidget()
        self._pages.addWidget(self.list)
        self._pages.addWidget(self.card)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._pages)

    @property
    def reading(self) -> bool:
        """Whether a document is open, in the place of the list."""
        return self._pages.currentWidget() is self.card

    def show_found(self, contact: Contact, query: str) -> int:
        """List the documents that answer, or show the open one as it stands now. How many were found."""
        if (contact.id, query) != (self._contact, self._query):
            self._contact, self._query, self._open = contact.id, query, ""
        found = self._bridge.shareable(contact, query)
        chosen = next((one for one in found if one.document.id == self._open), None)
        if chosen is not None:
            started = self._bridge.state.started
            self.card.show_document(chosen, told=started is not None and started.help in TOLD)
        else:
            self._list(contact, found)
        self._pages.setCurrentWidget(self.list if chosen is None else self.card)
        return len(found)

    def open_item(self, item: QListWidgetItem | None) -> None:
        """Show a document of the list, the keyboard on what may be done with it."""
        contact = self._bridge.contact()
        if item is not None and contact is not None:
            self._open = str(item.data(Qt.ItemDataRole.UserRole))
            self.show_found(contact, self._query)
            self.turned.emit()
            self.card.focus_card()

    def _list(self, contact: Contact, found: tuple[Shareable, ...]) -> None:
        own, kept = OPEN_WAYS.get(contact.offer.channel, ""), self.list.currentRow()
        self.list.clear()
        for one in found:
            sent = tr("Attached") if one.attached else tr("Shared") if one.shared else ""
            item = QListWidgetItem(
                "\n".join((one.title, "", " · ".join(filter(None, (sent, ways_words(one.document))))))
            )
            item.setData(Qt.ItemDataRole.UserRole, one.document.id)
            closed = contact.offer.channel in WRITTEN and own not in one.document.ways
            item.setData(SIGN, "done" if sent else "masked" if closed else "")
            self.list.addItem(item)
        self.list.setCurrentRow(min(kept, self.list.count() - 1))

    def _share(self, way: str) -> None:
        document, contact = self._open, self._bridge.contact()
        if contact is not None and self._bridge.do(ShareDocument(contact.id, document, way)):
            self._open = ""
            self.show_found(contact, self._query)
            self.turned.emit()

    def _close(self) -> None:
        self._open, contact = "", self._bridge.contact()
        if contact is not None:
            self.show_found(contact, self._query)
            self.turned.emit()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)
