"""What is said with « tu » read as if it were said with « vous »: a rule broken familiarly is broken all the same.

Rules are worded as an adviser speaks. Who forgets themself (« donne-moi ton code ») is read again in those words, and
what is found there stands where it was said.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from workstation.roleplay.judging.turns import SUBJECTS

_WORD = re.compile(r"[^\W_]+'?")
_PAUSE = re.compile(r"[,:;.!?()«»\"]")


class Formal(NamedTuple):
    """A text as it is said formally, and where each of its words stood in the text as it was said."""

    text: str
    starts: tuple[int, ...]
    spans: tuple[tuple[int, int], ...]

    def stood(self, start: int, end: int) -> tuple[int, int]:
        """Where what stands between these places was said."""
        first, last = (max(bisect_right(self.starts, at) - 1, 0) for at in (start, end - 1))
        return self.spans[first][0], self.spans[last][1]


class _Said(NamedTuple):
    """A word as it was said: where, and whether it begins a clause."""

    text: str
    start: int
    end: int
    begins: bool


_FRENCH = {"tu": "vous", "te": "vous", "t'": "vous", "toi": "vous", "ton": "votre", "ta": "votre", "tes": "vos"}
# Between « tu » and its verb.
_FRENCH_SMALL = frozenset({"ne", "n'", "te", "t'", "me", "m'", "le", "la", "l'", "les", "lui", "y", "en", "nous"})
_FRENCH_VERBS = {
    "es": "etes", "as": "avez", "vas": "allez", "va": "allez", "fais": "faites", "dis": "dites", "redis": "redites",
    "peux": "pouvez", "veux": "voulez", "dois": "devez", "sais": "savez", "vois": "voyez", "crois": "croyez",
    "prends": "prenez", "comprends": "comprenez", "viens": "venez", "tiens": "tenez", "recois": "recevez",
    "lis": "lisez", "relis": "relisez", "ecris": "ecrivez", "suis": "suivez", "mets": "mettez", "finis": "finissez",
    "choisis": "choisissez", "connais": "connaissez", "pars": "partez", "sors": "sortez", "sens": "sentez",
    "sois": "soyez", "aie": "ayez",
}  # fmt: skip
_FRENCH_ENDINGS = (
    ("ais", "iez"), ("ras", "rez"), ("ds", "dez"), ("oies", "oyez"), ("oie", "oyez"), ("uies", "uyez"), ("uie", "uyez"),
    ("elles", "elez"), ("elle", "elez"), ("es", "ez"),
)  # fmt: skip
# What « t’ » does, wherever it stands: « j’ai vu que t’as … ».
_FRENCH_AFTER_T = frozenset({"es", "as", "avais", "etais", "auras", "aurais"})
# What follows an order where nothing else is familiar in it: « donne-moi », « arrête de crier ».
_FRENCH_ORDERED = frozenset({"moi", "toi", "nous", "de", "d'", "pas"})
_SHORTEST = 4
_GERMAN = {
    "du": "sie", "dir": "ihnen", "dein": "ihr", "deine": "ihre", "deinen": "ihren", "deinem": "ihrem",
    "deiner": "ihrer", "deines": "ihres",
}  # fmt: skip
_GERMAN_VERBS = {
    "bist": "sind", "hast": "haben", "wirst": "werden", "kannst": "konnen", "musst": "mussen", "willst": "wollen",
    "sollst": "sollen", "darfst": "durfen", "weisst": "wissen", "siehst": "sehen", "gibst": "geben",
    "nimmst": "nehmen", "liest": "lesen", "sprichst": "sprechen", "verlierst": "verlieren", "hattest": "hatten",
    "warst": "waren", "wurdest": "wurden",
}  # fmt: skip
_GERMAN_ENDINGS = (("test", "ten"), ("st", "en"))
_GERMAN_OTHERS = frozenset(
    [
        "ist",
        "erst",
        "selbst",
        "fast",
        "sonst",
        "meist",
        "meinst",
        "rest",
        "angst",
        "post",
        "fest",
        "zuerst",
        "august",
        "einst",
    ]
)
_GERMAN_ORDERS = {
    "gib": "geben",
    "lies": "lesen",
    "nimm": "nehmen",
    "sprich": "sprechen",
    "sieh": "sehen",
    "vergiss": "vergessen",
    "sei": "seien",
}
# What may be told to do; « das » and « ich » begin clauses too, and are no orders.
_GERMAN_TOLD = re.compile(
    r"(sag|schick|mach|komm|zeig|nenn|tipp|schreib|uberweis|bestatig|installier|beruhig|entspann|reg|halt|hor|les|"
    r"diktier|buchstabier|bleib|schau|entscheid|unterschreib|ruf|lad|offn|gib|send|fotografier|such|kauf|zahl|leg|"
    r"gebrauch|warte?|lass|verrat|wiederhol|atm|red|stell|druck|klick|behaupt|lug|erzahl)e?"
)
_MARKS = {"fr": frozenset(_FRENCH), "de": frozenset({*_GERMAN, "dich"})}


def formal(plain: str, language: str) -> Formal | None:
    """A folded text as it is said formally; None where nothing in it is familiar."""
    if language not in _MARKS:
        return None
    said = list(_said(plain))
    words = _french(said) if language == "fr" else _german(said)
    changed = {at: word for at, word in words.items() if word != said[at].text}
    if not changed:
        return None
    return _written(plain, said, changed)


def _said(plain: str) -> Iterator[_Said]:
    at = 0
    for found in _WORD.finditer(plain):
        begins = not at or _PAUSE.search(plain, at, found.start()) is not None
        yield _Said(found[0], found.start(), found.end(), begins)
        at = found.end()


def _written(plain: str, said: list[_Said], changed: Mapping[int, str]) -> Formal:
    text, starts, spans = "", [], []
    last = 0
    for at, word in enumerate(said):
        text += plain[last : word.start]
        starts.append(len(text))
        spans.append((word.start, word.end))
        text += changed.get(at, word.text)
        last = word.end
        if at in changed and word.text.endswith("'"):  # « t’as », « vous avez »
            text += " "
    return Formal(text + plain[last:], tuple(starts), tuple(spans))


def _french(said: list[_Said]) -> dict[int, str]:
    familiar = any(word.text in _FRENCH for word in said)
    words: dict[int, str] = {}
    for at, word in enumerate(said):
        if word.text in _FRENCH:
            words[at] = _FRENCH[word.text]
        elif _is_done_by_tu(said, at) or _is_french_order(said, at, familiar):
            words[at] = _conjugated(word.text, _FRENCH_VERBS, _FRENCH_ENDINGS)
    return words


def _is_done_by_tu(said: list[_Said], at: int) -> bool:
    """Whether a word is the verb of « tu », or of « t’ » where nobody else does it: « t’as », « t’énerve pas »."""
    before = at - 1
    while before > 0 and said[before].text in _FRENCH_SMALL and not said[before].begins:
        before -= 1
    if before < 0 or said[at].text in _FRENCH_SMALL or said[at].begins:
        return False
    first = said[before]
    inverted = at + 1 < len(said) and said[at + 1].text == "tu" and not said[at + 1].begins
    short = said[at - 1].text == "t'" and said[at].text in _FRENCH_AFTER_T
    return first.text == "tu" or (first.begins and first.text in ("t'", "te")) or inverted or short


def _is_french_order(said: list[_Said], at: int, familiar: bool) -> bool:
    """Whether a word tells one to do something: « donne-moi », and at the head of a clause « valide », « dis »."""
    word, after = said[at].text, said[at + 1].text if at + 1 < len(said) else ""
    regular = word.endswith("e") and len(word) >= _SHORTEST and word not in SUBJECTS["fr"]
    if word not in _FRENCH_VERBS and not regular:
        return False
    return after in ("moi", "toi") or (said[at].begins and (familiar or after in _FRENCH_ORDERED))


def _german(said: list[_Said]) -> dict[int, str]:
    familiar = any(word.text in _MARKS["de"] for word in said)
    done = any(word.text == "du" for word in said)
    words: dict[int, str] = {}
    orders = False
    for at, word in enumerate(said):
        orders = orders and not word.begins
        if word.text in _GERMAN:
            words[at] = _GERMAN[word.text]
        elif word.text == "dich":
            words[at] = "sich" if orders or done else "sie"
        elif (word.begins or at == 0) and (order := _german_order(said, at, familiar)):
            words[at], orders = order, True
        elif done and word.text not in _GERMAN_OTHERS and (word.text in _GERMAN_VERBS or word.text.endswith("st")):
            words[at] = _conjugated(word.text, _GERMAN_VERBS, _GERMAN_ENDINGS)
    return words


def _german_order(said: list[_Said], at: int, familiar: bool) -> str:
    word, after = said[at].text, said[at + 1].text if at + 1 < len(said) else ""
    if after == "sie" or not (familiar or after in ("mir", "uns")):
        return ""
    if word in _GERMAN_ORDERS:
        return f"{_GERMAN_ORDERS[word]} sie"
    return f"{word.removesuffix('e')}en sie" if _GERMAN_TOLD.fullmatch(word) else ""


def _conjugated(verb: str, irregular: Mapping[str, str], endings: tuple[tuple[str, str], ...]) -> str:
    if verb in irregular:
        return irregular[verb]
    for own, formally in endings:
        if verb.endswith(own):
            return verb.removesuffix(own) + formally
    return f"{verb}z" if verb.endswith("e") else verb
