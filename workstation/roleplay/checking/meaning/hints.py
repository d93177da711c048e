"""What deserves a look in what an adviser is given to say: hints, which an author may leave as they are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from workstation.bank.people import Person
from workstation.content.diagnostics import Diagnostics, Place
from workstation.folding import folded, straight_places, straightened
from workstation.roleplay import model as m
from workstation.roleplay.checking.amounts import amounts
from workstation.roleplay.checking.meaning.claims import amounts_held
from workstation.roleplay.checking.meaning.said import INSERTED, as_said, dossiers_of, said_in
from workstation.roleplay.checking.spelled import flat, number
from workstation.roleplay.checking.texts import all_beats, all_moves
from workstation.roleplay.judging.rules import IDENTIFIED, LIGHT, Rule, Rules, place_of

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
# Before which so many days are those that have gone by.
_PAST = re.compile(r"\b(?:il y a|ya|y a|depuis|voila|cela fait|ca fait|for the last|for the past|since|seit|vor)\s*\Z")
_ONCE = frozenset({"un jour", "un mois", "un an", "une semaine", "une heure", "a day", "one day", "a week", "a month"})
_LEAVES = -3
"""The patience that a rule takes when nobody who is paid to answer would break it."""
_UNITS = r"(?:jours?(?: ouvres| ouvrables| calendaires)?|semaines?|mois|ans?|heures?|(?:working )?days?|weeks?|months?)"


def hint_meaning(
    script: m.Script,
    diagnostics: Diagnostics,
    figures: Mapping[str, str],
    rules: Rules,
    people: Mapping[str, Person],
) -> None:
    """Hint at what deserves a look. ``figures``: the values of the dated table by id; ``rules``: those in force."""
    language = script.language[:2]
    for move, kind in all_moves(script):
        if kind == "note" or not move.say:
            continue
        words, place = INSERTED.sub("…", move.say), move.at("say")
        sound = not (move.flags or move.better)
        if sound:
            _tell("RP145", _gendered(words, language), place, diagnostics)
        earnest, points = sound and move.mood >= 0, _points(move)
        broken = list(_broken(words, script, rules)) if earnest or not points else []
        for said, rule in broken if earnest else []:
            weighs = rule.severity_on(script.channel) != LIGHT or points
            _tell("RP147", said if weighs else "", place, diagnostics, rule=rule.title)
        for said, rule in broken if not points else []:
            _tell("RP148", said if rule.mood <= _LEAVES else "", place, diagnostics)
    own = _own(script, people)
    by_value: dict[str, list[str]] = {}
    for name, value in figures.items():
        by_value.setdefault(flat(value), []).append(name)
    for words, place in _written(script):
        for told, instead in _in_clear(INSERTED.sub("…", words), by_value, own):
            diagnostics.add("RP146", diagnostics.within(place, told), name=told, instead=instead)


def _points(move: m.Move) -> int:
    return sum(points for _, points in move.score)


def _tell(code: str, words: str, place: Place, diagnostics: Diagnostics, **named: str) -> None:
    if words:
        diagnostics.add(code, diagnostics.within(place, words), name=words, **named)


def _gendered(words: str, language: str) -> str:
    found = _GENDERED.search(straightened(words)) if language == "fr" else None
    return _straight(words, found) if found and found[1].lower() not in _EVERY else ""


def _straight(words: str, found: re.Match[str]) -> str:
    """What was found in the straightened text, as its author wrote it."""
    at = straight_places(words)
    return words[at[found.start()] : at[found.end() - 1] + 1].strip()


def _broken(words: str, script: m.Script, rules: Rules) -> Iterator[tuple[str, Rule]]:
    """What breaks each rule in words said to somebody identified."""
    plain = folded(words)
    found = rules.places(plain, place_of(script.channel), script.language[:2], identity=IDENTIFIED)
    for name, one in {one.finding.family: one for one in reversed(found)}.items():
        if rule := rules.get(name):
            yield as_said(words, plain, one.start, one.end), rule


def _written(script: m.Script) -> Iterator[tuple[str, Place]]:
    """What the adviser says in earnest, and what a recruit is taught."""
    for move, kind in all_moves(script):
        if kind != "note" and not move.flags:
            yield move.say, move.at("say")
    for beat in all_beats(script):
        yield beat.whisper, beat.at("whisper")


def _own(script: m.Script, people: Mapping[str, Person]) -> set[int]:
    """The amounts of this conversation, in cents, which only happen to be those of a figure: held, or told by the
    customer.
    """
    held = {cents for dossier in dossiers_of(script, people) for cents in amounts_held(dossier)}
    return held | {one.cents for said in said_in(script) if not said.adviser for one in amounts(flat(said.words))}


def _in_clear(words: str, by_value: Mapping[str, list[str]], own: set[int]) -> Iterator[tuple[str, str]]:
    """Each price and each delay of a text, with what to write in its place. ``by_value``: the names of figures, each
    by its value in plain letters; ``own``: amounts that are neither.
    """
    for sentence in re.split(r"(?<=[.;!?:])\s+", words):
        plain = flat(sentence)
        for amount in amounts(plain):
            if amount.cents in own:
                continue
            told = as_said(sentence, plain, amount.start, amount.end)
            if names := _figures(amount.cents, by_value):
                yield told, _one_of(names)
            elif _PRICED.search(plain):
                yield told, "{{ figures.x }}"
        for found in _terms(plain):
            if _PAST.search(plain[: found.start()]):
                continue
            told = as_said(sentence, plain, found.start(), found.end())
            if names := by_value.get(_in_figures(found[0]), []):
                yield told, _one_of(names)
            elif _TERM.search(plain) and found[0] not in _ONCE:
                yield told, "{{ figures.x }}"


def _figures(cents: int, by_value: Mapping[str, list[str]]) -> list[str]:
    """The figures whose value is the amount."""
    found = ((names, [one.cents for one in amounts(value)]) for value, names in by_value.items())
    return [name for names, came in found if came == [cents] for name in names]


def _one_of(names: list[str]) -> str:
    """Whichever of them is meant: two may have one value, and not for ever."""
    return " | ".join(f"{{{{ figures.{name} }}}}" for name in names)


def _terms(plain: str) -> Iterator[re.Match[str]]:
    return _numbered().finditer(plain)


@cache
def _numbered() -> re.Pattern[str]:
    """So many days, weeks or months, in figures or in words."""
    numbers = "|".join(re.escape(words) for n in range(1, 91) for words in number(n))
    return re.compile(rf"(?<![\w.,])(?:{numbers}) {_UNITS}\b")


def _in_figures(told: str) -> str:
    """« sept jours » as « 7 jours »."""
    count, _, unit = told.rpartition(" ")
    if unit in ("ouvres", "ouvrables", "calendaires", "days") and " " in count:
        count, _, first = count.rpartition(" ")
        unit = f"{first} {unit}"
    return next((f"{n} {unit}" for n in range(1, 91) if count in number(n)), told)
