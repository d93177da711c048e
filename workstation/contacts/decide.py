"""Commands about a contact's life, and who is offered to the adviser when something else happens."""

from __future__ import annotations

from collections.abc import Mapping

from workstation import commands as c
from workstation import events as e
from workstation.channels import PATIENT, WRITTEN
from workstation.commands import Refused
from workstation.contacts.life import RING_TIME, WRAP_UP_EXTENSION, WRAP_UP_TIME, Life
from workstation.contacts.queue import Queue

Lives = Mapping[str, Life]
"""Every contact of the session so far, by id."""
BETWEEN = "between"
"""The rule of the day by which an e-mail of the queue is taken once nobody else is in hand."""
PUT_BACK = ("call_first", "to_check", "language", "beyond_me", "colleague_on_it")
"""Why an e-mail is put back."""
DECLINED = ("enough", "call_first", "language", "beyond_me")
"""Why a chat is declined."""


def _need(condition: bool, reason: str) -> None:
    if not condition:
        raise Refused(reason)


def decide_queue(queue: Queue, lives: Lives, command: c.QueueCommand) -> list[e.Event]:
    """The adviser opens or closes a channel, or takes another contact in hand. Raises ``Refused``."""
    match command:
        case c.OpenChannel(channel=channel):
            return [e.ChannelSet(channel, True)] if channel in queue.closed else []
        case c.CloseChannel(channel=channel):
            return [] if channel in queue.closed else [e.ChannelSet(channel, False)]
        case c.FocusContact(contact=contact):
            _need(contact in lives, "unknown_contact")
            _need(lives[contact].busy, "not_now")
            return [] if contact == queue.focus else [e.ContactFocused(contact)]


def decide_life(life: Life, command: c.LifeCommand | c.CloseContact, at: int) -> list[e.Event]:
    """The adviser takes, refuses, ends or finishes a contact. Raises ``Refused``."""
    contact = life.offer.contact
    match command:
        case c.AnswerContact():
            _need(life.phase == "ringing", "mail_taken" if life.phase == "taken" else "not_ringing")
            return [e.ContactAnswered(contact)]
        case c.DeclineContact(reason=reason):
            _need(life.phase == "ringing", "not_ringing")
            _need(reason in ("", *DECLINED), "no_reason")
            return [e.ContactDeclined(contact, reason)]
        case c.EndContact():
            _need(life.on_line, "not_talking")
            return [e.ContactEnded(contact, "adviser")]
        case c.ExtendWrapUp():
            _need(life.phase == "wrap_up" and not life.extended, "no_extension")
            return [e.WrapUpExtended(contact, max(at, life.wrap_up_until) + WRAP_UP_EXTENSION)]
        case c.CloseContact():
            _need(life.phase == "wrap_up", "not_wrap_up")
            return []  # the desk saves the note, and the contact closes upon that


def take_mail(queue: Queue, lives: Lives, life: Life) -> list[e.Event]:
    """The adviser takes an e-mail of the queue; a colleague who only reads it leaves it. Raises ``Refused``."""
    reason = barred(queue, lives, life.offer.channel)
    _need(not reason, f"mail_{reason}")
    _need(life.beside != "writes", "colleague_writes")
    contact, mail = life.offer.contact, life.offer.mail
    left = [e.ColleagueCame(contact, mail.colleague, "leaves")] if mail and life.beside else []
    return [*left, e.ContactAnswered(contact)]


def decide_pile(queue: Queue, life: Life, command: c.PileCommand, *, waits: bool) -> list[e.Event]:
    """The adviser puts an e-mail back, or joins a copy to its thread. Raises ``Refused``.

    ``waits``: nothing is on its way, from either side.
    """
    contact, mail = life.offer.contact, life.offer.mail
    _need(mail is not None and queue.piles(life.offer.channel), "not_in_queue")
    copies = mail.copies if mail else ()
    match command:
        case c.PutBackMail(reason=reason):
            _need(life.on_line and waits, "not_talking")
            _need(reason in PUT_BACK, "no_reason")
            return [e.ContactPutBack(contact, reason)]
        case c.JoinMail(copy=copy):
            _need(copy not in life.joined and 0 <= copy < len(copies), "not_in_queue")
            _need(life.answered_at >= 0 and life.phase != "taken", "take_it_first")
            return [e.MailJoined(contact, copy, copies[copy].sender, copies[copy].text)]


def react(queue: Queue, lives: Lives, event: e.Event, at: int) -> list[e.Event]:
    """What the queue does by itself."""
    if isinstance(event, e.LifeEvent):
        return _in_a_life(queue, lives, event, at)
    if isinstance(event, e.CustomerLeft):
        return [e.ContactEnded(event.contact, "customer")] if lives[event.contact].on_line else []
    if isinstance(event, e.SupervisorTookOver):
        return [e.ContactEnded(event.contact, "supervisor")]
    if isinstance(event, e.NoteSaved):
        return [e.ContactClosed(event.contact, max(0, at - lives[event.contact].wrap_up_until))]
    if isinstance(event, e.PileEvent):
        return _in_the_pile(queue, lives, event, at)
    ready = isinstance(event, e.PresenceSet) and event.status == "ready"
    return _offer_next(queue, lives, at) if ready or isinstance(event, e.ChannelSet | e.SessionResumed) else []


