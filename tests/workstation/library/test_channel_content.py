"""The bundled scorecards and guides, channel by channel."""

from __future__ import annotations

import pytest

from tests.support.content import BUNDLED
from workstation.channels import CHANNELS, WRITTEN
from workstation.content.manners import PLAIN, Manner
from workstation.roleplay.model import STAGES


@pytest.mark.parametrize("channel", CHANNELS)
def test_a_channel_is_marked_on_a_hundred_points(channel: str) -> None:
    card = BUNDLED.scorecard(channel)
    assert card.id == channel
    assert sum(criterion.weight for criterion in card.criteria) == 100
    assert any(criterion.knock_out for criterion in card.criteria)


@pytest.mark.parametrize("channel", CHANNELS)
def test_what_the_workstation_raises_by_itself_costs_something_on_every_channel(channel: str) -> None:
    flags = {flag.id: flag for flag in BUNDLED.scorecard(channel).flags}
    assert all(flags[name].fatal for name in ("secrecy", "wrong_identity", "hung_up_on_customer"))
    assert ("long_hold" in flags) == (channel not in WRITTEN)


@pytest.mark.parametrize("channel", CHANNELS)
def test_the_guide_of_a_channel_speaks_of_every_stage(channel: str) -> None:
    guide = BUNDLED.guide_of(channel)
    assert guide.id == channel
    assert {stage.id for stage in guide.stages} == set(STAGES)
    assert all(stage.goal and stage.phrases and stage.seconds[0] < stage.seconds[1] for stage in guide.stages)


def test_what_is_written_is_not_told_to_hang_up() -> None:
    for channel in WRITTEN:
        said = " ".join(f"{s.goal} {' '.join(s.phrases)}" for s in BUNDLED.guide_of(channel).stages)
        assert "raccroche" not in said


def test_each_manner_is_met_in_a_conversation_and_each_mood_is_a_manner() -> None:
    moods = {one.script.persona.mood for one in BUNDLED.roleplays if one.program}
    assert moods - {""} == {PLAIN, *BUNDLED.manners}


@pytest.mark.parametrize("manner", BUNDLED.manners.values(), ids=lambda manner: manner.id)
def test_what_is_said_to_somebody_breaks_no_rule(manner: Manner) -> None:
    assert manner.phrases
    for words in manner.phrases:
        assert not BUNDLED.rules.findings(words, "spoken", "fr"), words


def test_one_breach_has_one_severity_on_every_channel_and_in_every_role_play() -> None:
    declared = [(flag.id, flag.fatal, flag.penalty) for flag in BUNDLED.breaches]
    for channel in CHANNELS:
        declared += [(flag.id, flag.fatal, flag.penalty) for flag in BUNDLED.scorecard(channel).flags]
    house = {name for name, _, _ in declared}
    for one in BUNDLED.roleplays:
        declared += [(f.id, f.fatal, f.penalty) for f in one.script.flags if f.id not in house]
        assert not [f.id for f in one.script.flags if f.id in house and (f.fatal or f.penalty)]
    assert len(set(declared)) == len({name for name, _, _ in set(declared)})
