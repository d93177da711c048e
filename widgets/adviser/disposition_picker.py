"""The disposition code: the three nearest to this call as cards, then all of them in a list that one types into."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QButtonGroup,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from widgets.adviser.composer_parts import Beside
from widgets.common import marks
from widgets.common.buttons import Button
from widgets.common.fields import LineField
from widgets.common.focus import is_shown
from widgets.common.labels import Label
from widgets.common.placed import nest
from widgets.common.pressed import OneOf
from widgets.common.surfaces import Card
from widgets.common.theme import Theme
from widgets.common.wrapped_text import WrappedText, fitted, text_width
from workstation.bank.dispositions import Dispositions, Reason
from workstation.folding import folded
from workstation.i18n import tr

CODE_ROLE = Qt.ItemDataRole.UserRole
SIDE_BY_SIDE = 560


class CodeCard(OneOf, QRadioButton):
    """A motif and its code, as one radio button of three."""

    def __init__(self, theme: Theme, reason: Reason, parent: QWidget | None = None) -> None:
        super().__init__(reason.title, parent)
        self._theme, self.reason = theme, reason
        self.setProperty("ownFocusRing", True)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(f"{reason.title}, {reason.code}")
        policy = self.sizePolicy()
        policy.setHorizontalPolicy(policy.Policy.Expanding)
        policy.setVerticalPolicy(policy.Policy.Minimum)  # fixed, it would keep the height of another width
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self._restyle)
        self._restyle()

    def hasHeightForWidth(self) -> bool:
        """The title wraps."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Title, code under it where it has no room beside, and the focus ring's margin."""
        under = 0 if self._beside(width) else self._theme.line("meta")
        high = self._title.layout(self._room(width)).height() + under
        return ceil(high) + 2 * self._inset(width) + 2 * marks.RING_MARGIN

    def sizeHint(self) -> QSize:
        """A third of the page."""
        width = self._theme.px(200)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """A few words a line."""
        return QSize(self._theme.px(130), self._theme.px(36))

    def hitButton(self, pos: QPoint) -> bool:
        """The whole card answers."""
        return self.rect().contains(pos)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the card, its round, its words."""
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        outer = QRectF(self.rect()).adjusted(*(marks.RING_MARGIN * side for side in (1, 1, -1, -1)))
        on, radius = self.isChecked(), theme.radius("button")
        width = 2.0 if on else 1.0
        painter.setPen(marks.pen(theme.color("bank" if on else "edge_sharp"), width))
        painter.setBrush(theme.color("bank_soft" if on else "hover" if self.underMouse() else "panel"))
        painter.drawRoundedRect(marks.box_inside(outer, width), radius, radius)
        side = theme.pad(14)
        top = outer.top() + self._inset(self.width())
        at = QRectF(outer.left() + theme.pad(12), top + theme.px(3), side, side)
        painter.setPen(marks.pen(theme.color("bank" if on else "edge_sharp"), 1.4))
        painter.setBrush(theme.color("panel"))
        painter.drawEllipse(marks.box_inside(at, 1.4))
        if on:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.color("bank"))
            painter.drawEllipse(at.center(), side * 0.28, side * 0.28)
        self._paint_words(painter, outer)
        if is_shown(self):
            marks.focus_ring(painter, theme, outer, radius)
        painter.end()

    def _paint_words(self, painter: QPainter, outer: QRectF) -> None:
        theme, left = self._theme, outer.left() + self._theme.pad(36)
        room, top = self._room(self.width()), outer.top() + self._inset(self.width())
        high = self._title.layout(room).height()
        self._title.paint(painter, QPointF(left, top), theme.color("text_strong"))
        font = self._code_font()
        painter.setFont(font)
        painter.setPen(theme.color("text_quiet"))
        beside = self._beside(self.width())
        box = QRectF(left, top, room, high) if beside else QRectF(left, top + high, room, theme.line("meta"))
        side = Qt.AlignmentFlag.AlignRight if beside else Qt.AlignmentFlag.AlignLeft
        painter.drawText(box, side | Qt.AlignmentFlag.AlignVCenter, fitted(font, self.reason.code, room))

    def _beside(self, width: int) -> bool:
        """Whether the code stands at the end of the title's line."""
        title, code = text_width(self._theme.font("body", 600), self.text()), self.reason.code
        return title + self._theme.pad(14) + text_width(self._code_font(), code) <= self._room(width)

    def _inset(self, width: int) -> int:
        return self._theme.pad(5 if self._beside(width) else 8)

    def _room(self, width: int) -> float:
        return max(60.0, width - 2 * marks.RING_MARGIN - self._theme.pad(36) - self._theme.pad(10))

    def _code_font(self) -> QFont:
        font = self._theme.font("code")
        font.setPixelSize(self._theme.px(12))
        return font

    def _restyle(self) -> None:
        self._title = WrappedText(self.text(), self._theme.font("body", 600), self._theme.line("body"))
        self.updateGeometry()
        self.update()


