"""Calls to debrief, played on the two-person bank: good ones, poor ones, and those that never began."""

from __future__ import annotations

from tests.support.content import changed
from tests.support.shift import ANNE, Shift
from workstation import commands as c
from workstation.debrief.building import make_report
from workstation.debrief.report import Report

# The role-play with reasons to praise, and an author's own better way.
TEXT = changed(
    ('hint: "Accueillir"\n', 'hint: "Accueillir"\n        why: "La banque, votre nom, une offre d’aide."\n'),
    ('verifies: product, answer', 'verifies: product, why: "Le foyer le sait.", better: ask_name, answer'),
    ('say: "Merci, cela me suffit."\n', 'say: "Merci, cela me suffit."\n        why: "Deux éléments manquent."\n'),
)  # fmt: skip


def shift(help_level: str = "choice") -> Shift:
    return Shift(TEXT, help_level)


def good() -> Shift:
    """A sound call, noted and closed."""
    call = shift()
    call.to_the_note()
    call.close()
    return call


def poor() -> Shift:
    """A cold greeting, the accounts opened early, a promise, and a note that says nothing."""
    call = shift()
    call.answer()
    call.say("greet_cold")
    call.do(c.OpenSection("c1", ANNE, "accounts"))
    call.say("ask_name", "ask_birth", "enough", "promise_gift", "recap")
    call.wait(10)
    call.close("Appel reçu.")
    return call


def missed() -> Shift:
    """Nobody picks up: the customer leaves."""
    call = shift()
    call.ring()
    while not call.state.ended:
        due = call.session.due()
        assert due is not None
        call.wait_until(due)
    return call


def speechless() -> Shift:
    """Picked up, then given up before a word."""
    call = shift()
    call.answer()
    call.do(c.EndSession())
    return call


def report_of(call: Shift) -> Report:
    return make_report(call.session.id, call.session.entries(), call.session.world.pins, "c1")