def _in_a_life(queue: Queue, lives: Lives, event: e.LifeEvent, at: int) -> list[e.Event]:
    match event:
        case e.ContactOffered():
            return _offer_next(queue, lives, at)
        case e.ContactRang(contact=contact):
            in_hand = queue.focus in lives and lives[queue.focus].busy
            return [] if in_hand or queue.focus == contact else [e.ContactFocused(contact)]
        case e.ContactAnswered(contact=contact):
            focused: list[e.Event] = [] if queue.focus == contact else [e.ContactFocused(contact)]
            return focused + _offer_next(queue, lives, at)
        case e.ContactMissed(contact=contact) | e.ContactDeclined(contact=contact):
            return _not_taken(queue, lives, lives[contact].offer.channel)
        case e.ContactAbandoned():
            return _offer_next(queue, lives, at)
        case e.ContactTransferred(contact=contact, accepted=accepted):
            return [e.ContactEnded(contact, "transfer")] if accepted and lives[contact].on_line else []
        case e.ContactEnded(contact=contact):
            return [e.WrapUpStarted(contact, at + WRAP_UP_TIME)]
        case e.ContactClosed(contact=contact):
            return _next_in_hand(queue, lives, contact) + _offer_next(queue, lives, at)
        case e.WrapUpStarted() | e.WrapUpExtended():
            return []


def _in_the_pile(queue: Queue, lives: Lives, event: e.PileEvent, at: int) -> list[e.Event]:
    match event:
        case e.ContactPutBack(contact=contact) | e.ContactTakenOver(contact=contact):
            return _next_in_hand(queue, lives, contact) + _offer_next(queue, lives, at)
        case e.ColleagueCame() | e.MailJoined():
            return []


def _not_taken(queue: Queue, lives: Lives, channel: str) -> list[e.Event]:
    """The channel is closed; an adviser who has nobody in hand and takes nothing any more is not responding."""
    taken = {life.offer.channel for life in lives.values()} | {one.offer.channel for one in queue.arrivals}
    if taken - queue.closed - {channel} or any(life.busy for life in lives.values()):
        return [e.ChannelSet(channel, False)]
    return [e.PresenceSet("not_responding")]


def _next_in_hand(queue: Queue, lives: Lives, left: str) -> list[e.Event]:
    """Another contact is taken in hand when the one in hand is finished: whoever has waited longest for an answer."""
    others = [life for life in lives.values() if life.phase in ("talking", "wrap_up")]
    if queue.focus != left or not others:
        return []
    return [e.ContactFocused(min(others, key=lambda life: life.since).offer.contact)]


def _offer_next(queue: Queue, lives: Lives, at: int) -> list[e.Event]:
    """Offer the contact that has waited longest among those there is room for; one is offered at a time."""
    queued = [life for life in lives.values() if life.phase == "queued" and not queue.piles(life.offer.channel)]
    kept = {channel for channel in {life.offer.channel for life in queued} if barred(queue, lives, channel)}
    waiting = [life for life in queued if life.offer.channel not in kept]
    if not waiting:
        return []
    longest = max(waiting, key=lambda life: life.waited(at))
    until = -1 if longest.offer.channel in PATIENT else at + RING_TIME
    return [e.ContactRang(longest.offer.contact, longest.attempts + 1, until)]


def barred(queue: Queue, lives: Lives, channel: str) -> str:
    """Why a contact of a channel that waits is not offered: a code; nothing where it may be.

    ``not_ready``, ``break_asked``: the adviser takes nobody; ``closed``: nobody of its channel; ``one_rings``: another
    is offered; ``line_busy``: somebody is on the line; ``full``: as many of its channel are in hand as may be;
    ``not_beside``: spoken and written ones are not in hand together that day; ``between``: an e-mail of the queue waits
    until nobody else is in hand. One that is in hand keeps nobody waiting: it is put aside.
    """
    if not queue.ready:
        return "not_ready"
    if queue.break_asked:
        return "break_asked"
    if channel in queue.closed:
        return "closed"
    busy = [other.offer.channel for other in lives.values() if other.busy]
    if channel not in WRITTEN and any(other not in WRITTEN for other in busy):
        return "line_busy"
    if busy.count(channel) >= queue.room(channel):
        return "full"
    if queue.piles(channel):
        return "between" if queue.mails == BETWEEN and any(not queue.piles(other) for other in busy) else ""
    busy = [other for other in busy if not queue.piles(other)]
    if not queue.beside and any((other in WRITTEN) != (channel in WRITTEN) for other in busy):
        return "not_beside"
    return "one_rings" if any(other.phase == "ringing" for other in lives.values()) else ""
