"""Session tests run twice: straight through, and with a crash before every command."""

from __future__ import annotations

import pytest

from tests.support.shift import Shift


@pytest.fixture(params=[False, True], ids=["straight", "crashing"])
def straight_and_crashing(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Both ways of living through the test."""
    monkeypatch.setattr(Shift, "crashes", request.param)
