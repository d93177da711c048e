"""What a rule finds by its shape: a card's number, an account's, a code and its digits, a masked word, what a template
leaves over.

Another person is looked for beside them, and found by ``persons`` alone.

Everything here reads folded text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping

from workstation.roleplay.judging.numbers import numbers
from workstation.roleplay.judging.secrets import codes

# A secret that is named and not told: not noted, forgotten, to be sent again.
_UNTOLD = re.compile(
    r"(?<!\w)(?:non|pas|jamais|aucune?|sans|ni|nulle? part|oubliee?s?|perdue?s?|bloquee?s?|erronee?s?|fausse?s?|faux"
    r"|par coeur|reedit\w*|reedition|renvoi|envoi|par courrier|renvoye\w*|reinitialis\w*|changement|changer?|modif\w*"
    r"|nouveaux?|nouvel"
    r"|not|never|without|forgotten|nicht|nie|ohne|vergessen)(?!\w)"
)
# A text that asks for one asks for a secret, whatever else it says; unless it says not to give it.
_ASKS = re.compile(
    r"(?<!\w)(?<!ne )(?<!n')(?<!jamais )(?<!not )(?<!never )(?<!nicht )"
    r"(?:donne[rz]|communique[rz]|indique[rz]|envoye[rz]|ecrire|ecrivez|dicte[rz]|confirme[rz]|rappele[rz]|precise[rz]"
    r"|transmett\w+|tape[rz]|saisissez|saisir|lire|lisez|dites|dire|quel\w* (?:est|sera|etait)|merci de|besoin d"
    r"|il me faut"
    r"|give|send|tell|type|what(?:'s| is)|need|geben|senden|nennen|wie lautet|brauche)(?!\w)"
    r"(?! (?:pas|jamais|rien|aucun|not|never|nicht))"
)
# What a template leaves behind: {{ name }}, {% if %}, [NOM], <nom>, %NOM%, XXXX, ____, « à compléter ».
_LEFT_OVER = re.compile(
    r"\{\{[^{}]{0,60}\}\}|\{%.{0,60}?%\}|\{[a-z_ ]{2,30}\}|\[[^\W\d][^\W\d]+(?:[ '/_-]+[^\W\d]+){0,5}\]"
    r"|<[^\W\d][\w ./-]{1,30}>|<< ?[^<>]{2,40} ?>>"
    r"|%[a-z_]{2,30}%|\$\{?[a-z_]{3,30}\}?|(?<!\w)x{3,}(?!\w)|_{3,}|(?<!\w)lorem ipsum|\[ ?\.{2,} ?\]"
    r"|(?<!\w)(?:a completer|to be completed|insert name|bitte erganzen)(?!\w)"
)

# A word of which letters are hidden, and everybody reads it: « c*n », « p**** ». One star at its end is a footnote’s.
_MASKED = re.compile(r"(?<![\w*@./])[^\W\d_]+(?:\*+[^\W\d_]+|\*{2,}(?![\w*]))[^\W\d_*]*")

# An account named by its own number: « votre compte n° 0001234567 ».
_ACCOUNT = re.compile(
    r"(?<!\w)(?:comptes?|account|konto)(?!\w)(?:[^\w\n]{1,3}(?:n|no|numero|number|nr|courant|current|est|is|ist)(?!\w)){0,3}"
    r"[^\w\n]{1,4}(?P<number>\d(?:[ .-]?\d){8,13})(?![\d€])"
)
_NO_ACCOUNT = frozenset({"iban", "card", "date", "phone", "amount"})


def untold(sentence: str) -> bool:
    """Whether a folded sentence that names a secret says that it was not noted, or is to be renewed."""
    return bool(_UNTOLD.search(sentence)) and not _ASKS.search(sentence)


def _number(kind: str) -> Callable[[str], Iterator[tuple[int, int]]]:
    def read(plain: str) -> Iterator[tuple[int, int]]:
        return ((one.start, one.end) for one in numbers(plain) if one.kind == kind)

    return read


def _accounts(plain: str) -> Iterator[tuple[int, int]]:
    """IBANs, and the numbers of accounts that are said to be."""
    known = numbers(plain)
    yield from ((one.start, one.end) for one in known if one.kind == "iban")
    for found in _ACCOUNT.finditer(plain):
        start, end = found.span("number")
        if not any(
            one.kind in ("iban", "card", "date", "phone", "amount") and one.start < end and start < one.end
            for one in known
        ):
            yield start, end


def _left_over(plain: str) -> Iterator[tuple[int, int]]:
    return (found.span() for found in _LEFT_OVER.finditer(plain))


EXAMPLES: Mapping[str, str] = {"card": "4970 1012 3456 7890", "left_over": "[NOM]"}
"""What shows some of these shapes, invented, for a proof that needs a text in which one stands."""
ANOTHER_PERSON = "another_person"
"""A client who has no place in the conversation: who that is, the desk alone knows (``persons``)."""


def _masked(plain: str) -> Iterator[tuple[int, int]]:
    return (found.span() for found in _MASKED.finditer(plain))


def _nobody(plain: str) -> Iterator[tuple[int, int]]:  # noqa: ARG001  whom to look for is known to no text
    return iter(())


LOOKS: Mapping[str, Callable[[str], Iterator[tuple[int, int]]]] = {
    "card": _number("card"),
    "account": _accounts,
    "code": codes,
    "left_over": _left_over,
    "masked": _masked,
    ANOTHER_PERSON: _nobody,
}
"""What may be looked for, and where it stands in a folded text."""
