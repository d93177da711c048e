"""The measures that a role-play leaves to its exemplary test, put in their places."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from workstation.roleplay import model as m
from workstation.roleplay.checking.facets import facet_sums
from workstation.roleplay.playing.exemplary import earned, target
from workstation.roleplay.playing.program import Program

TARGET = "time.target"


def with_maxima(script: m.Script, kept: Mapping[str, int] | None = None) -> m.Script:
    """The role-play with each maximum that is not written. ``kept``: those pinned when a session began."""
    found = {f"rubric.{name}": points for name, points in earned(script).items()} if kept is None else dict(kept)
    alone = facet_sums(script)
    rubric, computed = [], {}
    for criterion in script.rubric:
        name = f"rubric.{criterion.id}"
        if not criterion.maximum and criterion.id not in alone and found.get(name):
            computed[name] = found[name]
            criterion = replace(criterion, maximum=found[name])  # noqa: PLW2901
        rubric.append(criterion)
    return replace(script, rubric=tuple(rubric), computed=tuple(computed.items()))


def with_target(program: Program, kept: Mapping[str, int] | None = None) -> Program:
    """The program of a role-play with a target time, when none is written."""
    script = program.script
    if script.target:
        return program
    seconds = (kept or {}).get(TARGET) or target(program)
    found = (*script.computed, (TARGET, seconds))
    return replace(program, script=replace(script, target=seconds, computed=found))
