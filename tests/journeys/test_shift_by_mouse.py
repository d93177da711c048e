"""A whole shift through the real window by mouse alone: a call and two chats, to its debrief."""

from __future__ import annotations

import pytest

from tests.journeys.test_first_call import Desk, desk, introduce
from tests.journeys.test_shift import work
from tests.journeys.test_shift_by_keys import worked
from tests.support.moused import Moused
from widgets.debrief.shift_page import ShiftPage

__all__ = ["desk"]


@pytest.mark.qt_log_ignore("does not support")  # offscreen, a list that opens is not raised
def test_a_call_and_two_chats_are_worked_to_their_debrief_by_mouse_alone(desk: Desk) -> None:
    introduce(desk)
    bridge, player = work(desk, "call-and-two-chats")
    page = desk.practice().page
    assert page is not None
    worked(desk, bridge, player, Moused(page, bridge))
    assert isinstance(desk.wait_for(ShiftPage), ShiftPage)
