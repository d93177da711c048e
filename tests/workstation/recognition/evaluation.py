"""Sentences with what they mean, heard at the very place of a role-play where they would be said."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from tests.support.content import BUNDLED, CONTENT
from workstation.content.yaml_nodes import plain
from workstation.library.shelf import Roleplay, read_roleplay
from workstation.paths import SCRIPTS
from workstation.roleplay.playing.costs import costly
from workstation.roleplay.playing.program import BEAT, IDENTITY, SEEN, Program
from workstation.roleplay.playing.step import make, open_moves
from workstation.roleplay.recognition import Matcher, Offer, offer_of, read_words
from workstation.roleplay.recognition.encoder import load

HERE = Path(__file__).parent
GERMAN = CONTENT.parent / "german"
_MARKED = {"not)": "denied", "announced)": "announced", "forbidden)": "forbidden", "neighbour)": "neighbour"}
KINDS = ("single", "several", "none", "denied", "announced", "forbidden", "neighbour")
"""What a sentence may be: one move, several, none, one denied, an act announced, a thing forbidden, its neighbour."""


@cache
def matcher(language: str, by: str = "meaning") -> Matcher:
    """The recogniser of a language, with the words that ship; by « meaning » as in a session, or by « words » alone."""
    path = SCRIPTS / "recognition" / f"{language}.yaml"
    return Matcher(read_words(path.read_text(encoding="utf-8"), path.name), load() if by == "meaning" else None)


@cache
def roleplay(name: str) -> Roleplay:
    """A role-play that ships, or the German one of the tests."""
    own = GERMAN / f"{name}.yaml"
    found = read_roleplay(own, BUNDLED.around, BUNDLED.folders) if own.is_file() else BUNDLED.find(name)
    assert found is not None
    return found


def program(name: str) -> Program:
    """A role-play's, whatever it includes."""
    found = roleplay(name).program
    assert found is not None
    return found


class Bundled:
    """A beat of a role-play that ships, the customer fully identified: every move is open that can be.

    « card-lost/close after rebound » is that beat in a call where the other one came before.
    """

    def __init__(self, key: str) -> None:
        name, _, beat = key.partition("/")
        beat, _, before = beat.partition(" after ")
        self._program = program(name)
        place = list(self._program.start)
        place[BEAT] = self._node(beat)
        place[IDENTITY] = 3
        if before:
            place[SEEN] |= 1 << self._node(before)
        self._place = tuple(place)

    def _node(self, beat: str) -> int:
        return next(node.number for node in self._program.nodes if node.beat.id == beat)

    def offered(self) -> list[Offer]:
        cost = costly(self._program, self._place)
        steps = open_moves(self._program, self._place)
        return [offer_of(step.move, costs=step.move.id in cost) for step in steps]

    def after(self, move: str) -> None:
        chosen = next(step for step in open_moves(self._program, self._place) if step.move.id == move)
        self._place = make(self._program, self._place, chosen)[0]


class MadeUp:
    """A beat written for the purpose. A move without ``next`` is a question of several in any order."""

    def __init__(self, beats: dict[str, list[dict[str, Any]]], key: str) -> None:
        self._beats = beats
        self._key = key
        self._said: set[str] = set()

    def offered(self) -> list[Offer]:
        moves = [move for move in self._beats[self._key] if move["id"] not in self._said]
        return [
            Offer(move["id"], move["say"], tuple(move.get("hears", ())), costs=move.get("costs", False))
            for move in moves
        ]

    def after(self, move: str) -> None:
        self._said.add(move)
        chosen = next(known for known in self._beats[self._key] if known["id"] == move)
        if "next" in chosen:
            self._key, self._said = chosen["next"], set()


@dataclass(frozen=True)
class Case:
    """A sentence, where it is said, and the moves it means in order; its kind is one of ``KINDS``."""

    place: str
    sentence: str
    meant: tuple[str, ...]
    kind: str
    beats: dict[str, list[dict[str, Any]]]

    @property
    def denied(self) -> bool:
        """Whether it says the contrary of a move."""
        return self.kind == "denied"

    def asked(self, by: Matcher) -> tuple[str, ...]:
        """The meanings it is asked between, where it is not understood."""
        at = MadeUp(self.beats, self.place) if self.place in self.beats else Bundled(self.place)
        return by.plausible(self.sentence, at.offered())

    def heard(self, by: Matcher) -> tuple[Offer, ...]:
        """The moves recognised, the role-play going on after each."""
        at = MadeUp(self.beats, self.place) if self.place in self.beats else Bundled(self.place)
        found: list[Offer] = []
        rest = self.sentence
        before: Offer | None = None
        anew = True
        while heard := by.first_match(rest, offered := at.offered(), before, anew):
            before = next(offer for offer in offered if offer.id == heard.move)
            found.append(before)
            rest, anew = heard.rest, heard.anew
            at.after(heard.move)
        return tuple(found)


# By a sentence and by whom it was heard: both last as long as the run.
_HEARD: dict[tuple[int, int], tuple[Offer, ...]] = {}


def heard_once(case: Case, by: Matcher) -> tuple[Offer, ...]:
    """What is heard in a sentence of a data file, worked out once for every test that asks."""
    key = (id(case), id(by))
    if key not in _HEARD:
        _HEARD[key] = case.heard(by)
    return _HEARD[key]


@cache
def cases(name: str) -> tuple[Case, ...]:
    """The sentences of a data file."""
    data = _read(name)
    if isinstance(data["beats"], str):
        data["beats"] = _read(data["beats"])["beats"]
    return tuple(_cases(data))


def _read(name: str) -> dict[str, Any]:
    data: dict[str, Any] = plain((HERE / f"{name}.yaml").read_text(encoding="utf-8"))
    return data


def _cases(data: dict[str, Any]) -> Iterator[Case]:
    for place, groups in data["sentences"].items():
        for key, sentences in groups.items():
            names, _, mark = key.partition(" (")
            meant = () if names == "none" else tuple(names.split(", "))
            kind = _MARKED.get(mark) or ("none" if not meant else "single" if len(meant) == 1 else "several")
            for sentence in sentences:
                yield Case(place, sentence, meant, kind, data["beats"])


@dataclass(frozen=True)
class Outcome:
    """Of so many sentences: all and only the moves meant, a move not meant, one not meant that costs; what failed."""

    total: int
    right: int
    wrong: int
    costly: int
    failures: tuple[str, ...]


@cache
def judge(name: str, by: Matcher) -> Outcome:
    """How well a data file's sentences are understood."""
    right = wrong = costly = 0
    failures = []
    for case in cases(name):
        offers = heard_once(case, by)
        heard = tuple(offer.id for offer in offers)
        others = [offer for offer in offers if offer.id not in case.meant]
        right += heard == case.meant
        wrong += bool(others)
        costly += any(offer.costs for offer in others)
        if heard != case.meant:
            failures.append(f"{case.place}: {case.sentence} — meant {case.meant}, heard {heard}")
    return Outcome(len(cases(name)), right, wrong, costly, tuple(failures))
