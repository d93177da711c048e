"""What the declaration of a banking act (acte de gestion) says; everything that knows acts follows from it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from workstation.bank.agenda import is_free, openings
from workstation.bank.dossier import Dossier
from workstation.bank.targets import targets
from workstation.i18n import mark

JUNIOR = "junior"
# The professional roles (métiers) of the perimeter table, from the first month on, and their words (messages).
JOBS: Mapping[str, str] = {
    JUNIOR: mark("Junior role"),
    "senior": mark("Senior role"),
    "senior_expert": mark("Senior expert role"),
    "specialised": mark("Specialised role"),
    "e_agency": mark("Online branch role"),
}
EVERYBODY = frozenset(JOBS)

Values = Mapping[str, str]


@dataclass(frozen=True)
class Option:
    """One of the values of a choice: its code, and its words (a message)."""

    code: str
    words: str


@dataclass(frozen=True)
class Choice:
    """A field with a few values; the first is shown chosen."""

    name: str
    words: str
    options: tuple[Option, ...]

    def model(self) -> str:
        """The value taken where nobody says which."""
        return self.options[0].code

    def proposed(self, _dossier: Dossier, _target: str, _today: date) -> str:
        """What the form shows at first."""
        return self.options[0].code

    def fits(self, value: str, _dossier: Dossier, _today: date) -> bool:
        """Whether the value is one of them."""
        return any(option.code == value for option in self.options)


@dataclass(frozen=True)
class Number:
    """A field with a whole number between two bounds; ``prefill`` proposes one from the dossier and the target."""

    name: str
    words: str
    low: int
    high: int
    step: int = 1
    prefill: Callable[[Dossier, str], int] | None = None

    def model(self) -> str:
        """The value taken where nobody says which."""
        return str(self.low)

    def proposed(self, dossier: Dossier, target: str, _today: date) -> str:
        """What the form shows at first."""
        wanted = self.prefill(dossier, target) if self.prefill else self.low
        return str(max(self.low, min(self.high, wanted)))

    def fits(self, value: str, _dossier: Dossier, _today: date) -> bool:
        """Whether the value is a number between the bounds."""
        return value.isascii() and value.isdecimal() and len(value) < 10 and self.low <= int(value) <= self.high


@dataclass(frozen=True)
class Slot:
    """A field with a free opening of the branch adviser's agenda, as « 2026-12-01 10:00 »."""

    name: str
    words: str

    def model(self) -> str:
        """Nothing: the agenda decides on the day."""
        return ""

    def proposed(self, dossier: Dossier, _target: str, today: date) -> str:
        """The first free opening; nothing when there is none."""
        return next(iter(openings(dossier, today)), "")

    def fits(self, value: str, dossier: Dossier, today: date) -> bool:
        """Whether the opening is free."""
        return is_free(dossier, value, today)


Field = Choice | Number | Slot


def nothing_against(_dossier: Dossier, _target: str, _values: Values) -> str:
    """What an act that may always be done asks of the dossier."""
    return ""


@dataclass(frozen=True)
class Done:
    """What an effect may know of the act besides its target and values."""

    day: date
    reference: str


Effect = Callable[[Dossier, str, Values, Done], Dossier]


@dataclass(frozen=True)
class Act:
    """A banking act. ``level``: the identity it asks for; ``jobs``: who may, as ``basis`` says (a row of the perimeter
    table or a section of the trade's document); ``part``: where in the dossier it stands; ``target``: the kind of thing
    it is done to, empty for the dossier itself; ``against``: why it may not be done to that one, a reason's code.

    ``words`` name it in the imperative, ``done`` once it is done, ``button`` on screen, ``tells`` what follows from it.
    """

    id: str
    level: int
    basis: str
    part: str
    words: str
    done: str
    button: str
    icon: str
    effect: Effect
    target: str = ""
    fields: tuple[Field, ...] = ()
    jobs: frozenset[str] = EVERYBODY
    against: Callable[[Dossier, str, Values], str] = nothing_against
    tells: str = ""
    undone_by: str = ""
    final: bool = False

    def field(self, name: str) -> Field | None:
        """The field of that name, or None."""
        return next((field for field in self.fields if field.name == name), None)

    def filled(
        self, dossier: Dossier, target: str, values: Values, today: date
    ) -> tuple[str, tuple[tuple[str, str], ...]]:
        """The target and the fields, in the order declared; what was left out as the form proposes it."""
        if self.target and not target:
            target = next((one.id for one in targets(dossier, self.target)), "")
        return target, tuple(
            (field.name, values.get(field.name) or field.proposed(dossier, target, today)) for field in self.fields
        )

    def refusal(self, job: str, dossier: Dossier, target: str, values: Values, today: date) -> str:
        """Why it may not be done so: the code of a reason, or nothing when it may.

        out_of_role, no_target, out_of_bounds, or what the act itself has against it.
        """
        if job not in self.jobs:
            return "out_of_role"
        if self.target and target not in [one.id for one in targets(dossier, self.target)]:
            return "no_target"
        for field in self.fields:
            if not field.fits(values.get(field.name, ""), dossier, today):
                return "out_of_bounds"
        return self.against(dossier, target, values)
