"""Signs that a paste brings and nobody sees: other spaces than the keyboard's, signs without width, foreign line ends.

An editor shows nothing where they stand, and YAML takes them for letters: « aim: » before a no-break space is no key.
"""

from __future__ import annotations

import re
import unicodedata

from workstation.content.diagnostics import Diagnostics, Phrase, Place, phrase
from workstation.i18n import mark
from workstation.printable import TURNS

LINE_ENDS = "\x85\u2028\u2029"
# They end a line for YAML and for no editor. This stands for them while a file is parsed; no text holds it.
LINE_END = "\ufdd0"

_BLANKS = rf"\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\x85\u2028\u2029{LINE_END}"
_WIDTHLESS = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164\ufeff"
    "\uffa0\U000e0001\U000e0020-\U000e007f"
)
_UNSEEN = re.compile(f"[{_BLANKS}{_WIDTHLESS}]")
_BLANK, _NO_WIDTH = re.compile(f"[{_BLANKS}]"), re.compile(f"[{_WIDTHLESS}]")
# What names, codes, numbers and days are made of.
_A_WORD = re.compile(r"[\w./+-]+\Z", re.ASCII)
_A_DASH_OR_KEY = re.compile(rf"(?:-|[a-z_][a-z0-9_.-]*:)(?=[{_BLANKS}{_WIDTHLESS}])")
_COMMENT = re.compile(rf"[A-Za-z0-9_.-]+ *[{_BLANKS}]#")
# Where YAML looks for its own signs: the indentation, behind a dash, around the colon of a key.
_OPENING = re.compile(
    rf"[ {_BLANKS}{_WIDTHLESS}]*(?:-[ {_BLANKS}{_WIDTHLESS}]+)*"
    rf"(?:[\w./-]+[ {_BLANKS}{_WIDTHLESS}]*:(?:[ {_BLANKS}{_WIDTHLESS}]+|$))?"
)
_BEHIND_A_DASH = re.compile(rf"(?<=-)[ {_BLANKS}{_WIDTHLESS}]+")
_BESIDE_A_COLON = re.compile(
    rf"(?<=:)[{_BLANKS}{_WIDTHLESS}]+|[{_BLANKS}{_WIDTHLESS}]+(?=[ {_BLANKS}{_WIDTHLESS}]*:|$)"
)
_IN_THE_WAY = (
    re.compile(rf"^ *(?:- +)*([{_BLANKS}{_WIDTHLESS}])"),
    re.compile(rf"^ *(?:- +)*-([{_BLANKS}{_WIDTHLESS}])"),
    re.compile(rf"^ *(?:- +)*[\w./-]+ *([{_BLANKS}{_WIDTHLESS}])[ {_BLANKS}{_WIDTHLESS}]*:(?:[ {_BLANKS}]|$)"),
    re.compile(rf"^ *(?:- +)*[\w./-]+ *:([{_BLANKS}{_WIDTHLESS}])"),
)


def to_read(text: str) -> str:
    """The text as YAML may read it: every sign where it was, and no line ended by one that editors do not show."""
    for sign in LINE_ENDS:
        text = text.replace(sign, LINE_END)
    return text


def as_text(value: str) -> str:
    """A value read from such a text, as it is shown: a line break is a space."""
    return value.replace(LINE_END, " ")


def cleared(value: str) -> str:
    """The value without signs of the kind: a keyboard's space where one is meant."""
    return _NO_WIDTH.sub("", _BLANK.sub(" ", value))


def has_unseen(value: str) -> bool:
    """Whether a sign of the kind stands in a value."""
    return _UNSEEN.search(value) is not None


def misread(value: str, first: bool, sentence: bool) -> bool:
    """Whether a sign stands in a value where its author meant none, or a plain space. A turn of direction never is.

    ``first``: nothing but dashes stands before it on its line. ``sentence``: its key holds words, where such signs are
    set on purpose.
    """
    if not has_unseen(value):
        return False
    if any(sign in TURNS for sign in value) or _A_WORD.match(cleared(value).strip()):
        return True
    return bool(first and _A_DASH_OR_KEY.match(value)) or bool(not sentence and _COMMENT.match(value))


def in_the_way(line: str) -> int:
    """Where a sign of the kind keeps a line from being read as YAML, from 0; -1 when none does."""
    found = (pattern.match(line) for pattern in _IN_THE_WAY)
    return min((one.start(1) for one in found if one), default=-1)


def set_right(line: str, start: int = 0, length: int = -1) -> str:
    """The line as its author meant it: plain spaces around its dash or its key, or in the stretch given."""
    end = start + length if length >= 0 else start + (len(found[0]) if (found := _OPENING.match(line)) else 0)
    part = _BESIDE_A_COLON.sub(lambda found: " " * len(found[0]), line[start:end])
    if not line[:start].strip(" -"):
        return cleared(_BEHIND_A_DASH.sub(" ", line[:start] + part)) + line[end:]
    return line[:start] + cleared(part) + line[end:]


def report(diagnostics: Diagnostics, place: Place) -> None:
    """Report the first sign of the kind at a place of the file, or after it."""
    where, sign = diagnostics.first_of(_UNSEEN, place)
    diagnostics.add("RP026", where, detail=_named(sign))


def _named(sign: str) -> Phrase:
    """What a sign is called, with its number."""
    code = f"{ord(sign):04X}" if sign else ""
    if sign in "\u00a0\u202f":
        return phrase(mark("a no-break space (U+{code})"), code=code)
    if sign in LINE_ENDS:
        return phrase(mark("a line end that editors do not show (U+{code})"), code=code)
    if unicodedata.category(sign) == "Zs":
        return phrase(mark("a space that is not the keyboard’s (U+{code})"), code=code)
    return phrase(mark("a sign without width (U+{code})"), code=code)
