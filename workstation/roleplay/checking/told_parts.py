"""Whether the parts of a long sentence stand in it: its own words must say them all."""

from __future__ import annotations

from collections.abc import Mapping

from workstation.content.diagnostics import Diagnostics, Place
from workstation.content.text import in_pieces
from workstation.roleplay import model as m
from workstation.roleplay.checking.texts import all_moves
from workstation.roleplay.recognition import Matcher, Words

_FIGURES = "figures."


def check_parts(
    script: m.Script, diagnostics: Diagnostics, words: Mapping[str, Words], figures: Mapping[str, str]
) -> None:
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
            says = [_as_heard(one, figures) for one in part.says]
            if matcher and says and not matcher.says(_as_heard(move.say, figures), says):
                diagnostics.add("RP157", part.place, name=part.id, other=move.id)


def _as_heard(text: str, figures: Mapping[str, str]) -> str:
    """A text with its figures in it; what only a session knows is the same word wherever it is inserted."""
    pieces = ((words, name.removeprefix(_FIGURES), name) for words, name in in_pieces(text))
    return "".join(
        words or (figures.get(short, "") if name.startswith(_FIGURES) else "x" + "".join(filter(str.isalpha, name)))
        for words, short, name in pieces
    )
