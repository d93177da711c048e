"""Amounts said in a conversation that the dossiers contradict."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from workstation.bank.acts import ACTS
from workstation.bank.acts.declaring import Number
from workstation.bank.dossier import Dossier, Operation
from workstation.bank.people import Person
from workstation.content.diagnostics import Diagnostics
from workstation.roleplay import model as m
from workstation.roleplay.checking.amounts import Amount, amounts
from workstation.roleplay.checking.meaning.said import Said, as_said, dossiers_of, operations_named, said_in, shown
from workstation.roleplay.checking.spelled import flat
from workstation.roleplay.checking.texts import all_moves

SENTENCE = re.compile(r"(?<=[.;:!?…])\s+")
# What an adviser reads on the screen; what is to come is no claim.
_READ = re.compile(
    r"\b(?:soldes?|plafonds?|limites?|decouvert|balance|limit|overdraft|spent|depense|utilise|used|on your account"
    r"|sur (?:votre|le) compte|saldo)\b"
)
_TO_COME = re.compile(
    r"\b(?:relev\w*|augment\w*|hauss\w*|mont(?:er?|ons|ez)|port(?:er?|ons|ez)|pass(?:er?|ons|ez)|jusqu\w*|maxim\w*"
    r"|rais\w*|ris(?:e|ing)|increas\w*|up to|si|if|sera|serait|pourra\w*|would|could|nouve\w+|new|coute\w*|cout\w*"
    r"|tarif\w*|factur\w*|cotisation|prix|price|fee|costs?)\b"
)


def advise_claims(
    script: m.Script, diagnostics: Diagnostics, people: Mapping[str, Person], figures: Mapping[str, str]
) -> None:
    """Warn of each amount that is said in earnest and that no dossier holds. ``figures``: their values by id."""
    dossiers = dossiers_of(script, people)
    if not dossiers:
        return
    allowed = _held(dossiers) | _figures(figures)
    read = _on_screen(dossiers) | _figures(figures)
    for said in said_in(script):
        for sentence in SENTENCE.split(said.words):
            text = flat(sentence)
            for amount in amounts(text):
                if not _wanted(script, amount) and (held := _contrary(text, amount, said, dossiers, allowed, read)):
                    told = as_said(sentence, text, amount.start, amount.end)
                    diagnostics.add("RP138", diagnostics.within(said.place, told), name=told, held=held)


def _contrary(
    text: str, amount: Amount, said: Said, dossiers: tuple[Dossier, ...], allowed: set[int], read: set[int]
) -> str:
    """What the dossier holds instead: of the operations that the sentence names, else on the screen."""
    known, named = amount.cents in allowed, operations_named(text, dossiers)
    if named:
        left = {amount.cents + abs(one.amount) for one in named} & {n for dossier in dossiers for n in _large(dossier)}
        mine = left or any(abs(one.amount) == amount.cents for one in named)
        another = amount.exact and amount.cents in {abs(one.amount) for one in _operations(dossiers)}
        return shown(named) if not mine and (another or not (known or _TO_COME.search(text))) else ""
    if said.adviser and _READ.search(text) and not _TO_COME.search(text):
        return _screen(dossiers) if amount.cents not in read else ""
    return _screen(dossiers) if not known and amount.exact else ""


def _operations(dossiers: tuple[Dossier, ...]) -> Iterator[Operation]:
    return (one for dossier in dossiers for one in dossier.operations)


def _screen(dossiers: tuple[Dossier, ...]) -> str:
    cents = [account.balance for dossier in dossiers for account in dossier.accounts]
    cents += [n for dossier in dossiers for card in dossier.cards for n in (card.limit, card.spent)]
    return " · ".join(dict.fromkeys(f"{n / 100:.2f}" for n in cents))


def _on_screen(dossiers: tuple[Dossier, ...]) -> set[int]:
    """Every amount that is shown of the dossiers, in cents, and what is left of one after another."""
    every = {n for dossier in dossiers for n in amounts_held(dossier)}
    large = {n for dossier in dossiers for n in _large(dossier)}
    return every | {n - other for n in large for other in every if n > other}


def _held(dossiers: tuple[Dossier, ...]) -> set[int]:
    """Every amount of the dossiers, in cents; of those told to the cent, also what two of them make."""
    every = {n for dossier in dossiers for n in amounts_held(dossier)}
    made = {n for one in every for other in every for n in (abs(one - other), one + other)}
    return every | {n for n in made if n % 100}


def _large(dossier: Dossier) -> set[int]:
    cards = {n for card in dossier.cards for n in (card.limit, card.cash_limit, card.spent, card.cash_spent)}
    return cards | {n for account in dossier.accounts for n in (account.balance, account.overdraft)}


def amounts_held(dossier: Dossier) -> set[int]:
    """Every amount that a dossier holds, in cents."""
    small = {abs(one.amount) for one in dossier.operations} | {one.amount for one in dossier.incidents}
    yearly = {contract.amount for contract in dossier.contracts}
    found = _large(dossier) | small | yearly | {n // 12 for n in yearly} | {card.left for card in dossier.cards}
    return (found | {account.balance + account.overdraft for account in dossier.accounts}) - {0}


def _figures(figures: Mapping[str, str]) -> set[int]:
    return {amount.cents for value in figures.values() for amount in amounts(flat(value))}


def _wanted(script: m.Script, amount: Amount) -> bool:
    """Whether a deed of the role-play may say the amount: whole euros, of a field that holds a number."""
    for move, _ in all_moves(script):
        act = ACTS.get(move.desk)
        for want in move.wants:
            numbered = act is not None and isinstance(act.field(want.field), Number)
            if numbered and amount.cents % 100 == 0 and want.takes(str(amount.cents // 100)):
                return True
    return False
