"""A whole shift through the real window by keyboard alone: a call, chats, e-mails, with no dead end."""

from __future__ import annotations

import pytest

from tests.journeys.test_first_call import Desk, desk, introduce
from tests.journeys.test_shift import work
from tests.support.keyed import DeadEnd, Keyed
from tests.support.piled import Piled
from widgets.bridge import Bridge
from widgets.debrief.self_rating_page import SelfRatingPage
from workstation.session.several import Several

__all__ = ["desk"]


def worked(desk: Desk, bridge: Bridge, player: Several, hands: Keyed) -> None:
    """The shift worked to its end: nothing that is asked is without effect, and everybody's debrief is a pass."""
    while turn := player.next(bridge.state, bridge.at):
        if turn.command is None:
            due = bridge.session.due()
            bridge.jump(min(turn.until, due) if due is not None else max(turn.until, bridge.at + 1000))
            continue
        before = bridge.session.number
        hands.do(turn)
        if bridge.state.ended:
            break
        hands.page.flush()
        if bridge.session.number == before:
            raise DeadEnd(f"nothing came of {turn}")
    rating = desk.wait_for(SelfRatingPage)
    assert isinstance(rating, SelfRatingPage)
    rating.rated.emit(70, (3, 3, 2))
    results = [desk.flow.store.results.of(bridge.session.id, name) for name in bridge.state.contacts]
    assert all(result is not None and result.passed for result in results), results


SECURE = "one-secure-mail"
LONG = [pytest.param(name, marks=pytest.mark.torture) for name in ("pile-of-mails", "call-chats-mails")]
SHIFTS = ["call-and-two-chats", SECURE, *LONG]


def taken(desk: Desk, shift: str) -> tuple[Bridge, Several]:
    """The desk taken for that shift: one that ships, or one e-mail to which one may act, chosen in the form."""
    entry = '  - {id: margaret, roleplay: mail-old-debits, received: "mon 18:00"}\n'
    desk.flow.shelf.shifts[SECURE] = Piled.read(entry)
    return work(desk, shift)


@pytest.mark.parametrize("shift", SHIFTS)
def test_a_shift_is_worked_to_its_end_by_keyboard_alone(desk: Desk, shift: str) -> None:
    introduce(desk)
    bridge, player = taken(desk, shift)
    page = desk.practice().page
    assert page is not None
    worked(desk, bridge, player, Keyed(page, bridge))
