"""The beats of a role-play beside its text: what leads where, and what no test plays; it follows the cursor."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from widgets.common.buttons import Button
from widgets.common.labels import Label
from widgets.common.theme import Theme
from workstation.i18n import tr, trn
from workstation.library.mapping import Mapped, beat_at

_HERE = "▸ "


class BeatRow(QWidget):
    """A beat; pressing it goes to its line. ``line_asked`` carries that line."""

    line_asked = Signal(int)

    def __init__(self, theme: Theme, mapped: Mapped, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.mapped = mapped
        self.name = Button(theme, mapped.beat, "link", "small", weight="regular")
        self.name.setEnabled(bool(mapped.line))
        self.name.set_reason("" if mapped.line else tr("It stands in a file that the role-play includes."))
        self.name.clicked.connect(self._ask)
        column = QVBoxLayout(self)
        column.setContentsMargins(4, 2, 4, 4)
        column.setSpacing(0)
        column.addWidget(self.name, 0, Qt.AlignmentFlag.AlignLeft)
        leads = tr("leads to {names}", names=", ".join(mapped.leads)) if mapped.leads else tr("leads nowhere by itself")
        column.addWidget(Label(theme, leads, "small", "medium", wrap=True))
        left = len(mapped.unplayed)
        words = trn("{n} move no test plays: {names}", "{n} moves no test plays: {names}", left,
                    names=", ".join(mapped.unplayed))  # fmt: skip
        self.unplayed = Label(theme, words if left else "", "small", "now", wrap=True)
        self.unplayed.setVisible(bool(left))
        column.addWidget(self.unplayed)
        self.name.setAccessibleDescription(leads)

    @property
    def is_here(self) -> bool:
        """Whether the cursor stands in this beat."""
        return self.name.text().startswith(_HERE)

    def set_here(self, here: bool) -> None:
        """The cursor came, or went."""
        self.name.setText(f"{_HERE if here else ''}{self.mapped.beat}")
        self.name.setAccessibleName(tr("{beat}, where you are", beat=self.mapped.beat) if here else self.mapped.beat)

    def _ask(self) -> None:
        self.line_asked.emit(self.mapped.line)


class MapPane(QWidget):
    """``line_asked``: a line of the role-play's own file is to be shown."""

    line_asked = Signal(int)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._beats: tuple[Mapped, ...] = ()
        self._said = Label(theme, "", "small", "medium", wrap=True)
        self._inner = QWidget()
        self._rows = QVBoxLayout(self._inner)
        self._rows.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setAccessibleName(tr("Map of the beats"))
        self._scroll.setWidget(self._inner)
        self._column = QVBoxLayout(self)
        self._column.addWidget(self._said)
        self._column.addWidget(self._scroll, 1)
        self._restyle()
        theme.changed.connect(self._restyle)

    @property
    def rows(self) -> tuple[BeatRow, ...]:
        """The beats, in reading order."""
        return tuple(self._inner.findChildren(BeatRow))

    def show_beats(self, beats: tuple[Mapped, ...], line: int) -> None:
        """Show these; none of a text that cannot be played."""
        self._said.setText("" if beats else tr("The map is drawn once the errors are corrected."))
        self._said.setVisible(not beats)
        if beats != self._beats:
            self._beats = beats
            for old in self.rows:
                self._rows.removeWidget(old)
                old.hide()
                old.setParent(None)
                old.deleteLater()
            for one in beats:
                row = BeatRow(self._theme, one, self._inner)
                row.line_asked.connect(self.line_asked)
                self._rows.addWidget(row)
        self.follow(line)

    def follow(self, line: int) -> None:
        """The cursor is at that line of the role-play's own file; 0 when it is in another."""
        here = beat_at(self._beats, line) if line else ""
        for row in self.rows:
            was = row.is_here
            row.set_here(row.mapped.beat == here)
            if row.is_here and not was:
                self._scroll.ensureWidgetVisible(row, 0, self._theme.pad(12))

    def _restyle(self) -> None:
        pad = self._theme.pad
        self._column.setContentsMargins(pad(12), pad(12), pad(8), pad(12))
        self._rows.setContentsMargins(0, 0, 0, 0)
        self._rows.setSpacing(pad(4))
