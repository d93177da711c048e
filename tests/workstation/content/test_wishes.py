"""What is wished on parting follows the hour: nobody hears « bonne journée » in the evening."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
import yaml

from workstation.paths import SCRIPTS
from workstation.wording import parting_wish

DAY = re.compile(r"(bonne|belle) (fin de )?journée|(good|nice) day|schönen tag", re.IGNORECASE)
EVENING = re.compile(r"(bonne|belle) soir[ée]e|bonsoir|(good|nice) evening|schönen abend", re.IGNORECASE)
HEARD = ("hears", "says", "why", "tests", "exemplary", "wish", "good", "whisper", "signals")
"""What is understood, read or tried, and said by nobody."""
AT_ANY_HOUR = sorted(
    path
    for kind in ("phrases", "guides", "defaults", "intents", "fragments", "asides")
    for path in (SCRIPTS / kind).glob("*.yaml")
)
ROLEPLAYS = sorted((SCRIPTS / "roleplays").glob("*.yaml"))
NOON = 12 * 60


def said(node: Any) -> Iterator[str]:
    if isinstance(node, dict):
        for key, value in node.items():
            if key not in HEARD:
                yield from said(value)
    elif isinstance(node, list):
        for each in node:
            yield from said(each)
    elif isinstance(node, str):
        yield node


def read(path: Any) -> dict[str, Any]:
    found: dict[str, Any] = yaml.safe_load(path.read_text("utf-8"))
    return found


def minutes(hour: str) -> int:
    hours, _, rest = hour.split()[-1].partition(":")
    return int(hours) * 60 + int(rest)


@pytest.mark.parametrize("path", AT_ANY_HOUR, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_what_is_said_at_any_hour_wishes_neither_a_day_nor_an_evening(path: Any) -> None:
    assert [text for text in said(read(path)) if DAY.search(text) or EVENING.search(text)] == []


@pytest.mark.parametrize("path", ROLEPLAYS, ids=lambda path: path.stem)
def test_what_a_role_play_says_fits_every_hour_it_can_happen_in(path: Any) -> None:
    told = read(path)
    if told["scenario"]["channel"] == "email":
        return  # read at another hour than it was written
    at = told["scenario"].get("at", "tue 10:15")
    hours = [minutes(hour) for hour in (at, *told["scenario"].get("between", ()))]
    for text in said(told):
        for hour in hours:
            wished = parting_wish(hour, 0)
            assert not (DAY.search(text) and wished == "bonne soirée"), (hour, text)
            assert not (EVENING.search(text) and wished == "bonne journée"), (hour, text)


@pytest.mark.parametrize("path", sorted((SCRIPTS / "paraphrases").glob("*.yaml")), ids=lambda path: path.stem)
def test_another_way_of_saying_wishes_what_the_first_does(path: Any) -> None:
    for kind in ("spoken", "written"):
        for texts in read(path).get(kind, {}).values():
            assert len({(bool(DAY.search(one)), bool(EVENING.search(one))) for one in texts}) == 1, texts


@pytest.mark.parametrize(
    ("start", "after", "fr", "en", "de"),
    [
        (NOON, 0, "bonne journée", "a good day", "einen schönen Tag"),
        (NOON, 5 * 60 * 60_000 - 1, "bonne journée", "a good day", "einen schönen Tag"),
        (NOON, 5 * 60 * 60_000, "bonne soirée", "a good evening", "einen schönen Abend"),
        (23 * 60, 2 * 60 * 60_000, "bonne journée", "a good day", "einen schönen Tag"),
    ],
)
def test_the_wish_follows_the_hour_in_each_language(start: int, after: int, fr: str, en: str, de: str) -> None:
    assert [parting_wish(start, after, language) for language in ("fr", "en", "de")] == [fr, en, de]
