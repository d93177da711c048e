"""A desk with several contacts, from its first « Prêt » to its end: whoever comes, whatever happens, killed at will."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tests.support.content import BUNDLED
from tests.support.drawn import drawn
from workstation import commands as c
from workstation import events as e
from workstation.channels import WRITTEN
from workstation.clock import SECOND
from workstation.library.playing import Part, by_chance, by_steps, small_bank
from workstation.library.shift_playing import roleplays_of, several, worked
from workstation.library.shifts import Entry, Shift
from workstation.library.start import Start, begin_shift, branch, reopen, take_up
from workstation.session.decide import World
from workstation.session.log import EventLog, MemoryEventLog
from workstation.session.pins import MemoryContents, Pins
from workstation.session.runner import Session
from workstation.session.state import SessionState, fold, fold_all

BANK = small_bank(BUNDLED.people)
TWO = BUNDLED.shifts["two-chats"]
MIXED = BUNDLED.shifts["call-and-two-chats"]
PLAYABLE = ("chat-app-locked", "chat-lep-stuck", "card-lost", "third-party-balance")


def begun(shift: Shift, log: EventLog, pins: Pins, seed: int = 1) -> Session:
    start = Start("s1", "practice", "inès", "Inès Moreau", "choice", seed, "2026-11-23T09:00:00", draws={})
    return begin_shift(start, shift, BUNDLED, log, World(BANK, pins))


def parts(shift: Shift, seed: int = 0) -> dict[str, Part]:
    """Each contact by its exemplary test, or by chance where there is a seed."""
    found = {}
    for contact, roleplay in roleplays_of(shift, BUNDLED).items():
        test = roleplay.script.exemplary
        exemplary = by_steps(roleplay, test.steps, dict(test.notes), dict(test.replies))
        found[contact] = by_chance(roleplay, seed) if seed else exemplary
    return found


def turns(session: Session, shift: Shift, seed: int = 0) -> Iterator[Session]:
    """Play a shift; before each command the session may be replaced by what is sent back."""
    player = several(session, parts(shift, seed))
    for _ in range(5000):
        turn = player.next(session.state, session.at)
        if turn is None:
            return
        if turn.command is not None:
            session = yield session
            session.do(turn.command)
        if turn.until > session.at:
            due = session.due()
            session.advance(min(turn.until, due) if due is not None else turn.until)
        elif turn.command is None:
            session.advance(session.at + SECOND)
    raise AssertionError("the shift never ends")


def fits(state: SessionState, shift: Shift) -> None:
    """No limit is passed, and who is in hand is somebody."""
    busy = [contact.offer.channel for contact in state.contacts.values() if contact.life.busy]
    spoken = [channel for channel in busy if channel not in WRITTEN]
    room = dict(shift.capacity)
    assert all(busy.count(channel) <= room.get(channel, 1) for channel in busy)
    assert len(spoken) <= 1
    assert shift.beside or not (spoken and len(spoken) < len(busy))
    assert sum(contact.phase == "ringing" for contact in state.contacts.values()) <= 1
    if busy:
        assert state.in_hand is not None


def drawn_shift(roleplays: list[str], moments: list[int], chats: int, beside: bool) -> Shift:
    """A shift of those role-plays, at those moments."""
    entries = tuple(
        Entry(f"k{number}", roleplay, moment, moment + 30)
        for number, (roleplay, moment) in enumerate(zip(roleplays, moments, strict=False))
    )
    return replace(TWO, capacity=(("chat", chats),), beside=beside, contacts=entries, tests=())


@drawn(2)
@given(
    st.lists(st.sampled_from(PLAYABLE), min_size=1, max_size=4),
    st.lists(st.integers(0, 240), min_size=4, max_size=4),
    st.integers(1, 2),
    st.booleans(),
    st.integers(1, 10**6),
)
def test_a_shift_played_by_chance_ends_for_everybody_within_its_limits_and_survives_any_crash(
    roleplays: list[str], moments: list[int], chats: int, beside: bool, seed: int
) -> None:
    shift, log, pins = drawn_shift(roleplays, moments, chats, beside), MemoryEventLog(), Pins(MemoryContents())
    session = begun(shift, log, pins, seed)
    playing, before = turns(session, shift, seed), dict[int, SessionState]()
    try:
        next(playing)
        while True:
            fits(session.state, shift)
            before[session.number] = session.state
            if len(before) % 20 == 0:  # the program dies, and is opened again
                again = Session("s1", log, session.world)
                again.advance(session.at)
                session = again
            playing.send(session)
    except StopIteration:
        pass
    assert session.state.ended == "done"
    assert {contact.id for contact in session.state.contacts.values()} == {entry.id for entry in shift.contacts}
    assert all(contact.over for contact in session.state.contacts.values())
    state = SessionState()
    for entry in Session("s1", log, session.world).entries():  # as a crash before any command would find it
        state = fold(state, entry)
        assert state == before.get(entry.number, state)
    assert state == session.state


def played(shift: Shift, log: EventLog, pins: Pins, until: int = 0) -> Session:
    """The shift played as its authors would, to its end or until that number of entries."""
    session = begun(shift, log, pins)
    playing = turns(session, shift)
    try:
        next(playing)
        while not until or session.number < until:
            playing.send(session)
    except StopIteration:
        pass
    return session


def test_a_session_of_a_shift_says_so_and_keeps_the_shift() -> None:
    pins = Pins(MemoryContents())
    session = begun(TWO, MemoryEventLog(), pins)
    started = session.state.started
    assert started is not None
    assert (started.unit, started.scenario) == ("shift", "two-chats")
    assert pins.file(started.manifest, "days/two-chats.yaml") == TWO.text
    assert [one.offer.contact for one in session.state.queue.arrivals] == ["kevin", "ines"]


def test_arrivals_are_counted_from_the_first_ready() -> None:
    session = begun(TWO, MemoryEventLog(), Pins(MemoryContents()))
    session.advance(500 * SECOND)
    session.do(c.GoReady())
    session.advance(509 * SECOND)
    assert not session.state.contacts
    session.advance(510 * SECOND)
    assert session.state.contacts["kevin"].phase == "ringing"


def test_a_shift_left_before_anybody_came_is_taken_up_with_the_clients_it_describes() -> None:
    log, contents = MemoryEventLog(), MemoryContents()
    begun(TWO, log, Pins(contents))
    again = reopen("s1", log, World(BANK, Pins(contents)))
    assert again.world.records.search("roussel")
    assert again.world.records.search("barbier")
    playing = turns(again, TWO)
    try:
        next(playing)
        while True:
            playing.send(again)
    except StopIteration:
        pass
    assert worked(again, BUNDLED).passed


def test_a_second_try_of_a_shift_goes_on_from_there() -> None:
    log, contents = MemoryEventLog(), MemoryContents()
    session = played(MIXED, log, Pins(contents), until=60)
    fork = max(entry.origin for entry in session.entries() if entry.origin) - 1
    child = branch(session, fork, "s2", "2026-11-23T10:00:00", log, World(BANK, Pins(contents)))
    assert child.world.records.search("roussel")
    assert child.state.started == session.state.started
    assert {*child.state.contacts, *(one.offer.contact for one in child.state.queue.arrivals)} == {
        "ines",
        "nadia",
        "kevin",
    }


def test_the_adviser_turns_from_one_to_the_other() -> None:
    session = played(TWO, MemoryEventLog(), Pins(MemoryContents()))
    shown = [entry.event.contact for entry in session.entries() if isinstance(entry.event, e.ContactFocused)]
    assert all(one != other for one, other in pairwise(shown))
    assert len(shown) > 5


def test_a_second_try_stands_everywhere_as_the_desk_stood_there() -> None:
    log, contents = MemoryEventLog(), MemoryContents()
    session = played(MIXED, log, Pins(contents))
    entries = session.entries()
    forks = sorted({entry.origin - 1 for entry in entries if entry.origin > 2})
    for fork in forks[:: max(1, len(forks) // 20)]:
        stood = fold_all([entry for entry in entries if entry.number <= fork])
        child = branch(session, fork, f"from-{fork}", "2026-11-23T10:00:00", log, World(BANK, Pins(contents)))
        assert child.state == stood
        take_up(child, None)
        again = reopen(child.id, log, World(BANK, Pins(contents)))  # it crashed as soon as it was taken up
        assert again.state == child.state
        assert {name: one.desk for name, one in again.state.contacts.items()} == {
            name: one.desk for name, one in stood.contacts.items()
        }


def test_a_second_try_goes_on_to_its_end_for_everybody_and_leaves_the_first_alone() -> None:
    log, contents = MemoryEventLog(), MemoryContents()
    session = played(MIXED, log, Pins(contents))
    before = session.entries()
    fork = next(x.origin - 1 for x in before if isinstance(x.event, e.ContactAnswered) and x.event.contact == "kevin")
    child = branch(session, fork, "s2", "2026-11-23T10:00:00", log, World(BANK, Pins(contents)))
    playing = turns(child, MIXED, seed=3)
    try:
        next(playing)
        while True:
            playing.send(child)
    except StopIteration:
        pass
    assert child.state.ended == "done"
    assert all(contact.over for contact in child.state.contacts.values())
    assert session.entries() == before
    assert {row.id: row.state for row in log.sessions()} == {"s1": "ended", "s2": "ended"}
