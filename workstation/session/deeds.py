"""What was done at the desk in a contact, and what of it still stands."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import lru_cache

from workstation.bank.acts import ACTS
from workstation.bank.parts import PARTS
from workstation.events import ActDone
from workstation.roleplay.playing.deeds import Deed
from workstation.roleplay.playing.program import Program
from workstation.roleplay.playing.refusing import is_past
from workstation.session.pins import Pins
from workstation.session.state import Contact


def deed_of(done: ActDone) -> Deed:
    """An act of the log as the role-play takes it."""
    return Deed(done.act, done.client, done.target, done.values)


def deeds(contact: Contact) -> tuple[Deed, ...]:
    """Every act done in the contact, and the parts of dossiers that were opened."""
    return (*map(deed_of, contact.desk.acts), *_opened(contact))


def _opened(contact: Contact) -> list[Deed]:
    return [Deed(PARTS[part].step, client) for client, part in contact.desk.sections if part in PARTS]


def standing(contact: Contact, program: Program) -> Mapping[str, str]:
    """The moves whose deed stands as they ask for it, with the reference the client may be given (empty for a part).

    An act that was undone stands no more, nor one done again otherwise to the same thing.
    """
    done_so: dict[str, list[tuple[Deed, str]]] = {}
    for done in standing_acts(contact):
        done_so.setdefault(done.act, []).append((deed_of(done), done.reference))
    opened = _opened(contact)
    found: dict[str, str] = {}
    for step in program.steps:
        if step.deed is None:
            continue
        references = [reference for deed, reference in done_so.get(step.move.desk, ()) if step.is_done_by(deed)]
        if references or any(map(step.is_done_by, opened)):
            found[step.move.id] = references[-1] if references else ""
    return found


def standing_acts(contact: Contact) -> tuple[ActDone, ...]:
    """The acts of the contact that neither were undone nor done again to the same thing, in order."""
    return _standing(contact.desk.acts)


@lru_cache(maxsize=64)
def _standing(acts: tuple[ActDone, ...]) -> tuple[ActDone, ...]:
    """Those of them that stand: asked many times an act, and each time of the same ones."""
    return tuple(done for n, done in enumerate(acts) if not any(_undoes(later, done) for later in acts[n + 1 :]))


def past(contact: Contact, program: Program, pins: Pins, today: date) -> frozenset[str]:
    """The moves whose act what was done in the contact has left nothing to be done by."""
    found = []
    for opened in contact.desk.dossiers if contact.desk.acts else ():
        first, now = pins.dossier(opened.digest), pins.dossier_now(contact.desk, opened.client, today)
        mine = (step for step in program.steps if step.deed and step.deed.client == opened.client)
        found += [step.move.id for step in mine if now and is_past(step, first, now, today)]
    return frozenset(found)


def _undoes(later: ActDone, done: ActDone) -> bool:
    act = ACTS.get(done.act)
    if act is None or later.client != done.client:
        return False
    again = bool(act.target) and later.act == done.act and later.target == done.target
    return again or (later.act == act.undone_by and later.target in (done.target, *dict(done.values).values()))
