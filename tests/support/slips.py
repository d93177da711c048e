"""Slips an author may make in the content that ships.

A row is the file, what stands in it, and what a careless hand makes of it, with ``¦`` where the caret must stand.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import NamedTuple

from tests.support.content import BUNDLED
from workstation.assessment.scorecard import read_scorecard
from workstation.bank.dispositions import read_dispositions
from workstation.bank.people import read_person
from workstation.content.diagnostics import ContentFault, Diagnostic
from workstation.content.figures import read_figures
from workstation.content.guide import read_guide
from workstation.content.sheets import read_sheet
from workstation.paths import SCRIPTS
from workstation.roleplay.judging.rule_files import read_rule_file
from workstation.roleplay.reading.includes import Folders, Included
from workstation.roleplay.reading.loader import load_with
from workstation.roleplay.reading.trying import check_fragments

LOST = "roleplays/card-lost.yaml"
THIRD = "roleplays/third-party-balance.yaml"
ABROAD = "roleplays/card-declined-abroad.yaml"
PROPOSAL = "fragments/proposal.yaml"
IDENTITY = "fragments/identification.yaml"
CLOSING = "fragments/closing.yaml"
NADIA = "people/nadia-belkacem.yaml"
EMILY = "people/emily-carter.yaml"
CARD = "scorecards/call.yaml"
SHEET = "sheets/card-limits.md"
FIGURES = "figures.yaml"
CODES = "dispositions.yaml"
GUIDE = "guides/call.yaml"
NOTES = "rules/note.yaml"

USED_BY = {PROPOSAL: LOST}
WHY_NOT_NAMED = (
    'why: "Le numéro est partagé et la nommer apprend qu’elle a un compte ici : saluez, puis demandez le nom.",'
)


class Slip(NamedTuple):
    """``meant``: the word that the cure must propose. ``at``: where the caret stands when something is gone."""

    code: str
    file: str
    old: str
    new: str
    meant: str = ""
    at: str = ""


SLIPS = [
    # What YAML reads otherwise.
    Slip("RP018", LOST, "  motif: MOY-CARTE-OPPO", "¦\tmotif: MOY-CARTE-OPPO"),
    Slip("RP018", IDENTITY, "        whisper:", "   ¦\twhisper:"),
    Slip("RP019", LOST, 'aim: "Protéger le compte', "aim: Rappel ¦: protéger le compte"),
    Slip("RP019", ABROAD, '{why: "Des données', "{why: Attention¦: des données"),
    Slip("RP019", THIRD, '"Le compte d’un proche"', "Un tiers¦: le compte d’un proche"),
    Slip("RP016", LOST, 'title: "Perte de carte dans le tramway"', "title: Perte de carte ¦# dans le tramway"),
    Slip("RP016", SHEET, 'title: "Plafond atteint\u00a0: expliquer et relever"', "title: Plafond atteint ¦#1"),
    Slip("RP017", ABROAD, 'answer: "{{ facts.other }}"', "answer: ¦{{ facts.other }}"),
    Slip("RP017", IDENTITY, 'say: "{{ question }}"', "say: ¦{{ question }}"),
    Slip(
        "RP001", THIRD, "documents: [identify-a-caller, bank-secrecy]", "documents: ¦[identify-a-caller, bank-secrecy"
    ),
    Slip("RP001", NADIA, '{street: "18 rue des Alouettes", postcode: "69003", city: "Lyon"}', '¦{street: "18 rue"'),
    Slip("RP002", CARD, "criteria:\n", "criteria: ¦&all\n"),
    Slip("RP003", LOST, "  difficulty: easy\n", "  difficulty: easy\n  ¦difficulty: medium\n"),
    Slip("RP003", ABROAD, "has_name: {type: bool,", "has_name: {type: bool, ¦type: int,"),
    Slip("RP004", FIGURES, "format: 1", "¦format: 7"),
    # Keys and values.
    Slip("RP010", LOST, 'hint: "Rassurer"', '¦hnit: "Rassurer"', "hint"),
    Slip("RP010", ABROAD, "ring: {line:", "ring: {¦lien:", "line"),
    Slip("RP010", THIRD, "dates: {rent", "¦date: {}\ndates: {rent", "dates"),
    Slip("RP010", PROPOSAL, '            answer: "Parfait."', '            ¦anser: "Parfait."', "answer"),
    Slip("RP010", NADIA, 'profession: "Infirmière"', '¦metier: "Infirmière"'),
    Slip("RP010", CARD, "{id: hold, title:", "{id: hold, ¦titel: x, title:", "title"),
    Slip("RP010", FIGURES, "sure: verified", "sure: verified\n    ¦note: à revoir"),
    Slip("RP010", LOST, "  revision: ", "  ¦revison: ", "revision"),
    Slip("RP010", CODES, 'title: "Moyens de paiement"', '¦titre: "Moyens de paiement"', "title"),
    Slip("RP010", NOTES, 'better: "souhaite', '¦beter: "souhaite', "better"),
    Slip("RP011", LOST, "  id: card-lost\n", "", at='title: "Perte'),
    Slip("RP011", LOST, "- {id: reference, claims:", "- ¦{claims:"),
    Slip("RP011", ABROAD, 'persona: {name: "Emily Carter", ', "persona: ¦{"),
    Slip("RP011", CLOSING, "    exits: [over]\n", "", at="params: [done"),
    Slip("RP011", SHEET, "id: card-limits\n", "", at="kind: procedure"),
    Slip("RP011", GUIDE, 'goal: "Vous savez à qui', '#goal: "Vous savez à qui', at="id: identify"),
    Slip("RP012", LOST, "difficulty: easy", "difficulty: ¦esay", "easy"),
    Slip("RP012", THIRD, "after: 15", "after: ¦quinze"),
    Slip("RP012", ABROAD, "language: en-GB", "language: ¦en-UK", "en-GB"),
    Slip("RP012", LOST, 'at: "mon 08:38"', 'at: ¦"lundi 08:38"'),
    Slip("RP012", LOST, 'sending: "+5 working days"', '¦sending: "5 jours"'),
    Slip(
        "RP012",
        LOST,
        "documents: [identify-a-caller, card-block",
        "documents: [identify-a-caller, ¦card-blok",
        "card-block",
    ),
    Slip("RP012", EMILY, "kind: current", "kind: ¦curent", "current"),
    Slip("RP012", NADIA, "balance: 1486.31", 'balance: ¦"1 486,31"'),
    Slip("RP012", NADIA, "birth_date: 1992-03-14", "birth_date: ¦14/03/1992"),
    Slip("RP012", CARD, "weight: 12,", "weight: ¦douze,"),
    Slip("RP012", FIGURES, "sure: verified", "sure: ¦oui"),
    Slip("RP012", LOST, "verifies: birth_date", "verifies: ¦birthdate", "birth_date"),
    # Conditions.
    Slip("RP020", LOST, 'when: "ordered"', 'when: "ordered and¦"'),
    Slip("RP020", ABROAD, '"has_name and has_birth and proved"', '"has_name ¦&& has_birth && proved"'),
    Slip("RP020", LOST, "\"seen('rebound')\"", '"seen(¦’rebound’)"'),
    Slip("RP020", THIRD, 'if: "named and proved"', 'if: "named ¦= proved"'),
    Slip("RP021", ABROAD, 'when: "not solved"', 'when: "¦solved.x"'),
    Slip("RP021", THIRD, 'when: "identity >= 2"', 'when: "¦identity + 1 >= 2"'),
    Slip("RP022", LOST, 'when: "not ordered"', 'when: "not ¦orderd"', "ordered"),
    Slip("RP039", THIRD, "\"seen('own_account')\"", "\"¦seen('own_acount')\"", "own_account"),
    Slip("RP022", ABROAD, "solved and travels and patience", "solved and ¦travel and patience", "travels"),
    Slip("RP023", LOST, "patience >= 3", "patience >= ¦9"),
    Slip("RP023", THIRD, 'if: "named and proved"', "if: \"named and proved == ¦'oui'\""),
    Slip("RP024", ABROAD, 'when: "not solved"', 'when: "¦solved or not solved"'),
    # Names that lead nowhere.
    Slip("RP030", LOST, "[fragments/proposal.yaml]", "[¦fragments/proposals.yaml]"),
    Slip("RP030", THIRD, "brief:\n", "include: [¦../people/claire-vasseur.yaml]\nbrief:\n"),
    Slip("RP031", LOST, "- {id: fee_vague,", "- {id: ¦fee_gift,"),
    Slip("RP032", LOST, "use: send_document", "use: ¦send_documents", "send_document"),
    Slip("RP033", LOST, 'reads: "je lirai"}', 'reads: "je lirai", ¦day: "demain"}'),
    Slip("RP033", PROPOSAL, "c’est {{ price }},", "c’est {{ ¦prize }},", "price"),
    Slip("RP034", LOST, "exits: {done: close}", "exits: {done: close, ¦lost: close}"),
    Slip("RP034", IDENTITY, "        exit: done\n", "        exit: ¦dome\n", "done"),
    Slip("RP035", THIRD, "flag: handed_off, takes", "flag: handed_off, next: refuse, end: ¦done, takes"),
    Slip("RP036", THIRD, "{end: hung_up}", "{¦end: hung_pu}", "hung_up"),
    Slip("RP036", ABROAD, "{end: hung_up}", "{¦end: doone}", "done"),
    Slip("RP037", THIRD, ", {else: identify}]", "]", at="refuse}]"),
    Slip("RP039", LOST, "start: greet\n", "start: ¦great\n", "greet"),
    Slip("RP039", THIRD, "    next: rephrase\n", "    next: ¦rephras\n", "rephrase"),
    Slip("RP039", ABROAD, "{else: close}", "{else: ¦clos}", "close"),
    Slip("RP039", PROPOSAL, "entry: offer", "entry: ¦ofer", "offer"),
    Slip("RP040", LOST, "score: {discover: 1}", "score: {¦discovr: 1}", "discover"),
    Slip("RP040", PROPOSAL, "score: {rebound: 1}", "score: {¦rebond: 1}", "rebound"),
    Slip("RP041", THIRD, "score: {rephrase: 2}", "score: {¦rephrase: 5}"),
    Slip("RP042", LOST, "flag: secret_asked", "flag: ¦secret_aked", "secret_asked"),
    Slip("RP042", PROPOSAL, "flag: pressure", "flag: ¦presure", "pressure"),
    Slip("RP042", ABROAD, "flag: no_recap,", "flag: ¦no_recpa,", "no_recap"),
    Slip("RP043", LOST, "set: {ordered: true}", "set: {ordered: ¦yes}"),
    Slip("RP043", LOST, "set: {named: true}", "set: {¦nammed: true}", "named"),
    Slip(
        "RP045",
        LOST,
        "{{ figures.card_replacement }} au tarif",
        "{{ ¦figures.card_replacment }} au tarif",
        "figures.card_replacement",
    ),
    Slip("RP045", LOST, 'price: "{{ figures.payment_insurance }}"', 'price: "{{ ¦figures.payment }}"'),
    Slip("RP045", THIRD, "{{ adviser.name }}", "{{ ¦adviser.nom }}", "adviser.name"),
    Slip("RP046", THIRD, "need: 2", "need: ¦9"),
    Slip("RP047", LOST, "hold: {}, ", "hold: {}, ¦smile: {max: 1}, "),
    Slip("RP048", LOST, "desk: card.order", "desk: ¦card.ordre", "card.order"),
    Slip("RP048", ABROAD, "act: cards.open", "act: ¦card.open", "cards.open"),
    Slip("RP049", THIRD, "caller: thierry-vasseur", "caller: ¦thierry-vaseur", "thierry-vasseur"),
    Slip("RP050", LOST, "ask_birth, ask_where, ask_code_kept", "ask_birth, ¦ask_were, ask_code_kept", "ask_where"),
    Slip(
        "RP052", LOST, "part le {{ dates.sending }} au plus tard, comptez", "part le ¦27 novembre au plus tard, comptez"
    ),
    Slip(
        "RP052",
        ABROAD,
        "Porto from tonight, then I’m home on Sunday",
        "Porto from tonight, then I’m home on ¦29 November",
    ),
    Slip("RP053", THIRD, "role: exemplary", "role: other", at="name: exemplaire"),
    Slip("RP054", ABROAD, "code: MOY-CARTE-PLAF, outcome", "code: ¦MOY-CARTE-PLAFF, outcome", "MOY-CARTE-PLAF"),
    Slip("RP054", THIRD, "outcome: [solved, refused]", "outcome: [solved, ¦refusé]"),
    Slip(
        "RP055",
        THIRD,
        "outcome: [solved, refused]\n",
        "outcome: [solved, refused]\n      moves: [{id: note_all, next: ¦close}]\n",
    ),
    Slip("RP056", LOST, 'answer: "D’accord, allez-y."', 'answer: "D’accord, ¦4111 1111 1111 1111."'),
    Slip("RP056", NADIA, '"0639980417"', '"¦0712345678"'),
    Slip("RP056", EMILY, '"emily.carter@example.org"', '"¦emily.carter@carter-mail.org"'),
    Slip("RP058", LOST, "better: ask_where", "better: ¦ask_were", "ask_where"),
    Slip("RP059", ABROAD, "    note:\n", "    note:\n      must_not: [¦secrets]\n", "secret"),
    # What could be better.
    Slip("RP051", THIRD, 'hears: ["allô, j’écoute"', 'hears: [¦"Banque Orvanne bonjour, je vous écoute"'),
    Slip("RP060", THIRD, WHY_NOT_NAMED, "", at="greet_name"),
    Slip(
        "RP062",
        LOST,
        "vars: {named",
        "vars: {¦paid: {type: bool, start: false}, named",
    ),
    Slip("RP062", ABROAD, "facts:\n", 'facts:\n  ¦unsaid: "Nothing."\n'),
    Slip("RP062", THIRD, 'dates: {rent: "+2 working days"', 'dates: {¦due: "+3 days", rent: "+2 working days"'),
    Slip("RP062", LOST, "flags:\n", 'flags:\n  ¦unheard: {penalty: 5, why: "Personne ne le relève."}\n'),
    Slip("RP062", CLOSING, "params: [done", "params: [¦mood, done"),
    Slip("RP062", ABROAD, "include: [objections", "include: [¦fragments/closing.yaml, objections"),
    Slip("RP064", THIRD, 'say: "Service clients, j’écoute."', 'say: ¦"' + "Service clients, j’écoute. " * 15 + '"'),
    Slip("RP066", LOST, '"Allô ? Il y a quelqu’un ?"', "'Vous dites ¦\"oui\"\u202f?'"),
    Slip("RP067", ABROAD, "start: greet\n", "start: greet  # ¦TODO relire\n"),
]


class Overlaid:
    """The bundled fragments, one of them changed."""

    def __init__(self, name: str, text: str) -> None:
        self._name = name
        self._text = text

    def read(self, name: str) -> Included:
        if name == self._name:
            return Included(self._text, name)
        return Folders().read(name)


@cache
def shipped(file: str) -> str:
    return (SCRIPTS / file).read_text(encoding="utf-8")


def told(file: str, text: str) -> list[Diagnostic]:
    """What the program says of a file of the bundle so changed; a fragment is read where it is used."""
    folder = Path(file).parts[0]
    readers = {
        "people": read_person, "scorecards": read_scorecard, "sheets": read_sheet, "guides": read_guide,
        FIGURES: read_figures, CODES: read_dispositions, "rules": read_rule_file,
    }  # fmt: skip
    try:
        if folder == "roleplays":
            return load_with(text, file, BUNDLED.around, Folders()).warnings
        if file in USED_BY:
            return load_with(shipped(USED_BY[file]), USED_BY[file], BUNDLED.around, Overlaid(file, text)).warnings
        if folder == "fragments":
            return check_fragments(text, file, Folders())
        readers[folder](text, file)  # type: ignore[operator]
    except ContentFault as fault:
        return fault.diagnostics
    return []


def changed(slip: Slip) -> tuple[str, int, int]:
    """The file with the slip, and the line and column where the caret must stand."""
    text = shipped(slip.file)
    assert slip.old in text, f"{slip.file} no longer holds: {slip.old}"
    text = text.replace(slip.old, slip.new, 1)
    at = text.index("¦") if "¦" in text else text.index(slip.at)
    return text.replace("¦", ""), text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
