"""When a client may be called for a proposal, and who: the law on telephone canvassing (démarchage téléphonique).

Code de la consommation, L. 223-1 (prior consent, in force 11 August 2026) and D. 223-9 (days and hours).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta

from workstation.bank.people import Person
from workstation.content.diagnostics import Diagnostics, Phrase, phrase
from workstation.content.holidays import holiday
from workstation.i18n import mark
from workstation.roleplay import model as m
from workstation.roleplay.checking.meaning.who import speaker

_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_HOURS = ((10 * 60, 13 * 60), (14 * 60, 20 * 60))
_SATURDAY = 5


def check_canvassing(script: m.Script, diagnostics: Diagnostics, people: Mapping[str, Person], reference: date) -> None:
    """Report an outbound call at a time that the law forbids, or to somebody who has not agreed to it.

    A client may be called within a contract in progress and about it: such a call is known by its motif.
    """
    if script.channel != "outbound":
        return
    reason = forbidden(script.at, reference)
    if reason is not None:
        diagnostics.add("RP139", script.place_of("at"), moment=script.at, reason=reason)
    person = speaker(script, people)
    if person is None:
        return
    dossier = person.dossier
    followed = script.motif.startswith("SUIVI-") and dossier.contracts
    if not dossier.client.sales_consent and not followed:
        diagnostics.add("RP149", script.place_of("client"), name=dossier.client.name)


def forbidden(at: str, reference: date) -> Phrase | None:
    """Why nobody may be called then; ``at`` as « wed 17:30 », on or after ``reference``. None when one may."""
    word, _, clock = at.partition(" ")
    hours, _, minutes = clock.partition(":")
    if word not in _DAYS or not (hours.isdecimal() and minutes.isdecimal()):
        return None  # no moment: that is told
    day = reference + timedelta(days=(_DAYS.index(word) - reference.weekday()) % 7)
    if day.weekday() >= _SATURDAY:
        return phrase(mark("it is no working day"))
    if holiday(day):
        return phrase(mark("{day} is a public holiday"), day=day.isoformat())
    now = int(hours) * 60 + int(minutes)
    if not any(start <= now < end for start, end in _HOURS):
        return phrase(mark("the hour is outside what the law allows"))
    return None
