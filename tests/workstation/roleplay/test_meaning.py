"""Faults of meaning planted in sound files: each is told by its code, and the sound files draw none."""

from __future__ import annotations

import re
from datetime import date
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.support.content import BUNDLED
from workstation.content.diagnostics import ContentFault, Diagnostic
from workstation.paths import RESOURCES, SCRIPTS
from workstation.roleplay.checking.amounts import amounts
from workstation.roleplay.checking.meaning.canvassing import forbidden
from workstation.roleplay.checking.spelled import flat
from workstation.roleplay.reading.includes import Folders
from workstation.roleplay.reading.loader import load_with

TEMPLATES = RESOURCES / "templates" / "roleplays"
LOST = SCRIPTS / "roleplays" / "card-lost.yaml"
ABROAD = SCRIPTS / "roleplays" / "card-declined-abroad.yaml"
THIRD = SCRIPTS / "roleplays" / "third-party-balance.yaml"
CALL, CHAT, EMAIL = TEMPLATES / "call.yaml", TEMPLATES / "chat.yaml", TEMPLATES / "email.yaml"
CALLBACK, OUTBOUND = TEMPLATES / "callback.yaml", TEMPLATES / "outbound.yaml"
SOUND = (LOST, ABROAD, THIRD, CALL, CHAT, EMAIL, CALLBACK, OUTBOUND)


class Planted(NamedTuple):
    """A change of a sound file, which its code tells. ``old`` is replaced once."""

    code: str
    path: Path
    old: str
    new: str


def line_of(path: Path, start: str) -> str:
    """The line of the file that begins so, whatever its indentation."""
    lines = [line for line in path.read_text(encoding="utf-8").split("\n") if line.strip().startswith(start)]
    assert lines, start
    return lines[0]


def moved_down(path: Path, first: str, last: str) -> tuple[str, str]:
    """What to replace, and by what, so that a line comes after another."""
    text = path.read_text(encoding="utf-8")
    one, other = line_of(path, first), line_of(path, last)
    whole = text[text.index(one) : text.index(other) + len(other)]
    return whole, whole.replace(one + "\n", "", 1) + "\n" + one


