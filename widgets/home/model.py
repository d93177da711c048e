"""What the pages outside the desk show, as plain data: whoever opens a page fills these in, ready to be read.

Texts of content (titles, summaries) come as authors wrote them; the other sentences come already in the reader's
language. No page reads a clock: a day or an hour is part of its sentence.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from workstation.bank.instructions import Instruction
from workstation.debrief.tally import Tally
from workstation.settings import ALLOWED

Role = Literal["recruit", "trainer", "presenter"]
SHIFT = "shift"
"""What stands in the place of a channel where several may come."""
StepState = Literal["done", "current", "todo"]


@dataclass(frozen=True)
class Profile:
    """A person who uses the program; ``locked`` when a code is asked for."""

    id: str
    name: str
    role: Role
    locked: bool = False


@dataclass(frozen=True)
class RoleplayRow:
    """A role-play on the list.

    ``channel`` and ``difficulty`` are the role-play's own words (``call``, ``easy``…), ``best`` the best score out of
    100 or ``None`` while unplayed, ``motif`` the family of what the customer asks for, in words. A ``problem`` greys
    the row and says why it cannot be played.
    """

    id: str
    title: str
    summary: str
    channel: str
    trains: tuple[str, ...]
    difficulty: str
    minutes: int
    best: int | None = None
    passed: bool = False
    recommended: bool = False
    problem: str = ""
    motif: str = ""


@dataclass(frozen=True)
class Unfinished:
    """A session that may be resumed. ``stage_index`` counts from 0 in ``stages``.

    ``seconds`` is how long they have been talking, 0 when nobody answered yet; ``client`` and ``name`` are those of the
    dossier on screen, if any.
    """

    session: str
    title: str
    customer: str
    stage_index: int
    stages: tuple[str, ...]
    when: str
    seconds: int
    channel: str = "call"
    client: str = ""
    name: str = ""


@dataclass(frozen=True)
class PathStep:
    """A step of the recruit's path."""

    title: str
    subtitle: str
    state: StepState


@dataclass(frozen=True)
class ReportRow:
    """A session that has its report. ``score`` is out of 100, None while to be confirmed; ``when`` is in words.

    ``second_try``: it began from a moment of another, teaches, and has no score that counts.
    """

    session: str
    title: str
    when: str
    score: int | None
    passed: bool
    second_try: bool = False


@dataclass(frozen=True)
class HomeModel:
    """Everything on the home page. ``day_line`` stands under the name; ``reports`` are newest first,
    ``tally`` counts the objections met in all the sessions that count.

    ``newcomer``: no contact was ever taken, whatever rang. ``reading``: the role-plays are still being read, and
    nothing is known of them nor of what was done with them.
    """

    profile: Profile
    day_line: str
    rows: tuple[RoleplayRow, ...]
    unfinished: tuple[Unfinished, ...] = ()
    path: tuple[PathStep, ...] = ()
    help_level: str = "guided"
    reports: tuple[ReportRow, ...] = ()
    newcomer: bool = False
    reading: bool = False
    tally: Tally = field(default_factory=Tally)


@dataclass(frozen=True)
class BriefingModel:
    """What is read before taking the desk.

    ``documents`` are titles of sheets; ``counted`` names what is marked, in order; ``helps`` the levels of help on
    offer and ``help`` the one proposed; ``spoken`` names the languages of who comes, where another than the reader's
    is; ``pass_mark`` is out of 100; ``words_alone`` says so where the model of meaning is switched off;
    ``instructions`` are the day's, in force when the desk is taken.
    """

    title: str
    situation: str
    aim: str
    documents: tuple[str, ...]
    role_line: str
    channel: str
    minutes: int
    difficulty: str
    helps: tuple[str, ...] = ALLOWED["help"]
    help: str = "guided"
    spoken: str = ""
    counted: tuple[str, ...] = ()
    pass_mark: int = 80
    words_alone: str = ""
    instructions: tuple[Instruction, ...] = ()
