"""A role-play as its author wrote it, read and typed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from workstation.attachments import Attachment
from workstation.bank.people import Person
from workstation.bank.perimeter import JUNIOR
from workstation.content.diagnostics import Place
from workstation.roleplay.breaches import Flag as Flag
from workstation.roleplay.breaches import Lift as Lift
from workstation.roleplay.coming import Persona as Persona
from workstation.roleplay.coming import Quiet as Quiet
from workstation.roleplay.coming import Ring as Ring
from workstation.roleplay.proposals import Approval, Proposal
from workstation.roleplay.sayings import Saying
from workstation.roleplay.trials import NO_MOVE as NO_MOVE
from workstation.roleplay.trials import Expectation as Expectation
from workstation.roleplay.trials import Handed as Handed
from workstation.roleplay.trials import NoteText as NoteText
from workstation.roleplay.trials import Play as Play
from workstation.roleplay.trials import Sentence as Sentence

# Raised by the workstation itself: a deed claimed that does not stand; something critical left unsaid.
FALSE_NOTE, CRITICAL_UNSAID = "false_note", "critical_unsaid"
# Facets of these names are the choices of the note's form.
CHOICES = ("code", "outcome", "follow_up")
STAGES = ("welcome", "identify", "discover", "rephrase", "solve", "objection", "rebound", "conclude", "wrap")


@dataclass(frozen=True)
class Condition:
    """A condition's text and where it stands."""

    text: str
    place: Place


@dataclass(frozen=True)
class Want:
    """What a deed must say in one field: one of ``values``, or a whole number from ``low`` to ``high``."""

    field: str
    values: tuple[str, ...] = ()
    low: int = 0
    high: int = -1

    def takes(self, value: str) -> bool:
        """Whether the value will do."""
        if self.values:
            return value in self.values
        return value.isascii() and value.isdecimal() and self.low <= int(value) <= self.high

    def model(self) -> str:
        """The first value that will do."""
        return self.values[0] if self.values else str(self.low)

    def told(self) -> str:
        """What the field must say, on one line."""
        return ", ".join(self.values) or (str(self.low) if self.low == self.high else f"{self.low}–{self.high}")


class _Spotted:
    """Something whose keys are known by where the author wrote them."""

    place: Place
    spots: Mapping[str, Place]

    def at(self, *keys: str) -> Place:
        """Where the first of these keys that the author wrote has its value; ``score.welcome`` is a name within one."""
        return next((self.spots[key] for key in keys if key in self.spots), self.place)


@dataclass(frozen=True)
class Part:
    """One of the things a long sentence has to say. ``title``: its neutral words; ``client``: how the customer asks for
    it, where they would; ``score``: what of the move’s points it is worth, by default as much as each other part.
    """

    id: str
    title: str
    says: tuple[str, ...]
    client: str = ""
    score: tuple[tuple[str, int], ...] = ()
    place: Place = field(default_factory=Place, compare=False)


@dataclass(frozen=True)
class Move(_Spotted):
    """A sentence, a subject, a desk act, how a note turned out. ``asks``: its neutral words, by default the hint.

    ``others``: other answers; ``handles``: what it does with an objection.
    """

    id: str
    place: Place
    say: str = ""
    hint: str = ""
    asks: str = ""
    intent: str = ""
    hears: tuple[str, ...] = ()
    unless: tuple[str, ...] = ()
    when: Condition | None = None
    score: tuple[tuple[str, int], ...] = ()
    mood: int = 0
    sets: tuple[tuple[str, str], ...] = ()
    flags: tuple[str, ...] = ()
    why: str = ""
    better: str = ""
    answer: str = ""
    answer_tense: str = ""
    verifies: str = ""
    wrong: bool = False
    takes: int = 0
    limit: int = 1
    desk: str = ""
    wants: tuple[Want, ...] = ()
    client: str = ""
    breach_unless: Condition | None = None
    breach_flag: str = ""
    breach: bool = False
    missing: int | None = None
    next: str = ""
    end: str = ""
    parts: tuple[Part, ...] = ()
    others: tuple[Saying, ...] = ()
    handles: tuple[str, ...] = ()
    spots: Mapping[str, Place] = field(default_factory=dict, repr=False, compare=False)


