"""Between calls: what state one is in, what to check, and the one gesture that brings the next call."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from widgets.adviser.composer_parts import PageNotice
from widgets.adviser.identify_sheet import first_sheet
from widgets.awake import Awake
from widgets.bridge import Bridge
from widgets.common import marks
from widgets.common.buttons import Button
from widgets.common.labels import Label
from widgets.common.placed import nest
from widgets.common.pressed import Pressed
from widgets.common.scrolled import Scrolled
from widgets.common.sheet_view import SheetView
from widgets.common.sounds import Sounds
from widgets.common.surfaces import Card, Panel
from widgets.common.theme import Theme
from widgets.common.wrapped_text import WrappedText
from widgets.keys import READY
from workstation.channels import WRITTEN
from workstation.commands import GoNotReady, GoReady, ResumeSession
from workstation.i18n import tr
from workstation.phrases import of_channel, phrase
from workstation.session.capacity import rooms

READABLE = 486


class Words(NamedTuple):
    """A state of the page. An empty ``act`` leaves the button out."""

    title: str
    sentence: str
    act: str
    beside: str
    checks: bool


class CheckRow(Pressed, QCheckBox):
    """One thing to check before the first call: a round to tick, what it is, a line on it."""

    def __init__(self, theme: Theme, title: str, under: str, parent: QWidget | None = None) -> None:
        super().__init__(title, parent)
        self._theme, self._under = theme, under
        self.setAccessibleDescription(under)
        self.setProperty("focusRadius", 8)
        policy = self.sizePolicy()
        policy.setHorizontalPolicy(policy.Policy.Expanding)
        policy.setVerticalPolicy(policy.Policy.Minimum)  # fixed, it would keep the height of another width
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        theme.changed.connect(self._restyle)
        self._restyle()

    def set_title(self, title: str) -> None:
        """Be about something else."""
        self.setText(title)
        self._restyle()

    def set_under(self, under: str) -> None:
        """Say something else under the title."""
        self._under = under
        self.setAccessibleDescription(under)
        self._restyle()

    def hasHeightForWidth(self) -> bool:
        """The words wrap."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Title and line, however many lines they take."""
        room = max(80, width - self._theme.pad(36))
        high = self._title.layout(room).height() + self._small.layout(room).height()
        return round(high + 2 * self._theme.pad(9))

    def sizeHint(self) -> QSize:
        """A readable measure."""
        width = self._theme.px(300)
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """A few words a line."""
        return QSize(self._theme.px(160), self._theme.px(44))

    def hitButton(self, pos: object) -> bool:  # noqa: ARG002  Qt's own signature
        """The whole row answers."""
        return True

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the round, the title, the line."""
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side, left = theme.pad(20), theme.pad(2)
        round_ = QRectF(left, (self.height() - side) / 2, side, side)
        on = self.isChecked()
        painter.setPen(marks.pen(theme.color("good" if on else "edge_sharp"), 1.4))
        painter.setBrush(theme.color("good" if on else "panel"))
        painter.drawEllipse(marks.box_inside(round_, 1.4))
        if on:
            marks.tick(painter, round_.center(), side * 0.5, theme.color("panel"))
        x, room = theme.pad(36), max(80, self.width() - theme.pad(36))
        high = self._title.layout(room).height()
        whole = high + self._small.layout(room).height()
        top = (self.height() - whole) / 2
        self._title.paint(painter, QPointF(x, top), theme.color("text_strong"))
        self._small.paint(painter, QPointF(x, top + high), theme.color("text_medium"))
        painter.end()

    def _restyle(self) -> None:
        theme = self._theme
        self._title = WrappedText(self.text(), theme.font("body", 600), theme.line("body"))
        self._small = WrappedText(self._under, theme.font("small"), theme.line("small"))
        self.updateGeometry()
        self.update()


class _Reading(QWidget):
    """A sheet read before the first call, and the way back."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.back = Button(theme, tr("Back"), "plain", "small", icon="back")
        self._title = Label(theme, "", "h1", wrap=True)
        self._view = SheetView(theme)
        inner = QWidget()
        self._inner = QVBoxLayout(inner)
        self._inner.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        self._inner.addWidget(self._title)
        self._inner.addWidget(self._view)
        self._inner.addStretch(1)
        self.area = Scrolled(inner, "")
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self.area)
        theme.changed.connect(self._restyle)
        self._restyle()

    def show_sheet(self, title: str, body: str) -> None:
        """Show a sheet from its beginning."""
        self._title.setText(title)
        self._view.set_markdown(body)
        self.area.setAccessibleName(tr("Sheet: {title}", title=title))
        self.area.verticalScrollBar().setValue(0)

    def _restyle(self) -> None:
        side = self._theme.pad(28)
        self._inner.setContentsMargins(side, self._theme.pad(22), side, side)
        self._inner.setSpacing(self._theme.pad(12))


