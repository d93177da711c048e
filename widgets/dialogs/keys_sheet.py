"""All the keys, grouped by where they act: the sheet that F1 opens, beside the desk and not over it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QVBoxLayout, QWidget

from widgets.common.buttons import Button
from widgets.common.keycap import KeyCap
from widgets.common.labels import Label
from widgets.common.placed import nest
from widgets.common.theme import Theme
from widgets.dialogs.sheet import SheetDialog
from widgets.panes import PANES, Pane
from workstation.i18n import tr

NARROW = 560
"""The width at 100 % under which the groups stand in one column."""

Keys = tuple[tuple[str, str], ...]


def groups() -> tuple[tuple[str, Keys], ...]:
    """Every group with its title: keys in Qt's portable words, then what they do."""
    return (
        (
            tr("The phone"),
            (
                ("Ctrl+Shift+P", tr("Ready, or not ready")),
                ("Ctrl+Shift+A", tr("Answer")),
                ("Ctrl+Shift+D", tr("Decline")),
                ("Ctrl+Shift+G", tr("Hold, and resume")),
                ("Ctrl+Shift+M", tr("Mute, and unmute")),
                ("Ctrl+Shift+R", tr("Hang up, or close the conversation")),
                ("Ctrl+Shift+C", tr("Consult a colleague, the customer on hold")),
                ("Ctrl+Shift+X", tr("Pass the contact on")),
                ("Ctrl+Shift+N", tr("Take the first e-mail")),
                ("Ctrl+Shift+T", tr("Finish the contact")),
            ),
        ),
        (tr("The panes"), _panes()),
        (
            tr("What you say"),
            (
                ("A", tr("Choose a sentence by its letter")),
                ("Up", tr("Choose the one before")),
                ("Down", tr("Choose the one after")),
                ("Enter", tr("Say the sentence chosen, or written")),
                ("Shift+Enter", tr("Go to the next line of what is written")),
                ("Ctrl+Enter", tr("Send the reply")),
                ("Ctrl+Z", tr("Take back the e-mail that is about to leave")),
                ("Ctrl+Right", tr("Skip what the caller is saying")),
                ("Esc", tr("Dismiss the tutor’s whisper")),
            ),
        ),
        (tr("My role-plays"), (("Ctrl+Enter", tr("Try it")), ("Ctrl+Shift+Enter", tr("Prove it")))),
        (
            tr("Everywhere"),
            (
                ("F1", tr("This sheet")),
                ("Ctrl+K", tr("Look for a client")),
                ("Ctrl+Shift+S", tr("Pause the practice, and go on")),
                ("Tab", tr("Go to the next control")),
                ("Shift+Tab", tr("Go to the one before")),
            ),
        ),
    )


def _place(pane: Pane) -> tuple[int, str]:
    """Where its key stands on the keyboard: F10 comes after F9."""
    return len(pane.keys), pane.keys


def _panes() -> Keys:
    in_order = sorted(PANES, key=_place)
    return (*((pane.keys, pane.told) for pane in in_order), ("Ctrl+Tab", tr("Next contact that waits")))


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

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """F1 puts away what F1 brought."""
        if event.key() == Qt.Key.Key_F1:
            self.reject()
        else:
            super().keyPressEvent(event)
