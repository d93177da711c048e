"""What content names in French has a word in every interface, and a part opened too early is not said to be given."""

from __future__ import annotations

import pytest

from tests.support.content import BUNDLED
from workstation import i18n
from workstation.bank.dispositions import Choice, Dispositions, Reason
from workstation.channels import CHANNELS
from workstation.headings import HEADINGS, heading, in_words


@pytest.mark.parametrize("channel", CHANNELS)
def test_every_bundled_criterion_and_stage_has_its_word_outside_french(channel: str) -> None:
    named = [("criterion", each.id, each.title) for each in BUNDLED.scorecard(channel).criteria]
    named += [("stage", each.id, each.title) for each in BUNDLED.guide_of(channel).stages]
    i18n.install("en")
    assert [heading(*each) for each in named] == [HEADINGS[group][code] for group, code, _ in named]
    i18n.install("fr")
    assert [heading(*each) for each in named] == [title for _, _, title in named]


def test_every_bundled_choice_of_a_note_and_every_rule_has_its_word_outside_french() -> None:
    lists = BUNDLED.dispositions
    reasons = [each for family in lists.reasons for each in (family, *family.children)]
    named = [("disposition", each.code, each.title) for each in reasons]
    named += [("outcome", each.code, each.title) for each in lists.outcomes]
    named += [("follow_up", each.code, each.title) for each in lists.follow_ups]
    named += [("rule", each.id, each.title) for each in BUNDLED.rules.rules]
    i18n.install("en")
    assert [heading(*each) for each in named] == [HEADINGS[group][code] for group, code, _ in named]
    assert in_words(lists).outcomes[0].title == "Solved"
    assert [leaf.code for _, leaf in in_words(lists).leaves()] == [leaf.code for _, leaf in lists.leaves()]
    i18n.install("fr")
    assert in_words(lists) == lists


def test_what_a_house_added_keeps_its_title_everywhere() -> None:
    i18n.install("en")
    own = Dispositions((Reason("OWN", "Maison", (Reason("OWN-1", "À nous"),)),), (Choice("ours", "Chez nous"),), ())
    assert in_words(own) == own


@pytest.mark.parametrize("channel", CHANNELS)
def test_a_breach_of_secrecy_by_opening_a_part_speaks_of_looking(channel: str) -> None:
    flags = {flag.id: flag.why for flag in BUNDLED.scorecard(channel).flags}
    for one in BUNDLED.roleplays:
        if one.script.channel == channel:
            opened = {step.breach_flag for step in one.script.desk if step.desk.endswith(".open")}
            flags |= {f"{one.script.id} {flag.id}": flag.why for flag in one.script.flags if flag.id in opened}
    told = [why for name, why in flags.items() if "secrecy" in name]
    assert all("consultée" in why or "ouvertes" in why for why in told), told
