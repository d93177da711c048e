"""Acts of service: documents, approvals, alerts, complaints, appointments."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from workstation.bank.acts.declaring import Act, Choice, Done, Effect, Option, Slot, Values
from workstation.bank.dossier import Appointment, Dossier, Incident
from workstation.bank.held import Held
from workstation.i18n import mark


def _noted(kind: str, field: str = "") -> Effect:
    """A dated line of that kind, which says the value of a field."""

    def effect(dossier: Dossier, _target: str, values: Values, done: Done) -> Dossier:
        item = Held(kind, done.day, values.get(field, ""), reference=done.reference)
        return replace(dossier, held=(*dossier.held, item))

    return effect


def _complain(dossier: Dossier, _target: str, values: Values, done: Done) -> Dossier:
    incident = Incident(done.day, "complaint", values.get("subject", ""), "open")
    return replace(dossier, incidents=(incident, *dossier.incidents))


def _book(dossier: Dossier, _target: str, values: Values, _done: Done) -> Dossier:
    day, _, hour = values["slot"].partition(" ")
    met = Appointment(date.fromisoformat(day), hour, values.get("subject", ""), values.get("mode", "branch"))
    return replace(dossier, appointments=tuple(sorted((*dossier.appointments, met), key=lambda a: (a.day, a.hour))))


def _cancel(dossier: Dossier, target: str, _values: Values, _done: Done) -> Dossier:
    kept = tuple(met for met in dossier.appointments if f"{met.day.isoformat()} {met.hour}" != target)
    return replace(dossier, appointments=kept)


ACTS = (
    Act(
        "app.push", 0, "domain 4.1, strong authentication", "acts",
        mark("Send an approval to the app"), mark("Approval sent to the app"), mark("Approval in the app…"), "app",
        _noted("approval"),
        tells=mark("The client receives a request in the app, reads it and approves it."),
    ),
    Act(
        "document.send", 0, "Apporte une réponse immédiate dans son périmètre", "acts",
        mark("Send a document"), mark("Document sent"), mark("Send a document…"), "send",
        _noted("document", "document"),
        fields=(
            Choice("document", mark("Document"), (
                Option("account_details", mark("Bank account details")),
                Option("payment-insurance", mark("Payment insurance notice")),
                Option("power_of_attorney", mark("Power of attorney form")),
                Option("price_list", mark("Price list")),
                Option("dispute_form", mark("Dispute form")),
            )),
        ),
        tells=mark("It goes to the client’s secure mailbox."),
    ),
    Act(
        "alert.second_level", 0, "Redirige l’appel vers un deuxième niveau en cas de besoin", "acts",
        mark("Alert the second level"), mark("Second level alerted"), mark("Alert the second level…"), "flag",
        _noted("alert", "subject"),
        fields=(
            Choice("subject", mark("Subject"), (
                Option("fraud", mark("Suspected fraud")),
                Option("complaint", mark("Complaint")),
                Option("out_of_scope", mark("Outside my remit")),
            )),
        ),
    ),
    Act(
        "complaint.register", 1, "domain 4.9, complaints; domain 7 I09", "acts",
        mark("Register a complaint"), mark("Complaint registered"), mark("Register a complaint…"), "breach", _complain,
        fields=(
            Choice("subject", mark("Subject"), (
                Option("fees", mark("Fees")),
                Option("delay", mark("Delay or no answer")),
                Option("error", mark("Error of the bank")),
                Option("refusal", mark("Refusal disputed")),
                Option("welcome", mark("Welcome or behaviour")),
            )),
            Choice("answer", mark("Answer wished"), (
                Option("secure", mark("By the secure mailbox")),
                Option("letter", mark("By letter")),
                Option("call", mark("By telephone")),
            )),
        ),
        tells=mark("It is acknowledged in writing, with the date of the answer and how to go further."),
    ),
    Act(
        "appointment.book", 1, "Enregistre un RDV dans l’agenda du conseiller", "upcoming",
        mark("Book an appointment"), mark("Appointment booked"), mark("Book an appointment…"), "appointment", _book,
        fields=(
            Slot("slot", mark("Opening")),
            Choice("mode", mark("How"), (
                Option("branch", mark("At the branch")),
                Option("phone", mark("By telephone")),
                Option("video", mark("By video")),
            )),
        ),
        undone_by="appointment.cancel",
    ),
    Act(
        "appointment.cancel", 1, "Prend rendez-vous pour les agences physiques", "upcoming",
        mark("Cancel an appointment"), mark("Appointment cancelled"), mark("Cancel an appointment…"), "close",
        _cancel,
        target="appointment",
    ),
)  # fmt: skip
