"""Client and phone numbers. No number made here can ring at somebody's home.

Phones come from the ranges the numbering plan keeps for works of fiction (ARCEP decision 2018-0881): 10,000 numbers
after each of six prefixes. The first thousand of each is left to the people of the role-plays. Once the ranges are
spent, numbers begin with ``00``, which no operator holds.
"""

from __future__ import annotations

from collections.abc import Iterator

from workstation.bank.kept import BEYOND_FICTION, FIRST_GENERATED_NUMBER, FIRST_GENERATED_PHONE, luhn
from workstation.content.personal import FICTION

MOBILE = next(prefix for prefix in FICTION if prefix.startswith("06"))
LANDLINES = {prefix[1]: prefix for prefix in FICTION if prefix != MOBILE}
FICTION_PREFIXES = (MOBILE, *LANDLINES.values())

_EACH = 10_000 - FIRST_GENERATED_PHONE
_STRIDE = 3_463
"""Coprime with 9,000: neighbours in the dataset don't get neighbouring numbers, and none comes twice."""

MOST_CLIENTS = 5_000_000
_NUMBER_STRIDE = 3_141_593
"""Coprime with 5,000,000."""

_REGIONS = {
    "1": ("75", "77", "78", "91", "92", "93", "94", "95"),
    "2": (
        "14", "18", "22", "27", "28", "29", "35", "36", "37", "41", "44", "45", "49", "50", "53", "56", "61", "72",
        "76", "85",
    ),
    "3": (
        "02", "08", "10", "21", "25", "51", "52", "54", "55", "57", "58", "59", "60", "62", "67", "68", "70", "71",
        "80", "88", "89", "90",
    ),
    "5": (
        "09", "12", "16", "17", "19", "23", "24", "31", "32", "33", "40", "46", "47", "64", "65", "79", "81", "82",
        "86", "87",
    ),
}  # fmt: skip
_REGION = {department: region for region, departments in _REGIONS.items() for department in departments}


def region(postcode: str) -> str:
    """The first digit after the 0 of a landline there; the south-east (4) has all that the others haven't."""
    return _REGION.get(postcode[:2], "4")


_HALVES = tuple(luhn(str(n)) for n in range(10_000))


def client_number(seed: int, index: int) -> str:
    """Eight digits, the last one a check; between 50000000 and 99999999, all different under one seed."""
    body = FIRST_GENERATED_NUMBER // 10 + (seed * 7_919 + index * _NUMBER_STRIDE) % MOST_CLIENTS
    high, low = divmod(body, 10_000)
    check = (_HALVES[high] + _HALVES[low]) % 10  # an even number of digits apart, so the halves just add up
    return f"{body}{check}"


def number_is_valid(number: str) -> bool:
    """Whether a client number's check digit agrees with the seven others."""
    return len(number) == 8 and number.isdigit() and luhn(number[:-1]) == int(number[-1])


def _range(prefix: str, seed: int) -> Iterator[str]:
    for i in range(_EACH):
        yield f"{prefix}{FIRST_GENERATED_PHONE + (seed + i * _STRIDE) % _EACH:04d}"


class PhoneBook:
    """Hands out each number once, in an order that depends on the seed and on who asked before."""

    def __init__(self, seed: int) -> None:
        self._ranges = {prefix: _range(prefix, seed) for prefix in FICTION_PREFIXES}
        self._beyond = 0

    def mobile(self, postcode: str) -> str:
        """A mobile number, or a landline once all mobiles are given."""
        return self._take(MOBILE) or self.landline(postcode)

    def landline(self, postcode: str) -> str:
        """A landline of that region, or any number left."""
        first = LANDLINES[region(postcode)]
        found = self._take(first)
        while not found and self._ranges:
            found = self._take(next(iter(self._ranges)))
        return found or self._nobody()

    def _take(self, prefix: str) -> str:
        numbers = self._ranges.get(prefix)
        found = next(numbers, "") if numbers else ""
        if numbers and not found:
            del self._ranges[prefix]
        return found

    def _nobody(self) -> str:
        self._beyond += 1
        return f"{BEYOND_FICTION}{10_000_000 + self._beyond * 7_368_787 % 80_000_000:08d}"
