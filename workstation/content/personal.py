"""What in a text could be somebody’s: account and card numbers that add up, telephone numbers and addresses in use.

Training content holds invented people only. Telephone numbers come from the ranges that the French numbering plan keeps
for works of fiction (ARCEP decision 2018-0881), e-mail addresses from the domains kept for examples (RFC 2606).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

FICTION = ("063998", "019900", "026191", "035301", "046571", "053649")
_EXAMPLES = re.compile(r"(^|\.)(example(\.[a-z]+)?|test|invalid|localhost)\Z")

_HOLDS_ANY = re.compile(r"[\d@]")
_GAP = r"[ \u00a0\u202f.-]?"
_IBAN = re.compile(rf"\b[A-Z]{{2}}\d{{2}}(?:{_GAP}[A-Z0-9]){{11,30}}")
_CARD = re.compile(rf"(?<!\d)(?:\d{_GAP}){{12,18}}\d(?!\d)")
_PHONE = re.compile(rf"(?<![\d+])(?:\+33{_GAP}(?:\(0\))?|0033{_GAP}|0)([1-9])((?:{_GAP}\d){{8}})(?!\d)")
_MAIL = re.compile(r"[\w.+-]+@([\w-]+(?:\.[\w-]+)+)")


def real_looking(text: str) -> Iterator[str]:
    """Each part of the text that looks like somebody's own number or address."""
    if not _HOLDS_ANY.search(text):
        return
    for found in _IBAN.finditer(text):
        if _iban_adds_up(found[0]):
            yield found[0]
    for found in _CARD.finditer(text):
        if _card_adds_up(re.sub(r"\D", "", found[0])):
            yield found[0]
    for found in _PHONE.finditer(text):
        if not f"0{found[1]}{re.sub(r'[^0-9]', '', found[2])}".startswith(FICTION):
            yield found[0]
    for found in _MAIL.finditer(text):
        if not _EXAMPLES.search(found[1].lower()):
            yield found[0]


def _iban_adds_up(written: str) -> bool:
    """ISO 13616: the country and its check digits moved to the end, letters as numbers, the rest by 97 is 1."""
    letters = re.sub(r"[^A-Z0-9]", "", written)
    # The words that follow may have been taken along: the number is as long as the first length that adds up.
    return any(
        int("".join(str(int(ch, 36)) for ch in letters[4:end] + letters[:4])) % 97 == 1
        for end in range(15, len(letters) + 1)
    )


def _card_adds_up(digits: str) -> bool:
    """ISO/IEC 7812-1 (Luhn). A row of noughts adds up too, and is nobody's."""
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit)
        if place % 2:
            value = value * 2 - 9 if value > 4 else value * 2
        total += value
    return total % 10 == 0 and len(set(digits)) > 1
