"""What breaking a rule weighs on a channel, beside the house's other breaches."""

from __future__ import annotations

from dataclasses import replace

from workstation.assessment.scorecard import Scorecard, ScoredFlag
from workstation.roleplay.judging.rules import FATAL, PENALTIES, Rules


def with_rules(card: Scorecard, rules: Rules) -> Scorecard:
    """The scorecard with a breach for each rule that weighs something on its channel."""
    held = [(rule, severity) for rule in rules.rules if (severity := rule.severity_on(card.id))]
    flags = [
        ScoredFlag(rule.id, rule.title, severity == FATAL, PENALTIES[severity], rule.reason) for rule, severity in held
    ]
    return replace(card, breaches=(*card.breaches, *flags))
