"""How an e-mail was served, by the clocks of its queue: opening hours from when it was received, waits left out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from workstation.session.mails import MailClocks, advised
from workstation.session.state import Contact
from workstation.written.service import Clock, age


@dataclass(frozen=True)
class MailFigures:
    """Minutes of opening time. ``first``: from the reception to the first answer, None where none was sent.

    ``then``: each later answer, from the message it answers. ``age``: from the reception to the solution, waits for the
    customer left out. No clock runs while a colleague's advice is waited for. ``late`` of ``answers`` came after their
    time. ``one_touch``: one answer was enough.
    """

    first: int | None
    then: tuple[int, ...]
    age: int
    late: int
    answers: int
    one_touch: bool


def read_mail(contact: Contact, clocks: MailClocks, end: int) -> MailFigures | None:
    """The figures of an e-mail; None for another contact. ``end`` is the session's last moment, ms."""
    mail = contact.offer.mail
    if mail is None:
        return None
    hours, received = clocks.hours, clocks.moment_of(mail.received)
    since: datetime | None = received
    took: list[timedelta] = []
    asked = advised(contact, clocks)
    pauses: list[tuple[datetime, datetime | None]] = []
    for line in contact.lines:
        now = clocks.moment(line.at)
        if line.who == "adviser" and since is not None:
            took.append(age(hours, Clock(since, asked, now), now))
            pauses.append((now, None))
            since = None
        elif line.who == "customer" and since is None:
            since = now
            pauses[-1] = pauses[-1][0], now
    ended = clocks.moment(contact.life.ended_at if contact.life.ended_at >= 0 else end)
    limits = (clocks.answers.first.late, *(clocks.answers.next.late for _ in took[1:]))
    late = sum(one > timedelta(milliseconds=limit) for one, limit in zip(took, limits, strict=False))
    return MailFigures(
        _minutes(took[0]) if took else None,
        tuple(_minutes(one) for one in took[1:]),
        _minutes(age(hours, Clock(received, (*asked, *pauses), ended), ended)),
        late,
        len(took),
        len(took) == 1 and contact.talk.concluded,
    )


def _minutes(time: timedelta) -> int:
    return int(time.total_seconds()) // 60
