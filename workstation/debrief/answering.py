"""How a written conversation was kept going: how soon each answer came, and whether announced waits were kept."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from workstation.clock import SECOND, Millis
from workstation.content.answers import Answers
from workstation.folding import folded
from workstation.roleplay.judging.sentence import read
from workstation.roleplay.judging.wordings import Index, Reader, compiled
from workstation.session.state import Contact

_COUNTS = {
    "une": 1, "deux": 2, "trois": 3, "quatre": 4, "cinq": 5, "dix": 10, "quinze": 15, "trente": 30,
    "a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "ten": 10, "thirty": 30,
    "eine": 1, "zwei": 2, "drei": 3, "vier": 4, "funf": 5, "zehn": 10, "dreissig": 30,
}  # fmt: skip
_LENGTH = re.compile(
    rf"(?<!\w)(?P<n>\d{{1,2}}|{'|'.join(_COUNTS)})[ -]?"
    r"(?:(?P<min>min(?:ute[ns]?|s)?)|(?P<sec>s(?:ec(?:onde?s?|onds)?|ekunden?)?))(?!\w)"
)


@dataclass(frozen=True)
class Answering:
    """Milliseconds. ``first``: from the contact taken to the first answer, None where none was sent.

    ``then``: how long each later answer took, from the first line it answers. ``late``: how many of all came late.
    ``waits`` and ``kept``: the waits announced with a length, and those of them that were kept.
    """

    first: Millis | None
    then: tuple[Millis, ...]
    late: int
    waits: int
    kept: int


def read_answering(contact: Contact, answers: Answers, language: str) -> Answering:
    """How it went in a contact, by its lines alone."""
    first: Millis | None = None
    then: list[Millis] = []
    since, late, waits, kept = -1, 0, 0, 0
    promised = -1
    for line in contact.lines:
        if line.who == "customer" and since < 0:
            since = line.at
        if line.who != "adviser":
            continue
        if promised >= 0:
            kept += line.at <= promised
        if since >= 0:
            took, due = line.at - since, answers.first if first is None else answers.next
            late += took > due.late
            if first is None:
                first = took
            else:
                then.append(took)
        since = -1
        promised = _promised(line.text, line.at, answers.announces, language)
        waits += promised >= 0
    if promised >= 0 and (contact.life.ended_at < 0 or contact.life.ended_at <= promised):
        waits -= 1  # nobody knows yet, or it was over before
    return Answering(first, tuple(then), late, waits, kept)


def _promised(text: str, at: Millis, announces: Mapping[str, tuple[str, ...]], language: str) -> Millis:
    """Until when somebody who announces a wait says that they are back; -1 where none is announced with a length."""
    plain = folded(text)
    length = _LENGTH.search(plain)
    if length is None or next(_index(announces.get(language, ()), language).found(read(plain, language)), None) is None:
        return -1
    count = int(length["n"]) if length["n"].isdecimal() else _COUNTS[length["n"]]
    return at + count * (60 if length["min"] else 1) * SECOND


def _index(wordings: tuple[str, ...], language: str) -> Index:
    found = Index()
    for text in wordings:
        for wording in compiled(text, Reader(language, {})):
            found.add(wording, 0)
    return found
