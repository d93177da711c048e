"""What may be offered: enumerated over the bank's inhabitants and over every way a conversation may stand."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date
from itertools import product

import pytest

from tests.support.content import BUNDLED
from workstation.bank.acts import ACTS
from workstation.bank.dossier import Dossier
from workstation.bank.held import Held
from workstation.content.diagnostics import ContentFault
from workstation.content.files import read_file
from workstation.dataset.generate import generate
from workstation.dataset.living import lived
from workstation.dataset.record import resolve
from workstation.library.kinds import KINDS
from workstation.paths import SCRIPTS
from workstation.rebounds.facts import ACTS_DONE, MOTIFS_BEGIN, NAMES, Around, values
from workstation.rebounds.reading import read_rebound_file
from workstation.rebounds.rules import may_offer, opportunities

TODAY = date(2026, 11, 24)
RULES = BUNDLED.rebounds
CALM = Around("call", 2, solved=True, calm=True, over=False, motif="EPA-REGL", own=True)
MOTIFS = ("MOY-CARTE-OPPO", "MOY-CARTE-ETR", "EPA-REGL", "CRE-CONSO", "TAR-FRAIS")


@pytest.fixture(scope="module")
def dossiers() -> list[Dossier]:
    return [resolve(lived(7, record), TODAY) for record in generate(7, 400)]


def ways(*, motifs: tuple[str, ...] = MOTIFS) -> list[Around]:
    """Conversations of every standing that bars nothing."""
    acts = (frozenset[str](), frozenset({"card.block"}))
    return [replace(CALM, motif=motif, acts=done) for motif, done in product(motifs, acts)]


def test_everything_that_ships_can_be_met_and_most_people_are_offered_nothing(dossiers: list[Dossier]) -> None:
    met: Counter[str] = Counter()
    for dossier in dossiers:
        for around in ways():
            found = opportunities(RULES, values(dossier, around, TODAY), "junior")
            met.update(one.rebound.id for one in found if one.standing == "open")
    assert {one.id for one in RULES.rebounds} == set(met)
    assert max(met.values()) < len(dossiers) * len(ways())


BARRED = [
    (replace(CALM, motif="REC-RECLA"), "complaint"),
    (replace(CALM, acts=frozenset({"complaint.register"})), "complaint"),
    (replace(CALM, motif="FRA-FAUXCONS"), "fraud"),
    (replace(CALM, motif="SUC-DECES"), "deceased"),
    (replace(CALM, motif="SEC-TIERS"), "secrecy"),
    (replace(CALM, own=False), "secrecy"),
    (replace(CALM, over=True), "over"),
    (replace(CALM, refused=frozenset({"lep"})), "refused"),
]


@pytest.mark.parametrize(("around", "bar"), BARRED)
def test_nothing_is_ever_open_where_it_is_forbidden(dossiers: list[Dossier], around: Around, bar: str) -> None:
    bars: Counter[str] = Counter()
    for dossier in dossiers:
        facts = values(dossier, around, TODAY)
        assert all(one.standing == "barred" for one in opportunities(RULES, facts, "junior"))
        for one in RULES.rebounds:
            stands, why = may_offer(RULES, one.id, facts, "junior")
            assert stands == "barred"
            bars[why] += 1
    assert bar in bars


@pytest.mark.parametrize(
    ("client", "bar"),
    [
        ({"fragile": True}, "fragile"),
        ({"birth_date": date(2012, 5, 1), "fragile": False}, "minor"),
    ],
)
def test_a_fragile_client_and_a_minor_are_left_alone(
    dossiers: list[Dossier], client: dict[str, object], bar: str
) -> None:
    for dossier in dossiers[:100]:
        one = replace(dossier, client=replace(dossier.client, **client), held=(), incidents=())  # type: ignore[arg-type]
        for around in ways():
            assert may_offer(RULES, "lep", values(one, around, TODAY), "junior") == ("barred", bar)


@pytest.mark.parametrize(("kind", "bar"), [("death", "deceased"), ("protection", "protected")])
def test_the_dead_and_the_protected_are_offered_nothing(dossiers: list[Dossier], kind: str, bar: str) -> None:
    for dossier in dossiers[:100]:
        one = replace(dossier, held=(*dossier.held, Held(kind, TODAY)))
        stands, why = may_offer(RULES, "payment_insurance", values(one, ways()[0], TODAY), "junior")
        assert (stands, why) == ("barred", bar) or why == "deceased"


def test_what_the_bank_calls_for_needs_consent_and_what_is_asked_for_does_not(dossiers: list[Dossier]) -> None:
    asked, called = Counter[str](), Counter[str]()
    for dossier in dossiers:
        without = replace(dossier, client=replace(dossier.client, sales_consent=False))
        for channel, count in (("call", asked), ("outbound", called)):
            for around in ways():
                found = opportunities(RULES, values(without, replace(around, channel=channel), TODAY), "junior")
                count.update(one.standing for one in found)
    assert asked["open"]
    assert not called["open"]


@pytest.mark.parametrize(
    ("change", "bar"),
    [({"identity": 1}, "unidentified"), ({"solved": False}, "unsolved"), ({"calm": False}, "upset")],
)
def test_too_early_is_told_as_not_yet(dossiers: list[Dossier], change: dict[str, object], bar: str) -> None:
    around = replace(CALM, acts=frozenset({"card.block"}), **change)  # type: ignore[arg-type]
    found = [one for d in dossiers for one in opportunities(RULES, values(d, around, TODAY), "junior")]
    assert {one.standing for one in found} <= {"waiting", "barred"}
    assert bar in {one.bar for one in found}
    assert all(one.why for one in found)


def test_an_offer_the_dossier_does_not_call_for_is_barred_and_one_without_a_sign_waits(dossiers: list[Dossier]) -> None:
    quiet = next(d for d in dossiers if any(c.status != "expired" and not c.insured for c in d.cards)
                 and d.accounts[0].kind == "current" and not d.befallen and not d.items("cheque_ban")
                 and not d.incidents and not d.client.fragile and not d.contracts)  # fmt: skip
    insured = replace(quiet, cards=tuple(replace(card, insured=True) for card in quiet.cards))
    around = replace(CALM, motif="CRE-CONSO")
    assert may_offer(RULES, "payment_insurance", values(insured, around, TODAY), "junior") == ("barred", "not_eligible")
    assert may_offer(RULES, "payment_insurance", values(quiet, around, TODAY), "junior") == ("waiting", "no_signal")


def test_facts_speak_of_acts_that_the_bank_does_and_of_reasons_that_it_lists() -> None:
    assert {act for acts in ACTS_DONE.values() for act in acts} <= set(ACTS)
    codes = [leaf.code for head in BUNDLED.dispositions.reasons for leaf in (head, *head.children)]
    assert [
        prefix
        for prefixes in MOTIFS_BEGIN.values()
        for prefix in prefixes
        if not any(c.startswith(prefix) for c in codes)
    ] == []


@pytest.mark.parametrize("act", ["alert.second_level", "fraud.open", "dispute.open"])
def test_what_was_just_reported_forbids_an_offer(dossiers: list[Dossier], act: str) -> None:
    around = replace(CALM, acts=frozenset({act}))
    for dossier in dossiers[:50]:
        clean = replace(dossier, client=replace(dossier.client, fragile=False), held=(), incidents=())
        stands, why = may_offer(RULES, "lep", values(clean, around, TODAY), "junior")
        assert (stands, why) in {("barred", "fraud"), ("barred", "minor")}


FILE = read_file(SCRIPTS / "rebounds" / "rebounds.yaml")


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ('signal: "about_fees"', 'signal: "about_fee"', "RP022"),
        ('signal: "about_fees"', 'signal: "about_fees and"', "RP020"),
        ('signal: "about_fees"', 'signal: "print(1)"', "RP021"),
        ("  - id: lep\n", "  - id: card_range\n", "RP031"),
        ("    sheet: lep\n", "    sheet: lep\n    jobs: [juniro]\n", "RP012"),
        ('    reason: "Un prélèvement', '    raison: "Un prélèvement', "RP010"),
        ('  - {id: protected, when: "protected"', '  - {id: deceased, when: "protected"', "RP031"),
    ],
)
def test_a_file_that_does_not_check_says_where(old: str, new: str, code: str) -> None:
    assert old in FILE
    with pytest.raises(ContentFault) as fault:
        read_rebound_file(FILE.replace(old, new, 1), "rebounds.yaml")
    told = next(one for one in fault.value.diagnostics if one.code == code)
    assert told.place.line > 1
    assert told.cure


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ('eligible: "rejects >= 1 and not met"', 'eligible: "rejects >= 1 and fragile"', "RP225"),
        ('eligible: "rejects >= 1 and not met"', 'eligible: "age <= 17"', "RP225"),
        ('eligible: "rejects >= 1 and not met"', 'eligible: "rejects >= 5 and rejects < 3"', "RP225"),
        ('signal: "about_fees"', 'signal: "about_fees and identity <= 1"', "RP225"),
        ('when: "protected"', 'when: "about_savings or protected"', "RP225"),
        ("    sheet: lep\n", "    sheet: leep\n", "RP012"),
        ("Là-dessus, je ne donne", "Calmez-vous, je ne donne", "RP214"),
    ],
)
def test_rules_that_contradict_and_openings_at_fault_are_told_beside_the_rest(old: str, new: str, code: str) -> None:
    kind = next(kind for kind in KINDS if kind.name == "rebounds")
    assert kind.faults_in(FILE, "rebounds.yaml", BUNDLED) == []
    assert old in FILE
    found = kind.faults_in(FILE.replace(old, new, 1), "rebounds.yaml", BUNDLED)
    assert {fault.code for fault in found} == {code}
    assert all(fault.place.line > 1 and fault.cure for fault in found)


def test_every_fact_that_a_condition_may_name_is_told_in_the_help() -> None:
    for language in ("fr", "en"):
        page = read_file(SCRIPTS.parent / "resources" / "help" / language / "rebounds.md")
        assert {name for name in NAMES if f"`{name}`" not in page} == set()
