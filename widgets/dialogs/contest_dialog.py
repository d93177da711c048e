"""« Ce n'est pas ce que j'ai dit », once the session is over: what becomes of it is said before it is done."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from widgets.common.buttons import Button
from widgets.common.fields import LineField
from widgets.common.labels import Label
from widgets.common.theme import Theme
from widgets.dialogs.sheet import SheetDialog
from workstation.i18n import tr

LONGEST = 300


class ContestDialog(SheetDialog):
    """``contested`` carries the entry of the sentence and what its adviser says it meant, which may be nothing."""

    contested = Signal(int, str)

    def __init__(
        self, theme: Theme, entry: int, sentence: str, heard: str, *, exam: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, tr("That is not what I said"), 520, parent)
        self._entry = entry
        self.field = LineField()
        self.field.setMaxLength(LONGEST)
        self.field.setPlaceholderText(tr("What you meant, if you like"))
        self.field.setAccessibleName(tr("What you meant, if you like"))
        if exam:
            comes = tr("A trainer will say what it was, and why. The score is to be confirmed until then.")
        else:
            comes = tr(
                "Your score stays. Beside it stands the one without this sentence: its points and its breaches are set "
                "aside, and what followed is not replayed."
            )
        self.body.addWidget(Label(theme, tr("“{sentence}”", sentence=sentence), "read", wrap=True))
        self.body.addWidget(Label(theme, heard, "small", "tutor_text", wrap=True))
        self.body.addWidget(self.field)
        self.body.addWidget(Label(theme, comes, "small", "medium", wrap=True))
        self.leave = Button(theme, tr("Cancel"), keys="Esc")
        self.contest = Button(theme, tr("Contest"), "primary", keys="Return")
        self.add_gesture(self.leave)
        self.add_gesture(self.contest)
        self.leave.clicked.connect(self.reject)
        self.contest.clicked.connect(self._on_contest)
        self.field.returnPressed.connect(self._on_contest)
        self._fit()
        self.field.setFocus()

    def _on_contest(self) -> None:
        self.contested.emit(self._entry, self.field.text().strip())
        self.accept()
