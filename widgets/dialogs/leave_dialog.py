"""The one question asked during a contact: the window is closing on somebody."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from widgets.common.buttons import Button
from widgets.common.labels import Label
from widgets.common.theme import Theme
from widgets.dialogs.sheet import SheetDialog
from workstation.i18n import tr


class LeaveDialog(SheetDialog):
    """Accepted: close the window. Rejected, by Esc too: stay."""

    def __init__(self, theme: Theme, customer: str = "", parent: QWidget | None = None) -> None:
        super().__init__(theme, tr("Leave this contact?"), 460, parent)
        line = tr("{customer} is still with you.", customer=customer) if customer else tr("A contact is in progress.")
        kept = tr("The contact is kept as it stands. It is offered again on the home page the next time.")
        self.body.addWidget(Label(theme, line, "body", wrap=True))
        self.body.addWidget(Label(theme, kept, "body", "medium", wrap=True))
        self.leave = Button(theme, tr("Close the desk"), "danger")
        self.stay = Button(theme, tr("Stay on the contact"), "primary")
        self.add_gesture(self.leave)
        self.add_gesture(self.stay)
        self.stay.setDefault(True)
        self.leave.clicked.connect(self.accept)
        self.stay.clicked.connect(self.reject)
        self._fit()
        self.stay.setFocus()

    @classmethod
    def ask(cls, theme: Theme, customer: str = "", parent: QWidget | None = None) -> LeaveDialog:
        """Open the question without waiting; ``accepted`` closes the window."""
        dialog = cls(theme, customer, parent)
        dialog.open()
        return dialog
