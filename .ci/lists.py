"""The help page of the lists a role-play may name, made from the bundled content. ``--check`` only compares.

Exit 1 when a page is not what the content says.
"""

# ruff: noqa: E501  a sentence of the page stays on its line

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / ".ci")]

from made import ended, only_compared, settle  # noqa: E402  the root comes first

from workstation.bank.acts import ACTS  # noqa: E402
from workstation.bank.perimeter import JUNIOR, Remit  # noqa: E402
from workstation.content.dates import REFERENCE_DATE  # noqa: E402
from workstation.content.figures import values_on  # noqa: E402
from workstation.content.objections import POOR  # noqa: E402
from workstation.library.shelf import Shelf  # noqa: E402
from workstation.paths import SCRIPTS  # noqa: E402
from workstation.roleplay.judging.rules import PLACES  # noqa: E402
from workstation.roleplay.reading.raising import fragment_of  # noqa: E402

HELP = ROOT / "resources" / "help"
Rows = Iterable[tuple[str, ...]]

WORDS: dict[str, dict[str, str]] = {
    "fr": {
        "title": "Les listes d’un jeu de rôle",
        "intro": "Tout ce qu’un jeu de rôle peut nommer, tel que le contenu livré le déclare. Un pack de votre maison peut y ajouter ; la vérification propose alors les siens aussi.",
        "codes": "Codes de la note (`motif`, `code`)",
        "choices": "Issues, suites et services de la note",
        "sheets": "Fiches (`brief.documents`)",
        "figures": "Montants et délais (`figures`)",
        "remits": "Ce qu’un conseiller débutant peut faire",
        "rules": "Règles (`must_not`, `flag`, `lift`)",
        "breaches": "Manquements de la maison (`flags`)",
        "intents": "Intentions (`intent`)",
        "fragments": "Fragments (`use`)",
        "objections": "Objections (`objection`, ou `use` après `include`)",
        "people": "Personnes (`world.client`, `world.caller`)",
        "manners": "Manières d’être (`persona.mood`)",
        "remit_note": "Un acte absent d’ici est ouvert à tous, sans limite de montant. Le poste refuse aussi selon l’état de ce qui est touché et ce qui vient d’être fait (carte opposée, verrouillée ou expirée, opération en attente ou déjà contestée, créancier déjà bloqué, livret déjà détenu, décès enregistré) ; la vérification nomme chaque refus.",
        "fragment_note": "Les gestes d’un fragment s’appellent par le nom du moment où il sert, une barre, puis leur nom : `identify/ask_name`. Ses points comptent dans les critères nommés, qui doivent être dans votre `rubric`.",
        "objection_note": "Une classe s’inclut par `include: [objections/NOM.yaml]` et sert par `use`, avec les textes de `with` ; un moment écrit à la main la nomme par `objection`. Les noms de la dernière colonne se donnent à `handles`.",
        "handles": "`handles`", "use": "`use`",
        "code": "code", "means": "sens", "id": "nom", "name": "intitulé", "value": "ce qui s’affiche", "act": "acte",
        "limit": "limite", "where": "où", "cost": "coût", "asks": "sens neutre", "says": "phrase", "params": "`with`", "exits": "`exits`",
        "moves": "gestes", "points": "critères", "never": "ne le fait pas", "up_to": "{n} € au plus", "after": "dans les {n}",
        "spoken": "conversation", "chat": "tchat", "mail": "courriel", "note": "note", "heard": "dit par le client",
        "fatal": "éliminatoire", "lost": "{n} points",
        "outcome": "issue", "follow_up": "suite", "service": "service",
    },
    "en": {
        "title": "The lists of a role-play",
        "intro": "All that a role-play may name, as the bundled content declares it; it is in French, the house’s language. A pack of your house may add to it: the check then offers its own too.",
        "codes": "Codes of the note (`motif`, `code`)",
        "choices": "Outcomes, follow-ups and services of the note",
        "sheets": "Sheets (`brief.documents`)",
        "figures": "Amounts and delays (`figures`)",
        "remits": "What a junior adviser may do",
        "rules": "Rules (`must_not`, `flag`, `lift`)",
        "breaches": "Breaches of the house (`flags`)",
        "intents": "Intents (`intent`)",
        "fragments": "Fragments (`use`)",
        "objections": "Objections (`objection`, or `use` after `include`)",
        "people": "People (`world.client`, `world.caller`)",
        "manners": "Manners (`persona.mood`)",
        "remit_note": "An act that is not here is open to everybody, up to any amount. The desk also refuses by the state of what is touched and by what was just done (a card blocked, locked or expired, an operation pending or disputed already, a creditor blocked already, a savings book held already, a death recorded); the check names each refusal.",
        "fragment_note": "The moves of a fragment are called by the name of the beat that uses it, a slash, then their own: `identify/ask_name`. Its points count in the criteria named, which must be in your `rubric`.",
        "objection_note": "A class is included by `include: [objections/NAME.yaml]` and serves by `use`, with the texts of `with`; a beat written by hand names it by `objection`. The names of the last column are given to `handles`.",
        "handles": "`handles`", "use": "`use`",
        "code": "code", "means": "meaning", "id": "name", "name": "title", "value": "what is shown", "act": "act",
        "limit": "limit", "where": "where", "cost": "cost", "asks": "neutral words", "says": "sentence", "params": "`with`", "exits": "`exits`",
        "moves": "moves", "points": "criteria", "never": "does not do it", "up_to": "€{n} at most", "after": "within {n}",
        "spoken": "conversation", "chat": "chat", "mail": "e-mail", "note": "note", "heard": "said by the customer",
        "fatal": "fatal", "lost": "{n} points",
        "outcome": "outcome", "follow_up": "follow-up", "service": "service",
    },
}  # fmt: skip


