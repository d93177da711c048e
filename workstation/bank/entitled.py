"""Who may hear what of a client's affairs (qui peut entendre quoi), besides the client themself.

Bank secrecy holds towards everybody, spouses included, save who has a right of their own: joint holder, attorney
within the power, legal representative, heir (Code monétaire et financier, L. 511-33; Code civil, art. 467 and 475).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from workstation.bank.dossier import Dossier
from workstation.bank.parts import PARTS
from workstation.i18n import mark

CAPACITIES: Mapping[str, str] = {
    "spouse": mark("husband, wife or partner"),
    "parent": mark("parent of a minor"),
    "attorney": mark("attorney"),
    "guardian": mark("guardian"),
    "curator": mark("curator"),
    "heirs": mark("Heirs"),
}
HEARS: Mapping[str, str] = {
    "nothing": mark("Nothing without a power of attorney, not even that there is an account here"),
    "joint": mark("The joint account alone, which is theirs too"),
    "power": mark("The accounts of the power, once identified themself"),
    "ended": mark("Nothing any more: the power has ended"),
    "all": mark("Everything, and gives the orders: proof of the measure, once identified themself"),
    "with_them": mark("Nothing alone: assists the client, who runs the daily account"),
    "child": mark("The child’s accounts, as legal representative, once identified themself"),
    "heir": mark("Nothing before proof of being an heir; then what there was on the day of the death"),
}
_MAJORITY = 18
_SERVICE = "acts"
"""Where acts stand that are about no part of the dossier."""
OPENS: Mapping[str, frozenset[str]] = {
    "power": frozenset({"accounts", "cards", "operations", _SERVICE}),
    "all": frozenset({*PARTS, "upcoming", _SERVICE}),
    "child": frozenset({*PARTS, "upcoming", _SERVICE}),
}
"""What a right opens to whoever has it, once identified themself: parts of the dossier, acts and all."""


@dataclass(frozen=True)
class Entitled:
    """Somebody: their name where the dossier has one, in what capacity (``CAPACITIES``), and what they may hear."""

    name: str
    capacity: str
    hears: str


def entitled(dossier: Dossier, today: date) -> tuple[Entitled, ...]:
    """Everybody the dossier names besides the client, the surest right first."""
    dead = bool(dossier.items("death"))
    found = [Entitled("", "heirs", "heir")] if dead else []
    for item in dossier.items("protection"):
        capacity = "guardian" if item.what == "guardianship" else "curator"
        found.append(Entitled(item.about, capacity, "with_them" if item.what == "curatorship" else "all"))
    powers = {item.about: "ended" if dead or item.state == "expired" else "power" for item in dossier.items("mandate")}
    found += [Entitled(name, "attorney", hears) for name, hears in powers.items()]
    joint = any(account.kind == "joint" and not dossier.is_closed(account.id) for account in dossier.accounts)
    minor = _age(dossier.client.birth_date, today) < _MAJORITY
    for relative in dossier.household:
        if relative.relation == "spouse" and powers.get(relative.name) != "power":
            found.append(Entitled(relative.name, "spouse", "joint" if joint else "nothing"))
        if relative.relation == "parent" and minor:
            found.append(Entitled(relative.name, "parent", "child"))
    return tuple(found)


def heard_by(name: str, dossier: Dossier, today: date) -> str:
    """What somebody of that name who is not the client may hear of this dossier: a code of ``HEARS``.

    One whom the dossier does not name has no right that can be seen there.
    """
    own = next((one.hears for one in entitled(dossier, today) if one.name == name), "")
    return own or ("heir" if dossier.items("death") else "nothing")


def may_act_in(hears: str, part: str) -> bool:
    """Whether that right opens that part of the dossier."""
    return part in OPENS.get(hears, frozenset())


def spoken_for(dossier: Dossier, hears: str) -> Dossier:
    """The dossier as it is to whoever has that right: a ward's own word is not needed where the guardian speaks."""
    if hears != "all":
        return dossier
    return replace(dossier, held=tuple(item for item in dossier.held if item.kind != "protection"))


def _age(born: date, today: date) -> int:
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))
