"""A session left in the middle: whose call, how far it went, and the two things one may do with it."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from widgets.common.buttons import Button
from widgets.common.chips import Chip
from widgets.common.clock_label import clock_text
from widgets.common.labels import Label
from widgets.common.pebble import Pebble
from widgets.common.placed import nest
from widgets.common.surfaces import Card
from widgets.common.theme import Theme
from widgets.common.thread_stepper import Step, StepState, ThreadStepper
from widgets.home.model import Unfinished
from workstation.i18n import tr
from workstation.phrases import of_channel

NARROW = 760
"""Below this width, at 100 %, the buttons go under the words."""


class ResumeCard(Card):
    """One unfinished session; ``main`` on the first of them. Giving up is asked twice, in the card itself."""

    resume_asked = Signal(str)
    abandon_asked = Signal(str)

    def __init__(
        self, theme: Theme, unfinished: Unfinished, *, main: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(theme, "selected" if main else "card", parent)
        self._unfinished = unfinished
        self._pebble = Pebble(theme, unfinished.name, unfinished.client, 48)
        self._title = Label(theme, unfinished.title, "lead", wrap=True, weight=700)
        self._chip = Chip(theme, "", "now", icon="pause")
        self._where = Label(theme, "", "small", "medium", wrap=True)
        self._thread = ThreadStepper(theme, labels="current", compact=True)
        # Only to look at: reading back needs the session itself.
        self._thread.setEnabled(False)
        self._thread.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self._abandon = Button(theme, "", "link")
        self._resume = Button(theme, "", "primary" if main else "plain", "large", icon="resume", weight="fill")
        self._sure = Label(theme, "", "small", wrap=True)
        self._no = Button(theme, "", "plain")
        self._yes = Button(theme, "", "danger")
        self._place()
        self._ask_again(False)
        self._resume.clicked.connect(self._on_resume)
        self._abandon.clicked.connect(self._on_abandon)
        self._no.clicked.connect(self._on_no)
        self._yes.clicked.connect(self._on_yes)
        self.retranslate()
        self._restyle()
        theme.changed.connect(self._restyle)

    def _place(self) -> None:
        top = self._top = QHBoxLayout()
        top.addWidget(self._title)
        top.addWidget(self._chip)
        top.addStretch(1)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        nest(words, top)
        words.addWidget(self._where)
        words.addWidget(self._sure)
        words.addStretch(1)
        self._who = QHBoxLayout()
        self._who.addWidget(self._pebble)
        nest(self._who, words, 1)
        self._acts = QHBoxLayout()
        for button in (self._abandon, self._resume, self._no, self._yes):
            self._acts.addWidget(button)
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        nest(self._row, self._who, 5)
        self._row.addWidget(self._thread, 4)
        nest(self._row, self._acts)

    def retranslate(self) -> None:
        """Say everything again, in the language spoken now."""
        one = self._unfinished
        self._chip.set_text(tr("Paused"))
        where = tr("{customer} · {time} in · {when}", time=clock_text(one.seconds), **self._said())
        self._where.setText(where if one.seconds else " · ".join(filter(None, self._said().values())))
        self._abandon.setText(tr("Give up…"))
        self._resume.setText(tr("Resume"))
        self._sure.setText(of_channel("given_up", one.channel))
        self._no.setText(tr("Keep"))
        self._yes.setText(tr("Give up, without a mark"))
        self._thread.set_steps([Step(str(i), name, self._state(i)) for i, name in enumerate(one.stages)])

    def _said(self) -> dict[str, str]:
        return {"customer": self._unfinished.customer, "when": self._unfinished.when}

    def _state(self, index: int) -> StepState:
        at = self._unfinished.stage_index
        return "done" if index < at else "current" if index == at else "todo"

    def focus_first(self) -> None:
        """Put the focus on resuming."""
        self._resume.setFocus(Qt.FocusReason.OtherFocusReason)

    def _ask_again(self, asking: bool) -> None:
        for each in (self._abandon, self._resume, self._where, self._thread):
            each.setVisible(not asking)
        for each in (self._no, self._yes, self._sure):
            each.setVisible(asking)

    def _on_resume(self) -> None:
        self.resume_asked.emit(self._unfinished.session)

    def _on_abandon(self) -> None:
        self._ask_again(True)
        self._no.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_no(self) -> None:
        self._ask_again(False)
        self._abandon.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_yes(self) -> None:
        self.abandon_asked.emit(self._unfinished.session)

    def minimumSizeHint(self) -> QSize:
        """The wider of its parts: they stand one under the other where they must."""
        parts = (self._who.minimumSize(), self._acts.minimumSize(), self._thread.minimumSizeHint())
        margins = self._row.contentsMargins()
        wide = max(part.width() for part in parts) + margins.left() + margins.right()
        return QSize(wide, super().minimumSizeHint().height())

    def set_width(self, width: int) -> None:
        """Lay out for this width, in pixels."""
        narrow = width < self._theme.px(NARROW)
        ways = QBoxLayout.Direction
        self._row.setDirection(ways.TopToBottom if narrow else ways.LeftToRight)
        self._acts.setAlignment(Qt.AlignmentFlag.AlignRight if narrow else Qt.AlignmentFlag.AlignVCenter)

    def _restyle(self) -> None:
        theme = self._theme
        self._row.setContentsMargins(theme.pad(18), theme.pad(14), theme.pad(16), theme.pad(14))
        self._row.setSpacing(theme.pad(16))
        self._who.setSpacing(theme.pad(16))
        self._top.setSpacing(theme.pad(10))
        self._acts.setSpacing(theme.pad(16))