@dataclass(frozen=True)
class Subjects:
    """Questions in any order: after ``need`` of them, ``then``."""

    need: int
    of: tuple[Move, ...]
    sets: tuple[tuple[str, str], ...]
    next: str
    place: Place


@dataclass(frozen=True)
class Patience:
    """A timer: ``after`` seconds the customer reacts, ``limit`` times at most (silence, hold)."""

    after: int
    client: str = ""
    mood: int = 0
    limit: int = 1
    flag: str = ""
    client_tense: str = ""


@dataclass(frozen=True)
class Branch:
    """A line of a route; ``when`` is None for the else."""

    when: Condition | None
    next: str
    place: Place


@dataclass(frozen=True)
class Element:
    """Something a note must hold: one of several wordings, compared without accents or case."""

    id: str
    any: tuple[str, ...]
    why: str = ""


@dataclass(frozen=True)
class Facet(_Spotted):
    """A thing a note or a reply says, judged alone: points, a flag it raises, or something nobody passes without.

    ``denied``: its wordings are to be denied (« aucune opération contestée »). ``claims``: the desk step it says was
    done, so that it never earns where that deed does not stand.
    """

    id: str
    says: tuple[str, ...]
    denied: bool = False
    claims: str = ""
    score: tuple[tuple[str, int], ...] = ()
    flags: tuple[str, ...] = ()
    critical: bool = False
    why: str = ""
    place: Place = field(default_factory=Place, compare=False)
    spots: Mapping[str, Place] = field(default_factory=dict, repr=False, compare=False)

    @property
    def wanted(self) -> bool:
        """Whether leaving it out is a lack; a facet that raises a flag is a fault to say."""
        return not self.flags


@dataclass(frozen=True)
class NoteCheck:
    """How the note after the contact is judged. ``follow_ups``, as the codes and outcomes: any of them is right.

    ``facets`` alone earn where there are any; ``must`` is the older way.
    """

    codes: tuple[str, ...]
    outcomes: tuple[str, ...]
    must: tuple[Element, ...]
    must_not: tuple[str, ...]
    moves: tuple[Move, ...]
    follow_ups: tuple[str, ...] = ()
    facets: tuple[Facet, ...] = ()

    @property
    def looked_for(self) -> tuple[str, ...]:
        """What may be found in it that should not be there."""
        return self.must_not


@dataclass(frozen=True)
class ReplyCheck:
    """How a reply written during the contact is judged: ``families`` of words and wordings it must ``never`` hold."""

    must: tuple[Element, ...]
    families: tuple[str, ...]
    never: tuple[Element, ...]
    moves: tuple[Move, ...]
    facets: tuple[Facet, ...] = ()
    draft: Proposal | None = None
    approval: Approval | None = None

    @property
    def looked_for(self) -> tuple[str, ...]:
        """What may be found in it that should not be there."""
        return (*self.families, *(element.id for element in self.never))


@dataclass(frozen=True)
class Beat(_Spotted):
    """A moment of the conversation. ``client_tense`` is said instead of ``client`` once half the patience is gone.

    ``others``: other ways of it, ``first``: this one’s name; ``adds``: what may be added, ``digression``: what is.
    ``objection``: the class of the library that it is about.
    """

    id: str
    place: Place
    stage: str = ""
    client: str = ""
    whisper: str = ""
    moves: tuple[Move, ...] = ()
    subjects: Subjects | None = None
    silence: Patience | None = None
    route: tuple[Branch, ...] = ()
    note: NoteCheck | None = None
    client_tense: str = ""
    reply: ReplyCheck | None = None
    first: str = "1"
    others: tuple[Saying, ...] = ()
    adds: tuple[Saying, ...] = ()
    digression: str = ""
    objection: str = ""
    spots: Mapping[str, Place] = field(default_factory=dict, repr=False, compare=False)


