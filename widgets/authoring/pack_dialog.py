"""What the house's pack changes, one line each: kind, name, as it ships and as it is."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from widgets.common.buttons import Button
from widgets.common.labels import Label
from widgets.common.scrolled import Scrolled
from widgets.common.theme import Theme
from widgets.dialogs.sheet import SheetDialog
from workstation.i18n import tr
from workstation.library.laying import Laid, changed

_MOST_HIGH = 420


class PackDialog(SheetDialog):
    """Read and shut."""

    def __init__(self, theme: Theme, laid: Laid, parent: QWidget | None = None) -> None:
        title = laid.head.title if laid.head else tr("House pack")
        super().__init__(theme, tr("What “{title}” changes", title=title), 640, parent)
        if laid.head and laid.head.about:
            self.body.addWidget(Label(theme, laid.head.about, "body", "medium", wrap=True))
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setSpacing(theme.pad(6))
        self.rows = tuple(Label(theme, changed(one), "body", wrap=True) for one in laid.changes)
        for row in self.rows:
            column.addWidget(row)
        column.addStretch(1)
        scroll = Scrolled(inner, tr("What the pack changes"))
        scroll.setMinimumHeight(min(theme.px(_MOST_HIGH), inner.sizeHint().height() + theme.pad(8)))
        self.body.addWidget(scroll)
        self.shut = Button(theme, tr("Close"), "plain", keys="Esc")
        self.shut.clicked.connect(self.reject)
        self.add_gesture(self.shut)
        self._fit()
        self.shut.setFocus()
