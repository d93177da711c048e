"""Whether what a person answers about themselves is what their dossier holds: the recruit compares the two."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from workstation.bank.dossier import Dossier
from workstation.bank.identity import DYNAMIC, STATIC
from workstation.bank.people import Person
from workstation.content.diagnostics import Diagnostics, Place
from workstation.roleplay import model as m
from workstation.roleplay.checking.amounts import Amount, amounts
from workstation.roleplay.checking.spelled import flat, holds, number, tells_amount, tells_day
from workstation.roleplay.checking.texts import all_moves
from workstation.roleplay.sayings import WRONG, Saying

_INSERTED = re.compile(r"\{\{[-+ ]*facts\.(\w+)[-+ ]*\}\}")
_LETTERS = 4  # a word of a label that tells it from another
_SHOWN = 3
_EURO, _ROUNDED = 100, 30
_EVERYDAY = frozenset({"current", "joint"})
"""Accounts that nobody names when asked what else they hold."""
# What people say around an amount, and that tells nothing of the operation.
_FILLERS = frozenset(
    {
        "euros", "euro", "centimes", "cents", "environ", "exactement", "pres", "peut", "etre", "alors", "voila",
        "crois", "pense", "dirais", "autour", "hier", "matin", "soir", "aujourd", "dernier", "derniere",
        "achat", "paiement", "montant", "carte", "etait", "cela", "about", "around", "roughly", "think",
        "maybe", "last", "night", "yesterday", "morning", "today", "payment", "purchase", "amount", "exactly",
        "that",
    }
)  # fmt: skip
# How products are spoken of, folded.
_PRODUCTS: Mapping[str, tuple[str, ...]] = {
    "current": ("compte courant", "compte cheque", "compte cheques", "compte de depot", "current account", "girokonto"),
    "joint": ("compte joint", "joint account", "gemeinschaftskonto"),
    "livret_a": ("livret a",),
    "ldds": ("ldds", "ldd", "livret de developpement durable", "livret developpement durable"),
    "lep": ("lep", "livret d epargne populaire", "livret epargne populaire"),
    "livret_jeune": ("livret jeune",),
    "cel": ("cel", "compte epargne logement", "compte d epargne logement"),
    "pel": ("pel", "plan epargne logement", "plan d epargne logement"),
    "life_insurance": ("assurance vie", "life insurance", "lebensversicherung"),
    "classic": ("carte classique", "classic card", "klassische karte"),
    "premier": ("carte premier", "premier card"),
    "deposit_only": ("carte de depot",),
    "payment_insurance": ("assurance moyens de paiement", "assurance des moyens de paiement", "card insurance"),
    "home_insurance": ("assurance habitation", "home insurance"),
    "car_insurance": ("assurance auto", "assurance voiture", "car insurance"),
    "personal_loan": ("pret personnel", "credit conso", "credit a la consommation", "personal loan"),
    "mortgage": ("pret immobilier", "credit immobilier", "mortgage"),
}


def advise_agreement(script: m.Script, diagnostics: Diagnostics, people: Mapping[str, Person]) -> None:
    """Warn of each answer that should be the dossier's and is not, and of each that should not and is."""
    person = _person(script, people)
    if person is None:  # nobody to compare with: that is told, or they are no client
        return
    facts = dict(script.facts)
    for move, _ in all_moves(script):
        if move.verifies not in STATIC + DYNAMIC:
            continue
        for answer, place in _answers(move):
            told = _told(answer, facts)
            if not told:
                continue
            agrees, settled = _compared(move.verifies, told, person.dossier)
            if agrees == move.wrong and (settled or not move.wrong):
                code = "RP061" if move.wrong else "RP057"
                diagnostics.add(code, place, name=move.id, held=_held(move.verifies, person.dossier))


def _answers(move: m.Move) -> Iterator[tuple[str, Place]]:
    """Every answer of a move but those that are drawn to be wrong."""
    yield move.answer, move.at("answer.calm", "answer")
    yield move.answer_tense, move.at("answer.tense", "answer")
    for one in move.others:
        if one.name != WRONG:
            yield one.calm, one.place
            yield one.tense, one.place


