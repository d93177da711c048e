"""Making the dataset in the file, and the people of role-plays beside it."""

from __future__ import annotations

import threading
from datetime import date

import pytest
from sqlalchemy import func, select

from db import dataset, seed
from db.clients import SqliteRecords
from db.event_log import SqliteEventLog
from db.rows import Base
from tests.support.kept import enrol
from workstation.dataset.generate import generate
from workstation.dataset.living import lived
from workstation.dataset.record import (
    AccountRecord,
    CardRecord,
    ClientRecord,
    HeldRecord,
    IdentityRecord,
    OperationRecord,
    RelativeRecord,
    resolve,
)
from workstation.dataset.version import GENERATOR_VERSION, DatasetInfo
from workstation.session.log import StoredEvent

REFERENCE = date(2026, 11, 23)


def person(name: str = "nadia", city: str = "Lyon", **more: object) -> ClientRecord:
    who = IdentityRecord(
        f"P-{name}", "40017342", "Mme", name.title(), "Belkacem", "1992-03-14", "Infirmière", "3 rue du Lac", "69003",
        city, "0639980000", f"{name}@example.fr", "fr", 2014, "Lyon Part-Dieu", "Chloé Perrin", False, True,
    )  # fmt: skip
    card = CardRecord("k", "classic", "4417", "active", "deferred", 200_000, 198_740, 50_000, 6_000, "2028-04", "cc")
    return ClientRecord(
        client=who,
        accounts=(AccountRecord("cc", "current", "0932", 231_408, 30_000, 2014),),
        cards=(card,),
        operations=(OperationRecord("o1", -1, "CB BOULANGERIE", -460, "booked", "cc", "k"),),
    )._replace(**more)


def count(database, table):
    with database.reading() as connection:
        return connection.execute(select(func.count()).select_from(Base.metadata.tables[table])).scalar_one()


def broken_links(database):
    with database.reading() as connection:
        return connection.exec_driver_sql("PRAGMA foreign_key_check").all()


def test_a_file_without_a_dataset_says_so(database):
    assert dataset.info(database) is None
    assert not dataset.is_ready(database, 1, 50, REFERENCE)


def test_a_dataset_is_made_whole_with_progress(database):
    told = []
    seed.build(database, 1, 1_100, REFERENCE, lambda done, of: told.append((done, of)))
    assert told == [(500, 1_100), (1_000, 1_100), (1_100, 1_100)]
    assert dataset.info(database) == DatasetInfo(GENERATOR_VERSION, 1, 1_100, REFERENCE)
    assert dataset.is_ready(database, 1, 1_100, REFERENCE)
    assert not dataset.is_ready(database, 2, 1_100, REFERENCE)
    assert count(database, "client") == 1_100
    assert broken_links(database) == []


def test_another_dataset_takes_its_place(database):
    seed.build(database, 1, 120, REFERENCE)
    seed.write_people(database, [person()])
    seed.build(database, 2, 40, REFERENCE)
    records = SqliteRecords(database)
    assert count(database, "client") == 41
    for record in generate(2, 40):
        assert records.load(record.client.id, REFERENCE) == resolve(lived(2, record), REFERENCE)
    with pytest.raises(KeyError):
        records.load("C0000041", REFERENCE)
    assert [c.client for c in records.search("nadia belk")] == ["P-nadia"]
    gone = [r.client for r in generate(1, 120)][60]
    assert all(c.client != gone.id for c in records.search(f"{gone.first_name} {gone.last_name} {gone.city}"))
    assert broken_links(database) == []


class _CutShortError(Exception):
    pass


def test_a_dataset_cut_short_is_known_and_made_again(database):
    def cut(_done: int, _of: int) -> None:
        raise _CutShortError

    with pytest.raises(_CutShortError):
        seed.build(database, 1, 600, REFERENCE, cut)
    info = dataset.info(database)
    assert info is not None
    assert not info.built
    assert not dataset.is_ready(database, 1, 600, REFERENCE)
    seed.build(database, 1, 600, REFERENCE)
    assert dataset.is_ready(database, 1, 600, REFERENCE)
    assert count(database, "client") == 600


def test_a_large_dataset_keeps_its_indexes(database, monkeypatch):
    names = "SELECT name FROM sqlite_master WHERE type = 'index' AND tbl_name = 'client' ORDER BY name"
    with database.reading() as connection:
        before = connection.exec_driver_sql(names).all()
    monkeypatch.setattr(seed, "_LARGE", 50)
    seed.build(database, 1, 80, REFERENCE)
    with database.reading() as connection:
        assert connection.exec_driver_sql(names).all() == before
    assert len(SqliteRecords(database).search("06")) > 1


def test_after_a_build_the_file_is_as_careful_as_before(database):
    seed.build(database, 1, 30, REFERENCE)
    with database.outside() as driver:
        assert driver.execute("PRAGMA synchronous").fetchone()[0] == 2
        assert driver.execute("PRAGMA foreign_keys").fetchone()[0] == 1


