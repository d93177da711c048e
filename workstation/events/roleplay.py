"""The customer on the other end."""

from __future__ import annotations

from dataclasses import dataclass

from workstation.attachments import Attachment


@dataclass(frozen=True)
class QueuedLine:
    """A line the customer will say ``at`` that session time.

    In a chat they begin to write it at ``begins``; -1 elsewhere, and in older logs. ``file``: what they drop there; the
    text is then its name.
    """

    at: int
    text: str
    begins: int = -1
    file: Attachment | None = None


@dataclass(frozen=True)
class Question:
    """An identity element asked about, and the answer the customer will give."""

    element: str
    answer: str
    right: bool


@dataclass(frozen=True)
class ConversationMoved:
    """One step of the role-play, with everything that came of it.

    ``cause``: answered, said, desk, reply, silence, hold, identity, hung_up, quiet, abandoned, note, forbidden (a rule
    was broken, and no move answers for it: ``flags`` are those not yet raised). ``move`` is the id of the
    move or desk act, or empty. ``place`` is the role-play's new place, opaque to everybody else. ``ready_at`` is when
    the customer has finished speaking; ``silence`` (ms) how long they then bear nothing being said, 0 for ever.
    ``lacks`` are the parts of the move that its sentence left out; ``completed`` is the cause where the customer had
    asked for them. ``unheard`` is the question at the end of its sentence in which nothing was heard.
    """

    contact: str
    cause: str
    move: str
    said: str
    place: tuple[int, ...]
    beat: str
    stage: str
    patience: int
    patience_max: int
    lines: tuple[QueuedLine, ...] = ()
    ready_at: int = 0
    silence: int = 0
    asks: tuple[Question, ...] = ()
    points: tuple[tuple[str, int], ...] = ()
    flags: tuple[str, ...] = ()
    concluded: bool = False
    end: str = ""
    matcher: str = ""
    margin: float = 0.0
    lacks: tuple[str, ...] = ()
    unheard: str = ""


@dataclass(frozen=True)
class Meaning:
    """One of the meanings a sentence may have: the move, and the neutral words that ask for it."""

    move: str
    asks: str


@dataclass(frozen=True)
class SentenceUnclear:
    """The adviser said something the customer did not understand at that beat. It cost nothing.

    ``lines`` are the customer's (« Pardon ? »), none once they have asked often enough; ``matcher`` is the version that
    did not recognise it, so that a trainer may read what was said and widen what a move hears. ``offered`` is what it
    may have meant where nobody is asked, in an exam: a trainer settles it.
    """

    contact: str
    text: str
    beat: str
    matcher: str
    lines: tuple[QueuedLine, ...] = ()
    ready_at: int = 0
    offered: tuple[Meaning, ...] = ()


@dataclass(frozen=True)
class AsideHeard:
    """The adviser said something beside the matter: no move, no fault, no turn lost.

    ``kind`` is the id of the kind of aside, ``lines`` the customer’s answer, none once they have answered often enough.
    ``waits`` is for how long (ms) they then bear silence gladly. ``move`` is the move that it would be elsewhere.
    ``asks``: what was asked again of who they are, with the answer. ``matcher`` is empty where it was picked.
    """

    contact: str
    text: str
    beat: str
    kind: str
    matcher: str
    lines: tuple[QueuedLine, ...] = ()
    ready_at: int = 0
    waits: int = 0
    move: str = ""
    asks: tuple[Question, ...] = ()


@dataclass(frozen=True)
class SentenceAsked:
    """The adviser wrote something that may have been one of these moves, and is asked which.

    The customer heard nothing. It stays asked until ``MeaningChosen``; silence stops meanwhile. ``matcher`` is the
    version that was in doubt.
    """

    contact: str
    text: str
    beat: str
    offered: tuple[Meaning, ...]
    matcher: str


@dataclass(frozen=True)
class MeaningChosen:
    """The adviser said which meaning theirs was, counted from 1; None: none of them. It cost nothing either way."""

    contact: str
    number: int | None = None


@dataclass(frozen=True)
class HearingCorrected:
    """The adviser says that their last sentence was misheard, before doing anything else. It cost nothing.

    What came of the sentence is undone: the contact is as it was before entry ``since``, and the typing done meanwhile
    stays. ``was`` are the moves it was taken for and ``heard`` the neutral words for them; ``offered`` is what it may
    have meant instead, and ``number`` the one chosen, counted from 1; None: none of them, and it will be put otherwise.
    """

    contact: str
    since: int
    text: str
    was: tuple[str, ...]
    heard: str
    offered: tuple[Meaning, ...]
    number: int | None
    matcher: str


@dataclass(frozen=True)
class ReplySent:
    """The adviser sent a written reply.

    ``move`` is the outcome its text has, empty when it has none; ``missing`` the ids of the elements it lacks and
    ``findings`` the words it should not hold.
    """

    contact: str
    text: str
    move: str = ""
    missing: tuple[str, ...] = ()
    findings: tuple[str, ...] = ()


@dataclass(frozen=True)
class CustomerSpoke:
    """A queued line was said, or a file dropped: ``text`` is then its name."""

    contact: str
    text: str
    patience: int
    file: Attachment | None = None


@dataclass(frozen=True)
class CustomerLeft:
    """The customer put the phone down."""

    contact: str
