"""A desk worked with the mouse alone: what somebody would click next; texts and names alone are typed."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QComboBox, QScrollArea, QWidget

from tests.support.hands import NOTCH, turn
from tests.support.keyed import FURTHEST, PLAIN, DeadEnd, Keyed, asked
from widgets.adviser.act_forms import ActForm
from widgets.adviser.mail_model import Column
from widgets.common.buttons import Button
from workstation import commands as c
from workstation.desk.state import NOTE_TEXT
from workstation.session.player import Turn

LEFT = Qt.MouseButton.LeftButton


class Moused(Keyed):
    """Does with clicks what a player asks for. Raises ``DeadEnd`` where nothing in sight can be clicked."""

    def click(self, widget: QWidget | None, at: QPoint | None = None) -> None:
        """One click on what can be seen of it."""
        if widget is None or not widget.isEnabled():
            raise DeadEnd(f"{widget} cannot be clicked")
        QApplication.processEvents()  # what has just come has its place before one scrolls to it
        self._wheel_to(widget)
        seen = widget.visibleRegion().boundingRect()
        place = at or seen.center()
        if not seen.contains(place):
            raise DeadEnd(f"{widget.accessibleName() or widget} is out of sight")
        window = widget.window()
        QTest.mouseClick(window.windowHandle(), LEFT, PLAIN, widget.mapTo(window, place))
        self.pressed += 1

    def _wheel_to(self, widget: QWidget) -> None:
        """Turn the wheel over whatever scrolls around it, until it is in sight."""
        holder = widget.parentWidget()
        while holder is not None:
            if isinstance(holder, QScrollArea):
                self._wheel(holder, widget)
            holder = holder.parentWidget()

    def _wheel(self, area: QScrollArea, widget: QWidget) -> None:
        bar, high = area.verticalScrollBar(), area.viewport().height()
        for _ in range(FURTHEST):
            top = widget.mapTo(area.viewport(), QPoint(0, 0)).y()
            below, before = top + widget.height() > high, bar.value()
            if top < 0 or (below and top > 0):
                turn(area.viewport(), NOTCH if top < 0 else -NOTCH)
                QApplication.processEvents()
            if bar.value() == before:
                return

    def press(self, key: Qt.Key, modifier: Qt.KeyboardModifier = PLAIN) -> None:
        """Nothing is left to keys. Raises ``DeadEnd``."""
        raise DeadEnd(f"{key} with {modifier} is no click")

    def do(self, turn: Turn) -> None:
        """What the turn asks for."""
        page = self.page
        match turn.command:
            case c.GoReady():
                self.click(page.waiting.act)
            case c.AnswerContact(contact=contact) if self._is_piled(contact):
                self._take_mail(contact)
            case c.AnswerContact(contact=contact):
                self._answer(contact)
            case c.FocusContact(contact=contact):
                self.click(page.rail._cards[contact])
            case c.JudgeIdentity(element=element, accepted=accepted):
                row = page.dossier.strip.row(element)
                self._tab("dossier")
                self.click((row.accept if accepted else row.reject) if row is not None else None)
            case c.EditDraft(where=where, inserted=text):
                self._go_on_with(where)
                self.type(text)
            case c.SendReply():
                self.click(page.composer.primary)
            case c.EndContact():
                self.click(page.top_bar.controls.hang_up)
            case c.CloseContact():
                self.click(page.wrap_up.finish_button)
            case _:
                super().do(turn)

    def _answer(self, contact: str) -> None:
        """The card in the middle where nobody is in hand, else the one of the rail."""
        here = page.card.answer if (page := self.page.ringing).isVisible() else None
        self.click(here or self.page.rail._cards[contact].take)

    def _tab(self, name: str) -> None:
        """Its tab, where it stands under one that is not open."""
        dock = self.page.dock
        if name in dock.names() and dock.current() != name:
            self.click(dock.tabs, dock.tabs.tabRect(dock.names().index(name)).center())

    def _take_mail(self, contact: str, copy: int = -1) -> None:
        """A double click on its row, or on that of a copy, which joins it."""
        if not self.page.pile.isVisible():
            self._tab("mails")
        table, model = self._queue.table, self._queue.model
        index = model.index(model.number_of(contact, copy), Column.SENDER)
        table.scrollTo(index)
        place = table.visualRect(index).center()
        self.click(table.viewport(), place)
        window = table.window()
        QTest.mouseDClick(window.windowHandle(), LEFT, PLAIN, table.viewport().mapTo(window, place))

    def _go_on_with(self, where: str) -> None:
        """Click past the last letter of a text, unless one is in it: amid the letters it would put the next there."""
        page, field = self.page, self.page.composer.reply
        if where == NOTE_TEXT:
            field = page.wrap_up.note if page.wrap_up.isVisible() else page.note
        if field is page.note:
            self._tab("note")
        if not field.hasFocus():
            field.verticalScrollBar().setValue(field.verticalScrollBar().maximum())
            QApplication.processEvents()  # it may still be laid out
            self.click(field.viewport(), field.viewport().rect().bottomRight() - QPoint(4, 4))

    def _find(self, client: str) -> None:
        name = self._bridge.session.world.records.load(client, self._bridge.today).client.name
        self.click([one for one in self.page.candidates.findChildren(Button) if one.isVisible()][-1])
        self.type(name)
        found = self.page.search._results
        self.click(found.viewport(), found.visualItemRect(found.item(0)).center())

    def _say(self, move: str) -> None:
        self.click(self._card(move))
        self.click(self.page.composer.primary)

    def _note(self, field: str, value: str) -> None:
        page = self.page.wrap_up
        if field == "code":
            self.click(page.picker.all)
            self.type(value)
            listed = next(one for one in page.picker.findChildren(QAbstractItemView) if one.isVisible())
            rows = listed.model().rowCount()
            index = next(i for n in range(rows) if value in str((i := listed.model().index(n, 0)).data()))
            listed.scrollTo(index)
            self.click(listed.viewport(), listed.visualRect(index).center())
        elif field == "outcome":
            assert page.outcome is not None
            buttons = page.outcome.findChildren(QAbstractButton)
            self.click(next(one for one in buttons if one.name == value))  # type: ignore[attr-defined]  # a segment
        else:
            self._choose(page.follow_up, value)

    def _choose(self, box: QComboBox, value: str) -> None:
        row = box.findData(value)
        if row < 0:
            raise DeadEnd(f"{value} is not in the list")
        self.click(box)
        view = box.view()
        index = box.model().index(row, box.modelColumn())
        view.scrollTo(index)
        self.click(view.viewport(), view.visualRect(index).center())

    def _act(self, move: str, values: dict[str, str]) -> None:
        """The line leads to the form, which opens, or to what opens a part of the dossier.

        Where a reply is written the lines stand behind the link at its foot.
        """
        if self.page.composer.reply.isVisible():
            self.click(self.page.composer.aside)
        self.click(self._card(move))
        form = self.page.dossier.form()
        if form is not None:
            self._fill(form, values)
        self.click(form._confirm if form is not None else self.held)

    def _fill(self, form: ActForm, values: dict[str, str]) -> None:
        for name, value in asked(form, values):
            first = (field := form.field(name)).first()
            if isinstance(first, QComboBox):
                self._choose(first, value)
                continue
            for button in field.findChildren(QAbstractButton):
                if field.value() != value:
                    self.click(button)
