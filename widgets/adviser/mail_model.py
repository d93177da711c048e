"""The messages of the queue as a model: a row each, a column for each thing to sort or to decide by."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import datetime
from enum import IntEnum
from functools import lru_cache

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from widgets.adviser.mail_words import left_words, received_words, told, who_words
from workstation.folding import folded
from workstation.i18n import language, tr
from workstation.phrases import phrase
from workstation.session.mails import MailClocks, Waiting
from workstation.wording import hours_and_minutes
from workstation.written.service import opened

AnyIndex = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()


class Column(IntEnum):
    """The columns, in order."""

    LEFT = 0
    SENDER = 1
    SUBJECT = 2
    ORIGIN = 3
    LANGUAGE = 4
    RECEIVED = 5
    AGE = 6
    WHO = 7


class MailModel(QAbstractTableModel):
    """What is shown of the queue. Texts are made when a row is looked at, not before."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._rows: list[Waiting] = []
        self._clocks: MailClocks | None = None
        self._now: datetime | None = None

    def show_rows(self, rows: Sequence[Waiting], clocks: MailClocks, now: datetime) -> bool:
        """Show these; whether they are others than before."""
        self._clocks = clocks
        if list(rows) == self._rows:
            self.show_time(now)
            return False
        self.beginResetModel()
        self._rows, self._now = list(rows), now
        self.endResetModel()
        return True

    def show_time(self, now: datetime) -> bool:
        """Let the clocks go on, a minute at a time: whether one has passed."""
        if self._now is not None and now.replace(second=0, microsecond=0) == self._now.replace(second=0, microsecond=0):
            return False
        self._now = now
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, Column.WHO))
        return True

    def rows(self) -> Sequence[Waiting]:
        """The messages shown, in order."""
        return self._rows

    def looks(self) -> Counter[str]:
        """How many chips look how (``look``)."""
        return Counter(self.look(number) for number in range(len(self._rows)))

    def soon(self) -> int:
        """How many are due within ten minutes."""
        clocks, now = self._clocks, self._now
        return sum(row.soon(clocks.hours, now) for row in self._rows) if clocks is not None and now is not None else 0

    def row(self, number: int) -> Waiting | None:
        """The message of a row; None where there is none."""
        return self._rows[number] if 0 <= number < len(self._rows) else None

    def number_of(self, contact: str, copy: int = -1) -> int:
        """The row of a message, -1 where it is not shown."""
        return next((n for n, row in enumerate(self._rows) if (row.contact, row.copy) == (contact, copy)), -1)

    def look(self, number: int) -> str:
        """How the chip of a row looks: ease, watch, over; neutral where nothing is owed, or a colleague is on it."""
        row = self._rows[number]
        if self._now is None or row.due is None:
            return "neutral"
        return row.pace(self._now)

    def rowCount(self, parent: AnyIndex = ROOT) -> int:
        """One a message."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: AnyIndex = ROOT) -> int:
        """All of them."""
        return 0 if parent.isValid() else len(Column)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | None:
        """The names of the columns."""
        if orientation != Qt.Orientation.Horizontal or role != Qt.ItemDataRole.DisplayRole:
            return None
        names = (
            tr("Deadline"),
            tr("Sender"),
            tr("Subject"),
            tr("Origin"),
            tr("Language"),
            tr("Received"),
            tr("Age"),
            tr("On it"),
        )
        return names[section]

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        """What a cell says; the whole row for a screen reader."""
        row = self.row(index.row())
        if row is None or self._clocks is None or self._now is None:
            return None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return told(row, self._clocks, self._now)
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return self._text(row, Column(index.column()), self._clocks, self._now)

    def _text(self, row: Waiting, column: Column, clocks: MailClocks, now: datetime) -> str:
        match column:
            case Column.LEFT:
                return left_words(row, clocks, now)
            case Column.SENDER:
                return row.sender
            case Column.SUBJECT:
                return row.subject
            case Column.ORIGIN:
                return phrase("origin_short", row.origin)
            case Column.LANGUAGE:
                return phrase("language", row.language)
            case Column.RECEIVED:
                return received_words(row.received, now)
            case Column.AGE:
                return hours_and_minutes(opened(clocks.hours, row.received, now))
            case Column.WHO:
                return who_words(row)


def answering(rows: Sequence[Waiting], typed: str) -> list[Waiting]:
    """The rows in which every word typed is found: in the sender, the subject, where it comes from, its language."""
    wanted = folded(typed).split()
    if not wanted:
        return list(rows)
    looked_in = ((row, _looked_in(row, language())) for row in rows)
    return [row for row, text in looked_in if all(word in text for word in wanted)]


@lru_cache(maxsize=4096)
def _looked_in(row: Waiting, spoken: str) -> str:
    """What a row is found by, to somebody who reads ``spoken``: at each letter typed, of every row."""
    parts = (row.sender, row.address, row.subject, phrase("origin", row.origin), phrase("language", row.language))
    return folded(" ".join((*parts, who_words(row), spoken)))