def test_an_impossible_size_leaves_the_dataset_there_is(database):
    seed.build(database, 1, 30, REFERENCE)
    with pytest.raises(ValueError, match="0"):
        seed.build(database, 1, 0, REFERENCE)
    assert dataset.is_ready(database, 1, 30, REFERENCE)


def test_a_session_goes_on_while_a_dataset_is_made(database):
    log = SqliteEventLog(database)
    enrol(database, "lea")
    log.start("s1", "practice", "lea", "card-lost", "2026-11-23T09:00:00")
    begun, failures = threading.Event(), []

    def make() -> None:
        try:
            seed.build(database, 1, 1_500, REFERENCE, lambda _done, _of: begun.set())
        except Exception as error:
            failures.append(error)

    worker = threading.Thread(target=make)
    worker.start()
    assert begun.wait(60)
    for number in range(1, 11):
        log.append("s1", [StoredEvent(number, number, "said", 1, "{}")])
    worker.join(60)
    assert failures == []
    assert len(log.read("s1")) == 10
    assert dataset.is_ready(database, 1, 1_500, REFERENCE)


def test_people_of_role_plays_are_found_and_loaded(database):
    seed.build(database, 1, 30, REFERENCE)
    assert seed.write_people(database, [person()]) == 1
    records = SqliteRecords(database)
    assert records.load("P-nadia", REFERENCE) == resolve(person(), REFERENCE)
    for typed in ("belkacem", "nadia", "nadia lyon", "06 39 98 00 00", "40017342", "nadia@example.fr"):
        assert "P-nadia" in [c.client for c in records.search(typed)], typed
    assert records.by_phone("0639980000")[0].client == "P-nadia"


def test_a_part_without_a_limit_of_its_own_holds_whatever_its_kind(database):
    items = tuple(HeldRecord("document", -n, "price_list", reference=str(n)) for n in range(400))
    seed.write_people(database, [person(held=(*items, HeldRecord("creditor_block", -2, "all", "Club Tonus")))])
    dossier = SqliteRecords(database).load("P-nadia", REFERENCE)
    assert len(dossier.held) == 401
    assert (dossier.held[-1].kind, dossier.held[-1].about, dossier.held[-1].day) == (
        "creditor_block", "Club Tonus", date(2026, 11, 21),
    )  # fmt: skip
    seed.write_people(database, [person()])
    assert SqliteRecords(database).load("P-nadia", REFERENCE).held == ()


def test_people_are_written_once_and_again_when_they_change(database):
    assert seed.write_people(database, [person(), person("karim")]) == 2
    assert seed.write_people(database, [person(), person("karim")]) == 0
    assert seed.write_people(database, [person(city="Nantes"), person("karim")]) == 1
    records = SqliteRecords(database)
    assert records.load("P-nadia", REFERENCE) == resolve(person(city="Nantes"), REFERENCE)
    assert [c.client for c in records.search("nadia nantes")] == ["P-nadia"]
    assert records.search("nadia lyon") == []
    assert count(database, "client") == 2
    assert broken_links(database) == []


def test_a_person_no_longer_written_is_no_longer_found(database):
    seed.write_people(database, [person(), person("karim")])
    assert seed.write_people(database, [person("karim")]) == 0
    records = SqliteRecords(database)
    assert [c.client for c in records.search("belkacem")] == ["P-karim"]
    assert records.search("nadia lyon") == []
    assert count(database, "operation") == 1


def test_a_household_of_two_files(database):
    she = person(household=(RelativeRecord("P-karim", "Karim Belkacem", "spouse"),))
    he = person("karim", household=(RelativeRecord("P-nadia", "Nadia Belkacem", "spouse"),))
    seed.write_people(database, [she, he])
    records = SqliteRecords(database)
    assert records.load("P-nadia", REFERENCE) == resolve(she, REFERENCE)
    assert {c.client for c in records.by_phone("0639980000")} == {"P-nadia", "P-karim"}
    seed.write_people(database, [she._replace(operations=()), he])
    assert records.load("P-nadia", REFERENCE).household == resolve(she, REFERENCE).household
    assert records.load("P-karim", REFERENCE).household == resolve(he, REFERENCE).household
    seed.write_people(database, [he])
    assert records.load("P-karim", REFERENCE).household == ()
    assert broken_links(database) == []


def test_a_relative_whose_file_is_missing_is_left_out(database):
    seed.write_people(database, [person(household=(RelativeRecord("P-ghost", "Nobody", "spouse"),))])
    assert SqliteRecords(database).load("P-nadia", REFERENCE).household == ()


def test_more_than_a_dossier_holds_is_refused(database):
    many = tuple(OperationRecord(f"o{n}", -n, "CB", -100, "booked", "cc") for n in range(257))
    with pytest.raises(ValueError, match="256"):
        seed.write_people(database, [person(operations=many)])
    seed.write_people(database, [person(operations=many[:256]), person("karim")])
    records = SqliteRecords(database)
    assert len(records.load("P-nadia", REFERENCE).operations) == 256
    assert len(records.load("P-karim", REFERENCE).operations) == 1


def test_only_role_play_people_are_written(database):
    with pytest.raises(ValueError, match="C0000001"):
        seed.write_people(database, list(generate(1, 1)))
