"""What was done at the desk in a contact, and what of it still stands."""

from __future__ import annotations

from collections.abc import Mapping

from workstation.bank.acts import ACTS
from workstation.bank.parts import PARTS
from workstation.events import ActDone
from workstation.roleplay.playing.deeds import Deed
from workstation.roleplay.playing.program import Program
from workstation.session.state import Contact


def deed_of(done: ActDone) -> Deed:
    """An act of the log as the role-play takes it."""
    return Deed(done.act, done.client, done.target, done.values)


def deeds(contact: Contact) -> tuple[Deed, ...]:
    """Every act done in the contact, and the parts of dossiers that were opened."""
    opened = (Deed(PARTS[part].step, client) for client, part in contact.desk.sections if part in PARTS)
    return (*map(deed_of, contact.desk.acts), *opened)


def standing(contact: Contact, program: Program) -> Mapping[str, str]:
    """The moves whose deed stands as they ask for it, with the reference the client may be given (empty for a part).

    An act that was undone stands no more, nor one done again otherwise to the same thing.
    """
    kept = standing_acts(contact)
    opened = [deed for deed in deeds(contact) if deed.act not in ACTS]
    found: dict[str, str] = {}
    for step in program.steps:
        if step.deed is None:
            continue
        references = [done.reference for done in kept if step.is_done_by(deed_of(done))]
        if references or any(map(step.is_done_by, opened)):
            found[step.move.id] = references[-1] if references else ""
    return found


def standing_acts(contact: Contact) -> tuple[ActDone, ...]:
    """The acts of the contact that neither were undone nor done again to the same thing, in order."""
    acts = contact.desk.acts
    return tuple(done for n, done in enumerate(acts) if not any(_undoes(later, done) for later in acts[n + 1 :]))


def _undoes(later: ActDone, done: ActDone) -> bool:
    act = ACTS.get(done.act)
    if act is None or later.client != done.client:
        return False
    again = bool(act.target) and later.act == done.act and later.target == done.target
    return again or (later.act == act.undone_by and later.target in (done.target, *dict(done.values).values()))
