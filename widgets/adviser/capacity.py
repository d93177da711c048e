"""What one holds of each channel, and of how many: the row of each, why whoever waits does not come, the way back."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from widgets.bridge import Bridge
from widgets.common.buttons import Button, with_keys
from widgets.common.labels import Label
from widgets.common.placed import nest
from widgets.common.theme import Theme
from widgets.common.tips import tip
from widgets.keys import READY
from workstation.commands import OpenChannel
from workstation.i18n import tr, trn
from workstation.phrases import PHRASES, phrase
from workstation.session.capacity import Room, rooms


def held(room: Room) -> str:
    """« 1 sur 2 », with what is to be known of it in words."""
    said = tr("{n} of {of}", n=room.taken, of=room.of)
    if room.closed:
        return tr("{held}, not ready", held=said)
    return tr("{held}, full", held=said) if room.taken >= room.of > 1 else said


def kept_waiting(room: Room) -> str:
    """Why whoever waits on a channel is not offered; nothing where nobody does, or one is not ready at all."""
    if room.closed:
        return phrase("not_taken", room.channel)
    if not room.why or room.why == "not_ready":
        return ""
    own = f"{room.why}_{room.channel}"
    why = phrase("barred", own if own in PHRASES["barred"] else room.why)
    return trn("{n} waits: {why}", "{n} wait: {why}", room.waiting, why=why)


class _Row(QWidget):
    """One channel: its icon, its name, how many."""

    again = Signal(str)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme, self._channel, self._closed = theme, "", False
        self._icon = QLabel()
        self._name = Label(theme, "", "meta", "medium")
        self._held = Label(theme, "", "meta", "strong", elide=True, weight=600)
        self._why = Label(theme, "", "meta", "medium", wrap=True)
        self.take = Button(theme, "", "plain", "small", icon="ready")
        line = QHBoxLayout()
        line.addWidget(self._icon)
        line.addWidget(self._name)
        line.addWidget(self._held, 1)
        self._line = line
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        nest(self._column, line)
        self._column.addWidget(self._why)
        self._column.addWidget(self.take, 0, Qt.AlignmentFlag.AlignLeft)
        self.take.clicked.connect(self._on_take)
        theme.changed.connect(self._restyle)
        self._restyle()

    def show_room(self, room: Room, *, narrow: bool) -> None:
        """Show a channel as it stands; ``narrow``: the figures alone, the words in the tooltip."""
        self._channel = room.channel
        begun = trn("{n} draft to finish.", "{n} drafts to finish.", room.begun) if room.begun else ""
        name, said = phrase("several", room.channel), held(room)
        why = " ".join(filter(None, (begun, kept_waiting(room))))
        self._icon.setPixmap(self._theme.pixmap(room.channel, self._theme.pad(13), "text_medium", "fill"))
        self._name.setText(name)
        self._held.setText(f"{room.taken}/{room.of}" if narrow else said)
        self._why.setText(why)
        self._name.setVisible(not narrow)
        self._why.setVisible(bool(why) and not narrow)
        self.take.setVisible(room.closed)
        self.take.setText(phrase("take_again", room.channel))
        self.take.set_kind("icon" if narrow else "plain")
        self.take.set_worded(not narrow)
        self.take.setAccessibleName(phrase("take_again", room.channel))
        self.take.set_reason(with_keys(phrase("take_again", room.channel), READY.keys))
        self.setAccessibleName(" ".join(filter(None, (name, said, why))))
        self.setToolTip(tip(self.accessibleName() if narrow else ""))
        if room.closed and not self._closed and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, why))
        self._closed = room.closed

    def _on_take(self) -> None:
        self.again.emit(self._channel)

    def _restyle(self) -> None:
        self._line.setSpacing(self._theme.pad(5))
        self._column.setSpacing(self._theme.pad(3))


class Capacity(QWidget):
    """The channels of the session, one row each; nothing where one contact is alone."""

    def __init__(self, theme: Theme, bridge: Bridge) -> None:
        super().__init__()
        self._theme, self._bridge, self._narrow = theme, bridge, False
        self._rows: dict[str, _Row] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        theme.changed.connect(self._restyle)
        self._restyle()

    def render_state(self) -> None:
        """Show every channel as it stands."""
        found = rooms(self._bridge.state, self._bridge.at)
        for room in found:
            if room.channel not in self._rows:
                self._rows[room.channel] = row = _Row(self._theme)
                row.again.connect(self._on_again)
                self._column.addWidget(row)
            self._rows[room.channel].show_room(room, narrow=self._narrow)
        kept = {room.channel for room in found}
        for channel, row in self._rows.items():
            row.setVisible(channel in kept)
        self.setVisible(bool(found))

    def set_narrow(self, narrow: bool) -> None:
        """Figures alone, or words."""
        self._narrow = narrow
        self.render_state()

    def row(self, channel: str) -> _Row:
        """The row of a channel. Raises ``KeyError`` where there is none."""
        return self._rows[channel]

    def _on_again(self, channel: str) -> None:
        self._bridge.do(OpenChannel(channel))

    def _restyle(self) -> None:
        self._column.setSpacing(self._theme.pad(4))
