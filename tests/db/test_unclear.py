"""What recruits say and nobody understands is kept for whoever writes the role-play."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from db.store import SqliteStore, open_store
from tests.support.kept import enrol
from workstation import events as e
from workstation.events.codec import encode
from workstation.session.keeping import UnclearSentence
from workstation.session.log import SessionKind, StoredEvent

PARROTS = "Les perroquets vivent longtemps."


@pytest.fixture
def store(data_dir: Path) -> Iterator[SqliteStore]:
    opened = open_store(data_dir, ())
    yield opened
    opened.close()


class Sayings:
    """Sessions in which these were said, one after the other."""

    def __init__(self, store: SqliteStore) -> None:
        self._store = store

    def begin(
        self,
        name: str,
        day: int,
        *said: tuple[str, str],
        scenario: str = "card-lost",
        profile: str = "lea",
        kind: SessionKind = "practice",
        parent: str | None = None,
        fork_at: int | None = None,
    ) -> None:
        enrol(self._store.database, profile)
        self._store.log.start(name, kind, profile, scenario, f"2026-11-{day:02d}T09:00:00", parent, fork_at)
        first = (fork_at or 0) + 1
        events = [e.SentenceUnclear("c1", text, beat, "1/fr/x") for beat, text in said]
        self._store.log.append(name, [StoredEvent(n, n * 100, *encode(x)) for n, x in enumerate(events, first)])


@pytest.fixture
def sayings(store: SqliteStore) -> Sayings:
    return Sayings(store)


def test_the_most_frequent_come_first_and_then_the_newest(store: SqliteStore, sayings: Sayings) -> None:
    sayings.begin("s1", 3, ("greet", "Coucou"), ("greet", PARROTS), ("greet", "Attendez"))
    sayings.begin("s2", 5, ("greet", "  les perroquets  vivent longtemps "), ("close", PARROTS))
    assert store.unclear_sentences("card-lost") == [
        UnclearSentence("les perroquets vivent longtemps", "greet", 2, "2026-11-05"),
        UnclearSentence(PARROTS, "close", 1, "2026-11-05"),
        UnclearSentence("Coucou", "greet", 1, "2026-11-03"),
        UnclearSentence("Attendez", "greet", 1, "2026-11-03"),
    ]


def test_each_role_play_has_its_own(store: SqliteStore, sayings: Sayings) -> None:
    sayings.begin("s1", 3, ("greet", "Coucou"))
    sayings.begin("s2", 3, ("greet", PARROTS), scenario="third-party-balance")
    assert [found.sentence for found in store.unclear_sentences("third-party-balance")] == [PARROTS]
    assert store.unclear_sentences("card-declined-abroad") == []


def test_a_branch_counts_what_was_said_in_it_and_not_what_it_began_with(store: SqliteStore, sayings: Sayings) -> None:
    sayings.begin("s1", 3, ("greet", PARROTS))
    sayings.begin("s2", 4, ("greet", PARROTS), kind="branch", parent="s1", fork_at=1)
    sayings.begin("s3", 4, ("greet", "Coucou"), kind="exam")
    counted = [(found.sentence, found.times) for found in store.unclear_sentences("card-lost")]
    assert counted == [(PARROTS, 2), ("Coucou", 1)]


def test_what_was_erased_is_gone(store: SqliteStore, sayings: Sayings) -> None:
    sayings.begin("s1", 3, ("greet", PARROTS), profile="lea")
    sayings.begin("s2", 3, ("greet", "Coucou"), profile="tom")
    store.log.erase_profile("lea")
    assert [found.sentence for found in store.unclear_sentences("card-lost")] == ["Coucou"]


def test_what_a_newer_program_wrote_does_not_stand_in_the_way(store: SqliteStore, sayings: Sayings) -> None:
    sayings.begin("s1", 3, ("greet", "Coucou"))
    name, version, body = encode(e.SentenceUnclear("c1", PARROTS, "greet", "1/fr/x"))
    store.log.append("s1", [StoredEvent(2, 200, name, version + 1, body)])
    assert [found.sentence for found in store.unclear_sentences("card-lost")] == ["Coucou"]
