"""The scorecard a session is judged by: the one it pinned when it began."""

from __future__ import annotations

from dataclasses import replace

from workstation.assessment.rule_flags import with_rules
from workstation.assessment.scorecard import BREACHES, Scorecard, pinned_scorecard, read_breaches
from workstation.events import SessionStarted
from workstation.session.pins import Pins


def pinned_card(pins: Pins, started: SessionStarted, channel: str) -> Scorecard:
    """The channel's, with the house's breaches and rules that the session pinned. Raises ``KeyError``."""
    path = f"scorecards/{channel}.yaml"
    card = pinned_scorecard(pins.file(started.manifest, path), path)
    if BREACHES in pins.manifest(started.manifest):
        card = replace(card, breaches=read_breaches(pins.file(started.manifest, BREACHES), BREACHES))
    return with_rules(card, pins.rules(started))
