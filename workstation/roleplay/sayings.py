"""What a customer may say in one way or another, and what is drawn among those ways."""

from __future__ import annotations

from dataclasses import dataclass, field

from workstation.content.diagnostics import Place

# What is not said, or does not come up; and an answer of identity that is not the dossier's.
NONE = "none"
WRONG = "wrong"


@dataclass(frozen=True)
class Saying:
    """A way of saying something. ``name``: what a test calls it, its number where its author gave it none."""

    name: str
    calm: str
    tense: str = ""
    place: Place = field(default_factory=Place, compare=False)


@dataclass(frozen=True)
class Draw:
    """Something drawn for a contact: its name, and its values, of which the first stands where nothing is drawn."""

    name: str
    values: tuple[str, ...]
    others: tuple[Saying, ...]
    place: Place = field(default_factory=Place, compare=False)
