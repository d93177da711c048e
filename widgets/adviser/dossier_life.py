"""Parts of the dossier that tell a client's life with the bank: alerts, contracts, incidents, papers, the time line."""

from __future__ import annotations

from datetime import date, timedelta

from widgets.adviser.dossier_common import TONES, acts_of, held_row, held_rows, masked, option, what_of
from widgets.adviser.dossier_model import Block, Reading, Row, View
from workstation.bank.dossier import ANOMALIES, Dossier, Incident
from workstation.bank.entitled import entitled
from workstation.bank.parts import PARTS
from workstation.i18n import language, tr
from workstation.phrases import phrase
from workstation.wording import full_date, money, short_date

CASES = ("fraud", "complaint", "dispute")
"""Incidents that somebody at the bank works on."""
_PLAIN = timedelta(days=300)
"""How far a day may be for its year to go without saying."""
_TOLD = ("document", "letter", "message", "alert", "received", "contact_change", "subscription", "limit_return")
"""Kinds of item that are a contact with the client, whichever way it went."""


def alerts(dossier: Dossier, reading: Reading) -> View:
    """What must be known before a word is said: a death and a measure of protection at once, the rest at its level."""
    rows = [held_row(item) for kind in ("death", "protection") for item in dossier.items(kind)]
    if reading.level_of("incidents") >= PARTS["incidents"].level:
        rows += [held_row(item) for item in dossier.items("cheque_ban")]
        rows += [_alert(one) for one in dossier.incidents if one.state == "open" and one.kind in (*CASES, *ANOMALIES)]
        if dossier.client.fragile:
            rows.append(Row(tr("Client in financial difficulty: incident fees are capped")))
    blocks = (Block(rows=tuple(rows)),) if rows else ()
    return View("alerts", phrase("section", "alerts"), "warning", "open", 0, blocks=blocks, showable=False)


def rights(dossier: Dossier, reading: Reading) -> View:
    """Who else may hear what, as the dossier names them; names are shown from the first level on."""
    named = reading.level >= PARTS["details"].level
    rows = []
    for one in entitled(dossier, reading.today):
        capacity = phrase("capacity", one.capacity)
        label = f"{one.name}, {capacity}" if one.name and named else capacity[:1].upper() + capacity[1:]
        rows.append(Row(label, note=phrase("hears", one.hears)))
    blocks = (Block(rows=tuple(rows)),) if rows else ()
    return View("entitled", phrase("section", "entitled"), "household", "open", 0, blocks=blocks, showable=False)


def _alert(event: Incident) -> Row:
    chip = (phrase("incident_state", event.state), "now")
    return Row(phrase("incident", event.kind), day=short_date(event.day, language()), chip=chip)


def contracts(dossier: Dossier, reading: Reading) -> View:
    """Insurance and loans, what is in progress, and the credit studied beforehand, which is not ours to offer."""
    title, look = phrase("section", "contracts"), reading.look("contracts", PARTS["contracts"].level)
    if look == "closed":
        return masked("contracts", "insurance", reading, ((tr("Loans, insurance, contracts in progress"), ""),))
    rows = [
        Row(held.label, money(held.amount, language()) if held.amount else "", note=phrase("contract", held.kind))
        for held in dossier.contracts
    ]
    for item in dossier.items("subscription"):
        rows.append(held_row(item))
    for item in dossier.items("credit_offer"):
        chip = (tr("For the credit adviser"), "neutral")
        rows.append(Row(phrase("held", item.kind), day=short_date(item.day, language()), chip=chip))
    empty = "" if rows else tr("No contract in this dossier.")
    block = Block(rows=tuple(rows), acts=acts_of("contracts", dossier, reading))
    return View("contracts", title, "insurance", "open", 2, empty=empty, blocks=(block,))


def incidents(dossier: Dossier, reading: Reading) -> View:
    """What went wrong, what is wrong with the dossier itself, and fees."""
    title, look = phrase("section", "incidents"), reading.look("incidents", PARTS["incidents"].level)
    if look == "closed":
        return masked("incidents", "problem", reading, ((tr("Incidents, complaints and fees"), ""),))
    shown = dossier.incidents if look == "open" else dossier.incidents[:3]
    rows = tuple(_incident(event) for event in shown)
    fees = held_rows("fees", dossier) if look == "open" else ()
    more = tr("See all") if look == "summary" and (len(dossier.incidents) > len(rows) or dossier.items("fee")) else ""
    blocks = [Block(rows=rows, acts=acts_of("incidents", dossier, reading))]
    if fees:
        blocks.append(Block(tr("Fees"), rows=fees))
    empty = "" if rows or dossier.items("fee") else tr("No incident in this dossier.")
    return View("incidents", title, "problem", look, 2, more=more, empty=empty, blocks=tuple(blocks))


