"""The composer's speech: where the adviser writes what they say, at the levels of help that list nothing."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from widgets.adviser.composer_parts import Main, take_room
from widgets.adviser.speech_field import SpeechField
from widgets.bridge import Bridge
from widgets.common.theme import Theme
from workstation.channels import WRITTEN
from workstation.commands import ResumeCall, SayFreely
from workstation.i18n import tr
from workstation.phrases import phrase
from workstation.session.state import Contact


class SpeechPage(QWidget):
    """The speech field with room for its ring; it takes no place where sentences are picked."""

    def __init__(self, theme: Theme, bridge: Bridge) -> None:
        super().__init__()
        self._bridge = bridge
        self.field = SpeechField(theme, bridge)
        self.field.said.connect(self.speak)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 4, 4, 4)
        column.addWidget(self.field)
        take_room(self, used=False)

    def show_contact(self, contact: Contact) -> None:
        """Name the field by whom one speaks to."""
        name = contact.offer.customer
        written = contact.offer.channel in WRITTEN
        prompt = tr("Write to {name}", name=name) if written else tr("Say what you would say to {name}", name=name)
        self.field.setPlaceholderText(prompt)
        self.field.setAccessibleName(prompt)

    def main(self, contact: Contact, kind: str) -> Main:
        """The button that says what is written."""
        something = bool(self.field.text().strip())
        if kind == "hold":
            ready = something and not contact.talk.queue
            text = tr("Go back and say it") if ready else tr("Go back to the call")
            return Main(text, "Return", kind="now", icon="resume")
        text = tr("Send") if contact.offer.channel in WRITTEN else tr("Say")
        if kind == "choose" and something:
            return Main(text, "Return")
        return Main(
            text,
            "Return",
            phrase("refused", "not_your_turn") if kind == "wait" else tr("Write your sentence first"),
        )

    def press(self, _contact: Contact, _kind: str) -> None:
        """The button was pressed."""
        self.speak()

    def speak(self) -> None:
        """Say what is written; from a hold, come back first."""
        contact, text = self._bridge.contact(), self.field.text().strip()
        if contact is None:
            return
        if contact.call.phase == "held":
            text = "" if contact.talk.queue else text
            if not self._bridge.do(ResumeCall(contact.id)):
                return
        if text:
            self._bridge.do(SayFreely(contact.id, text))
        if self.isVisible():
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)
