"""Whether the tests of a role-play do what there is to do: each unknown step told once, at its own line."""

from __future__ import annotations

from collections.abc import Iterable

from workstation.content.diagnostics import Diagnostics, Place, nearest, phrase
from workstation.i18n import mark
from workstation.roleplay import model as m
from workstation.roleplay.checking.texts import all_moves
from workstation.roleplay.playing.deeds import model_deed
from workstation.roleplay.playing.steps import chosen_in, deed_as, is_wait

NO_STEP = mark("“{step}” is no step")
NOT_EXEMPLARY = mark("the exemplary test does no “{step}”")


def nearest_move(word: str, known: Iterable[str]) -> str:
    """The move an author probably meant: a fragment's of that very name before any other that resembles it."""
    names = list(known)
    return next((name for name in names if name.rpartition("/")[2] == word), "") or nearest(word, names)


def check_steps(script: m.Script, diagnostics: Diagnostics) -> None:
    """Report the steps that are none, and those that ``instead`` replaces and the exemplary test does not do.

    While a step of the exemplary test is misspelt, nobody can say which of the others it does not do.
    """
    steps = _Steps(script, diagnostics)
    tests = sorted(script.tests, key=_last_unless_exemplary)
    for test in tests:
        steps.played(test)
    best = next((test for test in tests if test.role == "exemplary"), None)
    sound = best is not None and all(steps.known(step, best) for step in best.steps)
    for test in tests:
        for step, place in test.replaced:
            if best and not steps.known(step, best):
                steps.told(test, step, place, best)
            elif best and sound and step not in best.steps:
                detail = phrase(NOT_EXEMPLARY, step=step)
                diagnostics.add("RP050", place, nearest_move(step, best.steps), name=test.name, detail=detail)


def _last_unless_exemplary(test: m.Play) -> bool:
    return test.role != "exemplary"


class _Steps:
    """What may be done in a role-play, and the steps that are told to be none of it."""

    def __init__(self, script: m.Script, diagnostics: Diagnostics) -> None:
        self._script, self._diagnostics = script, diagnostics
        self._moves = {move.id: move for move, _ in all_moves(script)}
        self._told: set[str] = set()  # what the exemplary test misspells, others do after it

    def played(self, test: m.Play) -> None:
        """Report each step of a test that is none."""
        for number, step in enumerate(test.steps):
            if not self.known(step, test):
                self.told(test, step, test.spots.get(f"play.{number}", test.at("play")), test)

    def told(self, test: m.Play, step: str, place: Place, within: m.Play) -> None:
        """Report a step that is none, once. ``within``: the test whose texts it could be meant for."""
        if step not in self._told:
            self._told.add(step)
            names = [*self._moves, *(f"{kind}:{name}" for kind, names in _written(within).items() for name in names)]
            detail = phrase(NO_STEP, step=step)
            self._diagnostics.add("RP050", place, nearest_move(step, names), name=test.name, detail=detail)

    def known(self, step: str, test: m.Play) -> bool:
        """Whether a step is a move, a wait, or a text that the test has."""
        word, _, rest = step.partition(":")
        waits = word in ("wait", "hold") and is_wait(rest)
        return waits or rest in _written(test).get(word, ()) or self._is_move(step)

    def _is_move(self, step: str) -> bool:
        """Whether a step is a move, with what was chosen at the desk if it says so."""
        try:
            name, chosen = chosen_in(step)
            move = self._moves.get(name)
            deed = model_deed(move, self._script) if move and chosen else None
            return move is not None and (not chosen or (deed is not None and bool(deed_as(deed, chosen))))
        except ValueError:
            return False


def _written(test: m.Play) -> dict[str, set[str]]:
    texts = {"note": test.notes, "reply": test.replies, "transfer": test.transfers}
    return {kind: {name for name, _ in named} for kind, named in texts.items()}
