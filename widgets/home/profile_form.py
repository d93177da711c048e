"""A new profile: a name, a role, and for a trainer a PIN."""

from __future__ import annotations

import re

from PySide6.QtCore import QRegularExpression, Signal
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from widgets.common.buttons import Button
from widgets.common.fields import LineField
from widgets.common.labels import Label
from widgets.common.placed import nest
from widgets.common.theme import Theme
from widgets.home.role_choice import RoleChoice
from workstation.content.signs import cleared
from workstation.i18n import tr

PIN_DIGITS = (4, 8)
LONGEST_NAME = 60
_PIN = re.compile(r"\d{4,8}\Z")


def pin_field() -> LineField:
    """A field for a PIN: figures only, never shown."""
    field = LineField()
    field.setEchoMode(QLineEdit.EchoMode.Password)
    field.setMaxLength(PIN_DIGITS[1])
    field.setValidator(QRegularExpressionValidator(QRegularExpression(r"\d{0,8}"), field))
    return field


class ProfileForm(QWidget):
    """``created`` carries the name, the role and the PIN (empty where the role needs none)."""

    created = Signal(str, str, str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.name = LineField()
        self.name.setMaxLength(LONGEST_NAME)
        self.name.setAccessibleName(tr("First name and name"))
        self.roles = RoleChoice(theme)
        self.pin, self.again = pin_field(), pin_field()
        self.pin.setAccessibleName(tr("PIN, 4 to 8 figures"))
        self.again.setAccessibleName(tr("The same PIN again"))
        self.begin = Button(theme, tr("Begin"), "primary", "large")
        self._reason = Label(theme, "", "small", "medium", wrap=True)
        self._refusal = ""
        self._place()
        self.name.textChanged.connect(self._on_typed)
        self.pin.textChanged.connect(self._on_typed)
        self.again.textChanged.connect(self._on_typed)
        self.roles.chosen.connect(self._on_typed)
        for field in (self.name, self.pin, self.again):
            field.returnPressed.connect(self._on_begin)
        self.begin.clicked.connect(self._on_begin)
        self._judge()
        self._restyle()
        theme.changed.connect(self._restyle)

    def _place(self) -> None:
        theme = self._theme
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(Label(theme, tr("First name and name"), "label", "medium"))
        self._column.addWidget(self.name)
        self._column.addWidget(Label(theme, tr("Your role"), "label", "medium"))
        self._column.addWidget(self.roles)
        self._locks = QWidget()
        locks = QVBoxLayout(self._locks)
        locks.setContentsMargins(0, 0, 0, 0)
        pair = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        for title, field in ((tr("PIN, 4 to 8 figures"), self.pin), (tr("The same PIN again"), self.again)):
            column = QVBoxLayout()
            column.addWidget(Label(theme, title, "label", "medium"))
            column.addWidget(field)
            nest(pair, column, 1)
        nest(locks, pair)
        locks.addWidget(
            Label(
                theme,
                tr("This PIN is a courtesy lock, not a security: whoever opens this computer can read its files."),
                "small",
                "medium",
                wrap=True,
            )
        )
        self._column.addWidget(self._locks)
        row = QHBoxLayout()
        row.setSpacing(theme.pad(14))
        row.addWidget(self.begin)
        row.addWidget(self._reason, 1)
        nest(self._column, row)

    def show_problem(self, sentence: str) -> None:
        """Say why the profile could not be made, beside the button, until something is typed."""
        self._refusal = sentence
        self._judge()
        self.name.setFocus()
        self.name.selectAll()

    def missing(self) -> str:
        """What is still wanted, in words; empty when the profile can be made."""
        if not self._name():
            return tr("Type your first name: the desk will say it to you.")
        if self.roles.role != "trainer":
            return ""
        if not _PIN.match(self.pin.text()):
            return tr("Choose a PIN of 4 to 8 figures.")
        return "" if self.again.text() == self.pin.text() else tr("Type the same PIN twice.")

    def _name(self) -> str:
        """What was typed, without what nobody sees of it."""
        return " ".join(cleared(self.name.text()).split())

    def _judge(self) -> None:
        missing = self.missing()
        self._locks.setVisible(self.roles.role == "trainer")
        self.begin.setEnabled(not missing)
        self.begin.set_reason(self._refusal or missing)
        self._reason.setText(self._refusal or missing)
        self._reason.set_tone("alert" if self._refusal else "medium")

    def _on_typed(self, _text: str) -> None:
        self._refusal = ""
        self._judge()

    def _on_begin(self) -> None:
        if not self.missing():
            pin = self.pin.text() if self.roles.role == "trainer" else ""
            self.created.emit(self._name(), self.roles.role, pin)

    def _restyle(self) -> None:
        self._column.setSpacing(self._theme.pad(8))
