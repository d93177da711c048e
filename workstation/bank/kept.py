"""Numbers and addresses set aside: those that generated clients never have, and that people of role-plays may.

Each kind is parted by how it is written, so whoever is generated and whoever is written never meet, whatever the seed,
the size and the role-play. Generated clients have telephone numbers from a thousand on in each range kept for fiction,
client numbers from 50000000 on, addresses in one domain, and accounts and cards whose four last digits add up (Luhn).
"""

from __future__ import annotations

from workstation.bank.telephones import NATIONAL_LENGTH, phone_digits
from workstation.content.personal import FICTION

FIRST_GENERATED_PHONE = 1_000
"""Of the four digits after each prefix of ``FICTION``; those below are set aside."""

BEYOND_FICTION = "00"
"""How generated numbers begin once the ranges are spent: no operator holds such a number."""

FIRST_GENERATED_NUMBER = 50_000_000
"""Of the client numbers, eight digits."""

GENERATED_DOMAIN = "exemple.invalid"
"""Of the e-mail addresses."""


def luhn(digits: str) -> int:
    """The check digit of a run of digits (Luhn, ISO/IEC 7812-1): one wrong digit, or two swapped, no longer add up."""
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit)
        if place % 2 == 0:
            value = value * 2 - 9 if value > 4 else value * 2
        total += value
    return -total % 10


GENERATED_TAILS = tuple(f"{n:03d}{luhn(f'{n:03d}')}" for n in range(1_000))
"""The last four digits that a generated account or card may have."""


def phone_is_kept(number: str) -> bool:
    """Whether no generated client has this telephone number."""
    digits = phone_digits(number)
    if len(digits) != NATIONAL_LENGTH:
        return True
    generated = digits.startswith(FICTION) and int(digits[-4:]) >= FIRST_GENERATED_PHONE
    return not (generated or digits.startswith(BEYOND_FICTION))


def client_number_is_kept(number: str) -> bool:
    """Whether no generated client has this client number."""
    digits = "".join(filter(str.isdecimal, number))
    return len(digits) != len(str(FIRST_GENERATED_NUMBER)) or int(digits) < FIRST_GENERATED_NUMBER


def mail_is_kept(address: str) -> bool:
    """Whether no generated client has this e-mail address."""
    return not address.strip().lower().endswith(f"@{GENERATED_DOMAIN}")


def tail_is_kept(tail: str) -> bool:
    """Whether no generated account or card ends with these digits."""
    return tail.strip() not in GENERATED_TAILS
