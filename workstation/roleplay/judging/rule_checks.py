"""Rules tried one against the other: what keeps one from ever being broken, and what one advises and another forbids.

That takes every rule through every other, so it is done where files are checked, and not each time they are read.
"""

from __future__ import annotations

from collections.abc import Iterator

from workstation.content.diagnostics import Diagnostic, Diagnostics, Place
from workstation.folding import folded
from workstation.roleplay.judging.rules import IDENTIFIED, Rule, Rules
from workstation.roleplay.judging.sentence import read


def rule_faults(rules: Rules, text: str, file: str, beside: Rules) -> list[Diagnostic]:
    """What is wrong with the rules of a file, for themselves and beside all that hold."""
    found = Diagnostics(file, text)
    for rule in rules.rules:
        at = Place(rule.place.line, rule.place.column)
        for wording in _lifted(rule):
            found.add("RP122", found.within(at, wording), name=rule.id, wording=wording)
        for advised, other, word in _contradicted(rule, beside):
            found.add("RP123", found.within(at, advised), name=rule.id, other=other, wording=word)
    return found.found


def _lifted(rule: Rule) -> Iterator[str]:
    """The wordings that hold a guard of their own rule: they would never be found."""
    for language, wordings in rule.says.items():
        for wording in wordings:
            sentence = read(folded(wording.text), language)
            if wording.plain and rule.guarded(sentence, tuple(range(len(sentence.words)))):
                yield wording.text


def _contradicted(rule: Rule, beside: Rules) -> Iterator[tuple[str, str, str]]:
    """What a rule advises or needs and another forbids at the same place, the rule that does, and its word."""
    advised = [*rule.better.items(), *((one, text.text) for one, ways in rule.needs.items() for text in ways)]
    for language, text in advised:
        for place in rule.places:
            against = [one for one in beside.findings(text, place, language, identity=IDENTIFIED) if one.word]
            if against:
                yield text, against[0].family, against[0].word
                break
