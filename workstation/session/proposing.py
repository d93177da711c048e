"""The answer drafted by a machine: what it says to this customer, taking it whole, or setting it aside.

It replaces what stood in the box, whole or not at all; what is in it is the adviser's own from then on, and is judged
as anything they send.
"""

from __future__ import annotations

from workstation import commands as c
from workstation import events as e
from workstation.commands import Refused
from workstation.content.text import render_text
from workstation.events.desk import REPLY_TEXT
from workstation.roleplay.customer.actor import Role
from workstation.roleplay.playing.step import node_at
from workstation.roleplay.proposals import Proposal
from workstation.session.state import Contact


def proposal(contact: Contact, role: Role) -> Proposal | None:
    """The draft for the answer that is awaited now, as it reads today; None where nobody drafted any."""
    node = node_at(role.program, contact.talk.place) if contact.talk.place else None
    found = node.beat.reply.draft if node is not None and node.beat.reply is not None else None
    return Proposal(render_text(found.text, role.values).strip(), found.faults) if found is not None else None


def offered(contact: Contact, role: Role) -> Proposal | None:
    """The draft, until it was taken or set aside."""
    free = contact.on_line and not contact.thread.proposal and contact.thread.posted is None
    return proposal(contact, role) if free else None


def decide(contact: Contact, command: c.ProposalCommand, role: Role) -> list[e.Event]:
    """The draft is taken or set aside. Raises ``Refused``."""
    found = offered(contact, role)
    if found is None:
        raise Refused("no_proposal")
    match command:
        case c.TakeProposal():
            before = contact.desk.drafts.get(REPLY_TEXT, "")
            return [e.ProposalTaken(contact.id), e.DraftEdited(contact.id, REPLY_TEXT, 0, len(before), found.text)]
        case c.RejectProposal():
            return [e.ProposalRejected(contact.id)]
