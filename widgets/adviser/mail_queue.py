"""The queue of e-mails: what waits, sorted and narrowed, and the gestures that take a message or join two."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QModelIndex, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHBoxLayout, QHeaderView, QTableView, QVBoxLayout, QWidget

from widgets.adviser.dock import SIDE
from widgets.adviser.mail_delegate import UNDER, WIDTHS, MailDelegate, Shape
from widgets.adviser.mail_model import Column, MailModel, answering
from widgets.awake import Awake
from widgets.bridge import Bridge
from widgets.common.buttons import Button
from widgets.common.chips import Chip
from widgets.common.fields import LineField
from widgets.common.labels import Label
from widgets.common.placed import nest
from widgets.common.surfaces import Panel
from widgets.common.tabs import SegmentedControl
from widgets.common.theme import Theme
from widgets.keys import FIRST_MAIL
from workstation.commands import AnswerContact, FocusContact, JoinMail
from workstation.contacts.decide import BETWEEN, barred
from workstation.i18n import tr, trn
from workstation.phrases import phrase, refusal
from workstation.session.mails import EMAIL, ORDERS, Pile, Waiting, piled

WIDE_FROM, STACKED_FROM = 940, 600
"""With less, two lines a message; then one column. In pixels at 100 %."""


class MailTable(QTableView):
    """The rows. Enter is the gesture of the pane; Tab leaves the table. ``resized``: its columns share a new width."""

    resized = Signal()

    def __init__(self, theme: Theme, model: MailModel) -> None:
        super().__init__()
        self.setModel(model)
        self.setAccessibleName(tr("E-mails to handle"))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.setMouseTracking(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        across = self.horizontalHeader()
        across.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        across.setHighlightSections(False)
        across.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        across.setMinimumSectionSize(theme.px(40))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """There is another width to share."""
        super().resizeEvent(event)
        self.resized.emit()


class MailQueue(Panel):
    """The pane in the middle of the desk, or, without its title, under a tab. Out of sight it does nothing."""

    def __init__(self, theme: Theme, bridge: Bridge, parent: QWidget | None = None, *, tabbed: bool = False) -> None:
        super().__init__(theme, "panel", parent)
        self._theme, self._bridge = theme, bridge
        self._pile = Pile(bridge.mail_clocks()) if piled(bridge.state) else None
        self._by = "due"
        self.model = MailModel(self)
        self.delegate = MailDelegate(theme, self.model, self)
        self.table = MailTable(theme, self.model)
        self.table.setItemDelegate(self.delegate)
        self._title = Label(theme, tr("E-mails to handle"), "h3")
        self._count = Chip(theme, "", "bank")
        self._rule = Label(theme, "", "small", "medium", elide=True)
        self.field = LineField()
        self.field.setPlaceholderText(tr("Search") if tabbed else tr("Sender, subject, origin, language"))
        self.field.setAccessibleName(tr("Search the e-mails"))
        self.sort = SegmentedControl(theme, [(by, phrase("mail_sorted", by)) for by in ORDERS])
        self.sort.setAccessibleName(tr("Sorted by"))
        self.sort.select(self._by)
        self._none = Label(theme, "", "body", "medium", elide=True)
        self.take = Button(theme, tr("Take the first"), "plain", icon="email")
        self.why = Label(theme, "", "small", "medium", wrap=tabbed, elide=not tabbed)
        self._tabbed = tabbed
        self._build()
        self._connect()
        self._restyle()
        self.render_state()

    def render_state(self, *_: object) -> None:
        """Show the queue as it stands; nothing while it is out of sight."""
        if self._pile is None or not self.isVisible():
            return
        state, at = self._bridge.state, self._bridge.at
        rows = self._pile.rows(state, at, self._by)
        shown = answering(rows, self.field.text())
        kept, place = self.chosen(), self.table.currentIndex().row()  # the first stays first until one leaves it
        if self.model.show_rows(shown, self._pile.clocks, self._pile.clocks.moment(at)) and shown:
            number = self.model.number_of(kept.contact, kept.copy) if kept is not None and place > 0 else 0
            # Where the one that one was on has gone, what came into its place is the next.
            self.table.selectRow(number if number >= 0 else min(place, len(shown) - 1))
        self._count.set_text(str(len(rows)))
        if not self._tabbed:
            self._rule.setText(_rule_of_the_day(state.queue.mails))
        self._none.setVisible(not shown)
        self.table.setVisible(bool(shown))
        self._none.setText(tr("No e-mail answers to that.") if rows else tr("No e-mail waits."))
        self._tell_take()

    def chosen(self) -> Waiting | None:
        """The current row's message."""
        return self.model.row(self.table.currentIndex().row())

    def take_first(self) -> None:
        """Take the first that nobody has, in the order shown."""
        if self._pile is None:
            return
        rows = answering(self._pile.rows(self._bridge.state, self._bridge.at, self._by), self.field.text())
        first = next((row for row in rows if _free(row)), None)
        if first is None:
            return
        if self.isVisible():  # one comes back to where it was
            self.table.selectRow(max(0, self.model.number_of(first.contact, first.copy)))
        self._bridge.do(AnswerContact(first.contact))

    def focus_pane(self) -> None:
        """Give the keyboard to the rows, or to what leads to them."""
        (self.table if self.model.rowCount() else self.field).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def minimumSizeHint(self) -> QSize:
        """It scrolls."""
        return QSize(self._theme.px(240), self._theme.px(160))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Down leaves the field for the rows; Enter takes the row one is on."""
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if watched is self.field and event.key() == Qt.Key.Key_Down:
                self.table.setFocus(Qt.FocusReason.OtherFocusReason)
                return True
            if watched is self.table and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._on_row(self.table.currentIndex())
                return True
        return False

    def _on_row(self, index: QModelIndex) -> None:
        """A message is taken, gone back to, or joined to its thread."""
        row = self.model.row(index.row())
        if row is None:
            return
        if row.copy >= 0:
            self._bridge.do(JoinMail(row.contact, row.copy))
        else:
            self._bridge.do(FocusContact(row.contact) if row.mine else AnswerContact(row.contact))

    def _on_sort(self, by: str) -> None:
        self._by = by
        self.render_state()

    def _on_tick(self, at: int) -> None:
        if self._pile is not None and self.isVisible() and self.model.show_time(self._pile.clocks.moment(at)):
            self._tell_take()

    def _tell_take(self) -> None:
        """Whether one may be taken now, and why not."""
        state, rows, looks = self._bridge.state, self.model.rows(), self.model.looks()
        free = next((row for row in rows if _free(row)), None)
        reason = "" if free is None else barred(state.queue, state.lives, EMAIL)
        self.take.setEnabled(free is not None and not reason)
        self.take.set_kind("primary" if self.take.isEnabled() and not self._tabbed else "plain")
        late, soon = looks["over"], self.model.soon()
        watched = looks["watch"] - soon
        pressing = " · ".join(
            (
                *([trn("{n} late", "{n} late", late)] if late else ()),
                *([trn("{n} due within 10 minutes", "{n} due within 10 minutes", soon)] if soon else ()),
            )
        )
        watch = trn("{n} to watch", "{n} to watch", watched) if watched else ""
        told = watch if self._tabbed else " · ".join(filter(None, (pressing, watch)))
        self.why.setText(refusal(f"mail_{reason}") if reason else told)
        if self._tabbed:  # what presses is told apart: while another contact is in hand one reads why none is taken
            self._rule.setText(pressing)
            self._rule.setVisible(bool(pressing))

    def _connect(self) -> None:
        self.take.clicked.connect(self.take_first)
        self.field.textChanged.connect(self.render_state)
        self.sort.chosen.connect(self._on_sort)
        self.table.doubleClicked.connect(self._on_row)
        self.table.resized.connect(self._fit)
        self.table.installEventFilter(self)
        self.field.installEventFilter(self)
        Awake(self, self._bridge, self.render_state)
        self._bridge.ticked.connect(self._on_tick)
        self._theme.changed.connect(self._restyle)

    def _build(self) -> None:
        head, tools, foot = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._count)
        tools.addWidget(self.field, 1)
        tools.addWidget(self.sort)
        foot.addWidget(self.take)
        foot.addWidget(self.why, 1)
        self._column = QVBoxLayout(self)
        nest(self._column, head)
        self._column.addWidget(self._rule)
        nest(self._column, tools)
        self._column.addWidget(self._none)
        self._column.addWidget(self.table, 1)
        nest(self._column, foot)
        self._head, self._tools, self._foot = head, tools, foot
        for widget in (self._title, self._count, self._rule):
            widget.setVisible(not self._tabbed)
        self.take.set_keys(None if self._tabbed else FIRST_MAIL.keys)

    def _fit(self) -> None:
        """Share the width among the columns."""
        theme = self._theme
        wide = self.width() >= theme.px(WIDE_FROM)
        shape: Shape = "wide" if wide else "stacked" if self.width() >= theme.px(STACKED_FROM) else "narrow"
        self.delegate.shape = shape
        self.table.horizontalHeader().setVisible(shape != "narrow")
        widths = self._widths(shape, self.table.viewport().width())
        for column in Column:
            self.table.setColumnHidden(column, column not in widths)
            if column in widths:
                self.table.setColumnWidth(column, widths[column])
        self.table.verticalHeader().setDefaultSectionSize(self.delegate.height())

    def _widths(self, shape: Shape, room: int) -> dict[Column, int]:
        """The columns shown, and how wide each is."""
        px = self._theme.px
        if shape == "narrow":
            return {Column.SENDER: room}
        hidden = UNDER.values() if shape == "stacked" else ()
        widths = {column: px(wide) for column, wide in WIDTHS.items() if column not in hidden}
        rest = max(px(240), room - sum(widths.values()))
        if shape == "stacked":
            return widths | {Column.SENDER: rest}
        widths[Column.WHO] = rest * 3 // 10
        return widths | {Column.SENDER: rest * 3 // 10, Column.SUBJECT: rest - widths[Column.WHO] - rest * 3 // 10}

    def _restyle(self) -> None:
        theme = self._theme
        side = theme.pad(SIDE)
        self._column.setContentsMargins(side, theme.pad(10), side, theme.pad(10))
        for layout, gap in ((self._column, 7), (self._head, 8), (self._tools, 8), (self._foot, 12)):
            layout.setSpacing(theme.pad(gap))
        self._fit()


def _free(row: Waiting) -> bool:
    """Whether it is an e-mail that nobody has taken, nor answers."""
    return row.copy < 0 and not row.mine and row.beside != "writes"


def _rule_of_the_day(rule: str) -> str:
    """When one takes an e-mail, and what becomes of it when a call rings."""
    aside = tr("An e-mail is put aside when a call rings.")
    when = (
        tr("Between two contacts.")
        if rule == BETWEEN
        else tr("Between two contacts, or beside a conversation in writing.")
    )
    return f"{when} {aside}"
