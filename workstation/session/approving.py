"""A reply by e-mail that somebody reads before it leaves (brouillon à valider): who, when they have, what they say.

The role-play declares whose approval its reply needs, or the day does for every e-mail. What is sent back never left:
nothing of the conversation moves, and the text is a draft again.
"""

from __future__ import annotations

from collections.abc import Iterable

from workstation import events as e
from workstation.chance import draw
from workstation.clock import SECOND
from workstation.commands import Refused
from workstation.content.experts import APPROVAL, RIGHT, Expert
from workstation.roleplay.customer.actor import Role
from workstation.roleplay.customer.forbidden import GRAVE
from workstation.roleplay.judging.facets import judge_facets
from workstation.roleplay.judging.notes import judge_reply
from workstation.roleplay.model import Facet, ReplyCheck
from workstation.roleplay.playing.step import node_at
from workstation.session.pins import Pins
from workstation.session.state import Contact, SessionState

MAIL = "email"


def _check(contact: Contact, role: Role) -> ReplyCheck | None:
    node = node_at(role.program, contact.talk.place) if contact.talk.place else None
    return node.beat.reply if node else None


def reader(state: SessionState, contact: Contact, role: Role, pins: Pins) -> Expert | None:
    """Who reads the reply that is awaited before it leaves; nobody where it leaves by itself."""
    check = _check(contact, role)
    if check is None or state.started is None or contact.offer.channel != MAIL:
        return None
    by = check.approval.by if check.approval else state.queue.approval
    known: Iterable[Expert] = pins.experts(state.started.manifest) if by else ()
    return next((one for one in known if one.id == by and one.way == APPROVAL), None)


def submitted(
    state: SessionState, contact: Contact, text: str, role: Role, at: int, pins: Pins
) -> e.ReplyPosted | None:
    """The reply on its way to whoever reads it; None where nobody does."""
    found, check = reader(state, contact, role, pins), _check(contact, role)
    if found is None or check is None or state.started is None:
        return None
    reason = _returned(contact, check, text, role)
    times = sum(line.code == "reviewed" for line in contact.lines)
    drawn = draw(state.started.seed, contact.id, "approval", times + 1)
    return e.ReplyPosted(contact.id, text, at + found.seconds(drawn, RIGHT) * SECOND, found.title, reason, found.unsure)


def _returned(contact: Contact, check: ReplyCheck, text: str, role: Role) -> str:
    """Why it is sent back: what the role-play says, else the first rule broken gravely; nothing where it is not."""
    judged = judge_reply(role.program, contact.talk.place, text, role.rules, role.values, role.standing)
    found = (*judged.findings, *judged.broken)
    if check.approval is None:
        grave = (role.rules.get(one.family) for one in found if one.severity in GRAVE)
        return next((rule.reason for rule in grave if rule), "")
    families, returns = {one.family for one in found}, check.approval.returns
    facets = tuple(Facet(str(number), one.says) for number, one in enumerate(returns))
    said = judge_facets(facets, text, role.program.script.language[:2], role.values, role.standing)
    told = (one.why for one, each in zip(returns, said, strict=True) if each.met or families & set(one.found))
    return next(told, "")


def read(posted: e.ReplyPosted) -> e.ReplyReviewed:
    """They have read it: it leaves, or comes back with the reason."""
    return e.ReplyReviewed(posted.contact, posted.reader, not posted.returned, posted.returned or posted.approves)


def stays(contact: Contact) -> None:
    """A contact is not left while its reply is being read: one takes it back first. Raises ``Refused``."""
    if contact.thread.posted is not None and contact.thread.posted.reader:
        raise Refused("being_read")
