"""Numbers told apart by what they are: a card, an IBAN, a telephone, a SIRET, a date, an hour, an amount.

A note is full of numbers that are no secret: references, dates, mandates, telephones. Each is known by its own key
(Luhn, the IBAN's, the SIRET's), its shape, and the word that announces it, so that none is taken for a card.
Everything here reads folded text (``workstation.folding.folded``), in which all separators are already alike.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from functools import lru_cache
from typing import NamedTuple

from stdnum import iban as stdnum_iban
from stdnum import luhn
from stdnum.fr import siret

# One to three signs between two groups of digits: any but those that make an amount or a share of a number.
_GAP = r"(?:[^\w\n€$£%+]|_){1,3}"
_CARD = re.compile(rf"(?<![\d+])(?:\d{{4}}(?:{_GAP}\d{{4}}){{3}}|\d{{4}}{_GAP}\d{{6}}{_GAP}\d{{5}}|\d{{13,19}})(?!\d)")
_CHAIN = re.compile(rf"(?<![\d+])\d+(?:{_GAP}\d+)+(?!\d)")
_IBAN = re.compile(r"(?<!\w)[a-z]{2}[^\w\n]{0,3}\d{2}(?=(?:[^\w\n]{0,3}[a-z0-9]){11})")
_RIB = re.compile(rf"(?<!\d)\d{{5}}{_GAP}\d{{5}}{_GAP}[a-z0-9]{{11}}{_GAP}\d{{2}}(?!\w)|(?<!\d)\d{{23}}(?!\d)")
_PHONE = re.compile(
    r"(?<![\w+])(?:(?:\+|00)[ ]?33(?:[ ]?\(0\))?(?:[^\w\n]|_){0,3}|0)[1-9](?:(?:[^\w\n]|_){0,3}\d{2}){4}(?!\d)"
    r"|(?<![\w+])\+\d{1,3}(?:[ .()/-]{0,3}\d){6,12}(?!\d)"
)
MONTHS = {
    "janvier": 1, "fevrier": 2, "mars": 3, "avril": 4, "mai": 5, "juin": 6, "juillet": 7, "aout": 8, "septembre": 9,
    "octobre": 10, "novembre": 11, "decembre": 12, "january": 1, "february": 2, "march": 3, "april": 4, "may": 5,
    "june": 6, "july": 7, "august": 8, "september": 9, "october": 10, "november": 11, "december": 12, "januar": 1,
    "februar": 2, "marz": 3, "maerz": 3, "juni": 6, "juli": 7, "oktober": 10, "dezember": 12, "janv": 1, "fevr": 2,
    "fev": 2, "avr": 4, "juil": 7, "sept": 9, "oct": 10, "nov": 11, "dec": 12, "jan": 1, "feb": 2, "apr": 4, "aug": 8,
    "okt": 10, "dez": 12,
}  # fmt: skip
_NAMES = "|".join(sorted(MONTHS, key=len, reverse=True))
_DATE = re.compile(
    r"(?<!\d)(?<!\d[./-])(?P<d>\d{1,2})(?P<s>[ ]?[./-][ ]?)(?P<m>\d{1,2})(?P=s)(?P<y>\d{4}|\d{2})(?![./-]?\d)"
    r"|(?<!\d)(?P<y2>\d{4})(?P<s2>[./-]?)(?P<m2>\d{2})(?P=s2)(?P<d2>\d{2})(?!\d)"
    rf"|(?<!\d)(?P<d3>\d{{1,2}})(?:er|st|nd|rd|th|\.)?[ ](?:of )?(?P<m3>{_NAMES})(?!\w)"
    r"\.?(?:,?[ ](?P<y3>\d{4})(?!\d))?"
    rf"|(?<!\w)(?P<m4>{_NAMES})[ ](?P<d4>\d{{1,2}})(?:st|nd|rd|th)?(?!\w)(?:,?[ ](?P<y4>\d{{4}})(?!\d))?"
    r"|(?<![\d/])(?P<d5>\d{1,2})/(?P<m5>\d{1,2})(?![\d/])"
)
_HOUR = re.compile(r"(?<!\d)(?:[01]?\d|2[0-3])[ ]?(?:h|:|uhr)[ ]?(?:[0-5]\d)?(?!\w)")
_GROUPED = r"\d{1,3}(?:[ .']\d{3})+(?!\d)|\d{1,3}(?:,\d{3})+(?![\d])|\d+"
_MONEY = re.compile(
    rf"(?<![\d.,])(?P<n>(?:{_GROUPED})(?:[.,]\d{{1,2}})?)[ ]?(?P<u>€|euros?\b|eur\b|%|pour cent\b)"
    r"(?:[ ]?(?P<c>\d{2})(?!\d))?"
    rf"|(?P<u2>[€£$])[ ]?(?P<n2>(?:{_GROUPED})(?:[.,]\d{{1,2}})?)(?!\d)"
)
_THOUSANDS = re.compile(r"(?<![\d.,])[1-9]\d{0,2}(?:[ ]\d{3})+(?:,\d{1,2})?(?!\d)")
_SIRET = re.compile(r"(?<!\d)\d{3}[ .]?\d{3}[ .]?\d{3}[ .]?\d{5}(?!\d)")
_PLAIN = re.compile(r"(?<![\d.,])\d+(?:[.,]\d+)?(?!\d)")
# What begins the numbers of payment cards (ISO/IEC 7812, networks' ranges).
_ISSUER = re.compile(r"(?:4|5|6|3[0-9]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720)")
_SHAPES = {"fr": 27, "mc": 27, "de": 22, "gb": 22, "be": 16, "es": 24, "it": 27, "lu": 20, "ch": 21, "nl": 18, "pt": 25}
# The word that announces a number says what it is: the nearest one before it, else just after it.
_ANNOUNCED = re.compile(
    r"(?<!\w)(?:(?P<card>cartes?|cb|visa|mastercard|amex|cards?|karten?|kreditkarten?(?:nummer)?|kartennummer|pan)"
    r"|dossiers?|sinistres?|ref|refs|references?|reference|rum|mandats?|contrats?|siren|siret|tva|factures?|commandes?"
    r"|tickets?|incidents?|reclamations?|enregistree?s?|enregistrement|virements?|paiements?|achats?|retraits?"
    r"|operations?|montants?|tel|telephones?|rappels?|rappeler|mobiles?|fixe|comptes?|ics|declaration|suivi|colis"
    r"|file|case|claim|mandate|invoice|order|phone|transfers?|akte|vorgang|mandat|rechnung|referenz|telefon)(?!\w)"
)
_BEFORE, _AFTER = 60, 20


class Number(NamedTuple):
    """A number of a folded text. ``kind``: card, iban, phone, siret, date, hour, amount, number.

    ``value`` compares by what it is: digits, ``2026-12-01`` or ``12-01`` for a date, ``86.00 €`` for an amount.
    """

    kind: str
    value: str
    start: int
    end: int


@lru_cache(maxsize=2_048)
def numbers(plain: str) -> tuple[Number, ...]:
    """Every number of a folded text, in reading order; what is part of one is part of no other."""
    found: list[Number] = []
    taken = bytearray(len(plain))

    def take(matches: Iterator[Number]) -> None:
        for one in matches:
            if not any(taken[one.start : one.end]):
                taken[one.start : one.end] = b"\1" * (one.end - one.start)
                found.append(one)

    if not any(sign.isdigit() for sign in plain):
        return ()
    for read in _READERS:
        take(read(plain))
    return tuple(sorted(found, key=lambda one: one.start))


def digits(text: str) -> str:
    """The digits alone."""
    return "".join(filter(str.isdigit, text))


def _ibans(plain: str) -> Iterator[Number]:
    for begun in _IBAN.finditer(plain):
        signs = [at for at in range(begun.start(), min(len(plain), begun.start() + 80)) if plain[at].isalnum()]
        compact = "".join(plain[at] for at in signs)
        for length in range(min(34, len(signs)), 14, -1):
            last = signs[length - 1]
            if plain[last + 1 : last + 2].isalnum() or "\n" in plain[begun.start() : last]:
                continue
            shaped = _SHAPES.get(compact[:2]) == length and 3 * len(digits(compact[4:length])) >= 2 * (length - 4)
            if shaped or stdnum_iban.is_valid(compact[:length].upper()):
                yield Number("iban", compact[:length], begun.start(), last + 1)
                break
    for found in _RIB.finditer(plain):
        yield Number("iban", "".join(filter(str.isalnum, found[0])), found.start(), found.end())


def _cards(plain: str) -> Iterator[Number]:
    for found in _CARD.finditer(plain):
        shaped = len(found[0]) > len(digits(found[0]))
        if _is_card(plain, found, shaped):
            yield Number("card", digits(found[0]), found.start(), found.end())


def _odd_cards(plain: str) -> Iterator[Number]:
    """A card's digits in groups of any length."""
    for found in _CHAIN.finditer(plain):
        if 13 <= len(digits(found[0])) <= 19 and _is_card(plain, found, shaped=False):
            yield Number("card", digits(found[0]), found.start(), found.end())


