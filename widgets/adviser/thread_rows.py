"""What the thread of a contact shows: its lines as rows, whichever pane shows them."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace

from PySide6.QtCore import QSize

from widgets.adviser.dropped_file import row_of
from widgets.adviser.mail_letter import letter, quoted_rows
from widgets.adviser.turn import breaths, spoken_until, words_of
from widgets.bridge import Bridge
from widgets.common.bubbles import Row, Who
from widgets.common.transcript import Transcript
from workstation.channels import WRITTEN
from workstation.phrases import fact, phrase
from workstation.session.sharing import OPEN_WAYS
from workstation.session.state import Contact
from workstation.session.transcript import Line
from workstation.wording import clock, hour


class ThreadView(Transcript):
    """The thread. It asks for its least and takes what is left: the moves come first, and it scrolls."""

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
