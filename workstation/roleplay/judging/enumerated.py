"""What an enumeration asks for without a verb of its own: « votre adresse ? Et le code reçu », « nom, prénom, code ».

Its asking is taken over from what it goes on with. It starts from something that is asked of anybody to know them, so
that « Qu’a-t-il demandé ? Le code ? » asks for nothing. Everything here reads folded text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from workstation.roleplay.judging.sentence import negators

_PIECE = re.compile(r"[^,;:?!.\n…()]+")
_ENDS = re.compile(r"[;?!.\n…]")
_WORD = re.compile(r"[^\W_]+")
# What is enumerated is named in few words.
_LONGEST = 9
_ORDER = re.compile(r"(?!chez|assez)\w{2,}ez")
_POLITE = re.compile(
    r"(?<!\w)(?:s'il (?:vous|te) plait|svp|stp|je vous prie|if you please|wenn sie so nett sind)(?!\w)"
)


@dataclass(frozen=True)
class _Asking:
    """How a language asks. ``order`` is read before what is enumerated; ``joins`` go on with it; ``known`` is asked
    of anybody; ``asks`` asks; ``tells`` says what others did, or the customer; ``says`` are words of a clause of its
    own; ``which`` begins what is said of a thing; ``calls`` may stand alone.
    """

    order: str
    joins: str
    known: re.Pattern[str]
    asks: re.Pattern[str]
    tells: re.Pattern[str]
    says: frozenset[str]
    which: frozenset[str]
    calls: re.Pattern[str]

    @cached_property
    def joined(self) -> re.Pattern[str]:
        """What joins a piece to the one before it, at its head."""
        return re.compile(rf"\W*(?:{self.joins})(?!\w)")

    @cached_property
    def joining(self) -> re.Pattern[str]:
        """Where such a piece begins."""
        return re.compile(rf"[ ](?=(?:{self.joins})[ ])")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


def _one_of(text: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{text})(?!\w)")


_ASKINGS: Mapping[str, _Asking] = {
    "fr": _Asking(
        "donnez moi ",
        "et|puis|plus|avec|ainsi que",
        _one_of(r"noms?|prenoms?|naissance|adresse|operation|achat|paiement|ville|telephone|numero client"),
        _one_of(
            r"donnez|dites|confirmez|rappelez|indiquez|precisez|redonnez|redites|epelez|quel\w*|il (?:me|nous) fau\w+"
            r"|(?:j'ai|j'aurai|j'aurais|avoir) besoin|je (?:prends|voudrais|veux)|pouvez|pourriez|c'est quoi"
        ),
        _one_of(
            r"ils?|elles?|on|quelqu'un|qui|escrocs?|vous (?:a|ont|avait|avez|avaient|l'avez)|avez[ -]vous|lui|leur"
            r"|monsieur qui|dame qui"
        ),
        _words(
            "je j tu vous on nous il elle ils elles c ca cela y est sont a ont sera etait avez as ai faut marche sert"
            " fonctionne arrive doit peut va reste bloque change ou sinon mais"
        ),
        _words("que qu qui pour recu recue recus envoye envoyee affiche arrive afin"),
        re.compile(r"\W*(?:pour|afin|alors|bon|ok|d'accord|merci|parfait|tres bien|pardon|bonjour|euh)(?!\w).*"),
    ),
    "en": _Asking(
        "give me ",
        "and|plus|with|as well as",
        _one_of(r"names?|surname|birth|dob|address|payment|purchase|transaction|postcode"),
        _one_of(r"give|tell|confirm|need|what(?:'s| is)|can|could|have|take|spell"),
        _one_of(
            r"he|she|they|someone|somebody|anyone|who|scammers?|did|you (?:gave|told|typed|shared|entered)"
            r"|have you|has|had"
        ),
        _words(
            "i you we he she it they is are was were be has have had did do does will can works work arrived comes came"
            " changed don enter type put use click tap open choose log go or but"
        ),
        _words("that which we you i to for just"),
        re.compile(r"\W*(?:to|for|ok|okay|right|thanks|thank you|great|sorry|hello|so|well)(?!\w).*"),
    ),
    "de": _Asking(
        "geben sie mir ",
        "und|plus|sowie|mit",
        _one_of(r"name|namen|vorname|nachname|geburtsdatum|geburtstag|adresse|anschrift|zahlung|einkauf|umsatz"),
        _one_of(r"geben|nennen|sagen|bestatigen|brauche|benotige|wie|konnen|konnten|wann"),
        _one_of(r"er|man|jemand|wer|haben sie|hat|hatte|betruger\w*|wurde"),
        _words("ich sie wir er es man ist sind war hat haben hatte wird kommt geht funktioniert kam oder aber sondern"),
        _words("den die das der um fur aus"),
        re.compile(r"\W*(?:fur|um|gut|ok|okay|danke|alles klar|also|hallo|so|prima)(?!\w).*"),
    ),
}
_OPEN, _ASKED, _OTHER = "open", "asked", "other"


def taken_over(plain: str, language: str) -> Iterator[tuple[str, int, int]]:
    """What a folded text asks for without a verb: read with one, where it begins, and by how much that is longer."""
    asking = _ASKINGS.get(language)
    if asking is None:
        return
    stands = _OPEN
    for start, end in _sentences(plain):
        question = plain[end - 1 : end] == "?" or plain[start:end].rstrip().endswith("?")
        parts = list(_parts(plain, start, end, asking))
        bare = [_is_bare(plain[a:b], asking, language) for a, b in parts]
        for number, (a, b) in enumerate(parts):
            piece = plain[a:b]
            if bare[number]:
                polite = stands == _OPEN and _POLITE.search(piece)
                if (polite or stands == _ASKED) and all(bare[number:]):
                    joined = asking.joined.match(piece)
                    at = a + (joined.end() if joined else 0)
                    yield asking.order + plain[at:b], at, len(asking.order)
                if stands == _OPEN and asking.known.search(piece):
                    stands = _ASKED
            elif not asking.calls.fullmatch(piece):
                stands = _after(piece, question=question, asking=asking, language=language)
        if stands == _OTHER and not question:
            stands = _OPEN


def _after(piece: str, *, question: bool, asking: _Asking, language: str) -> str:
    """What a clause with a verb leaves the enumeration after it: asked for, or told of."""
    piece = _POLITE.sub(" ", piece)
    denied = not negators(language).isdisjoint(_WORD.findall(piece))
    if denied or asking.tells.search(asking.asks.sub(" ", piece)) or not asking.known.search(piece):
        return _OTHER
    return _ASKED if question or asking.asks.search(piece) else _OTHER


def _is_bare(piece: str, asking: _Asking, language: str) -> bool:
    """Whether it names a thing and says nothing of it but which one it is."""
    words = _WORD.findall(_POLITE.sub(" ", piece))
    if not words:
        return True
    which = next((at for at, word in enumerate(words) if at > 1 and word in asking.which), len(words))
    head = words[:which]
    if len(head) > _LONGEST or not negators(language).isdisjoint(words):
        return False
    told = any(word in asking.says or (language == "fr" and _ORDER.fullmatch(word)) for word in head)
    return not told and "est" not in words[which:] and "is" not in words[which:]


def _sentences(plain: str) -> Iterator[tuple[int, int]]:
    start = 0
    for found in _ENDS.finditer(plain):
        yield start, found.end()
        start = found.end()
    if start < len(plain):
        yield start, len(plain)


def _parts(plain: str, start: int, end: int, asking: _Asking) -> Iterator[tuple[int, int]]:
    for piece in _PIECE.finditer(plain, start, end):
        at = piece.start()
        for join in asking.joining.finditer(plain, piece.start(), piece.end()):
            if join.end() > at + 1:
                yield at, join.end()
                at = join.end()
        if plain[at : piece.end()].strip():
            yield at, piece.end()
