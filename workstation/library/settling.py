"""A trainer settles a sentence of an exam: the event is kept, and so is what the exam is worth after it."""

from __future__ import annotations

from workstation.commands import Refused, SettleSentence
from workstation.debrief.building import make_report
from workstation.library.sentences import Where
from workstation.library.start import reopen
from workstation.library.store import Store, world_of
from workstation.library.worth import keep_worth
from workstation.session.log import digest
from workstation.session.unreadable import read_or_set_aside


def signature(session: str, profile: str) -> str:
    """What a trainer signs a session with: whoever knows the profile can check it, and by itself it names nobody.

    A profile's id is made of its name, and a recruit's log outlasts the trainer's profile.
    """
    return digest(f"{session} {profile}")[:16]


def settle(store: Store, where: Where, move: str, why: str, by: str) -> bool:
    """Whether it could be: somebody may have settled it meanwhile. Raises ``Problem`` when nothing can be kept."""
    session = reopen(where.session, store.log, world_of(store))
    try:
        session.do(SettleSentence(where.contact, where.entry, move, why, signature(where.session, by)))
    except Refused:
        return False
    kind = next(row.kind for row in store.log.sessions() if row.id == where.session)
    with read_or_set_aside(session.id):
        report = make_report(session.id, session.entries(), session.world.pins, where.contact, kind)
    keep_worth(store, session.state, report)
    return True