def _is_card(plain: str, found: re.Match[str], shaped: bool) -> bool:
    """By its key and its length; by the word « carte » alone when a digit was mistyped; never against its own word."""
    number = digits(found[0])
    if not _ISSUER.match(number):
        return False
    adds_up = luhn.is_valid(number)
    match _announced(plain, found.start(), found.end()):
        case "card":
            return adds_up or len(number) in (15, 16)
        case "other":
            return adds_up and shaped
        case _:
            return (adds_up and (len(number) != 14 or not siret.is_valid(number))) or (shaped and len(number) == 16)


def _announced(plain: str, start: int, end: int) -> str:
    """What the nearest word says a number is: card, other, or nothing."""
    before = re.split(r"[.;!?\n](?!\w)", plain[max(0, start - _BEFORE) : start])[-1]
    word = max(_ANNOUNCED.finditer(before), key=re.Match.start, default=None)
    word = word or _ANNOUNCED.match(plain[end : end + _AFTER].lstrip(" ,(:-"))
    return ("card" if word["card"] else "other") if word else ""


def _phones(plain: str) -> Iterator[Number]:
    for found in _PHONE.finditer(plain):
        number = digits(found[0])
        for prefix in ("0033", "33"):
            if not found[0].startswith("0") or prefix == "0033":
                number = re.sub(rf"\A{prefix}0?(?=\d{{9}}\Z)", "0", number)
        yield Number("phone", number, found.start(), found.end())


