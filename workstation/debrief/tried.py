"""What was tried at the desk and is out of one's reach: who may do it, and whom to turn to. Told, never marked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from workstation import events as e
from workstation.bank.perimeter import JOBS, Perimeter, Remit


@dataclass(frozen=True)
class Tried:
    """``at`` (session ms) the first of so many ``times``. ``reason``: why the desk did not do it; ``ask``: the desk to
    turn to; ``jobs``: the professional roles that do it, where the reason is one's own.
    """

    at: int
    act: str
    reason: str
    ask: str
    jobs: tuple[str, ...] = ()
    times: int = 1


def read_tried(entries: Sequence[e.Entry[e.Event]], contact: str, job: str, perimeter: Perimeter) -> tuple[Tried, ...]:
    """Each act once, in order. What somebody else would have been refused too (a card that is not there…) is left out:
    nobody is to be turned to for it.
    """
    found: dict[tuple[str, str, str], Tried] = {}
    for entry in entries:
        event = entry.event
        if not isinstance(event, e.ActRefused) or event.contact != contact or not event.ask:
            continue
        key = (event.client, event.act, event.reason)
        first = found.get(key)
        at, times = (first.at, first.times + 1) if first else (entry.at, 1)
        jobs = _who(perimeter.of(event.act), job, event.reason)
        found[key] = Tried(at, event.act, event.reason, event.ask, jobs, times)
    return tuple(found.values())


def _who(remit: Remit, job: str, reason: str) -> tuple[str, ...]:
    """The roles that may do it, or more of it; none where no role changes anything."""
    match reason:
        case "out_of_role":
            return tuple(one for one in JOBS if not remit.barred(one))
        case "over_remit":
            return tuple(one for one in JOBS if not remit.barred(one) and _further(remit, one, job))
        case _:
            return ()


def _further(remit: Remit, other: str, job: str) -> bool:
    """Whether another role goes further than one's own."""
    return other not in remit.most or remit.most[other] > remit.most.get(job, 0)