PLANTED = [
    # A breach that is never found, a text asked for nothing.
    Planted(
        "RP130",
        THIRD,
        "      outcome: [solved, refused]\n",
        "      outcome: [solved, refused]\n      must_not: [judgement]\n      moves: [{id: all, end: done}, "
        "{id: bad, breach: true, flag: note_breach, why: w, end: done}]\n",
    ),
    Planted("RP130", EMAIL, *moved_down(EMAIL, "- {id: reply_done,", "- {id: reply_empty,")),
    Planted("RP130", CHAT, *moved_down(CHAT, "- {id: reply_rude,", "- {id: reply_empty,")),
    Planted(
        "RP130",
        OUTBOUND,
        "    - {id: note_bad, breach",
        '    - {id: any, when: "lacks <= 9", end: done}\n        - {id: note_bad, breach',
    ),
    Planted("RP131", CALL, "      must_not: [secret,", "      must: []\n      must_not: [secret,"),
    Planted(
        "RP131", CHAT, "      must_not: [judgement, secret]\n", "      must_not: [judgement, {id: never, any: []}]\n"
    ),
    # Wordings of one letter, or inside another word.
    Planted("RP132", CALLBACK, 'says: ["plafond"', 'says: ["p"'),
    Planted("RP132", THIRD, 'unless: ["de votre épouse"', 'unless: ["à"'),
    Planted(
        "RP133",
        OUTBOUND,
        "      must_not: [secret,",
        '      must: [{id: m, any: ["accord"], why: "Sa réponse."}]\n      must_not: [secret,',
    ),
    Planted(
        "RP133",
        CHAT,
        "      must_not: [judgement, secret]\n",
        '      must_not: [judgement, {id: never, any: ["merci"]}]\n',
    ),
    Planted(
        "RP133",
        CALL,
        "      must_not: [secret,",
        '      must: [{id: m, any: ["appelé"], why: "Le rappel."}]\n      must_not: [secret,',
    ),
    Planted("RP133", ABROAD, 'says: ["hausse"', 'says: ["ras"'),
    # The better move.
    Planted(
        "RP134",
        LOST,
        "better: announce_silence,",
        "better: announce_silence, score: {answer: 2},",
    ),
    Planted(
        "RP134", CALLBACK, "        flag: promise\n", "        flag: promise\n        score: {answer: 3, welcome: 1}\n"
    ),
    Planted("RP135", OUTBOUND, "better: explain\n", "better: insist\n"),
    Planted("RP135", ABROAD, "better: raise_limit,", "better: push_app,"),
    Planted("RP135", CALL, "better: ask_name\n", "better: recap\n"),
    # What the head says twice.
    Planted(
        "RP136",
        THIRD,
        "      outcome: [solved, refused]\n",
        "      outcome: [solved, refused]\n      code: [MOY-CARTE-OPPO]\n",
    ),
    Planted("RP136", EMAIL, "motif: ADM-COORD", "motif: ADM-KYC"),
    Planted("RP137", ABROAD, 'persona: {name: "Emily Carter"', 'persona: {name: "Emma Carter"'),
    Planted("RP137", THIRD, 'persona: {name: "Thierry Vasseur"', 'persona: {name: "Claire Vasseur"'),
    Planted(
        "RP137",
        CALLBACK,
        'name: "Julien Caron", title: "M.", gender: m',
        'name: "Julien Caron", title: "Mme", gender: f',
    ),
    Planted("RP137", CALL, "gender: f, patience", "gender: m, patience"),
    # Amounts and days that the dossier contradicts.
    Planted("RP138", LOST, "un supermarché samedi, 64,12 €", "un supermarché samedi, 46,12 €"),
    Planted("RP138", LOST, "un supermarché samedi, 64,12 €", "un supermarché vendredi, 64,12 €"),
    Planted("RP138", THIRD, "vous avez 1 842,16 €", "vous avez 1 482,16 €"),
    Planted("RP138", THIRD, "vous avez 1 842,16 €", "vous avez deux mille trois cents euros"),
    Planted(
        "RP138", CALLBACK, 'answer: "Parfait, mon achat est demain."', 'answer: "Né le 5 novembre 1983, et vous ?"'
    ),
    Planted("RP057", ABROAD, "Beco. Forty-six fifty.", "Beco. Sixty-four fifty."),
    Planted(
        "RP057",
        LOST,
        "Café du… au Café du Parc. Quatre euros vingt.",
        "Au Café du Parc, quatorze euros vingt.",
    ),
    Planted(
        "RP061",
        LOST,
        "verifies: operation,",
        "verifies: operation, wrong: true,",
    ),
    Planted("RP061", ABROAD, "a Livret A and, um, a PEL, I", "a current account, a Livret A and the LDDS, I"),
    # Canvassing.
    Planted("RP139", OUTBOUND, 'at: "wed 17:30"', 'at: "sat 11:00"'),
    Planted("RP139", OUTBOUND, 'at: "wed 17:30"', 'at: "fri 13:20"'),
    Planted("RP139", OUTBOUND, 'at: "wed 17:30"', 'at: "mon 20:00"'),
    Planted("RP149", OUTBOUND, "    sales_consent: true ", "    sales_consent: false"),
    # Severities and tests.
    Planted("RP140", CALL, "note_breach: {fatal: true, why", "note_breach: {penalty: 5, why"),
    Planted("RP141", OUTBOUND, "hidden_purpose: {fatal: true", "hidden_purpose: {penalty: 10"),
    Planted("RP140", ABROAD, "  secrecy: {why", "  secrecy: {penalty: 5, why"),
    Planted("RP142", CALLBACK, "fails: [promise, note_breach]", "fails: [note_breach]"),
    Planted("RP142", EMAIL, "fails: [rude, note_breach]", "fails: [note_breach]"),
    # An act that the dossier refuses, at whichever of its values.
    Planted("RP103", ABROAD, 'with: {card: classic, amount: "3000"', 'with: {card: classic, amount: "2000"'),
    Planted(
        "RP103", ABROAD, 'with: {card: classic, amount: "3000"', "with: {card: classic, amount: {min: 500, max: 1900}"
    ),
    Planted(
        "RP103", CALL, "desk: document.send\n        with: {document: account_details}", "desk: appointment.cancel"
    ),
    # An answer of identity beside the truth, or true where it should not be.
    Planted("RP057", LOST, "Quatre euros vingt", "Quatre euros quatre-vingts"),
    Planted("RP061", ABROAD, "a Livret A and, um, a PEL, I", "a Livret A and, um, an LDDS, I"),
    # Hints.
    Planted("RP147", CALL, "Il est dans votre messagerie sécurisée", "Il est dans ta messagerie sécurisée"),
    Planted(
        "RP145",
        LOST,
        'say: "Tant mieux. Je ne vous retiens pas davantage."',
        'say: "Je suis ravie pour vous, je ne vous retiens pas."',
    ),
    Planted("RP146", CALLBACK, "Une hausse dure {{ figures.limit_rise_days }}", "Une hausse dure sept jours"),
    Planted("RP146", LOST, "est facturée, {{ figures.card_replacement }} au tarif", "est facturée, 10 euros au tarif"),
    Planted("RP147", CALL, "Et votre date de naissance ?", "Et quel est votre mot de passe ?"),
    Planted("RP148", CHAT, 'say: "Oui ?"', 'say: "Débrouillez-vous, je m’en fiche."'),
]


