"""What happened between a client and the bank before today: contacts, appointments, what went wrong, and its fees."""

from __future__ import annotations

from typing import NamedTuple

from workstation.dataset.dice import Dice
from workstation.dataset.lists import Lists
from workstation.dataset.movements import DAYS, Deal, Person
from workstation.dataset.record import (
    AppointmentRecord,
    CardRecord,
    HeldRecord,
    IncidentRecord,
    InteractionRecord,
)
from workstation.dataset.tariff import cents

_HOURS = ("09:30", "10:00", "10:30", "11:00", "14:00", "14:30", "15:30", "16:30", "17:00")
_MODES = ("branch", "branch", "branch", "phone", "video")
REJECTION_FEE, INTERVENTION_FEE = "FRAIS REJET PRELEVEMENT", "COMMISSION INTERVENTION"
_GENTLE = 1_500
"""Cents of a rejection fee for a client in difficulty, whose fees of a month are capped."""


class Mishap(NamedTuple):
    """What went wrong, the lines it left on the account, and what the dossier keeps of it."""

    incidents: tuple[IncidentRecord, ...] = ()
    deals: tuple[Deal, ...] = ()
    held: tuple[HeldRecord, ...] = ()
    interactions: tuple[InteractionRecord, ...] = ()


def _rejected(dice: Dice, lists: Lists, account: str, *, fragile: bool) -> Mishap:
    """A direct debit sent back for want of money, and the fee, within what the law allows."""
    day, amount = -dice.between(2, DAYS - 2), dice.between(1_900, 14_500)
    bill = dice.pick(lists.merchants["bills"].names)
    fee = min(_GENTLE if fragile else cents("payment_reject"), amount)
    return Mishap(
        (IncidentRecord(day, "rejected_debit", "Prélèvement rejeté faute de provision", "closed", amount),),
        (
            Deal(day, f"PRLV {bill}", -amount, "refused", account),
            Deal(day + 1, REJECTION_FEE, -fee, "booked", account),
        ),
        (HeldRecord("fee", day + 1, "rejection", "", "closed", fee),),
    )


def _disputed(dice: Dice, deals: list[Deal]) -> Mishap:
    """A payment by card that the client does not recognise; the operation itself is named by its day and label."""
    paid = [deal for deal in deals if deal.card and deal.label.startswith("CB ") and deal.status == "booked"]
    if not paid:
        return Mishap()
    deal = dice.pick(paid)
    day = min(-1, deal.day + dice.between(1, 6))
    state = "open" if day > -30 else "closed"
    words = "Paiement par carte non reconnu"
    note = "Contestation enregistrée. Réponse annoncée par messagerie."
    return Mishap(
        (IncidentRecord(day, "dispute", f"{words}, {deal.label}", state, -deal.amount),),
        interactions=(InteractionRecord(day, "call", words, "solved" if state == "closed" else "pending", note),),
    )


def _complained(dice: Dice) -> Mishap:
    """A complaint: acknowledged within ten working days, answered within two months (ACPR 2024-R-02)."""
    subject = dice.pick(("fees", "delay", "error", "welcome"))
    is_open = dice.chance(50)
    day = -dice.between(1, 40) if is_open else -dice.between(70, 300)
    reference = f"{dice.between(10_000, 99_999)}"
    letters = [HeldRecord("letter", min(-1, day + 3), "summary", "", "closed", 0, reference)] if day < -3 else []
    note = "Réclamation enregistrée, accusé de réception adressé." if letters else "Réclamation enregistrée."
    told = InteractionRecord(day, "call", "Réclamation", "pending" if is_open else "solved", note)
    state = "open" if is_open else "closed"
    return Mishap((IncidentRecord(day, "complaint", subject, state),), (), tuple(letters), (told,))


def _exceeded_once(dice: Dice) -> Mishap:
    day = -dice.between(DAYS + 5, 120)
    label = "Dépassement régularisé sous trois jours"
    return Mishap((IncidentRecord(day, "overdraft_exceeded", label, "closed", dice.between(500, 9_000)),))


def mishap(dice: Dice, lists: Lists, who: Person, account: str, deals: list[Deal], *, fragile: bool) -> Mishap:
    """What went wrong lately, for one adult in five."""
    draw = dice.below(100)
    if who.stage == "minor" or draw >= 22:
        return Mishap()
    if draw < 7:
        return _rejected(dice, lists, account, fragile=fragile)
    if draw < 12:
        return _disputed(dice, deals)
    return _complained(dice) if draw < 18 else _exceeded_once(dice)


def under_authorised(day: int, amount: int, account: str) -> Mishap:
    """An account under what is authorised since ``day``, by ``amount`` today, and the fee of it."""
    fee = cents("intervention_fee")
    return Mishap(
        (IncidentRecord(day, "overdraft_exceeded", "Découvert autorisé dépassé", "open", amount + fee),),
        (Deal(-1, INTERVENTION_FEE, -fee, "booked", account),),
        (HeldRecord("fee", -1, "intervention", "", "closed", fee),),
    )


def interactions(
    dice: Dice, lists: Lists, stage: str, cards: list[CardRecord], kinds: frozenset[str], last: int
) -> tuple[InteractionRecord, ...]:
    """Earlier contacts, about what the client holds, none after ``last``, the latest first."""
    able = {"card" for card in cards if card.kind != "deposit_only"}
    able |= {"savings"} if kinds - {"current", "joint"} else set()
    able |= {"adult"} if stage != "minor" else set()
    able |= {"current"} if "current" in kinds else set()
    fitting = [told for need, told in lists.interactions if not need or need in able]
    days = sorted((last - dice.between(1, 420) for _ in range(dice.below(5))), reverse=True)
    return tuple(InteractionRecord(day, *dice.pick(fitting)) for day in days)


def meetings(
    dice: Dice, lists: Lists, age: int, stage: str, owed: frozenset[str], *, children: bool, ahead: bool
) -> tuple[tuple[AppointmentRecord, ...], tuple[InteractionRecord, ...]]:
    """A meeting to come (where ``ahead``), and the contact that one already held has become."""
    if stage == "minor":
        return (), ()
    fits = {
        "student": stage == "student",
        "young": age <= 30,
        "older": 45 <= age <= 64,
        "borrower": "mortgage" in owed,
        "parent": children,
    }
    subjects = [subject for need, subject in lists.appointments if not need or fits[need]]
    to_come, held = dice.chance(14), dice.chance(20)
    coming = AppointmentRecord(dice.between(1, 21), dice.pick(_HOURS), dice.pick(subjects), dice.pick(_MODES))
    was = InteractionRecord(-dice.between(45, 300), "branch", dice.pick(subjects), "solved", "Rendez-vous tenu.")
    return (coming,) if to_come and ahead else (), (was,) if held else ()
