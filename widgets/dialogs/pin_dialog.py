"""The PIN of a locked profile: a courtesy lock, and it says so."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRegularExpression
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import QLineEdit, QWidget

from widgets.common.buttons import Button
from widgets.common.fields import LineField
from widgets.common.labels import Label
from widgets.common.theme import Theme
from widgets.dialogs.sheet import SheetDialog
from workstation.i18n import tr

LEAST, MOST = 4, 8


class PinDialog(SheetDialog):
    """Asks for the PIN of ``name``; accepted once ``opens(pin)`` says yes, rejected when given up."""

    def __init__(self, theme: Theme, name: str, opens: Callable[[str], bool], parent: QWidget | None = None) -> None:
        super().__init__(theme, tr("PIN: {name}", name=name), 400, parent)
        self._opens = opens
        self.field = LineField()
        self.field.setEchoMode(QLineEdit.EchoMode.Password)
        self.field.setMaxLength(MOST)
        self.field.setValidator(QRegularExpressionValidator(QRegularExpression(r"\d{0,8}"), self.field))
        self.field.setAccessibleName(tr("PIN, 4 to 8 figures"))
        self._verdict = Label(theme, tr("4 to 8 figures."), "small", "medium", wrap=True)
        self.enter = Button(theme, tr("Open"), "primary")
        self.enter.setEnabled(False)
        self.leave = Button(theme, tr("Cancel"))
        courtesy = tr("This PIN is a courtesy lock, not a security: whoever opens this computer can read its files.")
        self.body.addWidget(self.field)
        self.body.addWidget(self._verdict)
        self.body.addWidget(Label(theme, courtesy, "small", "medium", wrap=True))
        self.add_gesture(self.leave)
        self.add_gesture(self.enter)
        self.field.textChanged.connect(self._on_typed)
        self.field.returnPressed.connect(self._on_enter)
        self.enter.clicked.connect(self._on_enter)
        self.leave.clicked.connect(self.reject)
        self._fit()

    @classmethod
    def ask(cls, theme: Theme, name: str, opens: Callable[[str], bool], parent: QWidget | None = None) -> PinDialog:
        """Open the question without waiting; ``accepted`` and ``rejected`` tell what came of it."""
        dialog = cls(theme, name, opens, parent)
        dialog.open()
        dialog.field.setFocus()
        return dialog

    @property
    def verdict(self) -> str:
        """What stands under the field."""
        return self._verdict.text()

    def _on_typed(self, text: str) -> None:
        self.enter.setEnabled(len(text) >= LEAST)
        self._verdict.setText(tr("4 to 8 figures."))
        self._verdict.set_tone("medium")

    def _on_enter(self) -> None:
        if len(self.field.text()) < LEAST:
            return
        if self._opens(self.field.text()):
            self.accept()
            return
        self.field.clear()
        self._verdict.setText(tr("This is not the PIN. Type it again, or choose another profile."))
        self._verdict.set_tone("alert")
        self._fit()
        self.field.setFocus()
