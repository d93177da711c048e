"""What a reply by e-mail begins and ends with: the answer a machine drafts, and whoever reads it before it leaves."""

from __future__ import annotations

from dataclasses import dataclass, field

from workstation.content.diagnostics import Place


@dataclass(frozen=True)
class Fault:
    """Words of the draft that are to be mended, and why."""

    words: str
    why: str


@dataclass(frozen=True)
class Proposal:
    """The draft (brouillon automatique), its faults in the order of the text; without any it may be sent as it is."""

    text: str
    faults: tuple[Fault, ...] = ()


@dataclass(frozen=True)
class Return:
    """What a reply is sent back for: one of these wordings, or of these rules broken, is ``found`` in it.

    ``why`` is what the reader says of it.
    """

    says: tuple[str, ...]
    found: tuple[str, ...]
    why: str
    place: Place = field(default=Place(), compare=False)


@dataclass(frozen=True)
class Approval:
    """A reply that leaves only once somebody has read it (brouillon à valider): ``by`` whom, a colleague of that id."""

    by: str
    returns: tuple[Return, ...] = ()
    place: Place = field(default=Place(), compare=False)