@dataclass(frozen=True)
class Interrupt:
    """What comes up in any beat after a move, once ``when``, ``limit`` times; a move that leads nowhere goes back."""

    beat: Beat
    when: Condition | None
    limit: int


@dataclass(frozen=True)
class Variable:
    """A declared, bounded variable: its values in order, and the index of the first."""

    name: str
    kind: str
    values: tuple[str, ...]
    start: int

    def index(self, text: str) -> int | None:
        """The index of a value as written, or None."""
        return self.values.index(text) if text in self.values else None


@dataclass(frozen=True)
class Criterion:
    """A line of the rubric: the points obtainable here, and whether full marks are needed to pass."""

    id: str
    maximum: int
    critical: bool = False
    place: Place = field(default_factory=Place)


TRANSFERRED = "transferred"
"""The built-in ending of a contact that was passed on; a role-play that declares it says which transfer is right."""


@dataclass(frozen=True)
class End:
    """An ending. ``kind``: closed, failed. ``when`` makes it happen by itself.

    Of the transfer: ``to``, the services that take it over, and what its ``summary`` must say to them.
    """

    id: str
    kind: str
    title: str = ""
    client: str = ""
    when: Condition | None = None
    place: Place = field(default_factory=Place)
    client_tense: str = ""
    to: tuple[str, ...] = ()
    summary: tuple[Facet, ...] = ()


@dataclass(frozen=True)
class Script:
    """A whole role-play. ``described``: its client, when described in it; ``lifts``: the rules it lifts.

    ``sentences``: what is to be heard as what. ``between``: the hours it can happen in, None where any will do.
    ``files``: what the customer may drop, by id; ``quiet``: what one does where they write no more. ``job``: the
    professional role that is played, which decides who may do which act.
    ``computed``: the measures that its author left to the exemplary test (``time.target``, ``rubric.welcome``).
    """

    id: str
    title: str
    summary: str
    revision: int
    channel: str
    language: str
    difficulty: str
    trains: tuple[str, ...]
    target: int
    limit: int
    pass_mark: int
    at: str
    motif: str
    situation: str
    aim: str
    documents: tuple[str, ...]
    ring: Ring
    persona: Persona
    client: str
    caller: str
    dates: tuple[tuple[str, str], ...]
    facts: tuple[tuple[str, str], ...]
    variables: tuple[Variable, ...]
    rubric: tuple[Criterion, ...]
    flags: tuple[Flag, ...]
    desk: tuple[Move, ...]
    start: str
    beats: tuple[Beat, ...]
    hold: Patience | None
    ends: tuple[End, ...]
    tests: tuple[Play, ...] = field(default=())
    places: tuple[tuple[str, Place], ...] = ()
    interrupts: tuple[Interrupt, ...] = ()
    described: Person | None = None
    lifts: tuple[Lift, ...] = ()
    computed: tuple[tuple[str, int], ...] = ()
    sentences: tuple[Sentence, ...] = ()
    between: tuple[str, str] | None = None
    files: tuple[tuple[str, Attachment], ...] = ()
    quiet: Quiet | None = None
    job: str = JUNIOR

    def place_of(self, key: str) -> Place:
        """Where the author wrote a part of the file's head: start, motif, client, documents, ``dates.name``."""
        return dict(self.places).get(key, Place())

    @property
    def exemplary(self) -> Play:
        """The test that shows how it is done."""
        return next(test for test in self.tests if test.role == "exemplary")

    @property
    def subject(self) -> str:
        """The slug of the person whose identity the questions establish: the caller, who may not be the client."""
        return self.caller if self.caller not in ("client", "third") else self.client
