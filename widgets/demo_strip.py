"""The strip under a demonstration: what is being done and why, where it stands, and what leads it.

Signals:
    pause_asked(), next_asked(), smaller_asked(), larger_asked(), end_asked(): what the presenter wants
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from widgets.adviser.flow import Flow
from widgets.common.buttons import Button, with_keys
from widgets.common.labels import Label
from widgets.common.placed import nest
from widgets.common.surfaces import Tutor
from widgets.common.theme import Theme
from workstation.i18n import tr

PAUSE_KEYS, NEXT_KEYS, SMALLER_KEYS, LARGER_KEYS, END_KEYS = "Space", "Right", "Ctrl+-", "Ctrl+=", "Esc"
LOW_BELOW = 480
"""The height at 100 % under which the window has no room for more than the words."""
WORDS_SHARE = 0.48
"""What the words keep of the width; where the buttons leave less, they go underneath."""


class DemoStrip(Tutor):
    """What is said is said whole: it is the buttons that make room. It holds the keyboard while the desk plays."""

    pause_asked = Signal()
    next_asked = Signal()
    smaller_asked = Signal()
    larger_asked = Signal()
    end_asked = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._step, self._most, self._paused, self._over = 0, 0, False, False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("ownFocusRing", True)
        self._what = Label(theme, "", "h3", "tutor", wrap=True)
        self._why = Label(theme, "", "small", "medium", wrap=True)
        self.pause = Button(theme, "", "tutor", "small", keys=PAUSE_KEYS)
        self.next = Button(theme, "", "tutor", "small", keys=NEXT_KEYS)
        self.smaller = Button(theme, "A−", "tutor", "small", keys=SMALLER_KEYS)
        self.larger = Button(theme, "A+", "tutor", "small", keys=LARGER_KEYS)
        self.end = Button(theme, "", "tutor", "small", keys=END_KEYS)
        self._caps = (
            (self.pause, PAUSE_KEYS),
            (self.next, NEXT_KEYS),
            (self.smaller, SMALLER_KEYS),
            (self.larger, LARGER_KEYS),
            (self.end, END_KEYS),
        )
        self._where = Label(theme, "", "meta", "medium")
        self._size = Label(theme, "", "label", "medium")
        self._place()
        self.pause.clicked.connect(self.pause_asked)
        self.next.clicked.connect(self.next_asked)
        self.smaller.clicked.connect(self.smaller_asked)
        self.larger.clicked.connect(self.larger_asked)
        self.end.clicked.connect(self.end_asked)
        theme.changed.connect(self._restyle)
        self._restyle()

    @property
    def words(self) -> str:
        """What is being done, as it reads."""
        return self._what.text()

    @property
    def size_text(self) -> str:
        """The size of the text, as it reads."""
        return self._size.text()

    @property
    def where(self) -> str:
        """Which step it is at, as it reads; empty before the first."""
        return self._where.text()

    def set_text(self, what: str, why: str) -> None:
        """Say what is done, and why."""
        self._what.setText(what)
        self._why.setText(why)
        self._arrange()

    def set_step(self, step: int, most: int) -> None:
        """Say how far it is: so many steps of so many."""
        self._step, self._most = step, most
        self._say()

    def set_paused(self, paused: bool) -> None:
        """Say whether it waits for the presenter."""
        self._paused = paused
        self._say()

    def set_over(self) -> None:
        """The call has been played: nothing is left to lead but the size, and leaving."""
        self._over = True
        self._say()

    def changeEvent(self, event: QEvent) -> None:
        """Say everything again in another language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._say()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The buttons beside the words, or under them."""
        super().resizeEvent(event)
        self._arrange()

    def _place(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._what)
        words.addWidget(self._why)
        self._keys = QWidget()
        self._flow = Flow(0, self._keys)
        for widget in (self._where, self.pause, self.next, self.smaller, self._size, self.larger, self.end):
            self._flow.addWidget(widget)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self._keys.setSizePolicy(policy)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        nest(self._row, words, 1)
        self._row.addWidget(self._keys)

    def _say(self) -> None:
        scales, scale = self._theme.tokens.scales, self._theme.scale
        self.pause.setText(tr("Go on") if self._paused else tr("Pause"))
        self.pause.set_icon("resume" if self._paused else "hold")
        self.pause.set_kind("now" if self._paused else "tutor")
        self.next.setText(tr("Next"))
        self.smaller.setAccessibleName(tr("Smaller text"))
        self.larger.setAccessibleName(tr("Larger text"))
        self.smaller.setEnabled(scale > min(scales))
        self.larger.setEnabled(scale < max(scales))
        self._size.setText(tr("{n}%", n=round(scale * 100)))
        self.end.setText(tr("End"))
        for button, keys in self._caps:
            words = tr("The next gesture, without waiting for it") if button is self.next else ""
            button.set_reason(with_keys(words or button.accessibleName() or button.text(), keys))
        self._where.setText(tr("Step {n} of {most}", n=self._step, most=self._most) if self._step else "")
        self.pause.setVisible(not self._over)
        self.next.setVisible(not self._over)
        self._arrange()

    def _arrange(self) -> None:
        """Low windows keep their room for the desk: what is being said stays whole, the rest gives way."""
        low = self.window().height() < LOW_BELOW * self._theme.scale
        self._why.setVisible(bool(self._why.text()) and not low)
        # The keys that press them go first, which their tooltips say too, then how far it is.
        for capped, counted in ((False, False),) if low else ((True, True), (False, True), (False, False)):
            self._where.setVisible(not self._over and counted)
            for button, keys in self._caps:
                button.set_keys(keys if capped else None)
            beside = self._flow.sizeHint().width() <= self.width() * (1 - WORDS_SHARE)
            if beside:
                break
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if way != self._row.direction():
            self._row.setDirection(way)

    def _restyle(self) -> None:
        theme = self._theme
        self._row.setContentsMargins(theme.pad(20), theme.pad(8), theme.pad(20), theme.pad(8))
        self._row.setSpacing(theme.pad(8))
        self._flow.setSpacing(theme.pad(8))
        self.setMinimumHeight(theme.px(64))
        self._say()
