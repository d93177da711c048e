"""What the thread of a contact shows: its lines as rows, whichever pane shows them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace

from PySide6.QtCore import QSize

from widgets.adviser.dropped_file import row_of
from widgets.adviser.mail_letter import letter, quoted_rows
from widgets.adviser.turn import breaths, spoken_until, words_of
from widgets.bridge import Bridge
from widgets.common.bubbles import Row, Who
from widgets.common.theme import Theme
from widgets.common.transcript import Transcript
from workstation.channels import WRITTEN
from workstation.phrases import fact, phrase
from workstation.session.sharing import OPEN_WAYS
from workstation.session.state import Contact
from workstation.session.transcript import Line
from workstation.wording import clock, hour


@dataclass(frozen=True)
class _Shown:
    """What the thread of a contact shows: its lines, the files looked at, what is read of what an e-mail answers."""

    lines: tuple[Line, ...] = ()
    seen: frozenset[str] = frozenset()
    unfolded: frozenset[str] = frozenset()


class ThreadView(Transcript):
    """The threads of the contacts, each kept as it was left, one in sight.

    It asks for its least and takes what is left: the moves come first, and it scrolls.
    """

    def __init__(self, theme: Theme, bridge: Bridge) -> None:
        super().__init__(theme)
        self._bridge = bridge
        self._contact = ""
        self._shown: dict[str, _Shown] = {}

    def show_contact(self, contact: Contact) -> None:
        """Turn to the thread of a contact, and add what is not there yet."""
        if contact.id != self._contact:
            self._turn_to(contact)
        self._show_lines(contact)

    def unfold(self, contact: Contact, row: str) -> None:
        """Show what an e-mail answers, or no longer."""
        shown = self._shown.get(contact.id, _Shown())
        self._shown[contact.id] = shown = replace(shown, unfolded=shown.unfolded ^ {row})
        self.set_rows(all_rows(self._bridge, contact, shown.unfolded))
        self.go_to(row)  # what one asked to read, from its head; the link that was pressed is made again

    def show_line(self, number: int) -> None:
        """Bring the first line at or after that entry into view."""
        shown = self._shown.get(self._contact, _Shown())
        breath = next((breath for breath in breaths(shown.lines) if breath[-1].number >= number), None)
        if breath is not None:
            self.scroll_to(str(breath[0].number))

    def _turn_to(self, contact: Contact) -> None:
        """Nobody comes back to the threads of contacts that are over."""
        over = [one.id for one in self._bridge.state.contacts.values() if one.over]
        self._contact = contact.id
        self.turn_to(contact.id)
        self.forget(over)
        for gone in over:
            self._shown.pop(gone, None)
        written = contact.offer.channel in WRITTEN
        self.set_customer(contact.offer.customer, written=written, messages=written)

    def _show_lines(self, contact: Contact) -> None:
        shown = self._shown.get(contact.id, _Shown())
        known = len(shown.lines)
        # What is said at the moment of the last row is one breath with it.
        joins = 0 < known < len(contact.lines) and len(breaths(contact.lines[known - 1 : known + 1])) == 1
        looked = contact.thread.seen != shown.seen or (not known and contact.offer.mail is not None)
        if contact.lines[:known] != shown.lines or joins or looked:
            self.set_rows(all_rows(self._bridge, contact, shown.unfolded))
        else:
            for breath in breaths(contact.lines[known:]):
                for row in rows_of(self._bridge, contact, breath):
                    self.append(row)
        if known and any(line.who == "adviser" for line in contact.lines[known:]):
            self.follow_end()  # one’s own words, at once or as the e-mail leaves: they and the answer are looked for
        self._shown[contact.id] = replace(shown, lines=contact.lines, seen=contact.thread.seen)

    def sizeHint(self) -> QSize:
        """Its least height."""
        return QSize(super().sizeHint().width(), self.minimumSizeHint().height())

    def minimumSizeHint(self) -> QSize:
        """What whoever holds it gives it at least."""
        usual = super().minimumSizeHint()
        return QSize(usual.width(), self.minimumHeight() or usual.height())


def all_rows(bridge: Bridge, contact: Contact, unfolded: Collection[str] = ()) -> list[Row]:
    """The whole thread; what an e-mail answers stands under it, ``unfolded`` where it is read."""
    found = [rows_of(bridge, contact, breath) for breath in breaths(contact.lines)]
    if found:
        found[0] = [*found[0], *quoted_rows(bridge, contact, frozenset(unfolded))]
    return [row for rows in found for row in rows]


def rows_of(bridge: Bridge, contact: Contact, breath: list[Line]) -> list[Row]:
    """A breath is one row; messages read as one stay the messages that were sent."""
    last, sent = _row(bridge, contact, breath), breath[0].sent
    if not sent:
        return [last]
    before = [Row(f"{last.id}.{n}", _at(bridge, contact, m.at), "adviser", m.text) for n, m in enumerate(sent[:-1])]
    return [*before, replace(last, text=sent[-1].text)]


def answers(contact: Contact, at: int) -> bool:
    """Whether the customer speaks or writes at session time ``at``."""
    talk = contact.talk
    timed = bool(talk.queue) and talk.queue[0].begins >= 0
    begun = talk.writes(at) if timed else bool(talk.queue) and at >= spoken_until(contact)
    return begun and contact.phase == "talking"


def _at(bridge: Bridge, contact: Contact, moment: int) -> str:
    """When a line came: a message bears the hour, a sentence the time since the answer."""
    started = bridge.state.started
    if contact.offer.channel in WRITTEN and started is not None:
        return hour(started.start, moment)
    return clock(max(0, moment - max(0, contact.life.answered_at)))


def _row(bridge: Bridge, contact: Contact, breath: list[Line]) -> Row:
    line, at = breath[0], _at(bridge, contact, breath[0].at)
    if line.file is not None:
        return row_of(str(line.number), at, line.file, seen=line.file.name in contact.thread.seen)
    if line.code == "document" and line.values[1] in OPEN_WAYS.values():  # it goes as a message does
        title, way = line.values[:2]
        return Row(str(line.number), at, "adviser", title, note=phrase("shared", way), icon="template")
    if line.who == "fact":
        return Row(str(line.number), at, "fact", fact(line))
    mine = line.who != "customer"
    subject, sender = letter(bridge, contact, line) if contact.offer.subject else ("", "")
    who: Who = "adviser" if mine else "customer"
    heard = bridge.heard(contact, breath)
    breaks = any(each.code == "forbidden" for each in breath)
    said = words_of(breath)
    return Row(str(line.number), at, who, said, subject=subject, sender=sender, heard=heard, breaks=breaks)
