"""What is wrong with a shift beside its role-plays: one there is not, an hour it cannot happen in, more than fits."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import groupby

from workstation.bank.perimeter import JOBS
from workstation.channels import WRITTEN
from workstation.content.diagnostics import Diagnostic, Diagnostics, Phrase, in_order, nearest
from workstation.content.opening import DAYS
from workstation.i18n import mark
from workstation.library.shifts import Entry, Shift, clock_of
from workstation.roleplay.model import Script
from workstation.roleplay.reading.hours import minutes_of, outside

_HOUR = 60
_WEEK = 7 * 24 * _HOUR


def shift_faults(
    shift: Shift, text: str, file: str, scripts: Mapping[str, Script], readers: Collection[str] | None = None
) -> list[Diagnostic]:
    """The faults of a shift that could be read; ``scripts`` are the role-plays that can be played, by id.

    ``readers``: who reads a reply before it leaves; None where nobody knows.
    """
    found = Diagnostics(file, text)
    if shift.approval and readers is not None and shift.approval not in readers:
        meant = nearest(shift.approval, readers)
        found.add("RP012", shift.approval_place, meant, name="approval", expected=mark("a colleague who approves"))
    for entry in shift.contacts:
        if entry.roleplay not in scripts:
            meant = nearest(entry.roleplay, scripts)
            found.add("RP200", entry.at("roleplay"), meant, among=scripts, name=entry.roleplay)
        else:
            _check_hours(shift, entry, scripts[entry.roleplay], found)
            _check_mail(shift, entry, scripts[entry.roleplay], found)
    _check_job(shift, scripts, found)
    channels = [(entry, scripts[entry.roleplay].channel) for entry in shift.contacts if entry.roleplay in scripts]
    together = [(entry, channel) for entry, channel in channels if channel != "email"]  # those wait in their queue
    for entry, names in _too_many(shift, together):
        found.add("RP202", entry.at("at"), moment=clock_of(entry.early), names=", ".join(names))
    return in_order(found.found)


def _check_job(shift: Shift, scripts: Mapping[str, Script], found: Diagnostics) -> None:
    """One adviser is at the desk: whoever comes is received in one professional role, that of the first."""
    known = [(entry, scripts[entry.roleplay].job) for entry in shift.contacts if entry.roleplay in scripts]
    for entry, job in known:
        if job != known[0][1]:
            words = (Phrase(JOBS[job]), Phrase(JOBS[known[0][1]]))
            found.add("RP209", entry.at("roleplay"), name=entry.id, job=words[0], first=words[1])


def _check_mail(shift: Shift, entry: Entry, script: Script, found: Diagnostics) -> None:
    """What is of an e-mail alone; a limit that was past before anybody could see it."""
    if script.channel != "email":
        for key in ("received", "limit", "colleague", "again"):
            if key in entry.spots:
                found.add("RP208", entry.at(key), name=entry.id, key=key)
    elif entry.mail.limit and entry.mail.received:
        received, limit = _in_the_week(entry.mail.received), _in_the_week(entry.mail.limit)
        answered = (limit - received) % _WEEK or _WEEK
        if answered <= (_in_the_week(shift.at) - received) % _WEEK:
            found.add("RP207", entry.at("limit"), name=entry.id, limit=entry.mail.limit)


def _in_the_week(moment: str) -> int:
    """« tue 12:00 » → minutes from the beginning of Monday."""
    return DAYS.index(moment.partition(" ")[0]) * 24 * _HOUR + minutes_of(moment)


def _check_hours(shift: Shift, entry: Entry, script: Script, found: Diagnostics) -> None:
    start = minutes_of(shift.at)
    for moment in dict.fromkeys((entry.early, entry.late)):
        minutes = start + moment // 60
        if script.between and outside(script.between, minutes):
            first, last = script.between
            told = f"{minutes // _HOUR % 24:02d}:{minutes % _HOUR:02d}"
            found.add("RP204", entry.at("roleplay"), name=entry.id, moment=told, first=first, last=last)
            return


def _too_many(shift: Shift, entries: Sequence[tuple[Entry, str]]) -> Iterator[tuple[Entry, list[str]]]:
    """The last of those who come at one fixed moment and cannot be in hand together, and all their names."""
    fixed = sorted((one for one in entries if one[0].early == one[0].late), key=lambda one: one[0].early)
    room = dict(shift.capacity)
    for _, group in groupby(fixed, key=lambda one: one[0].early):
        there = list(group)
        channels = [channel for _, channel in there]
        spoken = [channel for channel in channels if channel not in WRITTEN]
        full = any(channels.count(channel) > room.get(channel, 1) for channel in channels)
        mixed = 0 < len(spoken) < len(channels) and not shift.beside
        if len(spoken) > 1 or full or mixed:
            yield there[-1][0], [entry.id for entry, _ in there]