@cache
def told(text: str, path: Path) -> tuple[Diagnostic, ...]:
    try:
        return tuple(load_with(text, str(path), BUNDLED.around, Folders()).warnings)
    except ContentFault as fault:
        return tuple(fault.diagnostics)


def changed(planted: Planted) -> str:
    """The file with the fault in it; a space of ``old`` is any space of the file."""
    text = planted.path.read_text(encoding="utf-8")
    found = re.search("[ \u00a0\u202f]".join(map(re.escape, planted.old.split(" "))), text)
    assert found, planted.old
    return text[: found.start()] + planted.new + text[found.end() :]


@pytest.mark.parametrize("planted", PLANTED, ids=[f"{n}-{one.code}" for n, one in enumerate(PLANTED)])
def test_a_fault_of_meaning_is_told_at_its_line(planted: Planted) -> None:
    found = [fault for fault in told(changed(planted), planted.path) if fault.code == planted.code]
    assert found, [fault.describe() for fault in told(changed(planted), planted.path)]
    assert found[0].source.strip()


@pytest.mark.parametrize("path", SOUND, ids=[path.stem for path in SOUND])
def test_a_sound_file_draws_none(path: Path) -> None:
    assert [fault.describe() for fault in told(path.read_text(encoding="utf-8"), path)] == []


@pytest.mark.parametrize(
    ("at", "day", "reason"),
    [
        ("wed 17:30", "2026-11-23", ""),
        ("mon 10:00", "2026-11-23", ""),
        ("fri 19:59", "2026-11-23", ""),
        ("mon 09:59", "2026-11-23", "the hour is outside what the law allows"),
        ("thu 13:00", "2026-11-23", "the hour is outside what the law allows"),
        ("sun 11:00", "2026-11-23", "it is no working day"),
        ("thu 11:00", "2026-05-11", "2026-05-14 is a public holiday"),
        ("mon 11:00", "2026-12-28", ""),
        ("fri 11:00", "2026-12-21", "2026-12-25 is a public holiday"),
    ],
)
def test_a_client_is_called_when_the_law_allows_it(at: str, day: str, reason: str) -> None:
    found = forbidden(at, date.fromisoformat(day))
    assert (found.said() if found else "") == reason


@pytest.mark.parametrize(
    ("text", "cents"),
    [
        ("il présente 1 842,16 €", [184216]),
        ("quatre euros vingt, puis deux mille trois cents euros", [420, 230000]),
        ("you’ve used 1,987 euros 40 out of €2,000", [198740, 200000]),
        ("vingt-deux euros et cinquante centimes", [2250]),
        ("sept jours, huit heures trente, le 14 mars 1992", []),
        ("soixante-quatre euros douze, 46,12 euros", [6412, 4612]),
    ],
)
def test_amounts_are_read_in_figures_and_in_words(text: str, cents: list[int]) -> None:
    assert [one.cents for one in amounts(flat(text))] == cents


