"""Amounts of the dated table of figures that the inhabitants' money keeps to (plafonds et frais réglementés)."""

from __future__ import annotations

import re
from functools import lru_cache

from workstation.content.dates import REFERENCE_DATE
from workstation.content.figures import read_figures, standing_on
from workstation.paths import SCRIPTS

FIGURES = "figures.yaml"
CEILINGS = {
    "livret_a": "livret_a_ceiling",
    "ldds": "ldds_ceiling",
    "lep": "lep_ceiling",
    "livret_jeune": "youth_ceiling",
    "cel": "cel_ceiling",
    "pel": "pel_ceiling",
}
"""Kind of savings book → the figure that says how much may be paid into it."""


@lru_cache(maxsize=1)
def _standing() -> dict[str, str]:
    path = SCRIPTS / FIGURES
    found = standing_on(read_figures(path.read_text(encoding="utf-8"), str(path)), REFERENCE_DATE)
    return {name: figure.value for name, figure in found.items()}


@lru_cache(maxsize=64)
def cents(figure: str) -> int:
    """The amount of a figure in cents, on the dataset's reference date. Raises ``KeyError`` for an unknown one."""
    euros, _, rest = re.sub(r"[^\d,]", "", _standing()[figure]).partition(",")
    return int(euros) * 100 + int((rest + "00")[:2])


def ceiling(kind: str) -> int | None:
    """The most that may be paid into a savings book of that kind, in cents; None where the law sets none."""
    return cents(CEILINGS[kind]) if kind in CEILINGS else None
