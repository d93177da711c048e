"""Several messages in a row: what the adviser writes before the customer answers is read as one, and heard as one."""

from __future__ import annotations

from workstation import commands as c
from workstation import events as e
from workstation.commands import Refused
from workstation.roleplay.customer import actor, speech
from workstation.roleplay.customer.actor import Role
from workstation.roleplay.recognition import Matcher
from workstation.session.deeds import deeds
from workstation.session.state import Contact, SessionState, Spoken
from workstation.session.transcript import Line


def to_join(state: SessionState, contact: Contact) -> Spoken | None:
    """The message that another goes on with: the last thing done for a contact whose customer has not answered yet."""
    spoken, talk = state.spoken, contact.talk
    if spoken is None or spoken.before.id != contact.id or contact.offer.channel != "chat":
        return None
    waits = (
        not talk.your_turn
        and contact.on_line
        and bool(talk.queue)
        and not talk.answered
        and not talk.end
        and talk.asked is None
    )
    return spoken if waits and contact.thread.sent else None


def may_write(state: SessionState, contact: Contact) -> bool:
    """Whether a message may be sent now: it is one's turn, or one goes on before the customer answers."""
    return contact.talk.your_turn or to_join(state, contact) is not None


def decide(
    spoken: Spoken, contact: Contact, command: c.SayFreely | c.SendReply, role: Role, matcher: Matcher, at: int
) -> list[e.Event]:
    """What comes of a message that goes on. ``role``: the customer as they were before. Raises ``Refused``.

    What the messages mean together is what they mean. Where that is not surely understood, what was understood of the
    first stands, and the customer takes the last as it comes.
    """
    if not command.text.strip():
        raise Refused("reply_empty")
    own, before = command.text.strip(), spoken.before
    sent = (*contact.thread.sent, e.SentMessage(at, own))
    text = "\n".join(message.text for message in sent)
    joined = e.MessagesJoined(contact.id, spoken.since, sent)
    replied = any(line.move and not line.code for line in _own(spoken, contact)) or isinstance(command, c.SendReply)
    try:
        if replied:
            return [joined, *actor.decide_reply(before.talk, c.SendReply(contact.id, text), role)]
        said = c.SayFreely(contact.id, text)
        came = speech.decide(before.talk, said, role, matcher, deeds(before), at)
    except Refused:
        came = []
    unclear = all(line.code == "unclear" for line in _own(spoken, contact))
    if came and all(isinstance(one, e.ConversationMoved | e.AsideHeard) for one in came):
        return [joined, *came]
    if unclear and came and isinstance(came[0], e.SentenceUnclear):
        return [joined, *came]
    return [e.AsideHeard(contact.id, own, before.talk.beat, "", matcher.version)]


def _own(spoken: Spoken, contact: Contact) -> list[Line]:
    return [line for line in contact.lines[len(spoken.before.lines) :] if line.who == "adviser"]
