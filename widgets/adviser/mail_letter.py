"""An e-mail as its card in the thread: whom it is from and to, when it came or left, and what it answers, folded."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import timedelta

from widgets.adviser.mail_words import received_words
from widgets.adviser.turn import subject_of
from widgets.bridge import Bridge
from widgets.common.bubbles import Row
from workstation import events as e
from workstation.content.opening import last_before
from workstation.i18n import tr
from workstation.session.state import Contact
from workstation.session.transcript import Line

QUOTED = "quoted"
"""Begins the row of a message that the e-mail answers."""


def letter(bridge: Bridge, contact: Contact, line: Line) -> tuple[str, str]:
    """The subject of a message of the thread; whom it is from and to, and when it came or left."""
    first = next(each for each in contact.lines if each.who != "fact")
    subject = contact.offer.subject if line is first else subject_of(contact)
    mail, started = contact.offer.mail, bridge.state.started
    if line.who == "customer":
        return subject, _from_customer(bridge, contact, line, first=line is first)
    adviser = tr("{name}, {bank}", name=started.adviser, bank=bridge.house().name) if started is not None else ""
    if mail is None:
        return subject, tr("From {name}", name=adviser)
    clocks = bridge.mail_clocks()
    when = received_words(clocks.moment(line.at), clocks.moment(bridge.at))
    told = (
        tr("From {name}", name=adviser),
        tr("to {name}, {address}", name=mail.sender, address=mail.address),
        tr("sent {when}", when=when),
    )
    return subject, " · ".join(told)


def _from_customer(bridge: Bridge, contact: Contact, line: Line, *, first: bool) -> str:
    mail = contact.offer.mail
    if mail is None:
        return tr("From {name}", name=bridge.program(contact).script.persona.name)
    if line.code == "copy":
        copy = next((one for one in mail.copies if one.text == line.text and one.sender == line.values[0]), None)
        return _head(bridge, copy) if copy is not None else tr("From {name}", name=line.values[0])
    return _head(bridge, mail) if first else tr("From {name}", name=f"{mail.sender}, {mail.address}")


def _head(bridge: Bridge, mail: e.Mail | e.MailCopy) -> str:
    clocks = bridge.mail_clocks()
    when = received_words(clocks.moment_of(mail.received), clocks.moment(bridge.at))
    return f"{tr('From {name}', name=f'{mail.sender}, {mail.address}')} · {tr('received {when}', when=when)}"


def quoted_rows(bridge: Bridge, contact: Contact, unfolded: Collection[str]) -> Iterator[Row]:
    """What the e-mail answers, a row each, the last first; one that is ``unfolded`` shows its text."""
    mail = contact.offer.mail
    if mail is None:
        return
    clocks = bridge.mail_clocks()
    moment = clocks.moment_of(mail.received)
    for number, one in enumerate(bridge.program(contact).script.ring.mail.history):
        moment = last_before(one.sent, moment - timedelta(minutes=1))
        when = received_words(moment, clocks.moment(bridge.at))
        name, read = f"{QUOTED}{number}", f"{QUOTED}{number}" in unfolded
        title = tr("Before: {who}, {when}", who=one.who, when=when)
        act = tr("Fold") if read else tr("Read")
        yield Row(name, "", "customer", title, note=one.text if read else "", icon="email", act=act)
