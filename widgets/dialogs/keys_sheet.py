"""All the keys, grouped by where they act: the sheet that F1 opens, beside the desk and not over it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractSlider, QBoxLayout, QGridLayout, QVBoxLayout, QWidget

from widgets import keys
from widgets.common.buttons import Button
from widgets.common.keycap import KeyCap
from widgets.common.labels import Label
from widgets.common.placed import nest
from widgets.common.theme import Theme
from widgets.dialogs.sheet import SheetDialog
from widgets.keys import GROUPS, KEYS
from widgets.panes import PANES, Pane
from workstation.i18n import tr

SCROLLS = {
    "Up": QAbstractSlider.SliderAction.SliderSingleStepSub,
    "Down": QAbstractSlider.SliderAction.SliderSingleStepAdd,
    "PgUp": QAbstractSlider.SliderAction.SliderPageStepSub,
    "PgDown": QAbstractSlider.SliderAction.SliderPageStepAdd,
    "Home": QAbstractSlider.SliderAction.SliderToMinimum,
    "End": QAbstractSlider.SliderAction.SliderToMaximum,
}
"""What the arrows do to a sheet that does not go in whole: a button would go to the next."""
NARROW = 560
"""The width at 100 % under which the groups stand in one column."""

Keys = tuple[tuple[str, str], ...]


def groups() -> tuple[tuple[str, Keys], ...]:
    """Every group with its title: keys in Qt's portable words, then what they do."""
    return tuple((tr(group), (*_panes(group), *_others(group))) for group in GROUPS)


def _others(group: str) -> Keys:
    return tuple((each.keys, each.told) for each in KEYS if each.group == group)


def _place(pane: Pane) -> tuple[int, str]:
    """Where its key stands on the keyboard: F10 comes after F9."""
    return len(pane.keys), pane.keys


def _panes(group: str) -> Keys:
    return tuple((pane.keys, pane.told) for pane in sorted(PANES, key=_place)) if group == keys.PANES else ()


class _Group(QWidget):
    """A title over its keys."""

    def __init__(self, theme: Theme, title: str, keys: Keys) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.pad(12))
        grid.setVerticalSpacing(theme.pad(6))
        grid.addWidget(Label(theme, title, "h3", "bank"), 0, 0, 1, 2)
        for row, (key, words) in enumerate(keys, 1):
            grid.addWidget(KeyCap(theme, key, "strong"), row, 0, Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(Label(theme, words, "body", wrap=True), row, 1)
        grid.setColumnMinimumWidth(0, theme.px(94))
        grid.setColumnStretch(1, 1)


class KeysSheet(SheetDialog):
    """Opens beside, closes with Esc or F1, and changes nothing. ``guide_asked``: the first call guide, please."""

    guide_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, tr("All the keys"), 760, parent)
        self.setModal(False)
        found = [_Group(theme, title, keys) for title, keys in groups()]
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._columns.setSpacing(theme.pad(32))
        for at in ((0, 2), (1, 3, 4)):
            column = QVBoxLayout()
            column.setSpacing(theme.pad(20))
            for index in at:
                column.addWidget(found[index])
            column.addStretch(1)
            nest(self._columns, column, 1)
        nest(self.body, self._columns)
        guide = Button(theme, tr("First call guide"), "link")
        self.shut = Button(theme, tr("Close"), "plain", keys="Esc")
        self.add_gesture(guide, left=True)
        self.add_gesture(self.shut)
        guide.clicked.connect(self.guide_asked)
        self.shut.clicked.connect(self.reject)
        if self.width() < theme.px(NARROW):
            self._columns.setDirection(QBoxLayout.Direction.TopToBottom)
        self._fit()
        self.shut.setFocus()
        for key in SCROLLS:
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setObjectName(key)
            shortcut.activated.connect(self._on_scroll)

    def _on_scroll(self) -> None:
        self._scroll.verticalScrollBar().triggerAction(SCROLLS[self.sender().objectName()])

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F1 puts away what F1 brought."""
        if event.key() == Qt.Key.Key_F1:
            self.reject()
        else:
            super().keyPressEvent(event)
