"""The outcomes of notes and replies: a breach that is never found, a text that is asked for nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from workstation.content.diagnostics import Diagnostics
from workstation.roleplay import model as m
from workstation.roleplay.checking.texts import all_beats

# How an outcome counts what is missing.
_LACKS = re.compile(r"lacks <= (\d{1,3})")


def judged(script: m.Script) -> Iterator[tuple[m.Beat, str, m.NoteCheck | m.ReplyCheck]]:
    """Every note and reply that is judged, with its beat and its key."""
    for beat in all_beats(script):
        if beat.note:
            yield beat, "note", beat.note
        if beat.reply:
            yield beat, "reply", beat.reply


def elements(check: m.NoteCheck | m.ReplyCheck) -> Iterator[m.Element]:
    """What a text must hold, then what it must not, in wordings."""
    yield from check.must
    if isinstance(check, m.ReplyCheck):
        yield from check.never


def check_outcomes(script: m.Script, diagnostics: Diagnostics) -> None:
    """Report each breach listed after an outcome that always fits, and each text that is asked for nothing."""
    for beat, key, check in judged(script):
        taken = ""
        for move in check.moves:
            if taken and _is_breach(move, check):
                diagnostics.add("RP130", move.at("breach", "flag", "id"), name=move.id, other=taken)
            if not taken and _always_fits(move, check):
                taken = move.id
        for part, asked in (("must", check.must), ("facets", check.facets)):
            if not asked and f"{key}.{part}" in beat.spots:
                diagnostics.add("RP131", beat.at(f"{key}.{part}"), name=part)
        if not check.must and not check.facets:
            diagnostics.add("RP131", beat.at(f"{key}.must", f"{key}.facets", key), name="must")
        for element in elements(check):
            if not any(word.strip() for word in element.any):
                diagnostics.add("RP131", diagnostics.within(beat.at(f"{key}.must", key), element.id), name=element.id)


def _is_breach(move: m.Move, check: m.NoteCheck | m.ReplyCheck) -> bool:
    """Whether an outcome is there for what must not be written."""
    faults = [f"said('{facet.id}')" for facet in check.facets if not facet.wanted]
    condition = move.when.text.replace('"', "'") if move.when else ""
    return bool(move.breach or move.flags or "found(" in condition or any(fault in condition for fault in faults))


def _always_fits(move: m.Move, check: m.NoteCheck | m.ReplyCheck) -> bool:
    """Whether an outcome takes every text; a breach has its own, and a note may lack its code and outcome besides."""
    if move.breach:
        return False
    named = (check.codes, check.outcomes, check.follow_ups) if isinstance(check, m.NoteCheck) else ()
    most = len(check.must) + sum(facet.wanted for facet in check.facets) + sum(map(bool, named))
    if move.when is not None:
        found = _LACKS.fullmatch(move.when.text.strip())
        return found is not None and int(found[1]) >= most and move.missing is None
    return move.missing is None or move.missing >= most
