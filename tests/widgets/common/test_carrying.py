"""What a page shows is carried to the one that takes its place, whatever of it has gone meanwhile."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from widgets.common.carrying import carry


class Page(QWidget):
    """A page with a switch that may have gone, held all the same, and a field after it."""

    def __init__(self) -> None:
        super().__init__()
        self.first = QCheckBox(self)
        self.rest = [QCheckBox(self)]
        self.field = QLineEdit(self)


def test_what_somebody_still_holds_and_has_gone_is_passed_over(qtbot: QtBot) -> None:
    for gone_of_the_new in (False, True):
        old, new = Page(), Page()
        qtbot.addWidget(old)
        qtbot.addWidget(new)
        old.first.setChecked(True)
        old.field.setText("Carte perdue")
        delete((new if gone_of_the_new else old).rest[0])
        carry(old, new, old.field)
        assert new.first.isChecked()
        assert new.field.text() == "Carte perdue"
