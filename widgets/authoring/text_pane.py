"""A note or a reply tried out (« Essayer une note »): what is made of it, as one writes it."""

from __future__ import annotations

from PySide6.QtWidgets import QPlainTextEdit, QStackedWidget, QVBoxLayout, QWidget

from widgets.common.empty_state import EmptyState
from widgets.common.fields import Composition, composed
from widgets.common.labels import Label
from widgets.common.placed import empty, nest
from widgets.common.pressed import Choice
from widgets.common.scrolled import Scrolled
from widgets.common.switch import Switch
from widgets.common.theme import Theme
from workstation.i18n import tr
from workstation.library.authoring import Opened
from workstation.library.given import alone, desk_steps, judge_alone, lines_of
from workstation.library.handed import NOTE, REPLY
from workstation.library.shelf import Shelf
from workstation.roleplay.customer.actor import Role
from workstation.roleplay.model import NoteText

_LINES = 6


class TextPane(QWidget):
    """Where the text would be saved, what was done at the desk before, the text, and what it is worth."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._role: Role | None = None
        self._pinned = ""
        self.where = Choice()
        self.where.setAccessibleName(tr("Where it is written"))
        self.text = QPlainTextEdit()
        self.text.setAccessibleName(tr("The text to try"))
        self.text.setPlaceholderText(tr("Write a note or a reply as a recruit would."))
        self.text.setTabChangesFocus(True)
        self.composition = Composition(self.text)
        self.done: dict[str, Switch] = {}
        self._deeds = QVBoxLayout()
        self._deeds_head = Label(theme, tr("Done at the desk before"), "small", "medium")
        self.result = Label(theme, "", "small", wrap=True)
        self._place()
        self.where.currentIndexChanged.connect(self.refresh)
        self.text.textChanged.connect(self.refresh)
        theme.changed.connect(self._restyle)

    def _place(self) -> None:
        theme = self._theme
        words = tr("A role-play that checks can be tried here, its notes and its replies one by one.")
        self._inner = QWidget()
        self._column = QVBoxLayout(self._inner)
        for placed in (self.where, self.text, self._deeds_head):
            self._column.addWidget(placed)
        nest(self._column, self._deeds)
        self._column.addWidget(self.result)
        self._column.addStretch(1)
        scroll = Scrolled(self._inner, tr("The text to try"))
        self._stack = QStackedWidget()
        self._stack.addWidget(EmptyState(theme, tr("Nothing to try yet."), words))
        self._stack.addWidget(scroll)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._stack)
        self._restyle()

    def show_opened(self, opened: Opened | None, shelf: Shelf) -> None:
        """Try on this role-play; what was written stays, and is judged by the file as it is now."""
        roleplay = opened.roleplay if opened is not None and opened.playable else None
        pinned = roleplay.pinned if roleplay is not None else ""
        if pinned == self._pinned:
            return
        self._pinned = pinned
        self._role = alone(roleplay, shelf) if roleplay is not None else None
        self._fill()
        self._stack.setCurrentIndex(1 if self.where.count() else 0)
        self.refresh()

    def refresh(self, *_: object) -> None:
        """Judge the text as it stands."""
        asked = self.where.currentData()
        text = composed(self.text.toPlainText())
        if self._role is None or asked is None or not text.strip():
            self.result.setText("")
            return
        kind, beat = asked
        done = [step for step, switch in self.done.items() if switch.isChecked()]
        written = NoteText("", "", "", text) if kind == NOTE else text
        judged = judge_alone(self._role, kind, written, beat, done)
        self.result.setText("\n".join(lines_of(judged, self._role.rules)) or tr("Nothing is asked of this text."))

    def _fill(self) -> None:
        chosen, checked = self.where.currentData(), {step for step, one in self.done.items() if one.isChecked()}
        self.where.blockSignals(True)
        self.where.clear()
        empty(self._deeds)
        self.done = {}
        if self._role is not None:
            for beat in self._role.program.script.beats:
                if beat.note:
                    self.where.addItem(tr("Note · {beat}", beat=beat.id), (NOTE, beat.id))
                if beat.reply:
                    self.where.addItem(tr("Reply · {beat}", beat=beat.id), (REPLY, beat.id))
            for step in desk_steps(self._role.program):
                switch = Switch(self._theme, step.move.id)
                switch.setChecked(step.move.id in checked)
                switch.toggled.connect(self.refresh)
                self._deeds.addWidget(switch)
                self.done[step.move.id] = switch
        self.where.setCurrentIndex(max(0, self.where.findData(chosen)) if self.where.count() else -1)
        self.where.blockSignals(False)
        self._deeds_head.setVisible(bool(self.done))

    def _restyle(self) -> None:
        side = self._theme.pad(16)
        self._column.setContentsMargins(side, side, side, side)
        self._column.setSpacing(self._theme.pad(8))
        self._deeds.setSpacing(self._theme.pad(4))
        self.text.setFixedHeight(_LINES * self._theme.line("body") + 2 * self._theme.pad(10))
