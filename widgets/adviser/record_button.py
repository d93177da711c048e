"""The recording of the call: its sign beside the caller, pressed to pause it while card data are spoken."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from widgets.bridge import Bridge
from widgets.common.buttons import Button, with_keys
from widgets.common.theme import Theme
from widgets.keys import RECORD
from workstation.channels import WRITTEN
from workstation.commands import SetRecording
from workstation.i18n import tr
from workstation.phrases import phrase
from workstation.session.state import Contact

SIGNS = {"on": "recording", "paused": "recording_paused", "off": "recording_off"}
"""The icon of each state."""


class RecordButton(Button):
    """There while somebody is on the line; off, it only tells: nobody is recorded again who refused it."""

    def __init__(self, theme: Theme, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(theme, kind="bar", icon=SIGNS["on"], weight="fill", parent=parent)
        self._bridge = bridge
        # A click must not take the focus from the note being written; Tab still comes here.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.clicked.connect(self.toggle)
        bridge.happened.connect(self.render_state)
        self.render_state()

    def render_state(self, *_: object) -> None:
        """Show whether the call is recorded, in a sign and in words."""
        contact = self._on_line()
        self.setVisible(contact is not None)
        if contact is None:
            return
        state = contact.leg.recording
        self.set_icon(SIGNS[state], "fill")
        self.set_kind("bar_now" if state == "paused" else "bar")
        self.setEnabled(state != "off" and not self._bridge.state.paused)
        does = tr("Go on recording") if state == "paused" else tr("Pause the recording: card data are spoken")
        told = phrase("refused", "recording_refused") if state == "off" else with_keys(does, RECORD.keys)
        self.setAccessibleName(phrase("recording", state))
        self.set_reason(f"{phrase('recording', state)}. {told}")

    def toggle(self) -> None:
        """Pause, or go on."""
        contact = self._on_line()
        if contact is not None and contact.leg.recording != "off":
            self._bridge.do(SetRecording(contact.id, "on" if contact.leg.recording == "paused" else "paused"))

    def _on_line(self) -> Contact | None:
        contact = self._bridge.contact()
        spoken = contact is not None and contact.on_line and contact.offer.channel not in WRITTEN
        return contact if spoken else None

    def _side(self) -> int:
        return self._theme.pad(5)
