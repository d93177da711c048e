"""The head of an e-mail as a session keeps it: from the role-play, the shift's entry, and the day."""

from __future__ import annotations

from datetime import datetime, timedelta

from workstation.bank.dossier import Client
from workstation.clock import SECOND
from workstation.content.opening import last_before, next_after
from workstation.events import Mail, MailCopy, SessionStarted, Visit
from workstation.library.mail_entries import MailEntry
from workstation.roleplay.model import Script
from workstation.session.mails import begins


def head_of(script: Script, owner: Client, started: SessionStarted, entry: MailEntry, after: int) -> Mail:
    """The head of an e-mail that joins the queue ``after`` so many seconds; received then, where nothing says when."""
    head = script.ring.mail

    def moment(text: str, after: int) -> str:
        found = last_before(text, begins(started)) if text else begins(started) + timedelta(seconds=after)
        return found.isoformat()

    received = moment(entry.received or head.received, after)
    sender = head.sender or script.persona.name
    address = head.address or owner.email
    limit = next_after(entry.limit, datetime.fromisoformat(received)).isoformat() if entry.limit else ""
    return Mail(
        head.origin,
        sender,
        address,
        received,
        script.language[:2],
        head.forged,
        limit,
        entry.colleague,
        tuple(Visit((at - after) * SECOND, doing) for at, doing in entry.visits),
        tuple(
            MailCopy(
                one.sender or sender,
                one.address or address,
                moment(one.received, one.after),
                one.subject or script.ring.subject,
                one.text,
            )
            for one in entry.again
        ),
    )
