"""Codes and passwords in a folded text: the word that announces one, and its digits."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workstation.roleplay.judging.numbers import Number, numbers

_NAMES = (
    r"codes?|pin|nip|cvv2?|cvc2?|cryptogrammes?|crypto|mots? de passe|mdp|otp|tan"
    r"|passwords?|passcodes?|passwort|passworter|kennwort|geheimzahl|geheimcode"
)
_WORDED = r"mots? de passe|mdp|passwords?|passcodes?|passwort|passworter|kennwort"
# What may stand between the word and its digits, so that « code oublié, retrait de 300 » is no code.
_LINKS = (
    r"secrets?|confidentiels?|pin|sms|textos?|messages?|recue?s?|cartes?|cb|bancaires?|visa|de|du|d|la|le|l|sa|son|ses"
    r"|ma|mon|votre|notre|cette|est|etait|c|ce|cela|ca|s|il|elle|on|cliente?|m|mme|monsieur|madame|a|ai|dit|donnee?"
    r"|communiquee?|transmise?|fournie?|dictee?|lue?|annoncee?|indiquee?|saisie?|tapee?|composee?|notee?|ecrite?"
    r"|confiee?|revelee?|numero|no|n|quatre|cinq|six|huit|[4-8]|chiffres|par|acces|activation|validation|verification"
    r"|securite|unique|telephone|appareil|au|dos|verso|visuel|dynamique|via|bien|toujours|suivant|voici|actuel|ancien|nouveau|3d"
    r"|is|was|the|of|card|her|his|my|your|their|it|given|number|secret|ist|war|der|die|das|karte|lautet|ihr|mein|sein"
)
_TYPES = (
    r"postal|postaux|client|agence|guichet|banque|motif|ape|naf|insee|bic|swift|promo|erreur|barres?|qualification"
    r"|produit|marchand|mcc|pays|source|dossier|qualite|action|postcode"
)
_DIGITS = r"\d(?:[^\w\n€$£%]{0,2}\d){2,7}"
_UNITS = r"(?![ ]?(?:€|%|eur|fois|jours?|heures?|h\b|min|chiffres|essais?|tentatives?|ans?|mois|euros?|km))"
_CODE = re.compile(
    rf"(?<!\w)(?:{_NAMES})(?!\w)(?!\W{{1,3}}(?:{_TYPES})(?!\w))"
    rf"(?:(?:[^\w\n]|_)+(?:{_LINKS})(?!\w)){{0,9}}(?:[^\w\n]|_)*(?P<digits>{_DIGITS})(?!\w){_UNITS}"
)
_CODE_AFTER = re.compile(
    rf"(?<![\w.,/-])(?P<digits>{_DIGITS})(?:[^\w\n.;]|_){{1,3}}(?:est|comme|c'est|pour|is|as|ist|als|=)[ ]"
    rf"(?:(?:le|la|l'|son|sa|mon|votre|the|her|his|my|your|der|die|ihr|mein)[ ]?)?(?:{_NAMES})(?!\w)"
    rf"(?!\W{{1,3}}(?:{_TYPES})(?!\w))"
)
# A password told: letters and digits in one word, that is neither an hour nor the beginning of an IBAN.
_PASSWORD = re.compile(
    rf"(?<!\w)(?:{_WORDED})(?!\w)(?:(?:[^\w\n]|_)+(?:{_LINKS})(?!\w)){{0,9}}(?:[^\w\n]|_)*"
    r"(?P<digits>(?!\d+h\d*(?!\w)|[a-z]{2}\d{2}(?:[ ]?\d{4})?)(?=\w*\d)(?=\d*[a-z])[\w@#$&!+-]{5,})"
)
# Five digits and then a town are a postcode, whatever comes before.
_POSTCODE = re.compile(r"(?:0[1-9]|[1-8]\d|9[0-8])\d{3}")
_AFTER_POSTCODE = re.compile(
    r"[ ](?!(?:a|au|aux|avec|c|ce|dans|de|donnee?|du|elle|en|est|et|il|lu|ou|par|pour|puis|qui|recue?|que|saisie?|sur"
    r"|tapee?|transmise?|communiquee?|dite?|notee?|ecrite?|confirmee?|validee?|refusee?|erronee?|faux"
    r"|and|by|for|given|in|is|on|or|the|to|was|der|die|ist|und|von|war|wurde)(?!\w))[^\W\d_]"
)
# What is itself something else than a code.
_OTHERWISE = frozenset({"phone", "date", "hour", "amount", "iban", "card", "siret"})


def codes(plain: str) -> Iterator[tuple[int, int]]:
    """Where a folded text holds a code with its digits, or a password."""
    if not any(sign.isdigit() for sign in plain):
        return
    found = numbers(plain)
    for pattern in (_CODE, _CODE_AFTER, _PASSWORD):
        for code in pattern.finditer(plain):
            start, end = code.span("digits")
            if not _is_another(found, start, end) and not _is_postcode(plain, start, end):
                yield code.span()


def _is_another(found: tuple[Number, ...], start: int, end: int) -> bool:
    return any(one.kind in _OTHERWISE and one.start < end and start < one.end for one in found)


def _is_postcode(plain: str, start: int, end: int) -> bool:
    return bool(_POSTCODE.fullmatch(plain, start, end) and _AFTER_POSTCODE.match(plain, end))
