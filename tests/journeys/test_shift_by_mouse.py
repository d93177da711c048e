"""A whole shift through the real window by mouse alone: a call, chats, e-mails, to its debrief."""

from __future__ import annotations

import pytest

from tests.journeys.test_first_call import Desk, desk, introduce
from tests.journeys.test_shift_by_keys import SHIFTS, taken, worked
from tests.support.moused import Moused
from widgets.debrief.shift_page import ShiftPage

__all__ = ["desk"]


@pytest.mark.qt_log_ignore("does not support")  # offscreen, a list that opens is not raised
@pytest.mark.parametrize("shift", SHIFTS)
def test_a_shift_is_worked_to_its_debrief_by_mouse_alone(desk: Desk, shift: str) -> None:
    introduce(desk)
    bridge, player = taken(desk, shift)
    page = desk.practice().page
    assert page is not None
    worked(desk, bridge, player, Moused(page, bridge))
    assert isinstance(desk.wait_for(ShiftPage), ShiftPage)
