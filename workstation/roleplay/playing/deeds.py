"""Deeds (actes accomplis): an act at the desk is what was done, to whom, with what, and never its name alone."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from workstation.bank.acts import ACTS, Act
from workstation.bank.acts.declaring import TOGETHER, Several
from workstation.bank.parts import OPENINGS
from workstation.bank.people import client_id
from workstation.roleplay.model import Move, Script, Want


class Deed(NamedTuple):
    """What was done: the act (or the opening of a part), on whose dossier, to what in it, with which values."""

    act: str
    client: str
    target: str = ""
    values: tuple[tuple[str, str], ...] = ()


def concerned(script: Script) -> frozenset[str]:
    """The ids of the persons whose dossiers this contact may change: the client, the caller, whoever a move names."""
    moves = [*script.desk, *(move for beat in script.beats for move in beat.moves)]
    moves += [move for one in script.interrupts for move in one.beat.moves]
    return frozenset(client_id(slug) for slug in {script.client, script.subject, *(m.client for m in moves)} if slug)


def clients_of(move: Move, script: Script, anywhere: bool = False) -> frozenset[str]:
    """Whose dossier the deed of a move is done on: that of whoever is questioned, where the move names nobody.

    ``anywhere``: a part that may be opened at any time is one in the client's too.
    """
    if move.client:
        return frozenset({client_id(move.client)})
    if anywhere and move.desk in OPENINGS:
        return frozenset({client_id(script.client), client_id(script.subject)})
    return frozenset({client_id(script.subject)})


def model_deed(move: Move, script: Script) -> Deed | None:
    """The deed of a move as it is meant, where nobody says how: each field as asked, or as declared."""
    if not move.desk:
        return None
    client = client_id(move.client or script.subject)
    act = ACTS.get(move.desk)
    if act is None:
        return Deed(move.desk, client)
    asked = {want.field: want.model() for want in move.wants}
    target = asked.pop(act.target, "") if act.target else ""
    together = {want.field: TOGETHER.join(want.values) for want in move.wants}
    several = {field.name for field in act.fields if isinstance(field, Several)}
    asked |= {name: value for name, value in together.items() if name in several}
    values = tuple((field.name, asked.get(field.name, field.model())) for field in act.fields)
    return Deed(act.id, client, target, values)


def is_deed_of(move: Move, clients: Iterable[str], deed: Deed) -> bool:
    """Whether what was done is what the move asks for: a field it does not name does not matter."""
    if move.desk != deed.act or deed.client not in clients:
        return False
    act, said = ACTS.get(deed.act), dict(deed.values)
    if act and act.target and deed.target:  # where no target is said, it may be any
        said[act.target] = deed.target
    return all(_takes(act, want, said[want.field]) for want in move.wants if want.field in said)


def _takes(act: Act | None, want: Want, value: str) -> bool:
    """Whether the value will do; of things that are ticked, all those named and no other."""
    if act and isinstance(act.field(want.field), Several):
        return bool(value) and set(value.split(TOGETHER)) == set(want.values)
    return want.takes(value)
