"""Identity levels (niveaux d'identification): which accepted answers open what.

No public text fixes the questions asked on the telephone; these levels are the emulator's own defaults, in line with
what French banks do: two items, the name among them, give level 1, three with one that a thief would not know give
level 2, and a strong authentication in the application on top of that gives level 3. A birth date and an address
without a name identify nobody: a household shares the one, strangers the other.
"""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from workstation.bank.dossier import Dossier, Operation

NAME = "name"
STATIC = (NAME, "birth_date", "address")
DYNAMIC = ("product", "operation")
STRONG = ("app",)
ELEMENTS = STATIC + DYNAMIC + STRONG


def level(accepted: Collection[str], authenticated: bool = False) -> int:
    """0 to 3 from the accepted elements; ``authenticated`` when the voice server already did it (SVI)."""
    named = NAME in accepted
    known = {e for e in accepted if named and (e in STATIC or e in DYNAMIC)}
    strong = "app" in accepted
    full = authenticated or (len(known) >= 3 and any(e in DYNAMIC for e in known))
    if full and strong:
        return 3
    if full or strong:
        return 2
    return 1 if len(known) >= 2 else 0


def control_values(dossier: Dossier, element: str) -> tuple[str | date | Operation, ...]:
    """What the dossier holds to compare an answer with; dates and operations are left for the interface to write."""
    client = dossier.client
    match element:
        case "name":
            return (client.name,)
        case "birth_date":
            return (client.birth_date,)
        case "address":
            return (f"{client.address.street}, {client.address.postcode} {client.address.city}",)
        case "product":
            return tuple(account.kind for account in dossier.accounts)
        case "operation":
            return dossier.operations[:3]
        case _:
            return ()
