"""Acts of service: documents, approvals, alerts, complaints, appointments."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from workstation.bank.acts.declaring import Act, Choice, Done, Effect, Option, Slot, Values
from workstation.bank.dossier import Appointment, Dossier, Incident
from workstation.bank.held import Held
from workstation.i18n import mark

RECORDING_REFUSED = "recording.refuse"
"""The act by which the telephone records no more."""


def _noted(kind: str, field: str = "") -> Effect:
    """A dated line of that kind, which says the value of a field."""

    def effect(dossier: Dossier, _target: str, values: Values, done: Done) -> Dossier:
        item = Held(kind, done.day, values.get(field, ""), reference=done.reference)
        return replace(dossier, held=(*dossier.held, item))

    return effect


def _refuse_recording(dossier: Dossier, _target: str, _values: Values, done: Done) -> Dossier:
    kept = tuple(one for one in dossier.held if (one.kind, one.what) != ("consent", "recording"))
    item = Held("consent", done.day, "recording", state="refused", reference=done.reference)
    return replace(dossier, held=(*kept, item))


def _recording_refused(dossier: Dossier, _target: str, _values: Values) -> str:
    refused = any(one.what == "recording" and one.state == "refused" for one in dossier.items("consent"))
    return "recording_refused" if refused else ""


def _refuse_offers(dossier: Dossier, _target: str, _values: Values, done: Done) -> Dossier:
    """An objection holds for every channel at once, and for the offers one would make while talking."""
    ways = ("calls", "messages")
    kept = tuple(one for one in dossier.held if one.kind != "consent" or one.what not in ways)
    said = tuple(Held("consent", done.day, way, state="refused", reference=done.reference) for way in ways)
    return replace(dossier, client=replace(dossier.client, sales_consent=False), held=(*kept, *said))


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


def _no_cheques(dossier: Dossier, _target: str, _values: Values) -> str:
    """No cheques under a ban, nor with the offer for clients in difficulty (CMF, articles L. 131-73 and R. 312-4-3)."""
    if dossier.items("cheque_ban"):
        return "no_cheques"
    if dossier.items("cheque_order"):
        return "cheques_ordered"
    used = [one for one in dossier.accounts if one.kind in ("current", "joint")]
    if used and all(dossier.is_closed(one.id) for one in used):
        return "account_closed"
    return "" if used else "no_target"


ACTS = (
    Act(
        "app.push", 0, "Authentification forte : Code monétaire et financier, article L. 133-44", "acts",
        mark("Send an approval to the app"), mark("Approval sent to the app"), mark("Approval in the app…"), "app",
        _noted("approval"),
        always=True,
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
                Option("weak-client-offer", mark("Account offer with capped fees")),
                Option("debit-dispute-form", mark("Refund request for a direct debit")),
            )),
        ),
        always=True,
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
        always=True,
    ),
    Act(
        RECORDING_REFUSED, 0, "Droit d’opposition : RGPD, article 21", "acts",
        mark("Record a refusal to be recorded"), mark("Refusal to be recorded noted"), mark("Refuses the recording…"),
        "recording_off", _refuse_recording,
        against=_recording_refused,
        always=True,
        tells=mark("The recording of the call stops at once, and the next calls are not recorded."),
    ),
    Act(
        "offers.refuse", 0, "Droit d’opposition à la prospection : RGPD, article 21", "acts",
        mark("Record an objection to sales offers"), mark("Objection to sales offers noted"),
        mark("Refuses sales offers…"), "silent", _refuse_offers,
        always=True,
        tells=mark("It holds at once, for calls, e-mails and text messages: nothing is offered any more."),
    ),
    Act(
        "complaint.register", 1, "Recommandation ACPR 2024-R-02 du 2 juillet 2024", "acts",
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
        always=True,
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
        "appointment.cancel", 2, "Prend rendez-vous pour les agences physiques", "upcoming",
        mark("Cancel an appointment"), mark("Appointment cancelled"), mark("Cancel an appointment…"), "close",
        _cancel,
        target="appointment",
    ),
    Act(
        "sms.send", 1, "Apporte une réponse immédiate dans son périmètre", "acts",
        mark("Send a text message"), mark("Text message sent"), mark("Send a text message…"), "app",
        _noted("message", "subject"),
        fields=(
            Choice("subject", mark("Subject"), (
                Option("mailbox", mark("A message waits in the secure mailbox")),
                Option("appointment", mark("Reminder of the appointment")),
                Option("papers", mark("Papers awaited")),
                Option("call_back", mark("We tried to reach you")),
            )),
        ),
        tells=mark("It names no account, no amount and no link, and asks for no code."),
    ),
    Act(
        "letter.send", 1, "Apporte une réponse immédiate dans son périmètre", "acts",
        mark("Send a letter"), mark("Letter sent"), mark("Send a letter…"), "email", _noted("letter", "subject"),
        fields=(
            Choice("subject", mark("Subject"), (
                Option("summary", mark("Summary of the conversation")),
                Option("cheque", mark("Confirmation of a cheque stopped")),
                Option("papers", mark("Papers awaited")),
                Option("estate", mark("Papers for an estate")),
            )),
        ),
        always=True,
        tells=mark("Sent to {address}."),
    ),
    Act(
        "cheques.order", 2, "Effectue des ventes de produits simples", "accounts",
        mark("Order a chequebook"), mark("Chequebook ordered"), mark("Order a chequebook…"), "template",
        _noted("cheque_order", "sent"),
        fields=(
            Choice("sent", mark("Sent"), (
                Option("branch", mark("Kept at the branch")),
                Option("registered", mark("By registered post")),
            )),
        ),
        against=_no_cheques,
    ),
)  # fmt: skip
