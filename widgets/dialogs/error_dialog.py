"""Something went wrong: what, in a sentence; what to do; and the details for whoever mends it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from widgets.common.buttons import Button
from widgets.common.labels import Label
from widgets.common.theme import Theme
from widgets.dialogs.sheet import SheetDialog
from workstation.i18n import tr


class ErrorDialog(SheetDialog):
    """Says it once; ``says`` is its title and its sentence. ``log_asked``: show the log, please."""

    log_asked = Signal()

    def __init__(
        self,
        theme: Theme,
        title: str,
        sentence: str,
        details: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, title, 600, parent)
        self.says = title, sentence
        self._details = details
        self.body.addWidget(Label(theme, sentence, "body", wrap=True))
        self.copy = Button(theme, tr("Copy the details"), "plain", icon="copy", weight="regular")
        self.open_log = Button(theme, tr("Open the log"), "plain", icon="template", weight="regular")
        self.shut = Button(theme, tr("Close"), "primary")
        if details:
            shown = QPlainTextEdit(details)
            shown.setReadOnly(True)
            shown.setTabChangesFocus(True)
            # The style sheet's font would win over the widget's own.
            families = ", ".join(f'"{name}"' for name in theme.tokens.type["code"].families)
            shown.setStyleSheet(f"font-family: {families}; font-size: {theme.px(13)}px;")
            shown.setMinimumHeight(theme.px(140))
            shown.setAccessibleName(tr("Technical details"))
            self.body.addWidget(shown, 1)
        self.add_gesture(self.copy)
        self.copy.setVisible(bool(details))
        self.add_gesture(self.open_log)
        self.add_gesture(self.shut)
        self.copy.clicked.connect(self._on_copy)
        self.open_log.clicked.connect(self.log_asked)
        self.shut.clicked.connect(self.reject)
        self._fit()
        self.shut.setFocus()

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(f"{self.windowTitle()}\n\n{self._details}")
        self.copy.setText(tr("Details copied"))
