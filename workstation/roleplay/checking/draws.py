"""What is drawn must be several things, told apart, and known to the tests that name it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from workstation.bank.people import Person
from workstation.content.diagnostics import Diagnostics, Phrase, Place, nearest, phrase
from workstation.folding import folded
from workstation.i18n import mark
from workstation.roleplay import model as m
from workstation.roleplay.checking.agreement import wrong_as_held
from workstation.roleplay.checking.texts import all_beats, all_moves
from workstation.roleplay.playing.drawing import draws_of
from workstation.roleplay.sayings import WRONG, Draw, Saying

_NO_QUESTION = mark("it answers no question of identity")
_BY_ITSELF = mark("the workstation accepts by itself what the application says")
_AS_HELD = mark("it is what the dossier holds ({held})")


def check_draws(script: m.Script, diagnostics: Diagnostics) -> None:
    """Report what is drawn twice alike, and what a test names that is not drawn."""
    draws: dict[str, Draw] = {}
    for one in draws_of(script):
        if one.name in draws:
            where = diagnostics.where(draws[one.name].others[0].place, one.others[0].place)
            diagnostics.add("RP031", one.others[0].place, name=one.name, where=where)
        draws.setdefault(one.name, one)
    for name, ways in _ways(script):
        _alike(name, ways, diagnostics)
    for test in script.tests:
        for name, value in test.draws:
            if name not in draws:
                diagnostics.add("RP162", test.at(f"draw.{name}"), nearest(name, draws), name=name)
            elif value not in draws[name].values:
                known = draws[name].values
                place = test.at(f"draws.{name}")
                diagnostics.add("RP163", place, nearest(value, known), name=name, value=value, known=", ".join(known))
    for move, _ in all_moves(script):
        reason = _NO_QUESTION if not move.verifies else _BY_ITSELF if move.verifies == "app" else ""
        for other in move.others if reason else ():
            if other.name == WRONG:
                diagnostics.add("RP164", other.place, name=move.id, reason=Phrase(reason))


def check_wrong(script: m.Script, diagnostics: Diagnostics, people: Mapping[str, Person]) -> None:
    """Report an answer that should be wrong and that the dossier holds."""
    for move, one, held in wrong_as_held(script, people):
        diagnostics.add("RP164", one.place, name=move.id, reason=phrase(_AS_HELD, held=held))


def _ways(script: m.Script) -> Iterator[tuple[str, tuple[Saying, ...]]]:
    """Everything that is drawn with all its ways, the first too."""
    for beat in all_beats(script):
        if beat.others:
            yield beat.id, (_first(beat.client, beat.client_tense, beat.at("client")), *beat.others)
        yield f"{beat.id}.adds", beat.adds
    for move, _ in all_moves(script):
        if move.others:
            yield move.id, (_first(move.answer, move.answer_tense, move.at("answer")), *move.others)


def _first(calm: str, tense: str, place: Place) -> Saying:
    return Saying("1", calm, tense, place)


def _alike(name: str, ways: tuple[Saying, ...], diagnostics: Diagnostics) -> None:
    names, said = set[str](), set[tuple[str, str]]()
    for one in ways:
        words = folded(one.calm), folded(one.tense)
        if one.name in names or words in said:
            wording = one.name if one.name in names else one.calm
            diagnostics.add("RP161", one.place, name=name, wording=wording)
        names.add(one.name)
        said.add(words)
