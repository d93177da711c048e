"""Texts by digest, the people who practise, and what their sessions were worth."""

from __future__ import annotations

from dataclasses import replace

import pytest

from db.contents import SqliteContents
from db.event_log import SqliteEventLog
from db.profiles import SqliteProfiles
from db.results import SqliteResults
from tests.support.kept import enrol
from workstation.session.keeping import Profiles, Result, Results
from workstation.session.log import digest

NOW = "2026-11-23T09:00:00"


def test_a_text_is_kept_once_under_its_digest(database):
    contents = SqliteContents(database)
    name = contents.keep("roleplay", "« Bonjour »")
    assert name == contents.keep("roleplay", "« Bonjour »") == digest("« Bonjour »")
    assert contents.text(name) == "« Bonjour »"
    assert contents.keep("roleplay", "« Bonsoir »") != name
    with database.reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM content_text").scalar_one() == 2


def test_many_texts_at_once(database):
    contents = SqliteContents(database)
    names = contents.keep_all([("roleplay", "a"), ("scorecard", "b"), ("roleplay", "a")])
    assert [contents.text(name) for name in names] == ["a", "b", "a"]
    assert contents.keep_all([]) == []


def test_a_text_never_kept_is_an_error(database):
    with pytest.raises(KeyError):
        SqliteContents(database).text("0" * 32)


def test_people_are_listed_in_order_of_name(database):
    profiles: Profiles = SqliteProfiles(database)
    profiles.add("Zoé Petit", "recruit", NOW)
    added = profiles.add(" Élise Martin ", "trainer", NOW, pin="2468")
    assert (added.id, added.name, added.role, added.locked) == ("elise-martin", "Élise Martin", "trainer", True)
    assert [person.name for person in profiles.list()] == ["Élise Martin", "Zoé Petit"]
    assert profiles.list()[0] == added
    profiles.remove("zoe-petit")
    assert profiles.list() == [added]


@pytest.mark.parametrize("name", ["", "  ", "elise MARTIN"])
def test_a_name_must_be_one_and_be_free(database, name):
    profiles = SqliteProfiles(database)
    profiles.add("Élise Martin", "recruit", NOW)
    with pytest.raises(ValueError, match="profile"):
        profiles.add(name, "recruit", NOW)


def test_a_code_opens_its_own_profile_only_and_is_never_kept_as_typed(database):
    profiles = SqliteProfiles(database)
    profiles.add("Élise", "trainer", NOW, pin="2468")
    profiles.add("Zoé", "trainer", NOW, pin="2468")
    assert profiles.unlocks("elise", "2468")
    assert not profiles.unlocks("elise", "2469")
    assert not profiles.unlocks("elise", "")
    with database.reading() as connection:
        pins = [row[0] for row in connection.exec_driver_sql("SELECT pin FROM profile")]
    assert all("2468" not in pin for pin in pins)
    assert pins[0] != pins[1]
    profiles.set_pin("elise", "1357")
    assert (profiles.unlocks("elise", "2468"), profiles.unlocks("elise", "1357")) == (False, True)
    profiles.set_pin("elise", None)
    assert profiles.unlocks("elise", "anything")


def test_an_unknown_person_is_an_error(database):
    profiles = SqliteProfiles(database)
    for asked in (
        lambda: profiles.remove("x"),
        lambda: profiles.unlocks("x", "1"),
        lambda: profiles.set_pin("x", "1"),
    ):
        with pytest.raises(KeyError):
            asked()


def result(session: str, score: int, profile: str = "lea", scenario: str = "card-lost") -> Result:
    return Result(
        session, "c1", scenario, profile, score, score >= 80, "1", {"answer": 17.5, "note": 5}, ("dead_air",), 312
    )


def play(database, session, score, kind="practice", day=1, **more):
    enrol(database, more.get("profile", "lea"))
    SqliteEventLog(database).start(
        session, kind, more.get("profile", "lea"), "card-lost", f"2026-11-{day:02d}T09:00:00"
    )
    SqliteResults(database).keep(result(session, score, **more))


def test_a_result_comes_back_as_it_was_kept(database):
    results: Results = SqliteResults(database)
    play(database, "s1", 91)
    assert results.of("s1", "c1") == result("s1", 91)
    assert results.of("s2", "c1") is None
    results.keep(result("s1", 75))
    assert results.of("s1", "c1") == result("s1", 75)


def test_each_contact_of_a_session_has_its_own(database):
    results = SqliteResults(database)
    play(database, "s1", 91)
    assert results.alone("s1") == result("s1", 91)
    other = replace(result("s1", 40), contact="c2")
    results.keep(other)
    assert results.of("s1", "c1") == result("s1", 91)
    assert results.of("s1", "c2") == other
    assert results.alone("s1") is None
    assert results.alone("s2") is None


def test_the_best_result_is_of_what_counts_and_the_first_reached(database):
    for day, (kind, score) in enumerate(
        [("practice", 70), ("exam", 88), ("practice", 88), ("branch", 100), ("demo", 99)], 1
    ):
        play(database, f"s{day}", score, kind, day)
    play(database, "other", 97, profile="max", day=9)
    results = SqliteResults(database)
    assert results.best("lea", "card-lost") == result("s2", 88)
    assert results.best("lea", "another") is None
    assert [r.session for r in results.history("lea")] == ["s3", "s2", "s1"]


def test_an_erased_person_leaves_no_result(database):
    play(database, "s1", 91)
    play(database, "s2", 82, profile="max")
    SqliteEventLog(database).erase_profile("lea")
    results = SqliteResults(database)
    assert results.of("s1", "c1") is None
    assert results.history("lea") == []
    assert results.best("max", "card-lost") == result("s2", 82, profile="max")


def test_a_session_past_its_term_leaves_its_result_until_the_result_s_own(database):
    play(database, "s1", 91, day=1)
    play(database, "s2", 82, day=20)
    SqliteEventLog(database).purge("2026-11-10")
    results = SqliteResults(database)
    assert [r.session for r in results.history("lea")] == ["s2", "s1"]
    assert results.purge("2026-11-10") == 1
    assert [r.session for r in results.history("lea")] == ["s2"]
