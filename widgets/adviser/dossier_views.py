"""What each part of the dossier shows, in words: nothing below its level but the names of what is kept there."""

from __future__ import annotations

from dataclasses import replace

from widgets.adviser.dossier_common import account_name, acts_of, held_rows, masked
from widgets.adviser.dossier_life import alerts, consents, contracts, documents, history, incidents, rights
from widgets.adviser.dossier_model import Block, Gauge, Look, Reading, Row, View
from workstation.bank.acts import ACTS
from workstation.bank.dossier import Account, Card, Dossier, Operation
from workstation.bank.parts import OPENINGS, PARTS
from workstation.i18n import language, tr
from workstation.phrases import fact, phrase
from workstation.session.state import Contact
from workstation.session.transcript import of_act
from workstation.wording import full_date, money, phone, short_date

GAUGE_WARNS = 0.95
DAILY = ("current", "joint")
"""Kinds of account that are used every day; the others are savings."""


def views_of(dossier: Dossier, reading: Reading) -> tuple[View, ...]:
    """Every part to show, from top to bottom."""
    told = [view for view in (alerts(dossier, reading), rights(dossier, reading)) if view.blocks]
    parts = [_details, _accounts, _cards, _operations, contracts, incidents, documents, consents, history, _upcoming]
    return (*told, *(part(dossier, reading) for part in parts), _acts(dossier, reading))


def _details(dossier: Dossier, reading: Reading) -> View:
    look, client = reading.look("details", PARTS["details"].level), dossier.client
    if look == "closed":
        return masked("details", "identity", reading, ((tr("Telephone"), ""), (tr("Address"), "")))
    rows = [
        Row(tr("Telephone"), phone(client.phone)),
        Row(tr("Address"), f"{client.address.street}, {client.address.postcode} {client.address.city}"),
        *(Row(tr("Same household"), f"{r.name}, {phrase('relation', r.relation)}") for r in dossier.household),
    ]
    if look == "open":
        rows += [
            Row(tr("E-mail"), client.email),
            Row(tr("Born"), full_date(client.birth_date, language())),
            Row(tr("Profession"), client.profession),
            Row(tr("Client number"), client.number),
            Row(tr("Branch"), client.branch),
            Row(tr("Adviser at the branch"), client.adviser),
            Row(tr("Commercial proposals"), tr("accepted") if client.sales_consent else tr("declined")),
        ]
    more = tr("Details") if look == "summary" else ""
    rows += held_rows("details", dossier)
    block = Block(rows=tuple(rows), acts=acts_of("details", dossier, reading) if look == "open" else ())
    return View("details", phrase("section", "details"), "identity", look, 1, more=more, blocks=(block,))


def _account(account: Account, dossier: Dossier, look: Look) -> Row:
    notes = []
    if look == "open":
        notes.append(tr("Opened in {year}", year=account.opened))
        if account.overdraft:
            notes.append(tr("authorised overdraft {amount}", amount=money(account.overdraft, language())))
    chip = (phrase("held", "account_closed"), "neutral") if dossier.is_closed(account.id) else ("", "")
    value = money(account.balance, language())
    return Row(account_name(account), value, note=" · ".join(notes), strong=True, chip=chip)


def _accounts(dossier: Dossier, reading: Reading) -> View:
    look = reading.look("accounts", PARTS["accounts"].level)
    if look == "closed":
        labels = tuple((phrase("account", account.kind), "€") for account in dossier.accounts)
        return masked("accounts", "accounts", reading, labels)
    daily = tuple(_account(one, dossier, look) for one in dossier.accounts if one.kind in DAILY)
    saved = tuple(_account(one, dossier, look) for one in dossier.accounts if one.kind not in DAILY)
    blocks = [Block(rows=(*daily, *held_rows("accounts", dossier)))] if daily or not saved else []
    if saved:
        blocks.append(Block(tr("Savings"), rows=saved))
    blocks[-1] = replace(blocks[-1], acts=acts_of("accounts", dossier, reading))
    more = tr("Details") if look == "summary" and dossier.accounts else ""
    empty = "" if dossier.accounts else tr("No account in this dossier.")
    title = phrase("section", "accounts")
    return View("accounts", title, "accounts", look, 2, more=more, empty=empty, blocks=tuple(blocks))


def _cards(dossier: Dossier, reading: Reading) -> View:
    look = reading.look("cards", PARTS["cards"].level)
    blocks = tuple(_card(card, dossier, reading, look) for card in dossier.cards)
    more = tr("Details") if look == "summary" and blocks else ""
    empty = "" if blocks else tr("No card in this dossier.")
    return View("cards", phrase("section", "cards"), "card", look, 2, reading.expects(2), more, empty, blocks)


