"""What a dossier keeps besides money: consents, papers in and out, contracts in progress, powers and measures."""

from __future__ import annotations

from workstation.dataset.dice import Dice
from workstation.dataset.fates import Fate
from workstation.dataset.lists import Lists
from workstation.dataset.movements import KEEPING, LOANS, Person
from workstation.dataset.record import AppointmentRecord, ClientRecord, HeldRecord

_STARTED = ("sent", "sent", "reminded", "signed", "withdrawn")
_SINCE = {"sent": (1, 9), "reminded": (10, 24), "signed": (1, 4), "withdrawn": (6, 60)}
"""Days since a contract in progress was sent, by its state."""
_BOOKS = ("livret_a", "ldds", "lep")
_LEP_INCOME = 190_000
"""Cents a month under which the generated people may have a LEP."""
_CREDIT_STAGES = ("employee", "executive", "public")


def _reference(dice: Dice) -> str:
    return str(dice.between(10_000, 99_999))


def consents(dice: Dice, *, sales: bool) -> list[HeldRecord]:
    """What was agreed to, and when. A consent to sales calls holds a year; without a standing one none is made."""
    draw = dice.below(100)
    found = []
    if sales:
        found.append(HeldRecord("consent", -dice.between(5, 350), "calls", "", "given"))
    elif draw < 40:
        found.append(HeldRecord("consent", -dice.between(5, 700), "calls", "", "refused"))
    elif draw < 65:
        found.append(HeldRecord("consent", -dice.between(380, 900), "calls", "", "expired"))
    for what, likely in (("messages", 45), ("recording", 60)):
        if dice.chance(70):
            state = "given" if dice.chance(likely) else "refused"
            found.append(HeldRecord("consent", -dice.between(5, 900), what, "", state))
    return found


def received(dice: Dice, record: ClientRecord, *, expired: bool) -> list[HeldRecord]:
    """Papers the client gave: an identity paper always, the others as what they hold asks for."""
    found = [
        HeldRecord("received", -dice.between(30, 300), "identity", "", "expired" if expired else "valid"),
    ]
    if dice.chance(60):
        found.append(HeldRecord("received", -dice.between(30, 300), "address_proof", "", "valid"))
    if any(account.kind == "lep" for account in record.accounts):
        found.append(HeldRecord("received", -dice.between(60, 300), "tax_notice", "", "valid"))
    if any(contract.kind in LOANS for contract in record.contracts):
        found.append(HeldRecord("received", -dice.between(60, 300), "payslip", "", "valid"))
    return found


def sent(dice: Dice, meetings: tuple[AppointmentRecord, ...]) -> list[HeldRecord]:
    """Documents and messages that left for the client."""
    found = []
    if dice.chance(20):
        what = dice.pick(("account_details", "price_list", "payment-insurance"))
        found.append(HeldRecord("document", -dice.between(2, 200), what, "", "closed", 0, _reference(dice)))
    if any(0 < met.day < 15 for met in meetings):
        found.append(HeldRecord("message", -1, "appointment", "", "closed", 0, _reference(dice)))
    return found


def fees(dice: Dice, *, card: bool) -> list[HeldRecord]:
    """What was charged besides incidents: keeping the account every month, the card once a year."""
    found = [HeldRecord("fee", day, "account", "", "closed", KEEPING) for day in (-3, -33)]
    if card:
        found.append(HeldRecord("fee", -dice.between(61, 350), "card", "", "closed", 4_500))
    return found


def in_progress(dice: Dice, who: Person, kinds: frozenset[str]) -> list[HeldRecord]:
    """A savings book prepared and not opened yet, of a kind that the client may have and has not."""
    able = [kind for kind in _BOOKS if kind not in kinds]
    if who.stage == "student" or who.income >= _LEP_INCOME:
        able = [kind for kind in able if kind != "lep"]
    if not able or not dice.chance(9):
        return []
    state = dice.pick(_STARTED)
    day, amount = -dice.between(*_SINCE[state]), dice.between(1, 30) * 1_000
    return [HeldRecord("subscription", day, dice.pick(able), "", state, amount, _reference(dice))]


def credit_offer(dice: Dice, who: Person, *, barred: bool) -> list[HeldRecord]:
    """A credit studied beforehand: the credit adviser's to offer, shown locked."""
    if barred or who.stage not in _CREDIT_STAGES or not dice.chance(15):
        return []
    return [HeldRecord("credit_offer", -dice.between(2, 60), "", "", "open", dice.between(3, 30) * 50_000)]


def power(dice: Dice, age: int, relatives: tuple[str, ...]) -> list[HeldRecord]:
    """Somebody who may act on the accounts (procuration), of the family where there is one."""
    if not relatives or not dice.chance(30 if age > 65 else 8):
        return []
    if dice.chance(15):
        day, state = -dice.between(800, 1_500), "expired"
    else:
        day, state = -dice.between(30, 700), "valid"
    return [HeldRecord("mandate", day, "accounts", dice.pick(relatives), state, 0, _reference(dice))]


def measure(dice: Dice, lists: Lists, fate: Fate) -> list[HeldRecord]:
    """A death recorded, a measure of protection with who represents or assists the person, a ban on cheques."""
    match fate.kind:
        case "death":
            recorded = min(-1, fate.day + dice.between(3, 9))
            certificate = "received" if dice.chance(70) else "awaited"
            found = [HeldRecord("death", recorded, certificate, "", "open", 0, _reference(dice))]
            if certificate == "received":
                found.append(HeldRecord("received", recorded, "death_certificate", "", "valid"))
            return found
        case "guardianship" | "strong_curatorship" | "curatorship":
            woman = dice.chance(55)
            first = dice.pick(lists.first_names["female" if woman else "male", 1960])
            name = f"{'Mme' if woman else 'M.'} {first} {dice.pick(lists.surnames)}"
            return [HeldRecord("protection", fate.day, fate.kind, name)]
        case "cheque_ban":
            return [HeldRecord("cheque_ban", fate.day)]
        case _:
            return []
