"""What a customer plays from."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

from workstation.roleplay.judging.asides import Asides
from workstation.roleplay.judging.persons import Others
from workstation.roleplay.judging.rules import Rules
from workstation.roleplay.playing.program import Program

# Levels of help at which sentences are written and not picked.
TYPED_HELPS = ("free", "exam")


class Common:
    """What holds in every role-play, read when it is first asked for: a desk is shown without it."""

    def __init__(self, read_rules: Callable[[], Rules], read_asides: Callable[[], Asides]) -> None:
        self._read_rules, self._read_asides = read_rules, read_asides

    @cached_property
    def rules(self) -> Rules:
        """What breaks a rule wherever it is said or written."""
        return self._read_rules()

    @cached_property
    def asides(self) -> Asides:
        """What is said beside the matter."""
        return self._read_asides()

    def about(self, others: Callable[[], Others]) -> Common:
        """The same, in a conversation where these others have no place."""
        return Common(lambda: self.rules.about(others), lambda: self.asides)


@dataclass(frozen=True)
class Role:
    """What the customer plays from: program, words of the day, seed, help, and whom questions concern.

    ``common``: what it shares with every other one.
    ``exam``: nobody is asked what they meant. ``wordings``: what each move hears besides its own. ``standing``: the
    desk steps whose deed stands now, with its reference; what a note claims is held against them. ``refused``: the
    elements of identity whose last answer was refused. ``instructed``: the figures by the instructions in force, where
    an hour of the day changes them.
    """

    program: Program
    values: Mapping[str, Mapping[str, str]]
    common: Common
    seed: int
    help: str
    subject: str
    exam: bool = False
    wordings: Mapping[str, tuple[str, ...]] = field(default_factory=dict, compare=False)
    standing: Mapping[str, str] = field(default_factory=dict, compare=False)
    refused: frozenset[str] = field(default=frozenset(), compare=False)
    instructed: Mapping[tuple[str, ...], Mapping[str, str]] = field(default_factory=dict, compare=False)

    def under(self, instructions: tuple[str, ...]) -> Role:
        """The same at an hour when other instructions are in force."""
        figures = self.instructed.get(instructions)
        return self if figures is None else replace(self, values={**self.values, "figures": figures})

    def after(self, standing: Mapping[str, str], refused: frozenset[str] = frozenset()) -> Role:
        """The same once those deeds stand, whose references may be said, and those answers of identity are refused."""
        known = {**self.values.get("reference", {}), **{step: number for step, number in standing.items() if number}}
        return replace(self, standing=standing, refused=refused, values={**self.values, "reference": known})

    @property
    def rules(self) -> Rules:
        """What breaks a rule wherever it is said or written."""
        return self.common.rules

    @property
    def asides(self) -> Asides:
        """What is said beside the matter."""
        return self.common.asides

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