def table(heads: tuple[str, ...], rows: Rows) -> Iterator[str]:
    """A table; its heads are words of the page."""
    yield f"| {' | '.join(heads)} |"
    yield f"|{' --- |' * len(heads)}"
    for row in rows:
        yield f"| {' | '.join(cell.replace('|', '/') for cell in row)} |"


def page(shelf: Shelf, language: str) -> str:
    """The page, in a language."""
    w = WORDS[language]
    lines = [f"# {w['title']}", "", w["intro"]]
    for part, note, heads, rows in parts(shelf, w):
        lines += ["", f"## {w[part]}", ""]
        lines += [w[note], ""] if note else []
        lines += table(tuple(w[head] for head in heads), rows)
    return "\n".join(lines) + "\n"


def parts(shelf: Shelf, w: dict[str, str]) -> Iterator[tuple[str, str, tuple[str, ...], Rows]]:
    """The parts of the page: their head, the words before, the columns, the rows."""
    noted = shelf.dispositions
    yield "codes", "", ("code", "means"), [(_c(leaf.code), leaf.title) for _, leaf in noted.leaves()]
    kinds = (("outcome", noted.outcomes), ("follow_up", noted.follow_ups), ("service", noted.services))
    chosen = [(w[kind], _c(one.code), one.title) for kind, found in kinds for one in found]
    yield "choices", "", ("where", "code", "means"), chosen
    yield "sheets", "", ("id", "name"), [(_c(one.id), one.title) for _, one in sorted(shelf.sheets.items())]
    values = values_on(shelf.figures, REFERENCE_DATE)
    labels = {figure.id: figure.label for figure in shelf.figures}
    yield "figures", "", ("id", "name", "value"), [(_c(n), labels[n], values[n]) for n in sorted(values)]
    perimeter = shelf.perimeter.settled(values)
    remits = [(_c(act), limit) for act in ACTS if (limit := _limit(perimeter.of(act), values, w))]
    yield "remits", "remit_note", ("act", "limit"), remits
    rules = [(_c(rule), title, where) for rule, title, where in _rules(shelf, w)]
    yield "rules", "", ("id", "name", "where"), rules
    breaches = [(_c(one.id), w["fatal"] if one.fatal else w["lost"].format(n=one.penalty)) for one in shelf.breaches]
    yield "breaches", "", ("id", "cost"), breaches
    intents = sorted(
        (name, {key: node.value for key, node in one.gives.items()}) for name, one in shelf.intents["fr"].items()
    )
    given = [(_c(name), gives.get("asks", ""), gives.get("say", "")) for name, gives in intents]
    yield "intents", "", ("id", "asks", "says"), given
    yield "fragments", "fragment_note", ("id", "params", "exits", "moves", "points"), list(_fragments())
    yield "objections", "objection_note", ("id", "name", "use", "params", "exits", "handles"), list(_objections(shelf))
    yield "manners", "", ("id", "name"), [(_c(one.id), one.title) for one in shelf.manners.values()]
    people = sorted(shelf.people.items())
    yield "people", "", ("id", "name"), [(_c(slug), person.dossier.client.name) for slug, person in people]


