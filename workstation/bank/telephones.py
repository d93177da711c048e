"""Telephone numbers as they are compared."""

from __future__ import annotations

from workstation.folding import folded

NATIONAL_LENGTH = 10
_ABROAD = 11  # digits of a French number after its country, the 0 left out: 33 6 39 98 41 07


def phone_digits(text: str) -> str:
    """The national form of a French number, digits only: ``(+33) 6 39 98 41 07`` gives ``0639984107``.

    The country may be written ``+33``, ``0033`` or ``33``, the 0 left out or not; a number begun is read as far as it
    goes, and ``33`` alone is the country only where a whole number follows.
    """
    plain = folded(text)
    digits = "".join(filter(str.isdigit, plain))
    if plain.lstrip("( ").startswith("+33"):
        return "0" + digits[2:].removeprefix("0")
    if digits.startswith("0033") and len(digits) > NATIONAL_LENGTH:
        return "0" + digits[4:].removeprefix("0")
    rest = digits.removeprefix("33")
    if rest != digits and len("33" + rest.removeprefix("0")) == _ABROAD:
        return "0" + rest.removeprefix("0")
    return digits
