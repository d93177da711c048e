"""Every rebound offered to every inhabitant in every conversation: none is open to whom nothing may be offered."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from tests.support.content import BUNDLED
from workstation.bank.dossier import Dossier
from workstation.dataset.generate import generate
from workstation.dataset.living import lived
from workstation.dataset.record import resolve
from workstation.rebounds.facts import Around, values
from workstation.rebounds.rules import may_offer

TODAY = date(2026, 11, 24)
RULES = BUNDLED.rebounds
CALM = Around("call", 2, solved=True, calm=True, over=False, motif="EPA-REGL", own=True)
MOTIFS = ("MOY-CARTE-OPPO", "MOY-CARTE-ETR", "EPA-REGL", "CRE-CONSO", "TAR-FRAIS", "FRA-FAUXCONS", "REC-RECLA")
CONVERSATIONS = (
    *(replace(CALM, motif=motif) for motif in MOTIFS),
    *(replace(CALM, channel=channel) for channel in ("chat", "email", "outbound", "callback")),
    *(replace(CALM, acts=frozenset({act})) for act in ("card.block", "complaint.register", "dispute.open")),
    replace(CALM, solved=False),
    replace(CALM, calm=False),
    replace(CALM, over=True),
    replace(CALM, own=False),
    replace(CALM, identity=1),
    replace(CALM, refused=frozenset({"lep"})),
)
FEW, MANY = 200, 20_000
ADULT = date(2008, 11, 24)
"""Whoever was born after is a minor that day."""


def people(size: int) -> Iterator[Dossier]:
    return (resolve(lived(5, record), TODAY) for record in generate(5, size))


def left_alone(dossier: Dossier) -> bool:
    """Whether nothing may be offered to that client, whatever is said: in plain words, without the rules' own."""
    troubled = any(one.state == "open" and one.kind in ("complaint", "dispute", "fraud") for one in dossier.incidents)
    return (
        dossier.client.birth_date > ADULT
        or dossier.client.fragile
        or bool(dossier.items("death") or dossier.items("protection"))
        or any(one.kind == "death_reported" for one in dossier.incidents)
        or troubled
    )


def enumerated(size: int) -> Counter[tuple[str, str]]:
    """How often each answer was given, and why; a rebound open to somebody left alone is a fault."""
    answers: Counter[tuple[str, str]] = Counter()
    for dossier in people(size):
        alone = left_alone(dossier)
        for around in CONVERSATIONS:
            facts = values(dossier, around, TODAY)
            for one in RULES.rebounds:
                stands, why = may_offer(RULES, one.id, facts, "junior")
                assert not (alone and stands == "open"), (dossier.client.id, around, one.id)
                answers[stands, why] += 1
    return answers


def test_nothing_is_open_to_whoever_is_left_alone() -> None:
    answers = enumerated(FEW)
    assert answers["open", ""]
    assert answers.total() == FEW * len(CONVERSATIONS) * len(RULES.rebounds)
    assert {bar.id for bar in RULES.never} - {why for stands, why in answers if stands == "barred"} <= RARE


RARE = {"deceased", "protected"}
"""Bars that two hundred people may not meet; twenty thousand do."""


@pytest.mark.torture
def test_nothing_is_open_to_whoever_is_left_alone_among_twenty_thousand(capsys: pytest.CaptureFixture[str]) -> None:
    answers = enumerated(MANY)
    with capsys.disabled():
        sys.stdout.write(f"\n{answers.total()} offers asked, {MANY} inhabitants, {len(CONVERSATIONS)} conversations:\n")
        for (stands, why), times in answers.most_common():
            sys.stdout.write(f"{times:9} {stands} {why}\n")
    assert {bar.id for bar in RULES.never} <= {why for stands, why in answers if stands == "barred"}
