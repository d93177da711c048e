"""« Proposer une correction »: a passage of a sheet, what should stand there, and why."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from widgets.common.buttons import Button
from widgets.common.fields import LineField
from widgets.common.labels import Label
from widgets.common.pressed import Choice
from widgets.common.theme import Theme
from widgets.dialogs.sheet import SheetDialog
from workstation.content.sheets import Sheet
from workstation.i18n import tr
from workstation.library.corrections import LONGEST
from workstation.problem import Problem


class CorrectionDialog(SheetDialog):
    """Accepted once ``keep(passage, proposed, why)`` kept it; what keeps it from it stands under the fields."""

    def __init__(
        self, theme: Theme, sheet: Sheet, keep: Callable[[str, str, str], None], parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, tr("Propose a correction"), 560, parent)
        self._keep = keep
        self.passage = Choice()
        for line in filter(None, map(str.strip, sheet.body.splitlines())):
            self.passage.addItem(line.lstrip("#>- "), line)
        self.proposed, self.why = LineField(), LineField()
        self.body.addWidget(Label(theme, tr("Of the sheet “{title}”", title=sheet.title), "body", "medium", wrap=True))
        for name, field in (
            (tr("The passage"), self.passage),
            (tr("What should stand there"), self.proposed),
            (tr("Why"), self.why),
        ):
            self.body.addWidget(Label(theme, name, "label", "medium"))
            field.setAccessibleName(name)
            self.body.addWidget(field)
        self.passage.setMinimumContentsLength(20)
        self.passage.setSizeAdjustPolicy(Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._told = Label(theme, "", "small", "medium", wrap=True)
        self.body.addWidget(self._told)
        self.propose = Button(theme, tr("Propose"), "primary")
        self.leave = Button(theme, tr("Cancel"))
        self.add_gesture(self.leave)
        self.add_gesture(self.propose)
        for typed in (self.proposed, self.why):
            typed.setMaxLength(LONGEST)
            typed.textChanged.connect(self._paint)
            typed.returnPressed.connect(self._on_propose)
        self.passage.currentIndexChanged.connect(self._on_passage)
        self.propose.clicked.connect(self._on_propose)
        self.leave.clicked.connect(self.reject)
        self._on_passage()
        self._fit()

    @classmethod
    def ask(
        cls, theme: Theme, sheet: Sheet, keep: Callable[[str, str, str], None], parent: QWidget | None = None
    ) -> CorrectionDialog:
        """Open the form without waiting."""
        dialog = cls(theme, sheet, keep, parent)
        dialog.open()
        dialog.passage.setFocus()
        return dialog

    @property
    def told(self) -> str:
        """What stands under the fields."""
        return self._told.text()

    def _on_passage(self, *_: object) -> None:
        """One corrects what stands there: its words are there to begin with."""
        self.proposed.setText(str(self.passage.currentData() or ""))
        self._paint()

    def _paint(self, *_: object) -> None:
        changed = self.proposed.text().strip() not in ("", self.passage.currentData())
        self.propose.setEnabled(changed and bool(self.why.text().strip()))
        self.propose.set_reason("" if self.propose.isEnabled() else tr("Change the passage, and say why."))
        self._told.setText(tr("No client’s name or number: the proposal is kept beside the role-plays, unsigned."))
        self._told.set_tone("medium")

    def _on_propose(self) -> None:
        if not self.propose.isEnabled():
            return
        try:
            self._keep(str(self.passage.currentData()), self.proposed.text().strip(), self.why.text().strip())
        except Problem as problem:
            self._told.setText(problem.describe())
            self._told.set_tone("alert")
            self._fit()
            return
        self.accept()
