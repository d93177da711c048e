"""A role-play typed on a plain keyboard reads like one that was set by hand, and its faults stay where they are."""

from __future__ import annotations

import re

from tests.support.content import BUNDLED
from workstation.content.diagnostics import ContentFault
from workstation.paths import SCRIPTS
from workstation.roleplay.checking.texts import all_texts
from workstation.roleplay.reading.loader import load

CARD = SCRIPTS / "roleplays" / "card-lost.yaml"
AROUND = BUNDLED.around
# Within numbers and before a unit, a space is left as it was typed.
NUMBER = re.compile(r"(?<=\d)[\u00a0\u202f](?=[\d€%hs])")
PLAIN = str.maketrans({"\u00a0": " ", "\u202f": " ", "’": "'"})


def test_a_plain_keyboard_is_enough() -> None:
    written = CARD.read_text(encoding="utf-8")
    typed = "\n".join(line.translate(PLAIN) if "seen(" not in line else line for line in written.split("\n"))
    assert typed != written
    (by_hand, _), (typed_in, warnings) = load(written, CARD.name, AROUND), load(typed, CARD.name, AROUND)
    assert warnings == []
    for by, typed_text in zip(all_texts(by_hand.script), all_texts(typed_in.script), strict=True):
        assert NUMBER.sub(" ", by.words) == NUMBER.sub(" ", typed_text.words)


def test_a_fault_is_shown_in_the_line_as_it_was_typed() -> None:
    typed = CARD.read_text(encoding="utf-8").replace(
        'hint: "', "hint: \"C'est « vrai » ? Le 12 mars ! Appelez le 0612345678 ? ", 1
    )
    try:
        load(typed, CARD.name, AROUND)
    except ContentFault as fault:
        shown = [fault.source[fault.place.column - 1 :].split('"')[0] for fault in fault.diagnostics]
        assert {text[:10] for text in shown} == {"12 mars ! ", "0612345678"}
    else:
        raise AssertionError("nothing was found")