def _card(card: Card, dossier: Dossier, reading: Reading, look: Look) -> Block:
    blocked = card.status == "blocked"
    acts = tuple(
        replace(act, text=tr("Correct the reason…")) if blocked and act.act == "card.block" else act
        for act in acts_of("cards", dossier, reading, card.id)
    )
    if look == "closed":
        masked = ((phrase("card", card.kind), tr("limit and use")),)
        now = tuple(act for act in acts if not act.level)
        return Block(masked=masked, acts=now, aside=tr("Can be blocked right now") if now and not blocked else "")
    rows = [Row(tr("Settlement"), phrase("debit", card.debit)), *held_rows("cards", dossier, card.id)]
    gauges: tuple[Gauge, ...] = ()
    if look == "open":
        account = next((a for a in dossier.accounts if a.id == card.account), None)
        rows += [
            Row(tr("Expires"), full_date(card.expires, language())),
            Row(tr("Account"), account_name(account) if account else ""),
            Row(tr("Payment insurance"), tr("yes") if card.insured else tr("no")),
        ]
        gauges = (
            Gauge(
                tr("Payments"), card.spent, card.limit, card.limit > 0 and card.spent >= card.limit * GAUGE_WARNS, 30
            ),
            Gauge(
                tr("Withdrawals"),
                card.cash_spent,
                card.cash_limit,
                card.cash_limit > 0 and card.cash_spent >= card.cash_limit * GAUGE_WARNS,
                7,
            ),
        )
    states = {"active": "good", "blocked": "alert"}
    chip = (phrase("card_status", card.status), states.get(card.status, "neutral"))
    return Block(f"{phrase('card', card.kind)} ••••\u00a0{card.tail}", chip, tuple(rows), gauges=gauges, acts=acts)


def _operation(operation: Operation, disputed: bool) -> Row:
    chip = ("", "")
    if operation.status == "refused":
        chip = (phrase("operation_status", "refused"), "alert")
    elif disputed:
        chip = (phrase("held", "disputed"), "now")
    pending = phrase("operation_status", "pending") if operation.status == "pending" else ""
    tags = {"in" if operation.amount > 0 else "out", *(["card"] if operation.card else [])}
    return Row(
        operation.label,
        money(operation.amount, language()),
        day=short_date(operation.day, language()),
        chip=chip,
        aside="" if chip[0] else pending,
        note=pending if chip[0] else "",  # both in the line leave no room for the label
        strong=True,
        tags=frozenset(tags | ({operation.status} if operation.status != "booked" else set())),
    )


def _operations(dossier: Dossier, reading: Reading) -> View:
    look = reading.look("operations", PARTS["operations"].level)
    if look == "closed":
        return masked("operations", "operations", reading, ((tr("Latest operations"), "€"),))
    shown = dossier.operations if look == "open" else dossier.operations[:1]
    disputed = {item.about for item in dossier.items("disputed")}
    acts = acts_of("operations", dossier, reading) if dossier.operations else ()
    more = tr("See all") if look == "summary" and dossier.operations else ""
    empty = "" if dossier.operations else tr("No operation over the last weeks.")
    rows = tuple(_operation(operation, operation.id in disputed) for operation in shown)
    filters = (("in", tr("Credits")), ("out", tr("Debits")), ("card", tr("Cards"))) if look == "open" else ()
    blocks = (Block(rows=held_rows("operations", dossier), acts=acts), Block(rows=rows))
    title = phrase("section", "operations")
    return View("operations", title, "operations", look, 2, more=more, empty=empty, blocks=blocks, filters=filters)


def _upcoming(dossier: Dossier, reading: Reading) -> View:
    act = acts_of("upcoming", dossier, reading)
    title = phrase("section", "upcoming")
    if reading.level_of("upcoming") < PARTS["history"].level:
        return View("upcoming", title, "appointment", "closed", 2, blocks=(Block(acts=act),), showable=False)
    rows = tuple(
        Row(
            meeting.subject or phrase("target", "appointment"),
            f"{meeting.hour}, {phrase('appointment_mode', meeting.mode)}",
            day=short_date(meeting.day, language()),
        )
        for meeting in dossier.appointments
    )
    empty = "" if rows else tr("No appointment booked.")
    return View("upcoming", title, "appointment", "open", 2, empty=empty, blocks=(Block(rows=rows, acts=act),))


def _acts(dossier: Dossier, reading: Reading) -> View:
    block = Block(rows=held_rows("acts", dossier), acts=acts_of("acts", dossier, reading), last=True)
    return View("acts", tr("Acts"), "lightning", "open", 0, blocks=(block,))


SECTION_OF_ACT = {act.id: act.part for act in ACTS.values()} | {step: part.id for step, part in OPENINGS.items()}
"""Where on the dossier each act at the desk is done."""


def results_of(contact: Contact, client: str) -> tuple[tuple[str, str], ...]:
    """What each act done on this client brought, with the part it belongs to."""
    found = []
    for done in contact.desk.acts:
        if done.client == client:
            found.append((SECTION_OF_ACT.get(done.act, "acts"), fact(of_act(0, 0, done))))
    return tuple(found)
