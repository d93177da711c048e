"""What every test of a widget stands on."""

from __future__ import annotations

import gc
from collections.abc import Generator

import pytest


@pytest.fixture(autouse=True)
def _nothing_dies_of_old_age() -> Generator[None, None, None]:
    """Let nothing be collected until the test is over.

    Qt's offscreen platform may still have a focus event waiting for a window that Python collects: it then crashes. In
    the program windows belong to Qt, and are let go between two events.
    """
    gc.disable()
    yield
    gc.enable()