def _c(code: str) -> str:
    return f"`{code}`"


def _limit(remit: Remit, values: dict[str, str], w: dict[str, str]) -> str:
    """What keeps a junior adviser from an act, or nothing."""
    if remit.barred(JUNIOR):
        return w["never"]
    found = [_euros(remit.most[JUNIOR], w)] if JUNIOR in remit.most else []
    found += [f"{_c(value)}\u00a0: " + _euros(n, w) for value, n in remit.ceilings.items()]
    named = {one.value: values.get(one.figure, "") for one in remit.named if one.key == "within"}
    found += [f"{_c(value)}\u00a0: " + w["after"].format(n=delay) for value, delay in named.items()]
    return ", ".join(found)


def _euros(most: int, w: dict[str, str]) -> str:
    thousands = "\u202f" if w is WORDS["fr"] else ","
    return w["up_to"].format(n=f"{most:,}".replace(",", thousands))


def _rules(shelf: Shelf, w: dict[str, str]) -> Iterator[tuple[str, str, str]]:
    for name in shelf.rules.ids:
        rule = shelf.rules.get(name)
        if rule is not None:
            yield name, rule.title, ", ".join(w[place] for place in PLACES if rule.places.get(place))


def _fragments() -> Iterator[tuple[str, ...]]:
    """Each fragment with what it takes, where it leads, its moves and what they earn."""
    for path in sorted((SCRIPTS / "fragments").glob("*.yaml")):
        for name, body in (yaml.safe_load(path.read_text(encoding="utf-8")).get("fragments") or {}).items():
            moves = list(_moves(body.get("beats") or {}))
            points = dict.fromkeys(str(criterion) for move in moves for criterion in move.get("score") or ())
            cells = (body.get("params") or (), body.get("exits") or (), [move["id"] for move in moves], points)
            yield f"{_c(name)} ({path.name})", *(", ".join(map(_c, map(str, cell))) for cell in cells)


def _objections(shelf: Shelf) -> Iterator[tuple[str, ...]]:
    """Each class with its fragment, and what a move may do with it."""
    for one in shelf.objections:
        made = fragment_of(one, "fr", one.place)
        handles = [*one.sayable(), *(f"{POOR}.{poor.family}" for poor in one.poor)]
        cells = (made.params, made.exits, handles)
        yield _c(one.id), one.title, _c(made.name), *(", ".join(map(_c, cell)) for cell in cells)


def _moves(beats: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for beat in beats.values():
        yield from (*(beat.get("moves") or ()), *((beat.get("subjects") or {}).get("of") or ()))


def main() -> int:
    """Rewrite the pages, or compare them."""
    shelf = Shelf()
    pages = ((HELP / language / "lists.md", page(shelf, language)) for language in WORDS)
    return ended(f"{len(WORDS)} pages of lists", settle(pages, only_compared(__doc__)))


if __name__ == "__main__":
    sys.exit(main())