class WaitingPage(Panel):
    """Not ready, ready and waiting, not responding, paused, over: one place for each word."""

    def __init__(
        self, theme: Theme, bridge: Bridge, parent: QWidget | None = None, *, sounds: Sounds | None = None
    ) -> None:
        super().__init__(theme, "window", parent)
        self._bridge, self._sounds = bridge, sounds
        self._title = Label(theme, "", "h1", wrap=True)
        self._sentence = Label(theme, "", "lead", "medium", wrap=True)
        self.act = Button(theme, "", "primary", "large", icon="ready", weight="fill", keys=READY.keys)
        self._beside = PageNotice(theme, bridge, "body")
        self.sound = CheckRow(theme, tr("The sound of the ring"), tr("Listen to it, then set your volume"))
        self.sheet = CheckRow(theme, "", tr("What this call rests on"))
        self.greeting = CheckRow(theme, tr("Your greeting, aloud"), "")
        self.listen = Button(theme, tr("Listen"), "plain", "small", icon="sound")
        self.read = Button(theme, tr("Read"), "plain", "small", icon="sheet")
        self._checks = Card(theme, "card")
        self._reading = _Reading(theme)
        self._build()
        self.act.clicked.connect(self._on_act)
        self.listen.clicked.connect(self._on_listen)
        self.read.clicked.connect(self._on_read)
        self._reading.back.clicked.connect(self._on_back)
        theme.changed.connect(self._restyle)
        Awake(self, bridge, self.render_state)
        self._restyle()
        self.render_state()

    def render_state(self, *_: object) -> None:
        """Show the state one is in."""
        closed = self._closed()
        words = self._words(closed)
        self._title.setText(words.title)
        self._sentence.setText(words.sentence)
        self._beside.set_usual(words.beside)
        self.greeting.setVisible(self._channel() not in WRITTEN)
        self.act.setVisible(bool(words.act))
        self.act.setText(words.act or tr("Go ready"))
        paused, ready = self._bridge.state.paused, self._bridge.state.presence.status == "ready"
        self.act.set_kind("plain" if ready and not paused and not closed else "primary")
        self.act.set_keys(None if paused else READY.keys)
        self.act.set_icon("resume" if paused else "ready", "fill")
        self._checks.setVisible(words.checks)
        started = self._bridge.state.started
        if started is not None:
            said = self._bridge.house().greeting(started.adviser)
            self.greeting.set_under(tr("“{words}”", words=said))
        sheet = first_sheet(self._bridge)
        self._sheet_row.setVisible(sheet is not None)
        if sheet is not None and self.sheet.text() != tr("The sheet “{title}”", title=sheet.title):
            self.sheet.set_title(tr("The sheet “{title}”", title=sheet.title))
        self.listen.setVisible(self._sounds is not None and self._sounds.available)
        if not self.listen.isVisibleTo(self):
            self.sound.set_under(tr("A card at the top of the screen says the same"))

    def take_focus(self) -> None:
        """Give the keyboard to the next gesture; to the way back from a sheet being read."""
        reading = self._pages.currentWidget() is self._reading
        (self._reading.back if reading else self.act).setFocus(Qt.FocusReason.OtherFocusReason)

    def minimumSizeHint(self) -> QSize:
        """It scrolls."""
        return QSize(self._theme.px(300), self._theme.px(200))

    def _words(self, not_taken: tuple[str, ...]) -> Words:
        """``not_taken``: the channels that are closed, where whoever waits or is to come does so by those alone."""
        state = self._bridge.state
        if state.ended:
            return Words(tr("The session is over"), tr("Your desk is kept as it stands."), "", "", False)
        if state.paused:
            sentence = tr("Time stands still. Everything takes up where it stopped.")
            return Words(tr("Session paused"), sentence, tr("Continue the session"), "", False)
        channel = self._channel()
        rings = channel == "call"
        match state.presence.status:
            case "ready" if not_taken:
                words = " ".join(phrase("not_taken", channel) for channel in not_taken)
                again = phrase("take_again", not_taken[0]) if len(not_taken) == 1 else tr("Take everything again")
                return Words(words.removesuffix("."), tr("Whoever waits is offered again then."), again, "", False)
            case "ready":
                beside = tr("No call is missed.") if rings else tr("Nothing is missed.")
                return Words(tr("You are ready"), of_channel("comes_here", channel), tr("Go not ready"), beside, False)
            case "not_responding":
                back = tr("The call went back to the queue. The customer is still waiting.")
                sentence = back if rings else tr("The contact went back to the queue.")
                beside = tr("The call rings again then.") if rings else tr("It is offered again then.")
                return Words(tr("Not responding"), sentence, tr("Go ready again"), beside, False)
            case _:
                settle = tr("No call can reach you. Take the time to settle: you decide when it begins.")
                sentence = settle if rings else tr("Nobody can reach you. Take the time to settle: you decide.")
                return Words(tr("You are not ready"), sentence, tr("Go ready"), of_channel("comes_next", channel), True)

    def _closed(self) -> tuple[str, ...]:
        """The channels not taken for now, where whoever waits or is to come does so by those alone."""
        left = [room for room in rooms(self._bridge.state, self._bridge.at) if room.waiting or room.coming]
        return tuple(room.channel for room in left) if all(room.closed for room in left) else ()

    def _channel(self) -> str:
        contact = self._bridge.contact()
        return contact.offer.channel if contact is not None else "call"

    def _on_act(self) -> None:
        state = self._bridge.state
        if state.paused:
            self._bridge.do(ResumeSession())
        elif state.presence.status == "ready" and not self._closed():
            self._bridge.do(GoNotReady("training"))
        else:
            self._bridge.do(GoReady())

    def _on_listen(self) -> None:
        if self._sounds is not None:
            self._sounds.message()
        self.sound.setChecked(True)

    def _on_read(self) -> None:
        sheet = first_sheet(self._bridge)
        if sheet is not None:
            self._reading.show_sheet(sheet.title, sheet.body)
            self._pages.setCurrentWidget(self._reading)
            self._reading.back.setFocus(Qt.FocusReason.OtherFocusReason)
            self.sheet.setChecked(True)

    def _on_back(self) -> None:
        self._pages.setCurrentIndex(0)
        self.read.setFocus(Qt.FocusReason.OtherFocusReason)

    def _build(self) -> None:
        self._sheet_row = QWidget()
        rows = QVBoxLayout(self._checks)
        for holder, check, button in (
            (QWidget(), self.sound, self.listen),
            (self._sheet_row, self.sheet, self.read),
            (QWidget(), self.greeting, None),
        ):
            row = QHBoxLayout(holder)
            row.setContentsMargins(0, 0, 0, 0)
            row.addWidget(check, 1)
            if button is not None:
                row.addWidget(button)
            rows.addWidget(holder)
        self._rows = rows
        inner = QWidget()
        self._column = QVBoxLayout()
        for widget in (self._title, self._sentence, self._checks):
            self._column.addWidget(widget)
        foot = QHBoxLayout()
        foot.addWidget(self.act)
        foot.addWidget(self._beside, 1)
        self._foot = foot
        nest(self._column, foot)
        middle = QHBoxLayout()
        middle.addStretch(1)
        self._measure = QWidget()
        self._measure.setLayout(self._column)
        middle.addWidget(self._measure, 100)
        middle.addStretch(1)
        across = QVBoxLayout(inner)
        across.addStretch(1)
        nest(across, middle)
        across.addStretch(1)
        area = Scrolled(inner)
        self._pages = QStackedLayout(self)
        self._pages.addWidget(area)
        self._pages.addWidget(self._reading)

    def _restyle(self) -> None:
        theme = self._theme
        self._measure.setMaximumWidth(theme.px(READABLE) + 2 * theme.pad(8))
        self._column.setContentsMargins(*(theme.pad(8),) * 4)
        self._column.setSpacing(theme.pad(14))
        self._rows.setContentsMargins(*(theme.pad(side) for side in (18, 8, 18, 8)))
        self._rows.setSpacing(0)
        self._foot.setSpacing(theme.pad(14))
