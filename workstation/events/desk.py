"""What the adviser did on the screen."""

from __future__ import annotations

from dataclasses import dataclass

# The box where the adviser prepares what they will say; its typing counts as speaking.
SPEECH_TEXT = "speech"
# The box of a written reply.
REPLY_TEXT = "reply"
# The box of an internal note.
INTERNAL_TEXT = "internal"
# The box of what a colleague is told when the contact is passed on to them.
SUMMARY_TEXT = "summary"
QUESTION_TEXT = "question"
TO_TEXT = "to"
FORM_TEXT = "form"
"""The act whose form is being filled in: that it is, and never what is typed there."""
"""Whom an e-mail is to be sent to: its draft; where nobody touched it, whoever wrote."""


@dataclass(frozen=True)
class DossierOpened:
    """A client's dossier came on screen; ``digest`` pins it as it stood."""

    contact: str
    client: str
    name: str
    digest: str


@dataclass(frozen=True)
class SectionOpened:
    """A part of a dossier was shown: accounts, cards, operations, history, details.

    ``level`` is the identity level reached then and ``needed`` the level this part asks for: under it, a breach.
    """

    contact: str
    client: str
    section: str
    level: int
    needed: int


@dataclass(frozen=True)
class ActDone:
    """A banking act was done. ``values`` are the form's fields; ``reference`` is what the client is given."""

    contact: str
    client: str
    act: str
    target: str
    values: tuple[tuple[str, str], ...]
    reference: str


@dataclass(frozen=True)
class ActRefused:
    """An act was asked for that the desk does not do: the role may not, a value is out of bounds, the thing is done.

    ``reason``: out_of_role, no_target, out_of_bounds, or the act's own; ``ask``: the desk to turn to, if it is for
    another to do; ``values``: what the form said. Nothing changed.
    """

    contact: str
    client: str
    act: str
    target: str
    reason: str
    ask: str = ""
    values: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True)
class IdentityAsked:
    """The customer answered an identity question; whether ``right`` is for the adviser to judge."""

    contact: str
    client: str
    element: str
    answer: str
    right: bool


@dataclass(frozen=True)
class IdentityJudged:
    """The adviser accepted or rejected the answer; ``level`` is the identity level from now on."""

    contact: str
    client: str
    element: str
    accepted: bool
    right: bool
    level: int


@dataclass(frozen=True)
class RightHeld:
    """Somebody identified has a right of their own in another's dossier, an attorney or a guardian: ``hears`` is its
    code, ``level`` what they proved of themself, which it opens; 0 where the right has ended.
    """

    contact: str
    client: str
    speaker: str
    hears: str
    level: int


@dataclass(frozen=True)
class DraftEdited:
    """Typing came to rest in the box ``where``: from ``at``, ``removed`` characters left and ``inserted`` came."""

    contact: str
    where: str
    at: int
    removed: int
    inserted: str


@dataclass(frozen=True)
class Insertion:
    """A stretch of a draft that stands for a variable: where, how many characters, its name.

    ``missing``: it is still to be completed.
    """

    start: int
    length: int
    name: str
    missing: bool = False


@dataclass(frozen=True)
class PhraseInserted:
    """A canned phrase, or a template, came into the draft ``where`` at ``at``, in that language.

    ``kind``: phrase or template; ``insertions``: what in the draft is to be checked or completed before it leaves.
    """

    contact: str
    where: str
    code: str
    language: str
    kind: str = "phrase"
    title: str = ""
    at: int = 0
    insertions: tuple[Insertion, ...] = ()


@dataclass(frozen=True)
class InsertionChecked:
    """The adviser says that what was inserted at ``start`` of the draft is right."""

    contact: str
    where: str
    start: int


@dataclass(frozen=True)
class NoteFieldSet:
    """A choice was made in the note: field code, outcome or follow_up."""

    contact: str
    field: str
    value: str


@dataclass(frozen=True)
class NoteSaved:
    """The note as it went into the CRM."""

    contact: str
    code: str
    outcome: str
    follow_up: str
    text: str


@dataclass(frozen=True)
class InternalNoted:
    """The adviser left an internal note in the thread: for colleagues, never for the customer."""

    contact: str
    text: str


@dataclass(frozen=True)
class ColleagueAsked:
    """A colleague was asked for advice, or a matter was brought up to them (``way``: advice, escalation).

    ``due`` (session ms) is when the ``answer`` comes; ``fate``: right, late, wrong. ``about`` is what the question was
    taken for, empty where it was not recognised; ``given``: by what it betrays the client (name, number, address).
    """

    contact: str
    colleague: str
    title: str
    way: str
    text: str
    due: int
    answer: str
    fate: str = "right"
    about: str = ""
    given: tuple[str, ...] = ()


@dataclass(frozen=True)
class ColleagueAnswered:
    """The answer came."""

    contact: str
    colleague: str
    title: str
    text: str


@dataclass(frozen=True)
class DocumentShared:
    """A document of the library went to the customer by that way: chat, email, secure.

    ``client``: whose it is, or into whose space it went. ``level`` is the identity reached then. ``wrong``: another,
    secret, identity, channel, lapsed, the gravest first; nothing when it may go so.
    """

    contact: str
    client: str
    document: str
    title: str
    way: str
    level: int
    wrong: str = ""


@dataclass(frozen=True)
class ReboundOffered:
    """Something was offered to the client. ``standing`` is how it stood then: open, waiting or barred, by ``bar``.

    ``breach`` is the house's flag for an offer that should not have been made, or nothing.
    """

    contact: str
    client: str
    rebound: str
    title: str
    standing: str
    bar: str = ""
    breach: str = ""


@dataclass(frozen=True)
class ReboundAnswered:
    """What came of an offer, or why it was not made. ``outcome``: accepted, refused, later, unsuitable.

    ``reason`` says why it did not suit: no_need, upset, not_now, already_has.
    """

    contact: str
    client: str
    rebound: str
    title: str
    outcome: str
    reason: str = ""


@dataclass(frozen=True)
class SheetOpened:
    """A knowledge sheet was read; ``query``: the search it was chosen from, ``took``: ms since that began, else -1."""

    contact: str
    sheet: str
    query: str = ""
    took: int = -1
