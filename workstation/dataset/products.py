"""What a client holds at the bank: accounts, cards, contracts. Plausible figures of a fictional tariff, in cents."""

from __future__ import annotations

from workstation.bank.kept import GENERATED_TAILS
from workstation.dataset.dice import Dice
from workstation.dataset.households import Member
from workstation.dataset.record import AccountRecord, CardRecord, ContractRecord
from workstation.dataset.tariff import ceiling

_MOST_SAVED = 4_500_000
"""Cents in what has no ceiling; balances of regulated savings books are drawn under theirs."""

_LIMITS = {"classic": (200_000, 350_000, 30_000, 100_000), "premier": (300_000, 800_000, 150_000, 200_000)}
"""Least and most paid over 30 rolling days, least and most drawn in cash over 7 rolling days."""


def tail(dice: Dice) -> str:
    """The last four digits of an account or a card: all of it that is ever stored."""
    return dice.pick(GENERATED_TAILS)


def joint_account(dice: Dice, income: int, grown_up: int) -> AccountRecord:
    """A couple's account, the same in both dossiers; ``grown_up``: the year both were of age."""
    balance, opened = dice.between(8_000, income * 2), dice.between(min(2025, max(2005, grown_up)), 2025)
    return AccountRecord("J1", "joint", tail(dice), balance, 50_000, opened)


def _savings_kinds(dice: Dice, who: Member) -> list[str]:
    kinds = []
    age = who.age
    livret, other, ldds, lep = dice.percents()
    if livret < 74:
        kinds.append("livret_a")
    if age <= 24 and other < 45:
        kinds.append("livret_jeune")
    if age >= 18:
        if ldds < 32:
            kinds.append("ldds")
        if lep < 30 and who.income < 190_000 and who.stage != "student":
            kinds.append("lep")
        cel, pel, life, _ = dice.percents()
        if cel < 9:
            kinds.append("cel")
        if pel < 14:
            kinds.append("pel")
        if age >= 35 and life < 24:
            kinds.append("life_insurance")
    return kinds or (["livret_a"] if who.stage == "minor" else [])


def accounts(dice: Dice, who: Member, since: int, joint: AccountRecord | None) -> list[AccountRecord]:
    """The accounts of one person, the one that is used every day first."""
    held: list[AccountRecord] = []
    if who.stage != "minor":
        balance = dice.between(-40_000, 0) if dice.chance(7) else dice.between(4_000, who.income * 3)
        overdraft = 0 if who.stage in ("student", "jobless") else 10_000 * dice.below(11)
        held.append(AccountRecord("A1", "current", tail(dice), balance, overdraft, since))
    if joint:
        held.append(joint)
    for number, kind in enumerate(_savings_kinds(dice, who), 1):
        most = min(ceiling(kind) or _MOST_SAVED, who.income * 14)
        balance, draw = dice.between(1_000, most), dice.next()
        opened = since + draw // 1_000 % (2027 - since)
        held.append(AccountRecord(f"S{number}", kind, GENERATED_TAILS[draw % 1_000], balance, 0, opened))
    return held


def _card(dice: Dice, number: int, kind: str, account: str, insured: bool) -> CardRecord:
    draw = dice.below(100) if account != "J1" else 100  # what a shared card paid is in the other dossier too
    status = "expired" if draw < 2 else "blocked" if draw < 5 else "active"
    expires = dice.between(-200, -32) if status == "expired" else dice.between(20, 1_400)
    if kind == "deposit_only":
        cash = dice.between(5, 15) * 1_000
        return CardRecord(f"K{number}", kind, tail(dice), status, "immediate", 0, 0, cash, 0, expires, account)
    least, most, least_cash, most_cash = _LIMITS[kind]
    limit = dice.between(least // 50_000, most // 50_000) * 50_000
    cash = dice.between(least_cash // 10_000, most_cash // 10_000) * 10_000
    return CardRecord(
        f"K{number}",
        kind,
        tail(dice),
        status,
        "deferred" if dice.chance(35) else "immediate",
        limit,
        0,
        cash,
        0,
        expires,
        account,
        insured,
    )


def cards(dice: Dice, who: Member, held: list[AccountRecord], insured: bool, *, joint: bool) -> list[CardRecord]:
    """The cards of one person. A minor draws cash only; ``joint``: they have one on the joint account.

    What was paid with them comes with their lines.
    """
    if who.stage == "minor":
        return [_card(dice, 1, "deposit_only", held[0].id, False)] if who.age >= 14 and dice.chance(70) else []
    kind = "premier" if who.income > 380_000 and dice.chance(70) else "classic"
    found = [_card(dice, 1, kind, "A1", insured)] if dice.chance(93) else []
    if joint and any(account.kind == "joint" for account in held):
        found.append(_card(dice, len(found) + 1, "classic", "J1", insured))
    return found


def contracts(dice: Dice, who: Member, insured: bool) -> list[ContractRecord]:
    """Insurance and loans of one person; amounts are what is still owed, or the yearly premium."""
    if who.stage == "minor":
        return []
    held = [ContractRecord("T1", "payment_insurance", "Assurance moyens de paiement", 2_500)] if insured else []
    home, car, personal, mortgage = dice.percents()
    if home < 24:
        held.append(ContractRecord("T2", "home_insurance", "Assurance habitation", dice.between(11_000, 39_000)))
    if car < 15:
        held.append(ContractRecord("T3", "car_insurance", "Assurance automobile", dice.between(31_000, 92_000)))
    if personal < 14 and who.stage != "student":
        held.append(ContractRecord("T4", "personal_loan", "Prêt personnel", dice.between(90_000, 1_900_000)))
    if mortgage < 26 and 26 <= who.age <= 66 and who.income > 170_000:
        held.append(ContractRecord("T5", "mortgage", "Prêt immobilier", dice.between(2_400_000, 26_000_000)))
    return held
