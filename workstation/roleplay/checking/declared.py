"""What a role-play declares and never uses, or gives away: said once the file has no error."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator

from workstation.content.diagnostics import Diagnostics
from workstation.content.text import insertions
from workstation.i18n import mark
from workstation.roleplay import model as m
from workstation.roleplay.checking.facets import checks_of
from workstation.roleplay.checking.texts import all_beats, all_moves, all_texts

_NAME = re.compile(r"'[^']*'|\"[^\"]*\"|[^\W\d]\w*")
# Fewer beats than this show no habit.
ENOUGH = 4


def advise_declared(script: m.Script, diagnostics: Diagnostics, raised: Collection[str]) -> None:
    """Warn of what is declared and never used. ``raised``: the flags that the workstation raises by itself."""
    inserted = {pair for text in all_texts(script) if text.filled for pair in insertions(text.words)}
    inserted |= {pair for facet in _facets(script) for words in facet.says for pair in insertions(words)}
    named = set().union(*(_NAME.findall(text) for text in _conditions(script)))
    named |= {name for sets in _sets(script) for name, _ in sets}
    marked = set(_flags(script)) | set(raised)
    declared = [("vars", v.name, v.name in named) for v in script.variables]
    declared += [("facts", name, ("facts", name) in inserted) for name, _ in script.facts]
    declared += [("dates", name, ("dates", name) in inserted) for name, _ in script.dates]
    declared += [("files", name, ("files", name) in inserted) for name, _ in script.files]
    declared += [("flags", flag.id, flag.id in marked) for flag in script.flags]
    for part, name, used in declared:
        if not used:
            diagnostics.add("RP062", script.place_of(f"{part}.{name}"), name=name)


def _conditions(script: m.Script) -> Iterator[str]:
    found = [branch.when for beat in script.beats for branch in beat.route]
    for move, _ in all_moves(script):
        found += [move.when, move.breach_unless]
    found += [end.when for end in script.ends]
    found += [interrupt.when for interrupt in script.interrupts]
    return (condition.text for condition in found if condition)


def _sets(script: m.Script) -> Iterator[tuple[tuple[str, str], ...]]:
    yield from (move.sets for move, _ in all_moves(script))
    yield from (beat.subjects.sets for beat in script.beats if beat.subjects)


def _facets(script: m.Script) -> Iterator[m.Facet]:
    return (facet for _, check in checks_of(script) for facet in check.facets)


def _flags(script: m.Script) -> Iterator[str]:
    for move, _ in all_moves(script):
        yield from move.flags
        yield move.breach_flag
    for facet in _facets(script):
        yield from facet.flags
    for beat in all_beats(script):
        if beat.silence:
            yield beat.silence.flag
    if script.hold:
        yield script.hold.flag


def advise_guessing(script: m.Script, diagnostics: Diagnostics) -> None:
    """Warn when the best move can be told without reading: always the first, or always the longest."""
    first, longest, beats = 0, 0, []
    for beat in script.beats:
        said = [move for move in beat.moves if move.say and not move.desk]
        worth = [(sum(points for _, points in move.score), move.mood, not move.flags) for move in said]
        if len(said) < 2 or worth.count(max(worth)) > 1:
            continue
        best = worth.index(max(worth))
        beats.append(beat)
        first += best == 0
        lengths = [len(move.say) for move in said]
        longest += lengths[best] == max(lengths) and lengths.count(max(lengths)) == 1
    if len(beats) < ENOUGH:
        return
    for count, reason in ((first, mark("the first")), (longest, mark("the longest"))):
        if count == len(beats):
            diagnostics.add("RP063", beats[0].at("moves"), reason=reason, count=count)
