"""The composer's speech: where the adviser writes what they say, at the levels of help that list nothing."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QVBoxLayout, QWidget

from widgets.adviser.asked_box import AskedBox
from widgets.adviser.composer_parts import Main, take_room
from widgets.adviser.inserting import Inserting
from widgets.adviser.speech_field import SpeechField
from widgets.bridge import Bridge
from widgets.common.theme import Theme
from workstation.channels import WRITTEN
from workstation.commands import ChooseMeaning, ResumeCall, SayFreely
from workstation.i18n import tr
from workstation.phrases import phrase
from workstation.session.state import Contact


class SpeechPage(QWidget):
    """The speech field with room for its ring; it takes no place where sentences are picked."""

    def __init__(self, theme: Theme, bridge: Bridge) -> None:
        super().__init__()
        self._bridge = bridge
        self.field = SpeechField(theme, bridge)
        self.asked = AskedBox(theme)
        self.inserting = Inserting(theme, bridge, self.field)
        self.inserting.marked.connect(self.inserting.strip.setVisible)
        self.field.said.connect(self.speak)
        self.asked.chosen.connect(self._meant)
        self.asked.left.connect(self._rewrite)
        self.asked.typed.connect(self._write_on)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 4, 4, 4)
        column.addWidget(self.asked)
        column.addWidget(self.field)
        column.addWidget(self.inserting.strip)
        self.inserting.strip.setVisible(bool(self.inserting.marks()))
        take_room(self, used=False)

    def show_contact(self, contact: Contact) -> None:
        """Name the field by whom one speaks to."""
        name = contact.offer.customer
        written = contact.offer.channel in WRITTEN
        prompt = tr("Write to {name}", name=name) if written else tr("Say what you would say to {name}", name=name)
        self.field.setPlaceholderText(prompt)
        self.field.setAccessibleName(prompt)
        self.asked.show_asked(contact.talk.asked, name)

    @property
    def keyboard(self) -> QWidget:
        """What the keyboard belongs to: the first meaning asked about, else the field."""
        return self.field if self.asked.isHidden() else self.asked.chips[0]

    def main(self, contact: Contact, kind: str) -> Main:
        """The button that says what is written."""
        something = bool(self.field.text().strip())
        if kind == "hold":
            ready = something and not contact.talk.queue
            text = tr("Go back and say it") if ready else tr("Go back to the call")
            return Main(text, "Return", kind="now", icon="resume")
        text = tr("Send") if contact.offer.channel in WRITTEN else tr("Say")
        if kind == "choose" and _is_asked(contact, self.field.text().strip()):
            return Main(text, "Return", tr("Answer the question first"))
        if something and (kind == "choose" or (kind == "wait" and self._bridge.may_write(contact))):
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
        if contact.phase == "held":
            text = "" if contact.talk.queue else text
            if not self._bridge.do(ResumeCall(contact.id)):
                return
        # The sentence that is asked about, unchanged, is not a new one.
        if text and not _is_asked(contact, text):
            self._bridge.do(SayFreely(contact.id, text))
        if self.isVisible():
            self.keyboard.setFocus(Qt.FocusReason.OtherFocusReason)

    def _meant(self, number: int) -> None:
        contact = self._bridge.contact()
        if contact is not None and self._bridge.do(ChooseMeaning(contact.id, number or None)) and self.isVisible():
            self._rewrite()

    def _rewrite(self) -> None:
        """Back to the sentence, at its end."""
        self.field.moveCursor(QTextCursor.MoveOperation.End)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _write_on(self, text: str) -> None:
        """Somebody who types on while asked goes on with the sentence: no letter is lost, and none chooses."""
        self._rewrite()
        self.field.insertPlainText(text)


def _is_asked(contact: Contact, text: str) -> bool:
    """Whether that is the sentence asked about, as it was."""
    asked = contact.talk.asked
    return asked is not None and asked.text == text
