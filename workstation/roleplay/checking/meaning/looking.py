"""Everything that is looked at in what a role-play means."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date

from workstation.bank.people import Person
from workstation.content.dates import REFERENCE_DATE
from workstation.content.diagnostics import Diagnostics
from workstation.roleplay import model as m
from workstation.roleplay.checking.meaning.better import advise_better, check_better
from workstation.roleplay.checking.meaning.canvassing import check_canvassing
from workstation.roleplay.checking.meaning.claims import advise_claims
from workstation.roleplay.checking.meaning.days import advise_days
from workstation.roleplay.checking.meaning.hints import hint_meaning
from workstation.roleplay.checking.meaning.outcomes import check_outcomes
from workstation.roleplay.checking.meaning.severity import advise_severity, advise_tested
from workstation.roleplay.checking.meaning.voices import hint_voices
from workstation.roleplay.checking.meaning.who import advise_who, hint_manner
from workstation.roleplay.checking.meaning.wordings import advise_wordings, check_wordings
from workstation.roleplay.judging.rules import Rules


@dataclass(frozen=True)
class Facts:
    """What a role-play's meaning is compared with.

    ``persons``: by slug. ``figures``: the values of the dated table. ``knock_outs``: by criterion or fatal flag of the
    channel, what fails a contact. ``housed``: the flags whose cost is the
    house's. ``rules``: those in force. ``day``: on or after which sessions are set.
    ``manners``: those a persona may have.
    """

    persons: Mapping[str, Person] = field(default_factory=dict)
    figures: Mapping[str, str] = field(default_factory=dict)
    knock_outs: Mapping[str, str] = field(default_factory=dict)
    housed: Collection[str] = ()
    rules: Rules = field(default_factory=Rules)
    day: date = REFERENCE_DATE
    manners: Collection[str] = ()


def check_meaning(script: m.Script, diagnostics: Diagnostics, facts: Facts) -> None:
    """Report what cannot be meant."""
    check_outcomes(script, diagnostics)
    check_wordings(script, diagnostics)
    check_better(script, diagnostics)
    check_canvassing(script, diagnostics, facts.persons, facts.day)


def advise_meaning(script: m.Script, diagnostics: Diagnostics, facts: Facts) -> None:
    """Warn of what is surely not meant, and hint at what may not be."""
    advise_who(script, diagnostics, facts.persons)
    hint_manner(script, diagnostics, facts.manners)
    advise_better(script, diagnostics)
    advise_wordings(script, diagnostics)
    advise_claims(script, diagnostics, facts.persons, facts.figures)
    advise_days(script, diagnostics, facts.persons)
    advise_severity(script, diagnostics, facts.knock_outs, facts.housed)
    advise_tested(script, diagnostics)
    hint_meaning(script, diagnostics, facts.figures, facts.rules, facts.persons)
    hint_voices(script, diagnostics)
