"""Presence on the top bar: the state in words, and the menu that changes it."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QAction, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QMenu, QWidget

from widgets.bridge import Bridge
from widgets.common import marks
from widgets.common.keycap import key_text
from widgets.common.presence_sign import Presence, PresenceButton, paint_sign
from widgets.common.theme import Theme
from widgets.common.wrapped_text import text_width
from widgets.keys import READY
from workstation.channels import WRITTEN
from workstation.commands import AskBreak, GoNotReady, GoReady, OpenChannel
from workstation.i18n import tr
from workstation.phrases import PHRASES, of_channel, phrase
from workstation.session.capacity import received
from workstation.session.hardship import COOL_DOWN
from workstation.session.state import Contact, SessionState
from workstation.telephony.presence import REASONS
from workstation.wording import clock

# Minutes a reason may last; a design default of the emulator, shown and not enforced.
LIMITS = {"break": 15, COOL_DOWN: 5}
BUSY = ("ringing", "talking", "held", "wrap_up")
OPEN = "open "
"""Before the name of a channel that is to be taken again."""


class Shown(NamedTuple):
    """What the button says: the sign, two lines, and since when (session ms)."""

    sign: Presence
    title: str
    subtitle: str
    since: int


def busy_contact(state: SessionState) -> Contact | None:
    """The contact that keeps the adviser busy: ringing, on the line or in wrap-up."""
    contact = state.in_hand
    return contact if contact is not None and contact.phase in BUSY else None


def shown_presence(state: SessionState) -> Shown:
    """The presence as colleagues would see it: the line's state while there is one, else the adviser's own."""
    contact, asked = busy_contact(state), state.presence.break_asked
    if contact is not None:
        life, channel = contact.life, contact.offer.channel
        match contact.phase:
            case "ringing":
                if channel != "call":
                    return Shown("ringing", tr("Contact offered"), phrase("channel", channel), life.since)
                return Shown("ringing", phrase("presence", "ringing"), tr("Call offered"), life.since)
            case "held":
                return Shown("hold", phrase("presence", "held"), tr("By you"), contact.leg.held_at)
            case "wrap_up":
                after = tr("Break next") if asked else tr("Ready next")
                doing = tr("Closing") if channel in WRITTEN else phrase("presence", "wrap_up")
                return Shown("wrapup", doing, after, life.ended_at)
            case _:
                pass
        if asked:
            return Shown("pause_asked", phrase("presence", "break_asked"), tr("after this contact"), life.answered_at)
        written = channel in WRITTEN
        doing = tr("In conversation") if written else phrase("presence", "talking")
        about = tr("Incoming call") if channel == "call" else phrase("channel", channel)
        return Shown("talking", doing, about, life.answered_at)
    presence = state.presence
    match presence.status:
        case "ready":
            return Shown("ready", phrase("presence", "ready"), tr("Calls"), presence.since)
        case "not_responding":
            return Shown("not_responding", phrase("presence", "not_responding"), tr("Go ready again"), presence.since)
        case _:
            reason = phrase("reason", presence.reason)
            return Shown("not_ready", phrase("presence", "not_ready"), reason, presence.since)


def _receives(state: SessionState) -> str:
    """« Vous recevez en ce moment : appels non, tchats oui »: no status leaves in doubt what still comes."""
    said = ((phrase("several", channel).lower(), coming) for channel, coming in received(state))
    each = (tr("{channel} yes", channel=name) if coming else tr("{channel} no", channel=name) for name, coming in said)
    return tr("You receive now: {what}", what=", ".join(each))


class PresenceMenu(QMenu):
    """What one receives, ready with its key, the reasons not to be, logging out. Busy, it offers a break for later."""

    leave_asked = Signal()

    def __init__(self, theme: Theme, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._bridge = theme, bridge
        self.triggered.connect(self._on_triggered)

    def fill(self) -> None:
        """Say what may be chosen now."""
        self.clear()
        state = self._bridge.state
        contact = busy_contact(state)
        busy = contact is not None
        self.addAction(_receives(state)).setEnabled(False)
        ready = self._row("ready", "ready", f"{phrase('presence', 'ready')}\t{key_text(READY.keys)}")
        ready.setEnabled(not busy and state.presence.status != "ready")
        for channel in sorted(state.queue.closed):
            words = tr("Take again: {channel}", channel=phrase("channel", channel))
            self.addAction(self._theme.icon(channel, "text_medium"), words).setData(f"{OPEN}{channel}")
        self.addSeparator()
        title = self.addAction(tr("After this contact") if busy else tr("Not ready, reason"))
        title.setEnabled(False)
        reasons = REASONS if self._bridge.may_cool_down() else tuple(one for one in REASONS if one != COOL_DOWN)
        for reason in ("break",) if busy else reasons:
            self._reason(state, reason, busy)
        self.addSeparator()
        if contact is not None:
            words = tr("{what}…", what=of_channel("leave", contact.offer.channel))
            self.addAction(self._theme.icon("pause", "text_medium"), words).setData("leave")
        leave = self.addAction(self._theme.icon("log_out", "text_medium"), tr("Log out"))
        leave.setData("leave")
        leave.setEnabled(not busy)

    def _reason(self, state: SessionState, reason: str, busy: bool) -> None:
        presence = state.presence
        current = presence.break_asked if busy else presence.status == "not_ready" and presence.reason == reason
        beside = ""
        if current and not busy:
            beside = "\t" + tr("for {time}", time=clock(self._bridge.at - presence.since))
        elif reason in LIMITS:
            beside = "\t" + tr("{n} min at most", n=LIMITS[reason])
        row = self._row(reason, "pause_asked" if busy else "not_ready", phrase("reason", reason) + beside)
        row.setCheckable(True)
        row.setChecked(current)
        if current:
            font = self._theme.font("body", 700)
            row.setFont(font)

    def _row(self, data: str, sign: Presence, text: str) -> QAction:
        row = self.addAction(self._sign(sign), text)
        row.setData(data)
        return row

    def _sign(self, sign: Presence) -> QIcon:
        side = self._theme.pad(18)
        picture = QPixmap(side, side)
        picture.fill(Qt.GlobalColor.transparent)
        painter = QPainter(picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = self._theme.color("good" if sign == "ready" else "text_quiet")
        paint_sign(painter, sign, QPointF(side / 2, side / 2), self._theme.pad(12), ink)
        painter.end()
        return QIcon(picture)

    def _on_triggered(self, row: QAction) -> None:
        chosen, state = row.data(), self._bridge.state
        if chosen == "leave":
            self.leave_asked.emit()
        elif str(chosen).startswith(OPEN):
            self._bridge.do(OpenChannel(str(chosen).removeprefix(OPEN)))
        elif chosen == "ready":
            self._bridge.do(GoReady())
        elif chosen == "break" and busy_contact(state) is not None:
            self._bridge.do(AskBreak(not state.presence.break_asked))
        elif chosen in REASONS:
            self._bridge.do(GoNotReady(chosen))


class PresenceControl(PresenceButton):
    """The presence button with its menu, as wide as its longest state so that nothing beside it moves."""

    leave_asked = Signal()

    def __init__(self, theme: Theme, bridge: Bridge, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._look, self._bridge = theme, bridge
        self.menu = PresenceMenu(theme, bridge, self)
        self.menu.leave_asked.connect(self.leave_asked)
        self.pressed_for_menu.connect(self.open_menu)
        bridge.happened.connect(self.render_state)
        bridge.ticked.connect(self.render_state)
        self.set_room(self.natural)
        self.render_state()

    def render_state(self, *_: object) -> None:
        """Show the state as it stands."""
        if self._bridge.state.started is None:
            self.set_state("logged_out", tr("Logged out"))
            return
        shown = shown_presence(self._bridge.state)
        self.set_state(shown.sign, shown.title, shown.subtitle, clock(self._bridge.at - shown.since))

    def toggle(self) -> None:
        """Take again what is not taken for now; else ready or not ready, and busy, a break afterwards or not."""
        state = self._bridge.state
        if state.queue.closed and state.presence.status == "ready":
            self._bridge.do(GoReady())
        elif busy_contact(state) is not None:
            self._bridge.do(AskBreak(not state.presence.break_asked))
        elif state.presence.status == "ready":
            self._bridge.do(GoNotReady("training"))
        else:
            self._bridge.do(GoReady())

    def open_menu(self) -> None:
        """Open the menu under the button."""
        self.menu.fill()
        self.menu.setMinimumWidth(max(self.width() - 2 * marks.RING_MARGIN, self._look.px(258)))
        self.menu.popup(self.mapToGlobal(QPoint(marks.RING_MARGIN, self.height())))

    @property
    def natural(self) -> int:
        """As wide as its longest state, in pixels."""
        look = self._look
        titles = [phrase("presence", code) for code in PHRASES["presence"] if code != "paused"]
        under = [phrase("reason", code) for code in PHRASES["reason"]]
        under += [tr("Call offered"), tr("By you"), tr("Break next"), tr("Ready next"), tr("after this contact")]
        under += [tr("Incoming call"), tr("Go ready again"), tr("Calls")]
        title_font, under_font, clock_font = look.font("label"), look.font("meta"), look.font("clock_inline")
        words = max(
            *(text_width(title_font, text) for text in titles), *(text_width(under_font, text) for text in under)
        )
        needed = words + text_width(clock_font, "0:00") + look.pad(32) + look.pad(12) + look.pad(34)
        return round(max(look.px(186), needed)) + 2 * marks.RING_MARGIN

    @property
    def least(self) -> int:
        """The sign, the clock and the caret: the words are then in the tooltip."""
        look = self._look
        return text_width(look.font("clock_inline"), "00:00") + look.pad(72) + 2 * marks.RING_MARGIN

    def set_room(self, width: int) -> None:
        """Take that width, in pixels; words that do not go in are cut short."""
        self.setFixedWidth(width)
        self.tell_whole()
