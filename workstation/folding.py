"""One way to compare what people type, whatever the case, the accents and the signs their keyboards bring.

Recognition, notes, replies, searches and word lists all fold their texts here, so that none of them tells « don´t »
from « don’t » where another does not.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Whatever people type or paste where an apostrophe is meant; the acute accent alone comes from dead keys.
APOSTROPHES = "'’‘‛`´′ʹʻʼʽʾʿˈˊˋ՚＇ꞌꞋ❛❜‵"
_HYPHENS = "−⁃˗"
_BREAKS = "\n\v\f\x1c\x1d\x1e\x85\u2028\u2029"
# Letters that Unicode calls visible and that no font draws.
_BLANKS = "\u115f\u1160\u3164\uffa0\u2800\u17b4\u17b5"
_LIGATURES = {"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d", "ı": "i", "ð": "d", "þ": "th"}

_CUT_WORD = re.compile(r"(?<=[^\W\d])-[ ]*\n[ ]*(?=[^\W\d])")
_PARAGRAPH = re.compile(r"[ ]*\n(?:[ ]*\n)+[ ]*")
_LINE = re.compile(r"[ ]*\n[ ]*")
_SPACES = re.compile(r" {2,}")
# Two signs that no folded text holds, one for each line break that stays.
_PARAGRAPH_MARK = "\x00\x00"


def _sign(letter: str) -> str | None:
    """What stands for a sign that is no letter: an apostrophe, a hyphen, a space, a line break, nothing; else None."""
    if letter in APOSTROPHES:
        return "'"
    if letter in _BREAKS:
        return "\n"
    category = unicodedata.category(letter)
    if category == "Pd" or letter in _HYPHENS:
        return "-"
    if category == "Zs" or letter == "\t":
        return " "
    if category in ("Cf", "Cc") or letter in _BLANKS:
        return ""
    return str(unicodedata.digit(letter)) if category == "Nd" else None


class _Straight(dict[int, str]):
    """A code point → what it is written as, signs alone changed: filled as letters are met."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        sign = _sign(letter)
        self[code] = found = letter if sign is None else sign
        return found


class _Folded(dict[int, str]):
    """A code point → small letters without accents, signs alike: filled as letters are met."""

    def __missing__(self, code: int) -> str:
        letter = chr(code)
        found = _sign(letter)
        if found is None:
            found = "".join(map(self._plain, unicodedata.normalize("NFKD", letter)))
        self[code] = found
        return found

    @staticmethod
    def _plain(letter: str) -> str:
        if unicodedata.category(letter) in ("Mn", "Me"):
            return ""
        sign = _sign(letter)
        if sign is not None:
            return sign
        small = unicodedata.normalize("NFKD", letter.casefold())
        kept = "".join(each for each in small if unicodedata.category(each) not in ("Mn", "Me"))
        return _LIGATURES.get(kept, kept)


_STRAIGHT = _Straight()
_FOLDED = _Folded()


def straightened(text: str) -> str:
    """The text with one sign for each apostrophe, hyphen and space, and no invisible ones; case and accents stay.

    A line break is a space, a blank line stays one.
    """
    return _lines(text.replace("\r\n", "\n").replace("\r", "\n").translate(_STRAIGHT))


@lru_cache(maxsize=8_192)
def folded(text: str) -> str:
    """Small letters without accents; one sign for each apostrophe, hyphen and space; spaces single.

    A line break is a space, a blank line stays one, and a word cut by a hyphen at the end of a line is whole again.
    Signs that cannot be seen are dropped, digits of any script are 0 to 9.
    """
    return _lines(text.replace("\r\n", "\n").replace("\r", "\n").translate(_FOLDED))


@lru_cache(maxsize=32_768)
def plain_words(text: str) -> str:
    """The folded letters and digits, apart by single spaces: « L’Haÿ-les-Roses » gives ``l hay les roses``."""
    return " ".join("".join(sign if sign.isalnum() else " " for sign in folded(text)).split())


def _lines(plain: str) -> str:
    if "\n" in plain:
        plain = _PARAGRAPH.sub(_PARAGRAPH_MARK, plain)
        plain = _LINE.sub(" ", _CUT_WORD.sub("", plain)).replace("\x00", "\n")
    return _SPACES.sub(" ", plain).strip()


def places(text: str) -> tuple[int, ...]:
    """For each letter of ``folded(text)``, where in ``text`` it comes from; and, last, the text's length."""
    return _places(text, _FOLDED)


def straight_places(text: str) -> tuple[int, ...]:
    """For each letter of ``straightened(text)``, where in ``text`` it comes from; and, last, the text's length."""
    return _places(text, _STRAIGHT)


def _places(text: str, table: dict[int, str]) -> tuple[int, ...]:
    letters: list[str] = []
    where: list[int] = []
    for at, letter in enumerate(text):
        plain = letter.translate(table)
        if letter == "\r":
            plain = "" if text[at + 1 : at + 2] == "\n" else "\n"
        for each in plain:
            letters.append(each)
            where.append(at)
    plain = "".join(letters)
    if "\n" in plain:
        plain, where = _followed(_PARAGRAPH, _PARAGRAPH_MARK, plain, where)
        plain, where = _followed(_CUT_WORD, "", plain, where)
        plain, where = _followed(_LINE, " ", plain, where)
        plain = plain.replace("\x00", "\n")
    plain, where = _followed(_SPACES, " ", plain, where)
    start = len(plain) - len(plain.lstrip())
    return (*where[start : start + len(plain.strip())], len(text))


def _followed(pattern: re.Pattern[str], by: str, plain: str, where: list[int]) -> tuple[str, list[int]]:
    """``pattern`` replaced, and the places that go with what is left."""
    parts: list[str] = []
    kept: list[int] = []
    end = 0
    for found in pattern.finditer(plain):
        parts += (plain[end : found.start()], by)
        kept += where[end : found.start()] + [where[found.start()]] * len(by)
        end = found.end()
    return "".join([*parts, plain[end:]]), kept + where[end:]
