"""The softphone's controls: hold, microphone, consult, transfer, hang up, the rest, always in this order."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QMenu, QSizePolicy, QWidget

from widgets.adviser.keypad import Keypad
from widgets.bridge import Bridge
from widgets.common.buttons import Button, with_keys
from widgets.common.keycap import key_text
from widgets.common.theme import Theme
from widgets.keys import CONSULT, HANG_UP, HOLD, KEYPAD, MUTE, TRANSFER
from workstation.channels import WRITTEN
from workstation.commands import (
    Command,
    EndContact,
    HandOver,
    HoldCall,
    LeaveColleague,
    MuteMic,
    OpenMic,
    ResumeCall,
    SetRecording,
)
from workstation.i18n import tr
from workstation.phrases import of_channel, phrase, refusal
from workstation.session.state import Contact
from workstation.wording import phone

LENGTHS = (30, 60, 0)
PAD, REFUSED, COPY = "keypad", "refused", "copy"
"""What the last button offers."""


class _More(Button):
    """The narrow button that opens what is pressed less often."""

    def _side(self) -> int:
        return self._theme.pad(5)


class CallControls(QWidget):
    """Commands to the line. ``dressed``: other controls stand there, those of another channel.

    ``transfer_asked``, ``consult_asked``: the contact is to be passed on, a colleague to be rung, which is done among
    what is for colleagues. With a colleague on the line, transferring leaves the call with them, and hanging up is on
    them.
    """

    dressed = Signal()
    transfer_asked = Signal()
    consult_asked = Signal()

    def __init__(self, theme: Theme, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._bridge = theme, bridge
        self.hold = Button(theme, kind="bar", icon="hold", weight="fill")
        self.mute = Button(theme, tr("Mic"), "bar", icon="mute")
        self.consult = Button(theme, tr("Consult"), "bar", icon="consult")
        self.transfer = Button(theme, tr("Transfer"), "bar", icon="transfer")
        self.hang_up = Button(theme, tr("Hang up"), "bar_alert", icon="hang_up", weight="fill")
        self.more = _More(theme, kind="bar", icon="more")
        self.menu = QMenu(self)
        self.keypad = Keypad(theme, bridge, self)
        self._channel = ""
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._place()
        self._connect()
        theme.changed.connect(self._restyle)
        bridge.happened.connect(self.render_state)
        self._restyle()
        self.render_state()

    def render_state(self, *_: object) -> None:
        """Light what applies now; nobody holds or mutes what is written."""
        self._dress()
        contact = self._on_line()
        held = contact is not None and contact.phase == "held"
        muted = contact is not None and contact.leg.muted
        open_ = contact is not None and not self._bridge.state.paused
        self.hold.setText(tr("Resume") if held else tr("Hold"))
        self.hold.set_icon("resume" if held else "hold", "fill")
        self.hold.set_kind("bar_now" if held else "bar")
        self.mute.set_icon("muted" if muted else "mute")
        self.mute.set_kind("bar_now" if muted else "bar")
        written = contact is not None and contact.offer.channel in WRITTEN
        colleague = contact.consult.leg if contact is not None else ""
        for button in (self.hold, self.mute, self.hang_up):
            button.setEnabled(open_ and (not written or button is self.hang_up))
        self.hang_up.setEnabled(open_ and colleague in ("", "rings", "speaks"))
        self.more.setEnabled(open_ and not written)
        self.consult.setEnabled(open_ and contact is not None and "consult" in self._bridge.controls(contact))
        self.transfer.setEnabled(open_ and contact is not None and self._may_transfer(contact))
        self._tell(held, muted)
        end = of_channel("close", self._channel) if written else tr("End the call")
        ready = self.hang_up.isEnabled()
        end = tr("Hang up on the colleague") if colleague else end
        none = refusal("colleague_there" if colleague else "not_talking", self._channel)
        self.hang_up.set_reason(with_keys(end, HANG_UP.keys) if ready else none)

    def toggle_hold(self) -> None:
        """Put on hold, nothing announced but what was said before, or come back."""
        contact = self._on_line()
        if contact is not None and contact.phase == "held":
            self._do(ResumeCall)
        else:
            self.hold_for(0)

    def hold_for(self, seconds: int) -> None:
        """Put on hold, having announced so many seconds; 0 when nothing was announced."""
        contact = self._bridge.contact()
        if contact is not None:
            self._bridge.do(HoldCall(contact.id, seconds))

    def toggle_mic(self) -> None:
        """Close the microphone, or open it again."""
        contact = self._on_line()
        self._do(OpenMic if contact is not None and contact.leg.muted else MuteMic)

    def toggle_keypad(self) -> None:
        """Open the keypad of a call, or close it."""
        if self.more.isEnabled() or self.keypad.isVisible():
            self.keypad.toggle()

    def end_call(self) -> None:
        """Hang up, on the colleague one speaks to or rings, else on the customer; nothing is asked."""
        contact = self._on_line()
        self._do(LeaveColleague if contact is not None and contact.consult.leg in ("rings", "speaks") else EndContact)

    def ask_transfer(self) -> None:
        """Leave the call with the colleague on the line; else choose whom to pass the contact on to."""
        contact = self._on_line()
        if contact is None or not self.transfer.isEnabled():
            return
        if contact.consult.leg:
            self._bridge.do(HandOver(contact.id))
        else:
            self.transfer_asked.emit()

    def ask_consult(self) -> None:
        """Choose whom to ring while the customer waits."""
        if self.consult.isEnabled():
            self.consult_asked.emit()

    def _may_transfer(self, contact: Contact) -> bool:
        if contact.consult.leg:
            return "hand_over" in self._bridge.controls(contact) and not self._bridge.not_handed_over(contact)
        return self._bridge.may_pass_on(contact)

    def open_more(self) -> None:
        """Offer what is pressed less often: announced holds, the keypad, a recording refused, the number."""
        contact = self._on_line()
        if contact is None:
            return
        self.menu.clear()
        for seconds in LENGTHS:
            text = tr("Hold, {n} s announced", n=seconds) if seconds else tr("Hold, nothing announced")
            self._offer("hold", text, seconds, contact.phase != "held")
        self.menu.addSeparator()
        self._offer("call", f"{tr('Keypad')}\t{key_text(KEYPAD.keys)}", PAD)
        number = phone(contact.offer.number)
        self._offer("copy", tr("Copy the number {number}", number=number), COPY)
        stop = tr("Stop the recording: the person refuses it")
        self._offer("recording_off", stop, REFUSED, contact.leg.recording != "off")
        self.menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height() + 2)))

    def _offer(self, icon: str, text: str, does: int | str, may: bool = True) -> None:
        row = self.menu.addAction(self._theme.icon(icon, "text_medium"), text)
        row.setData(does)
        row.setEnabled(may)

    @property
    def steps(self) -> int:
        """How many times they may give up words for room; ``give_up`` takes one of these numbers."""
        return len(self._yielding())

    def give_up(self, step: int) -> None:
        """Keep every word at 0, then lose them, those of the gestures that matter least first."""
        for number, buttons in enumerate(self._yielding()):
            for button in buttons:
                button.set_worded(number >= step)
        self._fix_widths()
        self.updateGeometry()

    def _yielding(self) -> tuple[tuple[Button, ...], ...]:
        return (self.consult, self.transfer), (self.hold, self.mute), (self.hang_up,)

    def _on_line(self) -> Contact | None:
        contact = self._bridge.contact()
        return contact if contact is not None and contact.on_line else None

    def _do(self, command: Callable[[str], Command]) -> None:
        contact = self._bridge.contact()
        if contact is not None:
            self._bridge.do(command(contact.id))

    def _on_more(self, row: QAction) -> None:
        contact, does = self._on_line(), row.data()
        if contact is None:
            return
        if does == PAD:
            self.keypad.toggle()
        elif does == REFUSED:
            self._bridge.do(SetRecording(contact.id, "off"))
        elif does == COPY:
            QGuiApplication.clipboard().setText(contact.offer.number)
        else:
            self.hold_for(int(does))

    def _place(self) -> None:
        for button in (self.hold, self.mute, self.consult, self.transfer, self.hang_up, self.more):
            # A click must not take the focus from the note being written; Tab still comes here.
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            self._row.addWidget(button)

    def _connect(self) -> None:
        self.hold.clicked.connect(self.toggle_hold)
        self.more.clicked.connect(self.open_more)
        self.menu.triggered.connect(self._on_more)
        self.mute.clicked.connect(self.toggle_mic)
        self.hang_up.clicked.connect(self.end_call)
        self.transfer.clicked.connect(self.ask_transfer)
        self.consult.clicked.connect(self.ask_consult)

    def _tell(self, held: bool, muted: bool) -> None:
        written = phrase("refused", "not_spoken") if self._on_line() is not None else ""
        none = written or tr("Nobody is on the line.")
        hold = tr("Come back to the customer") if held else tr("Hold, nothing announced")
        self.mute.setAccessibleName(tr("Mic off") if muted else tr("Mic"))
        mic = tr("Open the microphone") if muted else tr("Close the microphone")
        away = not self.hold.isEnabled()
        self.hold.set_reason(none if away else with_keys(hold, HOLD.keys))
        self.more.setAccessibleName(tr("More of the telephone"))
        self.more.set_reason(none if away else tr("Announced hold, keypad, number, recording"))
        self.mute.set_reason(none if away else with_keys(mic, MUTE.keys))
        contact = self._on_line()
        there = contact is not None and bool(contact.consult.leg)
        ring = with_keys(tr("Ring a colleague, the customer on hold"), CONSULT.keys)
        taken = phrase("refused", "colleague_there") if there else none
        self.consult.set_reason(ring if self.consult.isEnabled() else taken)
        given = tr("Leave the call with the colleague") if there else tr("Pass the contact on, with what was said")
        handled = tr("This role-play is handled without a transfer.")
        if there and contact is not None:
            handled = self._bridge.not_handed_over(contact) or phrase("refused", "still_rings")
        self.transfer.set_reason(with_keys(given, TRANSFER.keys) if self.transfer.isEnabled() else handled)

    def _dress(self) -> None:
        """The controls of the contact's channel, from its offer to its note: nothing moves meanwhile."""
        contact = self._bridge.contact()
        channel = contact.offer.channel if contact is not None else "call"
        if channel == self._channel:
            return
        self._channel = channel
        written = channel in WRITTEN
        for button in (self.hold, self.mute, self.consult, self.more):
            button.setVisible(not written)
        self.hang_up.set_icon("close" if written else "hang_up", "bold" if written else "fill")
        self._fix_widths()
        self.updateGeometry()
        self.dressed.emit()

    def _restyle(self) -> None:
        self._row.setSpacing(self._theme.pad(5))
        self._fix_widths()

    def _fix_widths(self) -> None:
        self._fix(self.hold, (tr("Hold"), tr("Resume")))
        self._fix(self.hang_up, (of_channel("close", self._channel),))

    @staticmethod
    def _fix(button: Button, words: tuple[str, ...]) -> None:
        """As wide as its longest word: nothing moves when the word changes."""
        now, wide = button.text() if button.text() in words else words[0], 0
        for word in words:
            button.setText(word)
            wide = max(wide, button.sizeHint().width())
        button.setText(now)
        button.setFixedWidth(wide)
