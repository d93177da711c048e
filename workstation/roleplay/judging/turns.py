"""Small words that turn a sentence: to another clause, to a supposition, to a question. Folded, by language."""

from __future__ import annotations

import re
from collections.abc import Mapping


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


TURNS: Mapping[str, frozenset[str]] = {
    "fr": _set("que qu si comment quand ou pourquoi lorsque mais"),
    "en": _set("that if how when where why but whether"),
    "de": _set("dass ob wie wann wo warum aber wenn"),
}
"""What turns to something else: « dites-moi si vous avez … »."""

NEW_CLAUSE: Mapping[str, frozenset[str]] = {
    "fr": _set("mais puis ensuite et donc car sinon"),
    "en": _set("but then and so because otherwise"),
    "de": _set("aber dann und also denn sonst"),
}
"""What begins a clause of its own: what is denied before is not denied after."""

BUT: Mapping[str, frozenset[str]] = {
    "fr": _set("mais donc alors sinon"),
    "en": _set("but so then otherwise"),
    "de": _set("aber also dann sonst"),
}
"""What comes back from what others said to what one says oneself: « on vous l'a demandé, mais donnez-le-moi »."""

JOINS: Mapping[str, frozenset[str]] = {
    "fr": _set("et puis ensuite mais"),
    "en": _set("and then but"),
    "de": _set("und dann aber"),
}
"""What joins another order to the one before it: « raccrochez, et donnez-moi le code »."""

SUBJECTS: Mapping[str, frozenset[str]] = {
    "fr": _set("je j tu il elle on nous vous ils elles c ca cela"),
    "en": _set("i you he she it we they that"),
    "de": _set("ich du er sie es wir man das"),
}
"""What begins a clause that is no order."""

LEADS_IN: Mapping[str, frozenset[str]] = {
    "fr": _set(
        "oh ah eh he hop la bon ben bah alors allez mais non oui ok ouais voyons ecoutez enfin franchement madame"
        " monsieur et donc puis ensuite maintenant hein du coup"
    ),
    "en": _set(
        "oh ah well so now just please come on look listen ok okay but and no yes right then sir madam mate you"
    ),
    "de": _set("oh ach na also jetzt nun bitte ja nein doch aber und dann mal hallo frau herr"),
}
"""What may stand before the word that begins a clause: « bon, calmez-vous », « mais non, calmez-vous »."""

ASKED: Mapping[str, frozenset[str]] = {
    "fr": _set("pouvez pourriez pouvait voulez voudriez auriez peux pourrais veux voudrais pourquoi"),
    "en": _set("can could would will why won couldn"),
    "de": _set("konnen konnten wollen wurden mochten warum"),
}
"""What makes a request of a question that denies: « vous ne pourriez pas me dire … ? »."""

SUPPOSED: Mapping[str, frozenset[str]] = {"fr": _set("si"), "en": _set("if unless"), "de": _set("wenn falls")}
"""What makes a threat of a denial: « si vous ne me dites pas … »."""

IDIOMS: Mapping[str, re.Pattern[str]] = {
    "fr": re.compile(
        r"(?<!\w)(?:(?:n'?\s?)?(?:hesite[zr]|oublie[zr]) (?:surtout )?(?:pas|jamais)"
        r"|n'ayez (?:pas peur|crainte|pas d'inquietude)|ayez pas peur"
        r"|(?:pas|aucun) (?:de |d')?(?:souci|soucis|probleme|problemes|inquietude|panique)"
        r"|(?:ne )?vous inquietez pas|(?:ne )?t'inquiete pas|tkt pas|en faites pas"
        r"|non ?\?|(?:me|nous) manque(?: plus que)?(?!\w)"
        r"|ne quittez pas|(?:n')?avez (?:plus )?qu(?:'|e)|ou (?:pas|non)(?!\w)"
        r"|(?:ne|n') ?(?:(?!pas|jamais|rien|aucun|guere)\w+ ){0,4}?"
        r"qu(?:e|')(?= ?(?:votre|ton|le|la|les|vos|de|d'|du|a)\b)"
        r"|(?:non|pas) seulement|n'est-ce pas|rien de plus simple|sans (?:attendre|delai|faute|tarder)(?!\w)"
        r"|sans (?:soucis?|crainte|probleme|hesiter|risque)(?!\w))"
    ),
    "en": re.compile(
        r"(?<!\w)(?:don'?t (?:hesitate|worry|forget|be afraid)|do not (?:hesitate|forget)|no (?:problem|worries)"
        r"|not only|or not(?!\w)|without delay|why not)"
    ),
    "de": re.compile(
        r"(?<!\w)(?:zogern sie nicht|nicht nur|kein problem|keine sorge|vergessen sie nicht|oder nicht(?!\w))"
    ),
}
"""What holds a word of denial and denies nothing."""

TAKES_UP = re.compile(
    r"\W*(?:(?:et|alors|donc|allez|vas-y|allez-y|bon|and|so|then|please|just|und|dann|bitte)\W+){0,3}"
    r"(?:(?:re)?(?:dites|donnez|lisez|dictez|epelez|communiquez|envoyez|montrez|indiquez)"
    r"(?:[ -]?(?:le|la|les)[ -]moi|[ -]moi[ -]?(?:le|la|les|ca|cela|tout)(?=\W*\Z|\W+(?:s'il|svp|vite|donc|et|je)))"
    r"|vous (?:pouvez|pourriez|voulez) me (?:le|la|les) \w+"
    r"|(?:read|tell|give|send|say|spell|type) (?:it|them|that|those) (?:out )?(?:to |for )?(?:me|us)"
    r"|(?:read|spell) (?:it|them) (?:out|back)"
    r"|(?:tell|give|send) (?:me|us) (?:it|them|what (?:it|they) (?:is|are|says?))|what (?:is it|are they|does it say)"
    r"|(?:nennen|sagen|geben|lesen|schicken|diktieren) sie (?:sie|ihn|es|die|den|das) mir)"
)
"""How a sentence takes up what the one before it names, in any language."""
