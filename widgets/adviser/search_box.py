"""Search for a client as you type; what is chosen opens as a dossier."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from widgets.bridge import Bridge
from widgets.common.buttons import Button
from widgets.common.fields import LineField
from widgets.common.labels import Label
from widgets.common.placed import nest
from widgets.common.surfaces import Panel
from widgets.common.theme import Theme
from widgets.common.wrapped_text import fitted
from workstation.commands import OpenDossier
from workstation.i18n import tr, trn

AnyIndex = QModelIndex | QPersistentModelIndex

SHORTEST = 2
MOST = 20


class _PersonDelegate(QStyledItemDelegate):
    """A name, and under it what tells two people of that name apart."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, _option: QStyleOptionViewItem, _index: AnyIndex) -> QSize:
        """Two lines."""
        theme = self._theme
        return QSize(theme.px(200), theme.line("body") + theme.line("small") + theme.pad(14))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        """Draw both lines, on a tint when it is the current one or under the pointer."""
        theme, box = self._theme, QRect(option.rect)
        state = option.state
        if state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver):
            painter.fillRect(box, theme.color("bank_soft" if state & QStyle.StateFlag.State_Selected else "hover"))
        name, _, about = str(index.data()).partition("\n")
        inner = box.adjusted(theme.pad(8), theme.pad(7), -theme.pad(8), 0)
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        for text, role, weight, ink in ((name, "body", 700, "text_strong"), (about, "small", None, "text_medium")):
            font = theme.font(role, weight)
            inner.setHeight(theme.line(role))
            painter.setFont(font)
            painter.setPen(theme.color(ink))
            painter.drawText(inner, left, fitted(font, text, inner.width()))
            inner.translate(0, inner.height())


class SearchBox(Panel):
    """A field and its results. Arrows go from one to the other, Enter opens, Escape leaves (``closed``)."""

    closed = Signal()

    def __init__(self, theme: Theme, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(theme, "panel", parent)
        self._theme, self._bridge = theme, bridge
        self._title = Label(theme, tr("Look for a client"), "h3", wrap=True)
        self._close = Button(theme, tr("Close"), "link", "small", keys="Esc")
        self._field = LineField()
        self._told = Label(theme, "", "small", "medium", wrap=True)
        self._results = QListWidget()
        self._results.setItemDelegate(_PersonDelegate(theme, self._results))
        self._results.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._field.textChanged.connect(self._search)
        self._field.installEventFilter(self)
        self._results.installEventFilter(self)
        self._results.itemActivated.connect(self._activated)
        self._results.itemClicked.connect(self._activated)
        self._close.clicked.connect(self.closed)
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._close)
        self._column = QVBoxLayout(self)
        nest(self._column, head)
        self._column.addWidget(self._field)
        self._column.addWidget(self._told)
        self._column.addWidget(self._results, 1)
        theme.changed.connect(self._restyle)
        self._restyle()
        self._search("")

    @property
    def field(self) -> LineField:
        """Where one types."""
        return self._field

    @property
    def results(self) -> QListWidget:
        """Who was found."""
        return self._results

    def start(self) -> None:
        """Begin a search: an empty field that has the keyboard."""
        self._restyle()
        self._field.clear()
        self._field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down goes to the results, Up back to the field, Enter opens, Escape leaves."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return False
        if watched is self._field and self._field.composition.under_way:
            return False
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.closed.emit()
            return True
        if watched is self._field and self._results.count():
            if key == Qt.Key.Key_Down:
                self._results.setCurrentRow(0)
                self._results.setFocus(Qt.FocusReason.OtherFocusReason)
                return True
            if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._activated(self._results.item(0))
                return True
        if watched is self._results and key == Qt.Key.Key_Up and self._results.currentRow() == 0:
            self._field.setFocus(Qt.FocusReason.OtherFocusReason)
            return True
        return False

    def _search(self, text: str) -> None:
        self._results.clear()
        wanted = text.strip()
        if len(wanted) < SHORTEST:
            self._told.setText(tr("A name, a telephone, a client number, an e-mail or a city. Two letters are enough."))
            return
        found = self._bridge.session.world.records.search(wanted, MOST)
        for who in found:
            words = tr("{name}\nborn in {year} · {city}", name=who.name, year=who.birth_year, city=who.city)
            item = QListWidgetItem(words)  # both lines, for a screen reader too
            item.setData(Qt.ItemDataRole.UserRole, who.client)
            self._results.addItem(item)
        if found:
            self._told.setText(trn("{n} person found", "{n} people found", len(found)))
        else:
            self._told.setText(
                tr("Nobody found. Try the telephone, the number, a former name: nobody is given a second dossier.")
            )

    def _activated(self, item: QListWidgetItem | None) -> None:
        contact = self._bridge.contact()
        if contact is not None and item is not None:
            self._bridge.do(OpenDossier(contact.id, str(item.data(Qt.ItemDataRole.UserRole))))

    def _restyle(self) -> None:
        side = self._theme.pad(16)
        self._column.setContentsMargins(side, self._theme.pad(12), side, self._theme.pad(12))
        self._column.setSpacing(self._theme.pad(8))
        self._title.setText(tr("Look for a client"))
        self._close.setText(tr("Close"))
        self._field.setPlaceholderText(tr("Name, telephone, number…"))
        self._field.setAccessibleName(tr("Look for a client"))
        self._results.setAccessibleName(tr("People found"))
