"""What is said of an e-mail of the queue: when it came, how much time is left, who is on it."""

from __future__ import annotations

from datetime import datetime, timedelta

from workstation.content.opening import on_the_clock
from workstation.i18n import language, tr
from workstation.phrases import phrase
from workstation.session.mails import MailClocks, Waiting
from workstation.wording import hours_and_minutes, week_day


def received_words(received: datetime, now: datetime) -> str:
    """« 08:12 » on the day, « hier, 16:05 », « ven. 20/11, 16:40 »."""
    there, here = on_the_clock(received), on_the_clock(now)
    hour, days = f"{there:%H:%M}", (here.date() - there.date()).days
    if days == 0:
        return hour
    return tr("yesterday, {hour}", hour=hour) if days == 1 else f"{week_day(there.date(), language())}, {hour}"


def left_words(row: Waiting, clocks: MailClocks, now: datetime) -> str:
    """« reste 5 h 40 », « dépassé de 0 h 12 »; « attend la personne » where nothing is owed."""
    if row.due is None:
        return tr("awaits the customer")
    left = row.left(clocks.hours, now)
    time = hours_and_minutes(abs(left))
    return tr("late by {time}", time=time) if left < timedelta(0) else tr("{time} left", time=time)


def left_parts(row: Waiting, clocks: MailClocks, now: datetime) -> tuple[str, str]:
    """The same in little room: a word, and the time."""
    if row.due is None:
        return tr("customer"), ""
    left = row.left(clocks.hours, now)
    return tr("late") if left < timedelta(0) else tr("left"), hours_and_minutes(abs(left))


def who_words(row: Waiting) -> str:
    """Who is on it: the adviser, a colleague, who reads their reply; that it is a copy, or begun and left."""
    if row.copy >= 0:
        return tr("Written again")
    if row.beside:
        return phrase("beside", row.beside).format(who=row.colleague)
    if row.reader:
        return tr("{who} reads the reply", who=row.reader)
    if row.begun:
        return tr("To finish")
    return tr("In your hands") if row.mine else ""


def told(row: Waiting, clocks: MailClocks, now: datetime) -> str:
    """The whole row in one sentence, for a screen reader and for what is looked for."""
    parts = (
        row.sender,
        row.subject,
        left_words(row, clocks, now),
        tr("received {when}", when=received_words(row.received, now)),
        phrase("origin", row.origin),
        phrase("language", row.language),
        who_words(row),
    )
    return ", ".join(filter(None, parts))
