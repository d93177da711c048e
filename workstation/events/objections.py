"""Objections met in a conversation, and looked up in the library."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class ObjectionOpened:
    """A class of the library was looked up, or chosen as the one at hand."""

    contact: str
    objection: str
    title: str


@dataclass(frozen=True)
class ObjectionRaised:
    """The customer raised an objection of that class, at that beat of the role-play.

    ``patience`` is what they had left then.
    """

    contact: str
    objection: str
    title: str
    beat: str
    patience: int


@dataclass(frozen=True)
class ObjectionHandled:
    """The adviser did something with it. ``tags``: what, as the move that was made says it.

    They are steps of the four (listen, probe, check), an answer by its technique (answer.isolation), a poor one by its
    family (poor.pressure), going on unchecked (skipped), letting go (let_go).
    """

    contact: str
    objection: str
    move: str
    tags: tuple[str, ...]


@dataclass(frozen=True)
class ObjectionClosed:
    """It is over. ``outcome``: settled, let_go, left (nothing was made of it) or lost (the conversation ended in it).

    ``tags`` are all that was done with it, in order; ``patience`` what the customer lost or won meanwhile.
    """

    contact: str
    objection: str
    title: str
    outcome: str
    tags: tuple[str, ...]
    patience: int
