"""What is checked of phrases and templates beside the rest: figures, stages, and the rules over the very words."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol

from workstation.content.by_language import in_language
from workstation.content.canned import CannedPhrase
from workstation.content.diagnostics import Diagnostic, Diagnostics, Place, nearest
from workstation.content.figures import Figure
from workstation.content.fillings import VARIABLES, check_figures, filled
from workstation.content.guide import Guide
from workstation.content.mail_templates import MailTemplate
from workstation.content.text import TextFault
from workstation.folding import folded, places
from workstation.roleplay.judging.rules import IDENTIFIED, Rules, place_of

LONGEST = 400
"""Characters of a phrase: a message of a chat says one thing, in one or two sentences."""


class Beside(Protocol):
    """What they are held against."""

    @property
    def figures(self) -> tuple[Figure, ...]: ...  # noqa: D102

    @property
    def guides(self) -> Mapping[str, Guide]: ...  # noqa: D102

    @property
    def rules(self) -> Rules: ...  # noqa: D102


def phrase_faults(phrases: Sequence[CannedPhrase], text: str, file: str, beside: Beside) -> list[Diagnostic]:
    """What is wrong with phrases that can be read."""
    found = Diagnostics(file, text)
    words = _Words(beside, found)
    for phrase in phrases:
        for channel in phrase.channels:
            stages = [stage.id for stage in beside.guides.get(channel, beside.guides["call"]).stages]
            if phrase.stage not in stages:
                place = found.within(phrase.place, phrase.stage)
                found.add("RP217", place, nearest(phrase.stage, stages), name=phrase.stage, channel=channel)
        for language, said in phrase.texts.items():
            words.look(said, language, phrase.place, phrase.channels)
            if len(said) > LONGEST:
                place = found.within(phrase.place, said[:20])
                found.add("RP218", place, count=len(said), language=language, most=LONGEST)
    return found.found


def template_faults(templates: Sequence[MailTemplate], text: str, file: str, beside: Beside) -> list[Diagnostic]:
    """What is wrong with templates that can be read."""
    found = Diagnostics(file, text)
    words = _Words(beside, found)
    for template in templates:
        for language, said in template.texts.items():
            words.look(_left_in(template, said, language), language, template.place, ("email",), whole=True)
            words.look(in_language(template.subjects, language), language, template.place, ("email",))
    return found.found


class _Words:
    """Texts looked through one after the other."""

    def __init__(self, beside: Beside, found: Diagnostics) -> None:
        self._rules, self._found = beside.rules, found
        self._figures = {figure.id: figure.said for figure in beside.figures}

    def look(self, text: str, language: str, place: Place, channels: Sequence[str], *, whole: bool = False) -> None:
        """Report unknown figures and broken rules; ``whole``: a text that lacks what a message needs breaks one too."""
        start = self._found.within(place, text.partition("\n")[0][:40])
        check_figures(text, language, start, self._found, self._figures)
        try:
            plain, _ = filled(text, dict(self._dummies(language)), language)
        except TextFault:  # told already
            return
        for where in dict.fromkeys(map(place_of, channels)):
            for one in self._rules.findings(plain, where, language, (), IDENTIFIED):
                if one.word or whole:
                    at = self._found.within(start, _as_it_stands(plain, one.word)) if one.word else place
                    self._found.add("RP214", at, name=one.family, wording=one.word, language=language)

    def _dummies(self, language: str) -> Iterator[tuple[str, str]]:
        """Something harmless for each variable: what is looked at are the author's own words."""
        yield from ((name, variable.words[0]) for name, variable in VARIABLES.items())
        yield from ((f"figures.{name}", said(language)) for name, said in self._figures.items())


def _left_in(template: MailTemplate, text: str, language: str) -> str:
    """The text without what is to be taken out of it: that may well be wrong, it is its lesson."""
    for trap in template.traps:
        if trap.do == "remove":
            text = text.replace(trap.words.get(language, ""), "")
    return text


def _as_it_stands(text: str, word: str) -> str:
    """What was found in the folded text, as it is written; the word itself where that is not known."""
    start = folded(text).find(word)
    where = places(text)
    return text[where[start] : where[start + len(word) - 1] + 1] if word and start >= 0 else word
