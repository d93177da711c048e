"""Another person in a text: the name, a number or the address of a client who has no place in this conversation.

A first name alone is nobody's, and neither is a short number; what is also the client's own, what the customer wrote
themself and a namesake betray nobody. Everything here reads folded text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import NamedTuple

from workstation.folding import folded
from workstation.roleplay.judging.numbers import digits

LEAST = 8
"""Digits from which a number is somebody's: a client number has eight; four at the end of a card are written to all."""
_PART = 9
"""Digits from which a part of a longer number is enough to tell whose it is."""
_TITLES = frozenset(
    (
        *("m", "mr", "mme", "mlle", "monsieur", "madame", "mademoiselle", "messieurs", "mesdames", "maitre", "famille"),
        *("mrs", "ms", "miss", "mister", "family", "docteur", "dr", "herr", "herrn", "frau", "fraulein", "familie"),
    )
)
_AFTER_TITLE = frozenset(("dr", "docteur", "prof"))
_WORD = re.compile(r"[^\W\d_]+")
_RUN = re.compile(r"\d(?:[ .\-/]{0,3}\d)*")
_ABROAD = re.compile(r"(?<!\w)(?:\+|00)33[ .]?(?:\(0\))?[ .]?(?=[1-9])")
_WITHIN = re.compile(r"[ '\-_]{1,2}")
_BETWEEN = re.compile(r"[ ,_]{1,2}|\. ?")


@dataclass(frozen=True)
class Person:
    """Somebody as a text may betray them: first and last name in folded words, numbers in digits, an address."""

    name: str
    first: tuple[str, ...]
    last: tuple[str, ...]
    numbers: frozenset[str] = frozenset()
    email: str = ""


def person(first: str, last: str, told: Collection[str] = (), email: str = "") -> Person:
    """Somebody of that name; ``told``: whatever texts are kept of them, of which the long numbers count."""
    runs = (run for text in told for run in _numbers(folded(text)))
    return Person(f"{first} {last}".strip(), _words(first), _words(last), frozenset(runs), folded(email))


def named(name: str) -> Person:
    """Somebody of whom a whole name is known, and nothing else: the last word of it is the surname."""
    first, _, last = name.rpartition(" ")
    return person(first, last)


class Stray(NamedTuple):
    """Where a text betrays somebody, whom, and by what: name, number, address."""

    start: int
    end: int
    whom: str
    by: str


@dataclass(frozen=True, eq=False)
class Others:
    """Who has no place in a conversation, whose own it is, and what the customer has said in it themself."""

    persons: tuple[Person, ...] = ()
    own: tuple[Person, ...] = ()
    said: Callable[[], Sequence[str]] = tuple

    def strays(self, plain: str) -> tuple[Stray, ...]:
        """Where a folded text betrays one of them, in reading order, each spot once."""
        if not self.persons:
            return ()
        found = sorted(chain(self._names(plain), self._long_numbers(plain), self._addresses(plain)))
        if not found:
            return ()
        heard = folded("\n".join(self.said()))
        told = frozenset(_numbers(heard))
        kept: list[Stray] = []
        for one in found:
            if (not kept or one.start >= kept[-1].end) and not _repeats(
                plain[one.start : one.end], one.by, heard, told
            ):
                kept.append(one)
        return tuple(kept)

    def _names(self, plain: str) -> Iterator[Stray]:
        words = list(_WORD.finditer(plain))
        texts = [word[0] for word in words]
        owned = [span for one in self.own for span in _named_at(one, texts, words, plain)]
        surnames = {one.last for one in self.own}
        full = {(one.first, one.last) for one in self.own}
        for one in self.persons:
            if (one.first, one.last) in full:
                continue
            for start, end in _named_at(one, texts, words, plain, titled=one.last not in surnames):
                if not any(mine[0] < end and start < mine[1] for mine in owned):
                    yield Stray(words[start].start(), words[end - 1].end(), one.name, "name")

    def _long_numbers(self, plain: str) -> Iterator[Stray]:
        own = [number for one in self.own for number in one.numbers]
        for found in _RUN.finditer(plain):
            run = _home(plain, found)
            if len(run) < LEAST or any(_same(run, number) for number in own):
                continue
            whose = next((one for one in self.persons if any(_same(run, number) for number in one.numbers)), None)
            if whose is not None:
                yield Stray(found.start(), found.end(), whose.name, "number")

    def _addresses(self, plain: str) -> Iterator[Stray]:
        own = {one.email for one in self.own}
        for one in self.persons:
            if one.email and one.email not in own:
                for found in re.finditer(rf"(?<![\w.]){re.escape(one.email)}(?!\w)", plain):
                    yield Stray(found.start(), found.end(), one.name, "address")