def _dates(plain: str) -> Iterator[Number]:
    for found in _DATE.finditer(plain):
        got = found.groupdict()
        day = got["d"] or got["d2"] or got["d3"] or got["d4"] or got["d5"]
        month = got["m"] or got["m2"] or got["m5"] or str(MONTHS[got["m3"] or got["m4"]])
        year = got["y"] or got["y2"] or got["y3"] or got["y4"] or ""
        year = f"20{year}" if len(year) == 2 else year
        try:
            checked = date(int(year or 2024), int(month), int(day))
        except ValueError:
            continue
        if year and not 1900 <= checked.year < 2100:
            continue
        text = f"{checked.month:02d}-{checked.day:02d}"
        yield Number("date", f"{year}-{text}" if year else text, found.start(), found.end())


def _hours(plain: str) -> Iterator[Number]:
    for found in _HOUR.finditer(plain):
        hour, _, minutes = re.sub(r"\D+", " ", found[0]).strip().partition(" ")
        yield Number("hour", f"{int(hour):02d}:{minutes or '00'}", found.start(), found.end())


def _amounts(plain: str) -> Iterator[Number]:
    for found in _MONEY.finditer(plain):
        unit = found["u"] or found["u2"]
        unit = "%" if unit.startswith(("%", "pour")) else unit if unit in "£$" else "€"
        written = found["n"] or found["n2"]
        value = decimal(written)
        if found["c"] and "." not in value and unit == "€":  # « 86 € 50 »
            value = f"{value}.{found['c']}"
        yield Number("amount", f"{_trimmed(value)} {unit}", found.start(), found.end())


def _of(pattern: re.Pattern[str], kind: str, value: Callable[[str], str]) -> Callable[[str], Iterator[Number]]:
    def read(plain: str) -> Iterator[Number]:
        return (Number(kind, value(one[0]), one.start(), one.end()) for one in pattern.finditer(plain))

    return read


def _sirets(plain: str) -> Iterator[Number]:
    for found in _SIRET.finditer(plain):
        if siret.is_valid(digits(found[0])):
            yield Number("siret", digits(found[0]), found.start(), found.end())


def decimal(written: str) -> str:
    """A number as written, French or English: ``1 250,50`` and ``1,250.50`` give ``1250.50``."""
    compact = re.sub(r"[ ']", "", written)
    whole, sign, cents = compact.rpartition(max(",", ".", key=compact.rfind))
    if not sign or len(cents) > 2:
        return re.sub(r"[.,]", "", compact)
    return re.sub(r"[.,]", "", whole) + "." + cents


def _trimmed(value: str) -> str:
    """``86.00`` and ``86.0`` are ``86``; ``042`` keeps its nought, which no amount has."""
    return value.rstrip("0").rstrip(".") if "." in value else value


def _plain_value(written: str) -> str:
    return _trimmed(decimal(written)) if re.search(r"[ .,]", written) else written


# In this order: what a key proves first, then what a shape tells, then what is left.
_READERS: tuple[Callable[[str], Iterator[Number]], ...] = (
    _ibans, _cards, _dates, _phones, _hours, _amounts, _sirets, _of(_THOUSANDS, "number", _plain_value), _odd_cards,
    _of(_PLAIN, "number", _plain_value),
)  # fmt: skip
