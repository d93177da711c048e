"""What content names in the house's language and every interface shows: stages, criteria, a note's lists, rules.

Content is written in French and its own words stand there. In another language the code has the general word.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from workstation.bank.dispositions import Choice, Dispositions, Reason, Service
from workstation.i18n import language, mark, tr
from workstation.phrases import PHRASES

HOUSE_LANGUAGE = "fr"

HEADINGS: Mapping[str, Mapping[str, str]] = {
    "stage": PHRASES["stage"],
    "criterion": {
        "welcome": mark("Opening words"),
        "identify": mark("Identity of the caller"),
        "discover": mark("Listening and discovery"),
        "rephrase": mark("Rephrasing confirmed"),
        "answer": mark("Exact and complete answer"),
        "escalation": mark("Remit and escalation"),
        "language": mark("Language, tone, empathy"),
        "tone": mark("Tone and personal touch"),
        "hold": mark("Holds and silences"),
        "objection": mark("Objections"),
        "rebound": mark("Rebound offered"),
        "conclude": mark("Summary and leave-taking"),
        "note": mark("Note and disposition"),
        "anticipate": mark("Next question anticipated"),
        "concurrency": mark("Conversations kept apart"),
        "consent": mark("Consent and objection respected"),
        "pace": mark("Pace and waits announced"),
        "security": mark("Security and personal data"),
        "structure": mark("Subject, plan and steps to take"),
        "template": mark("Template cleaned"),
    },
    "outcome": PHRASES["outcome"],
    "service": PHRASES["service"],
    "follow_up": PHRASES["follow_up"],
    "disposition": {
        "MOY": mark("Means of payment"),
        "MOY-CARTE-OPPO": mark("Card, block"),
        "MOY-CARTE-PERDUE": mark("Card, lock"),
        "MOY-CARTE-PLAF": mark("Card, limit"),
        "MOY-CARTE-REFUS": mark("Card, payment declined"),
        "MOY-CARTE-ETR": mark("Card, use abroad"),
        "MOY-CARTE-CMD": mark("Card, order and dispatch"),
        "MOY-CARTE-CODE": mark("Card, forgotten PIN"),
        "MOY-PRLV": mark("Disputed direct debit"),
        "MOY-VIR": mark("Bank transfer"),
        "MOY-VOP": mark("Check of the payee"),
        "MOY-RIB": mark("Account details (RIB)"),
        "MOY-CHEQUE": mark("Cheque"),
        "FRA": mark("Fraud"),
        "FRA-FAUXCONS": mark("False adviser"),
        "FRA-HAMECON": mark("Phishing"),
        "FRA-CARTE": mark("Card, disputed payment"),
        "SEC": mark("Secrecy and data"),
        "SEC-TIERS": mark("Request by a third party"),
        "SEC-DONNEES": mark("Personal data"),
        "TAR": mark("Tariffs"),
        "TAR-FRAIS": mark("Disputed fees"),
        "TAR-INFO": mark("Information on fees"),
        "EPA": mark("Savings"),
        "EPA-REGL": mark("Regulated savings"),
        "EPA-TITRES": mark("Securities and investments"),
        "CRE": mark("Credit"),
        "CRE-DECOUV": mark("Overdraft"),
        "CRE-CONSO": mark("Consumer credit"),
        "CRE-IMMO": mark("Home loan"),
        "ASS": mark("Insurance"),
        "ASS-MDP": mark("Insurance of means of payment"),
        "ASS-RETRACT": mark("Withdrawal from a contract"),
        "ASS-ADE": mark("Borrower insurance"),
        "REC": mark("Complaints"),
        "REC-RECLA": mark("Complaint"),
        "REC-SUIVI": mark("Follow-up of a complaint"),
        "ADM": mark("Life of the account"),
        "ADM-COORD": mark("Contact details"),
        "ADM-KYC": mark("Identity papers up to date"),
        "ADM-MOBIL": mark("Change of bank"),
        "ADM-PROCUR": mark("Power of attorney"),
        "SUC-DECES": mark("Death and estate"),
        "DIG": mark("App and website"),
        "DIG-ACCES": mark("Access blocked"),
        "DIG-AIDE": mark("Help with their use"),
        "VTE": mark("Appointments and follow-up"),
        "VTE-RDV": mark("Appointment"),
        "VTE-LISTE": mark("Call list"),
        "SUIVI-SOUS": mark("Follow-up of a subscription"),
        "SUIVI-BIENV": mark("Welcome call"),
    },
    "ending": {"hung_up": mark("The customer hung up")},
    "breach": {
        "secrecy": mark("Something of the file was looked at or told below the level of identity it asks for."),
        "wrong_identity": mark("An answer that is not that of the file was accepted as a proof of identity."),
        "hung_up_on_customer": mark("You hung up before the conversation was over. Let the person hang up first."),
        "wrong_client": mark(
            "An act was done in another person’s file. Check the name above the file before each act."
        ),
        "wrong_deed": mark(
            "The act was done to something else, or with other values. Read the form before confirming."
        ),
        "dead_air": mark("A silence that nothing announced left the person lost. Say what you do, and for how long."),
        "long_hold": mark("The hold went beyond a minute without a word. Come back every forty-five seconds."),
        "false_note": mark("The text says done what is not. Write what is done, then what is still to be done."),
        "document_another": mark("The document holds data of somebody else than who is there. Check the name first."),
        "document_channel": mark("This document goes to the secure space alone: by an open way anybody may read it."),
        "document_identity": mark("This document asks for a higher identity. Establish it first, then share."),
        "document_lapsed": mark("The document is not in force on this day. The library gives the dates of each."),
        "critical_unsaid": mark("Something essential is not written: without it the contact cannot be passed."),
    },
    "rule": {
        "blame": mark("Blame"),
        "false_calm": mark("Telling to calm down"),
        "minimises": mark("Playing down"),
        "abuse": mark("Insult or threat by a customer"),
        "obligation": mark("Obligation"),
        "problem_word": mark("A word that alarms"),
        "jargon": mark("A word of the house"),
        "tic": mark("A verbal tic"),
        "word_given": mark("A promise"),
        "negative_offer": mark("A question that awaits a no"),
        "soothes": mark("Comfort with nothing after it"),
        "blame_tool": mark("Hiding behind procedure or tool"),
        "sends_away": mark("Sending elsewhere"),
        "empty_time": mark("Delay without a date"),
        "no_start": mark("Beginning with a no"),
        "doubt": mark("Doubt"),
        "secret_asked": mark("Secret asked for"),
        "card_number_asked": mark("Whole card number asked for"),
        "insult": mark("Insult"),
        "contempt": mark("Contempt"),
        "threat": mark("Threat"),
        "scare_selling": mark("Selling by fear"),
        "pressure": mark("Pressure"),
        "refund_promised": mark("Refund promised"),
        "perimeter": mark("Gesture or consent outside one’s role"),
        "validate_to_cancel": mark("“Confirm to cancel”"),
        "advice_given": mark("Advice outside one’s role"),
        "data_first": mark("Data before identification"),
        "client_named": mark("Client named to a third party"),
        "discrimination": mark("Discrimination, remark out of place"),
        "impostor": mark("What false advisers do"),
        "collusion": mark("Help to lie or to get round a check"),
        "false_claim": mark("False argument"),
        "judgement": mark("Judgement"),
        "health": mark("Health"),
        "origin": mark("Origin or belief"),
        "intimacy": mark("Intimate life"),
        "politics": mark("Opinion"),
        "offence": mark("Offence"),
        "suspicion": mark("Suspicion"),
        "third_party": mark("Private life of a third party"),
        "secret": mark("Secret"),
        "number_repeated": mark("Number written in full"),
        "left_over": mark("Template left unfilled"),
        "polite_form": mark("Polite form"),
        "familiar": mark("Too familiar a form of address"),
        "another_person": mark("Another client’s data"),
    },
}


def heading(group: str, code: str, title: str) -> str:
    """The name of what ``group`` holds: its author's ``title`` in the house's language, else the code's.

    What a house of its own has added keeps its title in every language. Raises ``KeyError`` for an unknown group.
    """
    words = HEADINGS[group]
    return title if language() == HOUSE_LANGUAGE or code not in words else tr(words[code])


def services_in_words(lists: Dispositions) -> tuple[Service, ...]:
    """Whom a contact may be passed on to, each by its title in the reader's language."""
    return tuple(replace(each, title=heading("service", each.code, each.title)) for each in lists.services)


def in_words(lists: Dispositions) -> Dispositions:
    """The note's lists with every title in the reader's language, the codes as they are."""
    return Dispositions(
        tuple(_reason(each) for each in lists.reasons),
        tuple(Choice(each.code, heading("outcome", each.code, each.title)) for each in lists.outcomes),
        tuple(Choice(each.code, heading("follow_up", each.code, each.title)) for each in lists.follow_ups),
        services_in_words(lists),
    )


def _reason(reason: Reason) -> Reason:
    title = heading("disposition", reason.code, reason.title)
    return replace(reason, title=title, children=tuple(_reason(each) for each in reason.children))
