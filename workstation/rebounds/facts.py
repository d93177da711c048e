"""What a rebound is decided by: facts of the dossier and of the conversation, each named once.

A fact is a whole number; what is true or not is 1 or 0. Nothing of a voice, a rhythm or a mood guessed is among them:
``calm`` is the patience that the role-play itself keeps.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from workstation.bank.dossier import Dossier
from workstation.roleplay.playing.conditions import Name

SAVINGS = ("livret_a", "ldds", "lep", "livret_jeune", "cel", "pel", "life_insurance")
RECENT = timedelta(days=90)


@dataclass(frozen=True)
class Around:
    """The conversation as it stands. ``motif``: the reason of the contact; ``acts``: what was done for its client.

    ``refused``: offers that this client refused in the session.
    """

    channel: str
    identity: int
    solved: bool
    calm: bool
    over: bool
    motif: str
    own: bool
    acts: frozenset[str] = frozenset()
    refused: frozenset[str] = frozenset()


_Fact = Callable[[Dossier, date], int]
_Said = Callable[[Around], int]


def _age(dossier: Dossier, today: date) -> int:
    born = dossier.client.birth_date
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))


def _kept(*kinds: str) -> _Fact:
    return lambda dossier, _: int(any(account.kind in kinds for account in dossier.accounts))


def _euros(*kinds: str) -> _Fact:
    return lambda dossier, _: sum(one.balance for one in dossier.accounts if one.kind in kinds) // 100


def _contract(*kinds: str) -> _Fact:
    return lambda dossier, _: int(any(one.kind in kinds for one in dossier.contracts))


def _held(*kinds: str) -> _Fact:
    return lambda dossier, _: int(any(one.kind in kinds for one in dossier.held))


def _open(kind: str) -> _Fact:
    return lambda dossier, _: int(any((one.kind, one.state) == (kind, "open") for one in dossier.incidents))


def _recent(kind: str) -> _Fact:
    return lambda dossier, today: sum(one.kind == kind and today - one.day <= RECENT for one in dossier.incidents)


def _insured(dossier: Dossier, today: date) -> int:
    return int(any(card.insured for card in dossier.cards) or _contract("payment_insurance")(dossier, today))


def _limit_used(dossier: Dossier, _today: date) -> int:
    return max((100 * card.spent // card.limit for card in dossier.cards if card.limit), default=0)


DOSSIER: Mapping[str, _Fact] = {
    "age": _age,
    "years": lambda dossier, today: today.year - dossier.client.since,
    "balance": _euros("current", "joint"),
    "savings": _euros(*SAVINGS),
    "has_livret_a": _kept("livret_a"),
    "has_ldds": _kept("ldds"),
    "has_lep": _kept("lep"),
    "has_youth_savings": _kept("livret_jeune"),
    "has_card": lambda dossier, _: int(any(card.status != "expired" for card in dossier.cards)),
    "premier": lambda dossier, _: int(any(card.kind == "premier" for card in dossier.cards)),
    "limit_used": _limit_used,
    "insured": _insured,
    "home_insured": _contract("home_insurance"),
    "borrows": _contract("personal_loan", "mortgage"),
    "children": lambda dossier, _: sum(one.relation == "child" for one in dossier.household),
    "overdrawn": lambda dossier, _: int(any(one.balance < 0 for one in dossier.accounts)),
    "fragile": lambda dossier, _: int(dossier.client.fragile),
    "consent": lambda dossier, _: int(dossier.client.sales_consent),
    "deceased": lambda dossier, today: _held("death")(dossier, today) or _open("death_reported")(dossier, today),
    "protected": _held("protection"),
    "open_complaint": _open("complaint"),
    "open_dispute": _open("dispute"),
    "open_fraud": _open("fraud"),
    "rejects": _recent("rejected_debit"),
    "met": lambda dossier, today: int(any(one.day >= today for one in dossier.appointments)),
}
"""Facts of the dossier, on a day. Amounts are whole euros, ``limit_used`` a percentage, ``rejects`` over 90 days."""


MOTIFS_BEGIN: Mapping[str, tuple[str, ...]] = {
    "about_card": ("MOY-CARTE",),
    "about_travel": ("MOY-CARTE-ETR", "MOY-CARTE-PLAF"),
    "about_savings": ("EPA",),
    "about_credit": ("CRE",),
    "about_fees": ("TAR",),
    "about_fraud": ("FRA",),
    "about_complaint": ("REC",),
    "about_death": ("SUC",),
    "about_secrecy": ("SEC",),
}
"""What the reason of the contact is about, by how its code in the note's lists begins."""
ACTS_DONE: Mapping[str, tuple[str, ...]] = {
    "blocked": ("card.block",),
    "complained": ("complaint.register",),
    "alerted": ("alert.second_level", "fraud.open", "dispute.open"),
}
"""What was just done for the client, by the acts that do it."""


def _about(prefixes: tuple[str, ...]) -> _Said:
    return lambda around: int(around.motif.startswith(prefixes))


def _done(acts: tuple[str, ...]) -> _Said:
    return lambda around: int(bool(around.acts.intersection(acts)))


CONVERSATION: Mapping[str, _Said] = {
    "identity": lambda around: around.identity,
    "solved": lambda around: int(around.solved),
    "calm": lambda around: int(around.calm),
    "over": lambda around: int(around.over),
    "own": lambda around: int(around.own),
    "spoken": lambda around: int(around.channel in ("call", "callback", "outbound")),
    "called": lambda around: int(around.channel == "outbound"),
    **{name: _about(prefixes) for name, prefixes in MOTIFS_BEGIN.items()},
    **{name: _done(acts) for name, acts in ACTS_DONE.items()},
    "refused_any": lambda around: int(bool(around.refused)),
}
"""Facts of the conversation. ``own``: the customer is the client; ``called``: the bank called; ``solved``: the answer
was given; ``over``: they have left, or the contact is being wrapped up."""

_ORDER = (*DOSSIER, *CONVERSATION)
_MOST = {"identity": 3, "limit_used": 1000, "age": 120, "years": 100, "children": 30, "rejects": 1000}
_AMOUNTS = ("balance", "savings")
NAMES: Mapping[str, Name] = {
    name: Name(slot) if name in _AMOUNTS else Name(slot, most=_MOST.get(name, 1)) for slot, name in enumerate(_ORDER)
}
"""What a condition may name."""


def values(dossier: Dossier, around: Around, today: date) -> tuple[int, ...]:
    """Every fact, where ``NAMES`` says it stands."""
    return (*kept_values(dossier, today), *said_values(around))


def kept_values(dossier: Dossier, today: date) -> tuple[int, ...]:
    """The facts of the dossier alone, which come first."""
    return tuple(fact(dossier, today) for fact in DOSSIER.values())


def said_values(around: Around) -> tuple[int, ...]:
    """The facts of the conversation alone."""
    return tuple(fact(around) for fact in CONVERSATION.values())
