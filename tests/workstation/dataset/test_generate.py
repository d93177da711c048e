"""The generated clients: the same for everybody, consistent with themselves, and nobody real."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date
from itertools import islice

import pytest

from workstation.bank.telephones import phone_digits
from workstation.dataset.generate import generate
from workstation.dataset.living import lived
from workstation.dataset.numbers import FICTION_PREFIXES, PhoneBook, client_number, number_is_valid
from workstation.dataset.record import ClientRecord, resolve
from workstation.folding import plain_words

TODAY = date(2026, 11, 23)


@pytest.fixture(scope="module")
def kept() -> list[ClientRecord]:
    """Clients as a file keeps them."""
    return list(generate(7, 600))


@pytest.fixture(scope="module")
def people(kept: list[ClientRecord]) -> list[ClientRecord]:
    """Clients as they are opened."""
    return [lived(7, record) for record in kept]


def test_the_same_seed_makes_the_same_people(kept):
    assert list(generate(7, 600)) == kept
    assert list(generate(8, 600)) != kept


def test_a_larger_dataset_begins_with_the_smaller_one(kept):
    assert list(islice(generate(7, 5_000), 580)) == kept[:580]


def test_what_is_read_does_not_depend_on_how_it_is_read(kept):
    stream = generate(7, 600)
    assert [next(stream) for _ in range(3)] + list(stream) == kept


def test_a_life_is_the_same_whenever_the_dossier_is_opened(kept, people):
    assert [lived(7, record) for record in reversed(kept)] == people[::-1]
    assert lived(8, kept[0]).operations != people[0].operations


def test_a_cut_household_names_nobody_who_is_missing():
    for size in range(1, 30):
        made = list(generate(7, size))
        assert len(made) == size
        ids = {record.client.id for record in made}
        assert all(relative.client in ids for record in made for relative in record.household)


@pytest.mark.parametrize("size", [0, -1, 5_000_000])
def test_an_impossible_size_is_refused_at_once(size):
    with pytest.raises(ValueError, match=str(size)):
        generate(1, size)


def test_ids_and_numbers_are_unique_and_checked(people):
    assert [record.client.id for record in people[:2]] == ["C0000001", "C0000002"]
    numbers = [record.client.number for record in people]
    assert len(set(numbers)) == len(numbers)
    assert all(number_is_valid(number) for number in numbers)


def test_a_mistyped_client_number_is_noticed():
    number = client_number(1, 1)
    assert not number_is_valid(number[:3] + str((int(number[3]) + 1) % 10) + number[4:])
    assert not number_is_valid(number[:-1])


def test_no_phone_or_mail_can_reach_anybody(people):
    for record in people:
        assert record.client.phone.startswith(FICTION_PREFIXES)
        assert len(record.client.phone) == 10
        assert re.fullmatch(r"([a-z0-9.-]+@(example\.fr|example\.org|exemple\.invalid))?", record.client.email)


def test_past_the_fiction_ranges_numbers_belong_to_no_operator():
    book = PhoneBook(3)
    numbers = [book.mobile("75011") for _ in range(54_500)]
    assert len(set(numbers)) == len(numbers)
    assert all(number.startswith(FICTION_PREFIXES) for number in numbers[:54_000])
    assert all(number.startswith("00") and len(number) == 10 for number in numbers[54_000:])


def test_the_first_thousand_of_each_range_is_left_to_role_plays():
    book = PhoneBook(3)
    assert all(int(book.mobile("75011")[6:]) >= 1_000 for _ in range(54_000))


def test_a_household_lives_together_and_names_one_another(people):
    by_id = {record.client.id: record for record in people}
    seen = Counter()
    for record in people:
        for relative in record.household:
            other = by_id[relative.client]
            assert (other.client.street, other.client.city) == (record.client.street, record.client.city)
            assert relative.name == f"{other.client.first_name} {other.client.last_name}"
            assert record.client.id in {back.client for back in other.household}
            seen[relative.relation] += 1
    assert set(seen) == {"spouse", "child", "parent"}


def test_phones_are_shared_within_households_and_sometimes_by_strangers():
    holders: dict[str, list[ClientRecord]] = {}
    for record in generate(1, 2_000):
        holders.setdefault(record.client.phone, []).append(record)
    shared = [group for group in holders.values() if len(group) > 1]
    strangers = [group for group in shared if len({record.client.street for record in group}) > 1]
    assert len(shared) > 100
    assert 3 < len(strangers) < 40


def test_anomalies_are_planted(people):
    everybody = (lived(1, record) for record in generate(1, 2_000))
    kinds = Counter(incident.kind for record in everybody for incident in record.incidents)
    assert {"returned_mail", "missing_email", "death_reported", "expired_identity", "duplicate_phone"} <= set(kinds)
    assert any(not record.client.email for record in people)


def test_a_card_adds_up_with_its_operations(people):
    checked = 0
    for record in people:
        for card in record.cards:
            paid = [op for op in record.operations if op.card == card.id and op.status != "refused"]
            cash = [op for op in paid if op.label.startswith("RETRAIT")]
            shops = [op for op in paid if op not in cash]
            assert card.spent == -sum(op.amount for op in shops if op.day > -30)
            assert card.cash_spent == -sum(op.amount for op in cash if op.day > -7)
            assert card.spent <= max(card.limit, 0)
            assert card.cash_spent <= card.cash_limit
            checked += len(shops) > 0
    assert checked > 100


def test_operations_are_of_the_past_newest_first_and_of_an_account_held(people):
    for record in people:
        days = [op.day for op in record.operations]
        assert days == sorted(days, reverse=True)
        assert all(day <= 0 for day in days)
        assert {op.account for op in record.operations} <= {account.id for account in record.accounts}
        assert {card.account for card in record.cards} <= {account.id for account in record.accounts}


def test_a_minor_has_no_current_account(people):
    for record in people:
        if int(record.client.birth_date[:4]) > 2008:
            assert "current" not in {account.kind for account in record.accounts}
            assert {card.kind for card in record.cards} <= {"deposit_only"}


def test_a_file_keeps_who_people_are_and_no_past(kept):
    for record in kept:
        assert (record.operations, record.interactions, record.appointments, record.held) == ((), (), (), ())
        assert record.accounts


def test_days_become_dates_on_the_day_of_the_session(people):
    record = next(record for record in people if record.operations and record.cards)
    dossier = resolve(record, TODAY)
    later = resolve(record, date(2027, 2, 1))
    assert (TODAY - dossier.operations[0].day).days == -record.operations[0].day
    assert (later.operations[0].day - dossier.operations[0].day).days == 70
    assert later.client == dossier.client
    assert (dossier.cards[0].expires - TODAY).days >= record.cards[0].expires


def test_a_card_may_state_its_month(people):
    record = next(record for record in people if record.cards)
    stated = record._replace(cards=(record.cards[0]._replace(expires="2028-02"),))
    assert resolve(stated, TODAY).cards[0].expires == date(2028, 2, 29)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Éliane", "eliane"),
        ("L’Haÿ-les-Roses", "l hay les roses"),
        ("LŒWERT", "loewert"),
        ("  D'Almeida ", "d almeida"),
        ("Öztürk", "ozturk"),
    ],
)
def test_spellings_fold_alike(text, folded):
    assert plain_words(text) == folded


@pytest.mark.parametrize(
    "text", ["0639984107", "06 39 98 41 07", "+33 6 39 98 41 07", "0033639984107", "06.39.98.41.07"]
)
def test_a_phone_is_the_same_however_written(text):
    assert phone_digits(text) == "0639984107"
