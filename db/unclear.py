"""What recruits said that nobody understood, gathered from every session that was not erased."""

from __future__ import annotations

from db.engine import Database
from workstation.events import SentenceUnclear
from workstation.events.codec import UnreadableEvent, decode, stored_name
from workstation.session.keeping import UnclearSentence

_FOUND = (
    "SELECT session_event.name, version, body, started FROM session_event "
    "JOIN session ON session.id = session_event.session "
    "WHERE session.scenario = ? AND session.state <> 'erased' AND session_event.name = ? "
    "ORDER BY started, session.rowid, number"
)


def unclear_sentences(database: Database, scenario: str) -> list[UnclearSentence]:
    """See ``Store.unclear_sentences``. A branch holds its own events only, so that nothing is counted twice."""
    with database.reading() as connection:
        rows = connection.exec_driver_sql(_FOUND, (scenario, stored_name(SentenceUnclear))).all()
    found: dict[tuple[str, str], UnclearSentence] = {}
    for name, version, body, started in rows:
        try:
            event = decode(name, version, body)
        except UnreadableEvent:
            continue  # written by a newer program: it will be shown there
        if isinstance(event, SentenceUnclear):
            words = " ".join(event.text.split())
            key = event.beat, words.casefold().rstrip(" .!?…")
            times = found[key].times + 1 if key in found else 1
            found[key] = UnclearSentence(words, event.beat, times, started[:10])
    ordered = sorted(found.values(), key=_last, reverse=True)
    return sorted(ordered, key=_times, reverse=True)


def _times(sentence: UnclearSentence) -> int:
    return sentence.times


def _last(sentence: UnclearSentence) -> str:
    return sentence.last_day
