"""A folder as it is after somebody practised: a profile, a finished call with its result, one left in the middle."""

from __future__ import annotations

from pathlib import Path

from db.store import SqliteStore, open_store
from tests.support.content import BUNDLED
from workstation import commands as c
from workstation import settings
from workstation.content.dates import REFERENCE_DATE
from workstation.dataset.people import record_of
from workstation.library.start import Start, begin
from workstation.library.store import world_of
from workstation.session.keeping import Result
from workstation.session.player import Player, Written
from workstation.session.runner import Session
from workstation.settings import Settings

NAME, PROFILE = "Zénobie Quatrebarbes", "zenobie-quatrebarbes"
TYPED = "La cliente demande une opposition, dit-elle à voix basse"
ENDED, LEFT = "20261120-090000-aaaa", "20261121-090000-bbbb"
CLIENTS = 20


def opened(folder: Path) -> SqliteStore:
    """The folder's store, with the role-plays' people and a few clients."""
    store = open_store(folder, [record_of(person) for person in BUNDLED.people.values()])
    store.ensure_dataset(REFERENCE_DATE, size=CLIENTS)
    return store


def practise(store: SqliteStore, name: str = NAME, ended: str = ENDED, left: str = LEFT) -> str:
    """Put somebody on the list, play one call to its end and another to the middle of its note; their id."""
    profile = store.profiles.add(name, "recruit", "2026-11-20T09:00:00").id
    session = _begin(store, profile, name, ended, "2026-11-20T09:00:00")
    _play(session)
    store.results.keep(Result(ended, "c1", "card-lost", profile, 88, True, "1", {"greeting": 4.0}, (), 300))
    session = _begin(store, profile, name, left, "2026-11-21T09:00:00")
    session.do(c.GoReady())
    session.do(c.AnswerContact("c1"))
    session.do(c.EditDraft("c1", "note", 0, 0, TYPED))
    session.do(c.PauseSession("left"))
    return profile


def played_folder(folder: Path) -> None:
    """Leave such a folder, closed, with its settings."""
    store = opened(folder)
    practise(store)
    store.close()
    settings.save(folder, Settings(profile=PROFILE, sounds=False))


def _begin(store: SqliteStore, profile: str, name: str, session: str, started: str) -> Session:
    roleplay = BUNDLED.find("card-lost")
    assert roleplay is not None
    drawn = dict(roleplay.script.exemplary.draws)
    start = Start(session, "practice", profile, name, "choice", 7, started, dataset=store.dataset, draws=drawn)
    return begin(start, roleplay, BUNDLED, store.log, world_of(store))


def _play(session: Session) -> None:
    program = session.world.pins.program(session.state.contacts["c1"].offer.digest)
    test = program.script.exemplary
    player = Player("c1", program, Written(test.steps), dict(test.notes))
    while turn := player.next(session.state, session.at):
        if turn.command is not None:
            session.do(turn.command)
        else:
            due = session.due()
            session.advance(min(turn.until, due) if due is not None else max(turn.until, session.at + 1000))
