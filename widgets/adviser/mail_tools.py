"""What is done to the text of an e-mail, in a row above it: list, quotation, signature, template, undo and redo."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from widgets.adviser.reply_field import ReplyField
from widgets.bridge import Bridge
from widgets.common.buttons import Button, with_keys
from widgets.common.theme import Theme
from workstation.commands import ShareDocument
from workstation.content.documents import MAIL
from workstation.content.letter import quotation
from workstation.i18n import tr
from workstation.session.state import Contact
from workstation.wording import told_date


class MailTools(QWidget):
    """Its buttons; each leaves the keyboard in the text. ``template_asked``: the list of templates is wanted."""

    template_asked = Signal()

    def __init__(self, theme: Theme, bridge: Bridge, field: ReplyField, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._bridge, self._field = theme, bridge, field
        self.template = Button(theme, tr("Template"), "link", "small", icon="template")
        self.listed = self._tool("list-bullets", tr("Bulleted list"))
        self.quote = self._tool("arrow-bend-up-right", tr("Quote the message"))
        self.sign = self._tool("pencil-simple", tr("Signature"))
        self.attach = self._tool("paperclip", tr("Attach a document"))
        self._menu = QMenu(self)
        self.undo = self._tool("undo", tr("Undo"), "Ctrl+Z")
        self.redo = self._tool("replay", tr("Redo"), "Ctrl+Shift+Y")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        for button in (self.listed, self.quote, self.sign, self.attach, self.undo, self.redo):
            self._row.addWidget(button)
        self._row.addStretch(1)
        self._row.addWidget(self.template)
        self.template.clicked.connect(self.template_asked)
        self.listed.clicked.connect(self._on_list)
        self.quote.clicked.connect(self._on_quote)
        self.sign.clicked.connect(self._on_sign)
        self.attach.clicked.connect(self._on_attach)
        self._menu.triggered.connect(self._on_chosen)
        self.undo.clicked.connect(self._on_undo)
        self.redo.clicked.connect(self._on_redo)
        field.undoAvailable.connect(self.undo.setEnabled)
        field.redoAvailable.connect(self.redo.setEnabled)
        theme.changed.connect(self._restyle)
        self._restyle()

    def show_contact(self, contact: Contact) -> None:
        """What may be done for a contact now: nothing to a text that leaves."""
        free = not self._field.isReadOnly()
        for button in (self.template, self.listed, self.quote, self.sign, self.attach):
            button.setEnabled(free)
        self.quote.setEnabled(free and bool(_last(contact)))
        self.undo.setEnabled(free and self._field.document().isUndoAvailable())
        self.redo.setEnabled(free and self._field.document().isRedoAvailable())

    def _tool(self, icon: str, words: str, keys: str = "") -> Button:
        button = Button(self._theme, "", "icon", "small", icon=icon)
        button.setAccessibleName(words)
        button.set_reason(with_keys(words, keys) if keys else words)
        return button

    def _on_list(self) -> None:
        self._field.toggle_list()
        self._back()

    def _on_quote(self) -> None:
        contact = self._bridge.contact()
        if contact is None:
            return
        language = self._bridge.spoken(contact)
        day = told_date(self._bridge.today, language)
        self._field.add_lines(quotation(_last(contact), contact.offer.customer, day, language))
        self._back()

    def _on_sign(self) -> None:
        contact, started = self._bridge.contact(), self._bridge.state.started
        if contact is not None and started is not None:
            signed = self._bridge.house().signature(started.adviser, self._bridge.spoken(contact))
            self._field.add_lines(signed)
            self._back()

    def _on_attach(self) -> None:
        """The documents of the library that an e-mail may carry; what is wrong with one is the adviser's to know."""
        contact = self._bridge.contact()
        if contact is None:
            return
        self._menu.clear()
        for one in self._bridge.shareable(contact):
            if any(way == MAIL for way, _ in one.ways) and not one.attached:
                self._menu.addAction(one.title.replace("&", "&&")).setData(one.document.id)
        self._menu.popup(self.attach.mapToGlobal(QPoint(0, self.attach.height())))

    def _on_chosen(self, action: QAction) -> None:
        contact = self._bridge.contact()
        if contact is not None:
            self._bridge.do(ShareDocument(contact.id, str(action.data()), MAIL))
            self._back()

    def _on_undo(self) -> None:
        self._field.undo()
        self._back()

    def _on_redo(self) -> None:
        self._field.redo()
        self._back()

    def _back(self) -> None:
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _restyle(self) -> None:
        self._row.setSpacing(self._theme.pad(4))


def _last(contact: Contact) -> str:
    """What the customer last wrote."""
    return next((line.text for line in reversed(contact.lines) if line.who == "customer" and line.file is None), "")
