"""What a dossier holds, what is done to it, and what proves an identity."""

from __future__ import annotations

from collections.abc import Mapping

from workstation.bank.acts import ACTS
from workstation.bank.entitled import CAPACITIES, HEARS
from workstation.bank.held import HELD, STATES
from workstation.bank.parts import OPENINGS, PARTS
from workstation.bank.perimeter import DESKS, JOBS
from workstation.bank.targets import TARGETS
from workstation.i18n import mark

GROUPS: Mapping[str, Mapping[str, str]] = {
    "section": {
        **{part.id: part.words for part in PARTS.values()},
        "upcoming": mark("Coming up"),
        "alerts": mark("To know first"),
        "entitled": mark("Who may hear what"),
    },
    "act": {
        **{act.id: act.words for act in ACTS.values()},
        **{step: part.opening for step, part in OPENINGS.items()},
    },
    "act_done": {act.id: act.done for act in ACTS.values()},
    "job": JOBS,
    "desk": DESKS,
    "target": {kind: target.words for kind, target in TARGETS.items()},
    "held": {kind: held.words for kind, held in HELD.items()},
    "held_state": STATES,
    "capacity": CAPACITIES,
    "hears": HEARS,
    "account": {
        "current": mark("Current account"),
        "joint": mark("Joint account"),
        "livret_a": mark("Livret A savings"),
        "ldds": mark("LDDS savings"),
        "lep": mark("LEP savings"),
        "livret_jeune": mark("Youth savings"),
        "cel": mark("Home savings account"),
        "pel": mark("Home savings plan"),
        "life_insurance": mark("Life insurance"),
    },
    "card": {
        "classic": mark("Classique card"),
        "premier": mark("Premier card"),
        "deposit_only": mark("Deposit card"),
    },
    "card_status": {
        "active": mark("Active card"),
        "locked": mark("Locked card"),
        "blocked": mark("Blocked card"),
        "expired": mark("Expired card"),
    },
    "debit": {
        "immediate": mark("immediate debit"),
        "deferred": mark("deferred debit"),
    },
    "contract": {
        "payment_insurance": mark("Payment insurance"),
        "home_insurance": mark("Home insurance"),
        "car_insurance": mark("Car insurance"),
        "personal_loan": mark("Personal loan"),
        "mortgage": mark("Mortgage"),
    },
    "incident": {
        "rejected_debit": mark("Rejected direct debit"),
        "overdraft_exceeded": mark("Overdraft exceeded"),
        "dispute": mark("Dispute"),
        "complaint": mark("Complaint"),
        "fraud": mark("Fraud"),
        "returned_mail": mark("Returned mail"),
        "missing_email": mark("E-mail address missing"),
        "expired_identity": mark("Identity paper out of date"),
        "duplicate_phone": mark("Telephone number held twice"),
        "double_dossier": mark("Person held twice"),
        "death_reported": mark("Death reported"),
        "guardianship": mark("Measure of protection"),
    },
    "incident_state": {
        "open": mark("Incident open"),
        "closed": mark("Incident closed"),
    },
    "element": {
        "name": mark("First name and surname"),
        "birth_date": mark("Date of birth"),
        "address": mark("Postal address"),
        "product": mark("Product held"),
        "operation": mark("Recent operation"),
        "app": mark("Approval in the app"),
    },
    "element_kind": {
        "name": mark("static"),
        "birth_date": mark("static"),
        "address": mark("static"),
        "product": mark("dynamic"),
        "operation": mark("dynamic"),
        "app": mark("strong"),
    },
    "operation_status": {
        "booked": mark("Booked"),
        "pending": mark("Awaiting booking"),
        "refused": mark("Operation refused"),
    },
    "relation": {
        "spouse": mark("spouse"),
        "child": mark("child"),
        "parent": mark("parent"),
    },
    "appointment_mode": {
        "branch": mark("in branch"),
        "phone": mark("by telephone"),
        "video": mark("by video"),
    },
}
