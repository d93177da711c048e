"""Amounts, clocks and dates as a reader writes them, French typography included."""

from __future__ import annotations

from datetime import date, timedelta

NARROW = "\u202f"
NO_BREAK = "\u00a0"

_DAYS = {
    "fr": ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"),
    "en": ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
    "de": ("Montag", "Dienstag", "Mittwoch", "Donnerstag", "Freitag", "Samstag", "Sonntag"),
}
_MONTHS = {
    "fr": (
        "janvier", "février", "mars", "avril", "mai", "juin",
        "juillet", "août", "septembre", "octobre", "novembre", "décembre",
    ),
    "en": (
        "January", "February", "March", "April", "May", "June",
        "July", "August", "September", "October", "November", "December",
    ),
    "de": (
        "Januar", "Februar", "März", "April", "Mai", "Juni",
        "Juli", "August", "September", "Oktober", "November", "Dezember",
    ),
}  # fmt: skip

_GERMAN_MONTHS = (
    "Januar", "Februar", "März", "April", "Mai", "Juni",
    "Juli", "August", "September", "Oktober", "November", "Dezember",
)  # fmt: skip

_EVENING = 17 * 60
"""From which minute of the day an evening is wished."""
_WISHES = {
    "fr": ("bonne journée", "bonne soirée"),
    "en": ("a good day", "a good evening"),
    "de": ("einen schönen Tag", "einen schönen Abend"),
}


def money(cents: int, language: str = "fr") -> str:
    """An amount of euros: ``2 314,08 €`` in French, ``€2,314.08`` in English."""
    sign = "\u2212" if cents < 0 else ""
    euros, rest = divmod(abs(cents), 100)
    if language == "fr":
        return f"{sign}{euros:,}".replace(",", NARROW) + f",{rest:02d}{NO_BREAK}€"
    return f"{sign}€{euros:,}.{rest:02d}"


def whole(number: int, language: str = "fr") -> str:
    """A whole number: ``3 000`` in French, ``3,000`` in English."""
    return f"{number:,}".replace(",", NARROW) if language == "fr" else f"{number:,}"


def clock(millis: int) -> str:
    """A running time: ``0:44``, ``12:07``, ``1:02:03``."""
    total = max(0, millis) // 1000
    hours, rest = divmod(total, 3600)
    return f"{hours}:{rest // 60:02d}:{rest % 60:02d}" if hours else f"{rest // 60}:{rest % 60:02d}"


def hour(start_minutes: int, millis: int) -> str:
    """The wall time inside the session: ``09:41``. ``start_minutes`` counts from midnight."""
    minutes = start_minutes + millis // 60_000
    return f"{minutes // 60 % 24:02d}:{minutes % 60:02d}"


def parting_wish(start_minutes: int, millis: int, language: str = "fr") -> str:
    """What a customer is wished on parting, to the hour of ``hour``: ``bonne journée``, ``bonne soirée``."""
    evening = (start_minutes + millis // 60_000) % (24 * 60) >= _EVENING
    return _WISHES.get(language, _WISHES["fr"])[evening]


def short_date(day: date, language: str = "fr") -> str:
    """``22/11`` in French; ``22 Nov`` in English."""
    return f"{day.day:02d}/{day.month:02d}" if language == "fr" else f"{day.day} {_MONTHS['en'][day.month - 1][:3]}"


def full_date(day: date, language: str = "fr") -> str:
    """``22/11/1987`` in French; ``22 November 1987`` in English."""
    if language == "fr":
        return f"{day.day:02d}/{day.month:02d}/{day.year}"
    return f"{day.day} {_MONTHS['en'][day.month - 1]} {day.year}"


def spoken_date(day: date, language: str = "fr") -> str:
    """A date as it is said: « lundi 30 novembre », “Monday 30 November”, „Montag, 30. November“."""
    names = language if language in _DAYS else "en"
    weekday, month = _DAYS[names][day.weekday()], _MONTHS[names][day.month - 1]
    if names == "de":
        return f"{weekday}, {day.day}. {month}"
    return f"{weekday} {'1er' if names == 'fr' and day.day == 1 else day.day} {month}"


def week_day(day: date, language: str = "fr") -> str:
    """A date at a glance: « mar. 24/11 », “Tue 24 Nov”, in a language of the screen."""
    names = "fr" if language == "fr" else "en"
    point = "." if names == "fr" else ""
    return f"{_DAYS[names][day.weekday()][:3]}{point}{NO_BREAK}{short_date(day, names)}"


def told_date(day: date, language: str = "fr") -> str:
    """A date as a letter says it: « 28 novembre 2026 », “28 November 2026”, „28. November 2026“."""
    if language == "de":
        return f"{day.day}. {_GERMAN_MONTHS[day.month - 1]} {day.year}"
    first = "1er" if language == "fr" and day.day == 1 else str(day.day)
    return f"{first} {_MONTHS[language if language in _MONTHS else 'en'][day.month - 1]} {day.year}"


def phone(number: str) -> str:
    """A French number in pairs: ``06 39 98 41 07``; anything else as it came."""
    digits = "".join(filter(str.isdigit, number))
    if len(digits) != 10:
        return number
    return NO_BREAK.join(digits[i : i + 2] for i in range(0, 10, 2))


def hours_and_minutes(time: timedelta) -> str:
    """A length of opening hours: ``5 h 40``, ``0 h 12``; seconds are left out."""
    minutes = int(time.total_seconds()) // 60
    return f"{minutes // 60}{NO_BREAK}h{NO_BREAK}{minutes % 60:02d}"
