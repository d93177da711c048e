"""What may be done in a part of the dossier: the first acts at hand in sight, the others behind one fold."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from widgets.adviser.dossier_model import Act
from widgets.adviser.flow import flowing
from widgets.common.buttons import Button
from widgets.common.tall import Tall
from widgets.common.theme import Theme
from workstation.i18n import tr, trn


class ActButton(Button):
    """A gesture on the dossier; ``asked`` carries the act and what it bears on."""

    asked = Signal(str, str)

    def __init__(self, theme: Theme, act: Act, kind: str = "plain") -> None:
        words = act.text if not act.level else f"{act.text} · {tr('Identity {level}', level=act.level)}"
        words = tr("{act} · out of reach", act=act.text) if act.beyond else words
        icon = "never" if act.beyond else act.icon
        super().__init__(theme, words, kind, "small", icon=icon, weight="regular" if kind == "plain" else "bold")
        self.act = act
        if act.beyond:
            self.set_reason(act.beyond)
        elif act.level:
            self.set_reason(tr("Asks for Identity {level}", level=act.level))
        self.clicked.connect(self._press)

    def _press(self) -> None:
        self.asked.emit(self.act.act, self.act.target)


class ActsRow(Tall):
    """The acts of a block. ``turned`` carries the block's number and whether what is folded shows.

    What is out of reach stays within reach of a hand: trying it tells whom to turn to.
    """

    turned = Signal(int, bool)

    def __init__(
        self,
        theme: Theme,
        number: int,
        shown: tuple[Act, ...],
        folded: tuple[Act, ...],
        of: str,
        *,
        unfolded: bool,
    ) -> None:
        super().__init__()
        self._number = number
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, theme.pad(4), 0, 0)
        self._column.setSpacing(theme.pad(6))
        self.buttons = [ActButton(theme, act) for act in (*shown, *folded)]
        self.fold: Button | None = None
        if folded:
            barred = all(act.beyond for act in folded)
            n = len(folded)
            words = tr("Beyond remit · {n}", n=n) if barred else trn("{n} other", "{n} others", n)
            self.fold = Button(theme, words, "link", "small")
            told = tr("Beyond your remit: {n}", n=n) if barred else tr("Other operations: {n}", n=n)
            self.fold.setAccessibleName(f"{told}, {of}")
            self.fold.clicked.connect(self._turn)
        self._line(theme, [*self.buttons[: len(shown)], *([self.fold] if self.fold else [])])
        self._rest = self._line(theme, self.buttons[len(shown) :])
        self._set_unfolded(unfolded)

    def _line(self, theme: Theme, buttons: Sequence[Button]) -> QWidget:
        holder = flowing(theme, buttons)
        self._column.addWidget(holder)
        return holder

    def holds_folded(self, act: str) -> bool:
        """Whether that act is among those behind the fold."""
        return any(button.act.act == act and button.parent() is self._rest for button in self.buttons)

    def unfold(self) -> None:
        """Show what is folded."""
        if self._rest.isHidden():
            self._turn()

    def _turn(self) -> None:
        unfolded = self._rest.isHidden()
        self._set_unfolded(unfolded)
        self.turned.emit(self._number, unfolded)

    def _set_unfolded(self, unfolded: bool) -> None:
        shows = unfolded and self.fold is not None
        self._rest.setVisible(shows)
        if self.fold is not None:
            self.fold.set_icon("caret-up" if shows else "caret-down")
            self.fold.setAccessibleDescription(tr("unfolded") if shows else tr("folded"))
