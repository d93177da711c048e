"""The signs that no keyboard has: set here, so that nobody who writes a text needs to know how they are typed.

French sets a narrow no-break space (U+202F) before ; ! ? and a no-break space (U+00A0) before : and inside « »
(Lexique des règles typographiques en usage à l’Imprimerie nationale), the apostrophe ’ and the ellipsis …. No line ends
within « y a-t-il »: its hyphens are followed by a word joiner (U+2060), since Lato draws no U+2011.
"""

from __future__ import annotations

import re

from workstation.wording import NARROW, NO_BREAK

# What follows a sign that ends a word: nothing, a space, or what closes.
_AFTER = r"(?=[?!\s»”),.…]|$)"
# Insertions and addresses stay as they are.
_KEPT = r"\{\{[^{}]{0,80}\}\}|https?://\S*|www\.\S*"
_FRENCH = re.compile(
    rf"(?P<kept>{_KEPT})"
    r"|(?P<apostrophe>(?<=\w)'(?=[\w«{]))"
    r"|(?P<dots>(?<!\.)\.\.\.(?!\.))"
    rf"|(?P<high>(?: |(?<=[^\W\d_])|(?<=[»}}”]))(?:[?!]{_AFTER}|;(?=[\s»]|$)))"
    r"|(?P<colon>(?: |(?<=[^\W\d_])|(?<=[»}”])):(?=[\s»]|$))"
    r"|(?P<open>« ?(?=\S))"
    r"|(?P<close>(?<=\S) ?»)"
    r"|(?P<there>(?<!\w)[Yy] a-t-il(?!\w))"
)
_APOSTROPHE = re.compile(r"(?<=\w)'(?=\w)")
_JOINER = "\u2060"
_BLANKS = " " + NO_BREAK + NARROW


def set_french(text: str) -> str:
    """The text as French is printed. What is set already stays, and so do times, addresses and insertions."""
    return _FRENCH.sub(_printed, text)


def set_text(text: str, language: str) -> str:
    """The text as it is printed in a language (``fr-FR``, ``en-GB``, ``de-DE``): beside French, the apostrophe only."""
    return set_french(text) if language.startswith("fr") else _APOSTROPHE.sub("’", text)


def as_written(words: str) -> re.Pattern[str]:
    """What finds words of a text in the line they were read from, whichever signs its author has typed."""
    return re.compile("".join(_TYPED.get(letter, re.escape(letter)) for letter in words))


_TYPED = {
    " ": "[ \u2028\u2029\x85]",  # a line end that editors do not show is read as a space
    "’": "['’]",
    "…": r"(?:…|\.\.\.)",
    NO_BREAK: f"[{_BLANKS}]?",
    NARROW: f"[{_BLANKS}]?",
    _JOINER: f"{_JOINER}?",
}


def _printed(found: re.Match[str]) -> str:
    sign = found[0].strip(" ")
    match found.lastgroup:
        case "apostrophe":
            return "’"
        case "dots":
            return "…"
        case "high":
            return NARROW + sign
        case "colon":
            return NO_BREAK + sign
        case "open":
            return sign + NO_BREAK
        case "close":
            return NO_BREAK + sign
        case "there":
            return sign.replace(" ", NO_BREAK).replace("-", f"-{_JOINER}")
        case _:
            return found[0]
