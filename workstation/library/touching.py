"""What a change of shared content touches: the role-plays that lean on it, and the shifts these come in."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from workstation.i18n import tr, trn
from workstation.library.kinds import Kind
from workstation.library.leaning import KINDS as LEANT_ON
from workstation.library.leaning import leaning
from workstation.library.shelf import Shelf
from workstation.roleplay.model import Script

MOST_NAMED = 6

_PER: dict[str, Callable[[Script], str]] = {
    "guides": lambda script: script.channel,
    "scorecards": lambda script: script.channel,
    "defaults": lambda script: script.channel,
    "recognition": lambda script: script.language[:2],
    "asides": lambda script: script.language[:2],
    "intents": lambda script: script.language[:2],
    "paraphrases": lambda script: script.language[:2],
}
"""What a file of the kind is named after, in each role-play it serves."""
_AS = {"breaches": "rules"}
_EVERYWHERE = frozenset({"rules"})
"""A rule holds in every role-play; those that name it are only some of them."""


@dataclass(frozen=True)
class Touched:
    """The titles of role-plays and shifts. ``every``: it serves all there are, and none is named."""

    roleplays: tuple[str, ...] = ()
    shifts: tuple[str, ...] = ()
    every: bool = False

    def said(self) -> str:
        """The same in one sentence."""
        if self.every:
            return tr("A change of it touches every role-play.")
        if not self.roleplays:
            return tr("No role-play makes use of it: a change of it touches none.")
        roleplays = trn("{n} role-play", "{n} role-plays", len(self.roleplays))
        told = tr("A change of it touches {roleplays}: {titles}.", roleplays=roleplays, titles=_listed(self.roleplays))
        if not self.shifts:
            return told
        shifts = trn("{n} shift", "{n} shifts", len(self.shifts))
        return f"{told} {tr('They come in {shifts}: {titles}.', shifts=shifts, titles=_listed(self.shifts))}"


def touched(shelf: Shelf, kind: Kind, stem: str, names: Iterable[str]) -> Touched:
    """What a change of a file of a kind, and of those things in it, touches, as everything is written now."""
    if kind.name in _EVERYWHERE:
        return Touched(every=True)
    named = _AS.get(kind.name, kind.name)
    if kind.name in _PER:
        found = {script.id for script in shelf.scripts.values() if _PER[kind.name](script) == stem}
    elif named in LEANT_ON:
        found = {one.scenario for one in leaning(shelf, named, *names)}
    else:
        return Touched(every=True)
    titles = [script.title for script in shelf.scripts.values() if script.id in found]
    shifts = [shift.title for shift in shelf.shifts.values() if any(one.roleplay in found for one in shift.contacts)]
    return Touched(tuple(titles), tuple(shifts))


def _listed(titles: tuple[str, ...]) -> str:
    rest = len(titles) - MOST_NAMED
    named = ", ".join(titles[:MOST_NAMED])
    return f"{named} {trn('and {n} other', 'and {n} others', rest)}" if rest > 0 else named
