"""Finding a client as an adviser types, and loading what the bank holds about them."""

from __future__ import annotations

from datetime import date

import pytest

from db.clients import SqliteRecords
from workstation.bank.records import Records
from workstation.dataset.record import ClientRecord, resolve
from workstation.folding import plain_words

TODAY = date(2026, 11, 23)


def ids(found):
    return [candidate.client for candidate in found]


@pytest.fixture
def accented(people: list[ClientRecord]) -> ClientRecord:
    return next(
        r
        for r in people
        if plain_words(r.client.last_name) != r.client.last_name.lower() and " " not in plain_words(r.client.last_name)
    )


def test_it_is_the_bank_s_port(records):
    port: Records = records
    assert port.search("zzzz") == []


def test_every_dossier_comes_back_as_it_was_made(records, people):
    for record in people:
        assert records.load(record.client.id, TODAY) == resolve(record, TODAY)


def test_nobody_s_id_is_an_error(records):
    with pytest.raises(KeyError):
        records.load("C9999999", TODAY)


def test_accents_and_capitals_do_not_matter(records, accented):
    who = accented.client
    for typed in (who.last_name, plain_words(who.last_name), who.last_name.upper()):
        assert who.id in ids(records.search(typed, 300))


def test_first_name_and_surname_in_any_order_even_begun(records, people):
    for record in people[:60]:
        who = record.client
        first, last = plain_words(who.first_name), plain_words(who.last_name)
        for typed in (
            f"{first} {last}",
            f"{last} {first}",
            f"{last[:3]} {first[:3]}",
            f"{who.first_name} {who.last_name}",
        ):
            assert who.id in ids(records.search(typed, 300)), typed


def test_a_surname_in_order_of_name_before_first_names(records, people):
    found = records.search("ma", 300)
    lasts = [plain_words(p.client.last_name) for p in people if plain_words(p.client.last_name).startswith("ma")]
    by_id = {p.client.id: p.client for p in people}
    names = [plain_words(by_id[c.client].last_name) for c in found[: len(lasts)]]
    assert names == sorted(lasts)
    assert any(plain_words(by_id[c.client].first_name).startswith("ma") for c in found[len(lasts) :])


def test_the_second_half_of_a_double_name(records, people):
    who = next(p.client for p in people if "-" in p.client.first_name)
    assert who.id in ids(records.search(who.first_name.split("-")[1], 300))


def test_a_name_and_a_town(records, people):
    who = people[10].client
    found = records.search(f"{who.last_name} {who.city}", 300)
    assert who.id in ids(found)
    assert {c.city for c in found} == {who.city}


def test_a_town_alone(records, people):
    who = people[20].client
    assert who.id in ids(records.search(who.city, 300))


@pytest.mark.parametrize(
    "write", [str, lambda p: " ".join(p[i : i + 2] for i in range(0, 10, 2)), lambda p: "+33" + p[1:]]
)
def test_a_phone_however_written(records, people, write):
    who = people[5].client
    assert who.id in ids(records.search(write(who.phone)))
    assert who.id in ids(records.by_phone(write(who.phone)))


def test_the_beginning_of_a_phone(records, people):
    who = people[5].client
    found = records.search(who.phone[:8], 300)
    assert who.id in ids(found)
    assert set(ids(found)) == {
        p.client.id
        for p in people
        if p.client.phone.startswith(who.phone[:8]) or p.client.number.startswith(who.phone[:8])
    }


def test_a_client_number(records, people):
    who = people[7].client
    assert ids(records.search(who.number)) == [who.id]
    assert who.id in ids(records.search(who.number[:4], 300))


def test_an_email_begun(records, people):
    who = next(p.client for p in people if p.client.email)
    assert ids(records.search(who.email.upper())) == [who.id]
    assert who.id in ids(records.search(who.email.split("@")[0] + "@"))


@pytest.mark.parametrize("typed", ["", " ", "m", " é ", "'", "-", "6", "--", "\u202f"])
def test_nothing_under_two_characters(records, typed):
    assert records.search(typed) == []


@pytest.mark.parametrize(
    "typed", ['mar"', "ma*", "NEAR(a b)", "a OR b", "mar' --", "%%", '"" ""', "()", "mar\x00tin", "@@", "😀😀"]
)
def test_no_spelling_is_a_command(records, typed):
    assert isinstance(records.search(typed), list)


def test_a_shared_phone_shows_everybody_five_at_most(records, people):
    phones = [p.client.phone for p in people]
    shared = max(set(phones), key=phones.count)
    found = records.by_phone(shared)
    assert 2 <= len(found) == min(5, phones.count(shared))
    assert len(records.by_phone(shared, limit=1)) == 1
    assert records.by_phone("") == records.by_phone("0199000000") == []


def test_a_line_says_enough_to_choose(records, people):
    who = people[0].client
    line = next(c for c in records.search(who.number))
    assert (line.name, line.city, line.birth_year) == (
        f"{who.first_name} {who.last_name}",
        who.city,
        int(who.birth_date[:4]),
    )


def test_the_limit_holds(records):
    assert len(records.search("ma", 3)) == 3
    assert len(records.search("ma pa", 1)) <= 1
    assert records.search("ma", 0) == []


def test_looking_changes_nothing(bank):
    with bank.reading() as connection:
        before = connection.exec_driver_sql("PRAGMA data_version").scalar_one()
    records = SqliteRecords(bank)
    records.search("ma")
    records.load("C0000001", TODAY)
    with bank.outside() as driver:
        driver.execute("PRAGMA query_only=ON")
        try:
            records.search("martin paris")
            records.load("C0000002", TODAY)
        finally:
            driver.execute("PRAGMA query_only=OFF")
        assert driver.execute("PRAGMA data_version").fetchone()[0] == before
