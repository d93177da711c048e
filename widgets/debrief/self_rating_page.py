"""The recruit's own view, asked before any score is shown."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSpacerItem, QVBoxLayout, QWidget

from widgets.common.buttons import Button
from widgets.common.labels import Label
from widgets.common.placed import nest
from widgets.common.scrolled import Scrolled
from widgets.common.surfaces import Card
from widgets.common.tabs import SegmentedControl
from widgets.common.theme import Theme
from widgets.debrief.thread_slider import ThreadSlider
from widgets.debrief.top_bar import DebriefBar
from workstation.debrief import own_view
from workstation.i18n import tr

WIDEST = 640
STEP, PAGE = 1, 10
MIDDLE, MOST = 50, 100


class SelfRatingPage(QWidget):
    """``rated(score, answers)``: a figure from 0 to 100, and a tuple of answers from 1 to 4."""

    rated = Signal(int, object)

    def __init__(self, theme: Theme, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setProperty("surface", "window")
        bar = DebriefBar(theme, title, tr("Before the score"), acts=False)
        self._card = Card(theme)
        self._spaces: list[QSpacerItem] = []
        self._column = QVBoxLayout(self._card)
        self._column.addWidget(Label(theme, tr("How did this contact go, in your view?"), "h2", wrap=True))
        told = tr("Your answers are compared with the score afterwards. They do not change it.")
        self._column.addWidget(Label(theme, told, "body", "medium", wrap=True))
        self.questions = [self._question(text) for text in own_view.questions()]
        self._add_slider()
        self._add_foot()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(bar)
        outer.addWidget(self._scroller(), 1)
        for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(self._enter)
        theme.changed.connect(self._restyle)
        self._restyle()
        self._changed()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the keyboard to the first question. A focus proxy would do it too, and catch the Tab key in a loop."""
        super().focusInEvent(event)
        self.questions[0].setFocus(event.reason())

    def answers(self) -> tuple[int, ...]:
        """The answers given so far, 0 where there is none."""
        return tuple(int(question.current_name() or 0) for question in self.questions)

    def _scroller(self) -> Scrolled:
        holder = QWidget()
        middle = QHBoxLayout(holder)
        middle.addStretch(1)
        column = QVBoxLayout()
        column.addStretch(1)
        column.addWidget(self._card)
        column.addStretch(2)
        nest(middle, column, 6)
        middle.addStretch(1)
        return Scrolled(holder)

    def _question(self, text: str) -> SegmentedControl:
        self._head(text)
        options = [(str(n), answer) for n, answer in enumerate(own_view.answers(), 1)]
        control = SegmentedControl(self._theme, options)
        control.setAccessibleName(text)
        control.chosen.connect(self._changed)
        row = QHBoxLayout()
        row.addWidget(control)
        row.addStretch(1)
        nest(self._column, row)
        return control

    def _head(self, text: str) -> None:
        space = QSpacerItem(0, 0)
        self._spaces.append(space)
        self._column.addItem(space)
        self._column.addWidget(Label(self._theme, text, "body", wrap=True, weight=700))

    def _add_slider(self) -> None:
        theme = self._theme
        asked = tr("From 0 to 100, how would you score this contact?")
        self._head(asked)
        self._row = QHBoxLayout()
        self.slider = ThreadSlider(theme)
        self.slider.setRange(0, MOST)
        self.slider.setSingleStep(STEP)
        self.slider.setPageStep(PAGE)
        self.slider.setValue(MIDDLE)
        self.slider.setAccessibleName(asked)
        self.slider.valueChanged.connect(self._changed)
        self._value = Label(theme, "", "clock_hold", align=Qt.AlignmentFlag.AlignRight)
        self._row.addWidget(self.slider, 1)
        self._row.addWidget(self._value)
        nest(self._column, self._row)
        self._ease = Label(theme, "", "small", "medium")
        self._column.addWidget(self._ease)

    def _add_foot(self) -> None:
        space = QSpacerItem(0, 0)
        self._spaces.append(space)
        self._column.addItem(space)
        self._foot = QHBoxLayout()
        self.see = Button(self._theme, tr("See the report"), "primary", "large", keys="Return")
        self.see.clicked.connect(self._send)
        self._reason = Label(self._theme, "", "small", "medium", wrap=True)
        self._foot.addWidget(self.see)
        self._foot.addWidget(self._reason, 1)
        nest(self._column, self._foot)

    def _changed(self, *_: object) -> None:
        missing = sum(answer == 0 for answer in self.answers())
        reason = tr("Answer the three questions first.") if missing else ""
        self.see.setEnabled(not missing)
        self.see.set_reason(reason)
        self._reason.setText(reason)
        score = self.slider.value()
        self._value.setText(str(score))
        self._ease.setText(own_view.ease_word(score))
        self.slider.setAccessibleDescription(f"{score}, {own_view.ease_word(score)}")

    def _enter(self) -> None:
        """Enter gives the answer it stands on, then sees the debrief."""
        held = self.focusWidget()
        if isinstance(held, QAbstractButton) and held.isCheckable() and not held.isChecked():
            held.click()
        else:
            self._send()

    def _send(self) -> None:
        if self.see.isEnabled():
            self.rated.emit(self.slider.value(), self.answers())

    def _restyle(self) -> None:
        theme = self._theme
        side = theme.pad(28)
        self._card.setMaximumWidth(theme.px(WIDEST) + 2 * side)
        self._column.setContentsMargins(side, theme.pad(24), side, theme.pad(24))
        self._column.setSpacing(theme.pad(6))
        for space in self._spaces:
            space.changeSize(0, theme.pad(12))
        self._column.invalidate()
        self._row.setSpacing(theme.pad(14))
        self._foot.setSpacing(theme.pad(14))
        self._value.setMinimumWidth(theme.px(70))
