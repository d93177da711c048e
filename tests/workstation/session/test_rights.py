"""Who calls against who is concerned: an attorney or a guardian is answered within their right, once identified."""

from __future__ import annotations

from datetime import date

import pytest

from tests.support import shift as support
from tests.support.shift import ANNE, PAUL, Shift
from workstation import commands as c
from workstation import events as e
from workstation.bank.dossier import Dossier
from workstation.bank.held import Held

pytestmark = pytest.mark.usefixtures("straight_and_crashing")

DAY = date(2025, 3, 1)
POWER = Held("mandate", DAY, "accounts", "Anne Dupré", "valid")
ENDED = Held("mandate", DAY, "accounts", "Anne Dupré", "expired")
GUARDIAN = Held("protection", DAY, "guardianship", "Anne Dupré")
CURATOR = Held("protection", DAY, "curatorship", "Anne Dupré")


class BankWith:
    """The small bank, Paul's dossier holding one item more."""

    def __init__(self, item: Held) -> None:
        self._bank, self._item = support.BANK, item

    def load(self, client: str, today: date) -> Dossier:
        found = self._bank.load(client, today)
        return found.with_item(self._item) if client == PAUL else found

    def __getattr__(self, name: str) -> object:
        return getattr(self._bank, name)


def spoken_by_anne(monkeypatch: pytest.MonkeyPatch, item: Held) -> Shift:
    """Anne, identified at level 2 as herself, with Paul's dossier open beside her own."""
    monkeypatch.setattr(support, "BANK", BankWith(item))
    shift = Shift()
    shift.answer()
    shift.do(c.OpenDossier("c1", PAUL))
    shift.say("greet_full", "ask_name", "ask_birth", "ask_product")
    assert shift.contact.desk.identity(ANNE).level == 2
    return shift


def opened(shift: Shift, part: str) -> tuple[int, int]:
    """The level reached, and the one needed, for that part of Paul's."""
    (happened,) = [one for one in shift.do(c.OpenSection("c1", PAUL, part)) if isinstance(one, e.SectionOpened)]
    return happened.level, happened.needed


def done(shift: Shift, act: str, target: str = "", **values: str) -> str:
    """The reason why an act on Paul's dossier is refused; nothing where it is done."""
    for one in shift.do(c.DoAct("c1", PAUL, act, target, tuple(values.items()))):
        if isinstance(one, e.ActRefused):
            return one.reason
    return ""


def test_an_attorney_hears_of_the_accounts_and_of_nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    shift = spoken_by_anne(monkeypatch, POWER)
    assert opened(shift, "operations") == (2, 2)
    assert opened(shift, "contracts") == (0, 2)
    assert [line.values for line in shift.contact.lines if line.code == "right"] == [("power",), ("power",)]


def test_an_attorney_acts_within_the_power_and_learns_where_it_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    shift = spoken_by_anne(monkeypatch, POWER)
    card = shift.session.world.records.load(PAUL, date(2026, 11, 23)).cards[0].id
    assert done(shift, "card.lower_limit", card, amount="1500", days="10") == ""
    assert done(shift, "savings.open", kind="ldds", amount="50") == "beyond_right"


def test_a_guardian_gives_the_orders_that_the_ward_may_not(monkeypatch: pytest.MonkeyPatch) -> None:
    shift = spoken_by_anne(monkeypatch, GUARDIAN)
    card = shift.session.world.records.load(PAUL, date(2026, 11, 23)).cards[0].id
    assert opened(shift, "contracts") == (2, 2)
    assert done(shift, "card.lower_limit", card, amount="1500", days="10") == ""


@pytest.mark.parametrize("item", [ENDED, CURATOR], ids=["a power that ended", "a curator"])
def test_whoever_may_hear_nothing_alone_opens_nothing(monkeypatch: pytest.MonkeyPatch, item: Held) -> None:
    shift = spoken_by_anne(monkeypatch, item)
    assert shift.contact.desk.identity(PAUL).level == 0
    assert opened(shift, "operations") == (0, 2)
    assert shift.refused(c.DoAct("c1", PAUL, "card.order")) == "identity_needed"


def test_a_right_opens_nothing_to_whoever_is_not_identified(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(support, "BANK", BankWith(POWER))
    shift = Shift()
    shift.answer()
    shift.do(c.OpenDossier("c1", PAUL))
    shift.say("greet_full", "ask_name")
    assert opened(shift, "operations") == (0, 2)


def test_a_recorded_death_ends_the_power_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    shift = spoken_by_anne(monkeypatch, POWER)
    assert done(shift, "death.record", day="2026-11-20", told_by="other", certificate="awaited") == ""
    assert shift.contact.desk.identity(PAUL).level == 0
    assert opened(shift, "operations") == (0, 2)
