"""What a customer plays from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from workstation.roleplay.judging.asides import NONE, Asides
from workstation.roleplay.judging.rules import Rules
from workstation.roleplay.playing.program import Program

# Levels of help at which sentences are written and not picked.
TYPED_HELPS = ("free", "exam")


@dataclass(frozen=True)
class Role:
    """What the customer plays from: program, words of the day, seed, help, and whom questions concern.

    ``exam``: nobody is asked what they meant. ``wordings``: what each move hears besides its own. ``standing``: the
    desk steps whose deed stands now, with its reference; what a note claims is held against them. ``refused``: the
    elements of identity whose last answer was refused.
    """

    program: Program
    values: Mapping[str, Mapping[str, str]]
    rules: Rules
    seed: int
    help: str
    subject: str
    exam: bool = False
    wordings: Mapping[str, tuple[str, ...]] = field(default_factory=dict, compare=False)
    asides: Asides = field(default=NONE, compare=False)
    standing: Mapping[str, str] = field(default_factory=dict, compare=False)
    refused: frozenset[str] = field(default=frozenset(), compare=False)

    def after(self, standing: Mapping[str, str], refused: frozenset[str] = frozenset()) -> Role:
        """The same once those deeds stand, whose references may be said, and those answers of identity are refused."""
        known = {**self.values.get("reference", {}), **{step: number for step, number in standing.items() if number}}
        return replace(self, standing=standing, refused=refused, values={**self.values, "reference": known})

    @property
    def gentle(self) -> bool:
        """Silence and hold cost nothing where the recruit is being shown how."""
        return self.help in ("demo", "guided")

    @property
    def warned(self) -> bool:
        """Words that have no place in a text are marked while one writes; else the debrief alone tells them."""
        return self.help in ("demo", "guided", "choice")

    @property
    def typed(self) -> bool:
        """The recruit writes what they say: no list is read, and no sentence is said for them."""
        return self.help in TYPED_HELPS
