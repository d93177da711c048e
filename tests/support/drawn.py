"""How many examples are drawn at random: few in the plain run, many times as many in the long one (``DRAWN=20``)."""

from __future__ import annotations

import os
from typing import Any

from hypothesis import HealthCheck, settings

TIMES = int(os.environ.get("DRAWN", "1"))


def drawn(examples: int, *parents: settings, **more: Any) -> settings:
    """The settings of a test that draws so many examples in the plain run. No machine is too slow for it."""
    known = parents[0].suppress_health_check if parents else ()
    allowed = [*known, *more.pop("suppress_health_check", ()), HealthCheck.too_slow]
    return settings(
        *parents,
        max_examples=examples * TIMES,
        deadline=None,
        suppress_health_check=list(dict.fromkeys(allowed)),
        **more,
    )
