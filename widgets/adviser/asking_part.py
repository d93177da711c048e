"""Asking a colleague from the pane for colleagues: an expert for advice, or whoever a matter is brought up to.

The contact stays one's own; the answer comes after a while, and is shown here and in the thread.
"""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from widgets.adviser.draft_box import DraftBox
from widgets.bridge import Bridge
from widgets.common.buttons import Button
from widgets.common.labels import Label
from widgets.common.placed import nest
from widgets.common.pressed import Choice
from widgets.common.theme import Theme
from workstation import events as e
from workstation.commands import AskExpert, Escalate
from workstation.content.experts import ADVICE, Expert
from workstation.events.desk import QUESTION_TEXT
from workstation.i18n import tr
from workstation.phrases import phrase
from workstation.session.state import Contact, SessionState

LONGEST = 600
"""Characters of a question: whoever is asked answers between two others."""


class _Question(DraftBox):
    """Two lines, for as long as the contact is not closed."""

    def __init__(self, theme: Theme, bridge: Bridge) -> None:
        super().__init__(theme, bridge, QUESTION_TEXT, longest=LONGEST)
        self.setAccessibleName(tr("Your question, without the client’s name"))
        self.setPlaceholderText(tr("The case in a few words, without the client’s name or numbers"))
        theme.changed.connect(self.updateGeometry)
        self.render_state()

    def writable(self, contact: Contact) -> bool:
        """While somebody is there, or until the contact is closed."""
        return contact.on_line or contact.phase == "wrap_up"

    def sizeHint(self) -> QSize:
        """Two lines; the rest scrolls."""
        return QSize(self._theme.px(200), 2 * self._theme.line("body") + 2 * self._theme.pad(10))

    def minimumSizeHint(self) -> QSize:
        """The same: it stands in a pane that scrolls."""
        return QSize(self._theme.px(120), self.sizeHint().height())


class AskingPart(QWidget):
    """Whom, the question, one button; under it what is awaited, and the last answer."""

    def __init__(self, theme: Theme, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._bridge = theme, bridge
        self._listed: tuple[Expert, ...] = ()
        self._title = Label(theme, tr("Ask a colleague, and keep the contact"), "label")
        self.whom = Choice()
        self.whom.setAccessibleName(tr("Whom to ask"))
        self.question = _Question(theme, bridge)
        self.ask = Button(theme, "", "plain", "small", icon="consult")
        self._awaited = Label(theme, "", "meta", "medium", wrap=True)
        self.answer = Label(theme, "", "small", wrap=True)
        self._row = QHBoxLayout()
        self._row.addWidget(self.ask)
        self._row.addStretch(1)
        self._column = QVBoxLayout(self)
        for widget in (self._title, self.whom, self.question):
            self._column.addWidget(widget)
        nest(self._column, self._row)
        self._column.addWidget(self._awaited)
        self._column.addWidget(self.answer)
        self.ask.clicked.connect(self._on_ask)
        self.whom.currentIndexChanged.connect(self._paint)
        self.question.textChanged.connect(self._paint)
        bridge.happened.connect(self._happened)
        theme.changed.connect(self._restyle)
        self._restyle()
        self._render()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter asks, from the box where one writes."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier and self.question.hasFocus():
            event.accept()
            if not event.isAutoRepeat():
                self._on_ask()
            return
        super().keyPressEvent(event)

    def _happened(self, entries: tuple[e.Entry[e.Event], ...], _state: SessionState) -> None:
        self._render()
        contact = self._bridge.contact()
        for event in (entry.event for entry in entries):
            mine = isinstance(event, e.ColleagueAnswered) and contact is not None and event.contact == contact.id
            if mine and QAccessible.isActive():
                QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.answer, self.answer.text()))

    def _render(self) -> None:
        contact = self._bridge.contact()
        listed = self._bridge.experts() if contact is not None else ()
        if listed != self._listed:
            self._listed = listed
            self.whom.clear()
            for one in listed:
                self.whom.addItem(one.title, one.id)
        self.setVisible(bool(listed))
        awaited = contact.desk.awaited if contact is not None else ()
        names = ", ".join(one.title for one in awaited)
        self._awaited.setText(tr("Answer awaited from: {who}", who=names) if awaited else "")
        self._awaited.setVisible(bool(awaited))
        last = contact.desk.answers[-1] if contact is not None and contact.desk.answers else None
        self.answer.setText(tr("{who} answers: {text}", who=last.title, text=last.text) if last else "")
        self.answer.setVisible(last is not None)
        self._paint()

    def _chosen(self) -> Expert | None:
        return next((one for one in self._listed if one.id == self.whom.currentData()), None)

    def _paint(self, *_: object) -> None:
        chosen, contact = self._chosen(), self._bridge.contact()
        advice = chosen is None or chosen.way == ADVICE
        self.ask.setText(tr("Ask for advice") if advice else tr("Bring it up"))
        why = ""
        if contact is None or self.question.isReadOnly():
            why = phrase("refused", "not_now")
        elif chosen is not None and any(one.colleague == chosen.id for one in contact.desk.awaited):
            why = phrase("refused", "asked_already")
        elif not self.question.text().strip():
            why = phrase("refused", "question_empty")
        self.ask.setEnabled(not why and not self._bridge.state.paused)
        self.ask.set_reason(why)

    def _on_ask(self) -> None:
        contact, chosen, text = self._bridge.contact(), self._chosen(), self.question.text().strip()
        if contact is None or chosen is None or not self.ask.isEnabled():
            return
        self.question.flush()
        asked = AskExpert if chosen.way == ADVICE else Escalate
        self._bridge.do(asked(contact.id, chosen.id, text))
        self.question.setFocus(Qt.FocusReason.OtherFocusReason)

    def _restyle(self) -> None:
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(self._theme.pad(6))
