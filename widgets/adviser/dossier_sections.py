"""Parts of the dossier on screen: a title with its level, rows, masks, gauges, gestures, and what came of them."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from widgets.adviser.dossier_acts import ActButton, ActsRow
from widgets.adviser.dossier_model import Block, Row, View
from widgets.adviser.dossier_rows import EVERY, LARGE_TEXT, LimitGauge, RowFilter, row_widget
from widgets.common.buttons import Button
from widgets.common.chips import Chip
from widgets.common.labels import Label
from widgets.common.masked_value import MaskedValue
from widgets.common.pixmap import Pixmap
from widgets.common.placed import empty, nest
from widgets.common.surfaces import Card
from widgets.common.tall import Tall
from widgets.common.theme import Theme
from workstation.i18n import tr


def _spoken(button: QAbstractButton) -> str:
    return button.accessibleName() or button.text()


class Section(Tall):
    """One part. ``open_asked`` carries its name; ``act_asked`` the act and what it bears on.

    ``left`` says that the keyboard was here, and that the part holds nothing any more that could keep it.
    """

    open_asked = Signal(str)
    act_asked = Signal(str, str)
    left = Signal()

    def __init__(self, theme: Theme, view: View, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self.view = theme, view
        self._lit = False
        self._buttons: list[ActButton] = []
        self._acts: list[ActsRow] = []
        self._unfolded: set[int] = set()
        self._narrowed = ("", EVERY)
        self._filter: RowFilter | None = None
        self._rows: list[tuple[Row, QWidget]] = []
        self._made: dict[Row, list[QWidget]] = {}
        self._kept: dict[Row, list[QWidget]] = {}
        self._column = QVBoxLayout(self)
        self._body = Tall()
        self._body_column = QVBoxLayout(self._body)
        self._body_column.setContentsMargins(0, 0, 0, 0)
        self._results = Tall()
        self._results_column = QVBoxLayout(self._results)
        self._results_column.setContentsMargins(0, 0, 0, 0)
        self._done: tuple[str, ...] = ()
        self._latest: QWidget | None = None
        self._form: QWidget | None = None
        self._column.addWidget(self._body)
        self._column.addWidget(self._results)
        self._results.hide()
        self.setAccessibleName(view.title)
        theme.scaled.connect(self._restyle)
        self._restyle()

    def show_view(self, view: View) -> None:
        """Show the part as it now stands; nothing moves when it is the same."""
        if view != self.view:
            self.view = view
            self._rebuild()

    def show_results(self, done: tuple[str, ...]) -> None:
        """Say what the acts of this part brought: « Carte opposée, réf. 55871 »."""
        if done == self._done:
            return
        more = done[: len(self._done)] == self._done  # what is said already is not made again
        if not more:
            empty(self._results_column)
            self._latest = None
        new = done[len(self._done) :] if more else done
        self._done = done
        for words in new:
            card = Card(self._theme, "good")
            row = QHBoxLayout(card)
            row.setContentsMargins(self._theme.pad(10), self._theme.pad(6), self._theme.pad(10), self._theme.pad(6))
            row.addWidget(Pixmap(self._theme, "check-circle", 16, "good", "fill"), 0, Qt.AlignmentFlag.AlignTop)
            row.addWidget(Label(self._theme, words, "body", "good", wrap=True, weight=600), 1)
            self._results_column.addWidget(card)
            self._latest = card
        self._results.setVisible(bool(done))

    def latest_result(self) -> QWidget | None:
        """Where the last act of this part says what it brought."""
        return self._latest

    def set_form(self, form: QWidget | None) -> None:
        """Put a form under the part, or take it away."""
        if self._form is not None:
            self._form.hide()
            self._form.deleteLater()
        self._form = form
        if form is not None:
            self._column.insertWidget(1, form)

    def set_lit(self, lit: bool) -> None:
        """Show that this is where the act in question is done."""
        if lit != self._lit:
            self._lit = lit
            self.update()

    @property
    def lit(self) -> bool:
        """Whether the part is lit."""
        return self._lit

    def unfold(self, act: str) -> None:
        """Show that act, where it is behind a fold."""
        for row in self._acts:
            if row.holds_folded(act):
                row.unfold()

    def button(self, act: str, target: str = "") -> ActButton | None:
        """The button of an act, to that target when one is named; None when this part has none."""
        of_act = (button for button in self._buttons if button.act.act == act)
        return next((button for button in of_act if target in ("", button.act.target)), None)

    def targets(self, act: str) -> list[str]:
        """What that act may be done to here, in order."""
        return [button.act.target for button in self._buttons if button.act.act == act]

    def take_focus(self) -> bool:
        """Give the keyboard to the first button of the part; False when it has none."""
        return self._focus_near("", 0)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the line under the part, and the light upon it."""
        painter = QPainter(self)
        if self._lit:
            painter.fillRect(self.rect(), self._theme.color("bank_soft"))
            painter.fillRect(0, 0, self._theme.pad(4), self.height(), self._theme.color("bank"))
        painter.fillRect(0, self.height() - 1, self.width(), 1, self._theme.color("edge_soft"))
        painter.end()

    def _rebuild(self) -> None:
        before = self._reachable()
        held = next((at for at, button in enumerate(before) if button.hasFocus()), -1)
        name = _spoken(before[held]) if held >= 0 else ""
        looking = self._filter is not None and self._filter.field.hasFocus()
        if self._body.isAncestorOf(self.window().focusWidget()):
            self.setFocus(Qt.FocusReason.OtherFocusReason)  # it waits here, and goes nowhere meanwhile
        seen = self.isVisible()
        if seen:  # what is placed in sight would be shown and laid out one by one; out of sight nothing is, even once
            self._body.hide()
        self._clear()
        self._fill(self.view)
        if seen:
            self._body.show()
        self._narrow(*self._narrowed)
        if looking:
            self._look_again()
        acting = held >= 0 and isinstance(before[held], ActButton)
        if held >= 0 and not self._focus_near(name, held, acts=acting):
            self.left.emit()

    def _clear(self) -> None:
        """Take out what shows; the rows are kept for what comes, where many a one comes again."""
        self._kept, self._made = self._made, {}
        for row in (one for alike in self._kept.values() for one in alike):
            self._body_column.removeWidget(row)
        empty(self._body_column)
        self._buttons, self._acts, self._rows, self._filter = [], [], [], None

    def _fill(self, view: View) -> None:
        nest(self._body_column, self._heading())
        if view.empty and view.look != "closed":
            self._body_column.addWidget(Label(self._theme, view.empty, "small", "medium", wrap=True))
        for index, block in enumerate(view.blocks):
            if index:
                self._body_column.addSpacing(self._theme.pad(8))
            if view.filters and index == len(view.blocks) - 1:
                self._add_filter()
            self._add_block(index, block)
        for gone in (one for alike in self._kept.values() for one in alike):
            gone.hide()
            gone.deleteLater()
        self._kept = {}

    def _row(self, row: Row) -> QWidget:
        """The widget of a row: the one there was, where it says the same."""
        alike = self._kept.get(row)
        if alike:
            made = alike.pop()
            made.show()  # it may have been narrowed out
        else:
            made = row_widget(self._theme, row)
        self._made.setdefault(row, []).append(made)
        return made

    def _look_again(self) -> None:
        """The keyboard goes back to the filter that was written in."""
        if self._filter is not None:
            self._filter.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _reachable(self) -> list[QAbstractButton]:
        """What the keyboard may be on in this part, in order."""
        found = self._body.findChildren(QAbstractButton)
        return [button for button in found if button.isEnabled() and button.isVisibleTo(self)]

    def _focus_near(self, name: str, place: int, *, acts: bool = True) -> bool:
        """Give the keyboard to the button of that name, else to the nearest; False without any, or where a list opened.

        ``acts``: whether an act may have it, which one Enter more would then begin.
        """
        found = [one for one in self._reachable() if acts or not isinstance(one, ActButton)]
        if not found:
            return False
        same = next((button for button in found if name and _spoken(button) == name), None)
        if name and same is None and self._filter is not None:
            return False  # what opened the list is gone: one reads it, which the arrows scroll
        (same or found[min(place, len(found) - 1)]).setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    def _heading(self) -> QHBoxLayout:
        theme, view = self._theme, self.view
        closed = view.look == "closed"
        row = QHBoxLayout()
        row.setSpacing(theme.pad(8))
        row.addWidget(Pixmap(theme, view.icon, 17, "text_medium" if closed else "text_strong"))
        row.addWidget(Label(theme, view.title, "body", "medium" if closed else "strong", wrap=True, weight=700), 1)
        if closed:
            words = tr("opens at Identity {level}", level=view.level)
            row.addWidget(Chip(theme, words, "neutral", icon="closed_level"))
        elif view.more:
            link = Button(theme, view.more, "link", "small")
            link.setAccessibleName(f"{view.more}: {view.title}")
            link.clicked.connect(self._open)
            row.addWidget(link)
        elif view.name == "details":
            row.addWidget(Chip(theme, tr("Identity {level}", level=1), "good", icon="opened"))
        else:
            row.addSpacing(1)
        return row

    def _add_block(self, number: int, block: Block) -> None:
        theme, column = self._theme, self._body_column
        if block.title:
            line = QHBoxLayout()
            line.addWidget(Label(theme, block.title, "body", weight=600, wrap=True), 1)
            if block.chip[0]:
                line.addWidget(Chip(theme, block.chip[0], block.chip[1]))
            nest(column, line)
        for gauge in block.gauges:
            column.addWidget(LimitGauge(theme, gauge))
        for row in block.rows:
            made = self._row(row)
            column.addWidget(made)
            if self._filter is not None:
                self._rows.append((row, made))
        for label, suffix in block.masked:
            nest(column, self._mask(label, suffix))
        if block.aside:
            self._add_aside(block)
        elif block.acts:
            self._add_acts(number, block)

    def _add_acts(self, number: int, block: Block) -> None:
        of = block.title or self.view.title
        row = ActsRow(self._theme, number, *block.parted(), of, unfolded=number in self._unfolded)
        row.turned.connect(self._turned)
        for button in row.buttons:
            button.asked.connect(self.act_asked)
        self._buttons += row.buttons
        self._acts.append(row)
        self._body_column.addWidget(row)

    def _turned(self, number: int, unfolded: bool) -> None:
        """Keep what was unfolded so while the part is made again. It is no part of the log."""
        (self._unfolded.add if unfolded else self._unfolded.discard)(number)

    def _add_filter(self) -> None:
        """What narrows the rows of the last block."""
        self._filter = RowFilter(self._theme, self.view.filters, *self._narrowed)
        self._filter.narrowed.connect(self._narrow)
        self._body_column.addWidget(self._filter)

    def _narrow(self, text: str, tag: str) -> None:
        """Show the rows looked for alone. What is looked for is no part of the log."""
        self._narrowed = (text, tag)
        if self._filter is None:
            return
        kept = 0
        for row, made in self._rows:
            keeps = self._filter.keeps(row)
            made.setVisible(keeps)
            kept += keeps
        self._filter.none.setVisible(not kept and bool(self._rows))

    def _add_aside(self, block: Block) -> None:
        line = QHBoxLayout()
        line.setSpacing(self._theme.pad(8))
        line.addWidget(Pixmap(self._theme, "identified", 17, "good"))
        line.addWidget(Label(self._theme, block.aside, "body", "medium", wrap=True), 1)
        for act in block.acts:
            button = ActButton(self._theme, replace(act, icon=""), "link")
            button.asked.connect(self.act_asked)
            self._buttons.append(button)
            line.addWidget(button)
        nest(self._body_column, line)

    def _mask(self, label: str, suffix: str) -> QBoxLayout:
        ways = QBoxLayout.Direction
        line = QBoxLayout(ways.TopToBottom if self._theme.scale >= LARGE_TEXT else ways.LeftToRight)
        line.addWidget(Label(self._theme, label, "body", "medium", wrap=True))
        value = MaskedValue(self._theme, f"{self.view.title}, {label}", suffix)
        if self.view.awaited:
            value.set_awaited(self.view.level)
        else:
            value.set_closed(self.view.level)
        value.reveal_asked.connect(self._open)
        line.addWidget(value, 1)
        return line

    def _open(self) -> None:
        self.open_asked.emit(self.view.name)

    def _restyle(self) -> None:
        theme = self._theme
        self._column.setContentsMargins(theme.pad(16), theme.pad(10), theme.pad(16), theme.pad(11))
        self._column.setSpacing(theme.pad(6))
        self._body_column.setSpacing(theme.pad(2))
        self._results_column.setSpacing(theme.pad(4))
        done, self._done = self._done, ()
        self._made = {}  # a row is another
        self._rebuild()
        self.show_results(done)
