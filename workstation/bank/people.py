"""Role-play people: ``scripts/people/*.yaml`` → dossiers. Days are offsets from the day of the session."""

from __future__ import annotations

import functools
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from workstation.bank import dossier as d
from workstation.bank import kept
from workstation.bank.held import HELD, STATES, Held
from workstation.content import yaml_nodes
from workstation.content.diagnostics import Diagnostic, Diagnostics, Phrase
from workstation.content.reading import FIRST_DAY, LAST_DAY, Block, finish, invented, is_count, open_document
from workstation.i18n import mark

ACCOUNT_KINDS = ("current", "joint", "livret_a", "ldds", "lep", "livret_jeune", "cel", "pel", "life_insurance")
CARD_KINDS = ("classic", "premier", "deposit_only")
_INCIDENTS = ("rejected_debit", "overdraft_exceeded", "dispute", "complaint", *d.ANOMALIES)


@dataclass(frozen=True)
class Person:
    """Somebody a role-play describes. The recent dates of ``dossier`` are written as if today were ``REFERENCE``.

    ``remarks``: what their own file should say otherwise, though it can be used.
    """

    slug: str
    dossier: d.Dossier
    relatives: tuple[tuple[str, str], ...]
    remarks: tuple[Diagnostic, ...] = field(default=(), compare=False)

    @property
    def client(self) -> str:
        """The id in any dataset."""
        return self.dossier.client.id


REFERENCE = date(2026, 11, 23)


def client_id(slug: str) -> str:
    """The id a person of that name has in every dataset."""
    return f"P-{slug}"


def _set_apart(block: Block, key: str, is_kept: Callable[[str], bool], instead: Phrase) -> None:
    """Remark on what a generated client may have as well."""
    node = block.node.get(key)
    if isinstance(node, yaml_nodes.Scalar) and not is_kept(node.value):
        block.diagnostics.add("RP025", node.place, name=node.value, instead=instead)


def _tail(block: Block) -> str:
    """The last four digits of an account or a card."""
    found = block.text("tail", required=True)
    _set_apart(block, "tail", kept.tail_is_kept, Phrase(mark("another last digit")))
    return found


def _client(block: Block, slug: str) -> d.Client:
    address = block.block("address", required=True)
    place = d.Address("", "", "")
    if address:
        place = d.Address(
            address.text("street", required=True),
            address.text("postcode", required=True),
            address.text("city", required=True),
        )
        address.done()
    _set_apart(block, "phone", kept.phone_is_kept, Phrase(mark("a 0 after the first six digits, as 06 39 98 01 01")))
    _set_apart(block, "number", kept.client_number_is_kept, Phrase(mark("a client number below 50000000")))
    _set_apart(block, "email", kept.mail_is_kept, Phrase(mark("an address at example.fr")))
    return d.Client(
        id=client_id(slug),
        number=block.text("number", required=True),
        title=block.choice("title", ("Mme", "M."), required=True),
        first_name=block.text("first_name", required=True),
        last_name=block.text("last_name", required=True),
        birth_date=block.day("birth_date", required=True, high=REFERENCE) or REFERENCE,
        profession=block.text("profession"),
        address=place,
        phone=block.text("phone", required=True),
        email=block.text("email"),
        language=block.choice("language", ("fr", "en", "de"), "fr"),
        since=block.number("since", 2015, 1950, REFERENCE.year),
        branch=block.text("branch"),
        adviser=block.text("adviser"),
        fragile=block.flag("fragile"),
        sales_consent=block.flag("sales_consent"),
    )


def _day(block: Block) -> date:
    return REFERENCE + timedelta(days=block.number("day", required=True, low=-4000, high=400))


def _accounts(top: Block) -> tuple[d.Account, ...]:
    found = []
    for b in top.blocks("accounts"):
        found.append(
            d.Account(
                id=b.ident("id"),
                kind=b.choice("kind", ACCOUNT_KINDS, required=True),
                tail=_tail(b),
                balance=b.cents("balance", required=True),
                overdraft=b.cents("overdraft"),
                opened=b.number("opened", 2015, 1950, REFERENCE.year),
            )
        )
        b.done()
    return tuple(found)


def _month(text: str) -> date:
    year, _, month = text.partition("-")
    if not is_count(year) or not is_count(month) or not FIRST_DAY.year <= int(year) <= LAST_DAY.year:
        raise ValueError(text)
    return date(int(year), int(month), 1)


def _cards(top: Block) -> tuple[d.Card, ...]:
    found = []
    for b in top.blocks("cards"):
        expires = b.text("expires", "2028-12")
        try:
            when = _month(expires)
        except ValueError:
            b.wrong("expires", b.node.get("expires") or b.node, mark("a month such as 2028-04"))
            when = REFERENCE
        found.append(
            d.Card(
                id=b.ident("id"),
                kind=b.choice("kind", CARD_KINDS, required=True),
                tail=_tail(b),
                status=b.choice("status", ("active", "locked", "blocked", "expired"), "active"),
                debit=b.choice("debit", ("immediate", "deferred"), "immediate"),
                limit=b.cents("limit", required=True),
                spent=b.cents("spent"),
                cash_limit=b.cents("cash_limit"),
                cash_spent=b.cents("cash_spent"),
                expires=when,
                account=b.text("account"),
                insured=b.flag("insured"),
            )
        )
        b.done()
    return tuple(found)


