"""What is said in earnest in a role-play, and the dossiers that it can be compared with."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from workstation.bank.dossier import Dossier, Operation
from workstation.bank.people import Person
from workstation.content.diagnostics import Diagnostics, Place
from workstation.folding import folded, places
from workstation.roleplay import model as m
from workstation.roleplay.checking.spelled import flat, holds
from workstation.roleplay.checking.texts import all_beats, all_moves

INSERTED = re.compile(r"\{\{.*?\}\}")
_LETTERS = 4
# Words of a label that stand in many: they name no operation by themselves.
_COMMON = frozenset(
    {
        "virement", "prelevement", "retrait", "paiement", "permanent", "salaire", "carte", "distributeur",
        "vers", "assurance", "billet", "facture", "achat", "hotel", "service", "services", "societe", "banque",
        "compte", "mensuel", "abonnement", "station", "cabinet", "clinique", "ville", "lyon",
    }
)  # fmt: skip


@dataclass(frozen=True)
class Said:
    """A text of the conversation, its insertions left out.

    ``adviser``: said by who reads the dossier. ``asked``: what it answers.
    """

    words: str
    place: Place
    adviser: bool
    asked: str = ""


def said_in(script: m.Script) -> Iterator[Said]:
    """Every text but those of the moves that raise a flag, and the answers that are compared with the dossier."""
    for name, words in script.facts:
        yield _plain(words, script.place_of(f"facts.{name}"), adviser=False, asked=name)
    for beat in all_beats(script):
        yield _plain(beat.client, beat.at("client.calm", "client"), adviser=False)
        yield _plain(beat.client_tense, beat.at("client.tense"), adviser=False)
        for one in (*beat.others, *beat.adds):
            yield _plain(one.calm, one.place, adviser=False)
            yield _plain(one.tense, one.place, adviser=False)
    for move, _ in all_moves(script):
        if move.flags or move.wrong:
            continue
        yield _plain(move.say, move.at("say"), adviser=True)
        if not move.verifies:
            yield _plain(move.answer, move.at("answer.calm", "answer"), adviser=False, asked=move.say)
            yield _plain(move.answer_tense, move.at("answer.tense"), adviser=False, asked=move.say)
            for one in move.others:
                yield _plain(one.calm, one.place, adviser=False, asked=move.say)
                yield _plain(one.tense, one.place, adviser=False, asked=move.say)


def _plain(words: str, place: Place, adviser: bool, asked: str = "") -> Said:
    return Said(INSERTED.sub("…", words), place, adviser, asked)


def dossiers_of(script: m.Script, people: Mapping[str, Person]) -> tuple[Dossier, ...]:
    """Those of the client and of who speaks, of their household, and of those whose dossier is acted upon."""
    slugs = dict.fromkeys([script.client, script.subject, *(move.client for move, _ in all_moves(script))])
    found = [people[slug] for slug in slugs if slug in people]
    found += [script.described] if script.described else []
    relatives = [people[slug] for one in found for slug, _ in one.relatives if slug in people]
    return tuple(dict.fromkeys(one.dossier for one in (*found, *relatives)))


def operations_named(text: str, dossiers: tuple[Dossier, ...]) -> tuple[Operation, ...]:
    """The operations that a folded text names by a word of their label, its last left out: it is often a place."""
    found = (one for dossier in dossiers for one in dossier.operations)
    return tuple(one for one in found if any(holds(text, word) for word in _words(one.label)))


@lru_cache(maxsize=4_096)
def _words(label: str) -> tuple[str, ...]:
    words = re.findall(r"[^\W\d_]+", flat(label))
    found = tuple(word for word in words if len(word) >= _LETTERS and word not in _COMMON)
    return found[:-1] or found


def quoted(diagnostics: Diagnostics, place: Place, words: str) -> Place:
    """The place of a wording of a list that begins at ``place``: between its own quotation marks, where it has some."""
    found = diagnostics.within(place, f'"{words}"')
    return found.after(1) if found != place else diagnostics.within(place, words)


def as_said(words: str, plain: str, start: int, end: int) -> str:
    """The part of a text that stands at some letters of what was folded from it, as its author wrote it."""
    at = places(words)
    if len(at) <= end or len(folded(words)) != len(plain):
        return plain[start:end].strip()
    return words[at[start] : at[end - 1] + 1].strip()


def shown(operations: tuple[Operation, ...]) -> str:
    """Operations as their lines show them."""
    return " · ".join(dict.fromkeys(f"{one.label} {abs(one.amount) / 100:.2f}" for one in operations))
