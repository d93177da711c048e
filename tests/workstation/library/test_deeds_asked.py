"""What ships trains every banking act: one conversation needs it, and in one it is a mistake."""

from __future__ import annotations

from tests.support.content import BUNDLED
from workstation.bank.acts import ACTS
from workstation.bank.perimeter import bundled
from workstation.roleplay.playing.program import Step

SOUND = [one for one in BUNDLED.roleplays if one.program]


def is_mistaken(step: Step) -> bool:
    """Whether the act, done as the step says, is a breach or costs patience."""
    return bool(step.move.flags) or step.move.mood < 0


def needed() -> dict[str, str]:
    """Act → a role-play whose exemplary test does it."""
    found = {}
    for one in SOUND:
        for name in one.script.exemplary.steps:
            step = one.script_program.step_of(name.partition("[")[0])
            if step is not None and step.move.desk:
                found[step.move.desk] = one.script.id
    return found


def mistaken() -> dict[str, str]:
    """Act → a role-play in which doing it is a mistake."""
    return {step.move.desk: one.script.id for one in SOUND for step in one.script_program.steps if is_mistaken(step)}


def test_every_act_is_needed_in_one_conversation_and_wrong_in_one() -> None:
    assert ACTS.keys() - needed().keys() == set(), "no exemplary test does these"
    assert ACTS.keys() - mistaken().keys() == set(), "these are a mistake nowhere"


def test_what_is_needed_is_within_the_role_that_is_played() -> None:
    scripts = {one.script.id: one.script for one in SOUND}
    asked = needed()
    beyond = {act: name for act, name in asked.items() if act in ACTS and bundled().of(act).barred(scripts[name].job)}
    assert beyond == {}
    assert scripts[asked["overdraft.set"]].job == "e_agency"
