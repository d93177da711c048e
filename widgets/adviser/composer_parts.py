"""What the parts of the composer share: the large button's words, a quiet line, a refusal, a place to write in."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QSize
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QHideEvent, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from widgets.bridge import Bridge
from widgets.common.labels import Label
from widgets.common.theme import Theme
from widgets.common.wrapped_text import WrappedText
from workstation.i18n import tr
from workstation.phrases import refusal

UNBOUNDED = 16777215
"""Qt's own « as wide as you like »."""
LINGERS = 30_000
"""How long a page says why something was not done, in ms: long enough to read it, not to meet it out of season."""


@dataclass(frozen=True)
class Main:
    """What the large button says and does; ``reason``: why it cannot be pressed yet, empty when it can."""

    text: str
    keys: str | None = None
    reason: str = ""
    kind: str = "primary"
    icon: str | None = None


class Quiet(Label):
    """The quiet line, which takes the list's place and asks for nothing."""

    def hasHeightForWidth(self) -> bool:
        """Not here, though the words wrap."""
        return False


class Beside(Label):
    """What is told beside a title, cut where it must be; what can be done without is whole, or is not there."""

    def __init__(self, theme: Theme, role: str = "small", tone: str = "medium") -> None:
        super().__init__(theme, "", role, tone, elide=True)
        self._needed = True

    def tell(self, text: str, *, needed: bool = True) -> None:
        """Tell this; ``needed``: a part of it is better than nothing."""
        self._needed = needed
        self.setText(text)

    def minimumSizeHint(self) -> QSize:
        """What is not needed asks for no width."""
        least = super().minimumSizeHint()
        return least if self._needed else QSize(0, least.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Nothing, where what is not needed has no room."""
        if self._needed or self.width() >= self.sizeHint().width():
            super().paintEvent(event)


class Notice(Label):
    """Why something asked for could not be done: one line where there is room, else as many as it takes.

    Whoever holds it keeps its own height by what it takes ``beyond`` its line.
    """

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "", "small", wrap=True)
        self.hide()

    def beyond(self, height: int) -> int:
        """What it takes beyond that height while it is shown, in pixels."""
        return 0 if self.isHidden() else max(0, self.sizeHint().height() - height)

    def show_words(self, words: str) -> None:
        """Show this, or nothing; a screen reader is told."""
        fresh = bool(words) and words != self.text()
        self.setText(words)
        self.setVisible(bool(words))
        if fresh and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, words))

    def hasHeightForWidth(self) -> bool:
        """Not here, though the words wrap."""
        return False

    def sizeHint(self) -> QSize:
        """All its lines at the width there is now."""
        return QSize(0, self.heightForWidth(self.width() or UNBOUNDED))

    def minimumSizeHint(self) -> QSize:
        """Every word stays in sight."""
        return self.sizeHint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for the height of the new width."""
        super().resizeEvent(event)
        self.updateGeometry()


class PageNotice(Label):
    """A line that says its usual words, or why what was asked for while it is in sight did not happen.

    For the pages that have no composer. It lets go of a refusal at the next act, after ``LINGERS``, and when its page
    leaves.
    """

    def __init__(self, theme: Theme, bridge: Bridge, role: str = "small") -> None:
        super().__init__(theme, "", role, "medium", wrap=True)
        self._bridge = bridge
        self._usual = self._why = ""
        self._others: tuple[str, ...] = ()
        self._since = 0
        bridge.refused.connect(self._refused)
        bridge.about_to_act.connect(self.forget)
        bridge.ticked.connect(self._tick)

    def set_usual(self, words: str, *others: str) -> None:
        """What stands there when nothing was refused; room is kept for ``others``, so that nothing moves for them."""
        self._usual, self._others = words, others
        self._paint()

    def heightForWidth(self, width: int) -> int:
        """As high as the longest of what it says."""
        font, line = self._font(), self._line()
        others = (WrappedText(words, font, line).layout(width).height() for words in self._others)
        return max(super().heightForWidth(width), *map(ceil, others), 0)

    def forget(self) -> None:
        """Say the usual words again."""
        self._why = ""
        self._paint()

    def hideEvent(self, event: QHideEvent) -> None:
        """A page that comes again says nothing of before."""
        super().hideEvent(event)
        self.forget()

    def _refused(self, reason: str) -> None:
        if self.isVisible():
            contact = self._bridge.contact()
            self._why = refusal(reason, contact.offer.channel if contact is not None else "call")
            self._since = self._bridge.at
            self._paint()
            if QAccessible.isActive():
                QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, self._why))

    def _tick(self, at: int) -> None:
        if self._why and at - self._since >= LINGERS:
            self.forget()

    def _paint(self) -> None:
        self.set_tone("strong" if self._why else "medium")
        self.setText(self._why or self._usual)


def take_room(page: QWidget, used: bool) -> None:
    """Let a page of the composer weigh in its height, or not."""
    upright = QSizePolicy.Policy.Preferred if used else QSizePolicy.Policy.Ignored
    page.setSizePolicy(QSizePolicy.Policy.Expanding, upright)


def turn_to_words(*, aside: bool, typed: bool) -> str:
    """What leads from a reply to what may be said beside it, and back."""
    if aside:
        return tr("Back to the reply")
    return tr("Say something else") if typed else tr("Sentences offered")
