"""Whether the parts of a long sentence stand in it: its own words must say them all."""

from __future__ import annotations

from collections.abc import Mapping

from workstation.content.diagnostics import Diagnostics, Place
from workstation.roleplay import model as m
from workstation.roleplay.checking.texts import all_moves
from workstation.roleplay.recognition import Matcher, Words
from workstation.roleplay.recognition.meaning import without_insertions


def check_parts(script: m.Script, diagnostics: Diagnostics, words: Mapping[str, Words]) -> None:
    """Report each part named twice, and each that the whole sentence does not say; ``words`` by language."""
    known = words.get(script.language[:2])
    matcher = Matcher(known) if known else None
    for move, _ in all_moves(script):
        seen: dict[str, Place] = {}
        for part in move.parts:
            if part.id in seen:
                where = diagnostics.where(seen[part.id], part.place)
                diagnostics.add("RP031", part.place, name=part.id, where=where)
            seen.setdefault(part.id, part.place)
            if matcher and part.says and not matcher.says(without_insertions(move.say), part.says):
                diagnostics.add("RP157", part.place, name=part.id, other=move.id)