class AllCodes(QWidget):
    """Every motif by family. Typing narrows the list, arrows move in it, Enter chooses, Escape gives up."""

    chosen = Signal(str)
    given_up = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.search = LineField()
        self.search.setPlaceholderText(tr("Search by word or code"))
        self.search.setAccessibleName(tr("Search by word or code"))
        self.list = QListWidget()
        self.list.setAccessibleName(tr("All the codes"))
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._none = Label(theme, tr("No code has these words. Shorten the search."), "small", "medium", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.search)
        column.addWidget(self._none)
        column.addWidget(self.list)
        self._lists: Dispositions | None = None
        self.search.textChanged.connect(self._fill)
        self.search.installEventFilter(self)
        self.list.itemClicked.connect(self._on_clicked)
        theme.changed.connect(self._restyle)
        self._restyle()

    def show_lists(self, lists: Dispositions) -> None:
        """Offer these lists, the search empty and in hand."""
        self._lists = lists
        self.search.clear()
        self._fill("")
        self.search.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """The keys of the list, while the caret stays in the search."""
        composing = self.search.composition.under_way
        pressed = watched is self.search and event.type() == QEvent.Type.KeyPress and not composing
        if pressed and isinstance(event, QKeyEvent):
            match event.key():
                case Qt.Key.Key_Down | Qt.Key.Key_Up:
                    self._step(1 if event.key() == Qt.Key.Key_Down else -1)
                    return True
                case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                    self._choose(self.list.currentItem())
                    return True
                case Qt.Key.Key_Escape:
                    self.given_up.emit()
                    return True
                case _:
                    pass
        return super().eventFilter(watched, event)

    def _fill(self, text: str) -> None:
        self.list.clear()
        words = folded(text).split()
        for family in self._lists.reasons if self._lists is not None else ():
            found = [leaf for leaf in family.children if all(word in self._plain(family, leaf) for word in words)]
            if found:
                title = QListWidgetItem(family.title)
                title.setFlags(Qt.ItemFlag.NoItemFlags)
                title.setFont(self._theme.font("label"))
                self.list.addItem(title)
            for leaf in found:
                item = QListWidgetItem(f"{leaf.title}   {leaf.code}")
                item.setData(CODE_ROLE, leaf.code)
                self.list.addItem(item)
        self._none.setVisible(self.list.count() == 0)
        self._step(1)

    def _step(self, by: int) -> None:
        row = self.list.currentRow() + by
        while 0 <= row < self.list.count():
            if self.list.item(row).data(CODE_ROLE):
                self.list.setCurrentRow(row)
                return
            row += by

    def _on_clicked(self, item: QListWidgetItem) -> None:
        self._choose(item)

    def _choose(self, item: QListWidgetItem | None) -> None:
        if item is not None and item.data(CODE_ROLE):
            self.chosen.emit(item.data(CODE_ROLE))

    @staticmethod
    def _plain(family: Reason, leaf: Reason) -> str:
        return folded(f"{family.title} {leaf.title} {leaf.code}")

    def _restyle(self) -> None:
        self.list.setFixedHeight(self._theme.px(190))


