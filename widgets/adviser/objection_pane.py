"""Objections: the library looked up by two letters, and the class at hand with its steps and what may be said.

Signals:
    asked(kind, code, language): an answer is to be put where one writes
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from widgets.adviser.dock import SIDE, DockPane
from widgets.adviser.objection_card import ObjectionCard
from widgets.adviser.objection_steps import ObjectionSteps
from widgets.awake import Awake
from widgets.bridge import Bridge
from widgets.common.buttons import Button
from widgets.common.fields import LineField
from widgets.common.labels import Label
from widgets.common.pages import Pages
from widgets.common.placed import empty, nest
from widgets.common.scrolled import Scrolled
from widgets.common.theme import Theme
from workstation.commands import OpenObjection, Say
from workstation.content.objections import LET_GO
from workstation.i18n import tr, trn
from workstation.session.inserting import OBJECTION
from workstation.session.objecting import Workspace


class ObjectionPane(DockPane):
    """A field, the classes that answer it; then one of them. It remembers the letters, and nothing else."""

    asked = Signal(str, str, str)

    def __init__(self, theme: Theme, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(theme, "hollow", parent)
        self._theme, self._bridge = theme, bridge
        self._shown: object = None
        self._listing = False
        self.cards: list[ObjectionCard] = []
        self.field = LineField()
        self.all = Button(theme, "", "link", "small")
        self.list = QListWidget()
        self.list.setProperty("pane", True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setWordWrap(True)
        self._told = Label(theme, "", "small", "medium", wrap=True)
        self._page = QWidget()
        self._cards = QVBoxLayout(self._page)
        self._scroll = Scrolled(self._page, "")
        self._pages = Pages()
        found = QWidget()
        self._found = QVBoxLayout(found)
        self._found.addWidget(self._told)
        self._found.addWidget(self.list, 1)
        for page in (found, self._scroll):
            self._pages.addWidget(page)
        self._row = QHBoxLayout()
        self._row.addWidget(self.field, 1)
        self._row.addWidget(self.all)
        self._column = QVBoxLayout(self)
        nest(self._column, self._row)
        self._column.addWidget(self._pages, 1)
        self.field.textChanged.connect(self._on_letters)
        self.field.installEventFilter(self)
        self.list.itemActivated.connect(self._open)
        self.list.itemClicked.connect(self._open)
        self.all.clicked.connect(self._on_all)
        Awake(self, bridge, self._paint)
        theme.changed.connect(self._restyle)
        self._restyle()

    def focus_pane(self) -> None:
        """Give the keyboard to the field: two letters find a class."""
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down goes to the list, or to the first card; Enter opens the nearest class."""
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if self.field.composition.under_way:
                return False
            if event.key() == Qt.Key.Key_Down:
                return self._go_down()
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.field.text() and self.list.count():
                self._open(self.list.item(0))
                return True
        return False

    def _go_down(self) -> bool:
        if self._pages.currentWidget() is self._scroll:
            first = next((card.button for card in self.cards if card.button is not None), None)
            (first or self._scroll).setFocus(Qt.FocusReason.OtherFocusReason)
        elif self.list.count():
            self.list.setCurrentRow(0)
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _on_letters(self, letters: str) -> None:
        self._listing = bool(letters)
        self._paint()

    def _on_all(self) -> None:
        self._listing = True
        self.field.clear()
        self._listing = True
        self._paint()
        self.focus_pane()

    def _open(self, item: QListWidgetItem | None) -> None:
        contact = self._bridge.contact()
        if item is None or contact is None:
            return
        if self._bridge.do(OpenObjection(contact.id, item.data(Qt.ItemDataRole.UserRole))):
            self._listing = False
            self.field.clear()
            self._paint()

    def _paint(self) -> None:
        contact = self._bridge.contact()
        found = self._bridge.workspace(contact) if contact is not None else None
        listing = self._listing or found is None
        self.all.setVisible(not listing)
        if listing:
            self._paint_list()
            self._pages.setCurrentIndex(0)
        elif found is not None:
            self._paint_class(found, contact.id if contact is not None else "")
            self._pages.setCurrentWidget(self._scroll)

    def _paint_list(self) -> None:
        query = self.field.text()
        if self._bridge.contact() is None:
            self.list.clear()
            self._told.setText(tr("The objections of a contact are looked up here when it comes."))
            return
        found = self._bridge.objections(query)
        if [self.list.item(n).data(Qt.ItemDataRole.UserRole) for n in range(self.list.count())] != [
            one.id for one in found
        ]:
            self.list.clear()
            for one in found:
                item = QListWidgetItem(one.title)
                item.setData(Qt.ItemDataRole.UserRole, one.id)
                self.list.addItem(item)
        self._told.setText(trn("{n} class", "{n} classes", len(found)))

    def _paint_class(self, found: Workspace, contact: str) -> None:
        now = (contact, found)
        if now == self._shown:
            return
        self._shown = now
        focused = QApplication.focusWidget()
        kept = focused is not None and self._page.isAncestorOf(focused)
        empty(self._cards)
        one, self.cards = found.objection, []
        self._cards.addWidget(Label(self._theme, one.title, "body", weight=700, wrap=True))
        if not one.let_go.only:
            self._cards.addWidget(ObjectionSteps(self._theme, found.done))
        if one.let_go.only:
            self._head(tr("Only letting go is right"))
        for card in found.cards:
            if card.tag == LET_GO and not one.let_go.only:
                self._head(tr("Or let it go"))
            self._add(ObjectionCard(self._theme, card, written=found.written))
        if found.poor:
            self._head(tr("Not to be said"))
            for card in found.poor:
                self._add(ObjectionCard(self._theme, card, written=False, poor=True))
        self._head(tr("What it may hide"))
        self._cards.addWidget(Label(self._theme, one.motive, "small", "medium", wrap=True))
        self._head(tr("What the law and the post forbid"))
        self._cards.addWidget(Label(self._theme, self._bridge.in_figures(one.limits), "meta", "medium", wrap=True))
        self._cards.addWidget(Label(self._theme, " · ".join(one.sources), "meta", "medium", wrap=True))
        self._cards.addStretch(1)
        self._scroll.setAccessibleName(one.title)
        side = self._theme.pad(SIDE)
        self._cards.setContentsMargins(side, self._theme.pad(4), side, side)
        self._cards.setSpacing(self._theme.pad(8))
        if kept:
            self._go_down()

    def _head(self, words: str) -> None:
        self._cards.addWidget(Label(self._theme, words, "small", weight=700, wrap=True))

    def _add(self, card: ObjectionCard) -> None:
        card.taken.connect(self._take)
        self._cards.addWidget(card)
        self.cards.append(card)

    def _take(self, tag: str) -> None:
        contact = self._bridge.contact()
        found = self._bridge.workspace(contact) if contact is not None else None
        if contact is None or found is None:
            return
        card = next((card for card in found.cards if card.tag == tag), None)
        if card is not None and card.move:
            self._bridge.do(Say(contact.id, card.move))
        elif card is not None:
            self.asked.emit(OBJECTION, f"{found.objection.id}/{tag}", self._bridge.spoken(contact))

    def _restyle(self) -> None:
        side = self._theme.pad(SIDE)
        self._column.setContentsMargins(0, self._theme.pad(12), 0, 0)
        self._column.setSpacing(self._theme.pad(6))
        self._row.setContentsMargins(side, 0, side, 0)
        self._row.setSpacing(self._theme.pad(6))
        self._found.setContentsMargins(side, 0, side, side)
        self.field.setPlaceholderText(tr("Two letters of what they say"))
        self.field.setAccessibleName(tr("Look for an objection"))
        self.list.setAccessibleName(tr("Objections"))
        self.all.setText(tr("All of them"))
