"""What each part of the dossier shows, in words: nothing below its level but the names of what is kept there."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from workstation.bank.acts import ACTS
from workstation.bank.acts.declaring import Choice
from workstation.bank.dossier import Account, Card, Dossier, Operation
from workstation.bank.held import HELD
from workstation.bank.parts import OPENINGS, PARTS
from workstation.bank.targets import TARGETS, targets
from workstation.i18n import language, tr
from workstation.phrases import phrase
from workstation.wording import full_date, money, phone, short_date

Look = Literal["closed", "summary", "open"]
GAUGE_WARNS = 0.95


@dataclass(frozen=True)
class Row:
    """A line: the day, what it is, a chip, a word aside, its value at the right, and a note under it."""

    label: str
    value: str = ""
    day: str = ""
    chip: tuple[str, str] = ("", "")
    note: str = ""
    aside: str = ""
    strong: bool = False


@dataclass(frozen=True)
class Gauge:
    """How much of a limit is used: cents spent out of cents allowed."""

    title: str
    spent: int
    limit: int
    near: bool


@dataclass(frozen=True)
class Act:
    """A gesture on offer: the act, what it bears on, its words, and the level it asks for when that is not reached."""

    act: str
    target: str
    text: str
    icon: str
    level: int = 0


@dataclass(frozen=True)
class Block:
    """Rows that belong together: a card, or the whole of another part. ``masked`` are labels whose value is closed."""

    title: str = ""
    chip: tuple[str, str] = ("", "")
    rows: tuple[Row, ...] = ()
    masked: tuple[tuple[str, str], ...] = ()
    gauges: tuple[Gauge, ...] = ()
    acts: tuple[Act, ...] = ()
    aside: str = ""


@dataclass(frozen=True)
class View:
    """A part of the dossier as it stands. ``more`` is the link that opens the rest; ``empty`` says there is nothing."""

    name: str
    title: str
    icon: str
    look: Look
    level: int
    awaited: bool = False
    more: str = ""
    empty: str = ""
    blocks: tuple[Block, ...] = ()
    showable: bool = True


@dataclass(frozen=True)
class Reading:
    """Who reads: the level reached with this client, the parts opened, whether an answer is being compared."""

    level: int
    opened: frozenset[str]
    awaited: bool = False

    def expects(self, needed: int) -> bool:
        """Whether the answer being compared may open that level."""
        return self.awaited and needed == self.level + 1

    def look(self, section: str, needed: int) -> Look:
        """How that part shows."""
        if section in self.opened:
            return "open"
        return "summary" if self.level >= needed else "closed"


def views_of(dossier: Dossier, reading: Reading) -> tuple[View, ...]:
    """Every part to show, from top to bottom."""
    parts = [_details, _accounts, _cards, _operations, _history, _upcoming]
    found = [part(dossier, reading) for part in parts]
    if reading.level >= PARTS["history"].level:
        found += [part(dossier) for part in (_contracts, _incidents) if part(dossier).blocks]
    return (*found, _acts(dossier, reading))


def _masked(name: str, icon: str, reading: Reading, labels: tuple[tuple[str, str], ...]) -> View:
    needed = PARTS[name].level
    return View(
        name, phrase("section", name), icon, "closed", needed, reading.expects(needed), blocks=(Block(masked=labels),)
    )


def _acts_of(part: str, dossier: Dossier, reading: Reading, target: str = "") -> tuple[Act, ...]:
    """The acts on offer in a part: on that target where one is given, else those whose target the form lets choose."""
    found = []
    for act in ACTS.values():
        apart = bool(act.target) and TARGETS[act.target].apart
        if act.part != part or apart != bool(target):
            continue
        possible = [target] if target else [one.id for one in targets(dossier, act.target)] if act.target else [""]
        if any(not act.against(dossier, one, {}) for one in possible):
            needed = act.level if reading.level < act.level else 0
            found.append(Act(act.id, target, tr(act.button), act.icon, needed))
    return tuple(found)


def _held_rows(part: str, dossier: Dossier, about: str = "") -> tuple[Row, ...]:
    """The items of a dossier that are shown in a part, the latest first; those of one thing where it has its block."""
    items = [item for item in dossier.held if HELD[item.kind].part == part and (not about or item.about == about)]
    return tuple(
        Row(
            phrase("held", item.kind),
            "" if about else item.about,
            day=short_date(item.day, language()),
            note=_option(HELD[item.kind].act, item.what),
        )
        for item in sorted(items, key=lambda item: item.day, reverse=True)
    )


def _option(act: str, code: str) -> str:
    """The words of a choice of that act; nothing where it has none such."""
    fields = ACTS[act].fields if act in ACTS else ()
    options = (option for field in fields if isinstance(field, Choice) for option in field.options)
    return next((tr(option.words) for option in options if option.code == code), "")


def _details(dossier: Dossier, reading: Reading) -> View:
    look, client = reading.look("details", PARTS["details"].level), dossier.client
    if look == "closed":
        return _masked("details", "identity", reading, ((tr("Telephone"), ""), (tr("Address"), "")))
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
    return View(
        "details", phrase("section", "details"), "identity", look, 1, more=more, blocks=(Block(rows=tuple(rows)),)
    )


def _account_name(account: Account) -> str:
    return f"{phrase('account', account.kind)} •••• {account.tail}"


def _accounts(dossier: Dossier, reading: Reading) -> View:
    look = reading.look("accounts", PARTS["accounts"].level)
    if look == "closed":
        labels = tuple((phrase("account", account.kind), "€") for account in dossier.accounts)
        return _masked("accounts", "accounts", reading, labels)
    rows = []
    for account in dossier.accounts:
        note = ""
        if look == "open":
            note = tr("Opened in {year}", year=account.opened)
            if account.overdraft:
                note += " · " + tr("authorised overdraft {amount}", amount=money(account.overdraft, language()))
        rows.append(Row(_account_name(account), money(account.balance, language()), note=note, strong=True))
    more = tr("Details") if look == "summary" and rows else ""
    empty = "" if rows else tr("No account in this dossier.")
    return View(
        "accounts",
        phrase("section", "accounts"),
        "accounts",
        look,
        2,
        more=more,
        empty=empty,
        blocks=(Block(rows=tuple(rows), acts=_acts_of("accounts", dossier, reading)),),
    )


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
        for act in _acts_of("cards", dossier, reading, card.id)
    )
    if look == "closed":
        masked = ((phrase("card", card.kind), tr("limit and use")),)
        now = tuple(act for act in acts if not act.level)
        return Block(masked=masked, acts=now, aside=tr("Can be blocked right now") if now and not blocked else "")
    rows = [Row(tr("Settlement"), phrase("debit", card.debit)), *_held_rows("cards", dossier, card.id)]
    gauges: tuple[Gauge, ...] = ()
    if look == "open":
        account = next((a for a in dossier.accounts if a.id == card.account), None)
        rows += [
            Row(tr("Expires"), full_date(card.expires, language())),
            Row(tr("Account"), _account_name(account) if account else ""),
            Row(tr("Payment insurance"), tr("yes") if card.insured else tr("no")),
        ]
        gauges = (
            Gauge(tr("Payments"), card.spent, card.limit, card.limit > 0 and card.spent >= card.limit * GAUGE_WARNS),
            Gauge(
                tr("Withdrawals"),
                card.cash_spent,
                card.cash_limit,
                card.cash_limit > 0 and card.cash_spent >= card.cash_limit * GAUGE_WARNS,
            ),
        )
    states = {"active": "good", "blocked": "alert"}
    chip = (phrase("card_status", card.status), states.get(card.status, "neutral"))
    return Block(f"{phrase('card', card.kind)} •••• {card.tail}", chip, tuple(rows), gauges=gauges, acts=acts)


def _operation(operation: Operation) -> Row:
    chip = ("", "")
    if operation.status == "refused":
        chip = (phrase("operation_status", "refused"), "alert")
    return Row(
        operation.label,
        money(operation.amount, language()),
        day=short_date(operation.day, language()),
        chip=chip,
        aside=phrase("operation_status", "pending") if operation.status == "pending" else "",
        strong=True,
    )


def _operations(dossier: Dossier, reading: Reading) -> View:
    look = reading.look("operations", PARTS["operations"].level)
    if look == "closed":
        return _masked("operations", "operations", reading, ((tr("Latest operations"), "€"),))
    shown = dossier.operations if look == "open" else dossier.operations[:1]
    acts = _acts_of("operations", dossier, reading) if dossier.operations else ()
    more = tr("See all") if look == "summary" and dossier.operations else ""
    empty = "" if dossier.operations else tr("No operation over the last weeks.")
    rows = (*_held_rows("operations", dossier), *(_operation(operation) for operation in shown))
    block = Block(rows=rows, acts=acts)
    return View(
        "operations",
        phrase("section", "operations"),
        "operations",
        look,
        2,
        more=more,
        empty=empty,
        blocks=(block,),
    )


def _history(dossier: Dossier, reading: Reading) -> View:
    look = reading.look("history", PARTS["history"].level)
    if look == "closed":
        return _masked("history", "history", reading, ((tr("Earlier contacts"), ""),))
    shown = dossier.interactions if look == "open" else dossier.interactions[:1]
    rows = tuple(
        Row(
            f"{phrase('channel', met.channel)} · {met.reason}",
            phrase("outcome", met.outcome),
            day=short_date(met.day, language()),
            note=met.note if look == "open" else "",
        )
        for met in shown
    )
    more = tr("See all") if look == "summary" and dossier.interactions else ""
    empty = "" if dossier.interactions else tr("No contact over the last months.")
    return View(
        "history",
        phrase("section", "history"),
        "history",
        look,
        2,
        more=more,
        empty=empty,
        blocks=(Block(rows=rows),),
    )


def _upcoming(dossier: Dossier, reading: Reading) -> View:
    act = _acts_of("upcoming", dossier, reading)
    title = phrase("section", "upcoming")
    if reading.level < PARTS["history"].level:
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


def _contracts(dossier: Dossier) -> View:
    rows = tuple(
        Row(held.label, money(held.amount, language()) if held.amount else "", note=phrase("contract", held.kind))
        for held in dossier.contracts
    )
    blocks = (Block(rows=rows),) if rows else ()
    return View("contracts", phrase("section", "contracts"), "insurance", "open", 2, blocks=blocks)


def _incidents(dossier: Dossier) -> View:
    rows = tuple(
        Row(
            _option("complaint.register", event.label) or event.label,
            money(event.amount, language()) if event.amount else "",
            day=short_date(event.day, language()),
            chip=(phrase("incident_state", event.state), "now" if event.state == "open" else "neutral"),
        )
        for event in dossier.incidents
    )
    blocks = (Block(rows=rows),) if rows else ()
    return View("incidents", phrase("section", "incidents"), "problem", "open", 2, blocks=blocks)


def _acts(dossier: Dossier, reading: Reading) -> View:
    block = Block(rows=_held_rows("acts", dossier), acts=_acts_of("acts", dossier, reading))
    return View("acts", tr("Acts"), "lightning", "open", 0, blocks=(block,))


SECTION_OF_ACT = {act.id: act.part for act in ACTS.values()} | {step: part.id for step, part in OPENINGS.items()}
"""Where on the dossier each act at the desk is done."""
