"""Which dataset: what a file holds, and which generator made it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

GENERATOR_VERSION = 3
"""Raised by one whenever the same seed would make other people, or the same people would be found otherwise."""


@dataclass(frozen=True)
class DatasetInfo:
    """Which dataset a file holds. Sessions start on or after ``reference_date``; ``built`` once it is whole."""

    version: int
    seed: int
    size: int
    reference_date: date
    built: bool = True
