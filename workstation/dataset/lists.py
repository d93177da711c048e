"""The lists the inhabitants are drawn from: names, roads, towns, trades, merchants (``resources/dataset/``)."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from workstation.paths import RESOURCES

FOLDER = RESOURCES / "dataset"


@dataclass(frozen=True)
class Town:
    """A postcode, its town and the branch that keeps the clients who live there."""

    postcode: str
    city: str
    branch: str


@dataclass(frozen=True)
class Merchants:
    """Merchants of one kind, and the least and the most paid there at once, in cents."""

    names: tuple[str, ...]
    least: int
    most: int


@dataclass(frozen=True)
class Lists:
    """Every list, read once.

    ``stages``: profession → stage of life; ``interactions`` and ``appointments`` each after what they ask for, if
    anything; ``anomalies``: kind → label.
    """

    first_names: dict[tuple[str, int], tuple[str, ...]]
    surnames: tuple[str, ...]
    road_kinds: tuple[str, ...]
    road_names: tuple[str, ...]
    towns: tuple[Town, ...]
    professions: dict[str, tuple[tuple[str, str], ...]]
    stages: dict[str, str]
    employers: tuple[str, ...]
    merchants: dict[str, Merchants]
    interactions: tuple[tuple[str, tuple[str, str, str, str]], ...]
    appointments: tuple[tuple[str, str], ...]
    anomalies: dict[str, str]


def _sections(path: Path) -> dict[str, list[str]]:
    """The lines of a list by ``[section]``; what comes before any section is under the empty name."""
    found: dict[str, list[str]] = {}
    section = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            section = line.strip("[] ")
        elif line.strip() and not line.startswith("#"):
            found.setdefault(section, []).append(line.strip())
    return found


def _words(lines: list[str]) -> tuple[str, ...]:
    return tuple(word.strip() for line in lines for word in line.split(",") if word.strip())


def _genders(entry: str) -> tuple[str, str]:
    man, _, woman = entry.partition("|")
    return man, woman or man


def _need(word: str) -> str:
    """What something asks for; nothing where it suits anybody."""
    return "" if word == "any" else word


def _told(line: str) -> tuple[str, tuple[str, str, str, str]]:
    need, a, b, c, d = line.split(";", 4)
    return _need(need), (a, b, c, d)


def _subjects(line: str) -> list[tuple[str, str]]:
    need, _, words = line.partition(":")
    return [(_need(need), word) for word in _words([words])]


@lru_cache(maxsize=1)
def read_lists() -> Lists:
    """The lists as they ship. Read from the program's own files, so a fault there is a fault of ours and raises."""
    first = _sections(FOLDER / "first_names.txt")
    roads = _sections(FOLDER / "streets.txt")
    mishaps = _sections(FOLDER / "events.txt")
    professions = {
        stage: tuple(_genders(word) for word in _words(lines))
        for stage, lines in _sections(FOLDER / "professions.txt").items()
    }
    merchants = {}
    for title, lines in _sections(FOLDER / "merchants.txt").items():
        kind, least, most = title.split()
        merchants[kind] = Merchants(_words(lines), int(least), int(most))
    return Lists(
        first_names={(t.split()[0], int(t.split()[1])): _words(lines) for t, lines in first.items()},
        surnames=_words(_sections(FOLDER / "surnames.txt")[""]),
        road_kinds=_words(roads["kinds"]),
        road_names=_words(roads["names"]),
        towns=tuple(Town(*line.split(";")) for line in _sections(FOLDER / "cities.txt")[""]),
        professions=professions,
        stages={word: stage for stage, pairs in professions.items() for pair in pairs for word in pair},
        employers=_words(_sections(FOLDER / "employers.txt")[""]),
        merchants=merchants,
        interactions=tuple(_told(line) for line in _sections(FOLDER / "interactions.txt")[""]),
        appointments=tuple(pair for line in mishaps["appointments"] for pair in _subjects(line)),
        anomalies=dict(line.split(";", 1) for line in mishaps["anomalies"]),
    )