class DispositionPicker(Card):
    """Amber while the code is missing: it is the one thing that holds the contact back."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "now", parent)
        self._lists: Dispositions | None = None
        self._code, self._motif = "", ""
        self._cards: list[CodeCard] = []
        self._group = QButtonGroup(self)
        self._tag = QLabel()
        self._title = Label(theme, tr("Disposition code"), "h3", "now")
        self._under = Beside(theme)
        self.all = Button(theme, tr("All the codes"), "link", "small")
        self.list = AllCodes(theme)
        self.list.hide()
        self._path = Label(theme, "", "small", "medium", elide=True)
        self._build()
        self._group.buttonClicked.connect(self._on_card)
        self.all.clicked.connect(self.toggle_list)
        self.list.chosen.connect(self._on_listed)
        self.list.given_up.connect(self.toggle_list)
        theme.changed.connect(self._restyle)
        self._restyle()

    def show_code(self, lists: Dispositions, motif: str, code: str) -> None:
        """Offer what is nearest to ``motif``; ``code`` is what the note holds now, or nothing."""
        if (lists, motif) != (self._lists, self._motif) or code != self._code or not self._cards:
            self._lists, self._motif, self._code = lists, motif, code
            self._fill(self._nearest(lists, motif, code))
        for card in self._cards:
            card.setChecked(card.reason.code == code)
        self.set_surface("card" if code else "now")
        self._title.set_tone("strong" if code else "now")
        self._tell_path(lists, code)
        self._restyle()

    def take_focus(self) -> None:
        """Put the keyboard on the chosen card, or the first."""
        card = next((card for card in self._cards if card.isChecked()), self._cards[0] if self._cards else None)
        (card or self.all).setFocus(Qt.FocusReason.OtherFocusReason)

    def view_state(self) -> object:
        """Whether the whole list is open."""
        return not self.list.isHidden()

    def restore_view(self, state: object) -> None:
        """Open it, or close it."""
        if bool(state) == self.list.isHidden():
            self.toggle_list()

    def toggle_list(self) -> None:
        """Open the whole list, or close it."""
        opened = self.list.isVisibleTo(self)
        self.list.setVisible(not opened)
        self.all.setText(tr("All the codes") if opened else tr("Close the list"))
        if opened:
            self.take_focus()
        elif self._lists is not None:
            self.list.show_lists(self._lists)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Three in a row where there is room."""
        super().resizeEvent(event)
        self._reflow()

    def _reflow(self) -> None:
        stacked = self.width() < self._theme.px(SIDE_BY_SIDE)
        self._row.setDirection(
            QBoxLayout.Direction.TopToBottom if stacked else QBoxLayout.Direction.LeftToRight,
        )

    def _build(self) -> None:
        self._column = QVBoxLayout(self)
        head = QHBoxLayout()
        head.addWidget(self._tag)
        head.addWidget(self._title)
        head.addWidget(self._under, 1)
        head.addWidget(self.all)
        self._head = head
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._row.setSpacing(0)
        nest(self._column, head)
        nest(self._column, self._row)
        self._column.addWidget(self.list)
        self._column.addWidget(self._path)

    def _nearest(self, lists: Dispositions, motif: str, code: str) -> Sequence[Reason]:
        near = list(lists.nearest(motif))
        chosen = lists.leaf(code)
        if chosen is not None and chosen not in near:
            near = [*near[:2], chosen]
        return near

    def _fill(self, reasons: Sequence[Reason]) -> None:
        if [card.reason for card in self._cards] == list(reasons):
            return
        held = next((card.reason for card in self._cards if card.hasFocus()), None)
        for card in self._cards:
            self._group.removeButton(card)
            card.hide()
            card.deleteLater()
        self._cards = [CodeCard(self._theme, reason) for reason in reasons]
        before: QWidget = self.all
        for card in self._cards:
            self._group.addButton(card)
            self._row.addWidget(card, 1)
            card.show()
            QWidget.setTabOrder(before, card)
            before = card
        self._reflow()
        if held is not None:
            again = next(
                (card for card in self._cards if card.reason == held), self._cards[0] if self._cards else self.all
            )
            again.setFocus(Qt.FocusReason.OtherFocusReason)

    def _tell_path(self, lists: Dispositions, code: str) -> None:
        pair = next(((family, leaf) for family, leaf in lists.leaves() if leaf.code == code), None)
        # The line is there from the start: nothing under it moves when a code is chosen.
        self._path.setText(tr("Reason: to be chosen"))
        if pair is not None:
            self._path.setText(tr("Reason: {family} › {motif}", family=pair[0].title, motif=pair[1].title))
        # Where it has no room the colour says it, and the line beside the button that ends the contact.
        self._under.tell(tr("chosen") if code else tr("mandatory · the three nearest to this contact"), needed=False)

    def _on_card(self, card: QRadioButton) -> None:
        if isinstance(card, CodeCard):
            self.chosen.emit(card.reason.code)

    def _on_listed(self, code: str) -> None:
        self.toggle_list()
        self.chosen.emit(code)
        self.take_focus()

    def _restyle(self) -> None:
        theme = self._theme
        ink = "bank_text" if self._code else "now_text"
        self._tag.setPixmap(theme.pixmap("code", theme.pad(18), ink, "fill"))
        self._column.setContentsMargins(*(theme.pad(side) for side in (14, 10, 14, 10)))
        self._column.setSpacing(theme.pad(6))
        self._head.setSpacing(theme.pad(8))
