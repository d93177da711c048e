"""The scorecard a session is judged by: the one it pinned when it began."""

from __future__ import annotations

from dataclasses import replace

from workstation.assessment.scorecard import BREACHES, Scorecard, pinned_scorecard, read_breaches
from workstation.events import SessionStarted
from workstation.session.pins import Pins


def pinned_card(pins: Pins, started: SessionStarted, channel: str) -> Scorecard:
    """The channel's, with the house's breaches where the session pinned them. Raises ``KeyError``."""
    path = f"scorecards/{channel}.yaml"
    card = pinned_scorecard(pins.file(started.manifest, path), path)
    if BREACHES not in pins.manifest(started.manifest):
        return card
    return replace(card, breaches=read_breaches(pins.file(started.manifest, BREACHES), BREACHES))
