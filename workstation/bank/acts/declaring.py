"""What the declaration of a banking act (acte de gestion) says; everything that knows acts follows from it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import product

from workstation.bank import typed
from workstation.bank.agenda import is_free, openings
from workstation.bank.dossier import Dossier
from workstation.bank.perimeter import Remit
from workstation.bank.targets import targets

Values = Mapping[str, str]
TOGETHER = ", "
"""Between the ids of things that were ticked."""


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

    @property
    def answers(self) -> bool:
        """Whether it is a question answered by yes or no: its value says nothing by itself."""
        return {option.code for option in self.options} <= {"yes", "no"}

    def model(self) -> str:
        """The value taken where nobody says which."""
        return self.options[0].code

    def proposed(self, _dossier: Dossier, _target: str, _today: date) -> str:
        """What the form shows at first."""
        return self.options[0].code

    def settled(self, value: str, _dossier: Dossier, _today: date) -> str:
        """The value as it is kept."""
        return value

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
        """Nothing: the form proposes one, by the dossier."""
        return ""

    def proposed(self, dossier: Dossier, target: str, _today: date) -> str:
        """What the form shows at first."""
        wanted = self.prefill(dossier, target) if self.prefill else self.low
        return str(max(self.low, min(self.high, wanted)))

    def settled(self, value: str, _dossier: Dossier, _today: date) -> str:
        """The value as it is kept."""
        return value

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

    def settled(self, value: str, _dossier: Dossier, _today: date) -> str:
        """The value as it is kept."""
        return value

    def fits(self, value: str, dossier: Dossier, today: date) -> bool:
        """Whether the opening is free."""
        return is_free(dossier, value, today)


@dataclass(frozen=True)
class Several:
    """A field in which things of the dossier are ticked, at least one: ``kind`` is theirs, as of a target.

    The value is their ids in the dossier’s order, parted by a comma and a space.
    """

    name: str
    words: str
    kind: str

    def model(self) -> str:
        """Nothing: the dossier says which there are."""
        return ""

    def proposed(self, _dossier: Dossier, _target: str, _today: date) -> str:
        """Nothing is ticked at first."""
        return ""

    def settled(self, value: str, dossier: Dossier, _today: date) -> str:
        """The value as it is kept: each once, in the dossier’s order; what the dossier has not, last."""
        asked = list(dict.fromkeys(filter(None, value.split(TOGETHER))))
        known = [one.id for one in targets(dossier, self.kind)]
        return TOGETHER.join([*(one for one in known if one in asked), *(one for one in asked if one not in known)])

    def fits(self, value: str, dossier: Dossier, _today: date) -> bool:
        """Whether all that is ticked is there."""
        known = {one.id for one in targets(dossier, self.kind)}
        return bool(value) and set(value.split(TOGETHER)) <= known


@dataclass(frozen=True)
class Typed:
    """A field that is typed in; ``kind`` says how it is read (``bank.typed``), ``bounds`` what is allowed of it.

    One that is not ``needed`` may be left empty.
    """

    name: str
    words: str
    kind: str
    bounds: typed.Bounds
    needed: bool = True

    def model(self) -> str:
        """An example; nothing where the form proposes a day by itself."""
        return "" if self.kind == "day" else self.example()

    def example(self) -> str:
        """Something the form takes; nothing where it may be left empty."""
        return typed.EXAMPLES[self.kind][: self.bounds.high] if self.needed else ""

    def proposed(self, _dossier: Dossier, _target: str, today: date) -> str:
        """Today, where a day that may be today must be said; nothing else is guessed."""
        today_fits = self.kind == "day" and self.needed and self.bounds.low <= 0 <= self.bounds.high
        return today.isoformat() if today_fits else ""

    def settled(self, value: str, _dossier: Dossier, today: date) -> str:
        """The value as it is kept; what cannot be read stays as it was typed, and never fits."""
        try:
            return self.read(value, today)
        except typed.Unread:
            return value

    def read(self, value: str, today: date) -> str:
        """What was typed, as it is kept. Raises ``typed.Unread``, which says what is wrong with it."""
        if not value.strip() and not self.needed:
            return ""
        return typed.read(self.kind, value, self.bounds, today)

    def fits(self, value: str, _dossier: Dossier, today: date) -> bool:
        """Whether it can be read."""
        try:
            self.read(value, today)
        except typed.Unread:
            return False
        return True


Field = Choice | Number | Slot | Several | Typed


def nothing_against(_dossier: Dossier, _target: str, _values: Values) -> str:
    """What an act that may always be done asks of the dossier."""
    return ""


@dataclass(frozen=True)
class Done:
    """What an effect may know of the act besides its target and values."""

    day: date
    reference: str


Effect = Callable[[Dossier, str, Values, Done], Dossier]


def in_euros(_dossier: Dossier, _target: str, values: Values) -> int:
    """What an act weighs, in cents, that says an amount."""
    return typed.cents(values.get("amount") or "0")


def no_delay(_dossier: Dossier, _target: str, _values: Values) -> date | None:
    """The day that an act without a delay counts from."""
    return None


@dataclass(frozen=True)
class Act:
    """A banking act. ``level``: the identity it asks for; ``basis``: the row of the perimeter table or the rule of the
    trade it rests on; ``part``: where in the dossier it stands; ``target``: the kind of thing it is done to, empty for
    the dossier itself; ``against``: why it may not be done to that one, a reason's code; ``weighs``: the cents that the
    perimeter bounds; ``since``: the day from which its delay runs; ``always``: it may be done whatever befell the
    client, for it harms nobody.

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
    against: Callable[[Dossier, str, Values], str] = nothing_against
    weighs: Callable[[Dossier, str, Values], int] = in_euros
    since: Callable[[Dossier, str, Values], date | None] = no_delay
    always: bool = False
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
        said = ((f, values.get(f.name) or f.proposed(dossier, target, today)) for f in self.fields)
        return target, tuple((field.name, field.settled(value, dossier, today)) for field, value in said)

    def takes(self, dossier: Dossier, target: str) -> bool:
        """Whether the dossier lets it be done to that target in some way; what is typed may be anything."""
        choices = [[(f.name, option.code) for option in f.options] for f in self.fields if isinstance(f, Choice)]
        several = [f for f in self.fields if isinstance(f, Several)]
        choices += [[(f.name, one.id) for one in targets(dossier, f.kind)] for f in several]
        return any(not self.against(dossier, target, dict(chosen)) for chosen in product(*choices))

    def barred(self, dossier: Dossier, job: str, remit: Remit) -> str:
        """Why the act is out of reach whatever the form says: the role, or what befell the client. A reason's code."""
        if reason := remit.barred(job):
            return reason
        return "" if self.always else dossier.befallen

    def refusal(self, job: str, dossier: Dossier, target: str, values: Values, today: date, remit: Remit) -> str:
        """Why it may not be done so: the code of a reason, or nothing when it may.

        What bars it altogether, no_target, out_of_bounds, what the act itself has against it, what is too late or too
        much.
        """
        if reason := self.barred(dossier, job, remit):
            return reason
        if self.target and target not in [one.id for one in targets(dossier, self.target)]:
            return "no_target"
        for field in self.fields:
            if not field.fits(values.get(field.name, ""), dossier, today):
                return "out_of_bounds"
        return (
            self.against(dossier, target, values)
            or remit.late(self.since(dossier, target, values), today, values)
            or remit.beyond(job, self.weighs(dossier, target, values), values)
        )
