"""An act being filled in is an act under way: whoever types or chooses in its form is not silent."""

from __future__ import annotations

from PySide6.QtCore import QObject

from widgets.adviser.act_forms import ActForm
from widgets.bridge import Bridge
from workstation.clock import SECOND
from workstation.commands import EditDraft
from workstation.events.desk import FORM_TEXT


class Filling(QObject):
    """Tells the session that a form is being filled in, once a second at most; one left untouched tells nothing."""

    def __init__(self, bridge: Bridge, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge, self._act = bridge, ""

    def watch(self, form: ActForm) -> None:
        """Follow a form that has just opened."""
        self._act = form.act
        form.edited.connect(self._tell)
        self._tell()

    def _tell(self) -> None:
        contact = self._bridge.contact()
        if contact is None or not contact.on_line or self._bridge.state.paused:
            return
        if contact.talk.typed_at < 0 or self._bridge.at - contact.talk.typed_at >= SECOND:
            before = contact.desk.drafts.get(FORM_TEXT, "")
            self._bridge.do(EditDraft(contact.id, FORM_TEXT, 0, len(before), self._act))
