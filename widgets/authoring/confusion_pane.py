"""What each sentence of a beat is heard as, beside the text: those that are mixed up first; it follows the cursor."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from widgets.authoring.lines_pane import LineRow, LinesPane
from widgets.common.labels import Label
from widgets.common.placed import empty, placed
from widgets.common.theme import Theme
from workstation.i18n import tr, trn
from workstation.library.mapping import Mapped, beat_at
from workstation.library.tried import DENIED, FORBIDS, REPORTED, Tried, came, mixed_up, table


class HeardRow(LineRow):
    """A sentence that is mixed up, and what it is heard as."""

    def __init__(self, theme: Theme, one: Tried, parent: QWidget | None = None) -> None:
        line = 0 if one.place.file else one.place.line
        super().__init__(theme, tr("“{sentence}”", sentence=one.heard.sentence), line, parent)
        self.tried = one
        meant = _meant(one)
        self.meant = Label(theme, meant, "small", "medium" if one.is_right else "now", wrap=True)
        self.name.setAccessibleDescription(meant)
        self.column.addWidget(self.meant)


class ConfusionPane(LinesPane):
    """The table of the beat where the cursor is; ``beat_reached``: the cursor came to a beat."""

    beat_reached = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, tr("What the sentences of the beat are heard as"), parent)
        self._beats: tuple[Mapped, ...] = ()
        self.beat = ""
        self._scroll.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_beats(self, beats: tuple[Mapped, ...], line: int) -> None:
        """The beats of the text open now; none of a text that cannot be played."""
        self._beats, self.beat = beats, ""
        self.follow(line)
        if not self.beat:
            self._tell(self._idle())

    def follow(self, line: int) -> None:
        """The cursor is at that line of the role-play's own file; 0 when it is in another."""
        beat = beat_at(self._beats, line) if line else ""
        if beat and beat != self.beat:
            self.beat = beat
            if self.isVisible():
                self.beat_reached.emit(beat)

    def showEvent(self, event: QShowEvent) -> None:
        """What was passed over while nobody looked is asked for now."""
        super().showEvent(event)
        if self.beat:
            self.beat_reached.emit(self.beat)

    def show_running(self) -> None:
        """The sentences are being heard."""
        self._tell(tr("{beat}: the sentences are being heard…", beat=self.beat))

    def show_fault(self, words: str) -> None:
        """Nothing can be heard, for this reason."""
        self._tell(words)

    def show_found(self, found: list[Tried]) -> None:
        """What each sentence of the beat was heard as."""
        mixed = mixed_up(found)
        words = trn("{beat}: {n} sentence is mixed up.", "{beat}: {n} sentences are mixed up.", len(mixed),
                    beat=self.beat) if mixed else tr("{beat}: no sentence is mixed up.", beat=self.beat)  # fmt: skip
        self._tell(words)
        for one in mixed:
            row = HeardRow(self._theme, one, self._inner)
            self._add(row)
            row.show()  # or it waits for the next event before it can be pressed
        if found:
            self._rows.addWidget(Label(self._theme, tr("Every sentence, by move"), "small", "medium"))
        for move, row_of in table(found).items():
            told = ", ".join(f"{what} {n}" for what, n in row_of.items())
            self._rows.addWidget(Label(self._theme, tr("{move} → {came}", move=move, came=told), "small", wrap=True))

    @property
    def rows(self) -> tuple[HeardRow, ...]:
        """The sentences that are mixed up."""
        return placed(self._rows, HeardRow)

    def _idle(self) -> str:
        if not self._beats:
            return tr("The sentences are heard once the errors are corrected.")
        return tr("Put the cursor in a beat: what its sentences are heard as is shown here.")

    def _tell(self, words: str) -> None:
        empty(self._rows)
        self.said.setText(words)


def _meant(one: Tried) -> str:
    """What it is meant for, and what came of it."""
    match one.kind:
        case k if k in (DENIED, REPORTED):
            return tr("only denied or told of others, and yet taken for {move}", move=one.move)
        case k if k == FORBIDS:
            return tr("breaks a rule that is not told, heard as: {came}", came=came(one.heard))
        case _:
            return tr("meant for {move}, heard as: {came}", move=one.move, came=came(one.heard))
