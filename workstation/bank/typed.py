"""What is typed in the form of an act: a day, an amount, an account number… as it is kept, or why it can be none.

Each kind reads what people type and answers with the one way it is kept; what it cannot read it refuses with a code,
whose words stand beside the field.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import NamedTuple

from workstation.bank.telephones import NATIONAL_LENGTH, phone_digits
from workstation.folding import straightened

LONGEST = 300
"""Characters beyond which no kind reads on: an answer is the same for a page pasted by mistake."""

_DATE = re.compile(r"(\d{1,2})\s*[/.\- ]\s*(\d{1,2})\s*[/.\- ]\s*(\d{4}|\d{2})", re.ASCII)
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)
_AMOUNT = re.compile(r"(\d{1,9})(?:[.,](\d{1,2}))?", re.ASCII)
_MAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+")
_IBAN = re.compile(r"[A-Za-z]{2}\d{2}[A-Za-z0-9]{10,30}", re.ASCII)
_DIGITS = re.compile(r"\d+", re.ASCII)


class Unread(ValueError):
    """What was typed is no value of the kind: a code, and what its words need."""

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code)
        self.code, self.values = code, values


class Bounds(NamedTuple):
    """What is allowed: days from today, cents, or characters and digits, both ends included."""

    low: int
    high: int


def _day(text: str, bounds: Bounds, today: date) -> str:
    iso, found = _ISO.fullmatch(text), _DATE.fullmatch(text)
    if iso is None and found is None:
        raise Unread("not_a_day")
    year, month, number = map(int, iso.groups()) if iso else reversed([int(part) for part in found.groups()])  # type: ignore[union-attr]
    year += 2000 if year < 100 else 0
    if not 1 <= month <= 12 or not 1900 <= year <= 2100:
        raise Unread("not_a_day")
    if not 1 <= number <= (longest := calendar.monthrange(year, month)[1]):
        raise Unread("no_such_day", days=longest)
    day = date(year, month, number)
    ahead = (day - today).days
    if ahead > bounds.high:
        raise Unread("too_late_a_day")
    if ahead < bounds.low:
        raise Unread("too_early_a_day")
    return day.isoformat()


def _amount(text: str, bounds: Bounds, _today: date) -> str:
    bare = re.sub(r"\s|€|(?i:eur(?:os?)?)", "", text)
    found = _AMOUNT.fullmatch(bare)
    if found is None:
        raise Unread("not_an_amount")
    cents = int(found[1]) * 100 + int((found[2] or "").ljust(2, "0"))
    if not bounds.low <= cents <= bounds.high:
        raise Unread("amount_out_of_bounds", low=bounds.low // 100, high=bounds.high // 100)
    return f"{cents // 100}.{cents % 100:02d}" if cents % 100 else str(cents // 100)


def _iban(text: str, _bounds: Bounds, _today: date) -> str:
    from stdnum import iban  # imported late: few forms hold an account number
    from stdnum.exceptions import InvalidChecksum, ValidationError

    if not _IBAN.fullmatch(re.sub(r"[\s.\-]", "", text)):
        raise Unread("not_an_iban")
    try:
        return str(iban.validate(text))
    except InvalidChecksum as fault:
        raise Unread("iban_does_not_add_up") from fault
    except ValidationError as fault:
        raise Unread("not_an_iban") from fault


def _phone(text: str, _bounds: Bounds, _today: date) -> str:
    digits = phone_digits(text)
    if re.search(r"[^\d\s+().\-]", text, re.ASCII) or len(digits) != NATIONAL_LENGTH or not digits.startswith("0"):
        raise Unread("not_a_phone")
    return digits


def _mail(text: str, _bounds: Bounds, _today: date) -> str:
    if not _MAIL.fullmatch(text):
        raise Unread("not_a_mail")
    return text.lower()


def _digits(text: str, bounds: Bounds, _today: date) -> str:
    bare = re.sub(r"[\s.\-]", "", text)
    if not _DIGITS.fullmatch(bare) or not bounds.low <= len(bare) <= bounds.high:
        raise Unread("not_so_many_digits", low=bounds.low, high=bounds.high)
    return bare


def _words(text: str, bounds: Bounds, _today: date) -> str:
    if len(text) < bounds.low:
        raise Unread("too_short")
    if len(text) > bounds.high:
        raise Unread("too_long", most=bounds.high)
    return text


KINDS: Mapping[str, Callable[[str, Bounds, date], str]] = {
    "day": _day, "amount": _amount, "iban": _iban, "phone": _phone, "mail": _mail, "digits": _digits, "words": _words,
}  # fmt: skip
"""Kind of what is typed → how it is read. Each raises ``Unread``."""


EXAMPLES: Mapping[str, str] = {
    "day": "2026-11-20",
    "amount": "150",
    "iban": "FR7630006000011234567890189",
    "phone": "0639980077",
    "mail": "nom@example.fr",
    "digits": "7234561",
    "words": "12 rue des Lilas",
}
"""Kind of what is typed → something that may be, as it is kept. Digits are cut to their number."""


def read(kind: str, text: str, bounds: Bounds, today: date) -> str:
    """What was typed, as it is kept. Raises ``Unread``."""
    if len(text) > LONGEST:
        raise Unread("too_long", most=bounds.high if kind == "words" else LONGEST)
    plain = " ".join(text.split()) if kind == "words" else straightened(text).strip()
    if not straightened(text):
        raise Unread("empty")
    return KINDS[kind](plain, bounds, today)


def cents(amount: str) -> int:
    """An amount as it is kept, in cents; what an older log holds is in whole euros. Raises ``ValueError``."""
    euros, _, rest = amount.partition(".")
    return int(euros) * 100 + int(rest.ljust(2, "0") or "0")
