"""A client's life at the bank, drawn from the seed when their dossier is opened, the same each time.

What a file keeps of a generated client is who they are and what they hold; all that happened is added here, and what it
makes of their balances and cards.
"""

from __future__ import annotations

from workstation.bank.returning import DONE, KIND, PLANNED
from workstation.dataset import papers
from workstation.dataset.dice import Dice
from workstation.dataset.fates import Fate, age_of, fate_of, has_joint_card, income, stage_of
from workstation.dataset.history import Mishap, interactions, meetings, mishap, under_authorised
from workstation.dataset.lists import read_lists
from workstation.dataset.movements import DAILY, Deal, Person, joint_deals, numbered, own_deals, settled, spending
from workstation.dataset.record import (
    AccountRecord,
    CardRecord,
    ClientRecord,
    HeldRecord,
    IncidentRecord,
    RelativeRecord,
)

_CLOSABLE = ("ldds", "cel", "livret_jeune")
_REPORTED = "death_reported"


def lived(seed: int, record: ClientRecord) -> ClientRecord:
    """The whole of a generated client. ``record`` is as ``generate`` makes it."""
    return _Life(seed, record).whole()


class _Life:
    """One client while what happened to them is drawn."""

    def __init__(self, seed: int, record: ClientRecord) -> None:
        who = record.client
        self._seed, self._record, self._lists = seed, record, read_lists()
        self._dice = Dice(f"{seed}/life/{who.id}")
        self._age, self._stage = age_of(who.birth_date), stage_of(record, self._lists)
        self._spouse = _sharing(record)
        self._fate = fate_of(seed, who.id, self._age, joint=self._spouse is not None)
        self._who = Person(
            f"{who.first_name} {who.last_name}",
            self._stage,
            income(seed, who.id, self._stage),
            who.city,
            self._spouse.name if self._spouse else "",
        )
        self._fragile = who.fragile or self._fate.kind == "cheque_ban"
        self._kinds = frozenset(account.kind for account in record.accounts)

    def whole(self) -> ClientRecord:
        record, fate, dice = self._record, self._fate, self._dice
        closed = self._closed()
        gone = {item.about for item in closed}
        running = [account for account in record.accounts if account.id not in gone]
        deals = self._deals(running)
        wrong = self._mishap(deals)
        deals += wrong.deals
        accounts, under = self._balances(gone, deals)
        deals += under.deals
        planted = self._planted()
        identity = record.client._replace(
            fragile=self._fragile, sales_consent=record.client.sales_consent and not (fate.still or fate.represented)
        )
        relatives = [one.relation for one in record.household]
        coming, met = meetings(
            dice, self._lists, self._age, self._stage, frozenset(one.kind for one in record.contracts),
            children="child" in relatives, ahead=not fate.kind,
        )  # fmt: skip
        last = fate.day if fate.still else 0
        told = interactions(dice, self._lists, self._stage, list(record.cards), self._kinds, last)
        used = [spending(card, deals) for card in _carded(record.cards, fate)]
        cards, returns = self._raised(used)
        whole = record._replace(
            client=identity,
            accounts=accounts,
            cards=cards,
            operations=numbered(deals),
            interactions=tuple(sorted((*wrong.interactions, *met, *told), key=lambda one: -one.day)),
            appointments=coming,
            incidents=tuple(sorted((*planted, *wrong.incidents, *under.incidents), key=lambda one: -one.day)),
        )
        barred = bool(fate.kind) or self._fragile or bool(whole.incidents)
        return whole._replace(held=(*returns, *closed, *wrong.held, *under.held, *self._papers(whole, barred=barred)))

    def _deals(self, running: list[AccountRecord]) -> list[Deal]:
        record, lists = self._record, self._lists
        found = own_deals(self._dice, lists, self._who, running, record.cards, record.contracts)
        if self._spouse is not None:
            me, other = (record.client.id, self._who.name), (self._spouse.client, self._spouse.name)
            couple = sorted((me, other))
            card = next((one.id for one in record.cards if one.account == "J1"), "")
            shared, paid_in = joint_deals(
                Dice(f"{self._seed}/joint/{couple[0][0]}"),
                lists,
                (couple[0][1], couple[1][1]),
                (has_joint_card(self._seed, couple[0][0]), has_joint_card(self._seed, couple[1][0])),
                couple.index(me),
                card,
            )
            found += shared + paid_in
        if self._fate.still:
            return [deal for deal in found if deal.day <= self._fate.day]
        if self._fate.kind == "cheque_ban":
            return [deal for deal in found if not deal.label.startswith("CHEQUE")]
        return found

    def _mishap(self, deals: list[Deal]) -> Mishap:
        if self._fate.still:
            return Mishap()
        account = self._record.accounts[0].id
        return mishap(self._dice, self._lists, self._who, account, deals, fragile=self._fragile)

    def _closed(self) -> list[HeldRecord]:
        """A savings book closed before the lines that are shown; nothing is left in it."""
        books = [
            account for account in self._record.accounts[1:] if account.kind in _CLOSABLE and account.opened < 2025
        ]
        if not books or not self._dice.chance(8):
            return []
        return [HeldRecord("account_closed", -self._dice.between(70, 300), "", books[0].id)]

    def _raised(self, cards: list[CardRecord]) -> tuple[tuple[CardRecord, ...], list[HeldRecord]]:
        """A limit raised for a week: it comes back in some days, or has come back."""
        card, dice = next((card for card in cards if card.limit and card.status == "active"), None), self._dice
        if card is None or self._fate.kind or not dice.chance(5):
            return tuple(cards), []
        day, more = dice.between(-20, 6), dice.between(1, 3) * 50_000
        state = DONE if day <= 0 else PLANNED
        item = HeldRecord(KIND, day, "", card.id, state, card.limit, str(dice.between(10_000, 99_999)))
        now = card._replace(limit=card.limit + (more if state == PLANNED else 0))
        return tuple(now if one is card else one for one in cards), [item]

    def _balances(self, gone: set[str], deals: list[Deal]) -> tuple[tuple[AccountRecord, ...], Mishap]:
        """What each account comes to, and the mishap of one that is under what is authorised."""
        found, wrong = [], Mishap()
        for account in self._record.accounts:
            if account.id in gone:
                found.append(account._replace(balance=0))
                continue
            if account.kind in DAILY and account.balance < -account.overdraft and not self._fate.still:
                wrong = under_authorised(-1, -account.balance - account.overdraft, account.id)
                mine = [*deals, *wrong.deals]
                now, day = settled(account._replace(balance=account.balance + wrong.deals[0].amount), mine)
                incident = wrong.incidents[0]._replace(day=day)
                wrong = wrong._replace(incidents=(incident,))
            else:
                floor = max(account.balance, -account.overdraft)
                now, _ = settled(account._replace(balance=floor), deals)
            found.append(now)
        return tuple(found), wrong

    def _planted(self) -> tuple[IncidentRecord, ...]:
        """What is wrong with the dossier itself, for the recruit to notice."""
        record, dice = self._record, self._dice
        kinds = {one.kind for one in record.incidents}
        if not record.client.email and self._stage != "minor" and dice.chance(50):
            kinds.add("missing_email")
        if dice.below(60) == 0:
            kinds.add("returned_mail")
        if dice.below(50) == 0 and self._stage != "minor":
            kinds.add("expired_identity")
        found = [
            IncidentRecord(-dice.between(3, 200), kind, label, "open")
            for kind, label in self._lists.anomalies.items()
            if kind in kinds
        ]
        if self._fate.kind == _REPORTED:
            label = self._lists.anomalies[_REPORTED]
            found.append(IncidentRecord(self._fate.day + 1, _REPORTED, label, "open"))
        return tuple(found)

    def _papers(self, whole: ClientRecord, *, barred: bool) -> list[HeldRecord]:
        dice, fate = self._dice, self._fate
        found = papers.measure(dice, self._lists, fate)
        if self._stage == "minor":
            return found
        expired = any(one.kind == "expired_identity" for one in whole.incidents)
        found += papers.received(dice, whole, expired=expired)
        if fate.still:
            return found
        found += papers.consents(dice, sales=whole.client.sales_consent)
        found += papers.sent(dice, whole.appointments)
        found += papers.fees(dice, card=any(card.account != "J1" for card in whole.cards))
        if not fate.represented:
            found += papers.in_progress(dice, self._who, self._kinds)
            relatives = tuple(one.name for one in whole.household if one.relation == "spouse")
            found += papers.power(dice, self._age, relatives)
        return found + papers.credit_offer(dice, self._who, barred=barred)


def _sharing(record: ClientRecord) -> RelativeRecord | None:
    """Whoever shares the client's joint account, if there is one."""
    if all(account.kind != "joint" for account in record.accounts):
        return None
    return next((one for one in record.household if one.relation == "spouse"), None)


def _carded(cards: tuple[CardRecord, ...], fate: Fate) -> list[CardRecord]:
    """The cards as the client's fate leaves them: those of somebody whose death is recorded are blocked."""
    return [card._replace(status="blocked") if fate.kind == "death" else card for card in cards]
