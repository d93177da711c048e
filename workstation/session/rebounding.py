"""What may be offered to the client at hand, as a session stands, and what comes of offering it."""

from __future__ import annotations

from datetime import date

from workstation import commands as c
from workstation import events as e
from workstation.bank.people import client_id
from workstation.commands import Refused
from workstation.desk.state import OFFERED
from workstation.rebounds import rules
from workstation.rebounds.facts import Around, values
from workstation.rebounds.rules import Opportunity
from workstation.session.pins import Pins
from workstation.session.state import Contact, SessionState

UNSUITABLE = "unsuitable"
OUTCOMES = ("accepted", "refused", "later", UNSUITABLE)
REASONS = ("no_need", "upset", "not_now", "already_has")
"""Why something is not offered, though it could be."""
BREACHES = {"barred": "forbidden_rebound", "waiting": "early_rebound"}
"""The breaches of the house: offered where nothing may be; offered before its time."""
_SOLVED = ("rebound", "conclude", "wrap")


def at_hand(state: SessionState, contact: Contact, pins: Pins) -> tuple[Opportunity, ...]:
    """What the open dossier calls for, each as it stands; nothing while no dossier is open."""
    facts = _facts(state, contact, pins)
    started = state.started
    if facts is None or started is None:
        return ()
    return rules.opportunities(pins.rebounds(started.manifest), facts, started.job)


def decide(
    state: SessionState, contact: Contact, command: c.OfferRebound | c.AnswerRebound, pins: Pins
) -> list[e.Event]:  # fmt: skip
    """Note an offer, or what came of it. Raises ``Refused`` when it cannot be noted."""
    started, facts = state.started, _facts(state, contact, pins)
    if started is None or facts is None or contact.over:
        raise Refused("not_now")
    client, rebounds = contact.desk.current, pins.rebounds(started.manifest)
    one = rebounds.get(command.rebound)
    if one is None:
        raise Refused("not_now")
    known = contact.desk.rebounds.get((client, command.rebound), "")
    match command:
        case c.AnswerRebound(outcome=outcome, reason=reason):
            if outcome not in OUTCOMES or (outcome == UNSUITABLE) != (reason in REASONS):
                raise Refused("not_now")
            if (outcome == UNSUITABLE) == (known == OFFERED):  # what was offered has an answer, what was not has none
                raise Refused("not_now")
            return [e.ReboundAnswered(contact.id, client, one.id, one.title, outcome, reason)]
        case c.OfferRebound():
            if known == OFFERED:
                raise Refused("not_now")
            stands, bar = rules.may_offer(rebounds, command.rebound, facts, started.job)
            breach = BREACHES.get(stands, "") if contact.talk.place else ""
            return [e.ReboundOffered(contact.id, client, one.id, one.title, stands, bar, breach)]


def _facts(state: SessionState, contact: Contact, pins: Pins) -> tuple[int, ...] | None:
    started, mine = state.started, contact.desk
    if started is None or not mine.current:
        return None
    today = date.fromisoformat(started.today)
    dossier = pins.dossier_now(mine, mine.current, today)
    if dossier is None:
        return None
    script, talk = pins.program(contact.offer.digest).script, contact.talk
    refused = {
        name
        for one in state.contacts.values()
        for (who, name), outcome in one.desk.rebounds.items()
        if (who, outcome) == (mine.current, "refused")
    }
    around = Around(
        contact.offer.channel,
        mine.identity(mine.current).level,
        talk.concluded or talk.stage in _SOLVED,
        2 * talk.patience >= talk.patience_max,
        not contact.on_line,
        script.motif,
        mine.current == client_id(script.subject),
        frozenset(done.act for done in mine.acts if done.client == mine.current),
        frozenset(refused),
    )
    return values(dossier, around, today)