NOBODY = Others()


def _named_at(
    one: Person, texts: Sequence[str], words: Sequence[re.Match[str]], plain: str, *, titled: bool = True
) -> Iterator[tuple[int, int]]:
    """Where somebody is named, by places among the words: both names in either order, or a title and the surname."""
    if not one.last:
        return
    size, both = len(one.last), len(one.first) + len(one.last)
    for at, text in enumerate(texts):
        if one.first and text in (one.first[0], one.last[0]):
            for first, then in ((one.first, one.last), (one.last, one.first)):
                if (
                    tuple(texts[at : at + both]) == (*first, *then)
                    and _joined(plain, words, at, at + len(first))
                    and _joined(plain, words, at + len(first), at + both)
                    and _between(plain, words, at + len(first))
                    and _alone(plain, words, at, at + both)
                ):
                    yield at, at + both
        if titled and text in _TITLES and at + 1 < len(texts):
            start = at + 2 if texts[at + 1] in _AFTER_TITLE else at + 1
            surname = tuple(texts[start : start + size])
            genitive = (*surname[:-1], surname[-1].removesuffix("s")) if surname else ()
            if (
                one.last in (surname, genitive)
                and all(_between(plain, words, place) for place in range(at + 1, start + 1))
                and _joined(plain, words, start, start + size)
                and _alone(plain, words, start, start + size)
            ):
                yield at, start + size


def _joined(plain: str, words: Sequence[re.Match[str]], start: int, end: int) -> bool:
    """Whether the words of one name stand together."""
    gaps = (plain[words[n - 1].end() : words[n].start()] for n in range(start + 1, end))
    return all(_WITHIN.fullmatch(gap) for gap in gaps)


def _between(plain: str, words: Sequence[re.Match[str]], at: int) -> bool:
    """Whether a word follows the one before it as a surname follows a first name, or a title."""
    return _BETWEEN.fullmatch(plain[words[at - 1].end() : words[at].start()]) is not None


def _alone(plain: str, words: Sequence[re.Match[str]], start: int, end: int) -> bool:
    """Whether a name is no half of a double-barrelled one."""
    before, after = words[start].start(), words[end - 1].end()
    return not (re.match(r"-\w", plain[after : after + 2]) or re.search(r"\w-\Z", plain[max(0, before - 2) : before]))


def _numbers(plain: str) -> Iterator[str]:
    for found in _RUN.finditer(plain):
        run = _home(plain, found)
        if len(run) >= LEAST and not re.fullmatch(r"\d{4}-\d\d-\d\d", found[0]):
            yield run


def _home(plain: str, found: re.Match[str]) -> str:
    """A run of digits, as it is dialled in France where it is told from abroad."""
    run = digits(found[0])
    before = plain[max(0, found.start() - 3) : found.end()]
    abroad = _ABROAD.search(before)
    if abroad and len(run) in (11, 12, 13) and digits(abroad[0])[:4] in ("33", "0033", "330"):
        return "0" + run[run.index("33") + 2 :].lstrip("0")
    return run


def _same(run: str, number: str) -> bool:
    """Whether a run of digits is a number, holds it, or is enough of it."""
    return number in run or (len(run) >= _PART and run in number)


def _repeats(text: str, by: str, heard: str, told: Collection[str]) -> bool:
    """Whether what betrays somebody is what the customer said first."""
    if by == "number":
        run = "".join(_numbers(text))
        return any(_same(run, number) for number in told)
    return re.search(rf"(?<!\w){re.escape(text)}(?!\w)", heard) is not None


def _words(name: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(folded(name)))