def _operations(top: Block) -> tuple[d.Operation, ...]:
    found = []
    for n, b in enumerate(top.blocks("operations"), 1):
        found.append(
            d.Operation(
                id=f"op{n}",
                day=_day(b),
                label=b.text("label", required=True),
                amount=b.cents("amount", required=True),
                status=b.choice("status", ("booked", "pending", "refused"), "booked"),
                account=b.text("account"),
                card=b.text("card"),
            )
        )
        b.done()
    return tuple(sorted(found, key=lambda o: o.day, reverse=True))


def _interactions(top: Block) -> tuple[d.Interaction, ...]:
    found = []
    for b in top.blocks("interactions"):
        found.append(
            d.Interaction(
                _day(b),
                b.choice("channel", ("call", "chat", "email", "branch", "callback"), required=True),
                b.text("reason", required=True),
                b.choice("outcome", ("solved", "pending", "transferred", "refused"), "solved"),
                b.text("note"),
            )
        )
        b.done()
    return tuple(sorted(found, key=lambda i: i.day, reverse=True))


def _contracts(top: Block) -> tuple[d.Contract, ...]:
    found = []
    for n, b in enumerate(top.blocks("contracts"), 1):
        kind = b.choice(
            "kind", ("payment_insurance", "home_insurance", "car_insurance", "personal_loan", "mortgage"), required=True
        )
        found.append(d.Contract(b.text("id", f"ct{n}"), kind, b.text("label"), b.cents("amount")))
        b.done()
    return tuple(found)


def _appointments(top: Block) -> tuple[d.Appointment, ...]:
    found = []
    for b in top.blocks("appointments"):
        mode = b.choice("mode", ("branch", "phone", "video"), "branch")
        found.append(d.Appointment(_day(b), b.text("hour"), b.text("subject", required=True), mode))
        b.done()
    return tuple(found)


def _incidents(top: Block) -> tuple[d.Incident, ...]:
    found = []
    for b in top.blocks("incidents"):
        kind = b.choice("kind", _INCIDENTS, required=True)
        state = b.choice("state", ("open", "closed"), "open")
        found.append(d.Incident(_day(b), kind, b.text("label"), state, b.cents("amount")))
        b.done()
    return tuple(found)


def _held(top: Block) -> tuple[Held, ...]:
    """Items of the parts that have no limit of size, whatever their kind."""
    found = []
    for b in top.blocks("held"):
        kind, day = b.choice("kind", tuple(HELD), required=True), _day(b)
        state = b.choice("state", ("open", "closed", *STATES), "open")
        found.append(Held(kind, day, b.text("what"), b.text("about"), state, b.cents("amount"), b.text("reference")))
        b.done()
    return tuple(found)


@functools.lru_cache(maxsize=64)
def read_person(text: str, file: str) -> Person:
    """One person's file. Raises ``ContentFault``."""
    top = open_document(text, file)
    slug = top.ident("person")
    block = top.block("client", required=True) or Block(yaml_nodes.Mapping(top.place), Diagnostics(file))
    client = _client(block, slug)
    block.done()
    relatives = []
    for block in top.blocks("household"):
        relatives.append(
            (block.ident("person"), block.choice("relation", ("spouse", "child", "parent"), required=True))
        )
        block.done()
    person = Person(slug, _dossier(top, client), tuple(relatives))
    finish(top)
    return replace(person, remarks=tuple(top.diagnostics.found))


def read_described(block: Block, roleplay: str) -> Person:
    """The client that the role-play of that id describes itself: the client's keys and what they hold, in one block."""
    slug = f"{roleplay}.client"  # no file of people can have a point in its name
    person = Person(slug, _dossier(block, _client(block, slug)), ())
    block.done()
    invented(block.node, block.diagnostics)
    return person


def _dossier(top: Block, client: d.Client) -> d.Dossier:
    return d.Dossier(
        client=client,
        accounts=_accounts(top),
        cards=_cards(top),
        operations=_operations(top),
        interactions=_interactions(top),
        contracts=_contracts(top),
        appointments=_appointments(top),
        incidents=_incidents(top),
        held=_held(top),
    )


def with_households(people: Mapping[str, Person]) -> dict[str, Person]:
    """Everybody again, each dossier naming its household. A relative nobody wrote is left out."""
    done = {}
    for slug, person in people.items():
        household = tuple(
            d.Relative(people[other].client, people[other].dossier.client.name, relation)
            for other, relation in person.relatives
            if other in people
        )
        done[slug] = replace(person, dossier=replace(person.dossier, household=household))
    return done
