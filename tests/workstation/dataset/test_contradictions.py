"""No generated dossier contradicts itself, and what looks for contradictions finds one of each kind."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from itertools import islice

import pytest

from workstation.bank.dossier import Account, Appointment, Contract, Dossier, Incident, Interaction, Operation, Relative
from workstation.bank.held import Held
from workstation.dataset.checking import contradictions, contradictions_between, looked_for
from workstation.dataset.generate import generate
from workstation.dataset.living import lived
from workstation.dataset.record import resolve

TODAY = date(2026, 11, 23)  # a Monday
LATER = date(2027, 3, 4)
FEW, MANY = 400, 20_000
DAY = timedelta(days=1)


def dossiers(size: int, today: date, seed: int = 3) -> list[Dossier]:
    return [resolve(lived(seed, record), today) for record in islice(generate(seed, size), size)]


@pytest.fixture(scope="module")
def people() -> list[Dossier]:
    return dossiers(FEW, TODAY)


@pytest.fixture(scope="module")
def town() -> list[Dossier]:
    return dossiers(2_000, TODAY, 1)


def found_in(everybody: list[Dossier], today: date) -> Counter[str]:
    alone = (one.kind for dossier in everybody for one in contradictions(dossier, today))
    return Counter(alone) + Counter(one.kind for one in contradictions_between(everybody))


@pytest.mark.parametrize("today", [TODAY, LATER])
def test_no_dossier_contradicts_itself_or_another(today: date) -> None:
    assert found_in(dossiers(FEW, today), today) == Counter()


@pytest.mark.torture
@pytest.mark.parametrize("seed", [1, 2])
def test_no_dossier_of_twenty_thousand_contradicts_itself(seed: int) -> None:
    assert found_in(dossiers(MANY, TODAY, seed), TODAY) == Counter()


def plain(people: list[Dossier]) -> Dossier:
    """An adult alone in what matters: one current account, a card in use, no joint account, nothing gone wrong."""
    return next(
        one
        for one in people
        if one.accounts[0].kind == "current"
        and all(account.kind != "joint" for account in one.accounts)
        and one.cards
        and one.cards[0].status == "active"
        and not one.incidents
        and not one.befallen
        and one.client.birth_date.year < 1995
    )


def with_account(one: Dossier, **fields: object) -> Dossier:
    return replace(one, accounts=(replace(one.accounts[0], **fields), *one.accounts[1:]))  # type: ignore[arg-type]


def with_card(one: Dossier, **fields: object) -> Dossier:
    return replace(one, cards=(replace(one.cards[0], **fields), *one.cards[1:]))  # type: ignore[arg-type]


def with_client(one: Dossier, **fields: object) -> Dossier:
    return replace(one, client=replace(one.client, **fields))  # type: ignore[arg-type]


def with_line(one: Dossier, **fields: object) -> Dossier:
    line = Operation("X", TODAY, "CB X", -1_000, "booked", one.accounts[0].id)
    return replace(one, operations=(replace(line, **fields), *one.operations))  # type: ignore[arg-type]


def with_book(one: Dossier, kind: str, balance: int = 0) -> Dossier:
    return replace(one, accounts=(*one.accounts, Account("X9", kind, "1111", balance, opened=2020)))


def with_incident(one: Dossier, kind: str, days: int = 1, amount: int = 0) -> Dossier:
    return replace(one, incidents=(Incident(TODAY - days * DAY, kind, "x", "open", amount),))


def with_items(one: Dossier, *items: Held, instead_of: str = "") -> Dossier:
    kept = tuple(item for item in one.held if item.kind != instead_of)
    return replace(one, held=(*kept, *items))


def item(kind: str, what: str = "", about: str = "", state: str = "open", amount: int = 0, days: int = 1) -> Held:
    return Held(kind, TODAY - days * DAY, what, about, state, amount)


BROKEN: dict[str, Callable[[Dossier], Dossier]] = {
    "names_nothing": lambda one: with_line(one, account="nowhere"),
    "same_twice": lambda one: replace(one, cards=(one.cards[0], one.cards[0])),
    "one_each": lambda one: with_book(with_book(one, "pel"), "pel"),
    "too_young": lambda one: with_client(one, birth_date=date(2012, 1, 1)),
    "too_old": lambda one: with_book(one, "livret_jeune"),
    "opened_when": lambda one: with_account(one, opened=one.client.birth_date.year - 1),
    "closed_and_used": lambda one: with_items(one, item("account_closed", about=one.accounts[0].id)),
    "insured": lambda one: with_card(one, insured=not one.cards[0].insured),
    "in_progress": lambda one: with_items(with_book(one, "ldds"), item("subscription", "ldds", state="sent")),
    "unknown_words": lambda one: with_items(one, item("fee", "imaginary")),
    "mends_nothing": lambda one: with_incident(with_client(one, email="a@example.fr"), "missing_email"),
    "under": lambda one: with_account(one, balance=-one.accounts[0].overdraft - 5_000),
    "exceeded": lambda one: with_incident(one, "overdraft_exceeded", amount=12_345),
    "over_ceiling": lambda one: with_book(one, "livret_jeune", 200_000),
    "card_sums": lambda one: with_card(one, spent=one.cards[0].spent + 1),
    "over_limit": lambda one: with_card(one, limit=one.cards[0].spent - 1),
    "stopped_card": lambda one: with_card(one, expires=TODAY - DAY),
    "two_legs": lambda one: with_line(one, label="VIR VERS EPARGNE", amount=-7),
    "instalments": lambda one: replace(one, contracts=(Contract("T9", "personal_loan", "Prêt neuf", 900_000),)),
    "fee_caps": lambda one: with_items(one, item("fee", "rejection", amount=2_001)),
    "fee_lines": lambda one: with_items(one, item("fee", "account", amount=4_321)),
    "rejections": lambda one: with_incident(one, "rejected_debit", 5, 4_200),
    "returns": lambda one: with_items(one, item("limit_return", about=one.cards[0].id, state="planned", amount=77)),
    "banned_cheques": lambda one: with_items(one, item("cheque_ban"), item("cheque_order")),
    "in_the_past": lambda one: with_line(one, day=TODAY + DAY),
    "newest_first": lambda one: replace(one, operations=tuple(reversed(one.operations))),
    "after_death": lambda one: with_items(one, item("death", "awaited", days=40)),
    "death_twice": lambda one: with_items(one, item("death", "awaited"), item("death", "awaited")),
    "represented": lambda one: with_items(one, item("protection", "guardianship", "")),
    "consent": lambda one: with_items(
        with_client(one, sales_consent=True), item("consent", "calls", state="refused"), instead_of="consent"
    ),
    "credit": lambda one: with_items(with_client(one, fragile=True), item("credit_offer", amount=100_000)),
    "banned_and_well": lambda one: with_items(with_client(one, fragile=False), item("cheque_ban")),
    "complaints": lambda one: with_incident(one, "complaint", 90),
    "disputes": lambda one: with_incident(one, "dispute", amount=99_999_999),
    "contracts_wait": lambda one: with_items(one, item("subscription", "x", state="sent", days=60)),
    "met_when": lambda one: replace(one, appointments=(Appointment(TODAY, "10:00", "", "branch"),)),
    "told_of_what": lambda one: replace(
        one, cards=(), interactions=(Interaction(TODAY, "call", "Carte non reçue", "solved"),)
    ),
    "family": lambda one: replace(one, household=(Relative(one.client.id, "x", "child"),)),
}
"""Kind → what makes a sound dossier contradict itself that way."""


@pytest.mark.parametrize("kind", BROKEN)
def test_a_contradiction_of_each_kind_is_found(people: list[Dossier], kind: str) -> None:
    one = plain(people)
    assert list(contradictions(one, TODAY)) == []
    assert kind in {each.kind for each in contradictions(BROKEN[kind](one), TODAY)}


def couple(people: list[Dossier]) -> tuple[Dossier, Dossier]:
    """Two who share a joint account."""
    by_id = {one.client.id: one for one in people}
    first = next(one for one in people if any(account.kind == "joint" for account in one.accounts))
    return first, by_id[next(r.client for r in first.household if r.relation == "spouse")]


def moved(one: Dossier) -> Dossier:
    return with_client(one, address=replace(one.client.address, street="ailleurs"))


def richer(one: Dossier) -> Dossier:
    accounts = (replace(a, balance=a.balance + 1) if a.kind == "joint" else a for a in one.accounts)
    return replace(one, accounts=tuple(accounts))


APART: dict[str, Callable[[Dossier, Dossier], Dossier]] = {
    "one_sided": lambda _first, other: replace(other, household=()),
    "one_address": lambda _first, other: moved(other),
    "joint_differs": lambda _first, other: richer(other),
    "number_twice": lambda first, other: with_client(other, number=first.client.number),
}


@pytest.mark.parametrize("kind", APART)
def test_two_dossiers_that_contradict_each_other_are_found(people: list[Dossier], kind: str) -> None:
    first, other = couple(people)
    assert list(contradictions_between([first, other])) == []
    assert kind in {one.kind for one in contradictions_between([first, APART[kind](first, other)])}


def test_every_kind_looked_for_is_seen_to_be_found() -> None:
    assert set(BROKEN) | set(APART) == set(looked_for())
    assert len(looked_for()) >= 15


def test_what_befalls_people_is_there_to_be_met(town: list[Dossier]) -> None:
    kinds = Counter(item.kind for one in town for item in one.held)
    for kind in (
        "consent", "received", "fee", "subscription", "credit_offer", "mandate", "protection", "death", "cheque_ban",
        "account_closed", "limit_return", "letter", "message", "document",
    ):  # fmt: skip
        assert kinds[kind] > 0, kind
    incidents = {one.kind for dossier in town for one in dossier.incidents}
    assert {
        "dispute",
        "complaint",
        "rejected_debit",
        "overdraft_exceeded",
        "double_dossier",
        "duplicate_phone",
    } <= incidents


def test_a_double_dossier_is_the_same_person_found_twice(town: list[Dossier]) -> None:
    doubles = [one for one in town if any(i.kind == "double_dossier" for i in one.incidents)]
    assert doubles
    for one in doubles:
        same = [other for other in town if other.client.name == one.client.name]
        assert sum(other.client.birth_date == one.client.birth_date for other in same) == 2


def test_both_holders_of_a_joint_account_read_the_same_lines(people: list[Dossier]) -> None:
    first, other = couple(people)
    lines = [[(op.day, op.label, op.amount) for op in one.operations if op.account == "J1"] for one in (first, other)]
    assert sorted(lines[0]) == sorted(lines[1]) != []


def test_cards_of_the_dead_are_blocked(town: list[Dossier]) -> None:
    dead = [one for one in town if one.items("death")]
    assert dead
    assert all(card.status == "blocked" for one in dead for card in one.cards)
