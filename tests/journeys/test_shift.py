"""A shift through the real window: from Home to the debrief of each of its contacts, left and taken up again midway."""

from __future__ import annotations

import pytest

from tests.journeys.test_first_call import Desk, desk, introduce, take_the_desk
from widgets.bridge import Bridge
from widgets.debrief.self_rating_page import SelfRatingPage
from widgets.debrief.shift_page import ShiftPage
from widgets.home.home_page import HomePage
from workstation.library.playing import by_steps
from workstation.library.shelf import Shelf
from workstation.library.shift_playing import roleplays_of, several
from workstation.session.several import Several

__all__ = ["desk"]


def bridge_of(desk: Desk) -> Bridge:
    bridge = desk.practice().bridge
    assert bridge is not None
    return bridge


def work(desk: Desk, shift: str) -> tuple[Bridge, Several]:
    """The desk taken for a shift of which nothing is drawn, and somebody who works it as the exemplary tests do."""
    shelf = desk.flow.shelf
    found = shelf.shifts[shift]
    desk.practice().begin(found, desk.flow.store.profiles.list()[0], "choice", "fr", draws={})
    bridge = bridge_of(desk)
    bridge.stop()
    parts = {}
    for contact, roleplay in roleplays_of(found, shelf).items():
        test = roleplay.script.exemplary
        parts[contact] = by_steps(roleplay, test.steps, dict(test.notes), None)
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


@pytest.mark.parametrize("shift", sorted(Shelf().shifts))
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
