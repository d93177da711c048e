"""Telephone numbers as they are compared."""

from __future__ import annotations

NATIONAL_LENGTH = 10


def phone_digits(text: str) -> str:
    """The national form of a French number, digits only: ``+33 6 39 98 41 07`` gives ``0639984107``."""
    digits = "".join(c for c in text if c in "0123456789")
    if text.strip().startswith("+33"):
        return "0" + digits[2:].removeprefix("0")
    if digits.startswith("0033") and len(digits) > NATIONAL_LENGTH:
        return "0" + digits[4:].removeprefix("0")
    return digits
