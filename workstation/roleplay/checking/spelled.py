"""Numbers, days and amounts in the words people say them in, so that a spoken answer can be compared with a dossier.

Everything is folded: lower case, no accents, a space for each hyphen and apostrophe.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import cache

from workstation.folding import folded


def _listed(words: str) -> list[str]:
    return words.split()


# Each month's name in French, English and German.
_MONTHS = (
    ("janvier", "january", "januar"), ("fevrier", "february", "februar"), ("mars", "march", "marz"),
    ("avril", "april"), ("mai", "may"), ("juin", "june", "juni"), ("juillet", "july", "juli"), ("aout", "august"),
    ("septembre", "september"), ("octobre", "october", "oktober"), ("novembre", "november"),
    ("decembre", "december", "dezember"),
)  # fmt: skip
_FRENCH = _listed(
    "zero un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize"
    " dix_sept dix_huit dix_neuf"
)
_FRENCH_TENS = {2: "vingt", 3: "trente", 4: "quarante", 5: "cinquante", 6: "soixante"}
_ENGLISH = _listed(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen"
    " seventeen eighteen nineteen"
)
_ENGLISH_TENS = _listed("twenty thirty forty fifty sixty seventy eighty ninety")
_ENGLISH_ORDINALS = {1: "first", 2: "second", 3: "third", 5: "fifth", 8: "eighth", 9: "ninth", 12: "twelfth"}
_GERMAN = _listed(
    "null ein zwei drei vier funf sechs sieben acht neun zehn elf zwolf dreizehn vierzehn funfzehn sechzehn"
    " siebzehn achtzehn neunzehn"
)
_GERMAN_TENS = _listed("zwanzig dreissig vierzig funfzig sechzig siebzig achtzig neunzig")
_GERMAN_ORDINALS = {1: "erst", 3: "dritt", 7: "siebt"}


def flat(text: str) -> str:
    """The text folded, with single spaces."""
    return " ".join(re.sub("[-']", " ", folded(text)).split())


def holds(text: str, words: str) -> bool:
    """Whether a folded text holds the words, whole."""
    return _whole(words).search(text) is not None


@cache
def _whole(words: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w){re.escape(words)}(?!\w)")


@cache
def number(n: int) -> tuple[str, ...]:
    """The ways of saying a number below 100, figures first."""
    tens, units = divmod(n, 10)
    if n < 20:
        return str(n), _french(n), _ENGLISH[n], _GERMAN[n] + ("s" if n == 1 else "")
    english = _ENGLISH_TENS[tens - 2] + (f" {_ENGLISH[units]}" if units else "")
    return str(n), _french(n), english, (f"{_GERMAN[units]}und" if units else "") + _GERMAN_TENS[tens - 2]


def _french(n: int) -> str:
    if n < 20:
        return _FRENCH[n].replace("_", " ")
    tens, units = divmod(n, 10)
    if tens < 7:
        base, rest = _FRENCH_TENS[tens], units
    else:
        base, rest = ("soixante", n - 60) if tens == 7 else ("quatre vingt", n - 80)
    if not rest:
        return base + ("s" if n == 80 else "")
    joint = " et " if rest in (1, 11) and tens < 8 else " "
    return base + joint + _french(rest)


def _days(n: int) -> Iterator[str]:
    yield from number(n)
    yield from (f"{n:02}", f"{n}.", f"{n}er", *(f"{n}{ending}" for ending in ("st", "nd", "rd", "th")))
    if n == 1:
        yield "premier"
    tens, units = divmod(n, 10)
    last = n if n < 20 else units
    if last:
        ordinal = _ENGLISH_ORDINALS.get(last, _ENGLISH[last] + "th")
        yield f"{_ENGLISH_TENS[tens - 2]} {ordinal}" if n > 20 else ordinal
    else:
        yield _ENGLISH_TENS[tens - 2][:-1] + "ieth"
    stem = _GERMAN_ORDINALS.get(n, number(n)[-1] + ("t" if n < 20 else "st"))
    yield from (stem + ending for ending in ("e", "er", "en"))


def _months(n: int) -> Iterator[str]:
    yield from _MONTHS[n - 1]
    yield f"{n:02}"
    yield from number(n)


def _years(n: int) -> Iterator[str]:
    century, rest = divmod(n, 100)
    short = number(rest)
    french, english, german = short[1:] if rest else ("", "", "")
    thousand = "deux mille" if century == 20 else "mille neuf cent"
    for start in (thousand, "dix neuf cent"):
        yield f"{start} {french}".strip()
    yield f"{'twenty' if century == 20 else 'nineteen'} {english}".strip()
    yield f"two thousand and {english}" if rest else "two thousand"
    yield f"{'zweitausend' if century == 20 else 'neunzehnhundert'}{german}"
    yield from (str(n), f"{rest:02}", *(short[1:] if rest else ()))


def tells_day(text: str, day: date) -> bool:
    """Whether a folded text tells the day, the month and the year. Each word serves once, the year's first."""
    parts = re.sub(r"(?<=\d)[/.](?=\d)", " ", text)
    for forms in (_years(day.year), _months(day.month), _days(day.day)):
        found = next((m for form in forms if (m := _last(form, parts))), None)
        if found is None:
            return False
        parts = f"{parts[: found.start()]} | {parts[found.end() :]}"
    return True


def _last(form: str, text: str) -> re.Match[str] | None:
    """The last place where the words stand, and so the year of 3/3/03."""
    return max(_whole(form).finditer(text), key=lambda found: found.start(), default=None)


def tells_amount(text: str, cents: int) -> bool:
    """Whether a folded text tells an amount, in figures or in words."""
    euros, rest = divmod(abs(cents), 100)
    figures = re.sub(r"(?<=\d) (?=\d{3}(?!\d))", "", text)
    found = [f"{euros},{rest:02}", f"{euros}.{rest:02}", f"{euros} euros {rest:02}", f"{euros} € {rest:02}"]
    if not rest:
        found += [f"{euros} euros", f"{euros} €", f"{euros}€", f"€{euros}"]
    elif euros < 100:
        pairs = zip(number(euros), number(rest), strict=True)
        found += [f"{one}{unit}{other}" for one, other in pairs for unit in (" ", " euros ", " euro ", " euros et ")]
    if not rest and euros < 100:
        found += [f"{one} euro{ending}" for one in number(euros) for ending in ("", "s")]
    return any(holds(figures, words) for words in found)
