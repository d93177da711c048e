"""How many examples are drawn at random: few in the plain run, many times as many in the long one (``DRAWN=20``)."""

from __future__ import annotations

import os
from typing import Any

from hypothesis import settings

TIMES = int(os.environ.get("DRAWN", "1"))


def drawn(examples: int, *parents: settings, **more: Any) -> settings:
    """The settings of a test that draws so many examples in the plain run."""
    return settings(*parents, max_examples=examples * TIMES, deadline=None, **more)
