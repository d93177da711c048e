"""The answer that a machine drafts to an e-mail (brouillon automatique), and what its author planted in it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Fault:
    """Words of the draft that are to be mended, and why."""

    words: str
    why: str


@dataclass(frozen=True)
class Proposal:
    """The draft, and its faults in the order of the text. A draft without any may be sent as it stands."""

    text: str
    faults: tuple[Fault, ...] = ()
