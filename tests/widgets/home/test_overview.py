"""What Home is told of the sessions of a folder."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from tests.support.content import BUNDLED
from tests.support.played import ENDED, opened, practise
from widgets.overview import home_model

DAY = date(2026, 11, 23)


def test_a_second_try_can_be_read_again_and_counts_for_nothing(tmp_path: Path) -> None:
    store = opened(tmp_path)
    try:
        who = practise(store)
        log, last = store.log, store.log.read(ENDED)[-1].number
        for again in ("20261122-090000-cccc", "20261123-090000-dddd"):
            log.start(again, "branch", who, "card-lost", f"2026-11-{again[6:8]}T09:00:00", parent=ENDED, fork_at=last)
        log.end("20261122-090000-cccc")
        profile = next(one for one in store.profiles.list() if one.id == who)
        model = home_model(store, BUNDLED, profile, "guided", DAY)
    finally:
        store.close()
    told = [(row.session, row.score, row.second_try) for row in model.reports]
    assert told == [("20261122-090000-cccc", None, True), (ENDED, 88, False)], "one that goes on has no report"
    [row] = [row for row in model.rows if row.id == "card-lost"]
    assert row.best == 88
