"""What may be offered to a client now, what not yet, and what not at all: one pure reading of the facts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal

from workstation.content.diagnostics import Place
from workstation.roleplay.playing.conditions import Predicate

Standing = Literal["open", "waiting", "barred"]


@dataclass(frozen=True)
class Bar:
    """A reason not to offer. ``when`` is a condition on the facts, ``why`` is said to the recruit."""

    id: str
    when: str
    why: str
    holds: Predicate = field(compare=False)


@dataclass(frozen=True)
class Rebound:
    """Something a junior may offer: to whom (``eligible``), on what sign (``signal``), and how it is begun.

    ``reason`` says why now; ``opening`` is the question by language; ``basis`` the text it rests on; ``sheet`` what to
    read first; ``jobs`` the professional roles that may.
    """

    id: str
    title: str
    eligible: Predicate = field(compare=False)
    signal: Predicate = field(compare=False)
    reason: str
    opening: Mapping[str, str] = field(hash=False)
    basis: str
    sheet: str = ""
    jobs: tuple[str, ...] = ()
    conditions: tuple[str, str] = ("", "")
    place: Place = field(default=Place(), compare=False)


@dataclass(frozen=True)
class Rebounds:
    """Every rebound, what forbids any of them (``never``), and what they wait for (``wait``)."""

    rebounds: tuple[Rebound, ...] = ()
    never: tuple[Bar, ...] = ()
    wait: tuple[Bar, ...] = ()

    def get(self, rebound: str) -> Rebound | None:
        """The rebound of that id."""
        return next((one for one in self.rebounds if one.id == rebound), None)


@dataclass(frozen=True)
class Opportunity:
    """A rebound that the dossier calls for, and how it stands: ``why`` not, or not yet; the bar's id."""

    rebound: Rebound
    standing: Standing
    why: str = ""
    bar: str = ""


def standing(rebounds: Rebounds, facts: Sequence[int]) -> tuple[Standing, Bar | None]:
    """Whether anything may be offered now: what forbids it comes before what it waits for."""
    barred = next((bar for bar in rebounds.never if bar.holds(facts)), None)
    if barred is not None:
        return "barred", barred
    early = next((bar for bar in rebounds.wait if bar.holds(facts)), None)
    return ("waiting", early) if early is not None else ("open", None)


def opportunities(rebounds: Rebounds, facts: Sequence[int], job: str) -> tuple[Opportunity, ...]:
    """The rebounds that the dossier calls for and on which there is a sign, in the order written."""
    found = []
    stands, bar = standing(rebounds, facts)
    for one in rebounds.rebounds:
        if (not one.jobs or job in one.jobs) and one.eligible(facts) and one.signal(facts):
            found.append(Opportunity(one, stands, bar.why if bar else "", bar.id if bar else ""))
    return tuple(found)


def may_offer(rebounds: Rebounds, rebound: str, facts: Sequence[int], job: str) -> tuple[Standing, str]:
    """How offering that one now stands, and what forbids it: a bar's id, ``not_eligible`` or ``no_signal``."""
    stands, bar = standing(rebounds, facts)
    if bar is not None and stands == "barred":
        return stands, bar.id
    one = rebounds.get(rebound)
    if one is None or (one.jobs and job not in one.jobs) or not one.eligible(facts):
        return "barred", "not_eligible"
    if bar is not None:
        return stands, bar.id
    return ("open", "") if one.signal(facts) else ("waiting", "no_signal")
