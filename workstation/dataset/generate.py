"""Clients from a seed: the same seed makes the same people, however many are asked for and however they are read.

Only the last household depends on the size, which may cut it short. What happened to each is not made here: it is drawn
when a dossier is opened (``living``).
"""

from __future__ import annotations

from collections.abc import Iterator

from workstation.bank.kept import GENERATED_DOMAIN
from workstation.dataset import products
from workstation.dataset.dice import Dice
from workstation.dataset.fates import has_joint_card, income
from workstation.dataset.households import Household, Member, make_household
from workstation.dataset.lists import Lists, Town, read_lists
from workstation.dataset.numbers import MOST_CLIENTS, PhoneBook, client_number
from workstation.dataset.record import (
    AccountRecord,
    ClientRecord,
    IdentityRecord,
    IncidentRecord,
    RelativeRecord,
)
from workstation.folding import plain_words

_PLAIN_MAILS = 20_000
"""Only so many addresses are looked at for one that is taken; the others carry the client's rank."""

DEFAULT_SIZE = 2_000
DEFAULT_SEED = 1

_ADVISERS_A_BRANCH = 4
_NOBODY_OLDER = 60
"""Past that age nobody is given a second dossier by mistake: what befalls one of them would be told in one alone."""
_RELATIONS = {
    ("head", "spouse"): "spouse",
    ("spouse", "head"): "spouse",
    ("child", "head"): "parent",
    ("child", "spouse"): "parent",
    ("head", "child"): "child",
    ("spouse", "child"): "child",
}
"""(own place in the household, the other's) → what the other is to oneself. Brothers and sisters aren't linked."""


def client_id(index: int) -> str:
    """The id of the generated client of that rank, counted from 1: ``C0000001``."""
    return f"C{index:07d}"


def generate(seed: int, size: int) -> Iterator[ClientRecord]:
    """The first ``size`` clients of that seed. Raises ``ValueError`` below 1 or above 5,000,000."""
    if not 1 <= size < MOST_CLIENTS:
        raise ValueError(f"a dataset holds 1 to {MOST_CLIENTS - 1} clients, not {size}")
    return _Town(seed).people(size)


