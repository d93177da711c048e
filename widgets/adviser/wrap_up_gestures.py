"""The foot of the after-call page: the break asked for, what is missing, and the gestures that end it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from widgets.adviser.missing_link import MissingLink
from widgets.common.buttons import Button
from widgets.common.placed import nest
from widgets.common.rows import lies_across
from widgets.common.surfaces import Panel
from widgets.common.switch import Switch
from widgets.common.theme import Theme
from widgets.keys import FINISH
from workstation.i18n import tr


class WrapUpGestures(Panel):
    """Places them, under what was held back; what they do is the page's."""

    def __init__(self, theme: Theme, held_back: QWidget) -> None:
        super().__init__(theme, "panel")
        self._theme = theme
        self.pause_after = Switch(theme, tr("Break after this contact"))
        self.missing = MissingLink(theme)
        self.onward = Button(theme, tr("The next"), "plain", "large")
        self.onward.setAccessibleName(tr("Next e-mail"))
        self.finish = Button(theme, tr("Finish"), "primary", "large", icon="done", keys=FINISH.keys)
        self._column = QVBoxLayout(self)
        self._gestures = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._gestures.addWidget(self.pause_after)
        self._gestures.addStretch(1)
        for gesture in (self.missing, self.onward, self.finish):
            self._gestures.addWidget(gesture)
        self._column.addWidget(held_back)
        nest(self._column, self._gestures)

    def arrange(self, room: int, *, close: bool) -> None:
        """The gestures on one line, closer where they must be; else what is missing goes above, or all in a column.

        ``room``: the width there is, in pixels; ``close``: the window is low.
        """
        theme = self._theme
        for button in (self.onward, self.finish):
            button.set_size("" if close else "large")
        above = theme.pad(6 if close else 12)
        for side, gap, within in ((24, 12, True), (14, 8, True), (14, 8, False)):
            self._column.setContentsMargins(theme.pad(side), above, theme.pad(side), above)
            self._column.setSpacing(theme.pad(gap))
            self._gestures.setSpacing(theme.pad(gap))
            if within:
                self._gestures.insertWidget(2, self.missing)
            else:
                self._column.insertWidget(0, self.missing, 0, Qt.AlignmentFlag.AlignRight)
            fits = lies_across(self._gestures, room - 2 * theme.pad(side))
            if fits:
                break
        self._gestures.setDirection(QBoxLayout.Direction.LeftToRight if fits else QBoxLayout.Direction.TopToBottom)
        self.missing.stand(apart=not within)
