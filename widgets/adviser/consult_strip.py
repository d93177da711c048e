"""The colleague's line beside the customer's: who it is, who hears whom, for how long, and what one may do."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from widgets.adviser.flow import Flow
from widgets.bridge import Bridge
from widgets.common.buttons import Button
from widgets.common.clock_label import ClockLabel
from widgets.common.labels import Label
from widgets.common.placed import nest
from widgets.common.surfaces import Panel
from widgets.common.theme import Theme
from workstation.commands import HandOver, HoldCall, JoinLegs, LeaveColleague, ResumeCall
from workstation.i18n import tr
from workstation.phrases import phrase
from workstation.session.state import Contact
from workstation.wording import clock


class ConsultStrip(Panel):
    """Away while no colleague is rung. Its buttons are those that the table of the telephone offers now."""

    def __init__(self, theme: Theme, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(theme, "hollow", parent)
        self._theme, self._bridge = theme, bridge
        self._shown: object = None
        self.who = Label(theme, "", "label", "text_strong", wrap=True)
        self.said = Label(theme, "", "small", "text_medium", wrap=True)
        self.clock = ClockLabel(theme, "0:00", "clock_inline", "text_strong")
        self.swap = Button(theme, tr("Swap"), "plain", "small", icon="replay")
        self.join = Button(theme, tr("Conference"), "plain", "small", icon="conference")
        self.hand_over = Button(theme, tr("Hand the call over"), "primary", "small", icon="transfer")
        self.leave = Button(theme, "", "plain", "small", icon="hang_up")
        self.back = Button(theme, tr("Back to the customer"), "plain", "small", icon="resume")
        self._head = QHBoxLayout()
        self._head.addWidget(self.who, 1)
        self._head.addWidget(self.clock, 0, Qt.AlignmentFlag.AlignTop)
        self._buttons = QWidget()
        self._flow = Flow(theme.pad(6), self._buttons)
        for button in self._all():
            self._flow.addWidget(button)
        self._column = QVBoxLayout(self)
        nest(self._column, self._head)
        for widget in (self.said, self._buttons):
            self._column.addWidget(widget)
        for button, slot in zip(self._all(), self._slots(), strict=True):
            button.clicked.connect(slot)
        self.swap.set_reason(tr("Speak to the other of the two; whom you leave waits on hold"))
        self.join.set_reason(tr("All three on the line: the customer hears everything"))
        theme.changed.connect(self._restyle)
        self._restyle()
        self.hide()

    def show_contact(self, contact: Contact, at: int) -> None:
        """Show the colleague's line of a contact, if one is in use."""
        there, shown = contact.consult, (contact.id, contact.phase, contact.consult, self._bridge.state.paused)
        if there.leg:
            self.clock.setText(clock(max(0, at - there.since)))
        if shown != self._shown:
            self._shown = shown
            if there.leg:
                self._show(contact)
            self.setVisible(bool(there.leg))

    def _show(self, contact: Contact) -> None:
        there, offered, paused = contact.consult, self._bridge.controls(contact), self._bridge.state.paused
        rings = there.leg == "rings"
        self.who.setText(tr("{title} · {line}", title=there.title, line=phrase("colleague_line", there.leg)))
        self.said.setText(tr("“{said}”", said=there.said) if there.said else "")
        self.said.setVisible(bool(there.said))
        self.leave.setText(tr("Stop ringing") if rings else tr("Hang up on the colleague"))
        why = self._bridge.not_handed_over(contact)
        self.hand_over.set_reason(why or tr("The colleague goes on with the customer, and you leave"))
        for button, wanted in (
            (self.swap, there.leg in ("speaks", "waits")),
            (self.join, "join" in offered),
            (self.hand_over, "hand_over" in offered),
            (self.leave, "leave" in offered),
            (self.back, "leave" in offered and contact.phase == "held"),
        ):
            button.setVisible(wanted)
            button.setEnabled(wanted and not paused and not (why and button is self.hand_over))
        self._announce()

    def _announce(self) -> None:
        """Whoever does not see it hears that they picked up, and what they say."""
        if QAccessible.isActive():
            words = f"{self.who.text()} {self.said.text()}"
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.who, words))

    def _all(self) -> tuple[Button, ...]:
        return self.hand_over, self.join, self.swap, self.leave, self.back

    def _slots(self) -> tuple[Callable[[], None], ...]:
        return self._on_hand_over, self._on_join, self._on_swap, self._on_leave, self._on_back

    def _on_hand_over(self) -> None:
        if (contact := self._bridge.contact()) is not None:
            self._bridge.do(HandOver(contact.id))

    def _on_join(self) -> None:
        if (contact := self._bridge.contact()) is not None:
            self._bridge.do(JoinLegs(contact.id))

    def _on_swap(self) -> None:
        if (contact := self._bridge.contact()) is not None:
            held = contact.phase == "held"
            self._bridge.do(ResumeCall(contact.id) if held else HoldCall(contact.id))

    def _on_leave(self) -> None:
        if (contact := self._bridge.contact()) is not None:
            self._bridge.do(LeaveColleague(contact.id))

    def _on_back(self) -> None:
        if (contact := self._bridge.contact()) is not None:
            self._bridge.do(LeaveColleague(contact.id, back=True))

    def _restyle(self) -> None:
        side, above = self._theme.pad(20), self._theme.pad(8)
        self._column.setContentsMargins(side, above, self._theme.pad(16), above)
        self._column.setSpacing(self._theme.pad(4))
        self._head.setSpacing(self._theme.pad(10))
        self._flow.setSpacing(self._theme.pad(6))
