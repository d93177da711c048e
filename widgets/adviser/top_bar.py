"""The top bar: presence, the softphone, the queue, the keys, the session's clock, the adviser and their role."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from widgets import keys
from widgets.adviser.call_controls import CallControls
from widgets.adviser.composer_parts import Beside
from widgets.adviser.declining import Declining
from widgets.adviser.own_pebble import OwnPebble
from widgets.adviser.presence_menu import PresenceControl
from widgets.adviser.record_button import RecordButton
from widgets.bridge import Bridge
from widgets.common.buttons import Button, with_keys
from widgets.common.clock_label import ClockLabel
from widgets.common.labels import Label
from widgets.common.logo import Logo
from widgets.common.placed import nest
from widgets.common.surfaces import Panel
from widgets.common.theme import Theme
from widgets.common.tips import tip
from widgets.common.wrapped_text import text_width
from workstation.channels import DIALLED, WRITTEN
from workstation.commands import AnswerContact
from workstation.i18n import language, tr
from workstation.phrases import phrase
from workstation.session.state import Contact
from workstation.wording import clock, hour, phone, spoken_date, week_day

LEAST_NAME = 48
"""What the caller's name keeps in the narrowest bar, at 100 %: its first letters, the whole is in the tooltip."""
PRESENCE_WORDS = 70
"""What « En ligne » takes, at 100 %."""


class _Counter(QWidget):
    """A figure of the queue under its name, behind a thin line."""

    def __init__(self, theme: Theme, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._title = Label(theme, title, "meta", "bar_quiet")
        self._figure = ClockLabel(theme, "0:00", "clock_inline", "bar", align=Qt.AlignmentFlag.AlignLeft)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        self._column.addWidget(self._title)
        self._column.addWidget(self._figure)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self._restyle)
        self._restyle()

    def set_title(self, title: str) -> None:
        """Count something else."""
        self._title.setText(title)

    def set_figure(self, text: str) -> None:
        """Show another figure."""
        self._figure.setText(text)
        self.setAccessibleName(f"{self._title.text()} {text}")

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the line."""
        painter = QPainter(self)
        painter.fillRect(0, 0, 1, self.height(), self._theme.color("bar_line"))
        painter.end()

    def _restyle(self) -> None:
        side = self._theme.pad(10)
        self._column.setContentsMargins(side, 0, side, 0)


class Caller(QWidget):
    """Who is on the line, recorded or not, and for how long.

    Its width follows the window alone: the controls beside it stay put.
    """

    def __init__(self, theme: Theme, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._bridge = theme, bridge
        self._icon = QLabel()
        self.record = RecordButton(theme, bridge, self)
        self._name = Label(theme, "", "label", "bar", elide=True)
        self._under = Beside(theme, "meta", "bar_quiet")
        self.clock = ClockLabel(theme, "0:00", "clock_bar", "bar")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(self._name)
        words.addWidget(self._under)
        words.addStretch(1)
        for line in (self._name, self._under):
            line.setMinimumWidth(1)  # it is their place that is cut short, never the sign beside them
        self._row.addWidget(self._icon)
        self._row.addWidget(self.record)
        nest(self._row, words, 1)
        self._row.addWidget(self.clock)
        theme.changed.connect(self._restyle)
        self._restyle()

    def render_state(self) -> None:
        """Show the line as it stands."""
        contact = self._bridge.contact()
        phase = contact.phase if contact is not None else ""
        icon, ink, name, under, since = "idle_line", "bar_quiet", tr("Line free"), "", -1
        if contact is not None:
            match phase:
                case "ringing":
                    what, reached = phrase("offered", contact.offer.channel), _reached(contact)
                    icon, ink, name, under = icon_of(contact), "now", what, reached
                case "talking" if contact.offer.channel in WRITTEN:
                    icon, ink, name = contact.offer.channel, "now", who(contact)
                    under, since = phrase("opened", contact.offer.channel), contact.life.answered_at
                case "talking":
                    icon, ink, name, under = "on_line", "now", who(contact), _reached(contact)
                    since = contact.life.answered_at
                case "held":
                    icon, ink, name = "on_line", "now", who(contact)
                    under = contact.consult.title or phrase("presence", "held")
                    since = contact.life.answered_at
                case "wrap_up" if contact.offer.channel in WRITTEN:
                    icon, name = contact.offer.channel, who(contact)
                    under = phrase("closed", contact.offer.channel)
                case "wrap_up":
                    icon, name, under = "hang_up", who(contact), phrase("ended_by", contact.life.ended_by)
                case _:
                    pass
        self.record.render_state()
        self._icon.setHidden(not self.record.isHidden())
        self._say(icon, ink, name, under, phase)
        self._tell_time(contact, since)

    def _say(self, icon: str, ink: str, name: str, under: str, phase: str) -> None:
        self._icon.setPixmap(self._theme.pixmap(icon, self._theme.pad(18), ink, "fill" if ink == "now" else "regular"))
        self._name.setText(name)
        self._name.set_tone("bar_now" if phase == "ringing" else "bar_quiet" if ink == "bar_quiet" else "bar")
        self._under.tell(under, needed=phase != "wrap_up")  # that it is over the presence says too
        self._under.setVisible(bool(under))
        self.setAccessibleName(", ".join(filter(None, (name, under))))

    def _tell_time(self, contact: Contact | None, since: int) -> None:
        shown = since >= 0
        if shown:
            self.clock.setText(clock(self._bridge.at - since))
        elif contact is not None and contact.phase == "wrap_up":
            shown = True
            self.clock.setText(clock(contact.life.talked(self._bridge.at)))
        self.clock.setVisible(shown)

    @property
    def natural(self) -> int:
        """The width it has where there is room, in pixels."""
        return self._theme.px(172) + self._sign()

    @property
    def least(self) -> int:
        """The width under which a name says nothing, beside the sign of the recording."""
        words = self._theme.px(LEAST_NAME) + text_width(self._theme.font("clock_bar"), "00:00")
        return words + self._theme.pad(6) + self._sign()

    def set_room(self, width: int) -> None:
        """Take that width."""
        self.setFixedWidth(width)

    def _sign(self) -> int:
        """What the sign takes, an icon or the button that stands in its place while somebody is on the line."""
        return self.record.sizeHint().width() + self._theme.pad(6)

    def _restyle(self) -> None:
        self._row.setSpacing(self._theme.pad(6))
        self._icon.setFixedWidth(self.record.sizeHint().width())
        self.set_room(self.natural)


def icon_of(contact: Contact) -> str:
    """The icon of what is offered: a message, a call that comes, or one to make."""
    channel = contact.offer.channel
    return channel if channel in WRITTEN | DIALLED else "ringing"


def _reached(contact: Contact) -> str:
    """How the customer is reached: the number, or the channel where none is dialled."""
    offer = contact.offer
    return phrase("channel", offer.channel) if offer.channel in WRITTEN else phone(offer.number)


def who(contact: Contact) -> str:
    """The caller's name, once established, whichever dossier is on screen; a guess with its question mark before."""
    if (speaker := contact.desk.speaker) is not None:
        return speaker.name
    opened = contact.desk.opened
    if opened is not None and contact.desk.identity(opened.client).level >= 1:
        return opened.name
    if opened is not None:
        return tr("{name}?", name=opened.name)
    guess = contact.offer.names[0] if len(contact.offer.names) == 1 else contact.offer.claims
    return tr("{name}?", name=guess) if guess else tr("To identify")


