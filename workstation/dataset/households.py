"""Who lives together: people of one household share a surname, an address and sometimes a telephone."""

from __future__ import annotations

from dataclasses import dataclass

from workstation.dataset.dice import Dice
from workstation.dataset.lists import Lists, Town

YEAR = 2026
"""The year ages are counted in: birth dates are real ones and don't move with the day of the session."""

_MONTH_LENGTHS = (31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_WORK = ((52, "employee"), (70, "executive"), (83, "public"), (92, "independent"), (100, "jobless"))
"""Of a hundred adults of working age, how many up to each."""


@dataclass(slots=True)
class Member:
    """One person of a household, before the bank knows them. ``income`` is known with their rank among all."""

    woman: bool
    first_name: str
    last_name: str
    birth_year: int
    birth_date: str
    stage: str
    profession: str
    role: str
    income: int = 0

    @property
    def age(self) -> int:
        """Full years at the end of the year ages are counted in."""
        return YEAR - self.birth_year


@dataclass(slots=True)
class Household:
    """People at one address; the first is never a minor. ``couple`` holds when the second is their spouse."""

    members: list[Member]
    street: str
    town: Town
    couple: bool


def _era(birth_year: int) -> int:
    if birth_year < 1960:
        return 1900
    return 1960 if birth_year < 1985 else 1985


def _stage(dice: Dice, age: int) -> str:
    if age < 18:
        return "minor"
    if age >= 64 or (age >= 60 and dice.chance(30)):
        return "retired"
    if age < 25:
        return "student" if dice.chance(60) else "employee"
    draw = dice.below(100)
    return next(stage for below, stage in _WORK if draw < below)


def _member(dice: Dice, lists: Lists, age: int, woman: bool, surname: str, role: str) -> Member:
    year = YEAR - age
    born = dice.next()
    month = born % 12
    stage = _stage(dice, age)
    profession = dice.pick(lists.professions[stage])
    if stage == "minor":
        profession = lists.professions["minor"][age >= 15]
    return Member(
        woman=woman,
        first_name=dice.pick(lists.first_names["female" if woman else "male", _era(year)]),
        last_name=surname,
        birth_year=year,
        birth_date=f"{year}-{month + 1:02d}-{born // 12 % _MONTH_LENGTHS[month] + 1:02d}",
        stage=stage,
        profession=profession[woman],
        role=role,
    )


def _head_age(dice: Dice) -> int:
    draw = dice.below(100)
    if draw < 18:
        return dice.between(18, 29)
    if draw < 55:
        return dice.between(30, 49)
    return dice.between(50, 69) if draw < 82 else dice.between(70, 94)


def _children(dice: Dice, lists: Lists, mother_age: int, surname: str) -> list[Member]:
    """Children old enough to be clients themselves (12) and young enough to live at home (22)."""
    children = []
    for _ in range(dice.between(1, 2)):
        age = dice.between(12, 22)
        if mother_age - age >= 20:
            children.append(_member(dice, lists, age, dice.chance(50), surname, "child"))
    return children


def make_household(dice: Dice, lists: Lists) -> Household:
    """A household, all of it drawn from ``dice``."""
    age = _head_age(dice)
    woman = dice.chance(52)
    surname = dice.pick(lists.surnames)
    members = [_member(dice, lists, age, woman, surname, "head")]
    couple = age >= 22 and dice.chance(48)
    if couple:
        other_name = dice.pick(lists.surnames) if dice.chance(18) else surname
        other_age = max(20, age + dice.between(-6, 5))
        members.append(_member(dice, lists, other_age, woman ^ (not dice.chance(3)), other_name, "spouse"))
    if 34 <= age <= 62 and dice.chance(42 if couple else 18):
        members.extend(_children(dice, lists, min(m.age for m in members), surname))
    street = f"{dice.between(1, 140)} {dice.pick(lists.road_kinds)} {dice.pick(lists.road_names)}"
    return Household(members, street, dice.pick(lists.towns), couple)
