"""The beats of a role-play beside its text: what leads where, and what no test plays; it follows the cursor."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from widgets.authoring.lines_pane import LineRow, LinesPane
from widgets.common.labels import Label
from widgets.common.placed import empty, placed
from widgets.common.theme import Theme
from workstation.i18n import tr, trn
from workstation.library.mapping import Mapped, beat_at

_HERE = "▸ "


class BeatRow(LineRow):
    """A beat."""

    def __init__(self, theme: Theme, mapped: Mapped, parent: QWidget | None = None) -> None:
        super().__init__(theme, mapped.beat, mapped.line, parent)
        self.mapped = mapped
        leads = tr("leads to {names}", names=", ".join(mapped.leads)) if mapped.leads else tr("leads nowhere by itself")
        self.column.addWidget(Label(theme, leads, "small", "medium", wrap=True))
        left = len(mapped.unplayed)
        words = trn("{n} move no test plays: {names}", "{n} moves no test plays: {names}", left,
                    names=", ".join(mapped.unplayed))  # fmt: skip
        self.unplayed = Label(theme, words if left else "", "small", "now", wrap=True)
        self.unplayed.setVisible(bool(left))
        self.column.addWidget(self.unplayed)
        self.name.setAccessibleDescription(leads)

    @property
    def is_here(self) -> bool:
        """Whether the cursor stands in this beat."""
        return self.name.text().startswith(_HERE)

    def set_here(self, here: bool) -> None:
        """The cursor came, or went."""
        self.name.setText(f"{_HERE if here else ''}{self.mapped.beat}")
        self.name.setAccessibleName(tr("{beat}, where you are", beat=self.mapped.beat) if here else self.mapped.beat)


class MapPane(LinesPane):
    """The beats of the text open now."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, tr("Map of the beats"), parent)
        self._beats: tuple[Mapped, ...] = ()

    @property
    def rows(self) -> tuple[BeatRow, ...]:
        """The beats, in reading order."""
        return placed(self._rows, BeatRow)

    def show_beats(self, beats: tuple[Mapped, ...], line: int) -> None:
        """Show these; none of a text that cannot be played."""
        self.said.setText("" if beats else tr("The map is drawn once the errors are corrected."))
        self.said.setVisible(not beats)
        if beats != self._beats:
            self._beats = beats
            empty(self._rows)
            for one in beats:
                self._add(BeatRow(self._theme, one, self._inner))
        self.follow(line)

    def follow(self, line: int) -> None:
        """The cursor is at that line of the role-play's own file; 0 when it is in another."""
        here = beat_at(self._beats, line) if line else ""
        for row in self.rows:
            was = row.is_here
            row.set_here(row.mapped.beat == here)
            if row.is_here and not was:
                self._scroll.ensureWidgetVisible(row, 0, self._theme.pad(12))
