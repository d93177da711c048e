"""Contradictions between dossiers: a household seen from both sides, an account shared, a number given twice."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from workstation.bank.dossier import Dossier
from workstation.dataset.checking.kinds import Contradiction

KINDS = {
    "one_sided": "a relative whose own dossier says otherwise",
    "one_address": "people of one household live apart",
    "joint_differs": "a joint account differs between its two holders",
    "number_twice": "two clients have one client number",
}
_BACK = {"spouse": "spouse", "child": "parent", "parent": "child"}


def _shared(dossier: Dossier) -> tuple[object, ...]:
    joint = [account for account in dossier.accounts if account.kind == "joint"]
    ids = {account.id for account in joint}
    lines = [(op.day, op.label, op.amount, op.status) for op in dossier.operations if op.account in ids]
    return [(a.tail, a.balance, a.overdraft) for a in joint], sorted(lines)


def found(dossiers: Iterable[Dossier]) -> Iterator[Contradiction]:
    """Everything in which two of them contradict each other; relatives who are not among them are not asked."""
    known = {dossier.client.id: dossier for dossier in dossiers}
    numbers: dict[str, str] = {}
    for name, dossier in known.items():
        if numbers.setdefault(dossier.client.number, name) != name:
            yield Contradiction("number_twice", name, dossier.client.number)
        for relative in dossier.household:
            other = known.get(relative.client)
            if other is None:
                continue
            back = [one.relation for one in other.household if one.client == name]
            if back != [_BACK.get(relative.relation)] or relative.name != other.client.name:
                yield Contradiction("one_sided", name, relative.client)
            if other.client.address != dossier.client.address:
                yield Contradiction("one_address", name, relative.client)
            if relative.relation == "spouse" and _shared(dossier) != _shared(other):
                yield Contradiction("joint_differs", name, relative.client)
