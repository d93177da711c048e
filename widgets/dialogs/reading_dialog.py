"""A knowledge sheet read before the desk is taken: the same text, and nothing is counted."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from widgets.common.buttons import Button
from widgets.common.sheet_view import SheetView
from widgets.common.theme import Theme
from widgets.dialogs.sheet import SheetDialog
from workstation.i18n import tr


class ReadingDialog(SheetDialog):
    """A sheet, by its title and its text in Markdown."""

    def __init__(self, theme: Theme, title: str, body: str, parent: QWidget | None = None) -> None:
        super().__init__(theme, title, 640, parent)
        view = SheetView(theme)
        view.set_markdown(body)
        self.body.addWidget(view)
        self.shut = Button(theme, tr("Close"), "plain", keys="Esc")
        self.shut.clicked.connect(self.reject)
        self.add_gesture(self.shut)
        self._fit()
        self.shut.setFocus()
