"""The library of objections: what a class must hold, and what ships."""

from __future__ import annotations

import re

import pytest

from tests.support.content import BUNDLED
from workstation.content.diagnostics import ContentFault
from workstation.content.fillings import LANGUAGES
from workstation.content.objections import FAMILIES, TECHNIQUES, read_objection
from workstation.paths import SCRIPTS
from workstation.roleplay.judging.rules import IDENTIFIED, SPOKEN

PRICE = (SCRIPTS / "objections" / "price.yaml").read_text(encoding="utf-8")
CLASSES = {
    "price", "no-need", "equipped", "online-bank", "think", "spouse", "no-time", "mistrust", "channel", "papers",
    "fatigue", "dispute", "experience", "commitment", "yield", "law-covers", "own-adviser", "flat-no",
}  # fmt: skip
LET_GO = {"fatigue", "dispute", "flat-no"}
"""A right, a claim and a refusal: where anything but letting go is a second attempt."""


def codes(text: str, file: str = "objections/price.yaml") -> list[str]:
    with pytest.raises(ContentFault) as told:
        read_objection(text, file)
    return [fault.code for fault in told.value.diagnostics]


def test_the_eighteen_classes_of_the_trade_are_there_in_three_languages() -> None:
    assert {one.id for one in BUNDLED.objections} == CLASSES
    for one in BUNDLED.objections:
        assert set(one.says.said) == set(LANGUAGES)
        assert min(len(one.says.wordings(language)) for language in LANGUAGES) >= 2
        assert all((one.motive, one.limits, one.sources))
        assert one.sheet in BUNDLED.sheets


def test_each_class_is_met_in_a_role_play_that_ships() -> None:
    raised = re.compile(r"^ +(?:use: objection_|objection: )([a-z_-]+)$", re.MULTILINE)
    texts = [path.read_text(encoding="utf-8") for path in (SCRIPTS / "roleplays").glob("*.yaml")]
    met = {name.replace("_", "-") for text in texts for name in raised.findall(text)}
    assert CLASSES - met == set()


def test_only_a_right_a_claim_and_a_refusal_are_let_go_and_nothing_else() -> None:
    assert {one.id for one in BUNDLED.objections if one.let_go.only} == LET_GO
    for one in BUNDLED.objections:
        assert bool(one.answers) is not one.let_go.only
        assert one.let_go.text("fr")
        assert one.let_go.when


def test_answers_and_poor_answers_are_of_every_technique_and_family_and_say_why() -> None:
    answers = [answer for one in BUNDLED.objections for answer in one.answers]
    poor = [answer for one in BUNDLED.objections for answer in one.poor]
    assert {answer.technique for answer in answers} == set(TECHNIQUES)
    assert {answer.family for answer in poor} == set(FAMILIES)
    assert all(answer.why for answer in (*answers, *poor))


def test_pressing_is_always_marked_as_pressing() -> None:
    pressing = [answer for one in BUNDLED.objections for answer in one.poor if answer.family == "pressure"]
    assert len(pressing) >= 10
    assert {answer.flag for answer in pressing} == {"pressure"}


def test_a_poor_answer_that_breaks_a_rule_gravely_is_marked_by_it() -> None:
    unmarked = [
        (one.id, poor.family, said, finding.family)
        for one in BUNDLED.objections
        for poor in one.poor
        if not poor.flag
        for language, wordings in poor.said.items()
        for said in wordings
        for finding in BUNDLED.rules.findings(said, SPOKEN, language, identity=IDENTIFIED)
        if finding.word and finding.severity != "light"
    ]
    assert unmarked == []


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("technique: crac", "technique: acaver", "RP012"),
        ("technique: isolation", "technique: crac", "RP031"),
        ("family: minimising", "family: rudeness", "RP012"),
        ('  en: ["That’s too', '  es: ["That’s too', "RP213"),
        ("{{ blank.fact }} Si vous", "{{ blank.fait }} Si vous", "RP210"),
        ("sources: [", "source: [", "RP010"),
        ("motive: ", "motif: ", "RP010"),
        ("let_go:\n", "let_go:\n  only: true\n", "RP221"),
    ],
)
def test_a_class_at_fault_is_told_where(old: str, new: str, code: str) -> None:
    assert old in PRICE
    assert code in codes(PRICE.replace(old, new))