def _incident(event: Incident) -> Row:
    kind = phrase("incident", event.kind)
    told = _told_of(event)
    words = kind if event.label.isdecimal() else told or kind  # a reference is no name for it
    return Row(
        words,
        money(event.amount, language()) if event.amount else "",
        day=short_date(event.day, language()),
        chip=(phrase("incident_state", event.state), "now" if event.state == "open" else "neutral"),
        note=told if words == kind != told else kind if event.kind in (*CASES, *ANOMALIES) and words != kind else "",
    )


def _told_of(event: Incident) -> str:
    """What is said of it beside its kind: what a case is about, or its reference."""
    if event.label.isdecimal():
        return tr("ref. {reference}", reference=event.label)
    return option("complaint.register", event.label) or option("fraud.open", event.label) or event.label


def documents(dossier: Dossier, reading: Reading) -> View:
    """Papers received from the client, and until when they hold."""
    title, look = phrase("section", "documents"), reading.look("documents", PARTS["documents"].level)
    if look == "closed":
        return masked("documents", "template", reading, ((tr("Papers received"), ""),))
    rows = tuple(
        Row(
            what_of(item) or phrase("held", item.kind),
            day=_dated(item.day, reading.today),
            chip=(phrase("held_state", item.state), TONES.get(item.state, "good")),
        )
        for item in sorted(dossier.items("received"), key=lambda item: item.day, reverse=True)
    )
    empty = "" if rows else tr("No paper received.")
    return View("documents", title, "template", "open", 2, empty=empty, blocks=(Block(rows=rows),))


def consents(dossier: Dossier, reading: Reading) -> View:
    """What the client agreed to, and when: a consent to sales calls holds a year.

    Code de la consommation, article R. 223-1.
    """
    title, look = phrase("section", "consents"), reading.look("consents", PARTS["consents"].level)
    if look == "closed":
        return masked("consents", "consent", reading, ((tr("Consents and refusals"), ""),))
    rows = tuple(
        Row(
            what_of(item),
            day=_dated(item.day, reading.today),
            chip=(phrase("held_state", item.state), TONES.get(item.state, "good")),
        )
        for item in sorted(dossier.items("consent"), key=lambda item: item.day, reverse=True)
    )
    empty = "" if rows else tr("No consent recorded.")
    return View("consents", title, "consent", "open", 1, empty=empty, blocks=(Block(rows=rows),))


def history(dossier: Dossier, reading: Reading) -> View:
    """One time line of every channel: contacts, meetings that were, what was sent and received, what went wrong."""
    title, look = phrase("section", "history"), reading.look("history", PARTS["history"].level)
    if look == "closed":
        return masked("history", "history", reading, ((tr("Earlier contacts"), ""),))
    dated = _time_line(dossier, reading.today)
    shown = dated if look == "open" else dated[:1]
    more = tr("See all") if look == "summary" and dated else ""
    empty = "" if dated else tr("No contact over the last months.")
    filters = (("contact", tr("Contacts")), ("paper", tr("Papers")), ("incident", tr("Incidents")))
    return View(
        "history", title, "history", look, 2, more=more, empty=empty,
        blocks=(Block(rows=tuple(row for _, row in shown)),),
        filters=filters if look == "open" else (),
    )  # fmt: skip


def _time_line(dossier: Dossier, today: date) -> list[tuple[date, Row]]:
    """Everything dated, the latest first."""
    dated: list[tuple[date, Row]] = [
        (
            met.day,
            Row(
                f"{phrase('channel', met.channel)} · {met.reason}",
                phrase("outcome", met.outcome),
                day=_dated(met.day, today),
                note=met.note,
                tags=frozenset({"contact"}),
            ),
        )
        for met in dossier.interactions
    ]
    for event in dossier.incidents:
        words = phrase("incident", event.kind)
        note = _told_of(event)
        day, tags = _dated(event.day, today), frozenset({"incident"})
        told = Row(words, day=day, note="" if note == words else note, tags=tags)
        dated.append((event.day, told))
    for item in dossier.held:
        if item.kind in _TOLD:
            told = Row(
                phrase("held", item.kind), day=_dated(item.day, today), note=what_of(item),
                tags=frozenset({"paper"}),
            )  # fmt: skip
            dated.append((item.day, told))
    return sorted(dated, key=lambda one: one[0], reverse=True)


def _dated(day: date, today: date) -> str:
    """The day, with its year where it is not of the last months and could be taken for another."""
    told = short_date if abs(today - day) < _PLAIN else full_date
    return told(day, language())
