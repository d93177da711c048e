"""Whose turn it is, and the words for it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from workstation.channels import WRITTEN, own_time
from workstation.i18n import tr
from workstation.phrases import of_channel
from workstation.roleplay.customer.actor import Role
from workstation.roleplay.playing.step import replies
from workstation.session.state import Contact
from workstation.session.transcript import Line


@dataclass(frozen=True)
class Turn:
    """What the composer is about: ``kind`` is choose, hold, wait, concluded, done, paused or idle.

    ``breaks``: they break a silence of the adviser's, who was about to speak.
    """

    kind: str
    contact: str = ""
    beat: str = ""
    moves: int = 0
    breaks: bool = False


def turn_now(contact: Contact | None, paused: bool) -> Turn:
    """The turn of the contact on the desk."""
    if contact is None:
        return Turn("idle")
    talk = contact.talk
    if paused:
        kind = "paused"
    elif not contact.on_line or (talk.end and not talk.queue):
        kind = "done"
    elif talk.over and not talk.queue:
        kind = "concluded"
    elif contact.phase == "held":
        kind = "hold"
    elif talk.your_turn and not contact.thread.posted:
        kind = "choose"
    else:
        kind = "wait"
    breaks = kind == "wait" and bool(contact.lines) and contact.lines[-1].code == "silence"
    return Turn(kind, contact.id, talk.beat, len(talk.moves), breaks)


def awaits_reply(contact: Contact, role: Role) -> bool:
    """Whether the customer awaits a message to be written at this point of the conversation."""
    talk = contact.talk
    return bool(talk.place) and not talk.end and not talk.concluded and bool(replies(role.program, talk.place))


def subject_of(contact: Contact) -> str:
    """The subject of an e-mail's answer; empty on another channel."""
    return tr("Re: {subject}", subject=contact.offer.subject) if contact.offer.subject else ""


def breaths(lines: Sequence[Line]) -> list[list[Line]]:
    """The lines as they were said: what the adviser said at one moment is one breath, whatever it meant."""
    found: list[list[Line]] = []
    for line in lines:
        before = found[-1][-1] if found else None
        if before is not None and line.who == before.who == "adviser" and line.at == before.at:
            found[-1].append(line)
        else:
            found.append([line])
    return found


def words_of(breath: Sequence[Line]) -> str:
    """The words of a breath."""
    return " ".join(line.text for line in breath)


def spoken_until(contact: Contact) -> int:
    """When the customer has the adviser's last sentence, heard or read (session ms); -1 when none was said."""
    last = next((breath for breath in reversed(breaths(contact.lines)) if breath[0].who == "adviser"), None)
    return last[0].at + own_time(contact.offer.channel, words_of(last)) if last else -1


def who_speaks(contact: Contact, at: int) -> str:
    """Who is speaking, while it is not the adviser's turn."""
    if contact.thread.posted and contact.thread.posted.reader:
        return tr("{who} reads the reply", who=contact.thread.posted.reader)
    if contact.thread.posted:
        return tr("your reply is about to leave")
    until = spoken_until(contact)
    if contact.offer.channel in WRITTEN:
        queue = contact.talk.queue
        writes = contact.talk.writes(at) if queue and queue[0].begins >= 0 else at >= until
        words = tr("{name} reads your message…") if at < until else tr("{name} has not answered yet.")
        return (tr("{name} is writing…") if writes else words).format(name=contact.offer.customer)
    if at < until:
        return tr("You are speaking…")
    if until < 0:
        return tr("{name} is about to speak…", name=contact.offer.customer)
    return tr("{name} answers you…", name=contact.offer.customer)


def not_heard(gender: str) -> str:
    """What a hold means for what one says meanwhile."""
    return tr("She cannot hear you.") if gender == "f" else tr("He cannot hear you.")


def own_words(contact: Contact) -> str:
    """What to do where sentences are written."""
    written = contact.offer.channel in WRITTEN
    return tr("write it in your own words") if written else tr("say it in your own words")


def parting(contact: Contact) -> str:
    """How a conversation that is over is left."""
    return of_channel("close", contact.offer.channel)


def quiet_words(turn: Turn, contact: Contact, at: int, gender: str) -> str:
    """What stands where the moves are, while there are none."""
    match turn.kind:
        case "wait":
            return who_speaks(contact, at)
        case "hold":
            return not_heard(gender)
        case "paused":
            return tr("The session is paused. Time stands still.")
        case "concluded":
            if contact.offer.channel in WRITTEN:
                return of_channel("said_all", contact.offer.channel)
            return tr("Everything has been said. Let {name} hang up first.", name=contact.offer.customer)
        case _:
            return of_channel("over", contact.offer.channel)
