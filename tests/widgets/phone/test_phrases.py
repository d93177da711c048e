"""Every code the domain may show has words, in French as in English."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from tests.support.acting import TYPED
from workstation import i18n
from workstation.bank import people
from workstation.bank.acts import ACTS, Act, desk_steps
from workstation.bank.acts.declaring import Choice, Field, Number, Several, Slot, Typed
from workstation.bank.identity import ELEMENTS
from workstation.bank.parts import PARTS
from workstation.bank.targets import TARGETS
from workstation.events import ActDone
from workstation.i18n import tr
from workstation.phrases import PHRASES, deed, fact, phrase
from workstation.roleplay.model import STAGES
from workstation.session.transcript import Line, of_act
from workstation.telephony.presence import REASONS

TODAY = date(2026, 11, 23)
WORKSTATION = Path(__file__).resolve().parents[3] / "workstation"


def refusals() -> set[str]:
    """Every reason a command may be refused for, as the sources write them."""
    text = "".join(path.read_text(encoding="utf-8") for path in sorted(WORKSTATION.rglob("*.py")))
    return set(re.findall(r'Refused\("(\w+)"\)', text)) | set(re.findall(r'_need\(.*, "(\w+)"\)', text))


@pytest.mark.parametrize(
    ("group", "codes"),
    [
        ("refused", refusals()),
        ("reason", REASONS),
        ("section", PARTS),
        ("act", desk_steps()),
        ("act_done", ACTS),
        ("element", ELEMENTS),
        ("account", people.ACCOUNT_KINDS),
        ("card", people.CARD_KINDS),
        ("stage", STAGES),
        ("mood", [f"{level}{gender}" for level in range(5) for gender in "fm"]),
    ],
)
def test_every_code_has_words(group: str, codes: object) -> None:
    assert set(codes) - PHRASES[group].keys() == set()  # type: ignore[call-overload]


def test_every_phrase_is_translated() -> None:
    messages = {message for group in PHRASES.values() for message in group.values()}
    # Words that both languages share.
    shared = {
        "parent",
        "Anticipation",
        "Attentive",
        "Boomerang",
        "CRAC",
        "Compensation",
        "Inquisition",
        "Justification",
        "Identification",
        "Solution",
        "Objection",
        "Note",
        "Conclusion",
        "Chat",
        "Chats",
        "PDF",
        "Image",
        "Archive",
        "Document",
        "E-mail",
        "E-mails",
        "Quiz",
        "Incidents",
    }
    assert {message for message in messages - shared if i18n.tr(message) == message} == set()


def test_a_mood_agrees_with_the_customer() -> None:
    assert phrase("mood", 3) == "Tendue"
    assert phrase("mood", 3, "m") == "Tendu"
    assert phrase("mood", 0, "m") == "Calme"


def test_a_code_nobody_knows_is_shown_as_it_is() -> None:
    assert phrase("end", "delighted") == "delighted"
    with pytest.raises(KeyError):
        phrase("weather", "rain")


@pytest.mark.parametrize(
    ("code", "values", "words"),
    [
        ("held", ("30",), "Garde annoncée, 30\u00a0s"),
        ("held", ("0",), "Garde sans durée annoncée"),
        ("resumed", ("41000",), "Reprise après 0:41"),
        ("act", ("card.block", "55871"), "Carte opposée, réf.\u00a055871"),
        ("section", ("cards", "2"), "Cartes\u00a0: rubrique ouverte"),
        ("revealed", ("accounts", "2"), "Accès avant identification\u00a0: Comptes"),
        ("identity", ("birth_date", "accepted", "1"), "Date de naissance\u00a0: réponse exacte, Identité\u00a01"),
        ("identity", ("name", "accepted", "0"), "Nom et prénom\u00a0: réponse exacte"),
        ("identity", ("product", "rejected", "1"), "Produit détenu\u00a0: réponse inexacte"),
        ("ended", ("customer",), "La personne a raccroché"),
        ("silence", (), "Silence"),
    ],
)
def test_facts_read_as_sentences(code: str, values: tuple[str, ...], words: str) -> None:
    assert fact(Line(1, 0, "fact", code=code, values=values)) == words


def _model(field: Field) -> str:
    """What the field may say, as the log keeps it."""
    if isinstance(field, Slot):
        return "2026-12-01 10:00"
    if isinstance(field, Typed):
        return field.read(
            TYPED[field.kind][: field.bounds.high] if field.kind == "digits" else TYPED[field.kind], TODAY
        )
    if isinstance(field, Number):
        return str(field.low)
    return "O1, O2" if isinstance(field, Several) else field.model()


@pytest.mark.parametrize("act", [act for act in ACTS.values() if act.fields or act.target], ids=lambda act: act.id)
def test_a_fact_names_what_the_act_was_done_to_and_with(act: Act) -> None:
    """Every act that ships, by its declaration: no code stands on screen where there are words."""
    target = {"card": "classic", "appointment": "2026-12-01 10:00"}.get(act.target, "Acme" if act.target else "")
    values = tuple((f.name, _model(f)) for f in act.fields)
    event = ActDone("c1", "anne", act.id, target, values, "55871")
    told = fact(of_act(1, 0, event))
    said = act.fields or not TARGETS[act.target].coded
    assert told.startswith(f"{phrase('act_done', act.id)}, réf.\u00a055871" + (" · " if said else ""))
    for field in act.fields:
        if isinstance(field, Choice):
            assert tr(field.options[0].words) in told
        elif isinstance(field, Number):
            assert f"{tr(field.words)}\u00a0: {field.low}" in told
    if act.target == "card":
        assert "Carte Classique" in told
    for words in (told, deed(act.id, target, values)):
        assert "classic" not in words
        assert "2026-12-01" not in words


def test_where_one_of_several_will_do_an_act_says_any_of_them() -> None:
    i18n.install("fr")
    asked = deed("appointment.book", "", [("mode", "branch, phone, video")])
    assert asked.split(" · ")[-1] == "En agence, téléphone ou en visio"
    assert " ou " not in deed("appointment.book", "", [("mode", "branch")])
