"""What deserves a look in what an adviser is given to say: hints, which an author may leave as they are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from workstation.content.diagnostics import Diagnostics, Place
from workstation.folding import folded, straight_places, straightened
from workstation.roleplay import model as m
from workstation.roleplay.checking.amounts import amounts
from workstation.roleplay.checking.meaning.said import INSERTED, as_said
from workstation.roleplay.checking.spelled import flat, number
from workstation.roleplay.checking.texts import all_beats, all_moves

_FAMILIAR = {
    "fr": re.compile(
        r"\b(?:tu|toi|t'\w+|te (?=\w)|tes|ta|(?:dis|donne|regarde|attends|montre|envoie|appelle|rappelle|lis|prends"
        r"|viens|écoute|laisse|vérifie|signe|choisis|explique|raconte)-(?:moi|le|la|les|nous|en|y))\b"
        r"|(?<!\ble )(?<!\bun )(?<!\bde )(?<!\bce )(?<!\bdu )(?<!\bbon )(?<!\bquel )\bton (?=\w)",
        re.IGNORECASE,
    ),
    "de": re.compile(r"\b(?:du|dich|dir|dein(?:e[mnrs]?)?)\b", re.IGNORECASE),
}
# « Je suis » and a word that agrees: by its ending, or one of those that have none of their own.
_AGREES = (
    r"(?:ravi|désol|navr|heureu|enchant|content|cert(?:ain)|sûr|surpris|embêt|oblig|charg|autoris|habilit|tenu"
    r"|confus|peiné"
    r"|touch|sensible(?!\b)|étonn|inqui[eè]t|déçu|convaincu|persuad|intéress|form[ée]|conseill(?:er|ère)"
    r"|nouveau|nouvelle"
    r"|seul|prêt|attenti|assistant|gestionnaire(?!\b)|directeur|directrice|honor|satisfait|gên|soulag|press"
    r"|occup|retenu"
    r"|absent|présent|disposé|fier|fière|franc(?:he)?|discr[eè]t|attach|dévou)\w*"
)
_BETWEEN = (
    r"(?:(?:bien|très|vraiment|sincèrement|tout|toute|tout à fait|si|trop|pas|vite|aussi|toujours|plus"
    r"|un|une|votre|le|la) )*"
)
_GENDERED = re.compile(
    rf"\b(?:je (?:ne |n'en |m'en |me |vous en )?(?:suis|serai|serais|reste|resterai|étais)|j'(?:étais|en suis)"
    rf"|je me sens) {_BETWEEN}({_AGREES})",
    re.IGNORECASE,
)
_EVERY = frozenset({"sensible", "gestionnaire", "disponible", "responsable"})
# Beside which an amount is a price, and a number of days what the law or the bank allows.
_PRICED = re.compile(
    r"\b(?:cout\w*|factur\w*|tarif\w*|prix|frais|cotis\w*|payant\w*|paie\w*|abonnement|par mois|par an|costs?|fees?"
    r"|price\w*|charged?|a month|a year)\b"
)
_TERM = re.compile(
    r"\b(?:delais?|retract\w*|contest\w*|rembours\w*|legal\w*|loi|reclam\w*|mediat\w*|livr\w*|valable\w*"
    r"|au plus tard"
    r"|dans les|sous|reponse|opposition|durent?|dure|withdraw\w*|refund\w*|dispute\w*|within)\b"
)
_ONCE = frozenset({"un jour", "un mois", "un an", "une semaine", "une heure", "a day", "one day", "a week", "a month"})
_UNITS = r"(?:jours?(?: ouvres| ouvrables| calendaires)?|semaines?|mois|ans?|heures?|(?:working )?days?|weeks?|months?)"
_HELD = (  # what nobody asks a client for
    r"(?:codes? (?:secrets?|confidentiels?|pin|recus?|sms|de (?:la|votre) carte|d'acces|a quatre chiffres"
    r"|a usage unique)|votre code|ton code|le code(?: recu)?|your (?:pin|code|password|passcode)|the code"
    r"|mots? de passe|cryptogrammes?"
    r"|cvv|cvc|code pin|pin code|password|passcode|security code|(?:seize|16) chiffres|(?:trois|3) chiffres"
    r"|sixteen digits|three digits|numero (?:complet )?de (?:la|votre) carte|card number|long number|otp"
    r"|texted? code|code by text)"
)
_ASKED = re.compile(
    r"(?:donnez|dites|lisez|communiquez|dictez|indiquez|epelez|confirmez|rappelez|precisez|envoyez|transmettez"
    r"|ecrivez"
    r"|tapez|fournissez|quels? (?:est|sont|etait)|quelle est|il me (?:faut|faudrait|manque)|j'ai besoin d"
    r"|j'aurais besoin d|je vous demande|(?:pouvez|pourriez|voulez)[ -]vous me (?:donner|lire|dire|communiquer"
    r"|dicter|confirmer|rappeler)"
    r"|give me|tell me|read(?: me)?(?: out)?|what(?:'s| is| are)|i(?:'ll)? need|could (?:i have|you (?:give"
    r"|read|tell))"
    r"|can you (?:give|read|tell))"
    rf"[^.?!;]{{0,60}}?\b{_HELD}\b"
)
_REFUSED = re.compile(
    r"\b(?:ne|n'|jamais|pas|sans|aucun\w*|ni|oublie\w*|perdu\w*|postal|client|never|not|don't|no|without)\b"
)
# Said by nobody who is paid to answer.
_RUDE = re.compile(
    r"\b(?:fiche|fous|foutez|merde|putain|con|conne|cons|connards?|idiote?s?|imbeciles?|stupides?|abrutie?s?"
    r"|debiles?"
    r"|nul(?:le)?s?|bete|degage\w*|dehors|taisez-vous|la ferme|fermez-la|tant pis pour vous"
    r"|je m'en (?:moque|fiche|fous)|c'est votre (?:probleme|faute)|ca ne me regarde pas|rien a faire de vous"
    r"|vous m'(?:enervez|embetez|ennuyez)"
    r"|bla bla|blabla|lol|mdr|haha|ha ha|shut up|stupid|idiot|i don't care|get lost|not my problem|who cares)\b"
)
_NOT_RUDE = frozenset({"nul", "nulle", "nuls", "nulles", "bete", "dehors", "con", "fiche"})
_RUDE_HERE = re.compile(r"\b(?:etes|es|c'est|trop|si|bien|vous) (?:une? |vraiment )?(?:nul(?:le)?s?|bete|con|conne)\b")


def hint_meaning(script: m.Script, diagnostics: Diagnostics, figures: Mapping[str, str]) -> None:
    """Hint at what deserves a look. ``figures``: the values of the dated table by id."""
    language = script.language[:2]
    for move, kind in all_moves(script):
        if kind == "note" or not move.say:
            continue
        words, place = INSERTED.sub("…", move.say), move.at("say")
        sound = not (move.flags or move.better)
        if sound:
            _tell("RP144", _familiar(words, language), place, diagnostics)
            _tell("RP145", _gendered(words, language), place, diagnostics)
        if sound and move.mood >= 0:
            _tell("RP147", _secret(words), place, diagnostics)
        if not _points(move):
            _tell("RP148", _unlikely(words), place, diagnostics)
    for words, place in _written(script):
        for told, instead in _in_clear(INSERTED.sub("…", words), figures):
            diagnostics.add("RP146", diagnostics.within(place, told), name=told, instead=instead)


def _points(move: m.Move) -> int:
    return sum(points for _, points in move.score)


def _tell(code: str, words: str, place: Place, diagnostics: Diagnostics) -> None:
    if words:
        diagnostics.add(code, diagnostics.within(place, words), name=words)


def _familiar(words: str, language: str) -> str:
    pattern = _FAMILIAR.get(language)
    found = pattern.search(straightened(words)) if pattern else None
    return _straight(words, found) if found else ""


def _gendered(words: str, language: str) -> str:
    found = _GENDERED.search(straightened(words)) if language == "fr" else None
    return _straight(words, found) if found and found[1].lower() not in _EVERY else ""


def _straight(words: str, found: re.Match[str]) -> str:
    """What was found in the straightened text, as its author wrote it."""
    at = straight_places(words)
    return words[at[found.start()] : at[found.end() - 1] + 1].strip()


def _secret(words: str) -> str:
    """The words that ask for a secret, where their sentence asks and does not forbid."""
    for sentence in re.split(r"(?<=[.!?;])\s+", words):
        plain = folded(sentence)
        found = _ASKED.search(plain)
        if found and not _REFUSED.search(plain):
            return as_said(sentence, plain, found.start(), found.end())
    return ""


def _unlikely(words: str) -> str:
    plain = folded(words)
    found = _RUDE.search(plain)
    if found and found[0] in _NOT_RUDE:
        found = _RUDE_HERE.search(plain)
    return as_said(words, plain, found.start(), found.end()) if found else ""


def _written(script: m.Script) -> Iterator[tuple[str, Place]]:
    """What the adviser says in earnest, and what a recruit is taught."""
    for move, kind in all_moves(script):
        if kind != "note" and not move.flags:
            yield move.say, move.at("say")
    for beat in all_beats(script):
        yield beat.whisper, beat.at("whisper")


def _in_clear(words: str, figures: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Each price and each delay of a text, with what to write in its place."""
    by_value = {flat(value): name for name, value in figures.items()}
    for sentence in re.split(r"(?<=[.;!?:])\s+", words):
        plain = flat(sentence)
        for amount in amounts(plain):
            told = as_said(sentence, plain, amount.start, amount.end)
            if name := _figure(amount.cents, by_value):
                yield told, f"{{{{ figures.{name} }}}}"
            elif _PRICED.search(plain):
                yield told, "{{ figures.x }}"
        for found in _terms(plain):
            told = as_said(sentence, plain, found.start(), found.end())
            if name := by_value.get(_in_figures(found[0]), ""):
                yield told, f"{{{{ figures.{name} }}}}"
            elif _TERM.search(plain) and found[0] not in _ONCE:
                yield told, "{{ figures.x }}"


def _figure(cents: int, by_value: Mapping[str, str]) -> str:
    """The one figure whose value is the amount."""
    found = [name for value, name in by_value.items() if [one.cents for one in amounts(value)] == [cents]]
    return found[0] if len(found) == 1 else ""


def _terms(plain: str) -> Iterator[re.Match[str]]:
    numbered = "|".join(re.escape(words) for n in range(1, 91) for words in number(n))
    return re.finditer(rf"(?<![\w.,])(?:{numbered}) {_UNITS}\b", plain)


def _in_figures(told: str) -> str:
    """« sept jours » as « 7 jours »."""
    count, _, unit = told.rpartition(" ")
    if unit in ("ouvres", "ouvrables", "calendaires", "days") and " " in count:
        count, _, first = count.rpartition(" ")
        unit = f"{first} {unit}"
    return next((f"{n} {unit}" for n in range(1, 91) if count in list(number(n))), told)