class _Town:
    """Everything that outlives a household while clients are made: numbers given, addresses taken, the last family."""

    def __init__(self, seed: int) -> None:
        self._seed = seed
        self._lists = read_lists()
        self._phones = PhoneBook(seed)
        self._mails: set[str] = set()
        self._previous: Member | None = None
        self._previous_phone = ""
        self._advisers = _advisers(seed, self._lists)

    def people(self, size: int) -> Iterator[ClientRecord]:
        made = number = 0
        while made < size:
            dice = Dice(f"{self._seed}/household/{number}")
            household = make_household(dice, self._lists)
            del household.members[size - made :]
            household.couple = household.couple and len(household.members) > 1
            yield from self._clients(dice, household, made + 1)
            made += len(household.members)
            number += 1

    def _clients(self, dice: Dice, household: Household, first: int) -> Iterator[ClientRecord]:
        members, town = household.members, household.town
        head = members[0]
        for place, who in enumerate(members):
            who.income = income(self._seed, client_id(first + place), who.stage)
        last = self._previous
        double = last is not None and len(members) == 1 and last.age <= _NOBODY_OLDER and dice.below(200) == 0
        if last and double:
            _become(head, last)
        elif last and len(members) == 1 and last.woman == head.woman and dice.below(60) == 0:
            # a homonym, born on another day, to be told apart on the telephone
            head.first_name, head.last_name = last.first_name, last.last_name
        recycled = bool(self._previous_phone) and dice.below(120) == 0
        phones = self._household_phones(dice, household, recycled)
        joint = None
        if household.couple and dice.chance(64):
            grown_up = max(head.birth_year, members[1].birth_year) + 18
            joint = products.joint_account(dice, head.income + members[1].income, grown_up)
        adviser = self._advisers[town.branch][dice.below(_ADVISERS_A_BRANCH)]
        for place, who in enumerate(members):
            index = first + place
            identity = self._identity(dice, who, index, household.street, town, phones[place], adviser)
            relatives = tuple(
                RelativeRecord(client_id(first + n), f"{other.first_name} {other.last_name}", relation)
                for n, other in enumerate(members)
                if (relation := _RELATIONS.get((who.role, other.role))) and n != place
            )
            shared = joint if who.role != "child" else None
            planted = [kind for kind, is_so in (("duplicate_phone", recycled), ("double_dossier", double)) if is_so]
            yield self._client(dice, who, identity, relatives, shared, planted if place == 0 else [])
        self._previous, self._previous_phone = head, phones[0]

    def _household_phones(self, dice: Dice, household: Household, recycled: bool) -> list[str]:
        """One landline for all, or a mobile each; a minor has a parent's; a number given twice is a planted trap."""
        postcode = household.town.postcode
        one_line = dice.chance(30)
        first = self._previous_phone if recycled else ""
        first = first or (self._phones.landline(postcode) if one_line else self._phones.mobile(postcode))
        phones = [first]
        for who in household.members[1:]:
            shares = one_line or who.stage == "minor"
            phones.append(first if shares else self._phones.mobile(postcode))
        return phones

    def _identity(
        self, dice: Dice, who: Member, index: int, street: str, town: Town, phone: str, adviser: str
    ) -> IdentityRecord:
        draw = dice.below(1_000)
        latest = min(2026, who.birth_year + who.age)
        return IdentityRecord(
            id=client_id(index),
            number=client_number(self._seed, index),
            title="Mme" if who.woman else "M.",
            first_name=who.first_name,
            last_name=who.last_name,
            birth_date=who.birth_date,
            profession=who.profession,
            street=street,
            postcode=town.postcode,
            city=town.city,
            phone=phone,
            email=self._mail(dice, who, index),
            language="en" if draw < 20 else "de" if draw < 30 else "fr",
            since=dice.between(max(1985, who.birth_year + 10), latest),
            branch=town.branch,
            adviser=adviser,
            fragile=who.stage != "minor" and who.income < 150_000 and dice.chance(12),
            sales_consent=who.stage != "minor" and dice.chance(35),
        )

    def _mail(self, dice: Dice, who: Member, index: int) -> str:
        without = 70 if who.stage == "minor" else 18 if who.age > 72 else 3
        year = f"{who.birth_year % 100:02d}" if dice.chance(55) else ""
        if dice.chance(without):
            return ""
        local = f"{plain_words(who.first_name)}.{plain_words(who.last_name)}{year}".replace(" ", "-")
        if index > _PLAIN_MAILS:
            return f"{local}.{index}@{GENERATED_DOMAIN}"
        mail = f"{local}@{GENERATED_DOMAIN}"
        if mail in self._mails:
            mail = f"{local}.{index}@{GENERATED_DOMAIN}"
        self._mails.add(mail)
        return mail

    def _client(
        self,
        dice: Dice,
        who: Member,
        identity: IdentityRecord,
        relatives: tuple[RelativeRecord, ...],
        joint: AccountRecord | None,
        planted: list[str],
    ) -> ClientRecord:
        insured = who.stage != "minor" and dice.chance(30)
        held = products.accounts(dice, who, identity.since, joint)
        cards = products.cards(dice, who, held, insured, joint=has_joint_card(self._seed, identity.id))
        anomalies = self._lists.anomalies
        return ClientRecord(
            client=identity,
            household=relatives,
            accounts=tuple(held),
            cards=tuple(cards),
            contracts=tuple(products.contracts(dice, who, insured)),
            incidents=tuple(IncidentRecord(-dice.between(3, 200), kind, anomalies[kind], "open") for kind in planted),
        )


def _become(who: Member, other: Member) -> None:
    """Make somebody the person another dossier is about: the bank took them for a new client."""
    who.woman, who.first_name, who.last_name = other.woman, other.first_name, other.last_name
    who.birth_year, who.birth_date = other.birth_year, other.birth_date
    who.stage, who.profession, who.income = other.stage, other.profession, other.income


def _advisers(seed: int, lists: Lists) -> dict[str, tuple[str, ...]]:
    found = {}
    for branch in sorted({town.branch for town in lists.towns}):
        dice = Dice(f"{seed}/branch/{branch}")
        people = []
        for _ in range(_ADVISERS_A_BRANCH):
            first = dice.pick(lists.first_names["female" if dice.chance(55) else "male", 1985])
            people.append(f"{first} {dice.pick(lists.surnames)}")
        found[branch] = tuple(people)
    return found