class TopBar(Panel):
    """One row, whatever the size of the text: what matters least gives way first, and is said by a tooltip.

    Its actions (answer, decline, hold, microphone, hang up, ready) work whatever has the focus in the window.
    """

    leave_asked = Signal()
    help_asked = Signal()
    profile_asked = Signal()

    def __init__(self, theme: Theme, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(theme, "bar", parent)
        self._bridge = bridge
        self.presence = PresenceControl(theme, bridge)
        self.caller = Caller(theme, bridge)
        self.controls = CallControls(theme, bridge)
        self.keys = Button(theme, kind="bar", icon="keys", weight="regular")
        self._calls = _Counter(theme, tr("Calls"))
        self._longest = _Counter(theme, tr("Longest wait"))
        self._clock = ClockLabel(theme, "00:00", "clock_bar", "bar")
        self.profile = OwnPebble(theme)
        self.day = Label(theme, "", "meta", "bar_quiet")
        self.job = Label(theme, "", "meta", "bar_quiet")
        self._moment = QWidget()
        self._logo = Logo(theme)
        self._declining = Declining(bridge, self)
        self._build()
        self._add_actions()
        self.presence.leave_asked.connect(self.leave_asked)
        self.keys.clicked.connect(self.help_asked)
        self.profile.clicked.connect(self.profile_asked)
        theme.changed.connect(self._restyle)
        self.controls.dressed.connect(self._arrange)
        bridge.happened.connect(self.render_state)
        bridge.ticked.connect(self.render_state)
        self._restyle()
        self.render_state()

    def render_state(self, *_: object) -> None:
        """Show the session as it stands."""
        state, at = self._bridge.state, self._bridge.at
        self.caller.render_state()
        waiting = [c.life for c in state.contacts.values() if c.phase in ("queued", "ringing")]
        others = any(contact.offer.channel != "call" for contact in state.contacts.values())
        self._calls.set_title(tr("Contacts") if others else tr("Calls"))
        self._calls.set_figure(str(len(waiting)))
        self._longest.set_figure(clock(max((life.waited(at) for life in waiting), default=0)))
        if state.started is not None:
            self._clock.setText(hour(state.started.start, at))
            self._clock.setAccessibleName(tr("Session time: {time}", time=self._clock.text()))
            self.day.setText(week_day(self._bridge.today, language()))
            self._moment.setToolTip(tip(spoken_date(self._bridge.today, language())))
            self.job.setText(phrase("job", state.started.job))
            self.profile.set_person(state.started.adviser, state.started.profile, self.job.text())
        rings = self._bridge.ringing() is not None
        self.answer.setEnabled(rings)
        self.decline.setEnabled(rings)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """One row where everything fits."""
        super().resizeEvent(event)
        self._arrange()

    def minimumSizeHint(self) -> QSize:
        """Never a reason for the window to grow."""
        return QSize(self._theme.px(320), self.sizeHint().height())

    def sizeHint(self) -> QSize:
        """One row."""
        row = max(self._theme.pad(56), self.presence.sizeHint().height() + self._theme.pad(8))
        return QSize(self._theme.px(1000), row)

    def _build(self) -> None:
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._row = row = QHBoxLayout(self)
        for widget in (self._logo, self.presence):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self.caller)
        row.addWidget(self.controls)
        row.addStretch(1)
        moment = QVBoxLayout(self._moment)
        moment.setContentsMargins(0, 0, 0, 0)
        moment.setSpacing(0)
        moment.addStretch(1)
        self._when = when = QHBoxLayout()
        for part in (self.day, self._clock):
            when.addWidget(part)
        nest(moment, when)
        moment.addWidget(self.job, 0, Qt.AlignmentFlag.AlignRight)
        moment.addStretch(1)
        for last in (self._calls, self._longest, self.keys, self._moment, self.profile):
            row.addWidget(last)
        for button in (self.presence, self.keys, self.profile):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keyboard in what is being written

    def _arrange(self) -> None:
        """The queue's figures leave first, then the words of the buttons, the brand, the clock, the way to the keys.

        Whatever is left is shared by the presence and the caller, who are cut short last.
        """
        room = self.width() - 2 * self._theme.pad(14)
        parting = (self._logo, self._moment, self.keys)
        gaps = 2 * self._row.spacing()
        for part in parting:
            part.show()
        natural, least = self.presence.natural + self.caller.natural, self.presence.least + self.caller.least
        whole = self._give_words(room - self._across(*parting, self.profile) - natural - gaps)
        for part in () if whole else parting:
            # The session's clock leaves room for the presence in words, the way to the keys only for its sign.
            enough = least + self._theme.px(PRESENCE_WORDS) if part is self._moment else least
            if part is not self._logo and self._left(room) >= enough:
                break
            part.hide()
        left = natural if whole else min(natural, max(least, self._left(room)))
        narrowed = self.presence.natural - (natural - left) * (self.presence.natural - self.presence.least) // (
            max(1, natural - least)
        )
        self.presence.set_room(narrowed)
        self.caller.set_room(left - narrowed)
        figures = self._across(self._calls, self._longest)
        for figure in (self._calls, self._longest):
            figure.setVisible(whole and self._left(room) - natural >= figures)

    def _left(self, room: int) -> int:
        """What the parts in sight leave to the presence and the caller."""
        shown = [part for part in (self._logo, self._moment, self.keys) if not part.isHidden()]
        return room - self._across(*shown, self.profile, self.controls) - 2 * self._row.spacing()

    def _across(self, *parts: QWidget) -> int:
        """What these take in the row."""
        gap = self._row.spacing()
        return sum(p.sizeHint().expandedTo(p.minimumSize()).boundedTo(p.maximumSize()).width() + gap for p in parts)

    def _give_words(self, room: int) -> bool:
        """Leave the controls the words that room allows; whether even their icons go in."""
        for step in range(self.controls.steps + 1):
            self.controls.give_up(step)
            if self._across(self.controls) <= room:
                return True
        return False

    def _add_actions(self) -> None:
        controls = self.controls
        self.answer = self._action(keys.ANSWER, self._answer)
        self.decline = self._action(keys.DECLINE, self._decline)
        self._action(keys.HOLD, controls.toggle_hold)
        self._action(keys.MUTE, controls.toggle_mic)
        self._action(keys.RECORD, self.caller.record.toggle)
        self._action(keys.KEYPAD, controls.toggle_keypad)
        self._action(keys.HANG_UP, controls.end_call)
        self._action(keys.CONSULT, controls.ask_consult)
        self._action(keys.TRANSFER, controls.ask_transfer)
        self._action(keys.READY, self._toggle_ready)

    def _action(self, key: keys.Key, slot: Callable[[], None]) -> QAction:
        action = QAction(key.told, self)
        action.setShortcut(QKeySequence(key.keys))
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        action.setAutoRepeat(False)
        action.triggered.connect(slot)
        self.addAction(action)
        return action

    def _answer(self) -> None:
        if (contact := self._bridge.ringing()) is not None:
            self._bridge.do(AnswerContact(contact.id))

    def _decline(self) -> None:
        if (contact := self._bridge.ringing()) is not None:
            self._declining.ask(contact.id, self)

    def _toggle_ready(self) -> None:
        self.presence.toggle()

    def _restyle(self) -> None:
        theme = self._theme
        self._row.setContentsMargins(theme.pad(14), 0, theme.pad(14), 0)
        self._row.setSpacing(theme.pad(9))
        self._when.setSpacing(theme.pad(7))
        self.keys.setAccessibleName(tr("All the keys"))
        self.keys.set_reason(with_keys(tr("All the keys"), "F1"))
        self._arrange()
        self.updateGeometry()
