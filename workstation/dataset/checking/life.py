"""Contradictions in a client's life: dates, deaths, measures of protection, consents, contacts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from workstation.bank.agenda import receives
from workstation.bank.dossier import REPRESENTED, Dossier
from workstation.bank.returning import PLANNED
from workstation.dataset.checking.kinds import Check

_CONSENT_HOLDS = timedelta(days=366)
_ANSWERED_IN = timedelta(days=62)
_WITHDRAWN_IN = timedelta(days=75)
_WAITS_AT_MOST = timedelta(days=40)


def _in_the_past(dossier: Dossier, today: date) -> Iterator[str]:
    yield from (op.id for op in dossier.operations if op.day > today)
    yield from (one.reason for one in dossier.interactions if one.day > today)
    yield from (one.kind for one in dossier.incidents if one.day > today)
    yield from (item.kind for item in dossier.held if item.day > today and item.state != PLANNED)


def _newest_first(dossier: Dossier, _today: date) -> Iterator[str]:
    for name, days in (
        ("operations", [op.day for op in dossier.operations]),
        ("interactions", [one.day for one in dossier.interactions]),
        ("incidents", [one.day for one in dossier.incidents]),
    ):
        if days != sorted(days, reverse=True):
            yield name


def _after_death(dossier: Dossier, today: date) -> Iterator[str]:
    reported = [one.day for one in dossier.incidents if one.kind == "death_reported" and one.state == "open"]
    recorded = [item.day for item in dossier.items("death")]
    if not reported and not recorded:
        return
    day = min([*reported, *recorded])
    yield from (op.id for op in dossier.operations if op.day > day)
    yield from (one.subject for one in dossier.appointments if one.day > today)
    if dossier.client.sales_consent:
        yield "sales consent"
    if recorded and any(card.status == "active" for card in dossier.cards):
        yield "active card"
    yield from (item.kind for item in dossier.held if item.kind in ("consent", "subscription") and item.day > day)


def _death_twice(dossier: Dossier, _today: date) -> Iterator[str]:
    """A death is recorded once, and is then no longer merely reported; a certificate received is among the papers."""
    deaths = dossier.items("death")
    still = any(one.kind == "death_reported" and one.state == "open" for one in dossier.incidents)
    if len(deaths) > 1 or (deaths and still):
        yield "recorded and still reported"
    papers = [item for item in dossier.items("received") if item.what == "death_certificate"]
    if any(item.what == "received" for item in deaths) != bool(papers):
        yield "certificate"


def _represented(dossier: Dossier, _today: date) -> Iterator[str]:
    """Somebody represented decides neither on offers nor on contracts, and who represents them is named."""
    measures = dossier.items("protection")
    yield from ("nobody named" for item in measures if not item.about)
    if any(item.what in REPRESENTED for item in measures):
        if dossier.client.sales_consent:
            yield "sales consent"
        yield from (item.kind for item in dossier.held if item.kind in ("subscription", "credit_offer", "mandate"))


def _consent(dossier: Dossier, today: date) -> Iterator[str]:
    """Sales calls are allowed where a consent of less than a year stands, and only there."""
    calls = [item for item in dossier.items("consent") if item.what == "calls"]
    standing = any(item.state == "given" and today - item.day <= _CONSENT_HOLDS for item in calls)
    if dossier.items("consent") and standing != dossier.client.sales_consent:
        yield "calls"
    yield from ("expired too early" for item in calls if item.state == "expired" and today - item.day < _CONSENT_HOLDS)
    said = [item.what for item in dossier.items("consent")]
    yield from (what for what in set(said) if said.count(what) > 1)


def _credit(dossier: Dossier, _today: date) -> Iterator[str]:
    if dossier.items("credit_offer"):
        if dossier.befallen or dossier.client.fragile or dossier.items("cheque_ban"):
            yield "offered to whom it may not"
        if any(one.state == "open" for one in dossier.incidents):
            yield "offered while an incident is open"


def _banned_and_well(dossier: Dossier, _today: date) -> Iterator[str]:
    """Whoever may write no cheques is in financial difficulty (Code monétaire et financier, R. 312-4-3)."""
    if dossier.items("cheque_ban") and not dossier.client.fragile:
        yield "cheque_ban"


def _complaints(dossier: Dossier, today: date) -> Iterator[str]:
    """A complaint is answered within two months, and a contact of that day tells of it."""
    for one in dossier.incidents:
        if one.kind != "complaint":
            continue
        if one.state == "open" and today - one.day > _ANSWERED_IN:
            yield f"open since {one.day}"
        if dossier.interactions and all(met.day != one.day for met in dossier.interactions):
            yield f"no contact on {one.day}"


def _disputes(dossier: Dossier, _today: date) -> Iterator[str]:
    """What is disputed was paid, before it was disputed, for that amount."""
    lines = [op for op in dossier.operations if op.card and op.status != "refused"]
    for one in dossier.incidents:
        if one.kind == "dispute" and not any(-op.amount == one.amount and op.day <= one.day for op in lines):
            yield f"{one.day} {one.amount}"


def _contracts_wait(dossier: Dossier, today: date) -> Iterator[str]:
    """A contract sent waits some weeks for its signature, no more; a withdrawal falls within its delay."""
    for item in dossier.items("subscription"):
        waits = _WITHDRAWN_IN if item.state == "withdrawn" else _WAITS_AT_MOST
        if today - item.day > waits:
            yield f"{item.state} since {item.day}"


def _met_when(dossier: Dossier, _today: date) -> Iterator[str]:
    """Nobody receives on a Sunday, a Monday, or Saturday afternoon."""
    yield from (f"{met.day} {met.hour}" for met in dossier.appointments if not receives(met.day, met.hour))


def _told_of_what(dossier: Dossier, _today: date) -> Iterator[str]:
    """A contact about a card, a savings book or a loan is with somebody who has, or had, one."""
    for met in dossier.interactions:
        if met.reason.startswith("Carte") and not dossier.cards:
            yield met.reason
        if met.reason.startswith("Taux du livret") and all(a.kind in ("current", "joint") for a in dossier.accounts):
            yield met.reason


def _family(dossier: Dossier, _today: date) -> Iterator[str]:
    mine = dossier.client.id
    if any(one.client == mine for one in dossier.household):
        yield "is of their own household"
    if sum(one.relation == "spouse" for one in dossier.household) > 1:
        yield "two spouses"
    if any(a.kind == "joint" for a in dossier.accounts) and all(r.relation != "spouse" for r in dossier.household):
        yield "a joint account with nobody"


CHECKS = (
    Check("in_the_past", "something recorded is after today", _in_the_past),
    Check("newest_first", "lines, contacts or incidents are out of order", _newest_first),
    Check("after_death", "something was done by somebody after their death", _after_death),
    Check("death_twice", "a death recorded and still only reported, or a certificate nobody has", _death_twice),
    Check("represented", "somebody represented decides alone, or is represented by nobody", _represented),
    Check("consent", "sales calls and the consents differ", _consent),
    Check("credit", "a credit studied for whom none may be", _credit),
    Check("banned_and_well", "a ban on cheques without the protection that comes with it", _banned_and_well),
    Check("complaints", "a complaint left without its answer or its contact", _complaints),
    Check("disputes", "a dispute about nothing that was paid", _disputes),
    Check("contracts_wait", "a contract waits, or was withdrawn from, beyond its delay", _contracts_wait),
    Check("met_when", "a meeting when nobody receives", _met_when),
    Check("told_of_what", "a contact about what the client has not", _told_of_what),
    Check("family", "a household that cannot be", _family),
)
