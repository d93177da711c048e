"""Acts on contact data and on what is wrong with a dossier: one item at a time, and the former contact is warned."""

from __future__ import annotations

from dataclasses import replace

from workstation.bank.acts.declaring import Act, Choice, Done, Option, Typed, Values
from workstation.bank.dossier import Address, Client, Dossier
from workstation.bank.held import Held
from workstation.bank.perimeter import DESKS
from workstation.bank.typed import Bounds
from workstation.i18n import mark

_SHORT = Bounds(2, 60)
_PROOFS = (
    Option("invoice", mark("Bill of less than three months")),
    Option("tax", mark("Tax notice")),
    Option("host", mark("Statement of the person who lodges the client")),
    Option("none", mark("No proof yet")),
)
_OURS = ("missing_email", "returned_mail", "duplicate_phone")
"""What an adviser mends with the client; the rest needs papers that somebody else judges."""
_JUDGES = ("branch", "estates", "protected_persons", "second_level")
"""Desks that judge the papers of an anomaly."""


def _changed(dossier: Dossier, client: Client, what: str, was: str, done: Done) -> Dossier:
    """The dossier with the new contact, and a line that keeps the former one."""
    item = Held("contact_change", done.day, what, was, reference=done.reference)
    return replace(dossier, client=client, held=(*dossier.held, item))


def _phone(dossier: Dossier, _target: str, values: Values, done: Done) -> Dossier:
    who = dossier.client
    return _changed(dossier, replace(who, phone=values["phone"]), "phone", who.phone, done)


def _mail(dossier: Dossier, _target: str, values: Values, done: Done) -> Dossier:
    who = dossier.client
    return _changed(dossier, replace(who, email=values["email"]), "mail", who.email, done)


def _address(dossier: Dossier, _target: str, values: Values, done: Done) -> Dossier:
    who, was = dossier.client, dossier.client.address
    now = Address(values["street"], values["postcode"], values["city"])
    return _changed(dossier, replace(who, address=now), "address", f"{was.street}, {was.postcode} {was.city}", done)


def _same_phone(dossier: Dossier, _target: str, values: Values) -> str:
    return "contact_same" if values.get("phone") == dossier.client.phone else ""


def _same_mail(dossier: Dossier, _target: str, values: Values) -> str:
    return "contact_same" if values.get("email") == dossier.client.email else ""


def _no_proof(dossier: Dossier, _target: str, values: Values) -> str:
    if values.get("proof") == "none":
        return "proof_needed"
    was = dossier.client.address
    same = values.get("street") == was.street and values.get("postcode") == was.postcode
    return "contact_same" if same else ""


def _mend(dossier: Dossier, target: str, _values: Values, _done: Done) -> Dossier:
    incidents = tuple(
        replace(one, state="closed") if one.kind == target and one.state == "open" else one for one in dossier.incidents
    )
    return replace(dossier, incidents=incidents)


def _not_mended(dossier: Dossier, target: str, _values: Values) -> str:
    if target not in _OURS:
        return "anomaly_beyond"
    changed = {item.what for item in dossier.items("contact_change")}
    first = {"missing_email": "mail", "returned_mail": "address", "duplicate_phone": "phone"}[target]
    return "" if first in changed or (target == "missing_email" and dossier.client.email) else "contact_first"


def _report(dossier: Dossier, target: str, values: Values, done: Done) -> Dossier:
    item = Held("anomaly_report", done.day, values["to"], _label(dossier, target), reference=done.reference)
    return dossier.with_item(item)


def _label(dossier: Dossier, target: str) -> str:
    return next((one.label for one in dossier.incidents if one.kind == target and one.state == "open"), "")


def _not_reported(dossier: Dossier, target: str, _values: Values) -> str:
    if target in _OURS:
        return "anomaly_ours"
    told = {item.about for item in dossier.items("anomaly_report")}
    return "anomaly_reported" if _label(dossier, target) in told else ""


ACTS = (
    Act(
        "contact.phone", 3, "Met à jour les données de contact (adresse, téléphone, courriel...)", "details",
        mark("Change the telephone number"), mark("Telephone number changed"), mark("Change the telephone…"), "call",
        _phone,
        fields=(Typed("phone", mark("New telephone number"), "phone", Bounds(10, 10)),),
        against=_same_phone,
        tells=mark("Read it back to the client; the former contact receives a warning."),
    ),
    Act(
        "contact.mail", 3, "Met à jour les données de contact (adresse, téléphone, courriel...)", "details",
        mark("Change the e-mail address"), mark("E-mail address changed"), mark("Change the e-mail…"), "email",
        _mail,
        fields=(Typed("email", mark("New e-mail address"), "mail", Bounds(6, 120)),),
        against=_same_mail,
        tells=mark("Read it back to the client; the former contact receives a warning."),
    ),
    Act(
        "contact.address", 3, "Met à jour les données de contact (adresse, téléphone, courriel...)", "details",
        mark("Change the postal address"), mark("Postal address changed"), mark("Change the address…"), "home",
        _address,
        fields=(
            Typed("street", mark("Number and street"), "words", _SHORT),
            Typed("postcode", mark("Postcode, 5 digits"), "digits", Bounds(5, 5)),
            Typed("city", mark("Town"), "words", _SHORT),
            Choice("proof", mark("Proof of address"), _PROOFS),
        ),
        against=_no_proof,
        tells=mark("Read it back to the client; the former contact receives a warning."),
    ),
    Act(
        "anomaly.correct", 2, "Corrige les anomalies dans son périmètre", "incidents",
        mark("Close an anomaly that was mended"), mark("Anomaly closed"), mark("Close an anomaly…"), "done", _mend,
        target="anomaly",
        fields=(
            Choice("checked", mark("Checked with"), (
                Option("client", mark("The client, identified")),
                Option("paper", mark("A paper received")),
            )),
        ),
        against=_not_mended,
    ),
    Act(
        "anomaly.report", 2, "Identifie les anomalies des données des contrats", "incidents",
        mark("Report an anomaly"), mark("Anomaly reported"), mark("Report an anomaly…"), "flag", _report,
        target="anomaly",
        fields=(Choice("to", mark("Who judges it"), tuple(Option(desk, DESKS[desk]) for desk in _JUDGES)),),
        against=_not_reported,
        always=True,
        tells=mark("Nothing changes in the dossier until they have seen the papers."),
    ),
)  # fmt: skip
