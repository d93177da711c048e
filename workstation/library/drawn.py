"""Whether a role-play can be done well whatever is drawn: what its exemplary test, or another, comes to."""

from __future__ import annotations

from dataclasses import replace

from workstation.content.diagnostics import Diagnostic
from workstation.library.playing import failed_tests, fault_of
from workstation.library.shelf import Roleplay, Shelf
from workstation.roleplay.model import Expectation, Play
from workstation.roleplay.playing.drawing import weighty

# What the exemplary test of every file earns.
_DONE_WELL = Expectation(min_score=90, passed=True, flags=())


def played_faults(roleplay: Roleplay, shelf: Shelf) -> list[Diagnostic]:
    """What playing the tests finds: those that fail, and once all are well, the draws under which none does well."""
    return failed_tests(roleplay, shelf) or draw_faults(roleplay, shelf)


def draw_faults(roleplay: Roleplay, shelf: Shelf) -> list[Diagnostic]:
    """A diagnostic for each value drawn that makes the exemplary test impossible, where no test that names it does."""
    if roleplay.program is None:
        return []
    found = roleplay.nothing_found()
    exemplary = roleplay.script.exemplary
    for one, value, place in weighty(roleplay.script):
        detail = _fault(roleplay, shelf, exemplary, one.name, value)
        named = [test for test in roleplay.script.tests if (one.name, value) in test.draws]
        if detail and all(_fault(roleplay, shelf, test, one.name, value) for test in named):
            found.add("RP165", place, name=one.name, value=value, detail=detail)
    return found.found


def _fault(roleplay: Roleplay, shelf: Shelf, test: Play, name: str, value: str) -> str:
    """What keeps a test from doing well with that value drawn."""
    drawn = tuple({**dict(test.draws), name: value}.items())
    fault = fault_of(roleplay, shelf, replace(test, draws=drawn, expect=_DONE_WELL))
    return fault[1] if fault else ""
