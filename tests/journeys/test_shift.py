"""A shift through the real window: from Home to the debrief of each of its contacts, left and taken up again midway."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from PySide6.QtCore import Qt

from tests.journeys.test_first_call import Desk, desk, introduce, take_the_desk
from tests.support.content import BUNDLED
from tests.support.worked import MIXED, SLOW
from widgets.bridge import Bridge
from widgets.debrief.debrief_page import DebriefPage
from widgets.debrief.self_rating_page import SelfRatingPage
from widgets.debrief.shift_page import ShiftPage
from widgets.desk_window import DeskPage
from widgets.home.home_page import HomePage
from workstation.library.playing import by_steps
from workstation.library.shift_playing import roleplays_of, several
from workstation.session.runner import Session
from workstation.session.several import Several
from workstation.session.state import fold_all

__all__ = ["desk"]


def bridge_of(desk: Desk) -> Bridge:
    bridge = desk.practice().bridge
    assert bridge is not None
    return bridge


def work(desk: Desk, shift: str, slow: Mapping[str, tuple[int, str]] | None = None) -> tuple[Bridge, Several]:
    """The desk taken for a shift of which nothing is drawn, and somebody who works it as the exemplary tests do.

    ``slow``: after how many of its steps a contact is left waiting, and how.
    """
    shelf = desk.flow.shelf
    found = shelf.shifts[shift]
    desk.practice().begin(found, desk.flow.store.profiles.list()[0], "choice", "fr", draws={})
    bridge = bridge_of(desk)
    bridge.stop()
    parts = {}
    for contact, roleplay in roleplays_of(found, shelf).items():
        test = roleplay.script.exemplary
        at, wait = (slow or {}).get(contact, (0, ""))
        steps = [*test.steps[:at], *([wait] if wait else []), *test.steps[at:]]
        parts[contact] = by_steps(roleplay, steps, dict(test.notes), None)
    return bridge, several(bridge.session, parts)


def go_on(bridge: Bridge, player: Several, upto: int | None = None) -> None:
    """Work until the session is over, or until a contact is in the middle."""
    while turn := player.next(bridge.state, bridge.at):
        if turn.command is not None:
            assert bridge.do(turn.command), turn
        else:
            due = bridge.session.due()
            bridge.jump(min(turn.until, due) if due is not None else max(turn.until, bridge.at + 1000))
        if upto is not None and bridge.at >= upto:
            return


# Chats are worked below, and by mouse and by keys with a call among them: only a pile of e-mails is gone through here.
SHIFTS = [
    pytest.param(name, marks=() if name == "pile-of-mails" else pytest.mark.torture) for name in sorted(BUNDLED.shifts)
]


@pytest.mark.parametrize("shift", SHIFTS)
def test_a_shift_from_home_to_the_debrief_of_each_of_its_contacts(desk: Desk, shift: str) -> None:
    introduce(desk)
    home = desk.wait_for(HomePage)
    assert isinstance(home, HomePage)
    assert shift in [row.id for row in home._model.rows]
    take_the_desk(desk, shift)
    assert bridge_of(desk).state.queue.arrivals, "nobody comes before one is ready"
    desk.practice().close()
    bridge, player = work(desk, shift)
    go_on(bridge, player)
    rating = desk.wait_for(SelfRatingPage)
    assert isinstance(rating, SelfRatingPage)
    rating.rated.emit(70, (3, 3, 2))
    page = desk.wait_for(ShiftPage)
    assert isinstance(page, ShiftPage)
    contacts = [entry.id for entry in desk.flow.shelf.shifts[shift].contacts]
    assert sorted(bridge.state.contacts) == sorted(contacts)
    results = [desk.flow.store.results.of(bridge.session.id, name) for name in contacts]
    assert all(result is not None and result.passed for result in results), results


def test_a_shift_left_in_the_middle_is_taken_up_with_everybody_in_it(desk: Desk) -> None:
    introduce(desk)
    bridge, player = work(desk, "two-chats")
    go_on(bridge, player, upto=150_000)
    before, session = bridge.state, bridge.session.id
    assert len(before.contacts) == 2
    desk.practice()._leave()
    desk.wait_for(HomePage)
    desk.practice().resume(session)
    again = bridge_of(desk)
    again.stop()
    for name, contact in before.contacts.items():
        now = again.state.contacts[name]
        assert (now.phase, now.lines, now.desk) == (contact.phase, contact.lines, contact.desk)
    assert again.state.queue == before.queue
    go_on(again, player)
    assert again.state.ended == "done"


def test_a_shift_is_taken_up_whole_from_what_waited_and_from_any_moment_of_a_contact(desk: Desk) -> None:
    introduce(desk)
    bridge, player = work(desk, MIXED, SLOW)
    go_on(bridge, player)
    rating = desk.wait_for(SelfRatingPage)
    assert isinstance(rating, SelfRatingPage)
    rating.rated.emit(70, (3, 3, 2))
    first = bridge.session
    page = desk.wait_for(ShiftPage)
    assert isinstance(page, ShiftPage)
    (chat, _hold) = page.report.delays
    desk.qtbot.mouseClick(page.cards[0].again, Qt.MouseButton.LeftButton)
    desk.wait_for(DeskPage)
    stands_as_there(desk, first, chat.fork)
    desk.practice().close()

    desk.practice().show_report(first.id)
    page = desk.wait_for(ShiftPage)
    assert isinstance(page, ShiftPage)
    desk.qtbot.mouseClick(page.worked["nadia"], Qt.MouseButton.LeftButton)
    debrief = desk.wait_for(DebriefPage)
    assert isinstance(debrief, DebriefPage)
    moment = debrief.report.moment(debrief.selected)
    desk.qtbot.mouseClick(debrief._moment._again, Qt.MouseButton.LeftButton)
    desk.wait_for(DeskPage)
    stands_as_there(desk, first, moment.fork_at)
    assert bridge_of(desk).state.queue.focus == "nadia"
    assert [row.kind for row in desk.flow.store.log.sessions()].count("branch") == 2


def stands_as_there(desk: Desk, first: Session, fork: int) -> None:
    """The desk in front is that of the first try as it stood at that entry, every contact and draft of it."""
    branched = bridge_of(desk)
    branched.stop()
    stood = fold_all([entry for entry in first.entries() if entry.number <= fork])
    assert branched.session.id != first.id
    assert branched.state.contacts == stood.contacts
    assert branched.state.queue.arrivals == stood.queue.arrivals
    assert not branched.state.paused