def wrong_as_held(script: m.Script, people: Mapping[str, Person]) -> Iterator[tuple[m.Move, Saying, str]]:
    """The answers drawn to be wrong that are what the dossier holds, and what it holds."""
    person = _person(script, people)
    facts = dict(script.facts)
    for move, _ in all_moves(script) if person else ():
        for one in move.others if move.verifies in STATIC + DYNAMIC else ():
            if (
                person
                and one.name == WRONG
                and _compared(move.verifies, _told(one.calm, facts), person.dossier)
                == (
                    True,
                    True,
                )
            ):
                yield move, one, _held(move.verifies, person.dossier)


def _told(answer: str, facts: Mapping[str, str]) -> str:
    return _INSERTED.sub(lambda found: facts.get(found[1], ""), answer)


def _person(script: m.Script, people: Mapping[str, Person]) -> Person | None:
    """Whose dossier the answers are compared with."""
    return script.described if script.subject == script.client and script.described else people.get(script.subject)


def _compared(element: str, told: str, dossier: Dossier) -> tuple[bool, bool]:
    """Whether the answer is the dossier's, and whether nothing in it could still be meant as wrong."""
    text, client = flat(told), dossier.client
    match element:
        case "name":
            return _letters(client.last_name) in _letters(told), _letters(client.first_name) in _letters(told)
        case "birth_date":
            return tells_day(text, client.birth_date), True
        case "address":
            whole = text.rstrip(" .").endswith(flat(client.address.street)) or holds(text, flat(client.address.city))
            return _address(text, client.address.street), whole
        case "product":
            named, owned = _named(told), _owned(dossier)
            others = {account.kind for account in dossier.accounts} - _EVERYDAY
            return bool(named) and named <= owned, named >= (others or owned)
        case _:
            return _operation(text, dossier)


def _operation(text: str, dossier: Dossier) -> tuple[bool, bool]:
    """The same for an operation, told by its label, its amount or both: both must then be of one operation."""
    labelled = {op.id for op in dossier.operations if any(holds(text, word) for word in _words(op.label))}
    told = amounts(text, bare=True)
    priced = {op.id for op in dossier.operations if tells_amount(text, op.amount)}
    if told and labelled:
        near = {
            op.id for op in dossier.operations for one in told if not one.exact and _near(one.cents, abs(op.amount))
        }
        return bool(labelled & (priced | near)), True
    if told:
        return bool(priced), not _more(text, told)
    return bool(labelled or priced), bool(labelled and priced)


def _near(told: int, held: int) -> bool:
    """Whether an amount is told as people round it: to the euro, or to a thirtieth."""
    return abs(told - held) <= max(_EURO, held // _ROUNDED)


def _more(text: str, told: tuple[Amount, ...]) -> bool:
    """Whether an answer says more than its amounts, which may be what is wrong in it."""
    for one in reversed(told):
        text = f"{text[: one.start]} {text[one.end :]}"
    return any(word not in _FILLERS for word in re.findall(r"[^\W\d_]{4,}", text))


def _letters(text: str) -> str:
    """The letters alone: a name may be spelled out."""
    return "".join(letter for letter in flat(text) if letter.isalpha())


def _address(text: str, street: str) -> bool:
    words = flat(street).split()
    digits = next((int(word) for word in words if word.isdigit() and len(word) < _LETTERS), None)
    numbers = {str(digits)} if digits is None or digits >= 100 else set(number(digits))
    numbered = digits is None or any(holds(text, form) for form in numbers)
    return numbered and bool(words) and holds(text, words[-1])


def _words(label: str) -> list[str]:
    return [word for word in re.findall(r"\w+", flat(label)) if len(word) >= _LETTERS]


def _named(told: str) -> set[str]:
    # « un livret à mon nom » is no Livret A.
    text = flat(re.sub(r"(?i)livret à", "livret", told))
    return {kind for kind, names in _PRODUCTS.items() if any(holds(text, name) for name in names)}


def _owned(dossier: Dossier) -> set[str]:
    owned = {account.kind for account in dossier.accounts} | {card.kind for card in dossier.cards}
    owned |= {contract.kind for contract in dossier.contracts}
    return owned | ({"current"} if "joint" in owned else set())


def _held(element: str, dossier: Dossier) -> str:
    """What the file of the person says, as it is written there."""
    client = dossier.client
    match element:
        case "name":
            return client.name
        case "birth_date":
            return client.birth_date.isoformat()
        case "address":
            return f"{client.address.street}, {client.address.city}"
        case "product":
            return " · ".join(account.kind for account in dossier.accounts)
        case _:
            latest = dossier.operations[:_SHOWN]
            return " · ".join(f"{operation.label} {operation.amount / 100:.2f}" for operation in latest)
