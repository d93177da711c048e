"""What a person means by what they type in the search: a number, an address, or words that begin alike.

The index and the questions fold their texts in one way (``workstation.folding``). A field is kept as each of its words
joined with those that follow it, « De La Fontaine » as ``delafontaine lafontaine fontaine``: begun, joined or split,
the name is then found by the beginning of a word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from workstation.bank.telephones import NATIONAL_LENGTH, phone_digits
from workstation.folding import folded, plain_words

SHORTEST = 2
"""Characters below which a search answers nothing."""

_MOST_WORDS = 8
_NUMBER_LENGTH = 8  # of a client number

_AT = re.compile(r" *(?:@|[\[(] *(?:at|arobase) *[\])]) *")
_MAIL = re.compile(r"[a-z0-9._%+-]*@[a-z0-9.-]*")
_RUN = re.compile(r"[(+]*\d(?:[ ().,/_+-]*\d)*")
_WORD = re.compile(r"[^\W\d_]+")
_MISTER = re.compile(r"(?<![\w.])m\.(?![\w.])")
_LABELS = frozenset({
    "tel", "telephone", "tph", "phone", "mobile", "portable", "port", "fixe", "gsm", "n", "no", "num", "numero",
    "number", "client", "poste", "ext", "extension", "appel", "call", "de", "du", "au", "from",
})  # fmt: skip
_TITLES = frozenset({
    "monsieur", "madame", "mademoiselle", "messieurs", "mesdames", "mr", "mme", "mmes", "mlle", "mlles", "mm", "dr",
    "docteur", "maitre", "me", "pr", "mrs", "ms", "miss", "herr", "frau",
})  # fmt: skip
_BETWEEN_TITLES = frozenset(("et", "ou", "and", "und"))
_SHORTENED = {"st": "saint", "ste": "sainte"}
_PARTICLES = frozenset({
    "de", "du", "des", "d", "la", "le", "les", "l", "da", "das", "do", "dos", "di", "del", "della", "el", "al",
    "ben", "van", "von", "der", "den",
})  # fmt: skip
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})
_UMLAUT_WRITTEN = re.compile(r"([aou])e")
_SPLIT_OFF = 4  # letters of the longest first part that people write apart: « da », « mac », « jean »

Words = tuple[str, ...]


@dataclass(frozen=True)
class Asked:
    """What a text asks for. Numbers come first, then words, each list of beginnings in turn until enough is found.

    ``otherwise``: lists tried one after the other when all that found nobody, then ``mails``, beginnings of addresses.
    """

    numbers: Words = ()
    words: tuple[Words, ...] = ()
    otherwise: tuple[Words, ...] = ()
    mails: Words = ()


def indexed(*fields: str) -> str:
    """The words that a client is found by: of each field, every word joined with those that follow it."""
    return " ".join(joined for field in fields for joined in _joined(_spelled_out(plain_words(field).split())))


def _joined(words: Sequence[str]) -> Iterator[str]:
    for first in range(len(words)):
        yield "".join(words[first:])


def _spelled_out(words: Sequence[str]) -> list[str]:
    """« St Denis » as « Saint Denis »; a last « st » may be the beginning of a name."""
    return [_SHORTENED.get(word, word) if place < len(words) - 1 else word for place, word in enumerate(words)]


def asked(text: str) -> Asked:
    """Read what was typed or pasted; nothing in it means nothing asked."""
    plain = _AT.sub("@", folded(text).replace("\n", " "))
    if "@" in plain:
        found = _MAIL.search(plain)
        mail = found[0].strip(".-") if found else ""
        return Asked(mails=(mail,) if len(mail) >= SHORTEST else ())
    numbers, rest = _numbers(plain)
    words = _named(rest)
    if len("".join(words)) < SHORTEST:
        return Asked(numbers)
    alone = plain.replace(" ", "") == plain and not plain.isalpha() and len(plain) > SHORTEST
    return Asked(numbers, _unique(_ways(words, text)), _unique(_otherwise(words)), (plain,) if alone else ())


def _numbers(plain: str) -> tuple[Words, str]:
    """The numbers that are asked for, and the text without them: a whole one anywhere, one begun if it stands alone."""
    for run in _RUN.finditer(plain):
        digits = phone_digits(run[0])
        if (len(digits) == NATIONAL_LENGTH and digits[0] == "0") or len(digits) == _NUMBER_LENGTH:
            rest = plain[: run.start()]  # what follows a number is its extension
            return (digits,), "" if _labels_only(rest) else rest
    if not _labels_only(plain):
        return (), plain
    return tuple(dict.fromkeys(one for one in _begun(plain) if len(one) >= SHORTEST)), plain


def _labels_only(plain: str) -> bool:
    return all(word in _LABELS for word in _WORD.findall(plain))


def _begun(plain: str) -> Iterator[str]:
    """What a number begun may go on to be."""
    digits = "".join(filter(str.isdigit, plain))
    if not digits:
        return
    yield phone_digits(plain[plain.find(found[0]) :] if (found := _RUN.search(plain)) else plain)
    for country in ("0033", "33"):
        if digits.startswith(country) and "+" not in plain:
            yield "0" + digits.removeprefix(country).removeprefix("0")
            return
    if len(digits) == NATIONAL_LENGTH - 1 and digits[0] != "0":
        yield "0" + digits


def _named(plain: str) -> list[str]:
    """The words of a name or a town, without the titles and what only the post needs."""
    words = plain_words(_MISTER.sub(" monsieur ", plain)).split()[: 2 * _MOST_WORDS]
    if "cedex" in words[1:]:
        at = words.index("cedex", 1)
        words = [word for word in words[:at] if not word.isdigit()] + [w for w in words[at + 1 :] if not w.isdigit()]
    kept = [word for word in words if word not in _TITLES]
    if kept and len(kept) < len(words):
        words = [word for word in kept if word not in _BETWEEN_TITLES] or kept
    return words[:_MOST_WORDS]


def _ways(words: list[str], text: str) -> Iterator[Words]:
    """The ways to write the same name, the way it was written first; « l’h » begins a name rather than two."""
    if all(len(word) == 1 for word in words):
        yield ("".join(words),)
    yield tuple(_spelled_out(words))
    if words[-1] in _SHORTENED:
        yield tuple(_SHORTENED.get(word, word) for word in words)
    umlauts = text.translate(_UMLAUTS)
    if umlauts != text:
        yield tuple(_spelled_out(_named(folded(umlauts))))
    for last in range(1, len(words)):
        for first in range(last - 1, -1, -1):
            if len(words[first]) > _SPLIT_OFF:
                break
            yield (*_spelled_out(words[:first]), "".join(words[first : last + 1]), *_spelled_out(words[last + 1 :]))
    if len(words) > 1 and "m" in words:
        yield tuple(word for word in words if word != "m")


def _otherwise(words: list[str]) -> Iterator[Words]:
    """Other spellings and fewer words, for when nobody was found: « Mueller » for Muller, « de Martin » for Martin."""
    plain = tuple(_UMLAUT_WRITTEN.sub(r"\1", word) for word in words)
    yield plain
    for spelled in (tuple(words), plain):
        yield tuple(word for word in spelled if word not in _PARTICLES and not word.isdigit())


def _unique(ways: Iterator[Words]) -> tuple[Words, ...]:
    return tuple(way for way in dict.fromkeys(ways) if len("".join(way)) >= SHORTEST)