@pytest.mark.parametrize(
    ("answer", "wrong", "code"),
    [
        ("Quarante-six euros cinquante.", True, "RP061"),
        ("About forty-six fifty, I think.", True, "RP061"),
        ("Sixty-four fifty.", True, ""),
        ("A taxi, forty-six fifty.", True, ""),
        ("Sixty-four fifty.", False, "RP057"),
        ("Tasca do Beco, twenty-four euros.", False, "RP057"),
        ("Tasca do Beco, about forty-six.", False, ""),
    ],
)
def test_an_answer_by_amount_is_compared_with_the_operations(answer: str, wrong: bool, code: str) -> None:
    text = ABROAD.read_text(encoding="utf-8")
    ways = re.search(r'answer: \["Dinner last night.*?\]', text, re.DOTALL)
    assert ways is not None
    text = text.replace(ways.group(), f'answer: "{answer}"', 1)
    if wrong:
        text = text.replace("verifies: operation,", "verifies: operation, wrong: true,", 1)
    found = {fault.code for fault in told(text, ABROAD)} & {"RP057", "RP061"}
    assert found == ({code} if code else set())


@pytest.mark.parametrize(
    "say",
    [
        "Le code était-il noté avec la carte ? Ne me le dites pas.",
        "Quel est votre code postal ?",
        "Je suis toujours là, et je reste avec vous.",
        "Le ton de ce courrier vous a surpris, je comprends.",
        "Le ton monte, prenons le temps.",
        "Je suis en ligne avec le service cartes.",
        "Votre contrat dure depuis longtemps.",
    ],
)
def test_what_is_well_said_draws_no_hint(say: str) -> None:
    text = CALL.read_text(encoding="utf-8").replace(
        "Et votre date de naissance", say.rstrip(" ?.") + " ; et votre date", 1
    )
    assert [f.describe() for f in told(text, CALL) if f.code in ("RP145", "RP146", "RP147", "RP148")] == []


@pytest.mark.parametrize(
    ("answer", "say", "hinted"),
    [
        ("Nadia Belkacem.", "Il y a 50 euros sur cette ligne", True),
        ("Belkacem. J’ai payé cinquante euros hier.", "Il y a 50 euros sur cette ligne", False),
        ("Nadia Belkacem.", "L’achat de 4,20 euros, c’est bien le prix", False),  # in the dossier
        ("Nadia Belkacem.", "L’achat de 4,30 euros, c’est bien le prix", True),
        ("Nadia Belkacem.", "Une contestation se fait sous treize mois", True),
        ("Nadia Belkacem.", "Vous contestez un achat d’il y a treize mois", False),
    ],
)
def test_an_amount_of_the_conversation_or_a_time_gone_by_is_no_figure(answer: str, say: str, hinted: bool) -> None:
    text = LOST.read_text(encoding="utf-8")
    text = text.replace("J’ai que celle-là, la Classique.", answer, 1)
    text = text.replace('say: "Racontez-moi, ', f'say: "{say}. Racontez-moi, ', 1)
    assert ("RP146" in {fault.code for fault in told(text, LOST)}) is hinted


@pytest.mark.parametrize(("say", "names"), [("sous treize mois", 2), ("pour 10 euros", 1)])
def test_every_figure_of_that_value_is_named(say: str, names: int) -> None:
    """Which is meant, only its author knows."""
    text = LOST.read_text(encoding="utf-8").replace(
        'say: "Racontez-moi, ', f'say: "Cela se fait {say}. Racontez-moi, ', 1
    )
    [cure] = [fault.cure for fault in told(text, LOST) if fault.code == "RP146"]
    assert len(set(re.findall(r"figures\.(\w+)", cure))) >= names
    if names > 1:
        assert "figures.unauthorised_delay" in cure


def test_what_is_left_after_an_operation_is_no_wrong_amount() -> None:
    text = THIRD.read_text(encoding="utf-8")
    text = text.replace('say: "', 'say: "Il en restera 862,16 € après le loyer. ', 1)
    assert [fault.describe() for fault in told(text, THIRD) if fault.code == "RP138"] == []


def test_there_are_enough_of_them() -> None:
    assert len(PLANTED) >= 45
