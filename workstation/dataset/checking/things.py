"""Contradictions in what a client holds: accounts, cards, contracts, and who may have them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date

from workstation.bank.dossier import Dossier
from workstation.bank.held import HELD
from workstation.dataset.checking.kinds import Check, age_on
from workstation.dataset.tariff import CEILINGS

ADULT = 18
_YOUTH_END = 25
_ADULT_BOOKS = ("current", "joint", "ldds", "lep", "life_insurance")


def _names_nothing(dossier: Dossier, _today: date) -> Iterator[str]:
    accounts, cards = {one.id for one in dossier.accounts}, {one.id for one in dossier.cards}
    yield from (op.id for op in dossier.operations if op.account not in accounts or (op.card and op.card not in cards))
    yield from (card.id for card in dossier.cards if card.account not in accounts)
    operations = {op.id for op in dossier.operations}
    for item in dossier.held:
        known = {"account_closed": accounts, "card_order": cards, "disputed": operations}.get(item.kind)
        if known is not None and item.about not in known:
            yield f"{item.kind} {item.about}"


def _same_twice(dossier: Dossier, _today: date) -> Iterator[str]:
    for part in (dossier.accounts, dossier.cards, dossier.operations, dossier.contracts):
        yield from (name for name, n in Counter(one.id for one in part).items() if n > 1)


def _one_each(dossier: Dossier, _today: date) -> Iterator[str]:
    running = Counter(one.kind for one in dossier.accounts if not dossier.is_closed(one.id))
    yield from (kind for kind, n in running.items() if n > 1 and kind in CEILINGS)


def _too_young(dossier: Dossier, today: date) -> Iterator[str]:
    if age_on(dossier, today) >= ADULT:
        return
    yield from (one.kind for one in dossier.accounts if one.kind in _ADULT_BOOKS or one.overdraft)
    yield from (one.kind for one in dossier.cards if one.kind != "deposit_only")
    yield from (one.kind for one in dossier.contracts)
    yield from (one.kind for one in dossier.held if one.kind in ("credit_offer", "consent", "subscription", "mandate"))


def _too_old(dossier: Dossier, today: date) -> Iterator[str]:
    if age_on(dossier, today) > _YOUTH_END:
        books = (one for one in dossier.accounts if one.kind == "livret_jeune")
        yield from (one.id for one in books if not dossier.is_closed(one.id))


def _opened_when(dossier: Dossier, today: date) -> Iterator[str]:
    who = dossier.client
    if not who.birth_date.year <= who.since <= today.year:
        yield f"client since {who.since}"
    for account in dossier.accounts:
        if not who.birth_date.year <= account.opened <= today.year:
            yield f"{account.id} opened in {account.opened}"
        if account.kind != "joint" and account.opened < who.since:
            yield f"{account.id} opened in {account.opened}, before the client came"


def _closed_and_used(dossier: Dossier, _today: date) -> Iterator[str]:
    for item in dossier.items("account_closed"):
        account = next((one for one in dossier.accounts if one.id == item.about), None)
        if account is not None and account.balance:
            yield f"{account.id} closed with a balance"
        yield from (op.id for op in dossier.operations if op.account == item.about and op.day > item.day)
        yield from (card.id for card in dossier.cards if card.account == item.about and card.status == "active")


def _insured(dossier: Dossier, _today: date) -> Iterator[str]:
    has = any(one.kind == "payment_insurance" for one in dossier.contracts)
    yield from (card.id for card in dossier.cards if card.insured != has)


def _in_progress(dossier: Dossier, today: date) -> Iterator[str]:
    running = {one.kind for one in dossier.accounts if not dossier.is_closed(one.id)}
    for item in dossier.items("subscription"):
        if item.what in running or (item.what in _ADULT_BOOKS and age_on(dossier, today) < ADULT):
            yield item.what


def _unknown_words(dossier: Dossier, _today: date) -> Iterator[str]:
    for item in dossier.held:
        kind = HELD.get(item.kind)
        if kind is None or (kind.codes and item.what and item.what not in kind.codes):
            yield f"{item.kind} {item.what}"


def _mends_nothing(dossier: Dossier, _today: date) -> Iterator[str]:
    """An anomaly that the dossier itself gives the lie to."""
    still = {one.kind for one in dossier.incidents if one.state == "open"}
    if "missing_email" in still and dossier.client.email:
        yield "missing_email"
    papers = {item.state for item in dossier.items("received") if item.what == "identity"}
    if papers and ("expired_identity" in still) != ("expired" in papers):
        yield "expired_identity"


CHECKS = (
    Check("names_nothing", "a line, a card or an item names what is not there", _names_nothing),
    Check("same_twice", "two accounts, cards, lines or contracts have one id", _same_twice),
    Check("one_each", "a regulated savings book is held twice", _one_each),
    Check("too_young", "a minor holds what needs an adult", _too_young),
    Check("too_old", "a youth savings book after the age of it", _too_old),
    Check("opened_when", "an account older than its holder, or opened after today", _opened_when),
    Check("closed_and_used", "a closed account has money, lines or an active card", _closed_and_used),
    Check("insured", "a card is insured without a contract, or the reverse", _insured),
    Check("in_progress", "a book is being opened that is held already, or may not be", _in_progress),
    Check("unknown_words", "an item of a kind or a code that has no words", _unknown_words),
    Check("mends_nothing", "an anomaly that the dossier itself contradicts", _mends_nothing),
)  # fmt: skip
