"""Knowledge sheets: those this contact may need, then any that answers what is typed; one open at a time."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from widgets.adviser.dock import SIDE, DockPane
from widgets.adviser.phrase_popup import InsertableDelegate
from widgets.adviser.sheet_page import SheetPage
from widgets.awake import Awake
from widgets.bridge import Bridge
from widgets.common.empty_state import EmptyState
from widgets.common.fields import LineField
from widgets.common.labels import Label
from widgets.common.pages import Pages
from widgets.common.pressed import is_writing
from widgets.common.scrolled import Scrolled
from widgets.common.theme import Theme
from workstation.channels import WRITTEN
from workstation.commands import OpenSheet
from workstation.content.sheet_search import MOST_SHEETS, Hit, Passage, passages, sentences
from workstation.i18n import tr, trn
from workstation.session.state import Contact

_PLACE = Qt.ItemDataRole.UserRole


def _row(title: str, passage: Passage, line: str) -> QListWidgetItem:
    about = tr("{heading} · {line}", heading=passage.heading, line=line) if passage.heading else line
    item = QListWidgetItem(f"{title}\n\n{about}")
    item.setData(_PLACE, (passage.sheet, passage.number))
    return item


def _count(found: Sequence[Hit]) -> str:
    """How many sheets a search shows, whether they are all there are, and which hold only some of its words."""
    whole = sum(hit.whole for hit in found)
    if not found:
        return tr("No sheet says that. Try another word.")
    if not whole:
        return tr("No sheet holds all these words. The nearest:")
    shown = trn("{n} sheet", "{n} sheets", len(found))
    if len(found) == MOST_SHEETS:
        shown = tr("The {n} nearest sheets", n=len(found))
    return shown if whole == len(found) else tr("{sheets}, {whole} with all these words", sheets=shown, whole=whole)


class SheetsPane(DockPane):
    """A field and a list of sheets, then the one that was chosen. ``said`` carries a sentence of it to be written."""

    said = Signal(str)

    def __init__(self, theme: Theme, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(theme, "hollow", parent)
        self._theme, self._bridge = theme, bridge
        self._contact, self._open, self._passage = "", "", 0
        self._began = -1  # the session's time at the first letter of a search
        self._shown: object = None
        self.field = LineField()
        self._told = Label(theme, "", "small", "medium", wrap=True)
        self.instructed = Label(theme, "", "small", "now_text", wrap=True)
        self.list = QListWidget()
        self.list.setProperty("pane", True)
        self.list.setItemDelegate(InsertableDelegate(theme, self.list, lines=2))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._empty = EmptyState(
            theme, tr("No sheet yet"), tr("The sheets a contact may need are listed here when it comes.")
        )
        self.page = SheetPage(theme)
        self._scroll = Scrolled(self.page, tr("Knowledge sheets"))
        self._pages = Pages()
        for page in (self._empty, self.list, self._scroll):
            self._pages.addWidget(page)
        self._column = QVBoxLayout(self)
        for widget in (self.field, self.instructed, self._told):
            self._column.addWidget(widget)
        self._column.addWidget(self.page.head)
        self._column.addWidget(self._pages, 1)
        self._connect()
        self._restyle()

    @property
    def open_sheet(self) -> str:
        """The sheet being read; empty on the list."""
        return self._open

    @property
    def listed(self) -> tuple[str, ...]:
        """The sheets on offer, in order."""
        return tuple(self.list.item(row).data(_PLACE)[0] for row in range(self.list.count()))

    def view_state(self) -> object:
        """What is looked for, and the sheet being read."""
        return self.field.text(), self._open

    def restore_view(self, state: object) -> None:
        """Look for it, and read it."""
        text, opened = state if isinstance(state, tuple) else ("", "")
        self.field.setText(text)
        self._open, self._shown = opened, None
        self._paint()

    def focus_pane(self) -> None:
        """Give the keyboard to the field, or to the text of the open sheet."""
        if self._open:
            self._scroll.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down goes to the list, Enter takes the first; Home begins a sheet again, Escape leaves it or the search.

        A letter typed on a sheet or on the list begins another search.
        """
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        key, entered = event.key(), event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if watched is self.field and not self.field.composition.under_way:
            if key == Qt.Key.Key_Escape and self.field.text():
                self.field.clear()
                return True
            if self._open or not self.list.count():
                return False
            if key == Qt.Key.Key_Down:
                self.list.setCurrentRow(0)
                self.list.setFocus(Qt.FocusReason.OtherFocusReason)
                return True
            if entered:
                self._take(self.list.item(0))
                return True
        elif watched is self._scroll and key in (Qt.Key.Key_Escape, Qt.Key.Key_Backspace):
            self._back()
            return True
        elif watched is self._scroll and key == Qt.Key.Key_Home:
            self._to_top()
            return True
        if watched is not self.field and is_writing(event):
            self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.field.selectAll()
            return QApplication.sendEvent(self.field, event)
        return False

    def _connect(self) -> None:
        self.field.textChanged.connect(self._typed)
        self.field.installEventFilter(self)
        self._scroll.installEventFilter(self)
        self.list.installEventFilter(self)
        self.list.itemActivated.connect(self._take)
        self.list.itemClicked.connect(self._take)
        # A sheet is laid out after it is shown: the passage is gone to then, until one scrolls oneself.
        bar = self._scroll.verticalScrollBar()
        bar.rangeChanged.connect(self._go_to_passage)
        bar.actionTriggered.connect(self._scrolled)
        bar.valueChanged.connect(self.page.head.set_gone)
        self.page.head.back.clicked.connect(self._back)
        self.page.head.top.clicked.connect(self._to_top)
        self.page.said.connect(self.said)
        self.page.asked.connect(self._read)
        Awake(self, self._bridge, self._paint)
        self._theme.scaled.connect(self._restyle)

    def _typed(self, text: str) -> None:
        if not text.strip():
            self._began = -1
        elif self._began < 0:
            self._began = self._bridge.at
        self._open = ""
        self._paint()

    def _restyle(self) -> None:
        side, top = self._theme.pad(SIDE), self._theme.pad(12)
        self._column.setContentsMargins(side, top, side, 0)
        self._column.setSpacing(self._theme.pad(6))
        self.field.setPlaceholderText(tr("Word or question"))
        self.field.setAccessibleName(tr("Look in the knowledge sheets"))
        self.list.setAccessibleName(tr("Knowledge sheets"))
        self._shown = None
        self._paint()

    def _paint(self) -> None:
        contact = self._bridge.contact()
        now = contact.id if contact else ""
        if now != self._contact:
            self._contact, self._open = now, ""
            self.field.clear()
        instructions = self._bridge.instructions()
        shown = (now, self._open, self.field.text(), self._writes(contact), instructions)
        if shown == self._shown:
            return
        self._shown = shown
        for widget in (self.field, self._told):
            widget.setVisible(contact is not None)
        told = (tr("Instruction of the day. {told}", told=one.told) for one in instructions)
        self.instructed.setText("\n".join(told))
        self.page.head.setVisible(bool(self._open) and contact is not None)
        self.instructed.setVisible(bool(instructions) and not self._open)  # a sheet that it changes says so itself
        if contact is None:
            self._pages.setCurrentWidget(self._empty)
        elif self._open:
            self._told.hide()
            related = [self._bridge.sheet(name) for name in self._bridge.sheet(self._open).related]
            self.page.show_sheet(self._bridge.sheet(self._open), related, inserts=self._writes(contact))
            self.page.head.keep_first(kept=self._passage > 0)
            self._pages.setCurrentWidget(self._scroll)
            self._scroll.verticalScrollBar().setValue(0)
            self._go_to_passage()
        else:
            self._list(contact, self.field.text())
            self._pages.setCurrentWidget(self.list)

    def _writes(self, contact: Contact | None) -> bool:
        """Whether there is a place where a sentence of a sheet can be put."""
        if contact is None or not contact.on_line:
            return False
        return contact.offer.channel in WRITTEN or self._bridge.role(contact).typed

    def _list(self, contact: Contact, query: str) -> None:
        self.list.clear()
        if query.strip():
            found = self._bridge.find_sheets(query)
            rows = [_row(hit.passage.title, hit.passage, hit.line) for hit in found]
            told = _count(found)
        else:
            names = self._bridge.program(contact).script.documents
            sheets = [self._bridge.sheet(name) for name in names]
            rows = [
                _row(sheet.title, (first := passages(sheet)[0]), sentences(first.lines()[0])[0]) for sheet in sheets
            ]
            told = tr("For this contact; type to look in all the sheets.")
        for row in rows:
            self.list.addItem(row)
        self._told.setText(told)

    def _take(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            sheet, number = item.data(_PLACE)
            self._read(sheet, number if self.field.text().strip() else 0)

    def _read(self, sheet: str, passage: int = 0) -> None:
        contact = self._bridge.contact()
        query = self.field.text().strip()
        took = self._bridge.at - self._began if query and self._began >= 0 and not self._open else -1
        # One reads before the call and after it, and in a pause: the log has nothing to say of it then.
        if contact is not None and contact.at_desk and not self._bridge.state.paused:
            self._bridge.do(OpenSheet(contact.id, sheet, query if took >= 0 else "", took))
        self._open, self._passage, self._began = sheet, passage, -1
        self._paint()
        self._scroll.setFocus(Qt.FocusReason.OtherFocusReason)

    def _scrolled(self, _action: int) -> None:
        self._passage = 0

    def _go_to_passage(self) -> None:
        if self._open and self._passage:
            self._scroll.verticalScrollBar().setValue(self.page.top_of(self._passage))

    def _to_top(self) -> None:
        self._scrolled(0)
        self.page.head.keep_first(kept=False)
        self._scroll.verticalScrollBar().setValue(0)
        self._scroll.setFocus(Qt.FocusReason.OtherFocusReason)  # the way there is gone

    def _back(self) -> None:
        self._open = ""
        self._paint()
        self.focus_pane()
