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
    """Every list, read once."""

    first_names: dict[tuple[str, int], tuple[str, ...]]
    surnames: tuple[str, ...]
    road_kinds: tuple[str, ...]
    road_names: tuple[str, ...]
    towns: tuple[Town, ...]
    professions: dict[str, tuple[tuple[str, str], ...]]
    employers: tuple[str, ...]
    merchants: dict[str, Merchants]
    interactions: tuple[tuple[str, str, str, str], ...]
    appointments: tuple[str, ...]
    incidents: tuple[tuple[str, int, int, str], ...]
    anomalies: tuple[tuple[str, int, int, str], ...]


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


def _mishap(line: str) -> tuple[str, int, int, str]:
    kind, least, most, label = line.split(";", 3)
    return kind, int(least), int(most), label


def _fields(line: str) -> tuple[str, str, str, str]:
    a, b, c, d = line.split(";", 3)
    return a, b, c, d


@lru_cache(maxsize=1)
def read_lists() -> Lists:
    """The lists as they ship. Read from the program's own files, so a fault there is a fault of ours and raises."""
    first = _sections(FOLDER / "first_names.txt")
    roads = _sections(FOLDER / "streets.txt")
    mishaps = _sections(FOLDER / "events.txt")
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
        professions={
            stage: tuple(_genders(word) for word in _words(lines))
            for stage, lines in _sections(FOLDER / "professions.txt").items()
        },
        employers=_words(_sections(FOLDER / "employers.txt")[""]),
        merchants=merchants,
        interactions=tuple(_fields(line) for line in _sections(FOLDER / "interactions.txt")[""]),
        appointments=_words(mishaps["appointments"]),
        incidents=tuple(_mishap(line) for line in mishaps["incidents"]),
        anomalies=tuple(_mishap(line) for line in mishaps["anomalies"]),
    )
