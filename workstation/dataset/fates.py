"""What befell a client, and what they live on: drawn from the seed and the client's rank alone, whoever asks."""

from __future__ import annotations

from datetime import date
from hashlib import blake2b
from typing import NamedTuple

from workstation.dataset.households import YEAR
from workstation.dataset.lists import Lists
from workstation.dataset.record import ClientRecord

INCOMES = {
    "employee": (145_000, 260_000),
    "executive": (290_000, 720_000),
    "public": (175_000, 330_000),
    "independent": (120_000, 480_000),
    "student": (30_000, 110_000),
    "retired": (98_000, 285_000),
    "jobless": (54_000, 125_000),
    "minor": (1_000, 3_000),
}
"""Monthly income by stage of life, in cents, least and most: plausible, and no statistic."""

_OLD, _VERY_OLD = 70, 75
JOINT_CARD = 45
"""Of a hundred spouses with a joint account, how many have a card on it."""


class Fate(NamedTuple):
    """``kind``: death (recorded), death_reported, guardianship, strong_curatorship, curatorship, cheque_ban or nothing;
    ``day`` when it befell, counted from today.
    """

    kind: str = ""
    day: int = 0

    @property
    def still(self) -> bool:
        """Whether nothing moves on the client's own accounts since that day."""
        return self.kind in ("death", "death_reported")

    @property
    def represented(self) -> bool:
        """Whether somebody else runs the accounts."""
        return self.kind in ("guardianship", "strong_curatorship")


def _drawn(seed: int, client: str) -> int:
    return int.from_bytes(blake2b(f"{seed}/fate/{client}".encode(), digest_size=8).digest())


def income(seed: int, client: str, stage: str) -> int:
    """What comes in every month, in cents."""
    least, most = INCOMES[stage]
    return least + (_drawn(seed, client) & 0xFFFF_FFFF) % (most - least + 1)


def has_joint_card(seed: int, client: str) -> bool:
    """Whether a spouse has a card on the joint account: the other one's dossier shows what is paid with it."""
    return (_drawn(seed, client) >> 48) % 100 < JOINT_CARD


def fate_of(seed: int, client: str, age: int, *, joint: bool) -> Fate:
    """What befell an adult; nobody who shares an account, for that would befall the other dossier too."""
    if age < 18 or joint:
        return Fate()
    n = _drawn(seed, client) >> 32
    draw, long_ago = n % 1_000, n // 1_000
    if age > _OLD and draw < 12:
        return Fate("death", -10 - long_ago % 40)
    if age > _OLD and draw < 34:
        return Fate("death_reported", -3 - long_ago % 30)
    if age > _VERY_OLD and draw < 60:
        return Fate("guardianship" if draw % 2 else "strong_curatorship", -90 - long_ago % 1_500)
    if 900 <= draw < 908:
        kind = ("curatorship", "strong_curatorship", "curatorship", "guardianship")[draw % 4]
        return Fate(kind, -90 - long_ago % 1_500)
    return Fate("cheque_ban", -20 - long_ago % 300) if draw >= 985 else Fate()


def age_of(birth_date: str) -> int:
    """Full years at the end of the year ages are counted in."""
    return YEAR - date.fromisoformat(birth_date).year


def stage_of(record: ClientRecord, lists: Lists) -> str:
    """The stage of life that a client's profession tells."""
    if age_of(record.client.birth_date) < 18:
        return "minor"
    return lists.stages[record.client.profession]
