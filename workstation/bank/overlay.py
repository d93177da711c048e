"""What a session changed, laid over the dossier as it was pinned: the dataset itself never changes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from workstation.bank.acts import ACTS
from workstation.bank.acts.declaring import Done
from workstation.bank.dossier import Dossier
from workstation.bank.returning import restored
from workstation.events import ActDone


def with_acts(dossier: Dossier, acts: Iterable[ActDone], today: date) -> Dossier:
    """The dossier after the acts were done on it, in order, and after what came back since.

    What its act can no longer read leaves it as it is.
    """
    for done in acts:
        act = ACTS.get(done.act)
        if act is None:
            continue
        try:
            dossier = act.effect(dossier, done.target, dict(done.values), Done(today, done.reference))
        except (KeyError, ValueError):  # done under an older declaration, with other fields
            continue
    return restored(dossier, today)
