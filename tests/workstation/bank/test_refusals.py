"""What each act refuses: every reason is reached on some dossier, and says what to do or whom to turn to."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.support.acting import done_as_one_would, fitting
from tests.support.content import BUNDLED, SHELF
from workstation.bank.acts import ACTS
from workstation.bank.dossier import Account, Dossier, Incident
from workstation.bank.held import Held
from workstation.bank.overlay import with_acts
from workstation.bank.perimeter import JOBS, bundled, read_perimeter
from workstation.content.diagnostics import ContentFault
from workstation.content.figures import values_on
from workstation.events import ActDone
from workstation.library.kinds import KINDS
from workstation.library.playing import small_bank
from workstation.phrases import PHRASES

TODAY = date(2026, 11, 23)
ANNE = fitting(small_bank(SHELF.people).load("P-anne", TODAY), TODAY)
FIGURES = values_on(BUNDLED.figures, TODAY)
PERIMETER = bundled().settled(FIGURES)


def holding(kind: str, what: str = "", about: str = "", **more: object) -> Dossier:
    return ANNE.with_item(Held(kind, TODAY, what, about, **more))  # type: ignore[arg-type]


def refused(act: str, dossier: Dossier, job: str = "junior", **chosen: str) -> str:
    declared = ACTS[act]
    target, values = done_as_one_would(declared, dossier, TODAY)
    target = chosen.pop("target", target)
    target, filled = declared.filled(dossier, target, {**values, **chosen}, TODAY)
    return declared.refusal(job, dossier, target, dict(filled), TODAY, PERIMETER.of(act))


def drawn(days: int) -> Dossier:
    """Her dossier with one direct debit, that many days ago."""
    one = next(op for op in ANNE.operations if op.label.startswith("Prélèvement"))
    return replace(ANNE, operations=(replace(one, day=TODAY - timedelta(days)),))


def spent(days: int) -> Dossier:
    """Her dossier with one operation by no card of hers, that many days ago."""
    return replace(ANNE, operations=(replace(ANNE.operations[0], day=TODAY - timedelta(days), card=""),))


def pending() -> Dossier:
    """Her dossier with one direct debit that is announced and not booked."""
    return replace(ANNE, operations=(replace(drawn(0).operations[0], status="pending"),))


DECEASED, WARD = holding("death"), holding("protection", "guardianship")
CLOSED = holding("account_closed", about=ANNE.accounts[0].id)
LIVRET = replace(ANNE, accounts=(*ANNE.accounts, Account("la", "livret_a", "1113", 100)))
BLOCKED = replace(ANNE, cards=tuple(replace(card, status="blocked") for card in ANNE.cards))
LOST = replace(ANNE, cards=tuple(replace(card, status="blocked", blocked_for="lost") for card in ANNE.cards))
ALIEN = replace(ANNE, incidents=(Incident(TODAY, "guardianship", "Mesure", "open"),))

CASES = [
    ("deceased", "card.order", DECEASED, {}),
    ("protected", "card.raise_limit", WARD, {}),
    ("out_of_role", "overdraft.set", ANNE, {"amount": "500"}),
    ("over_remit", "card.raise_limit", ANNE, {"amount": "7000"}),
    ("over_ceiling", "savings.open", ANNE, {"kind": "ldds", "amount": "12001"}),
    ("account_closed", "cheques.order", CLOSED, {}),
    ("card_blocked", "card.lock", BLOCKED, {"target": "classic"}),
    ("card_blocked", "card.block", LOST, {"target": "classic", "reason": "lost"}),
    ("", "card.block", LOST, {"target": "classic", "reason": "stolen"}),
    ("card_locked", "card.lock", ANNE, {"target": "spare"}),
    ("card_not_locked", "card.unlock", ANNE, {"target": "classic"}),
    ("limit_not_lowered", "card.lower_limit", ANNE, {"amount": "20000", "target": "classic"}),
    ("no_cheques", "cheques.order", holding("cheque_ban"), {}),
    ("cheques_ordered", "cheques.order", holding("cheque_order"), {}),
    ("cheque_stopped", "cheque.stop", holding("cheque_stop", about="7234561"), {}),
    ("cheque_ground", "cheque.stop", ANNE, {"ground": "disagreement"}),
    ("disputed_already", "dispute.open", holding("disputed", about="t2"), {"operations": "t2"}),
    ("over_remit", "dispute.open", replace(ANNE, operations=(replace(ANNE.operations[0], amount=-90_000),)), {}),
    ("operation_pending", "dispute.open", pending(), {"operations": "t2"}),
    ("operation_pending", "debit.refund", pending(), {"debits": "t2"}),
    ("disputed_already", "debit.refund", holding("disputed", about="t2"), {"debits": "t2"}),
    ("too_late", "debit.refund", drawn(57), {"mandate": "signed"}),
    ("too_late", "debit.refund", drawn(397), {"mandate": "unsigned"}),
    ("", "debit.refund", drawn(56), {"mandate": "signed"}),
    ("", "debit.refund", drawn(396), {"mandate": "unsigned"}),
    ("too_late", "dispute.open", spent(397), {}),
    ("", "dispute.open", spent(396), {}),
    ("mandate_revoked", "mandate.revoke", holding("mandate_revoked", about="Salle Tonus"), {"target": "Salle Tonus"}),
    ("copy_needed", "mandate.revoke", ANNE, {"copy": "none"}),
    ("recalled_already", "transfer.recall", holding("recall", about="Virement Garage Morel", amount=24_000), {}),
    ("contact_same", "contact.phone", ANNE, {"phone": ANNE.client.phone}),
    ("proof_needed", "contact.address", ANNE, {"proof": "none"}),
    ("contact_first", "anomaly.correct", replace(ANNE, client=replace(ANNE.client, email="")), {}),
    ("anomaly_beyond", "anomaly.correct", ALIEN, {}),
    ("anomaly_ours", "anomaly.report", ANNE, {"target": "missing_email"}),
    ("anomaly_reported", "anomaly.report", ALIEN.with_item(Held("anomaly_report", TODAY, "branch", "Mesure")), {}),
    ("one_each", "savings.open", LIVRET, {}),
    ("check_needed", "savings.open", ANNE, {"kind": "lep", "checked": "not_asked"}),
    ("not_eligible", "savings.open", ANNE, {"kind": "lep", "checked": "refused"}),
    ("death_recorded", "death.record", DECEASED, {}),
    ("fraud_open", "fraud.open", replace(ANNE, incidents=(Incident(TODAY, "fraud", "phishing", "open"),)),
     {"kind": "phishing"}),
    ("no_target", "creditor.block", ANNE, {"target": "Personne"}),
    ("out_of_bounds", "contact.mail", ANNE, {"email": "pas une adresse"}),
]  # fmt: skip


@pytest.mark.parametrize(
    ("reason", "act", "dossier", "chosen"), CASES, ids=lambda one: one if isinstance(one, str) else ""
)
def test_an_act_is_refused_for_its_reason_or_for_none(
    reason: str, act: str, dossier: Dossier, chosen: dict[str, str]
) -> None:
    assert refused(act, dossier, **chosen) == reason


@pytest.mark.parametrize("reason", sorted({reason for reason, *_ in CASES} - {""}))
def test_a_reason_is_said_with_what_to_do_or_whom_to_turn_to(reason: str) -> None:
    words = PHRASES["refused"][reason]
    asked = {PERIMETER.ask(act, reason) for said, act, *_ in CASES if said == reason} - {""}
    assert asked or "already" in words or len(re.findall(r"[.:;,]", words)) > 1


@pytest.mark.parametrize("act", [act for act in ACTS.values() if act.always], ids=lambda act: act.id)
def test_what_harms_nobody_is_done_whatever_befell_the_client(act: object) -> None:
    assert isinstance(act, type(ACTS["card.block"]))
    assert act.barred(DECEASED, "junior", PERIMETER.of(act.id)) == ""
    assert act.barred(WARD, "junior", PERIMETER.of(act.id)) == ""


def test_under_a_simple_curatorship_the_daily_account_goes_on() -> None:
    assert refused("card.order", holding("protection", "curatorship")) == ""


def test_a_recorded_death_blocks_the_cards_and_settles_what_was_reported() -> None:
    told = replace(ANNE, incidents=(Incident(TODAY, "death_reported", "Décès signalé", "open"),))
    act = ACTS["death.record"]
    target, values = done_as_one_would(act, told, TODAY)
    filled = act.filled(told, target, values, TODAY)[1]
    after = with_acts(told, [ActDone("c1", "P-anne", act.id, target, filled, "1")], TODAY)
    assert {card.status for card in after.cards} == {"blocked"}
    assert [one.state for one in after.incidents] == ["closed"]
    assert after.befallen == "deceased"


def test_every_line_of_the_perimeter_is_about_an_act_and_says_its_source() -> None:
    assert set(PERIMETER.remits) <= set(ACTS)
    assert all(remit.source for remit in PERIMETER.remits.values())
    for remit in PERIMETER.remits.values():
        assert set(remit.most) <= remit.jobs <= set(JOBS)


def test_a_bound_that_a_figure_states_is_kept_nowhere_else() -> None:
    own = {"debit_refund_window": "10 jours", "ldds_ceiling": "100 €"}
    table = bundled().settled(own)
    debit, book = table.of("debit.refund"), table.of("savings.open")
    assert debit.late(TODAY - timedelta(11), TODAY, {"mandate": "signed"}) == "too_late"
    assert debit.late(TODAY - timedelta(10), TODAY, {"mandate": "signed"}) == ""
    assert book.beyond("junior", 10_001, {"kind": "ldds"}) == "over_ceiling"
    assert not debit.late(TODAY - timedelta(900), TODAY, {"mandate": "unsigned"}), (
        "a figure nobody keeps bounds nothing"
    )


def test_a_bound_may_still_be_a_number() -> None:
    text = 'format: 1\nperimeter: p\nacts:\n  - {act: debit.refund, within: {signed: 3}, source: "la maison"}\n'
    own = read_perimeter(text, "perimeter.yaml").settled({}).of("debit.refund")
    assert own.late(TODAY - timedelta(4), TODAY, {"mandate": "signed"}) == "too_late"
    assert own.late(TODAY - timedelta(3), TODAY, {"mandate": "signed"}) == ""


@pytest.mark.parametrize(
    ("within", "told"),
    [("debit_refund_windo", "RP045"), ("debit_refund_window", None), ("report_sms", "RP012")],
)
def test_a_figure_that_bounds_nothing_is_told(within: str, told: str | None) -> None:
    text = f'format: 1\nperimeter: p\nacts:\n  - {{act: debit.refund, within: {{signed: {within}}}, source: "x"}}\n'
    kind = next(kind for kind in KINDS if kind.name == "perimeter")
    assert [one.code for one in kind.faults_in(text, "perimeter.yaml", BUNDLED)] == ([told] if told else [])


def test_a_house_may_say_that_it_does_not_do_an_act_by_telephone() -> None:
    text = (
        'format: 1\nperimeter: p\nacts:\n  - {act: contact.phone, offered: false, ask: branch, source: "la maison"}\n'
    )
    own = read_perimeter(text, "perimeter.yaml")
    act = ACTS["contact.phone"]
    assert act.barred(ANNE, "senior", own.of(act.id)) == "not_in_this_house"
    assert own.ask(act.id, "not_in_this_house") == "branch"


@pytest.mark.parametrize(
    "line",
    [
        '{act: fees.refund, jobs: [boss], source: "x"}',
        '{act: fees.refund, most: {boss: 3}, source: "x"}',
        '{act: fees.refund, most: {junior: beaucoup}, source: "x"}',
        '{act: fees.refund, ask: nobody, source: "x"}',
        "{act: fees.refund}",
    ],
)
def test_a_line_that_cannot_be_is_told(line: str) -> None:
    with pytest.raises(ContentFault):
        read_perimeter(f"format: 1\nperimeter: p\nacts:\n  - {line}\n", "perimeter.yaml")
