"""Trainers read the sentences of exams, and of sessions whose recruit shares them; of no other."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from db.store import SqliteStore, open_store
from tests.support.kept import enrol
from workstation import events as e
from workstation.events.codec import encode
from workstation.session.log import SessionKind, StoredEvent


@pytest.fixture
def store(data_dir: Path) -> Iterator[SqliteStore]:
    opened = open_store(data_dir, ())
    yield opened
    opened.close()


def ended(
    store: SqliteStore,
    name: str,
    day: int,
    *shared: bool,
    kind: SessionKind = "practice",
    scenario: str = "card-lost",
    profile: str = "lea",
) -> None:
    """A session that is over, and what its recruit said then of sharing it."""
    enrol(store.database, profile)
    store.log.start(name, kind, profile, scenario, f"2026-11-{day:02d}T09:00:00")
    said = [e.SessionEnded("done"), *(e.SessionShared(each) for each in shared)]
    store.log.append(name, [StoredEvent(n, n * 100, *encode(event)) for n, event in enumerate(said, 1)])
    store.log.end(name)


def test_only_exams_and_what_is_shared_now(store: SqliteStore) -> None:
    ended(store, "exam", 1, kind="exam")
    ended(store, "kept", 2)
    ended(store, "shared", 3, True)
    ended(store, "taken back", 4, True, False)
    ended(store, "shared again", 5, True, False, True)
    ended(store, "demo", 6, True, kind="demo")
    assert store.readable_sessions("card-lost") == ["shared again", "shared", "exam"]


def test_each_role_play_has_its_own(store: SqliteStore) -> None:
    ended(store, "s1", 3, True, scenario="third-party-balance")
    assert store.readable_sessions("card-lost") == []
    assert store.readable_sessions("third-party-balance") == ["s1"]


def test_an_exam_under_way_and_what_was_erased_are_not_read(store: SqliteStore) -> None:
    enrol(store.database, "tom")
    store.log.start("under way", "exam", "tom", "card-lost", "2026-11-03T09:00:00")
    ended(store, "s2", 3, True, profile="lea")
    store.log.erase_profile("lea")
    assert store.readable_sessions("card-lost") == []


@pytest.mark.parametrize("body", ["{", "[]", '{"shared": "yes"}', '{"other": true}', "null"])
def test_what_cannot_be_read_shares_nothing(store: SqliteStore, body: str) -> None:
    ended(store, "s1", 3)
    store.log.append("s1", [StoredEvent(2, 200, "session.shared", 1, body)])
    assert store.readable_sessions("card-lost") == []
